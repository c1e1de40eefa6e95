using System.Collections.Immutable;
using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>What becomes of live features that a run did not bring (design 4.7).</summary>
public enum PublishMode
{
    /// <summary>They are withdrawn.</summary>
    Snapshot,

    /// <summary>They are withdrawn only inside the period that the run's records cover.</summary>
    Window,

    /// <summary>They stay.</summary>
    Append,

    /// <summary>They stay, but for those whose ids <see cref="Staging.MentionAsync"/> was given: the source says that they are gone, or they
    /// are not valid any more.</summary>
    Changes,
}

/// <summary>How a run's records replace the live ones.</summary>
/// <param name="Mode">What becomes of features that the run did not bring.</param>
/// <param name="WindowProperty">Date property that spans the window; null for the other modes.</param>
public sealed record PublishRule(PublishMode Mode, string? WindowProperty = null)
{
    /// <summary>The default.</summary>
    public static PublishRule Snapshot { get; } = new(PublishMode.Snapshot);
}

/// <summary>All that publish writes beside the features.</summary>
public sealed record PublishRequest
{
    /// <summary>Slug of the publisher, which must be in the registry.</summary>
    public required string Publisher { get; init; }

    /// <summary>Second part of the data set's id.</summary>
    public required string Name { get; init; }

    /// <summary>The public parts of the descriptor.</summary>
    public required DatasetDocument Document { get; init; }

    /// <summary>SHA-256 of the resolved descriptor, hex.</summary>
    public required string DescriptorHash { get; init; }

    /// <summary>Hash of all that decides the outcome of a run; null where the next run must not end early.</summary>
    public string? InputHash { get; init; }

    /// <summary>Date of the source file; null where it says none.</summary>
    public DateTimeOffset? SourceDate { get; init; }

    /// <summary>SHA-256 of the archived bytes; null where nothing was archived.</summary>
    public string? Archive { get; init; }

    /// <summary>Number of the run; null outside a run.</summary>
    public long? Run { get; init; }

    /// <summary>What becomes of features that the run did not bring.</summary>
    public PublishRule Rule { get; init; } = PublishRule.Snapshot;
}

/// <summary>What a publish would change, or has changed.</summary>
/// <param name="Before">Live features before.</param>
/// <param name="Added">New ones.</param>
/// <param name="Changed">Ones with other values.</param>
/// <param name="Removed">Withdrawn ones.</param>
public sealed record Difference(long Before, long Added, long Changed, long Removed)
{
    /// <summary>Live features after.</summary>
    public long After => Before + Added - Removed;

    /// <summary>True where no feature is touched.</summary>
    public bool IsEmpty => Added == 0 && Changed == 0 && Removed == 0;
}

/// <summary>What a publish did.</summary>
/// <param name="Number">Number of the data set.</param>
/// <param name="Revision">Its revision now.</param>
/// <param name="Publication">Its publication now.</param>
/// <param name="IsPublished">False where neither features nor description changed, so nothing was written.</param>
/// <param name="Difference">What changed.</param>
/// <param name="Observations">Latest observations that are newer than before.</param>
public sealed record PublishOutcome(
    int Number, long Revision, long Publication, bool IsPublished, Difference Difference, long Observations);

/// <summary>What is published of a data set before a run.</summary>
public sealed record PublishedState
{
    /// <summary>Number in the store.</summary>
    public required int Number { get; init; }

    /// <summary>False once withdrawn.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>Name of its schema; null for a reference data set.</summary>
    public string? SchemaName { get; init; }

    /// <summary>Version of its schema; null for a reference data set.</summary>
    public string? SchemaVersion { get; init; }

    /// <summary>Feature table, without its database schema; null for a reference data set.</summary>
    public string? Table { get; init; }

    /// <summary>Hash of the descriptor of the last publish.</summary>
    public required string DescriptorHash { get; init; }

    /// <summary>Hash of the input of the last run that published or found nothing new; null: the next run must not end early.</summary>
    public string? InputHash { get; init; }

    /// <summary>Revision.</summary>
    public required long Revision { get; init; }

    /// <summary>Publication.</summary>
    public required long Publication { get; init; }

    /// <summary>Live features.</summary>
    public required long Features { get; init; }
}

/// <summary>What placing needs to know beside the records.</summary>
public sealed record PlacingRules
{
    /// <summary>True where the town of a record is the one that its geometry lies in.</summary>
    public bool MunicipalityByArea { get; init; }

    /// <summary>How far outside its town a record may lie, in metres.</summary>
    public double TownMargin { get; init; } = 2000;

    /// <summary>Most rows of <see cref="PlacingReport.Rejections"/>; counts are always whole.</summary>
    public int RejectionLimit { get; init; } = 10_000;
}

/// <summary>What placing found.</summary>
/// <param name="Placed">Records that are left.</param>
/// <param name="Rejected">Records that were quarantined.</param>
/// <param name="Counts">Records per notice code, rejecting or not.</param>
/// <param name="Rejections">The notices, by record, up to <see cref="PlacingRules.RejectionLimit"/> per code.</param>
public sealed record PlacingReport(
    long Placed, long Rejected, ImmutableSortedDictionary<string, long> Counts, ImmutableArray<Rejection> Rejections);
