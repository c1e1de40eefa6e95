using System.Buffers;
using System.Text.Json;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Catalog.Rdf.JsonLd;

namespace OpenUrbanData.Catalog.Tests.Rdf.JsonLd;

/// <summary>The suites toRdf and expand of <see href="https://w3c.github.io/json-ld-api/tests/">JSON-LD 1.1 API</see>.</summary>
public sealed class JsonLdSuiteTests
{
    public static IEnumerable<TheoryDataRow<JsonLdCase>> ToRdf => JsonLdSuite.Cases("toRdf");

    public static IEnumerable<TheoryDataRow<JsonLdCase>> Expand => JsonLdSuite.Cases("expand");

    [Theory]
    [MemberData(nameof(ToRdf))]
    public void To_rdf(JsonLdCase one)
    {
        if (one.ErrorCode is not null)
        {
            Refuses(one, () => _ = Statements(one));
            return;
        }

        var statements = Statements(one);
        if (one.Expected is not null)
        {
            using var expected = File.OpenRead(JsonLdSuite.Locate(one.Expected));
            Assert.True(
                RdfCanon.AreIsomorphic(new NQuads().Read(expected, new()), statements.Select(Small)),
                RdfCanon.Write(statements));
        }
    }

    [Theory]
    [MemberData(nameof(Expand))]
    public void Expansion(JsonLdCase one)
    {
        if (one.ErrorCode is not null)
        {
            Refuses(one, () => _ = Expanded(one));
            return;
        }

        using var found = JsonDocument.Parse(Expanded(one));
        using var expected = JsonDocument.Parse(File.ReadAllBytes(JsonLdSuite.Locate(one.Expected!)));
        Assert.True(Same(expected.RootElement, found.RootElement, inOrder: false, isLanguage: false), found.RootElement.GetRawText());
    }

    [Fact]
    public void Every_case_is_a_test()
    {
        JsonLdSuite.Locate("toRdf-manifest.jsonld");
        Assert.Equal((467, 23), (ToRdf.Count(), ToRdf.Count(row => row.Skip is not null)));
        Assert.Equal((385, 18), (Expand.Count(), Expand.Count(row => row.Skip is not null)));
    }

    static void Refuses(JsonLdCase one, Action read)
    {
        var mistake = Assert.Throws<RdfException>(read);
        Assert.Equal(one.ErrorCode, Assert.IsType<JsonLdException>(mistake.InnerException).Code);
    }

    static List<Statement> Statements(JsonLdCase one)
    {
        using var input = File.OpenRead(JsonLdSuite.Locate(one.Input));
        var format = new JsonLdFormat { Contexts = JsonLdSuite.Contexts, InitialContext = ContextOf(one) };
        return [.. format.Read(input, Reading(one))];
    }

    static byte[] Expanded(JsonLdCase one)
    {
        using var input = File.OpenRead(JsonLdSuite.Locate(one.Input));
        using var run = new JsonLdRun(input, Reading(one), JsonLdSuite.Contexts, ContextOf(one));
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        run.Expand().WriteTo(json);
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    static RdfReading Reading(JsonLdCase one) => new() { Base = one.Options.Base ?? JsonLdSuite.Address + one.Input };

    static string? ContextOf(JsonLdCase one) => one.Options.ExpandContext is { } context ? JsonLdSuite.Address + context : null;

    // The suites write language tags small.
    static Statement Small(Statement statement) => statement.Object is Term.Literal { Language: { } language } literal
        ? statement with { Object = new Term.Literal(literal.Text, language.ToLowerInvariant()) }
        : statement;

    // Arrays without order, but for lists (README of the suites).
    static bool Same(JsonElement one, JsonElement other, bool inOrder, bool isLanguage)
    {
        if (one.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
        {
            return one.GetPropertyCount() == other.GetPropertyCount() && one.EnumerateObject().All(entry =>
                other.TryGetProperty(entry.Name, out var value)
                && Same(entry.Value, value, entry.Name == "@list", entry.Name == "@language"));
        }

        if (one.ValueKind == JsonValueKind.Array && other.ValueKind == JsonValueKind.Array)
        {
            List<JsonElement> rest = [.. other.EnumerateArray()];
            return one.GetArrayLength() == rest.Count && one.EnumerateArray().All(item =>
            {
                var at = rest.FindIndex(candidate => Same(item, candidate, inOrder: false, isLanguage: false));
                if (at < 0 || (inOrder && at > 0))
                {
                    return false;
                }

                rest.RemoveAt(at);
                return true;
            });
        }

        return isLanguage
            ? string.Equals(one.GetString(), other.GetString(), StringComparison.OrdinalIgnoreCase)
            : JsonElement.DeepEquals(one, other);
    }
}
