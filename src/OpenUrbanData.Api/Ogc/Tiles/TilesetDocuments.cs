using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats.Tiles;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Api.Ogc.Tiles;

/// <summary>Lists and descriptions of vector tile sets (OGC 20-057, 8 and 9; OGC 17-083r4, 7.4), and the same as TileJSON 3.0.</summary>
static class TilesetDocuments
{
    const string SchemeRelation = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    const string DataRelation = "http://www.opengis.net/def/rel/ogc/1.0/geodata";

    /// <summary><c>/collections/{collection}/tiles</c> and <c>/tiles</c></summary>
    public static Representation List { get; } = Tileset.Describe(Format.Json, Tileset.AllOf,
        (request, tilesets) => Document.Write(json => WriteList(request, json, tilesets)));

    /// <summary><c>/collections/{collection}/tiles/{tileMatrixSetId}</c> and <c>/tiles/{tileMatrixSetId}</c></summary>
    public static Representation One { get; } = Tileset.Describe(Format.Json, Tileset.Of,
        (request, tileset) => Document.Write(json => WriteOne(request, json, tileset)));

    /// <summary>The same as TileJSON 3.0; rows count from the north, as OGC's do.</summary>
    public static Representation TileJson { get; } = Tileset.Describe(Tileset.TileJson, Tileset.Of,
        (request, tileset) => Document.Write(json => WriteTileJson(request, json, tileset)));

