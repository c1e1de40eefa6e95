using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenUrbanData.Model.Schemas;

/// <summary>Writes a schema as <c>schema.json</c>; what it writes, <see cref="SchemaReader"/> reads back as it was.</summary>
public static class SchemaWriter
{
    static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document, UTF-8, indented, with a line feed at its end.</summary>
    public static ReadOnlyMemory<byte> Write(FeatureSchema schema)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            Document(json, schema);
        }

        output.Write("\n"u8);
        return output.WrittenMemory;
    }

    static void Document(Utf8JsonWriter json, FeatureSchema schema)
    {
        json.WriteStartObject();
        json.WriteString("$schema", SchemaKeywords.Dialect);
        json.WriteString("$id", schema.Iri + SchemaKeywords.FileName);
        json.WriteString("title", schema.Title.En);
        Localized(json, "x-oud-titles", schema.Title);
        json.WriteString("description", schema.Description.En);
        Localized(json, "x-oud-descriptions", schema.Description);
        json.WriteString("x-oud-version", schema.Version.ToString());
        Texts(json, "x-oud-theme", schema.Themes);
        Flag(json, "x-oud-local", schema.IsLocal);
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var property in schema.Properties)
        {
            json.WriteStartObject(property.Name);
            Property(json, property, hasLevel: true);
            json.WriteEndObject();
        }

        if (schema.Geometry is { } geometry)
        {
            Geometry(json, geometry, schema.Properties.IsEmpty ? 1 : schema.Properties.Max(property => property.Sequence) + 1);
        }

        json.WriteEndObject();
        IEnumerable<string> required = schema.Properties.Where(property => property.Level == PropertyLevel.Required).Select(property => property.Name);
        Texts(json, "required", [.. required, .. schema.Geometry?.Level == PropertyLevel.Required ? ["geometry"] : Array.Empty<string>()]);
        if (!schema.AnyOf.IsEmpty)
        {
            json.WriteStartArray("anyOf");
            foreach (var alternative in schema.AnyOf)
            {
                json.WriteStartObject();
                Texts(json, "required", alternative);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static void Geometry(Utf8JsonWriter json, GeometryRule geometry, int sequence)
    {
        json.WriteStartObject("geometry");
        json.WriteString("x-ogc-role", "primary-geometry");
        json.WriteString("format", geometry.Types is [var only] ? FormatOf(only) : "geometry-any");
        Texts(json, "x-oud-geometryTypes", geometry.Types);
        json.WriteString("x-oud-level", LevelOf(geometry.Level));
        json.WriteNumber("x-ogc-propertySeq", sequence);
        json.WriteEndObject();
    }

    static void Property(Utf8JsonWriter json, Property property, bool hasLevel)
    {
        json.WriteString("title", property.Title.En);
        Localized(json, "x-oud-titles", property.Title);
        if (property.Description is { } description)
        {
            json.WriteString("description", description.En);
            Localized(json, "x-oud-descriptions", description);
        }

        Type(json, property);
        Number(json, "minimum", property.Minimum);
        Number(json, "maximum", property.Maximum);
        Flag(json, "readOnly", property.ReadOnly);
        Flag(json, "deprecated", property.IsDeprecated);
        Text(json, "x-ogc-role", property.Role);
        Text(json, "x-ogc-unit", property.Unit);
        Text(json, "x-ogc-collectionId", property.References);
        if (hasLevel)
        {
            json.WriteString("x-oud-level", LevelOf(property.Level));
        }

        Text(json, "x-oud-aligns", property.Aligns);
        Texts(json, "x-oud-sourceNames", property.SourceNames);
        if (property.Sequence > 0)
        {
            json.WriteNumber("x-ogc-propertySeq", property.Sequence);
        }
    }

    static void Type(Utf8JsonWriter json, Property property)
    {
        switch (property.Type)
        {
            case PropertyType.Text or PropertyType.Date or PropertyType.DateTime:
                json.WriteString("type", "string");
                Text(json, "format", property.Type switch
                {
                    PropertyType.Date => "date",
                    PropertyType.DateTime => "date-time",
                    _ => property.Format,
                });
                if (property.MinimumLength > 0)
                {
                    json.WriteNumber("minLength", property.MinimumLength);
                }

                TextRules(json, property);
                break;
            case PropertyType.Integer:
                json.WriteString("type", "integer");
                break;
            case PropertyType.Number:
                json.WriteString("type", "number");
                break;
            case PropertyType.Boolean:
                json.WriteString("type", "boolean");
                break;
            case PropertyType.TextArray:
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                json.WriteString("type", "string");
                TextRules(json, property);
                json.WriteEndObject();
                Flag(json, "uniqueItems", property.UniqueItems);
                break;
            case PropertyType.Json when property.IsArray:
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                Object(json, property.Items);
                json.WriteEndObject();
                Flag(json, "uniqueItems", property.UniqueItems);
                break;
            case PropertyType.Json:
                Object(json, property.Items);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(property), property.Type, "A type that the profile has.");
        }
    }

    static void Object(Utf8JsonWriter json, ImmutableArray<Property> members)
    {
        json.WriteString("type", "object");
        if (members.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("properties");
        foreach (var member in members)
        {
            json.WriteStartObject(member.Name);
            Property(json, member, hasLevel: false);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        Texts(json, "required", [.. members.Where(member => member.Level == PropertyLevel.Required).Select(member => member.Name)]);
    }

    static void TextRules(Utf8JsonWriter json, Property property)
    {
        Text(json, "pattern", property.Pattern);
        if (property.Codes is not { } codes)
        {
            return;
        }

        Texts(json, codes.IsClosed ? "enum" : "x-oud-values", codes.Values);
        json.WriteString("x-oud-codelist", codes.IsClosed ? "closed" : "open");
        if (codes.Titles.Count > 0)
        {
            json.WriteStartObject("x-oud-valueTitles");
            foreach (var value in codes.Values.Where(codes.Titles.ContainsKey))
            {
                Localized(json, value, codes.Titles[value]);
            }

            json.WriteEndObject();
        }
    }

    static void Localized(Utf8JsonWriter json, string name, LocalizedText text)
    {
        // The reader wants both languages; an empty text says nothing in either.
        if (text.De.Length == 0 || text.En.Length == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("de", text.De);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    static void Flag(Utf8JsonWriter json, string name, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(name, true);
        }
    }

    static string FormatOf(string geometryType) => geometryType switch
    {
        "Point" => "geometry-point",
        "LineString" => "geometry-linestring",
        "Polygon" => "geometry-polygon",
        "MultiPoint" => "geometry-multipoint",
        "MultiLineString" => "geometry-multilinestring",
        "MultiPolygon" => "geometry-multipolygon",
        _ => "geometry-geometrycollection",
    };

    static string LevelOf(PropertyLevel level) => level switch
    {
        PropertyLevel.Required => "required",
        PropertyLevel.Expected => "expected",
        _ => "optional",
    };
}
