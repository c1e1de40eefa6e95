using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenUrbanData.Ingest.Validation;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Tests.Validation;

/// <summary>Every single rule of every schema: the full example with exactly that rule broken gives exactly that code.</summary>
public sealed class RuleTests
{
    /// <summary>Compiled once per schema: there are thousands of rules.</summary>
    static readonly ConcurrentDictionary<string, (JsonNode Full, GeoJsonValidator GeoJson, FeatureValidator Features)> Compiled = new();

    static readonly string[] GeometryTypes = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"];

    /// <summary>Schema, property, rule and code.</summary>
    public static TheoryData<string, string, string, string> Rules
    {
        get
        {
            var rules = new TheoryData<string, string, string, string>();
            foreach (var schema in ExampleFiles.Registry.Schemas)
            {
                var reference = $"{schema.Name}/{schema.Version}";
                foreach (var (property, rule, code) in schema.Properties.SelectMany(Of).Concat(OfGeometry(schema)))
                {
                    rules.Add(reference, property, rule, code);
                }
            }

            return rules;
        }
    }

    static IEnumerable<(string Property, string Rule, string Code)> Of(Property property)
    {
        var name = property.Name;
        yield return (name, "type", NoticeCode.WrongType);
        if (property.Level == PropertyLevel.Required)
        {
            yield return (name, "required", NoticeCode.MissingRequired);
        }

        if (property.Codes is { Values.IsEmpty: false } codes)
        {
            yield return (name, "enum", codes.IsClosed ? NoticeCode.EnumUnknownClosed : NoticeCode.EnumUnmapped);
        }

        if (property.Pattern is not null)
        {
            yield return (name, "pattern", NoticeCode.PatternMismatch);
        }

        if (property.Minimum is not null)
        {
            yield return (name, "minimum", NoticeCode.BelowMinimum);
        }

        if (property.Maximum is not null)
        {
            yield return (name, "maximum", NoticeCode.AboveMaximum);
        }

        if (property.MinimumLength > 0)
        {
            yield return (name, "minLength", NoticeCode.TooShort);
        }

        if (property.UniqueItems && property.Type == PropertyType.TextArray)
        {
            yield return (name, "uniqueItems", NoticeCode.DuplicateItems);
        }

        var format = property.Type switch
        {
            PropertyType.Date => "date",
            PropertyType.DateTime => "date-time",
            _ => property.Format,
        };
        if (format is not null)
        {
            yield return (name, "format", "invalid_format_" + format.Replace('-', '_'));
        }

        if (property.Type == PropertyType.TextArray)
        {
            yield return (name, "items", NoticeCode.WrongType);
        }

        foreach (var item in property.Items)
        {
            foreach (var (inner, rule, code) in Of(item))
            {
                yield return ($"{name}/{inner}", rule, code);
            }
        }
    }

    static IEnumerable<(string Property, string Rule, string Code)> OfGeometry(FeatureSchema schema)
    {
        foreach (var type in GeometryTypes.Except(schema.Geometry!.Types))
        {
            yield return ("geometry", type, NoticeCode.GeometryType);
        }

        if (schema.Geometry.Level == PropertyLevel.Required)
        {
            yield return ("geometry", "required", NoticeCode.MissingGeometry);
        }

        if (!schema.AnyOf.IsEmpty)
        {
            yield return ("geometry", "anyOf", NoticeCode.MissingLocation);
        }

        if (schema.WithRole("primary-interval-end") is { } end)
        {
            yield return (end.Name, "period", NoticeCode.EndBeforeStart);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_broken_rule_gives_its_code(string reference, string property, string rule, string code)
    {
        var schema = ExampleFiles.Registry.Find(reference)!;
        var (full, geoJson, features) = Compiled.GetOrAdd(reference, _ => (
            JsonNode.Parse(ExampleFiles.Read($"{reference}/examples/valid/full.geojson").GetRawText())!, new(schema), new(schema)));
        var json = full.DeepClone().AsObject();
        Break(schema, json, property, rule);
        using var document = JsonDocument.Parse(json.ToJsonString());

        var notice = Assert.Single(geoJson.Validate(document.RootElement));

        Assert.Equal(code, notice.Code);
        if (IsCheckedOnTheWayIn(schema, property, rule))
        {
            var rejections = new List<Rejection>();
            var accepted = features.Validate(ExampleFiles.ToFeature(schema, document.RootElement), rejections);

            Assert.Contains(rejections, one => one.Code == code);
            if (code != NoticeCode.GeometryType)
            {
                Assert.Equal(notice.Rejects, rejections.Any(one => one.Rejects));
            }

            Assert.Equal(rejections.All(one => !one.Rejects), accepted);
        }
    }

    /// <summary>Values that others set are not in a feature on its way in; dates are read by mapping.</summary>
    static bool IsCheckedOnTheWayIn(FeatureSchema schema, string property, string rule) =>
        property == "geometry"
        || (schema.Find(property.Split('/')[0]) is { Origin: PropertyOrigin.Record } one
            && one.Name is not ("source_id" or "id_stability" or "quality_flags" or "source_values")
            && !(rule == "format" && one.Type is PropertyType.Date or PropertyType.DateTime));

    static void Break(FeatureSchema schema, JsonObject feature, string path, string rule)
    {
        var properties = feature["properties"]!.AsObject();
        if (path == "geometry")
        {
            BreakGeometry(schema, feature, rule);
            return;
        }

        var property = schema.Find(path.Split('/')[0])!;
        var holder = property.Role == "id" ? feature : properties;
        foreach (var name in path.Split('/').Skip(1))
        {
            var value = holder[property.Name]!;
            holder = (value is JsonArray array ? array[0]! : value).AsObject();
            property = property.Items.Single(item => item.Name == name);
        }

        if (rule == "required")
        {
            holder.Remove(property.Name);
        }
        else
        {
            holder[property.Name] = Broken(schema, property, holder, rule);
        }
    }

    static JsonNode? Broken(FeatureSchema schema, Property property, JsonObject holder, string rule) => rule switch
    {
        "type" => property.Type is PropertyType.Text or PropertyType.Date or PropertyType.DateTime ? 42 : "viele",
        "enum" or "pattern" => property.Type == PropertyType.TextArray ? new JsonArray("###") : "###",
        "minimum" => property.Minimum - 1,
        "maximum" => property.Maximum + 1,
        "minLength" => new string('x', property.MinimumLength - 1),
        "uniqueItems" => new JsonArray([.. holder[property.Name]!.AsArray().Append(holder[property.Name]![0]).Select(item => item!.DeepClone())]),
        "format" => "so nicht",
        "items" => new JsonArray(42),
        "period" => schema.Find(property.Name)!.Type == PropertyType.Date ? "1900-01-01" : "1900-01-01T00:00:00Z",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule of the profile."),
    };

    static void BreakGeometry(FeatureSchema schema, JsonObject feature, string rule)
    {
        if (rule is "required" or "anyOf")
        {
            feature["geometry"] = null;
            foreach (var name in schema.AnyOf.SelectMany(names => names))
            {
                feature["properties"]!.AsObject().Remove(name);
            }
        }
        else
        {
            feature["geometry"] = new JsonObject { ["type"] = rule, ["coordinates"] = new JsonArray(8, 49) };
        }
    }
}
