using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Records;

/// <summary>An instance with data sets of its own, a service, and records of the catalogue of somebody else.</summary>
public sealed class RecordServer : IAsyncLifetime
{
    public const string Own = "lindenbrueck.parkhaeuser";
    public const string Foreign = "https://nachbar.example/spielplaetze";

    readonly PostgresDatabase _database = new();
    WebApplication? _app;
    HttpClient? _client;

    public PostgresDatabase Database => _database;

    public HttpClient Client
    {
        get
        {
            _ = _database.Database;
            return _client!;
        }
    }

    static DateTimeOffset Long { get; } = new(2019, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        if (TestCluster.Missing is not null)
        {
            return;
        }

        var sample = new SampleData(_database);
        await sample.FillAsync(default);
        await using (var session = await sample.Store.OpenAsync("aubach.karten", default))
        {
            await session!.PublishReferenceAsync(new()
            {
                Publisher = SampleData.Village,
                Name = "karten",
                Document = new()
                {
                    Kind = DatasetKind.Service, Title = new("Kartendienst", "Map service"), Description = new("Stadtplan", "City map"), License = "http://dcat-ap.de/def/licenses/cc-zero",
                    SourceUrl = "https://www.aubach.example/", CoverageClaim = "unknown", Themes = ["REGI"], Endpoint = new() { Url = "https://geo.example.org/wms", Formats = ["PNG"] },
                },
                DescriptorHash = "k1",
            }, default);
        }

        await HarvestAsync(Records());
        _app = await ApiServer.StartAsync(_database);
        _client = ApiServer.ClientOf(_app);
    }

    /// <summary>Writes records of the catalogue "nachbar" as a run does.</summary>
    public async Task HarvestAsync(IReadOnlyCollection<RecordDocument> records)
    {
        await using var session = await new HarvestStore(_database.Database).OpenAsync("nachbar", default);
        var contents = records.Select(one => new HarvestedContent(one.Iri!, $"{one.Title} {one.Modified}", one.Write(), "", [])).ToList();
        await session!.StageAsync(contents, default);
        await session.ApplyAsync(
            new()
            {
                Url = "https://nachbar.example/catalog", Address = "https://nachbar.example/catalog",
                Stands = [.. contents.Select(one => new HarvestedStand(one.Key, one.Hash, "present", Long))], Started = Long, Finished = Long, Outcome = "complete", Report = "{}",
            },
            (_, _) => Task.CompletedTask, default);
    }

    public static ImmutableArray<RecordDocument> Records() =>
    [
        new()
        {
            Kind = RecordKind.Dataset, Iri = Foreign, Title = "Spielplätze", Publisher = "Nachbarstadt", Modified = Long, Identifiers = ["N-1"],
            Facts = new()
            {
                Title = new("Spielplätze", "Playgrounds"), Description = new("Alle Spielplätze <b>", "All playgrounds <b>"), Keywords = ["Kinder"], Themes = ["SOCI"], Formats = ["CSV", "WFS_SRVC"],
                License = "https://licence.example/own", Extent = [8.0, 48.0, 8.2, 48.1], Begins = Long, Ends = Long.AddYears(1), Municipalities = [SampleData.VillageKey],
                Contact = new("Grünamt", "gruen@nachbar.example", "javascript:alert(1)"), Page = "https://nachbar.example/page", Hvd = true, Languages = ["de"],
                Files =
                [
                    new(new("CSV", "CSV"), "https://nachbar.example/s.csv", "https://nachbar.example/s.csv", "CSV", "text/csv", null),
                    new(null, "http://nachbar.example/mit leerzeichen", null, null, null, null),
                ],
            },
        },
        new()
        {
            Kind = RecordKind.Series, Iri = "https://nachbar.example/luftbilder", Title = "Luftbilder", Modified = Long.AddDays(1),
            Facts = new() { Keywords = ["Karte, groß"] },
        },
    ];

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    public async Task<JsonElement> JsonAsync(string path, int status = 200)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
