using System.Buffers;
using System.Buffers.Binary;

namespace OpenUrbanData.Formats.Tiles;

/// <summary>Bytes of a part of a tile, in one pooled array that grows (Protocol Buffers encoding, varints).</summary>
sealed class TileBuffer(int size) : IDisposable
{
    const int LongestVarint = 10;

    byte[] _bytes = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>Number of bytes.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>The same for what writes later.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    /// <summary>Forgets what was written after a place.</summary>
    public void Reset(int length = 0) => Length = length;

    /// <summary>Writes a number in 7 bits per byte.</summary>
    public void Varint(ulong value)
    {
        Reserve(LongestVarint);
        var (bytes, end) = (_bytes, Length);
        while (value >= 0x80)
        {
            bytes[end++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[end++] = (byte)value;
        Length = end;
    }

    /// <summary>Writes a signed number, small magnitudes in few bytes.</summary>
    public void Zigzag(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes one byte: the key of a field.</summary>
    public void Byte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    /// <summary>Writes a number of 8 bytes.</summary>
    public void Double(double value)
    {
        Reserve(sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(Length), value);
        Length += sizeof(double);
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Writes a field with its length before it.</summary>
    public void Field(byte key, ReadOnlySpan<byte> bytes)
    {
        Reserve(1 + LongestVarint + bytes.Length);
        _bytes[Length++] = key;
        Varint((ulong)bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Number of bytes of a varint.</summary>
    public static int VarintLength(ulong value) => (System.Numerics.BitOperations.Log2(value | 1) / 7) + 1;

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    void Reserve(int more)
    {
        if (_bytes.Length - Length < more)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, Length + more));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
    }
}
