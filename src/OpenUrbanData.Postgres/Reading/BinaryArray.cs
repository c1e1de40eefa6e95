using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Turns arrays of texts, as the server sends them, into JSON. Its buffers are reused.</summary>
/// <remarks>Layout: number of dimensions, flags, type of the elements; per dimension length and lower bound; per element
/// its length (-1 for null) and bytes; all numbers of 4 bytes, big endian.</remarks>
sealed class BinaryArray : IDisposable
{
    const int HeaderSize = 12;
    const int DimensionSize = 8;

    readonly ArrayBufferWriter<byte> _buffer = new();
    readonly Utf8JsonWriter _json;

    /// <summary>Makes the buffers.</summary>
    public BinaryArray() => _json = new(_buffer, new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    /// <summary>The array as JSON, UTF-8; valid until the next call.</summary>
    public ReadOnlySpan<byte> ToJson(ReadOnlySpan<byte> array)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartArray();
        if (BinaryPrimitives.ReadInt32BigEndian(array) > 0)
        {
            var count = BinaryPrimitives.ReadInt32BigEndian(array[HeaderSize..]);
            var rest = array[(HeaderSize + DimensionSize)..];
            for (var i = 0; i < count; i++)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(rest);
                rest = rest[sizeof(int)..];
                if (length < 0)
                {
                    _json.WriteNullValue();
                    continue;
                }

                _json.WriteStringValue(rest[..length]);
                rest = rest[length..];
            }
        }

        _json.WriteEndArray();
        _json.Flush();
        return _buffer.WrittenSpan;
    }
}
