using System.Globalization;
using System.Net;
using System.Text.Json;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>Facets and aggregates of the sample data, whose numbers were computed by hand.</summary>
public sealed class AggregateTests(ApiServer server)
{
    const string Facets = "/collections/parking-facility/facets";
    const string Aggregate = "/collections/parking-facility/aggregate";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Facets_without_properties_say_which_there_are()
    {
        var document = await server.JsonAsync(Facets);
        Assert.Equal("parking-facility", document.GetProperty("id").GetString());
        Assert.Equal(10, document.GetProperty("defaultBucketCount").GetInt32());
        var facets = document.GetProperty("facets");
        Assert.Equal("term", facets.GetProperty("purpose").GetProperty("type").GetString());
        Assert.Equal("histogram", facets.GetProperty("capacity").GetProperty("type").GetString());
        Assert.False(facets.GetProperty("purpose").TryGetProperty("buckets", out _));
        Assert.False(document.TryGetProperty("numberMatched", out _));
    }

    [Fact]
    public async Task Facets_count_codes_with_titles_towns_with_names_lists_by_member_and_absent_values()
    {
        var document = await server.JsonAsync($"{Facets}?properties=purpose,municipality_key,dataset_id,reserved_for,name,has_fee&limit=3&lang=en");
        Assert.Equal(SampleData.All, document.GetProperty("numberMatched").GetInt32());
        var facets = document.GetProperty("facets");

        // Every third facility, from the first: 44 of 130 and 7 of 20.
        Assert.Equal(["car=99", "bicycle=51"], Buckets(facets, "purpose"));
        Assert.NotEqual("car", facets.GetProperty("purpose").GetProperty("buckets")[0].GetProperty("title").GetString());
        Assert.Equal(["08999001=130", "08999002=20"], Buckets(facets, "municipality_key"));
        Assert.Equal("Aubach", facets.GetProperty("municipality_key").GetProperty("buckets")[1].GetProperty("title").GetString());
        Assert.Equal(["lindenbrueck.parkhaeuser=130", "aubach.stellplaetze=20"], Buckets(facets, "dataset_id"));
        Assert.Equal("Stellplätze (en)", facets.GetProperty("dataset_id").GetProperty("buckets")[1].GetProperty("title").GetString());
        Assert.Equal(["residents=150", "families=75", "women=75"], Buckets(facets, "reserved_for"));
        Assert.Equal(["false=75", "true=75"], Buckets(facets, "has_fee"));

        // A name is missing where i % 7 == 3: 19 of 130 and 3 of 20. Names of both towns are the same up to the 20th: 17 twice.
        var names = facets.GetProperty("name");
        Assert.Equal(3, names.GetProperty("buckets").GetArrayLength());
        Assert.Equal(22, names.GetProperty("missing").GetInt32());
        Assert.Equal(111 - 3, names.GetProperty("more").GetInt32());
        Assert.Equal(128 - 6, names.GetProperty("other").GetInt32());
    }

