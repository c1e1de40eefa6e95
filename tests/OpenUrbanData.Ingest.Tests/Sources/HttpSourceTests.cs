using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Tests.Sources;

public sealed class HttpSourceTests : IAsyncDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oud-http-");
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly List<string> _requests = [];
    readonly Task _serving;
    Func<string, byte[]> _answer = _ => [];

    public HttpSourceTests()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static SourceSettings Local { get; } = new()
    {
        AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")],
        RetryDelay = TimeSpan.FromMilliseconds(1),
        AnswerTimeout = TimeSpan.FromSeconds(5),
    };

    SourceArchive Archive => new(Path.Combine(_folder.FullName, "archive"));

    string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Bytes_are_archived_and_asked_for_again_only_if_changed()
    {
        _answer = request => request.Contains("If-None-Match: \"v1\"", StringComparison.Ordinal)
            ? Text("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n")
            : Text("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nLast-Modified: Sun, 01 Nov 2026 10:00:00 GMT\r\nContent-Length: 8\r\n\r\na;b\n1;2\n");
        var first = await FetchAsync("/daten.csv");
        var second = await FetchAsync("/daten.csv", first.State);
        Assert.False(first.IsUnchanged);
        Assert.True(second.IsUnchanged);
        Assert.Equal("daten.csv", second.File.Name);
        Assert.Equal("a;b\n1;2\n", await File.ReadAllTextAsync(second.File.Path, Cancellation));
        Assert.Contains("If-Modified-Since: Sun, 01 Nov 2026 10:00:00 GMT", _requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_were_purged_are_fetched_whole_again()
    {
        _answer = _ => Text("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 2\r\n\r\nab");
        var first = await FetchAsync("/x");
        Archive.Purge(first.File.Sha256!);
        var second = await FetchAsync("/x", first.State);
        Assert.True(second.IsUnchanged);
        Assert.DoesNotContain("If-None-Match", _requests[1], StringComparison.Ordinal);
        Assert.NotNull(Archive.Find(second.File.Sha256!, "x"));
    }

    [Fact]
    public async Task A_truncated_download_is_an_error_and_is_not_archived()
    {
        _answer = _ => Text("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\na;b\n1;2\n");
        await FailsAsync("/x", IngestCodes.SourceTruncated);
        Assert.Equal(Local.Attempts, _requests.Count);
        Assert.Empty(Archive.List());
    }

    [Fact]
    public async Task A_truncated_chunk_is_an_error()
    {
        _answer = _ => Text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\na;b\n\r\n");
        await FailsAsync("/x", IngestCodes.SourceTruncated);
    }

    [Fact]
    public async Task Packed_transfers_are_unpacked_within_the_limit()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[100_000], Cancellation);
        }

        _answer = _ => [.. Text($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"), .. packed.ToArray()];
        Assert.Equal(100_000, (await FetchAsync("/x")).File.Length);
        await FailsAsync("/x", IngestCodes.SourceTooLarge, Local with { MaximumBytes = 99_999 });
        _answer = _ => [.. Text($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length - 20}\r\n\r\n"), .. packed.ToArray()[..^20]];
        await FailsAsync("/x", IngestCodes.SourceTruncated);
    }

    [Fact]
    public async Task An_announced_size_beyond_the_limit_is_refused_at_once()
    {
        _answer = _ => Text("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
        await FailsAsync("/x", IngestCodes.SourceTooLarge);
    }

    [Theory]
    [InlineData(404, IngestCodes.SourceMissing, 1)]
    [InlineData(403, IngestCodes.SourceUnavailable, 1)]
    [InlineData(503, IngestCodes.SourceUnavailable, 3)]
    public async Task Refusals_are_told_and_only_passing_ones_are_tried_again(int status, string code, int tries)
    {
        _answer = _ => Text($"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n");
        await FailsAsync("/x", code);
        Assert.Equal(tries, _requests.Count);
    }

    [Fact]
    public async Task Internal_addresses_are_refused_unless_configured()
    {
        await FailsAsync("/x", IngestCodes.SourceForbidden, SourceSettings.Default);
        Assert.Empty(_requests);
        var named = new HttpSource(new($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/"), SourceSettings.Default, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<IngestException>(() => named.FetchAsync(Archive, null, Cancellation));
        Assert.Equal(IngestCodes.SourceForbidden, failure.Code);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/x")]
    public async Task A_redirect_to_an_internal_address_or_another_scheme_is_refused(string target)
    {
        _answer = _ => Text($"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n");
        await FailsAsync("/x", IngestCodes.SourceForbidden);
    }

    [Fact]
    public async Task Redirects_are_followed_and_counted()
    {
        _answer = request => request.StartsWith("GET /end", StringComparison.Ordinal)
            ? Text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            : Text("HTTP/1.1 301 Moved\r\nLocation: /end\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(2, (await FetchAsync("/x")).File.Length);
        _answer = _ => Text("HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
        await FailsAsync("/x", IngestCodes.SourceForbidden);
    }

    [Fact]
    public async Task A_server_that_never_answers_ends_at_the_time_limit()
    {
        _answer = _ =>
        {
            _stop.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(2));
            return [];
        };
        await FailsAsync("/x", IngestCodes.SourceUnavailable, Local with { AnswerTimeout = TimeSpan.FromMilliseconds(200), Attempts = 1 });
    }

    [Fact]
    public async Task A_transfer_that_never_ends_stops_at_its_time_limit()
    {
        _answer = _ => Text("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n");
        var settings = Local with { TransferTimeout = TimeSpan.FromMilliseconds(300), Attempts = 1000, RetryDelay = TimeSpan.FromMilliseconds(200) };
        await FailsAsync("/x", IngestCodes.SourceUnavailable, settings);
        Assert.InRange(_requests.Count, 1, 5);
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("::ffff:0:7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2a00:1450:4001::1", true)]
    public void Only_addresses_of_the_public_internet_are_allowed(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, AddressRules.Allows(IPAddress.Parse(address), []));

    Task<SourceFetch> FetchAsync(string path, SourceState? known = null, SourceSettings? settings = null) =>
        new HttpSource(new(Address + path), settings ?? Local, TimeProvider.System).FetchAsync(Archive, known, Cancellation);

    async Task FailsAsync(string path, string code, SourceSettings? settings = null)
    {
        var failure = await Assert.ThrowsAsync<IngestException>(() => FetchAsync(path, null, settings));
        Assert.Equal(code, failure.Code);
    }

    // A server of a few lines: only so can an answer be broken on purpose.
    async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var buffer = new byte[8192];
                var request = new StringBuilder();
                while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _stop.Token) is var read && read > 0)
                {
                    request.Append(Encoding.ASCII.GetString(buffer, 0, read));
                }

                _requests.Add(request.ToString());
                var answer = Encoding.Latin1.GetString(_answer(request.ToString())).Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
            }
        }
    }

    static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
