using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>The paths of OData in the OpenAPI document
/// (<see href="https://docs.oasis-open.org/odata/odata-openapi/v1.0/">OData to OpenAPI Mapping 1.0</see>), kept short: once with
/// <c>{entitySet}</c> for all sets, because <c>$metadata</c> says what is in them.</summary>
static class ODataPaths
{
    const string Root = "/odata/v4", Tag = "odata", Json = "application/json", Error = "ODataError";

    static readonly ImmutableArray<string> OfPages =
    [
        "odata-filter", "odata-search", "odata-select", "odata-expand", "odata-orderby", "odata-compute", "odata-apply", "odata-top", "odata-skip",
        "odata-count", "odata-format", "lang",
    ];

    static readonly ImmutableArray<(string, LocalizedText)> Unsupported =
        [("501", new("Gültiges OData, das hier nicht unterstützt wird.", "Valid OData that is not supported here."))];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ApiPath> All { get; } =
    [
        Of("", "getODataService", new("OData 4.01: alle Entitätsmengen", "OData 4.01: all entity sets"), "ODataService", "odata-format", "lang"),
        Of("/$metadata", "getODataMetadata", new("OData 4.01: Aufbau der Daten", "OData 4.01: shape of the data"), "Object", "odata-format-metadata", "lang") with
        {
            Types = ["application/xml", Json],
        },
        Of("/{entitySet}", "getODataEntities", new("Entitäten einer Menge", "Entities of a set"), "ODataPage", [.. OfPages]),
        Of("/{entitySet}/$count", "getODataCount", new("Anzahl der Entitäten", "Number of entities"), null, "odata-filter", "odata-search", "lang") with
        {
            Types = ["text/plain"],
        },
        Of("/{entitySet}('{key}')", "getODataEntity", new("Eine Entität", "One entity"), "ODataEntity", "odata-select", "odata-expand", "odata-compute", "odata-format", "lang"),
        Of("/$batch", "sendODataBatch", new("Mehrere Anfragen auf einmal", "Several requests at once"), "ODataBatchResponse", "lang") with
        {
            Body = "ODataBatchRequest", HasGet = false, Headers = [],
        },
    ];

    /// <summary>Adds the schemas that the paths name.</summary>
    public static void AddSchemas(Dictionary<string, IOpenApiSchema> all, OpenApiDocument document)
    {
        all["ODataService"] = OpenApiSchemas.Object(("@odata.context", OpenApiSchemas.Text()),
            ("value", OpenApiSchemas.ArrayOf(OpenApiSchemas.Object(
                ("name", OpenApiSchemas.Text()), ("title", OpenApiSchemas.Text()), ("kind", OpenApiSchemas.Text()), ("url", OpenApiSchemas.Text()))
                .Requiring("name", "url")))).Requiring("@odata.context", "value");
        all["ODataEntity"] = OpenApiSchemas.Map(null);
        all["ODataPage"] = OpenApiSchemas.Object(("@odata.context", OpenApiSchemas.Text()), ("@odata.count", OpenApiSchemas.Whole()),
            ("@odata.nextLink", OpenApiSchemas.Text()), ("@odata.deltaLink", OpenApiSchemas.Text()),
            ("value", OpenApiSchemas.ArrayOf(new OpenApiSchemaReference("ODataEntity", document)))).Requiring("value");
        all["ODataBatchRequest"] = OpenApiSchemas.Object(("requests", OpenApiSchemas.ArrayOf(OpenApiSchemas.Object(
            ("id", OpenApiSchemas.Text()), ("method", OpenApiSchemas.Words("get")), ("url", OpenApiSchemas.Text()),
            ("headers", OpenApiSchemas.Map(OpenApiSchemas.Text())), ("dependsOn", OpenApiSchemas.ArrayOf(OpenApiSchemas.Text())))
            .Requiring("id", "method", "url")))).Requiring("requests");
        all["ODataBatchResponse"] = OpenApiSchemas.Object(("responses", OpenApiSchemas.ArrayOf(OpenApiSchemas.Object(
            ("id", OpenApiSchemas.Text()), ("status", OpenApiSchemas.Whole()), ("headers", OpenApiSchemas.Map(OpenApiSchemas.Text())),
            ("body", new OpenApiSchema())).Requiring("id", "status")))).Requiring("responses");
        all[Error] = OpenApiSchemas.Object(("error", OpenApiSchemas.Object(
            ("code", OpenApiSchemas.Text()), ("message", OpenApiSchemas.Text()), ("target", OpenApiSchemas.Text()),
            ("details", OpenApiSchemas.ArrayOf(OpenApiSchemas.Object(
                ("code", OpenApiSchemas.Text()), ("message", OpenApiSchemas.Text()), ("target", OpenApiSchemas.Text())).Requiring("code", "message"))))
            .Requiring("code", "message"))).Requiring("error");
    }

