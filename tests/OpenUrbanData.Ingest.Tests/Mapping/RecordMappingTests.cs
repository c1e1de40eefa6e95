using NetTopologySuite.Geometries;

namespace OpenUrbanData.Ingest.Tests.Mapping;

public sealed class RecordMappingTests
{
    [Fact]
    public void First_column_that_is_not_empty_counts()
    {
        var sample = MappingSample.Of("mapping: { capacity: { from: [a, b], missing: [\"-1\"] } }", ["a", "b"], ["-1", "12"], ["  ", "NULL"], ["7", "8"]);

        Assert.Equal([12L, null, 7L], sample.Features.Select(one => one["capacity"]));
    }

    [Theory]
    [InlineData("name", "{ constant: Haus }", "x", "Haus")]
    [InlineData("name", "c", "  Haus  ", "Haus")]
    [InlineData("name", "c", "unbekannt", null)]
    [InlineData("name", "c", "k. A.", null)]
    [InlineData("street", "{ from: c, capture: \"^(.*?)\\\\s+\\\\d\" }", "Am Markt 12a", "Am Markt")]
    [InlineData("street", "{ from: c, capture: \"^(.*?)\\\\s+\\\\d\" }", "Am Markt", null)]
    [InlineData("house_number", "{ from: c, split: { by: \" \", part: -1 } }", "Am Markt 12a", "12a")]
    [InlineData("postal_code", "{ from: c, split: { by: \", \", part: 2 }, capture: \"^.*$\" }", "Roncalliplatz 4, 50667 Köln", "50667 Köln")]
    [InlineData("postal_code", "{ from: c, split: { by: \",\", part: 9 } }", "Roncalliplatz 4", null)]
    [InlineData("facility_type", "{ from: c, map: { P: surface_lot }, default: other }", "P", "surface_lot")]
    [InlineData("facility_type", "{ from: c, map: { P: surface_lot }, default: other }", "p", "surface_lot")]
    [InlineData("facility_type", "{ from: c, map: { P: surface_lot }, default: other }", "Z", "other")]
    [InlineData("facility_type", "{ from: c, map: { P: surface_lot }, default: other }", "", "other")]
    [InlineData("facility_type", "{ from: c, map: { P: surface_lot } }", "Z", "Z")]
    [InlineData("capacity", "c", "1.5", "1.5")]
    [InlineData("capacity", "c", "zwölf", "zwölf")]
    public void Text_operations(string property, string rule, string cell, string? expected) =>
        Assert.Equal(expected, MappingSample.One(property, rule, cell)[property]);

    [Theory]
    [InlineData("{ from: c, unit: cm }", "190", 1.9)]
    [InlineData("{ from: c, unit: cm }", "190 cm", 1.9)]
    [InlineData("c", "2,00 m", 2.0)]
    [InlineData("c", "190 cm", 1.9)]
    [InlineData("c", "ca. 2 Meter", 2.0)]
    [InlineData("c", 2L, 2.0)]
    public void Numbers_come_in_the_unit_of_the_property(string rule, object cell, double expected) =>
        Assert.Equal(expected, MappingSample.One("max_height", rule, cell)["max_height"]);

    [Fact]
    public void A_converted_unit_is_flagged_and_a_foreign_one_stays_text_for_validation()
    {
        Assert.Contains("unit_converted", MappingSample.One("max_height", "{ from: c, unit: cm }", "190").Flags);
        Assert.DoesNotContain("unit_converted", MappingSample.One("max_height", "c", "1.9").Flags);
        Assert.Contains("parsed_from_text", MappingSample.One("max_height", "c", "ca. 2").Flags);
        Assert.Equal("190 kW", MappingSample.One("max_height", "c", "190 kW")["max_height"]);
        Assert.Equal(0.5, MappingSample.One("fee_first_hour", "{ from: c, unit: ct }", "50")["fee_first_hour"]);
        Assert.Equal(1.5, MappingSample.One("fee_first_hour", "c", "1,50 €")["fee_first_hour"]);
    }

