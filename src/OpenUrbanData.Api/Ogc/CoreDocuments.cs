using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Records;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Ogc;

/// <summary>Landing page and conformance declaration (OGC 17-069r4, 7.2 and 7.4).</summary>
static class CoreDocuments
{
    /// <summary><c>/</c></summary>
    public static void WriteLanding(ApiRequest request, Utf8JsonWriter json)
    {
        var links = request.Links;
        json.WriteStartObject();
        json.WriteString("title", request.In(Words.SiteTitle));
        json.WriteString("description", request.In(Words.SiteDescription));
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteLink(links.To("/api?f=json"), "service-desc", Format.OpenApi.MediaType, request.In(Words.ApiDefinition));
        json.WriteLink(links.To("/api?f=openapi31"), "service-desc", Format.OpenApi31.MediaType, $"{request.In(Words.ApiDefinition)} (OpenAPI 3.1)");
        json.WriteLink(links.To("/api?f=html"), "service-doc", "text/html", request.In(Words.ApiDocumentation));
        json.WriteLink(links.To("/conformance"), "conformance", "application/json", request.In(Words.Conformance));
        json.WriteLink(links.To("/conformance"), "http://www.opengis.net/def/rel/ogc/1.0/conformance", "application/json", request.In(Words.Conformance));
        json.WriteLink(links.To("/collections"), "data", "application/json", request.In(Words.Collections));
        json.WriteLink(links.To("/collections"), "http://www.opengis.net/def/rel/ogc/1.0/data", "application/json", request.In(Words.Collections));
        json.WriteLink(links.To("/collections/records/items?f=json"), RecordDocuments.Relation, Format.GeoJson.MediaType, request.In(RecordCollection.Title));
        json.WriteLink(links.To("/collections/records/items?f=html"), RecordDocuments.Relation, "text/html", request.In(RecordCollection.Title));
        json.WriteLink(links.To("/search"), "search", "application/geo+json", request.In(Words.Search));
        json.WriteLink(links.To("/functions"), "http://www.opengis.net/def/rel/ogc/1.0/functions", "application/json", request.In(Words.Functions));
        json.WriteLink(links.To("/tiles"), Tileset.Relation, "application/json", request.In(Words.VectorTiles));
        json.WriteLink(links.To("/tileMatrixSets"), Tileset.SchemesRelation, "application/json", request.In(Words.TileMatrixSets));
        json.WriteLink(links.To("/catalog.jsonld"), "http://www.w3.org/ns/dcat#catalog", "application/ld+json", "DCAT-AP.de");
        json.WriteLink(links.To("/odata/v4/"), "related", "application/json", "OData 4.01");
        json.WriteLink(links.To("/publishers"), "related", "text/html", request.In(Words.Publishers));
        json.WriteLink(links.To("/towns"), "related", "text/html", request.In(Words.Towns));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary><c>/conformance</c></summary>
    public static void WriteConformance(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("conformsTo");
        foreach (var uri in Conformance.ConformsTo)
        {
            json.WriteStringValue(uri);
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
