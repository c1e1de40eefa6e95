using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc;

/// <summary>The parts of the OpenAPI document that all collections share. No remote reference: viewers and generators work offline.</summary>
static class OpenApiParts
{
    /// <summary>Parameters; QGIS looks for <c>limit</c> under exactly this name to size its pages.</summary>
    public static Dictionary<string, IOpenApiParameter> Parameters(ApiOptions options) => new(StringComparer.Ordinal)
    {
        ["bbox"] = Query("bbox", "Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.", new()
        {
            Type = JsonSchemaType.Array,
            MinItems = 4,
            MaxItems = 6,
            Items = new OpenApiSchema { Type = JsonSchemaType.Number },
        }),
        ["bbox-crs"] = Query("bbox-crs", "CRS of bbox.", CrsSchema()),
        ["datetime"] = Query("datetime", "Instant or interval of RFC 3339; '..' or nothing for an open end.", Text()),
        ["limit"] = Query("limit", "Most features of the page. CSV and Arrow have all features without it.", new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = "1",
            Maximum = options.MaximumLimit.ToString(CultureInfo.InvariantCulture),
            Default = JsonValue.Create(options.DefaultLimit),
        }),
        ["offset"] = Query("offset", "Features to skip. Following the link 'next' is faster and misses nothing.", new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = "0",
            Default = JsonValue.Create(0),
        }),
        ["next"] = Query("next", "Opaque token from the link 'next'.", Text()),
        ["properties"] = Query("properties", "Names of the properties wanted, with commas between them.", TextArray()),
        ["sortby"] = Query("sortby", "Names of sortables, with commas between them; '-' before a name for descending.", TextArray()),
        ["crs"] = Query("crs", "CRS of the geometries in the answer.", CrsSchema()),
        ["expand"] = Query("expand", "Adds the latest observations.", Words("latest")),
        ["profile"] = Query("profile", "Variant of the format.", Words([.. Encoders.All.SelectMany(one => one.Profiles)])),
        ["f"] = Query("f", "Format; beats the header Accept.", Words([.. FeatureFormats.All.Select(one => one.Format.Name), "html"])),
        ["f-document"] = Query("f", "Format; beats the header Accept.", Words("json", "html")),
        ["lang"] = Query("lang", "Language of titles and texts; beats the header Accept-Language.", Words("de", "en")),
    };

    /// <summary>Documents that all instances have.</summary>
    public static Dictionary<string, IOpenApiSchema> Schemas() => new(StringComparer.Ordinal)
    {
        ["Link"] = Object(("href", Text()), ("rel", Text()), ("type", Text()), ("title", Text()), ("hreflang", Text())).Requiring("href", "rel"),
        ["Landing"] = Object(("title", Text()), ("description", Text()), ("links", ArrayOf(Object()))).Requiring("links"),
        ["Conformance"] = Object(("conformsTo", ArrayOf(Text()))).Requiring("conformsTo"),
        ["Collection"] = Object(("id", Text()), ("title", Text()), ("description", Text()), ("itemType", Text()),
            ("itemCount", new() { Type = JsonSchemaType.Integer }), ("crs", ArrayOf(Text())), ("storageCrs", Text()), ("extent", Object()),
            ("license", Text()), ("attribution", Text()), ("links", ArrayOf(Object()))).Requiring("id", "links"),
        ["Collections"] = Object(("collections", ArrayOf(Object())), ("crs", ArrayOf(Text())), ("links", ArrayOf(Object()))).Requiring("collections", "links"),
        ["Object"] = Object(),
        ["Geometry"] = Object(("type", Text()), ("coordinates", new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema() })).Requiring("type"),
        ["Feature"] = Object(("type", Words("Feature")), ("id", Text()), ("geometry", Object()), ("properties", Object()), ("links", ArrayOf(Object())))
            .Requiring("type", "geometry", "properties"),
        ["FeatureCollection"] = Object(("type", Words("FeatureCollection")), ("features", ArrayOf(Object())), ("links", ArrayOf(Object())),
            ("numberMatched", new() { Type = JsonSchemaType.Integer }), ("numberReturned", new() { Type = JsonSchemaType.Integer }),
            ("timeStamp", new() { Type = JsonSchemaType.String, Format = "date-time" })).Requiring("type", "features"),
        ["Problem"] = Object(("type", Text()), ("title", Text()), ("status", new() { Type = JsonSchemaType.Integer }), ("detail", Text()),
            ("instance", Text()), ("errors", ArrayOf(Object(("parameter", Text()), ("value", Text()), ("expected", Text()))))),
    };

    /// <summary>The answer of every failure.</summary>
    public static Dictionary<string, IOpenApiResponse> Responses(OpenApiDocument document) => new(StringComparer.Ordinal)
    {
        ["Problem"] = new OpenApiResponse
        {
            Description = "A problem (RFC 9457), with all mistakes of the request at once.",
            Content = Content("application/problem+json", new OpenApiSchemaReference("Problem", document)),
        },
    };

    /// <summary>An operation with its success and its failures.</summary>
    public static OpenApiOperation Operation(OpenApiDocument document, string id, string summary, string tag, (string Type, string Schema)? answer) => new()
    {
        OperationId = id,
        Summary = summary,
        Tags = new HashSet<OpenApiTagReference> { Tag(document, tag) },
        Responses = new()
        {
            ["200"] = new OpenApiResponse
            {
                Description = summary,
                Content = answer is { } content ? Content(content.Type, new OpenApiSchemaReference(content.Schema, document)) : null,
            },
            ["304"] = new OpenApiResponse { Description = "Not modified: the answer to If-None-Match or If-Modified-Since." },
            ["400"] = new OpenApiResponseReference("Problem", document),
            ["404"] = new OpenApiResponseReference("Problem", document),
            ["406"] = new OpenApiResponseReference("Problem", document),
            ["500"] = new OpenApiResponseReference("Problem", document),
            ["503"] = new OpenApiResponseReference("Problem", document),
        },
    };

    /// <summary>Adds a path with one operation.</summary>
    public static void AddPath(OpenApiDocument document, string path, OpenApiOperation operation) =>
        document.Paths[path] = new OpenApiPathItem { Operations = new() { [HttpMethod.Get] = operation } };

    /// <summary>A part of the path.</summary>
    public static OpenApiParameter PathParameter(string name) => new() { Name = name, In = ParameterLocation.Path, Required = true, Schema = Text() };

    /// <summary>The parameter of changes.</summary>
    public static OpenApiParameter Since()
    {
        var since = Query("since", "Number of the publication that the client has; 0 for none.", new() { Type = JsonSchemaType.Integer, Minimum = "0" });
        since.Required = true;
        return since;
    }

    /// <summary>A queryable as a parameter.</summary>
    public static OpenApiParameter QueryParameter(Property property, Language language) => Query(
        property.Name, property.Description?.In(language) ?? property.Title.In(language),
        property.Type == PropertyType.TextArray ? Text() : SchemaOf(property, language));

    /// <summary>What a property is.</summary>
    public static OpenApiSchema SchemaOf(Property property, Language language)
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
        var codes = property.Codes is { IsClosed: true } list ? list.Values.Select(value => (JsonNode)JsonValue.Create(value)).ToList() : [];
        if (schema.Type == JsonSchemaType.Array)
        {
            schema.Items = property.Type == PropertyType.Json ? Object() : new() { Type = JsonSchemaType.String, Enum = codes.Count > 0 ? codes : null };
        }
        else
        {
            schema.Enum = codes.Count > 0 ? codes : null;
            schema.Minimum = property.Minimum?.ToString("R", CultureInfo.InvariantCulture);
            schema.Maximum = property.Maximum?.ToString("R", CultureInfo.InvariantCulture);
            schema.Pattern = property.Pattern;
        }

        return schema;
    }

    /// <summary>A feature with these properties.</summary>
    public static OpenApiSchema Feature(IOpenApiSchema properties, OpenApiDocument document) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "id", "geometry", "properties" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Words("Feature"),
            ["id"] = Text(),
            // OpenAPI 3.0 has no null type: a reference with nullable needs allOf around it.
            ["geometry"] = new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, AllOf = [new OpenApiSchemaReference("Geometry", document)] },
            ["properties"] = properties,
            ["links"] = ArrayOf(new OpenApiSchemaReference("Link", document)),
        },
    };

    /// <summary>A page of such features.</summary>
    public static OpenApiSchema FeatureCollection(IOpenApiSchema feature, OpenApiDocument document) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "features" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Words("FeatureCollection"),
            ["features"] = ArrayOf(feature),
            ["links"] = ArrayOf(new OpenApiSchemaReference("Link", document)),
            ["numberMatched"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["numberReturned"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["timeStamp"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        },
    };

    // Style, explode and a single type are stated: QGIS pushes a parameter down only where it finds them.
    static OpenApiParameter Query(string name, string description, OpenApiSchema schema) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Required = false,
        Style = ParameterStyle.Form,
        Explode = false,
        Schema = schema,
    };

    static Dictionary<string, IOpenApiMediaType> Content(string type, IOpenApiSchema schema) =>
        new(StringComparer.Ordinal) { [type] = new OpenApiMediaType { Schema = schema } };

    static OpenApiTagReference Tag(OpenApiDocument document, string name)
    {
        document.Tags ??= new HashSet<OpenApiTag>();
        if (document.Tags.All(tag => tag.Name != name))
        {
            document.Tags.Add(new() { Name = name });
        }

        return new(name, document);
    }

    static OpenApiSchema CrsSchema() => new()
    {
        Type = JsonSchemaType.String,
        Format = "uri",
        Default = JsonValue.Create(Crs.Crs84.Uri),
        Enum = [.. Crs.All.Select(crs => (JsonNode)JsonValue.Create(crs.Uri))],
    };

    static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    static OpenApiSchema TextArray() => ArrayOf(Text());

    static OpenApiSchema Words(params string[] words) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))],
    };

    static OpenApiSchema ArrayOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    static OpenApiSchema Object(params (string Name, OpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = properties.ToDictionary(pair => pair.Name, pair => (IOpenApiSchema)pair.Schema, StringComparer.Ordinal),
    };

    static OpenApiSchema Requiring(this OpenApiSchema schema, params string[] names)
    {
        schema.Required = new HashSet<string>(names, StringComparer.Ordinal);
        return schema;
    }
}