    [Theory]
    [InlineData("ja", true)]
    [InlineData("J", true)]
    [InlineData("wahr", true)]
    [InlineData("T", true)]
    [InlineData("x", true)]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("true", true)]
    [InlineData("Nein", false)]
    [InlineData("N", false)]
    [InlineData("f", false)]
    [InlineData("0", false)]
    [InlineData("falsch", false)]
    [InlineData("no", false)]
    [InlineData("", null)]
    [InlineData("unbekannt", null)]
    [InlineData("2", "2")]
    public void One_table_of_truth_values(string cell, object? expected) =>
        Assert.Equal(expected, MappingSample.One("has_fee", "c", cell)["has_fee"]);

    [Fact]
    public void Typed_cells_are_taken_as_they_are()
    {
        Assert.Equal(true, MappingSample.One("has_fee", "c", true)["has_fee"]);
        Assert.Equal(12L, MappingSample.One("capacity", "c", 12.0)["capacity"]);
        Assert.Equal("5", MappingSample.One("name", "c", 5.0)["name"]);
        Assert.Equal(new DateOnly(2026, 2, 1), MappingSample.One("valid_from", "c", new DateTime(2026, 2, 1))["valid_from"]);
    }

    [Fact]
    public void Joined_columns_leave_out_the_empty_ones()
    {
        var sample = MappingSample.Of("mapping: { description: { join: [a, b, c], separator: \", \" } }", ["a", "b", "c"], ["eins", "", "drei"], ["-", null, " "]);

        Assert.Equal(["eins, drei", null], sample.Features.Select(one => one["description"]));
    }

    [Fact]
    public void Lists_are_mapped_member_by_member()
    {
        var feature = MappingSample.One("equipment", "{ from: c, list: \",\", map: { Rutsche: slide, Schaukel: swing } }", "Rutsche, schaukel,, Rutsche", "playground/1.0.0");

        Assert.Equal(["slide", "swing"], (string[])feature["equipment"]!);
    }

    [Fact]
    public void Objects_hold_what_has_a_value()
    {
        var sample = MappingSample.In("charging-station/1.0.0", """
            mapping:
              external_ids: { object: { bnetza: id, osm: osm } }
              charge_points:
                objects:
                  - { evse_id: e1, max_power_kw: p1 }
                  - { evse_id: e2, max_power_kw: p2 }
            """, ["id", "osm", "e1", "p1", "e2", "p2"], ["77", "", "DE*1", "22", "", null]);

        Assert.Equal("{\"bnetza\":\"77\"}", sample.Only["external_ids"]);
        Assert.Equal("[{\"evse_id\":\"DE*1\",\"max_power_kw\":22}]", sample.Only["charge_points"]);
    }

    [Fact]
    public void Keys_of_several_columns_are_put_together_and_half_a_key_is_none()
    {
        var sample = MappingSample.Of("key: [a, b]\nmapping: { name: a }", ["a", "b"], ["1", "x"], ["1", ""]);

        Assert.Equal(["1.x", null], sample.Features.Select(one => one.SourceId));
    }

    [Fact]
    public void Municipality_by_column_restores_the_leading_zero()
    {
        var sample = MappingSample.Of("municipality: { column: ags }\nmapping: { name: n }", ["n", "ags"], ["a", "8212000"], ["b", "08212000"]);

        Assert.All(sample.Features, one => Assert.Equal("08212000", one["municipality_key"]));
        Assert.Equal(["leading_zero_restored"], sample.Features[0].Flags.Where(flag => flag != "default_applied"));
    }

    [Fact]
    public void Municipality_by_lookup_notes_names_it_does_not_know()
    {
        var sample = MappingSample.Of("municipality: { column: ort, lookup: { Karlsruhe: \"08212000\" } }\nmapping: { name: n }",
            ["n", "ort"], ["a", "karlsruhe "], ["b", "Haguenau"]);

        Assert.Equal(["08212000", null], sample.Features.Select(one => one["municipality_key"]));
        var notice = Assert.Single(sample.Rejections);
        Assert.Equal(("municipality_unmapped", "Haguenau", 3L, false), (notice.Code, notice.Value, notice.Line, notice.Rejects));
    }

    [Fact]
    public void Conditions_leave_records_out()
    {
        var sample = MappingSample.Of("""
            where: [ { column: art, in: [P, H] }, { column: name, not_empty: true }, { column: nr, not_in: ["9"], matches: "^[0-9]+$" } ]
            mapping: { name: name }
            """, ["art", "name", "nr"], ["P", "a", "1"], ["X", "b", "1"], ["H", "-", "1"], ["H", "d", "9"], ["H", "e", "x"], ["H", "f", "2"]);

        Assert.Equal(["a", "f"], sample.Features.Select(one => one["name"]));
        Assert.Equal(4, sample.Mapped.LeftOut);
    }

    [Fact]
    public void Fill_down_repeats_the_value_above_even_from_records_left_out()
    {
        var sample = MappingSample.Of("fill_down: [bezirk]\nwhere: { column: name, not_empty: true }\nmapping: { name: name, district: bezirk }",
            ["bezirk", "name"], ["Mitte", ""], ["", "a"], ["", "b"], ["Nord", "c"]);

        Assert.Equal(["Mitte", "Mitte", "Nord"], sample.Features.Select(one => one["district"]));
    }

    [Fact]
    public void Unpivot_makes_columns_rows_with_what_their_names_say()
    {
        var sample = MappingSample.Of("""
            unpivot: { columns: ["Plan *", "Ergebnis 2011"], name: spalte, value: betrag, capture: "^(?<art>\\w+) (?<jahr>\\d{4})$" }
            where: { column: jahr, not_in: ["2013"] }
            key: [Nr, jahr]
            mapping: { name: art, description: spalte, capacity: betrag }
            """, ["Nr", "Ergebnis 2011", "Plan 2012", "Plan 2013"], ["1", "10", "20", "30"], ["2", "", "40", "50"]);

        Assert.Equal([("1.2012", 20L), ("1.2011", 10L), ("2.2012", 40L)], sample.Features.Select(one => (one.SourceId, (long)one["capacity"]!)));
        Assert.Equal("Plan", sample.Features[0]["name"]);
        Assert.Empty(sample.Mapping.DroppedColumns);
    }

    [Fact]
    public void Explode_makes_the_parts_of_a_cell_rows()
    {
        var sample = MappingSample.In("waste-collection-date/1.0.0", """
            explode: { column: Termine, by: "," }
            key: [Bezirk, Termine]
            mapping: { area_id: Bezirk, date: Termine }
            """, ["Bezirk", "Termine"], ["A", "1.2.2026, 15.2.2026"], ["B", ""]);

        Assert.Equal([new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 15)], sample.Features.Select(one => (DateOnly)one["date"]!));
        Assert.Equal("A.15.2.2026", sample.Features[1].SourceId);
    }

    [Fact]
    public void Group_makes_many_rows_one_feature()
    {
        var sample = MappingSample.In("council-meeting/1.0.0", """
            key: Sitzung
            group: { by: [Sitzung], collect: { agenda_items: { number: TOP, title: Betreff } } }
            mapping: { name: Sitzung }
            """, ["Sitzung", "TOP", "Betreff"], ["S1", "1", "Haushalt"], ["S2", "1", "Bäder"], ["S1", "2", "Verkehr"]);

        Assert.Equal(["S1", "S2"], sample.Features.Select(one => one.SourceId));
        Assert.Equal("[{\"number\":\"1\",\"title\":\"Haushalt\"},{\"number\":\"2\",\"title\":\"Verkehr\"}]", sample.Features[0]["agenda_items"]);
    }

    [Theory]
    [InlineData("{ x: a, y: b, crs: EPSG:25832 }", "3458123,5", "5.456.789,25", 25832, 3458123.5, 5456789.25)]
    [InlineData("{ x: a, y: b, crs: EPSG:3068 }", "28.123.35", "25284.64", 3068, 28123.35, 25284.64)]
    [InlineData("{ x: a, y: b }", "8.404", "49,01", 4326, 8.404, 49.01)]
    [InlineData("{ wkt: a, crs: EPSG:25832 }", "POINT (5 6)", "", 25832, 5.0, 6.0)]
    [InlineData("{ wkt: a }", "SRID=31467;POINT(5 6)", "", 31467, 5.0, 6.0)]
    [InlineData("{ ewkb: a }", "0101000020E6100000000000000000144000000000000018C0", "", 4326, 5.0, -6.0)]
    [InlineData("{ geojson: a }", "{\"type\":\"Point\",\"coordinates\":[9.3,47.4]}", "", 4326, 9.3, 47.4)]
    [InlineData("{ latlon: a }", "47.4, 9.3", "", 4326, 9.3, 47.4)]
    [InlineData("{ latlon: a }", "47.4,9.3", "", 4326, 9.3, 47.4)]
    [InlineData("{ lonlat: a }", "9,3 47,4", "", 4326, 9.3, 47.4)]
    public void Geometry_from_columns(string rule, string a, string b, int srid, double x, double y)
    {
        var feature = MappingSample.Of($"geometry: {rule}\nmapping: {{ }}", ["a", "b"], [a, b]).Only;

        var point = Assert.IsType<Point>(feature.Geometry);
        Assert.Equal((x, y, (int?)srid), (point.X, point.Y, feature.SourceSrid));
        Assert.Equal("source", feature["geometry_source"]);
    }

    // A reader that calls itself for each level would end the program.
    [Fact]
    public void A_cell_with_collections_in_collections_is_noted()
    {
        const int levels = 200_000;
        var text = string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION(", levels)) + "POINT(8 49)" + new string(')', levels);
        var bytes = string.Concat(Enumerable.Repeat("010700000001000000", levels)) + "010100000000000000000020400000000000804840";
        foreach (var (rule, cell) in new[] { ("wkt", text), ("ewkb", bytes) })
        {
            var sample = MappingSample.Of($"geometry: {{ {rule}: a }}\nmapping: {{ name: n }}", ["a", "n"], [cell, "tief"]);
            Assert.Null(sample.Only.Geometry);
            Assert.Equal("geometry_unreadable", Assert.Single(sample.Rejections).Code);
        }
    }

    [Fact]
    public void Cells_that_are_no_geometry_are_noted_and_empty_ones_are_not()
    {
        var sample = MappingSample.Of("geometry: { x: a, y: b }\nmapping: { name: n }", ["a", "b", "n"], ["", "", "ohne"], ["8,4", "", "halb"], ["Ost", "49", "Wort"]);

        Assert.All(sample.Features, one => Assert.Null(one.Geometry));
        Assert.Equal([(3L, "geometry_unreadable"), (4L, "geometry_unreadable")], sample.Rejections.Select(one => (one.Line!.Value, one.Code)));
    }

    [Fact]
    public void Only_mapped_and_published_columns_leave()
    {
        var sample = MappingSample.Of("where: { column: Amt, not_empty: true }\nmapping: { name: Name }\npublish: [Hinweis, Zahl]",
            ["Name", "Hinweis", "Zahl", "Sachbearbeiter", "Telefon", "Amt"], ["a", "nur \"werktags\"", 5L, "Erika Muster", "0721 1", "66"], ["b", "", null, "x", "y", "66"]);

        Assert.Equal("{\"Hinweis\":\"nur \\\"werktags\\\"\",\"Zahl\":5}", sample.Features[0].SourceValues);
        Assert.Null(sample.Features[1].SourceValues);
        Assert.Equal(["Sachbearbeiter", "Telefon", "Amt"], sample.Mapping.DroppedColumns);
        Assert.DoesNotContain(sample.Features[0].Values, value => value is string text && text.Contains("Erika", StringComparison.Ordinal));
    }

    [Fact]
    public void Likely_personal_data_that_leaves_is_told()
    {
        var sample = MappingSample.Of("mapping: { name: Ansprechpartner, email: E-Mail }\npublish: [Telefon mobil]",
            ["Ansprechpartner", "E-Mail", "Telefon mobil", "Vorname"], ["a", "erika.muster@stadt.example", "1", "b"], ["a", "info.stelle@stadt.example", "1", "b"]);

        Assert.Equal(["Ansprechpartner", "E-Mail", "Telefon mobil"], sample.Mapping.PersonalColumns);
        Assert.Equal(1, sample.Mapped.PersonalMailboxes);
    }

    [Fact]
    public void Streams_become_observations_and_never_values()
    {
        var sample = MappingSample.Of("""
            mapping: { name: n }
            streams:
              parking.free_spaces: { from: frei, time: stand, missing: ["-1"] }
              parking.opening_state: { from: auf, map: { "1": open, "0": closed } }
            """, ["n", "frei", "stand", "auf"], ["a", "12", "22.11.2026 18:05", "1"], ["b", "-1", "", ""], ["c", "voll", "", "0"]);

        var first = sample.Features[0].Observations;
        Assert.Equal((12.0, "valid", new DateTimeOffset(2026, 11, 22, 17, 5, 0, TimeSpan.Zero)), (first[0].Value, first[0].Quality, first[0].Time!.Value));
        Assert.Equal(("open", "valid"), (first[1].Code, first[1].Quality));
        Assert.Equal((null, "missing"), (sample.Features[1].Observations[0].Value, sample.Features[1].Observations[0].Quality));
        Assert.Equal("stream_unreadable", Assert.Single(sample.Rejections).Code);
        Assert.DoesNotContain(sample.Features[0].Values, value => value is 12L or 12.0);
    }

    [Fact]
    public void Weekly_columns_become_opening_hours_or_stay_text()
    {
        var sample = MappingSample.Of("mapping: { opening_hours: { parse: weekly_hours, from: { mo_fr: a, sa: b, su: c } } }",
            ["a", "b", "c"], ["8-18 Uhr", "09:00-14:00", "geschlossen"], ["0-24", "00:00-24:00", "0-24 Uhr"], ["nach Bedarf", "", ""], ["", "", ""]);

        Assert.Equal(["Mo-Fr 08:00-18:00; Sa 09:00-14:00; Su off", "24/7", null, null], sample.Features.Select(one => one["opening_hours"]));
        Assert.Equal([null, null, "Mo-Fr: nach Bedarf", null], sample.Features.Select(one => one["opening_hours_text"]));
    }

    [Fact]
    public void Status_is_active_where_nothing_says_otherwise()
    {
        var sample = MappingSample.Of("mapping: { name: a }", ["a"], ["x"]);

        Assert.Equal("active", sample.Only["status"]);
        Assert.Contains("default_applied", sample.Only.Flags);
        Assert.Null(MappingSample.Of("mapping: { status: a }", ["a"], [""]).Only["status"]);
    }

    [Fact]
    public void All_mistakes_of_a_mapping_are_told_with_their_lines()
    {
        var thrown = Assert.Throws<IngestException>(() => MappingSample.Of("""
            mapping:
              nmae: a
              dataset_id: a
              max_height: { from: a, unit: kW }
              capacity: { from: a, unit: Scheffel }
              external_ids: { objects: [ { a: b } ] }
            streams: { parking.freespaces: a }
            mode: { window: name }
            """, ["a"]));

        Assert.Equal("descriptor_invalid", thrown.Code);
        var lines = thrown.Message.Split('\n').Select(line => line[line.IndexOf("daten.yaml", StringComparison.Ordinal)..]);
        Assert.Equal(
            [
                "daten.yaml:1: mode.window: 'name' is no date property of parking-facility/1.0.0.",
                "daten.yaml:7: mapping.nmae: parking-facility/1.0.0 has no such property; did you mean 'name'?",
                "daten.yaml:8: mapping.dataset_id: This property is set by the platform; expected no mapping of it.",
                "daten.yaml:9: mapping.max_height.unit: 'kW' cannot be converted to m, the unit of the property.",
                "daten.yaml:10: mapping.capacity.unit: 'Scheffel' is no known unit",
                "daten.yaml:11: mapping.external_ids: This property is an object; expected 'objects' only where the schema has it.",
                "daten.yaml:12: streams.parking.freespaces: This is no observed property; did you mean 'parking.free_spaces'?",
            ],
            lines.Select(line => line.Split("; expected one of")[0]));
    }

    [Fact]
    public void Columns_that_the_source_does_not_have_are_named_with_what_was_meant()
    {
        var sample = MappingSample.Of("key: ID\nmapping: { name: Nmae, capacity: [x, Anzahl] }", ["Name", "Anzahl"], ["a", "1"]);

        Assert.Equal(["ID", "Nmae", "x"], sample.Mapping.MissingColumns.Keys);
        Assert.Equal("; did you mean 'Name'?", sample.Mapping.MissingColumns["Nmae"]);
    }
}
