using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Harvest.HarvestTerms;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>What a page says of the pages around it, in both designs that are in use: <c>hydra:PagedCollection</c> with <c>nextPage</c> (CKAN, which
/// adds <c>next</c>) and <c>hydra:PartialCollectionView</c> with <c>next</c>, links as IRI or as text.</summary>
/// <param name="Next">References to the next page, the preferred one first, as they stand; empty on the last page.</param>
/// <param name="Total">Announced number of data sets of all pages; null where it is not said.</param>
sealed record HydraPage(ImmutableArray<string> Next, long? Total)
{
    static readonly ImmutableArray<string> Links = [Hydra + "next", Hydra + "nextPage"];

    public static HydraPage Of(Graph graph) => new(
        [
            .. (from link in Links from node in graph.Nodes from value in node[link] select Text(value))
                .Where(text => text is { Length: > 0 }).Distinct(StringComparer.Ordinal)!,
        ],
        (from node in graph.Nodes from value in node[Hydra + "totalItems"] select Text(value))
            .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : (long?)null).Max());
}
