using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Formats.Tiles;

/// <summary>One layer of a vector tile while it comes together (Mapbox Vector Tile Specification 2.1, 4.1).</summary>
/// <remarks>Identifiers are texts and so a property, <c>id</c>: the format's own identifiers are numbers. Days and instants are
/// texts as in GeoJSON; lists and objects are their JSON as text. Values that are absent are left out.</remarks>
public sealed class TileLayer : IDisposable
{
    /// <summary>Property of a point that stands for several features: how many.</summary>
    public const string CountProperty = "point_count";

    const byte NameField = 0x0A, FeatureField = 0x12, KeyField = 0x1A, ExtentField = 0x28, VersionField = 0x78;
    const byte TagsField = 0x12, TypeField = 0x18, GeometryField = 0x22;
    const ulong Version = 2;
    const int NoKey = -1;

    readonly byte[] _name;
    readonly TileGeometry _geometry;
    readonly TileValues _values = new();
    readonly TileBuffer _features = new(256 * 1024);
    readonly TileBuffer _keys = new(1024);
    readonly TileBuffer _tags = new(256);
    RowLayout? _layout;
    (int Place, PropertyType Type)[] _columns = [];
    int[] _keyOf = [];
    byte[]?[] _constants = [];
    int _idKey = NoKey;
    int _countKey = NoKey;
    int _keyCount;

    int ContentLength => 2 + 1 + TileBuffer.VarintLength((uint)_name.Length) + _name.Length + Length
        + 1 + TileBuffer.VarintLength(TileGeometry.Extent);

    /// <summary>Begins a layer.</summary>
    /// <param name="name">Its name: the collection.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="tolerance">How far lines and areas may be simplified, in units of the grid; 0 for not at all.</param>
    public TileLayer(string name, TileAddress tile, double tolerance)
    {
        _name = Encoding.UTF8.GetBytes(name);
        _geometry = new(tile, tolerance);
    }

    /// <summary>True where the identifier is wanted as a property.</summary>
    public bool HasId { get; init; } = true;

    /// <summary>Features in it, those that stand for several as one.</summary>
    public int Features { get; private set; }

    /// <summary>Bytes that it has so far.</summary>
    public int Length => _features.Length + _values.Length + _keys.Length;

    /// <summary>Adds the feature of a row, where its geometry meets the tile.</summary>
    public void Add(FeatureRows rows)
    {
        if (rows.IsGeometryNull)
        {
            return;
        }

        _geometry.Read(rows.Wkb);
        var isTagged = false;
        for (var type = TileGeometry.Points; type <= TileGeometry.Areas; type++)
        {
            var commands = _geometry.Commands(type);
            if (commands.IsEmpty)
            {
                continue;
            }

            if (!isTagged)
            {
                _tags.Reset();
                WriteTags(rows);
                Features++;
                isTagged = true;
            }

            WriteFeature(type, commands);
        }
    }

    /// <summary>Adds a point that stands for several features.</summary>
    /// <param name="longitude">Longitude; inside the tile.</param>
    /// <param name="latitude">Latitude; inside the tile.</param>
    /// <param name="count">How many.</param>
    public void AddCount(double longitude, double latitude, long count)
    {
        _geometry.Place(longitude, latitude);
        _tags.Reset();
        if (_countKey == NoKey)
        {
            _countKey = Key(Encoding.UTF8.GetBytes(CountProperty));
        }

        Tag(_countKey, _values.Int64(count));
        WriteFeature(TileGeometry.Points, _geometry.Commands(TileGeometry.Points));
        Features++;
    }

    /// <summary>Bytes of the whole layer.</summary>
    internal int TotalLength => 1 + TileBuffer.VarintLength((uint)ContentLength) + ContentLength;

