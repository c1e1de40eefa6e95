using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc;

/// <summary>Writes properties as JSON Schema of OGC API Common Part 3, in the language of the request.</summary>
/// <param name="json">Where to.</param>
/// <param name="request">Language and addresses.</param>
/// <param name="collection">The collection whose properties they are.</param>
/// <param name="isInline">True for the profile <c>codelist-inline</c>, false for <c>codelist-ref</c>.</param>
sealed class SchemaProperties(Utf8JsonWriter json, ApiRequest request, Collection collection, bool isInline)
{
    /// <summary>What a property is, without the braces around it.</summary>
    public void Write(Property property)
    {
        json.WriteString("title", request.In(property.Title));
        if (property.Description is { } description)
        {
            json.WriteString("description", request.In(description));
        }

        WriteType(property);
        WriteNumber("minimum", property.Minimum);
        WriteNumber("maximum", property.Maximum);
        WriteRole(property);
        if (property.Unit is { } unit)
        {
            json.WriteString("x-ogc-unit", unit);
            json.WriteString("x-ogc-unitLang", "UCUM");
        }

        if (property.IsDeprecated)
        {
            json.WriteBoolean("deprecated", true);
        }

        json.WriteBoolean("readOnly", true);
    }

    /// <summary>The geometry.</summary>
    public void Write(GeometryRule geometry, int sequence)
    {
        json.WriteStartObject("geometry");
        json.WriteString("title", request.Language == Language.German ? "Geometrie" : "Geometry");
        json.WriteString("x-ogc-role", "primary-geometry");
        json.WriteString("format", geometry.Types.Order(StringComparer.Ordinal).ToArray() switch
        {
            [var only] => $"geometry-{only.ToLowerInvariant()}",
            ["MultiPolygon", "Polygon"] => "geometry-polygon-or-multipolygon",
            ["LineString", "MultiLineString"] => "geometry-linestring-or-multilinestring",
            ["MultiPoint", "Point"] => "geometry-point-or-multipoint",
            _ => "geometry-any",
        });
        json.WriteBoolean("readOnly", true);
        json.WriteNumber("x-ogc-propertySeq", sequence);
        json.WriteEndObject();
    }

    /// <summary>Names of those that are always there.</summary>
    public static void WriteRequired(Utf8JsonWriter json, IEnumerable<Property> properties, GeometryRule? geometry = null)
    {
        string[] names =
        [
            .. properties.Where(one => one.Level == PropertyLevel.Required).Select(one => one.Name),
            .. geometry is { Level: PropertyLevel.Required } ? ["geometry"] : Array.Empty<string>(),
        ];
        if (names.Length == 0)
        {
            return;
        }

        json.WriteStartArray("required");
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    void WriteType(Property property)
    {
        switch (property.Type)
        {
            case PropertyType.Integer:
                json.WriteString("type", "integer");
                json.WriteString("format", "int64");
                break;
            case PropertyType.Number:
                json.WriteString("type", "number");
                json.WriteString("format", "double");
                break;
            case PropertyType.Boolean:
                json.WriteString("type", "boolean");
                break;
            case PropertyType.Date or PropertyType.DateTime:
                json.WriteString("type", "string");
                json.WriteString("format", property.Type == PropertyType.Date ? "date" : "date-time");
                break;
            case PropertyType.TextArray:
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                json.WriteString("type", "string");
                WriteText(property);
                json.WriteEndObject();
                break;
            case PropertyType.Json when property.IsArray:
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                WriteObject(property);
                json.WriteEndObject();
                break;
            case PropertyType.Json:
                WriteObject(property);
                break;
            default:
                json.WriteString("type", "string");
                if (property.Format is { } format)
                {
                    json.WriteString("format", format);
                }

                WriteText(property);
                break;
        }
    }

    void WriteObject(Property property)
    {
        json.WriteString("type", "object");
        if (property.Items.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("properties");
        foreach (var member in property.Items)
        {
            json.WriteStartObject(member.Name);
            Write(member);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteRequired(json, property.Items);
    }

    void WriteText(Property property)
    {
        if (property.MinimumLength > 0)
        {
            json.WriteNumber("minLength", property.MinimumLength);
        }

        if (property.Pattern is { } pattern)
        {
            json.WriteString("pattern", pattern);
        }

        if (property.Codes is not { Values.IsEmpty: false } codes)
        {
            return;
        }

        if (isInline)
        {
            WriteInline(codes);
        }
        else
        {
            // An open list names what is known; readers must expect more, so it is no enumeration.
            json.WriteStartArray(codes.IsClosed ? "enum" : "examples");
            foreach (var value in codes.Values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        // Members of objects have no code list of their own.
        if (collection.Schema.Find(property.Name) == property)
        {
            json.WriteString("x-ogc-codelistUri", request.Links.To(Links.Collection(collection.Id, $"/codelists/{property.Name}")));
        }
    }

    void WriteInline(CodeList codes)
    {
        json.WriteStartArray("oneOf");
        foreach (var value in codes.Values)
        {
            json.WriteStartObject();
            json.WriteString("const", value);
            json.WriteString("title", codes.Titles.GetValueOrDefault(value) is { } title ? request.In(title) : value);
            json.WriteEndObject();
        }

        if (!codes.IsClosed)
        {
            // What is none of them is valid, too.
            json.WriteStartObject();
            json.WriteStartObject("not");
            json.WriteStartArray("enum");
            foreach (var value in codes.Values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("title", request.Language == Language.German ? "Weitere Werte" : "Other values");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // A reference names its collection (requirement 14 C); without one it is a text like any other.
    void WriteRole(Property property)
    {
        if (property.Role == "reference")
        {
            if (Served.ReferencedBy(property, request.Registry) is { } referenced)
            {
                json.WriteString("x-ogc-role", "reference");
                json.WriteString("x-ogc-collectionId", referenced);
            }
        }
        else if (property.Role is { } role)
        {
            json.WriteString("x-ogc-role", role);
        }
    }

    void WriteNumber(string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
