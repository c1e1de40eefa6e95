using System.Collections.Immutable;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Api.OData.Model.ODataVocabulary;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>What the service can do: the one place that <c>$metadata</c> is annotated from. Tests ask for each entry, and for what is
/// missing here.</summary>
static class ODataCapabilities
{
    /// <summary>Functions and operators of <c>$filter</c>.</summary>
    public static ImmutableArray<string> FilterFunctions { get; } =
    [
        "eq", "ne", "gt", "ge", "lt", "le", "and", "or", "not", "in", "has", "add", "sub", "mul", "div", "divby", "mod", "any", "all", "concat", "contains",
        "endswith", "indexof", "length", "matchesPattern", "startswith", "substring", "tolower", "toupper", "trim", "date", "day", "fractionalseconds",
        "hour", "maxdatetime", "mindatetime", "minute", "month", "now", "second", "time", "totaloffsetminutes", "totalseconds", "year", "ceiling",
        "floor", "round", "cast", "isof", "geo.distance", "geo.intersects", "geo.length",
    ];

    /// <summary>Steps of <c>$apply</c> on sets of features.</summary>
    public static ImmutableArray<string> Transformations { get; } = ["aggregate", "compute", "filter", "groupby", "identity"];

    static readonly string[] Json = ["application/json;metadata=minimal", "application/json;metadata=full", "application/json;metadata=none", "application/json;IEEE754Compatible=true"];

    /// <summary>Annotates the container, and each entity set with what differs there.</summary>
    public static void Annotate(ODataVocabulary vocabulary, ODataTypes types, ODataModel model, ODataLimits limits)
    {
        var container = types.Container;
        vocabulary.Set(container, "Core.ODataVersions", Text("4.01"));
        vocabulary.Set(container, "Capabilities.ConformanceLevel", vocabulary.Member("Capabilities.ConformanceLevelType", "Intermediate"));
        vocabulary.Set(container, "Capabilities.SupportedFormats", Texts(Json.Concat(Encoders.All.Select(encoder => encoder.MediaType).Distinct())));
        vocabulary.Set(container, "Capabilities.SupportedMetadataFormats", Texts(["application/xml", "application/json"]));
        vocabulary.Set(container, "Capabilities.AsynchronousRequestsSupported", Truth(false));
        vocabulary.Set(container, "Capabilities.CrossJoinSupported", Truth(false));
        vocabulary.Set(container, "Capabilities.KeyAsSegmentSupported", Truth(true));
        vocabulary.Set(container, "Capabilities.QuerySegmentSupported", Truth(false));
        vocabulary.Set(container, "Capabilities.BatchSupported", Truth(true));
        vocabulary.Set(container, "Capabilities.BatchSupport", Record(
            ("Supported", Truth(true)),
            ("ContinueOnErrorSupported", Truth(true)),
            ("ReferencesInRequestBodiesSupported", Truth(false)),
            ("ReferencesAcrossChangeSetsSupported", Truth(false)),
            ("EtagReferencesSupported", Truth(false)),
            ("RequestDependencyConditionsSupported", Truth(false)),
            ("SupportedFormats", Texts(["application/json"]))));
        vocabulary.Set(container, "Capabilities.FilterFunctions", Texts(FilterFunctions));
        vocabulary.Set(container, "Capabilities.DefaultCapabilities", Record(
            ("ChangeTracking", Record(("Supported", Truth(true)))),
            ("CountRestrictions", Record(("Countable", Truth(true)))),
            ("IndexableByKey", Truth(true)),
            ("TopSupported", Truth(true)),
            ("SkipSupported", Truth(true)),
            ("ComputeSupported", Truth(true)),
            // Nested options other than $select are not taken.
            ("SelectSupport", Record(
                ("Supported", Truth(true)), ("InstanceAnnotationsSupported", Truth(false)), ("Expandable", Truth(false)), ("Filterable", Truth(false)),
                ("Searchable", Truth(false)), ("TopSupported", Truth(false)), ("SkipSupported", Truth(false)), ("ComputeSupported", Truth(false)),
                ("Countable", Truth(false)), ("Sortable", Truth(false)))),
            ("ExpandRestrictions", Record(("Expandable", Truth(true)), ("MaxLevels", Number(limits.MaximumExpandDepth, isWhole: true)))),
            ("SearchRestrictions", Record(("Searchable", Truth(true)))),
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
        // Conditions go along ways to one entity only.
        vocabulary.Set(set, "Capabilities.FilterRestrictions", Record(
            ("Filterable", Truth(true)),
            ("NonFilterableProperties", Paths(model.Navigations(collection)
                .Where(way => way.IsMany).Select(way => way.Name)))));
        vocabulary.Set(set, "Capabilities.SortRestrictions", Record(
            ("Sortable", Truth(true)),
            ("NonSortableProperties", Paths(properties
                .Where(property => property.Type is PropertyType.Json or PropertyType.TextArray).Select(property => property.Name).Concat(shape)))));
        if (model.RegistryOf(collection) is not null)
        {
            vocabulary.Set(set, "Capabilities.ChangeTracking", Record(("Supported", Truth(false))));
            return;
        }

        vocabulary.Set(set, "Aggregation.ApplySupported", Record(
            ("Transformations", Texts(Transformations)), ("Rollup", NoRollup), ("From", Truth(false))));
    }
}
