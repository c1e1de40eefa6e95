using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Ingest.Harvest;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Harvest;

/// <summary>Runs against a server on this machine and a real database.</summary>
public sealed class HarvestRunTests : IAsyncLifetime
{
    const string Start = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .\n";

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Dictionary<string, string> _pages = [];
    PostgresDatabase? _database;
    Task _serving = Task.CompletedTask;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    PostgresDatabase Database => _database ?? throw new InvalidOperationException();

    Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/catalog.ttl");

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _listener.Start();
        _serving = ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
        await Database.DisposeAsync();
    }

    [Fact]
    public async Task Records_are_stored_kept_missed_and_restored()
    {
        Serve("a", "b", "c");
        Assert.Equal((HarvestOutcome.Complete, 3), Counts(await RunAsync(), HarvestStep.Added));
        Assert.Equal("http://e.org/a", await Database.ScalarAsync<string>("SELECT document ->> 'iri' FROM oud.harvested_record WHERE key = 'http://e.org/a'"));
        Assert.Equal((HarvestOutcome.Complete, 3), Counts(await RunAsync(), HarvestStep.Unchanged));

        Serve("a", "b!");
        var third = await RunAsync();
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(third, HarvestStep.Missing));
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(third, HarvestStep.Changed));
        Assert.Equal("B!", await Database.ScalarAsync<string>("SELECT document ->> 'title' FROM oud.harvested_record WHERE key = 'http://e.org/b'"));
        Assert.Equal("missing", await StateAsync("c"));

        await Database.ExecuteAsync("UPDATE oud.harvested_record SET since = since - interval '8 days' WHERE state = 'missing'");
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(await RunAsync(), HarvestStep.Orphaned));
        Assert.Equal("orphaned", await StateAsync("c"));

        Serve("a", "b", "c");
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(await RunAsync(), HarvestStep.Restored));
        Assert.Equal("present", await StateAsync("c"));
        Assert.Equal(5L, await Database.ScalarAsync<long>("SELECT count(*) FROM oud.harvest_run WHERE outcome = 'complete'"));
    }

    [Fact]
    public async Task A_dead_empty_or_half_source_withdraws_nothing_and_new_records_are_stored()
    {
        Serve("a", "b");
        await RunAsync();
        _pages.Clear();
        Assert.Equal((HarvestOutcome.Failed, 2), Counts(await RunAsync(), HarvestStep.Kept));

        Serve();
        Assert.Equal((HarvestOutcome.Partial, 2), Counts(await RunAsync(), HarvestStep.Kept));

        Serve("z");
        _pages["/catalog.ttl"] += "<#page> hydra:next <?page=2> .";
        var half = await RunAsync();
        Assert.Equal((HarvestOutcome.Partial, 2), Counts(half, HarvestStep.Kept));
        Assert.Equal((HarvestOutcome.Partial, 1), Counts(half, HarvestStep.Added));
        Assert.Equal(["present", "present", "present"], [await StateAsync("a"), await StateAsync("b"), await StateAsync("z")]);
        Assert.Equal("failed partial partial", await Database.ScalarAsync<string>("SELECT string_agg(outcome, ' ' ORDER BY id) FROM oud.harvest_run WHERE id > 1"));
    }

    [Fact]
    public async Task Pages_are_followed_within_one_run()
    {
        Serve("a");
        _pages["/catalog.ttl"] += "<#page> hydra:next \"?page=2\" ; hydra:totalItems 2 .";
        _pages["/catalog.ttl?page=2"] = Page("b");
        var report = await RunAsync();
        Assert.Equal((HarvestOutcome.Complete, 2), Counts(report, HarvestStep.Added));
        Assert.Equal(2, report.Reading.Pages);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_stores_nothing()
    {
        Serve("a", "b");
        Assert.Equal((HarvestOutcome.Complete, 2), Counts(await RunAsync(isDry: true), HarvestStep.Added));
        Assert.Equal(0L, await Database.ScalarAsync<long>("SELECT (SELECT count(*) FROM oud.harvested_record) + (SELECT count(*) FROM oud.harvest_source)"));
    }

    [Fact]
    public async Task Internal_addresses_are_not_asked()
    {
        Serve("a");
        var report = await new HarvestRun(new(Database.Database), SourceSettings.Default, TimeProvider.System)
            .ExecuteAsync("town", Address, new(), isDry: true, Cancellation);
        Assert.Equal(HarvestOutcome.Failed, report.Plan.Outcome);
        Assert.Contains("internal address", Assert.Single(report.Reading.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_do_not_have_one_source()
    {
        var store = new HarvestStore(Database.Database);
        await using (await store.OpenAsync("town", Cancellation))
        {
            await Assert.ThrowsAsync<IngestException>(() => RunAsync());
        }

        Serve("a");
        Assert.Equal((HarvestOutcome.Complete, 1), Counts(await RunAsync(), HarvestStep.Added));
        Assert.Equal(("town", Address.AbsoluteUri), Assert.Single(await store.SourcesAsync(Cancellation)));
    }

    static (HarvestOutcome Outcome, int Count) Counts(HarvestReport report, HarvestStep step) => (report.Plan.Outcome, report.Plan.Count(step));

    static string Page(params string[] names) => Start + "<http://e.org/> a dcat:Catalog .\n"
        + string.Concat(names.Select(name => $"<http://e.org/{name.TrimEnd('!')}> a dcat:Dataset ; dct:title \"{name.ToUpperInvariant()}\" .\n"));

    void Serve(params string[] names) => _pages["/catalog.ttl"] = Page(names);

    Task<HarvestReport> RunAsync(bool isDry = false) => new HarvestRun(
        new(Database.Database),
        new() { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")], Attempts = 1, CheckPause = TimeSpan.Zero },
        TimeProvider.System).ExecuteAsync("town", Address, new(), isDry, Cancellation);

    Task<string?> StateAsync(string name) => Database.ScalarAsync<string>("SELECT state FROM oud.harvested_record WHERE key = $1", "http://e.org/" + name);

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var buffer = new byte[8192];
                var request = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token));
                var page = _pages.GetValueOrDefault(request.Split(' ')[1]);
                var body = Encoding.UTF8.GetBytes(page ?? "");
                await stream.WriteAsync(Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 {(page is null ? "404 Not Found" : "200 OK")}\r\nContent-Type: text/turtle\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), _stop.Token);
                await stream.WriteAsync(body, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
        catch (SocketException) when (_stop.IsCancellationRequested)
        {
            // The same.
        }
    }
}
