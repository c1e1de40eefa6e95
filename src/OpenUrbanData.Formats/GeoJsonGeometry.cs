using System.Text.Json;

namespace OpenUrbanData.Formats;

/// <summary>Writes geometries as GeoJSON into documents of other formats (OData), in CRS84.</summary>
public static class GeoJsonGeometry
{
    /// <summary>Writes a geometry object (RFC 7946, 3.1).</summary>
    /// <param name="json">Where to; a value is expected there.</param>
    /// <param name="wkb">ISO WKB, little endian, longitude before latitude.</param>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> wkb)
    {
        var reader = new WkbReader(wkb);
        Write(json, ref reader);
    }

    /// <summary>The type of a geometry as GeoJSON names it.</summary>
    /// <param name="wkb">As for <see cref="Write(Utf8JsonWriter, ReadOnlySpan{byte})"/>.</param>
    public static string TypeOf(ReadOnlySpan<byte> wkb) => Name(new WkbReader(wkb).Type());

    static string Name(uint type) => type switch
    {
        WkbReader.Point => "Point",
        WkbReader.LineString => "LineString",
        WkbReader.Polygon => "Polygon",
        WkbReader.MultiPoint => "MultiPoint",
        WkbReader.MultiLineString => "MultiLineString",
        WkbReader.MultiPolygon => "MultiPolygon",
        _ => "GeometryCollection",
    };

    static void Write(Utf8JsonWriter json, ref WkbReader reader)
    {
        var type = reader.Type();
        json.WriteStartObject();
        json.WriteString("type"u8, Name(type));
        if (type == WkbReader.Collection)
        {
            json.WriteStartArray("geometries"u8);
            for (int part = 0, parts = reader.Count(); part < parts; part++)
            {
                Write(json, ref reader);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("coordinates"u8);
            WriteCoordinates(json, ref reader, type);
        }

        json.WriteEndObject();
    }

    static void WriteCoordinates(Utf8JsonWriter json, ref WkbReader reader, uint type)
    {
        json.WriteStartArray();
        if (type == WkbReader.Point)
        {
            WritePosition(json, ref reader);
            json.WriteEndArray();
            return;
        }

        for (int part = 0, parts = reader.Count(); part < parts; part++)
        {
            switch (type)
            {
                case WkbReader.LineString:
                    json.WriteStartArray();
                    WritePosition(json, ref reader);
                    json.WriteEndArray();
                    break;
                case WkbReader.Polygon:
                    WriteCoordinates(json, ref reader, WkbReader.LineString);
                    break;
                default:
                    WriteCoordinates(json, ref reader, reader.Type());
                    break;
            }
        }

        json.WriteEndArray();
    }

    static void WritePosition(Utf8JsonWriter json, ref WkbReader reader)
    {
        // The store is quantised to 1e-7 degrees, so the shortest form has 7 decimals at most.
        var (x, y, z) = reader.Position();
        if (double.IsNaN(x))
        {
            return;
        }

        json.WriteNumberValue(x);
        json.WriteNumberValue(y);
        if (reader.HasZ)
        {
            json.WriteNumberValue(z);
        }
    }
}
