using System.Buffers.Binary;

namespace OpenUrbanData.Formats;

/// <summary>Walks through well-known binary (OGC 06-103r4, 8.2), little endian, without making objects.</summary>
ref struct WkbReader(ReadOnlySpan<byte> wkb)
{
    /// <summary>Types of geometries.</summary>
    public const uint Point = 1, LineString = 2, Polygon = 3, MultiPoint = 4, MultiLineString = 5, MultiPolygon = 6, Collection = 7;

    // ISO: 1000 for Z, 2000 for M, 3000 for both.
    const uint DimensionStep = 1000;

    ReadOnlySpan<byte> _rest = wkb;
    int _ordinates = 2;

    /// <summary>True where positions have a height.</summary>
    public bool HasZ { get; private set; }

    /// <summary>Reads byte order and type of the next geometry.</summary>
    /// <exception cref="InvalidDataException">Big endian, or no type of simple features.</exception>
    public uint Type()
    {
        var type = BinaryPrimitives.ReadUInt32LittleEndian(_rest[1..]);
        var (dimensions, kind) = Math.DivRem(type, DimensionStep);
        if (_rest[0] != 1 || kind is < Point or > Collection || dimensions > 3)
        {
            throw new InvalidDataException($"Geometry type {type}, byte order {_rest[0]}: ISO WKB in little endian is expected.");
        }

        HasZ = dimensions is 1 or 3;
        _ordinates = dimensions switch { 0 => 2, 3 => 4, _ => 3 };
        _rest = _rest[5..];
        return kind;
    }

    /// <summary>Reads a number of parts, rings or positions.</summary>
    public int Count()
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(_rest);
        _rest = _rest[sizeof(int)..];
        return count;
    }

    /// <summary>Reads a position; Z is 0 where there is none, both are NaN in an empty point.</summary>
    public (double X, double Y, double Z) Position()
    {
        var x = BinaryPrimitives.ReadDoubleLittleEndian(_rest);
        var y = BinaryPrimitives.ReadDoubleLittleEndian(_rest[8..]);
        var z = HasZ ? BinaryPrimitives.ReadDoubleLittleEndian(_rest[16..]) : 0;
        _rest = _rest[(_ordinates * sizeof(double))..];
        return (x, y, z);
    }
}
