using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>The sample data with roadworks of every shape beside them, served in pages of few bytes.</summary>
public sealed class ShapeServer : IAsyncLifetime
{
    public const string Roadworks = "/collections/roadwork/items";

    /// <summary>Vertices of the largest roadwork.</summary>
    public const int Vertices = 2_000;

    /// <summary>Bytes after which a page ends.</summary>
    public const int PageBytes = 4_096;

    /// <summary>Identifiers and shapes: an L whose box holds more than itself, lines, two areas, nothing, and circles.</summary>
    static readonly (string Id, string? Wkt, int Day)[] Shapes =
    [
        ("corner", "POLYGON((8 49,8.3 49,8.3 49.1,8.1 49.1,8.1 49.3,8 49.3,8 49))", 1),
        ("line", "LINESTRING(8.5 49,8.6 49.1,8.7 49)", 2),
        ("two", "MULTIPOLYGON(((9 49,9.1 49,9.1 49.1,9 49)),((9.5 49,9.6 49,9.6 49.1,9.5 49)))", 3),
        ("place", "POINT(10 50)", 4),
        ("circle", Circle(8.9, 48.5), 5),
        ("circle2", Circle(8.9, 48.4), 6),
    ];

    readonly PostgresDatabase _database = new();
    WebApplication? _app;
    HttpClient? _client;

    /// <summary>A client.</summary>
    public HttpClient Client
    {
        get
        {
            _ = _database.Database;
            return _client!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        if (TestCluster.Missing is not null)
        {
            return;
        }

        var data = new SampleData(_database.Database);
        await data.FillAsync(default);
        await data.PublishAsync(
            SampleData.City, SampleData.CityKey, "baustellen", SampleData.Schemas.Newest("roadwork")!, Features(), "Baustellen", default);
        _app = await ApiServer.StartAsync(_database, options => options with { MaximumPageBytes = PageBytes });
        _client = ApiServer.ClientOf(_app);
    }

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

    /// <summary>The JSON of an answer that must be 200.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Source ids of the features of an answer, in order.</summary>
    public async Task<List<string>> IdsAsync(string path) =>
        [.. (await JsonAsync(path)).GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()!.Split('.')[^1])];

    static IEnumerable<Feature> Features()
    {
        var schema = SampleData.Schemas.Newest("roadwork")!;
        var reader = new WKTReader();
        foreach (var (id, wkt, day) in Shapes)
        {
            var feature = new Feature(schema)
            {
                Record = day,
                SourceId = id,
                Geometry = wkt is null ? null : reader.Read(wkt),
                SourceSrid = 4326,
            };
            feature["municipality_key"] = SampleData.CityKey;
            feature["name"] = $"Straße {id}: Äußere Kanalstraße";
            feature["category"] = "roadworks";
            feature["starts_at"] = new DateTimeOffset(2026, 5, day, 8, 0, 0, TimeSpan.Zero);
            if (day != 2)
            {
                feature["ends_at"] = new DateTimeOffset(2026, 5, day, 18, 0, 0, TimeSpan.Zero);
            }

            yield return feature;
        }
    }

    static string Circle(double x, double y) => new GeometryFactory().CreatePoint(new Coordinate(x, y)).Buffer(0.05, Vertices / 4).AsText();
}
