using System.Buffers;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Ingest.Readers.Text;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Json;

/// <summary>Walks through a JSON file of any size with a buffer that holds one value at a time.</summary>
/// <remarks>Containers are entered token by token; <see cref="ReadValue"/> takes a whole value, up to the limit.</remarks>
sealed class JsonCursor : IDisposable
{
    readonly string _name;
    readonly ReaderLimits _limits;
    readonly FileStream _file;
    readonly Stream _stream;
    byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    int _start;
    int _end;
    bool _isFinal;
    long _before;
    JsonReaderState _state;

    public JsonCursor(SourceFile file, string? encoding, ReaderLimits limits, CancellationToken cancellation)
    {
        (_name, _limits) = (file.Name, limits);
        var text = TextEncodings.Find(file, encoding, cancellation);
        (Encoding, Note) = (text.Name, text.Note);
        _file = file.Open();
        _stream = text.Name == "utf-8"
            ? _file
            : System.Text.Encoding.CreateTranscodingStream(_file, text.Encoding, new UTF8Encoding(false));
        Fill();
        var bytes = _buffer.AsSpan(0, _end);
        _start = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;

        // RFC 8142 text sequences put a record separator before each value; line-delimited JSON has none.
        _state = new(new() { MaxDepth = limits.Depth, AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <summary>Name of the text encoding.</summary>
    public string Encoding { get; }

    /// <summary>What was found about the encoding; null for nothing.</summary>
    public (string Code, string Message)? Note { get; }

    /// <summary>Kind of the current token.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>Depth of the current token, 0 for the root.</summary>
    public int Depth { get; private set; }

    /// <summary>Name of the member or text of the string that the current token is; null for others.</summary>
    public string? Text { get; private set; }

    /// <summary>Share of the file that is read.</summary>
    public double Progress => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <summary>Goes to the next token; false at the end.</summary>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
            try
            {
                if (reader.Read())
                {
                    (Token, Depth) = (reader.TokenType, reader.CurrentDepth);
                    Text = Token is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString() : null;
                    Advance((int)reader.BytesConsumed, reader.CurrentState);
                    return true;
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                throw Invalid(exception);
            }

            if (_isFinal)
            {
                return false;
            }

            Advance((int)reader.BytesConsumed, reader.CurrentState);
            Fill();
        }
    }

    /// <summary>Skips the value that follows a member name, or the container that the current token opens.</summary>
    public void Skip()
    {
        if (Token == JsonTokenType.PropertyName)
        {
            Read();
        }

        if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var depth = Depth;
            while (Read() && !(Depth == depth && Token is JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
            }
        }
    }

    /// <summary>Takes the next value whole; null at the end of the array (or file) instead of a value.</summary>
    /// <remarks>The document lies in the buffer: dispose it before the next call, clone what is kept.</remarks>
    public JsonDocument? ReadValue()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
            try
            {
                if (reader.Read())
                {
                    if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                    {
                        (Token, Depth) = (reader.TokenType, reader.CurrentDepth);
                        Advance((int)reader.BytesConsumed, reader.CurrentState);
                        return null;
                    }

                    var from = (int)reader.TokenStartIndex;
                    if (reader.TrySkip())
                    {
                        var bytes = _buffer.AsMemory(_start + from, (int)reader.BytesConsumed - from);
                        var document = JsonDocument.Parse(bytes, new() { MaxDepth = _limits.Depth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                        (Token, Depth) = (reader.TokenType, reader.CurrentDepth);
                        Advance((int)reader.BytesConsumed, reader.CurrentState);
                        return document;
                    }
                }
                else if (_isFinal)
                {
                    return null;
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                throw Invalid(exception);
            }

            Fill();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _stream.Dispose();
        _file.Dispose();
    }

    void Advance(int bytes, JsonReaderState state)
    {
        _start += bytes;
        _before += bytes;
        _state = state;
    }

    // Keeps what is not consumed and reads more behind it, in a buffer that doubles up to the limit.
    void Fill()
    {
        var kept = _end - _start;
        if (kept > _limits.RecordBytes)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"{_name}, byte {_before}: one value is larger than {_limits.RecordBytes} bytes.");
        }

        if (kept * 2 > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(_start, kept).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, kept).CopyTo(_buffer);
        }

        (_start, _end) = (0, kept);
        var read = _stream.Read(_buffer.AsSpan(_end));
        _end += read;
        _isFinal = read == 0;
    }

    IngestException Invalid(Exception exception) => new(IngestCodes.FormatInvalid,
        $"{_name}, near byte {_before}: this is not valid JSON, or it is nested deeper than {_limits.Depth} levels.", exception);
}
