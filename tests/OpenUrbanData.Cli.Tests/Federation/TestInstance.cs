using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using OpenUrbanData.Api;
using OpenUrbanData.Catalog.Mirror;
using OpenUrbanData.Ingest;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Harvest;
using OpenUrbanData.Ingest.Mirror;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests.Federation;

/// <summary>One instance: a database, a catalogue and an archive of its own, and a server on a port of its own.</summary>
sealed class TestInstance : IAsyncDisposable
{
    static readonly Lazy<SchemaRegistry> Registry = new(() => SchemaRegistry.Load(RepositoryRoot.Combine("schemas")).Registry);

    readonly string _folder = Directory.CreateTempSubdirectory("oud-federation-").FullName;
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    readonly SettableClock _clock;
    WebApplication? _app;
    int _port;

    TestInstance(PostgresDatabase database, SettableClock clock) => (Database, _clock) = (database, clock);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public PostgresDatabase Database { get; }

    public string Catalog => Path.Combine(_folder, "catalog");

    public string Archive => Path.Combine(_folder, "archive");

    /// <summary>Address of the server, without a slash at its end.</summary>
    public string Address => $"http://127.0.0.1:{_port}";

    public IngestStore Store => new(Database.Database, _clock);

    IngestSettings Settings => new()
    {
        Archive = Archive,
        Source = new()
        {
            AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")],
            Attempts = 1,
            CheckPause = TimeSpan.Zero,

            // Several pages for a handful of features.
            PeerPage = 7,
        },
    };

