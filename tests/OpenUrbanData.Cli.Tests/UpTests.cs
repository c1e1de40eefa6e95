using System.Text.Json;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

/// <summary>One instance with the village of the samples, ingested once.</summary>
public sealed class Village : IAsyncLifetime
{
    readonly DataDirectory _directory = new();

    public string Data => Path.Combine(_directory.Root, "data");

    public string Catalog => Path.Combine(_directory.Root, "catalog");

    public string Backup => Path.Combine(_directory.Root, "backup.tar.gz");

    public string FirstStart { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (TestCluster.Missing is not null)
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Combine("catalog", "aubach"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Catalog, Path.GetRelativePath(RepositoryRoot.Combine("catalog"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using var oud = Up();
        await oud.AddressAsync();
        await oud.TerminateAsync();
        FirstStart = oud.Output;
    }

    public OudProcess Up() => OudProcess.Start("up", "--data", Data, "--catalog", Catalog, "--port", "0");

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class UpTests(Village village) : IClassFixture<Village>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static async Task<JsonElement> GetAsync(Uri address, string path)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        return JsonDocument.Parse(await client.GetStringAsync(new Uri(address, path), Cancellation)).RootElement;
    }

    [Fact]
    public void The_first_start_ingests_and_says_where_to_look()
    {
        TestCluster.SkipIfMissing();
        Assert.Contains("8 data sets: 8 published.", village.FirstStart, StringComparison.Ordinal);
        Assert.Contains("/collections/parking-facility/items", village.FirstStart, StringComparison.Ordinal);
        Assert.EndsWith("Stopped.", village.FirstStart.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_start_serves_at_once_and_writes_nothing()
    {
        TestCluster.SkipIfMissing();
        using var oud = village.Up();
        var address = await oud.AddressAsync();
        Assert.Equal(6, (await GetAsync(address, "/collections/parking-facility/items")).GetProperty("numberMatched").GetInt32());

        await oud.LineAsync("8 data sets: 8 unchanged.");
        Assert.Equal(0, await oud.TerminateAsync());
    }

    [Fact]
    public async Task Check_reports_and_publishes_nothing()
    {
        TestCluster.SkipIfMissing();
        await using var database = await PostgresDatabase.CreateAsync();
        using var other = new DataDirectory();
        var (code, output) = await OudProcess.RunAsync(database, "check", "aubach/parken", "--data", other.Root, "--catalog", village.Catalog);
        Assert.Equal(0, code);
        Assert.Contains("aubach.parken: checked", output, StringComparison.Ordinal);

        var (_, list) = await OudProcess.RunAsync(database, "list", "--data", other.Root, "--catalog", village.Catalog);
        Assert.Contains("aubach.parken\tnot ingested yet", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nothing_has_is_said()
    {
        TestCluster.SkipIfMissing();
        var (code, output) = await OudProcess.RunAsync("ingest", "aubach/schwimmbad", "--data", village.Data, "--catalog", village.Catalog);

        Assert.Equal(1, code);
        Assert.Contains("There is no data set 'aubach/schwimmbad'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_brings_everything_back_with_its_numbers()
    {
        TestCluster.SkipIfMissing();
        var (written, said) = await OudProcess.RunAsync("backup", village.Backup, "--data", village.Data, "--catalog", village.Catalog);
        Assert.True(written == 0, said);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(village.Backup));

        using var other = new DataDirectory();
        var (restored, output) = await OudProcess.RunAsync("restore", village.Backup, "--data", other.Root);
        Assert.True(restored == 0, output);
        Assert.Contains("8 data sets", output, StringComparison.Ordinal);

        var (_, before) = await OudProcess.RunAsync("list", "--data", village.Data, "--catalog", village.Catalog);
        var (_, after) = await OudProcess.RunAsync("list", "--data", other.Root);
        Assert.Equal(before, after);

        // The restored catalogue is found without being named, and its sources are known: nothing is read again.
        var (_, ingest) = await OudProcess.RunAsync("ingest", "--data", other.Root);
        Assert.Contains("8 data sets: 8 unchanged.", ingest, StringComparison.Ordinal);

        var (again, refused) = await OudProcess.RunAsync("restore", village.Backup, "--data", other.Root);
        Assert.Equal(1, again);
        Assert.Contains("--replace", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_leaves_the_instance_alone()
    {
        TestCluster.SkipIfMissing();
        var file = Path.Combine(village.Data, "no-backup");
        await File.WriteAllTextAsync(file, "hello", Cancellation);
        var (code, output) = await OudProcess.RunAsync("restore", file, "--replace", "--data", village.Data, "--catalog", village.Catalog);

        Assert.Equal(1, code);
        Assert.Contains("is no backup", output, StringComparison.Ordinal);
        var (_, list) = await OudProcess.RunAsync("list", "--data", village.Data, "--catalog", village.Catalog);
        Assert.Contains("aubach.parken\tpublished", list, StringComparison.Ordinal);
    }
}

public sealed class PurgeTests
{
    [Fact]
    public async Task Removed_data_come_back_and_purged_data_leave_the_archive()
    {
        TestCluster.SkipIfMissing();
        await using var database = await PostgresDatabase.CreateAsync();
        using var directory = new DataDirectory();
        var archive = Path.Combine(directory.Root, "archive");
        Assert.Equal(0, (await RunAsync("ingest", "landkreis-wiesengrund/schulen")).Code);
        Assert.Equal(2, Directory.GetFiles(archive, "*", SearchOption.AllDirectories).Length);
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(archive));

        var (_, removed) = await RunAsync("remove", "landkreis-wiesengrund/schulen");
        Assert.Contains("withdrawn, 5 features removed, revision 2", removed, StringComparison.Ordinal);
        var (_, back) = await RunAsync("ingest", "landkreis-wiesengrund/schulen");
        Assert.Contains("1 published", back, StringComparison.Ordinal);

        var (code, purged) = await RunAsync("purge", "landkreis-wiesengrund/schulen", "--reason", "A mistake.");
        Assert.True(code == 0, purged);
        Assert.Contains("5 features removed", purged, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(archive, "*", SearchOption.AllDirectories));

        Task<(int Code, string Output)> RunAsync(params string[] arguments) => OudProcess.RunAsync(
            database, [.. arguments, "--data", directory.Root, "--catalog", RepositoryRoot.Combine("catalog")]);
    }
}
