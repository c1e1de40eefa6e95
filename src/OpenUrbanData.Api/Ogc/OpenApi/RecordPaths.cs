using System.Collections.Immutable;
using Microsoft.OpenApi;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Records;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Api.Ogc.OpenApi.OpenApiSchemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>Search of the catalogue in the OpenAPI document (OGC API Records, requirements class oas30).</summary>
static class RecordPaths
{
    static readonly string Root = Links.Collection(RecordCollection.Id);
    static readonly ImmutableArray<string> RecordTypes = [Format.GeoJson.MediaType, "text/html"];

    static readonly ImmutableArray<string> Parameters =
    [
        "q-records", "type-records", "ids", "externalIds", "bbox", "bbox-crs", "datetime", "filter", "filter-lang", "filter-crs", "freshness", "limit", "offset", "next", "sortby",
        "properties-records", "facets", "profile-records", "f-document", "lang",
    ];

    /// <summary>Those that are routes of their own.</summary>
    public static ImmutableArray<ApiPath> All { get; } =
    [
        new(Root, "describeRecords", new("Beschreibung", "Description"), "RecordCatalogue")
        {
            Types = [RecordDocuments.Catalogue.MediaType, "application/json", "text/html"], Parameters = ["f-records", "lang"],
        },
        Search(Root + "/items", "getRecords", new("Suche", "Search")),
        One(Root + "/items/{recordId}", "getRecord", new("Ein Eintrag", "One record")),
        Search("/records", "searchRecords", new("Suche, kurze Adresse", "Search, short address")),
        One("/records/{recordId}", "findRecord", new("Ein Eintrag, kurze Adresse", "One record, short address")),
    ];

    /// <summary>Those that it shares with collections of features.</summary>
    public static IEnumerable<ApiPath> Shared => CollectionPaths.All
        .Where(path => path.Path is "/schema" or "/queryables" or "/sortables" or "/codelists/{property}" or "/facets" or "/aggregate")
        .Select(path => path with { Path = Root + path.Path });

    static ApiPath Search(string path, string id, LocalizedText summary) =>
        new(path, id, summary, "Records") { Types = RecordTypes, Parameters = Parameters, HasQueryables = true, Headers = OpenApiHeaders.OfFeatures };

    static ApiPath One(string path, string id, LocalizedText summary) => new(path, id, summary, "Record")
    {
        Types = RecordTypes, Parameters = ["profile-records", "f-document", "lang"], Statuses = [("410", new("Für immer entfernt", "Removed for good"))],
    };

    /// <summary>Adds the parameters that only it has.</summary>
    public static void AddParameters(Dictionary<string, IOpenApiParameter> all, Language language)
    {
        OpenApiParameter Query(string name, string german, string english, OpenApiSchema schema) =>
            OpenApiParameters.Query(name, language == Language.German ? german : english, schema);
        all["q-records"] = Query("q",
            "Wörter in Titel, Schlagwörtern, Beschreibung, Herausgeber und Orten, deutsch und englisch gebeugt oder als Wortanfang; Wörter mit Leerzeichen stehen hintereinander, Kommas trennen Alternativen.",
            "Words in title, keywords, description, publisher and towns, in any German or English form or as beginnings of words; words with blanks stand one after the other, commas separate alternatives.",
            ArrayOf(Text()));
        all["type-records"] = Query("type", "Art: Datensatz, Reihe oder Dienst.", "Type: data set, series or service.", ArrayOf(Words([.. RecordCollection.Types.Values])));
        all["ids"] = Query("ids", "Kennungen, mit Kommas.", "Identifiers, with commas between them.", ArrayOf(Text()));
        all["externalIds"] = Query("externalIds", "Wie andere den Datensatz nennen (IRI, dct:identifier), mit Kommas.",
            "What others call the data set (IRI, dct:identifier), with commas between them.", ArrayOf(Text()));
        all["freshness"] = Query("freshness", "Alter der letzten Änderung: in den letzten 7 Tagen, davor bis 30, davor bis 365, noch älter.",
            "Age of the last change: within 7 days, before that up to 30, before that up to 365, older.", Words([.. RecordParameters.Ages.Select(age => age.Name)]));
        all["properties-records"] = Query("properties", "Gewünschte Mitglieder von properties, mit Kommas; ohne 'geometry' fehlt die Geometrie.",
            "Members of properties wanted, with commas between them; without 'geometry' there is none.", ArrayOf(Words([.. RecordParameters.Members, "geometry"])));
        all["facets"] = Query("facets", "Facetten, die neben den Ergebnissen gezählt werden, unter denselben Bedingungen.",
            "Facets that are counted beside the results, under the same conditions.", ArrayOf(Words([.. RecordFacets.Names])));
        all["profile-records"] = Query("profile", "Spielart; Einträge haben nur ogc-record.", "Variant; records have ogc-record only.", ArrayOf(Text()));
        all["f-records"] = Query("f", "Format; geht vor Accept.", "Format; beats the header Accept.", Words(RecordDocuments.Catalogue.Name, "json", "html"));
        all["recordId"] = OpenApiParameters.Part("recordId", language == Language.German ? "Kennung des Eintrags im Katalog." : "Identifier of the record.");
    }

