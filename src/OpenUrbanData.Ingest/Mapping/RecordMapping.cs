using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>A data set's mapping made ready for one source: turns its records into features.</summary>
/// <remarks>Compiled once per run; holds state (fill-down, groups), so records go through it in their order and once.
/// A column leaves only if it is mapped or named under <c>publish:</c>; all others are not even read.</remarks>
public sealed class RecordMapping : FeatureMapping
{
    /// <summary>Grows whenever the same records would give other features; part of the hash of a run's input.</summary>
    public const int Version = 1;

    readonly FeatureSchema _schema;
    readonly RowPlan _rows;
    readonly MappingPlans _plans;
    readonly ArrayBufferWriter<byte> _buffer = new();
    readonly Action<object?[]> _emit;
    readonly Func<Feature> _mapCurrent;
    SourceRecord _record = new(new([]), []) { Number = 0 };
    object?[] _row = [];
    MappedRecords _into = new();

    internal RecordMapping(FeatureSchema schema, RowPlan rows, MappingPlans plans)
    {
        (_schema, _rows, _plans) = (schema, rows, plans);
        _emit = Emit;
        _mapCurrent = () => MapRow(_row);
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> SetLater => _plans.Municipality is { FromArea: true } ? ["municipality_key"] : [];

    /// <summary>Makes a mapping ready for a source.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="source">The opened source.</param>
    /// <param name="observed">What streams may be called; null: any name.</param>
    /// <exception cref="IngestException">The descriptor does not fit the schema: all mistakes, with their lines.</exception>
    public static RecordMapping Compile(
        DatasetDescriptor dataset, FeatureSchema schema, SourceReading source, FrozenDictionary<string, ObservedProperty>? observed = null) =>
        new MappingCompiler(dataset, schema, source, observed).Compile();

    /// <inheritdoc/>
    public override void Map(SourceRecord record, MappedRecords into)
    {
        (_record, _into) = (record, into);
        if (record.Defect is { } defect)
        {
            var rejects = defect != IngestCodes.GeometryUnreadable;
            into.Rejections.Add(new(record.Number, record.Line, null, defect, null, Expected(defect), rejects));
            if (rejects)
            {
                return;
            }
        }

        if (!_rows.Expand(record, _emit))
        {
            into.LeftOut++;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Feature> Complete() => _plans.Group?.Complete() ?? [];

    static string Expected(string defect) => defect switch
    {
        IngestCodes.GeometryUnreadable => "The geometry cannot be read; it is left out.",
        IngestCodes.RaggedRow => "The row has another number of cells than the header.",
        IngestCodes.TextInvalid => "The record holds characters that no text can have.",
        _ => "The record cannot be read.",
    };

    void Emit(object?[] row)
    {
        if (_plans.Group is { } group)
        {
            _row = row;
            group.Add(row, _mapCurrent);
            return;
        }

        _into.Features.Add(MapRow(row));
    }

    Feature MapRow(object?[] row)
    {
        var feature = new Feature(_schema) { Record = _record.Number, Line = _record.Line, SourceId = Key(row) };
        foreach (var (place, plan) in _plans.Values)
        {
            feature.Values[place] = plan.Read(row, feature);
        }

        foreach (var (place, plan) in _plans.Objects)
        {
            feature.Values[place] = plan.Read(row, feature);
        }

        _plans.OpeningHours?.Read(row, feature);
        Municipality(row, feature);
        Geometry(row, feature);
        SourceValues(row, feature);
        Observations(row, feature);
        if (_plans.Email >= 0 && feature.Values[_plans.Email] is string email && PersonalData.IsPersonalMailbox(email))
        {
            _into.PersonalMailboxes++;
        }

        if (_plans.Phone >= 0 && feature.Values[_plans.Phone] is string phone)
        {
            feature.Values[_plans.Phone] = PhoneNumber.Normalise(phone, _plans.Country);
        }

        return feature;
    }

    string? Key(object?[] row)
    {
        string? key = null;
        foreach (var column in _plans.Key)
        {
            // All parts or none: half a key would name several records.
            if (CellText.Of(row[column]) is not { } part || CellText.IsMissing(part))
            {
                return null;
            }

            key = key is null ? part : $"{key}.{part}";
        }

        return key;
    }

    void Municipality(object?[] row, Feature feature)
    {
        if (_plans.Municipality is not { FromArea: false } rule || rule.Place < 0)
        {
            return;
        }

        if (rule.Constant is { } constant)
        {
            feature.Values[rule.Place] = constant;
            return;
        }

        if (rule.Column < 0 || CellText.Of(row[rule.Column]) is not { } text)
        {
            return;
        }

        if (rule.Lookup is { } lookup)
        {
            if (lookup.TryGetValue(text, out var found))
            {
                feature.Values[rule.Place] = found;
            }
            else
            {
                _into.Rejections.Add(new(_record.Number, _record.Line, "municipality_key", MappingNotice.MunicipalityUnmapped, text,
                    "The lookup of the municipality does not have this name.", false));
            }

            return;
        }

        // Spreadsheets take the zero of the western states away.
        if (text.Length == 7 && text.All(char.IsAsciiDigit))
        {
            text = "0" + text;
            ValuePlan.AddFlag(feature, MappingFlag.LeadingZeroRestored);
        }

        feature.Values[rule.Place] = text;
    }

    void Geometry(object?[] row, Feature feature)
    {
        if (_plans.Geometry is { } plan)
        {
            feature.Geometry = plan.Read(row, out var isReadable);
            if (!isReadable)
            {
                _into.Rejections.Add(new(_record.Number, _record.Line, "geometry", MappingNotice.GeometryUnreadable, null,
                    "The cells of the geometry cannot be read; it is left out.", false));
            }
        }
        else
        {
            feature.Geometry = _record.Geometry;
        }

        if (feature.Geometry is { } geometry)
        {
            (feature.SourceSrid, feature.SourceCrsText) = _plans.Crs is { } crs ? (crs.Srid, crs.Text) : (geometry.SRID > 0 ? geometry.SRID : 4326, null);
            if (_plans.GeometrySource >= 0)
            {
                feature.Values[_plans.GeometrySource] ??= "source";
            }
        }
    }

    void SourceValues(object?[] row, Feature feature)
    {
        if (_plans.Published.Length == 0)
        {
            return;
        }

        _buffer.ResetWrittenCount();
        var any = false;
        using (var json = new Utf8JsonWriter(_buffer, Json.WriterOptions))
        {
            json.WriteStartObject();
            foreach (var (column, name) in _plans.Published)
            {
                var cell = row[column] is string text ? CellText.Of(text) : row[column];
                if (cell is not null and not JsonElement { ValueKind: JsonValueKind.Null })
                {
                    any = true;
                    json.WritePropertyName(name);
                    Json.Write(json, cell);
                }
            }

            json.WriteEndObject();
        }

        feature.SourceValues = any ? Json.Text(_buffer) : null;
    }

    void Observations(object?[] row, Feature feature)
    {
        foreach (var stream in _plans.Streams)
        {
            var value = stream.Read(row, feature, out var isReadable);
            feature.Observations.Add(value);
            if (!isReadable)
            {
                _into.Rejections.Add(new(_record.Number, _record.Line, value.ObservedProperty, MappingNotice.StreamUnreadable, null,
                    "The value of the stream is no number; it counts as missing.", false));
            }
        }
    }
}
