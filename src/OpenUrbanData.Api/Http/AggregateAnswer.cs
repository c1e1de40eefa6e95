using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Http;

/// <summary>Groups of features that an answer shows.</summary>
/// <param name="Aggregation">What was asked.</param>
/// <param name="KeyNames">Per key its name in the answer, as the request gave it.</param>
/// <param name="FunctionNames">Per measure its name, as <c>mean(capacity)</c>.</param>
/// <param name="Rows">The groups, of which the first has been awaited.</param>
sealed record AggregateAnswer(
    FeatureAggregation Aggregation, ImmutableArray<string> KeyNames, ImmutableArray<string> FunctionNames, AggregateRows Rows)
{
    /// <summary>The collection.</summary>
    public Collection Collection => Aggregation.Query.Collection;
}

/// <summary>One entry of a facet.</summary>
/// <param name="Value">The value; null in a histogram.</param>
/// <param name="Minimum">Lower edge, which belongs to it; null where there are no edges.</param>
/// <param name="Maximum">Upper edge, which does not belong to it.</param>
/// <param name="Count">Number of features.</param>
sealed record FacetBucket(object? Value, object? Minimum, object? Maximum, long Count);

/// <summary>How the matching features spread over the values of a property.</summary>
/// <param name="Property">The property.</param>
/// <param name="Buckets">Values with the most features first; bins in their order.</param>
/// <param name="Missing">Features without a value.</param>
/// <param name="More">Number of further values.</param>
/// <param name="Other">Features with one of these; of a list they count once per member.</param>
sealed record Facet(Property Property, ImmutableArray<FacetBucket> Buckets, long Missing, long More, long Other);

/// <summary>Facets of the features that match.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Matched">Number of features that match; null where no facet was asked for.</param>
/// <param name="Facets">Those that were asked for, in the order of the request.</param>
sealed record FacetsAnswer(Collection Collection, long? Matched, ImmutableArray<Facet> Facets);
