using System.Collections.Immutable;
using OpenUrbanData.Catalog.Records;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Http;

/// <summary>Records of the catalogue that a page of the portal shows.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Records">One page of what matches.</param>
/// <param name="NumberMatched">Records that match in all; null where nobody counted.</param>
/// <param name="Facets">How the matches spread.</param>
/// <param name="Next">Address of the next page; null on the last.</param>
sealed record RecordsAnswer(
    FeatureQuery Query, ImmutableArray<CatalogueRecord> Records, long? NumberMatched, ImmutableArray<RecordFacet> Facets, string? Next);

/// <summary>One facet of records.</summary>
/// <param name="Name">Name of the parameter that filters by a value of it.</param>
/// <param name="Facet">Its values; those of <c>freshness</c> are <c>week</c>, <c>month</c>, <c>year</c> and <c>older</c>.</param>
sealed record RecordFacet(string Name, Facet Facet);
