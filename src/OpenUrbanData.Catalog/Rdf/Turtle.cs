using System.Buffers;
using System.Collections.Immutable;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary><see href="https://www.w3.org/TR/turtle/">RDF 1.1 Turtle</see>.</summary>
public sealed class Turtle : RdfFormat
{
    /// <inheritdoc/>
    public override string Name => "Turtle";

    /// <inheritdoc/>
    public override string MediaType => "text/turtle";

    /// <inheritdoc/>
    public override ImmutableArray<string> OtherMediaTypes => ["application/x-turtle", "application/turtle"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Endings => ["ttl", "turtle"];

    /// <inheritdoc/>
    public override IEnumerable<Statement> Read(Stream input, RdfReading reading) => new TurtleReader(input, reading).Read();

    /// <inheritdoc/>
    public override RdfWriter Write(IBufferWriter<byte> output) => new TurtleWriter(output);
}
