using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Validation;

/// <summary>Checks features against one schema; made once per run, used for every record of it by one thread.</summary>
/// <remarks>A feature without fault costs no allocation, JSON values excepted. What is set after validation (identifier,
/// flags, values of the data set, what the constructor is told) is not asked for.</remarks>
public sealed class FeatureValidator
{
    const int ValueLength = 200;

    static readonly FrozenSet<string> SetByPlacing = ["source_id", "id_stability", "quality_flags", "source_values"];

    readonly ImmutableArray<PropertyCheck> _checks;
    readonly GeometryRule? _geometry;
    readonly string[]? _geometryTypes;
    readonly ImmutableArray<ImmutableArray<int>> _anyOf;
    readonly PropertyCheck? _begin;
    readonly PropertyCheck? _end;

    /// <summary>Compiles the rules of a schema.</summary>
    /// <param name="schema">The schema of all features that will be checked.</param>
    /// <param name="setLater">Names of properties that get their values after validation (<c>municipality_key</c> where
    /// placing finds the town by area).</param>
    public FeatureValidator(FeatureSchema schema, params IEnumerable<string> setLater)
    {
        HashSet<string> later = [.. setLater, .. SetByPlacing];
        _checks =
        [
            .. schema.Properties
                .Select((property, place) => new PropertyCheck(property, place))
                .Where(check => check.Property.Origin == PropertyOrigin.Record && !later.Contains(check.Property.Name)),
        ];
        _geometry = schema.Geometry;
        _geometryTypes = schema.Geometry is { } rule ? [.. rule.Types] : null;
        _anyOf =
        [
            .. schema.AnyOf.Select(names => names.Where(name => !later.Contains(name))
                .Select(name => name == "geometry" ? -1 : schema.Properties.IndexOf(schema.Find(name)!)).ToImmutableArray()),
        ];
        _begin = WithRole("primary-interval-start");
        _end = WithRole("primary-interval-end");
    }

    /// <summary>Checks one feature: drops values that break a rule (with a quality flag) and repairs what can be repaired.</summary>
    /// <param name="feature">The feature; its values, flags and geometry change where they break a rule.</param>
    /// <param name="rejections">Receives what is wrong; nothing is added for a feature without fault.</param>
    /// <returns>True where the record is accepted; false where it goes to quarantine.</returns>
    public bool Validate(Feature feature, List<Rejection> rejections)
    {
        ArgumentNullException.ThrowIfNull(feature);
        ArgumentNullException.ThrowIfNull(rejections);
        var accepted = true;
        foreach (var check in _checks)
        {
            accepted &= Value(check, feature, rejections);
        }

        if (feature.SourceId is { } key && TextFormat.HasInvalidCharacters(key))
        {
            Add(feature, rejections, "source_id", NoticeCode.InvalidCharacters, key, "The key must be Unicode without NUL.", rejects: true);
            accepted = false;
        }

        SourceValues(feature, rejections);
        accepted &= Period(feature, rejections);
        accepted &= Geometry(feature, rejections);
        return accepted & Location(feature, rejections);
    }

    static void SourceValues(Feature feature, List<Rejection> rejections)
    {
        // A text with NUL or half of a character cannot be written as JSON without an escape.
        if (feature.SourceValues is not { } json || !(json.Contains("\\u", StringComparison.Ordinal) || TextFormat.HasInvalidCharacters(json)))
        {
            return;
        }

        using var document = TextFormat.HasInvalidCharacters(json) ? null : JsonDocument.Parse(json);
        if (document is null || !JsonCheck.CanBeKept(document.RootElement))
        {
            Add(feature, rejections, "source_values", NoticeCode.InvalidCharacters, json, "Published columns must be Unicode without NUL.", rejects: false);
            feature.SourceValues = null;
            Flag(feature, QualityFlag.ValueDropped);
        }
    }

    PropertyCheck? WithRole(string role) => _checks.FirstOrDefault(check => check.Property.Role == role);

