using System.Buffers;
using System.Collections.Immutable;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary><see href="https://www.w3.org/TR/json-ld11/">JSON-LD 1.1</see>.</summary>
/// <remarks>A document cannot be read as a stream: its context may stand behind what it explains, and the type of a node
/// behind its properties. It is held in memory as bytes, bounded by <see cref="RdfLimits.JsonLdBytes"/>; its nodes are worked
/// on one after the other where it is an array or one <c>@graph</c>. Processing mode is 1.1. Statements about nodes whose
/// names are no IRIs are left out, as the standard wants; with repairs, each is recorded. The direction of texts is not kept.</remarks>
public sealed class JsonLdFormat : RdfFormat
{
    /// <inheritdoc/>
    public override string Name => "JSON-LD";

    /// <inheritdoc/>
    public override string MediaType => "application/ld+json";

    /// <inheritdoc/>
    public override ImmutableArray<string> OtherMediaTypes => ["application/json", "text/json"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Endings => ["jsonld", "json"];

    /// <summary>The contexts that documents may name; none other is read, and none is fetched.</summary>
    public ContextLibrary Contexts { get; init; } = ContextLibrary.Bundled;

    /// <summary>Address of a context that holds before that of the document; null for none.</summary>
    public string? InitialContext { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Statement> Read(Stream input, RdfReading reading)
    {
        using var run = new JsonLdRun(input, reading, Contexts, InitialContext);
        foreach (var statement in run.Read())
        {
            yield return statement;
        }
    }

    /// <inheritdoc/>
    public override RdfWriter Write(IBufferWriter<byte> output) => new JsonLdWriter(output);
}
