using System.Net;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

public sealed class DataDirectory : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("oud-data-").FullName;

    // As root the server runs as another user, who has to pass through to directories below.
    public DataDirectory() => File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

public sealed class ServeTests(DataDirectory directory) : IClassFixture<DataDirectory>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    bool IsServerRunning => File.Exists(Path.Combine(directory.Root, "postgres", "data", "postmaster.pid"));

    OudProcess Serve()
    {
        TestCluster.SkipIfMissing();
        return OudProcess.Start("serve", "--data", directory.Root, "--port", "0");
    }

    static async Task<HttpStatusCode> StatusAsync(Uri address)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(address, Cancellation);
        return answer.StatusCode;
    }

    [Theory]
    [InlineData("-TERM")]
    [InlineData("-INT")]
    public async Task Serves_until_it_is_told_to_stop_and_stops_its_database(string signal)
    {
        using var oud = Serve();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(await oud.AddressAsync()));
        Assert.True(IsServerRunning);

        Assert.Equal(0, await oud.TerminateAsync(signal));
        Assert.False(IsServerRunning);
    }

    [Fact]
    public async Task A_killed_program_leaves_a_database_that_the_next_start_takes_over()
    {
        using (var killed = Serve())
        {
            await killed.AddressAsync();
            Assert.NotEqual(0, await killed.TerminateAsync("-KILL"));
        }

        Assert.True(IsServerRunning);
        using var next = Serve();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(await next.AddressAsync()));
        Assert.Equal(0, await next.TerminateAsync());
        Assert.False(IsServerRunning);
    }

    [Fact]
    public async Task A_second_command_joins_the_running_database_and_leaves_it_running()
    {
        using var oud = Serve();
        var address = await oud.AddressAsync();

        var (code, output) = await OudProcess.RunAsync("list", "--data", directory.Root);
        Assert.Equal(0, code);
        Assert.Contains("aubach.baeume", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address));
        Assert.Equal(0, await oud.TerminateAsync());
    }

    [Fact]
    public async Task Nothing_it_says_holds_a_password()
    {
        using var oud = Serve();
        await oud.AddressAsync();
        await oud.TerminateAsync();

        var log = await File.ReadAllTextAsync(Path.Combine(directory.Root, "postgres", "log"), Cancellation);
        foreach (var password in await File.ReadAllLinesAsync(Path.Combine(directory.Root, "secret"), Cancellation))
        {
            Assert.DoesNotContain(password, oud.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(password, log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_of_others_starts_no_cluster()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        using var empty = new DataDirectory();
        using var oud = OudProcess.Start(
            new Dictionary<string, string?> { ["OUD_DATABASE"] = database.OwnerConnection }, "serve", "--data", empty.Root, "--port", "0");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(await oud.AddressAsync()));
        Assert.Contains("read-only transactions", oud.Output, StringComparison.Ordinal);
        Assert.Equal(0, await oud.TerminateAsync());
        Assert.Empty(Directory.GetFileSystemEntries(empty.Root));
    }

    [Fact]
    public async Task A_wrong_setting_is_a_sentence_and_no_trace()
    {
        var (code, output) = await OudProcess.RunAsync("serve", "--data", "/proc/nowhere");

        Assert.Equal(1, code);
        Assert.StartsWith("oud: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
