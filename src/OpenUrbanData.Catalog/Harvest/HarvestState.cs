using System.Collections.Immutable;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>How a record stands that was harvested before.</summary>
public enum RecordState
{
    /// <summary>It came with the last run that says something of it.</summary>
    Present,

    /// <summary>Complete runs did not bring it; its time of grace runs, and it is shown as before.</summary>
    Missing,

    /// <summary>It did not come for longer than the time of grace. It is kept, marked, and comes back when the source has it again.</summary>
    Orphaned,
}

/// <summary>What is known of a record of a source.</summary>
/// <param name="Key">As <see cref="HarvestedRecord.Key"/>.</param>
/// <param name="Hash">As <see cref="HarvestedRecord.Hash"/>.</param>
/// <param name="State">How it stands.</param>
/// <param name="Since">When it took this state; of a present one, when it was first seen or came back.</param>
public sealed record KnownRecord(string Key, string Hash, RecordState State, DateTimeOffset Since);

/// <summary>What a run does to one record.</summary>
public enum HarvestStep
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its content is another one.</summary>
    Changed,

    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>It was missing or orphaned and is back, with the same content or another one.</summary>
    Restored,

    /// <summary>It did not come; its time of grace begins.</summary>
    Missing,

    /// <summary>It still does not come and its time of grace runs.</summary>
    StillMissing,

    /// <summary>Its time of grace is over, or the source says that it is withdrawn.</summary>
    Orphaned,

    /// <summary>It did not come or could not be read, and this run does not say whether the source still has it: it stays as it is.</summary>
    Kept,
}

/// <summary>What a run does to one record.</summary>
/// <param name="Step">What happens.</param>
/// <param name="Record">The record afterwards.</param>
public sealed record HarvestChange(HarvestStep Step, KnownRecord Record);

/// <summary>When the absence of records is believed.</summary>
public sealed record HarvestGuard
{
    /// <summary>How long a record may be missing before it is orphaned; 7 days by default.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Share of the present records that may be missing at once, 0 to 1; 0.2 by default. Counts only together with <see cref="MissingCount"/>.</summary>
    public double MissingShare { get; init; } = 0.2;

    /// <summary>Number of present records that may be missing at once; 5 by default. Counts only together with <see cref="MissingShare"/>.</summary>
    public int MissingCount { get; init; } = 5;

    /// <summary>Whether the operator said that so many are really gone.</summary>
    public bool IsForced { get; init; }
}

/// <summary>What a run does, decided before anything is stored.</summary>
/// <param name="Outcome">What the run was worth: a complete reading that the guard does not believe is partial.</param>
/// <param name="Changes">One per record that is known or came, ordered by key.</param>
/// <param name="Held">Why no record is withdrawn; null where the run is complete and believed.</param>
public sealed record HarvestPlan(HarvestOutcome Outcome, ImmutableArray<HarvestChange> Changes, string? Held)
{
    /// <summary>Number of records that take a step.</summary>
    public int Count(HarvestStep step) => Changes.Count(change => change.Step == step);
}
