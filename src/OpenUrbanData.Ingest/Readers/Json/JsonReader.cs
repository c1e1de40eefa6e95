using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Json;

/// <summary>Plain JSON: an array of objects, anywhere in the document, or a single object.</summary>
/// <remarks><c>reader.records</c> is a JSON pointer (RFC 6901) to the array; without it the root is taken if it is one,
/// else its only member that is an array of objects. Nested objects become columns <c>outer.inner</c>, arrays stay JSON.</remarks>
public sealed class JsonReader : RecordReader
{
    /// <inheritdoc/>
    public override string Name => "json";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool Recognises(SourceFile file) => JsonShape.Of(file).IsJson;

    /// <inheritdoc/>
    public override ValueTask<SourceReading> ReadAsync(
        SourceFile file, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation)
    {
        var pointer = options.Records ?? FindRecords(file, options, limits, cancellation);
        var steps = Steps(pointer);
        var names = new JsonNames();
        long count = 0;
        string encoding;
        (string, string)? note;
        using (var cursor = new JsonCursor(file, options.Encoding, limits, cancellation))
        {
            (encoding, note) = (cursor.Encoding, cursor.Note);
            foreach (var document in Values(cursor, steps, pointer, limits, file.Name))
            {
                using (document)
                {
                    cancellation.ThrowIfCancellationRequested();
                    names.AddAll(document.RootElement, limits, file.Name);
                    if (++count > limits.Records)
                    {
                        throw new IngestException(IngestCodes.SourceTooLarge, $"{file.Name}: more than {limits.Records} records.");
                    }
                }
            }
        }

        var columns = new SourceColumns(names.Order);
        var reading = new SourceReading(this, columns, (_, token) => ReadRecordsAsync(file, options, limits, columns, pointer, token))
        {
            Crs = SourceCrs.Parse(options.Crs),
            Encoding = encoding,
            Count = count,
        };
        if (note is var (code, message))
        {
            reading.Note(code, message);
        }

        return ValueTask.FromResult(reading);
    }

    static async IAsyncEnumerable<SourceRecord> ReadRecordsAsync(
        SourceFile file,
        ReaderOptions options,
        ReaderLimits limits,
        SourceColumns columns,
        string pointer,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var cursor = new JsonCursor(file, options.Encoding, limits, cancellation);
        long number = 0;
        foreach (var document in Values(cursor, Steps(pointer), pointer, limits, file.Name))
        {
            using (document)
            {
                cancellation.ThrowIfCancellationRequested();
                var values = new object?[columns.Names.Count];
                foreach (var (name, value) in JsonValues.Flatten(document.RootElement))
                {
                    values[columns.IndexOf(name)] = JsonValues.ToValue(value);
                }

                yield return new(columns, values) { Number = ++number };
            }
        }
    }

    static IEnumerable<JsonDocument> Values(JsonCursor cursor, string[] steps, string pointer, ReaderLimits limits, string name)
    {
        var isFound = cursor.Read();
        foreach (var step in steps)
        {
            isFound = isFound && Enter(cursor, step);
        }

        if (!isFound)
        {
            throw new IngestException(IngestCodes.OptionInvalid, $"{name}: reader.records: there is nothing at '{pointer}'.");
        }

        if (cursor.Token == JsonTokenType.StartArray)
        {
            while (cursor.ReadValue() is { } value)
            {
                yield return value;
            }
        }
        else if (cursor.Token == JsonTokenType.StartObject)
        {
            // A single object, or objects that follow one another, one per line.
            do
            {
                yield return ReadOpened(cursor, limits, name);
            }
            while (steps.Length == 0 && cursor.Read() && cursor.Token == JsonTokenType.StartObject);
        }
        else
        {
            throw new IngestException(IngestCodes.OptionInvalid,
                $"{name}: reader.records: at '{pointer}' is neither an array nor an object.");
        }
    }

    // The object whose brace is read already, member by member.
    static JsonDocument ReadOpened(JsonCursor cursor, ReaderLimits limits, string name)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
            {
                writer.WritePropertyName(cursor.Text!);
                using var value = cursor.ReadValue();
                value!.WriteTo(writer);
                if (bytes.Length + writer.BytesPending > limits.RecordBytes)
                {
                    throw new IngestException(IngestCodes.SourceTooLarge, $"{name}: one object is larger than {limits.RecordBytes} bytes.");
                }
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(bytes.ToArray());
    }

    static bool Enter(JsonCursor cursor, string step)
    {
        if (cursor.Token == JsonTokenType.StartObject)
        {
            while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
            {
                if (cursor.Text == step)
                {
                    return cursor.Read();
                }

                cursor.Skip();
            }

            return false;
        }

        if (cursor.Token != JsonTokenType.StartArray || !int.TryParse(step, out var index))
        {
            return false;
        }

        while (index-- > 0)
        {
            if (!cursor.Read() || cursor.Token == JsonTokenType.EndArray)
            {
                return false;
            }

            cursor.Skip();
        }

        return cursor.Read() && cursor.Token != JsonTokenType.EndArray;
    }

    // Looks at the root's members; ambiguity is an error that lists what could be meant.
    static string FindRecords(SourceFile file, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation)
    {
        using var cursor = new JsonCursor(file, options.Encoding, limits, cancellation);
        if (!cursor.Read() || cursor.Token != JsonTokenType.StartObject)
        {
            return "";
        }

        var candidates = new List<string>();
        while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
        {
            var member = cursor.Text!;
            cursor.Read();
            if (cursor.Token == JsonTokenType.StartArray && cursor.Read() && cursor.Token != JsonTokenType.EndArray)
            {
                if (cursor.Token == JsonTokenType.StartObject)
                {
                    candidates.Add("/" + member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
                }

                var depth = cursor.Depth - 1;
                while (!(cursor.Token == JsonTokenType.EndArray && cursor.Depth == depth) && cursor.Read())
                {
                }
            }
            else
            {
                cursor.Skip();
            }
        }

        return candidates switch
        {
            [] => "",
            [var only] => only,
            _ => throw new IngestException(IngestCodes.OptionInvalid,
                $"{file.Name}: the records can be at {string.Join(" or ", candidates)}. Say which in reader.records."),
        };
    }

    static string[] Steps(string pointer) => pointer.Length == 0 ? [] : pointer[0] != '/'
        ? throw new IngestException(IngestCodes.OptionInvalid, $"reader.records: '{pointer}' is not a JSON pointer such as /index.")
        : [.. pointer[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
}
