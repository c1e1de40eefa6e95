using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.OData.Query;

/// <summary>One charging station; every value but the number of points is absent in some.</summary>
/// <param name="Index">Place, from 0.</param>
public sealed record Station(int Index)
{
    static readonly string[] Names = ["Am Süd-Tor", "  Nordhof\t", "Ärztehaus 50%_", "nordhof"];
    static readonly double[] Powers = [3.7, 11, 22, 50.5, 150];

    public string Id => $"08999001.ladesaeulen.{Index + 1}";

    public string? Name => Index % 5 == 4 ? null : Names[Index % 4];

    public string? Operator => Index % 6 == 5 ? null : Index % 3 == 0 ? Name : "Stadtwerke";

    public string? Status => Index % 4 == 3 ? null : Index % 2 == 0 ? "active" : "planned";

    public long Points => 1 + (Index % 6);

    public double? Power => Index % 7 == 6 ? null : Powers[Index % 5];

    public double? Price => Index % 2 == 0 ? Index * -0.25 : null;

    public bool? IsGreen => (Index % 3) switch { 0 => true, 1 => false, _ => null };

    public DateOnly? From => Index % 4 == 3 ? null : new DateOnly(2024, 1, 31).AddDays(17 * Index);

    public DateOnly? To => Index % 2 == 0 ? From?.AddDays(30) : null;

    public DateTimeOffset? Seen => Index % 6 == 0 ? null
        : new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero).AddHours(7 * Index).AddSeconds(0.25 * Index);

    public string[]? Plugs => (Index % 4) switch { 0 => null, 1 => ["type_2"], 2 => ["type_2", "ccs"], _ => ["ccs", "schuko", Operator ?? "none"] };

    public (string? Evse, double? Power, string[] Standards)[]? ChargePoints => (Index % 4) switch
    {
        0 => null,
        1 => [("A" + Index, 22, ["type_2"])],
        2 => [("B" + Index, Index, ["type_2", "ccs"]), (null, 50.5, [])],
        _ => [(null, null, ["chademo"])],
    };

    public Point? Place => Index % 8 == 7 ? null : new Point(8.4 + (Index * 0.001), 49);

    public Feature ToFeature() => Fill(new(SampleData.Schemas.Newest("charging-station")!)
    {
        Record = Index + 1,
        SourceId = (Index + 1).ToString(CultureInfo.InvariantCulture),
        Geometry = Place,
        SourceSrid = Place is null ? null : 4326,
    });

    Feature Fill(Feature feature)
    {
        feature["municipality_key"] = SampleData.CityKey;
        feature["street"] = "Ringstraße";
        feature["name"] = Name;
        feature["operator"] = Operator;
        feature["status"] = Status;
        feature["charging_points_count"] = Points;
        feature["max_power"] = Power;
        feature["price_kwh"] = Price;
        feature["green_power"] = IsGreen;
        feature["valid_from"] = From;
        feature["valid_to"] = To;
        feature["source_updated_at"] = Seen;
        feature["connector_types"] = Plugs;
        feature["charge_points"] = ChargePoints is null ? null : JsonSerializer.Serialize(ChargePoints.Select(point => new Dictionary<string, object?>
        {
            ["evse_id"] = point.Evse,
            ["max_power_kw"] = point.Power,
            ["connectors"] = point.Standards.Select(standard => new { standard, format = "socket" }),
        }));
        return feature;
    }
}

/// <summary>An API over charging stations with every type of value, and roadworks of every shape.</summary>
public sealed class StationServer : IAsyncLifetime
{
    /// <summary>Shapes of the roadworks, whose ids are their places from 0.</summary>
    public static readonly string[] Shapes =
    [
        "POLYGON((8 49,8.3 49,8.3 49.1,8.1 49.1,8.1 49.3,8 49.3,8 49))",
        "LINESTRING(8.5 49,8.6 49.1,8.7 49)",
        "MULTIPOLYGON(((9 49,9.1 49,9.1 49.1,9 49)),((9.5 49,9.6 49,9.6 49.1,9.5 49)))",
        "POINT(10 50)",
    ];

    readonly PostgresDatabase _database = new();
    WebApplication? _app;
    HttpClient? _client;
    Registry? _registry;

    /// <summary>All stations.</summary>
    public static Station[] All { get; } = [.. Enumerable.Range(0, 48).Select(index => new Station(index))];

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
            SampleData.City, SampleData.CityKey, "ladesaeulen", SampleData.Schemas.Newest("charging-station")!, All.Select(one => one.ToFeature()), "Ladesäulen", default);
        await data.PublishAsync(
            SampleData.City, SampleData.CityKey, "baustellen", SampleData.Schemas.Newest("roadwork")!, Roadworks(), "Baustellen", default);
        _app = await ApiServer.StartAsync(_database);
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

    /// <summary>The registry of the database.</summary>
    public async Task<Registry> RegistryAsync() =>
        _registry ??= await new RegistryReader(_database.Database).ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Status and text of an answer.</summary>
    public async Task<(int Status, string Text)> SendAsync(string path, params (string Name, string Value)[] headers)
    {
        _ = _database.Database;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client!.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The JSON of an answer that must be 200.</summary>
    public async Task<JsonElement> JsonAsync(string path, params (string Name, string Value)[] headers)
    {
        var (status, text) = await SendAsync(path, headers);
        Assert.True(status == 200, $"{path}: {status} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Identifiers of the entities of a set that meet a condition, in order.</summary>
    public async Task<List<string>> EntitiesAsync(string set, string filter, string rest = "")
    {
        var page = await JsonAsync($"/odata/v4/{set}?$select=id&$count=true&$filter={Uri.EscapeDataString(filter)}{rest}");
        List<string> ids = [.. page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
        Assert.Equal(ids.Count, page.GetProperty("@odata.count").GetInt32());
        return ids;
    }

    /// <summary>Identifiers of the features of a collection that meet a condition in CQL2, in order.</summary>
    public async Task<List<string>> FeaturesAsync(string collection, string filter)
    {
        var page = await JsonAsync($"/collections/{collection}/items?limit=1000&filter={Uri.EscapeDataString(filter)}");
        return [.. page.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
    }

    static IEnumerable<Feature> Roadworks() => Shapes.Select((wkt, index) =>
    {
        var feature = new Feature(SampleData.Schemas.Newest("roadwork")!)
        {
            Record = index + 1,
            SourceId = index.ToString(CultureInfo.InvariantCulture),
            Geometry = new WKTReader().Read(wkt),
            SourceSrid = 4326,
        };
        feature["municipality_key"] = SampleData.CityKey;
        feature["category"] = "roadworks";
        feature["starts_at"] = new DateTimeOffset(2026, 5, 1 + index, 8, 0, 0, TimeSpan.Zero);
        return feature;
    });
}
