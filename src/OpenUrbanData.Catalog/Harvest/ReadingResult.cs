using System.Collections.Immutable;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>How far a catalogue was read.</summary>
public enum HarvestOutcome
{
    /// <summary>To its end. Only then the absence of a record says something.</summary>
    Complete,

    /// <summary>Not to its end, or not all of it was understood.</summary>
    Partial,

    /// <summary>Not at all.</summary>
    Failed,
}

/// <summary>What came of reading a catalogue.</summary>
/// <param name="Outcome">How far it was read.</param>
/// <param name="Pages">Pages that were read.</param>
/// <param name="Announced">Number of data sets that it announces; null where it does not.</param>
/// <param name="Unreadable">Keys of records that are there but cannot be taken over: what is known of them stays.</param>
/// <param name="Problems">What was wrong.</param>
public sealed record ReadingResult(
    HarvestOutcome Outcome, int Pages, long? Announced, ImmutableArray<string> Unreadable, ImmutableArray<HarvestProblem> Problems)
{
    /// <summary>State of the source, by which the next reading can ask for changes only; null where the protocol has none, or this reading was not complete.</summary>
    public string? State { get; init; }

    /// <summary>Keys of records that the source says are withdrawn. Null where everything was read: then those that did not come are gone.</summary>
    public ImmutableArray<string>? Withdrawn { get; init; }
}
