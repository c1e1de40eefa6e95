using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>JSON batches over real PostGIS.</summary>
public sealed class BatchTests(ApiServer server)
{
    const string Address = "/odata/v4/$batch";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static object Get(string id, string url, string method = "get") => new { id, method, url };

    static Task<HttpResponseMessage> PostAsync(HttpClient client, string body, string type = "application/json", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request, Cancellation);
    }

    async Task<List<JsonElement>> ResponsesAsync(string prefer, params object[] requests)
    {
        using var response = await PostAsync(server.Client, JsonSerializer.Serialize(new { requests }), headers: ("Prefer", prefer));
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("4.01", Assert.Single(response.Headers.GetValues("OData-Version")));
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("responses").EnumerateArray()];
    }

    static string Summary(IEnumerable<JsonElement> responses) =>
        string.Join(' ', responses.Select(one => $"{one.GetProperty("id").GetString()}:{one.GetProperty("status").GetInt32()}"));

    static string Code(JsonElement response) => response.GetProperty("body").GetProperty("error").GetProperty("code").GetString()!;

    [Fact]
    public async Task Answers_are_those_of_the_same_requests_alone_in_their_order()
    {
        var root = server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        string[] urls =
        [
            "ParkingFacility?$top=2&$select=name,capacity", "/odata/v4/ParkingFacility('08999001.parkhaeuser.1')", root + "/odata/v4/ParkingFacility?$filter=name eq 'Parkhaus Süd <1>'",
            "", "ParkingFacility('08999001.parkhaeuser.A~2F1~20~C3~BC')?$select=source_id", "ParkingFacility?$apply=groupby((purpose),aggregate($count as n))",
        ];
        var responses = await ResponsesAsync("", [.. urls.Select((url, place) => Get($"r{place}", url.Length == 0 ? "/odata/v4/" : url))]);
        Assert.Equal("r0:200 r1:200 r2:200 r3:200 r4:200 r5:200", Summary(responses));
        foreach (var (url, response) in urls.Zip(responses))
        {
            var alone = await server.JsonAsync(url.StartsWith('/') || url.StartsWith("http", StringComparison.Ordinal) ? url : "/odata/v4/" + url);
            Assert.True(JsonElement.DeepEquals(alone, response.GetProperty("body")), response.GetRawText());
            Assert.StartsWith("application/json", response.GetProperty("headers").GetProperty("content-type").GetString(), StringComparison.Ordinal);
            Assert.Equal("4.01", response.GetProperty("headers").GetProperty("odata-version").GetString());
        }
    }

    [Fact]
    public async Task Texts_are_texts_and_xml_too()
    {
        var responses = await ResponsesAsync("", Get("count", "ParkingFacility/$count"), new { id = "csdl", method = "GET", url = "$metadata", headers = new { accept = "application/xml" } });
        Assert.Equal("150", responses[0].GetProperty("body").GetString());
        using var alone = await server.SendAsync("/odata/v4/$metadata", "application/xml");
        Assert.Equal(await alone.Content.ReadAsStringAsync(Cancellation), responses[1].GetProperty("body").GetString());
    }

    [Fact]
    public async Task Large_answers_come_whole()
    {
        var responses = await ResponsesAsync("maxpagesize=1000", [.. Enumerable.Range(0, 8).Select(i => Get($"{i}", $"ParkingFacility?$top={150 - i}"))]);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => 150 - i), responses.Select(one => one.GetProperty("body").GetProperty("value").GetArrayLength()));
    }

    [Fact]
    public async Task Unchanged_answers_are_304_without_a_body()
    {
        var first = Assert.Single(await ResponsesAsync("", Get("1", "ParkingFacility?$top=1")));
        var etag = first.GetProperty("headers").GetProperty("etag").GetString()!;
        var second = Assert.Single(await ResponsesAsync("", new { id = "1", method = "GET", url = "ParkingFacility?$top=1", headers = new Dictionary<string, string> { ["If-None-Match"] = etag } }));
        Assert.Equal(304, second.GetProperty("status").GetInt32());
        Assert.False(second.TryGetProperty("body", out _));
    }

    [Fact]
    public async Task Batch_ends_at_the_first_failure_unless_it_is_to_go_on()
    {
        object[] requests = [Get("a", "ParkingFacility?$top=0"), Get("b", "Nope"), Get("c", "ParkingFacility?$top=0")];
        Assert.Equal("a:200 b:404", Summary(await ResponsesAsync("", requests)));
        Assert.Equal("a:200 b:404 c:200", Summary(await ResponsesAsync("odata.continue-on-error", requests)));
        Assert.Equal("a:200 b:404 c:200", Summary(await ResponsesAsync("continue-on-error=true, maxpagesize=3", requests)));
        Assert.Equal("a:200 b:404", Summary(await ResponsesAsync("continue-on-error=false", requests)));
    }

    [Fact]
    public async Task What_depends_on_a_failure_fails()
    {
        var responses = await ResponsesAsync("continue-on-error", Get("a", "Nope"), Get("b", "ParkingFacility?$top=0"),
            new { id = "c", method = "get", url = "ParkingFacility?$top=0", dependsOn = new[] { "b" } },
            new { id = "d", method = "get", url = "ParkingFacility?$top=0", dependsOn = new[] { "b", "a" } },
            new { id = "e", method = "get", url = "ParkingFacility?$top=0", dependsOn = new[] { "d" } });
        Assert.Equal("a:404 b:200 c:200 d:424 e:424", Summary(responses));
        Assert.Equal("failed-dependency", Code(responses[3]));
    }

    [Theory]
    [InlineData("post", "ParkingFacility", 405)]
    [InlineData("patch", "ParkingFacility('x')", 405)]
    [InlineData("get", "$1/name", 501)]
    [InlineData("get", "http://evil.example/odata/v4/ParkingFacility", 400)]
    [InlineData("get", "//evil.example/odata/v4/ParkingFacility", 400)]
    [InlineData("get", "http://user:pw@127.0.0.1/odata/v4/ParkingFacility", 400)]
    [InlineData("get", "ftp://127.0.0.1/odata/v4/ParkingFacility", 400)]
    [InlineData("get", "/collections", 400)]
    [InlineData("get", "../../collections", 400)]
    [InlineData("get", "%2e%2e/%2e%2e/collections", 400)]
    [InlineData("get", "..\\..\\collections", 400)]
    [InlineData("get", "/odata/v4x/ParkingFacility", 400)]
    [InlineData("get", "$batch", 400)]
    [InlineData("get", "/odata/v4/%24BATCH/", 400)]
    [InlineData("get", "ParkingFacility?$top=1\r\nHost: evil.example", 400)]
    [InlineData("get", "ParkingFacility#x", 400)]
    [InlineData("get", "ParkingFacility%0d%0aX", 400)]
    [InlineData("get", "ParkingFacility?$filter=nope eq 1", 400)]
    public async Task Only_addresses_of_the_service_are_answered(string method, string url, int status)
    {
        var response = Assert.Single(await ResponsesAsync("", Get("x", url, method)));
        Assert.True(response.GetProperty("status").GetInt32() == status, response.GetRawText());
        Assert.NotEmpty(response.GetProperty("body").GetProperty("error").GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("Accept", "application/json\r\nX: y", 400)]
    [InlineData("Acc ept", "application/json", 400)]
    [InlineData("Host", "evil.example", 400)]
    [InlineData("Accept", "image/png", 406)]
    [InlineData("X-Forwarded-Host", "evil.example", 200)]
    [InlineData("OData-MaxVersion", "4.0", 200)]
    public async Task Headers_are_looked_at(string name, string value, int status)
    {
        var response = Assert.Single(await ResponsesAsync("", new { id = "x", method = "get", url = "ParkingFacility?$top=1", headers = new Dictionary<string, string> { [name] = value } }));
        Assert.True(response.GetProperty("status").GetInt32() == status, response.GetRawText());
        Assert.DoesNotContain("evil.example/odata", response.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(name == "OData-MaxVersion" ? "4.0" : "4.01", response.GetProperty("headers").GetProperty("odata-version").GetString());
    }

    [Fact]
    public async Task Groups_and_conditions_are_501()
    {
        var responses = await ResponsesAsync("continue-on-error",
            new { id = "a", method = "get", url = "ParkingFacility", atomicityGroup = "g" }, new { id = "b", method = "get", url = "ParkingFacility", dependsOn = new[] { "g" } },
            new JsonObject { ["id"] = "c", ["method"] = "get", ["url"] = "ParkingFacility", ["if"] = "$a/succeeded eq true" });
        Assert.Equal("a:501 b:424 c:501", Summary(responses));
    }

    [Theory]
    [InlineData("application/json", "x", 400)]
    [InlineData("application/json", "[]", 400)]
    [InlineData("application/json", "{}", 400)]
    [InlineData("application/json", "{\"requests\":[1]}", 400)]
    [InlineData("application/json", "{\"requests\":[{\"id\":\"1\",\"method\":\"get\"}]}", 400)]
    [InlineData("application/json", "{\"requests\":[{\"id\":1,\"method\":\"get\",\"url\":\"x\"}]}", 400)]
    [InlineData("application/json", "{\"requests\":[{\"id\":\"1\",\"method\":\"get\",\"url\":\"x\"},{\"id\":\"1\",\"method\":\"get\",\"url\":\"x\"}]}", 400)]
    [InlineData("application/json", "{\"requests\":[{\"id\":\"1\",\"method\":\"get\",\"url\":\"x\",\"dependsOn\":[\"2\"]},{\"id\":\"2\",\"method\":\"get\",\"url\":\"x\"}]}", 400)]
    [InlineData("application/json", "{\"requests\":[{\"id\":\"1\",\"method\":\"get\",\"url\":\"x\",\"dependsOn\":3}]}", 400)]
    [InlineData("application/json", "{\"requests\":[{\"id\":\"\\ud800\",\"method\":\"get\",\"url\":\"x\"}]}", 400)]
    [InlineData("application/json", "{\"requests\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 400)]
    [InlineData("multipart/mixed; boundary=b", "--b--", 501)]
    [InlineData("text/plain", "{}", 415)]
    public async Task What_is_no_batch_is_told_as_a_whole(string type, string body, int status)
    {
        using var response = await PostAsync(server.Client, body, type);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        Assert.NotEmpty(JsonDocument.Parse(text).RootElement.GetProperty("error").GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task Batches_are_posted()
    {
        using var response = await server.SendAsync(Address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("POST", response.Content.Headers.Allow);
        Assert.Empty(await ResponsesAsync(""));
        using var asked = await server.SendAsync(Address + "?unbekannt=1", method: HttpMethod.Post);
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
    }

    [Fact]
    public async Task Number_and_size_are_settings()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { MaximumBatchRequests = 2, MaximumRequestBody = 1000, MaximumRequestLine = 1024 });
        using var client = ApiServer.ClientOf(app);
        foreach (var (count, filler, status) in new[] { (2, 0, HttpStatusCode.OK), (3, 0, HttpStatusCode.BadRequest), (1, 2000, HttpStatusCode.RequestEntityTooLarge) })
        {
            var body = JsonSerializer.Serialize(new { requests = Enumerable.Range(0, count).Select(i => Get($"{i}", "ParkingFacility?$top=0" + new string(' ', filler))) });
            using var response = await PostAsync(client, body);
            Assert.True(response.StatusCode == status, await response.Content.ReadAsStringAsync(Cancellation));
        }

        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Each_request_costs_its_points()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with
        {
            TrustedProxies = ["127.0.0.1"],
            RateLimits = new() { PointsPerSecond = 1, Burst = 60, Delay = TimeSpan.Zero, Places = 1 },
        });
        using var client = ApiServer.ClientOf(app);
        var body = JsonSerializer.Serialize(new { requests = Enumerable.Range(0, 99).Select(i => Get($"{i}", $"ParkingFacility?$top=1&$skip={i}")) });
        using var response = await PostAsync(client, body, headers: ("X-Forwarded-For", "203.0.113.7"));
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var responses = JsonDocument.Parse(text).RootElement.GetProperty("responses").EnumerateArray().ToList();
        Assert.InRange(responses.Count, 2, 70);
        Assert.Equal(429, responses[^1].GetProperty("status").GetInt32());
        Assert.True(responses[^1].GetProperty("headers").TryGetProperty("retry-after", out _), text[^500..]);
        Assert.All(responses[..^1], one => Assert.Equal(200, one.GetProperty("status").GetInt32()));
        await app.StopAsync(Cancellation);
    }
}
