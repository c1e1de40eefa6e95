using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Api.OData.Model.ODataVocabulary;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>What the service can do: the one list that <c>$metadata</c> is annotated from. A test asks for each entry, and for what is
/// missing here.</summary>
static class ODataCapabilities
{
    /// <summary>Functions and operators of <c>$filter</c>.</summary>
    public static ImmutableArray<string> FilterFunctions { get; } =
    [
        "eq", "ne", "gt", "ge", "lt", "le", "and", "or", "not", "in", "any", "contains", "startswith", "endswith", "geo.distance",
    ];

    /// <summary>Annotates the container, and each entity set with what differs there.</summary>
    public static void Annotate(ODataVocabulary vocabulary, ODataTypes types, ODataModel model)
    {
        var container = types.Container;
        vocabulary.Set(container, "Core.ODataVersions", Text("4.01"));
        vocabulary.Set(container, "Capabilities.ConformanceLevel", vocabulary.Member("Capabilities.ConformanceLevelType", "Minimal"));
        vocabulary.Set(container, "Capabilities.SupportedFormats", Texts(["application/json;odata.metadata=minimal"]));
        vocabulary.Set(container, "Capabilities.SupportedMetadataFormats", Texts(["application/xml", "application/json"]));
        vocabulary.Set(container, "Capabilities.AsynchronousRequestsSupported", Truth(false));
        vocabulary.Set(container, "Capabilities.CrossJoinSupported", Truth(false));
        vocabulary.Set(container, "Capabilities.KeyAsSegmentSupported", Truth(false));
        vocabulary.Set(container, "Capabilities.QuerySegmentSupported", Truth(false));
        vocabulary.Set(container, "Capabilities.BatchSupported", Truth(false));
        vocabulary.Set(container, "Capabilities.FilterFunctions", Texts(FilterFunctions));
        vocabulary.Set(container, "Capabilities.DefaultCapabilities", Record(
            ("ChangeTracking", Record(("Supported", Truth(false)))),
            ("CountRestrictions", Record(("Countable", Truth(true)))),
            ("IndexableByKey", Truth(true)),
            ("TopSupported", Truth(true)),
            ("SkipSupported", Truth(true)),
            ("ComputeSupported", Truth(false)),
            ("SelectSupport", Record(("Supported", Truth(true)))),
            ("ExpandRestrictions", Record(("Expandable", Truth(false)))),
            ("SearchRestrictions", Record(("Searchable", Truth(false)))),
            ("InsertRestrictions", Record(("Insertable", Truth(false)))),
            ("UpdateRestrictions", Record(("Updatable", Truth(false)))),
            ("DeleteRestrictions", Record(("Deletable", Truth(false))))));
        foreach (var name in model.SetNames)
        {
            Annotate(vocabulary, types, model, name, model.Sets[name]);
        }
    }

    static void Annotate(ODataVocabulary vocabulary, ODataTypes types, ODataModel model, string name, Collection collection)
    {
        var set = types.Container.FindEntitySet(name);
        var properties = model.Properties(collection).ToList();
        string[] shape = collection.Schema.Geometry is null ? [] : [ODataNames.Geometry];
        vocabulary.Set(set, "Core.Permissions", vocabulary.Member("Core.Permission", "Read"));
        vocabulary.Set(set, "Capabilities.FilterRestrictions", Record(
            ("Filterable", Truth(true)),
            ("NonFilterableProperties", Paths(properties.Where(property => property.Type == PropertyType.Json).Select(property => property.Name)))));
        vocabulary.Set(set, "Capabilities.SortRestrictions", Record(
            ("Sortable", Truth(true)),
            ("NonSortableProperties", Paths(properties
                .Where(property => property.Type is PropertyType.Json or PropertyType.TextArray).Select(property => property.Name).Concat(shape)))));
    }
}
