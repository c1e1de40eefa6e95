using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>The OpenAPI documents 3.0 and 3.1 (OGC 17-069r4, 7.3 and 9), made once per publication, language and public address.</summary>
static class ApiDocument
{
    static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>The document of the whole instance.</summary>
    public static Representation All(Site site, Format format) => Document.Bytes(format, request =>
        request.Snapshot.Document($"{format.MediaType} {request.Language} {request.Links.Root}",
            () => Write(site.Options, request.Registry, null, request.Links.Root, request.Language, VersionOf(format))));

    /// <summary>The document of one collection, typed however many there are.</summary>
    public static Representation One(Site site, Format format) => Document.Bytes(format, request =>
        Write(site.Options, request.Registry, request.Collection(), request.Links.Root, request.Language, VersionOf(format)));

    /// <summary>Writes the document.</summary>
    /// <param name="options">Limits, which it states.</param>
    /// <param name="registry">Collections.</param>
    /// <param name="only">The only collection; null for all.</param>
    /// <param name="root">Address of the instance.</param>
    /// <param name="language">Language of titles and descriptions.</param>
    /// <param name="version">3.0 or 3.1.</param>
    /// <param name="isIndented">True for people and differences.</param>
    public static byte[] Write(
        ApiOptions options, Registry registry, Collection? only, string root, Language language, OpenApiSpecVersion version, bool isIndented = false)
    {
        var document = new OpenApiDocument
        {
            Info = new()
            {
                Title = Words.SiteTitle.In(language),
                Description = Words.SiteDescription.In(language),
                Version = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3),
            },
            Servers = [new() { Url = root }],
            Paths = [],
        };
        new ApiOperations(document, options, language).Add(registry, only);
        using var text = new StringWriter();
        document.SerializeAs(version, new OpenApiJsonWriter(text));
        var json = (JsonObject)JsonNode.Parse(text.ToString())!;
        json["security"] = new JsonArray();
        ShareParameters(json);
        LeaveOutUnused(json);
        StateStyles(json);
        return JsonSerializer.SerializeToUtf8Bytes(json, isIndented ? Indented : Compact);
    }

    static OpenApiSpecVersion VersionOf(Format format) => format == Format.OpenApi31 ? OpenApiSpecVersion.OpenApi3_1 : OpenApiSpecVersion.OpenApi3_0;

    // Most collections have the same queryables: what two operations say alike is said once.
    static void ShareParameters(JsonObject document)
    {
        var components = (JsonObject)document["components"]!["parameters"]!;
        var groups = ((JsonObject)document["paths"]!).SelectMany(path => (JsonObject)path.Value!)
            .SelectMany(operation => (operation.Value!["parameters"] as JsonArray)?.OfType<JsonObject>() ?? [])
            .Where(parameter => parameter.ContainsKey("name")).GroupBy(parameter => parameter.ToJsonString(Compact)).Where(group => group.Skip(1).Any()).ToList();
        foreach (var group in groups)
        {
            var name = (string)group.First()["name"]!;
            var key = name;
            for (var number = 2; components.ContainsKey(key); number++)
            {
                key = $"{name}-{number}";
            }

            components[key] = group.First().DeepClone();
            foreach (var parameter in group)
            {
                parameter.Clear();
                parameter["$ref"] = $"#/components/parameters/{key}";
            }
        }
    }

    // What only the paths of another document use: viewers list it, linters complain.
    static void LeaveOutUnused(JsonObject document)
    {
        var components = (JsonObject)document["components"]!;
        bool found;
        do
        {
            var used = References(document).ToHashSet(StringComparer.Ordinal);
            var unused = components.SelectMany(kind => ((JsonObject)kind.Value!).Select(one => (Kind: kind.Key, Name: one.Key)))
                .Where(one => one is not ("parameters", "limit") && !used.Contains($"#/components/{one.Kind}/{one.Name}")).ToList();
            foreach (var (kind, name) in unused)
            {
                ((JsonObject)components[kind]!).Remove(name);
            }

            found = unused.Count > 0;
        }
        while (found);
    }

    static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject member => member.SelectMany(one => one is { Key: "$ref", Value: JsonValue value } ? [(string)value!] : References(one.Value)),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };

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
