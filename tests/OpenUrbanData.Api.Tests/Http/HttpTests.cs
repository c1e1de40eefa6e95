using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace OpenUrbanData.Api.Tests.Http;

/// <summary>HTTP as RFC 9110 and browsers want it.</summary>
public sealed class HttpTests(ApiServer server)
{
    const string Items = "/collections/parking-facility/items";

    public static TheoryData<string> Addresses =>
    [
        "/", "/conformance", "/api", "/collections", "/collections/parking-facility", "/collections/parking-facility/schema", Items,
        "/collections/parking-facility/items/08999001.parkhaeuser.1", "/collections/parking-facility/changes?since=0", "/publishers",
        "/publishers/lindenbrueck", "/towns", "/towns/08999001", $"/downloads/{SampleData.Parking}.csv", "/problems/not-found", "/health/live", "/health/ready",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_resource_answers_get_head_options_and_405_for_others(string address)
    {
        using var get = await server.SendAsync(address);
        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.Equal("*", Assert.Single(get.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("nosniff", Assert.Single(get.Headers.GetValues("X-Content-Type-Options")));
        using var head = await server.SendAsync(address, method: HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var options = await server.SendAsync(address, method: HttpMethod.Options);
        Assert.Equal(HttpStatusCode.NoContent, options.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], options.Content.Headers.Allow.Order(StringComparer.Ordinal));
        using var put = await server.SendAsync(address, method: HttpMethod.Put);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], put.Content.Headers.Allow.Order(StringComparer.Ordinal));
        Assert.Equal("application/problem+json", put.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Preflight_allows_any_origin_to_read()
    {
        using var response = await server.SendAsync(Items, method: HttpMethod.Options, headers:
        [
            ("Origin", "https://app.example"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match"),
        ]);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains("GET", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Equal("if-none-match", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Headers")));
    }

    [Theory]
    [InlineData(Items, null, "application/geo+json")]
    [InlineData(Items, "*/*", "application/geo+json")]
    [InlineData(Items, "application/json", "application/geo+json")]
    [InlineData(Items, "application/geo+json", "application/geo+json")]
    [InlineData(Items, "text/csv", "text/csv")]
    [InlineData(Items, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData(Items, "text/html;q=0.4, application/geo+json;q=0.5", "application/geo+json")]
    [InlineData(Items, "text/*;q=0.9, text/html;q=0", "text/csv")]
    [InlineData(Items + "?f=csv", "text/html", "text/csv")]
    [InlineData(Items + "?f=geojson", "text/html", "application/geo+json")]
    [InlineData("/api", "application/vnd.oai.openapi+json;version=3.0, application/openapi+json;version=3.0, application/json", "application/vnd.oai.openapi+json")]
    [InlineData("/collections", "text/html", "text/html")]
    public async Task Format_follows_f_then_accept(string address, string? accept, string expected)
    {
        using var response = await server.SendAsync(address, accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        // What the address says no header changes: caches on the way keep one answer for all.
        Assert.Equal(!address.Contains("f=", StringComparison.Ordinal), response.Headers.Vary.Contains("Accept"));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }

    [Fact]
    public async Task Accept_without_any_offered_format_is_406()
    {
        using var response = await server.SendAsync(Items, "image/png");
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Fact]
    public async Task Browsers_get_problems_as_pages_in_their_language()
    {
        using var response = await server.SendAsync(Items + "?limit=x", "text/html", headers: ("Accept-Language", "en-GB,en;q=0.9,de;q=0.5"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("The address holds mistakes", page, StringComparison.Ordinal);
        Assert.Contains("limit=x", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Unchanged_answers_are_304(string address)
    {
        using var first = await server.SendAsync(address);
        if (first.Headers.ETag is not { } tag)
        {
            Assert.StartsWith("/health", address, StringComparison.Ordinal);
            return;
        }

        using var second = await server.SendAsync(address, headers: ("If-None-Match", $"\"other\", {tag}"));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag);
        using var third = await server.SendAsync(address, headers: ("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task Tags_differ_by_parameters_format_and_language()
    {
        var tags = new List<string?>();
        foreach (var (query, language) in new[] { ("", "de"), ("?limit=5", "de"), ("?f=csv", "de"), ("", "en") })
        {
            using var response = await server.SendAsync(Items + query, headers: ("Accept-Language", language));
            tags.Add(response.Headers.ETag?.Tag);
        }

        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Fact]
    public async Task If_modified_since_is_looked_at_without_if_none_match()
    {
        const string items = $"/collections/{SampleData.Parking}/items";
        using var first = await server.SendAsync(items);
        var modified = first.Content.Headers.LastModified!.Value.ToString("R");
        for (var i = 0; i < 4; i++)
        {
            // Later from memory.
            using var again = await server.SendAsync(items);
            Assert.Equal(first.Content.Headers.LastModified, again.Content.Headers.LastModified);
            using var same = await server.SendAsync(items, headers: ("If-Modified-Since", modified));
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        }

        using var both = await server.SendAsync(items, headers: [("If-Modified-Since", modified), ("If-None-Match", "\"other\"")]);
        Assert.Equal(HttpStatusCode.OK, both.StatusCode);
    }

    // A data set that is withdrawn would take the newest time with it, and its features would live on in caches.
    [Theory]
    [InlineData(Items)]
    [InlineData("/odata/v4/ParkingFacility")]
    public async Task Collections_of_several_data_sets_are_told_apart_by_tag_only(string address)
    {
        using var first = await server.SendAsync(address);
        Assert.Null(first.Content.Headers.LastModified);
        using var later = await server.SendAsync(address, headers: ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("zstd", "zstd")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "zstd")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=1.0, br;q=0.9", "gzip")]
    [InlineData("br;q=0, *", "zstd")]
    [InlineData("*;q=0.1, br;q=0.2", "br")]
    [InlineData("gzip;q=0.5, identity", null)]
    [InlineData("identity", null)]
    [InlineData("gzip;q=0", null)]
    [InlineData("deflate", null)]
    public async Task Answers_are_packed_as_the_client_wants(string accepted, string? expected)
    {
        using var response = await server.SendAsync(Items + "?limit=100", headers: ("Accept-Encoding", accepted));
        Assert.Equal(expected, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Equal(expected is not null, response.Headers.ETag!.Tag.EndsWith($"-{expected}\"", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(await UnpackedAsync(response));
        Assert.Equal(100, document.RootElement.GetProperty("features").GetArrayLength());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task Long_answers_are_packed_whole(string encoding)
    {
        using var plain = await server.SendAsync($"{Items}?f=csv&limit={SampleData.All}");
        using var packed = await server.SendAsync($"{Items}?f=csv&limit={SampleData.All}", headers: ("Accept-Encoding", encoding));
        Assert.Equal(await UnpackedAsync(plain), await UnpackedAsync(packed));
        using var streamed = await server.SendAsync($"/downloads/{SampleData.Parking}.csv", headers: ("Accept-Encoding", encoding));
        using var whole = await server.SendAsync($"/downloads/{SampleData.Parking}.csv");
        Assert.Equal(await UnpackedAsync(whole), await UnpackedAsync(streamed));
    }

    [Fact]
    public async Task Small_answers_are_not_packed()
    {
        using var response = await server.SendAsync("/health/live", headers: ("Accept-Encoding", "gzip, br"));
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    internal static Stream Unpack(Stream stream, string? coding) => coding switch
    {
        "br" => new BrotliStream(stream, CompressionMode.Decompress),
        "gzip" => new GZipStream(stream, CompressionMode.Decompress),
        "zstd" => new ZstdSharp.DecompressionStream(stream),
        _ => stream,
    };

    static async Task<byte[]> UnpackedAsync(HttpResponseMessage response)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var plain = Unpack(stream, response.Content.Headers.ContentEncoding.SingleOrDefault());
        using var bytes = new MemoryStream();
        await plain.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    [Fact]
    public async Task Links_do_not_follow_a_host_that_anybody_may_send()
    {
        using var response = await server.SendAsync("/", headers: [("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https")]);
        Assert.DoesNotContain("evil.example", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_follow_the_public_address_and_a_trusted_proxy()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { PublicUrl = new("https://daten.example/api") });
        using var client = ApiServer.ClientOf(app);
        var landing = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("https://daten.example/api/collections", landing, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/collections", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        await app.StopAsync(TestContext.Current.CancellationToken);

        await using var proxied = await ApiServer.StartAsync(server.Database, options => options with { TrustedProxies = ["127.0.0.1"] });
        using var behind = ApiServer.ClientOf(proxied);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Host", "stadt.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Prefix", "/daten");
        using var response = await behind.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains("https://stadt.example/daten/collections", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var invented = new HttpRequestMessage(HttpMethod.Get, "/");
        invented.Headers.Add("Host", "evil.example");
        invented.Headers.Add("X-Original-Host", "evil.example");
        using var answer = await behind.SendAsync(invented, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await proxied.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Files_of_another_version_are_not_kept()
    {
        using var own = await server.SendAsync(OpenUrbanData.Api.Http.Assets.All.PathOf("portal.css"));
        Assert.Contains("immutable", own.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var other = await server.SendAsync("/assets/000000000000/portal.css");
        Assert.True(other.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/collections/%2e%2e/x")]
    [InlineData("/downloads/none.csv")]
    [InlineData("/downloads/lindenbrueck.parkhaeuser.exe")]
    [InlineData("/downloads/parking-facility.csv")]
    [InlineData("/problems/none")]
    [InlineData("/towns/1")]
    [InlineData("/publishers/x")]
    [InlineData("/assets/x/none.js")]
    public async Task What_is_not_there_is_404(string address) => await server.ProblemAsync(address, 404);

    [Fact]
    public async Task Problem_types_lead_to_their_text()
    {
        var problem = await server.ProblemAsync("/nowhere", 404);
        var text = await server.JsonAsync(problem.GetProperty("type").GetString()!);
        Assert.Equal(404, text.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Server_timing_names_the_stages()
    {
        using var response = await server.SendAsync(Items + "?limit=11");
        var timing = Assert.Single(response.Headers.GetValues("Server-Timing"));
        Assert.Contains("parse;dur=", timing, StringComparison.Ordinal);
        Assert.Contains("sql;dur=", timing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_allow_no_inline_script_and_nothing_from_elsewhere()
    {
        using var response = await server.SendAsync("/", "text/html");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Downloads_hold_every_feature_once()
    {
        using var response = await server.SendAsync($"/downloads/{SampleData.Parking}.csv");
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n');
        Assert.Equal(SampleData.CityFeatures + 1, lines.Length);
        Assert.Contains("attachment", response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        var geo = await server.JsonAsync($"/downloads/{SampleData.Parking}.geojson");
        Assert.Equal(SampleData.CityFeatures, geo.GetProperty("features").GetArrayLength());
    }

    [Fact]
    public async Task Csv_of_items_has_all_features_and_excel_gets_its_own_kind()
    {
        using var response = await server.SendAsync($"{Items}?f=csv&profile=excel-de&municipality_key=08999002");
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("2,1", text, StringComparison.Ordinal);
        Assert.Contains("08999002", text, StringComparison.Ordinal);
        using var plain = await server.SendAsync($"{Items}?f=csv");
        Assert.Equal(SampleData.All + 1, (await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n').Length);
        await server.ProblemAsync($"{Items}?f=json&profile=excel-fr", 400);
    }
}
