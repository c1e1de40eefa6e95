using System.Globalization;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Mapping;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest;

/// <summary>Stops a publication that looks like an accident: the old revision is better than a broken new one.</summary>
/// <remarks>Each time both the share and the count must be exceeded (design 4.6), so that a village with four rows may
/// lose one.</remarks>
static class PublishGuard
{
    /// <summary>Code: the source lacks columns that the descriptor names.</summary>
    public const string ColumnsMissing = "columns_missing";

    /// <summary>Code: too many records were quarantined.</summary>
    public const string TooManyRejected = "too_many_rejected";

    /// <summary>Code: too many features would vanish.</summary>
    public const string MassDeletion = "mass_deletion";

    const string WhatToDo = "The old revision stays. Look at the source; if this is right, run again with --force, or set 'guard' in the descriptor.";

    /// <summary>Why columns that the descriptor names and the source does not have stop the run; null where they do not.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="mapping">Its mapping.</param>
    /// <param name="isFixed">True where the format writes all its columns; JSON leaves out what no record has.</param>
    public static (string Code, string Message)? Columns(DatasetDescriptor dataset, FeatureMapping mapping, bool isFixed)
    {
        var needed = Needed(dataset.Mapping, isFixed).ToHashSet(StringComparer.Ordinal);
        var missing = mapping.MissingColumns.Where(pair => needed.Contains(pair.Key)).ToList();
        return missing.Count == 0
            ? null
            : (ColumnsMissing, $"The source has no column {string.Join("; no column ", missing.Select(pair => $"'{pair.Key}'{pair.Value.TrimStart(';')}"))}. "
                + "The old revision stays. Correct the descriptor, or run again with --force to publish without.");
    }

    /// <summary>Why the number of rejected records stops the run; null where it does not.</summary>
    public static (string Code, string Message)? Rejected(GuardDescriptor guard, long rejected, long records) =>
        rejected > guard.RejectedCount && rejected > records * guard.RejectedShare
            ? (TooManyRejected, string.Create(CultureInfo.InvariantCulture,
                $"{rejected} of {records} records were rejected, more than {guard.RejectedCount} and more than {guard.RejectedShare:P0}. {WhatToDo}"))
            : null;

    /// <summary>Why the number of features left stops the run; null where it does not.</summary>
    public static (string Code, string Message)? Vanished(GuardDescriptor guard, Difference difference)
    {
        var fewer = difference.Before - difference.After;
        return fewer > guard.VanishedCount && fewer > difference.Before * guard.VanishedShare
            ? (MassDeletion, string.Create(CultureInfo.InvariantCulture,
                $"{difference.After} of {difference.Before} features would be left, {fewer} fewer: more than {guard.VanishedCount} and more than {guard.VanishedShare:P0}. {WhatToDo}"))
            : null;
    }

    // A first choice that is missing is what 'from: [a, b]' is for; only a value without any column counts.
    static IEnumerable<string> Needed(MappingDescriptor mapping, bool isFixed)
    {
        var always = mapping.Key.Concat(mapping.Where.Select(one => one.Column)).Concat(mapping.FillDown).Concat(mapping.Group?.By ?? []);
        if (mapping.Geometry is { } geometry)
        {
            always = always.Append(geometry.Column).Concat(geometry.YColumn is { } y ? [y] : []);
        }

        if (mapping.Municipality?.Column is { } town)
        {
            always = always.Append(town);
        }

        if (!isFixed)
        {
            return always;
        }

        return always.Concat(mapping.Properties.Where(one => one.Value.From.Length == 1).Select(one => one.Value.From[0]))
            .Concat(mapping.Properties.SelectMany(one => one.Value.Join))
            .Concat(mapping.Publish.Select(one => one.Column))
            .Concat(mapping.Streams.SelectMany(one => one.Value.From));
    }
}
