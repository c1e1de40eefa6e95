using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Api.Ogc.Tiles;
using OpenUrbanData.Formats;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>The paths below a collection in the OpenAPI document, in its order: for each collection with its own types, and
/// once with <c>{collectionId}</c> where there are too many.</summary>
static class CollectionPaths
{
    static readonly ImmutableArray<string> SchemaParameters = ["profile-schema", "f-document", "lang"];
    static readonly ImmutableArray<string> SchemaTypes = ["application/schema+json", "text/html"];

    /// <summary>Media types of features.</summary>
    public static ImmutableArray<string> FeatureTypes { get; } = [.. Encoders.All.Select(encoder => encoder.MediaType).Distinct(), "text/html"];

    /// <summary>All of them; paths are what follows <c>/collections/{collectionId}</c>.</summary>
    public static ImmutableArray<ApiPath> All { get; } =
    [
        new("", "describe*", new("Beschreibung", "Description"), "Collection"),
        new("/schema", "get*Schema", Words.Schema, "JsonSchema") { Types = SchemaTypes, Parameters = SchemaParameters },
        new("/queryables", "get*Queryables", Words.Queryables, "JsonSchema") { Types = SchemaTypes, Parameters = SchemaParameters },
        new("/sortables", "get*Sortables", Words.Sortables, "JsonSchema") { Types = SchemaTypes, Parameters = SchemaParameters },
        new("/codelists/{property}", "get*CodeList", Words.CodeList, "CodeList"),
        new("/items", "get*Items", new("Einträge", "Records"), "*FeatureCollection")
        {
            Types = FeatureTypes, Parameters = FeatureParameters.Names, HasQueryables = true, Headers = OpenApiHeaders.OfFeatures,
        },
        new("/search", "search*", new("Einträge, mit Parametern auch im Inhalt der Anfrage", "Records, with parameters in the body as well"), "*FeatureCollection")
        {
            Types = [.. FeatureTypes.Where(type => type != "text/html")], Parameters = FeatureParameters.Names, HasQueryables = true,
            Headers = OpenApiHeaders.OfFeatures, Body = "FeatureQuery", BodyTypes = [.. RequestBody.Accepted.Split(", ")],
        },
        new("/items/{featureId}", "get*Item", new("Ein Eintrag", "One record"), "*Feature")
        {
            Types = FeatureTypes, Parameters = FeatureParameters.ShapeNames, Headers = OpenApiHeaders.OfFeature,
            Statuses = [("410", new("Für immer entfernt", "Removed for good"))],
        },
        new("/facets", "get*Facets", Words.Facets, "Facets")
        {
            Parameters = [.. FeatureConditions.Names, "properties-facets", "limit-buckets", "f-document", "lang"], HasQueryables = true,
        },
        new("/aggregate", "get*Aggregate", Words.Aggregate, "Aggregate")
        {
            Types = ["application/json", "application/geo+json", "text/csv", "text/html"], OtherSchemas = [("application/geo+json", "AggregateFeatures")],
            HasQueryables = true,
            Parameters =
            [
                .. FeatureConditions.Names, "group-by", "functions", "zoom-grid", "sortby-groups", "limit-groups", "offset-groups", "f-aggregate", "lang",
            ],
        },
        new("/changes", "get*Changes", Words.Changes, "*Changes")
        {
            Types = ["application/json"], Parameters = ["since", "limit-changes", "next", "f-json", "lang"],
        },
        .. TilePaths.Collection,
        new("/api", "get*Api", Words.ApiDefinition, "OpenApi")
        {
            Types = ["application/vnd.oai.openapi+json;version=3.0", "application/vnd.oai.openapi+json;version=3.1", "text/html"],
            Parameters = ["f-api", "lang"],
        },
    ];
}
