using System.Text.Json;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>JSON-FG 1.0 (OGC 21-045) as profiles of GeoJSON.</summary>
public sealed class JsonFgTests(ShapeServer server) : IClassFixture<ShapeServer>
{
    const string Items = ShapeServer.Roadworks;
    const string Utm = "http://www.opengis.net/def/crs/EPSG/0/25832";
    const string Base = "http://www.opengis.net/def/profile/OGC/0/";

    [Fact]
    [Trait("requirement", "/req/core/metadata")]
    [Trait("requirement", "/req/types-schemas/feature-type")]
    [Trait("requirement", "/req/types-schemas/metadata")]
    public async Task Collection_declares_what_it_conforms_to_once()
    {
        var page = await server.JsonAsync($"{Items}?profile=jsonfg&limit=1");
        Assert.Contains("http://www.opengis.net/spec/json-fg-1/1.0/conf/core", page.GetProperty("conformsTo").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("roadwork", page.GetProperty("featureType").GetString());
        Assert.EndsWith("/collections/roadwork/schema", page.GetProperty("featureSchema").GetString(), StringComparison.Ordinal);
        Assert.False(page.TryGetProperty("coordRefSys", out _));
        Assert.False(page.TryGetProperty("geometryDimension", out _));
        Assert.False(page.GetProperty("features")[0].TryGetProperty("conformsTo", out _));
    }

    [Fact]
    [Trait("requirement", "/req/core/place-geometries")]
    [Trait("requirement", "/req/core/interval")]
    [Trait("requirement", "/req/core/utc")]
    public async Task In_the_default_crs_the_geometry_is_the_place()
    {
        var feature = await server.JsonAsync($"{Items}/08999001.baustellen.corner?profile=jsonfg");
        Assert.Equal(JsonValueKind.Null, feature.GetProperty("place").ValueKind);
        Assert.Equal("Polygon", feature.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("""["2026-05-01T08:00:00Z","2026-05-01T18:00:00Z"]""", feature.GetProperty("time").GetProperty("interval").GetRawText());
        Assert.True(feature.TryGetProperty("conformsTo", out _));
        var open = await server.JsonAsync($"{Items}/08999001.baustellen.line?profile=jsonfg");
        Assert.Equal("""["2026-05-02T08:00:00Z",".."]""", open.GetProperty("time").GetProperty("interval").GetRawText());
    }

    [Theory]
    [Trait("requirement", "/req/profiles/jsonfg")]
    [Trait("requirement", "/req/profiles/jsonfg-plus")]
    [Trait("requirement", "/req/core/geometry-wgs84")]
    [InlineData("jsonfg", false)]
    [InlineData("jsonfg-plus", true)]
    [InlineData(Base + "jsonfg-plus", true)]
    public async Task In_another_crs_the_place_is_there_and_the_geometry_falls_back(string profile, bool hasGeometry)
    {
        var feature = await server.JsonAsync($"{Items}/08999001.baustellen.place?profile={profile}&crs={Utm}");
        Assert.Equal(Utm, feature.GetProperty("coordRefSys").GetString());
        Assert.InRange(feature.GetProperty("place").GetProperty("coordinates")[0].GetDouble(), 500_000, 600_000);
        if (hasGeometry)
        {
            Assert.Equal("[10,50]", feature.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        }
        else
        {
            Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind);
        }
    }

    [Fact]
    [Trait("requirement", "/req/core/instant")]
    public async Task A_day_is_a_date_and_a_feature_without_geometry_has_none()
    {
        var feature = (await server.JsonAsync($"/collections/{SampleData.Waste}/items?profile=jsonfg&limit=1")).GetProperty("features")[0];
        Assert.Equal("2026-01-01", feature.GetProperty("time").GetProperty("date").GetString());
        Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind);
        Assert.Equal(JsonValueKind.Null, feature.GetProperty("place").ValueKind);
        var points = await server.JsonAsync($"/collections/{SampleData.Islands}/items?profile=jsonfg&limit=1");
        Assert.Equal(0, points.GetProperty("geometryDimension").GetInt32());
        Assert.Equal(JsonValueKind.Null, points.GetProperty("features")[0].GetProperty("time").ValueKind);
    }

    [Theory]
    [Trait("requirement", "/req/api/profile-parameter")]
    [Trait("requirement", "/req/profiles/rfc7946")]
    [Trait("requirement", "/req/profile-parameter/profile-param-response")]
    [InlineData("", "rfc7946")]
    [InlineData("?profile=rfc7946", "rfc7946")]
    [InlineData("?profile=jsonfg", "jsonfg")]
    [InlineData("?profile=excel-de", "rfc7946")]
    [InlineData("?profile=excel-de,jsonfg", "jsonfg")]
    public async Task The_profile_is_linked_and_the_media_type_stays(string query, string expected)
    {
        using var response = await server.Client.GetAsync(new Uri(Items + query, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/geo+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"<{Base}{expected}>; rel=\"profile\"", string.Join(", ", response.Headers.GetValues("Link")), StringComparison.Ordinal);
        var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Contains(page.GetProperty("links").EnumerateArray(), link =>
            link.GetProperty("rel").GetString() == "profile" && link.GetProperty("href").GetString() == Base + expected);
        Assert.Equal(expected != "rfc7946", page.TryGetProperty("conformsTo", out _));
        Assert.Equal(expected != "rfc7946", page.GetProperty("features")[0].TryGetProperty("place", out _));
    }
}
