using Microsoft.OpenApi;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc;

/// <summary>The paths of one collection in the OpenAPI document, with its features' properties as a schema.</summary>
sealed class CollectionPaths(OpenApiDocument document, Collection collection, Language language)
{
    static readonly string[] ItemsParameters =
        ["bbox", "bbox-crs", "datetime", "limit", "offset", "next", "properties", "sortby", "crs", "expand", "profile", "f", "lang"];

    static readonly string[] ItemParameters = ["properties", "crs", "expand", "profile", "f", "lang"];

    static readonly string[] DocumentParameters = ["f-document", "lang"];

    string Path => Links.Collection(collection.Id);

    string Suffix => string.Concat(collection.Id.Split('-', '.').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Adds them.</summary>
    public void Add()
    {
        AddSchemas();
        AddOperation("", $"describe{Suffix}", collection.Title.In(language), "application/json", "Collection", DocumentParameters);
        AddOperation("/schema", $"get{Suffix}Schema", Words.Schema.In(language), "application/schema+json", "Object", DocumentParameters);
        AddOperation("/queryables", $"get{Suffix}Queryables", Words.Queryables.In(language), "application/schema+json", "Object", DocumentParameters);
        AddOperation("/sortables", $"get{Suffix}Sortables", Words.Sortables.In(language), "application/schema+json", "Object", DocumentParameters);
        var items = AddOperation("/items", $"get{Suffix}Items", $"{collection.Title.In(language)}: {T("Einträge", "records")}", "application/geo+json",
            $"{collection.Id}.collection", ItemsParameters);
        AddFormats(items);
        foreach (var property in Served.Queryables(collection).Where(one => !FeatureParameters.Names.Contains(one.Name)))
        {
            items.Parameters!.Add(OpenApiParts.QueryParameter(property, language));
        }

        var item = AddOperation("/items/{featureId}", $"get{Suffix}Item", $"{collection.Title.In(language)}: {T("ein Eintrag", "one record")}",
            "application/geo+json", $"{collection.Id}.feature", ItemParameters);
        AddFormats(item);
        item.Parameters!.Insert(0, OpenApiParts.PathParameter("featureId"));
        item.Responses!["410"] = new OpenApiResponseReference("Problem", document);
        var changes = AddOperation("/changes", $"get{Suffix}Changes", Words.Changes.In(language), "application/json", "Object", ["limit", "next", "f-document"]);
        changes.Parameters!.Insert(0, OpenApiParts.Since());
    }

    /// <summary>Adds the same paths for all collections at once, untyped.</summary>
    public static void AddTemplated(OpenApiDocument document, Language language)
    {
        foreach (var (rest, id, type, schema, parameters) in new (string, string, string, string, string[])[]
        {
            ("", "describeCollection", "application/json", "Collection", DocumentParameters),
            ("/schema", "getSchema", "application/schema+json", "Object", DocumentParameters),
            ("/queryables", "getQueryables", "application/schema+json", "Object", DocumentParameters),
            ("/sortables", "getSortables", "application/schema+json", "Object", DocumentParameters),
            ("/items", "getItems", "application/geo+json", "FeatureCollection", ItemsParameters),
            ("/items/{featureId}", "getItem", "application/geo+json", "Feature", ItemParameters),
            ("/api", "getCollectionApi", "application/vnd.oai.openapi+json;version=3.0", "Object", DocumentParameters),
        })
        {
            var operation = OpenApiParts.Operation(document, id, Words.Collections.In(language), "collections", (type, schema));
            operation.Parameters = [OpenApiParts.PathParameter("collectionId")];
            if (rest.Contains("featureId", StringComparison.Ordinal))
            {
                operation.Parameters.Add(OpenApiParts.PathParameter("featureId"));
            }

            foreach (var name in parameters)
            {
                operation.Parameters.Add(new OpenApiParameterReference(name, document));
            }

            OpenApiParts.AddPath(document, "/collections/{collectionId}" + rest, operation);
        }
    }

    OpenApiOperation AddOperation(string rest, string id, string summary, string type, string schema, string[] parameters)
    {
        var operation = OpenApiParts.Operation(document, id, summary, collection.Id, (type, schema));
        operation.Parameters = [.. parameters.Select(name => new OpenApiParameterReference(name, document))];
        OpenApiParts.AddPath(document, Path + rest, operation);
        return operation;
    }

    static void AddFormats(OpenApiOperation operation)
    {
        var content = ((OpenApiResponse)operation.Responses!["200"]).Content!;
        foreach (var encoder in Encoders.All.Where(one => !content.ContainsKey(one.MediaType)))
        {
            content[encoder.MediaType] = new OpenApiMediaType();
        }

        content["text/html"] = new OpenApiMediaType();
    }

    void AddSchemas()
    {
        var schemas = document.Components!.Schemas!;
        schemas[$"{collection.Id}.properties"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Title = collection.Title.In(language),
            Properties = Served.Properties(collection).Where(one => one.Role != "id")
                .ToDictionary(one => one.Name, one => (IOpenApiSchema)OpenApiParts.SchemaOf(one, language), StringComparer.Ordinal),
        };
        schemas[$"{collection.Id}.feature"] = OpenApiParts.Feature(new OpenApiSchemaReference($"{collection.Id}.properties", document), document);
        schemas[$"{collection.Id}.collection"] = OpenApiParts.FeatureCollection(new OpenApiSchemaReference($"{collection.Id}.feature", document), document);
    }

    string T(string german, string english) => language == Language.German ? german : english;
}
