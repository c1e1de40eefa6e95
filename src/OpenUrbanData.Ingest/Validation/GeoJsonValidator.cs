using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Validation;

/// <summary>Checks canonical GeoJSON features, as this platform serves them, against a schema: every property of it.</summary>
/// <remarks>Same rules and codes as <see cref="FeatureValidator"/>. Properties that the schema does not know are valid: a
/// feature of a later minor version stays valid against an earlier one.</remarks>
public sealed class GeoJsonValidator
{
    readonly ImmutableArray<PropertyCheck> _checks;
    readonly FeatureSchema _schema;

    /// <summary>Compiles the rules of a schema.</summary>
    public GeoJsonValidator(FeatureSchema schema)
    {
        _schema = schema;
        _checks = [.. schema.Properties.Select((property, place) => new PropertyCheck(property, place))];
    }

    /// <summary>Checks one feature (RFC 7946, 3.2); its identifier is the member <c>id</c> or the property of that role.</summary>
    /// <returns>Everything that is wrong, in the order of the schema; empty for a valid feature.</returns>
    public ImmutableArray<Notice> Validate(JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("type", out var type) || !type.ValueEquals("Feature")
            || !feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return [new(NoticeCode.NotAFeature, "", "The document must be a GeoJSON feature with properties.", Rejects: true)];
        }

        var notices = new List<Notice>();
        foreach (var check in _checks)
        {
            var pointer = $"/properties/{check.Property.Name}";
            var found = properties.TryGetProperty(check.Property.Name, out var value);
            if (!found && check.Property.Role == "id")
            {
                (pointer, found) = ("/id", feature.TryGetProperty("id", out value));
            }

            if (found)
            {
                JsonCheck.Value(check, value, pointer, check.IsRequired, notices);
            }
            else if (check.IsRequired)
            {
                notices.Add(new(NoticeCode.MissingRequired, pointer, check.Expected(NoticeCode.MissingRequired), Rejects: true));
            }
        }

        Period(properties, notices);
        var hasGeometry = feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind != JsonValueKind.Null;
        Geometry(hasGeometry ? geometry : null, notices);
        if (!_schema.AnyOf.IsEmpty
            && !_schema.AnyOf.Any(names => names.All(name => name == "geometry" ? hasGeometry : properties.TryGetProperty(name, out _))))
        {
            var names = string.Join(" or ", _schema.AnyOf.Select(alternative => string.Join(" and ", alternative)));
            notices.Add(new(NoticeCode.MissingLocation, "", $"The record must have {names}.", Rejects: true));
        }

        return [.. notices];
    }

    void Period(JsonElement properties, List<Notice> notices)
    {
        if (_schema.WithRole("primary-interval-start") is { } begin && _schema.WithRole("primary-interval-end") is { } end
            && Instant(properties, begin) is { } first && Instant(properties, end) is { } last && last < first)
        {
            notices.Add(new(NoticeCode.EndBeforeStart, $"/properties/{end.Name}", $"The end must not be before {begin.Name}.",
                end.Level == PropertyLevel.Required));
        }
    }

    static DateTimeOffset? Instant(JsonElement properties, Property property) =>
        properties.TryGetProperty(property.Name, out var value) && value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant : null;

    void Geometry(JsonElement? geometry, List<Notice> notices)
    {
        if (_schema.Geometry is not { } rule)
        {
            return;
        }

        var isRequired = rule.Level == PropertyLevel.Required;
        if (geometry is not { } value)
        {
            if (isRequired)
            {
                notices.Add(new(NoticeCode.MissingGeometry, "/geometry", "The record must have a geometry.", Rejects: true));
            }
        }
        else if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String || !rule.Types.Contains(type.GetString()!))
        {
            notices.Add(new(NoticeCode.GeometryType, "/geometry/type", $"The geometry must be one of {string.Join(", ", rule.Types)}.", isRequired));
        }
        else if (!value.TryGetProperty("coordinates", out var coordinates) || coordinates is { ValueKind: JsonValueKind.Array } && coordinates.GetArrayLength() == 0)
        {
            notices.Add(new(NoticeCode.GeometryEmpty, "/geometry/coordinates", "The geometry must have coordinates.", isRequired));
        }
        else if (!HasShape(coordinates, Depth(type.GetString()!)))
        {
            notices.Add(new(NoticeCode.GeometryInvalid, "/geometry/coordinates",
                "Coordinates must be longitude and latitude in degrees, nested as the type asks for.", isRequired));
        }
    }

    static int Depth(string type) => type switch
    {
        "Point" => 0,
        "MultiPoint" or "LineString" => 1,
        "Polygon" or "MultiLineString" => 2,
        _ => 3,
    };

    static bool HasShape(JsonElement coordinates, int depth)
    {
        if (coordinates.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        if (depth > 0)
        {
            return coordinates.EnumerateArray().All(inner => HasShape(inner, depth - 1));
        }

        return coordinates.GetArrayLength() is 2 or 3
            && coordinates.EnumerateArray().All(number => number.ValueKind == JsonValueKind.Number)
            && Math.Abs(coordinates[0].GetDouble()) <= 180 && Math.Abs(coordinates[1].GetDouble()) <= 90;
    }
}
