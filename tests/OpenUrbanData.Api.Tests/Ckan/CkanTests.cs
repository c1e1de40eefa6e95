using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OpenUrbanData.Api.Tests.Ckan;

/// <summary>The reading part of CKAN's API (CKAN 2.11), over own and harvested data sets.</summary>
public sealed class CkanTests(OutletServer server)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static string[] Names(JsonElement search) => [.. search.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("name").GetString()!).Order(StringComparer.Ordinal)];

    async Task<string> ForeignNameAsync() => Names(await server.ResultAsync("package_search?fq=harvest_source_id:nachbar")).Single();

    [Fact]
    public async Task Lists_have_own_and_harvested_data_sets_once()
    {
        var foreign = await ForeignNameAsync();
        var all = (await server.ResultAsync("package_list")).EnumerateArray().Select(one => one.GetString()!).ToList();
        Assert.Equal([.. new[] { "lindenbrueck_abfuhr", "lindenbrueck_parkhaeuser", foreign }.Order(StringComparer.Ordinal)], all.Order(StringComparer.Ordinal));
        Assert.Equal(all[1..2], (await server.ResultAsync("package_list?limit=1&offset=1")).EnumerateArray().Select(one => one.GetString()!));
        Assert.Equal(["lindenbrueck", "nachbarstadt-sued"], (await server.ResultAsync("organization_list?sort=name")).EnumerateArray().Select(one => one.GetString()!));
        Assert.Equal(1, (await server.ResultAsync("organization_show?id=nachbarstadt-sued&include_datasets=true")).GetProperty("packages").GetArrayLength());
        Assert.Equal("Bevölkerung und Gesellschaft", (await server.ResultAsync("group_show?id=soci")).GetProperty("title").GetString());
        Assert.Equal(["Kinder"], (await server.ResultAsync("tag_list?query=kind")).EnumerateArray().Select(one => one.GetString()!));
        Assert.Equal(3, (await server.ResultAsync("current_package_list_with_resources")).GetArrayLength());
        Assert.Equal(2, (await server.ResultAsync("license_list")).GetArrayLength());
        Assert.True((await server.ResultAsync("site_read")).GetBoolean());
        Assert.StartsWith("2.", (await server.ResultAsync("status_show")).GetProperty("ckan_version").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_package_is_what_DCAT_says_in_the_names_of_ckanext_dcat()
    {
        var package = await server.ResultAsync("package_show?id=lindenbrueck_parkhaeuser");
        Assert.Equal(JsonSerializer.Serialize(package), JsonSerializer.Serialize(await server.ResultAsync("package_show?id=lindenbrueck.parkhaeuser")));
        Assert.Equal("lindenbrueck.parkhaeuser", package.GetProperty("id").GetString());
        Assert.Equal("Parkhäuser und Parkplätze (en)", package.GetProperty("title_translated").GetProperty("en").GetString());
        Assert.Equal(("lindenbrueck", true), (package.GetProperty("owner_org").GetString(), package.GetProperty("isopen").GetBoolean()));
        var extras = package.GetProperty("extras").EnumerateArray().ToDictionary(one => one.GetProperty("key").GetString()!, one => one.GetProperty("value").GetString()!);
        Assert.EndsWith("/catalog/lindenbrueck.parkhaeuser", extras["identifier"], StringComparison.Ordinal);
        Assert.Equal(extras["identifier"], extras["guid"]);
        Assert.Equal("Stadt Lindenbrück", extras["publisher_name"]);
        Assert.Equal("https://www.lindenbrueck.example/", extras["publisher_uri"]);
        Assert.Equal("Polygon", JsonDocument.Parse(extras["spatial"]).RootElement.GetProperty("type").GetString());
        Assert.Equal(1, JsonDocument.Parse(extras["language"]).RootElement.GetArrayLength());

        // What it leads to is there, and what is one thing has one name.
        var csv = package.GetProperty("resources").EnumerateArray().Single(one => one.GetProperty("format").GetString() == "CSV");
        Assert.Equal("text/csv", csv.GetProperty("mimetype").GetString());
        Assert.Equal(200, (await server.GetAsync(new Uri(csv.GetProperty("url").GetString()!).PathAndQuery)).Status);
        Assert.Equal(JsonSerializer.Serialize(csv), JsonSerializer.Serialize(await server.ResultAsync($"resource_show?id={csv.GetProperty("id").GetString()}")));
        Assert.Equal(package.GetProperty("num_resources").GetInt32(), package.GetProperty("resources").EnumerateArray().Select(one => one.GetProperty("id").GetString()).Distinct().Count());
        Assert.True(DateTime.TryParseExact(package.GetProperty("metadata_modified").GetString(), "yyyy-MM-dd'T'HH:mm:ss.ffffff", null, System.Globalization.DateTimeStyles.None, out _));
    }

    [Fact]
    public async Task A_harvested_package_keeps_its_names()
    {
        var package = await server.ResultAsync($"package_show?id={await ForeignNameAsync()}");
        Assert.Equal("cc-zero", package.GetProperty("license_title").GetString());
        Assert.Equal("Nachbarstadt Süd", package.GetProperty("organization").GetProperty("title").GetString());
        Assert.Equal(["Kinder", "play"], package.GetProperty("tags").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        var extras = package.GetProperty("extras").EnumerateArray().ToDictionary(one => one.GetProperty("key").GetString()!, one => one.GetProperty("value").GetString()!);
        Assert.Equal((OutletServer.Foreign, "N-1", "gruen@nachbar.example", "2019-01-01", "nachbar"),
            (extras["uri"], extras["identifier"], extras["contact_email"], extras["temporal_start"], extras["harvest_source_id"]));
        var resource = package.GetProperty("resources")[0];
        Assert.Equal(("https://nachbar.example/s.csv", "WFS", 12), (resource.GetProperty("url").GetString(), resource.GetProperty("format").GetString(), resource.GetProperty("size").GetInt32()));
        Assert.Equal(200, (await server.GetAsync($"/api/3/action/resource_show?id={Uri.EscapeDataString(resource.GetProperty("id").GetString()!)}")).Status);

        // When it came, not when its source says that it changed.
        Assert.StartsWith("2023-05-01", package.GetProperty("metadata_modified").GetString(), StringComparison.Ordinal);
        Assert.Empty(Names(await server.ResultAsync("package_search?fq=metadata_modified:[* TO 2020-01-01T00:00:00Z]")));
    }

    [Theory]
    [InlineData("", "AFP")]
    [InlineData("q=*:*", "AFP")]
    [InlineData("q=parkhaus", "P")]
    [InlineData("q=spielplatz OR abfuhrtermin", "AF")]
    [InlineData("q=park* -abfuhr", "P")]
    [InlineData("q=title:Spiel", "F")]
    [InlineData("q=\"Parkhäuser und Parkplätze\"", "P")]
    [InlineData("q=\"Parkhäuser Abfuhrtermine\"", "")]
    [InlineData("fq=organization:nachbarstadt-sued", "F")]
    [InlineData("fq=organization:(lindenbrueck OR nachbarstadt-sued)", "AFP")]
    [InlineData("fq=-organization:lindenbrueck", "F")]
    [InlineData("fq=%2Bcapacity:public %2Bstate:active %2Bdataset_type:dataset", "AFP")]
    [InlineData("fq=owner_org:niemand", "")]
    [InlineData("fq=groups:soci", "F")]
    [InlineData("fq=tags:Kinder", "F")]
    [InlineData("fq=tags:*", "F")]
    [InlineData("fq=res_format:CSV", "AP")]
    [InlineData("fq=res_format:WFS AND license_id:\"http://dcat-ap.de/def/licenses/cc-zero\"", "F")]
    [InlineData("fq=identifier:N-1", "F")]
    [InlineData("fq=name:lindenbrueck_abfuhr OR id:lindenbrueck.parkhaeuser", "AP")]
    [InlineData("fq=metadata_modified:[NOW-1DAY TO *]", "AP")]
    [InlineData("fq=metadata_modified:[2023-01-01T00:00:00Z TO NOW-10YEARS/DAY]", "")]
    [InlineData("fq_list=[\"res_format:CSV\",\"name:lindenbrueck_abfuhr\"]", "A")]
    [InlineData("ext_bbox=8.05,48.05,8.06,48.06&q=Spielplatz", "F")]
    [InlineData("q=kinder^4 AND (spielplatz~2)", "F")]
    public async Task Conditions_in_the_language_of_Solr_are_understood(string query, string found)
    {
        var foreign = await ForeignNameAsync();
        var search = await server.ResultAsync("package_search?" + query);
        Assert.Equal(found, string.Concat(Names(search).Select(name => name == foreign ? 'F' : name == "lindenbrueck_abfuhr" ? 'A' : 'P').Order()));
        Assert.Equal(found.Length, search.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Pages_sort_and_facets_are_those_of_CKAN()
    {
        var sorted = await server.ResultAsync("package_search?sort=name desc&rows=2&start=1&fl=name,title");
        Assert.Equal(3, sorted.GetProperty("count").GetInt32());
        Assert.Equal(["lindenbrueck_parkhaeuser", "lindenbrueck_abfuhr"], sorted.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal(2, sorted.GetProperty("results")[0].EnumerateObject().Count());
        Assert.Equal("lindenbrueck_parkhaeuser", (await server.ResultAsync("package_search?q=parkhaus OR abfuhr&sort=title_string desc")).GetProperty("results")[0].GetProperty("name").GetString());

        var counted = await server.ResultAsync("package_search?rows=0&facet.field=[\"organization\",\"res_format\",\"groups\",\"tags\"]&facet.limit=1");
        Assert.Empty(counted.GetProperty("results").EnumerateArray());
        Assert.Equal("""{"lindenbrueck":2}""", counted.GetProperty("facets").GetProperty("organization").GetRawText());
        Assert.Equal("Stadt Lindenbrück", counted.GetProperty("search_facets").GetProperty("organization").GetProperty("items")[0].GetProperty("display_name").GetString());
        Assert.Equal(1, counted.GetProperty("facets").GetProperty("groups").GetProperty("soci").GetInt32());
        Assert.Equal(["GeoJSON", "CSV"], (await server.ResultAsync("package_search?rows=0&facet.field=res_format&fq=res_format:CSV"))
            .GetProperty("search_facets").GetProperty("res_format").GetProperty("items").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("application/json", """{"q": "parkhaus", "rows": 1, "facet.field": ["organization"]}""")]
    [InlineData("application/json; charset=utf-8", """{"q": "parkhaus", "fq": null, "rows": "1"}""")]
    [InlineData("application/x-www-form-urlencoded", "q=parkhaus&rows=1")]
    [InlineData("application/x-www-form-urlencoded", """{"q": "parkhaus"}""")]
    [InlineData("text/plain", """{"q": "parkhaus"}""")]
    public async Task Bodies_are_read_as_clients_send_them(string type, string body)
    {
        foreach (var path in new[] { "/api/3/action/package_search", "/api/action/package_search" })
        {
            using var content = new StringContent(body, Encoding.UTF8);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            using var response = await server.Client.PostAsync(new Uri(path, UriKind.Relative), content, Cancellation);
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.True(response.IsSuccessStatusCode, text);
            Assert.Equal(["lindenbrueck_parkhaeuser"], Names(JsonDocument.Parse(text).RootElement.GetProperty("result")));
        }
    }

    [Theory]
    [InlineData("package_show?id=nix", 404, "Not Found Error", "Not found")]
    [InlineData("package_show?id=aubach_stellplaetze", 404, "Not Found Error", "Not found")]
    [InlineData("package_show", 409, "Validation Error", "Missing value")]
    [InlineData("resource_show?id=lindenbrueck.parkhaeuser/nix", 404, "Not Found Error", "Not found")]
    [InlineData("organization_show?id=nix", 404, "Not Found Error", "Not found")]
    [InlineData("package_search?rows=x", 409, "Validation Error", "Invalid integer")]
    [InlineData("package_search?start=-1", 409, "Validation Error", "Must be a natural number")]
    [InlineData("package_search?nichts=1", 400, "Search Query Error", "Invalid search parameters: ['nichts']")]
    [InlineData("package_search?sort=nichts asc", 400, "Search Query Error", "Invalid \"sort\" parameter")]
    [InlineData("package_search?fq=nichts:1", 409, "Search Error", "undefined field nichts")]
    [InlineData("package_search?facet.field=nichts", 409, "Search Error", "undefined field nichts")]
    [InlineData("package_search?q={!func}x", 409, "Search Error", "Local parameters")]
    [InlineData("package_search?q=(a", 409, "Search Error", "')' is missing")]
    [InlineData("package_search?q=a%00b", 409, "Search Error", "NUL")]
    [InlineData("package_search?fq=metadata_modified:[gestern TO *]", 409, "Search Error", "Invalid Date String:'gestern'")]
    [InlineData("help_show?name=nichts", 404, "Not Found Error", "Action function not found")]
    public async Task Mistakes_are_told_in_the_form_of_CKAN(string call, int status, string type, string message)
    {
        var (actual, text, response) = await server.GetAsync("/api/3/action/" + call);
        Assert.Equal((status, "application/json"), (actual, response.Content.Headers.ContentType!.MediaType));
        var answer = JsonDocument.Parse(text).RootElement;
        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.Equal(type, answer.GetProperty("error").GetProperty("__type").GetString());
        Assert.Contains(message, answer.GetProperty("error").EnumerateObject().Select(member => member.Value.ToString()).Aggregate((one, other) => one + other).Replace("\\u0022", "\"", StringComparison.Ordinal)
            .Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_action_is_a_plain_text_of_json()
    {
        var (status, text, _) = await server.GetAsync("/api/3/action/package_create");
        Assert.Equal((400, "Bad request: Action name not known: package_create"), (status, JsonSerializer.Deserialize<string>(text)));
        using var body = new StringContent("{", Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync(new Uri("/api/3/action/package_show", UriKind.Relative), body, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("\"Bad request: JSON Error", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(400, (await server.GetAsync("/api/action/package_delete")).Status);
        Assert.Equal("""{"version": 3}""", (await server.GetAsync("/api/3")).Text);
    }

    [Fact]
    public async Task Limits_are_settings_and_an_unchanged_answer_is_not_sent_again()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { CkanMaximumRows = 1 });
        using var client = ApiServer.ClientOf(app);
        var search = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/3/action/package_search?rows=1000", UriKind.Relative), Cancellation)).RootElement.GetProperty("result");
        Assert.Equal((3, 1), (search.GetProperty("count").GetInt32(), search.GetProperty("results").GetArrayLength()));

        var first = (await server.GetAsync("/api/3/action/package_list")).Response;
        Assert.Equal(304, (await server.GetAsync("/api/3/action/package_list", ("If-None-Match", first.Headers.ETag!.Tag))).Status);
        Assert.Equal("no-store", (await server.GetAsync("/api/3/action/package_search?fq=metadata_modified:[NOW-1DAY TO *]")).Response.Headers.CacheControl!.ToString());
    }
}
