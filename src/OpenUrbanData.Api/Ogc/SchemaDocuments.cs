using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc;

/// <summary>Schema, queryables and sortables of a collection as JSON Schema (OGC 23-058r2; OGC 19-079r2, 6).</summary>
/// <remarks>Derived from the canonical schema and narrowed to what the collection serves, so each has its own <c>$id</c>.</remarks>
static class SchemaDocuments
{
    /// <summary><c>/collections/{collection}/schema</c></summary>
    public static void WriteSchema(ApiRequest request, Utf8JsonWriter json)
    {
        var collection = request.Collection();
        Write(request, json, collection, Served.Properties(collection), isClosed: false, withGeometry: true);
    }

    /// <summary><c>/collections/{collection}/queryables</c></summary>
    public static void WriteQueryables(ApiRequest request, Utf8JsonWriter json)
    {
        var collection = request.Collection();
        Write(request, json, collection, Served.Queryables(collection), isClosed: true, withGeometry: true);
    }

    /// <summary><c>/collections/{collection}/sortables</c></summary>
    public static void WriteSortables(ApiRequest request, Utf8JsonWriter json)
    {
        var collection = request.Collection();
        Write(request, json, collection, Served.Sortables(collection), isClosed: true, withGeometry: false);
    }

    static void Write(
        ApiRequest request, Utf8JsonWriter json, Collection collection, IEnumerable<Property> properties, bool isClosed, bool withGeometry)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", request.Links.To(request.Path));
        json.WriteString("title", request.In(collection.Title));
        json.WriteString("description", request.In(collection.Description));
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        var sequence = 0;
        foreach (var property in properties)
        {
            json.WriteStartObject(property.Name);
            WriteProperty(json, property, request.Language);
            json.WriteNumber("x-ogc-propertySeq", ++sequence);
            json.WriteEndObject();
        }

        if (withGeometry && collection.Schema.Geometry is { } geometry)
        {
            WriteGeometry(request, json, geometry, sequence + 1);
        }

        json.WriteEndObject();
        if (isClosed)
        {
            json.WriteBoolean("additionalProperties", false);
        }
        else if (!collection.Schema.IsLocal)
        {
            json.WriteString("x-oud-schema", collection.Schema.Iri);
        }

        json.WriteEndObject();
    }

    /// <summary>What a property is, without the braces around it.</summary>
    public static void WriteProperty(Utf8JsonWriter json, Property property, Language language)
    {
        json.WriteString("title", property.Title.In(language));
        if (property.Description is { } description)
        {
            json.WriteString("description", description.In(language));
        }

        WriteType(json, property);
        WriteNumber(json, "minimum", property.Minimum);
        WriteNumber(json, "maximum", property.Maximum);
        if (property.Pattern is { } pattern)
        {
            json.WriteString("pattern", pattern);
        }

        if (property.Type != PropertyType.TextArray)
        {
            WriteCodes(json, property.Codes);
        }

        if (property.Role is { } role)
        {
            json.WriteString("x-ogc-role", role);
        }

        if (property.Unit is { } unit)
        {
            json.WriteString("x-ogc-unit", unit);
            json.WriteString("x-ogc-unitLang", "UCUM");
        }

        json.WriteBoolean("readOnly", true);
    }

    static void WriteType(Utf8JsonWriter json, Property property)
    {
        switch (property.Type)
        {
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
                WriteCodes(json, property.Codes);
                json.WriteEndObject();
                break;
            case PropertyType.Json:
                json.WriteString("type", property.IsArray ? "array" : "object");
                break;
            default:
                json.WriteString("type", "string");
                var format = property.Type switch
                {
                    PropertyType.Date => "date",
                    PropertyType.DateTime => "date-time",
                    _ => property.Format,
                };
                if (format is not null)
                {
                    json.WriteString("format", format);
                }

                break;
        }
    }

    static void WriteCodes(Utf8JsonWriter json, CodeList? codes)
    {
        if (codes is null || codes.Values.IsEmpty)
        {
            return;
        }

        // An open list names what is known; readers must expect more, so it is no enum.
        json.WriteStartArray(codes.IsClosed ? "enum" : "examples");
        foreach (var value in codes.Values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    static void WriteGeometry(ApiRequest request, Utf8JsonWriter json, GeometryRule geometry, int sequence)
    {
        json.WriteStartObject("geometry");
        json.WriteString("title", request.Language == Language.German ? "Geometrie" : "Geometry");
        json.WriteString("x-ogc-role", "primary-geometry");
        json.WriteString("format", geometry.Types is [var only]
            ? $"geometry-{only.ToLowerInvariant()}"
            : geometry.Types.Order(StringComparer.Ordinal).ToArray() switch
            {
                ["MultiPolygon", "Polygon"] => "geometry-polygon-or-multipolygon",
                ["LineString", "MultiLineString"] => "geometry-linestring-or-multilinestring",
                ["MultiPoint", "Point"] => "geometry-point-or-multipoint",
                _ => "geometry-any",
            });
        json.WriteNumber("x-ogc-propertySeq", sequence);
        json.WriteEndObject();
    }
}
