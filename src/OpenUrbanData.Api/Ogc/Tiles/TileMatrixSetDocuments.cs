using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Api.Ogc.Tiles;

/// <summary>The ways to cut the world into tiles (OGC 20-057, 7.3; OGC 17-083r4, 7.1).</summary>
static class TileMatrixSetDocuments
{
    /// <summary><c>/tileMatrixSets</c></summary>
    public static void WriteAll(ApiRequest request, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("tileMatrixSets");
        foreach (var set in TileMatrixSet.All)
        {
            json.WriteStartObject();
            WriteHead(request, json, set);
            json.WriteStartArray("links");
            json.WriteLink(request.Links.To($"/tileMatrixSets/{set.Id}"), "self", "application/json", request.In(set.Title));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary><c>/tileMatrixSets/{tileMatrixSetId}</c></summary>
    /// <exception cref="ProblemException">404.</exception>
    public static void WriteOne(ApiRequest request, Utf8JsonWriter json)
    {
        var set = Tileset.SetOf(request);
        json.WriteStartObject();
        WriteHead(request, json, set);
        json.WriteString("wellKnownScaleSet", set.ScaleSet);
        json.WriteStartArray("orderedAxes");
        json.WriteStringValue(set.IsMercator ? "E" : "Lon");
        json.WriteStringValue(set.IsMercator ? "N" : "Lat");
        json.WriteEndArray();
        json.WriteStartArray("tileMatrices");
        for (var zoom = 0; zoom <= TileMatrixSet.MaximumZoom; zoom++)
        {
            WriteMatrix(json, set, zoom);
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteSelfAndAlternates(request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteHead(ApiRequest request, Utf8JsonWriter json, TileMatrixSet set)
    {
        json.WriteString("id", set.Id);
        json.WriteString("title", request.In(set.Title));
        json.WriteString("uri", set.Uri);
        json.WriteString("crs", set.Crs.Uri);
    }

    static void WriteMatrix(Utf8JsonWriter json, TileMatrixSet set, int zoom)
    {
        json.WriteStartObject();
        json.WriteString("id", zoom.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("scaleDenominator", set.ScaleDenominator(zoom));
        json.WriteNumber("cellSize", set.CellSize(zoom));
        json.WriteString("cornerOfOrigin", "topLeft");
        json.WriteStartArray("pointOfOrigin");
        json.WriteNumberValue(set.Origin.X);
        json.WriteNumberValue(set.Origin.Y);
        json.WriteEndArray();
        json.WriteNumber("tileWidth", TileMatrixSet.TileSize);
        json.WriteNumber("tileHeight", TileMatrixSet.TileSize);
        json.WriteNumber("matrixWidth", set.ColumnsAt(zoom));
        json.WriteNumber("matrixHeight", set.RowsAt(zoom));
        json.WriteEndObject();
    }
}
