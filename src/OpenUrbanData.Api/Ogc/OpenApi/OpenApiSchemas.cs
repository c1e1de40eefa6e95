using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Tiles;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>The schemas of the OpenAPI document: JSON answers and bodies that all instances have, and the features of each
/// collection. No remote reference: viewers and generators work offline.</summary>
static class OpenApiSchemas
{
    // With how deep their coordinates are nested.
    static readonly (string Type, int Depth)[] Geometries =
        [("Point", 1), ("MultiPoint", 2), ("LineString", 2), ("MultiLineString", 3), ("Polygon", 3), ("MultiPolygon", 4)];

    static readonly string[] GeometryTypes = [.. Geometries.Select(one => one.Type)];

    /// <summary>Those that all instances have, by the names that <see cref="ApiPath"/> uses.</summary>
    public static Dictionary<string, IOpenApiSchema> Write(OpenApiDocument document)
    {
        OpenApiSchema links() => ArrayOf(new OpenApiSchemaReference("Link", document));
        OpenApiSchema many(string name) => ArrayOf(new OpenApiSchemaReference(name, document));
        var all = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["Link"] = Object(("href", Text()), ("rel", Text()), ("type", Text()), ("title", Text()), ("hreflang", Text()),
                ("templated", Flag()), ("method", Words("POST"))).Requiring("href", "rel"),
            ["LandingPage"] = Object(("title", Text()), ("description", Text()), ("links", links())).Requiring("title", "links"),
            ["Conformance"] = Object(("conformsTo", ArrayOf(Text())), ("links", links())).Requiring("conformsTo"),
            ["Extent"] = Object(
                ("spatial", Object(("bbox", ArrayOf(ArrayOf(Number()))), ("crs", Text())).Requiring("bbox", "crs")),
                ("temporal", Object(("interval", ArrayOf(ArrayOf(NullableInstant()))), ("trs", Text())).Requiring("interval", "trs"))),
            ["Collection"] = Object(("id", Text()), ("title", Text()), ("description", Text()), ("itemType", Words("feature")), ("itemCount", Whole()),
                    ("datasets", ArrayOf(Text())), ("attribution", Text()), ("license", Text()), ("publisher", Text()), ("keywords", ArrayOf(Text())),
                    ("updated", Instant()), ("extent", new OpenApiSchemaReference("Extent", document)), ("crs", ArrayOf(Text())), ("storageCrs", Text()),
                    ("links", links()))
                .Requiring("id", "title", "description", "itemType", "itemCount", "crs", "storageCrs", "links"),
            ["Collections"] = Object(("links", links()), ("crs", ArrayOf(Text())), ("collections", ArrayOf(new OpenApiSchema { AnyOf = [new OpenApiSchemaReference("Collection", document), new OpenApiSchemaReference("RecordCatalogue", document)] }))).Requiring("links", "collections"),
            ["JsonSchema"] = Object(("$schema", Text()), ("$id", Text()), ("title", Text()), ("description", Text()), ("type", Words("object")),
                ("properties", Map(Map(null))), ("required", ArrayOf(Text())), ("additionalProperties", Flag())).Requiring("$schema", "$id", "type", "properties"),
            ["CodeList"] = Object(("property", Text()), ("title", Text()), ("closed", Flag()),
                ("codes", ArrayOf(Object(("code", Text()), ("title", Text())).Requiring("code", "title"))), ("links", links()))
                .Requiring("property", "title", "closed", "codes", "links"),
            ["Functions"] = Object(("functions", ArrayOf(Object(("name", Text()), ("description", Text()),
                ("args", ArrayOf(Object(("title", Text()), ("description", Text()), ("type", ArrayOf(Text()))).Requiring("type"))),
                ("returns", ArrayOf(Text()))).Requiring("name", "returns"))), ("links", links())).Requiring("functions"),
            ["OpenApi"] = Map(null),
            ["Object"] = Map(null),
            ["Feature"] = Feature(document, Map(null), Any(document, [])),
            ["FeatureCollection"] = FeatureCollection(document, "Feature"),
            ["FeatureQuery"] = Object(("collections", ArrayOf(Text())), ("bbox", ArrayOf(Number())), ("datetime", Text()),
                ("filter", new OpenApiSchema { OneOf = [Text(), Map(null)] }), ("filter-lang", Words("cql2-text", "cql2-json")), ("filter-crs", Text()), ("q", ArrayOf(Text())),
                ("sortby", ArrayOf(Text())), ("properties", ArrayOf(Text())), ("limit", Whole()), ("crs", Text()), ("next", Text())),
            ["Changes"] = Changes(document, "FeatureCollection"),
            ["Facets"] = Object(("id", Text()), ("title", Text()), ("links", links()), ("numberMatched", Whole()), ("defaultBucketCount", Whole()),
                    ("facets", Map(Object(("type", Words("term", "histogram")), ("property", Text()), ("title", Text()), ("bucketType", Text()), ("sortedBy", Text()),
                        ("buckets", ArrayOf(Object(("value", new OpenApiSchema()), ("title", Text()), ("min", new OpenApiSchema()), ("max", new OpenApiSchema()),
                            ("count", Whole())).Requiring("count"))),
                        ("more", Whole()), ("other", Whole()), ("missing", Whole())).Requiring("type", "property", "title"))))
                .Requiring("id", "title", "links", "defaultBucketCount", "facets"),
            ["Aggregate"] = Object(("collection", Text()), ("groupBy", ArrayOf(Text())), ("functions", ArrayOf(Text())), ("groupsMatched", Whole()),
                    ("groups", ArrayOf(WithAny(Object(("keys", Map(null)), ("titles", Map(Text())), ("count", Whole())).Requiring("keys", "count")))),
                    ("groupsReturned", Whole()), ("links", links()))
                .Requiring("collection", "groupBy", "functions", "groupsMatched", "groups", "groupsReturned", "links"),
            ["AggregateFeatures"] = Object(("type", Words("FeatureCollection")),
                ("features", ArrayOf(Object(("type", Words("Feature")), ("geometry", Any(document, [])), ("properties", Map(null))).Requiring("type", "geometry", "properties"))),
                ("links", links())).Requiring("type", "features"),
            ["Publisher"] = Object(("slug", Text()), ("key", Text()), ("kind", Text()), ("name", Text()), ("iri", Text()), ("website", Nullable(Text())),
                ("contact", Object(("name", Text()), ("email", Text()))), ("datasets", ArrayOf(Text())), ("href", Text()), ("links", links()))
                .Requiring("slug", "key", "kind", "name", "iri", "contact", "datasets"),
            ["Publishers"] = Object(("publishers", many("Publisher")), ("links", links())).Requiring("publishers", "links"),
            ["Town"] = Object(("municipality_key", Text()), ("name", Text()),
                ("datasets", ArrayOf(Object(("id", Text()), ("title", Text()), ("publisher", Text()), ("collection", Text()), ("features", Whole()), ("href", Text()))
                    .Requiring("id", "title", "publisher", "collection", "features", "href"))),
                ("solutions", ArrayOf(Object(("id", Text()), ("title", Text()), ("portability", Text())).Requiring("id", "title", "portability"))),
                ("links", links())).Requiring("municipality_key", "name", "datasets", "solutions", "links"),
            ["Towns"] = Object(("towns", ArrayOf(Object(("municipality_key", Text()), ("name", Text()), ("href", Text()))
                .Requiring("municipality_key", "name", "href"))), ("links", links())).Requiring("towns", "links"),
            ["Solution"] = Object(("id", Text()), ("version", Text()), ("title", Text()), ("manifest", Map(null)),
                ("towns", ArrayOf(Object(("municipality_key", Text()), ("name", Text()), ("portability", Text())).Requiring("municipality_key", "name", "portability"))),
                ("links", links())).Requiring("id", "version", "title", "links"),
            ["Solutions"] = Object(("solutions", many("Solution")), ("links", links())).Requiring("solutions", "links"),
            ["Portability"] = Object(("solution", Text()), ("municipality_key", Text()), ("municipality_name", Text()), ("checked_at", Instant()),
                    ("verdict", Words("full", "partial", "blocked")), ("score", Text()),
                    ("capabilities", ArrayOf(Object(("id", Text()), ("minimum", Flag()), ("state", Words("works", "degraded", "off")), ("reason", Text()),
                        ("measured", Map(Number())), ("needed", Map(Number()))).Requiring("id", "state"))),
                    ("needs", Map(Object(("collection", Text()), ("filter", Text()), ("features", Whole()), ("reason", Text()),
                        ("datasets", ArrayOf(Object(("id", Text()), ("license", Nullable(Text())), ("attribution", Nullable(Text())), ("modified", Instant())))))
                        .Requiring("collection", "features", "datasets"))),
                    ("unlocked_by", ArrayOf(Object(("field", Text()), ("capabilities", ArrayOf(Text()))).Requiring("field", "capabilities"))))
                .Requiring("solution", "municipality_key", "municipality_name", "checked_at", "verdict", "score", "capabilities", "needs", "unlocked_by"),
            ["ProblemKind"] = Object(("type", Text()), ("status", Whole()), ("description", Text())).Requiring("type", "status", "description"),
            ["Problems"] = Object(("problems", many("ProblemKind"))).Requiring("problems"),
            ["Problem"] = Object(("type", Text()), ("title", Text()), ("status", Whole()), ("detail", Text()), ("instance", Text()),
                    ("errors", ArrayOf(Object(("parameter", Text()), ("value", Nullable(Text())), ("expected", Text())).Requiring("parameter", "expected"))))
                .Requiring("type", "title", "status"),
            ["Health"] = Object(("status", Words("live", "ready"))).Requiring("status"),
        };
        foreach (var (type, depth) in Geometries)
        {
            all[type] = Geometry(type, depth);
        }

