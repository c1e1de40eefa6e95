using System.Collections.Frozen;

namespace OpenUrbanData.Model.Schemas;

/// <summary>The keywords of the flat profile: JSON Schema 2020-12, OGC API Features Part 5 (<c>x-ogc-</c>) and our own
/// (<c>x-oud-</c>).</summary>
/// <remarks>A keyword outside of it is a mistake: it would look like a rule that nobody checks.</remarks>
static class SchemaKeywords
{
    /// <summary>Value of <c>$schema</c>.</summary>
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Last part of <c>$id</c>, after the IRI of the version.</summary>
    public const string FileName = "/schema.json";

    /// <summary>Of the document.</summary>
    public static FrozenSet<string> Document { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "$schema", "$id", "title", "description", "type", "properties", "required", "anyOf", "examples", "x-oud-titles",
        "x-oud-descriptions", "x-oud-version", "x-oud-theme", "x-oud-local");

    /// <summary>Of a property.</summary>
    public static FrozenSet<string> Property { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "title", "description", "type", "format", "pattern", "minimum", "maximum", "enum", "minLength", "uniqueItems",
        "readOnly", "deprecated", "items", "properties", "required", "examples", "x-ogc-role", "x-ogc-unit",
        "x-ogc-propertySeq", "x-ogc-codelistUri", "x-ogc-collectionId", "x-oud-level", "x-oud-aligns",
        "x-oud-sourceNames", "x-oud-codelist", "x-oud-values", "x-oud-valueTitles", "x-oud-geometryTypes",
        "x-oud-nullable", "x-oud-titles", "x-oud-descriptions");

    /// <summary>Of the items of an array.</summary>
    public static FrozenSet<string> Items { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "type", "format", "pattern", "enum", "properties", "required", "x-oud-codelist", "x-oud-values",
        "x-oud-valueTitles");

    /// <summary>Formats of texts; <c>date</c> and <c>date-time</c> are types of their own here.</summary>
    public static FrozenSet<string> Formats { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "uri", "email", "duration", "date", "date-time");

    /// <summary>Names of geometry types.</summary>
    public static FrozenSet<string> GeometryTypes { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
        "GeometryCollection");

    /// <summary>Who sets the values of a property, which its name says (the same names mean the same in every schema).</summary>
    public static PropertyOrigin OriginOf(string name) => name switch
    {
        "id" or "updated_at" or "deleted" => PropertyOrigin.Platform,
        "dataset_id" or "schema_version" or "license" or "attribution" or "source_url" => PropertyOrigin.Dataset,
        _ => PropertyOrigin.Record,
    };
}