    /// <summary>Makes an instance with some files of the samples, and serves it.</summary>
    public static async Task<TestInstance> CreateAsync(SettableClock clock, params string[] samples)
    {
        var instance = new TestInstance(await PostgresDatabase.CreateAsync(), clock);
        Directory.CreateDirectory(instance.Catalog);
        foreach (var file in samples)
        {
            var to = Path.Combine(instance.Catalog, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(RepositoryRoot.Combine("catalog", file), to);
        }

        await instance.Store.Registry.UpsertAsync(Registry.Value.Schemas, Cancellation);
        await instance.Store.Registry.UpsertAsync([.. Registry.Value.ObservedProperties.Values], Cancellation);
        await instance.Store.Registry.UpsertSolutionAsync(
            await File.ReadAllBytesAsync(RepositoryRoot.Combine("schemas", "solutions", "parking-finder.needs.json"), Cancellation), Cancellation);
        await instance.IngestAsync();
        await instance.StartAsync();
        return instance;
    }

    /// <summary>Ingests the catalogue.</summary>
    public async Task IngestAsync()
    {
        var folder = CatalogFolder.Load(Catalog);
        Assert.Empty(folder.Errors);
        foreach (var dataset in folder.Datasets)
        {
            var report = await new IngestRun(Store, Registry.Value, Settings, _clock).ExecuteAsync(dataset, new(), null, Cancellation);
            Assert.True(report.IsGood, string.Join('\n', report.Lines()));
        }

        if (_app is not null)
        {
            await ArriveAsync();
        }
    }

    public async Task StartAsync()
    {
        var options = new ApiOptions
        {
            Database = new() { Owner = Database.OwnerConnection, Reader = Database.ReaderConnection },
            Port = _port,
            ShutdownTimeout = TimeSpan.FromSeconds(1),
        };
        _app = ApiApplication.Build(options, builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
        await _app.StartAsync(Cancellation);
        _port = new Uri(_app.Urls.First()).Port;
    }

    public async Task StopAsync()
    {
        await _app!.StopAsync(Cancellation);
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Subscribes another instance.</summary>
    public HarvestSource Subscribe(string name, TestInstance peer, params string[] rules) => Subscribe(name, $"{peer.Address}/catalog.ttl", rules);

    /// <summary>Subscribes a catalogue.</summary>
    public HarvestSource Subscribe(string name, string url, params string[] rules)
    {
        var file = Path.Combine(Catalog, "harvest", $"{name}.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"title: {name}\nurl: {url}\nrate: 100\ngrace: P7D\nmirror:\n{string.Concat(rules.Select(rule => $"  - {rule}\n"))}");
        var folder = CatalogFolder.Load(Catalog);
        Assert.Empty(folder.Errors);
        return folder.Harvests.Single(one => one.Name == name);
    }

    /// <summary>Harvests a source, then mirrors what it subscribes.</summary>
    public async Task<(HarvestReport Harvest, MirrorReport Mirror)> RunAsync(HarvestSource source)
    {
        var harvest = await new HarvestRun(new(Database.Database), new() { Source = Settings.Source }, new(_clock), _clock).ExecuteAsync(source, new(), null, Cancellation);
        return (harvest, await MirrorAsync(source));
    }

    /// <summary>Mirrors what a source subscribes, without a harvest.</summary>
    public Task<MirrorReport> MirrorAsync(HarvestSource source, Func<SourceSettings, SourceSettings>? change = null) => new MirrorRun(
        Database.Database, Registry.Value, Settings with { Source = change?.Invoke(Settings.Source) ?? Settings.Source }, new(_clock), _clock).ExecuteAsync(source, Cancellation);

    /// <summary>Withdraws a data set, as <c>oud remove</c> does.</summary>
    public async Task RemoveAsync(string dataset)
    {
        await using var session = await Store.OpenAsync(dataset, Cancellation);
        await session!.WithdrawAsync(Cancellation);
        await ArriveAsync();
    }

    /// <summary>Removes something for good, as <c>oud purge</c> does.</summary>
    public async Task PurgeAsync(string dataset, PurgeMark mark)
    {
        await using var session = await Store.OpenAsync(dataset, Cancellation);
        await new Purge(Database.Database, Archive).ExecuteAsync(session!, mark, Cancellation);
        await ArriveAsync();
    }

    /// <summary>Status and text of an answer, after everything that is published has reached the server.</summary>
    public async Task<(int Status, string Text)> GetAsync(string path)
    {
        await ArriveAsync();
        using var response = await _client.GetAsync(new Uri(Address + path), Cancellation);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Waits until everything that is published has reached the server: it learns of it by a notification of the database.</summary>
    public async Task ArriveAsync()
    {
        const string Published =
            """
            SELECT coalesce(string_agg(d.id || ' ' || d.publication, ' ' ORDER BY d.id), '') FROM oud.dataset AS d
            JOIN oud.schema AS s ON (s.name, s.version) = (d.schema_name, d.schema_version) WHERE d.state = 'published' AND NOT s.is_local
            """;
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var offers = JsonDocument.Parse(await _client.GetStringAsync(new Uri($"{Address}/mirror"), Cancellation)).RootElement.GetProperty("datasets")
                .EnumerateArray().Select(MirrorOffer.Read);
            if (string.Join(' ', offers.Where(offer => offer.IsPublished).Select(offer => $"{offer.Id} {offer.Publication}"))
                == await Database.ScalarAsync<string>(Published))
            {
                return;
            }

            await Task.Delay(50, Cancellation);
        }

        Assert.Fail("What is published did not reach the server.");
    }

    /// <summary>The JSON of an answer that must be 200.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        var (status, text) = await GetAsync(path);
        Assert.True(status == 200, $"{path}: {status} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Features of a collection, by id.</summary>
    public async Task<ImmutableSortedDictionary<string, JsonElement>> FeaturesAsync(string collection) =>
        (await JsonAsync($"/collections/{collection}/items?limit=1000")).GetProperty("features").EnumerateArray()
            .ToImmutableSortedDictionary(feature => feature.GetProperty("id").GetString()!, feature => feature, StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        _client.Dispose();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The time of this machine, and days more where a test says so.</summary>
sealed class SettableClock : TimeProvider
{
    TimeSpan _later;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _later;

    public void Later(TimeSpan time) => _later += time;
}
