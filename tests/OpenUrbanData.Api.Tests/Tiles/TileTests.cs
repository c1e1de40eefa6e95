using System.Globalization;
using System.Net;
using System.Text.Json;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Tiles;

/// <summary>OGC API Tiles Part 1 (OGC 20-057) over real data: the facilities of the city lie on a line to the east from
/// <see cref="SampleData.Longitude"/>, every tenth without geometry.</summary>
public sealed class TileTests(ApiServer server)
{
    const string Tiles = $"/collections/{SampleData.Parking}/tiles/WebMercatorQuad";

    // 8.4 degrees east, 49 degrees north, in tiles of level 10 and 14.
    const string Level10 = $"{Tiles}/10/351/535";
    const string Level14 = $"{Tiles}/14/5626/8574";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("requirement", "/req/core/tc-op")]
    [Trait("requirement", "/req/core/tc-success")]
    [Trait("requirement", "/req/mvt/content")]
    public async Task A_tile_has_the_features_that_lie_in_it_with_their_properties()
    {
        using var response = await server.SendAsync(Level14);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/vnd.mapbox-vector-tile", response.Content.Headers.ContentType!.ToString());
        var layer = DecodedTile.Layers(await response.Content.ReadAsByteArrayAsync(Cancellation))[SampleData.Parking];
        var items = (await server.FeaturesAsync($"/collections/{SampleData.Parking}/items?limit=1000"))
            .Where(item => item.GetProperty("geometry").ValueKind != JsonValueKind.Null).ToDictionary(item => item.GetProperty("id").GetString()!);
        Assert.NotEmpty(layer.Features);
        Assert.All(layer.Features, feature =>
        {
            var properties = items[(string)feature.Properties["id"]].GetProperty("properties");
            // Where a record comes from is told by the item.
            string[] provenance = ["source_id", "id_stability", "dataset_id", "schema_version", "license", "attribution", "source_url", "updated_at"];
            Assert.Equal(properties.EnumerateObject().Select(one => one.Name).Append("id").Except(provenance).Order(), feature.Properties.Keys.Order());
            Assert.Equal(properties.GetProperty("capacity").GetInt64(), feature.Properties["capacity"]);
            Assert.Equal(properties.GetProperty("reserved_for").GetRawText(), feature.Properties["reserved_for"]);
        });
    }

    [Theory]
    [InlineData("WebMercatorQuad")]
    [InlineData("WorldCRS84Quad")]
    public async Task Each_feature_with_a_geometry_is_in_one_tile_of_each_level(string set)
    {
        var expected = SampleData.CityFeatures - (SampleData.CityFeatures / 10);
        foreach (var zoom in new[] { 0, 9, 13 })
        {
            Assert.Equal(expected, await CountAsync($"/collections/{SampleData.Parking}/tiles/{set}", zoom));
        }
    }

    [Theory]
    [InlineData(Level10, 200)]
    [InlineData(Level10 + ".mvt", 200)]
    [InlineData(Level10 + "?f=mvt", 200)]
    [InlineData($"{Tiles}/14/5626/8577", 200)]
    [InlineData($"{Tiles}/10/9/535", 404)]
    [InlineData($"{Tiles}/0/0/1", 404)]
    [InlineData($"{Tiles}/0/1/0", 404)]
    [InlineData($"{Tiles}/25/0/0", 404)]
    [InlineData($"{Tiles}/99999999999999999999/0/0", 404)]
    [InlineData($"{Tiles}/x/0/0", 400)]
    [InlineData($"{Tiles}/0/-1/0", 400)]
    [InlineData($"{Tiles}/0/0/0.png", 400)]
    [InlineData($"{Tiles}/0/0/1e2", 400)]
    [InlineData(Level10 + "?nope=1", 400)]
    [InlineData(Level10 + "?f=png", 400)]
    [InlineData(Level10 + "?properties=nope", 400)]
    [InlineData($"/collections/{SampleData.Parking}/tiles/Nope/0/0/0", 404)]
    [InlineData("/collections/nope/tiles/WebMercatorQuad/0/0/0", 404)]
    [InlineData($"/collections/{SampleData.Waste}/tiles/WebMercatorQuad/0/0/0", 404)]
    [InlineData($"/collections/{SampleData.Waste}/tiles", 404)]
    [Trait("requirement", "/req/core/tc-error")]
    [Trait("requirement", "/req/core/tc-tilematrix-definition")]
    [Trait("requirement", "/req/core/tc-tilerow-definition")]
    [Trait("requirement", "/req/core/tc-tilecol-definition")]
    public async Task Addresses_answer_as_the_standard_says(string path, int status)
    {
        using var response = await server.SendAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    [Trait("requirement", "/req/core/tc-error")]
    public async Task A_tile_inside_the_limits_with_nothing_in_it_is_204()
    {
        // Between two facilities at level 19, on their line.
        using var response = await server.SendAsync($"{Tiles}/19/180052/274379");
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
        using var filtered = await server.SendAsync(Level10 + "?name=nobody");
        Assert.Equal(HttpStatusCode.NoContent, filtered.StatusCode);
    }

    [Fact]
    public async Task Empty_tiles_are_answered_from_memory_too()
    {
        const string Empty = $"{Tiles}/20/360104/548758";
        for (var i = 0; i < 3; i++)
        {
            using var response = await server.SendAsync(Empty);
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            Assert.NotNull(response.Headers.ETag);
            Assert.Equal(i == 2, response.Headers.GetValues("Server-Timing").Single().StartsWith("cache", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Tiles_are_negotiated()
    {
        using var wanted = await server.SendAsync(Level10, "application/vnd.mapbox-vector-tile");
        Assert.Equal(HttpStatusCode.OK, wanted.StatusCode);
        using var refused = await server.SendAsync(Level10, "image/png");
        Assert.Equal(HttpStatusCode.NotAcceptable, refused.StatusCode);
    }

    [Fact]
    public async Task Whoever_has_the_tile_gets_304()
    {
        using var first = await server.SendAsync(Level10);
        using var second = await server.SendAsync(Level10, headers: ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var again = await server.SendAsync(Level10);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(Cancellation), await again.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task Only_the_properties_wanted_are_in_it()
    {
        Assert.Equal(["purpose"], (await LayerAsync(Level10 + "?properties=purpose")).Features[0].Properties.Keys);
        Assert.Equal(["license"], (await LayerAsync(Level10 + "?properties=license")).Features[0].Properties.Keys);
        Assert.False((await LayerAsync(Level10 + "?exclude-properties=id,purpose")).Features[0].Properties.ContainsKey("purpose"));
        Assert.Equal(["id", "purpose"], (await LayerAsync(Level10 + "?properties=id,purpose")).Features[0].Properties.Keys.Order());
    }

    [Fact]
    public async Task Queryables_and_boxes_narrow_a_tile_as_they_narrow_items()
    {
        var all = await LayerAsync(Level10);
        var bicycles = await LayerAsync(Level10 + "?purpose=bicycle");
        Assert.InRange(bicycles.Features.Count, 1, all.Features.Count - 1);
        Assert.All(bicycles.Features, feature => Assert.Equal("bicycle", feature.Properties["purpose"]));
        Assert.Equal(2, (await LayerAsync(Level10 + "?bbox=8.3999,48.9,8.4019,49.1")).Features.Count);
    }

    [Theory]
    [InlineData("datetime=2026-01-20T00:00:00Z")]
    [InlineData("""subset=datetime("2026-01-20T00:00:00Z")""")]
    [InlineData("""subset=datetime("2026-01-17T00:00:00Z":"2026-01-31T00:00:00Z")""")]
    [Trait("requirement", "/req/datetime/axis")]
    public async Task Time_narrows_a_tile(string parameter)
    {
        // The facilities of the village have a period in the first half of a month each, or none.
        var path = "/collections/aubach.stellplaetze/tiles/WebMercatorQuad/8/88/134?properties=id,valid_from&" + parameter;
        var features = (await LayerAsync(path)).Features;
        Assert.NotEmpty(features);
        Assert.All(features, feature => Assert.False(feature.Properties.ContainsKey("valid_from")));
    }

    [Fact]
    public async Task A_time_that_is_none_is_refused()
    {
        await server.ProblemAsync(Level10 + "?subset=datetime(2026-13-01)", 400);
        await server.ProblemAsync(Level10 + "?subset=Lat(1:2)", 400);
        await server.ProblemAsync(Level10 + "?datetime=soon", 400);
    }

    [Fact]
    [Trait("requirement", "/req/collections-selection/query-collections")]
    [Trait("requirement", "/req/collections-selection/collections-response")]
    [Trait("requirement", "/req/dataset-tilesets/operation")]
    public async Task Tiles_of_the_instance_have_one_layer_per_collection_wanted_in_order()
    {
        const string World = "/tiles/WebMercatorQuad/0/0/0";
        Assert.Equal(["parking-facility", SampleData.Islands], (await LayersAsync(World)).Keys);
        Assert.Equal([SampleData.Islands, SampleData.Parking], (await LayersAsync($"{World}?collections={SampleData.Islands},{SampleData.Parking}")).Keys);
        Assert.Equal([SampleData.Islands], (await LayersAsync($"{World}?collections={server.Client.BaseAddress}collections/{SampleData.Islands}")).Keys);
        await server.ProblemAsync($"{World}?collections=nope", 400);
        await server.ProblemAsync($"{World}?collections={SampleData.Waste}", 400);
    }

    [Fact]
    public async Task With_more_features_than_the_limit_places_are_counted_and_none_is_lost()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { MaximumTileFeatures = 16 });
        using var client = ApiServer.ClientOf(app);
        var expected = SampleData.CityFeatures - (SampleData.CityFeatures / 10);
        foreach (var zoom in new[] { 0, 8, 12, 15 })
        {
            var features = await FeaturesAsync(client, Tiles, zoom);
            Assert.Equal(expected, features.Sum(feature => feature.Count));
            Assert.Equal(zoom < 15, features.Any(feature => feature.Properties.ContainsKey("point_count")));
        }

        var filtered = await FeaturesAsync(client, Tiles, 0, "?purpose=bicycle");
        Assert.InRange(filtered.Sum(feature => feature.Count), 20, 60);
    }

    [Fact]
    public async Task With_more_bytes_than_the_limit_places_are_counted()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { MaximumTileBytes = 2000 });
        using var client = ApiServer.ClientOf(app);
        var features = await FeaturesAsync(client, Tiles, 0);
        Assert.Equal(SampleData.CityFeatures - (SampleData.CityFeatures / 10), features.Sum(feature => feature.Count));
        Assert.Contains(features, feature => feature.Count > 1);
    }

    [Fact]
    public async Task More_layers_than_the_limit_are_refused_with_what_to_do()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { MaximumTileLayers = 1 });
        using var client = ApiServer.ClientOf(app);
        using var response = await client.GetAsync("/tiles/WebMercatorQuad/0/0/0", Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("at most 1", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var one = await client.GetAsync($"/tiles/WebMercatorQuad/0/0/0?collections={SampleData.Islands}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, one.StatusCode);
    }

    Task<long> CountAsync(string tiles, int zoom) => CountAsync(server.Client, tiles, zoom);

    static async Task<long> CountAsync(HttpClient client, string tiles, int zoom) =>
        (await FeaturesAsync(client, tiles, zoom)).Sum(feature => feature.Count);

    // All features of a level, by the limits that the tile set states.
    static async Task<List<DecodedFeature>> FeaturesAsync(HttpClient client, string tiles, int zoom, string query = "")
    {
        var tileset = JsonDocument.Parse(await client.GetStringAsync(tiles, Cancellation)).RootElement;
        var limits = tileset.GetProperty("tileMatrixSetLimits").EnumerateArray()
            .Single(one => one.GetProperty("tileMatrix").GetString() == zoom.ToString(CultureInfo.InvariantCulture));
        int Limit(string name) => limits.GetProperty(name).GetInt32();
        var features = new List<DecodedFeature>();
        for (var row = Limit("minTileRow"); row <= Limit("maxTileRow"); row++)
        {
            for (var column = Limit("minTileCol"); column <= Limit("maxTileCol"); column++)
            {
                var bytes = await client.GetByteArrayAsync($"{tiles}/{zoom}/{row}/{column}{query}", Cancellation);
                features.AddRange(DecodedTile.Layers(bytes).Values.SelectMany(layer => layer.Features));
            }
        }

        return features;
    }

    async Task<DecodedLayer> LayerAsync(string path) => (await LayersAsync(path)).Values.Single();

    async Task<Dictionary<string, DecodedLayer>> LayersAsync(string path)
    {
        using var response = await server.SendAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return DecodedTile.Layers(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }
}
