using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Json;

/// <summary>GeoJSON (RFC 7946, and 2008 with its <c>crs</c> member), whole or one feature per line.</summary>
/// <remarks>Two passes: the first finds columns, count and <c>crs</c>, which may stand behind the features; the second
/// gives the features one by one. Nested properties become columns <c>outer.inner</c>; a feature's own id is the column
/// <c>id</c>, or <c>@id</c> where there is a property of that name.</remarks>
public sealed class GeoJsonReader : RecordReader
{
    /// <inheritdoc/>
    public override string Name => "geojson";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool Recognises(SourceFile file)
    {
        var shape = JsonShape.Of(file);
        return shape.Type is "FeatureCollection" or "Feature" || shape.HasFeatures;
    }

    /// <inheritdoc/>
    public override ValueTask<SourceReading> ReadAsync(
        SourceFile file, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation)
    {
        var scan = Scan(file, options, limits, cancellation);
        var id = scan.HasId ? (scan.Names.Contains("id") ? "@id" : "id") : null;
        var columns = new SourceColumns(id is null ? [.. scan.Names.Order] : [id, .. scan.Names.Order]);
        var progress = new Progress();
        var reading = new SourceReading(this, columns, (reading, token) => ReadRecordsAsync(file, options, limits, columns, id, progress, reading, token))
        {
            Crs = SourceCrs.Parse(options.Crs) ?? scan.Crs ?? SourceCrs.Wgs84,
            HasGeometry = true,
            Encoding = scan.Encoding,
            Count = scan.Count,
            Progress = () => progress.Share,
        };
        if (scan.Note is var (code, message))
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
        string? id,
        Progress progress,
        SourceReading reading,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var cursor = new JsonCursor(file, options.Encoding, limits, cancellation);
        long number = 0;
        foreach (var document in Features(cursor, file.Name, _ => false))
        {
            using (document)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Share = cursor.Progress;
                yield return MakeRecord(document.RootElement, columns, id, ++number, file.Name, options, reading);
            }
        }
    }

    static SourceRecord MakeRecord(
        JsonElement feature, SourceColumns columns, string? id, long number, string name, ReaderOptions options, SourceReading reading)
    {
        var values = new object?[columns.Names.Count];
        if (id is not null && feature.TryGetProperty("id", out var featureId))
        {
            values[0] = JsonValues.ToValue(featureId);
        }

        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var (column, value) in Columns(properties, options))
            {
                values[columns.IndexOf(column)] = JsonValues.ToValue(value);
            }
        }

        string? error = null;
        var geometry = feature.TryGetProperty("geometry", out var member) ? GeoJsonGeometry.Read(member, out error) : null;
        if (error is not null)
        {
            reading.Note(IngestCodes.GeometryUnreadable, $"{name}, feature {number}: {error}.");
        }

        return new(columns, values)
        {
            Number = number,
            Geometry = geometry,
            Defect = error is null ? null : IngestCodes.GeometryUnreadable,
        };
    }

    static IEnumerable<(string Name, JsonElement Value)> Columns(JsonElement properties, ReaderOptions options) =>
        options.KeepsObjects ? JsonValues.Members(properties) : JsonValues.Flatten(properties);

    static Found Scan(SourceFile file, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation)
    {
        using var cursor = new JsonCursor(file, options.Encoding, limits, cancellation);
        var found = new Found { Encoding = cursor.Encoding, Note = cursor.Note };
        foreach (var document in Features(cursor, file.Name, member =>
        {
            if (member != "crs")
            {
                return false;
            }

            using var crs = cursor.ReadValue();
            found.Crs = crs is null ? null : CrsOf(crs.RootElement, file.Name);
            return true;
        }))
        {
            using (document)
            {
                cancellation.ThrowIfCancellationRequested();
                var feature = document.RootElement;
                found.HasId |= feature.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number;
                if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
                {
                    found.Names.AddAll(Columns(properties, options), limits, file.Name);
                }

                if (++found.Count > limits.Records)
                {
                    throw new IngestException(IngestCodes.SourceTooLarge, $"{file.Name}: more than {limits.Records} features.");
                }
            }
        }

        return found;
    }

    // The features of one collection, of a single feature, or of values that follow one another; each to be disposed.
    static IEnumerable<JsonDocument> Features(JsonCursor cursor, string name, Func<string, bool> takes)
    {
        while (cursor.Read())
        {
            if (cursor.Token != JsonTokenType.StartObject)
            {
                throw new IngestException(IngestCodes.FormatInvalid, $"{name}: a GeoJSON document is an object.");
            }

            var single = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            var isCollection = false;
            while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
            {
                var member = cursor.Text!;
                if (member == "features")
                {
                    isCollection = true;
                    if (!cursor.Read() || cursor.Token != JsonTokenType.StartArray)
                    {
                        throw new IngestException(IngestCodes.FormatInvalid, $"{name}: 'features' is not an array.");
                    }

                    while (cursor.ReadValue() is { } feature)
                    {
                        yield return feature.RootElement.ValueKind == JsonValueKind.Object ? feature : throw new IngestException(
                            IngestCodes.FormatInvalid, $"{name}: 'features' holds something that is not an object.");
                    }
                }
                else if (takes(member))
                {
                }
                else if (member is "properties" or "geometry" or "id")
                {
                    using var value = cursor.ReadValue();
                    single[member] = value!.RootElement.Clone();
                }
                else
                {
                    cursor.Skip();
                }
            }

            if (!isCollection && single.Count > 0)
            {
                yield return JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(single));
            }
        }
    }

    // GeoJSON 2008, 3: a name, an EPSG code, null for unknown; a link is an address that nobody should follow.
    static SourceCrs? CrsOf(JsonElement crs, string name)
    {
        if (crs.ValueKind != JsonValueKind.Object || !crs.TryGetProperty("properties", out var properties)
            || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var text = properties.TryGetProperty("name", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()
            : properties.TryGetProperty("code", out var code) ? code.ToString()
            : null;
        return SourceCrs.Parse(text) ?? throw new IngestException(IngestCodes.FormatInvalid,
            $"{name}: the crs '{text ?? crs.GetRawText()[..Math.Min(80, crs.GetRawText().Length)]}' is unknown. Declare it in reader.crs.");
    }

    sealed class Found
    {
        public JsonNames Names { get; } = new();
        public bool HasId { get; set; }
        public SourceCrs? Crs { get; set; }
        public long Count { get; set; }
        public required string Encoding { get; init; }
        public (string Code, string Message)? Note { get; init; }
    }

    sealed class Progress
    {
        public double Share { get; set; }
    }
}
