using System.Buffers;
using System.Collections.Immutable;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary><see href="https://www.w3.org/TR/n-triples/">RDF 1.1 N-Triples</see>: one statement a line.</summary>
public sealed class NTriples : RdfFormat
{
    /// <inheritdoc/>
    public override string Name => "N-Triples";

    /// <inheritdoc/>
    public override string MediaType => "application/n-triples";

    /// <inheritdoc/>
    public override ImmutableArray<string> OtherMediaTypes => ["text/n-triples", "text/ntriples"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Endings => ["nt", "ntriples"];

    /// <inheritdoc/>
    public override IEnumerable<Statement> Read(Stream input, RdfReading reading) => new LineReader(input, reading, withGraphs: false).Read();

    /// <inheritdoc/>
    public override RdfWriter Write(IBufferWriter<byte> output) => new LineWriter(output, withGraphs: false);
}

/// <summary><see href="https://www.w3.org/TR/n-quads/">RDF 1.1 N-Quads</see>: N-Triples with the name of the graph.</summary>
public sealed class NQuads : RdfFormat
{
    /// <inheritdoc/>
    public override string Name => "N-Quads";

    /// <inheritdoc/>
    public override string MediaType => "application/n-quads";

    /// <inheritdoc/>
    public override ImmutableArray<string> OtherMediaTypes => ["text/x-nquads", "text/nquads"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Endings => ["nq", "nquads"];

    /// <inheritdoc/>
    public override IEnumerable<Statement> Read(Stream input, RdfReading reading) => new LineReader(input, reading, withGraphs: true).Read();

    /// <inheritdoc/>
    public override RdfWriter Write(IBufferWriter<byte> output) => new LineWriter(output, withGraphs: true);
}
