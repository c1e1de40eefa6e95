using Microsoft.OpenApi;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OpenUrbanData.Api.Ogc;

/// <summary>Fills the OpenAPI document from the registry: canonical collections and, up to a setting, data sets typed; beyond it
/// templated paths.</summary>
sealed class RegistryPaths(ApiOptions options, Registry registry, Collection? only, Language language) : IDocumentFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var document = swaggerDoc;
        document.Components ??= new();
        document.Components.Parameters = OpenApiParts.Parameters(options);
        document.Components.Schemas = OpenApiParts.Schemas();
        document.Components.Responses = OpenApiParts.Responses(document);
        if (only is null)
        {
            Add(document, "/", "getLandingPage", T("Startseite", "Landing page"), "Landing");
            Add(document, "/conformance", "getConformance", T("Erfüllte Standards", "Conformance classes"), "Conformance");
            Add(document, "/collections", "getCollections", T("Alle Datensammlungen", "All collections"), "Collections");
            Add(document, "/publishers", "getPublishers", Words.Publishers.In(language), "Object");
            Add(document, "/publishers/{publisher}", "getPublisher", T("Ein Herausgeber", "A publisher"), "Object", "publisher");
            Add(document, "/towns", "getTowns", Words.Towns.In(language), "Object");
            Add(document, "/towns/{town}", "getTown", T("Eine Stadt", "A town"), "Object", "town");
            Add(document, "/downloads/{file}", "getDownload", T("Ganzer Datensatz als Datei", "Whole data set as a file"), null, "file");
            Add(document, "/solutions", "getSolutions", T("Anwendungen", "Solutions"), "Object");
            Add(document, "/solutions/{solution}", "getSolution", T("Eine Anwendung und was sie braucht", "A solution and what it needs"), "Object", "solution");
            Add(document, "/portability/{solution}/{town}", "getPortability",
                T("Läuft die Anwendung in der Stadt?", "Does the solution run in the town?"), "Object", "solution", "town");
        }

        var typed = Typed().ToList();
        foreach (var collection in typed)
        {
            new CollectionPaths(document, collection, language).Add();
        }

        if (only is null && typed.Count < registry.Collections.Count)
        {
            CollectionPaths.AddTemplated(document, language);
        }
    }

    IEnumerable<Collection> Typed()
    {
        if (only is not null)
        {
            return [only];
        }

        var ordered = CollectionDocuments.InOrder(registry).ToList();
        return ordered.Count <= options.MaximumTypedCollections ? ordered : ordered.Where(one => one.IsCanonical);
    }

    static void Add(OpenApiDocument document, string path, string id, string summary, string? schema, params ReadOnlySpan<string> parameters)
    {
        var operation = OpenApiParts.Operation(document, id, summary, "instance", schema is null ? null : ("application/json", schema));
        operation.Parameters = [];
        foreach (var parameter in parameters)
        {
            operation.Parameters.Add(OpenApiParts.PathParameter(parameter));
        }

        if (parameters.IsEmpty && schema is not null)
        {
            operation.Parameters.Add(new OpenApiParameterReference("f-document", document));
        }

        operation.Parameters.Add(new OpenApiParameterReference("lang", document));
        OpenApiParts.AddPath(document, path, operation);
    }

    string T(string german, string english) => language == Language.German ? german : english;
}
