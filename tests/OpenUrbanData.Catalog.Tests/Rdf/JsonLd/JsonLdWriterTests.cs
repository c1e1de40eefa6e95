using System.Buffers;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Catalog.Rdf.JsonLd;

namespace OpenUrbanData.Catalog.Tests.Rdf.JsonLd;

public sealed class JsonLdWriterTests
{
    static readonly Term.Iri A = new("https://example.org/a");
    static readonly Term.Iri Place = new("geo:51.96,7.62");
    static readonly Term.Iri Title = new(Vocabulary.Dct + "title");
    static readonly Term.Iri Type = new(Vocabulary.Type);

    static readonly Statement[] All =
    [
        new(A, Type, new Term.Iri(Vocabulary.Dcat3 + "Dataset")),
        new(A, Type, new Term.Blank("kind")),
        new(A, Title, new Term.Literal("Plain \"text\" \\ \u0001 \uD83D\uDE80")),
        new(A, Title, new Term.Literal("Text", "de-DE")),
        new(A, Title, new Term.Literal("1", Datatype: Vocabulary.Integer)),
        new(A, Title, new Term.Literal("{\"b\": 1}", Datatype: Vocabulary.Rdf + "JSON")),
        new(A, Title, new Term.Literal("x", Datatype: "dct:own")),
        new(A, new(Vocabulary.Dct + "spatial"), Place),
        new(Place, Title, new Term.Literal("Münster", Datatype: "https://example.org/type")),
        new(Place, new(Vocabulary.Foaf + "page"), Place),
        new(new Term.Blank("b"), Type, new Term.Literal("no type")),
        new(new Term.Blank("b"), new("dcat:unknown"), new Term.Blank("c")),
        new(A, Title, A, new Term.Iri("https://example.org/graph")),
        new(new Term.Blank("b"), Title, A, new Term.Iri("https://example.org/graph")),
        new(A, Title, Place, Place),
        new(A, Title, A, new Term.Blank("b")),
        new(A, Title, new Term.Literal("Again")),
    ];

    [Fact]
    public void Reading_gives_what_was_written()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new JsonLdFormat().Write(output);
        foreach (var statement in All)
        {
            writer.Write(statement);
        }

        writer.Finish();
        var read = new JsonLdFormat().Read(new MemoryStream(output.WrittenSpan.ToArray()), new()).ToList();
        Assert.True(RdfCanon.AreIsomorphic(All, read), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Statements_of_one_subject_are_one_node()
    {
        var text = new JsonLdFormat().Write(Graph.Of(All.Take(7)));
        using var document = JsonDocument.Parse(text);
        var node = Assert.Single(document.RootElement.GetProperty("@graph").EnumerateArray());
        Assert.Equal("dcat:Dataset", node.GetProperty("@type")[0].GetString());
        Assert.Equal("xsd:integer", node.GetProperty("dct:title")[2].GetProperty("@type").GetString());
        Assert.Equal(JsonValueKind.Null, node.GetProperty("dct:title")[4].GetProperty("@context").ValueKind);
    }

    [Fact]
    public void An_empty_graph_is_a_document()
    {
        var text = new JsonLdFormat().Write(new Graph());
        Assert.Empty(new JsonLdFormat().Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), new()));
    }
}
