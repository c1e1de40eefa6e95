using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace OpenUrbanData.Formats;

/// <summary>Bytes on their way into a pipe: one buffer that is reused, handed over when enough has come together.</summary>
/// <remarks>Writing values straight into one array is what makes the encoders fast; the copy into the pipe costs
/// nothing beside it.</remarks>
sealed class Utf8Output(PipeWriter output) : IDisposable
{
    // Room behind the flush mark, so that most rows fit without a second hand-over.
    const int Slack = 16 * 1024;
    const int LongestNumber = 32;

    byte[] _buffer = ArrayPool<byte>.Shared.Rent(Encoder.FlushAtBytes + Slack);
    int _used;
    long _handedOver;

    /// <summary>Bytes written since the beginning.</summary>
    public long Written => _handedOver + _used;

    /// <summary>Writes one byte.</summary>
    public void Byte(byte value)
    {
        if (_used == _buffer.Length)
        {
            HandOver();
        }

        _buffer[_used++] = value;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _used)
        {
            HandOver();
            if (bytes.Length > _buffer.Length)
            {
                output.Write(bytes);
                _handedOver += bytes.Length;
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>Writes a whole number.</summary>
    public void Int64(long value)
    {
        Utf8Formatter.TryFormat(value, Room(LongestNumber), out var written);
        _used += written;
    }

    /// <summary>Writes a finite number so that reading it gives the same one, in its shortest form.</summary>
    public void Double(double value)
    {
        // Not `_used += …`: that reads _used before Room may hand over and set it back.
        var written = Numbers.Shortest(value, Room(LongestNumber));
        _used += written;
    }

    /// <summary>Writes a coordinate, rounded, without zeros at its end.</summary>
    public void Coordinate(double value, int decimals)
    {
        var written = Numbers.Fixed(value, decimals, Room(LongestNumber));
        _used += written;
    }

    /// <summary>Writes an instant in UTC (<c>2026-11-22T20:15:00Z</c>), with a fraction only where there is one.</summary>
    public void Instant(DateTime value)
    {
        var room = Room(LongestNumber);
        var at = Date(value, room);
        var seconds = (int)(value.TimeOfDay.Ticks / TimeSpan.TicksPerSecond);
        room[at] = (byte)'T';
        Numbers.Two(seconds / 3600, room[(at + 1)..]);
        room[at + 3] = (byte)':';
        Numbers.Two(seconds / 60 % 60, room[(at + 4)..]);
        room[at + 6] = (byte)':';
        Numbers.Two(seconds % 60, room[(at + 7)..]);
        at += 9;
        if ((int)(value.Ticks % TimeSpan.TicksPerSecond) is var fraction and not 0)
        {
            room[at++] = (byte)'.';
            for (var unit = (int)TimeSpan.TicksPerSecond / 10; fraction > 0; unit /= 10)
            {
                (var digit, fraction) = Math.DivRem(fraction, unit);
                room[at++] = (byte)('0' + digit);
            }
        }

        room[at] = (byte)'Z';
        _used += at + 1;
    }

    /// <summary>Writes a day (<c>2026-11-22</c>).</summary>
    public void Day(DateTime value)
    {
        // Not `_used += …`: that reads _used before Room may hand over and set it back.
        var written = Date(value, Room(LongestNumber));
        _used += written;
    }

    static int Date(DateTime value, Span<byte> room)
    {
        var (year, month, day) = DateOnly.FromDateTime(value);
        Numbers.Two(year / 100, room);
        Numbers.Two(year % 100, room[2..]);
        room[4] = (byte)'-';
        Numbers.Two(month, room[5..]);
        room[7] = (byte)'-';
        Numbers.Two(day, room[8..]);
        return "yyyy-MM-dd".Length;
    }

    /// <summary>At least that much room at the end; what is used of it is told by <see cref="Advance"/>.</summary>
    public Span<byte> Room(int length)
    {
        if (length > _buffer.Length - _used)
        {
            HandOver();
            if (length > _buffer.Length)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = ArrayPool<byte>.Shared.Rent(length);
            }
        }

        return _buffer.AsSpan(_used);
    }

    /// <summary>Takes bytes that were written into <see cref="Room"/>.</summary>
    public void Advance(int length) => _used += length;

    /// <summary>Sends what has come together once it is enough; call it after each row.</summary>
    public ValueTask RowAsync(CancellationToken cancellation) =>
        _used + output.UnflushedBytes < Encoder.FlushAtBytes ? ValueTask.CompletedTask : FlushAsync(cancellation);

    /// <summary>Sends all.</summary>
    /// <exception cref="OperationCanceledException">Nobody reads any more.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        HandOver();
        var flushed = await output.FlushAsync(cancellation);
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new OperationCanceledException("The reader of the pipe has gone.", cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    void HandOver()
    {
        output.Write(_buffer.AsSpan(0, _used));
        _handedOver += _used;
        _used = 0;
    }
}
