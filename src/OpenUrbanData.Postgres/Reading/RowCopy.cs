using System.Buffers;
using System.Buffers.Binary;
using Npgsql;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Takes a small result out of the driver, in the form of COPY, so that the connection is free.</summary>
sealed class RowCopy
{
    /// <summary>Most bytes of a result; one that is larger is not kept.</summary>
    public const int MaximumBytes = 256 * 1024;

    const int FirstBufferSize = 2 * 1024;

    byte[] _rows = ArrayPool<byte>.Shared.Rent(FirstBufferSize);
    int _used;
    bool _isTooLarge;

    /// <summary>Takes the row at which the reader stands.</summary>
    public void Take(NpgsqlDataReader reader)
    {
        if (_isTooLarge)
        {
            return;
        }

        var count = reader.FieldCount;
        Room(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(_rows.AsSpan(_used), (short)count);
        _used += sizeof(short);
        for (var i = 0; i < count; i++)
        {
            Room(sizeof(int) + 1);
            var length = reader.IsDBNull(i) ? -1 : Take(reader, i, _used + sizeof(int));
            if (_isTooLarge)
            {
                return;
            }

            BinaryPrimitives.WriteInt32BigEndian(_rows.AsSpan(_used), length);
            _used += sizeof(int) + Math.Max(length, 0);
        }
    }

    /// <summary>The rows; null where they were too large. Nothing is taken afterwards.</summary>
    public CopyRows? ToRows(RowPlan plan)
    {
        if (_isTooLarge)
        {
            ArrayPool<byte>.Shared.Return(_rows);
            return null;
        }

        Room(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(_rows.AsSpan(_used), CopyRows.EndMark);
        return new(plan, _rows, _used + sizeof(short));
    }

    int Take(NpgsqlDataReader reader, int column, int place)
    {
        var free = _rows.Length - place;
        var length = (int)reader.GetBytes(column, 0, _rows, place, free);
        if (length < free)
        {
            return length;
        }

        // Perhaps not all of it.
        length = (int)reader.GetBytes(column, 0, null, 0, 0);
        _isTooLarge = place + length > MaximumBytes;
        if (!_isTooLarge)
        {
            Room(sizeof(int) + length);
            reader.GetBytes(column, 0, _rows, place, length);
        }

        return length;
    }

    void Room(int size)
    {
        if (_rows.Length - _used < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _rows.Length, _used + size));
            _rows.AsSpan(0, _used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_rows);
            _rows = larger;
        }
    }
}
