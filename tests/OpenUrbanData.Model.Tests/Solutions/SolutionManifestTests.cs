using System.Text;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;

namespace OpenUrbanData.Model.Tests.Solutions;

public sealed class SolutionManifestTests
{
    const string Manifest = """
        {
          "solution": "parking-finder", "version": "1.0.0", "contract": "1.0",
          "title": { "de": "Parkplatzfinder", "en": "Parking finder" },
          "needs": {
            "parking": { "schema": "parking-facility", "version": "^1.2", "min_features": 3, "max_data_age": "P400D",
              "where": { "status": ["active"], "purpose": ["car", "bicycle"] } },
            "all": { "schema": "parking-facility", "version": "^1.0", "licence": "any" },
            "date": { "schema": "waste-collection-date", "version": "^1.0", "where": { "date": { "from": "-P90D" } } }
          },
          "capabilities": [
            { "id": "map", "minimum": true, "if_degraded": "per_feature",
              "uses": [{ "need": "parking", "fields": { "name": 0.95, "capacity": 0.5 } }] },
            { "id": "adopt", "if_degraded": "hide",
              "uses": [{ "need": "parking", "fields": { "id_stability": { "in": ["source"], "min": 0.9 } } }] },
            { "id": "live", "if_degraded": "per_feature",
              "uses": [{ "need": "all", "streams": { "any_of": ["parking.free_spaces"], "min_share": 0.3, "min_history": "P30D" } }] }
          ]
        }
        """;

    static readonly FeatureSchema Parking = new()
    {
        Name = "parking-facility",
        Version = new(1, 2, 0),
        Title = new("Parkplatz", "Parking"),
        Description = new("", ""),
        Document = default,
        Properties =
        [
            Property("name", PropertyType.Text), Property("purpose", PropertyType.TextArray), Property("status", PropertyType.Text),
            Property("capacity", PropertyType.Integer), Property("id_stability", PropertyType.Text),
        ],
    };

    static Property Property(string name, PropertyType type) => new() { Name = name, Type = type, Title = new(name, name) };

    static SolutionManifest Parse(string text) => SolutionManifest.Parse(Encoding.UTF8.GetBytes(text));

    static Need Need(string name) => Parse(Manifest).Needs.Single(need => need.Name == name);

    [Fact]
    public void Reads_needs_and_capabilities()
    {
        var manifest = Parse(Manifest);
        Assert.Equal("Parking finder", manifest.Title.En);
        Assert.Equal(["all", "date", "parking"], manifest.Needs.Select(need => need.Name));
        Assert.Equal(["map", "adopt", "live"], manifest.Capabilities.Select(one => one.Id));
        Assert.Equal(TimeSpan.FromDays(400), Need("parking").MaximumAge);
        Assert.Equal(TimeSpan.FromDays(30), manifest.Capabilities[2].Uses[0].Streams!.History);
        Assert.Equal("capacity + name", manifest.Capabilities[0].Uses[0].CountOfAll);
    }

    [Fact]
    public void A_need_accepts_the_same_major_and_a_minor_that_is_not_smaller()
    {
        Assert.True(Need("parking").Accepts(Parking));
        Assert.True(Need("all").Accepts(Parking));
        Assert.False(Need("parking").Accepts(Parking with { Version = new(1, 1, 9) }));
        Assert.False(Need("parking").Accepts(Parking with { Version = new(2, 2, 0) }));
        Assert.False(Need("date").Accepts(Parking));
    }

    [Fact]
    public void The_key_depends_on_the_conditions_only()
    {
        Assert.Equal("", Need("all").Key);
        Assert.Equal(16, Need("parking").Key.Length);
        var reordered = Parse(Manifest.Replace(
            "\"status\": [\"active\"], \"purpose\": [\"car\", \"bicycle\"]",
            "\"purpose\": [\"car\", \"bicycle\"], \"status\": [\"active\"]",
            StringComparison.Ordinal));
        Assert.Equal(Need("parking").Key, reordered.Needs.Single(need => need.Name == "parking").Key);
    }

    [Fact]
    public void Conditions_become_a_filter()
    {
        var filter = Assert.IsType<Filter.And>(Need("parking").Condition(Parking, DateTimeOffset.UnixEpoch));
        Assert.IsType<Filter.Or>(filter.Parts[0]);
        Assert.Equal("status", Assert.IsType<Filter.In>(filter.Parts[1]).Property.Name);
        Assert.Null(Need("all").Condition(Parking, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void A_time_counts_from_now()
    {
        var schema = Parking with { Properties = [Property("date", PropertyType.Date)] };
        var now = new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);
        var compare = Assert.IsType<Filter.Compare>(Need("date").Condition(schema, now));
        Assert.Equal(new Operand.Constant(new DateOnly(2026, 1, 1)), compare.Right);
        Assert.Throws<FormatException>(() => Need("date").Condition(Parking, now));
    }

    [Fact]
    public void Publish_counts_fields_that_stand_together_and_values_that_count()
    {
        Assert.Equal(
            ["capacity + name", "id_stability in source"],
            Parse(Manifest).Counts(Need("parking"), Parking).Select(count => count.Name));
    }

    [Theory]
    [InlineData("\"^1.2\"", "\"1.2\"", "caret range")]
    [InlineData("\"need\": \"all\"", "\"need\": \"none\"", "none")]
    [InlineData("\"solution\":", "\"solutio\":", "manifest")]
    public void A_wrong_manifest_is_rejected_with_its_place(string right, string wrong, string told)
    {
        var error = Assert.Throws<FormatException>(() => Parse(Manifest.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }
}
