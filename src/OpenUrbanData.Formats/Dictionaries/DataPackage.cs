using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats.Dictionaries;

/// <summary>Describes a file of CSV as Frictionless Data does.</summary>
/// <remarks><see href="https://specs.frictionlessdata.io/tabular-data-package/">Tabular Data Package, version 1</see>, which all tools read; what version 2
/// adds and older readers skip is there too (<c>categories</c>). Members beside the standard: <c>unit</c> (UCUM), <c>separator</c> (of lists in one field),
/// <c>codeList</c>, and titles in both languages by the pattern of the standard (<c>title@de</c>).</remarks>
public static class DataPackage
{
    /// <summary>Media type of the document.</summary>
    public const string MediaType = "application/vnd.datapackage+json";

    /// <summary>Writes the document.</summary>
    /// <param name="json">Output.</param>
    /// <param name="table">The file.</param>
    /// <param name="language">Language of titles and descriptions that have none of their own.</param>
    public static void Write(Utf8JsonWriter json, CsvTable table, Language language)
    {
        var dataset = table.Dataset;
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-package");
        json.WriteString("name", dataset.Id);
        json.WriteString("id", table.Iri);
        WriteTexts(json, "title", dataset.Title, language);
        WriteTexts(json, "description", dataset.Description, language);
        json.WriteString("homepage", table.Page);
        json.WriteString("version", dataset.Revision.ToString(CultureInfo.InvariantCulture));
        json.WriteString("created", dataset.ModifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var keywords = language == Language.German ? dataset.KeywordsDe : dataset.KeywordsEn;
        if (!keywords.IsEmpty)
        {
            WriteList(json, "keywords", keywords);
        }

        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteString("path", dataset.License);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteParty(json, "sources", dataset.Attribution ?? dataset.Publisher.Name.In(language), dataset.SourceUrl, null);
        WriteParty(json, "contributors", dataset.Publisher.Name.In(language), dataset.Publisher.Website, "publisher");
        json.WriteStartArray("resources");
        WriteResource(json, table, language);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The columns whose values are identifiers of the same table.</summary>
    internal static ImmutableArray<TableColumn> OwnReferences(CsvTable table) =>
        [.. table.Columns().Where(column => column.Property?.References is { } id && id == table.Layout.Schema.CollectionId && column.Type == PropertyType.Text)];

    static void WriteResource(Utf8JsonWriter json, CsvTable table, Language language)
    {
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("name", table.Dataset.Id);
        json.WriteString("path", table.Url);
        json.WriteString("title", table.Dataset.Title.In(language));
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteStartObject("dialect");
        json.WriteString("delimiter", ",");
        json.WriteString("lineTerminator", "\r\n");
        json.WriteString("quoteChar", "\"");
        json.WriteBoolean("doubleQuote", true);
        json.WriteBoolean("skipInitialSpace", false);
        json.WriteBoolean("header", true);
        json.WriteBoolean("caseSensitiveHeader", true);
        json.WriteEndObject();
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in table.Columns())
        {
            WriteField(json, table, column, language);
        }

        json.WriteEndArray();
        WriteList(json, "missingValues", [""]);
        json.WriteString("primaryKey", "id");
        var references = OwnReferences(table);
        if (!references.IsEmpty)
        {
            json.WriteStartArray("foreignKeys");
            foreach (var column in references)
            {
                json.WriteStartObject();
                json.WriteString("fields", column.Name);
                json.WriteStartObject("reference");
                json.WriteString("resource", "");
                json.WriteString("fields", "id");
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteField(Utf8JsonWriter json, CsvTable table, TableColumn column, Language language)
    {
        var property = column.Property;
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        WriteTexts(json, "title", column.Title, language);
        if (column.Description is { } description)
        {
            WriteTexts(json, "description", description, language);
        }

        json.WriteString("type", column.Type switch
        {
            PropertyType.Integer => "integer",
            PropertyType.Number => "number",
            PropertyType.Boolean => "boolean",
            PropertyType.Date => "date",
            PropertyType.DateTime => "datetime",
            PropertyType.Json => property!.IsArray ? "array" : "object",
            _ => "string",
        });

        // The default of version 1 has no fractions of seconds, and ours have.
        if (column.Type == PropertyType.DateTime)
        {
            json.WriteString("format", "any");
        }
        else if (column.Type == PropertyType.Text && property?.Format is "uri" or "email")
        {
            json.WriteString("format", property!.Format);
        }
        else if (column.Type == PropertyType.Boolean)
        {
            WriteList(json, "trueValues", ["true"]);
            WriteList(json, "falseValues", ["false"]);
        }
        else if (column.Type == PropertyType.TextArray)
        {
            json.WriteString("separator", "|");
        }

        if (column.Unit is { } unit)
        {
            json.WriteString("unit", unit);
        }

        WriteConstraints(json, column);
        if (column.HasCodes)
        {
            json.WriteString("codeList", table.CodeList(property!));
        }

        if (column is { Type: PropertyType.Text, Values.IsEmpty: false })
        {
            json.WriteStartArray("categories");
            foreach (var value in column.Values)
            {
                json.WriteStartObject();
                json.WriteString("value", value);
                json.WriteString("label", property!.Codes!.Titles.GetValueOrDefault(value)?.In(language) ?? value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (property is not null && table.Referenced(property) is { } items)
        {
            json.WriteString("references", items);
        }

        json.WriteEndObject();
    }

    static void WriteConstraints(Utf8JsonWriter json, TableColumn column)
    {
        json.WriteStartObject("constraints");
        if (column.IsRequired)
        {
            json.WriteBoolean("required", true);
        }

        if (column.Name == "id")
        {
            json.WriteBoolean("unique", true);
        }

        if (column.Minimum is { } minimum)
        {
            json.WriteNumber("minimum", minimum);
        }

        if (column.Maximum is { } maximum)
        {
            json.WriteNumber("maximum", maximum);
        }

        if (column is { Type: PropertyType.Text, Property: { } property })
        {
            if (property.MinimumLength > 0)
            {
                json.WriteNumber("minLength", property.MinimumLength);
            }

            if (property.Pattern is { } pattern)
            {
                json.WriteString("pattern", pattern);
            }

            if (!column.Values.IsEmpty)
            {
                WriteList(json, "enum", column.Values);
            }
        }

        json.WriteEndObject();
    }

    static void WriteParty(Utf8JsonWriter json, string name, string title, string? address, string? role)
    {
        json.WriteStartArray(name);
        json.WriteStartObject();
        json.WriteString("title", title);
        if (address is not null)
        {
            json.WriteString("path", address);
        }

        if (role is not null)
        {
            json.WriteString("role", role);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    static void WriteTexts(Utf8JsonWriter json, string name, LocalizedText text, Language language)
    {
        json.WriteString(name, text.In(language));
        json.WriteString(name + "@de", text.De);
        json.WriteString(name + "@en", text.En);
    }

    static void WriteList(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
