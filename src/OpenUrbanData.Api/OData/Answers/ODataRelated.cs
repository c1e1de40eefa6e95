using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Writes expanded navigation properties. What is in memory is written at once; for features a hole is left that
/// <see cref="FillAsync"/> closes when the rows around it have been read, so that no request holds two connections.</summary>
/// <param name="exchange">The exchange.</param>
/// <param name="buffer">Where the entities are written to, so that holes can be closed; null where nothing expanded is in the database.</param>
/// <param name="pageSize">Most entities of an expanded collection.</param>
sealed class ODataRelated(ODataExchange exchange, ArrayBufferWriter<byte>? buffer, int pageSize)
{
    /// <summary>How all documents here are written.</summary>
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // Many entities share their data set and their town, and all of these are in memory anyway.
    readonly Dictionary<ODataExpansion, Dictionary<string, byte[]>> _known = new(ReferenceEqualityComparer.Instance);
    readonly List<(int At, ODataExpansion Expansion, string Key)> _holes = [];

    /// <summary>True where an expanded entity is in the database, at any depth.</summary>
    public static bool NeedsDatabase(ODataModel model, ODataShape shape) => shape.Expansions.Any(expansion =>
        model.RegistryOf(expansion.Shape.Collection) is null || NeedsDatabase(model, expansion.Shape));

    /// <summary>Writes an expanded property of an entity.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="expansion">What was asked for.</param>
    /// <param name="key">Key of the target, of this entity, or a JSON list of keys, as the way needs it; null where there is no target.</param>
    /// <param name="from">Address of this entity below the service root.</param>
    public void Write(Utf8JsonWriter json, ODataExpansion expansion, string? key, string from)
    {
        if (expansion.Way.IsMany)
        {
            WriteMany(json, expansion, key, from);
            return;
        }

        json.WritePropertyName(expansion.Way.Name);
        if (key is null)
        {
            json.WriteNullValue();
        }
        else if (exchange.Model.RegistryOf(expansion.Shape.Collection) is not { } set)
        {
            json.Flush();
            _holes.Add((buffer!.WrittenCount, expansion, key));
            json.WriteNullValue();
        }
        else
        {
            if (!Known(expansion).TryGetValue(key, out var known))
            {
                Known(expansion)[key] = known = One(set, expansion, key);
            }

            json.WriteRawValue(known, skipInputValidation: true);
        }
    }

    /// <summary>Reads what was left out, and gives back the whole text.</summary>
    public async Task<ReadOnlyMemory<byte>> FillAsync(CancellationToken cancellation)
    {
        if (_holes.Count == 0)
        {
            return buffer!.WrittenMemory;
        }

        var whole = new ArrayBufferWriter<byte>(buffer!.WrittenCount * 2);
        var written = 0;
        foreach (var (at, expansion, key) in _holes)
        {
            whole.Write(buffer.WrittenSpan[written..at]);
            if (!Known(expansion).TryGetValue(key, out var known))
            {
                Known(expansion)[key] = known = await ReadAsync(expansion, key, cancellation);
            }

            whole.Write(known);
            written = at + "null".Length;
        }

        whole.Write(buffer.WrittenSpan[written..]);
        return whole.WrittenMemory;
    }

    Dictionary<string, byte[]> Known(ODataExpansion expansion)
    {
        if (!_known.TryGetValue(expansion, out var known))
        {
            _known[expansion] = known = new(StringComparer.Ordinal);
        }

        return known;
    }

    async Task<byte[]> ReadAsync(ODataExpansion expansion, string key, CancellationToken cancellation)
    {
        var text = new ArrayBufferWriter<byte>();
        var related = new ODataRelated(exchange, text, pageSize);
        await using (var rows = await exchange.Source.OpenAsync(
            expansion.Shape.Of(expansion.Query with { Id = key, Limit = 1 }, exchange.Model), cancellation))
        {
            if (!await rows.ReadAsync(cancellation))
            {
                return "null"u8.ToArray();
            }

            using var json = new Utf8JsonWriter(text, Json);
            WriteOne(json, expansion, rows, related);
        }

        return (await related.FillAsync(cancellation)).ToArray();
    }

