using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary><see href="https://www.w3.org/TR/rdf-syntax-grammar/">RDF 1.1 XML Syntax</see>, without document type: no entity is ever expanded but
/// those of XML itself, and nothing is fetched.</summary>
public sealed partial class RdfXml : RdfFormat
{
    const int Head = 1024;

    /// <inheritdoc/>
    public override string Name => "RDF/XML";

    /// <inheritdoc/>
    public override string MediaType => "application/rdf+xml";

    /// <inheritdoc/>
    public override ImmutableArray<string> OtherMediaTypes => ["application/xml", "text/xml", "text/rdf"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Endings => ["rdf", "xml", "owl"];

    /// <inheritdoc/>
    public override IEnumerable<Statement> Read(Stream input, RdfReading reading)
    {
        var head = new byte[Head];
        var length = input.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        var text = new RdfText(input, reading, Declared(head.AsSpan(0, length)), head.AsSpan(0, length));
        return new RdfXmlReader(text).Read();
    }

    /// <inheritdoc/>
    public override RdfWriter Write(IBufferWriter<byte> output) => new RdfXmlWriter(output);

    // XML 1.0, appendix F: by the first bytes, then by the declaration. Null: UTF-8.
    static Encoding? Declared(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0, (byte)'<']))
        {
            return Encoding.BigEndianUnicode;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[(byte)'<', 0]))
        {
            return Encoding.Unicode;
        }

        if (Declaration().Match(Encoding.Latin1.GetString(head)) is not { Success: true, Groups: [_, { Value: var name }] }
            || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException fault)
        {
            throw new RdfException($"The encoding '{name}' is not known.", 1, 1, fault);
        }
    }

    [GeneratedRegex("""^[\s\u00EF\u00BB\u00BF]*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")]
    private static partial Regex Declaration();
}
