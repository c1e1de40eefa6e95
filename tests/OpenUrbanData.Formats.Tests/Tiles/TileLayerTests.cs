using System.Collections.Immutable;
using System.IO.Pipelines;
using OpenUrbanData.Formats.Tiles;
using OpenUrbanData.Model.Tiles;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Formats.Tests.Tiles;

/// <summary>What a tile holds, byte by byte and as another reader sees it (OGC 20-057, /req/mvt/content).</summary>
public sealed class TileLayerTests
{
    static readonly TileAddress World = new(TileMatrixSet.WebMercatorQuad, 0, 0, 0);

    [Fact]
    public async Task A_point_in_the_middle_of_the_world_has_these_bytes()
    {
        // Written by hand from the specification: 4.1 for the messages, 4.3.1 for the commands, 4.4 for the tags.
        byte[] expected =
        [
            0x1A, 0x28, // layer, 40 bytes
            0x78, 0x02, // version 2
            0x0A, 0x01, (byte)'p', // name
            0x12, 0x0F, // feature, 15 bytes
            0x12, 0x04, 0x00, 0x00, 0x01, 0x01, // tags: key 0 = value 0, key 1 = value 1
            0x18, 0x01, // points
            0x22, 0x05, 0x09, 0x80, 0x20, 0x80, 0x20, // move to once, +2048, +2048
            0x1A, 0x02, (byte)'i', (byte)'d', // key 0
            0x1A, 0x04, (byte)'o', (byte)'p', (byte)'e', (byte)'n', // key 1
            0x22, 0x03, 0x0A, 0x01, (byte)'7', // value 0: text
            0x22, 0x02, 0x38, 0x01, // value 1: true
            0x28, 0x80, 0x20, // extent 4096
        ];
        // The constants of data sets are not asked for here.
        expected[1] = (byte)(expected.Length - 2);
        var bytes = await EncodeAsync(World, "p", "open", new MemoryRow("7", 0, new() { ["open"] = true }, "POINT(0 0)"));
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(bytes));
    }

    [Fact]
    public async Task Every_type_of_value_is_read_by_others()
    {
        var layer = Only(await EncodeAsync(World, "place", null, [.. Places.Rows]));
        Assert.Equal(("place", 2, 4096), (layer.Name, layer.Version, layer.Extent));
        var first = layer.Features[0].Properties;
        Assert.Equal("08999001.places.1", first["id"]);
        Assert.Equal(1200L, first["places"]);
        Assert.Equal(1.5, first["height"]);
        Assert.Equal(true, first["open"]);
        Assert.Equal("2020-02-29", first["since"]);
        Assert.Equal("2026-07-01T12:30:15.25Z", first["seen_at"]);
        Assert.Equal("""["groß","a|b","c\"d"]""", first["tags"]);
        Assert.Equal("""{"a": [1, "ü"]}""", first["extra"]);
        Assert.Equal("linden.places", first["dataset_id"]);
        Assert.Equal("Stadt \"Linden\" & Partner", first["attribution"]);
        var second = layer.Features.First(feature => feature.Properties["id"] is "08999002.places.~C3~A4").Properties;
        Assert.Equal(-5L, second["places"]);
        Assert.Equal("weiler.places", second["dataset_id"]);
        Assert.False(second.ContainsKey("attribution"));
        Assert.False(second.ContainsKey("name") && second["name"] is "");
    }

    [Fact]
    public async Task Features_without_geometry_or_with_an_empty_one_are_not_in_it()
    {
        var layer = Only(await EncodeAsync(World, "place", null, [.. Places.Rows]));
        var ids = layer.Features.Select(feature => feature.Properties["id"]).ToList();
        Assert.DoesNotContain("08999001.places.2", ids);
        Assert.DoesNotContain("08999002.places.6", ids);
    }

    [Fact]
    public async Task A_collection_of_geometries_becomes_one_feature_per_type()
    {
        var near = new TileAddress(TileMatrixSet.WorldCrs84Quad, 4, 7, 16);
        var layer = Only(await EncodeAsync(near, "place", "name", Places.Rows[4]));
        Assert.Equal([1, 2], layer.Features.Select(feature => feature.Type));
        Assert.Equal(3, layer.Features[0].Parts.Count);
        Assert.Equal(2, layer.Features[1].Parts.Count);
        Assert.All(layer.Features, feature => Assert.Equal("08999002.places.5", feature.Properties["id"]));
    }

    [Fact]
    public async Task The_same_value_is_written_once()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => new MemoryRow($"{i}", 0, new() { ["name"] = $"name {i % 3}", ["places"] = (long)(i % 700) }, "POINT(1 1)"));
        var bytes = await EncodeAsync(World, "p", "name,places", [.. rows]);
        var layer = Only(bytes);
        Assert.Equal(5000, layer.Features.Count);
        Assert.Equal("name 1", layer.Features[4000].Properties["name"]);
        Assert.Equal(600L, layer.Features[1300].Properties["places"]);
        Assert.Equal(3, System.Text.Encoding.Latin1.GetString(bytes).Split("name ").Length - 1);
    }

    [Fact]
    public async Task The_identifier_can_be_left_out()
    {
        using var layer = new TileLayer("p", World, 0) { HasId = false };
        await FillAsync(layer, "name", [new("7", 0, new() { ["name"] = "x" }, "POINT(0 0)")]);
        Assert.Equal(["name"], Only(await BytesAsync(layer)).Features[0].Properties.Keys);
    }

    [Fact]
    public async Task A_place_that_stands_for_several_says_how_many()
    {
        using var layer = new TileLayer("p", World, 0);
        layer.AddCount(0, 0, 1_000_000);
        layer.AddCount(90, 0, 3);
        var decoded = Only(await BytesAsync(layer));
        Assert.Equal([1_000_000L, 3L], decoded.Features.Select(feature => feature.Count));
        Assert.Equal((3072, 2048), decoded.Features[1].Parts[0][0]);
    }

    [Fact]
    public async Task Layers_without_features_are_left_out_and_a_tile_of_none_is_empty()
    {
        using var empty = new TileLayer("empty", World, 0);
        using var other = new TileLayer("other", World, 0);
        Assert.Empty(await BytesAsync(empty));
        await FillAsync(other, "name", [new("7", 0, [], "POINT(0 0)")]);
        Assert.Equal(["other"], DecodedTile.Layers(await BytesAsync(empty, other)).Keys);
    }

    internal static async Task<byte[]> EncodeAsync(TileAddress tile, string name, string? properties, params MemoryRow[] rows)
    {
        using var layer = new TileLayer(name, tile, 0);
        await FillAsync(layer, properties, rows);
        return await BytesAsync(layer);
    }

    static async Task<byte[]> BytesAsync(params ImmutableArray<TileLayer> layers)
    {
        using var tile = new VectorTile(layers);
        using var bytes = new MemoryStream();
        var pipe = PipeWriter.Create(bytes);
        await tile.WriteAsync(pipe, TestContext.Current.CancellationToken);
        Assert.Equal(tile.Length, bytes.Length);
        return bytes.ToArray();
    }

    internal static DecodedLayer Only(byte[] tile) => DecodedTile.Layers(tile).Values.Single();

    static async Task FillAsync(TileLayer layer, string? properties, MemoryRow[] rows)
    {
        var wanted = properties?.Split(',');
        var cursor = new MemoryRows(new(new()
        {
            Collection = Places.Collection,
            Properties = wanted is null ? null : [.. Places.Schema.Properties.Where(property => wanted.Contains(property.Name))],
        }), rows);
        while (await cursor.ReadAsync(TestContext.Current.CancellationToken))
        {
            layer.Add(cursor);
        }
    }
}
