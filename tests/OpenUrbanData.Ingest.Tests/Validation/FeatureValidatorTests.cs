using System.Text;
using NetTopologySuite.Geometries;
using OpenUrbanData.Ingest.Validation;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Tests.Validation;

public sealed class FeatureValidatorTests
{
    static readonly FeatureSchema Schema = SchemaReader.Read("kiosk.json", Encoding.UTF8.GetBytes("""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://w3id.org/open-urban-data/schemas/kiosk/1.0.0/schema.json",
          "title": "Kiosk", "description": "A kiosk.", "x-oud-version": "1.0.0", "type": "object",
          "properties": {
            "id": { "type": "string", "x-ogc-role": "id", "x-ogc-propertySeq": 1 },
            "municipality_key": { "type": "string", "pattern": "^[0-9]{8}$", "x-ogc-propertySeq": 2 },
            "kind": { "type": "string", "x-oud-values": ["food", "press", "other"], "x-oud-codelist": "open", "x-ogc-propertySeq": 3 },
            "state": { "type": "string", "enum": ["open", "closed"], "x-oud-codelist": "closed", "x-ogc-propertySeq": 4 },
            "wares": { "type": "array", "items": { "type": "string", "x-oud-values": ["tea", "milk"], "x-oud-codelist": "open" },
                       "uniqueItems": true, "x-ogc-propertySeq": 5 },
            "size": { "type": "number", "minimum": 1, "maximum": 9.5, "x-ogc-unit": "m2", "x-ogc-propertySeq": 6 },
            "seats": { "type": "integer", "x-ogc-propertySeq": 7 },
            "website": { "type": "string", "format": "uri", "x-ogc-propertySeq": 8 },
            "street": { "type": "string", "x-ogc-propertySeq": 9 },
            "opened_on": { "type": "string", "format": "date", "x-ogc-role": "primary-interval-start", "x-ogc-propertySeq": 10 },
            "closed_on": { "type": "string", "format": "date", "x-ogc-role": "primary-interval-end", "x-ogc-propertySeq": 11 },
            "prices": { "type": "array", "items": { "type": "object", "properties": { "ware": { "type": "string" } }, "required": ["ware"] },
                        "x-ogc-propertySeq": 12 },
            "geometry": { "format": "geometry-point", "x-oud-geometryTypes": ["Point"], "x-oud-level": "expected", "x-ogc-propertySeq": 13 }
          },
          "required": ["id", "municipality_key", "kind"],
          "anyOf": [ { "required": ["geometry"] }, { "required": ["street"] } ]
        }
        """)).Valid;

    readonly List<Rejection> _rejections = [];
    readonly FeatureValidator _validator = new(Schema);

    static Feature Kiosk() => new(Schema)
    {
        Record = 7,
        Line = 8,
        Geometry = new Point(8.4, 49),
        ["municipality_key"] = "08212000",
        ["kind"] = "press",
    };

    bool Validate(Feature feature) => _validator.Validate(feature, _rejections);

    string Codes => string.Join(' ', _rejections.Select(one => $"{one.Property}:{one.Code}{(one.Rejects ? "!" : "")}"));

    [Fact]
    public void A_feature_without_fault_is_accepted_as_it_is()
    {
        var kiosk = Kiosk();
        (kiosk["wares"], kiosk["size"], kiosk["prices"]) = (new[] { "tea" }, 2L, """[{"ware":"tea"}]""");

        Assert.True(Validate(kiosk));
        Assert.Empty(_rejections);
        Assert.Empty(kiosk.Flags);
        Assert.Equal(2d, kiosk["size"]);
    }

