using System.Text;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Tests.Schemas;

public sealed class SchemaReaderTests
{
    const string Minimal = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://w3id.org/open-urban-data/schemas/bench/1.0.0/schema.json",
          "title": "Bench",
          "x-oud-titles": { "de": "Sitzbank", "en": "Bench" },
          "description": "A place to sit.",
          "x-oud-version": "1.0.0",
          "x-oud-theme": "SOCI, TRAN",
          "type": "object",
          "properties": {
            "id": { "title": "id", "type": "string", "x-ogc-role": "id", "x-oud-level": "required", "x-ogc-propertySeq": 1 },
            "seats": { "type": "integer", "minimum": 1, "x-ogc-unit": "{seat}", "x-oud-level": "expected", "x-ogc-propertySeq": 2,
                       "x-oud-titles": { "de": "Sitze", "en": "Seats" } },
            "materials": { "type": "array", "items": { "type": "string", "x-oud-values": ["wood", "other"], "x-oud-codelist": "open",
                           "x-oud-valueTitles": { "wood": { "de": "Holz", "en": "Wood" } } }, "uniqueItems": true, "x-ogc-propertySeq": 3 },
            "checks": { "type": "array", "items": { "type": "object", "properties": { "on": { "type": "string", "format": "date" } },
                        "required": ["on"] }, "x-ogc-propertySeq": 4 },
            "geometry": { "x-ogc-role": "primary-geometry", "format": "geometry-point", "x-oud-geometryTypes": ["Point"],
                          "x-oud-level": "expected", "x-ogc-propertySeq": 5 }
          },
          "required": ["id"],
          "anyOf": [ { "required": ["geometry"] }, { "required": ["seats"] } ]
        }
        """;

    static SchemaReading Read(string json) => SchemaReader.Read("bench.json", Encoding.UTF8.GetBytes(json));

    static string Mistake(string old, string replacement)
    {
        Assert.Contains(old, Minimal, StringComparison.Ordinal);
        var reading = Read(Minimal.Replace(old, replacement, StringComparison.Ordinal));
        Assert.Null(reading.Schema);
        return string.Join('\n', reading.Mistakes);
    }

    [Fact]
    public void Reads_every_part_of_a_schema()
    {
        var schema = Read(Minimal).Valid;

        Assert.Equal(("bench", new SchemaVersion(1, 0, 0)), (schema.Name, schema.Version));
        Assert.Equal(new("Sitzbank", "Bench"), schema.Title);
        Assert.Equal(["SOCI", "TRAN"], schema.Themes);
        Assert.Equal(["id", "seats", "materials", "checks"], schema.Properties.Select(property => property.Name));
        Assert.Equal(PropertyLevel.Expected, schema.Geometry?.Level);
        Assert.Equal(["geometry", "seats"], schema.AnyOf.Select(alternative => alternative[0]));
        Assert.Equal(PropertyOrigin.Platform, schema.Find("id")?.Origin);
        var seats = schema.Find("seats")!;
        Assert.Equal((PropertyType.Integer, 1d, "{seat}", "Sitze"), (seats.Type, seats.Minimum, seats.Unit, seats.Title.De));
        var materials = schema.Find("materials")!;
        Assert.Equal(PropertyType.TextArray, materials.Type);
        Assert.Equal("Holz", materials.Codes?.Titles["wood"].De);
        var checks = schema.Find("checks")!;
        Assert.True(checks.IsArray);
        Assert.Equal((PropertyType.Date, PropertyLevel.Required), (checks.Items[0].Type, checks.Items[0].Level));
    }

    [Theory]
    [InlineData("\"minimum\": 1", "\"minimun\": 1", "bench.json#/properties/seats/minimun: 'minimun' is not a keyword")]
    [InlineData("\"minimum\": 1", "\"minimum\": \"1\"", "/properties/seats/minimum: must be a number, not \"1\".")]
    [InlineData("\"type\": \"integer\"", "\"type\": \"int\"", "/properties/seats: needs a type of string, integer")]
    [InlineData("/bench/1.0.0/", "/bench/1.0/", "#/$id: must be https://w3id.org/open-urban-data/schemas/<name>/<version>/schema.json")]
    [InlineData("\"x-oud-version\": \"1.0.0\"", "\"x-oud-version\": \"1.1.0\"", "#/x-oud-version: must be '1.0.0', not \"1.1.0\".")]
    [InlineData("\"required\": [\"id\"],", "\"required\": [\"id\", \"colour\"],", "#/required: 'colour' is not a property")]
    [InlineData("\"required\": [\"id\"],", "\"required\": [],", "/properties/id/x-oud-level: is 'required' exactly where")]
    [InlineData("[\"wood\", \"other\"]", "[\"wood\", \"wood\"]", "/properties/materials/items/x-oud-values/1: 'wood' is in the list twice.")]
    [InlineData("\"x-oud-codelist\": \"open\"", "\"x-oud-codelist\": \"closed\"", "/items/x-oud-codelist: must be 'closed' beside 'enum'")]
    [InlineData("\"de\": \"Sitze\", ", "", "/properties/seats/x-oud-titles: must have texts in both")]
    [InlineData("[\"Point\"]", "[\"Dot\"]", "/properties/geometry/x-oud-geometryTypes: must name types of")]
    [InlineData("\"seats\": {", "\"Seats-Count\": {", "/properties/Seats-Count: must have a name in snake_case")]
    [InlineData("\"title\": \"id\", \"type\": \"string\"", "\"type\": \"string\", \"pattern\": \"(a)\\\\1\"", "/properties/id/pattern: must be a regular expression without back references")]
    [InlineData("\"title\": \"Bench\",", "\"title\": \"Bench\", \"title\": \"Bank\",", "#: must be JSON")]
    public void Mistakes_name_file_place_and_expectation(string old, string replacement, string expected) =>
        Assert.Contains(expected, Mistake(old, replacement), StringComparison.Ordinal);

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00x")]
    public void Half_of_a_character_is_a_mistake(string title) =>
        Assert.Contains("whole Unicode characters", Mistake("\"title\": \"Bench\"", $"\"title\": \"{title}\""), StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var reading = Read(Minimal.Replace("\"integer\"", "\"int\"", StringComparison.Ordinal)
            .Replace("[\"Point\"]", "[]", StringComparison.Ordinal));

        Assert.True(reading.Mistakes.Length >= 2);
        Assert.Throws<InvalidDataException>(() => reading.Valid);
    }
}
