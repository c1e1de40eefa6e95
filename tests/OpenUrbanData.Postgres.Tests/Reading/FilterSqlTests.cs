using NetTopologySuite.IO;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>Every node of a filter as golden SQL, and run on rows whose answer is known.</summary>
public sealed class FilterSqlTests(FeatureSqlTests.Rows rows) : IClassFixture<FeatureSqlTests.Rows>
{
    const string L = "08999001.trees.";
    const string W = "08999002.trees.";
    static readonly Operand Species = Value("species");
    static readonly Operand Height = Value("height");
    static readonly Operand Trunks = Value("trunks");
    static readonly Operand Tags = Value("tags");
    static readonly Operand From = Value("valid_from");
    static readonly Operand To = Value("valid_to");
    static readonly Operand Seen = Value("seen_at");
    static readonly Operand Shape = new Operand.Shape();

    static readonly Dictionary<string, (Filter Filter, string[] Ids)> Cases = new(StringComparer.Ordinal)
    {
        // Text (CQL2, 7.4 and 7.5)
        ["like-start"] = (new Filter.Like(Species, Constant("Til%")), [L + "1", W + "1"]),
        ["like-start-and-more"] = (new Filter.Like(Species, Constant("T_l%ta")), [L + "1", W + "1"]),
        ["like-not-start-and-more"] = (new Filter.Not(new Filter.Like(Species, Constant("Til%x"))), [L + "1", L + "2", L + "3", W + "1", W + "2"]),
        ["like-escaped"] = (new Filter.Like(Species, Constant(@"%50\%\_")), [L + "3"]),
        ["like-last-backslash"] = (new Filter.Like(Species, Constant(@"Acer\")), []),
        ["like-without-wildcard"] = (new Filter.Like(Species, Constant("Acer")), [W + "2"]),
        ["like-property"] = (new Filter.Like(Constant("Acer"), Species), [W + "2"]),
        ["like-folded"] = (
            new Filter.Like(Fold(Species, TextFolding.Case), Fold(Constant("ACE%"), TextFolding.Case)), [W + "2"]),
        ["casei"] = (Is(Fold(Species, TextFolding.Case), Comparison.Equal, Fold(Constant("äSCULUS 50%_"), TextFolding.Case)), [L + "3"]),
        ["accenti"] = (
            Is(Fold(Fold(Species, TextFolding.Case), TextFolding.Accents), Comparison.Equal,
                Fold(Fold(Constant("ASCULUS 50%_"), TextFolding.Case), TextFolding.Accents)),
            [L + "3"]),
        ["compare-text-with-constant-side"] = (Is(Constant("B"), Comparison.Greater, Species), [W + "2"]),
        ["compare-constants-of-expressions"] = (
            Is(Fold(Constant("Z"), TextFolding.Case), Comparison.Greater, Constant("a")), [L + "1", L + "2", L + "3", L + "4", W + "1", W + "2"]),

        // Arithmetic (7.7)
        ["arithmetic"] = (
            Is(new Operand.Arithmetic(Height, ArithmeticOperator.Divide, Trunks), Comparison.GreaterOrEqual, Constant(12.5)),
            [L + "1", W + "1", W + "2"]),
        ["arithmetic-of-constants"] = (
            Is(Trunks, Comparison.Equal, new Operand.Arithmetic(Constant(7L), ArithmeticOperator.WholeDivide, Constant(3L))), [L + "2"]),
        ["arithmetic-impossible"] = (
            Is(new Operand.Arithmetic(Height, ArithmeticOperator.Divide, new Operand.Arithmetic(Trunks, ArithmeticOperator.Subtract, Constant(1L))),
                Comparison.NotEqual, Constant(0L)),
            []),
        ["arithmetic-power"] = (
            Is(new Operand.Arithmetic(Height, ArithmeticOperator.Power, Constant(2L)), Comparison.Equal, Constant(400L)), [W + "2"]),
        ["arithmetic-remainder"] = (
            Is(new Operand.Arithmetic(Height, ArithmeticOperator.Modulo, Constant(4L)), Comparison.Equal, Constant(0L)), [L + "3", W + "2"]),

        // Space (7.9, 7.10)
        ["s-intersects"] = (S(SpatialRelation.Intersects, Shape, Place("POLYGON((8.39 48.9,8.46 48.9,8.46 49.09,8.39 49.09,8.39 48.9))")),
            [L + "1", W + "1"]),
        ["s-intersects-turned"] = (S(SpatialRelation.Intersects, Place("POINT(8.4 49)"), Shape), [L + "1"]),
        ["s-disjoint"] = (S(SpatialRelation.Disjoint, Shape, Place("POLYGON((8 48,9 48,9 50,8 50,8 48))")), [L + "4", W + "2"]),
        ["s-equals"] = (S(SpatialRelation.Equals, Shape, Place("POINT(8.5 49.1)")), [L + "2"]),
        ["s-touches"] = (S(SpatialRelation.Touches, Shape, Place("POLYGON((8.4 48,9 48,9 50,8.4 50,8.4 48))")), [L + "1"]),
        ["s-crosses"] = (S(SpatialRelation.Crosses, Shape, Place("LINESTRING(8 49,9 49)")), []),
        ["s-overlaps"] = (S(SpatialRelation.Overlaps, Shape, Place("MULTIPOINT(8.4 49,8.5 49.1)")), []),
        ["s-within"] = (S(SpatialRelation.Within, Shape, Place("LINESTRING(8 49,9 49)")), [L + "1"]),
        ["s-contains"] = (S(SpatialRelation.Contains, Place("POLYGON((8 48,9 48,9 50,8 50,8 48))"), Shape), [L + "1", L + "2", W + "1"]),
        ["s-intersects-utm"] = (
            S(SpatialRelation.Intersects, Shape,
                Place("POLYGON((455000 5420000,457000 5420000,457000 5440000,455000 5440000,455000 5420000))", 25832)),
            [L + "1"]),
        ["s-intersects-crossing-itself"] = (
            S(SpatialRelation.Within, Shape, Place("POLYGON((8.41 49.04,8.46 49.08,8.46 49.04,8.41 49.08,8.41 49.04))")), [W + "1"]),
        ["s-touches-collection"] = (
            S(SpatialRelation.Touches, Shape,
                Place("GEOMETRYCOLLECTION(POLYGON((8.4 48,9 48,9 50,8.4 50,8.4 48)),POLYGON((8.45 48,9 48,9 50,8.45 50,8.45 48)))")),
            [L + "1"]),
        ["is-null-geometry"] = (new Filter.IsNull(Shape), [L + "3"]),

        // Time (7.11)
        ["t-after"] = (T(TemporalRelation.After, From, Constant(new DateOnly(2010, 1, 1))), [W + "2"]),
        ["t-before"] = (T(TemporalRelation.Before, From, Constant(new DateOnly(2010, 1, 1))), [L + "1"]),
        ["t-contains"] = (
            T(TemporalRelation.Contains, new Operand.Interval(From, To), new Operand.Interval(Constant(new DateOnly(2011, 1, 1)), Constant(new DateOnly(2012, 1, 1)))),
            [L + "2"]),
        ["t-disjoint"] = (T(TemporalRelation.Disjoint, From, Constant(new DateOnly(2010, 1, 1))), [L + "1", W + "2"]),
        ["t-during-day"] = (T(TemporalRelation.During, Seen, Constant(new DateOnly(2026, 2, 3))), [L + "1"]),
        ["t-equals"] = (T(TemporalRelation.Equals, From, Constant(new DateOnly(2010, 1, 1))), [L + "2"]),
        ["t-finished-by"] = (T(TemporalRelation.FinishedBy, new Operand.Interval(From, To), Constant(new DateOnly(2020, 1, 1))), [L + "2"]),
        ["t-finishes"] = (
            T(TemporalRelation.Finishes, new Operand.Interval(From, To), new Operand.Interval(null, Constant(new DateOnly(2020, 1, 1)))), [L + "2"]),
        ["t-intersects-open"] = (T(TemporalRelation.Intersects, From, new Operand.Interval(Constant(new DateOnly(2010, 1, 1)), null)), [L + "2", W + "2"]),
        ["t-intersects-instants"] = (
            T(TemporalRelation.Intersects, From, new Operand.Interval(Constant(Instant(2010, 1, 1, 12)), Constant(Instant(2024, 1, 1, 0)))),
            [L + "2", W + "2"]),
        ["t-meets"] = (T(TemporalRelation.Meets, new Operand.Interval(From, To), new Operand.Interval(Constant(new DateOnly(2020, 1, 1)), null)), [L + "2"]),
        ["t-met-by"] = (T(TemporalRelation.MetBy, new Operand.Interval(From, null), new Operand.Interval(null, Constant(new DateOnly(2010, 1, 1)))), [L + "2"]),
        ["t-overlapped-by"] = (
            T(TemporalRelation.OverlappedBy, new Operand.Interval(From, null), new Operand.Interval(Constant(new DateOnly(2005, 1, 1)), Constant(new DateOnly(2012, 1, 1)))),
            [L + "2"]),
        ["t-overlaps"] = (
            T(TemporalRelation.Overlaps, new Operand.Interval(From, To), new Operand.Interval(Constant(new DateOnly(2015, 1, 1)), null)), [L + "2"]),
        ["t-started-by"] = (T(TemporalRelation.StartedBy, new Operand.Interval(From, null), Constant(new DateOnly(2024, 1, 1))), [W + "2"]),
        ["t-starts"] = (T(TemporalRelation.Starts, From, new Operand.Interval(Constant(new DateOnly(2024, 1, 1)), null)), [W + "2"]),

        // Lists (7.12)
        ["a-equals"] = (A(ArrayRelation.Equals, Tags, Constant("mit \"Zeichen\""), Constant("alt"), Constant("alt")), [L + "1"]),
        ["a-contains"] = (A(ArrayRelation.Contains, Tags, Constant("alt")), [L + "1"]),
        ["a-contained-by"] = (A(ArrayRelation.ContainedBy, Tags, Constant("alt")), [L + "2"]),
        ["a-overlaps"] = (A(ArrayRelation.Overlaps, Tags, Constant("neu"), Constant("alt")), [L + "1"]),
        ["a-empty"] = (A(ArrayRelation.Equals, Tags), [L + "2"]),
        ["a-numbers"] = (A(ArrayRelation.Contains, new Operand.List([Trunks, Constant(5L)]), Constant(2.0)), [L + "2"]),
        ["a-text-of-properties"] = (A(ArrayRelation.Overlaps, new Operand.List([Species, Value("source_id")]), Constant("Acer"), Constant("3")),
            [L + "3", W + "2"]),

        // One of some
        ["in-none"] = (new Filter.Not(new Filter.In(Trees.Named("height"), [])), [L + "1", L + "3", L + "4", W + "1", W + "2"]),
        ["in-days-of-instants"] = (
            new Filter.In(Trees.Named("valid_from"), [Instant(2010, 1, 1, 0), Instant(2000, 1, 1, 1)]), [L + "2"]),

        // Truth
        ["holds"] = (new Filter.Holds(Value("evergreen")), [L + "2"]),
        ["truth"] = (
            Is(new Operand.Truth(new Filter.IsNull(Height)), Comparison.Equal, Value("evergreen")), [L + "1", L + "2", W + "1", W + "2"]),
        ["holds-constant"] = (new Filter.Holds(Constant(false)), []),
        ["is-null-interval"] = (new Filter.Not(new Filter.IsNull(new Operand.Interval(From, To))), [L + "2"]),
        ["compare-whole-number"] = (Is(Trunks, Comparison.Equal, Constant(2.0)), [L + "2"]),
        ["compare-instant-and-day-of-column"] = (Is(From, Comparison.GreaterOrEqual, Constant(Instant(2010, 1, 1, 1))), [W + "2"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Writes_the_golden_condition(string name) =>
        Golden.MatchesAsync($"filter/{name}.sql", FeatureSqlTests.Text(FeatureSql.Count(Trees.Query with { Filter = Cases[name].Filter })));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Finds_the_rows(string name) => Assert.Equal(Cases[name].Ids, await rows.IdsAsync(Cases[name].Filter));

    public static TheoryData<object, object> Misfits => new()
    {
        { Is(Species, Comparison.Equal, Constant(1L)), "text and number" },
        { Is(Shape, Comparison.Equal, Shape), "geometries" },
        { Is(Tags, Comparison.Less, Tags), "lists" },
        { new Filter.Like(Height, Constant("1%")), "pattern on a number" },
        { new Filter.Holds(Species), "text as condition" },
        { S(SpatialRelation.Within, Shape, Species), "text as geometry" },
        { T(TemporalRelation.After, Species, From), "text as time" },
        { A(ArrayRelation.Contains, Tags, Constant(1L)), "texts and numbers" },
        { A(ArrayRelation.Contains, Tags, Constant(1L), Constant("a")), "two types" },
        { Is(new Operand.Arithmetic(Species, ArithmeticOperator.Add, Height), Comparison.Equal, Height), "text as number" },
        { Is(Species, Comparison.Equal, Constant("a\0b")), "no text of a database" },
        { Is(Species, Comparison.Equal, Constant("a\ud800")), "half a character" },
        { Is(Fold(Height, TextFolding.Case), Comparison.Equal, Constant("a")), "case of a number" },
        { new Filter.In(Trees.Named("tags"), ["a"]), "a list as one value" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void What_does_not_fit_is_the_clients_mistake(object filter, object why) =>
        Assert.Equal(400, Assert.Throws<ProblemException>(() =>
            FeatureSql.Count(Trees.Query with { Filter = new Filter.Or([(Filter)filter]) })).Problem.Status + 0 * why.GetHashCode());

    static Filter.Compare Is(Operand left, Comparison comparison, Operand right) => new Filter.Compare(left, comparison, right);

    static Filter.Spatial S(SpatialRelation relation, Operand left, Operand right) => new Filter.Spatial(relation, left, right);

    static Filter.Temporal T(TemporalRelation relation, Operand left, Operand right) => new Filter.Temporal(relation, left, right);

    static Filter.Array A(ArrayRelation relation, Operand left, params Operand[] members) =>
        new Filter.Array(relation, left, new Operand.List([.. members]));

    static Operand.Value Value(string property) => new Operand.Value(Trees.Named(property));

    static Operand.Constant Constant(object literal) => new Operand.Constant(literal);

    static Operand.Folded Fold(Operand text, TextFolding folding) => new Operand.Folded(text, folding);

    static Operand.Place Place(string text, int srid = 4326) =>
        new Operand.Place(new WKTReader().Read(text), Crs.All.First(crs => crs.Srid == srid));

    static DateTimeOffset Instant(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
