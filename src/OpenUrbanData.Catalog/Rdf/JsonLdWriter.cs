using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Writes a graph as <see href="https://www.w3.org/TR/json-ld11/">JSON-LD 1.1</see>, with its context inside, so
/// that no reader must fetch one.</summary>
public static class JsonLdWriter
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/ld+json";

    static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>Writes the document.</summary>
    public static void Write(Graph graph, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteStartObject("@context");
        foreach (var (prefix, start) in Vocabulary.Prefixes)
        {
            json.WriteString(prefix, start);
        }

        json.WriteEndObject();
        json.WriteStartArray("@graph");
        foreach (var node in graph.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("@id", Id(node.Subject));
            foreach (var (predicate, values) in node.Statements)
            {
                Write(json, predicate, values);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string predicate, IReadOnlyList<Term> values)
    {
        var isType = predicate == Vocabulary.Type;
        json.WriteStartArray(isType ? "@type" : Name(predicate));
        foreach (var value in values)
        {
            switch (value)
            {
                case Term.Iri type when isType:
                    json.WriteStringValue(Name(type.Value));
                    break;
                case Term.Iri or Term.Blank:
                    json.WriteStartObject();
                    json.WriteString("@id", Id(value));
                    json.WriteEndObject();
                    break;
                case Term.Literal { Language: null, Datatype: null } plain:
                    json.WriteStringValue(plain.Text);
                    break;
                case Term.Literal literal:
                    json.WriteStartObject();
                    json.WriteString("@value", literal.Text);
                    json.WriteString(literal.Language is null ? "@type" : "@language", literal.Language ?? Name(literal.Datatype!));
                    json.WriteEndObject();
                    break;
            }
        }

        json.WriteEndArray();
    }

    static string Id(Term resource) => resource is Term.Iri iri ? iri.Value : "_:" + ((Term.Blank)resource).Label;

    static string Name(string iri) => Vocabulary.Shorten(iri) ?? iri;
}
