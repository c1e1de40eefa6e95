using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats.Dictionaries;

/// <summary>Describes a file of CSV as CSV on the Web does: types, units, constraints, code lists, links between tables, titles in German and English.</summary>
/// <remarks><see href="https://www.w3.org/TR/tabular-metadata/">Metadata Vocabulary for Tabular Data</see>. The file itself is written by
/// <see cref="CsvEncoder"/>. What of a foreign key is checked only there where both ends are in this file (clause 5.5.2.1); others are addresses (<c>valueUrl</c>).</remarks>
public static class CsvwMetadata
{
    /// <summary>Media type of the document (clause 6.1).</summary>
    public const string MediaType = "application/csvm+json";

    const string Ucum = "http://qudt.org/schema/qudt/ucumCode";
    const string Wkt = "http://www.opengis.net/ont/geosparql#wktLiteral";

    /// <summary>Writes the document.</summary>
    public static void Write(Utf8JsonWriter json, CsvTable table)
    {
        var dataset = table.Dataset;
        json.WriteStartObject();
        json.WriteStartArray("@context");
        json.WriteStringValue("http://www.w3.org/ns/csvw");
        json.WriteStartObject();
        json.WriteString("@language", "de");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("url", table.Url);
        WriteTexts(json, "dc:title", dataset.Title);
        WriteTexts(json, "dc:description", dataset.Description);
        WriteIri(json, "dc:source", table.Iri);
        WriteIri(json, "dc:license", dataset.License);
        WriteIri(json, "dc:publisher", dataset.Publisher.Iri);
        WriteIri(json, "dcat:landingPage", table.Page);
        json.WriteStartObject("dc:modified");
        json.WriteString("@value", dataset.ModifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("@type", "xsd:dateTime");
        json.WriteEndObject();
        WriteDialect(json);
        json.WriteStartObject("tableSchema");
        json.WriteStartArray("columns");
        foreach (var column in table.Columns())
        {
            WriteColumn(json, table, column);
        }

        json.WriteEndArray();
        json.WriteString("primaryKey", "id");
        json.WriteString("aboutUrl", table.Items + "{id}");
        WriteForeignKeys(json, table);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteDialect(Utf8JsonWriter json)
    {
        json.WriteStartObject("dialect");
        json.WriteString("encoding", "utf-8");
        json.WriteStartArray("lineTerminators");
        json.WriteStringValue("\r\n");
        json.WriteEndArray();
        json.WriteString("delimiter", ",");
        json.WriteString("quoteChar", "\"");
        json.WriteBoolean("doubleQuote", true);
        json.WriteBoolean("header", true);
        json.WriteBoolean("skipInitialSpace", false);
        json.WriteBoolean("trim", false);
        json.WriteEndObject();
    }

    static void WriteColumn(Utf8JsonWriter json, CsvTable table, TableColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", VariableOf(column.Name));

        // The heading itself has no language; it is what a reader compares.
        json.WriteStartObject("titles");
        json.WriteString("und", column.Name);
        json.WriteString("de", column.Title.De);
        json.WriteString("en", column.Title.En);
        json.WriteEndObject();
        if (column.Description is { } description)
        {
            WriteTexts(json, "dc:description", description);
        }

        WriteType(json, column);
        if (column.IsRequired)
        {
            json.WriteBoolean("required", true);
        }

        if (column.Type == PropertyType.TextArray)
        {
            json.WriteString("separator", "|");
        }

        if (column.Unit is { } unit)
        {
            json.WriteString(Ucum, unit);
        }

        if (column.HasCodes)
        {
            WriteIri(json, "rdfs:seeAlso", table.CodeList(column.Property!));
        }

        if (column.Property is { References: not null } reference && table.Referenced(reference) is { } items)
        {
            json.WriteString("valueUrl", $"{items}{{{VariableOf(column.Name)}}}");
        }

        json.WriteEndObject();
    }

    static void WriteType(Utf8JsonWriter json, TableColumn column)
    {
        json.WriteStartObject("datatype");
        json.WriteString("base", column.Type switch
        {
            PropertyType.Integer => "long",
            PropertyType.Number => "double",
            PropertyType.Boolean => "boolean",
            PropertyType.Date => "date",
            PropertyType.DateTime => "dateTime",
            PropertyType.Json => "json",
            _ => column.Property?.Format == "uri" ? "anyURI" : "string",
        });
        if (column.IsGeometry)
        {
            json.WriteString("@id", Wkt);
        }

        var format = column.Type switch
        {
            PropertyType.Boolean => "true|false",
            PropertyType.Date => "yyyy-MM-dd",
            PropertyType.Text or PropertyType.TextArray when !column.Values.IsEmpty => $"^({string.Join('|', column.Values.Select(Regex.Escape))})$",
            PropertyType.Text or PropertyType.TextArray => column.Property?.Pattern,
            _ => null,
        };
        if (format is not null)
        {
            json.WriteString("format", format);
        }

        if (column is { Type: PropertyType.Text, Property.MinimumLength: > 0 })
        {
            json.WriteNumber("minLength", column.Property.MinimumLength);
        }

        if (column.Minimum is { } minimum)
        {
            json.WriteNumber("minimum", minimum);
        }

        if (column.Maximum is { } maximum)
        {
            json.WriteNumber("maximum", maximum);
        }

        json.WriteEndObject();
    }

    static void WriteForeignKeys(Utf8JsonWriter json, CsvTable table)
    {
        var own = DataPackage.OwnReferences(table);
        if (own.Length == 0)
        {
            return;
        }

        json.WriteStartArray("foreignKeys");
        foreach (var column in own)
        {
            json.WriteStartObject();
            json.WriteString("columnReference", VariableOf(column.Name));
            json.WriteStartObject("reference");
            json.WriteString("resource", table.Url);
            json.WriteString("columnReference", "id");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteTexts(Utf8JsonWriter json, string name, LocalizedText text)
    {
        json.WriteStartArray(name);
        foreach (var (value, language) in new[] { (text.De, "de"), (text.En, "en") })
        {
            json.WriteStartObject();
            json.WriteString("@value", value);
            json.WriteString("@language", language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteIri(Utf8JsonWriter json, string name, string iri)
    {
        json.WriteStartObject(name);
        json.WriteString("@id", iri);
        json.WriteEndObject();
    }

    // Names are variables of URI templates (RFC 6570, 2.3): what these may not hold is percent-encoded.
    static string VariableOf(string name)
    {
        var text = Uri.EscapeDataString(name).Replace("-", "%2D", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal);
        return text.StartsWith('_') ? "%5F" + text[1..] : text;
    }
}
