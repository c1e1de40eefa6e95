using System.Collections.Immutable;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Solutions;

/// <summary>A property that a function of a solution needs.</summary>
/// <param name="Property">Its name.</param>
/// <param name="Share">Share of the features that must have it, above 0 and at most 1.</param>
/// <param name="OneOf">Values of which it must be one; empty for any value.</param>
public sealed record NeededField(string Property, double Share, ImmutableArray<string> OneOf)
{
    /// <summary>Name of its count in <c>oud.statistic.property</c>: the property, or <c>id_stability in source</c> where
    /// only some values count.</summary>
    public string Count => OneOf.IsEmpty ? Property : $"{Property} in {string.Join(' ', OneOf)}";

    /// <summary>The features that count, as a filter over features of that schema.</summary>
    /// <exception cref="FormatException">The schema has no such property, or a value does not fit its type.</exception>
    public Filter Condition(FeatureSchema schema)
    {
        var property = schema.Find(Property)
            ?? throw new FormatException($"Schema '{schema.Name}' has no property '{Property}'.");
        return OneOf.IsEmpty ? new Filter.Not(new Filter.IsNull(property)) : Need.OneOf(property, OneOf);
    }
}

/// <summary>Values that change by the minute that a function of a solution needs.</summary>
/// <param name="AnyOf">Observed properties, of which one is enough.</param>
/// <param name="Share">Share of the features that must have a fresh one.</param>
/// <param name="History">How long they must have been kept; null where the latest is enough.</param>
public sealed record NeededStreams(ImmutableArray<string> AnyOf, double Share, TimeSpan? History);

/// <summary>How far into the future data must reach.</summary>
/// <param name="Property">The date.</param>
/// <param name="Reach">Distance of the latest one from now.</param>
public sealed record NeededHorizon(string Property, TimeSpan Reach);

/// <summary>What a function of a solution uses of one need.</summary>
/// <param name="Need">Name of the need.</param>
/// <param name="Fields">Properties, ordered by name; empty where it is enough that there are features.</param>
/// <param name="Streams">Streams; null for none.</param>
/// <param name="Horizon">Reach into the future; null for none.</param>
public sealed record Use(
    string Need, ImmutableArray<NeededField> Fields, NeededStreams? Streams, NeededHorizon? Horizon)
{
    /// <summary>Name of the count of features that have all fields at once, in <c>oud.statistic.property</c>; for one field
    /// the same as its own.</summary>
    public string CountOfAll => string.Join(" + ", Fields.Select(one => one.Count));
}

/// <summary>A function of a solution.</summary>
/// <param name="Id">Name (<c>fee-filter</c>).</param>
/// <param name="IsMinimum">True where the solution makes no sense without it.</param>
/// <param name="HideWhenDegraded">True where it is wrong or misleading when data are partial; false where it can be
/// offered for those features that have the data.</param>
/// <param name="Uses">What it uses; all must be met.</param>
public sealed record Capability(string Id, bool IsMinimum, bool HideWhenDegraded, ImmutableArray<Use> Uses);
