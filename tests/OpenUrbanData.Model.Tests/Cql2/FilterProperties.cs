using System.Text;
using FsCheck;
using FsCheck.Xunit;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Model.Tests.Cql2;

/// <summary>What holds for every filter, and for everything that is none.</summary>
public sealed class FilterProperties
{
    static readonly string[] Seeds =
    [
        "name='København' AND NOT (floors BETWEEN 2 AND 5*(3-1)) OR CASEI(name) LIKE casei('b_r%')",
        "S_INTERSECTS(geom,POLYGON((0 40,10 40,10 50,0 50,0 40))) and T_DURING(INTERVAL(start,\"end\"),INTERVAL('..','2022-12-31'))",
        "A_OVERLAPS(tags,('a','b')) OR \"date\" IN (DATE('2021-04-16'),DATE('2022-04-16')) AND boolean = true",
        "-height ^ 2 <> 1.5e3 div 7 % 2 AND lower(name) IS NOT NULL AND S_WITHIN(geom,BBOX(150,-90,-150,90))",
    ];

    static readonly string[] Pieces =
    [
        "(", ")", ",", "'", "\"", "''", "\\", "=", "<", ">", "<>", "+", "-", "*", "/", "%", "^", " ", "NOT ", " AND ", " OR ", " IN ", " LIKE ",
        " BETWEEN ", " IS NULL", "DATE(", "TIMESTAMP('2024-01-01T00:00:00Z')", "INTERVAL(", "'..'", "POINT(", "POLYGON((", "BBOX(", "MULTIPOINT", " Z ",
        "EMPTY", "CASEI(", "S_EQUALS(", "T_AFTER(", "A_CONTAINS(", "name", "geom", "tags", "1", "1e999", ".", "\0", "\ud800", "ä", "𐐷", "{", "[", "null",
    ];

    [Property(MaxTest = 1000, Arbitrary = [typeof(Filters)])]
    public void Text_that_was_written_is_read_as_the_same_filter(Cql2Node filter)
    {
        var text = Cql2Text.Print(filter);

        Assert.True(Cql2Text.TryParse(text, Cql2Limits.Default, out var again, out var mistake), $"{text}: {mistake}");
        Assert.Equal(filter, again);
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Filters)])]
    public void JSON_that_was_written_is_read_as_the_same_filter(Cql2Node filter)
    {
        var whole = new Cql2Node.Operation(Cql2Operator.IsNull, [filter]);

        Assert.Equal(whole, Places.ParseJson(Cql2Json.Print(whole)));
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Filters)])]
    public void Every_filter_fits_or_has_a_mistake(Cql2Node filter)
    {
        var fits = Cql2Binder.TryBind(filter, Places.Find, Crs.Crs84, out var bound, out var mistake);

        Assert.Equal(fits, bound is not null);
        Assert.Equal(fits, mistake is null);
    }

    [Property(MaxTest = 1000)]
    public void Any_text_is_read_or_has_a_mistake_in_it(string? any, int[] pieces)
    {
        AnswersText(any ?? "");
        AnswersText(string.Concat(pieces.Select(piece => Pieces[(int)((uint)piece % (uint)Pieces.Length)])));
    }

    [Property(MaxTest = 1000)]
    public void A_damaged_filter_is_read_or_has_a_mistake_in_it(PositiveInt seed, PositiveInt place, PositiveInt piece, byte value, bool cut)
    {
        var text = Seeds[seed.Get % Seeds.Length];
        var json = Encoding.UTF8.GetBytes(Cql2Json.Print(Places.Parse(text)));
        var at = place.Get * 31 % text.Length;
        AnswersText(text[..at] + Pieces[piece.Get % Pieces.Length] + (cut ? "" : text[at..]));

        json[place.Get * 31 % json.Length] = value;
        AnswersJson(cut ? json.AsSpan(0, at) : json);
    }

    [Property(MaxTest = 500)]
    public void Any_bytes_are_read_or_have_a_mistake_in_them(byte[] any) => AnswersJson(any);

    static void AnswersText(string text)
    {
        var isRead = Cql2Text.TryParse(text, Cql2Limits.Default, out var filter, out var mistake);
        Assert.Equal(isRead, mistake is null);
        if (filter is not null)
        {
            Assert.Equal(filter, Places.Parse(Cql2Text.Print(filter)));
            Cql2Binder.TryBind(filter, Places.Find, Crs.Crs84, out _, out mistake);
        }

        Assert.True(mistake is null || (mistake.Position >= 1 && mistake.Position <= text.Length + 1), $"{text}: {mistake}");
    }

    static void AnswersJson(ReadOnlySpan<byte> json)
    {
        var isRead = Cql2Json.TryParse(json, Cql2Limits.Default, out var filter, out var mistake);
        Assert.Equal(isRead, mistake is null);
        if (filter is not null)
        {
            Assert.Equal(filter, Places.ParseJson(Cql2Json.Print(filter)));
            Cql2Binder.TryBind(filter, Places.Find, Crs.Crs84, out _, out mistake);
        }

        Assert.True(mistake is null || (mistake.Position >= 1 && mistake.Position <= json.Length + 1), $"{mistake}");
    }
}
