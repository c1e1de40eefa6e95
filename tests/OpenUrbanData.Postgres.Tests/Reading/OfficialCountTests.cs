using System.Globalization;
using System.Text;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>The 351 counts of the abstract test suite of CQL2 (OGC 21-065r2, annex A), each in text and in JSON.</summary>
[Trait("Requirement", "https://www.opengis.net/spec/cql2/1.0/conf")]
public sealed class OfficialCountTests(OfficialLayers layers) : IClassFixture<OfficialLayers>
{
    const string Folder = "standards/cql2";
    const string Places = "ne_110m_populated_places_simple";

    // The table says 2 for these; the data have three names that begin with Ch, and one with Chis.
    static readonly Dictionary<string, long> Misprints = new(StringComparer.Ordinal)
    {
        ["ACCENTI(name) LIKE accenti('Ch%')"] = 3,
        ["ACCENTI(CASEI(name)) LIKE accenti(casei('Chiș%'))"] = 1,
        ["ACCENTI(CASEI(name)) LIKE accenti(casei('cHis%'))"] = 1,
    };

    /// <summary>Class, layer, predicate, count.</summary>
    public static TheoryData<string, string, string, long> Predicates
    {
        get
        {
            var data = new TheoryData<string, string, string, long>();
            foreach (var row in Rows("expected-counts.tsv"))
            {
                data.Add(row[0], row[2], row[3], Misprints.GetValueOrDefault(row[3], Number(row[4])));
            }

            return data;
        }
    }

    /// <summary>Four predicates, and the count of what the suite makes of them.</summary>
    public static TheoryData<string, long> Combinations
    {
        get
        {
            var data = new TheoryData<string, long>();
            foreach (var row in Rows("combinations.tsv"))
            {
                data.Add($"((NOT {row[1]} AND {row[0]}) OR ({row[2]} AND {row[3]}) OR NOT ({row[0]} OR {row[3]}))", Number(row[4]));
            }

            return data;
        }
    }

    [Fact]
    public void All_351_are_there()
    {
        SharedData.Path(Folder);
        Assert.Equal((274, 77), (Predicates.Count, Combinations.Count));
    }

    [Theory]
    [MemberData(nameof(Predicates))]
    public Task Predicate_counts_in_text_and_in_JSON(string @class, string layer, string predicate, long expected)
    {
        Assert.NotEmpty(@class);
        return CountsAsync(layer, predicate, expected);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public Task Combination_counts_in_text_and_in_JSON(string filter, long expected) => CountsAsync(Places, filter, expected);

    async Task CountsAsync(string layer, string text, long expected)
    {
        Assert.True(Cql2Text.TryParse(text, Cql2Limits.Default, out var node, out var mistake), mistake?.Message);
        Assert.Equal(expected, await layers.CountAsync(layer, node));

        var json = Cql2Json.Print(node);
        Assert.True(Cql2Json.TryParse(Encoding.UTF8.GetBytes(json), Cql2Limits.Default, out var again, out mistake), mistake?.Message);
        Assert.Equal(expected, await layers.CountAsync(layer, again));
    }

    static IEnumerable<string[]> Rows(string file)
    {
        var path = Path.Combine(SharedData.Folder, Folder, file);
        return File.Exists(path) ? File.ReadLines(path).Skip(1).Select(line => line.Split('\t')) : [];
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
