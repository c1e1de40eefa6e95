using System.Net;
using System.Net.Http.Headers;

namespace OpenUrbanData.Api.Tests.Http;

/// <summary>Answers that are sent again while the data are the same.</summary>
public sealed class AnswerCacheTests(ApiServer server)
{
    const string Items = "/collections/parking-facility/items";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task Third_answer_comes_from_memory_and_is_the_same(string encoding)
    {
        const string address = Items + "?limit=40";
        await UntilLiveAsync(server.Client);
        var bodies = new List<byte[]>();
        var tags = new List<EntityTagHeaderValue?>();
        var isHit = new List<bool>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await server.SendAsync(address, headers: ("Accept-Encoding", encoding));
            bodies.Add(await response.Content.ReadAsByteArrayAsync(Cancellation));
            tags.Add(response.Headers.ETag);
            isHit.Add(IsHit(response));
            Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(bodies[^1].Length, response.Content.Headers.ContentLength);
            Assert.Contains("http://www.opengis.net/def/crs/OGC/1.3/CRS84", Assert.Single(response.Headers.GetValues("Content-Crs")), StringComparison.Ordinal);
        }

        Assert.Equal([false, false, true], isHit);
        Assert.All(bodies, body => Assert.Equal(bodies[0], body));
        Assert.All(tags, tag => Assert.False(tag!.IsWeak));
        Assert.Single(tags.Distinct());
    }

    [Fact]
    public async Task Head_and_304_come_from_the_same_entry()
    {
        const string address = Items + "?limit=41";
        await UntilLiveAsync(server.Client);
        EntityTagHeaderValue? tag = null;
        for (var i = 0; i < 2; i++)
        {
            using var get = await server.SendAsync(address);
            tag = get.Headers.ETag;
        }

        using var head = await server.SendAsync(address, method: HttpMethod.Head);
        Assert.True(IsHit(head));
        Assert.Equal(tag, head.Headers.ETag);
        Assert.True(head.Content.Headers.ContentLength > 0);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
        foreach (var asked in new[] { tag!.ToString(), $"W/{tag}", $"\"x\", {tag}", "*" })
        {
            using var same = await server.SendAsync(address, headers: ("If-None-Match", asked));
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
            Assert.Equal(tag, same.Headers.ETag);
            Assert.Contains("Accept", same.Headers.Vary);
            Assert.NotNull(same.Headers.CacheControl);
            Assert.Equal("*", Assert.Single(same.Headers.GetValues("Access-Control-Allow-Origin")));
        }

        using var other = await server.SendAsync(address, headers: ("If-None-Match", "\"x\""));
        Assert.True(IsHit(other));
    }

    // A cache on the way may name the tags of all codings that it keeps; a client must not be led to one that it does not take.
    [Fact]
    public async Task Tags_of_other_codings_count_where_the_client_takes_the_coding()
    {
        const string address = Items + "?limit=42";
        using var packed = await server.SendAsync(address, headers: ("Accept-Encoding", "gzip"));
        var tag = packed.Headers.ETag!.ToString();
        for (var i = 0; i < 3; i++)
        {
            using var taken = await server.SendAsync(address, headers: [("Accept-Encoding", "br, gzip"), ("If-None-Match", tag)]);
            Assert.Equal(HttpStatusCode.NotModified, taken.StatusCode);
            Assert.Equal(tag, taken.Headers.ETag?.ToString());
            using var refused = await server.SendAsync(address, headers: [("Accept-Encoding", "br"), ("If-None-Match", tag)]);
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData("Accept", "text/csv", "text/html")]
    [InlineData("Accept-Language", "de", "en")]
    [InlineData("Host", "localhost:1", "127.0.0.1:2")]
    public async Task What_changes_the_answer_is_told_apart(string header, string one, string other)
    {
        const string address = Items + "?limit=43";
        for (var i = 0; i < 3; i++)
        {
            using var first = await server.SendAsync(address, headers: (header, one));
            using var second = await server.SendAsync(address, headers: (header, other));
            Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
            Assert.NotEqual(await first.Content.ReadAsStringAsync(Cancellation), await second.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Theory]
    [InlineData(Items + "?limit=x")]
    [InlineData("/nowhere")]
    [InlineData("/health/ready")]
    [InlineData("/portability/parking-finder/08999001")]
    [InlineData(Items + "?expand=latest&limit=44")]
    public async Task Problems_and_what_moves_are_not_kept(string address)
    {
        for (var i = 0; i < 4; i++)
        {
            using var response = await server.SendAsync(address);
            Assert.False(IsHit(response));
            Assert.True(response.Headers.CacheControl!.NoStore);
            Assert.Null(response.Headers.ETag);
        }
    }

    [Fact]
    public async Task Links_of_one_client_never_reach_another()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { TrustedProxies = ["127.0.0.1"] });
        using var client = ApiServer.ClientOf(app);
        for (var i = 0; i < 3; i++)
        {
            foreach (var host in new[] { "eins.example", "zwei.example" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/collections");
                request.Headers.Add("X-Forwarded-Host", host);
                using var response = await client.SendAsync(request, Cancellation);
                var text = await response.Content.ReadAsStringAsync(Cancellation);
                Assert.Contains($"http://{host}/", text, StringComparison.Ordinal);
                Assert.DoesNotContain(host == "eins.example" ? "zwei.example" : "eins.example", text, StringComparison.Ordinal);
            }
        }

        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Kept_answers_stay_within_their_memory()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { CacheBytes = 200_000, MaximumCachedAnswer = 20_000 });
        using var client = ApiServer.ClientOf(app);
        await UntilLiveAsync(client);
        var hits = 0;
        for (var limit = 1; limit <= 60; limit++)
        {
            for (var i = 0; i < 3; i++)
            {
                using var response = await client.GetAsync(new Uri($"{Items}?limit={limit}", UriKind.Relative), Cancellation);
                hits += IsHit(response) ? 1 : 0;
            }
        }

        // Pages of more than 20,000 bytes are never kept.
        Assert.InRange(hits, 5, 59);
        using var large = await client.GetAsync(new Uri($"{Items}?limit=60", UriKind.Relative), Cancellation);
        Assert.False(IsHit(large));
        await app.StopAsync(Cancellation);
    }

    // A server that has just started listens for publications a moment later, and keeps nothing before.
    static async Task UntilLiveAsync(HttpClient client)
    {
        for (var i = 0; i < 200; i++)
        {
            using var response = await client.GetAsync(new Uri("/conformance", UriKind.Relative), Cancellation);
            if (IsHit(response))
            {
                return;
            }

            await Task.Delay(50, Cancellation);
        }
    }

    static bool IsHit(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Server-Timing", out var timing) && timing.Single().Contains("hit", StringComparison.Ordinal);
}
