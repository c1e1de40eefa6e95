using System.Collections.Immutable;

namespace OpenUrbanData.Model.Schemas;

/// <summary>The differences of two versions of a schema and the version bump that they ask for, judged from both sides:
/// towns that produce and solutions that consume (schemas/README.md, versions).</summary>
/// <param name="Changes">All differences, in the order of the document.</param>
public sealed record SchemaDiff(ImmutableArray<SchemaChange> Changes)
{
    /// <summary>The largest bump that a change asks for.</summary>
    public VersionBump Bump => Changes.IsEmpty ? VersionBump.None : Changes.Max(change => change.Bump);

    /// <summary>The smallest version that may follow.</summary>
    public SchemaVersion NextAfter(SchemaVersion version) => Bump switch
    {
        VersionBump.Major => new(version.Major + 1, 0, 0),
        VersionBump.Minor => new(version.Major, version.Minor + 1, 0),
        VersionBump.Patch => new(version.Major, version.Minor, version.Patch + 1),
        _ => version,
    };

    /// <summary>Compares two versions of one schema.</summary>
    public static SchemaDiff Compare(FeatureSchema older, FeatureSchema newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var changes = new SchemaChanges();
        changes.PatchIf("/title", older.Title != newer.Title, "The title changed.");
        changes.PatchIf("/description", older.Description != newer.Description, "The description changed.");
        changes.PatchIf("/x-oud-theme", !older.Themes.SequenceEqual(newer.Themes), "The themes changed.");
        PropertyDiff.Compare("/properties", older.Properties, newer.Properties, changes);
        Geometry(older.Geometry, newer.Geometry, changes);
        AnyOf(Sets(older), Sets(newer), changes);
        return new(changes.All);
    }

    /// <summary>Compares two versions of the list of observed properties.</summary>
    public static SchemaDiff Compare(IEnumerable<ObservedProperty> older, IEnumerable<ObservedProperty> newer)
    {
        var (before, after) = (older.ToDictionary(one => one.Name), newer.ToDictionary(one => one.Name));
        var changes = new SchemaChanges();
        foreach (var gone in before.Keys.Except(after.Keys))
        {
            changes.Breaks($"/{gone}", producers: true, consumers: true, "The observed property was removed.");
        }

        foreach (var (name, now) in after)
        {
            if (!before.TryGetValue(name, out var then))
            {
                changes.Minor($"/{name}", "An observed property was added.");
                continue;
            }

            changes.BreaksIf($"/{name}", then.Unit != now.Unit || then.ValueType != now.ValueType, true, true, "Unit or kind of value changed.");
            changes.BreaksIf($"/{name}", then.Codes.Except(now.Codes).Any(), true, false, "A code was removed.");
            changes.MinorIf($"/{name}", now.Codes.Except(then.Codes).Any(), "A code was added to an open list.");
            changes.MinorIf($"/{name}", then.MaximumAge != now.MaximumAge, "The age after which a value is stale changed: reports change.");
            changes.MinorIf($"/{name}", then.Minimum != now.Minimum || then.Maximum != now.Maximum, "The plausible range changed: reports change.");
            changes.PatchIf($"/{name}", then.Title != now.Title, "The title changed.");
        }

        return new(changes.All);
    }

    static void Geometry(GeometryRule? older, GeometryRule? newer, SchemaChanges changes)
    {
        const string place = "/properties/geometry";
        if (older is null || newer is null)
        {
            changes.BreaksIf(place, newer is null && older is not null, true, true, "The geometry was removed.");
            changes.BreaksIf(place, older is null && newer is not null, newer?.Level == PropertyLevel.Required, true, "A geometry was added.");
            return;
        }

        const string types = place + "/x-oud-geometryTypes";
        changes.BreaksIf(types, newer.Types.Except(older.Types).Any(), false, true,
            $"New geometry types, which solutions do not draw: {string.Join(", ", newer.Types.Except(older.Types))}.");
        changes.BreaksIf(types, older.Types.Except(newer.Types).Any(), true, false,
            $"Geometry types that data has were removed: {string.Join(", ", older.Types.Except(newer.Types))}.");
        PropertyDiff.Level(place, older.Level, newer.Level, changes);
    }

    static void AnyOf(HashSet<string> older, HashSet<string> newer, SchemaChanges changes)
    {
        // No rule at all allows more than any rule.
        changes.BreaksIf("/anyOf", newer.Count > 0 && (older.Count == 0 || !newer.IsSupersetOf(older)), true, false,
            "A record now needs one of fewer alternatives.");
        changes.BreaksIf("/anyOf", older.Count > 0 && (newer.Count == 0 || !older.IsSupersetOf(newer)), false, true,
            "A record may now be without what solutions relied on.");
    }

    static HashSet<string> Sets(FeatureSchema schema) =>
        [.. schema.AnyOf.Select(names => string.Join(' ', names.Order(StringComparer.Ordinal)))];
}
