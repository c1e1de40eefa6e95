using System.Collections.Immutable;
using System.Globalization;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>Decides what a run does: what came is always taken over; what did not come is missed only after a complete run that looks like no accident.</summary>
public static class HarvestDecision
{
    /// <summary>Decides.</summary>
    /// <param name="known">What is known of the source, each key once.</param>
    /// <param name="found">Key and hash of what came, each key once.</param>
    /// <param name="outcome">How far the source was read.</param>
    /// <param name="unreadable">Keys of records that are there and could not be taken over.</param>
    /// <param name="guard">When absence is believed.</param>
    /// <param name="now">Time of the run.</param>
    /// <param name="leftOut">Number of records that came and are not taken over on purpose: a source that has only such ones is not empty.</param>
    /// <param name="withdrawn">Where the source told changes only: keys of records that it says are withdrawn; nobody has to wait for those. Null where it was read as a whole.</param>
    public static HarvestPlan Of(
        IReadOnlyCollection<KnownRecord> known, IReadOnlyDictionary<string, string> found, HarvestOutcome outcome, IReadOnlyCollection<string> unreadable,
        HarvestGuard guard, DateTimeOffset now, long leftOut = 0, IReadOnlyCollection<string>? withdrawn = null)
    {
        var there = unreadable.ToHashSet(StringComparer.Ordinal);
        var said = withdrawn?.ToHashSet(StringComparer.Ordinal);
        if (said is not null)
        {
            // Nothing is said of what is as it was. Those that are missing are so by an earlier run: their time goes on.
            there.UnionWith(known.Where(record => record.State != RecordState.Missing && !said.Contains(record.Key)).Select(record => record.Key));
        }

        var held = Held(known, found, outcome, there, guard, leftOut, isWhole: said is null);
        var before = known.ToDictionary(record => record.Key, StringComparer.Ordinal);
        var changes = found.Select(one => Came(before.GetValueOrDefault(one.Key), one.Key, one.Value, now))
            .Concat(known.Where(record => !found.ContainsKey(record.Key))
                .Select(record => held is not null || there.Contains(record.Key) ? new(HarvestStep.Kept, record)
                    : said?.Contains(record.Key) == true ? Withdrawn(record, now) : Missed(record, guard, now)))
            .OrderBy(change => change.Record.Key, StringComparer.Ordinal);
        return new(outcome == HarvestOutcome.Complete && held is not null ? HarvestOutcome.Partial : outcome, [.. changes], held);
    }

    static HarvestChange Came(KnownRecord? before, string key, string hash, DateTimeOffset now) => before switch
    {
        null => new(HarvestStep.Added, new(key, hash, RecordState.Present, now)),
        { State: not RecordState.Present } => new(HarvestStep.Restored, before with { Hash = hash, State = RecordState.Present, Since = now }),
        _ when before.Hash == hash => new(HarvestStep.Unchanged, before),
        _ => new(HarvestStep.Changed, before with { Hash = hash }),
    };

    static HarvestChange Withdrawn(KnownRecord record, DateTimeOffset now) => record.State == RecordState.Orphaned
        ? new(HarvestStep.Kept, record)
        : new(HarvestStep.Orphaned, record with { State = RecordState.Orphaned, Since = now });

    static HarvestChange Missed(KnownRecord record, HarvestGuard guard, DateTimeOffset now) => record.State switch
    {
        RecordState.Present => new(HarvestStep.Missing, record with { State = RecordState.Missing, Since = now }),
        RecordState.Missing when now - record.Since >= guard.Grace =>
            new(HarvestStep.Orphaned, record with { State = RecordState.Orphaned, Since = now }),
        RecordState.Missing => new(HarvestStep.StillMissing, record),
        _ => new(HarvestStep.Kept, record),
    };

    static string? Held(
        IReadOnlyCollection<KnownRecord> known, IReadOnlyDictionary<string, string> found, HarvestOutcome outcome, HashSet<string> there, HarvestGuard guard,
        long leftOut, bool isWhole)
    {
        if (outcome == HarvestOutcome.Failed)
        {
            return "The source could not be read.";
        }

        if (outcome == HarvestOutcome.Partial)
        {
            return "The source was not read to its end.";
        }

        // Those that are missing already were believed by an earlier run; their time of grace must be able to end.
        var present = known.Where(record => record.State == RecordState.Present).ToList();
        var gone = present.Count(record => !found.ContainsKey(record.Key) && !there.Contains(record.Key));
        if (gone == 0 || guard.IsForced)
        {
            return null;
        }

        if (isWhole && found.Count + leftOut == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The source is empty; {present.Count} records were known.");
        }

        return gone > guard.MissingCount && gone > present.Count * guard.MissingShare
            ? string.Create(CultureInfo.InvariantCulture,
                $"{gone} of {present.Count} records did not come, more than {guard.MissingCount} and more than {guard.MissingShare:P0}.")
            : null;
    }
}