    [Theory]
    [InlineData("municipality_key", null, "municipality_key:missing_required!")]
    [InlineData("municipality_key", " ", "municipality_key:missing_required!")]
    [InlineData("municipality_key", "8212000", "municipality_key:pattern_mismatch!")]
    [InlineData("municipality_key", "08212000\n", "municipality_key:pattern_mismatch!")]
    [InlineData("state", "ajar", "state:enum_unknown_closed")]
    [InlineData("size", 0.5, "size:below_minimum")]
    [InlineData("size", 10d, "size:above_maximum")]
    [InlineData("size", double.NaN, "size:wrong_type")]
    [InlineData("size", "gross", "size:wrong_type")]
    [InlineData("seats", 2.5, "seats:wrong_type")]
    [InlineData("website", "siehe Aushang", "website:invalid_format_uri")]
    [InlineData("street", "Markt\0platz", "street:invalid_characters")]
    [InlineData("prices", "[{}]", "prices:missing_required")]
    [InlineData("prices", "{", "prices:wrong_type")]
    [InlineData("prices", "[{\"ware\":\"\\u0000\"}]", "prices:invalid_characters")]
    [InlineData("prices", "[{\"ware\":\"\\ud800\"}]", "prices:invalid_characters")]
    [InlineData("prices", "[{\"ware\":\"Tee\",\"\\udc00\":1}]", "prices:invalid_characters")]
    [InlineData("prices", "[{\"ware\":\"Tee\",\"euro\":1e999}]", "prices:invalid_characters")]
    public void A_broken_rule_has_its_code_and_only_required_values_reject(string property, object? value, string expected)
    {
        var kiosk = Kiosk();
        kiosk[property] = value;

        var accepted = Validate(kiosk);

        Assert.Equal(expected, Codes);
        Assert.Equal(!expected.EndsWith('!'), accepted);
        Assert.Null(kiosk[property]);
        if (accepted)
        {
            Assert.Equal([QualityFlag.ValueDropped], kiosk.Flags);
        }
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text()
    {
        var kiosk = Kiosk();
        kiosk["street"] = "Markt" + (char)0xD800;

        Validate(kiosk);

        Assert.Equal("street:invalid_characters", Codes);
    }

    [Fact]
    public void Published_columns_that_cannot_be_kept_are_dropped()
    {
        var kiosk = Kiosk();
        kiosk.SourceValues = """{"Hinweis":"ohne \u0000"}""";
        Assert.True(Validate(kiosk));
        Assert.Equal("source_values:invalid_characters", Codes);
        Assert.Null(kiosk.SourceValues);

        kiosk.SourceValues = """{"Hinweis":"gro\u00df"}""";
        Assert.True(Validate(kiosk));
        Assert.NotNull(kiosk.SourceValues);
    }

    [Fact]
    public void Messages_name_place_value_and_expectation()
    {
        var kiosk = Kiosk();
        kiosk["size"] = 12.5;

        Validate(kiosk);

        Assert.Equal(
            new(7, 8, "size", "above_maximum", "12.5", "The number must not be above 9.5 m2.", Rejects: false), Assert.Single(_rejections));
    }

    [Fact]
    public void An_unknown_member_of_an_open_list_becomes_other()
    {
        var kiosk = Kiosk();
        kiosk["kind"] = "Trinkhalle";

        Assert.True(Validate(kiosk));
        Assert.Equal("kind:enum_unmapped", Codes);
        Assert.Equal("other", kiosk["kind"]);
        Assert.Equal([QualityFlag.EnumUnmapped], kiosk.Flags);
    }

    [Fact]
    public void Unknown_and_repeated_members_of_an_array_go_and_the_others_stay()
    {
        var kiosk = Kiosk();
        kiosk["wares"] = new[] { "tea", "beer", "tea", "milk" };

        Assert.True(Validate(kiosk));
        Assert.Equal("wares:enum_unmapped wares:duplicate_items", Codes);
        Assert.Equal(["tea", "milk"], Assert.IsType<string[]>(kiosk["wares"]));
    }

    [Fact]
    public void Addresses_with_letters_outside_of_ascii_are_encoded()
    {
        var kiosk = Kiosk();
        kiosk["website"] = "https://münchen.example/straße?q=ü";

        Assert.True(Validate(kiosk));
        Assert.Empty(_rejections);
        Assert.Equal("https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%BC", kiosk["website"]);
    }

    [Fact]
    public void A_list_of_objects_loses_only_what_is_wrong()
    {
        var kiosk = Kiosk();
        kiosk["prices"] = """[{"ware":"Tee","euro":2},{"euro":3},{"ware":7},{"ware":"Milch"},"frei"]""";

        Assert.True(Validate(kiosk));
        Assert.Equal("""[{"ware":"Tee","euro":2},{"ware":"Milch"}]""", kiosk["prices"]);
        Assert.Equal(
            ["/1/ware: The record must have a value.", "/2/ware: The value must be a text.", "/4: The value must be a JSON object."],
            _rejections.Take(3).Select(one => one.Message));
        Assert.Equal([QualityFlag.ValueDropped], kiosk.Flags);
    }

    [Fact]
    public void Geometry_or_street_must_be_there()
    {
        var kiosk = Kiosk();
        kiosk.Geometry = null;
        Assert.False(Validate(kiosk));
        Assert.Equal(":missing_location!", Codes);

        kiosk["street"] = "Marktplatz";
        Assert.True(Validate(kiosk));
    }

    [Fact]
    public void A_geometry_of_another_type_is_dropped_and_a_collection_of_one_is_the_one()
    {
        var kiosk = Kiosk();
        kiosk["street"] = "Marktplatz";
        kiosk.Geometry = new LineString([new(8, 49), new(9, 49)]);
        Assert.True(Validate(kiosk));
        Assert.Equal("geometry:geometry_type", Codes);
        Assert.Null(kiosk.Geometry);

        kiosk.Geometry = new MultiPoint([new(8, 49)]);
        Assert.True(Validate(kiosk));
        Assert.IsType<Point>(kiosk.Geometry);

        kiosk.Geometry = Point.Empty;
        Assert.True(Validate(kiosk));
        Assert.EndsWith("geometry:geometry_empty", Codes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_loses_its_end()
    {
        var kiosk = Kiosk();
        (kiosk["opened_on"], kiosk["closed_on"]) = (new DateOnly(2026, 3, 1), new DateOnly(2026, 2, 28));

        Assert.True(Validate(kiosk));
        Assert.Equal("closed_on:end_before_start", Codes);
        Assert.Null(kiosk["closed_on"]);
    }

    [Fact]
    public void Values_that_placing_sets_are_not_asked_for()
    {
        var kiosk = Kiosk();
        kiosk["municipality_key"] = null;

        Assert.True(new FeatureValidator(Schema, "municipality_key").Validate(kiosk, _rejections));
    }

    [Fact]
    public void A_valid_feature_costs_no_allocation()
    {
        var kiosk = Kiosk();
        (kiosk["wares"], kiosk["size"], kiosk["website"], kiosk["street"]) =
            (new[] { "tea", "milk" }, 2d, "https://example.org/a?b=%20", "Marktplatz");
        for (var i = 0; i < 1000; i++)
        {
            Validate(kiosk);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Validate(kiosk);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }
}