    /// <summary>Adds the schemas of its answers.</summary>
    public static void AddSchemas(Dictionary<string, IOpenApiSchema> all, OpenApiDocument document)
    {
        OpenApiSchema links() => ArrayOf(new OpenApiSchemaReference("Link", document));
        OpenApiSchema language() => Object(("code", Text()), ("name", Text())).Requiring("code");
        all["RecordProperties"] = Object(
                ("type", Words([.. RecordCollection.Types.Values])), ("title", Text()), ("description", Text()), ("keywords", ArrayOf(Text())),
                ("themes", ArrayOf(Object(("concepts", ArrayOf(Object(("id", Text()), ("title", Text()), ("url", Text())).Requiring("id"))), ("scheme", Text())).Requiring("concepts", "scheme"))),
                ("language", language()), ("languages", ArrayOf(language())), ("resourceLanguages", ArrayOf(language())), ("created", Instant()), ("updated", Instant()),
                ("externalIds", ArrayOf(Object(("value", Text())).Requiring("value"))), ("formats", ArrayOf(Object(("name", Text()), ("mediaType", Text())).Requiring("name"))),
                ("contacts", ArrayOf(Object(("identifier", Text()), ("name", Text()), ("organization", Text()), ("emails", ArrayOf(Object(("value", Text())).Requiring("value"))),
                    ("links", links()), ("roles", ArrayOf(Text()))))),
                ("license", Text()), ("rights", Text()), ("publisher", Text()), ("municipality_key", ArrayOf(Text())), ("schema", Text()), ("hvd", Flag()), ("source", Text()));
        all["Record"] = Object(
                ("id", Text()), ("type", Words("Feature")), ("conformsTo", ArrayOf(Text())), ("time", Nullable(Object(("interval", ArrayOf(Text()))))),
                ("geometry", Any(document, ["Point", "LineString", "Polygon", "MultiPolygon"])),
                ("extent", Object(("spatial", Object(("bbox", ArrayOf(ArrayOf(Number()))))))), ("properties", new OpenApiSchemaReference("RecordProperties", document)), ("links", links()),
                ("linkTemplates", ArrayOf(Object(("rel", Text()), ("type", Text()), ("title", Text()), ("uriTemplate", Text()), ("variables", Map(null))).Requiring("uriTemplate"))))
            .Requiring("id", "type", "geometry", "properties", "links");
        all["Records"] = Object(
                ("type", Words("FeatureCollection")), ("features", ArrayOf(new OpenApiSchemaReference("Record", document))), ("numberMatched", Whole()), ("numberReturned", Whole()),
                ("facets", Map(Map(null))), ("links", links()))
            .Requiring("type", "features", "numberReturned", "links");
        all["RecordCatalogue"] = Object(
                ("id", Text()), ("type", Words("Collection")), ("itemType", Words("record")), ("title", Text()), ("description", Text()), ("itemCount", Whole()), ("language", language()),
                ("extent", new OpenApiSchemaReference("Extent", document)), ("crs", ArrayOf(Text())), ("conformsTo", ArrayOf(Text())),
                ("defaultSortOrder", ArrayOf(Object(("field", Text()), ("direction", Words("asc", "desc"))).Requiring("field", "direction"))), ("links", links()))
            .Requiring("id", "type", "itemType", "title", "links");
    }
}
