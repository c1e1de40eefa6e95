using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>The bytes of a JSON-LD document, taken apart, and the places of what stands in them.</summary>
sealed class JsonLdText : IDisposable
{
    readonly byte[] _bytes;
    readonly JsonDocument _document;

    JsonLdText(byte[] bytes, JsonDocument document) => (_bytes, _document) = (bytes, document);

    /// <summary>The whole document.</summary>
    public JsonElement Root => _document.RootElement;

    /// <summary>Reads a document.</summary>
    /// <exception cref="RdfException">It is no JSON, or larger or deeper than the limits allow.</exception>
    public static JsonLdText Read(Stream input, RdfReading reading)
    {
        var bytes = ReadBytes(input, reading);
        RepairHalves(bytes, reading);
        var options = new JsonDocumentOptions { MaxDepth = reading.Limits.Depth };
        try
        {
            return new(bytes, JsonDocument.Parse(bytes, options));
        }
        catch (JsonException mistake)
        {
            throw Mistake(bytes, mistake, reading.Limits);
        }
    }

    /// <summary>Line and column, both from 1; 0 where the element stands in no document but in a context that is known here.</summary>
    public (long Line, long Column) Find(JsonElement element) => OffsetOf(element) is { } offset ? Place(_bytes, offset) : (0, 0);

    /// <summary>JSON pointer (RFC 6901) of an element; null where it stands in no document.</summary>
    public string? Pointer(JsonElement element)
    {
        if (OffsetOf(element) is not { } offset)
        {
            return null;
        }

        var pointer = new StringBuilder();
        var at = Root;
        while (OffsetOf(at) != offset && Step(at, offset) is var (name, next))
        {
            pointer.Append('/').Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            at = next;
        }

        return pointer.ToString();
    }

    /// <summary>The mistake with its place.</summary>
    public RdfException Mistake(JsonLdException mistake)
    {
        var (line, column) = Find(mistake.Place);
        var pointer = Pointer(mistake.Place);
        var where = string.IsNullOrEmpty(pointer) ? "" : $" (at {pointer})";
        return mistake.Code == JsonLdException.Overflow
            ? RdfException.Limit($"{mistake.Message}{where}.", line, column, mistake)
            : new($"This is no JSON-LD: {mistake.Message}{where}.", line, column, mistake);
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    static byte[] ReadBytes(Stream input, RdfReading reading)
    {
        var text = new RdfText(input, reading);
        while (text.Peek(0) is ' ' or '\t' or '\r' or '\n')
        {
            text.Advance(1);
        }

        if (text.Peek(0) == '<')
        {
            throw text.Mistake(Markup.Page(text) ?? "The document begins as XML or Turtle; expected is JSON.");
        }

        // The blanks before it count for lines and columns.
        var bytes = new ArrayBufferWriter<byte>(65_536);
        Encoding.UTF8.GetBytes(new string('\n', (int)text.Line - 1) + new string(' ', (int)text.Column - 1), bytes);
        while (text.Window is { IsEmpty: false } window)
        {
            var count = char.IsHighSurrogate(window[^1]) && window.Length > 1 ? window.Length - 1 : window.Length;
            Encoding.UTF8.GetBytes(window[..count], bytes);
            if (bytes.WrittenCount > reading.Limits.JsonLdBytes)
            {
                throw RdfException.Limit(
                    $"The document has more than {reading.Limits.JsonLdBytes} bytes (limit JsonLdBytes); JSON-LD is held in memory as a whole.",
                    text.Line, text.Column);
            }

            text.Advance(count);
        }

        return bytes.WrittenSpan.ToArray();
    }

    // An escape for half a character cannot be read as text by anybody; backslashes stand in texts only.
    static void RepairHalves(byte[] bytes, RdfReading reading)
    {
        var at = 0;
        while (bytes.AsSpan(at).IndexOf((byte)'\\') is >= 0 and var next)
        {
            at += next;
            if (!TryEscape(bytes, at, out var code))
            {
                at = Math.Min(at + 2, bytes.Length);
            }
            else if (char.IsHighSurrogate(code) && TryEscape(bytes, at + 6, out var low) && char.IsLowSurrogate(low))
            {
                at += 12;
            }
            else
            {
                if (char.IsSurrogate(code))
                {
                    var (line, column) = Place(bytes, at);
                    var repairs = reading.Repairs
                        ?? throw new RdfException($"\\u{(int)code:x4} is half a character; expected are both halves.", line, column);
                    repairs.Add(new(RdfFault.Escape, line, column, $"\\u{(int)code:x4}", "\uFFFD"));
                    "\\ufffd"u8.CopyTo(bytes.AsSpan(at));
                }

                at += 6;
            }
        }
    }

    static bool TryEscape(byte[] bytes, int at, out char code)
    {
        code = default;
        if (at + 6 > bytes.Length || bytes[at] != '\\' || bytes[at + 1] != 'u'
            || !ushort.TryParse(bytes.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        code = (char)number;
        return true;
    }

    static RdfException Mistake(byte[] bytes, JsonException mistake, RdfLimits limits)
    {
        var detail = mistake.Message;
        var end = detail.IndexOf(" Path:", StringComparison.Ordinal) is >= 0 and var path
            ? path
            : detail.IndexOf(" LineNumber:", StringComparison.Ordinal);
        detail = end > 0 ? detail[..end] : detail;
        var line = mistake.LineNumber ?? 0;
        var start = 0;
        for (var i = 0L; i < line; i++)
        {
            start += bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        var offset = (int)Math.Min(start + (mistake.BytePositionInLine ?? 0), bytes.Length);
        var (atLine, atColumn) = Place(bytes, offset);
        return detail.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase)
            ? RdfException.Limit($"The document is nested deeper than {limits.Depth} levels (limit Depth).", atLine, atColumn)
            : new($"This is no JSON: {detail}", atLine, atColumn, mistake);
    }

    static (long Line, long Column) Place(byte[] bytes, int offset)
    {
        var before = bytes.AsSpan(0, offset);
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    (string Name, JsonElement Value)? Step(JsonElement at, int offset)
    {
        if (at.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in at.EnumerateObject())
            {
                if (Holds(entry.Value, offset))
                {
                    return (entry.Name, entry.Value);
                }
            }
        }
        else if (at.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in at.EnumerateArray())
            {
                if (Holds(item, offset))
                {
                    return (index.ToString(CultureInfo.InvariantCulture), item);
                }

                index++;
            }
        }

        return null;
    }

    bool Holds(JsonElement element, int offset) =>
        OffsetOf(element) is { } start && offset >= start && offset < start + JsonMarshal.GetRawUtf8Value(element).Length;

    int? OffsetOf(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        var raw = JsonMarshal.GetRawUtf8Value(element);
        return ((ReadOnlySpan<byte>)_bytes).Overlaps(raw, out var offset) ? offset : null;
    }
}
