using System.Collections.Immutable;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Reads where values come from: the entries below <c>mapping:</c> and their relatives.</summary>
static class ValueReader
{
    /// <summary>Time zone of times that name none.</summary>
    public const string UsualZone = "Europe/Berlin";

    static readonly ImmutableArray<string> Types =
        ["text", "integer", "number", "boolean", "date", "date_time", "text_array", "json"];

    /// <summary>Names of the weekly columns, in the order of the week.</summary>
    static readonly ImmutableArray<string> WeekKeys = DescriptorKeys.Of("weekly");

    /// <summary>Properties by name below a key.</summary>
    public static ImmutableArray<PropertyRule> Properties(Section keys, string key) =>
        Properties(keys, key, keys.Entries(key));

    /// <summary>Members of an object.</summary>
    public static ImmutableArray<PropertyRule> Properties(Section keys, string key, YamlNode.Map map) =>
        Properties(keys, key, map.Entries);

    static ImmutableArray<PropertyRule> Properties(Section keys, string key, IReadOnlyList<YamlEntry> entries)
    {
        var properties = ImmutableArray.CreateBuilder<PropertyRule>(entries.Count);
        foreach (var entry in entries)
        {
            var value = entry.Value switch
            {
                YamlNode.Scalar { IsNull: true } => null,
                YamlNode.Scalar column => new() { From = [column.Text], Zone = Berlin },
                YamlNode.List => new() { From = keys.TextsOf(entry), Zone = Berlin },
                YamlNode.Map map => Read(keys.Inner($"{key}.{entry.Key}", "value", map), isStream: false),
                _ => null,
            };
            if (value is null)
            {
                keys.Error(entry.Line, $"{key}.{entry.Key}", $"Expected a column or '{{ from: … }}', found {entry.Value.Kind}.");
            }
            else
            {
                properties.Add(new(entry.Line, entry.Key, value));
            }
        }

        return properties.DrainToImmutable();
    }

    static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById(UsualZone);

    /// <summary>One value.</summary>
    public static ValueRule Read(Section keys, bool isStream)
    {
        var rule = new ValueRule
        {
            From = keys.Find("from") is { Value: not YamlNode.Map } ? keys.Texts("from") : [],
            Weekly = keys.Find("from") is { Value: YamlNode.Map } ? Weekly(keys) : [],
            Missing = keys.Texts("missing"),
            Capture = keys.Pattern("capture"),
            Map = keys.Lookup("map"),
            Default = keys.Text("default"),
            Unit = keys.Text("unit"),
            Formats = keys.Texts("formats"),
            Zone = Zone(keys),
            Decimal = keys.Character("decimal"),
            Thousands = keys.Character("thousands"),
        };
        if (isStream)
        {
            if (rule.From.IsEmpty)
            {
                keys.Missing("from", "the column of the value");
            }

            return rule;
        }

        var (splitBy, part) = Split(keys);
        rule = rule with
        {
            Constant = keys.Text("constant"),
            Join = keys.Texts("join"),
            Separator = keys.Text("separator") ?? " ",
            SplitBy = splitBy,
            SplitPart = part,
            List = keys.Text("list"),
            Parse = keys.OneOf("parse", ["opening_hours", "weekly_hours"]),
            Type = keys.OneOf("type", Types),
            Object = Properties(keys, "object"),
            Objects = Objects(keys),
        };
        var origins = (rule.From.IsEmpty && rule.Weekly.IsEmpty ? 0 : 1) + (rule.Constant is null ? 0 : 1) + (rule.Join.IsEmpty ? 0 : 1)
            + (rule.Object.IsEmpty ? 0 : 1) + (rule.Objects.IsEmpty ? 0 : 1);
        if (origins != 1)
        {
            keys.Error(keys.Line, "", "Expected exactly one of from, constant, join, object, objects.");
        }

        if (rule.Parse == "weekly_hours" == rule.Weekly.IsEmpty)
        {
            keys.Error(keys.LineOf("from"), "from",
                "'parse: weekly_hours' and columns by day ('from: { mo_fr: …, sa: … }') belong together.");
        }

        return rule;
    }

    static ImmutableArray<KeyValuePair<string, string>> Weekly(Section keys)
    {
        var days = keys.Child("from", "weekly")!;
        return
        [
            .. WeekKeys.Select(day => (Day: day, Column: days.Text(day))).Where(pair => pair.Column is not null)
                .Select(pair => KeyValuePair.Create(pair.Day, pair.Column!)),
        ];
    }

    static TimeZoneInfo Zone(Section keys)
    {
        if (keys.Text("zone") is not { } name)
        {
            return Berlin;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        keys.Error(keys.LineOf("zone"), "zone", $"'{name}' is no time zone; expected for example Europe/Berlin or UTC.");
        return Berlin;
    }

    static (string? By, int Part) Split(Section keys)
    {
        if (keys.Child("split", "split") is not { } split)
        {
            return (null, 1);
        }

        var part = split.Whole("part", -1000, 1000) ?? 1;
        if (part == 0)
        {
            split.Error(split.LineOf("part"), "part", "Parts are counted from 1, or from the end from -1.");
        }

        return (split.Text("by", "the text between the parts"), (int)part);
    }

    static ImmutableArray<ImmutableArray<PropertyRule>> Objects(Section keys)
    {
        switch (keys.Find("objects"))
        {
            case null:
                return [];
            case { Value: YamlNode.List list }:
                var objects = ImmutableArray.CreateBuilder<ImmutableArray<PropertyRule>>();
                foreach (var item in list.Items)
                {
                    if (item is YamlNode.Map map)
                    {
                        objects.Add(Properties(keys, "objects", map));
                    }
                    else
                    {
                        keys.Error(item.Line, "objects", $"Expected '{{ member: column }}', found {item.Kind}.");
                    }
                }

                return objects.DrainToImmutable();
            case { } entry:
                keys.Error(entry.Line, "objects", $"Expected a list of '{{ member: column }}', found {entry.Value.Kind}.");
                return [];
        }
    }
}
