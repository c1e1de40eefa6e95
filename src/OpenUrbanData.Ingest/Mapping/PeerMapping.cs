using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Identity;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Features of a peer as they are: every property keeps its name and its value; what is not of the schema stays behind.</summary>
/// <remarks>A value of another type than the schema's goes on as text, so that validation says what is wrong with it.</remarks>
public sealed class PeerMapping : FeatureMapping
{
    /// <summary>Code: the identifier does not belong to this data set, or is not made of the source key.</summary>
    public const string ForeignId = "foreign_id";

    const string OwnId = "@id";
    const string UpdatedAt = "updated_at";

    readonly FeatureSchema _schema;
    readonly string _prefix;
    readonly ImmutableArray<(int Place, Property Property)> _values;
    readonly int _sourceUpdated;

    PeerMapping(FeatureSchema schema, string prefix)
    {
        (_schema, _prefix) = (schema, prefix);
        _values =
        [
            .. schema.Properties.Select((property, place) => (place, property)).Where(pair => pair.property.Origin == PropertyOrigin.Record
                && pair.property.Name is not ("source_id" or "id_stability" or "quality_flags" or "source_values")),
        ];
        _sourceUpdated = schema.Find("source_updated_at") is { } updated ? schema.Properties.IndexOf(updated) : -1;
    }

    /// <summary>Makes a mapping ready for a source.</summary>
    /// <param name="schema">The schema, the one of the peer or a near version of it.</param>
    /// <param name="source">The opened source.</param>
    /// <param name="prefix">What all identifiers begin with: <see cref="FeatureId.Prefix"/>.</param>
    public static PeerMapping Compile(FeatureSchema schema, SourceReading source, string prefix) => new(schema, prefix)
    {
        DroppedColumns = [.. source.Columns.Names.Where(name => name != OwnId && schema.Find(name) is null)],
    };

    /// <summary>Identifiers of all features that a copy of changes names, those that are gone among them.</summary>
    public static async IAsyncEnumerable<string> IdsAsync(SourceReading source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in source.ReadRecordsAsync(cancellation))
        {
            if (Id(record) is { } id)
            {
                yield return id;
            }
        }
    }

    /// <inheritdoc/>
    public override void Map(SourceRecord record, MappedRecords into)
    {
        if (IsGone(record))
        {
            into.LeftOut++;
            return;
        }

        if (Key(record) is not { } key)
        {
            into.Rejections.Add(new(record.Number, record.Line, "id", ForeignId, Id(record),
                $"The identifier must be {_prefix} and the encoded source key.", true));
            return;
        }

        if (record.Defect is { } defect)
        {
            into.Rejections.Add(new(record.Number, record.Line, "geometry", defect, null, "The geometry cannot be read; it is left out.", false));
        }

        var feature = new Feature(_schema)
        {
            Record = record.Number,
            Line = record.Line,
            SourceId = key,
            IsDerived = record["id_stability"] is "derived",
            Geometry = record.Geometry,
            SourceSrid = record.Geometry is null ? null : 4326,
            SourceValues = record["source_values"] is JsonElement { ValueKind: JsonValueKind.Object } published ? published.GetRawText() : null,
        };
        foreach (var (place, property) in _values)
        {
            feature.Values[place] = record[property.Name] is { } value ? Value(value, property.Type) : null;
        }

        if (record["quality_flags"] is JsonElement { ValueKind: JsonValueKind.Array } flags)
        {
            feature.Flags.AddRange(flags.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!).Distinct());
        }

        // Here it is published later; when it last changed at its origin is what its users want to know.
        if (_sourceUpdated >= 0 && record[UpdatedAt] is string updated)
        {
            feature.Values[_sourceUpdated] ??= Value(updated, PropertyType.DateTime);
        }

        into.Features.Add(feature);
    }

    static string? Id(SourceRecord record) => (record[OwnId] ?? record["id"]) as string;

    // PeerSource writes what vanished as a feature that is nothing but its identifier.
    static bool IsGone(SourceRecord record)
    {
        for (var i = 0; i < record.Values.Length; i++)
        {
            if (record.Values[i] is not null && record.Columns.Names[i] is not (OwnId or "id"))
            {
                return false;
            }
        }

        return record.Geometry is null && record.Defect is null;
    }

    string? Key(SourceRecord record) => record["source_id"] switch
    {
        string key when Id(record) == _prefix + FeatureId.Encode(key) => key,
        long key when Id(record) == _prefix + key.ToString(CultureInfo.InvariantCulture) => key.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    static object Value(object value, PropertyType type) => (type, value) switch
    {
        (PropertyType.Text, string) or (PropertyType.Integer, long) or (PropertyType.Number, double or long) or (PropertyType.Boolean, bool) => value,
        (PropertyType.Date, string text) when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        (PropertyType.DateTime, string text) when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        (PropertyType.TextArray, JsonElement { ValueKind: JsonValueKind.Array } list) when list.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) =>
            list.EnumerateArray().Select(one => one.GetString()!).ToArray(),
        (PropertyType.Json, JsonElement json) => json.GetRawText(),
        (_, JsonElement other) => other.GetRawText(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
