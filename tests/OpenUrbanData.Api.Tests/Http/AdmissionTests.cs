using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OpenUrbanData.Api.Http;

namespace OpenUrbanData.Api.Tests.Http;

/// <summary>Points and turns of clients.</summary>
public sealed class AdmissionTests(ApiServer server)
{
    const string Items = "/collections/parking-facility/items";

    sealed class Clock : TimeProvider
    {
        public long Now { get; set; } = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Points_are_spent_and_come_back()
    {
        var clock = new Clock();
        var clients = new Clients(10, 100, 50, clock);
        var address = IPAddress.Parse("203.0.113.7");
        Assert.Equal(40, clients.Take(address, 60, out var client));
        Assert.Equal(-20, clients.Take(address, 60, out _));
        Assert.Equal(0, clients.Take(address, 40, out _));
        clients.Charge(client, 50);
        clock.Now += TimeSpan.FromSeconds(5).Ticks;
        Assert.Equal(0, clients.Take(address, 0, out _));
        clock.Now += TimeSpan.FromHours(1).Ticks;
        Assert.Equal(100, clients.Take(address, 0, out _));
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("0.0.0.1", "::1:0:0:0:1", false)]
    public void A_household_is_one_client(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Clients.KeyOf(IPAddress.Parse(one)) == Clients.KeyOf(IPAddress.Parse(other)));

    [Fact]
    public void Only_so_many_clients_are_remembered()
    {
        var clients = new Clients(1, 10, 100, new Clock());
        var greedy = IPAddress.Parse("198.51.100.1");
        clients.Take(greedy, 10, out _);
        for (var i = 0; i < 1000; i++)
        {
            clients.Take(new IPAddress([10, 0, (byte)(i / 256), (byte)i]), i % 2, out _);
            Assert.InRange(clients.Count, 1, 100);
        }

        // Who owes most is remembered longest.
        Assert.True(clients.Take(greedy, 1, out _) < 0);
    }

    [Fact]
    public async Task Clients_get_their_turn_one_after_the_other()
    {
        var clock = new Clock();
        var queue = new FairQueue(4, 2, clock);
        var (crawler, polite, other) = (new Client(), new Client(), new Client());
        // Alone: all places.
        for (var i = 0; i < 4; i++)
        {
            Assert.True(queue.EnterAsync(crawler, Cancellation).IsCompletedSuccessfully);
        }

        var waiting = Enumerable.Range(0, 10).Select(_ => queue.EnterAsync(crawler, Cancellation)).ToList();
        var first = queue.EnterAsync(polite, Cancellation);
        var second = queue.EnterAsync(other, Cancellation);
        Assert.Equal(4, queue.Running);
        Assert.DoesNotContain(waiting, one => one.IsCompleted);
        // The crawler has more than its share: those who came later are next.
        queue.Leave(crawler);
        await first.WaitAsync(Cancellation);
        queue.Leave(crawler);
        await second.WaitAsync(Cancellation);
        Assert.DoesNotContain(waiting, one => one.IsCompleted);
        queue.Leave(crawler);
        await Task.WhenAny(waiting).WaitAsync(Cancellation);
        Assert.Equal(1, waiting.Count(one => one.IsCompleted));
        // Others are gone for a while: the crawler may have all again.
        queue.Leave(polite);
        queue.Leave(other);
        clock.Now += TimeSpan.FromMinutes(1).Ticks;
        for (var i = 0; i < 11; i++)
        {
            queue.Leave(crawler);
        }

        await Task.WhenAll(waiting).WaitAsync(Cancellation);
        Assert.InRange(queue.Running, 0, 4);
    }

    [Fact]
    public async Task Clients_that_leave_while_they_wait_are_passed_over()
    {
        var queue = new FairQueue(1, 1, new Clock());
        var (one, two) = (new Client(), new Client());
        await queue.EnterAsync(one, Cancellation);
        using var leaving = new CancellationTokenSource();
        var gone = queue.EnterAsync(two, leaving.Token);
        var stays = queue.EnterAsync(two, Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        queue.Leave(one);
        await stays.WaitAsync(Cancellation);
        Assert.Equal(1, queue.Running);
        queue.Leave(two);
        Assert.Equal(0, queue.Running);
    }

    [Theory]
    [InlineData("/collections/x/items", "", 1)]
    [InlineData("/collections/x/items", "?filter=a%3D1", 2)]
    [InlineData("/collections/x/facets", "", 5)]
    [InlineData("/collections/x/aggregate", "?filter=a%3D1", 5)]
    [InlineData("/search", "", 5)]
    [InlineData("/downloads/x.csv", "", 20)]
    [InlineData("/health/live", "", 0)]
    [InlineData("/assets/1/portal.css", "", 0)]
    [InlineData("/robots.txt", "", 0)]
    public void Asking_costs_by_what_is_asked(string path, string query, int expected)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.Path = path;
        http.Request.QueryString = new(query);
        Assert.Equal(expected, Admission.CostOf(http.Request));
    }

