using Microsoft.Extensions.Time.Testing;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Ingest.Tests.Harvest;

namespace OpenUrbanData.Ingest.Tests.Sources;

/// <summary>How servers are asked, against one on this machine and with a clock of the test's own.</summary>
public sealed class PageFetcherTests : IAsyncDisposable
{
    readonly CatalogueServer _server = new();
    readonly FakeTimeProvider _clock = new();
    readonly HostPaces _hosts;

    public PageFetcherTests() => _hosts = new(_clock);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Two_sources_of_one_server_share_its_pauses()
    {
        _server.Serve("a");
        await FetchAsync(TimeSpan.FromSeconds(2));
        var second = FetchAsync(TimeSpan.FromSeconds(2));
        var third = FetchAsync(TimeSpan.FromSeconds(2));
        await WaitedAsync(second, TimeSpan.FromSeconds(2));
        await WaitedAsync(third, TimeSpan.FromSeconds(2));
        Assert.Equal(1, _server.Requests.Count(one => one.StartsWith("GET /robots.txt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_longer_pause_that_the_server_asks_for_holds_within_bounds()
    {
        _server.Serve("a");
        _server.Pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 7200";
        await FetchAsync(TimeSpan.Zero);
        await WaitedAsync(FetchAsync(TimeSpan.Zero), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_the_server_forbids_is_not_asked_for_unless_it_agreed()
    {
        _server.Serve("a");
        _server.Pages["/robots.txt"] = "User-agent: *\nDisallow: /";
        var failure = await Assert.ThrowsAsync<IngestException>(() => FetchAsync(TimeSpan.Zero));
        Assert.Equal(IngestCodes.RobotsForbid, failure.Code);
        Assert.Equal("/robots.txt", _server.TakeAsked());
        Assert.True(await FetchAsync(TimeSpan.Zero, heeds: false) > 0);
    }

    [Fact]
    public async Task Rules_are_asked_for_again_after_a_day_and_a_server_that_cannot_say_is_left_alone()
    {
        _server.Serve("a");
        await FetchAsync(TimeSpan.Zero);
        _server.Heads["/robots.txt"] = "HTTP/1.1 500 Broken";
        await FetchAsync(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromHours(25));
        _server.TakeAsked();
        var failing = FetchAsync(TimeSpan.Zero);
        await UntilAsync(failing);
        Assert.Contains("answers 500", (await Assert.ThrowsAsync<IngestException>(() => failing)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("catalog", _server.TakeAsked(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_wants_to_be_left_alone_is_within_bounds()
    {
        _server.Heads["/catalog.ttl"] = "HTTP/1.1 503 Busy\r\nRetry-After: 90";
        var fetching = FetchAsync(TimeSpan.Zero);
        await UntilAsync(fetching, () => _server.Requests.Count >= 2);
        _server.Heads.Clear();
        _server.Serve("a");
        await WaitedAsync(fetching, TimeSpan.FromSeconds(90));

        _server.Heads["/catalog.ttl"] = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 86400";
        Assert.Contains("in 86400 seconds; at most 300 are waited", (await Assert.ThrowsAsync<IngestException>(() => FetchAsync(TimeSpan.Zero))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_are_told_who_asks_and_whom_to_write_to()
    {
        _server.Serve("a");
        var settings = HarvestSettingsOf("OUD_CONTACT", "opendata@region.example");
        await FetchAsync(TimeSpan.Zero, settings: settings.UserAgent);
        Assert.All(_server.Requests, request => Assert.Contains("User-Agent: OpenUrbanData/0.1 (+https://w3id.org/open-urban-data; opendata@region.example)", request, StringComparison.Ordinal));
    }

    static SourceSettings HarvestSettingsOf(string name, string value) => Ingest.Harvest.HarvestSettings.Read(one => one == name ? value : null).Source;

    async Task<long> FetchAsync(TimeSpan pause, bool heeds = true, string? settings = null)
    {
        var source = CatalogueServer.Local.Source;
        using var fetcher = new PageFetcher("here", source with { UserAgent = settings ?? source.UserAgent }, _hosts, new(pause, heeds), _clock);
        await using var page = await fetcher.FetchAsync(_server.Address, "text/turtle", null, Cancellation);
        return page.Content!.Length;
    }

    // The fetch must not end a moment before the time, and must end then.
    async Task WaitedAsync(Task fetching, TimeSpan time)
    {
        await Task.Delay(50, Cancellation);
        _clock.Advance(time - TimeSpan.FromMilliseconds(1));
        await Task.Delay(50, Cancellation);
        Assert.False(fetching.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await fetching.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    async Task UntilAsync(Task task, Func<bool>? also = null)
    {
        while (!task.IsCompleted && also?.Invoke() != true)
        {
            await Task.Delay(10, Cancellation);
            if (also is null)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
            }
        }
    }
}
