using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc;

/// <summary>Schema, queryables and sortables of a collection as JSON Schema (OGC 23-058r2; OGC 19-079r2, 6), and its code lists.</summary>
/// <remarks>Derived from the canonical schema and narrowed to what the collection serves, so each has its own <c>$id</c>. The three
/// of them say which values are valid, not which occur (profile <c>valid-domain</c>).</remarks>
static class SchemaDocuments
{
    /// <summary>Names of the profiles of code lists; the first is the default: an enumeration is what most readers understand.</summary>
    static readonly string[] CodeListProfiles = ["codelist-ref", "codelist-inline"];

    /// <summary><c>/collections/{collection}/schema</c>: what answers hold (returnables; nothing is received here).</summary>
    public static Representation Schema { get; } = Of((request, json) =>
        Write(request, json, Served.Properties(request.CollectionOrCatalogue()), isClosed: false, withGeometry: true));

    /// <summary><c>/collections/{collection}/queryables</c></summary>
    public static Representation Queryables { get; } = Of((request, json) =>
        Write(request, json, Served.Queryables(request.CollectionOrCatalogue()), isClosed: true, withGeometry: true));

    /// <summary><c>/collections/{collection}/sortables</c></summary>
    public static Representation Sortables { get; } = Of((request, json) =>
        Write(request, json, Served.Sortables(request.CollectionOrCatalogue()), isClosed: true, withGeometry: false));

    /// <summary>Reads the parameter <c>profile</c> before a representation that has none does its work.</summary>
    public static Representation WithProfile(Representation page) => page with
    {
        AnswerAsync = request =>
        {
            Profiles.Read(request.Parameters);
            return page.AnswerAsync(request);
        },
    };

    /// <summary>The property whose code list the path names.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public static Property CodeListOf(ApiRequest request)
    {
        var name = request.Route("property");
        var coded = Served.Properties(request.CollectionOrCatalogue()).Where(HasCodes).ToList();
        return coded.FirstOrDefault(one => one.Name == name) ?? throw new ProblemException(Problem.NotFound(
            $"'{name}' is no property with a code list.{ParameterReader.Suggest(name, coded.Select(one => one.Name))}"));
    }

    /// <summary><c>/collections/{collection}/codelists/{property}</c></summary>
    public static void WriteCodeList(ApiRequest request, Utf8JsonWriter json)
    {
        var property = CodeListOf(request);
        json.WriteStartObject();
        json.WriteString("property", property.Name);
        json.WriteString("title", request.In(property.Title));
        json.WriteBoolean("closed", property.Codes!.IsClosed);
        json.WriteStartArray("codes");
        foreach (var code in property.Codes.Values)
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("title", TitleOf(property.Codes, code, request.Language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static bool HasCodes(Property property) => property.Codes is { Values.IsEmpty: false };

    static string TitleOf(CodeList codes, string code, Language language) => codes.Titles.GetValueOrDefault(code)?.In(language) ?? code;

    static Representation Of(Action<ApiRequest, Utf8JsonWriter> write)
    {
        var document = Document.Json(Format.Schema, write);
        return document with
        {
            AnswerAsync = request =>
            {
                Profiles.State(request.Http.Response, Profile(request), "valid-domain");
                return document.AnswerAsync(request);
            },
        };
    }

    static string Profile(ApiRequest request) => Profiles.Choose(Profiles.Read(request.Parameters), CodeListProfiles);

    static void Write(ApiRequest request, Utf8JsonWriter json, IEnumerable<Property> properties, bool isClosed, bool withGeometry)
    {
        var collection = request.CollectionOrCatalogue();
        var all = properties.ToList();
        var writer = new SchemaProperties(json, request, collection, Profile(request) == "codelist-inline");
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", request.Links.To(request.Path));
        json.WriteString("title", request.In(collection.Title));
        json.WriteString("description", request.In(collection.Description));
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        var sequence = 0;
        foreach (var property in all)
        {
            json.WriteStartObject(property.Name);
            writer.Write(property);
            json.WriteNumber("x-ogc-propertySeq", ++sequence);
            json.WriteEndObject();
        }

        var geometry = withGeometry ? collection.Schema.Geometry : null;
        if (geometry is not null)
        {
            writer.Write(geometry, sequence + 1);
        }

        json.WriteEndObject();
        if (isClosed)
        {
            json.WriteBoolean("additionalProperties", false);
        }
        else
        {
            SchemaProperties.WriteRequired(json, all, geometry);
            if (!collection.Schema.IsLocal)
            {
                json.WriteString("x-oud-schema", collection.Schema.Iri);
            }
        }

        json.WriteEndObject();
    }
}
