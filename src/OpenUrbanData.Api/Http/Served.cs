using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Http;

/// <summary>Which properties of a collection answers hold, and what may be asked of them.</summary>
static class Served
{
    // The same for as long as a registry lives: every request asks for it.
    sealed record Facts(
        ImmutableArray<Property> Properties, ImmutableArray<Property> Queryables, ImmutableArray<Property> Sortables,
        ImmutableArray<string> Licenses);

    static readonly ConditionalWeakTable<Collection, Facts> Known = [];

    /// <summary>When the features of a collection changed; null where a time alone could hide a change.</summary>
    /// <remarks>A data set that is withdrawn takes its time with it, so a canonical collection may look older than before.</remarks>
    public static DateTimeOffset? ModifiedAt(Collection collection) =>
        collection.IsCanonical ? null : collection.Datasets[0].ModifiedAt;

    /// <summary>All that answers can hold, in the schema's order; the identifier among them.</summary>
    public static ImmutableArray<Property> Properties(Collection collection) => Of(collection).Properties;

    /// <summary>Properties that say where a record comes from, not what it is.</summary>
    static readonly FrozenSet<string> Provenance = new[]
    {
        "source_id", "id_stability", "dataset_id", "schema_version", "license", "attribution", "source_url", "quality_flags",
        "source_values", "updated_at", "deleted", "source_updated_at", "ars", "same_as", "geometry_source", "geometry_accuracy", "external_ids",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where a property says what a record is, not where it comes from: what tables and maps show.</summary>
    public static bool IsTelling(Property property) => !Provenance.Contains(property.Name);

    /// <summary>Those that say what a record is, and the identifier.</summary>
    public static ImmutableArray<Property> Telling(Collection collection) => [.. Properties(collection).Where(IsTelling)];

    /// <summary>Those that filters may name: all but objects.</summary>
    public static ImmutableArray<Property> Queryables(Collection collection) => Of(collection).Queryables;

    /// <summary>Those that features may be ordered by: single values.</summary>
    public static ImmutableArray<Property> Sortables(Collection collection) => Of(collection).Sortables;

    /// <summary>Licences of its data sets, each once.</summary>
    public static ImmutableArray<string> Licenses(Collection collection) => Of(collection).Licenses;

    /// <summary>The collection whose features the values identify; null where they identify none that is served here.</summary>
    public static string? ReferencedBy(Property property, Registry registry) =>
        property.References is { } id && registry.Collections.ContainsKey(id) ? id : null;

    static Facts Of(Collection collection) => Known.GetValue(collection, static one =>
    {
        ImmutableArray<Property> properties = [.. one.Schema.Properties.Where(one.Serves)];
        ImmutableArray<Property> queryables =
            [.. properties.Where(property => property.Type != PropertyType.Json)];
        return new(
            properties, queryables,
            [.. queryables.Where(property => property is { Type: not PropertyType.TextArray, Role: not "id" })],
            [.. one.Datasets.Select(dataset => dataset.License).Distinct(StringComparer.Ordinal)]);
    });
}
