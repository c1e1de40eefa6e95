using System.Text.Json;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Validation;

/// <summary>The examples of the registry, as JSON and as features on their way in.</summary>
static class ExampleFiles
{
    public static string Folder { get; } = RepositoryRoot.Combine("schemas");

    public static SchemaRegistry Registry { get; } = SchemaRegistry.Load(Folder).Registry;

    /// <summary>All files of one kind (<c>valid</c>, <c>invalid</c>), relative to the registry.</summary>
    public static IEnumerable<string> All(string kind) =>
        from schema in Registry.Schemas
        let folder = Path.Combine(Folder, schema.Name, schema.Version.ToString(), "examples", kind)
        where Directory.Exists(folder)
        from file in Directory.GetFiles(folder, "*.geojson").Order(StringComparer.Ordinal)
        select Path.GetRelativePath(Folder, file);

    /// <summary>The schema that a file belongs to.</summary>
    public static FeatureSchema SchemaOf(string file) => Registry.Find(string.Join('/', file.Split('/')[..2]))!;

    public static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, file))).RootElement;

    /// <summary>The feature as mapping would make it: values of the wrong kind stay as they are.</summary>
    public static Feature ToFeature(FeatureSchema schema, JsonElement json)
    {
        var feature = new Feature(schema) { Record = 1, Geometry = Geometry(json.GetProperty("geometry")) };
        foreach (var member in json.GetProperty("properties").EnumerateObject())
        {
            if (schema.Find(member.Name) is { } property)
            {
                feature[member.Name] = Value(property, member.Value);
            }
        }

        return feature;
    }

    static object? Value(Property property, JsonElement value) => (property.Type, value.ValueKind) switch
    {
        (PropertyType.Json, _) => value.GetRawText(),
        (PropertyType.Date, JsonValueKind.String) => DateOnly.Parse(value.GetString()!, null),
        (PropertyType.DateTime, JsonValueKind.String) => value.GetDateTimeOffset(),
        (PropertyType.TextArray, JsonValueKind.Array) => value.EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : null!).ToArray(),
        (_, JsonValueKind.String) => value.GetString(),
        (_, JsonValueKind.Number) => value.TryGetInt64(out var whole) ? (object)whole : value.GetDouble(),
        (_, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        _ => value.GetRawText(),
    };

    /// <summary>A geometry of the same type; where it lies does not matter to validation.</summary>
    static Geometry? Geometry(JsonElement geometry)
    {
        if (geometry.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var line = new LineString([new(8, 49), new(9, 49)]);
        var area = new Polygon(new([new(8, 49), new(9, 49), new(9, 50), new(8, 49)]));
        return geometry.GetProperty("type").GetString() switch
        {
            "Point" => new Point(8, 49),
            "MultiPoint" => new MultiPoint([new(8, 49), new(9, 49)]),
            "LineString" => line,
            "MultiLineString" => new MultiLineString([line, line]),
            "Polygon" => area,
            "MultiPolygon" => new MultiPolygon([area, area]),
            _ => new GeometryCollection([line, area]),
        };
    }
}
