using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc.Records;

/// <summary>The catalogue as a collection of records (OGC 20-004r1, 7.3).</summary>
static class RecordDocuments
{
    /// <summary>Relation of a page to a catalogue (OGC 20-004r1, /req/autodiscovery/links).</summary>
    public const string Relation = "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog";

    /// <summary>The format of a catalogue.</summary>
    public static Format Catalogue { get; } = new("catalog", "application/ogc-catalog+json");

    /// <summary><c>/collections/records</c></summary>
    public static void WriteOne(ApiRequest request, Utf8JsonWriter json) => Write(request, json, isDocument: true);

    /// <summary>The catalogue as a document, or as a member of the list of collections.</summary>
    public static void Write(ApiRequest request, Utf8JsonWriter json, bool isDocument)
    {
        var catalogue = request.Registry.Records;
        json.WriteStartObject();
        json.WriteString("id", catalogue.Id);
        json.WriteString("type", "Collection");
        json.WriteString("itemType", "record");
        json.WriteString("title", request.In(catalogue.Title));
        json.WriteString("description", request.In(catalogue.Description));
        json.WriteNumber("itemCount", catalogue.Features);
        json.WriteStartObject("language");
        json.WriteString("code", request.Language == Model.Schemas.Language.German ? "de" : "en");
        json.WriteEndObject();
        CollectionDocuments.WriteExtent(json, catalogue);
        json.WriteStartArray("crs");
        json.WriteStringValue(Crs.Crs84.Uri);
        json.WriteEndArray();
        json.WriteStartArray("conformsTo");
        json.WriteStringValue(Conformance.RecordCore);
        json.WriteEndArray();
        json.WriteStartArray("defaultSortOrder");
        json.WriteStartObject();
        json.WriteString("field", "updated");
        json.WriteString("direction", "desc");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("links");
        WriteLinks(request, json, isDocument);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteLinks(ApiRequest request, Utf8JsonWriter json, bool isDocument)
    {
        var links = request.Links;
        if (isDocument)
        {
            json.WriteSelfAndAlternates(request);
        }
        else
        {
            json.WriteLink(links.To(At()), "self", Catalogue.MediaType, request.In(RecordCollection.Title));
        }

        json.WriteLink(links.To("/"), "root", "application/json", request.In(Words.SiteTitle));
        json.WriteLink(links.To(At("/items?f=json")), "items", Format.GeoJson.MediaType, $"{request.In(Words.ItemsAs)} GeoJSON");
        json.WriteLink(links.To(At("/items?f=html")), "items", "text/html", $"{request.In(Words.ItemsAs)} HTML");
        json.WriteLink(links.To(At("/schema")), CollectionDocuments.SchemaRelation, Format.Schema.MediaType, request.In(Words.Schema));
        json.WriteLink(links.To(At("/queryables")), CollectionDocuments.QueryablesRelation, Format.Schema.MediaType, request.In(Words.Queryables));
        json.WriteLink(links.To(At("/sortables")), CollectionDocuments.SortablesRelation, Format.Schema.MediaType, request.In(Words.Sortables));
        json.WriteLink(links.To(At("/facets")), CollectionDocuments.FacetsRelation, "application/json", request.In(Words.Facets));
        json.WriteLink(links.To("/catalog.jsonld"), "http://www.w3.org/ns/dcat#catalog", "application/ld+json", "DCAT-AP.de");
        json.WriteLink(Profiles.Register + "ogc-catalog", "profile");
    }

    static string At(string rest = "") => Links.Collection(RecordCollection.Id, rest);
}
