using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>Reads the items of a list somewhere in a JSON document one after the other; only one of them is in memory. What stands beside the list is kept as far as
/// it is short.</summary>
/// <remarks>Bytes that are no UTF-8, and control characters in texts, are mended as in all that is harvested.</remarks>
sealed class JsonPage
{
    readonly RdfText _text;
    readonly HarvestLimits _limits;
    readonly string[] _list;
    readonly Dictionary<string, JsonElement> _beside = new(StringComparer.Ordinal);
    byte[] _bytes = new byte[1 << 16];
    int _start;
    int _end;
    bool _isLast;
    bool _isInText;
    bool _isEscaped;
    int _besideBytes;
    JsonReaderState _state;

    /// <summary>Begins.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="page">Limits, repairs.</param>
    /// <param name="list">Names of the members that lead to the list (<c>result</c>, <c>results</c>); none for a document that is the list itself.</param>
    public JsonPage(Stream content, PageReading page, params string[] list)
    {
        (_text, _limits, _list) = (new(content, page.Reading), page.Limits, list);
        _state = new(new() { MaxDepth = page.Limits.Page.Depth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <summary>Whether the list was there.</summary>
    public bool HasList { get; private set; }

    /// <summary>Items that were left out because they are larger than the limit.</summary>
    public int TooLarge { get; private set; }

    /// <summary>A member beside the list, by its path (<c>result/count</c>); undefined where there is none. Complete when all items were taken.</summary>
    public JsonElement this[string path] => _beside.GetValueOrDefault(path);

    /// <summary>The items.</summary>
    /// <exception cref="RdfException">It is no JSON, is cut off, or is beyond a limit.</exception>
    public IEnumerable<JsonElement> Items()
    {
        var path = new List<string>();
        string? member = null;
        var isItem = false; // whether what comes next is an item of the list
        while (Next(path, ref member, ref isItem) is { } item)
        {
            if (item.ValueKind != JsonValueKind.Undefined)
            {
                yield return item;
            }
        }
    }

    // The next item; undefined for a step without one; null at the end.
    JsonElement? Next(List<string> path, ref string? member, ref bool isItem)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_bytes.AsSpan(_start, _end - _start), _isLast, _state);
            try
            {
                if (isItem || member is not null)
                {
                    if (Value(ref reader, path, ref member, ref isItem, out var item))
                    {
                        Consume(ref reader);
                        return item;
                    }
                }
                else if (reader.Read())
                {
                    switch (reader.TokenType)
                    {
                        case JsonTokenType.PropertyName:
                            member = reader.GetString()!;
                            break;
                        case JsonTokenType.EndObject when path.Count > 0:
                            path.RemoveAt(path.Count - 1);
                            break;
                        case JsonTokenType.StartArray when _list.Length == 0:
                            (HasList, isItem) = (true, true);
                            break;
                        default:
                            break;
                    }

                    Consume(ref reader);
                    continue;
                }
                else if (_isLast)
                {
                    return null;
                }
            }
            catch (JsonException mistake)
            {
                throw Mistake(mistake);
            }

            if (!Fill(_limits.RecordBytes))
            {
                if (isItem)
                {
                    SkipLarge();
                    return default(JsonElement);
                }

                throw RdfException.Limit($"A part of the page is larger than {_limits.RecordBytes} bytes (limit RecordBytes).", _text.Line, _text.Column);
            }
        }
    }

