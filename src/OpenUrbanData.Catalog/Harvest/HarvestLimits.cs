using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>How much the catalogue of somebody else may ask of us.</summary>
public sealed record HarvestLimits
{
    /// <summary>Most pages of one catalogue; 10,000 by default.</summary>
    public int Pages { get; init; } = 10_000;

    /// <summary>Most records of one catalogue; 1 million by default.</summary>
    public int Records { get; init; } = 1_000_000;

    /// <summary>Most statements of one record with all that it alone refers to; 500,000 by default (data sets with 8,000 distributions exist).</summary>
    public int Statements { get; init; } = 500_000;

    /// <summary>Most characters of a text in a record; 1 million by default (shapes of places are long). A longer one is left out.</summary>
    public int TextLength { get; init; } = 1_000_000;

    /// <summary>Most bytes of one record in a page of JSON; 16 MiB by default. A larger one is a problem, the others come.</summary>
    public int RecordBytes { get; init; } = 16 << 20;

    /// <summary>Records that are asked for per page where the protocol lets us choose; 100 by default.</summary>
    public int PageRecords { get; init; } = 100;

    /// <summary>Limits of each page.</summary>
    public RdfLimits Page { get; init; } = new();
}
