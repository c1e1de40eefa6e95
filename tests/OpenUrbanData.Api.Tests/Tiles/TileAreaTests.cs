using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Tiles;

/// <summary>Areas in tiles with too many of them: playgrounds of a few metres, and one as large as a county.</summary>
public sealed class TileAreaTests
{
    const int Small = 60;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Small_areas_are_counted_where_there_are_too_many_and_large_ones_stay()
    {
        await using var database = new PostgresDatabase();
        await database.InitializeAsync();
        var data = new SampleData(database);
        await data.FillAsync(Cancellation);
        var schema = SampleData.Schemas.Newest("playground")!;
        await data.PublishAsync(SampleData.City, SampleData.CityKey, "spielplaetze", schema, Playgrounds(), "Spielplätze", Cancellation);
        await using var app = await ApiServer.StartAsync(database, options => options with { MaximumTileFeatures = 25 });
        using var client = ApiServer.ClientOf(app);

        var low = await FeaturesAsync(client, "3/2/4");
        Assert.Equal(Small + 1, low.Sum(feature => feature.Count));
        Assert.All(low, feature => Assert.Equal(1, feature.Type));

        var middle = await FeaturesAsync(client, "8/87/134");
        Assert.Equal(Small + 1, middle.Sum(feature => feature.Count));
        var large = Assert.Single(middle, feature => feature.Type == 3);
        Assert.Equal("large", large.Properties["name"]);

        // Few enough: each with its shape.
        var near = await FeaturesAsync(client, "16/22506/34306");
        Assert.All(near, feature => Assert.Equal(3, feature.Type));
        Assert.DoesNotContain(near, feature => feature.Properties.ContainsKey("point_count"));
    }

    static async Task<List<DecodedFeature>> FeaturesAsync(HttpClient client, string tile)
    {
        var bytes = await client.GetByteArrayAsync($"/collections/{SampleData.City}.spielplaetze/tiles/WebMercatorQuad/{tile}", Cancellation);
        return DecodedTile.Layers(bytes)["lindenbrueck.spielplaetze"].Features;
    }

    static IEnumerable<Feature> Playgrounds()
    {
        var schema = SampleData.Schemas.Newest("playground")!;
        for (var i = 0; i <= Small; i++)
        {
            var isLarge = i == Small;
            var (x, y) = (8.45 + (i * 0.002 % 0.1), SampleData.Latitude + (i / 50 * 0.002));
            var size = isLarge ? 0.3 : 0.0005;
            var feature = new Feature(schema)
            {
                Record = i + 1,
                SourceId = $"{i}",
                SourceSrid = 4326,
                Geometry = new Polygon(new([new(x, y), new(x + size, y), new(x + size, y + size), new(x, y + size), new(x, y)])),
            };
            feature["municipality_key"] = SampleData.CityKey;
            feature["name"] = isLarge ? "large" : $"Spielplatz {i}";
            yield return feature;
        }
    }
}
