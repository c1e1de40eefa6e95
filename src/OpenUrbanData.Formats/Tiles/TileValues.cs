using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;

namespace OpenUrbanData.Formats.Tiles;

/// <summary>The values of a layer: features name them by number, so that what repeats is written once (Vector Tile Specification
/// 2.1, 4.4).</summary>
/// <remarks>Texts are found again by their bytes, wherever they were. Of numbers and times only the ones seen lately are known: most
/// columns have few, and where all differ nothing is lost but a lookup that would find nothing.</remarks>
sealed class TileValues : IDisposable
{
    const byte ValueField = 0x22, TextField = 0x0A, DoubleField = 0x19, UnsignedField = 0x28, SignedField = 0x30, BooleanField = 0x38;
    const int FirstSlots = 4096;
    const int LatelySize = 2048;
    const int LongestTime = 32;
    const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    enum Kind
    {
        Whole,
        Number,
        Truth,
        Day,
        Instant,
    }

    readonly TileBuffer _bytes = new(64 * 1024);

    // Hash in the upper half, number of the text plus 1 in the lower; 0 is free.
    ulong[] _slots = Rent(FirstSlots);
    int _mask = FirstSlots - 1;
    (int Start, int Length, int Number)[] _texts = ArrayPool<(int, int, int)>.Shared.Rent(FirstSlots / 2);
    int _textCount;

    // Numbers of values plus 1, by their bits and kind.
    readonly (long Bits, Kind Kind, int Number)[] _lately = ArrayPool<(long, Kind, int)>.Shared.Rent(LatelySize);

    /// <summary>Begins without values.</summary>
    public TileValues() => _lately.AsSpan(0, LatelySize).Clear();

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all values.</summary>
    public int Length => _bytes.Length;

    /// <summary>All values, as fields of the layer; valid until the next one.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes.Memory;

    /// <summary>Number of a text, UTF-8.</summary>
    public int Text(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        for (var place = (int)hash & _mask; ; place = (place + 1) & _mask)
        {
            var slot = _slots[place];
            if (slot == 0)
            {
                _slots[place] = ((ulong)hash << 32) | (uint)(_textCount + 1);
                return Add(text);
            }

            if (slot >> 32 == hash)
            {
                ref var known = ref _texts[(int)(uint)slot - 1];
                if (_bytes.Written.Slice(known.Start, known.Length).SequenceEqual(text))
                {
                    return known.Number;
                }
            }
        }
    }

    /// <summary>Number of a text that no other feature has, UTF-8.</summary>
    public int UniqueText(ReadOnlySpan<byte> text)
    {
        Write(text);
        return Count++;
    }

    /// <summary>Number of a whole number.</summary>
    public int Int64(long value)
    {
        ref var known = ref Lately(value, Kind.Whole, out var number);
        if (number >= 0)
        {
            return number;
        }

        if (value < 0)
        {
            Begin(1 + TileBuffer.VarintLength((ulong)((value << 1) ^ (value >> 63))), SignedField);
            _bytes.Zigzag(value);
        }
        else
        {
            Begin(1 + TileBuffer.VarintLength((ulong)value), UnsignedField);
            _bytes.Varint((ulong)value);
        }

        return Remember(ref known, value, Kind.Whole);
    }

    /// <summary>Number of a number.</summary>
    public int Double(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        ref var known = ref Lately(bits, Kind.Number, out var number);
        if (number >= 0)
        {
            return number;
        }

        Begin(1 + sizeof(double), DoubleField);
        _bytes.Double(value);
        return Remember(ref known, bits, Kind.Number);
    }

    /// <summary>Number of a truth value.</summary>
    public int Boolean(bool value)
    {
        var bits = value ? 1 : 0;
        ref var known = ref Lately(bits, Kind.Truth, out var number);
        if (number >= 0)
        {
            return number;
        }

        Begin(2, BooleanField);
        _bytes.Byte((byte)bits);
        return Remember(ref known, bits, Kind.Truth);
    }

