using System.Buffers;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Rdf;
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

    /// <summary>A case that must be refused is, with its place; any other says what is expected, and says it again after it was written and read.</summary>
    public static void Holds(RdfFormat format, SuiteCase one)
    {
        using var document = File.OpenRead(Path(one.Suite, one.Action));
        var reading = new RdfReading { Base = format is NTriples or NQuads ? null : one.Base };
        if (one.IsNegative)
        {
            var mistake = Assert.Throws<RdfException>(() => format.Read(document, reading).Count());
            Assert.True(mistake.Line > 0, mistake.Message);
            return;
        }

        List<Statement> statements = [.. format.Read(document, reading)];
        if (one.Result is not null)
        {
            using var result = File.OpenRead(Path(one.Suite, one.Result));
            var expected = new NQuads().Read(result, new()).ToList();
            Assert.True(
                RdfCanon.AreIsomorphic(expected, statements),
                $"expected:\n{RdfCanon.Write(expected)}\nfound:\n{RdfCanon.Write(statements)}");
        }

        var output = new ArrayBufferWriter<byte>();
        var writer = format.Write(output);
        statements.ForEach(writer.Write);
        writer.Finish();
        var again = format.Read(new MemoryStream(output.WrittenSpan.ToArray()), new());
        Assert.True(RdfCanon.AreIsomorphic(statements, again), Encoding.UTF8.GetString(output.WrittenSpan));
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
