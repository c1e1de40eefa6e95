using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Ingest.Mirror;

/// <summary>What a run did with one data set.</summary>
public enum MirrorStep
{
    /// <summary>Copied whole, and published.</summary>
    Copied,

    /// <summary>What changed was copied, and published.</summary>
    Updated,

    /// <summary>The peer has published nothing since.</summary>
    Unchanged,

    /// <summary>It cannot be mirrored from this peer.</summary>
    Refused,

    /// <summary>The copy broke off or was stopped; what was here stays, and its age is shown.</summary>
    Failed,

    /// <summary>The peer does not list it for now; it stays through the time of grace of its record.</summary>
    Kept,

    /// <summary>The time of grace is over, or it is not wanted any more: its features are withdrawn.</summary>
    Withdrawn,

    /// <summary>Something of it was removed for good at the peer, and here.</summary>
    Purged,
}

/// <summary>What a run did with one data set.</summary>
/// <param name="DatasetId">The data set.</param>
/// <param name="Step">What happened.</param>
/// <param name="Message">Why, for the operator; null where the step says it all.</param>
/// <param name="Ingest">The report of the copy; null where none was made.</param>
public sealed record MirrorResult(string DatasetId, MirrorStep Step, string? Message = null, IngestReport? Ingest = null);

/// <summary>What a run did.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Results">One or more per data set that is subscribed or was mirrored before, in the order of what happened.</param>
/// <param name="Failure">Why nothing could be asked of the peer; null where it answered.</param>
/// <param name="Mistakes">What else was wrong with its answer.</param>
public sealed record MirrorReport(string Source, ImmutableArray<MirrorResult> Results, string? Failure, ImmutableArray<string> Mistakes)
{
    /// <summary>True where everything that is subscribed is as the peer says it.</summary>
    public bool IsGood => Failure is null && Results.All(result => result.Step is not (MirrorStep.Failed or MirrorStep.Refused));

    /// <summary>The report as an operator reads it, one finding per line; what is unchanged is left out.</summary>
    public IEnumerable<string> Lines()
    {
        if (Failure is not null)
        {
            yield return $"{Source}: nothing was mirrored, what is here stays. {Failure}";
        }

        foreach (var mistake in Mistakes)
        {
            yield return $"{Source}: {mistake}";
        }

        foreach (var result in Results.Where(result => result.Step != MirrorStep.Unchanged))
        {
            var counts = result.Ingest?.Difference is { } difference
                ? FormattableString.Invariant($": {difference.Added} new, {difference.Changed} changed, {difference.Removed} vanished, {result.Ingest.Rejected} rejected")
                : "";
            yield return $"{Source}: {result.DatasetId} {result.Step.ToString().ToLowerInvariant()}{counts}{(result.Message is null ? "" : $". {result.Message}")}";
        }
    }

    /// <summary>What was removed, for messages.</summary>
    internal static string What(PurgeMark mark) => mark switch
    {
        { FeatureId: { } feature } => $"feature {feature}",
        { Property: { } property } => $"all values of {property}",
        _ => "the whole data set",
    };
}
