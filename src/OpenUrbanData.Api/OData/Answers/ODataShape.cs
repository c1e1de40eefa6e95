using System.Collections.Immutable;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Api.OData.Query;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>What of an expanded navigation property is written.</summary>
enum ExpansionKind
{
    /// <summary>The entities.</summary>
    Entities,

    /// <summary>Their addresses (<c>/$ref</c>).</summary>
    References,

    /// <summary>Their number (<c>/$count</c>).</summary>
    Count,
}

/// <summary>An expanded navigation property.</summary>
/// <param name="Way">The property.</param>
/// <param name="Shape">What the entities at its end look like.</param>
/// <param name="Query">Which of them, in which order, and how many; the way itself is not part of it.</param>
/// <param name="Kind">What is written of them.</param>
/// <param name="IsCounted">True where their number is written as well.</param>
/// <param name="Top">Most of them over all pages; null for all.</param>
/// <param name="Options">What was said in parentheses, for the address of the next page.</param>
sealed record ODataExpansion(
    ODataNavigation Way, ODataShape Shape, FeatureQuery Query, ExpansionKind Kind, bool IsCounted, long? Top,
    IReadOnlyList<(string Name, string Value)> Options);

/// <summary>A selected property, or a part of a structured one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parts">Selected parts of its values; empty for whole values.</param>
sealed record SelectedProperty(string Name, ImmutableArray<SelectedProperty> Parts)
{
    /// <summary>Paths as the context address has them: <c>opening_hours/from</c>.</summary>
    public IEnumerable<string> Paths => Parts.IsEmpty ? [Name] : Parts.SelectMany(part => part.Paths).Select(path => $"{Name}/{path}");
}

/// <summary>What of an entity is written: <c>$select</c> and <c>$expand</c>.</summary>
/// <param name="Set">Name of the entity set.</param>
/// <param name="Collection">What stands behind it.</param>
sealed record ODataShape(string Set, Collection Collection)
{
    /// <summary>Selected structural properties in the order of the type, the key and the geometry among them; null for all.</summary>
    public ImmutableArray<SelectedProperty>? Selected { get; init; }

    /// <summary>True where all structural properties were selected by <c>*</c>.</summary>
    public bool HasStar { get; init; }

    /// <summary>Navigation properties that were selected: their links.</summary>
    public ImmutableArray<string> Links { get; init; } = [];

    /// <summary>Expanded navigation properties.</summary>
    public ImmutableArray<ODataExpansion> Expansions { get; init; } = [];

    /// <summary>Columns that <c>$compute</c> adds and that are selected, or all of them without <c>$select</c>.</summary>
    public ImmutableArray<string> Computed { get; init; } = [];

    /// <summary>What <c>$apply</c> made of the entities; null without it.</summary>
    public ODataRows? Applied { get; init; }

    /// <summary>True where what is written are groups, not entities: without key and ways.</summary>
    public bool IsGrouped => Applied is { IsGrouped: true };

    /// <summary>All structural properties that there are to write, in their order, without key and geometry.</summary>
    public IEnumerable<Property> Properties(ODataModel model) => Applied?.Properties ?? model.Properties(Collection);

    /// <summary>True where the property is written.</summary>
    public bool Has(string name) => Selected is not { } some || some.Any(one => one.Name == name);

    /// <summary>The query with what has to be read for this shape.</summary>
    public FeatureQuery Of(FeatureQuery query, ODataModel model)
    {
        if (Selected is null)
        {
            return query;
        }

        // Ways begin at properties that need not be selected.
        var needed = Expansions.Select(expansion => expansion.Way.Own?.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return query with
        {
            Properties = [.. Properties(model).Where(property => Has(property.Name) || needed.Contains(property.Name))
                .Select(property => query.Collection.Schema.Find(property.Name)).OfType<Property>()],
            Geometry = query.Geometry && Has(ODataNames.Geometry),
        };
    }

    /// <summary>The part of a context address behind the entity set (protocol 10.7 to 10.10): <c>(id,name,Dataset(id))</c>; empty for all.</summary>
    /// <param name="isOld">True for 4.0, which leaves out what is expanded as a whole.</param>
    public string SelectList(bool isOld)
    {
        var members = new List<string>();
        if (HasStar || (Selected is null && !Computed.IsEmpty))
        {
            members.Add("*");
            members.AddRange(Computed);
        }
        else if (Selected is { } selected)
        {
            members.AddRange(selected.SelectMany(one => one.Paths));
            members.AddRange(Computed);
        }

        else if (Applied is { Context: { Length: > 0 } context })
        {
            members.Add(context[1..^1]);
        }

        members.AddRange(Links);
        foreach (var expansion in Expansions.Where(expansion => expansion.Kind == ExpansionKind.Entities))
        {
            var nested = expansion.Shape.SelectList(isOld);
            if (nested.Length > 0)
            {
                members.Add(expansion.Way.Name + nested);
            }
            else if (!isOld)
            {
                members.Add(expansion.Way.Name + "()");
            }
        }

        return members.Count == 0 ? "" : $"({string.Join(',', members)})";
    }
}