    /// <summary>Writes the layer as a field of the tile.</summary>
    internal async Task WriteAsync(PipeWriter output, CancellationToken cancellation)
    {
        const byte LayerField = 0x1A;
        using var head = new TileBuffer(64);
        head.Byte(LayerField);
        head.Varint((uint)ContentLength);
        head.Byte(VersionField);
        head.Varint(Version);
        head.Field(NameField, _name);
        using var tail = new TileBuffer(16);
        tail.Byte(ExtentField);
        tail.Varint(TileGeometry.Extent);
        foreach (var part in (ReadOnlySpan<ReadOnlyMemory<byte>>)[head.Memory, _features.Memory, _keys.Memory, _values.Memory, tail.Memory])
        {
            output.Write(part.Span);
        }

        await output.FlushAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _geometry.Dispose();
        _values.Dispose();
        _features.Dispose();
        _keys.Dispose();
        _tags.Dispose();
    }

    void WriteFeature(int type, ReadOnlySpan<byte> commands)
    {
        var tags = _tags.Written;
        var length = 1 + TileBuffer.VarintLength((uint)tags.Length) + tags.Length + 2
            + 1 + TileBuffer.VarintLength((uint)commands.Length) + commands.Length;
        _features.Byte(FeatureField);
        _features.Varint((ulong)length);
        _features.Field(TagsField, tags);
        _features.Byte(TypeField);
        _features.Byte((byte)type);
        _features.Field(GeometryField, commands);
    }

    void WriteTags(FeatureRows rows)
    {
        if (!ReferenceEquals(_layout, rows.Layout))
        {
            _layout = rows.Layout;
            _keyOf = [.. Enumerable.Repeat(NoKey, _layout.Columns.Length)];
            _columns =
            [
                .. _layout.Columns.Select((column, place) => (Place: place, column.Property))
                    .Where(column => column.Property.Origin != PropertyOrigin.Dataset).Select(column => (column.Place, column.Property.Type)),
            ];
            _constants = new byte[]?[_layout.Datasets.Length];
        }

        if (HasId)
        {
            if (_idKey == NoKey)
            {
                _idKey = Key("id"u8);
            }

            Tag(_idKey, _values.UniqueText(rows.Id));
        }

        // The same for all features of a data set.
        _tags.Write(_constants[rows.Dataset] ??= Constants(rows));
        foreach (var (column, type) in _columns)
        {
            if (!rows.IsNull(column))
            {
                Tag(KeyOf(column), Value(rows, column, type));
            }
        }
    }

    byte[] Constants(FeatureRows rows)
    {
        using var tags = new TileBuffer(64);
        for (var column = 0; column < _keyOf.Length; column++)
        {
            if (_layout!.Columns[column].Property.Origin == PropertyOrigin.Dataset && !rows.IsNull(column))
            {
                tags.Varint((ulong)KeyOf(column));
                tags.Varint((ulong)_values.Text(rows.Utf8(column)));
            }
        }

        return tags.Written.ToArray();
    }

    int Value(FeatureRows rows, int column, PropertyType type) => type switch
    {
        PropertyType.Text => _values.Text(rows.Utf8(column)),
        PropertyType.Integer => _values.Int64(rows.Int64(column)),
        PropertyType.Number => _values.Double(rows.Double(column)),
        PropertyType.Boolean => _values.Boolean(rows.Boolean(column)),
        PropertyType.Date => _values.Day(rows.Time(column)),
        PropertyType.DateTime => _values.Instant(rows.Time(column)),
        _ => _values.Text(rows.Json(column)),
    };

    int KeyOf(int column)
    {
        if (_keyOf[column] == NoKey)
        {
            _keyOf[column] = Key(_layout!.Columns[column].Utf8Name.Span);
        }

        return _keyOf[column];
    }

    int Key(ReadOnlySpan<byte> name)
    {
        _keys.Field(KeyField, name);
        return _keyCount++;
    }

    void Tag(int key, int value)
    {
        _tags.Varint((ulong)key);
        _tags.Varint((ulong)value);
    }
}
