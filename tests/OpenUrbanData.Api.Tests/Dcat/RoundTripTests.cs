using System.Net;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Harvest.Protocols;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Dcat;

/// <summary>What this program offers, read by what this program harvests with: the same records, whichever way, and after a second instance, too.</summary>
public sealed class RoundTripTests(UnionServer server) : IClassFixture<UnionServer>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/catalog.ttl", "dcat")]
    [InlineData("/catalog.rdf", "dcat")]
    [InlineData("/catalog.jsonld", "dcat")]
    [InlineData("/catalog.nt", "dcat")]
    [InlineData("/catalog/changes", "oud")]
    public async Task Each_form_of_the_catalogue_has_the_same_records(string path, string protocol)
    {
        var whole = await ReadAsync(server.Client, "/downloads/catalog.nt", null);
        var other = await ReadAsync(server.Client, path, null);
        Assert.Equal((protocol, HarvestOutcome.Complete), (other.Reading.Protocol!.Name, other.Result.Outcome));
        Assert.Empty(other.Result.Problems);
        Assert.Equal(Facts(whole), Facts(other));
        Assert.Equal(Said(whole).Where(IsForeign), Said(other).Where(IsForeign));
        Assert.True(Said(other).Count > 8);
        if (protocol == "dcat")
        {
            // Of what is described beside the entries (formats, languages), an entry alone has less around it than a page.
            Assert.Equal(Said(whole), Said(other));
            Assert.Equal(Served(whole), Served(other));
        }
    }

    [Theory]
    [InlineData("/collections/records/items")]
    [InlineData("/api/3/action/package_search")]
    public async Task Other_protocols_have_the_same_names_titles_and_identifiers(string path)
    {
        using (var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation))
        {
            Assert.SkipWhen(answer.StatusCode == HttpStatusCode.NotFound, "not offered");
        }

        var whole = await ReadAsync(server.Client, "/downloads/catalog.nt", null);
        var other = await ReadAsync(server.Client, path, null);
        Assert.DoesNotContain(other.Result.Problems, one => one.Code is not (HarvestCodes.KeyTwice or HarvestCodes.FewerThanAnnounced));

        // Left out: what has no name, and the one that came back under the name of our own.
        var datasets = whole.Records.Values.Where(one => one.Kind == RecordKind.Dataset && !one.Key.Contains("/genid/", StringComparison.Ordinal)
            && !one.Key.EndsWith("lindenbrueck.abfuhr", StringComparison.Ordinal)).ToList();
        Assert.True(datasets.Count > 5);
        foreach (var one in datasets)
        {
            Assert.True(other.Records.TryGetValue(one.Key, out var same), $"{one.Key} is missing: {string.Join(' ', other.Records.Keys)}");
            Assert.Equal((one.Title, one.Kind), (same!.Title, same.Kind));
            Assert.Subset(same.Identifiers.ToHashSet(), one.Identifiers.ToHashSet());
        }
    }

    [Fact]
    public async Task Records_of_others_come_out_as_they_came_in_with_one_more_hop()
    {
        var original = new CatalogueReading(new("https://land.example/catalog.ttl"));
        using var portal = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(UnionServer.Portal));
        var records = original.Read(portal, "text/turtle", TimeProvider.System, Cancellation).ToDictionary(one => one.Key);
        var first = await ReadAsync(server.Client, "/catalog/changes", null);

        await using var database = await PostgresDatabase.CreateAsync();
        await using var app = await ApiServer.StartAsync(database);
        using var client = ApiServer.ClientOf(app);
        await TakeOverAsync(database, "stadt", first.Records.Values);
        await TestWait.UntilAsync(async () => (await client.GetAsync(new Uri("/downloads/catalog.nt", UriKind.Relative), Cancellation)).IsSuccessStatusCode);
        var second = await ReadAsync(client, "/catalog/changes", null);
        await app.StopAsync(Cancellation);

        Assert.Equal(Said(first), Said(second));
        foreach (var key in new[] { "https://land.example/d/2", "https://land.example/d/3" })
        {
            Assert.Equal((records[key].Iri, records[key].Title), (second.Records[key].Iri, second.Records[key].Title));
            Assert.Equal(records[key].Identifiers, second.Records[key].Identifiers);
        }

        // A record without a node that lacks a name is the same, statement by statement.
        Assert.Equal(records["https://land.example/d/3"].Hash, second.Records["https://land.example/d/3"].Hash);
        var (hops, more) = (first.Records["https://land.example/d/1"].Hops, second.Records["https://land.example/d/1"].Hops);
        Assert.Equal(hops.Select(hop => hop.Record), more.Skip(1).Select(hop => hop.Record));
        Assert.StartsWith(client.BaseAddress!.ToString(), more[0].Record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_are_told_since_a_state()
    {
        var whole = await ReadAsync(server.Client, "/catalog/changes", null);
        var state = whole.Result.State;
        Assert.Matches("^[0-9a-f]{8}-[0-9]+$", state);
        var none = await ReadAsync(server.Client, "/catalog/changes", state);
        Assert.Equal((HarvestOutcome.Complete, 0), (none.Result.Outcome, none.Records.Count));
        Assert.Empty(none.Result.Withdrawn!.Value);

        await server.HarvestAsync("wandel", Turtle("Alt", "Zwei"));
        var both = await ReadAsync(server.Client, "/catalog/changes", state);
        Assert.Equal(["https://wandel.example/1", "https://wandel.example/2"], both.Records.Keys.Order(StringComparer.Ordinal));

        // One is another one, and one is gone.
        await server.HarvestAsync("wandel", Turtle("Neu", "Zwei"), new() { ["https://wandel.example/2"] = "orphaned" });
        var then = both;
        await TestWait.UntilAsync(async () => (then = await ReadAsync(server.Client, "/catalog/changes", both.Result.State)).Records.Count > 0);
        Assert.Equal("Neu", Assert.Single(then.Records.Values).Title);
        Assert.Equal(["https://wandel.example/2"], then.Result.Withdrawn!.Value);

        // Asked from before both, what was never there for the one who asks is gone all the same, and nothing else.
        var early = then;
        await TestWait.UntilAsync(async () => (early = await ReadAsync(server.Client, "/catalog/changes", state)).Result.Withdrawn!.Value.Length > 0);
        Assert.Equal(["https://wandel.example/1"], early.Records.Keys);
        Assert.Equal(["https://wandel.example/2"], early.Result.Withdrawn!.Value);

        // It comes back. What came with a publication that the server did not know yet is told again.
        await server.HarvestAsync("wandel", Turtle("Neu", "Zwei"));
        await TestWait.UntilAsync(async () => (then = await ReadAsync(server.Client, "/catalog/changes", then.Result.State)).Records.ContainsKey("https://wandel.example/2"));
        Assert.Contains("https://wandel.example/2", then.Records.Keys);
        Assert.Empty(then.Result.Withdrawn!.Value);

        static string Turtle(string one, string two) => $"""
            @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
            <https://wandel.example/c> a dcat:Catalog ; dcat:dataset <https://wandel.example/1>, <https://wandel.example/2> .
            <https://wandel.example/1> a dcat:Dataset ; dct:title "{one}" . <https://wandel.example/2> a dcat:Dataset ; dct:title "{two}" .
            """;
    }

    [Theory]
    [InlineData("/catalog/changes?since=gestern", 400)]
    [InlineData("/catalog/changes?since=ffffffff-1", 410)]
    [InlineData("/catalog/changes?since=ffffffff-99999999999", 410)]
    [InlineData("/catalog/changes?wrong=1", 400)]
    public async Task A_state_that_is_none_or_of_another_catalogue_is_said(string path, int status)
    {
        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        using var first = await server.Client.GetAsync(new Uri("/catalog/changes", UriKind.Relative), Cancellation);
        Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync(Cancellation));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/catalog/changes");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await server.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    // Services of the instance itself are no entries: they stand in what is read by DCAT only.
    static List<(string, string)> Said((CatalogueReading Reading, Dictionary<string, HarvestedRecord> Records, ReadingResult Result) read) =>
        [.. read.Records.Values.Where(one => !one.Key.Contains("/catalog#", StringComparison.Ordinal)).Select(one => (one.Key, one.Hash)).Order()];

    // What each service serves, also where its pages are many.
    static List<string> Served((CatalogueReading Reading, Dictionary<string, HarvestedRecord> Records, ReadingResult Result) read) =>
        [.. read.Records.Values.SelectMany(one => one.Triples.Split('\n').Where(line => line.Contains("servesDataset", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    bool IsForeign((string Key, string) said) => !said.Key.StartsWith(server.Address.ToString(), StringComparison.Ordinal);

    static List<string> Facts((CatalogueReading Reading, Dictionary<string, HarvestedRecord> Records, ReadingResult Result) read) =>
    [
        .. read.Records.Values.Where(one => !one.Key.Contains("/catalog#", StringComparison.Ordinal)).Select(one =>
            $"{one.Key} {one.Kind} {one.Title} {one.Publisher} {one.Modified:O} {one.Distributions} {string.Join(' ', one.Identifiers)} {string.Join(' ', one.Licenses)} {string.Join(' ', one.Hops.Select(hop => hop.Record))}")
            .Order(StringComparer.Ordinal),
    ];

    static async Task<(CatalogueReading Reading, Dictionary<string, HarvestedRecord> Records, ReadingResult Result)> ReadAsync(HttpClient client, string path, string? since)
    {
        var reading = new CatalogueReading(new(client.BaseAddress!, path), protocol: since is null ? null : CatalogueProtocol.ForName("oud"), since: since);
        Dictionary<string, HarvestedRecord> records = new(StringComparer.Ordinal);
        while (reading.Next is { } next)
        {
            using var answer = await client.GetAsync(next, Cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                reading.Fail($"{next}: {answer.StatusCode}");
                continue;
            }

            using var content = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancellation));
            foreach (var record in reading.Read(content, answer.Content.Headers.ContentType?.MediaType, TimeProvider.System, Cancellation))
            {
                records[record.Key] = record;
            }
        }

        return (reading, records, reading.Finish());
    }

    static async Task TakeOverAsync(PostgresDatabase database, string source, IEnumerable<HarvestedRecord> records)
    {
        await using var session = await new HarvestStore(database.Database).OpenAsync(source, Cancellation);
        var all = records.ToList();
        await session!.StageAsync([.. all.Select(one => new HarvestedContent(one.Key, one.Hash, RecordDocument.Of(one).Write(), one.Triples, []))], Cancellation);
        await session.ApplyAsync(
            new()
            {
                Url = $"https://{source}.example/",
                Address = $"https://{source}.example/",
                Stands = [.. all.Select(one => new HarvestedStand(one.Key, one.Hash, "present", UnionServer.Harvested))],
                Started = UnionServer.Harvested,
                Finished = UnionServer.Harvested,
                Outcome = "complete",
                Report = "{}",
            },
            (_, _) => Task.CompletedTask, Cancellation);
    }
}
