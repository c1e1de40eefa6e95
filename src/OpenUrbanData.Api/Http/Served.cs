using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Http;

/// <summary>Which properties of a collection answers hold, and what may be asked of them.</summary>
static class Served
{
    /// <summary>All that answers can hold, in the schema's order; the identifier among them.</summary>
    public static IEnumerable<Property> Properties(Collection collection) =>
        collection.Schema.Properties.Where(collection.Serves);

    /// <summary>Those that filters may name: all but objects and the identifier, which has an address of its own.</summary>
    public static IEnumerable<Property> Queryables(Collection collection) =>
        Properties(collection).Where(property => property is { Type: not PropertyType.Json, Role: not "id" });

    /// <summary>Those that features may be ordered by: single values.</summary>
    public static IEnumerable<Property> Sortables(Collection collection) =>
        Queryables(collection).Where(property => property.Type != PropertyType.TextArray);
}
