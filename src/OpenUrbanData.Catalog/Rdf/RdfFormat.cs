using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using OpenUrbanData.Catalog.Rdf.JsonLd;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>One way to write statements down. A new one is a class and a line in <see cref="All"/>.</summary>
public abstract class RdfFormat
{
    /// <summary>All of them, the preferred one first.</summary>
    public static ImmutableArray<RdfFormat> All { get; } =
    [
        new Turtle(),
        new RdfXml(),
        new NTriples(),
        new NQuads(),
        new JsonLdFormat(),
    ];

    /// <summary>Its name for people.</summary>
    public abstract string Name { get; }

    /// <summary>Its media type, without parameters.</summary>
    public abstract string MediaType { get; }

    /// <summary>Media types under which it is met besides.</summary>
    public virtual ImmutableArray<string> OtherMediaTypes => [];

    /// <summary>Endings of its file names, without dot, the usual one first.</summary>
    public abstract ImmutableArray<string> Endings { get; }

    /// <summary>The format of a media type (parameters do not count); null where there is none.</summary>
    public static RdfFormat? ForMediaType(string mediaType)
    {
        var bare = mediaType.AsSpan(0, mediaType.AsSpan().IndexOf(';') is >= 0 and var end ? end : mediaType.Length).Trim().ToString();
        return All.FirstOrDefault(format => format.MediaType.Equals(bare, StringComparison.OrdinalIgnoreCase))
            ?? All.FirstOrDefault(format => format.OtherMediaTypes.Contains(bare, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The format of a file name or of the path of an address; null where there is none.</summary>
    public static RdfFormat? ForName(string name)
    {
        var ending = name[(name.LastIndexOf('.') + 1)..];
        return All.FirstOrDefault(format => format.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The format that a document seems to be by its first bytes, because media types and names lie; null where it is none (a page of
    /// HTML, plain text, nothing). What may be N-Triples is Turtle, which reads both.</summary>
    /// <param name="start">Its first bytes, a thousand are enough.</param>
    public static RdfFormat? ForStart(ReadOnlySpan<byte> start) => Markup.Kind(Encoding.UTF8.GetString(start)) switch
    {
        DocumentKind.Turtle => All.First(format => format is Turtle),
        DocumentKind.Xml => All.First(format => format is RdfXml),
        DocumentKind.Json => All.First(format => format is JsonLdFormat),
        _ => null,
    };

    /// <summary>Reads a document, statement by statement.</summary>
    /// <param name="input">Its bytes. Nobody else reads them meanwhile; it stays open.</param>
    /// <param name="reading">How.</param>
    /// <exception cref="RdfException">While reading, where the document is none of this format or is beyond a limit. What
    /// came before must not be taken for the whole.</exception>
    public abstract IEnumerable<Statement> Read(Stream input, RdfReading reading);

    /// <summary>Begins a document.</summary>
    /// <param name="output">Takes its bytes; who writes much calls <see cref="RdfWriter.Flush"/> between statements and then flushes it.</param>
    public abstract RdfWriter Write(IBufferWriter<byte> output);

    /// <summary>Writes a graph as a document.</summary>
    public void Write(Graph graph, IBufferWriter<byte> output)
    {
        var writer = Write(output);
        foreach (var statement in graph.Statements)
        {
            writer.Write(statement);
        }

        writer.Finish();
    }

    /// <summary>The document of a graph.</summary>
    public string Write(Graph graph)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(graph, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