    static void WriteList(ApiRequest request, Utf8JsonWriter json, ImmutableArray<Tileset> tilesets)
    {
        json.WriteStartObject();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteStartArray("tilesets");
        foreach (var tileset in tilesets)
        {
            json.WriteStartObject();
            WriteHead(request, json, tileset);
            json.WriteStartArray("links");
            json.WriteLink(request.Links.To(tileset.Path), "self", "application/json", request.In(tileset.Set.Title));
            WriteScheme(request, json, tileset);
            WriteTemplate(request, json, tileset);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteOne(ApiRequest request, Utf8JsonWriter json, Tileset tileset)
    {
        json.WriteStartObject();
        WriteHead(request, json, tileset);
        json.WriteString("description", Description(request, tileset));
        if (tileset.Attribution is { Length: > 0 } attribution)
        {
            json.WriteString("attribution", attribution);
        }

        if (tileset.Extent is { } box)
        {
            WriteLimits(json, tileset);
            WriteBox(json, box);
            json.WriteStartObject("centerPoint");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue((box.West + box.East) / 2);
            json.WriteNumberValue((box.South + box.North) / 2);
            json.WriteEndArray();
            json.WriteString("crs", Crs.Crs84.Uri);
            json.WriteEndObject();
        }

        json.WriteStartArray("layers");
        foreach (var layer in tileset.Layers)
        {
            WriteLayer(request, json, layer);
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        WriteScheme(request, json, tileset);
        WriteTemplate(request, json, tileset);
        foreach (var layer in tileset.Layers)
        {
            json.WriteLink(request.Links.To(Links.Collection(layer.Id)), DataRelation, "application/json", request.In(layer.Title));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteTileJson(ApiRequest request, Utf8JsonWriter json, Tileset tileset)
    {
        json.WriteStartObject();
        json.WriteString("tilejson", "3.0.0");
        json.WriteString("name", request.In(tileset.Title));
        json.WriteString("description", Description(request, tileset));
        json.WriteString("scheme", "xyz");
        json.WriteStartArray("tiles");
        json.WriteStringValue(request.Links.To(tileset.TileJsonTemplate));
        json.WriteEndArray();
        json.WriteNumber("minzoom", 0);
        json.WriteNumber("maxzoom", Tileset.LastUsefulZoom);
        if (tileset.Extent is { } box)
        {
            json.WriteStartArray("bounds");
            json.WriteNumberValue(box.West);
            json.WriteNumberValue(box.South);
            json.WriteNumberValue(box.East);
            json.WriteNumberValue(box.North);
            json.WriteEndArray();
        }

        if (tileset.Attribution is { Length: > 0 } attribution)
        {
            json.WriteString("attribution", attribution);
        }

        json.WriteStartArray("vector_layers");
        foreach (var layer in tileset.Layers)
        {
            json.WriteStartObject();
            json.WriteString("id", layer.Id);
            json.WriteString("description", request.In(layer.Title));
            json.WriteStartObject("fields");
            foreach (var property in Served.Telling(layer))
            {
                json.WriteString(property.Name, property.Type switch
                {
                    PropertyType.Integer or PropertyType.Number => "Number",
                    PropertyType.Boolean => "Boolean",
                    _ => "String",
                });
            }

            json.WriteString(TileLayer.CountProperty, "Number");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static string Description(ApiRequest request, Tileset tileset) => request.In(new(
        $"Kacheln mit zu vielen Einträgen zeigen Punkte, die mit {TileLayer.CountProperty} sagen, für wie viele sie stehen. {tileset.Collection?.Description.De}".Trim(),
        $"Tiles with too many features show points that say with {TileLayer.CountProperty} how many they stand for. {tileset.Collection?.Description.En}".Trim()));

    static void WriteHead(ApiRequest request, Utf8JsonWriter json, Tileset tileset)
    {
        json.WriteString("title", $"{request.In(tileset.Title)} ({tileset.Set.Id})");
        json.WriteString("dataType", "vector");
        json.WriteString("crs", tileset.Set.Crs.Uri);
        json.WriteString("tileMatrixSetURI", tileset.Set.Uri);
        json.WriteString("tileMatrixSetId", tileset.Set.Id);
    }

    static void WriteScheme(ApiRequest request, Utf8JsonWriter json, Tileset tileset) =>
        json.WriteLink(request.Links.To($"/tileMatrixSets/{tileset.Set.Id}"), SchemeRelation, "application/json", request.In(tileset.Set.Title));

    // A template, and said so: whoever follows it as it stands gets an error.
    static void WriteTemplate(ApiRequest request, Utf8JsonWriter json, Tileset tileset)
    {
        json.WriteStartObject();
        json.WriteString("href", request.Links.To(tileset.Template));
        json.WriteString("rel", "item");
        json.WriteString("type", VectorTile.MediaType);
        json.WriteBoolean("templated", true);
        json.WriteString("title", "Mapbox Vector Tile");
        json.WriteEndObject();
    }

    static void WriteLimits(Utf8JsonWriter json, Tileset tileset)
    {
        json.WriteStartArray("tileMatrixSetLimits");
        for (var zoom = 0; zoom <= TileMatrixSet.MaximumZoom; zoom++)
        {
            var range = tileset.Range(zoom)!.Value;
            json.WriteStartObject();
            json.WriteString("tileMatrix", zoom.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("minTileRow", range.FirstRow);
            json.WriteNumber("maxTileRow", range.LastRow);
            json.WriteNumber("minTileCol", range.FirstColumn);
            json.WriteNumber("maxTileCol", range.LastColumn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteBox(Utf8JsonWriter json, Extent box)
    {
        json.WriteStartObject("boundingBox");
        json.WriteStartArray("lowerLeft");
        json.WriteNumberValue(box.West);
        json.WriteNumberValue(box.South);
        json.WriteEndArray();
        json.WriteStartArray("upperRight");
        json.WriteNumberValue(box.East);
        json.WriteNumberValue(box.North);
        json.WriteEndArray();
        json.WriteString("crs", Crs.Crs84.Uri);
        json.WriteEndObject();
    }

    static void WriteLayer(ApiRequest request, Utf8JsonWriter json, Collection layer)
    {
        json.WriteStartObject();
        json.WriteString("id", layer.Id);
        json.WriteString("title", request.In(layer.Title));
        json.WriteString("dataType", "vector");
        // The highest of the schema; points may stand for what is too small.
        json.WriteNumber("geometryDimension", layer.Schema.Geometry!.Types.Max(Dimension));
        if (layer.Extent is { } box)
        {
            WriteBox(json, box);
        }

        json.WriteStartObject("propertiesSchema");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var property in Served.Telling(layer))
        {
            json.WriteStartObject(property.Name);
            json.WriteString("title", request.In(property.Title));
            var (type, format) = property.Type switch
            {
                PropertyType.Integer => ("integer", null),
                PropertyType.Number => ("number", null),
                PropertyType.Boolean => ("boolean", null),
                PropertyType.Date => ("string", "date"),
                PropertyType.DateTime => ("string", "date-time"),
                _ => ("string", property.Format),
            };
            json.WriteString("type", type);
            if (format is not null)
            {
                json.WriteString("format", format);
            }

            json.WriteEndObject();
        }

        json.WriteStartObject(TileLayer.CountProperty);
        json.WriteString("title", request.In(new("Für wie viele Einträge der Punkt steht", "How many features the point stands for")));
        json.WriteString("type", "integer");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static int Dimension(string type) => type switch
    {
        "Point" or "MultiPoint" => 0,
        "LineString" or "MultiLineString" => 1,
        _ => 2,
    };
}
