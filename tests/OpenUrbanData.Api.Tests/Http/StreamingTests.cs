using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Http;

/// <summary>Large answers on real Kestrel: they stream, stop when the client leaves, and break when the database does.</summary>
public sealed class StreamingTests : IClassFixture<PostgresDatabase>, IAsyncLifetime
{
    const int Rows = 300_000;
    const string Path = $"/downloads/{SampleData.Islands}.csv";
    readonly PostgresDatabase _database;

    public StreamingTests(PostgresDatabase database) => _database = database;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (TestCluster.Missing is not null || await _database.ScalarAsync<long>("SELECT count(*) FROM oud.dataset") > 0)
        {
            return;
        }

        await new SampleData(_database.Database).FillAsync(Cancellation);
        var table = await _database.ScalarAsync<string>("SELECT table_name FROM oud.dataset WHERE id = $1", SampleData.Islands);
        await _database.ExecuteAsync(
            $"""
            INSERT INTO feature."{table}" (_dataset, _id, _revision, _publication, _updated_at, source_id, id_stability, name, betrag, geom)
            SELECT _dataset, _id || '.' || n, _revision, _publication, _updated_at, n, id_stability, repeat('Insel ', 20), n, geom
            FROM feature."{table}", generate_series(1, {Rows / 3}) AS n
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Whole_data_sets_leave_connections_for_pages()
    {
        await using var app = await ApiServer.StartAsync(_database, options => options with { MaximumExports = 0 });
        using var client = ApiServer.ClientOf(app);
        foreach (var (path, status) in new[]
        {
            ($"/downloads/{SampleData.Parking}.csv", 503), ($"/collections/{SampleData.Parking}/items?f=csv", 503),
            ($"/collections/{SampleData.Parking}/items?f=csv&limit=2", 200),
        })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(status == 503, answer.Headers.RetryAfter is not null);
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_place_for_a_whole_data_set_is_free_again_afterwards()
    {
        var exports = new Exports(1);
        using (exports.Enter())
        {
            Assert.Equal(503, Assert.Throws<ProblemException>(exports.Enter).Problem.Status);
        }

        exports.Enter().Dispose();
    }

    [Fact]
    public async Task First_bytes_come_long_before_the_last_also_compressed()
    {
        await using var app = await ApiServer.StartAsync(_database);
        using var client = ApiServer.ClientOf(app);
        foreach (var encoding in new[] { "identity", "br", "gzip", "zstd" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Path);
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
            var buffer = new byte[1024];
            await stream.ReadExactlyAsync(buffer, Cancellation);
            // The statement still runs: nobody has collected the answer. (The one before may be about to end.)
            Assert.InRange(await RunningAsync(), 1, 3);
        }

        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Packed_streams_hold_every_byte()
    {
        await using var app = await ApiServer.StartAsync(_database);
        using var client = ApiServer.ClientOf(app);
        var hashes = new List<string>();
        foreach (var encoding in new[] { "identity", "br", "gzip", "zstd" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/collections/{SampleData.Islands}/items?f=csv&limit=10000");
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            Assert.Equal(encoding == "identity" ? [] : new[] { encoding }, response.Content.Headers.ContentEncoding);
            await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
            await using var plain = HttpTests.Unpack(stream, encoding);
            hashes.Add(Convert.ToHexString(await SHA256.HashDataAsync(plain, Cancellation)));
        }

        Assert.Single(hashes.Distinct());
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Pages_that_fit_the_buffer_give_their_connection_back_before_the_client_reads()
    {
        await using var app = await ApiServer.StartAsync(_database, options => options with { AnswerBuffer = 16 * 1024 * 1024 });
        using var socket = await AskAsync(app, $"/collections/{SampleData.Islands}/items?limit=10000");
        // A few bytes, so that the statement has begun; then nothing is read.
        Assert.True(await socket.ReceiveAsync(new byte[100], Cancellation) > 0);
        await UntilIdleAsync();
        using var rest = new MemoryStream();
        await using var stream = new NetworkStream(socket);
        await stream.CopyToAsync(rest, Cancellation);
        Assert.InRange(rest.Length, 2_000_000, 16 * 1024 * 1024);
        await app.StopAsync(Cancellation);
    }

    // Without room ahead of the client the statement waits for it.
    [Theory]
    [InlineData("rate", Path)]
    [InlineData("rate", $"/collections/{SampleData.Islands}/items?limit=200000")]
    [InlineData("time", $"/collections/{SampleData.Islands}/items?limit=200000")]
    public async Task Client_that_does_not_read_is_cut_off(string rule, string path)
    {
        await using var app = await ApiServer.StartAsync(_database, options => options with
        {
            AnswerBuffer = 0,
            MaximumLimit = 200_000,
            MaximumPageBytes = 1_000_000_000,
            MinimumRate = rule == "rate" ? 1_000_000 : 0,
            Patience = TimeSpan.FromSeconds(2),
            Database = options.Database with { StatementTimeout = TimeSpan.FromSeconds(rule == "time" ? 3 : 60) },
        });
        using var socket = await AskAsync(app, path);
        Assert.True(await socket.ReceiveAsync(new byte[100], Cancellation) > 0);
        Assert.Equal(1, await RunningAsync());
        await UntilIdleAsync();
        await using var stream = new NetworkStream(socket);
        using var rest = new MemoryStream();
        try
        {
            await stream.CopyToAsync(rest, Cancellation);
        }
        catch (IOException)
        {
            // Reset: as broken as an end in the middle.
        }

        Assert.False(rest.ToArray().AsSpan().EndsWith("0\r\n\r\n"u8));
        await app.StopAsync(Cancellation);
    }

    static async Task<Socket> AskAsync(WebApplication app, string path)
    {
        var address = new Uri(app.Urls.First());
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(address.Host, address.Port, Cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), Cancellation);
        return socket;
    }

    [Fact]
    public async Task Client_that_leaves_ends_the_statement()
    {
        await using var app = await ApiServer.StartAsync(_database);
        using (var client = ApiServer.ClientOf(app))
        {
            var response = await client.GetAsync(new Uri(Path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation);
            await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
            await stream.ReadExactlyAsync(new byte[1024], Cancellation);
            Assert.Equal(1, await RunningAsync());
            response.Dispose();
        }

        await UntilIdleAsync();
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Database_that_breaks_in_the_middle_breaks_the_transfer()
    {
        await using var app = await ApiServer.StartAsync(_database);
        using var client = ApiServer.ClientOf(app);
        using var response = await client.GetAsync(new Uri(Path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
        await stream.ReadExactlyAsync(new byte[1024], Cancellation);
        Assert.Equal(1, await AdminAsync(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = $1 AND usename = 'oud_read' AND state = 'active' AND query LIKE '%feature%'
            """));
        await Assert.ThrowsAnyAsync<Exception>(async () => await stream.CopyToAsync(Stream.Null, Cancellation));
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Count_that_takes_too_long_is_left_out_and_the_answer_stays()
    {
        await using var app = await ApiServer.StartAsync(_database, options => options with { CountBudget = TimeSpan.FromMilliseconds(1) });
        using var client = ApiServer.ClientOf(app);
        var isLeftOut = false;
        // A busy machine may look at its clock only after the count has ended: several boxes, each counted by itself.
        for (var south = -30; south < -10 && !isLeftOut; south++)
        {
            using var response = await client.GetAsync(
                new Uri($"/collections/{SampleData.Islands}/items?bbox=-180,{south},180,20&limit=5", UriKind.Relative), Cancellation);
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
            Assert.Equal(5, page.GetProperty("numberReturned").GetInt32());
            isLeftOut = !page.TryGetProperty("numberMatched", out _);
            // The next answer may hold the count: other bytes, so no tag.
            Assert.Equal(isLeftOut, response.Headers.ETag is null);
        }

        Assert.True(isLeftOut);
        await app.StopAsync(Cancellation);
    }

    // Only a superuser sees what other roles run.
    async Task<long> RunningAsync() => await AdminAsync(
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = $1 AND usename = 'oud_read' AND state = 'active' AND query LIKE '%feature%'
        """);

    async Task<long> AdminAsync(string sql)
    {
        await using var admin = await PostgresDatabase.AdminAsync("postgres");
        await using var command = admin.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        parameter.Value = await _database.ScalarAsync<string>("SELECT current_database()::text");
        command.Parameters.Add(parameter);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    async Task UntilIdleAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        while (await RunningAsync() > 0)
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
