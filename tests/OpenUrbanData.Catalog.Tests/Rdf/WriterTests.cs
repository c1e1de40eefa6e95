using System.Buffers;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Catalog.Rdf.JsonLd;

namespace OpenUrbanData.Catalog.Tests.Rdf;

public sealed class WriterTests
{
    static Graph Graph()
    {
        var graph = new Graph();
        graph.About("https://example.org/a").Is(Vocabulary.Dcat3 + "Dataset")
            .Add(Vocabulary.Dct + "title", new Term.Literal("Tab\tund \"Zeile\"\n\\\u0001", "de"))
            .Add(Vocabulary.Dct + "issued", new Term.Literal("2026-11-22", Datatype: Vocabulary.Xsd + "date"))
            .Link(Vocabulary.Foaf + "page", "https://example.org/a b<c>")
            .Link("https://example.org/own#term", "https://example.org/a")
            .Link(Vocabulary.Foaf + "page", "https://example.org/a b<c>");
        graph.About("https://example.org/b").Is(Vocabulary.Dcat3 + "Dataset");
        graph.About("https://example.org/a").Add(Vocabulary.Dct + "title", new Term.Literal("Again", "en"));
        return graph;
    }

    [Fact]
    public void A_statement_counts_once() => Assert.Equal(7, Graph().Count);

    [Fact]
    public void Turtle_escapes_texts_and_addresses()
    {
        var text = new Turtle().Write(Graph());
        Assert.Contains("dct:title \"Tab\\tund \\\"Zeile\\\"\\n\\\\\\u0001\"@de,\n        \"Again\"@en", text, StringComparison.Ordinal);
        Assert.Contains("foaf:page <https://example.org/a%20b%3Cc%3E>", text, StringComparison.Ordinal);
        Assert.Contains("<https://example.org/own#term> <https://example.org/a>", text, StringComparison.Ordinal);
        Assert.Contains("dct:issued \"2026-11-22\"^^xsd:date", text, StringComparison.Ordinal);
        Assert.EndsWith("<https://example.org/b> a dcat:Dataset .\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_ld_brings_its_context()
    {
        var output = new ArrayBufferWriter<byte>();
        new JsonLdFormat().Write(Graph(), output);
        using var document = JsonDocument.Parse(output.WrittenMemory);
        Assert.Equal(Vocabulary.Dct, document.RootElement.GetProperty("@context").GetProperty("dct").GetString());
        var first = document.RootElement.GetProperty("@graph")[0];
        Assert.Equal("dcat:Dataset", first.GetProperty("@type")[0].GetString());
        Assert.Equal("de", first.GetProperty("dct:title")[0].GetProperty("@language").GetString());
        Assert.Equal("xsd:date", first.GetProperty("dct:issued")[0].GetProperty("@type").GetString());
        Assert.DoesNotContain("\\u00", Encoding.UTF8.GetString(output.WrittenSpan).Replace("\\u0001", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
