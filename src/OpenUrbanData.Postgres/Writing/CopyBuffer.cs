using System.Buffers.Binary;
using System.Text;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Bytes of a binary COPY: fields, each with its length before it.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/15/sql-copy.html#id-1.9.3.55.9.4">PostgreSQL, COPY, Binary Format</see>.
/// Written by hand because the rows of ingest have their types at run time: no boxing, no resolving per value.</remarks>
sealed class CopyBuffer
{
    const uint TextOid = 25;

    static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;
    static readonly long FirstTick = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    byte[] _bytes;
    int _length;

    public CopyBuffer(int capacity) => _bytes = new byte[capacity];

    /// <summary>Bytes so far.</summary>
    public int Length => _length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Begins again.</summary>
    public void Clear() => _length = 0;

    /// <summary>Takes back what was written after a place.</summary>
    public void Cut(int length) => _length = length;

    public void Header()
    {
        ReadOnlySpan<byte> signature = [0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00];
        signature.CopyTo(Take(signature.Length));
        Take(8).Clear();
    }

    public void Row(int fields) => BinaryPrimitives.WriteInt16BigEndian(Take(2), checked((short)fields));

    public void End() => BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    public void Int16(short value)
    {
        var bytes = Take(6);
        BinaryPrimitives.WriteInt32BigEndian(bytes, 2);
        BinaryPrimitives.WriteInt16BigEndian(bytes[4..], value);
    }

    public void Int64(long value)
    {
        var bytes = Take(12);
        BinaryPrimitives.WriteInt32BigEndian(bytes, 8);
        BinaryPrimitives.WriteInt64BigEndian(bytes[4..], value);
    }

    public void Double(double value)
    {
        var bytes = Take(12);
        BinaryPrimitives.WriteInt32BigEndian(bytes, 8);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[4..], value);
    }

    public void Boolean(bool value)
    {
        var bytes = Take(5);
        BinaryPrimitives.WriteInt32BigEndian(bytes, 1);
        bytes[4] = value ? (byte)1 : (byte)0;
    }

    public void Date(DateOnly value)
    {
        var bytes = Take(8);
        BinaryPrimitives.WriteInt32BigEndian(bytes, 4);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], value.DayNumber - FirstDay);
    }

    public void Time(DateTimeOffset value) => Int64((value.UtcTicks - FirstTick) / TimeSpan.TicksPerMicrosecond);

    public void Text(string value)
    {
        var start = _length;
        Take(4);
        Utf8(value);
        Close(start);
    }

    /// <summary>Text of several parts, as one field.</summary>
    public void Text(string first, string second)
    {
        var start = _length;
        Take(4);
        Utf8(first);
        Utf8(second);
        Close(start);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), value.Length);
        value.CopyTo(Take(value.Length));
    }

    public void Json(string value)
    {
        var start = _length;
        Take(4);
        Take(1)[0] = 1;
        Utf8(value.Contains("\\u0000", StringComparison.Ordinal) ? WithoutNul(value) : value);
        Close(start);
    }

    public void TextArray(IReadOnlyList<string> values)
    {
        var start = _length;
        Take(4);
        var header = Take(values.Count == 0 ? 12 : 20);
        header.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(header[8..], TextOid);
        if (values.Count > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(header, 1);
            BinaryPrimitives.WriteInt32BigEndian(header[12..], values.Count);
            BinaryPrimitives.WriteInt32BigEndian(header[16..], 1);
            foreach (var value in values)
            {
                Text(value);
            }
        }

        Close(start);
    }

    /// <summary>A point in EWKB, little endian, with its SRID.</summary>
    public void Point(double x, double y, int srid)
    {
        var bytes = Take(29);
        BinaryPrimitives.WriteInt32BigEndian(bytes, 25);
        bytes[4] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[5..], 0x2000_0001);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[9..], srid);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[13..], x);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[21..], y);
    }

    void Close(int start) =>
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start), _length - start - 4);

    // PostgreSQL has no NUL in text: it is left out, so that one bad cell does not end the run.
    void Utf8(string value)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(value.Length));
        var count = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length));
        var written = _bytes.AsSpan(_length, count);
        if (written.Contains((byte)0))
        {
            var kept = 0;
            foreach (var one in written)
            {
                if (one != 0)
                {
                    written[kept++] = one;
                }
            }

            count = kept;
        }

        _length += count;
    }

    static string WithoutNul(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
            }
            else if (json.AsSpan(i).StartsWith("\\u0000"))
            {
                i += 5;
            }
            else
            {
                text.Append(json, i, Math.Min(2, json.Length - i));
                i++;
            }
        }

        return text.ToString();
    }

    Span<byte> Take(int count)
    {
        Reserve(count);
        var taken = _bytes.AsSpan(_length, count);
        _length += count;
        return taken;
    }

    void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }
}
