using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Ingest.Tests.Sources;

/// <summary>Links to data elsewhere: what is measured, and what is never asked.</summary>
public sealed class LinkCheckerTests : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly List<string> _requests = [];
    readonly Task _serving;
    Func<string, string> _answer = _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    public LinkCheckerTests()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static SourceSettings Local { get; } = new()
    {
        AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")],
        AnswerTimeout = TimeSpan.FromSeconds(5),
        MaximumCountedBytes = 100,
    };

    string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/x";

    Task<LinkCheck> CheckAsync(bool isFile = true, SourceSettings? settings = null, string? address = null) =>
        new LinkChecker(settings ?? Local, TimeProvider.System).CheckAsync(new(address ?? Address, isFile), Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    [Fact]
    public async Task Size_and_type_come_from_the_head_alone()
    {
        _answer = _ => "HTTP/1.1 200 OK\r\nContent-Type: Application/PDF; charset=x\r\nContent-Length: 4711\r\nConnection: close\r\n\r\n";
        var check = await CheckAsync();
        Assert.Equal((null, 200, 4711L, "application/pdf"), (check.Code, check.Status, check.Bytes, check.MediaType));
        Assert.StartsWith("HEAD /x", Assert.Single(_requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_server_knows_no_head_or_says_no_length_bytes_are_counted_up_to_a_bound()
    {
        var body = new string('a', 60);
        _answer = request => request.StartsWith("HEAD", StringComparison.Ordinal)
            ? "HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            : $"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\n{body}";
        Assert.Equal((null, 60L), ((await CheckAsync()).Code, (await CheckAsync()).Bytes));

        body = new string('a', 200);
        var large = await CheckAsync();
        Assert.Equal((null, null), (large.Code, large.Bytes));
    }

    [Theory]
    [InlineData("404 Not Found", "text/plain", true, "source_missing")]
    [InlineData("410 Gone", "text/plain", true, "source_missing")]
    [InlineData("403 Forbidden", "text/plain", true, "source_unavailable")]
    [InlineData("503 Service Unavailable", "text/plain", true, "source_unavailable")]
    [InlineData("200 OK", "text/html", true, "source_is_web_page")]
    [InlineData("200 OK", "text/html", false, null)]
    public async Task What_is_wrong_has_a_code(string status, string type, bool isFile, string? code)
    {
        _answer = _ => $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno";
        var check = await CheckAsync(isFile);
        Assert.Equal(code, check.Code);
        Assert.Equal(int.Parse(status[..3], System.Globalization.CultureInfo.InvariantCulture), check.Status);
        Assert.Equal(code is null ? 2L : null, check.Bytes);
    }

    [Fact]
    public async Task Internal_addresses_are_not_asked_not_even_behind_a_redirect()
    {
        var refused = await CheckAsync(settings: Local with { AllowedNetworks = [] });
        Assert.Equal(("source_forbidden", null), (refused.Code, refused.Status));
        Assert.Empty(_requests);

        _answer = _ => "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        Assert.Equal("source_forbidden", (await CheckAsync()).Code);

        _answer = _ => "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        Assert.Equal("source_forbidden", (await CheckAsync()).Code);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_not_reachable() =>
        Assert.Equal("source_unavailable", (await CheckAsync(address: "http://nobody.invalid/x")).Code);

    [Fact]
    public async Task Findings_are_kept_with_the_time_since_when_they_hold()
    {
        await using var workshop = await Runs.RunWorkshop.CreateAsync();
        workshop.Write("muster/plan.yaml", $"kind: reference\ntitle: Plan\ndescription: x\nstate: published\ndistributions: [ {{ download_url: \"{Address}\" }} ]\n");
        await workshop.IngestAsync("plan");
        var reader = new Postgres.Reading.RegistryReader(workshop.Database.Database);
        var run = new LinkRun(workshop.Store, Local, TimeProvider.System);

        Assert.Single(await run.ExecuteAsync(await reader.ReadAsync(Cancellation), TimeSpan.Zero, Cancellation));
        var first = (await reader.ReadAsync(Cancellation)).Links[Address];
        Assert.Equal("source_missing", first.Code);
        Assert.Empty(await run.ExecuteAsync(await reader.ReadAsync(Cancellation), TimeSpan.FromHours(1), Cancellation));

        await run.ExecuteAsync(await reader.ReadAsync(Cancellation), TimeSpan.Zero, Cancellation);
        var second = (await reader.ReadAsync(Cancellation)).Links[Address];
        Assert.True(second.CheckedAt > first.CheckedAt);
        Assert.Equal(first.Since, second.Since);

        _answer = _ => "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n";
        await run.ExecuteAsync(await reader.ReadAsync(Cancellation), TimeSpan.Zero, Cancellation);
        var third = (await reader.ReadAsync(Cancellation)).Links[Address];
        Assert.True(third is { IsGood: true, Bytes: 9 } && third.Since > first.Since);

        workshop.Write("muster/plan.yaml", "kind: reference\ntitle: Plan\ndescription: x\nstate: draft\ndistributions: [ { download_url: \"http://nobody.invalid/x\" } ]\n");
        await workshop.IngestAsync("plan");
        await run.ExecuteAsync(await reader.ReadAsync(Cancellation), TimeSpan.Zero, Cancellation);
        Assert.Empty((await reader.ReadAsync(Cancellation)).Links);
    }

    async Task ServeAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var buffer = new byte[8192];
                var read = await stream.ReadAsync(buffer, _stop.Token);
                var request = Encoding.ASCII.GetString(buffer, 0, read);
                if (read > 0)
                {
                    _requests.Add(request);
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(_answer(request)), _stop.Token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
        {
            // The test has ended.
        }
    }
}
