using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenUrbanData.Model.Schemas;

/// <summary>Writes <c>schemas/index.json</c>: the table of contents of the registry.</summary>
public static class SchemaIndex
{
    static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document, UTF-8: one entry per version with its names, status, geometry types and properties.</summary>
    public static ReadOnlyMemory<byte> Write(SchemaRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            json.WriteStartArray();
            foreach (var schema in registry.Schemas.Concat(registry.Foundations))
            {
                Entry(json, schema);
            }

            json.WriteEndArray();
        }

        output.Write("\n"u8);
        return output.WrittenMemory;
    }

    static void Entry(Utf8JsonWriter json, FeatureSchema schema)
    {
        json.WriteStartObject();
        json.WriteString("name", schema.Name);
        json.WriteString("version", schema.Version.ToString());
        json.WriteString("status", StatusOf(schema.Status));
        json.WriteString("iri", schema.Iri);
        json.WriteString("schema", $"{schema.Name}/{schema.Version}/schema.json");
        json.WriteStartObject("title");
        json.WriteString("de", schema.Title.De);
        json.WriteString("en", schema.Title.En);
        json.WriteEndObject();
        Names(json, "themes", schema.Themes);
        Names(json, "geometry", schema.Geometry?.Types ?? []);
        Names(json, "required", schema.Properties.Where(property => property.Level == PropertyLevel.Required).Select(property => property.Name));
        Names(json, "properties", schema.Properties.Select(property => property.Name));
        json.WriteEndObject();
    }

    static void Names(Utf8JsonWriter json, string member, IEnumerable<string> names)
    {
        json.WriteStartArray(member);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    static string StatusOf(SchemaStatus status) => status switch
    {
        SchemaStatus.Stable => "stable",
        SchemaStatus.Superseded => "superseded",
        SchemaStatus.Withdrawn => "withdrawn",
        _ => "draft",
    };
}