    /// <summary>Number of a day as text (<c>2026-11-22</c>).</summary>
    public int Day(DateTime value)
    {
        ref var known = ref Lately(value.Ticks, Kind.Day, out var number);
        if (number >= 0)
        {
            return number;
        }

        Span<byte> text = stackalloc byte[LongestTime];
        Utf8Formatter.TryFormat(value, text, out _, 'O');
        Write(text[.."yyyy-MM-dd".Length]);
        return Remember(ref known, value.Ticks, Kind.Day);
    }

    /// <summary>Number of an instant in UTC as text (<c>2026-11-22T20:15:00Z</c>).</summary>
    public int Instant(DateTime value)
    {
        ref var known = ref Lately(value.Ticks, Kind.Instant, out var number);
        if (number >= 0)
        {
            return number;
        }

        Span<byte> text = stackalloc byte[LongestTime];
        Utf8Formatter.TryFormat(value, text, out var written, 'O');
        var end = text[..(written - 1)].LastIndexOfAnyExcept((byte)'0');
        end = text[end] == (byte)'.' ? end : end + 1;
        text[end] = (byte)'Z';
        Write(text[..(end + 1)]);
        return Remember(ref known, value.Ticks, Kind.Instant);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bytes.Dispose();
        ArrayPool<ulong>.Shared.Return(_slots);
        ArrayPool<(int, int, int)>.Shared.Return(_texts);
        ArrayPool<(long, Kind, int)>.Shared.Return(_lately);
        _slots = [];
        _texts = [];
    }

    static ulong[] Rent(int size)
    {
        var slots = ArrayPool<ulong>.Shared.Rent(size);
        slots.AsSpan(0, size).Clear();
        return slots;
    }

    // Multiplication by a large odd number, 8 bytes at once: values are short and nobody gains by collisions in one tile.
    static uint Hash(ReadOnlySpan<byte> bytes)
    {
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

    ref (long Bits, Kind Kind, int Number) Lately(long bits, Kind kind, out int number)
    {
        // Times have a half of their own: where all differ, they must not drive out the numbers.
        var place = (int)(((ulong)bits + (ulong)kind) * Factor >> 54) + (kind >= Kind.Day ? LatelySize / 2 : 0);
        ref var known = ref _lately[place];
        number = known.Bits == bits && known.Kind == kind ? known.Number - 1 : -1;
        return ref known;
    }

    int Remember(ref (long Bits, Kind Kind, int Number) known, long bits, Kind kind)
    {
        var number = Count++;
        known = (bits, kind, number + 1);
        return number;
    }

    void Begin(int length, byte field)
    {
        _bytes.Byte(ValueField);
        _bytes.Varint((ulong)length);
        _bytes.Byte(field);
    }

    void Write(ReadOnlySpan<byte> text)
    {
        _bytes.Byte(ValueField);
        _bytes.Varint((ulong)(1 + TileBuffer.VarintLength((uint)text.Length) + text.Length));
        _bytes.Field(TextField, text);
    }

    int Add(ReadOnlySpan<byte> text)
    {
        var number = UniqueText(text);
        if (_textCount == _texts.Length)
        {
            var larger = ArrayPool<(int, int, int)>.Shared.Rent(2 * _textCount);
            _texts.AsSpan(0, _textCount).CopyTo(larger);
            ArrayPool<(int, int, int)>.Shared.Return(_texts);
            _texts = larger;
        }

        _texts[_textCount++] = (_bytes.Length - text.Length, text.Length, number);
        if (2 * _textCount > _mask)
        {
            Grow();
        }

        return number;
    }

    void Grow()
    {
        var old = _slots;
        var size = _mask + 1;
        _mask = (2 * size) - 1;
        _slots = Rent(2 * size);
        foreach (var slot in old.AsSpan(0, size))
        {
            if (slot != 0)
            {
                var place = (int)(slot >> 32) & _mask;
                while (_slots[place] != 0)
                {
                    place = (place + 1) & _mask;
                }

                _slots[place] = slot;
            }
        }

        ArrayPool<ulong>.Shared.Return(old);
    }
}
