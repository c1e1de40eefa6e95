using System.Text.Json;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>Lines and areas: boxes that meet a shape's box but not the shape, simplification, pages of few bytes.</summary>
public sealed class ShapeTests(ShapeServer server) : IClassFixture<ShapeServer>
{
    const string Items = ShapeServer.Roadworks;

    [Theory]
    [Trait("requirement", "/req/core/fc-bbox-response")]
    [InlineData("8.15,49.15,8.25,49.25", "")]
    [InlineData("8.05,49.25,8.06,49.26", "corner")]
    [InlineData("8.55,49.08,8.56,49.09", "")]
    [InlineData("9.2,49.0,9.4,49.1", "")]
    [InlineData("9.05,49.01,9.55,49.02", "two")]
    [InlineData("10,50,10,50", "place")]
    [InlineData("8.05,49.05,8.05,49.05", "corner")]
    [InlineData("8.2,49.2,8.2,49.2", "")]
    [InlineData("8.4,49.05,8.8,49.05", "line")]
    [InlineData("179,-80,-179,-70", "")]
    public async Task Boxes_meet_shapes_and_not_their_boxes(string box, string expected) =>
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), await server.IdsAsync($"{Items}?bbox={box}"));

    [Theory]
    [InlineData("bbox=8,49,8.3,49.3&datetime=2026-05-01", "corner")]
    [InlineData("bbox=8,49,8.3,49.3&datetime=2026-05-02", "")]
    [InlineData("datetime=2026-05-04/2026-05-04T23:59:59Z&bbox=9,49,11,51", "place")]
    [InlineData("datetime=2026-05-01T17:59:59Z/2026-05-02T07:59:59Z", "corner")]
    public async Task Box_and_time_must_both_hold(string conditions, string expected) =>
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), await server.IdsAsync($"{Items}?{conditions}"));

    [Theory]
    [Trait("requirement", "/req/zoom-level/response")]
    [InlineData("zoom-level=0")]
    [InlineData("zoom-level=8.5")]
    [InlineData("max-allowable-offset=100")]
    [InlineData("max-allowable-offset=1e308")]
    [InlineData("max-allowable-offset=0.01")]
    [InlineData("max-allowable-offset=20000&crs=http://www.opengis.net/def/crs/EPSG/0/25832")]
    [InlineData("zoom-level=5&crs=http://www.opengis.net/def/crs/EPSG/0/3857")]
    public async Task Simplified_geometries_keep_their_type_and_no_feature_is_lost(string parameter)
    {
        var types = new List<string?>();
        var vertices = 0;
        var next = $"{Items}?{parameter}";
        while (next is not null)
        {
            var page = await server.JsonAsync(next);
            foreach (var geometry in page.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("geometry")))
            {
                types.Add(geometry.GetProperty("type").GetString());
                vertices += Count(geometry.GetProperty("coordinates"));
            }

            next = Next(page);
        }

        Assert.Equal(["LineString", "MultiPolygon", "Point", "Polygon", "Polygon", "Polygon"], types.Order(StringComparer.Ordinal));
        Assert.InRange(vertices, 15, ShapeServer.Vertices / 2);
    }

    [Fact]
    [Trait("requirement", "/req/zoom-level-features/request")]
    public async Task One_feature_is_simplified_too()
    {
        var whole = await server.JsonAsync($"{Items}/08999001.baustellen.circle");
        var less = await server.JsonAsync($"{Items}/08999001.baustellen.circle?zoom-level=10");
        Assert.InRange(Count(less.GetProperty("geometry").GetProperty("coordinates")), 4, Count(whole.GetProperty("geometry").GetProperty("coordinates")) / 10);
    }

    [Theory]
    [InlineData("zoom-level=-1")]
    [InlineData("zoom-level=x")]
    [InlineData("zoom-level=1e999")]
    [InlineData("max-allowable-offset=NaN")]
    [InlineData("zoom-level=5&max-allowable-offset=1")]
    public async Task Simplification_by_no_number_is_rejected(string parameter)
    {
        using var response = await server.Client.GetAsync(new Uri($"{Items}?{parameter}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_page_ends_after_so_many_bytes_with_a_link_to_the_rest()
    {
        var (ids, pages) = (new List<string?>(), 0);
        var next = $"{Items}?limit=100";
        while (next is not null)
        {
            var page = await server.JsonAsync(next);
            var features = page.GetProperty("features").EnumerateArray().ToList();
            Assert.Equal(features.Count, page.GetProperty("numberReturned").GetInt32());
            Assert.Equal(6, page.GetProperty("numberMatched").GetInt32());
            ids.AddRange(features.Select(one => one.GetProperty("id").GetString()));
            next = Next(page);
            pages++;
        }

        Assert.Equal(6, ids.Distinct().Count());
        Assert.Equal(6, ids.Count);
        Assert.InRange(pages, 3, 6);
    }

    [Fact]
    public async Task Tables_are_never_cut()
    {
        using var response = await server.Client.GetAsync(new Uri($"{Items}?f=csv&limit=100", UriKind.Relative), TestContext.Current.CancellationToken);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
    }

    [Theory]
    [Trait("requirement", "/req/properties/response")]
    [InlineData("properties=name", "name", false)]
    [InlineData("properties=name,geometry", "name", true)]
    [InlineData("properties=name,category&exclude-properties=category", "name", false)]
    [InlineData("properties=geometry", "", true)]
    public async Task Only_the_selected_properties_are_returned(string selection, string expected, bool hasGeometry)
    {
        foreach (var feature in new[]
        {
            (await server.JsonAsync($"{Items}?limit=1&{selection}")).GetProperty("features")[0],
            await server.JsonAsync($"{Items}/08999001.baustellen.corner?{selection}"),
        })
        {
            Assert.Equal(expected, string.Join(',', feature.GetProperty("properties").EnumerateObject().Select(one => one.Name)));
            Assert.Equal(hasGeometry, feature.GetProperty("geometry").ValueKind != JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task Excluded_properties_are_missing_and_all_others_are_there()
    {
        var all = (await server.JsonAsync($"{Items}?limit=1")).GetProperty("features")[0];
        var some = (await server.JsonAsync($"{Items}?limit=1&exclude-properties=name,geometry")).GetProperty("features")[0];
        Assert.Equal(
            all.GetProperty("properties").EnumerateObject().Select(one => one.Name).Where(name => name != "name"),
            some.GetProperty("properties").EnumerateObject().Select(one => one.Name));
        Assert.Equal(JsonValueKind.Null, some.GetProperty("geometry").ValueKind);
    }

    static string? Next(JsonElement page) => page.GetProperty("links").EnumerateArray()
        .Where(link => link.GetProperty("rel").GetString() == "next").Select(link => link.GetProperty("href").GetString()).FirstOrDefault();

    static int Count(JsonElement coordinates) =>
        coordinates[0].ValueKind == JsonValueKind.Number ? 1 : coordinates.EnumerateArray().Sum(Count);
}
