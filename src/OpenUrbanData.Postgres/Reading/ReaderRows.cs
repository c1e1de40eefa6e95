using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Npgsql;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>The cursor over a result of <see cref="FeatureSql"/>: values are copied once, as the server sent them, into
/// one buffer that is reused for every row.</summary>
/// <remarks>Measured over a million rows of 11 columns, processor time of the process: reading each column as it is sent
/// 1.6 s, the row packed by <c>record_send</c> 1.4 s but more in the server, COPY 0.9 s but without parameters and
/// prepared statements; walking over the rows without looking at them takes 1.0 s.</remarks>
sealed class ReaderRows : FeatureRows
{
    const int FirstBufferSize = 4096;
    const uint SridFlag = 0x2000_0000;

    readonly RowPlan _plan;
    readonly NpgsqlConnection _connection;
    readonly NpgsqlTransaction? _transaction;
    readonly NpgsqlCommand _command;
    readonly NpgsqlDataReader _reader;
    readonly Dictionary<int, int> _datasets;
    readonly byte[]?[][] _constants;
    readonly BinaryArray _arrays = new();
    byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferSize);
    int _used;
    int _number = int.MinValue;
    int _dataset;
    readonly bool _isBounded;

    // The statement names the only data set, so no row is of another one; groups are of none.
    readonly bool _isOnly;
    bool _waits;
    bool _any;
    bool _isEmpty;

    internal ReaderRows(
        RowPlan plan, NpgsqlConnection connection, NpgsqlTransaction? transaction, NpgsqlCommand command,
        NpgsqlDataReader reader, bool isBounded)
        : base(plan.Layout)
    {
        (_plan, _connection, _transaction, _command, _reader) = (plan, connection, transaction, command, reader);
        _isBounded = isBounded;
        _isOnly = plan.Layout.Datasets.Length <= 1;
        _datasets = Layout.Datasets.Select((dataset, place) => (dataset.Number, place))
            .ToDictionary(one => one.Number, one => one.place);
        _constants = new byte[]?[Layout.Datasets.Length][];
    }

    /// <inheritdoc/>
    public override bool IsEmpty => _isEmpty;

    /// <inheritdoc/>
    public override int Dataset => _dataset;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Id => Bytes(1);

    /// <inheritdoc/>
    public override bool IsGeometryNull => _plan.Geometry == RowPlan.Absent || _reader.IsDBNull(_plan.Geometry);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Wkb => WkbAt(_plan.Geometry);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> FallbackWkb => WkbAt(_plan.Fallback);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Latest =>
        _plan.Latest == RowPlan.Absent || _reader.IsDBNull(_plan.Latest) ? [] : Bytes(_plan.Latest);

    /// <inheritdoc/>
    public override PagePosition Position =>
        new([.. Enumerable.Range(0, _plan.Sort.Length).Select(SortText)], Layout.Datasets.IsEmpty ? 0 : Layout.Datasets[_dataset].Number,
            Encoding.UTF8.GetString(Id));

    /// <inheritdoc/>
    public override ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        if (_waits)
        {
            _waits = false;
            return new(_any);
        }

        return NextAsync(cancellation);
    }

    /// <inheritdoc/>
    public override bool IsNull(int column) => _plan.Columns[column] is var place && place == RowPlan.Absent
        ? Constants()[column] is null
        : _reader.IsDBNull(place);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Utf8(int column) => _plan.Columns[column] is var place && place == RowPlan.Absent
        ? Constants()[column]
        : Bytes(place);

    /// <inheritdoc/>
    public override long Int64(int column) => _reader.GetInt64(_plan.Columns[column]);

    /// <inheritdoc/>
    public override double Double(int column) => _reader.GetDouble(_plan.Columns[column]);

    /// <inheritdoc/>
    public override bool Boolean(int column) => _reader.GetBoolean(_plan.Columns[column]);

    /// <inheritdoc/>
    public override DateTime Time(int column) => Time(_plan.Columns[column], Layout.Columns[column].Property.Type);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Json(int column)
    {
        var bytes = Bytes(_plan.Columns[column]);
        if (Layout.Columns[column].Property.Type == PropertyType.TextArray)
        {
            return Keep(_arrays.ToJson(bytes));
        }

        // jsonb is sent as its version, 1, and the text.
        return bytes[1..];
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_any && !_isBounded)
        {
            // Closing the reader would read on to the end of the result, for nobody.
            _command.Cancel();
        }

        try
        {
            await _reader.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // The answer to the cancellation, or the failure that ended the reading; the pool sorts out the connection.
        }

        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _arrays.Dispose();
        await _command.DisposeAsync();
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        await _connection.DisposeAsync();
    }

    internal async Task ReadFirstAsync(CancellationToken cancellation)
    {
        await NextAsync(cancellation);
        _waits = true;
        _isEmpty = !_any;
    }

    ValueTask<bool> NextAsync(CancellationToken cancellation)
    {
        var reading = _reader.ReadAsync(cancellation);
        return reading.IsCompletedSuccessfully && (!reading.Result || Enter())
            ? new(_any = reading.Result)
            : AwaitAsync(reading, cancellation);
    }

    async ValueTask<bool> AwaitAsync(Task<bool> reading, CancellationToken cancellation)
    {
        try
        {
            while (await reading)
            {
                if (Enter())
                {
                    return _any = true;
                }

                reading = _reader.ReadAsync(cancellation);
            }
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }

        return _any = false;
    }

    // False for a row of a data set that is newer than the registry of the query.
    bool Enter()
    {
        _used = 0;
        if (_isOnly)
        {
            return true;
        }

        var number = _reader.GetInt32(0);
        if (number != _number)
        {
            _number = number;
            _dataset = _datasets.GetValueOrDefault(number, RowPlan.Absent);
        }

        return _dataset != RowPlan.Absent;
    }

    byte[]?[] Constants() => _constants[_dataset] ??=
    [
        .. Layout.Columns.Select(column =>
            column.Property.Origin == PropertyOrigin.Dataset && Layout.Datasets[_dataset].Constant(column.Property) is { } value
                ? Encoding.UTF8.GetBytes(value)
                : null),
    ];

    ReadOnlySpan<byte> Bytes(int place) => Writable(place);

    // EWKB with the SRID after the type: order and type move over it, and ISO WKB remains.
    ReadOnlySpan<byte> WkbAt(int place)
    {
        var bytes = Writable(place);
        var type = BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]);
        if ((type & SridFlag) == 0)
        {
            return bytes;
        }

        bytes[4] = bytes[0];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[5..], type & ~SridFlag);
        return bytes[4..];
    }

    Span<byte> Writable(int place)
    {
        var room = _buffer.Length - _used;
        var length = room > 0 ? (int)_reader.GetBytes(place, 0, _buffer, _used, room) : 0;
        if (length == room)
        {
            // Perhaps not all of it. Spans of this row keep the old buffer alive.
            length = (int)_reader.GetBytes(place, 0, null, 0, 0);
            Grow(length);
            _reader.GetBytes(place, 0, _buffer, _used, length);
        }

        var bytes = _buffer.AsSpan(_used, length);
        _used += length;
        return bytes;
    }

    ReadOnlySpan<byte> Keep(ReadOnlySpan<byte> made)
    {
        if (made.Length > _buffer.Length - _used)
        {
            Grow(made.Length);
        }

        var kept = _buffer.AsSpan(_used, made.Length);
        made.CopyTo(kept);
        _used += made.Length;
        return kept;
    }

    void Grow(int length)
    {
        // The old one is left to the garbage collector: spans of this row may still point into it.
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _buffer.Length, length + FirstBufferSize));
        _used = 0;
    }

    DateTime Time(int place, PropertyType type) => type == PropertyType.Date
        ? DateTime.SpecifyKind(_reader.GetDateTime(place), DateTimeKind.Utc)
        : _reader.GetDateTime(place);

    string? SortText(int key)
    {
        var (by, place) = (_plan.SortKeys[key], _plan.Sort[key]);
        if (place == RowPlan.Absent)
        {
            return Layout.Datasets[_dataset].Constant(by.Property!);
        }

        if (_reader.IsDBNull(place))
        {
            return null;
        }

        var culture = CultureInfo.InvariantCulture;
        return by.Type switch
        {
            PropertyType.Text => Encoding.UTF8.GetString(Bytes(place)),
            PropertyType.Integer => _reader.GetInt64(place).ToString(culture),
            PropertyType.Number => _reader.GetDouble(place).ToString("R", culture),
            PropertyType.Boolean => _reader.GetBoolean(place).ToString(),
            PropertyType.Date => Time(place, by.Type).ToString("yyyy-MM-dd", culture),
            PropertyType.DateTime => Time(place, by.Type).ToString("O", culture),
            _ => throw new InvalidOperationException($"Features cannot be ordered by '{by.By}'."),
        };
    }
}
