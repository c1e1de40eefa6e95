using System.Collections.Immutable;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Reads the part of a data set's descriptor that says how records become features.</summary>
static class MappingReader
{
    /// <summary>The mapping; mistakes are noted by <paramref name="keys"/>.</summary>
    public static MappingDescriptor Read(Section keys)
    {
        return new()
        {
            Municipality = Municipality(keys),
            Key = keys.Texts("key"),
            Where = Conditions(keys),
            FillDown = keys.Texts("fill_down"),
            Unpivot = Unpivot(keys),
            Explode = Explode(keys),
            Group = Group(keys),
            Geometry = Geometry(keys),
            Properties = ValueReader.Properties(keys, "mapping"),
            Publish = keys.Columns("publish"),
            Streams = Streams(keys),
            Publishing = Publishing(keys),
        };
    }

    static MunicipalityRule? Municipality(Section keys)
    {
        switch (keys.Find("municipality"))
        {
            case null:
                return null;
            case { Value: YamlNode.Scalar constant }:
                CheckKey(keys, constant.Line, "municipality", constant.Text);
                return new(constant.Text, null, [], false);
        }

        if (keys.Child("municipality", "municipality") is not { } group)
        {
            return null;
        }

        var column = group.Text("column");
        var area = group.Flag("area") ?? false;
        if (column is null == !area)
        {
            group.Error(group.Line, "", "Expected either 'column: …' (with 'lookup: …' where it holds names) or 'area: true'.");
        }

        var lookup = group.Lookup("lookup");
        foreach (var (name, key) in lookup)
        {
            CheckKey(group, group.LineOf("lookup"), $"lookup.{name}", key);
        }

        return new(null, column, lookup, area);
    }

    static void CheckKey(Section keys, long line, string name, string key)
    {
        if (!PublisherReader.MunicipalityKey().IsMatch(key))
        {
            keys.Error(line, name, $"'{key}' is no key of a municipality; expected 8 digits in quotes, or abroad for example CH-3203.");
        }
    }

    static ImmutableArray<Condition> Conditions(Section keys)
    {
        if (keys.Find("where") is not { } entry)
        {
            return [];
        }

        var nodes = entry.Value is YamlNode.List list ? list.Items : [entry.Value];
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var node in nodes)
        {
            if (node is not YamlNode.Map map)
            {
                keys.Error(node.Line, "where", $"Expected '{{ column: …, in: [ … ] }}', found {node.Kind}.");
                continue;
            }

            var one = keys.Inner("where", "condition", map);
            var column = one.Text("column", "the name of a column") ?? "";
            ImmutableArray<string> allowed = [.. one.Texts("equals"), .. one.Texts("in")];
            bool? empty = one.Flag("empty") ?? (one.Flag("not_empty") is { } filled ? !filled : null);
            var matches = one.Pattern("matches");
            var forbidden = one.Texts("not_in");
            if (allowed.IsEmpty && forbidden.IsEmpty && empty is null && matches is null && !one.Has("matches"))
            {
                one.Error(one.Line, "", "Expected one of equals, in, not_in, empty, not_empty, matches.");
            }

            conditions.Add(new(column, allowed, forbidden, empty, matches));
        }

        return conditions.DrainToImmutable();
    }

    static UnpivotRule? Unpivot(Section keys)
    {
        if (keys.Child("unpivot", "unpivot") is not { } unpivot)
        {
            return null;
        }

        var columns = unpivot.Texts("columns");
        if (columns.IsEmpty)
        {
            unpivot.Missing("columns", "the columns that become rows");
        }

        return new(columns, unpivot.Text("name") ?? "name", unpivot.Text("value") ?? "value", unpivot.Pattern("capture"));
    }

    static ExplodeRule? Explode(Section keys) => keys.Child("explode", "explode") is { } explode
        ? new(explode.Text("column", "the column whose parts become rows") ?? "", explode.Text("by") ?? ",")
        : null;

    static GroupRule? Group(Section keys)
    {
        if (keys.Child("group", "group") is not { } group)
        {
            return null;
        }

        var by = group.Texts("by");
        if (by.IsEmpty)
        {
            group.Missing("by", "the columns that are equal in all rows of one feature");
        }

        var collect = ImmutableArray.CreateBuilder<CollectRule>();
        foreach (var entry in group.Entries("collect"))
        {
            if (entry.Value is YamlNode.Map members)
            {
                collect.Add(new(entry.Line, entry.Key, ValueReader.Properties(group, $"collect.{entry.Key}", members)));
            }
            else
            {
                group.Error(entry.Line, $"collect.{entry.Key}", $"Expected '{{ member: column }}', found {entry.Value.Kind}.");
            }
        }

        return new(by, collect.DrainToImmutable());
    }

    static GeometryColumns? Geometry(Section keys)
    {
        if (keys.Child("geometry", "geometry") is not { } geometry)
        {
            return null;
        }

        var crs = geometry.Text("crs");
        (string Key, GeometryNotation Notation)[] notations =
        [
            ("x", GeometryNotation.Coordinates), ("wkt", GeometryNotation.Wkt), ("ewkb", GeometryNotation.Ewkb),
            ("geojson", GeometryNotation.GeoJson), ("latlon", GeometryNotation.LatLon), ("lonlat", GeometryNotation.LonLat),
        ];
        var named = notations.Where(notation => geometry.Has(notation.Key)).ToList();
        if (named.Count != 1)
        {
            geometry.Error(geometry.Line, "", "Expected exactly one of 'x' with 'y', wkt, ewkb, geojson, latlon, lonlat.");
            return null;
        }

        var (key, chosen) = named[0];
        var y = chosen == GeometryNotation.Coordinates ? geometry.Text("y", "the column of y, beside 'x'") : null;
        return geometry.Text(key) is { } column ? new(chosen, column, y, crs) : null;
    }

    static ImmutableArray<StreamRule> Streams(Section keys)
    {
        var streams = ImmutableArray.CreateBuilder<StreamRule>();
        foreach (var entry in keys.Entries("streams"))
        {
            switch (entry.Value)
            {
                case YamlNode.Scalar column:
                    streams.Add(new(entry.Line, entry.Key, new() { From = [column.Text] }, null, ""));
                    break;
                case YamlNode.Map map:
                    var stream = keys.Inner($"streams.{entry.Key}", "stream", map);
                    var value = ValueReader.Read(stream, isStream: true);
                    streams.Add(new(entry.Line, entry.Key, value, stream.Text("time"), stream.Text("qualifier") ?? ""));
                    break;
                default:
                    keys.Error(entry.Line, $"streams.{entry.Key}", $"Expected '{{ from: …, time: … }}', found {entry.Value.Kind}.");
                    break;
            }
        }

        return streams.DrainToImmutable();
    }

    static PublishRule Publishing(Section keys) => keys.Find("mode") switch
    {
        { Value: YamlNode.Map } => new(PublishMode.Window,
            keys.Child("mode", "mode")!.Text("window", "the date property whose covered period is replaced")),
        null => PublishRule.Snapshot,
        _ => keys.OneOf("mode", ["snapshot", "append"]) == "append" ? new(PublishMode.Append) : PublishRule.Snapshot,
    };
}
