using System.Collections.Immutable;

namespace OpenUrbanData.Model.Schemas;

/// <summary>Compares properties of two versions.</summary>
/// <remarks>Narrower rules break producers: data that was valid is not. Wider rules break consumers: values come that
/// could not come before.</remarks>
static class PropertyDiff
{
    public static void Compare(string place, ImmutableArray<Property> older, ImmutableArray<Property> newer, SchemaChanges changes)
    {
        var before = older.ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var property in newer)
        {
            var pointer = $"{place}/{property.Name}";
            if (before.Remove(property.Name, out var then))
            {
                Compare(pointer, then, property, changes);
            }
            else if (property.Level == PropertyLevel.Required)
            {
                changes.Breaks(pointer, producers: true, consumers: false, "A required property was added: records of today lack it.");
            }
            else
            {
                changes.Minor(pointer, "A property that may be absent was added.");
            }
        }

        foreach (var gone in before.Keys)
        {
            changes.Breaks($"{place}/{gone}", producers: true, consumers: true, "The property was removed or renamed.");
        }
    }

    /// <summary>Compares how much a value is asked for.</summary>
    public static void Level(string pointer, PropertyLevel older, PropertyLevel newer, SchemaChanges changes)
    {
        var place = $"{pointer}/x-oud-level";
        if (older == newer)
        {
            return;
        }

        if (newer == PropertyLevel.Required)
        {
            changes.Breaks(place, producers: true, consumers: false, "The value became required.");
        }
        else if (older == PropertyLevel.Required)
        {
            changes.Breaks(place, producers: false, consumers: true, "The value is no longer required: solutions may find it absent.");
        }
        else
        {
            changes.Minor(place, $"The value is now {newer.ToString().ToLowerInvariant()}: coverage numbers change, validity does not.");
        }
    }

    static void Compare(string pointer, Property older, Property newer, SchemaChanges changes)
    {
        changes.BreaksIf($"{pointer}/type", older.Type != newer.Type || older.IsArray != newer.IsArray, true, true,
            $"The type changed from {older.Type} to {newer.Type}.");
        changes.BreaksIf($"{pointer}/x-ogc-unit", older.Unit != newer.Unit, true, true, "The unit changed: the same number means something else.");
        changes.BreaksIf($"{pointer}/x-ogc-role", older.Role != newer.Role, true, true, "The role changed.");
        changes.BreaksIf($"{pointer}/x-ogc-collectionId", older.References != newer.References, true, true, "The value identifies features of another collection.");
        changes.BreaksIf($"{pointer}/readOnly", older.ReadOnly != newer.ReadOnly, newer.ReadOnly, !newer.ReadOnly, "Who writes the value changed.");
        Level(pointer, older.Level, newer.Level, changes);
        Rule($"{pointer}/format", older.Format, newer.Format, "format", changes);
        Rule($"{pointer}/pattern", older.Pattern, newer.Pattern, "pattern", changes);
        Bound($"{pointer}/minimum", older.Minimum ?? double.NegativeInfinity, newer.Minimum ?? double.NegativeInfinity, changes);
        Bound($"{pointer}/maximum", -(older.Maximum ?? double.PositiveInfinity), -(newer.Maximum ?? double.PositiveInfinity), changes);
        Bound($"{pointer}/minLength", older.MinimumLength, newer.MinimumLength, changes);
        Bound($"{pointer}/uniqueItems", older.UniqueItems ? 1 : 0, newer.UniqueItems ? 1 : 0, changes);
        Codes(pointer, older.Codes, newer.Codes, changes);
        Items(pointer, older, newer, changes);
        changes.MinorIf($"{pointer}/deprecated", older.IsDeprecated != newer.IsDeprecated,
            newer.IsDeprecated ? "The property will go with the next major version." : "The property stays after all.");
        changes.MinorIf($"{pointer}/x-oud-aligns", older.Aligns != newer.Aligns, "The terms of other vocabularies changed.");
        changes.PatchIf($"{pointer}/x-oud-titles", older.Title != newer.Title, "The title changed.");
        changes.PatchIf($"{pointer}/x-oud-descriptions", older.Description != newer.Description, "The description changed.");
        changes.PatchIf($"{pointer}/x-oud-sourceNames", !older.SourceNames.SequenceEqual(newer.SourceNames), "The names seen in sources changed.");
        changes.PatchIf($"{pointer}/x-ogc-propertySeq", older.Sequence != newer.Sequence, "The place in the order changed.");
    }

    static void Rule(string pointer, string? older, string? newer, string name, SchemaChanges changes)
    {
        changes.BreaksIf(pointer, older is null && newer is not null, true, false, $"A {name} was added: values of today may not fit.");
        changes.BreaksIf(pointer, older is not null && newer is null, false, true, $"The {name} was removed: values of any form may come.");
        changes.BreaksIf(pointer, older is not null && newer is not null && older != newer, true, true,
            $"The {name} changed from {older} to {newer}: nobody can say in general which values fit both.");
    }

    /// <summary>Compares a bound below which values are invalid.</summary>
    static void Bound(string pointer, double older, double newer, SchemaChanges changes)
    {
        changes.BreaksIf(pointer, newer > older, true, false, "The rule became narrower: values of today may not fit.");
        changes.BreaksIf(pointer, newer < older, false, true, "The rule became wider: values may come that solutions do not expect.");
    }

    static void Codes(string pointer, CodeList? older, CodeList? newer, SchemaChanges changes)
    {
        if (older is null || newer is null)
        {
            changes.BreaksIf($"{pointer}/x-oud-codelist", older is null && newer is not null, true, false, "A code list was added: values of today may not be in it.");
            changes.BreaksIf($"{pointer}/x-oud-codelist", older is not null && newer is null, false, true, "The code list was removed: any text may come.");
            return;
        }

        changes.BreaksIf($"{pointer}/x-oud-codelist", !older.IsClosed && newer.IsClosed, true, false, "The open list became closed.");
        changes.BreaksIf($"{pointer}/x-oud-codelist", older.IsClosed && !newer.IsClosed, false, true, "The closed list became open.");
        var place = $"{pointer}/{(newer.IsClosed ? "enum" : "x-oud-values")}";
        var (added, removed) = (newer.Values.Except(older.Values).ToList(), older.Values.Except(newer.Values).ToList());
        changes.BreaksIf(place, removed.Count > 0, true, false, $"Members were removed: {string.Join(", ", removed)}.");
        changes.BreaksIf(place, added.Count > 0 && newer.IsClosed, false, true, $"Members were added to a closed list: {string.Join(", ", added)}.");
        changes.MinorIf(place, added.Count > 0 && !newer.IsClosed, $"Members were added to an open list: {string.Join(", ", added)}.");
        changes.PatchIf($"{pointer}/x-oud-valueTitles", newer.Values.Intersect(older.Values)
            .Any(value => older.Titles.GetValueOrDefault(value) != newer.Titles.GetValueOrDefault(value)), "Names of members changed.");
    }

    static void Items(string pointer, Property older, Property newer, SchemaChanges changes)
    {
        if (older.Items.IsEmpty || newer.Items.IsEmpty)
        {
            changes.BreaksIf($"{pointer}/items", older.Items.IsEmpty && !newer.Items.IsEmpty, true, false, "Members of the objects were fixed.");
            changes.BreaksIf($"{pointer}/items", !older.Items.IsEmpty && newer.Items.IsEmpty, false, true, "Members of the objects are open now.");
            return;
        }

        Compare(newer.IsArray ? $"{pointer}/items/properties" : $"{pointer}/properties", older.Items, newer.Items, changes);
    }
}
