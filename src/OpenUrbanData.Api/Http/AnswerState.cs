namespace OpenUrbanData.Api.Http;

/// <summary>What a tagged answer was made from.</summary>
/// <param name="Snapshot">The registry.</param>
/// <param name="Collection">The collection whose state it is; null where it is that of all, or another thing's.</param>
/// <param name="State">The state: while it is the same, so is the answer.</param>
sealed record AnswerState(Snapshot Snapshot, string? Collection, string State);