    [Fact]
    public async Task Facets_of_numbers_and_days_are_round_bins()
    {
        var facets = (await server.JsonAsync($"{Facets}?properties=capacity,valid_from,max_height&limit=5")).GetProperty("facets");
        Assert.Equal(["0-100=30", "100-200=30", "200-300=30", "300-400=30", "400-500=30"], Bins(facets, "capacity"));
        Assert.Equal(["2026-01-01-2026-04-01=3", "2026-04-01-2026-07-01=3", "2026-07-01-2026-10-01=3", "2026-10-01-2027-01-01=3"], Bins(facets, "valid_from"));
        Assert.Equal(SampleData.All - SampleData.TimedFeatures, facets.GetProperty("valid_from").GetProperty("missing").GetInt32());
        Assert.Equal(SampleData.All, facets.GetProperty("max_height").GetProperty("buckets")[0].GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("municipality_key=08999002", 20)]
    [InlineData("purpose=bicycle&has_fee=true", 26)]
    [InlineData("datetime=2026-02-01/2026-02-20", 139)]
    [InlineData("bbox=8.3995,48.9,8.4045,49.1", 20)]
    [InlineData("filter=capacity>=300%20AND%20NOT(purpose='car')", 21)]
    [InlineData("q=nord&municipality_key=08999002", 8)]
    public async Task Facets_take_the_conditions_of_items(string conditions, int expected)
    {
        var items = await server.JsonAsync($"/collections/parking-facility/items?{conditions}&limit=1");
        var document = await server.JsonAsync($"{Facets}?{conditions}&properties=facility_type");
        Assert.Equal(items.GetProperty("numberMatched").GetInt32(), document.GetProperty("numberMatched").GetInt32());
        Assert.Equal(expected, document.GetProperty("numberMatched").GetInt32());
        Assert.Equal([$"multi_storey={expected}"], Buckets(document.GetProperty("facets"), "facility_type"));
    }

    [Fact]
    public async Task Aggregate_computes_per_group()
    {
        var document = await server.JsonAsync(
            $"{Aggregate}?group-by=municipality_key,purpose&functions=count,sum(capacity),mean(capacity),min(capacity),max(capacity),values(name),distinct(has_fee),histogram(capacity,2,100,400)");
        Assert.Equal(4, document.GetProperty("groupsMatched").GetInt32());
        Assert.Equal(4, document.GetProperty("groupsReturned").GetInt32());
        var village = document.GetProperty("groups").EnumerateArray().Single(group =>
            group.GetProperty("keys").GetProperty("municipality_key").GetString() == SampleData.VillageKey
            && group.GetProperty("keys").GetProperty("purpose").GetString() == "bicycle");

        // Facilities 0, 3, 6, 9, 12, 15, 18: capacities 0, 300, 100, 400, 200, 0, 300; names are missing of 3 only (3, 10 and 17 have none).
        Assert.Equal("Aubach", village.GetProperty("titles").GetProperty("municipality_key").GetString());
        Assert.Equal(7, village.GetProperty("count").GetInt32());
        Assert.Equal(1300, village.GetProperty("sum(capacity)").GetInt32());
        Assert.Equal(1300 / 7.0, village.GetProperty("mean(capacity)").GetDouble(), 1e-9);
        Assert.Equal(0, village.GetProperty("min(capacity)").GetInt32());
        Assert.Equal(400, village.GetProperty("max(capacity)").GetInt32());
        Assert.Equal(6, village.GetProperty("values(name)").GetInt32());
        Assert.Equal(2, village.GetProperty("distinct(has_fee)").GetInt32());
        var histogram = village.GetProperty("histogram(capacity)");
        Assert.Equal([100, 250, 400], histogram.GetProperty("edges").EnumerateArray().Select(edge => edge.GetDouble()));
        Assert.Equal([2, 2], histogram.GetProperty("counts").EnumerateArray().Select(count => count.GetInt32()));
        Assert.Equal((2, 1), (histogram.GetProperty("below").GetInt32(), histogram.GetProperty("above").GetInt32()));
    }

    [Fact]
    public async Task Aggregate_without_anything_counts_all() =>
        Assert.Equal(SampleData.All, (await server.JsonAsync(Aggregate)).GetProperty("groups")[0].GetProperty("count").GetInt32());

    [Fact]
    public async Task Aggregate_of_nothing_is_one_empty_group_or_none()
    {
        var whole = await server.JsonAsync($"{Aggregate}?street=nowhere&functions=mean(capacity),histogram(capacity)");
        Assert.Equal(0, whole.GetProperty("groups")[0].GetProperty("count").GetInt32());
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("groups")[0].GetProperty("mean(capacity)").ValueKind);
        Assert.Equal(0, (await server.JsonAsync($"{Aggregate}?street=nowhere&group-by=purpose")).GetProperty("groupsMatched").GetInt32());
        Assert.Equal(0, (await server.JsonAsync($"{Facets}?street=nowhere&properties=capacity,purpose")).GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task Groups_are_ordered_and_paged()
    {
        var first = await server.JsonAsync($"{Aggregate}?group-by=valid_from:month&sortby=-valid_from:month&limit=5");
        Assert.Equal(13, first.GetProperty("groupsMatched").GetInt32());
        Assert.Equal("2026-12-01", first.GetProperty("groups")[0].GetProperty("keys").GetProperty("valid_from:month").GetString());
        var next = first.GetProperty("links").EnumerateArray().Single(link => link.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!;
        var second = await server.JsonAsync(new Uri(next).PathAndQuery);
        Assert.Equal("2026-07-01", second.GetProperty("groups")[0].GetProperty("keys").GetProperty("valid_from:month").GetString());
        var most = await server.JsonAsync($"{Aggregate}?group-by=purpose&functions=sum(capacity)&sortby=-sum(capacity)&limit=1");
        Assert.Equal("car", most.GetProperty("groups")[0].GetProperty("keys").GetProperty("purpose").GetString());
    }

    [Fact]
    public async Task Cells_of_the_map_hold_their_features()
    {
        // Facilities stand 0.001 degrees apart from 8.4 to the east; a tile of zoom 16 is 0.0055 degrees wide.
        var json = await server.JsonAsync($"{Aggregate}?group-by=grid&zoom=16&municipality_key={SampleData.CityKey}");
        var cells = json.GetProperty("groups").EnumerateArray().Where(group => group.GetProperty("keys").GetProperty("grid").ValueKind == JsonValueKind.Object).ToList();
        var without = json.GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("keys").GetProperty("grid").ValueKind == JsonValueKind.Null);
        Assert.Equal(13, without.GetProperty("count").GetInt32());
        Assert.Equal(SampleData.CityFeatures - 13, cells.Sum(cell => cell.GetProperty("count").GetInt32()));
        foreach (var cell in cells.Take(3))
        {
            var box = cell.GetProperty("keys").GetProperty("grid").GetProperty("bbox").EnumerateArray().Select(degree => degree.GetDouble()).ToArray();
            var inside = await server.FeaturesAsync(string.Create(CultureInfo.InvariantCulture,
                $"/collections/parking-facility/items?municipality_key={SampleData.CityKey}&limit=1000&bbox={box[0]},{box[1]},{box[2]},{box[3]}"));
            Assert.Equal(cell.GetProperty("count").GetInt32(), inside.Count(feature => feature.GetProperty("geometry").ValueKind == JsonValueKind.Object));
        }
    }

    [Fact]
    public async Task Cells_are_polygons_in_geojson_and_columns_in_csv()
    {
        using var geo = await server.SendAsync($"{Aggregate}?group-by=grid,purpose&zoom=8&functions=max(capacity)&f=geojson");
        Assert.Equal("application/geo+json", geo.Content.Headers.ContentType?.MediaType);
        var features = JsonDocument.Parse(await geo.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("features").EnumerateArray().ToList();
        // Two cells of the city, one of the village, and what has no place; of each both purposes.
        Assert.Equal(8, features.Count);
        Assert.Equal(5, features[0].GetProperty("geometry").GetProperty("coordinates")[0].GetArrayLength());
        Assert.Equal(JsonValueKind.Null, features[^1].GetProperty("geometry").ValueKind);
        Assert.Equal(400, features[0].GetProperty("properties").GetProperty("max(capacity)").GetInt32());

        using var csv = await server.SendAsync($"{Aggregate}?group-by=purpose,grid&zoom=0&functions=mean(capacity)&lang=de", "text/csv");
        var lines = (await csv.Content.ReadAsStringAsync(Cancellation)).Split("\r\n");
        Assert.Equal("purpose,purpose_title,zoom,x,y,west,south,east,north,count,mean(capacity)", lines[0]);
        Assert.StartsWith("bicycle,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",0,0,0,-180,-85.0511288,180,85.0511288,45,", lines[1], StringComparison.Ordinal);
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public async Task Each_state_has_its_tag()
    {
        using var first = await server.SendAsync($"{Aggregate}?group-by=purpose");
        Assert.NotNull(first.Headers.ETag);
        using var second = await server.SendAsync($"{Aggregate}?group-by=purpose", headers: ("If-None-Match", first.Headers.ETag.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var head = await server.SendAsync($"{Aggregate}?group-by=purpose", method: HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task What_looks_at_the_clock_is_not_kept()
    {
        using var response = await server.SendAsync($"{Aggregate}?filter=updated_at<now()");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("group-by=nope", "group-by")]
    [InlineData("group-by=purpose:month", "group-by")]
    [InlineData("group-by=valid_from:eon", "group-by")]
    [InlineData("group-by=purpose,purpose", "group-by")]
    [InlineData("group-by=opening_hours", "group-by")]
    [InlineData("zoom=3", "zoom")]
    [InlineData("group-by=grid&zoom=31", "zoom")]
    [InlineData("group-by=grid&zoom=x", "zoom")]
    [InlineData("functions=median(capacity)", "functions")]
    [InlineData("functions=mean", "functions")]
    [InlineData("functions=mean(", "functions")]
    [InlineData("functions=mean()", "functions")]
    [InlineData("functions=mean(name)", "functions")]
    [InlineData("functions=mean(capacity,2)", "functions")]
    [InlineData("functions=sum(capacity),sum(capacity)", "functions")]
    [InlineData("functions=histogram(name)", "functions")]
    [InlineData("functions=histogram(capacity,0)", "functions")]
    [InlineData("functions=histogram(capacity,101)", "functions")]
    [InlineData("functions=histogram(capacity,10,5)", "functions")]
    [InlineData("functions=histogram(capacity,10,5,5)", "functions")]
    [InlineData("functions=histogram(capacity,10,NaN,5)", "functions")]
    [InlineData("functions=histogram(valid_from,10,1,5)", "functions")]
    [InlineData("functions=max(has_fee)", "functions")]
    [InlineData("sortby=purpose", "sortby")]
    [InlineData("functions=histogram(capacity)&sortby=histogram(capacity)", "sortby")]
    [InlineData("limit=0", "limit")]
    [InlineData("offset=-1", "offset")]
    [InlineData("nope=1", "nope")]
    [InlineData("bbox=1,2,3", "bbox")]
    public async Task Mistakes_are_named(string query, string parameter)
    {
        var problem = await server.ProblemAsync($"{Aggregate}?{query}", 400);
        Assert.Contains(problem.GetProperty("errors").EnumerateArray(), error => error.GetProperty("parameter").GetString() == parameter);
    }

    [Theory]
    [InlineData("properties=nope")]
    [InlineData("properties=opening_hours")]
    [InlineData("properties=purpose&limit=0")]
    [InlineData("group-by=purpose")]
    public async Task Mistakes_of_facets_are_named(string query) => await server.ProblemAsync($"{Facets}?{query}", 400);

    [Fact]
    public async Task Features_without_a_place_are_in_no_cell()
    {
        var groups = (await server.JsonAsync($"/collections/{SampleData.Waste}/aggregate?group-by=grid")).GetProperty("groups");
        Assert.Equal(JsonValueKind.Null, groups[0].GetProperty("keys").GetProperty("grid").ValueKind);
        Assert.Equal(12, groups[0].GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Limits_are_settings()
    {
        var app = await ApiServer.StartAsync(server.Database, options => options with
        {
            Aggregates = new() { MaximumGroups = 2, MaximumAggregates = 2, MaximumBins = 3, MaximumFacets = 1 },
        });
        try
        {
            using var client = ApiServer.ClientOf(app);
            async Task<(HttpStatusCode Status, JsonElement Document)> AskAsync(string path)
            {
                using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
                return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement);
            }

            Assert.Equal(2, (await AskAsync($"{Aggregate}?group-by=capacity&limit=100")).Document.GetProperty("groupsReturned").GetInt32());
            Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync($"{Aggregate}?group-by=capacity,purpose&functions=sum(capacity)")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync($"{Aggregate}?functions=histogram(capacity,4)")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync($"{Facets}?properties=purpose,capacity")).Status);
            var buckets = (await AskAsync($"{Facets}?properties=name&limit=50")).Document.GetProperty("facets").GetProperty("name").GetProperty("buckets");
            Assert.Equal(3, buckets.GetArrayLength());
        }
        finally
        {
            await app.StopAsync(Cancellation);
            await app.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("de", "Zeigen:", "bis unter")]
    [InlineData("en", "Show:", "to under")]
    public async Task Facets_have_a_page_with_tables_and_links_to_the_records(string language, string word, string range)
    {
        using var response = await server.SendAsync($"{Facets}?properties=purpose,capacity&municipality_key={SampleData.CityKey}&f=html&lang={language}");
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.Contains(range, page, StringComparison.Ordinal);
        Assert.Contains("<meter aria-hidden=\"true\"", page, StringComparison.Ordinal);
        Assert.Contains("/collections/parking-facility/items?municipality_key=08999001&amp;lang=" + language + "&amp;purpose=car", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aggregates_have_a_page_with_a_form_that_keeps_the_conditions()
    {
        using var response = await server.SendAsync($"{Aggregate}?group-by=municipality_key&functions=mean(capacity)&has_fee=true&f=html&lang=en");
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Aubach (08999002)", page, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"has_fee\" value=\"true\">", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"mean(capacity)\" selected=\"\">", page, StringComparison.Ordinal);
    }

    static IEnumerable<string> Buckets(JsonElement facets, string name) => facets.GetProperty(name).GetProperty("buckets").EnumerateArray()
        .Select(bucket => $"{bucket.GetProperty("value")}={bucket.GetProperty("count")}".Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal));

    static IEnumerable<string> Bins(JsonElement facets, string name) => facets.GetProperty(name).GetProperty("buckets").EnumerateArray()
        .Select(bucket => $"{bucket.GetProperty("min")}-{bucket.GetProperty("max")}={bucket.GetProperty("count")}");
}
