using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Which columns a schema has in its feature table and in staging.</summary>
static class FeatureColumns
{
    /// <summary>Column of the feature table that the platform fills from staging's flags.</summary>
    public const string Flags = "quality_flags";

    /// <summary>The town of a record.</summary>
    public const string Municipality = "municipality_key";

    /// <summary>The properties that are columns: those that records set.</summary>
    public static ImmutableArray<Property> Of(FeatureSchema schema) =>
        [.. schema.Properties.Where(property => property.Origin == PropertyOrigin.Record)];

    /// <summary>True where another value makes a new revision of the feature (design 4.7).</summary>
    public static bool IsCompared(Property property) => property.Name is not (Flags or "source_updated_at");

    /// <summary>The SQL type, spelled as <c>format_type</c> spells it.</summary>
    public static string SqlType(PropertyType type) => type switch
    {
        PropertyType.Text => "text",
        PropertyType.Integer => "bigint",
        PropertyType.Number => "double precision",
        PropertyType.Boolean => "boolean",
        PropertyType.Date => "date",
        PropertyType.DateTime => "timestamp with time zone",
        PropertyType.TextArray => "text[]",
        PropertyType.Json => "jsonb",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type"),
    };

    /// <summary>A column of a CREATE or ALTER TABLE.</summary>
    public static string Definition(Property property) =>
        $"{SqlText.Quote(property.Name)} {SqlType(property.Type)}{(property.Type == PropertyType.Text ? " COLLATE \"C\"" : "")}";

    /// <summary>Quoted names with commas between them.</summary>
    public static string List(IEnumerable<string> names, string prefix = "") =>
        string.Join(", ", names.Select(name => prefix + SqlText.Quote(name)));

    /// <summary>Names of the columns that publish fills from staging, geometry first.</summary>
    public static ImmutableArray<string> Names(FeatureSchema schema) =>
        ["geom", .. Of(schema).Select(property => property.Name)];

    /// <summary>Names of the columns whose values make a revision.</summary>
    public static ImmutableArray<string> Compared(FeatureSchema schema) =>
        ["geom", .. Of(schema).Where(IsCompared).Select(property => property.Name)];
}
