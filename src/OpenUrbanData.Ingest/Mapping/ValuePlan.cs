using System.Collections.Frozen;
using System.Text.Json;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>A <see cref="ValueRule"/> made ready for one source: columns are places, words are tables.</summary>
/// <remarks>A value that cannot become the property's type is handed on as the text that it is: validation names, counts
/// and drops it by its own rules.</remarks>
sealed class ValuePlan
{
    readonly ValueRule _rule;
    readonly Property _property;
    readonly int[] _columns;
    readonly NumberMarks[] _marks;
    readonly bool _isJoined;
    readonly FrozenSet<string> _missing;
    readonly FrozenDictionary<string, string>? _exactMap;
    readonly FrozenDictionary<string, string>? _map;
    readonly NumberPlan _number;
    readonly object? _constant;

    /// <summary>Makes a rule ready.</summary>
    /// <param name="rule">The rule, with from, join or constant.</param>
    /// <param name="property">What the values become.</param>
    /// <param name="columns">Place of a column in a row; -1 where it is missing.</param>
    /// <param name="marks">How a column writes numbers.</param>
    public ValuePlan(ValueRule rule, Property property, Func<string, int> columns, Func<string, NumberMarks> marks)
    {
        (_rule, _property) = (rule, property);
        _isJoined = !rule.Join.IsEmpty;
        var names = (_isJoined ? rule.Join : rule.From).Where(name => columns(name) >= 0).ToList();
        _columns = [.. names.Select(columns)];
        _marks = [.. names.Select(name => Marks(rule, marks(name)))];
        _missing = rule.Missing.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        if (!rule.Map.IsEmpty)
        {
            _exactMap = Table(rule, StringComparer.Ordinal);
            _map = Table(rule, StringComparer.OrdinalIgnoreCase);
        }

        _number = new(rule.Unit, property);
        if (rule.Constant is { } constant)
        {
            var feature = new Feature(Nothing) { Record = 0 };
            _constant = rule.List is null ? Convert(constant, NumberMarks.Point, feature) : List(constant, feature);
            ConstantFlags = feature.Flags;
        }
    }

    static FeatureSchema Nothing { get; } = new()
    {
        Name = "nothing",
        Version = new(1, 0, 0),
        Title = new("", ""),
        Description = new("", ""),
        Properties = [],
        Document = default,
    };

    // Flags that a constant brings: the unit of a number may be converted here, too.
    List<string> ConstantFlags { get; } = [];

    /// <summary>True where all rows have the same value.</summary>
    public bool IsConstant => _rule.Constant is not null;

    /// <summary>What the values become.</summary>
    public Property Property => _property;

    /// <summary>The value of a row; null where it has none. Flags of the reading go to <paramref name="feature"/>.</summary>
    public object? Read(object?[] row, Feature feature)
    {
        if (_rule.Constant is not null)
        {
            foreach (var flag in ConstantFlags)
            {
                AddFlag(feature, flag);
            }

            return _constant;
        }

        var place = 0;
        var raw = _isJoined ? Joined(row) : First(row, out place);
        var marks = raw is null || _isJoined ? NumberMarks.Point : _marks[place];
        if (raw is not null && (_rule.Capture is not null || _rule.SplitBy is not null))
        {
            raw = Part(CellText.Of(raw)!);
        }

        if (raw is null)
        {
            return Absent(feature);
        }

        if (_rule.List is not null || (_property.Type == PropertyType.TextArray && raw is JsonElement { ValueKind: JsonValueKind.Array }))
        {
            return List(raw, feature);
        }

        if (_map is not null)
        {
            raw = Mapped(CellText.Of(raw)!, feature);
        }

        return Convert(raw, marks, feature);
    }

    static NumberMarks Marks(ValueRule rule, NumberMarks sniffed) => rule.Decimal is null && rule.Thousands is null
        ? sniffed
        : new(rule.Decimal ?? (rule.Thousands == '.' ? ',' : '.'), rule.Thousands);

    static FrozenDictionary<string, string> Table(ValueRule rule, StringComparer comparer)
    {
        var table = new Dictionary<string, string>(comparer);
        foreach (var (from, to) in rule.Map)
        {
            table.TryAdd(from.Trim(), to);
        }

        return table.ToFrozenDictionary(comparer);
    }

    object? First(object?[] row, out int place)
    {
        for (place = 0; place < _columns.Length; place++)
        {
            var cell = row[_columns[place]];
            switch (cell)
            {
                case null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined }:
                    continue;
                case string text:
                    text = text.Trim();
                    if (IsMissing(text))
                    {
                        continue;
                    }

                    return text;
                default:
                    if (_missing.Count > 0 && _missing.Contains(CellText.Of(cell) ?? ""))
                    {
                        continue;
                    }

                    return cell;
            }
        }

