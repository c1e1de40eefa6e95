using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Ingest.Harvest;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Harvest;

/// <summary>Several sources with the same records, and instances that harvest each other.</summary>
public sealed class FederationTests : IAsyncLifetime
{
    readonly CatalogueServer _server = new();
    PostgresDatabase? _database;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    PostgresDatabase Database => _database ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await Database.DisposeAsync();
    }

    [Fact]
    public async Task One_of_several_copies_is_shown_and_another_one_when_it_goes()
    {
        const string same = "a dcat:Dataset ; dct:title \"Trees of the town\" ; dct:identifier \"urn:town:trees:2026\" ; dct:modified \"2026-01-0";
        _server.Pages["/town"] = CatalogueServer.Turtle($"<http://town.e/trees> {same}2\" . <http://town.e/other> a dcat:Dataset ; dct:title \"Other\" .");
        _server.Pages["/land"] = CatalogueServer.Turtle($"<http://land.e/1> {same}1\" .");
        _server.Pages["/state"] = CatalogueServer.Turtle("<http://town.e/trees> a dcat:Dataset ; dct:title \"Old name\" .");
        await RunAsync("town");
        await RunAsync("land");
        await RunAsync("state");
        Assert.Equal(
            "land http://land.e/1 < town http://town.e/trees identifier urn:town:trees:2026 | state http://town.e/trees < town http://town.e/trees iri http://town.e/trees", await DuplicatesAsync());
        Assert.Equal("town/http://town.e/other town/http://town.e/trees", await VisibleAsync());

        // The identifier of one is another one now; the kept one goes: the copy of the others is shown.
        _server.Pages["/land"] = _server.Pages["/land"].Replace("urn:town:trees:2026", "urn:land:0000000001", StringComparison.Ordinal);
        await RunAsync("land");
        Assert.Equal("state http://town.e/trees < town http://town.e/trees iri http://town.e/trees", await DuplicatesAsync());
        Assert.True(await new HarvestStore(Database.Database).ForgetAsync("town", Cancellation));
        Assert.Equal("", await DuplicatesAsync());
        Assert.Equal("land/http://land.e/1 state/http://town.e/trees", await VisibleAsync());
        Assert.Equal(2L, await Database.ScalarAsync<long>("SELECT count(*) FROM oud.record WHERE source IS NOT NULL"));
    }

    [Fact]
    public async Task The_source_that_is_preferred_is_shown_and_one_that_is_orphaned_is_not()
    {
        _server.Pages["/a"] = CatalogueServer.Page("x", "y");
        _server.Pages["/b"] = CatalogueServer.Page("x");
        await RunAsync("a");
        await RunAsync("b", priority: 1);
        Assert.Equal("a/http://e.org/y b/http://e.org/x", await VisibleAsync());

        _server.Pages["/b"] = CatalogueServer.Page("z");
        await RunAsync("b", priority: 1);
        Assert.Equal("a/http://e.org/y b/http://e.org/x b/http://e.org/z", await VisibleAsync());
        await Database.ExecuteAsync("UPDATE oud.harvested_record SET since = since - interval '8 days'");
        await RunAsync("b", priority: 1);
        Assert.Equal("a/http://e.org/x a/http://e.org/y b/http://e.org/z", await VisibleAsync());
    }

    [Fact]
    public async Task An_address_that_many_share_makes_no_duplicates()
    {
        _server.Pages["/portal"] = CatalogueServer.Turtle(string.Concat(Enumerable.Range(0, 60).Select(one =>
            $"<http://e.org/{one}> a dcat:Dataset ; dct:title \"The same title\" ; dct:publisher [ foaf:name \"P{one}\" ] ; dcat:landingPage <http://portal.e/> .\n")));
        await RunAsync("portal");
        Assert.Equal("", await DuplicatesAsync());
    }

    // A publishes a, B publishes b; each takes over what the other and C show. What is gone at its origin must end everywhere.
    [Fact]
    public async Task What_is_gone_at_its_origin_ends_in_instances_that_harvest_each_other()
    {
        var names = new[] { "a", "b", "c" };
        var databases = new Dictionary<string, PostgresDatabase>();
        var own = new Dictionary<string, string?> { ["a"] = "one", ["b"] = "two", ["c"] = null };
        try
        {
            foreach (var name in names)
            {
                databases[name] = await PostgresDatabase.CreateAsync();
            }

            await RoundAsync();
            await RoundAsync();
            foreach (var name in names)
            {
                Assert.Equal(["one", "two"], (await ShownAsync(name)).Order());
            }

            Assert.Equal(0L, await databases["a"].ScalarAsync<long>("SELECT count(*) FROM oud.harvested_record WHERE key LIKE '%/one'"));

            own["a"] = null;
            for (var week = 0; week < 4; week++)
            {
                await RoundAsync();
                foreach (var database in databases.Values)
                {
                    await database.ExecuteAsync("UPDATE oud.harvested_record SET since = since - interval '8 days'");
                }
            }

            foreach (var name in names)
            {
                Assert.Equal("two", Assert.Single(await ShownAsync(name)));
            }
        }
        finally
        {
            foreach (var database in databases.Values)
            {
                await database.DisposeAsync();
            }
        }

        async Task RoundAsync()
        {
            foreach (var name in names)
            {
                foreach (var peer in names.Where(one => one != name))
                {
                    _server.Pages["/" + peer] = await PageAsync(peer);
                    await RunAsync(peer, databases[name], CatalogueServer.Local with { Own = [new($"http://{name}.e/")] });
                }
            }
        }

        async Task<List<string>> ShownAsync(string name) =>
        [
            .. (own[name] is { } mine ? new[] { mine } : []).Concat((await databases[name].ScalarAsync<string>("SELECT string_agg(key, ' ') FROM oud.visible_record") ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => key.Split('/')[^1])),
        ];

        // As an instance shows it: original IRI, and a catalogue record of its own that leads to those it came from.
        async Task<string> PageAsync(string name)
        {
            var page = $"<http://{name}.e/> a dcat:Catalog .\n";
            if (own[name] is { } mine)
            {
                page += $"<http://{name}.e/{mine}> a dcat:Dataset ; dct:title \"{mine}\" . <http://{name}.e/r/{mine}> a dcat:CatalogRecord ; foaf:primaryTopic <http://{name}.e/{mine}> .\n";
            }

            return CatalogueServer.Turtle(page + await databases[name].ScalarAsync<string>(
                """
                SELECT string_agg(triples || format('<http://%1$s.e/r/%2$s> a dcat:CatalogRecord ; foaf:primaryTopic <%3$s> %4$s .', $1, id, key,
                    coalesce((SELECT string_agg(format('; dct:source <%s>', h ->> 'record'), ' ') FROM jsonb_array_elements(document -> 'hops') AS h), ''))
                    || coalesce((SELECT string_agg(format(' <%s> a dcat:CatalogRecord .', h ->> 'record'), '') FROM jsonb_array_elements(document -> 'hops') AS h), ''), E'\n')
                FROM oud.visible_record
                """, name));
        }
    }

    Task<string?> DuplicatesAsync() => Database.ScalarAsync<string>(
        """
        SELECT coalesce(string_agg(format('%s %s < %s %s %s %s', r.source, r.key, k.source, k.key, r.duplicate_rule, r.duplicate_value), ' | ' ORDER BY r.source, r.key), '')
        FROM oud.harvested_record AS r JOIN oud.harvested_record AS k ON k.id = r.duplicate_of
        """);

    Task<string?> VisibleAsync() => Database.ScalarAsync<string>("SELECT string_agg(source || '/' || key, ' ' ORDER BY source, key) FROM oud.visible_record");

    async Task RunAsync(string name, PostgresDatabase? database = null, HarvestSettings? settings = null, int priority = 0)
    {
        var report = await new HarvestRun(new((database ?? Database).Database), settings ?? CatalogueServer.Local, new(TimeProvider.System), TimeProvider.System).ExecuteAsync(
            new() { Name = name, File = "", Title = new("", ""), Url = new(_server.Root, name), Rate = 1000, Priority = priority }, new(), null, Cancellation);
        Assert.True(report.Plan.Outcome == HarvestOutcome.Complete, report.Plan.Held + string.Join(" ", report.Reading.Problems));
    }
}
