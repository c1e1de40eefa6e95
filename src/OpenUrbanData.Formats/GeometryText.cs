using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Formats;

/// <summary>Writes geometries as text, straight from WKB: 7 decimals of degrees are 1 cm, 3 of metres 1 mm.</summary>
/// <remarks>Positions are written in the axis order of the CRS's URI (OGC 18-058r1, 6.3); WKB is always x before y.</remarks>
sealed class GeometryText(Utf8Output output, Crs crs)
{
    const int DecimalsOfDegrees = 7;
    const int DecimalsOfMetres = 3;

    readonly bool _flip = crs.IsNorthingFirst;
    readonly int _decimals = crs.IsGeographic ? DecimalsOfDegrees : DecimalsOfMetres;

    /// <summary>Decimals of a coordinate.</summary>
    public int Decimals => _decimals;

    /// <summary>Writes a GeoJSON geometry object (RFC 7946, 3.1).</summary>
    public void WriteGeoJson(ReadOnlySpan<byte> wkb)
    {
        var reader = new WkbReader(wkb);
        WriteGeoJson(ref reader);
    }

    /// <summary>Writes well-known text (OGC 06-103r4, 7).</summary>
    public void WriteWkt(ReadOnlySpan<byte> wkb)
    {
        var reader = new WkbReader(wkb);
        WriteWkt(ref reader);
    }

    void WriteGeoJson(ref WkbReader reader)
    {
        var type = reader.Type();
        output.Write(type switch
        {
            WkbReader.Point => "{\"type\":\"Point\",\"coordinates\":"u8,
            WkbReader.LineString => "{\"type\":\"LineString\",\"coordinates\":"u8,
            WkbReader.Polygon => "{\"type\":\"Polygon\",\"coordinates\":"u8,
            WkbReader.MultiPoint => "{\"type\":\"MultiPoint\",\"coordinates\":"u8,
            WkbReader.MultiLineString => "{\"type\":\"MultiLineString\",\"coordinates\":"u8,
            WkbReader.MultiPolygon => "{\"type\":\"MultiPolygon\",\"coordinates\":"u8,
            _ => "{\"type\":\"GeometryCollection\",\"geometries\":"u8,
        });
        if (type == WkbReader.Collection)
        {
            output.Byte((byte)'[');
            for (int part = 0, parts = reader.Count(); part < parts; part++)
            {
                Comma(part);
                WriteGeoJson(ref reader);
            }

            output.Byte((byte)']');
        }
        else
        {
            WriteCoordinates(ref reader, type);
        }

        output.Byte((byte)'}');
    }

    void WriteCoordinates(ref WkbReader reader, uint type)
    {
        if (type == WkbReader.Point)
        {
            WriteJsonPosition(ref reader);
            return;
        }

        output.Byte((byte)'[');
        for (int part = 0, parts = reader.Count(); part < parts; part++)
        {
            Comma(part);
            switch (type)
            {
                case WkbReader.LineString:
                    WriteJsonPosition(ref reader);
                    break;
                case WkbReader.Polygon:
                    WriteCoordinates(ref reader, WkbReader.LineString);
                    break;
                default:
                    WriteCoordinates(ref reader, reader.Type());
                    break;
            }
        }

        output.Byte((byte)']');
    }

    void WriteJsonPosition(ref WkbReader reader)
    {
        var position = reader.Position();
        output.Byte((byte)'[');
        if (!double.IsNaN(position.X))
        {
            WritePosition(position, reader.HasZ, (byte)',');
        }

        output.Byte((byte)']');
    }

    void WriteWkt(ref WkbReader reader)
    {
        var type = reader.Type();
        output.Write(type switch
        {
            WkbReader.Point => "POINT"u8,
            WkbReader.LineString => "LINESTRING"u8,
            WkbReader.Polygon => "POLYGON"u8,
            WkbReader.MultiPoint => "MULTIPOINT"u8,
            WkbReader.MultiLineString => "MULTILINESTRING"u8,
            WkbReader.MultiPolygon => "MULTIPOLYGON"u8,
            _ => "GEOMETRYCOLLECTION"u8,
        });
        output.Write(reader.HasZ ? " Z "u8 : " "u8);
        WriteWktBody(ref reader, type);
    }

    void WriteWktBody(ref WkbReader reader, uint type)
    {
        if (type == WkbReader.Point)
        {
            var position = reader.Position();
            if (double.IsNaN(position.X))
            {
                output.Write("EMPTY"u8);
                return;
            }

            output.Byte((byte)'(');
            WritePosition(position, reader.HasZ, (byte)' ');
            output.Byte((byte)')');
            return;
        }

        var parts = reader.Count();
        if (parts == 0)
        {
            output.Write("EMPTY"u8);
            return;
        }

        output.Byte((byte)'(');
        for (var part = 0; part < parts; part++)
        {
            Comma(part);
            switch (type)
            {
                case WkbReader.LineString:
                    WritePosition(reader.Position(), reader.HasZ, (byte)' ');
                    break;
                case WkbReader.Polygon:
                    WriteWktBody(ref reader, WkbReader.LineString);
                    break;
                case WkbReader.Collection:
                    WriteWkt(ref reader);
                    break;
                default:
                    WriteWktBody(ref reader, reader.Type());
                    break;
            }
        }

        output.Byte((byte)')');
    }

    void WritePosition((double X, double Y, double Z) position, bool hasZ, byte separator)
    {
        output.Coordinate(_flip ? position.Y : position.X, _decimals);
        output.Byte(separator);
        output.Coordinate(_flip ? position.X : position.Y, _decimals);
        if (hasZ)
        {
            output.Byte(separator);
            output.Coordinate(position.Z, DecimalsOfMetres);
        }
    }

    void Comma(int part)
    {
        if (part > 0)
        {
            output.Byte((byte)',');
        }
    }
}
