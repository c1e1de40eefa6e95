using OpenUrbanData.Model.Cql2;

namespace OpenUrbanData.Model.Tests.Cql2;

/// <summary>What is said of filters that cannot be read, and where.</summary>
public sealed class Cql2MistakeTests
{
    [Theory]
    [InlineData("", "at 1: the filter is empty")]
    [InlineData("  ", "at 3: the filter is empty")]
    [InlineData("a =", "at 4: expected a value, found the end")]
    [InlineData("a = 1 AND", "at 10: expected a value, found the end")]
    [InlineData("a = 1 b = 2", "at 7: expected AND, OR or the end, found 'b'")]
    [InlineData("a = 'x", "at 5: expected a value, found a text without its closing '")]
    [InlineData("a = \"x", "at 5: expected a value, found a name without its closing \"")]
    [InlineData("(a = 1", "at 7: expected ')', found the end")]
    [InlineData("a = 1)", "at 6: ')' closes nothing")]
    [InlineData("a == 1", "at 4: '==' is no operator of CQL2; write '='")]
    [InlineData("a != 1", "at 3: '!=' is no operator of CQL2; write '<>'")]
    [InlineData("a = 1 && b = 2", "at 7: '&&' is no operator of CQL2; write AND")]
    [InlineData("a ILIKE 'x'", "at 3: ILIKE is no operator of CQL2; write CASEI(a) LIKE CASEI('…')")]
    [InlineData("a = NULL", "at 5: '= NULL' is never true; write IS NULL or IS NOT NULL")]
    [InlineData("a IN (1, NULL)", "at 10: NULL is no value; write IS NULL or IS NOT NULL")]
    [InlineData("a IS 1", "at 6: expected NULL or NOT NULL, found '1'")]
    [InlineData("a NOT 1", "at 7: expected LIKE, BETWEEN or IN after NOT, found '1'")]
    [InlineData("a BETWEEN 1", "at 12: expected AND and the upper bound of BETWEEN, found the end")]
    [InlineData("a IN 1", "at 6: expected '(' and a list of values after IN, found '1'")]
    [InlineData("a IN ()", "at 6: IN needs at least one value")]
    [InlineData("1 < a < 2", "at 7: comparisons cannot be chained; join two of them with AND")]
    [InlineData("a = like", "at 5: expected a value, found the word like; a property of that name is written \"like\"")]
    [InlineData("a = 1e999", "at 5: 1e999 is too large a number")]
    [InlineData("a = - - 1", "at 7: expected a value after the sign, found '-'")]
    [InlineData("a = DATE('2024-02-30')", "at 10: '2024-02-30' is neither a day (2024-01-31) nor an instant (2024-01-31T12:00:00Z)")]
    [InlineData("a = DATE('2024-01-01T00:00:00Z')", "at 10: DATE takes a day such as '2024-01-31'; an instant is written TIMESTAMP('…')")]
    [InlineData("a = TIMESTAMP('2024-01-01')", "at 15: TIMESTAMP takes an instant such as '2024-01-31T12:00:00Z'; a day is written DATE('…')")]
    [InlineData("a = TIMESTAMP('2024-01-01T24:00:00Z')", "at 15: '2024-01-01T24:00:00Z' is neither a day (2024-01-31) nor an instant (2024-01-31T12:00:00Z)")]
    [InlineData("T_AFTER(a,INTERVAL('2024-01-01'))", "at 32: expected ',' and the end of the interval, found ')'")]
    [InlineData("T_AFTER(a,INTERVAL(1,2))", "at 20: expected a day, an instant, '..' or a property, found '1'")]
    [InlineData("S_WITHIN(g)", "at 1: S_WITHIN takes two arguments, found 1")]
    [InlineData("S_WITHIN(g,)", "at 12: expected another argument, found ')'")]
    [InlineData("CASEI(a,b) = 'x'", "at 1: CASEI takes one argument, found 2")]
    [InlineData("S_WITHIN(g,POINT EMPTY)", "at 18: an empty geometry is nowhere; expected positions in parentheses")]
    [InlineData("S_WITHIN(g,POINT M (1 2 3))", "at 18: geometries with measures (M) are not taken")]
    [InlineData("S_WITHIN(g,POINT(1))", "at 19: expected the second number of the position, found ')'")]
    [InlineData("S_WITHIN(g,POINT(1,2))", "at 19: expected the second number of the position, found ','")]
    [InlineData("S_WITHIN(g,LINESTRING(1 2))", "at 22: a line has at least two positions, found 1")]
    [InlineData("S_WITHIN(g,LINESTRING(1 2,3 4 5))", "at 27: a position here has 2 numbers as the ones before, found 3")]
    [InlineData("S_WITHIN(g,POLYGON((0 0,1 0,1 1,0 1)))", "at 20: the ring is not closed: it begins at 0 0 and ends at 0 1")]
    [InlineData("S_WITHIN(g,POLYGON((0 0,1 0,0 0)))", "at 20: a ring has at least four positions, found 3")]
    [InlineData("S_WITHIN(g,BBOX(1,2,3))", "at 22: expected ',' and the next number: a box has four or six, found ')'")]
    [InlineData("S_WITHIN(g,BBOX(1,2,3,4,5))", "at 26: expected ',' and the next number: a box has four or six, found ')'")]
    [InlineData("\"and\"(a)", "at 1: and is an operator of CQL2, it cannot be a function as well")]
    [InlineData("a = '\0'", "at 6: the character U+0000 is not allowed")]
    [InlineData("a = #1", "at 5: expected a value, found '#'")]
    public void Mistakes_in_text_name_place_and_expectation(string text, string message) =>
        Assert.Equal(message, Places.Refused(text).ToString());

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Equal("at 6: half a character (a lone surrogate)", Places.Refused("a = '𐐷"[..6] + "'").ToString());

