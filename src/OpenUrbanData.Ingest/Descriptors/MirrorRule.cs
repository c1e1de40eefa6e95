using OpenUrbanData.Catalog.Mirror;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>What is mirrored from a source: data sets that fulfil all that is said.</summary>
/// <param name="Line">Line in the file, from 1.</param>
public sealed record MirrorRule(long Line)
{
    /// <summary>Name of a canonical schema; null for any.</summary>
    public string? Schema { get; init; }

    /// <summary>Code of an EU data theme; null for any.</summary>
    public string? Theme { get; init; }

    /// <summary>Slug of a publisher; null for any.</summary>
    public string? Publisher { get; init; }

    /// <summary>Id of a data set; null for any.</summary>
    public string? Dataset { get; init; }

    /// <summary>True also takes what the source itself mirrors from somebody else.</summary>
    public bool Onward { get; init; }

    /// <summary>Whether a data set is meant.</summary>
    public bool Takes(MirrorOffer offer) => offer.IsPublished
        && (Schema is null || offer.Schema?.Split('/')[0] == Schema)
        && (Theme is null || offer.Themes.Contains(Theme))
        && (Publisher is null || offer.Publisher?.Slug == Publisher)
        && (Dataset is null || offer.Id == Dataset);
}
