using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenUrbanData.Catalog.Portability;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Solutions;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Portability;

public sealed class PortabilityCheckTests
{
    static PortabilityAnswer Ask(
        string key, long fresh = 0, Registry? registry = null, SolutionManifest? manifest = null, DateTimeOffset? now = null)
    {
        manifest ??= Sample.ParkingFinder;
        var needs = PortabilityCheck.Needs(manifest, registry ?? Sample.Registry, key, now ?? Sample.Now);
        ImmutableArray<long> counts = [.. PortabilityCheck.Questions(manifest, needs).Select(_ => fresh)];
        return PortabilityCheck.Answer(manifest, new(key, "Ort"), needs, counts, now ?? Sample.Now);
    }

    static Dictionary<string, string> States(PortabilityAnswer answer) =>
        answer.Capabilities.ToDictionary(one => one.Capability.Id, one => PortabilityJson.Name(one.State));

    [Fact]
    public void A_rich_town_gets_nearly_all()
    {
        var answer = Ask(Sample.City, fresh: 7);
        Assert.Equal(Verdict.Partial, answer.Verdict);
        var states = States(answer);
        Assert.Equal("degraded", states["disabled-spaces"]);
        Assert.Equal("works", states["live"]);
        Assert.Equal(6, answer.Working);
        Assert.Equal(["capacity_disabled"], answer.UnlockedBy.Select(unlock => unlock.Name));
    }

    [Fact]
    public void A_poor_town_gets_less_and_is_told_why()
    {
        var answer = Ask(Sample.Village);
        Assert.Equal(Verdict.Partial, answer.Verdict);
        Assert.Equal(
            new()
            {
                ["map"] = "works", ["size"] = "works", ["disabled-spaces"] = "off", ["fee-filter"] = "degraded",
                ["open-now"] = "off", ["height-filter"] = "off", ["live"] = "off",
            },
            States(answer));
        Assert.Equal("no_fresh_values", answer.Capabilities.Single(one => one.Capability.Id == "live").Reason);
        Assert.Equal(3, answer.Needs[0].Features);
    }

    [Fact]
    public void All_functions_make_a_full_verdict()
    {
        var manifest = Sample.ParkingFinder with { Capabilities = [Sample.ParkingFinder.Capabilities[0]] };
        Assert.Equal(Verdict.Full, Ask(Sample.Village, manifest: manifest).Verdict);
    }

    [Fact]
    public void A_hidden_function_is_never_degraded()
    {
        var manifest = Sample.ParkingFinder with
        {
            Capabilities = [.. Sample.ParkingFinder.Capabilities.Select(one => one with { HideWhenDegraded = true })],
        };
        Assert.Equal("off", States(Ask(Sample.City, manifest: manifest))["disabled-spaces"]);
    }

    [Fact]
    public void A_town_without_data_is_blocked()
    {
        var answer = Ask("05315000");
        Assert.Equal(Verdict.Blocked, answer.Verdict);
        Assert.All(answer.Capabilities, one => Assert.Equal((CapabilityState.Off, "no_dataset"), (one.State, one.Reason)));
    }

    public static TheoryData<string, Func<Dataset, Dataset>> Obstacles => new()
    {
        { "licence", dataset => dataset with { License = "http://dcat-ap.de/def/licenses/cc-by-nc/4.0" } },
        { "stale_data", dataset => dataset with { SourceDate = Sample.Now.AddDays(-401) } },
        { "version", dataset => dataset with { Schema = Sample.Parking with { Version = new(2, 0, 0) } } },
        { "none_exist", dataset => dataset with { Towns = [] } },
        { "too_few_features", dataset => dataset with { Towns = [], CoverageClaim = "unknown" } },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public void An_obstacle_is_named(string reason, Func<Dataset, Dataset> change)
    {
        var answer = Ask(Sample.City, registry: Sample.Unite(change(Sample.CityParking)));
        Assert.Equal(Verdict.Blocked, answer.Verdict);
        Assert.Equal(reason, answer.Capabilities[0].Reason);
    }

    [Fact]
    public void A_share_that_is_exactly_the_threshold_is_enough() => Assert.True(new Measure("name", 19 / 20.0, 0.95).IsMet);

    [Fact]
    public async Task Writes_the_golden_answer()
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(
            output, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            PortabilityJson.Write(json, Ask(Sample.Village));
        }

        await Golden.MatchesAsync("portability.json", Encoding.UTF8.GetString(output.WrittenSpan) + "\n");
    }
}
