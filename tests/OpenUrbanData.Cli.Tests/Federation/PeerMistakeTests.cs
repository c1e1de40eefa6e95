using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenUrbanData.Ingest;
using OpenUrbanData.Ingest.Mirror;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests.Federation;

/// <summary>What a peer may get wrong, by mistake or on purpose: records are rejected and said, and a copy that is not whole is none.</summary>
public sealed class PeerMistakeTests : IAsyncLifetime
{
    const string Dataset = "muster.parken";

    readonly SettableClock _clock = new();
    readonly WebApplication _peer = Peer();
    readonly JsonObject _offer = JsonNode.Parse(Offer)!.AsObject();
    Func<HttpContext, IResult> _items = _ => Results.NotFound();
    Func<HttpContext, IResult> _changes = _ => Results.NotFound();
    string _rule = Dataset;
    TestInstance? _region;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    TestInstance Region => _region!;

    public async ValueTask InitializeAsync()
    {
        TestCluster.SkipIfMissing();
        _peer.Urls.Add("http://127.0.0.1:0");
        _peer.MapGet("/mirror", () => Results.Json(new JsonObject { ["datasets"] = new JsonArray(_offer.DeepClone()), ["links"] = new JsonArray() }));
        _peer.MapGet($"/collections/{Dataset}/items", (HttpContext http) => _items(http));
        _peer.MapGet($"/collections/{Dataset}/changes", (HttpContext http) => _changes(http));
        await _peer.StartAsync(Cancellation);
        _region = await TestInstance.CreateAsync(_clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _peer.DisposeAsync();
        if (_region is not null)
        {
            await _region.DisposeAsync();
        }
    }

    [Fact]
    public async Task Records_that_are_wrong_are_rejected_or_repaired_and_said()
    {
        var good = Enumerable.Range(1, 20).Select(number => Feature($"{number}")).ToList();
        var foreign = Feature("21");
        foreign["id"] = "06999000.parkhaeuser.21";
        var wrong = Feature("22");
        wrong["properties"]!["capacity"] = "many";
        wrong["properties"]!["colour"] = "blue";
        var broken = Feature("23");
        broken["geometry"] = JsonNode.Parse("""{"type":"Point","coordinates":["x"]}""");
        _items = _ => Page([.. good, foreign, wrong, broken]);
        _offer["features"] = 23;

        // The peer only mirrors it, and that is wanted: where it comes from at first stays with it.
        _offer["origin"] = "https://third.example";
        _rule = $"{{ dataset: {Dataset}, onward: true }}";
        var result = await MirrorAsync();
        Assert.Equal(MirrorStep.Copied, result.Step);
        Assert.Equal((21, 2), (result.Ingest!.Placed, result.Ingest.Rejected));
        Assert.Equal(["colour"], result.Ingest.DroppedColumns);
        var codes = result.Ingest.Notices.Select(notice => notice.Code).ToHashSet();
        Assert.Superset(new HashSet<string> { "foreign_id", "wrong_type", "geometry_unreadable", "missing_location" }, codes);
        var mirror = (await Region.JsonAsync($"/collections/{Dataset}")).GetProperty("mirror");
        Assert.Equal("https://third.example", mirror.GetProperty("origin").GetString());
        Assert.Contains("\"origin\":\"https://third.example\"", (await Region.GetAsync("/mirror")).Text, StringComparison.Ordinal);
        var features = await Region.FeaturesAsync(Dataset);
        Assert.False(features["08999009.parken.22"].GetProperty("properties").TryGetProperty("capacity", out _));
        Assert.Equal("derived", features["08999009.parken.1"].GetProperty("properties").GetProperty("id_stability").GetString());
    }

    [Fact]
    public async Task A_copy_that_is_not_whole_publishes_nothing()
    {
        // A link to the next page leads to another host: only its token is taken, and the second page is an error.
        var tokens = new List<string?>();
        _items = http =>
        {
            tokens.Add(http.Request.Query["next"]);
            return tokens.Count == 1 ? Page([Feature("1")], "http://192.0.2.1/collections/x/items?next=abc&f=json") : Results.StatusCode(500);
        };
        _offer["features"] = 2;
        await FailsAsync(IngestCodes.SourceUnavailable);
        Assert.Equal([null, "abc"], tokens);

        // Fewer came than are announced.
        _items = _ => Page([Feature("1")]);
        _changes = _ => Results.Json(new JsonObject { ["publication"] = 7, ["deleted"] = new JsonArray(), ["links"] = new JsonArray() });
        await FailsAsync(IngestCodes.SourceTruncated);

        // More than the limit; and no answer of an instance at all.
        _items = _ => Page([.. Enumerable.Range(1, 101).Select(number => Feature($"{number}"))]);
        await FailsAsync(IngestCodes.SourceTooLarge, settings => settings with { PeerRows = 100 });
        _items = _ => Results.Content("<html>Login</html>", "text/html");
        await FailsAsync(IngestCodes.FormatInvalid);
        Assert.Equal(404, (await Region.GetAsync($"/collections/{Dataset}")).Status);

        // Then it works, in smaller pages because the first was too large; and a broken list of changes leaves it as it is.
        var limits = new List<int>();
        _items = http =>
        {
            limits.Add(int.Parse(http.Request.Query["limit"]!, System.Globalization.CultureInfo.InvariantCulture));
            return Page([.. Enumerable.Range(1, limits.Count == 1 ? 100 : 2).Select(number => Feature($"{number}"))]);
        };
        Assert.Equal(MirrorStep.Copied, (await MirrorAsync(settings => settings with { PeerPage = 50, PeerPageBytes = 10_000 })).Step);
        Assert.Equal([50, 5], limits);
        _offer["publication"] = 8;
        _changes = _ => Results.Json(new JsonObject { ["publication"] = 8, ["deleted"] = new JsonArray("08999009.parken.1"), ["links"] = new JsonArray() });
        await FailsAsync(IngestCodes.FormatInvalid);
        Assert.Equal(2, (await Region.FeaturesAsync(Dataset)).Count);
    }

    [Fact]
    public async Task What_cannot_be_published_under_its_name_is_refused()
    {
        _items = _ => throw new InvalidOperationException("Nothing of it may be asked for.");
        foreach (var (change, reason) in new[]
        {
            ("""{ "id": "muster.../parken" }""", "is not the publisher's slug and a name"),
            ("""{ "license": "javascript:alert(1)" }""", "license 'javascript:alert(1)' is no address"),
            ("""{ "publisher": null }""", "publisher, title"),
            ("""{ "municipalities": [{ "key": "Muster", "name": "Muster" }] }""", "a key of a municipality is none"),
            ("""{ "schema": "parking-facility/9.0.0" }""", "Its schema parking-facility/9.0.0 is not known here"),
            ("""{ "record": "https://muster.example/catalog/other" }""", "was not harvested"),
            ("""{ "origin": "https://third.example" }""", "The source only mirrors it from https://third.example"),
        })
        {
            var whole = JsonNode.Parse(Offer)!.AsObject();
            foreach (var (name, value) in whole)
            {
                _offer[name] = value?.DeepClone();
            }

            _offer.Remove("origin");
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            {
                _offer[name] = value?.DeepClone();
            }

            var result = await MirrorAsync();
            Assert.Equal(MirrorStep.Refused, result.Step);
            Assert.Contains(reason, result.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_publisher_of_our_own_is_not_taken_from_others()
    {
        await using var region = await TestInstance.CreateAsync(_clock, "aubach/publisher.yaml", "aubach/parken.yaml", "aubach/source/ortsplan.geojson");
        _offer["id"] = "aubach.mehr";
        _offer["publisher"]!["slug"] = "aubach";
        var result = await MirrorAsync(null, region);
        Assert.Equal(MirrorStep.Refused, result.Step);
        Assert.Contains("'aubach' is a publisher of this instance", result.Message, StringComparison.Ordinal);
    }

    async Task FailsAsync(string code, Func<SourceSettings, SourceSettings>? change = null)
    {
        var result = await MirrorAsync(change);
        Assert.Equal((MirrorStep.Failed, code), (result.Step, result.Ingest?.Code));
        Assert.Contains("What is here stays", result.Message, StringComparison.Ordinal);
    }

    // The record counts as harvested: what is tried here comes after that.
    async Task<MirrorResult> MirrorAsync(Func<SourceSettings, SourceSettings>? change = null, TestInstance? region = null)
    {
        region ??= Region;
        await region.Database.ExecuteAsync(
            """
            INSERT INTO oud.harvest_source (name, url) VALUES ('muster', 'http://127.0.0.1/') ON CONFLICT DO NOTHING;
            INSERT INTO oud.harvested_record (source, key, state, since, changed_at, hash, document, triples)
            VALUES ('muster', 'https://muster.example/catalog/muster.parken', 'present', now(), now(), '', '{}', '') ON CONFLICT DO NOTHING
            """);
        var source = region.Subscribe("muster", _peer.Urls.First() + "/catalog.ttl", (string)_offer["id"]! == Dataset ? _rule : "parking-facility");
        return Assert.Single((await region.MirrorAsync(source, change)).Results);
    }

    static WebApplication Peer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.None);
        return builder.Build();
    }

    static IResult Page(IEnumerable<JsonObject> features, string? next = null) => Results.Json(new JsonObject
    {
        ["type"] = "FeatureCollection",
        ["features"] = new JsonArray([.. features]),
        ["links"] = next is null ? new JsonArray() : new JsonArray(new JsonObject { ["rel"] = "next", ["href"] = next }),
    });

    static JsonObject Feature(string key) => JsonNode.Parse(
        $$"""
        {
          "type": "Feature", "id": "08999009.parken.{{key}}", "geometry": { "type": "Point", "coordinates": [8.{{key}}, 49.1] },
          "properties": {
            "id": "08999009.parken.{{key}}", "source_id": "{{key}}", "id_stability": "derived", "municipality_key": "08999009", "name": "Platz {{key}}",
            "purpose": "car", "facility_type": "surface_lot", "status": "active", "capacity": 10, "updated_at": "2026-01-01T00:00:00Z"
          }
        }
        """)!.AsObject();

    const string Offer =
        """
        {
          "id": "muster.parken", "is_published": true, "record": "https://muster.example/catalog/muster.parken", "schema": "parking-facility/1.0.0",
          "publication": 7, "features": 2, "issued_at": "2026-01-01T00:00:00Z", "title": { "de": "Parken", "en": "Parking" },
          "description": { "de": "Parken", "en": "Parking" }, "license": "http://dcat-ap.de/def/licenses/cc-zero", "source_url": "https://muster.example/",
          "themes": ["TRAN"], "municipalities": [{ "key": "08999009", "name": "Muster" }], "unknown_member": 1,
          "publisher": {
            "slug": "muster", "key": "08999009", "id_key": "08999009", "kind": "municipality", "name": { "de": "Muster", "en": "Muster" },
            "iri": "https://muster.example/", "contact_name": { "de": "Amt", "en": "Office" }, "contact_email": "amt@muster.example"
          }
        }
        """;
}