        return null;
    }

    // What the map names is a value, even where the usual table calls it missing.
    bool IsMissing(string text) => _missing.Contains(text) || (CellText.IsMissing(text) && (text.Length == 0 || _map?.ContainsKey(text) != true));

    string? Joined(object?[] row)
    {
        string? joined = null;
        foreach (var column in _columns)
        {
            if (CellText.Of(row[column]) is { } text && !IsMissing(text))
            {
                joined = joined is null ? text : $"{joined}{_rule.Separator}{text}";
            }
        }

        return joined;
    }

    string? Part(string text)
    {
        if (_rule.Capture is { } pattern)
        {
            var match = pattern.Match(text);
            if (!match.Success)
            {
                return null;
            }

            text = (match.Groups.Count > 1 ? match.Groups[1] : match).Value.Trim();
        }

        if (_rule.SplitBy is { } by)
        {
            var parts = text.Split(by);
            var index = _rule.SplitPart > 0 ? _rule.SplitPart - 1 : parts.Length + _rule.SplitPart;
            text = index >= 0 && index < parts.Length ? parts[index].Trim() : "";
        }

        return IsMissing(text) ? null : text;
    }

    object? Absent(Feature feature)
    {
        // "" in the map is the value for nothing; the default stands in only where the source should have said something.
        if (_exactMap?.GetValueOrDefault("") is { } empty)
        {
            return Convert(empty, NumberMarks.Point, feature);
        }

        if (_rule.Default is not { } usual)
        {
            return null;
        }

        AddFlag(feature, MappingFlag.DefaultApplied);
        return Convert(usual, NumberMarks.Point, feature);
    }

    string Mapped(string text, Feature feature)
    {
        if (_exactMap!.TryGetValue(text, out var exact) || _map!.TryGetValue(text, out exact))
        {
            return exact;
        }

        if (_rule.Default is not { } usual)
        {
            return text;
        }

        AddFlag(feature, _property.Codes is null ? MappingFlag.DefaultApplied : MappingFlag.EnumUnmapped);
        return usual;
    }

    object? List(object raw, Feature feature)
    {
        var parts = raw is JsonElement { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select(item => CellText.Of(item) ?? "").ToArray()
            : CellText.Of(raw)!.Split(_rule.List ?? ",");
        var members = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            var text = part.Trim();
            if (IsMissing(text))
            {
                continue;
            }

            text = _map is null ? text : Mapped(text, feature);
            if (text.Length > 0 && !members.Contains(text))
            {
                members.Add(text);
            }
        }

        if (members.Count == 0)
        {
            return Absent(feature);
        }

        return _property.Type switch
        {
            PropertyType.TextArray => members.ToArray(),
            PropertyType.Json => JsonSerializer.Serialize(members, Json.Options),
            _ => Convert(string.Join(_rule.List ?? ",", members), NumberMarks.Point, feature),
        };
    }

    object? Convert(object raw, NumberMarks marks, Feature feature)
    {
        switch (_property.Type)
        {
            case PropertyType.Text:
                return CellText.Of(raw);
            case PropertyType.Integer or PropertyType.Number:
                return _number.Read(raw, marks, feature);
            case PropertyType.Boolean:
                return raw is bool ? raw : BooleanText.Read(CellText.Of(raw)!) is { } truth ? truth : CellText.Of(raw);
            case PropertyType.Date or PropertyType.DateTime:
                return Time(raw, feature);
            case PropertyType.TextArray:
                return CellText.Of(raw) is { } one ? new[] { one } : null;
            default:
                return Json.Text(raw);
        }
    }

    object? Time(object raw, Feature feature)
    {
        ReadTime time;
        switch (raw)
        {
            case DateTime typed:
                time = new(typed, typed.Kind == DateTimeKind.Utc ? TimeSpan.Zero : null);
                break;
            default:
                var text = CellText.Of(raw)!;
                if (!DateText.TryRead(text, _rule.Formats, out time))
                {
                    return text;
                }

                break;
        }

        if (_property.Type == PropertyType.Date)
        {
            return time.ToDay(_rule.Zone);
        }

        var instant = time.ToInstant(_rule.Zone, out var doubtful);
        if (doubtful)
        {
            AddFlag(feature, MappingFlag.AmbiguousTime);
        }

        return instant;
    }

    /// <summary>Adds a flag once.</summary>
    public static void AddFlag(Feature feature, string flag)
    {
        if (!feature.Flags.Contains(flag))
        {
            feature.Flags.Add(flag);
        }
    }
}
