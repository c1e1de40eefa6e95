using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>OGC API Features Part 2 (18-058r1): axis order as the URI of each CRS says.</summary>
public sealed class CrsTests(ApiServer server)
{
    const string Items = $"/collections/{SampleData.Parking}/items";

    public static TheoryData<string> All => [.. Crs.All.Select(crs => crs.Uri)];

    [Fact]
    [Trait("requirement", "/req/crs/fc-md-crs-list")]
    [Trait("requirement", "/req/crs/fc-md-storageCrs")]
    public async Task Collection_lists_all_crs_with_the_store_s_first()
    {
        var collection = await server.JsonAsync($"/collections/{SampleData.Parking}");
        Assert.Equal(Crs.All.Select(crs => crs.Uri), collection.GetProperty("crs").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(Crs.Crs84.Uri, collection.GetProperty("storageCrs").GetString());
    }

    [Theory]
    [MemberData(nameof(All))]
    [Trait("requirement", "/req/crs/ogc-crs-header")]
    [Trait("requirement", "/req/crs/ogc-crs-header-value")]
    [Trait("requirement", "/req/crs/fc-crs-action")]
    [Trait("requirement", "/req/crs/geojson")]
    public async Task Coordinates_come_in_the_axis_order_of_the_uri(string uri)
    {
        var crs = Crs.Find(uri)!;
        using var response = await server.SendAsync($"{Items}/08999001.parkhaeuser.1?crs={Uri.EscapeDataString(uri)}");
        Assert.Equal($"<{uri}>", Assert.Single(response.Headers.GetValues("Content-Crs")));
        var feature = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        var coordinates = feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(one => one.GetDouble()).ToArray();
        var (x, y) = await ExpectedAsync(crs, SampleData.Longitude, SampleData.Latitude);
        var tolerance = crs.IsGeographic ? 1e-6 : 0.02;
        Assert.Equal(crs.IsNorthingFirst ? y : x, coordinates[0], tolerance);
        Assert.Equal(crs.IsNorthingFirst ? x : y, coordinates[1], tolerance);
    }

    [Theory]
    [MemberData(nameof(All))]
    [Trait("requirement", "/req/crs/fc-bbox-crs-definition")]
    [Trait("requirement", "/req/crs/fc-bbox-crs-action")]
    public async Task Boxes_are_read_in_the_axis_order_of_their_crs(string uri)
    {
        var crs = Crs.Find(uri)!;
        var (x, y) = await ExpectedAsync(crs, SampleData.Longitude, SampleData.Latitude);
        var around = crs.IsGeographic ? 0.0003 : 25;
        double[] low = crs.IsNorthingFirst ? [y - around, x - around] : [x - around, y - around];
        double[] high = crs.IsNorthingFirst ? [y + around, x + around] : [x + around, y + around];
        var box = string.Join(',', low.Concat(high).Select(one => one.ToString("R", CultureInfo.InvariantCulture)));
        var features = await server.FeaturesAsync($"{Items}?limit=1000&bbox={box}&bbox-crs={Uri.EscapeDataString(uri)}");
        Assert.Equal(["08999001.parkhaeuser.1"], features.Where(one => one.GetProperty("geometry").ValueKind != JsonValueKind.Null).Select(one => one.GetProperty("id").GetString()));
    }

    [Fact]
    [Trait("requirement", "/req/crs/fc-crs-valid-value")]
    [Trait("requirement", "/req/crs/fc-bbox-crs-valid-value")]
    public async Task Unknown_crs_is_rejected()
    {
        await server.ProblemAsync($"{Items}?crs=http://www.opengis.net/def/crs/EPSG/0/9999", 400);
        await server.ProblemAsync($"{Items}?bbox=1,2,3,4&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/9999", 400);
    }

    [Fact]
    [Trait("requirement", "/req/crs/fc-crs-default-value")]
    public async Task Next_link_keeps_the_crs()
    {
        var uri = Uri.EscapeDataString("http://www.opengis.net/def/crs/EPSG/0/25832");
        var page = await server.JsonAsync($"{Items}?limit=1&crs={uri}");
        var next = page.GetProperty("links").EnumerateArray().First(link => link.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!;
        Assert.Contains("EPSG", next, StringComparison.Ordinal);
        var projected = (await server.FeaturesAsync(next + "&offset=2"))[0].GetProperty("geometry").GetProperty("coordinates")[0].GetDouble();
        Assert.InRange(projected, 100_000, 900_000);
    }

    async Task<(double X, double Y)> ExpectedAsync(Crs crs, double longitude, double latitude)
    {
        const string Point = "ST_Transform(ST_SetSRID(ST_MakePoint($1, $2), 4326), $3)";
        return (await server.Database.ScalarAsync<double>($"SELECT ST_X({Point})", longitude, latitude, crs.Srid),
            await server.Database.ScalarAsync<double>($"SELECT ST_Y({Point})", longitude, latitude, crs.Srid));
    }
}
