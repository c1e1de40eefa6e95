using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Api.Tests.OData.Strict;

/// <summary>Holds values to their declared types (JSON format 7).</summary>
sealed partial class StrictValues(StrictModel model, bool isIeee754, bool isFull)
{
    public void Check(string place, StrictProperty property, JsonElement value)
    {
        if (property.IsCollection)
        {
            Assert.True(value.ValueKind == JsonValueKind.Array, $"{place}: a collection is never null, {value}");
            Assert.All(value.EnumerateArray(), member => CheckOne(place, property.ItemType, member));
        }
        else if (value.ValueKind == JsonValueKind.Null)
        {
            Assert.True(property.IsNullable, $"{place} must not be null");
        }
        else
        {
            CheckOne(place, property.Type, value);
        }
    }

    /// <summary>What the type annotation of a property must be with full metadata; null where the value tells its type itself.</summary>
    public string? Annotation(StrictProperty property, bool isOld, JsonElement value)
    {
        var item = property.ItemType;
        var isBuiltIn = item.StartsWith("Edm.", StringComparison.Ordinal);
        if (item == "Edm.Untyped" || (!property.IsCollection && model.Complex(item) is not null)
            || (!property.IsCollection && item is "Edm.String" or "Edm.Boolean" or "Edm.Double")
            || (item.StartsWith("Edm.Geography", StringComparison.Ordinal) && value.ValueKind == JsonValueKind.Null))
        {
            return null;
        }

        // Where an abstract type is declared, the value has one of its own.
        var plain = item == "Edm.Geography" ? "Geography" + value.GetProperty("type").GetString() : isBuiltIn ? item[4..] : item;
        var name = property.IsCollection ? $"Collection({plain})" : plain;
        return isBuiltIn && !isOld ? name : "#" + name;
    }

    void CheckOne(string place, string type, JsonElement value)
    {
        switch (type)
        {
            case "Edm.String":
                Assert.True(value.ValueKind == JsonValueKind.String, $"{place}: {value}");
                break;
            case "Edm.Int64":
                Assert.True(isIeee754
                    ? value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                    : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), $"{place}: {value.GetRawText()} is no {type}");
                break;
            case "Edm.Double":
                Assert.True(value.ValueKind == JsonValueKind.Number || value.GetString() is "INF" or "-INF" or "NaN", $"{place}: {value}");
                break;
            case "Edm.Boolean":
                Assert.True(value.ValueKind is JsonValueKind.True or JsonValueKind.False, $"{place}: {value}");
                break;
            case "Edm.Date":
                Assert.Matches(Date(), value.GetString());
                break;
            case "Edm.DateTimeOffset":
                Assert.Matches(Instant(), value.GetString());
                break;
            case "Edm.Untyped":
                break;
            case var geography when geography.StartsWith("Edm.Geography", StringComparison.Ordinal):
                var shape = value.GetProperty("type").GetString();
                Assert.True(geography == "Edm.Geography" || geography == $"Edm.Geography{shape}", $"{place}: {shape} is no {geography}");
                Assert.Equal(JsonValueKind.Array, value.GetProperty(shape == "GeometryCollection" ? "geometries" : "coordinates").ValueKind);
                break;
            case var _ when model.Members(type) is { } members:
                Assert.Contains(value.GetString()!, members);
                break;
            default:
                CheckComplex(place, model.Complex(type) ?? throw new InvalidDataException($"{place}: {type} is not declared"), value);
                break;
        }
    }

    void CheckComplex(string place, StrictType type, JsonElement value)
    {
        Assert.True(value.ValueKind == JsonValueKind.Object, $"{place}: {value}");
        Assert.Equal(type.Properties.Select(property => property.Name),
            value.EnumerateObject().Select(member => member.Name).Where(name => !name.Contains('@', StringComparison.Ordinal)));
        Assert.Equal(isFull, value.TryGetProperty("@odata.type", out var name) && name.GetString() == "#" + type.Name);
        foreach (var property in type.Properties)
        {
            Check($"{place}/{property.Name}", property, value.GetProperty(property.Name));
        }
    }

    [GeneratedRegex(@"^-?\d{4}-\d\d-\d\d$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Instant();
}