    [Theory]
    [InlineData("", "at 1: the filter is empty")]
    [InlineData("1", "at 1: expected an object, true or false")]
    [InlineData("[]", "at 1: expected an object, true or false")]
    [InlineData("{}", "at 1: expected one of: op and args, property, date, timestamp, interval, bbox, or a GeoJSON geometry")]
    [InlineData("""{"op":"="}""", "at 1: '=' has no args")]
    [InlineData("""{"op":1}""", "at 7: expected the name of an operator or function")]
    [InlineData("""{"op":"=","args":1}""", "at 18: expected an array of arguments")]
    [InlineData("""{"op":"=","args":[1]}""", "at 1: '=' takes 2 arguments, found 1")]
    [InlineData("""{"op":"and","args":[true]}""", "at 1: 'and' takes at least 2 arguments, found 1")]
    [InlineData("""{"op":"in","args":[1,2]}""", "at 22: the second argument of 'in' is an array with at least one value")]
    [InlineData("""{"op":"=","args":[{"property":"a"},null]}""", "at 36: null is no value; write {\"op\":\"isNull\",\"args\":[…]}")]
    [InlineData("""{"op":"=","args":[{"property":""},1]}""", "at 31: expected the name of a property")]
    [InlineData("""{"op":"=","args":[{"date":"x"},1]}""", "at 27: expected a day such as 2024-01-31, found 'x'")]
    [InlineData("""{"op":"=","args":[{"bbox":[1,2]},1]}""", "at 19: a box has four or six numbers, found 2")]
    [InlineData("""{"op":"=","args":[{"interval":["x",".."]},1]}""", "at 32: 'x' is neither a day (2024-01-31) nor an instant (2024-01-31T12:00:00Z) nor '..'")]
    [InlineData("""{"op":"=","args":[1e999,1]}""", "at 19: the number is too large")]
    [InlineData("""{"op":"=","args":[{"type":"Circle","coordinates":[1,2]},1]}""", "at 19: expected a geometry of GeoJSON, found the type 'Circle'")]
    [InlineData("""{"op":"=","args":[{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]},1]}""", "at 52: the ring is not closed: it begins at 0 0 and ends at 0 1")]
    [InlineData("""{"op":"=","args":[{"type":"Point"},1]}""", "at 19: the geometry has no coordinates")]
    [InlineData("""{"op":"=","args":["\u0000",1]}""", "at 19: the character U+0000 is not allowed")]
    [InlineData("""{"op":"=","args":["\ud800",1]}""", "at 19: the text is not valid Unicode")]
    public void Mistakes_in_JSON_name_place_and_expectation(string json, string message) =>
        Assert.Equal(message, Places.RefusedJson(json).ToString());

