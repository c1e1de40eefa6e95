using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>Fills the OpenAPI document: the instance, then canonical collections and, up to a setting, data sets with their own types;
/// beyond it once with <c>{collectionId}</c>.</summary>
sealed partial class ApiOperations(OpenApiDocument document, ApiOptions options, Language language)
{
    static readonly (string Status, LocalizedText Meaning)[] Failures =
    [
        ("400", new("Parameter sind falsch: alle Fehler auf einmal.", "Parameters are wrong: all mistakes at once.")),
        ("404", new("Gibt es nicht.", "There is nothing.")),
        ("406", new("In keinem der Formate, die der Client nimmt.", "In none of the formats that the client takes.")),
        ("429", new("Zu viele Anfragen: nach Retry-After wieder.", "Too many requests: again after Retry-After.")),
        ("500", new("Fehler des Dienstes.", "Failure of the service.")),
        ("503", new("Gerade nicht möglich: nach Retry-After wieder.", "Not now: again after Retry-After.")),
    ];

    static readonly (string Status, LocalizedText Meaning)[] BodyFailures =
    [
        ("413", new("Der Inhalt der Anfrage ist zu groß.", "The body is too large.")),
        ("415", new("Der Inhalt der Anfrage hat keine der Arten, die genommen werden.", "The body has none of the types that are taken.")),
    ];

    /// <summary>Adds everything.</summary>
    /// <param name="registry">Collections.</param>
    /// <param name="only">The only collection; null for all.</param>
    public void Add(Registry registry, Collection? only)
    {
        document.Components = new()
        {
            Parameters = OpenApiParameters.Write(options, language),
            Schemas = OpenApiSchemas.Write(document),
            Headers = OpenApiHeaders.Write(language),
            Responses = new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal),
        };
        document.Components.Responses["NotModified"] = new OpenApiResponse
        {
            Description = T(new("Unverändert: Antwort auf If-None-Match oder If-Modified-Since.", "Not modified: the answer to If-None-Match or If-Modified-Since.")),
        };
        if (only is null)
        {
            foreach (var path in RegistryPaths.All)
            {
                Add(path, path.Path, "", "", path.Tag, null);
            }

            foreach (var path in RecordPaths.All.Concat(RecordPaths.Shared))
            {
                Add(path, path.Path, "Records", "", registry.Records.Id, registry.Records);
            }
        }

        var all = only is null ? CollectionDocuments.InOrder(registry).ToList() : [only];
        var typed = only is not null || all.Count <= options.MaximumTypedCollections ? all : all.Where(one => one.IsCanonical).ToList();
        foreach (var collection in typed)
        {
            AddCollection(collection);
        }

