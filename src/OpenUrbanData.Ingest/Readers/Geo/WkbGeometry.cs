using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace OpenUrbanData.Ingest.Readers.Geo;

/// <summary>Reads well-known binary, of OGC, ISO and PostGIS (EWKB), as x and y.</summary>
/// <remarks>Counts in the bytes are checked against the bytes that are left before anything is allocated.</remarks>
public static class WkbGeometry
{
    static readonly GeometryFactory Factory = new();

    /// <summary>The geometry.</summary>
    /// <param name="bytes">WKB without anything behind it.</param>
    /// <param name="srid">Code that EWKB carries; 0 for none.</param>
    /// <exception cref="FormatException">The bytes are no WKB.</exception>
    public static Geometry Read(ReadOnlySpan<byte> bytes, out int srid)
    {
        srid = 0;
        try
        {
            return Read(ref bytes, ref srid, 0);
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException("the geometry's bytes end too early or its rings are too short", exception);
        }
    }

    static Geometry Read(ref ReadOnlySpan<byte> bytes, ref int srid, int depth)
    {
        var isLittle = bytes[0] switch
        {
            0 => false,
            1 => true,
            _ => throw new FormatException("a geometry's bytes begin with 0 or 1"),
        };
        bytes = bytes[1..];
        var code = Whole(ref bytes, isLittle);
        var hasZ = (code & 0x80000000) != 0 || (code & 0xFFFF) / 1000 is 1 or 3;
        var hasM = (code & 0x40000000) != 0 || (code & 0xFFFF) / 1000 is 2 or 3;
        if ((code & 0x20000000) != 0)
        {
            srid = (int)Whole(ref bytes, isLittle);
        }

        var size = 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0);
        switch ((code & 0xFFFF) % 1000)
        {
            case 1:
                var point = Position(ref bytes, isLittle, size);
                return double.IsNaN(point.X) ? Factory.CreatePoint() : Factory.CreatePoint(point);
            case 2:
                return Factory.CreateLineString(Positions(ref bytes, isLittle, size));
            case 3:
                var rings = new LinearRing[Count(ref bytes, isLittle, 4)];
                for (var i = 0; i < rings.Length; i++)
                {
                    rings[i] = Factory.CreateLinearRing(Positions(ref bytes, isLittle, size));
                }

                return rings.Length == 0 ? Factory.CreatePolygon() : Factory.CreatePolygon(rings[0], rings[1..]);
            case >= 4 and <= 7 and var kind when depth < 16:
                var parts = new Geometry[Count(ref bytes, isLittle, 9)];
                for (var i = 0; i < parts.Length; i++)
                {
                    parts[i] = Read(ref bytes, ref srid, depth + 1);
                }

                return Collect(kind, parts);
            case var other:
                throw new FormatException($"geometries of type {other} are not read");
        }
    }

    static GeometryCollection Collect(uint kind, Geometry[] parts)
    {
        try
        {
            return kind switch
            {
                4 => Factory.CreateMultiPoint([.. parts.Cast<Point>()]),
                5 => Factory.CreateMultiLineString([.. parts.Cast<LineString>()]),
                6 => Factory.CreateMultiPolygon([.. parts.Cast<Polygon>()]),
                _ => Factory.CreateGeometryCollection(parts),
            };
        }
        catch (InvalidCastException exception)
        {
            throw new FormatException("a collection holds geometries of another type", exception);
        }
    }

    static Coordinate[] Positions(ref ReadOnlySpan<byte> bytes, bool isLittle, int size)
    {
        var positions = new Coordinate[Count(ref bytes, isLittle, size)];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = Position(ref bytes, isLittle, size);
        }

        return positions;
    }

    static Coordinate Position(ref ReadOnlySpan<byte> bytes, bool isLittle, int size)
    {
        var x = isLittle ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
        var y = isLittle ? BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]) : BinaryPrimitives.ReadDoubleBigEndian(bytes[8..]);
        bytes = bytes[size..];
        return new(x, y);
    }

    static int Count(ref ReadOnlySpan<byte> bytes, bool isLittle, int sizeOfOne)
    {
        var count = Whole(ref bytes, isLittle);
        return count <= bytes.Length / sizeOfOne ? (int)count : throw new FormatException("the geometry claims more parts than it has bytes");
    }

    static uint Whole(ref ReadOnlySpan<byte> bytes, bool isLittle)
    {
        var value = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        bytes = bytes[4..];
        return value;
    }
}
