using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Writes values of properties as OData JSON has them (JSON format 7).</summary>
/// <param name="isIeee754">True where whole numbers of 64 bits are texts.</param>
/// <param name="isFull">True where objects name their types.</param>
/// <param name="isOld">True for 4.0, which writes names of built-in types as fragments.</param>
sealed class ODataValues(bool isIeee754, bool isFull, bool isOld)
{
    /// <summary>Longest number or time.</summary>
    const int Longest = 40;

    /// <summary>Writes a whole number of 64 bits, as counts are.</summary>
    public void WriteInt64(Utf8JsonWriter json, long value)
    {
        if (!isIeee754)
        {
            json.WriteNumberValue(value);
            return;
        }

        Span<byte> text = stackalloc byte[Longest];
        Utf8Formatter.TryFormat(value, text, out var length);
        json.WriteStringValue(text[..length]);
    }

    /// <summary>Writes what stands for no value: collections are never null in OData.</summary>
    public static void WriteAbsent(Utf8JsonWriter json, Property property)
    {
        if (property.Type == PropertyType.TextArray || property is { Type: PropertyType.Json, IsArray: true })
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>Writes the value of a column, which is not absent.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="rows">On the row.</param>
    /// <param name="column">The column.</param>
    /// <param name="property">Its property.</param>
    /// <param name="owner">Name of the entity type, for the names of structured types.</param>
    /// <param name="parts">Selected parts of an object; empty for all.</param>
    public void Write(
        Utf8JsonWriter json, FeatureRows rows, int column, Property property, string owner, ImmutableArray<SelectedProperty> parts)
    {
        Span<byte> text = stackalloc byte[Longest];
        switch (property.Type)
        {
            case PropertyType.Text:
                json.WriteStringValue(rows.Utf8(column));
                break;
            case PropertyType.Integer:
                WriteInt64(json, rows.Int64(column));
                break;
            case PropertyType.Number:
                WriteDouble(json, rows.Double(column));
                break;
            case PropertyType.Boolean:
                json.WriteBooleanValue(rows.Boolean(column));
                break;
            case PropertyType.Date:
                Utf8Formatter.TryFormat(rows.Time(column), text, out _, 'O');
                json.WriteStringValue(text[.."yyyy-MM-dd".Length]);
                break;
            case PropertyType.DateTime:
                json.WriteStringValue(Instant(rows.Time(column), text));
                break;
            case PropertyType.Json when !property.Items.IsEmpty:
                var reader = new Utf8JsonReader(rows.Json(column));
                using (var document = JsonDocument.ParseValue(ref reader))
                {
                    WriteStructured(json, document.RootElement, property, ODataNames.PropertyType(owner, property.Name), parts);
                }

                break;
            default:
                json.WriteRawValue(rows.Json(column), skipInputValidation: true);
                break;
        }
    }

    /// <summary>The type of a property as the control information <c>type</c> names it (JSON format 4.6.3); null where the value alone
    /// tells it, and for objects, which name it inside.</summary>
    public string? TypeOf(Property property, string owner)
    {
        var named = $"{ODataNames.Namespace}.{ODataNames.PropertyType(owner, property.Name)}";
        var isEnumeration = ODataNames.IsEnumeration(property);
        return property switch
        {
            { Type: PropertyType.TextArray } => isEnumeration ? $"#Collection({named})" : BuiltIn("Collection(String)"),
            { Type: PropertyType.Text } when isEnumeration => $"#{named}",
            { Type: PropertyType.Integer } => BuiltIn("Int64"),
            { Type: PropertyType.Date } => BuiltIn("Date"),
            { Type: PropertyType.DateTime } => BuiltIn("DateTimeOffset"),
            { Type: PropertyType.Json, IsArray: true, Items.IsEmpty: false } => $"#Collection({named})",
            _ => null,
        };
    }

    /// <summary>The name of a built-in type: 4.0 writes it as a fragment.</summary>
    public string BuiltIn(string name) => isOld ? "#" + name : name;

    // The round-trip form in UTC, with a fraction only where there is one: a custom format costs many times as much.
    static ReadOnlySpan<byte> Instant(DateTime time, Span<byte> text)
    {
        Utf8Formatter.TryFormat(time, text, out _, 'O');
        var length = text[.."yyyy-MM-ddTHH:mm:ss.fffffff".Length].TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        text[length] = (byte)'Z';
        return text[..(length + 1)];
    }

    static void WriteDouble(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "INF"u8 : "-INF"u8);
        }
    }

    void WriteStructured(Utf8JsonWriter json, JsonElement value, Property property, string type, ImmutableArray<SelectedProperty> parts)
    {
        if (property.IsArray && value.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var member in value.EnumerateArray())
            {
                WriteObject(json, member, property.Items, type, parts);
            }

            json.WriteEndArray();
        }
        else
        {
            WriteObject(json, value, property.Items, type, parts);
        }
    }

    void WriteObject(Utf8JsonWriter json, JsonElement value, ImmutableArray<Property> items, string type, ImmutableArray<SelectedProperty> parts)
    {
        json.WriteStartObject();
        if (isFull)
        {
            json.WriteString("@odata.type"u8, $"#{ODataNames.Namespace}.{type}");
        }

        foreach (var item in items)
        {
            var selected = parts.FirstOrDefault(part => part.Name == item.Name);
            if (!parts.IsEmpty && selected is null)
            {
                continue;
            }

            if (isFull && TypeOf(item, type) is { } name)
            {
                json.WriteString($"{item.Name}@odata.type", name);
            }

            json.WritePropertyName(item.Name);
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(item.Name, out var member) || member.ValueKind == JsonValueKind.Null)
            {
                WriteAbsent(json, item);
            }
            else if (item is { Type: PropertyType.Json, Items.IsEmpty: false })
            {
                WriteStructured(json, member, item, ODataNames.PropertyType(type, item.Name), selected?.Parts ?? []);
            }
            else if (item.Type == PropertyType.Integer && member.TryGetInt64(out var number))
            {
                WriteInt64(json, number);
            }
            else
            {
                member.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }
}
