using System.Text.Json;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Rdf;

/// <summary>One suite of the W3C, from the folder of shared files.</summary>
static class Suite
{
    const string Folder = "standards/dcat/rdf-tests/rdf11";

    /// <summary>Path of a file of a suite.</summary>
    public static string Path(string suite, string file) => SharedData.Path($"{Folder}/{suite}/{file}");

    /// <summary>The cases; one without file where the folder is missing, so that the test is skipped and not absent.</summary>
    public static IEnumerable<TheoryDataRow<SuiteCase>> Cases(string suite)
    {
        var manifest = System.IO.Path.Combine(SharedData.Folder, Folder, suite, "manifest.json");
        if (!File.Exists(manifest))
        {
            return [new(new SuiteCase(suite, "missing", "", "manifest.json", "", null)) { TestDisplayName = $"{suite} missing" }];
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return [.. document.RootElement.EnumerateArray().Select(entry => new SuiteCase(
            suite, entry.GetProperty("id").GetString()!, entry.GetProperty("type").GetString()!, entry.GetProperty("action").GetString()!,
            entry.GetProperty("base").GetString()!, entry.TryGetProperty("result", out var result) ? result.GetString() : null))
            .Select(one => new TheoryDataRow<SuiteCase>(one) { TestDisplayName = $"{suite} {one.Id}" })];
    }
}

/// <summary>One case of a suite.</summary>
public sealed record SuiteCase(string Suite, string Id, string Type, string Action, string Base, string? Result)
{
    /// <summary>Whether the document must be refused.</summary>
    public bool IsNegative => Type.Contains("Negative", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