    [Theory]
    [InlineData("""{"op":"=","args":[1,2""")]
    [InlineData("""{"op":"=","args":[1,2]}}""")]
    [InlineData("""{"op":"=","args":[1,2]} true""")]
    [InlineData("""{'op':"="}""")]
    public void What_is_no_JSON_is_said_to_be_none(string json) =>
        Assert.Contains("this is not JSON", Places.RefusedJson(json).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a='12345'", 8, "at 9: the filter is longer than 8 characters")]
    public void Length_is_limited(string text, int limit, string message) =>
        Assert.Equal(message, Places.Refused(text, new() { MaximumLength = limit }).ToString());

    [Fact]
    public void Length_of_JSON_is_limited() => Assert.Equal(
        "at 11: the filter is longer than 10 bytes",
        Places.RefusedJson("""{"op":"f","args":[]}""", new() { MaximumLength = 10 }).ToString());

    [Fact]
    public void Nodes_are_limited()
    {
        var limits = new Cql2Limits { MaximumNodes = 5 };

        Assert.True(Cql2Text.TryParse("a IN (1,2)", limits, out _, out _));
        Assert.Equal("at 1: the filter has more than 5 operations and values", Places.Refused("a IN (1,2,3)", limits).ToString());
        Assert.Equal(
            "the filter has more than 5 operations and values",
            Places.RefusedJson("""{"op":"in","args":[{"property":"a"},[1,2,3]]}""", limits).Message);
    }

    [Fact]
    public void Vertices_are_limited()
    {
        var limits = new Cql2Limits { MaximumVertices = 3 };

        Assert.Equal(
            "at 55: the geometries have more than 3 vertices",
            Places.Refused("S_EQUALS(POINT(1 2),g) OR S_EQUALS(LINESTRING(1 2,3 4,5 6),g)", limits).ToString());
        Assert.Equal(
            "the geometries have more than 3 vertices",
            Places.RefusedJson("""{"type":"LineString","coordinates":[[0,0],[1,1],[2,2],[3,3]]}""", limits).Message);
    }

    [Theory]
    [InlineData("NOT ", "a", "")]
    [InlineData("(", "a", ")")]
    [InlineData("f(", "a", ")")]
    [InlineData("CASEI(", "a", ")")]
    [InlineData("a+(", "1", ")")]
    [InlineData("1+", "1", "")]
    [InlineData("1^", "1", "")]
    [InlineData("A_EQUALS((", "a", "),b)")]
    [InlineData("(1,(2,", "a", "))")]
    [InlineData("a AND (b OR ", "c", ")")]
    [InlineData("INTERVAL(f(", "a", "),b)")]
    public void Depth_is_limited_and_never_breaks_the_stack(string before, string middle, string after)
    {
        var huge = new Cql2Limits { MaximumLength = 10_000_000, MaximumNodes = 10_000_000 };
        var text = string.Concat(Enumerable.Repeat(before, 100_000)) + middle + string.Concat(Enumerable.Repeat(after, 100_000));

        Assert.Equal("the filter is nested deeper than 64 levels", Places.Refused(text, huge).Message);
    }

    [Theory]
    [InlineData("""{"op":"not","args":[""", "true", "]}")]
    [InlineData("[", "1", "]")]
    [InlineData("""{"interval":[""", "1", "]}")]
    [InlineData("""{"type":"GeometryCollection","geometries":[""", "1", "]}")]
    [InlineData("""{"unknown":""", "1", "}")]
    public void Depth_of_JSON_is_limited_and_never_breaks_the_stack(string before, string middle, string after)
    {
        var huge = new Cql2Limits { MaximumLength = 10_000_000, MaximumNodes = 10_000_000 };
        var json = """{"op":"f","args":[""" + string.Concat(Enumerable.Repeat(before, 50_000)) + middle
            + string.Concat(Enumerable.Repeat(after, 50_000)) + "]}";

        Assert.NotEmpty(Places.RefusedJson(json, huge).Message);
    }

    [Fact]
    public void Sixty_levels_are_read_in_both_forms()
    {
        var text = string.Concat(Enumerable.Repeat("NOT (", 62)) + "a = 1" + new string(')', 62);
        var filter = Places.Parse(text);

        Assert.Equal(filter, Places.Parse(Cql2Text.Print(filter)));
        Assert.Equal(filter, Places.ParseJson(Cql2Json.Print(filter)));
    }
}
