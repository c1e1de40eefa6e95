using System.Net;
using System.Text;
using System.Text.Json;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>Queries in bodies, and over several collections.</summary>
public sealed class SearchTests(ApiServer server)
{
    const string Json = "application/json";
    const string Form = "application/x-www-form-urlencoded";
    const string Parking = "/collections/parking-facility/search";
    const string Both = "waste-collection-date,parking-facility";

    [Theory]
    [InlineData(Json, """{"capacity":100,"limit":1000}""")]
    [InlineData("application/query+json; charset=utf-8", """{"capacity":[100],"limit":1000,"bbox":null}""")]
    [InlineData(Json, """{"filter":{"op":"=","args":[{"property":"capacity"},100]},"limit":1000}""")]
    [InlineData(Json, """{"filter":{"op":"=","args":[{"property":"capacity"},100]},"filter-lang":"cql2-json","limit":1000}""")]
    [InlineData(Json, """{"filter":"capacity = 100","filter-lang":"cql2-text","limit":1000}""")]
    [InlineData(Form, "capacity=100&limit=1000")]
    public async Task Body_says_what_an_address_says(string type, string body)
    {
        var expected = await server.JsonAsync("/collections/parking-facility/items?capacity=100&limit=1000");
        var page = await PostAsync(Parking, type, body);
        Assert.Equal(Ids(expected), Ids(page));
        Assert.Equal(expected.GetProperty("numberMatched").GetInt32(), page.GetProperty("numberMatched").GetInt32());
    }

    [Fact]
    public async Task Next_page_is_the_same_body_at_another_address()
    {
        const string body = """{"capacity":100,"limit":7,"sortby":["-max_height"],"properties":["name"]}""";
        var ids = new List<string?>();
        var next = Parking;
        while (next is not null)
        {
            var page = await PostAsync(next, Json, body);
            ids.AddRange(Ids(page));
            var link = page.GetProperty("links").EnumerateArray().FirstOrDefault(one => one.GetProperty("rel").GetString() == "next");
            next = link.ValueKind == JsonValueKind.Undefined ? null : link.GetProperty("href").GetString();
            Assert.True(next is null || link.GetProperty("method").GetString() == "POST");
        }

        var expected = (await server.JsonAsync("/collections/parking-facility/items?capacity=100&limit=1")).GetProperty("numberMatched").GetInt32();
        Assert.Equal(expected, ids.Distinct().Count());
        Assert.Equal(expected, ids.Count);
    }

    [Theory]
    [InlineData("text/plain", "capacity=100", 415)]
    [InlineData("application/xml", "<Query/>", 415)]
    [InlineData(Json, "[]", 400)]
    [InlineData(Json, "{", 400)]
    [InlineData(Json, """{"limit":{}}""", 400)]
    [InlineData(Json, """{"limit":"x"}""", 400)]
    [InlineData(Json, """{"unknown":1}""", 400)]
    [InlineData(Json, """{"limit":1,"limit":2}""", 400)]
    [InlineData(Json, """{"name":"\ud800"}""", 400)]
    [InlineData(Form, "limit=0", 400)]
    public async Task Bodies_that_are_none_are_rejected(string type, string body, int status)
    {
        using var response = await SendAsync(Parking, type, body);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(status == 415, response.Headers.Contains("Accept-Post"));
    }

    [Fact]
    public async Task Only_search_takes_a_body()
    {
        using var items = await SendAsync("/collections/parking-facility/items", Json, "{}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, items.StatusCode);
        Assert.DoesNotContain("POST", items.Content.Headers.Allow);
        using var put = await server.SendAsync(Parking, method: HttpMethod.Put);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Contains("POST", put.Content.Headers.Allow);
        using var options = await server.SendAsync(Parking, method: HttpMethod.Options);
        Assert.Contains("POST", options.Content.Headers.Allow);
    }

    [Fact]
    [Trait("requirement", "/req/adhoc-query/post-op")]
    [Trait("requirement", "/req/adhoc-query/post-body")]
    [Trait("requirement", "/req/adhoc-query/response")]
    public async Task Features_of_several_collections_come_one_after_the_other()
    {
        foreach (var path in new[] { "/search", "/query" })
        {
            var page = await PostAsync(path, Json, """{"collections":["waste-collection-date","parking-facility"],"limit":1000}""");
            var features = page.GetProperty("features").EnumerateArray().ToList();
            Assert.Equal(12 + SampleData.All, features.Count);
            Assert.Equal(12 + SampleData.All, page.GetProperty("numberMatched").GetInt32());
            Assert.All(features.Take(12), feature => Assert.Equal("waste-collection-date", feature.GetProperty("collection").GetString()));
            Assert.All(features.Skip(12), feature => Assert.Equal("parking-facility", feature.GetProperty("collection").GetString()));
        }
    }

    [Fact]
    public async Task Without_collections_each_canonical_one_is_searched_once()
    {
        var page = await server.JsonAsync("/search?limit=1000");
        Assert.Equal(12 + SampleData.All, Ids(page).Count);
        Assert.Equal(12 + SampleData.All, Ids(page).Distinct().Count());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(50)]
    public async Task Pages_go_on_from_collection_to_collection(int limit)
    {
        var ids = new List<string?>();
        var next = $"/search?collections={Both}&limit={limit}&sortby=-municipality_key";
        while (next is not null)
        {
            var page = await server.JsonAsync(next);
            ids.AddRange(Ids(page));
            Assert.InRange(Ids(page).Count, 1, limit);
            next = page.GetProperty("links").EnumerateArray().Where(one => one.GetProperty("rel").GetString() == "next")
                .Select(one => one.GetProperty("href").GetString()).FirstOrDefault();
        }

        Assert.Equal(12 + SampleData.All, ids.Count);
        Assert.Equal(12 + SampleData.All, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("/search?collections=,")]
    [InlineData("/search?collections=parking-facilty")]
    [InlineData("/search?collections=parking-facility&capacity=1")]
    [InlineData("/search?collections=parking-facility,waste-collection-date&sortby=capacity")]
    [InlineData("/search?collections=parking-facility&next=7")]
    [InlineData("/search?collections=parking-facility&next=0.x")]
    [InlineData("/search?collections=parking-facility&next=-1")]
    public async Task Searches_that_do_not_fit_all_collections_are_rejected(string path) => await server.ProblemAsync(path, 400);

    static List<string?> Ids(JsonElement page) => [.. page.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString())];

    async Task<JsonElement> PostAsync(string path, string type, string body)
    {
        using var response = await SendAsync(path, type, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    async Task<HttpResponseMessage> SendAsync(string path, string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await server.Client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), content, TestContext.Current.CancellationToken);
    }
}
