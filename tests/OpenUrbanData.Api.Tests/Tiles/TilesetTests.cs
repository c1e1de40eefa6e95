using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Tiles;

/// <summary>Lists and descriptions of tile sets (OGC 20-057; OGC 17-083r4, Two Dimensional Tile Matrix Set 2.0).</summary>
public sealed class TilesetTests(ApiServer server)
{
    const string Path = $"/collections/{SampleData.Parking}/tiles";

    static readonly string[] Sets = ["WebMercatorQuad", "WorldCRS84Quad"];

    [Fact]
    [Trait("requirement", "/req/dataset-tilesets/landingpage")]
    [Trait("requirement", "/req/geodata-tilesets/desc-links")]
    public async Task Landing_page_and_collections_link_to_their_tile_sets()
    {
        const string Relation = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
        Assert.EndsWith("/tiles", Link(await server.JsonAsync("/"), Relation), StringComparison.Ordinal);
        Assert.EndsWith("/tileMatrixSets", Link(await server.JsonAsync("/"), "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"), StringComparison.Ordinal);
        Assert.EndsWith(Path, Link(await server.JsonAsync($"/collections/{SampleData.Parking}"), Relation), StringComparison.Ordinal);
        Assert.DoesNotContain((await server.JsonAsync($"/collections/{SampleData.Waste}")).GetProperty("links").EnumerateArray(),
            link => link.GetProperty("rel").GetString() == Relation);
    }

