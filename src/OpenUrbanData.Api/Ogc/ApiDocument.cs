using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OpenUrbanData.Api.Ogc;

/// <summary>The OpenAPI 3.0 document (OGC 17-069r4, 7.3 and 9): Swashbuckle's generator with one document filter over the registry, made
/// once per publication, language and public address.</summary>
static class ApiDocument
{
    sealed class NoControllers : IApiDescriptionGroupCollectionProvider
    {
        public ApiDescriptionGroupCollection ApiDescriptionGroups { get; } = new([], 1);
    }

    static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>The document of the whole instance.</summary>
    public static Representation All(Site site) => Document.Bytes(Format.OpenApi, request =>
        request.Snapshot.Document($"api {request.Language} {request.Links.Root}",
            () => Write(site.Options, request.Registry, null, request.Links.Root, request.Language)));

    /// <summary>The document of one collection, typed however many there are.</summary>
    public static Representation One(Site site) => Document.Bytes(Format.OpenApi, request =>
        Write(site.Options, request.Registry, request.Collection(), request.Links.Root, request.Language));

    /// <summary>Writes the document.</summary>
    /// <param name="options">Limits, which it states.</param>
    /// <param name="registry">Collections.</param>
    /// <param name="only">The only collection; null for all.</param>
    /// <param name="root">Address of the instance.</param>
    /// <param name="language">Language of titles and descriptions.</param>
    /// <param name="isIndented">True for people and differences.</param>
    public static byte[] Write(ApiOptions options, Registry registry, Collection? only, string root, Language language, bool isIndented = false)
    {
        var generator = new SwaggerGenerator(
            new()
            {
                SwaggerDocs =
                {
                    ["api"] = new()
                    {
                        Title = Words.SiteTitle.In(language),
                        Description = Words.SiteDescription.In(language),
                        Version = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3),
                    },
                },
                Servers = [new() { Url = root }],
                DocumentFilters = [new RegistryPaths(options, registry, only, language)],
            },
            new NoControllers(),
            new SchemaGenerator(new(), new JsonSerializerDataContractResolver(new())));
        using var text = new StringWriter();
        generator.GetSwagger("api").SerializeAsV3(new OpenApiJsonWriter(text));
        var document = JsonNode.Parse(text.ToString())!;
        StateStyles(document);
        return JsonSerializer.SerializeToUtf8Bytes(document, isIndented ? Indented : Compact);
    }

    // The writer leaves defaults out, but QGIS pushes a parameter down only where it finds its style stated.
    static void StateStyles(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject member:
                if (member.ContainsKey("name") && (string?)member["in"] == "query")
                {
                    member["style"] = "form";
                    member["explode"] = false;
                }

                foreach (var (_, child) in member)
                {
                    StateStyles(child);
                }

                break;
            case JsonArray array:
                foreach (var child in array)
                {
                    StateStyles(child);
                }

                break;
        }
    }
}