        if (typed.Count < all.Count)
        {
            foreach (var path in CollectionPaths.All)
            {
                Add(path, "/collections/{collectionId}" + path.Path, "Collection", "", "collections", null);
            }
        }
    }

    /// <summary>Name of a collection in generated code: <c>ParkingFacility</c>, <c>Koeln_Parkhaeuser</c>.</summary>
    /// <remarks>Segments of ids begin with letters, so no two ids give the same name.</remarks>
    public static string NameOf(Collection collection) => string.Join('_', collection.Id.Split('.')
        .Select(part => string.Concat(part.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))));

    void AddCollection(Collection collection)
    {
        var name = NameOf(collection);
        OpenApiSchemas.Add(document, collection, name, language);
        foreach (var path in CollectionPaths.All.Where(one => !one.NeedsGeometry || Tileset.HasTiles(collection)))
        {
            Add(path, Links.Collection(collection.Id) + path.Path, name, name, collection.Id, collection);
        }
    }

    void Add(ApiPath path, string address, string name, string schemaName, string tag, Collection? collection)
    {
        var title = T(path.Summary);
        var operation = new OpenApiOperation
        {
            OperationId = path.Id.Replace("*", name, StringComparison.Ordinal),
            Summary = collection is null ? title : $"{T(collection.Title)}: {title}",
            Tags = new HashSet<OpenApiTagReference> { Tag(tag, collection) },
            Parameters = [.. Parts(address).Select(Part), .. path.Parameters.Select(Parameter)],
            Responses = Responses(path, title, schemaName),
        };
        if (path.HasQueryables && collection is not null)
        {
            operation.Parameters =
            [
                .. operation.Parameters,
                .. Served.Queryables(collection).Where(one => !FeatureParameters.Names.Contains(one.Name) && !path.Parameters.Any(name => name.Split('-')[0] == one.Name)).Select(one => OpenApiParameters.Of(one, language)),
            ];
        }

        var item = new OpenApiPathItem { Operations = path.HasGet ? new() { [HttpMethod.Get] = operation } : [] };
        if (path.Body is { } body)
        {
            var schema = new OpenApiSchemaReference(body.Replace("*", schemaName, StringComparison.Ordinal), document);
            item.Operations[HttpMethod.Post] = new()
            {
                OperationId = path.HasGet ? operation.OperationId + "ByPost" : operation.OperationId,
                Summary = operation.Summary,
                Tags = operation.Tags,
                // The rest stands in the body.
                Parameters = [.. Parts(address).Select(Part), .. path.Parameters.Where(one => one is "profile" or "f" or "lang" or "f-json").Select(Parameter)],
                Responses = ResponsesOfPost(path, title, schemaName),
                RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = path.BodyTypes.ToDictionary(type => type, _ => (IOpenApiMediaType)new OpenApiMediaType { Schema = schema }, StringComparer.Ordinal),
                },
            };
        }

        document.Paths[address] = item;
    }

    OpenApiResponses Responses(ApiPath path, string title, string schemaName)
    {
        var content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal);
        foreach (var type in path.Types)
        {
            var schema = path.OtherSchemas.FirstOrDefault(one => one.Type == type).Schema ?? path.Schema;
            content[type] = new OpenApiMediaType { Schema = SchemaOf(type, schema?.Replace("*", schemaName, StringComparison.Ordinal)) };
        }

        var all = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse { Description = title, Content = content, Headers = Headers(path.Headers) },
        };
        foreach (var (status, meaning) in path.Statuses)
        {
            all[status] = status[0] < '4' ? new OpenApiResponse { Description = T(meaning) } : Failure(path, status, meaning);
        }

        all["304"] = new OpenApiResponseReference("NotModified", document);
        foreach (var (status, meaning) in Failures)
        {
            all[status] = Failure(path, status, meaning);
        }

        return all;
    }

    OpenApiResponses ResponsesOfPost(ApiPath path, string title, string schemaName)
    {
        var all = Responses(path, title, schemaName);
        all.Remove("304");
        foreach (var (status, meaning) in BodyFailures)
        {
            all[status] = Failure(path, status, meaning);
        }

        return all;
    }

    Dictionary<string, IOpenApiHeader> Headers(IEnumerable<string> names) =>
        names.ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document), StringComparer.Ordinal);

    // Each type has a schema: one without would make generated code forget the others.
    IOpenApiSchema SchemaOf(string type, string? schema)
    {
        if (type.Contains("json", StringComparison.Ordinal))
        {
            return new OpenApiSchemaReference(schema ?? "Object", document);
        }

        var text = OpenApiSchemas.Text();
        text.Format = type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal) ? null : "binary";
        return text;
    }

    // Each once, with a name that says what it is.
    OpenApiResponseReference Failure(ApiPath path, string status, LocalizedText meaning)
    {
        var (type, schema) = path.Error is { } error ? ("application/json", error) : ("application/problem+json", "Problem");
        document.Components!.Responses!.TryAdd(schema + status, new OpenApiResponse
        {
            Description = T(meaning),
            Headers = status switch
            {
                "429" => Headers(["Retry-After", "RateLimit", "RateLimit-Policy"]),
                "503" => Headers(["Retry-After"]),
                _ => null,
            },
            Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
            {
                [type] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(schema, document) },
            },
        });
        return new(schema + status, document);
    }

    IOpenApiParameter Parameter(string name) => document.Components!.Parameters!.ContainsKey(name)
        ? new OpenApiParameterReference(name, document)
        : throw new InvalidOperationException($"The parameter '{name}' is not described: add it to {nameof(OpenApiParameters)}.");

    IOpenApiParameter Part(string name) =>
        document.Components!.Parameters!.ContainsKey(name) ? Parameter(name) : OpenApiParameters.Part(name);

    static IEnumerable<string> Parts(string address) => PartPattern().Matches(address).Select(part => part.Groups[1].Value);

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();

    OpenApiTagReference Tag(string name, Collection? collection)
    {
        document.Tags ??= new HashSet<OpenApiTag>();
        if (document.Tags.All(tag => tag.Name != name))
        {
            document.Tags.Add(new() { Name = name, Description = T(collection?.Title ?? Words.SiteTitle) });
        }

        return new(name, document);
    }

    string T(LocalizedText text) => text.In(language);
}