    byte[] One(RegistrySet set, ODataExpansion expansion, string key)
    {
        var rows = exchange.Source.OpenInMemory(set, expansion.Query with { Id = key, Limit = 1 });
        if (!rows.Read())
        {
            return "null"u8.ToArray();
        }

        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Json))
        {
            WriteOne(json, expansion, rows, this);
        }

        return text.WrittenSpan.ToArray();
    }

    void WriteOne(Utf8JsonWriter json, ODataExpansion expansion, FeatureRows rows, ODataRelated related)
    {
        if (expansion.Kind == ExpansionKind.References)
        {
            WriteReference(json, expansion.Shape.Set, rows);
        }
        else
        {
            new ODataEntityWriter(exchange, rows, expansion.Shape, related).Write(json);
        }
    }

    /// <summary>Writes the address of the entity that the rows stand on (JSON format 14).</summary>
    public static void WriteReference(Utf8JsonWriter json, string set, FeatureRows rows)
    {
        json.WriteStartObject();
        json.WriteString("@odata.id"u8, ODataExchange.Address(set, rows.Id));
        json.WriteEndObject();
    }

    // Collections lead into the registry only.
    void WriteMany(Utf8JsonWriter json, ODataExpansion expansion, string? key, string from)
    {
        var set = exchange.Model.RegistryOf(expansion.Shape.Collection)!;
        var name = expansion.Way.Name;
        var query = Through(expansion.Way, expansion.Query, key);
        if (expansion.IsCounted || expansion.Kind == ExpansionKind.Count)
        {
            json.WritePropertyName($"{name}@odata.count");
            new ODataValues(exchange.Format.IsIeee754, isFull: false, exchange.IsOld).WriteInt64(json, exchange.Source.CountInMemory(set, query));
            if (expansion.Kind == ExpansionKind.Count)
            {
                return;
            }
        }

        var limit = (int)Math.Min(expansion.Top ?? pageSize, pageSize);
        var rows = exchange.Source.OpenInMemory(set, query with { Limit = limit + 1 });
        var writer = new ODataEntityWriter(exchange, rows, expansion.Shape, this);
        json.WriteStartArray(name);
        PagePosition? last = null;
        PagePosition? more = null;
        for (var written = 0; rows.Read(); written++)
        {
            if (written == limit)
            {
                more = last;
                break;
            }

            if (expansion.Kind == ExpansionKind.References)
            {
                WriteReference(json, expansion.Shape.Set, rows);
            }
            else
            {
                writer.Write(json);
            }

            last = written + 1 == limit ? rows.Position : null;
        }

        json.WriteEndArray();
        if (more is not null && !(expansion.Top <= limit))
        {
            json.WriteString($"{name}@odata.nextLink", ODataNextLink.After(exchange.Request, $"{from}/{name}", expansion, more, limit));
        }
    }

    /// <summary>The query with the way to its entities.</summary>
    /// <param name="way">The way.</param>
    /// <param name="query">What else they must meet.</param>
    /// <param name="key">As for <see cref="Write"/>.</param>
    public static FeatureQuery Through(ODataNavigation way, FeatureQuery query, string? key)
    {
        if (way is { Own: { Type: not PropertyType.TextArray } } or { OfDataset: not null })
        {
            return query with { Id = key ?? "" };
        }

        Filter condition = way.Own is null
            ? way.ConditionFor(key!)
            : new Filter.In(query.Collection.Schema.WithRole("id")!, [.. JsonSerializer.Deserialize<string[]>(key ?? "[]")!]);
        return query with { Filter = query.Filter is { } filter ? new Filter.And([condition, filter]) : condition };
    }
}
