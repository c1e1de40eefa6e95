using OpenUrbanData.Model.Cql2;

namespace OpenUrbanData.Model.Tests.Cql2;

/// <summary>Reading and writing of CQL2 text; what is expected stands as the JSON that says the same.</summary>
public sealed class Cql2TextTests
{
    [Theory]
    [Trait("requirement", "/req/basic-cql2/cql2-filter")]
    // AND before OR, NOT before AND, whatever stands first.
    [InlineData("a OR b AND c", """{"op":"or","args":[{"property":"a"},{"op":"and","args":[{"property":"b"},{"property":"c"}]}]}""")]
    [InlineData("a AND b OR c", """{"op":"or","args":[{"op":"and","args":[{"property":"a"},{"property":"b"}]},{"property":"c"}]}""")]
    [InlineData("(a OR b) AND c", """{"op":"and","args":[{"op":"or","args":[{"property":"a"},{"property":"b"}]},{"property":"c"}]}""")]
    [InlineData("NOT a AND b", """{"op":"and","args":[{"op":"not","args":[{"property":"a"}]},{"property":"b"}]}""")]
    [InlineData("NOT (a AND b)", """{"op":"not","args":[{"op":"and","args":[{"property":"a"},{"property":"b"}]}]}""")]
    [InlineData("NOT(a=1)", """{"op":"not","args":[{"op":"=","args":[{"property":"a"},1]}]}""")]
    [InlineData("not a = 1 or b", """{"op":"or","args":[{"op":"not","args":[{"op":"=","args":[{"property":"a"},1]}]},{"property":"b"}]}""")]
    [InlineData("NOT NOT a", """{"op":"not","args":[{"op":"not","args":[{"property":"a"}]}]}""")]
    // Truth values.
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("a = TRUE", """{"op":"=","args":[{"property":"a"},true]}""")]
    [InlineData("starts_with(a,'x') AND b", """{"op":"and","args":[{"op":"starts_with","args":[{"property":"a"},"x"]},{"property":"b"}]}""")]
    [InlineData("(a = 1) = (b = 2)", """{"op":"=","args":[{"op":"=","args":[{"property":"a"},1]},{"op":"=","args":[{"property":"b"},2]}]}""")]
    // Predicates and their NOT.
    [InlineData("a is null", """{"op":"isNull","args":[{"property":"a"}]}""")]
    [InlineData("a IS NOT NULL", """{"op":"not","args":[{"op":"isNull","args":[{"property":"a"}]}]}""")]
    [InlineData("a NOT LIKE 'x%'", """{"op":"not","args":[{"op":"like","args":[{"property":"a"},"x%"]}]}""")]
    [InlineData("a not in (1,2)", """{"op":"not","args":[{"op":"in","args":[{"property":"a"},[1,2]]}]}""")]
    [InlineData("a NOT BETWEEN 1 AND 2 AND b", """{"op":"and","args":[{"op":"not","args":[{"op":"between","args":[{"property":"a"},1,2]}]},{"property":"b"}]}""")]
    [InlineData("a IN (1)", """{"op":"in","args":[{"property":"a"},[1]]}""")]
    [InlineData("a<>1", """{"op":"<>","args":[{"property":"a"},1]}""")]
    [InlineData("1<=a", """{"op":"<=","args":[1,{"property":"a"}]}""")]
    public void Operators_hold_together_as_the_grammar_says(string text, string json) => Same(text, json);

    [Theory]
    [Trait("requirement", "/req/arithmetic/arithmetic")]
    [InlineData("a = 1+2*3", """{"op":"=","args":[{"property":"a"},{"op":"+","args":[1,{"op":"*","args":[2,3]}]}]}""")]
    [InlineData("a = (1+2)*3", """{"op":"=","args":[{"property":"a"},{"op":"*","args":[{"op":"+","args":[1,2]},3]}]}""")]
    [InlineData("a = 8-4-2", """{"op":"=","args":[{"property":"a"},{"op":"-","args":[{"op":"-","args":[8,4]},2]}]}""")]
    [InlineData("a = 8-(4-2)", """{"op":"=","args":[{"property":"a"},{"op":"-","args":[8,{"op":"-","args":[4,2]}]}]}""")]
    [InlineData("a = 7 DIV 2 % 3", """{"op":"=","args":[{"property":"a"},{"op":"%","args":[{"op":"div","args":[7,2]},3]}]}""")]
    [InlineData("a = 2*3^2", """{"op":"=","args":[{"property":"a"},{"op":"*","args":[2,{"op":"^","args":[3,2]}]}]}""")]
    [InlineData("a = 2^3^2", """{"op":"=","args":[{"property":"a"},{"op":"^","args":[2,{"op":"^","args":[3,2]}]}]}""")]
    // The sign belongs to the number, so to the base of the power.
    [InlineData("a = -2^2", """{"op":"=","args":[{"property":"a"},{"op":"^","args":[-2,2]}]}""")]
    [InlineData("a = - b", """{"op":"=","args":[{"property":"a"},{"op":"*","args":[-1,{"property":"b"}]}]}""")]
    [InlineData("a-1 > +.5E1", """{"op":">","args":[{"op":"-","args":[{"property":"a"},1]},5]}""")]
    [InlineData("a = 1. AND b=-9223372036854775808", """{"op":"and","args":[{"op":"=","args":[{"property":"a"},1]},{"op":"=","args":[{"property":"b"},-9223372036854775808]}]}""")]
    [InlineData("a > 9223372036854775808", """{"op":">","args":[{"property":"a"},9223372036854775808]}""")]
    public void Arithmetic_holds_together_as_in_mathematics(string text, string json) => Same(text, json);

    [Theory]
    [Trait("requirement", "/req/cql2-text/escaping")]
    [InlineData("a='it''s'", "it's")]
    [InlineData("a='it\\'s'", "it's")]
    [InlineData("a=''", "")]
    [InlineData("a=''''", "'")]
    [InlineData("a='C:\\dir'", "C:\\dir")]
    [InlineData("a='ends with \\\\'", "ends with \\")]
    [InlineData("a='50\\% off'", "50\\% off")]
    [InlineData("a='\"quoted\" – 𐐷\n'", "\"quoted\" – 𐐷\n")]
    [InlineData("a='-- no comment; DROP TABLE x'", "-- no comment; DROP TABLE x")]
    public void Quotes_and_backslashes_in_texts(string text, string value)
    {
        var filter = Places.Parse(text);

        Assert.Equal(new Cql2Node.Operation(Cql2Operator.Equal, [new Cql2Node.Property("a"), new Cql2Node.Text(value)]), filter);
        Assert.Equal(filter, Places.Parse(Cql2Text.Print(filter)));
    }

    [Theory]
    [InlineData("\"date\" IS NULL", "date")]
    [InlineData("date IS NULL", "date")]
    [InlineData("point IS NULL", "point")]
    [InlineData("\"and\" IS NULL", "and")]
    [InlineData("eo:cloud_cover.max IS NULL", "eo:cloud_cover.max")]
    [InlineData("straße IS NULL", "straße")]
    [InlineData("ΟΔΟΣ IS NULL", "ΟΔΟΣ")]
    [InlineData("道路 IS NULL", "道路")]
    [InlineData("\"with \"\"quotes\"\" and blanks\" IS NULL", "with \"quotes\" and blanks")]
    public void Names_of_properties_with_and_without_quotes(string text, string name)
    {
        var filter = Places.Parse(text);

        Assert.Equal(new Cql2Node.Operation(Cql2Operator.IsNull, [new Cql2Node.Property(name)]), filter);
        Assert.Equal(filter, Places.Parse(Cql2Text.Print(filter)));
    }

    [Theory]
    [InlineData("a = DATE('2024-02-29')", """{"op":"=","args":[{"property":"a"},{"date":"2024-02-29"}]}""")]
    [InlineData("a = timestamp('2024-02-29T23:59:59.25Z')", """{"op":"=","args":[{"property":"a"},{"timestamp":"2024-02-29T23:59:59.25Z"}]}""")]
    [InlineData("a = TIMESTAMP('2024-01-01T00:30:00+01:00')", """{"op":"=","args":[{"property":"a"},{"timestamp":"2023-12-31T23:30:00Z"}]}""")]
    [InlineData("T_DURING(INTERVAL(a,b),INTERVAL('..','2024-01-01'))", """{"op":"t_during","args":[{"interval":[{"property":"a"},{"property":"b"}]},{"interval":["..","2024-01-01"]}]}""")]
    [InlineData("t_after(a,interval(DATE('2024-01-01'),now()))", """{"op":"t_after","args":[{"property":"a"},{"interval":["2024-01-01",{"op":"now","args":[]}]}]}""")]
    [InlineData("T_FinishedBy(a,b)", """{"op":"t_finishedBy","args":[{"property":"a"},{"property":"b"}]}""")]
    public void Days_instants_and_intervals(string text, string json) => Same(text, json);

    [Theory]
    [InlineData("S_WITHIN(g,POINT(7 50.5))", """{"op":"s_within","args":[{"property":"g"},{"type":"Point","coordinates":[7,50.5]}]}""")]
    [InlineData("S_WITHIN(g,point z (7 50.5 -1e2))", """{"op":"s_within","args":[{"property":"g"},{"type":"Point","coordinates":[7,50.5,-100]}]}""")]
    [InlineData("S_WITHIN(g,LINESTRING(0 0,1 1 ,2 0))", """{"op":"s_within","args":[{"property":"g"},{"type":"LineString","coordinates":[[0,0],[1,1],[2,0]]}]}""")]
    [InlineData("S_WITHIN(g,POLYGON((0 0,9 0,9 9,0 0),(2 1,3 1,3 2,2 1)))", """{"op":"s_within","args":[{"property":"g"},{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]}]}""")]
    [InlineData("S_WITHIN(g,MULTIPOINT((0 0),(1 1)))", """{"op":"s_within","args":[{"property":"g"},{"type":"MultiPoint","coordinates":[[0,0],[1,1]]}]}""")]
    [InlineData("S_WITHIN(g,MULTIPOINT(0 0,1 1))", """{"op":"s_within","args":[{"property":"g"},{"coordinates":[[0,0],[1,1]],"type":"MultiPoint"}]}""")]
    [InlineData("S_WITHIN(g,MULTILINESTRING((0 0,1 1),(2 2,3 3)))", """{"op":"s_within","args":[{"property":"g"},{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]],"bbox":[0,0,3,3]}]}""")]
    [InlineData("S_WITHIN(g,MULTIPOLYGON(((0 0,9 0,9 9,0 0))))", """{"op":"s_within","args":[{"property":"g"},{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]]]}]}""")]
    [InlineData("S_WITHIN(g,GEOMETRYCOLLECTION(POINT(1 2),LINESTRING Z(0 0 0,1 1 1)))", """{"op":"s_within","args":[{"property":"g"},{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[0,0,0],[1,1,1]]}]}]}""")]
    [InlineData("S_WITHIN(g,BBOX(-1,-2,3.5,4))", """{"op":"s_within","args":[{"property":"g"},{"bbox":[-1,-2,3.5,4]}]}""")]
    [InlineData("S_WITHIN(g,bbox(-1,-2,0,3.5,4,9))", """{"op":"s_within","args":[{"property":"g"},{"bbox":[-1,-2,0,3.5,4,9]}]}""")]
    public void Geometries_and_boxes(string text, string json) => Same(text, json);

    [Theory]
    [Trait("requirement", "/req/array-functions/array-predicates")]
    [InlineData("A_CONTAINS(tags,('a','b'))", """{"op":"a_contains","args":[{"property":"tags"},["a","b"]]}""")]
    [InlineData("A_CONTAINS(tags,('a'))", """{"op":"a_contains","args":[{"property":"tags"},["a"]]}""")]
    [InlineData("a_containedby((),tags)", """{"op":"a_containedBy","args":[[],{"property":"tags"}]}""")]
    [InlineData("A_EQUALS((1,-2.5,TRUE,DATE('2024-01-01'),a+1,lower(b)),tags)", """{"op":"a_equals","args":[[1,-2.5,true,{"date":"2024-01-01"},{"op":"+","args":[{"property":"a"},1]},{"op":"lower","args":[{"property":"b"}]}],{"property":"tags"}]}""")]
    [InlineData("A_OVERLAPS(tags,(('a','b'),('c',)))", """{"op":"a_overlaps","args":[{"property":"tags"},[["a","b"],["c"]]]}""")]
    [InlineData("cardinality(('a','b')) = 2", """{"op":"=","args":[{"op":"cardinality","args":[["a","b"]]},2]}""")]
    public void Lists_in_array_functions(string text, string json) => Same(text, json);

    [Theory]
    [InlineData("((a = 1))", "a = 1")]
    [InlineData("(a = 1 AND b = 2) OR (NOT (c = 3))", "a = 1 AND b = 2 OR NOT (c = 3)")]
    [InlineData("(a OR b) AND (c OR d)", "(a OR b) AND (c OR d)")]
    [InlineData("(a AND b) AND c", "(a AND b) AND c")]
    [InlineData("NOT (a IN (1,2))", "a NOT IN (1,2)")]
    [InlineData("a = ((1 + 2)) - (3 - (4))", "a = 1 + 2 - (3 - 4)")]
    [InlineData("a = (2 * 3) + 4.50", "a = 2 * 3 + 4.5")]
    [InlineData("a = (-1)^2", "a = (-1) ^ 2")]
    [InlineData("\"name\" LIKE casei('X')", "name LIKE CASEI('X')")]
    [InlineData("\"date\" = DATE('2024-01-01')", "\"date\" = DATE('2024-01-01')")]
    [InlineData("s_Within(g,point(1 2))", "S_WITHIN(g,POINT(1 2))")]
    public void Written_with_no_more_parentheses_than_needed(string text, string written) =>
        Assert.Equal(written, Cql2Text.Print(Places.Parse(text)));

    static void Same(string text, string json)
    {
        var filter = Places.Parse(text);

        Assert.Equal(Places.ParseJson(json), filter);
        Assert.Equal(filter, Places.Parse(Cql2Text.Print(filter)));
        Assert.Equal(filter, Places.ParseJson(Cql2Json.Print(filter)));
    }
}
