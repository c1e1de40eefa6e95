using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Api.Ogc.Records;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc;

/// <summary>Collections and one collection (OGC 17-069r4, 7.13 and 7.14; 18-058r1, 6.2).</summary>
static class CollectionDocuments
{
    /// <summary>Relation of a collection to its schema (OGC API Common Part 3).</summary>
    public const string SchemaRelation = "http://www.opengis.net/def/rel/ogc/1.0/schema";

    /// <summary>Relation of a collection to its facets; no standard names it yet.</summary>
    public const string FacetsRelation = "https://w3id.org/open-urban-data/rel/facets";
    const string AggregateRelation = "https://w3id.org/open-urban-data/rel/aggregate";
    /// <summary>Relation of a collection to its queryables.</summary>
    public const string QueryablesRelation = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    /// <summary>Relation of a collection to its sortables.</summary>
    public const string SortablesRelation = "http://www.opengis.net/def/rel/ogc/1.0/sortables";

    /// <summary><c>/collections</c></summary>
    public static void WriteAll(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteStartArray("crs");
        WriteCrs(json);
        json.WriteStartArray("collections");
        foreach (var collection in InOrder(request.Registry))
        {
            Write(request, json, collection, isDocument: false);
        }

        RecordDocuments.Write(request, json, isDocument: false);

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary><c>/collections/{collection}</c></summary>
    public static void WriteOne(ApiRequest request, Utf8JsonWriter json) =>
        Write(request, json, request.Collection(), isDocument: true);

    /// <summary>Canonical collections first, then data sets, each by id.</summary>
    public static IEnumerable<Collection> InOrder(Registry registry) => registry.Collections.Values
        .OrderByDescending(collection => collection.IsCanonical).ThenBy(collection => collection.Id, StringComparer.Ordinal);

    static void Write(ApiRequest request, Utf8JsonWriter json, Collection collection, bool isDocument)
    {
        json.WriteStartObject();
        json.WriteString("id", collection.Id);
        json.WriteString("title", request.In(collection.Title));
        json.WriteString("description", request.In(collection.Description));
        json.WriteString("itemType", "feature");
        json.WriteNumber("itemCount", collection.Features);
        WriteOrigin(request, json, collection);
        WriteExtent(json, collection);
        json.WriteStartArray("crs");
        if (isDocument)
        {
            WriteCrs(json);
        }
        else
        {
            // The global list of /collections (18-058r1, 6.2.2), with the store's CRS first: QGIS takes the first one.
            json.WriteStringValue(Crs.Crs84.Uri);
            json.WriteStringValue("#/crs");
            json.WriteEndArray();
        }

        json.WriteString("storageCrs", Crs.Crs84.Uri);
        json.WriteStartArray("links");
        WriteLinks(request, json, collection, isDocument);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteOrigin(ApiRequest request, Utf8JsonWriter json, Collection collection)
    {
        if (collection.IsCanonical)
        {
            json.WriteStartArray("datasets");
            foreach (var dataset in collection.Datasets)
            {
                json.WriteStringValue(dataset.Id);
            }

            json.WriteEndArray();
            return;
        }

        var one = collection.Datasets[0];
        if (one.Attribution is { } attribution)
        {
            json.WriteString("attribution", attribution);
        }

        json.WriteString("license", one.License);
        json.WriteString("publisher", request.In(one.Publisher.Name));
        json.WriteStartArray("keywords");
        foreach (var keyword in request.Language == Model.Schemas.Language.German ? one.KeywordsDe : one.KeywordsEn)
        {
            json.WriteStringValue(keyword);
        }

        json.WriteEndArray();
        json.WriteString("updated", one.ModifiedAt.UtcDateTime);
        if (one.Mirror is { } mirror)
        {
            json.WriteStartObject("mirror");
            json.WriteString("origin", mirror.Address);
            json.WriteString("record", mirror.Record);
            if (mirror.StaleSince is { } stale)
            {
                json.WriteString("stale_since", stale.UtcDateTime);
            }

            json.WriteEndObject();
        }
    }

    /// <summary>The extent of a collection; nothing where it has none.</summary>
    public static void WriteExtent(Utf8JsonWriter json, Collection collection)
    {
        var begins = collection.Datasets.Any(one => one.Begins is null) ? null : collection.Datasets.Min(one => one.Begins);
        var ends = collection.Datasets.Any(one => one.Ends is null) ? null : collection.Datasets.Max(one => one.Ends);
        if (collection.Extent is null && begins is null && ends is null)
        {
            return;
        }

        json.WriteStartObject("extent");
        if (collection.Extent is { } box)
        {
            json.WriteStartObject("spatial");
            json.WriteStartArray("bbox");
            json.WriteStartArray();
            json.WriteNumberValue(box.West);
            json.WriteNumberValue(box.South);
            json.WriteNumberValue(box.East);
            json.WriteNumberValue(box.North);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteString("crs", Crs.Crs84.Uri);
            json.WriteEndObject();
        }

        if (begins is not null || ends is not null)
        {
            json.WriteStartObject("temporal");
            json.WriteStartArray("interval");
            json.WriteStartArray();
            WriteTime(json, begins);
            WriteTime(json, ends);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteString("trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void WriteTime(Utf8JsonWriter json, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            json.WriteStringValue(value.UtcDateTime);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    static void WriteCrs(Utf8JsonWriter json)
    {
        foreach (var crs in Crs.All)
        {
            json.WriteStringValue(crs.Uri);
        }

        json.WriteEndArray();
    }

    static void WriteLinks(ApiRequest request, Utf8JsonWriter json, Collection collection, bool isDocument)
    {
        var links = request.Links;
        if (isDocument)
        {
            json.WriteSelfAndAlternates(request);
        }
        else
        {
            json.WriteLink(links.To(Links.Collection(collection.Id)), "self", "application/json", request.In(collection.Title));
        }

        foreach (var encoder in Encoders.All)
        {
            var name = encoder.Aliases is [var alias, ..] ? alias : encoder.Name;
            json.WriteLink(links.To(Links.Collection(collection.Id, $"/items?f={name}")), "items", encoder.MediaType,
                $"{request.In(Words.ItemsAs)} {encoder.Title}");
        }

        json.WriteLink(links.To(Links.Collection(collection.Id, "/items?f=html")), "items", "text/html", $"{request.In(Words.ItemsAs)} HTML");
        json.WriteLink(links.To(Links.Collection(collection.Id, "/schema")), SchemaRelation, "application/schema+json", request.In(Words.Schema));
        json.WriteLink(links.To(Links.Collection(collection.Id, "/schema")), "describedby", "application/schema+json", request.In(Words.Schema));
        json.WriteLink(links.To(Links.Collection(collection.Id, "/queryables")), QueryablesRelation, "application/schema+json", request.In(Words.Queryables));
        json.WriteLink(links.To(Links.Collection(collection.Id, "/sortables")), SortablesRelation, "application/schema+json", request.In(Words.Sortables));
        json.WriteLink(links.To(Links.Collection(collection.Id, "/api?f=json")), "service-desc", Format.OpenApi.MediaType, request.In(Words.ApiDefinition));
        if (Tileset.HasTiles(collection))
        {
            json.WriteLink(links.To(Tileset.ListPath(collection)), Tileset.Relation, "application/json", request.In(Words.VectorTiles));
        }

        json.WriteLink(links.To(Links.Collection(collection.Id, "/facets")), FacetsRelation, "application/json", request.In(Words.Facets));
        json.WriteLink(links.To(Links.Collection(collection.Id, "/aggregate")), AggregateRelation, "application/json", request.In(Words.Aggregate));
        json.WriteLink(links.To(Links.Collection(collection.Id, $"/changes?since={collection.Publication}")), "delta", "application/json", request.In(Words.Changes));
        foreach (var license in collection.Datasets.Select(one => one.License).Distinct(StringComparer.Ordinal))
        {
            json.WriteLink(license, "license", null, request.In(Words.License));
        }

        if (!collection.IsCanonical)
        {
            foreach (var encoder in Encoders.All)
            {
                json.WriteLink(links.To($"/downloads/{collection.Id}.{encoder.Name}"), "enclosure", encoder.MediaType,
                    $"{request.In(Words.DownloadAs)} {encoder.Title}");
            }
        }

        if (collection is { IsCanonical: false, Datasets: [{ Mirror: { } mirror }] })
        {
            json.WriteLink(mirror.Collection(collection.Id), "via", "application/json", request.In(Words.Origin));
        }

        if (!collection.Schema.IsLocal)
        {
            json.WriteLink(collection.Schema.Iri, "type", null, request.In(collection.Schema.Title));
        }
    }
}