        TilePaths.AddSchemas(all, document);
        ODataPaths.AddSchemas(all, document);
        RecordPaths.AddSchemas(all, document);
        CkanPaths.AddSchemas(all, document);
        InventoryPaths.AddSchemas(all, document);
        all["GeometryCollection"] = Nullable(Object(("type", Words("GeometryCollection")), ("geometries", ArrayOf(Any(document, GeometryTypes))))
            .Requiring("type", "geometries"));
        return all;
    }

    /// <summary>Adds the features of a collection as <c>…Properties</c>, <c>…Feature</c>, <c>…FeatureCollection</c>, <c>…Changes</c>.</summary>
    public static void Add(OpenApiDocument document, Collection collection, string name, Language language)
    {
        var all = document.Components!.Schemas!;
        var properties = Served.Properties(collection).Where(one => one.Role != "id").ToList();
        all[name + "Properties"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Title = collection.Title.In(language),
            Description = collection.Description.In(language),
            Required = properties.Where(one => one.Level == PropertyLevel.Required).Select(one => one.Name).ToHashSet(StringComparer.Ordinal),
            Properties = properties.ToDictionary(one => one.Name, one => (IOpenApiSchema)Of(one, language), StringComparer.Ordinal),
        };
        all[name + "Feature"] = Feature(document, new OpenApiSchemaReference(name + "Properties", document),
            collection.Schema.Geometry is { } rule ? Any(document, rule.Types) : new OpenApiSchemaReference("Point", document));
        all[name + "FeatureCollection"] = FeatureCollection(document, name + "Feature");
        all[name + "Changes"] = Changes(document, name + "FeatureCollection");
    }

    /// <summary>What a property is.</summary>
    public static OpenApiSchema Of(Property property, Language language)
    {
        var schema = new OpenApiSchema { Title = property.Title.In(language), Description = property.Description?.In(language) };
        (schema.Type, schema.Format) = property.Type switch
        {
            PropertyType.Integer => (JsonSchemaType.Integer, "int64"),
            PropertyType.Number => (JsonSchemaType.Number, "double"),
            PropertyType.Boolean => (JsonSchemaType.Boolean, null),
            PropertyType.Date => (JsonSchemaType.String, "date"),
            PropertyType.DateTime => (JsonSchemaType.String, "date-time"),
            PropertyType.TextArray => (JsonSchemaType.Array, null),
            PropertyType.Json when property.IsArray => (JsonSchemaType.Array, null),
            PropertyType.Json => (JsonSchemaType.Object, (string?)null),
            _ => (JsonSchemaType.String, property.Format),
        };
        schema.Minimum = property.Minimum?.ToString("R", CultureInfo.InvariantCulture);
        schema.Maximum = property.Maximum?.ToString("R", CultureInfo.InvariantCulture);
        schema.Deprecated = property.IsDeprecated;
        switch (property.Type)
        {
            case PropertyType.TextArray:
                schema.Items = Texts(new() { Type = JsonSchemaType.String }, property);
                break;
            case PropertyType.Json when property.IsArray:
                schema.Items = Members(new() { Type = JsonSchemaType.Object }, property, language);
                break;
            case PropertyType.Json:
                Members(schema, property, language);
                break;
            case PropertyType.Text:
                Texts(schema, property);
                break;
        }

        return schema;
    }

    /// <summary>Any text.</summary>
    public static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    /// <summary>A whole number.</summary>
    public static OpenApiSchema Whole() => new() { Type = JsonSchemaType.Integer, Format = "int64" };

    /// <summary>A number.</summary>
    public static OpenApiSchema Number() => new() { Type = JsonSchemaType.Number, Format = "double" };

    /// <summary>True or false.</summary>
    public static OpenApiSchema Flag() => new() { Type = JsonSchemaType.Boolean };

    /// <summary>An instant.</summary>
    public static OpenApiSchema Instant() => new() { Type = JsonSchemaType.String, Format = "date-time" };

    /// <summary>One of the words.</summary>
    public static OpenApiSchema Words(params string[] words) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))],
    };

    /// <summary>A list.</summary>
    public static OpenApiSchema ArrayOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    /// <summary>An object with any names, and values of that schema; null for any values.</summary>
    public static OpenApiSchema Map(OpenApiSchema? values) => new() { Type = JsonSchemaType.Object, AdditionalProperties = values ?? new() };

    /// <summary>An object with these members.</summary>
    public static OpenApiSchema Object(params (string Name, IOpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = properties.ToDictionary(pair => pair.Name, pair => pair.Schema, StringComparer.Ordinal),
    };

    /// <summary>The same, with members that are always there.</summary>
    public static OpenApiSchema Requiring(this OpenApiSchema schema, params string[] names)
    {
        schema.Required = new HashSet<string>(names, StringComparer.Ordinal);
        return schema;
    }

    // One more member per function that was asked for, named as in the request.
    static OpenApiSchema WithAny(OpenApiSchema schema)
    {
        schema.AdditionalProperties = new OpenApiSchema();
        return schema;
    }

    /// <summary>A schema that null fits, too.</summary>
    public static OpenApiSchema Nullable(OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.Null;
        return schema;
    }

    static OpenApiSchema NullableInstant() => Nullable(Instant());

    // An open list is no enum: readers must expect other values.
    static OpenApiSchema Texts(OpenApiSchema schema, Property property)
    {
        schema.Enum = property.Codes is { IsClosed: true, Values.IsEmpty: false } codes ? [.. codes.Values.Select(value => (JsonNode)JsonValue.Create(value))] : null;
        schema.Pattern = property.Pattern;
        schema.MinLength = property.MinimumLength > 0 ? property.MinimumLength : null;
        return schema;
    }

    static OpenApiSchema Members(OpenApiSchema schema, Property property, Language language)
    {
        if (property.Items.IsEmpty)
        {
            schema.AdditionalProperties = new OpenApiSchema();
            return schema;
        }

        schema.Properties = property.Items.ToDictionary(one => one.Name, one => (IOpenApiSchema)Of(one, language), StringComparer.Ordinal);
        return schema.Requiring([.. property.Items.Where(one => one.Level == PropertyLevel.Required).Select(one => one.Name)]);
    }

    // Null where a feature has none: OpenAPI 3.0 has no null type to be put beside a reference, so the geometries themselves allow it.
    static OpenApiSchema Geometry(string type, int depth)
    {
        var coordinates = Number();
        for (var level = 0; level < depth; level++)
        {
            coordinates = ArrayOf(coordinates);
        }

        return Nullable(Object(("type", Words(type)), ("coordinates", coordinates)).Requiring("type", "coordinates"));
    }

    /// <summary>One of some types of geometries, or of any where none is named; nullable.</summary>
    public static IOpenApiSchema Any(OpenApiDocument document, IReadOnlyCollection<string> types) => types.Count switch
    {
        1 => new OpenApiSchemaReference(types.First(), document),
        0 => Any(document, [.. GeometryTypes, "GeometryCollection"]),
        _ => new OpenApiSchema { AnyOf = [.. types.Select(type => new OpenApiSchemaReference(type, document))] },
    };

    static OpenApiSchema Feature(OpenApiDocument document, IOpenApiSchema properties, IOpenApiSchema geometry) => Object(
        ("type", Words("Feature")), ("id", Text()), ("geometry", geometry), ("properties", properties), ("latest", Map(null)),
        ("links", ArrayOf(new OpenApiSchemaReference("Link", document)))).Requiring("type", "id", "geometry", "properties");

    static OpenApiSchema FeatureCollection(OpenApiDocument document, string feature) => Object(
        ("type", Words("FeatureCollection")), ("features", ArrayOf(new OpenApiSchemaReference(feature, document))),
        ("numberMatched", Whole()), ("numberReturned", Whole()),
        ("links", ArrayOf(new OpenApiSchemaReference("Link", document)))).Requiring("type", "features");

    static OpenApiSchema Changes(OpenApiDocument document, string features) => Object(
        ("collection", Text()), ("since", Whole()), ("publication", Whole()),
        ("deleted", ArrayOf(Object(("id", Text()), ("dataset_id", Nullable(Text())), ("publication", Whole()), ("deleted_at", Instant()))
            .Requiring("id", "publication", "deleted_at"))),
        ("changed", new OpenApiSchemaReference(features, document)),
        ("links", ArrayOf(new OpenApiSchemaReference("Link", document)))).Requiring("collection", "since", "publication", "deleted", "links");
}
