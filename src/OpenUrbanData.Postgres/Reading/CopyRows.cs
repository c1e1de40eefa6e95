using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>The cursor over rows in the form of <c>COPY … TO STDOUT (FORMAT binary)</c>: each row lies in one buffer as it came, and
/// values are looked up in it.</summary>
/// <remarks>Per row COPY costs half of what <see cref="ReaderRows"/> does, but it takes no parameters: it is for statements that have
/// only numbers of ours in them. Results that <see cref="RoundTrips"/> has taken out of the driver lie in the same form.
/// https://www.postgresql.org/docs/current/sql-copy.html, Binary Format.</remarks>
sealed class CopyRows : FeatureRows
{
    /// <summary>Stands where the number of columns of the next row would, after the last one.</summary>
    public const short EndMark = -1;

    const int HeaderSize = 19;
    const int FirstBufferSize = 4096;
    const uint SridFlag = 0x2000_0000;
    static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    readonly RowPlan _plan;
    readonly NpgsqlConnection? _connection;
    readonly Stream _stream;
    readonly Dictionary<int, int> _datasets;
    readonly byte[]?[][] _constants;
    readonly BinaryArray _arrays = new();
    byte[] _buffer;

    // What was read of the stream and not yet left behind: from _start to _end.
    int _start;
    int _end;
    (int Start, int Length)[] _fields = [];
    int _dataset;
    bool _waits;
    bool _any;
    bool _isEmpty;

    /// <summary>Takes over a stream.</summary>
    public CopyRows(RowPlan plan, NpgsqlConnection connection, Stream stream)
        : this(plan, connection, stream, ArrayPool<byte>.Shared.Rent(FirstBufferSize), 0)
    {
    }

    /// <summary>Takes over rows that are all there, without the header and with the mark of the end.</summary>
    /// <param name="plan">What the columns are.</param>
    /// <param name="rows">From the shared pool.</param>
    /// <param name="length">Bytes of it.</param>
    public CopyRows(RowPlan plan, byte[] rows, int length)
        : this(plan, null, Stream.Null, rows, length)
    {
        do
        {
            _any = TryTake() ?? throw new InvalidDataException("The last row is not whole.");
        }
        while (_any && !Enter());
        (_waits, _isEmpty) = (true, !_any);
    }

    CopyRows(RowPlan plan, NpgsqlConnection? connection, Stream stream, byte[] buffer, int length)
        : base(plan.Layout)
    {
        (_plan, _connection, _stream, _buffer, _end) = (plan, connection, stream, buffer, length);
        _datasets = Layout.Datasets.Select((dataset, place) => (dataset.Number, place)).ToDictionary(one => one.Number, one => one.place);
        _constants = new byte[]?[Layout.Datasets.Length][];
    }

    /// <inheritdoc/>
    public override bool IsEmpty => _isEmpty;

    /// <inheritdoc/>
    public override int Dataset => _dataset;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Id => Field(1);

    /// <inheritdoc/>
    public override bool IsGeometryNull => _plan.Geometry == RowPlan.Absent || _fields[_plan.Geometry].Length < 0;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Wkb
    {
        get
        {
            // EWKB with the SRID after the type: order and type move over it, and ISO WKB remains.
            var (start, length) = _fields[_plan.Geometry];
            var bytes = _buffer.AsSpan(start, length);
            var type = BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]);
            if ((type & SridFlag) == 0)
            {
                return bytes;
            }