    static bool Value(PropertyCheck check, Feature feature, List<Rejection> rejections)
    {
        ref var value = ref feature.Values[check.Place];
        if (value is string text && text.Length >= check.Property.MinimumLength && string.IsNullOrWhiteSpace(text))
        {
            value = null;
        }

        if (value is null or string[] { Length: 0 })
        {
            value = null;
            if (check.IsRequired)
            {
                Add(feature, rejections, check, NoticeCode.MissingRequired, null, rejects: true);
            }

            return !check.IsRequired;
        }

        var code = Code(check, ref value);
        return code is null || Settle(check, code, ref value, feature, rejections);
    }

    static string? Code(PropertyCheck check, ref object? value)
    {
        switch (check.Property.Type, value)
        {
            case (PropertyType.Text, string text):
                return check.Text(text);
            case (PropertyType.Integer, long number):
                return check.Number(number);
            case (PropertyType.Number, double number):
                return check.Number(number);
            case (PropertyType.Number, long number):
                value = (double)number;
                return check.Number(number);
            case (PropertyType.Boolean, bool) or (PropertyType.Date, DateOnly) or (PropertyType.DateTime, DateTimeOffset):
                return null;
            case (PropertyType.TextArray, string[] texts):
                return check.Texts(texts);
            case (PropertyType.Json, string json):
                return Json(check, json);
            default:
                return NoticeCode.WrongType;
        }
    }

    static string? Json(PropertyCheck check, string json)
    {
        if (TextFormat.HasInvalidCharacters(json))
        {
            return NoticeCode.InvalidCharacters;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (!JsonCheck.CanBeKept(document.RootElement))
            {
                return NoticeCode.InvalidCharacters;
            }

            var notices = new List<Notice>();
            JsonCheck.Value(check, document.RootElement, "", rejects: false, notices);
            return notices is [var first, ..] ? first.Code : null;
        }
        catch (JsonException)
        {
            return NoticeCode.WrongType;
        }
    }

    static bool Settle(PropertyCheck check, string code, ref object? value, Feature feature, List<Rejection> rejections)
    {
        if (value is string[] texts)
        {
            value = Members(check, texts, feature, rejections);
            if (value is null && check.IsRequired)
            {
                Add(feature, rejections, check, NoticeCode.MissingRequired, null, rejects: true);
            }

            return value is not null || !check.IsRequired;
        }

        if (value is string json && check.Property.Type == PropertyType.Json && code != NoticeCode.InvalidCharacters)
        {
            var notices = new List<Notice>();
            value = JsonRepair.Repair(check, json, notices);
            foreach (var notice in notices)
            {
                var message = notice.Pointer.Length > 0 ? $"{notice.Pointer}: {notice.Message}" : notice.Message;
                Add(feature, rejections, check.Property.Name, notice.Code, json, message, rejects: value is null && check.IsRequired);
            }

            Flag(feature, QualityFlag.ValueDropped);
            return value is not null || !check.IsRequired;
        }

        if (code == NoticeCode.InvalidFormatUri && TextFormat.RepairedUri((string)value!) is { } encoded && check.Text(encoded) is null)
        {
            value = encoded;
            return true;
        }

        var rejects = check.IsRequired && check.Other is null;
        Add(feature, rejections, check, code, value, code == NoticeCode.EnumUnmapped ? rejects : check.IsRequired);
        if (code == NoticeCode.EnumUnmapped)
        {
            value = check.Other;
            Flag(feature, QualityFlag.EnumUnmapped);
            return !rejects;
        }

        value = null;
        Flag(feature, QualityFlag.ValueDropped);
        return !check.IsRequired;
    }

    /// <summary>What is left of an array: unknown members become <c>other</c>, repetitions and wrong ones go.</summary>
    static string[]? Members(PropertyCheck check, string[] texts, Feature feature, List<Rejection> rejections)
    {
        var kept = new List<string>(texts.Length);
        foreach (var text in texts)
        {
            var code = text is null ? NoticeCode.WrongType : check.Text(text);
            var member = code is null ? text : code == NoticeCode.EnumUnmapped ? check.Other : null;
            if (code is not null)
            {
                Add(feature, rejections, check, code, text, rejects: false);
                Flag(feature, code == NoticeCode.EnumUnmapped ? QualityFlag.EnumUnmapped : QualityFlag.ValueDropped);
            }

            if (member is not null && check.Property.UniqueItems && kept.Contains(member))
            {
                if (code is null)
                {
                    Add(feature, rejections, check, NoticeCode.DuplicateItems, text, rejects: false);
                }
            }
            else if (member is not null)
            {
                kept.Add(member);
            }
        }

        return kept.Count > 0 ? [.. kept] : null;
    }

