using System.Text.Json;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>OGC API Features Part 3 (19-079r2) with CQL2 (21-065r2), and Part 9 text search (24-031).</summary>
public sealed class FilterTests(ShapeServer shapes, ApiServer server) : IClassFixture<ShapeServer>
{
    const string Items = "/collections/parking-facility/items";

    [Theory]
    [Trait("requirement", "/req/features-filter/filter-param")]
    [Trait("requirement", "/req/filter/response")]
    [InlineData("capacity = 100", "capacity=100")]
    [InlineData("has_fee = true", "has_fee=true")]
    [InlineData("NOT (has_fee = true)", "has_fee=false")]
    [InlineData("capacity IN (100,200)", "capacity=100,200")]
    [InlineData("municipality_key = '08999002'", "municipality_key=08999002")]
    [InlineData("A_CONTAINS(reserved_for, ('women'))", "reserved_for=women")]
    [InlineData("id = '08999001.parkhaeuser.1'", "id=08999001.parkhaeuser.1")]
    public async Task Filter_says_what_a_parameter_says(string filter, string parameter)
    {
        var expected = await server.JsonAsync($"{Items}?limit=1000&{parameter}");
        var page = await server.JsonAsync($"{Items}?limit=1000&filter={Uri.EscapeDataString(filter)}");
        Assert.NotEmpty(Ids(expected));
        Assert.Equal(Ids(expected), Ids(page));
        Assert.Equal(expected.GetProperty("numberMatched").GetInt32(), page.GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [Trait("requirement", "/req/features-filter/filter-lang-param")]
    [InlineData("cql2-text", "capacity=100 AND has_fee=true")]
    [InlineData("cql2-json", """{"op":"and","args":[{"op":"=","args":[{"property":"capacity"},100]},{"op":"=","args":[{"property":"has_fee"},true]}]}""")]
    public async Task Both_encodings_of_a_filter_are_read(string language, string filter)
    {
        var expected = await server.JsonAsync($"{Items}?limit=1000&capacity=100&has_fee=true");
        var page = await server.JsonAsync($"{Items}?limit=1000&filter-lang={language}&filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(Ids(expected), Ids(page));
    }

    [Fact]
    [Trait("requirement", "/req/filter/mixing-expressions")]
    [Trait("requirement", "/req/features-filter/response")]
    public async Task All_conditions_must_hold()
    {
        var page = await server.JsonAsync($"{Items}?limit=1000&filter=capacity%3E0&has_fee=true&bbox=8.3,48.9,8.45,49.1&datetime=2026-01-01&q=S%C3%BCd");
        var features = page.GetProperty("features").EnumerateArray().ToList();
        Assert.NotEmpty(features);
        Assert.All(features, feature =>
        {
            var properties = feature.GetProperty("properties");
            Assert.True(properties.GetProperty("capacity").GetInt32() > 0);
            Assert.True(properties.GetProperty("has_fee").GetBoolean());
            Assert.Contains("Süd", properties.GetProperty("name").GetString(), StringComparison.Ordinal);
        });
        Assert.Equal(features.Count, page.GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [InlineData("purpose='bicycle' OR purpose='car' AND capacity=0")]
    [InlineData("purpose='bicycle' OR (purpose='car' AND capacity=0)")]
    public async Task And_binds_more_than_or(string filter)
    {
        var page = await server.JsonAsync($"{Items}?limit=1000&filter={Uri.EscapeDataString(filter)}");
        var expected = (await server.FeaturesAsync($"{Items}?limit=1000")).Count(feature =>
            feature.GetProperty("properties").GetProperty("purpose").GetString() == "bicycle"
            || feature.GetProperty("properties").GetProperty("capacity").GetInt32() == 0);
        Assert.Equal(expected, Ids(page).Count);
    }

    [Fact]
    public async Task Two_quotes_are_one() =>
        Assert.Empty(await server.FeaturesAsync($"{Items}?filter={Uri.EscapeDataString("name = 'Caf'' ''''é'''")}"));

    [Theory]
    [Trait("requirement", "/req/filter/filter-crs-param")]
    [Trait("requirement", "/req/filter/filter-crs-wgs84")]
    [InlineData("S_INTERSECTS(geometry,POLYGON((8.04 49.04,8.06 49.04,8.06 49.06,8.04 49.06,8.04 49.04)))", null, "corner")]
    [InlineData("S_INTERSECTS(geom,POINT(8.2 49.2))", null, "")]
    [InlineData("S_INTERSECTS(geometry,POINT(49.05 8.05))", "http://www.opengis.net/def/crs/EPSG/0/4326", "corner")]
    [InlineData("S_INTERSECTS(geometry,BBOX(891000,6274000,892000,6278000))", "http://www.opengis.net/def/crs/EPSG/0/3857", "corner")]
    public async Task Geometries_are_read_in_their_crs(string filter, string? crs, string expected) => Assert.Equal(
        expected.Split(',', StringSplitOptions.RemoveEmptyEntries),
        await shapes.IdsAsync($"{ShapeServer.Roadworks}?filter={Uri.EscapeDataString(filter)}{(crs is null ? "" : "&filter-crs=" + crs)}"));

    [Theory]
    [Trait("requirement", "/req/queryables/expression-construction")]
    [Trait("requirement", "/req/features-filter/response")]
    [InlineData("filter=capacity%20%3D", "filter", "at ")]
    [InlineData("filter=capacty%3D1", "filter", "capacity")]
    [InlineData("filter=capacity%3D'x'", "filter", "at ")]
    [InlineData("filter=capacity%3D1&filter-lang=cql-text", "filter-lang", "cql2-text")]
    [InlineData("filter=%7B&filter-lang=cql2-json", "filter", "at ")]
    [InlineData("filter=capacity%3D1&filter-crs=http://www.opengis.net/def/crs/EPSG/0/1", "filter-crs", "Must be one of")]
    [InlineData("filter=name%3D'%00'", "filter", "at ")]
    [InlineData("q=,", "q", "words")]
    public async Task Mistakes_are_told_with_their_place(string query, string parameter, string expected)
    {
        var problem = await server.ProblemAsync($"{Items}?{query}", 400);
        var mistake = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(parameter, mistake.GetProperty("parameter").GetString());
        Assert.Contains(expected, mistake.GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_are_no_deeper_and_larger_than_the_limits()
    {
        await server.ProblemAsync($"{Items}?filter={string.Concat(Enumerable.Repeat("NOT(", 100))}capacity=1{new string(')', 100)}", 400);
        await server.ProblemAsync($"{Items}?filter=capacity%20IN%20({string.Join(',', Enumerable.Range(0, 3000))})", 400);
        await server.ProblemAsync($"{Items}?q={string.Join(',', Enumerable.Range(0, 2500))}", 400);
    }

    [Fact]
    public async Task Long_filters_come_in_a_body()
    {
        var filter = $"capacity IN ({string.Join(',', Enumerable.Range(1, 1500).Select(one => one * 100_000_000_000_000))},100)";
        using var content = new FormUrlEncodedContent([new("filter", filter), new("limit", "1000")]);
        using var response = await server.Client.PostAsync(
            new Uri("/collections/parking-facility/search", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(Ids(await server.JsonAsync($"{Items}?limit=1000&capacity=100")), Ids(page));
    }

    [Fact]
    public async Task Next_link_keeps_the_filter_and_the_count()
    {
        var (ids, next) = (new List<string?>(), (string?)$"{Items}?limit=9&filter={Uri.EscapeDataString("name LIKE '%ü%' AND capacity>=100")}&sortby=-capacity");
        var matched = new HashSet<int>();
        while (next is not null)
        {
            var page = await server.JsonAsync(next);
            ids.AddRange(Ids(page));
            matched.Add(page.GetProperty("numberMatched").GetInt32());
            next = page.GetProperty("links").EnumerateArray().Where(one => one.GetProperty("rel").GetString() == "next")
                .Select(one => one.GetProperty("href").GetString()).FirstOrDefault();
        }

        Assert.Equal(Assert.Single(matched), ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [Trait("requirement", "/req/text-search/q-definition")]
    [Trait("requirement", "/req/text-search/q-response")]
    [InlineData("kanalstrasse", 6)]
    [InlineData("KANALSTRASSE", 6)]
    [InlineData("aussere", 6)]
    [InlineData("äußere%20%20kanal", 6)]
    [InlineData("kanal%20äußere", 0)]
    [InlineData("corner,line", 2)]
    [InlineData("corner,%20nothing", 1)]
    [InlineData("%25", 0)]
    [InlineData("_", 0)]
    [InlineData("\\", 0)]
    public async Task Words_are_found_in_any_case_with_and_without_marks(string words, int expected) =>
        Assert.Equal(expected, (await shapes.JsonAsync($"{ShapeServer.Roadworks}?limit=1&q={words}")).GetProperty("numberMatched").GetInt32());

    [Fact]
    public async Task What_looks_at_the_clock_is_not_kept()
    {
        using var clock = await server.SendAsync($"{Items}?filter={Uri.EscapeDataString("updated_at < now()")}");
        Assert.True(clock.IsSuccessStatusCode);
        Assert.Null(clock.Headers.ETag);
        Assert.True(clock.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Search_binds_the_filter_to_each_collection()
    {
        var page = await server.JsonAsync("/search?collections=parking-facility,waste-collection-date&limit=1000&filter=municipality_key%3D'08999001'");
        Assert.Equal(SampleData.CityFeatures + 12, page.GetProperty("numberMatched").GetInt32());
        var problem = await server.ProblemAsync("/search?collections=parking-facility,waste-collection-date&filter=capacity%3D1", 400);
        Assert.Single(problem.GetProperty("errors").EnumerateArray());
    }

    static List<string?> Ids(JsonElement page) => [.. page.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString())];
}
