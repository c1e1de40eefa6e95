using System.Text;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Tests.Schemas;

/// <summary>One test per row of the table of changes in schemas/README.md.</summary>
public sealed class SchemaDiffTests
{
    const string Json = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://w3id.org/open-urban-data/schemas/bench/1.0.0/schema.json",
          "title": "Bench", "description": "A place to sit.", "x-oud-version": "1.0.0", "type": "object",
          "properties": {
            "id": { "title": "Id", "type": "string", "x-ogc-role": "id", "x-oud-level": "required", "x-ogc-propertySeq": 1 },
            "seats": { "title": "Seats", "type": "integer", "minimum": 1, "maximum": 20, "x-ogc-unit": "{seat}", "x-oud-level": "expected", "x-oud-sourceNames": ["Sitze"], "x-ogc-propertySeq": 2 },
            "colour": { "title": "Colour", "type": "string", "pattern": "^[a-z]+$", "x-oud-level": "optional", "x-oud-aligns": "OSM colour", "x-ogc-propertySeq": 3 },
            "state": { "title": "State", "type": "string", "enum": ["good", "bad"], "x-oud-codelist": "closed", "x-oud-level": "required", "x-ogc-propertySeq": 4 },
            "material": { "title": "Material", "type": "string", "x-oud-values": ["wood", "steel"], "x-oud-codelist": "open", "x-ogc-propertySeq": 5 },
            "checks": { "type": "array", "items": { "type": "object", "properties": { "on": { "type": "string", "format": "date" } }, "required": ["on"] }, "x-ogc-propertySeq": 6 },
            "geometry": { "format": "geometry-any", "x-oud-geometryTypes": ["Point", "Polygon"], "x-oud-level": "expected", "x-ogc-propertySeq": 7 }
          },
          "required": ["id", "state"],
          "anyOf": [ { "required": ["geometry"] }, { "required": ["colour"] } ]
        }
        """;

    static FeatureSchema Read(string json) => SchemaReader.Read("bench.json", Encoding.UTF8.GetBytes(json)).Valid;

    [Theory]
    // remove or rename property
    [InlineData("\"colour\": {", "\"color\": {", "/properties/color Minor; /properties/colour Major PC", "[\"colour\"]", "[\"color\"]")]
    // change type, unit, role
    [InlineData("\"type\": \"integer\"", "\"type\": \"number\"", "/properties/seats/type Major PC")]
    [InlineData("\"{seat}\"", "\"{person}\"", "/properties/seats/x-ogc-unit Major PC")]
    [InlineData("\"x-ogc-role\": \"id\", ", "", "/properties/id/x-ogc-role Major PC")]
    // O/E → R
    [InlineData("\"x-oud-level\": \"expected\", \"x-oud-sourceNames\"", "\"x-oud-level\": \"required\", \"x-oud-sourceNames\"", "/properties/seats/x-oud-level Major P", "[\"id\", \"state\"]", "[\"id\", \"state\", \"seats\"]")]
    // R → E/O
    [InlineData("\"x-oud-level\": \"required\", \"x-ogc-propertySeq\": 4", "\"x-oud-level\": \"expected\", \"x-ogc-propertySeq\": 4", "/properties/state/x-oud-level Major C", "[\"id\", \"state\"]", "[\"id\"]")]
    // add a member to a closed list; widen minimum, maximum, pattern
    [InlineData("[\"good\", \"bad\"]", "[\"good\", \"bad\", \"worse\"]", "/properties/state/enum Major C")]
    [InlineData("\"minimum\": 1", "\"minimum\": 0", "/properties/seats/minimum Major C")]
    [InlineData("\"maximum\": 20", "\"maximum\": 30", "/properties/seats/maximum Major C")]
    [InlineData("\"pattern\": \"^[a-z]+$\", ", "", "/properties/colour/pattern Major C")]
    // remove a member from any list; narrow minimum, maximum, pattern
    [InlineData("[\"good\", \"bad\"]", "[\"good\"]", "/properties/state/enum Major P")]
    [InlineData("[\"wood\", \"steel\"]", "[\"wood\"]", "/properties/material/x-oud-values Major P")]
    [InlineData("\"minimum\": 1", "\"minimum\": 2", "/properties/seats/minimum Major P")]
    [InlineData("\"maximum\": 20", "\"maximum\": 10", "/properties/seats/maximum Major P")]
    [InlineData("^[a-z]+$", "^[a-y]+$", "/properties/colour/pattern Major PC")]
    // new geometry type; fewer geometry types
    [InlineData("[\"Point\", \"Polygon\"]", "[\"Point\", \"Polygon\", \"LineString\"]", "/properties/geometry/x-oud-geometryTypes Major C")]
    [InlineData("[\"Point\", \"Polygon\"]", "[\"Point\"]", "/properties/geometry/x-oud-geometryTypes Major P")]
    // add an optional property; add a required one
    [InlineData("\"geometry\": {", "\"back\": { \"type\": \"boolean\", \"x-ogc-propertySeq\": 8 }, \"geometry\": {", "/properties/back Minor")]
    [InlineData("\"geometry\": {", "\"back\": { \"type\": \"boolean\", \"x-ogc-propertySeq\": 8 }, \"geometry\": {", "/properties/back Major P", "[\"id\", \"state\"]", "[\"id\", \"state\", \"back\"]")]
    // add a member to an open list
    [InlineData("[\"wood\", \"steel\"]", "[\"wood\", \"steel\", \"stone\"]", "/properties/material/x-oud-values Minor")]
    // mark deprecated; change the aligned term
    [InlineData("\"pattern\": \"^[a-z]+$\"", "\"deprecated\": true, \"pattern\": \"^[a-z]+$\"", "/properties/colour/deprecated Minor")]
    [InlineData("OSM colour", "OSM color", "/properties/colour/x-oud-aligns Minor")]
    // O → E and E → O
    [InlineData("\"x-oud-level\": \"optional\"", "\"x-oud-level\": \"expected\"", "/properties/colour/x-oud-level Minor")]
    [InlineData("\"x-oud-level\": \"expected\", \"x-oud-sourceNames\"", "\"x-oud-level\": \"optional\", \"x-oud-sourceNames\"", "/properties/seats/x-oud-level Minor")]
    // titles, descriptions, hints
    [InlineData("\"title\": \"Seats\"", "\"title\": \"Places\"", "/properties/seats/x-oud-titles Patch")]
    [InlineData("A place to sit.", "A place to rest.", "/description Patch")]
    [InlineData("[\"Sitze\"]", "[\"Sitze\", \"Plätze\"]", "/properties/seats/x-oud-sourceNames Patch")]
    // the anyOf rule and members of objects
    [InlineData("{ \"required\": [\"geometry\"] }, ", "", "/anyOf Major P")]
    [InlineData("\"anyOf\": [ ", "\"anyOf\": [ { \"required\": [\"seats\"] }, ", "/anyOf Major C")]
    [InlineData(", \"required\": [\"on\"]", "", "/properties/checks/items/properties/on/x-oud-level Major C")]
    [InlineData("\"x-oud-version\"", "\"x-oud-version\"", "")]
    public void A_change_asks_for_its_bump(string old, string replacement, string expected, string? alsoOld = null, string? alsoNew = null)
    {
        var changed = Json.Replace(old, replacement, StringComparison.Ordinal);
        changed = alsoOld is null ? changed : changed.Replace(alsoOld, alsoNew, StringComparison.Ordinal);

        var diff = SchemaDiff.Compare(Read(Json), Read(changed));

        var changes = diff.Changes.Where(change => change.Pointer != "/anyOf" || alsoOld != "[\"colour\"]").Select(change =>
            $"{change.Pointer} {change.Bump} {(change.BreaksProducers ? "P" : "")}{(change.BreaksConsumers ? "C" : "")}".Trim());
        Assert.Equal(expected, string.Join("; ", changes));
    }

    [Fact]
    public void The_bump_is_the_largest_one_and_names_the_next_version()
    {
        var diff = SchemaDiff.Compare(Read(Json), Read(Json.Replace("A place", "The place", StringComparison.Ordinal)
            .Replace("[\"wood\"", "[\"stone\", \"wood\"", StringComparison.Ordinal)));

        Assert.Equal(VersionBump.Minor, diff.Bump);
        Assert.Equal(new(1, 3, 0), diff.NextAfter(new(1, 2, 5)));
        Assert.Contains(diff.Changes, change => change.ToString() == "MINOR /properties/material/x-oud-values: Members were added to an open list: stone.");
    }

    [Fact]
    public void Observed_properties_are_compared_too()
    {
        var spaces = new ObservedProperty("parking.free_spaces", new("Frei", "Free"), "{space}", "integer", 0, 100, [], "PT15M");
        ObservedProperty[] before = [spaces, spaces with { Name = "gone" }];

        Assert.Equal(VersionBump.Minor, SchemaDiff.Compare(before, [.. before, spaces with { Name = "new" }]).Bump);
        Assert.Equal(VersionBump.Minor, SchemaDiff.Compare([spaces], [spaces with { MaximumAge = "PT1H" }]).Bump);
        Assert.Equal(VersionBump.Minor, SchemaDiff.Compare([spaces], [spaces with { Maximum = 200 }]).Bump);
        Assert.Equal(VersionBump.Major, SchemaDiff.Compare(before, [spaces]).Bump);
        Assert.Equal(VersionBump.None, SchemaDiff.Compare(before, before).Bump);
    }

    [Fact]
    public void Versions_in_the_registry_are_not_smaller_than_their_changes()
    {
        var schemas = RepositorySchemas.Registry.Schemas;
        foreach (var (older, newer) in schemas.Zip(schemas.Skip(1)).Where(pair => pair.First.Name == pair.Second.Name))
        {
            Assert.True(newer.Version >= SchemaDiff.Compare(older, newer).NextAfter(older.Version), $"{newer.Name} {newer.Version}");
        }
    }
}
