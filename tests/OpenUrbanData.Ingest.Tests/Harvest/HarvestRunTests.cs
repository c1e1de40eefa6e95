using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Ingest.Harvest;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Harvest;

/// <summary>Runs against a server on this machine and a real database.</summary>
public sealed class HarvestRunTests : IAsyncLifetime
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
    public async Task Records_are_stored_kept_missed_and_restored()
    {
        _server.Serve("a", "b", "c");
        Assert.Equal((HarvestOutcome.Complete, 3), Counts(await RunAsync(), HarvestStep.Added));
        Assert.Equal("http://e.org/a", await Database.ScalarAsync<string>("SELECT document ->> 'iri' FROM oud.harvested_record WHERE key = 'http://e.org/a'"));
        Assert.Equal((HarvestOutcome.Complete, 3), Counts(await RunAsync(), HarvestStep.Unchanged));

        _server.Serve("a", "b!");
        var third = await RunAsync();
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(third, HarvestStep.Missing));
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(third, HarvestStep.Changed));
        Assert.Equal("B!", await Database.ScalarAsync<string>("SELECT document ->> 'title' FROM oud.harvested_record WHERE key = 'http://e.org/b'"));
        Assert.Equal(("missing", 3L), (await StateAsync("c"), await VisibleAsync()));

        // No page has changed: the time of grace ends all the same.
        await Database.ExecuteAsync("UPDATE oud.harvested_record SET since = since - interval '8 days' WHERE state = 'missing'");
        var fourth = await RunAsync();
        Assert.True(fourth.IsUnchanged);
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(fourth, HarvestStep.Orphaned));
        Assert.Equal(("orphaned", 2L), (await StateAsync("c"), await VisibleAsync()));

        _server.Serve("a", "b", "c");
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(await RunAsync(), HarvestStep.Restored));
        Assert.Equal(("present", 3L), (await StateAsync("c"), await VisibleAsync()));
        Assert.Equal(5L, await Database.ScalarAsync<long>("SELECT count(*) FROM oud.harvest_run WHERE outcome = 'complete'"));
    }

    [Fact]
    public async Task A_dead_empty_or_half_source_withdraws_nothing_and_new_records_are_stored()
    {
        _server.Serve("a", "b");
        await RunAsync();
        _server.Pages.Clear();
        Assert.Equal((HarvestOutcome.Failed, 2), Counts(await RunAsync(), HarvestStep.Kept));

        _server.Serve();
        Assert.Equal((HarvestOutcome.Partial, 2), Counts(await RunAsync(), HarvestStep.Kept));

        _server.Serve("z");
        _server.Pages["/catalog.ttl"] += "<#page> hydra:next <?page=2> .";
        var half = await RunAsync();
        Assert.Equal((HarvestOutcome.Partial, 2), Counts(half, HarvestStep.Kept));
        Assert.Equal((HarvestOutcome.Partial, 1), Counts(half, HarvestStep.Added));
        Assert.Equal(["present", "present", "present"], [await StateAsync("a"), await StateAsync("b"), await StateAsync("z")]);
        Assert.Equal("failed partial partial", await Database.ScalarAsync<string>("SELECT string_agg(outcome, ' ' ORDER BY id) FROM oud.harvest_run WHERE id > 1"));
    }

    [Fact]
    public async Task A_shrunken_source_withdraws_nothing_until_the_operator_believes_it()
    {
        _server.Serve([.. Enumerable.Range(0, 20).Select(one => $"d{one}")]);
        await RunAsync();
        _server.Serve("d0");
        Assert.Equal((HarvestOutcome.Partial, 19), Counts(await RunAsync(), HarvestStep.Kept));
        Assert.Equal((HarvestOutcome.Partial, 19), Counts(await RunAsync(), HarvestStep.Kept));
        Assert.Equal((HarvestOutcome.Complete, 19), Counts(await RunAsync(options: new() { IsForced = true }), HarvestStep.Missing));
    }

    [Fact]
    public async Task An_unchanged_source_costs_one_answer_without_content_per_page()
    {
        _server.HasTags = true;
        _server.Pages["/catalog.ttl"] = CatalogueServer.Page("a") + "<#page> hydra:next <?page=2> .";
        _server.Pages["/catalog.ttl?page=2"] = CatalogueServer.Page("b");
        var first = await RunAsync();
        Assert.Equal((HarvestOutcome.Complete, 2), Counts(first, HarvestStep.Added));
        Assert.Equal("/catalog.ttl /catalog.ttl?page=2", _server.TakeAsked());

        var second = await RunAsync();
        Assert.True(second.IsUnchanged);
        Assert.Equal((HarvestOutcome.Complete, 2), Counts(second, HarvestStep.Unchanged));
        Assert.Equal("/catalog.ttl=304 /catalog.ttl?page=2=304", _server.TakeAsked());

        // A failure in between changes nothing of what is known.
        _server.Heads["/catalog.ttl"] = "HTTP/1.1 404 Not Found";
        Assert.Equal((HarvestOutcome.Failed, 2), Counts(await RunAsync(), HarvestStep.Kept));
        _server.Heads.Clear();
        _server.TakeAsked();
        Assert.True((await RunAsync()).IsUnchanged);

        // The page that has changed is asked for once, those before it again.
        _server.TakeAsked();
        _server.Pages["/catalog.ttl?page=2"] = CatalogueServer.Page("b!", "c");
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(await RunAsync(), HarvestStep.Changed));
        Assert.Equal("/catalog.ttl=304 /catalog.ttl?page=2 /catalog.ttl", _server.TakeAsked());
    }

    [Fact]
    public async Task An_unchanged_source_keeps_what_was_found_of_it_and_a_forced_run_reads_it_anew()
    {
        _server.HasTags = true;
        _server.Pages["/catalog.ttl"] = CatalogueServer.Page("a") + "<http://e.org/> dcat:dataset <http://e.org/ghost> .";
        var first = await RunAsync();
        var second = await RunAsync();
        Assert.True(second.IsUnchanged);
        Assert.Equal(first.Findings.Problems.Single(), second.Findings.Problems.Single());
        Assert.Equal(["http://e.org/ghost"], second.Reading.Unreadable);
        Assert.False((await RunAsync(options: new() { IsForced = true })).IsUnchanged);
        Assert.False((await RunAsync(_server.Address + "?other")).IsUnchanged);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_stores_nothing()
    {
        _server.Serve("a", "b");
        Assert.Equal((HarvestOutcome.Complete, 2), Counts(await RunAsync(options: new() { IsDry = true }), HarvestStep.Added));
        Assert.Equal(0L, await Database.ScalarAsync<long>("SELECT (SELECT count(*) FROM oud.harvested_record) + (SELECT count(*) FROM oud.harvest_source)"));
    }

    [Fact]
    public async Task Internal_addresses_are_not_asked()
    {
        _server.Serve("a");
        var report = await RunAsync(settings: new());
        Assert.Equal(HarvestOutcome.Failed, report.Plan.Outcome);
        Assert.Contains("internal address", Assert.Single(report.Reading.Problems).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("OUD_ALLOWED_NETWORKS", await Database.ScalarAsync<string>("SELECT report::text FROM oud.harvest_run"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_do_not_have_one_source()
    {
        var store = new HarvestStore(Database.Database);
        await using (await store.OpenAsync("town", Cancellation))
        {
            Assert.Equal(IngestCodes.SourceBusy, (await Assert.ThrowsAsync<IngestException>(() => RunAsync())).Code);
        }

        _server.Serve("a");
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(await RunAsync(), HarvestStep.Added));
        Assert.Equal(("town", _server.Address.AbsoluteUri), Assert.Single(await store.SourcesAsync(Cancellation)));
    }

    [Fact]
    public async Task Keys_in_the_address_of_a_source_and_words_for_the_operator_are_in_no_report()
    {
        _server.Pages["/catalog.ttl?apikey=s3cret-key&page=1"] = CatalogueServer.Page("a") + "<#page> hydra:next <?apikey=s3cret-key&page=2> .";
        var report = await RunAsync(_server.Address + "?apikey=s3cret-key&page=1");
        Assert.Equal(HarvestOutcome.Partial, report.Plan.Outcome);
        Assert.Contains("s3cret-key", report.Reading.Problems.Single().Page, StringComparison.Ordinal);
        var json = await Database.ScalarAsync<string>("SELECT r.report::text || s.address FROM oud.harvest_run AS r JOIN oud.harvest_source AS s ON s.name = r.source");
        Assert.DoesNotContain("s3cret", json, StringComparison.Ordinal);
        Assert.Contains("/catalog.ttl?apikey=…&page=2", json, StringComparison.Ordinal);
        Assert.Contains("no such page (404 or 410)", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_records_lack_is_counted_and_named()
    {
        _server.Pages["/catalog.ttl"] = CatalogueServer.Turtle(
            """
            <http://e.org/good> a dcat:Dataset ; dct:title "Good" ; dct:publisher [ foaf:name "Town" ] ; dcat:distribution <http://e.org/f> .
            <http://e.org/f> a dcat:Distribution ; dcat:accessURL <http://e.org/good.csv> ; dct:license <http://dcat-ap.de/def/licenses/dl-by-de/2.0> .
            <http://e.org/poor> a dcat:Dataset ; dct:publisher [ foaf:name "Town" ] ; dcat:distribution <http://e.org/g> .
            <http://e.org/g> a dcat:Distribution ; dcat:accessURL "see office" ; dct:license "free" .
            """);
        var report = await RunAsync();
        Assert.Equal(
            "address_missing license_unknown title_missing", string.Join(' ', report.Findings.Quality.Select(one => one.Code)));
        Assert.All(report.Findings.Quality, one => Assert.Equal("http://e.org/poor", Assert.Single(one.Examples)));
    }

    [Fact]
    public async Task An_instance_is_asked_for_its_changes_and_now_and_then_for_everything()
    {
        var address = new Uri(_server.Root, "catalog/changes").AbsoluteUri;
        _server.Pages["/catalog/changes"] = Changes("0a1b-1", ("a", "A"), ("b", "B"), ("c", "C"));
        Assert.Equal((HarvestOutcome.Complete, 3), Counts(await RunAsync(address), HarvestStep.Added));
        Assert.Equal("/catalog/changes", _server.TakeAsked());

        _server.Pages["/catalog/changes?since=0a1b-1"] = Changes("0a1b-2", ("a", "A!"), ("b", null));
        var second = await RunAsync(address);
        Assert.Equal("/catalog/changes?since=0a1b-1", _server.TakeAsked());
        Assert.Equal([HarvestStep.Changed, HarvestStep.Orphaned, HarvestStep.Kept], second.Plan.Changes.Select(change => change.Step));
        Assert.Equal(["present", "orphaned", "present"], [await StateAsync("a"), await StateAsync("b"), await StateAsync("c")]);
        Assert.Equal("A!", await Database.ScalarAsync<string>("SELECT document ->> 'title' FROM oud.harvested_record WHERE key = 'http://e.org/a'"));

        // The instance does not remember that state: everything is read, and what is not there is missed as always.
        _server.Pages["/catalog/changes"] = Changes("ffff-1", ("a", "A!"), ("b", "B"));
        var third = await RunAsync(address);
        Assert.Equal("/catalog/changes?since=0a1b-2 /catalog/changes", _server.TakeAsked());
        Assert.Equal([HarvestStep.Unchanged, HarvestStep.Restored, HarvestStep.Missing], third.Plan.Changes.Select(change => change.Step));

        await RunAsync(address, CatalogueServer.Local with { Whole = TimeSpan.Zero });
        Assert.Equal("/catalog/changes", _server.TakeAsked());

        static string Changes(string state, params (string Name, string? Title)[] records) => $"{{\"state\": \"{state}\", \"records\": [{string.Join(',', records.Select(one => one.Title is null
            ? $"{{\"key\": \"http://e.org/{one.Name}\", \"gone\": true}}"
            : $"{{\"key\": \"http://e.org/{one.Name}\", \"triples\": \"<http://e.org/{one.Name}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .\\n"
                + $"<http://e.org/{one.Name}> <http://purl.org/dc/terms/title> \\\"{one.Title}\\\" .\\n\"}}"))}], \"links\": []}}";
    }

    static (HarvestOutcome Outcome, int Count) Counts(HarvestReport report, HarvestStep step) => (report.Plan.Outcome, report.Plan.Count(step));

    Task<HarvestReport> RunAsync(string? url = null, HarvestSettings? settings = null, HarvestOptions? options = null) =>
        new HarvestRun(new(Database.Database), settings ?? CatalogueServer.Local, new(TimeProvider.System), TimeProvider.System).ExecuteAsync(
            new() { Name = "town", File = "", Title = new("", ""), Url = new(url ?? _server.Address.AbsoluteUri), Rate = 1000 }, options ?? new(), null, Cancellation);

    Task<string?> StateAsync(string name) => Database.ScalarAsync<string>("SELECT state FROM oud.harvested_record WHERE key = $1", "http://e.org/" + name);

    Task<long> VisibleAsync() => Database.ScalarAsync<long>("SELECT count(*) FROM oud.visible_record");
}
