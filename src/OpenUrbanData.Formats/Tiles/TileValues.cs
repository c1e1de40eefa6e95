using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;

namespace OpenUrbanData.Formats.Tiles;

/// <summary>The values of a layer, each written once: features name them by number (Vector Tile Specification 2.1, 4.4).</summary>
/// <remarks>A value is written first and taken back where the same bytes are there already: no key object, no copy.</remarks>
sealed class TileValues : IDisposable
{
    const byte ValueField = 0x22, TextField = 0x0A, DoubleField = 0x19, UnsignedField = 0x28, SignedField = 0x30, BooleanField = 0x38;
    const int FirstSlots = 4096;
    const int LongestTime = 32;

    // Values that nobody looks for have no slot.
    const uint Unlisted = 0;

    readonly TileBuffer _bytes = new(64 * 1024);
    int[] _slots = Rent(FirstSlots);
    int _mask = FirstSlots - 1;
    (int Start, int Length, uint Hash)[] _values = ArrayPool<(int, int, uint)>.Shared.Rent(FirstSlots / 2);

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>All values, as fields of the layer.</summary>
    public ReadOnlySpan<byte> Written => _bytes.Written;

    /// <summary>Number of a text, UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isUnique">True where nothing can be gained by looking for it.</param>
    public int Text(ReadOnlySpan<byte> text, bool isUnique = false)
    {
        var start = _bytes.Length;
        _bytes.Byte(ValueField);
        _bytes.Varint((ulong)(1 + TileBuffer.VarintLength(text.Length) + text.Length));
        _bytes.Field(TextField, text);
        return isUnique ? Append(start, Unlisted) : Find(start);
    }

    /// <summary>Number of a whole number.</summary>
    public int Int64(long value)
    {
        var start = Begin(1 + Size(value < 0 ? (ulong)((value << 1) ^ (value >> 63)) : (ulong)value));
        if (value < 0)
        {
            _bytes.Byte(SignedField);
            _bytes.Zigzag(value);
        }
        else
        {
            _bytes.Byte(UnsignedField);
            _bytes.Varint((ulong)value);
        }

        return Find(start);
    }

    /// <summary>Number of a number.</summary>
    public int Double(double value)
    {
        var start = Begin(1 + sizeof(double));
        _bytes.Byte(DoubleField);
        _bytes.Double(value);
        return Find(start);
    }

    /// <summary>Number of a truth value.</summary>
    public int Boolean(bool value)
    {
        var start = Begin(2);
        _bytes.Byte(BooleanField);
        _bytes.Byte(value ? (byte)1 : (byte)0);
        return Find(start);
    }

    /// <summary>Number of a day as text (<c>2026-11-22</c>).</summary>
    public int Day(DateTime value)
    {
        Span<byte> text = stackalloc byte[LongestTime];
        Utf8Formatter.TryFormat(value, text, out _, 'O');
        return Text(text[.."yyyy-MM-dd".Length]);
    }

    /// <summary>Number of an instant in UTC as text (<c>2026-11-22T20:15:00Z</c>).</summary>
    public int Instant(DateTime value)
    {
        Span<byte> text = stackalloc byte[LongestTime];
        Utf8Formatter.TryFormat(value, text, out var written, 'O');
        var end = text[..(written - 1)].LastIndexOfAnyExcept((byte)'0');
        end = text[end] == (byte)'.' ? end : end + 1;
        text[end] = (byte)'Z';
        return Text(text[..(end + 1)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bytes.Dispose();
        ArrayPool<int>.Shared.Return(_slots);
        ArrayPool<(int, int, uint)>.Shared.Return(_values);
        _slots = [];
        _values = [];
    }

    static int Size(ulong value) => ((63 - BitOperations.LeadingZeroCount(value | 1)) / 7) + 1;

    static int[] Rent(int size)
    {
        var slots = ArrayPool<int>.Shared.Rent(size);
        slots.AsSpan(0, size).Clear();
        return slots;
    }

    // A slot holds the number of its value plus 1; 0 is free.
    int Find(int start)
    {
        var candidate = _bytes.Written[start..];
        var hash = Hash(candidate);
        for (var place = (int)hash & _mask; ; place = (place + 1) & _mask)
        {
            var number = _slots[place] - 1;
            if (number < 0)
            {
                _slots[place] = Count + 1;
                return Append(start, hash);
            }

            ref var value = ref _values[number];
            if (value.Hash == hash && _bytes.Written.Slice(value.Start, value.Length).SequenceEqual(candidate))
            {
                _bytes.Reset(start);
                return number;
            }
        }
    }

    int Append(int start, uint hash)
    {
        if (Count == _values.Length)
        {
            var larger = ArrayPool<(int, int, uint)>.Shared.Rent(2 * Count);
            _values.AsSpan(0, Count).CopyTo(larger);
            ArrayPool<(int, int, uint)>.Shared.Return(_values);
            _values = larger;
        }

        _values[Count] = (start, _bytes.Length - start, hash);
        Count++;
        if (2 * Count > _mask)
        {
            Grow();
        }

        return Count - 1;
    }

    void Grow()
    {
        ArrayPool<int>.Shared.Return(_slots);
        _mask = (2 * (_mask + 1)) - 1;
        _slots = Rent(_mask + 1);
        for (var number = 0; number < Count; number++)
        {
            if (_values[number].Hash == Unlisted)
            {
                continue;
            }

            var place = (int)_values[number].Hash & _mask;
            while (_slots[place] != 0)
            {
                place = (place + 1) & _mask;
            }

            _slots[place] = number + 1;
        }
    }

    int Begin(int length)
    {
        var start = _bytes.Length;
        _bytes.Byte(ValueField);
        _bytes.Varint((ulong)length);
        return start;
    }

    // Multiplication by a large odd number, 8 bytes at once: values are short and nobody gains by collisions in one tile.
    static uint Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong Factor = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)bytes.Length;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(bytes)) * Factor, 29);
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var one in bytes)
        {
            hash = (hash ^ one) * Factor;
        }

        return (uint)((hash ^ (hash >> 32)) * Factor >> 32);
    }
}
