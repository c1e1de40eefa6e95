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

    /// <summary>Limits of each page.</summary>
    public RdfLimits Page { get; init; } = new();
}
