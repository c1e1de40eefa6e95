using System.Text.Json;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

/// <summary><c>oud inventory</c> over the sample town that publishes links and shows what it does not publish.</summary>
public sealed class InventoryTests
{
    [Fact]
    public async Task The_operator_sees_states_peers_and_links()
    {
        TestCluster.SkipIfMissing();
        using var directory = new DataDirectory();
        await using var database = await PostgresDatabase.CreateAsync();
        var catalog = Path.Combine(directory.Root, "catalog");
        foreach (var publisher in new[] { "aubach", "hohenlinden" })
        {
            var folder = RepositoryRoot.Combine("catalog", publisher);
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(catalog, publisher, Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        // Nothing of the network may matter here: an address that is refused before it is asked.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(catalog, "hohenlinden"), "*.yaml"))
        {
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancellation))
                .Replace("https://geo.hohenlinden.example/", "http://127.0.0.1:9/", StringComparison.Ordinal)
                .Replace("https://www.hohenlinden.example/b", "http://127.0.0.1:9/b", StringComparison.Ordinal), Cancellation);
        }

        await RunAsync(0, "ingest");
        var tables = await RunAsync(0, "inventory", "hohenlinden", "--check-links");
        Assert.Contains("hohenlinden.hundesteuer\twithheld\t", tables, StringComparison.Ordinal);
        Assert.Contains("hohenlinden\ttree\t1\t1\tcleared\taubach.baeume", tables, StringComparison.Ordinal);
        Assert.Contains("\tsource_forbidden\t", tables, StringComparison.Ordinal);
        Assert.DoesNotContain("kartendienst\tpublished", tables, StringComparison.Ordinal);

        var json = JsonDocument.Parse(await RunAsync(0, "inventory", "--json")).RootElement;
        Assert.Equal(1, json.GetProperty("states").GetProperty("withheld").GetInt32());
        Assert.Equal(["aubach", "hohenlinden"], json.GetProperty("publishers").EnumerateArray().Select(one => one.GetProperty("publisher").GetString()));

        Assert.Contains("hohenlinden.hundesteuer\twithheld", await RunAsync(0, "list"), StringComparison.Ordinal);
        Assert.Contains("removed from the inventory, where it was 'withheld'", await RunAsync(0, "remove", "hohenlinden/hundesteuer"), StringComparison.Ordinal);
        Assert.Contains("There is no publisher 'nobody'", await RunAsync(1, "inventory", "nobody"), StringComparison.Ordinal);

        async Task<string> RunAsync(int expected, params string[] arguments)
        {
            var (code, output) = await OudProcess.RunAsync(database, [.. arguments, "--catalog", catalog, "--data", directory.Root]);
            Assert.True(code == expected, output);
            return output;
        }
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