    [Fact]
    public async Task Crawlers_get_429_with_their_limits_and_others_nothing_of_it()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with
        {
            TrustedProxies = ["127.0.0.1"],
            RateLimits = new() { PointsPerSecond = 1, Burst = 30, Delay = TimeSpan.Zero },
        });
        using var client = ApiServer.ClientOf(app);
        HttpResponseMessage? refused = null;
        for (var i = 1; i <= 60 && refused is null; i++)
        {
            var response = await AskAsync(client, $"{Items}?limit={i}", "203.0.113.7");
            refused = response.StatusCode == HttpStatusCode.TooManyRequests ? response : null;
        }

        Assert.NotNull(refused);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3600);
        Assert.Matches("^\"points\";q=30;w=30$", Assert.Single(refused.Headers.GetValues("RateLimit-Policy")));
        Assert.Matches("^\"points\";r=0;t=[0-9]+$", Assert.Single(refused.Headers.GetValues("RateLimit")));
        Assert.True(refused.Headers.CacheControl!.NoStore);
        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Cancellation)).RootElement;
        Assert.EndsWith("/problems/rate-limited", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(30, problem.GetProperty("limits")[0].GetProperty("value").GetInt32());
        using var other = await AskAsync(client, Items + "?limit=1", "203.0.113.8");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.False(other.Headers.Contains("RateLimit"));
        // What is kept in memory costs nobody anything. Other tests publish, which empties the memory: then it is filled again.
        var free = HttpStatusCode.TooManyRequests;
        for (var attempt = 0; attempt < 5 && free != HttpStatusCode.OK; attempt++)
        {
            for (var i = 0; i < 3; i++)
            {
                using var filling = await AskAsync(client, Items + "?limit=2", $"203.0.113.{10 + attempt}");
            }

            using var again = await AskAsync(client, Items + "?limit=2", "203.0.113.7");
            free = again.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, free);
        using var robots = await AskAsync(client, "/robots.txt", "203.0.113.7");
        Assert.Equal(HttpStatusCode.OK, robots.StatusCode);
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task This_machine_and_those_who_are_named_have_no_limit()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with
        {
            TrustedProxies = ["127.0.0.1"],
            RateLimits = new() { PointsPerSecond = 1, Burst = 20, Delay = TimeSpan.Zero, Exempt = ["127.0.0.0/8", "203.0.113.0/24"] },
        });
        using var client = ApiServer.ClientOf(app);
        for (var i = 1; i <= 30; i++)
        {
            using var named = await AskAsync(client, $"{Items}?limit={i}", "203.0.113.7");
            Assert.Equal(HttpStatusCode.OK, named.StatusCode);
            using var local = await AskAsync(client, $"{Items}?limit={i + 30}", null);
            Assert.Equal(HttpStatusCode.OK, local.StatusCode);
        }

        await app.StopAsync(Cancellation);
    }

    [Fact]
    public void Settings_are_read()
    {
        static string? Setting(string name, string? rate) => name switch
        {
            "OUD_DATABASE" => "Host=db.example.org",
            "OUD_RATE_LIMIT" => rate,
            _ => null,
        };
        var off = ApiOptions.Read(name => Setting(name, "off")).RateLimits;
        Assert.True(new TrustedProxies(off.Exempt).Contains(IPAddress.Parse("203.0.113.7")));
        Assert.True(new TrustedProxies(off.Exempt).Contains(IPAddress.Parse("2001:db8::1")));
        Assert.Equal(7, ApiOptions.Read(name => Setting(name, "7")).RateLimits.PointsPerSecond);
        Assert.Contains("OUD_RATE_LIMIT", Assert.Throws<FormatException>(() => ApiOptions.Read(name => Setting(name, "x"))).Message, StringComparison.Ordinal);
    }

    static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string? address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (address is not null)
        {
            request.Headers.Add("X-Forwarded-For", address);
        }

        return await client.SendAsync(request, Cancellation);
    }
}
