using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>The characters of a document, strictly decoded, with the place of the next one. Watches bytes, time and
/// cancellation of the whole document.</summary>
sealed class RdfText
{
    /// <summary>What <see cref="Peek(int)"/> answers behind the end.</summary>
    public const int End = -1;

    const int Block = 16_384;
    readonly Stream _stream;
    readonly RdfReading _reading;
    readonly Decoder? _decoder;
    readonly long _began;
    readonly byte[] _bytes = new byte[Block];
    char[] _chars = new char[2 * Block];
    int _at;
    int _end;
    int _byteAt;
    int _byteEnd;
    long _total;
    bool _isLast;

    /// <summary>Begins with the stream where it stands.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="reading">Limits, repairs, cancellation.</param>
    /// <param name="encoding">Null for UTF-8.</param>
    /// <param name="begun">Bytes that were read before to look at them.</param>
    public RdfText(Stream stream, RdfReading reading, Encoding? encoding = null, ReadOnlySpan<byte> begun = default)
    {
        _stream = stream;
        _reading = reading;
        _began = reading.Clock.GetTimestamp();
        if (encoding is not null)
        {
            var own = (Encoding)encoding.Clone();
            own.DecoderFallback = reading.Repairs is null ? DecoderFallback.ExceptionFallback : DecoderFallback.ReplacementFallback;
            _decoder = own.GetDecoder();
        }

        begun.CopyTo(_bytes);
        _byteEnd = begun.Length;
        _total = begun.Length;
        if (Peek(0) == '\uFEFF')
        {
            _at++;
        }
    }

    /// <summary>How it is read.</summary>
    public RdfReading Reading => _reading;

    /// <summary>Line of the next character, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Column of the next character, from 1.</summary>
    public long Column { get; private set; } = 1;

    /// <summary>The characters that can be had without reading on; empty only at the end.</summary>
    public ReadOnlySpan<char> Window => _at < _end || More(0) ? _chars.AsSpan(_at, _end - _at) : default;

    /// <summary>The character so many places further; <see cref="End"/> behind the end.</summary>
    public int Peek(int ahead) => _at + ahead < _end || More(ahead) ? _chars[_at + ahead] : End;

    /// <summary>Reads one character; <see cref="End"/> at the end.</summary>
    public int Read()
    {
        var next = Peek(0);
        if (next != End)
        {
            _at++;
            Pass((char)next);
        }

        return next;
    }

    /// <summary>Goes on by so many characters of <see cref="Window"/>.</summary>
    public void Advance(int count)
    {
        foreach (var character in _chars.AsSpan(_at, count))
        {
            Pass(character);
        }

        _at += count;
    }

    /// <summary>A mistake at the next character.</summary>
    public RdfException Mistake(string detail) => new(detail, Line, Column);

    /// <summary>Records a repair at a place; throws where repairs are not wanted.</summary>
    public void Repair(RdfFault fault, long line, long column, string found, string became, string detail)
    {
        if (_reading.Repairs is null)
        {
            throw new RdfException(detail, line, column);
        }

        _reading.Repairs.Add(new(fault, line, column, found, became));
    }

    /// <summary>The next character as it is shown in messages.</summary>
    public string Next => Show(Peek(0));

    /// <summary>A character as it is shown in messages.</summary>
    public static string Show(int character) => character switch
    {
        End => "the end of the document",
        ' ' => "a blank",
        < ' ' or (>= 0x7F and < 0xA0) or (>= 0xD800 and < 0xE000) => $"U+{character:X4}",
        _ => $"'{(char)character}'",
    };

    void Pass(char character)
    {
        if (character == '\n')
        {
            Line++;
            Column = 1;
        }
        else if (!char.IsLowSurrogate(character))
        {
            Column++;
        }
    }

    // Makes the character so many places further available.
    bool More(int ahead)
    {
        while (_at + ahead >= _end)
        {
            if (_isLast && _byteAt == _byteEnd)
            {
                return false;
            }

            _chars.AsSpan(_at, _end - _at).CopyTo(_chars);
            _end -= _at;
            _at = 0;
            if (_end + Block > _chars.Length)
            {
                Array.Resize(ref _chars, 2 * _chars.Length);
            }

            Fill();
            Decode();
        }

        return true;
    }

    void Fill()
    {
        _reading.Cancellation.ThrowIfCancellationRequested();
        if (_reading.Clock.GetElapsedTime(_began) > _reading.Limits.Time)
        {
            throw RdfException.Limit($"The document takes longer than {_reading.Limits.Time.TotalSeconds:0} seconds (limit Time).", Line, Column);
        }

        _bytes.AsSpan(_byteAt, _byteEnd - _byteAt).CopyTo(_bytes);
        _byteEnd -= _byteAt;
        _byteAt = 0;
        if (!_isLast && _byteEnd < _bytes.Length)
        {
            var read = _stream.Read(_bytes, _byteEnd, _bytes.Length - _byteEnd);
            _isLast = read == 0;
            _byteEnd += read;
            _total += read;
            if (_total > _reading.Limits.Bytes)
            {
                throw RdfException.Limit($"The document has more than {_reading.Limits.Bytes} bytes (limit Bytes).", Line, Column);
            }
        }
    }

    void Decode()
    {
        var from = _bytes.AsSpan(_byteAt, _byteEnd - _byteAt);
        var to = _chars.AsSpan(_end);
        if (_decoder is not null)
        {
            try
            {
                _decoder.Convert(from, to, _isLast, out var used, out var made, out _);
                _byteAt += used;
                _end += made;
            }
            catch (DecoderFallbackException fault)
            {
                throw new RdfException($"The bytes {Convert.ToHexString(fault.BytesUnknown ?? [])} are not of the encoding that the document declares.", Line, Column, fault);
            }

            return;
        }

        var status = Utf8.ToUtf16(from, to, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: _isLast);
        _byteAt += read;
        _end += written;
        if (status == OperationStatus.InvalidData && written == 0)
        {
            RepairByte();
        }
    }

    // The place is that of the last character before it: all of them were read, or are looked at.
    void RepairByte()
    {
        var (line, column) = (Line, Column);
        foreach (var character in _chars.AsSpan(_at, _end - _at))
        {
            (line, column) = character == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        var found = _bytes[_byteAt];
        var became = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetChars([found])[0];
        Repair(
            RdfFault.WrongBytes, line, column, found.ToString("X2", System.Globalization.CultureInfo.InvariantCulture), became.ToString(),
            $"The byte {found:X2} is not UTF-8; expected is UTF-8 (it may be Latin-1 or Windows-1252).");
        _byteAt++;
        _chars[_end++] = became;
    }
}
