using System.Globalization;
using System.Net;
using System.Text.Json;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>OGC API Features Part 1, Core and GeoJSON (17-069r4).</summary>
public sealed class CoreTests(ApiServer server)
{
    const string Items = "/collections/parking-facility/items";

    [Fact]
    [Trait("requirement", "/req/core/root-op")]
    [Trait("requirement", "/req/core/root-success")]
    public async Task Landing_page_links_to_everything()
    {
        var links = (await server.JsonAsync("/")).GetProperty("links").EnumerateArray().Select(link => link.GetProperty("rel").GetString()).ToList();
        Assert.Superset(new HashSet<string?> { "self", "alternate", "service-desc", "service-doc", "conformance", "data" }, links.ToHashSet());
    }

    [Fact]
    [Trait("requirement", "/req/core/conformance-op")]
    [Trait("requirement", "/req/core/conformance-success")]
    public async Task Conformance_names_what_is_implemented()
    {
        var classes = (await server.JsonAsync("/conformance")).GetProperty("conformsTo").EnumerateArray().Select(one => one.GetString()).ToList();
        Assert.Contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", classes);
        Assert.Contains("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs", classes);
        // What QGIS looks for before it sends filters.
        foreach (var name in new[] { "ogcapi-features-3/1.0/conf/filter", "ogcapi-features-3/1.0/conf/features-filter", "cql2/1.0/conf/basic-cql2", "cql2/1.0/conf/cql2-text", "cql2/1.0/conf/basic-spatial-operators" })
        {
            Assert.Contains("http://www.opengis.net/spec/" + name, classes);
        }

        Assert.Equal(14 + 1, classes.Count(one => one!.Contains("/cql2/", StringComparison.Ordinal)));
        Assert.Equal(classes.Count, classes.Distinct().Count());
        Assert.DoesNotContain(classes, one => one!.Contains("ogcapi-features-4", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("requirement", "/req/core/fc-md-success")]
    [Trait("requirement", "/req/core/fc-md-items-links")]
    [Trait("requirement", "/req/core/fc-md-extent")]
    public async Task Collections_list_both_kinds_with_links_extent_and_count()
    {
        var collections = (await server.JsonAsync("/collections")).GetProperty("collections").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!);
        Assert.Contains("parking-facility", collections.Keys);
        Assert.Contains(SampleData.Parking, collections.Keys);
        var canonical = collections["parking-facility"];
        Assert.Equal(SampleData.All, canonical.GetProperty("itemCount").GetInt64());
        Assert.Equal(4, canonical.GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0].GetArrayLength());
        var items = canonical.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "items").ToList();
        Assert.Contains(items, link => link.GetProperty("type").GetString() == "application/geo+json");
        Assert.All(items, link => Assert.StartsWith("http://", link.GetProperty("href").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    [Trait("requirement", "/req/core/sfc-md-success")]
    public async Task Collection_document_equals_its_entry_in_the_list()
    {
        var entry = (await server.JsonAsync("/collections")).GetProperty("collections").EnumerateArray().First(one => one.GetProperty("id").GetString() == SampleData.Parking);
        var document = await server.JsonAsync($"/collections/{SampleData.Parking}");
        foreach (var name in new[] { "id", "title", "description", "extent", "itemType", "storageCrs", "license", "attribution" })
        {
            Assert.Equal(entry.GetProperty(name).GetRawText(), document.GetProperty(name).GetRawText());
        }
    }

    [Fact]
    public async Task Unknown_collection_is_404_and_suggests_the_near_one()
    {
        var problem = await server.ProblemAsync("/collections/parking-facilty", 404);
        Assert.Contains("'parking-facility'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("requirement", "/req/core/fc-op")]
    [Trait("requirement", "/req/core/fc-response")]
    [Trait("requirement", "/req/core/fc-links")]
    [Trait("requirement", "/req/core/fc-timeStamp")]
    [Trait("requirement", "/req/core/fc-numberReturned")]
    [Trait("requirement", "/req/core/fc-numberMatched")]
    [Trait("requirement", "/req/geojson/content")]
    public async Task Items_are_a_feature_collection_with_links_and_counts()
    {
        using var response = await server.SendAsync(Items);
        Assert.Equal("application/geo+json", response.Content.Headers.ContentType!.MediaType);
        var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("FeatureCollection", page.GetProperty("type").GetString());
        Assert.Equal(10, page.GetProperty("features").GetArrayLength());
        Assert.Equal(10, page.GetProperty("numberReturned").GetInt32());
        Assert.Equal(SampleData.All, page.GetProperty("numberMatched").GetInt32());
        // Optional in the standard; with it no two answers would have the same bytes, and tags would be weak.
        Assert.False(page.TryGetProperty("timeStamp", out _));
        var relations = page.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("rel").GetString()).ToList();
        Assert.Contains("self", relations);
        Assert.Contains("alternate", relations);
        Assert.Contains("next", relations);
    }

    [Theory]
    [Trait("requirement", "/req/core/fc-limit-response-1")]
    [InlineData("1", 1)]
    [InlineData("37", 37)]
    [InlineData("99999", SampleData.All)]
    [InlineData("99999999999999999999", SampleData.All)]
    public async Task Limit_is_kept_and_cut_to_the_maximum(string limit, int expected) =>
        Assert.Equal(expected, (await server.FeaturesAsync($"{Items}?limit={limit}")).Count);

    [Theory]
    [Trait("requirement", "/req/core/fc-limit-definition")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("unlimited")]
    public async Task Limit_that_is_no_whole_number_from_1_is_rejected(string limit) => await server.ProblemAsync($"{Items}?limit={limit}", 400);

    [Fact]
    [Trait("requirement", "/req/core/query-param-unknown")]
    [Trait("requirement", "/req/core/query-param-invalid")]
    public async Task All_mistakes_come_at_once_with_the_nearest_name()
    {
        var problem = await server.ProblemAsync($"{Items}?limt=5&bbox=1,2&purpose=cra&datetime=gestern&sortby=-capcity&f=xml&next=abc&crs=EPSG:25832", 400);
        var errors = problem.GetProperty("errors").EnumerateArray().ToDictionary(one => one.GetProperty("parameter").GetString()!, one => one.GetProperty("expected").GetString()!);
        Assert.Equal(["bbox", "crs", "datetime", "f", "limt", "next", "purpose", "sortby"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("'limit'", errors["limt"], StringComparison.Ordinal);
        Assert.Contains("'car'", errors["purpose"], StringComparison.Ordinal);
        Assert.Contains("'capacity'", errors["sortby"], StringComparison.Ordinal);
        Assert.EndsWith("/problems/invalid-parameter", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?x=1")]
    [InlineData("/collections?limit=1")]
    [InlineData("/conformance?y=")]
    [InlineData("/collections/parking-facility/schema?bbox=1,2,3,4")]
    [InlineData("/collections/parking-facility/items?BBOX=1,2,3,4")]
    [InlineData("/collections/parking-facility/items?limit=1&limit=2")]
    public async Task Unknown_or_repeated_parameters_are_rejected_everywhere(string path) => await server.ProblemAsync(path, 400);

    [Theory]
    [InlineData("limit=7", SampleData.All)]
    [InlineData("limit=7&sortby=capacity", SampleData.All)]
    [InlineData("limit=7&sortby=-name,capacity", SampleData.All)]
    [InlineData("limit=7&sortby=-has_fee,max_height", SampleData.All)]
    [InlineData("limit=7&purpose=car", null)]
    [InlineData("limit=1000", SampleData.All)]
    [InlineData("limit=150", SampleData.All)]
    [InlineData("limit=1&municipality_key=08999002", SampleData.VillageFeatures)]
    public async Task Following_next_reaches_every_feature_once(string query, int? expected)
    {
        var seen = new List<string>();
        string? address = $"{Items}?{query}";
        long? matched = null;
        while (address is not null)
        {
            var page = await server.JsonAsync(address);
            seen.AddRange(page.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            Assert.Equal(matched ??= page.GetProperty("numberMatched").GetInt64(), page.GetProperty("numberMatched").GetInt64());
            address = page.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "next")
                .Select(link => link.GetProperty("href").GetString()).FirstOrDefault();
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(matched, seen.Count);
        Assert.Equal(expected ?? seen.Count, seen.Count);
    }

    [Fact]
    public async Task Offset_skips_for_clients_that_cannot_follow_links()
    {
        var all = (await server.FeaturesAsync($"{Items}?limit=20")).Select(one => one.GetProperty("id").GetString()).ToList();
        var skipped = (await server.FeaturesAsync($"{Items}?limit=10&offset=10")).Select(one => one.GetProperty("id").GetString()).ToList();
        Assert.Equal(all.Skip(10), skipped);
    }

    [Fact]
    public async Task Sortby_orders_in_both_directions()
    {
        var up = (await server.FeaturesAsync($"{Items}?limit=1000&sortby=capacity")).Select(one => one.GetProperty("properties").GetProperty("capacity").GetInt32()).ToList();
        Assert.Equal(up.Order(), up);
        var down = (await server.FeaturesAsync($"{Items}?limit=1000&sortby=-capacity")).Select(one => one.GetProperty("properties").GetProperty("capacity").GetInt32()).ToList();
        Assert.Equal(down.OrderDescending(), down);
        Assert.Equal(up, (await server.FeaturesAsync($"{Items}?limit=1000&sortby=+capacity")).Select(one => one.GetProperty("properties").GetProperty("capacity").GetInt32()));
    }

    [Theory]
    [InlineData("purpose=bicycle")]
    [InlineData("capacity=200")]
    [InlineData("max_height=2.1&has_fee=true")]
    [InlineData("reserved_for=women")]
    [InlineData("municipality_key=08999002")]
    [InlineData("dataset_id=aubach.stellplaetze")]
    [InlineData("name=Parkhaus%20S%C3%BCd%20%3C1%3E")]
    public async Task Queryables_filter_and_the_count_agrees(string filter)
    {
        var page = await server.JsonAsync($"{Items}?limit=1000&{filter}");
        var count = page.GetProperty("features").GetArrayLength();
        Assert.InRange(count, 1, SampleData.All - 1);
        Assert.Equal(count, page.GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [InlineData("name='; DROP TABLE oud.dataset; --")]
    [InlineData("name=$1")]
    [InlineData("name=%25")]
    public async Task Values_never_become_sql(string filter)
    {
        Assert.Empty(await server.FeaturesAsync($"{Items}?{filter}"));
        Assert.NotEmpty(await server.FeaturesAsync(Items));
    }

    [Fact]
    public async Task Properties_narrow_what_is_returned()
    {
        var feature = (await server.FeaturesAsync($"{Items}?limit=1&properties=name,capacity"))[0];
        Assert.Equal(["capacity", "name"], feature.GetProperty("properties").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("requirement", "/req/core/f-success")]
    [Trait("requirement", "/req/core/f-links")]
    public async Task Item_has_the_same_id_in_both_kinds_of_collection()
    {
        var id = (await server.FeaturesAsync($"{Items}?limit=2"))[1].GetProperty("id").GetString()!;
        foreach (var collection in new[] { "parking-facility", SampleData.Parking })
        {
            var feature = await server.JsonAsync($"/collections/{collection}/items/{Uri.EscapeDataString(id)}");
            Assert.Equal("Feature", feature.GetProperty("type").GetString());
            Assert.Equal(id, feature.GetProperty("id").GetString());
            var relations = feature.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("rel").GetString()).ToList();
            Assert.Contains("self", relations);
            Assert.Contains("alternate", relations);
            Assert.Contains("collection", relations);
        }
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("08999001.parkhaeuser.none")]
    [InlineData("08999002.parkhaeuser.1")]
    public async Task Unknown_item_is_404(string id) => await server.ProblemAsync($"/collections/parking-facility/items/{id}", 404);

    [Fact]
    [Trait("requirement", "/req/core/fc-bbox-definition")]
    [Trait("requirement", "/req/core/fc-bbox-response")]
    public async Task Box_takes_what_intersects_and_what_has_no_geometry()
    {
        var page = await server.JsonAsync($"{Items}?limit=1000&bbox=8.3995,48.9,8.4055,49.1");
        var features = page.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(6, features.Count(one => one.GetProperty("geometry").ValueKind != JsonValueKind.Null));
        Assert.Equal(SampleData.All / 10, features.Count(one => one.GetProperty("geometry").ValueKind == JsonValueKind.Null));
        Assert.Equal(features.Count, page.GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [InlineData("177,-20,-177,-10", 2)]
    [InlineData("177,65,-177,70", 0)]
    [InlineData("-180,-90,180,90", 3)]
    [InlineData("-10,-20,10,-10", 1)]
    [InlineData("170,-20,0,180,-10,100", 1)]
    public async Task Box_may_cross_the_antimeridian_and_have_heights(string box, int expected) =>
        Assert.Equal(expected, (await server.FeaturesAsync($"/collections/{SampleData.Islands}/items?bbox={box}")).Count);

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5")]
    [InlineData("a,b,c,d")]
    [InlineData("8,50,9,49")]
    [InlineData("8,49,9,NaN")]
    [InlineData("8,49,200,50")]
    [InlineData("8,-91,9,50")]
    public async Task Box_that_is_none_is_rejected(string box) => await server.ProblemAsync($"{Items}?bbox={box}", 400);

    [Theory]
    [Trait("requirement", "/req/core/fc-time-definition")]
    [Trait("requirement", "/req/core/fc-time-response")]
    [InlineData("2026-03-03", 1)]
    [InlineData("2026-03-03T10:00:00Z", 1)]
    [InlineData("2026-03-03t10:00:00z", 1)]
    [InlineData("2026-03-03T10:00:00%2B02:00", 1)]
    [InlineData("2026-03-20", 0)]
    [InlineData("2026-03-01/2026-05-01", 3)]
    [InlineData("../2026-02-20", 2)]
    [InlineData("/2026-02-20", 2)]
    [InlineData("2026-11-20/..", 1)]
    [InlineData("2026-11-20/", 1)]
    [InlineData("0000-01-01T00:00:00Z/2026-02-20T00:00:00Z", 2)]
    [InlineData("2026-11-20T00:00:00Z/9999-12-31T00:00:00Z", 1)]
    [InlineData("1990-01-01/2090-01-01", 12)]
    public async Task Datetime_takes_what_intersects_and_what_has_no_time(string datetime, int expected) => Assert.Equal(
        expected + SampleData.VillageFeatures - SampleData.TimedFeatures,
        (await server.FeaturesAsync($"/collections/aubach.stellplaetze/items?limit=100&datetime={datetime}")).Count);

    [Theory]
    [InlineData("2026-03-01", 1)]
    [InlineData("2026-03-02", 0)]
    [InlineData("2026-03-01/2026-05-01", 3)]
    public async Task Datetime_takes_days_as_instants(string datetime, int expected) =>
        Assert.Equal(expected, (await server.FeaturesAsync($"/collections/{SampleData.Waste}/items?limit=100&datetime={datetime}")).Count);

    [Theory]
    [InlineData("gestern")]
    [InlineData("2026-13-01")]
    [InlineData("2026-05-01/2026-04-01")]
    [InlineData("..")]
    [InlineData("2026-01-01/2026-02-01/2026-03-01")]
    public async Task Datetime_that_is_none_is_rejected(string datetime) =>
        await server.ProblemAsync($"/collections/{SampleData.Waste}/items?datetime={datetime}", 400);

    [Fact]
    public async Task Datetime_on_a_collection_without_time_takes_all() =>
        Assert.Equal(3, (await server.FeaturesAsync($"/collections/{SampleData.Islands}/items?datetime=2000-01-01")).Count);

    [Fact]
    public async Task Changes_list_what_is_new_since_a_publication()
    {
        var all = await server.JsonAsync("/collections/parking-facility/changes?since=0&limit=1000");
        Assert.Equal(SampleData.All, all.GetProperty("changed").GetProperty("features").GetArrayLength());
        var delta = all.GetProperty("links").EnumerateArray().First(link => link.GetProperty("rel").GetString() == "delta").GetProperty("href").GetString()!;
        Assert.Equal(0, (await server.JsonAsync(delta)).GetProperty("changed").GetProperty("features").GetArrayLength());
        await server.ProblemAsync("/collections/parking-facility/changes", 400);
    }

    [Theory]
    [InlineData("/collections/parking-facility/schema")]
    [InlineData("/collections/parking-facility/queryables")]
    [InlineData("/collections/parking-facility/sortables")]
    public async Task Schemas_have_their_own_id(string path)
    {
        using var response = await server.SendAsync(path);
        Assert.Equal("application/schema+json", response.Content.Headers.ContentType!.MediaType);
        var schema = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.EndsWith(path, schema.GetProperty("$id").GetString(), StringComparison.Ordinal);
        Assert.True(schema.GetProperty("properties").TryGetProperty("capacity", out _));
    }

    [Fact]
    public async Task Numbers_do_not_follow_the_language()
    {
        var culture = CultureInfo.GetCultureInfo("de-DE");
        using var response = await server.SendAsync($"/collections/{SampleData.Islands}/items", headers: ("Accept-Language", culture.Name));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("1234.5", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
