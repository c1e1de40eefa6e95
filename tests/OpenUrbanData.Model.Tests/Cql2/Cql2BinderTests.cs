using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Model.Tests.Cql2;

/// <summary>How filters fit to a collection.</summary>
public sealed class Cql2BinderTests
{
    static readonly Operand Name = new Operand.Value(Places.Property("name"));

    [Fact]
    public void A_comparison_of_a_property_with_a_constant()
    {
        var compare = Assert.IsType<Filter.Compare>(Places.Bind("floors >= 3"));

        Assert.Equal(
            ("floors", Comparison.GreaterOrEqual, 3L),
            (((Operand.Value)compare.Left).Property.Name, compare.Operator, ((Operand.Constant)compare.Right).Literal));
    }

    [Theory]
    [InlineData("boolean")]
    [InlineData("TRUE")]
    [InlineData("starts_with(name,'A')")]
    public void A_truth_value_alone_is_a_condition(string text) => Assert.IsType<Filter.Holds>(Places.Bind(text));

    [Theory]
    [InlineData("name IN ('a','b')", "a,b")]
    [InlineData("floors IN (1,2.0)", "1,2")]
    [InlineData("height IN (1,2.5)", "1,2.5")]
    [InlineData("boolean IN (true)", "True")]
    [InlineData("\"date\" IN ('2024-01-31')", "01/31/2024")]
    public void Lists_of_constants_stay_lists(string text, string expected)
    {
        var list = Assert.IsType<Filter.In>(Places.Bind(text));

        Assert.Single(list.Literals.Select(literal => literal.GetType()).Distinct());
        Assert.Equal(expected, string.Join(",", list.Literals.Select(literal => Convert.ToString(literal, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("name IN ('a',nameascii)")]
    [InlineData("floors IN (1,2.5)")]
    [InlineData("CASEI(name) IN (CASEI('a'),CASEI('b'))")]
    [InlineData("\"date\" IN (DATE('2024-01-31'),TIMESTAMP('2024-01-31T12:00:00Z'))")]
    public void Other_lists_are_comparisons(string text) =>
        Assert.All(Assert.IsType<Filter.Or>(Places.Bind(text)).Parts, part => Assert.IsType<Filter.Compare>(part));

    [Fact]
    public void Between_is_two_comparisons()
    {
        var both = Assert.IsType<Filter.And>(Places.Bind("floors BETWEEN 1 AND height"));

        Assert.Equal(
            [Comparison.GreaterOrEqual, Comparison.LessOrEqual],
            both.Parts.Cast<Filter.Compare>().Select(compare => compare.Operator));
    }

    [Theory]
    [InlineData("start > '2024-01-31T12:00:00+01:00'", "2024-01-31T11:00:00Z")]
    [InlineData("start > '2024-01-31'", "2024-01-31T00:00:00Z")]
    [InlineData("start > DATE('2024-01-31')", "2024-01-31T00:00:00Z")]
    [InlineData("\"date\" > '2024-01-31T12:00:00Z'", "2024-01-31T12:00:00Z")]
    public void Days_and_instants_may_be_written_as_texts(string text, string instant) => Assert.Equal(
        new Operand.Constant(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)),
        Assert.IsType<Filter.Compare>(Places.Bind(text)).Right);

    [Theory]
    [InlineData("'2024-01-31' < \"date\"")]
    [InlineData("\"date\" BETWEEN '2024-01-31' AND DATE('2024-02-01')")]
    [InlineData("T_AFTER(\"date\",'2024-01-31')")]
    [InlineData("\"date\" < start")]
    [InlineData("start = end")]
    [InlineData("year(start) = 2024 AND month('2024-01-31') = 1")]
    public void Days_and_instants_compare(string text) => Places.Bind(text);

    [Theory]
    [InlineData("name LIKE 'A%'", "A%")]
    [InlineData("name LIKE '50\\%'", "50\\%")]
    [InlineData("name LIKE 'x\\\\'", "x\\\\")]
    public void A_last_backslash_in_a_pattern_stands_for_itself(string text, string pattern)
    {
        var like = Assert.IsType<Filter.Like>(Places.Bind(text));

        Assert.Equal(Name, like.Text);
        Assert.Equal(new Operand.Constant(pattern), like.Pattern);
    }

    [Fact]
    public void Folding_stays_on_both_sides_and_nests()
    {
        var like = Assert.IsType<Filter.Like>(Places.Bind("ACCENTI(CASEI(name)) LIKE accenti(casei('Chiș%'))"));

        Assert.Equal(new Operand.Folded(new Operand.Folded(Name, TextFolding.Case), TextFolding.Accents), like.Text);
        Assert.Equal(new Operand.Folded(new Operand.Folded(new Operand.Constant("Chiș%"), TextFolding.Case), TextFolding.Accents), like.Pattern);
    }

    [Fact]
    public void What_is_written_out_is_never_absent() =>
        Assert.Equal(new Filter.Holds(new Operand.Constant(false)), Places.Bind("'x' IS NULL"));

    [Theory]
    [InlineData("A_CONTAINS(tags,('a','b'))", ArrayRelation.Contains)]
    [InlineData("A_CONTAINEDBY(tags,())", ArrayRelation.ContainedBy)]
    [InlineData("A_EQUALS(('a',lower(name)),tags)", ArrayRelation.Equals)]
    [InlineData("A_OVERLAPS(tags,('a'))", ArrayRelation.Overlaps)]
    public void Lists_are_compared_as_sets(string text, ArrayRelation relation) =>
        Assert.Equal(relation, Assert.IsType<Filter.Array>(Places.Bind(text)).Relation);

    [Theory]
    [InlineData("S_TOUCHES(geom,POINT(1 2))", SpatialRelation.Touches)]
    [InlineData("s_disjoint(POINT(1 2),geometry)", SpatialRelation.Disjoint)]
    public void Spatial_relations(string text, SpatialRelation relation) =>
        Assert.Equal(relation, Assert.IsType<Filter.Spatial>(Places.Bind(text)).Relation);

    [Theory]
    [InlineData("T_METBY(INTERVAL(start,end),INTERVAL('..','2024-01-01'))", TemporalRelation.MetBy)]
    [InlineData("T_STARTS(\"date\",INTERVAL('2024-01-01',now()))", TemporalRelation.Starts)]
    public void Temporal_relations(string text, TemporalRelation relation) =>
        Assert.Equal(relation, Assert.IsType<Filter.Temporal>(Places.Bind(text)).Relation);

    [Theory]
    [InlineData("nme = 'x'", "at 1: there is no property 'nme'; did you mean 'name'?")]
    [InlineData("name = \"Frankfurt am Main\"", "at 8: there is no property 'Frankfurt am Main'; texts are written in single quotes")]
    [InlineData("lowr(name) = 'x'", "at 1: there is no function 'lowr'; did you mean 'lower'?")]
    [InlineData("lower(name,name) = 'x'", "at 1: lower(text) takes 1 arguments, found 2")]
    [InlineData("lower(floors) = 'x'", "at 7: 'floors' is a number, but 'text' of lower is a text")]
    [InlineData("year('x') = 1", "at 6: 'x' is a text, but 'time' of year is an instant")]
    [InlineData("floors = '5'", "at 10: 'floors' is a number, but '5' is a text")]
    [InlineData("name < 5", "at 8: 'name' is a text, but 5 is a number")]
    [InlineData("boolean = 1", "at 11: 'boolean' is true or false, but 1 is a number")]
    [InlineData("\"date\" = 'soon'", "at 10: 'date' is a day, but 'soon' is none; expected a day such as DATE('2024-01-31')")]
    [InlineData("start = 5", "at 9: 'start' is an instant, but 5 is a number")]
    [InlineData("floors LIKE '5%'", "at 1: 'floors' is a number; LIKE compares texts")]
    [InlineData("name LIKE nameascii", "at 11: expected a pattern as text, such as 'A%', or CASEI or ACCENTI of one")]
    [InlineData("name", "at 1: 'name' is a text; expected a condition such as name = …")]
    [InlineData("boolean AND 5", "at 13: a value alone is no condition; expected a comparison, or something that is true or false")]
    [InlineData("name + 1 = 2", "at 1: 'name' is a text; arithmetic takes numbers")]
    [InlineData("floors / 0 = 1", "at 10: nothing can be divided by zero")]
    [InlineData("CASEI(floors) = 'x'", "at 7: 'floors' is a number; CASEI takes texts")]
    [InlineData("geom = POINT(1 2)", "at 1: geometries are compared with S_EQUALS and the other spatial functions")]
    [InlineData("tags = ('a','b')", "at 1: lists are compared with A_EQUALS and the other functions for arrays")]
    [InlineData("parts = parts", "at 1: 'parts' is an object: only IS NULL can be asked of it")]
    [InlineData("S_WITHIN(name,POINT(1 2))", "at 10: 'name' is a text; S_WITHIN takes geometries")]
    [InlineData("T_AFTER(name,DATE('2024-01-01'))", "at 9: 'name' is a text; expected a day, an instant or an interval")]
    [InlineData("T_AFTER(start,INTERVAL('2024-01-02','2024-01-01'))", "at 15: the interval ends before it begins")]
    [InlineData("T_AFTER(start,INTERVAL(name,'..'))", "at 24: 'name' is a text; expected a day, an instant")]
    [InlineData("A_CONTAINS(name,('a'))", "at 12: 'name' is a text; A_CONTAINS takes lists such as ('a','b')")]
    [InlineData("A_CONTAINS(tags,(1,2))", "at 17: the first list holds texts, the second holds numbers")]
    [InlineData("A_CONTAINS(tags,('a',2))", "at 22: 2 is a number, but the members before are texts")]
    [InlineData("A_CONTAINS(tags,(POINT(1 2)))", "at 18: POINT is a geometry; lists hold texts, numbers, truth values, days or instants")]
    public void What_does_not_fit_is_said_with_its_place(string text, string message) =>
        Assert.Equal(message, Places.Unbound(text).ToString());

    [Theory]
    [InlineData("S_WITHIN(geom,POINT(200 2))", "at 15: 200 2 is no place on Earth: degrees in the order longitude, latitude are expected (http://www.opengis.net/def/crs/OGC/1.3/CRS84)")]
    [InlineData("S_WITHIN(geom,BBOX(0,0,10,91))", "at 15: 10 91 is no place on Earth: degrees in the order longitude, latitude are expected (http://www.opengis.net/def/crs/OGC/1.3/CRS84)")]
    [InlineData("S_WITHIN(geom,BBOX(0,10,10,0))", "at 15: the lower bound 10 of the box is above its upper bound 0")]
    [InlineData("S_WITHIN(geom,POLYGON((0 0,2 2,2 0,0 2,0 0)))", "at 15: the geometry is not valid: Self-intersection at 1 1")]
    public void Places_that_cannot_be(string text, string message) => Assert.Equal(message, Places.Unbound(text).ToString());

    [Fact]
    [Trait("requirement", "/req/filter/filter-crs-param")]
    public void Northing_comes_first_where_the_CRS_says_so()
    {
        var crs = Crs.Find("http://www.opengis.net/def/crs/EPSG/0/4326")!;
        var place = Place("S_WITHIN(geom,POLYGON((50 7,51 7,51 8,50 7)))", crs);

        Assert.Equal("POLYGON ((7 50, 7 51, 8 51, 7 50))", place.Geometry.AsText());
        Assert.Equal(crs, place.Crs);
        Assert.Equal(new Envelope(7, 8, 50, 51), Place("S_WITHIN(geom,BBOX(50,7,51,8))", crs).Geometry.EnvelopeInternal);
        Assert.Equal(
            "at 15: 100 7 is no place on Earth: degrees in the order latitude, longitude are expected (http://www.opengis.net/def/crs/EPSG/0/4326)",
            Places.Unbound("S_WITHIN(geom,POINT(100 7))", crs).ToString());
    }

    [Fact]
    public void Metres_have_no_bounds_but_an_order()
    {
        var crs = Crs.Find("http://www.opengis.net/def/crs/EPSG/0/25832")!;

        Assert.Equal(356000, Place("S_WITHIN(geom,BBOX(356000,5645000,357000,5646000))", crs).Geometry.EnvelopeInternal.MinX);
        Assert.Equal("the left bound 2 of the box is right of its right bound 1", Places.Unbound("S_WITHIN(geom,BBOX(2,0,1,1))", crs).Message);
    }

    [Theory]
    [InlineData("BBOX(150,-90,-150,90)", "MULTIPOLYGON (((150 -90, 150 90, 180 90, 180 -90, 150 -90)), ((-180 -90, -180 90, -150 90, -150 -90, -180 -90)))")]
    [InlineData("BBOX(180,0,-150,10)", "POLYGON ((-180 0, -180 10, -150 10, -150 0, -180 0))")]
    [InlineData("BBOX(150,0,-180,10)", "POLYGON ((150 0, 150 10, 180 10, 180 0, 150 0))")]
    [InlineData("BBOX(1,2,-99,3,4,99)", "POLYGON ((1 2, 1 4, 3 4, 3 2, 1 2))")]
    [InlineData("BBOX(1,2,1,2)", "POINT (1 2)")]
    [InlineData("BBOX(1,2,1,4)", "LINESTRING (1 2, 1 4)")]
    public void Boxes_over_the_antimeridian_with_heights_and_without_area(string box, string expected) =>
        Assert.Equal(expected, Place($"S_INTERSECTS(geom,{box})", Crs.Crs84).Geometry.AsText());

    [Fact]
    public void A_geometry_made_to_keep_computers_busy_is_refused_and_a_long_border_is_not()
    {
        var comb = string.Join(',', Enumerable.Range(0, 3000).Select(i => Pair(0.001 + (i * 0.01), 0) + ',' + Pair(60 + (i * 0.01), 80)));
        var border = string.Join(',', Enumerable.Range(0, 9000).Select(i => Pair(10 * Math.Cos(i * Math.Tau / 9000), 10 * Math.Sin(i * Math.Tau / 9000))));
        var nest = string.Join(',', Enumerable.Range(1, 1900).Select(i => $"(({Pair(-i / 100.0, -i / 100.0)},{Pair(i / 100.0, 0)},{Pair(0, i / 100.0)},{Pair(-i / 100.0, -i / 100.0)}))"));

        const string refusal = "too many edges of the geometry pass each other; expected a simpler one";
        Assert.Equal(refusal, Bound($"S_WITHIN(geom,LINESTRING({comb}))")?.Message);
        Assert.Equal(refusal, Bound($"S_WITHIN(geom,MULTIPOLYGON({nest}))")?.Message);
        Assert.Null(Bound($"S_WITHIN(geom,POLYGON(({border},{Pair(10, 0)})))"));
        Assert.Equal(refusal, Bound($"S_WITHIN(geom,POLYGON(({border},{Pair(10, 0)})))", Cql2Limits.Default with { MaximumSteps = 1000 })?.Message);

        static string Pair(double x, double y) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{x} {y}");

        static Cql2Mistake? Bound(string text, Cql2Limits? limits = null)
        {
            Assert.True(Cql2Text.TryParse(text, Cql2Limits.Default, out var filter, out var mistake), mistake?.ToString());
            Cql2Binder.TryBind(filter, Places.Find, Crs.Crs84, out _, out mistake, limits: limits);
            return mistake;
        }
    }

    [Fact]
    public void Heights_do_not_count() =>
        Assert.Equal("POINT (1 2)", Place("S_INTERSECTS(geom,POINT Z(1 2 3))", Crs.Crs84).Geometry.AsText());

    [Fact]
    public void Every_function_is_found_whatever_its_case_and_listed_once()
    {
        Assert.All(FilterFunction.All, function => Assert.Same(function, FilterFunction.Find(function.Name.ToUpperInvariant())));
        Assert.Equal(FilterFunction.All.Length, FilterFunction.All.Select(function => function.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    [Trait("requirement", "/req/functions/functions")]
    public void Every_function_takes_what_it_says(string name)
    {
        var function = FilterFunction.Find(name)!;
        var arguments = function.Arguments.Select(argument => argument.Type switch
        {
            OperandType.Text => "name",
            OperandType.Number => "height",
            OperandType.Instant => "start",
            OperandType.Date => "\"date\"",
            OperandType.Geometry => "geom",
            OperandType.List => "tags",
            _ => "boolean",
        });
        var test = function.Returns == OperandType.Boolean ? "" : " IS NOT NULL";

        Places.Bind($"{name}({string.Join(',', arguments)}){test}");
        Assert.Contains(" takes ", Places.Unbound($"{name}(1,2,3,4){test}").Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Functions => [.. FilterFunction.All.Select(function => function.Name)];

    static Operand.Place Place(string text, Crs crs) =>
        Assert.IsType<Operand.Place>(Assert.IsType<Filter.Spatial>(Places.Bind(text, crs)).Right);
}
