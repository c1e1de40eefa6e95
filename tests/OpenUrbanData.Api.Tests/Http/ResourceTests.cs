using System.Net;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Tests.Http;

/// <summary>What every resource does: methods, headers, parameters that nobody knows, limits that are told.</summary>
public sealed class ResourceTests(ApiServer server)
{
    const string Items = "/collections/parking-facility/items";
    const string Search = "/collections/parking-facility/search";

    // Addresses of one kind each; what needs a solution has a test of its own.
    static string Filled(string pattern) => pattern
        .Replace("{collection}/items/{id}", "parking-facility/items/08999001.parkhaeuser.1", StringComparison.Ordinal)
        .Replace("{collection}", "parking-facility", StringComparison.Ordinal).Replace("{dataset}", SampleData.Parking, StringComparison.Ordinal)
        .Replace("{file}", $"{SampleData.Parking}.csv", StringComparison.Ordinal).Replace("{publisher}", "lindenbrueck", StringComparison.Ordinal)
        .Replace("{town}", "08999001", StringComparison.Ordinal).Replace("{code}", "not-found", StringComparison.Ordinal)
        .Replace("{**path}", "ParkingFacility", StringComparison.Ordinal).Replace("{property}", "kind", StringComparison.Ordinal)
        .Replace("{tileMatrixSet}", "WebMercatorQuad", StringComparison.Ordinal).Replace("{tileMatrixSetId}", "WebMercatorQuad", StringComparison.Ordinal)
        .Replace("{tileMatrix}/{tileRow}/{tileCol}", "0/0/0", StringComparison.Ordinal).Replace("{version}", "1.0.0", StringComparison.Ordinal);

    [Fact]
    public async Task Unknown_parameters_are_400_on_every_resource()
    {
        var wrong = new List<string>();
        foreach (var pattern in server.Routes.Where(one =>
            !one.StartsWith("/assets", StringComparison.Ordinal) && !one.StartsWith('{') && !one.Contains("{solution}", StringComparison.Ordinal)
            && !one.EndsWith("$batch", StringComparison.Ordinal)
            // CKAN ignores what it does not know, but in searches, and its clients send some.
            && (!one.StartsWith("/api/", StringComparison.Ordinal) || one.EndsWith("/package_search", StringComparison.Ordinal))))
        {
            var address = Filled(pattern);
            using var known = await server.SendAsync(address);
            using var response = await server.SendAsync(address + "?unbekannt=1");
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.BadRequest || !text.Contains("unbekannt", StringComparison.Ordinal))
            {
                wrong.Add($"{address}: {(int)known.StatusCode}, with a parameter that nobody knows {(int)response.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_resource_tells_its_methods_to_scripts_of_other_origins()
    {
        foreach (var address in server.Routes.Where(one => !one.StartsWith('{')).Select(Filled))
        {
            using var response = await server.SendAsync(address, method: HttpMethod.Options, headers:
                [("Origin", "https://app.example"), ("Access-Control-Request-Method", "GET")]);
            Assert.True(response.StatusCode == HttpStatusCode.NoContent, address);
            Assert.Equal(string.Join(", ", response.Content.Headers.Allow), Assert.Single(response.Headers.GetValues("Access-Control-Allow-Methods")));
            Assert.Contains(address.EndsWith("$batch", StringComparison.Ordinal) ? "POST" : "HEAD", response.Content.Headers.Allow);
        }
    }

    // As Kestrel reads it: a path that nobody has, and one that is too long.
    [Fact]
    public async Task Long_request_lines_are_414()
    {
        using var response = await server.SendAsync($"{Items}?filter={new string('x', 20_000)}");
        Assert.Equal(HttpStatusCode.RequestUriTooLong, response.StatusCode);
    }

    [Fact]
    public async Task Refused_formats_are_told_with_those_that_are_offered()
    {
        using var response = await server.SendAsync(Items, "image/png");
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains("Accept", response.Headers.Vary);
        var problem = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("application/geo+json", problem, StringComparison.Ordinal);
        Assert.Contains("text/csv", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_keep_off_what_asks_the_database()
    {
        using var response = await server.SendAsync("/robots.txt");
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');
        Assert.Equal("User-agent: *", lines[0]);
        Assert.Contains("Disallow: /collections/*/items", lines);
        Assert.Contains("Disallow: /odata/", lines);
        Assert.Contains("Disallow: /downloads/", lines);
        Assert.DoesNotContain("Disallow: /", lines);
    }

    [Fact]
    public async Task Head_tells_of_a_page_what_get_tells()
    {
        const string address = Items + "?limit=7";
        using var get = await server.SendAsync(address);
        using var head = await server.SendAsync(Items + "?limit=7", method: HttpMethod.Head);
        foreach (var header in new[] { "ETag", "Link", "OGC-NumberMatched", "Content-Crs", "Cache-Control", "Vary" })
        {
            Assert.Equal(get.Headers.GetValues(header), head.Headers.GetValues(header));
        }

        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    // Whole answers only: a range of what is made anew could be of another state.
    [Fact]
    public async Task Ranges_are_not_looked_at()
    {
        using var response = await server.SendAsync(Items, headers: ("Range", "bytes=0-9"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True((await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 10);
    }

    // Of a resource that takes bodies and of one that does not: what is refused tells what is taken.
    [Fact]
    public async Task Wrong_methods_are_told_the_right_ones()
    {
        foreach (var (address, allowed) in new[] { (Search, "GET, HEAD, OPTIONS, POST"), ("/collections", "GET, HEAD, OPTIONS") })
        {
            using var response = await server.SendAsync(address, method: HttpMethod.Delete);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
            Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
        }
    }

    [Fact]
    public async Task Bodies_that_are_too_large_are_told_the_limit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Search)
        {
            Content = new StringContent("filter=" + new string('x', 2 * 1024 * 1024), Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
        // Else the answer may come while the client still writes to a connection that is closed.
        request.Headers.ExpectContinue = true;
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.EndsWith("/problems/content-too-large", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(1024 * 1024, problem.GetProperty("limits")[0].GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task Packed_bodies_are_415()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Search)
        {
            Content = new StringContent("limit=1", Encoding.ASCII, "application/x-www-form-urlencoded"),
        };
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("identity", Assert.Single(response.Headers.GetValues("Accept-Encoding")));
    }

    [Fact]
    public void Problems_name_the_limits_that_were_met()
    {
        var handler = new ProblemHandler(
            new() { Database = new() { Owner = "", StatementTimeout = TimeSpan.FromSeconds(7) }, MaximumRequestBody = 5 }, null!, [], null!);
        Assert.Equal([new("statement-time", 7, "s")], handler.LimitsOf(Problem.Timeout("")));
        Assert.Equal([new("request-body", 5, "bytes")], handler.LimitsOf(Problem.ContentTooLarge("")));
        Assert.Equal([new("rows", 3, "features")], handler.LimitsOf(Problem.Timeout("") with { Limits = [new("rows", 3, "features")] }));
        Assert.Empty(handler.LimitsOf(Problem.NotFound("")));
        Assert.Equal("whole-data-sets", Assert.Single(Assert.Throws<ProblemException>(() => new Exports(0).Enter()).Problem.Limits).Name);
    }
}
