using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

public sealed class SchemaTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("oud-schema-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Lists_and_shows_the_schemas_of_the_repository()
    {
        var (code, list) = await OudProcess.RunAsync("schema", "list");
        Assert.Equal(0, code);
        Assert.Contains("parking-facility/1.0.0\tdraft", list, StringComparison.Ordinal);

        var (_, shown) = await OudProcess.RunAsync("schema", "show", "parking-facility");
        Assert.Contains("capacity", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_schema_is_answered_with_the_way_to_the_list()
    {
        var (code, output) = await OudProcess.RunAsync("schema", "show", "unicorn");

        Assert.Equal(1, code);
        Assert.Contains("'oud schema list' shows them", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_computes_the_bump_and_fails_where_the_version_is_too_small()
    {
        var text = await File.ReadAllTextAsync(
            RepositoryRoot.Combine("schemas", "public-toilet", "1.0.0", "schema.json"), TestContext.Current.CancellationToken);
        var changed = Path.Combine(_folder, "schema.json");
        await File.WriteAllTextAsync(changed, text.Replace("Public toilet", "Toilet for everyone", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (code, output) = await OudProcess.RunAsync("schema", "diff", "public-toilet", "1.0.0", changed);
        Assert.Equal(1, code);
        Assert.Contains("PATCH", output, StringComparison.Ordinal);
        Assert.Contains("ask for 1.0.1 at least", output, StringComparison.Ordinal);

        var (same, _) = await OudProcess.RunAsync("schema", "diff", "public-toilet", "1.0.0", "1.0.0");
        Assert.Equal(0, same);
    }
}
