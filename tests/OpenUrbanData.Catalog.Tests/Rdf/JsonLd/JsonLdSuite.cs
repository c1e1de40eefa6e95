using System.Collections.Frozen;
using System.Text.Json;
using OpenUrbanData.Catalog.Rdf.JsonLd;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Rdf.JsonLd;

/// <summary>The suites of <see href="https://w3c.github.io/json-ld-api/tests/">JSON-LD 1.1 API</see>, from the folder of shared files.</summary>
static class JsonLdSuite
{
    const string Folder = "standards/dcat/rdf-tests/json-ld/tests";

    /// <summary>Address under which the suites were published.</summary>
    public const string Address = "https://w3c.github.io/json-ld-api/tests/";

    /// <summary>What is not done, with the reason; docs/json-ld.md has the same list.</summary>
    public static FrozenDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>
    {
        ["toRdf#tdi09"] = NoDirection,
        ["toRdf#tdi10"] = NoDirection,
        ["toRdf#tdi11"] = NoDirection,
        ["toRdf#tdi12"] = NoDirection,
    }.ToFrozenDictionary();

    const string Old = "json-ld-1.0";
    const string NoDirection = "rdfDirection is optional and not normative; DCAT has no direction of texts";

    /// <summary>Contexts of the suites count as known: nothing is fetched.</summary>
    public static ContextLibrary Contexts { get; } = new(address =>
        address.StartsWith(Address, StringComparison.Ordinal)
        && Path.Combine(SharedData.Folder, Folder, address[Address.Length..]) is var path && File.Exists(path)
            ? File.ReadAllBytes(path)
            : null);

    /// <summary>Path of a file of the suites.</summary>
    public static string Locate(string name) => SharedData.Path($"{Folder}/{name}");

    /// <summary>The cases; one without file where the folder is missing, so that the test is skipped and not absent.</summary>
    public static IEnumerable<TheoryDataRow<JsonLdCase>> Cases(string suite)
    {
        var manifest = Path.Combine(SharedData.Folder, Folder, suite + "-manifest.jsonld");
        if (!File.Exists(manifest))
        {
            return [Row(new(suite, "missing", $"{suite}-manifest.jsonld", null, null, default))];
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return [.. document.RootElement.GetProperty("sequence").EnumerateArray().Select(entry => Row(new(
            suite, Text(entry, "@id")!, Text(entry, "input")!, Text(entry, "expect"), Text(entry, "expectErrorCode"),
            new(Option(entry, "specVersion") == Old || Option(entry, "processingMode") == Old, Option(entry, "base"), Option(entry, "expandContext")))))];
    }

    static TheoryDataRow<JsonLdCase> Row(JsonLdCase one) => new(one)
    {
        TestDisplayName = one.ToString(),
        Skip = one.Options.IsOld ? "JSON-LD 1.0, which 1.1 replaced" : LeftOut.GetValueOrDefault(one.ToString()),
    };

    static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;

    static string? Option(JsonElement entry, string name) => entry.TryGetProperty("option", out var option) ? Text(option, name) : null;
}

/// <summary>Options of a case.</summary>
public readonly record struct JsonLdOptions(bool IsOld, string? Base, string? ExpandContext);

/// <summary>One case of a suite.</summary>
public sealed record JsonLdCase(string Suite, string Id, string Input, string? Expected, string? ErrorCode, JsonLdOptions Options)
{
    /// <inheritdoc/>
    public override string ToString() => Suite + Id;
}