    /// <summary>Adds the parameters that the paths name.</summary>
    /// <param name="all">Takes them.</param>
    /// <param name="pageSize">Most entities of a page that nothing else is said of.</param>
    /// <param name="language">Language of descriptions.</param>
    public static void AddParameters(Dictionary<string, IOpenApiParameter> all, int pageSize, Language language)
    {
        Add("filter", "capacity gt 100 and contains(name,'Süd')", "Bedingung.", "Condition.");
        Add("search", "Rathaus", "Wörter in den Texten.", "Words in the texts.");
        Add("select", "id,name", "Gewünschte Eigenschaften, mit Kommas.", "Properties wanted, with commas between them.");
        Add("expand", "Dataset", "Verknüpfte Entitäten, mit Kommas.", "Related entities, with commas between them.");
        Add("orderby", "name desc", "Reihenfolge, mit Kommas.", "Order, with commas between the keys.");
        Add("compute", "capacity mul 2 as twice", "Berechnete Eigenschaften, mit Kommas.", "Computed properties, with commas between them.");
        Add("apply", "groupby((purpose),aggregate($count as n))", "Auswertung.", "Aggregation.");
        Add("top", 10, $"Höchstzahl der Entitäten; eine Seite hat ohne Prefer: maxpagesize höchstens {pageSize}.",
            $"Most entities; a page has at most {pageSize} without Prefer: maxpagesize.");
        Add("skip", 0, "Entitäten, die übersprungen werden.", "Entities to skip.");
        Add("count", true, "Zählt alle Treffer.", "Counts all matches.");
        Add("format", "json", "Format; geht vor Accept.", "Format; beats the header Accept.");
        all["odata-format-metadata"] = OpenApiParameters.Query("$format", T("Format; geht vor Accept.", "Format; beats the header Accept."), OpenApiSchemas.Words("xml", "json"));
        all["entitySet"] = OpenApiParameters.Part("entitySet", T("Name der Entitätsmenge.", "Name of the entity set."), "ParkingFacility");
        all["key"] = OpenApiParameters.Part("key", T("Schlüssel der Entität.", "Key of the entity."));

        string T(string german, string english) => language == Language.German ? german : english;

        void Add(string name, JsonNode example, string german, string english) => all["odata-" + name] = OpenApiParameters.Query(
            "$" + name, T(german, english),
            example.GetValueKind() switch
            {
                System.Text.Json.JsonValueKind.Number => OpenApiSchemas.Whole(),
                System.Text.Json.JsonValueKind.True => OpenApiSchemas.Flag(),
                _ => OpenApiSchemas.Text(),
            },
            example);
    }

    static ApiPath Of(string path, string id, LocalizedText summary, string? schema, params ImmutableArray<string> parameters) => new(Root + path, id, summary, schema)
    {
        Types = [Json], Parameters = parameters, Statuses = Unsupported, Error = Error, Tag = Tag,
    };
}