    // Reads the value of a member, or an item of the list. False where more bytes are needed.
    bool Value(ref Utf8JsonReader reader, List<string> path, ref string? member, ref bool isItem, out JsonElement item)
    {
        item = default;
        var peek = reader;
        if (!peek.Read())
        {
            return false;
        }

        if (isItem && peek.TokenType == JsonTokenType.EndArray)
        {
            reader = peek;
            isItem = false;
            return true;
        }

        if (member is not null && path.Count < _list.Length && member == _list[path.Count] && path.SequenceEqual(_list.Take(path.Count)))
        {
            if (path.Count == _list.Length - 1 && peek.TokenType == JsonTokenType.StartArray)
            {
                reader = peek;
                (member, isItem, HasList) = (null, true, true);
                return true;
            }

            if (path.Count < _list.Length - 1 && peek.TokenType == JsonTokenType.StartObject)
            {
                path.Add(member);
                reader = peek;
                member = null;
                return true;
            }
        }

        var before = reader.BytesConsumed;
        reader = peek; // the framework parses the value that begins where the reader stands
        if (!JsonDocument.TryParseValue(ref reader, out var document))
        {
            return false;
        }

        using (document)
        {
            var bytes = (int)(reader.BytesConsumed - before);
            if (!isItem)
            {
                _besideBytes += bytes;
            }
            else if (bytes > _limits.RecordBytes)
            {
                TooLarge++;
            }
            else
            {
                item = document.RootElement.Clone();
            }

            if (!isItem && _besideBytes <= _limits.RecordBytes)
            {
                _beside[string.Join('/', path.Append(member!))] = document.RootElement.Clone();
            }
        }

        member = null;
        return true;
    }

    // An item that does not fit is read token by token and forgotten.
    void SkipLarge()
    {
        TooLarge++;
        var depth = 0;
        while (true)
        {
            var reader = new Utf8JsonReader(_bytes.AsSpan(_start, _end - _start), _isLast, _state);
            try
            {
                while (reader.Read())
                {
                    depth += reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1
                        : reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? -1 : 0;
                    if (depth == 0)
                    {
                        Consume(ref reader);
                        return;
                    }
                }
            }
            catch (JsonException mistake)
            {
                throw Mistake(mistake);
            }

            Consume(ref reader);
            if (!Fill(_limits.RecordBytes))
            {
                throw RdfException.Limit($"A text of the page is larger than {_limits.RecordBytes} bytes (limit RecordBytes).", _text.Line, _text.Column);
            }
        }
    }

    void Consume(ref Utf8JsonReader reader)
    {
        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
    }

    // More bytes behind those that are there; false where there are too many already.
    bool Fill(int most)
    {
        if (_end - _start >= most)
        {
            return false;
        }

        _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        (_start, _end) = (0, _end - _start);
        var window = _text.Window;
        if (window.IsEmpty)
        {
            _isLast = true;
            return true;
        }

        var count = char.IsHighSurrogate(window[^1]) && window.Length > 1 ? window.Length - 1 : window.Length;
        if (_bytes.Length - _end < 3 * count)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _end + (3 * count)));
        }

        var from = _end;
        _end += Encoding.UTF8.GetBytes(window[..count], _bytes.AsSpan(_end));
        Mend(_bytes.AsSpan(from, _end - from));
        _text.Advance(count);
        return true;
    }

    // No text of JSON has a control character in it as it stands; many descriptions of real catalogues do.
    void Mend(Span<byte> bytes)
    {
        foreach (ref var one in bytes)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
            }
            else if (one == '"')
            {
                _isInText = !_isInText;
            }
            else if (_isInText && one == '\\')
            {
                _isEscaped = true;
            }

            if (_isInText && one < ' ')
            {
                _text.Repair(RdfFault.ControlCharacter, _text.Line, _text.Column, $"U+{one:X4}", " ", $"The control character U+{one:X4} stands in a text.");
                one = (byte)' ';
            }
        }
    }

    RdfException Mistake(JsonException mistake)
    {
        var detail = mistake.Message;
        var end = detail.IndexOf(" LineNumber:", StringComparison.Ordinal);
        detail = end > 0 ? detail[..end] : detail;
        return detail.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase)
            ? RdfException.Limit($"The page is nested deeper than {_limits.Page.Depth} levels (limit Depth).", _text.Line, _text.Column)
            : new($"This is no JSON, or not all of it: {detail}", _text.Line, _text.Column, mistake);
    }
}