            bytes[4] = bytes[0];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[5..], type & ~SridFlag);
            _fields[_plan.Geometry] = (start + 4, length - 4);
            return bytes[4..];
        }
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Latest => [];

    /// <inheritdoc/>
    public override PagePosition Position => _plan.SortKeys.IsEmpty
        ? new([], Layout.Datasets[_dataset].Number, Encoding.UTF8.GetString(Id))
        : throw new NotSupportedException("Only rows in the order of keys come in this form.");

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
        : _fields[place].Length < 0;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Utf8(int column) => _plan.Columns[column] is var place && place == RowPlan.Absent
        ? Constants()[column]
        : Field(place);

    /// <inheritdoc/>
    public override long Int64(int column) => BinaryPrimitives.ReadInt64BigEndian(Field(_plan.Columns[column]));

    /// <inheritdoc/>
    public override double Double(int column) => BinaryPrimitives.ReadDoubleBigEndian(Field(_plan.Columns[column]));

    /// <inheritdoc/>
    public override bool Boolean(int column) => Field(_plan.Columns[column])[0] != 0;

    /// <inheritdoc/>
    public override DateTime Time(int column) => Layout.Columns[column].Property.Type == PropertyType.Date
        ? Epoch.AddDays(BinaryPrimitives.ReadInt32BigEndian(Field(_plan.Columns[column])))
        : Epoch.AddTicks(BinaryPrimitives.ReadInt64BigEndian(Field(_plan.Columns[column])) * TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Json(int column)
    {
        var bytes = Field(_plan.Columns[column]);
        // jsonb is sent as its version, 1, and the text.
        return Layout.Columns[column].Property.Type == PropertyType.TextArray ? _arrays.ToJson(bytes) : bytes[1..];
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        try
        {
            await _stream.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // The failure that ended the reading; the pool sorts out the connection.
        }

        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _arrays.Dispose();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }

    internal async Task ReadFirstAsync(CancellationToken cancellation)
    {
        await FillAsync(HeaderSize, cancellation);
        _start += HeaderSize + BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(HeaderSize - sizeof(int)));
        await NextAsync(cancellation);
        (_waits, _isEmpty) = (true, !_any);
    }

    ValueTask<bool> NextAsync(CancellationToken cancellation)
    {
        if (_start == _end)
        {
            // The driver gives one row at once, mostly from what it has received already.
            _start = _end = 0;
            var reading = _stream.ReadAsync(_buffer, cancellation);
            if (!reading.IsCompletedSuccessfully)
            {
                return AwaitAsync(reading, cancellation);
            }

            _end = reading.Result;
        }

        return TryTake() is { } isRow && (!isRow || Enter()) ? new(_any = isRow) : MoreAsync(cancellation);
    }

    async ValueTask<bool> AwaitAsync(ValueTask<int> reading, CancellationToken cancellation)
    {
        try
        {
            _end = await reading;
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }

        return await MoreAsync(cancellation);
    }

    async ValueTask<bool> MoreAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                switch (TryTake())
                {
                    case null:
                        await FillAsync(_end - _start + 1, cancellation);
                        break;
                    case false:
                        return _any = false;
                    default:
                        if (Enter())
                        {
                            return _any = true;
                        }

                        break;
                }
            }
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }

    // Null where the row is not there as a whole; false at the end.
    bool? TryTake()
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        if (rest.Length < sizeof(short))
        {
            return null;
        }

        int count = BinaryPrimitives.ReadInt16BigEndian(rest);
        if (count == EndMark)
        {
            return false;
        }

        if (_fields.Length < count)
        {
            _fields = new (int, int)[count];
        }

        var at = sizeof(short);
        for (var i = 0; i < count; i++)
        {
            if (rest.Length - at < sizeof(int))
            {
                return null;
            }

            var length = BinaryPrimitives.ReadInt32BigEndian(rest[at..]);
            at += sizeof(int);
            _fields[i] = (_start + at, length);
            at += Math.Max(length, 0);
            if (at > rest.Length)
            {
                return null;
            }
        }

        _start += at;
        return true;
    }

    async ValueTask FillAsync(int least, CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        while (_end < least)
        {
            if (_end == _buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
                _buffer.AsSpan(0, _end).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = larger;
            }

            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
            if (read == 0)
            {
                throw new InvalidDataException("COPY ended before its last row.");
            }

            _end += read;
        }
    }

    // False for a row of a data set that is newer than the registry of the query.
    bool Enter()
    {
        _dataset = _datasets.GetValueOrDefault(BinaryPrimitives.ReadInt32BigEndian(Field(0)), RowPlan.Absent);
        return _dataset != RowPlan.Absent;
    }

    ReadOnlySpan<byte> Field(int place)
    {
        var (start, length) = _fields[place];
        return _buffer.AsSpan(start, length);
    }

    byte[]?[] Constants() => _constants[_dataset] ??=
    [
        .. Layout.Columns.Select(column =>
            column.Property.Origin == PropertyOrigin.Dataset && Layout.Datasets[_dataset].Constant(column.Property) is { } value
                ? Encoding.UTF8.GetBytes(value)
                : null),
    ];
}
