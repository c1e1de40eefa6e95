namespace OpenUrbanData.Catalog.Rdf;

/// <summary>How much one document may ask of a reader. What is beyond is an <see cref="RdfException"/>.</summary>
public sealed record RdfLimits
{
    /// <summary>Most bytes of a document; 512 MiB by default.</summary>
    public long Bytes { get; init; } = 512L << 20;

    /// <summary>Most statements; 10 million by default.</summary>
    public long Statements { get; init; } = 10_000_000;

    /// <summary>How deep brackets, lists and elements may be nested; 256 by default.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>Most characters of a value; 8 million by default (shapes of places are long).</summary>
    public int LiteralLength { get; init; } = 8 << 20;

    /// <summary>Most characters of an IRI, a name or a label; 16,384 by default.</summary>
    public int NameLength { get; init; } = 16_384;

    /// <summary>Most prefixes and namespaces of a document; 10,000 by default.</summary>
    public int Prefixes { get; init; } = 10_000;

    /// <summary>Longest time from the first byte to the last, also that of a source that sends slowly; ten minutes by default.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Most bytes of a JSON-LD document, which is held in memory as a whole (a context may stand behind what it explains); 64 MiB by
    /// default.</summary>
    public int JsonLdBytes { get; init; } = 64 << 20;

    /// <summary>How many contexts of JSON-LD may name each other in a row; 16 by default.</summary>
    public int JsonLdContexts { get; init; } = 16;

    /// <summary>Most terms and contexts that a JSON-LD document defines, counted each time one is read; 2 million by default.</summary>
    public long JsonLdTerms { get; init; } = 2_000_000;

    /// <summary>Most characters of all IRIs together that a JSON-LD document makes of shorter names; 128 million by default.</summary>
    public long JsonLdCharacters { get; init; } = 128_000_000;

    /// <summary>Most steps of naming the nodes without names (<see cref="RdfCanon"/>); 100,000 by default. Graphs exist for which no number is
    /// enough.</summary>
    public int CanonicalSteps { get; init; } = 100_000;
}