    bool Period(Feature feature, List<Rejection> rejections)
    {
        if (_begin is null || _end is null || feature.Values[_begin.Place] is not { } begin
            || feature.Values[_end.Place] is not { } end || !EndsBefore(begin, end))
        {
            return true;
        }

        Add(feature, rejections, _end.Property.Name, NoticeCode.EndBeforeStart, Shown(end),
            $"The end must not be before {_begin.Property.Name}, {Shown(begin)}.", _end.IsRequired);
        feature.Values[_end.Place] = null;
        Flag(feature, QualityFlag.ValueDropped);
        return !_end.IsRequired;
    }

    static bool EndsBefore(object begin, object end) => (begin, end) switch
    {
        (DateOnly first, DateOnly last) => last < first,
        (DateTimeOffset first, DateTimeOffset last) => last < first,
        _ => false,
    };

    bool Geometry(Feature feature, List<Rejection> rejections)
    {
        if (_geometry is null)
        {
            feature.Geometry = null;
            return true;
        }

        // A collection of one is the one: shapefiles and databases often know the plural only.
        if (feature.Geometry is GeometryCollection { Count: 1 } single && Array.IndexOf(_geometryTypes!, single.GeometryType) < 0)
        {
            feature.Geometry = single.GetGeometryN(0);
        }

        if (feature.Geometry is { } geometry && GeometryCode(geometry) is { } code)
        {
            Add(feature, rejections, "geometry", code, geometry.GeometryType,
                $"The geometry must be one of {string.Join(", ", _geometry.Types)}, with coordinates.", rejects: false);
            Flag(feature, QualityFlag.ValueDropped);
            feature.Geometry = null;
        }

        if (feature.Geometry is not null || _geometry.Level != PropertyLevel.Required)
        {
            return true;
        }

        Add(feature, rejections, "geometry", NoticeCode.MissingGeometry, null, "The record must have a geometry.", rejects: true);
        return false;
    }

    string? GeometryCode(Geometry geometry) =>
        Array.IndexOf(_geometryTypes!, geometry.GeometryType) < 0 ? NoticeCode.GeometryType
        : geometry.IsEmpty ? NoticeCode.GeometryEmpty
        : geometry is Point point && !(double.IsFinite(point.X) && double.IsFinite(point.Y)) ? NoticeCode.GeometryInvalid
        : null;

    bool Location(Feature feature, List<Rejection> rejections)
    {
        if (_anyOf.IsEmpty)
        {
            return true;
        }

        foreach (var alternative in _anyOf)
        {
            var holds = true;
            foreach (var place in alternative)
            {
                holds &= (place < 0 ? feature.Geometry : feature.Values[place]) is not null;
            }

            if (holds)
            {
                return true;
            }
        }

        var names = feature.Schema.AnyOf.Select(alternative => string.Join(" and ", alternative));
        Add(feature, rejections, null, NoticeCode.MissingLocation, null, $"The record must have {string.Join(" or ", names)}.", rejects: true);
        return false;
    }

    static void Flag(Feature feature, string flag)
    {
        if (!feature.Flags.Contains(flag))
        {
            feature.Flags.Add(flag);
        }
    }

    static void Add(Feature feature, List<Rejection> rejections, PropertyCheck check, string code, object? value, bool rejects) =>
        Add(feature, rejections, check.Property.Name, code, Shown(value), check.Expected(code), rejects);

    static void Add(
        Feature feature, List<Rejection> rejections, string? property, string code, string? value, string message, bool rejects) =>
        rejections.Add(new(
            feature.Record, feature.Line, property, code, value is { Length: > ValueLength } ? value[..ValueLength] : value, message, rejects));

    static string? Shown(object? value)
    {
        return value switch
        {
            null => null,
            string[] texts => string.Join(", ", texts),
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }
}
