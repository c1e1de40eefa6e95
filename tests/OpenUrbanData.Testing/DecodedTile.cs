using System.Buffers.Binary;
using System.Text;

namespace OpenUrbanData.Testing;

/// <summary>A feature of a vector tile.</summary>
/// <param name="Type">1 points, 2 lines, 3 areas.</param>
/// <param name="Parts">Points, lines or rings in units of the grid; rings without their closing vertex.</param>
/// <param name="Properties">Values: string, double, long, bool.</param>
public sealed record DecodedFeature(int Type, List<List<(int X, int Y)>> Parts, Dictionary<string, object> Properties)
{
    /// <summary>How many features it stands for.</summary>
    public long Count => Properties.TryGetValue("point_count", out var count) ? (long)count : 1;
}

/// <summary>A layer of a vector tile.</summary>
public sealed record DecodedLayer(string Name, int Version, int Extent, List<DecodedFeature> Features);

/// <summary>Reads vector tiles as the specification says (Mapbox Vector Tile 2.1), independently of what writes them, and strictly.</summary>
public static class DecodedTile
{
    /// <summary>The layers of a tile by name.</summary>
    public static Dictionary<string, DecodedLayer> Layers(ReadOnlySpan<byte> tile)
    {
        var layers = new Dictionary<string, DecodedLayer>(StringComparer.Ordinal);
        while (tile.Length > 0)
        {
            var (field, _, bytes) = Field(ref tile);
            Expect(field == 3, $"field {field} in a tile");
            var layer = Layer(bytes);
            layers.Add(layer.Name, layer);
        }

        return layers;
    }

    static DecodedLayer Layer(ReadOnlySpan<byte> rest)
    {
        var (name, version, extent) = ("", 0, 4096);
        var keys = new List<string>();
        var values = new List<object>();
        var features = new List<byte[]>();
        while (rest.Length > 0)
        {
            var (field, number, bytes) = Field(ref rest);
            switch (field)
            {
                case 1: name = Encoding.UTF8.GetString(bytes); break;
                case 2: features.Add(bytes.ToArray()); break;
                case 3: keys.Add(Encoding.UTF8.GetString(bytes)); break;
                case 4: values.Add(Value(bytes)); break;
                case 5: extent = (int)number; break;
                case 15: version = (int)number; break;
                default: throw new InvalidDataException($"field {field} in a layer");
            }
        }

        Expect(keys.Distinct(StringComparer.Ordinal).Count() == keys.Count, "a key stands twice");
        return new(name, version, extent, [.. features.Select(feature => Feature(feature, keys, values))]);
    }

    static DecodedFeature Feature(ReadOnlySpan<byte> rest, List<string> keys, List<object> values)
    {
        var type = 0;
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        List<List<(int, int)>> parts = [];
        while (rest.Length > 0)
        {
            var (field, number, bytes) = Field(ref rest);
            switch (field)
            {
                case 2:
                    while (bytes.Length > 0)
                    {
                        properties.Add(keys[(int)Varint(ref bytes)], values[(int)Varint(ref bytes)]);
                    }

                    break;
                case 3:
                    type = (int)number;
                    break;
                case 4:
                    parts = Parts(bytes, type);
                    break;
                default:
                    throw new InvalidDataException($"field {field} in a feature");
            }
        }

        return new(type, parts, properties);
    }

    static List<List<(int X, int Y)>> Parts(ReadOnlySpan<byte> rest, int type)
    {
        var parts = new List<List<(int X, int Y)>>();
        var (x, y) = (0, 0);
        while (rest.Length > 0)
        {
            var head = (int)Varint(ref rest);
            var (command, count) = (head & 7, head >> 3);
            switch (command)
            {
                case 1:
                    Expect(count > 0 && (type == 1 || count == 1), $"{count} beginnings in a geometry of type {type}");
                    for (var i = 0; i < count; i++)
                    {
                        Move(ref rest);
                        parts.Add([(x, y)]);
                    }

                    break;
                case 2:
                    Expect(type > 1 && count >= type - 1, $"{count} lines in a geometry of type {type}");
                    for (var i = 0; i < count; i++)
                    {
                        var before = (x, y);
                        Move(ref rest);
                        Expect(before != (x, y), "a vertex stands twice");
                        parts[^1].Add((x, y));
                    }

                    break;
                case 7:
                    Expect(type == 3 && count == 1, "an end of what is no ring");
                    break;
                default:
                    throw new InvalidDataException($"command {command}");
            }
        }

        return parts;

        void Move(ref ReadOnlySpan<byte> from)
        {
            x += Signed(Varint(ref from));
            y += Signed(Varint(ref from));
        }
    }

    static object Value(ReadOnlySpan<byte> rest)
    {
        var (field, number, bytes) = Field(ref rest);
        Expect(rest.IsEmpty, "several values in one");
        return field switch
        {
            1 => Encoding.UTF8.GetString(bytes),
            3 => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            4 or 5 => (long)number,
            6 => (long)(number >> 1) ^ -(long)(number & 1),
            7 => number == 1,
            _ => throw new InvalidDataException($"field {field} in a value"),
        };
    }

    static int Signed(ulong number) => (int)(number >> 1) ^ -(int)(number & 1);

    static (int Field, ulong Number, byte[] Bytes) Field(ref ReadOnlySpan<byte> rest)
    {
        var key = Varint(ref rest);
        switch (key & 7)
        {
            case 0:
                return ((int)(key >> 3), Varint(ref rest), []);
            case 1:
                return ((int)(key >> 3), 0, Take(ref rest, 8));
            case 2:
                return ((int)(key >> 3), 0, Take(ref rest, (int)Varint(ref rest)));
            default:
                throw new InvalidDataException($"wire type {key & 7}");
        }
    }

    static byte[] Take(ref ReadOnlySpan<byte> rest, int length)
    {
        var taken = rest[..length].ToArray();
        rest = rest[length..];
        return taken;
    }

    static ulong Varint(ref ReadOnlySpan<byte> rest)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var one = rest[0];
            rest = rest[1..];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return value;
            }
        }
    }

    static ulong Varint(ref byte[] rest)
    {
        var span = (ReadOnlySpan<byte>)rest;
        var value = Varint(ref span);
        rest = span.ToArray();
        return value;
    }

    static void Expect(bool isRight, string mistake)
    {
        if (!isRight)
        {
            throw new InvalidDataException($"Not a vector tile: {mistake}");
        }
    }
}