    [Theory]
    [InlineData(Path)]
    [InlineData("/tiles")]
    [Trait("requirement", "/req/tilesets-list/tileset-links")]
    [Trait("requirement", "/req/geodata-tilesets/operation")]
    public async Task The_list_leads_to_the_tile_sets_and_they_to_tiles(string path)
    {
        var list = (await server.JsonAsync(path)).GetProperty("tilesets").EnumerateArray().ToList();
        Assert.Equal(Sets, list.Select(one => one.GetProperty("tileMatrixSetId").GetString()));
        foreach (var entry in list)
        {
            Assert.Equal("vector", entry.GetProperty("dataType").GetString());
            var tileset = await server.JsonAsync(Link(entry, "self"));
            Assert.Equal(entry.GetProperty("crs").GetString(), tileset.GetProperty("crs").GetString());
            var scheme = await server.JsonAsync(Link(tileset, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"));
            Assert.Equal(entry.GetProperty("tileMatrixSetURI").GetString(), scheme.GetProperty("uri").GetString());
            var item = tileset.GetProperty("links").EnumerateArray().Single(link => link.GetProperty("rel").GetString() == "item");
            Assert.True(item.GetProperty("templated").GetBoolean());
            Assert.Equal("application/vnd.mapbox-vector-tile", item.GetProperty("type").GetString());
            var limits = tileset.GetProperty("tileMatrixSetLimits")[0];
            using var tile = await server.SendAsync(item.GetProperty("href").GetString()!.Replace("{tileMatrix}", "0", StringComparison.Ordinal)
                .Replace("{tileRow}", limits.GetProperty("minTileRow").GetRawText(), StringComparison.Ordinal)
                .Replace("{tileCol}", limits.GetProperty("maxTileCol").GetRawText(), StringComparison.Ordinal));
            Assert.True(tile.IsSuccessStatusCode);
        }
    }

    [Fact]
    [Trait("requirement", "/req/tileset/tileset-description")]
    public async Task A_description_says_where_the_data_lie_and_what_layers_hold()
    {
        var tileset = await server.JsonAsync($"{Path}/WebMercatorQuad");
        var extent = (await server.JsonAsync($"/collections/{SampleData.Parking}")).GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0];
        Assert.Equal(extent[0].GetDouble(), tileset.GetProperty("boundingBox").GetProperty("lowerLeft")[0].GetDouble());
        Assert.Equal(extent[3].GetDouble(), tileset.GetProperty("boundingBox").GetProperty("upperRight")[1].GetDouble());
        Assert.Equal(25, tileset.GetProperty("tileMatrixSetLimits").GetArrayLength());
        var ten = tileset.GetProperty("tileMatrixSetLimits")[10];
        Assert.Equal((351, 351, 535, 536), (ten.GetProperty("minTileRow").GetInt32(), ten.GetProperty("maxTileRow").GetInt32(),
            ten.GetProperty("minTileCol").GetInt32(), ten.GetProperty("maxTileCol").GetInt32()));
        var layer = Assert.Single(tileset.GetProperty("layers").EnumerateArray());
        Assert.Equal(SampleData.Parking, layer.GetProperty("id").GetString());
        Assert.Equal("integer", layer.GetProperty("propertiesSchema").GetProperty("properties").GetProperty("capacity").GetProperty("type").GetString());
        Assert.Equal("Stadt Lindenbrück", tileset.GetProperty("attribution").GetString());
    }

    [Fact]
    public async Task TileJson_describes_the_same_for_map_libraries()
    {
        using var response = await server.SendAsync($"{Path}/WebMercatorQuad", "application/vnd.mapbox.tile+json");
        Assert.Equal("application/vnd.mapbox.tile+json", response.Content.Headers.ContentType!.MediaType);
        var json = await server.JsonAsync($"{Path}/WebMercatorQuad?f=tilejson");
        Assert.Equal("3.0.0", json.GetProperty("tilejson").GetString());
        Assert.Equal(4, json.GetProperty("bounds").GetArrayLength());
        Assert.Equal(SampleData.Parking, json.GetProperty("vector_layers")[0].GetProperty("id").GetString());
        Assert.Equal("Number", json.GetProperty("vector_layers")[0].GetProperty("fields").GetProperty("capacity").GetString());
        var address = json.GetProperty("tiles")[0].GetString()!.Replace("{z}", "10", StringComparison.Ordinal)
            .Replace("{y}", "351", StringComparison.Ordinal).Replace("{x}", "535", StringComparison.Ordinal);
        using var tile = await server.SendAsync(address);
        Assert.NotEmpty(DecodedTile.Layers(await tile.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    [Trait("requirement", "/req/collections-selection/query-collections")]
    public async Task A_selection_of_collections_is_kept_in_the_links_of_its_tile_set()
    {
        var selection = $"{SampleData.Islands},{SampleData.Parking}";
        var tileset = await server.JsonAsync($"/tiles/WebMercatorQuad?collections={selection}");
        Assert.Equal([SampleData.Islands, SampleData.Parking], tileset.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("id").GetString()));
        Assert.EndsWith($"?collections={selection}", Link(tileset, "item"), StringComparison.Ordinal);
        var json = await server.JsonAsync($"/tiles/WebMercatorQuad?f=tilejson&collections={selection}");
        Assert.EndsWith($"?collections={selection}", json.GetProperty("tiles")[0].GetString(), StringComparison.Ordinal);
        await server.ProblemAsync("/tiles/WebMercatorQuad?collections=nope", 400);
        await server.ProblemAsync($"{Path}/WebMercatorQuad?collections=nope", 400);
    }

    [Fact]
    public async Task Tile_matrix_sets_are_those_of_the_standard()
    {
        Assert.Equal(Sets, (await server.JsonAsync("/tileMatrixSets")).GetProperty("tileMatrixSets").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        var mercator = await server.JsonAsync("/tileMatrixSets/WebMercatorQuad");
        Assert.Equal("http://www.opengis.net/def/crs/EPSG/0/3857", mercator.GetProperty("crs").GetString());
        var first = mercator.GetProperty("tileMatrices")[0];
        Assert.Equal("0", first.GetProperty("id").GetString());
        Assert.Equal(559082264.028717, first.GetProperty("scaleDenominator").GetDouble(), 1e-3);
        Assert.Equal(-20037508.3427892, first.GetProperty("pointOfOrigin")[0].GetDouble(), 1e-6);
        var degrees = await server.JsonAsync("/tileMatrixSets/WorldCRS84Quad");
        Assert.Equal((4, 2), (degrees.GetProperty("tileMatrices")[1].GetProperty("matrixWidth").GetInt32(), degrees.GetProperty("tileMatrices")[1].GetProperty("matrixHeight").GetInt32()));
        Assert.Equal(90, degrees.GetProperty("tileMatrices")[3].GetProperty("pointOfOrigin")[1].GetDouble());
        var problem = await server.ProblemAsync("/tileMatrixSets/WebMercatorQuat", 404);
        Assert.Contains("'WebMercatorQuad'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conformance_names_the_classes_and_the_API_definition_the_operations()
    {
        var classes = (await server.JsonAsync("/conformance")).GetProperty("conformsTo").EnumerateArray().Select(one => one.GetString()).ToList();
        foreach (var name in new[] { "core", "tileset", "tilesets-list", "dataset-tilesets", "geodata-tilesets", "collections-selection", "datetime", "mvt", "oas30" })
        {
            Assert.Contains($"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/{name}", classes);
        }

        // /req/oas30/operation-id
        var operations = (await server.JsonAsync("/api")).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()).Where(one => one.Name is "get" or "post")
            .Select(one => one.Value.GetProperty("operationId").GetString()!).ToList();
        foreach (var suffix in new[] { "getTileSetsList", "getTileSet", "getTile" })
        {
            Assert.Contains(operations, id => id.EndsWith($".collection.vector.{suffix}", StringComparison.Ordinal));
            Assert.Contains(operations, id => id.EndsWith($".dataset.vector.{suffix}", StringComparison.Ordinal));
        }

        Assert.Contains("getTileMatrixSetsList", operations);
    }

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + "/WebMercatorQuad")]
    [InlineData(Path + "/WorldCRS84Quad")]
    [InlineData("/tiles")]
    [InlineData("/tiles/WebMercatorQuad")]
    public async Task Tile_sets_are_pages_for_people(string path)
    {
        using var response = await server.SendAsync(path, "text/html");
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Vektorkacheln", html, StringComparison.Ordinal);
        Assert.Equal(Assets.All.Has("map.js"), html.Contains("data-tiles=", StringComparison.Ordinal));
    }

    [Fact]
    public void Ranges_of_a_box_over_the_antimeridian_take_all_columns() => Assert.Equal(
        (0, 15), (Model.Tiles.TileRange.Of(Model.Tiles.TileMatrixSet.WebMercatorQuad, 4, new(170, -20, -170, -10)).FirstColumn,
            Model.Tiles.TileRange.Of(Model.Tiles.TileMatrixSet.WebMercatorQuad, 4, new(170, -20, -170, -10)).LastColumn));

    static string Link(JsonElement document, string relation) => document.GetProperty("links").EnumerateArray()
        .First(link => link.GetProperty("rel").GetString() == relation).GetProperty("href").GetString()!;
}
