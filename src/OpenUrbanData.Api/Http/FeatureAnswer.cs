using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Api.Http;

/// <summary>Features that a page of the portal shows: the same query and rows that encoders get.</summary>
/// <param name="Query">What was asked; its limit is one more than the page shows.</param>
/// <param name="Rows">The rows, of which the first has been awaited.</param>
/// <param name="NumberMatched">Features that match in all; null where nobody counted.</param>
/// <param name="Next">Address of the page after a position.</param>
sealed record FeatureAnswer(FeatureQuery Query, FeatureRows Rows, long? NumberMatched, Func<PagePosition, string> Next);
