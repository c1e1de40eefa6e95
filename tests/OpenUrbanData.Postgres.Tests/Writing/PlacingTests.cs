using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;
using static OpenUrbanData.Postgres.Tests.Writing.SampleStore;

namespace OpenUrbanData.Postgres.Tests.Writing;

public sealed class PlacingTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    readonly SampleStore _samples = new(database);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_notice_is_documented()
    {
        var documentation = await File.ReadAllTextAsync(RepositoryRoot.Combine("docs", "notices.md"), Cancellation);
        Assert.All(typeof(Notices).GetFields().Select(field => (string)field.GetRawConstantValue()!),
            code => Assert.Contains($"| `{code}` |", documentation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Coordinates_are_transformed_by_code_and_put_on_the_grid()
    {
        await _samples.PublishAsync("utm", Parking, [Feature(Parking, "1", "A", "POINT (515638.229 5370830.304)", 25832)]);
        Assert.Equal("POINT(9.2116541 48.4904017)", await PlaceAsync("utm"));
    }

    [Fact]
    public async Task A_text_of_a_projection_file_works_as_it_is()
    {
        var text = await File.ReadAllTextAsync(SharedData.Path("data/koeln_stadtteile.prj"), Cancellation);
        var local = Local("prj", ("name", PropertyType.Text));
        var feature = Feature(local, "1", "Köln", "POLYGON ((2356000 5645000, 2357000 5645000, 2357000 5646000, 2356000 5645000))");
        feature.SourceSrid = null;
        feature.SourceCrsText = text;
        await _samples.PublishAsync("prj", local, [feature]);

        // East of the central meridian of 9 degrees by 2,356,500 - 2,500,000 metres.
        Assert.Equal("7.0 50.9", await database.ScalarAsync<string>(
            """
            SELECT concat_ws(' ', round(extent[1]::numeric, 1), round(extent[2]::numeric, 1)) FROM oud.dataset
            WHERE id = 'lindenbrueck.prj'
            """));
    }

    [Fact]
    public async Task Of_many_geometries_with_a_projection_text_only_the_impossible_ones_are_lost()
    {
        const string utm = "+proj=utm +zone=32 +datum=WGS84 +units=m +no_defs";
        var local = Local("many", ("name", PropertyType.Text));
        var (placing, outcome) = await _samples.PublishAsync("many", local, Enumerable.Range(1, 500).Select(number =>
        {
            var x = number is 77 or 300 ? "1e30" : $"{500000 + number}";
            var feature = Feature(local, $"{number}", "A", number % 5 == 0 && x != "1e30"
                ? $"POLYGON (({x} 5400000, {x}.9 5400000, {x}.9 5400001, {x} 5400000))" : $"POINT ({x} 5400000)", record: number);
            if (number == 9)
            {
                feature.Geometry = new NetTopologySuite.Geometries.Point(5400000, 500009);
            }

            feature.SourceSrid = null;
            feature.SourceCrsText = utm;
            return feature;
        }));

        Assert.Equal((2, 1), (placing.Counts[Notices.GeometryInvalid], placing.Counts[Notices.SwappedCoordinates]));
        Assert.Equal("498 99 0", await database.ScalarAsync<string>(
            $"""
            SELECT concat_ws(' ', count(geom), count(*) FILTER (WHERE GeometryType(geom) = 'POLYGON'),
                count(*) FILTER (WHERE abs(ST_X(ST_Transform(ST_PointN(ST_Boundary(ST_Envelope(geom)), 1), 32632)) - 500000 - source_id::integer) > 0.02
                    AND GeometryType(geom) = 'POLYGON'))
            FROM feature.local_{outcome.Number}
            """));
    }

    [Theory]
    [InlineData(990000, null, "EPSG:990000")]
    [InlineData(null, "PROJCS[\"nonsense\"", "is not known to PROJ")]
    public async Task An_unknown_crs_ends_the_run_with_a_clear_message(int? srid, string? text, string expected)
    {
        var feature = Feature(Parking, "1", "A", "POINT (51 53)");
        feature.SourceSrid = srid;
        feature.SourceCrsText = text;
        var exception = await Assert.ThrowsAsync<ProblemException>(() => _samples.PublishAsync("unknown", Parking, [feature]));
        Assert.Contains(expected, exception.Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_point_that_cannot_be_transformed_loses_its_geometry_only()
    {
        var lost = Feature(Parking, "2", "B", "POINT (1e30 5370830)", 25832, record: 2);
        lost["street"] = "Hauptstraße";
        var without = Feature(Parking, "3", "C", "POINT (1e30 5370830)", 25832, record: 3);
        var (placing, _) = await _samples.PublishAsync("lost", Parking,
            [Feature(Parking, "1", "A", "POINT (515638 5370830)", 25832), lost, without]);

        Assert.Equal((2, 1), (placing.Placed, placing.Rejected));
        Assert.Equal(2, placing.Counts[Notices.GeometryInvalid]);
        var rejection = Assert.Single(placing.Rejections, one => one.Rejects);
        Assert.Equal((3, 4, Notices.MissingLocation), (rejection.Record, rejection.Line, rejection.Code));
    }

    [Fact]
    public async Task Swapped_axes_are_put_right_even_without_the_area_of_the_town()
    {
        var (placing, _) = await _samples.PublishAsync("swapped", Parking,
        [
            Feature(Parking, "1", "A", "POINT (51.910707342856689 7.657179640933186)"),
            Feature(Parking, "2", "B", "POINT (7.65 51.91)", record: 2),
            Feature(Parking, "3", "C", "POINT (5370830.304 515638.229)", 25832, record: 3),
        ]);

        Assert.Equal(2, placing.Counts[Notices.SwappedCoordinates]);
        Assert.Equal("POINT(7.6571796 51.9107073) {swapped_coordinates_fixed}", await database.ScalarAsync<string>(
            "SELECT ST_AsText(geom) || ' ' || quality_flags::text FROM feature.parking_facility_1 WHERE _id = '08999001.swapped.1'"));
        Assert.Equal("POINT(9.2116541 48.4904017)", await database.ScalarAsync<string>(
            "SELECT ST_AsText(geom) FROM feature.parking_facility_1 WHERE _id = '08999001.swapped.3'"));
    }

    [Fact]
    public async Task The_area_of_the_town_decides_what_is_outside_and_what_is_swapped()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var samples = new SampleStore(own);
        await samples.PublishAsync("units", Units, [Town(Key, "POLYGON ((8 49, 8.1 49, 8.1 49.1, 8 49.1, 8 49))")]);
        var (placing, _) = await samples.PublishAsync("places", Parking,
        [
            Feature(Parking, "1", "inside", "POINT (8.05 49.05)"),
            Feature(Parking, "2", "one kilometre outside", "POINT (8.11 49.05)", record: 2),
            Feature(Parking, "3", "far outside", "POINT (8.5 49.05)", record: 3),
            Feature(Parking, "4", "swapped", "POINT (49.05 8.05)", record: 4),
        ]);

        Assert.Equal((1, 1), (placing.Counts[Notices.OutsideTown], placing.Counts[Notices.SwappedCoordinates]));
        Assert.Equal(3, Assert.Single(placing.Rejections, one => one.Code == Notices.OutsideTown).Record);
        Assert.Equal("- - {outside_town} {swapped_coordinates_fixed}", await own.ScalarAsync<string>(
            """
            SELECT string_agg(coalesce(quality_flags::text, '-'), ' ' ORDER BY _id) FROM feature.parking_facility_1
            """));
    }

    [Fact]
    public async Task The_area_finds_the_town_of_a_record()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var samples = new SampleStore(own);
        await samples.PublishAsync("units", Units,
        [
            Town("08999001", "POLYGON ((8 49, 8.1 49, 8.1 49.1, 8 49.1, 8 49))"),
            Town("08999002", "POLYGON ((8.1 49, 8.2 49, 8.2 49.1, 8.1 49.1, 8.1 49))"),
        ]);
        Feature At(string key, string wkt)
        {
            var feature = Feature(Parking, key, key, wkt);
            feature["municipality_key"] = null;
            return feature;
        }

        var (placing, _) = await samples.PublishAsync("area", Parking,
            [At("1", "POINT (8.05 49.05)"), At("2", "POINT (8.15 49.05)"), At("3", "POINT (10 50)")],
            rules: new() { MunicipalityByArea = true });

        Assert.Equal(1, placing.Counts[Notices.MunicipalityUnknown]);
        Assert.Equal("08999001 08999002", await own.ScalarAsync<string>(
            "SELECT string_agg(municipality_key, ' ' ORDER BY _id) FROM feature.parking_facility_1"));
    }

    [Fact]
    public async Task Broken_areas_are_repaired_and_heights_are_left_out()
    {
        var local = Local("repair", ("name", PropertyType.Text));
        var (placing, _) = await _samples.PublishAsync("repair", local,
        [
            Feature(local, "1", "bow", "POLYGON ((8 49, 8.1 49.1, 8.1 49, 8 49.1, 8 49))"),
            Feature(local, "2", "high", "POINT Z (8.123456789 49.987654321 120)", record: 2),
            Feature(local, "3", "empty", "POLYGON EMPTY", record: 3),
            Feature(local, "4", "zero", "POINT (0 0)", record: 4),
        ]);

        Assert.Equal(1, placing.Counts[Notices.GeometryRepaired]);
        Assert.Equal(1, placing.Counts[Notices.GeometryEmpty]);
        Assert.Equal(1, placing.Counts[Notices.GeometryInvalid]);
        var table = await database.ScalarAsync<string>("SELECT table_name FROM oud.dataset WHERE id = 'lindenbrueck.repair'");
        Assert.Equal("ST_MultiPolygon t {geometry_repaired}", await database.ScalarAsync<string>(
            $"SELECT concat_ws(' ', ST_GeometryType(geom), ST_IsValid(geom), quality_flags) FROM feature.{table} WHERE source_id = '1'"));
        Assert.Equal("POINT(8.1234568 49.9876543)", await database.ScalarAsync<string>(
            $"SELECT ST_AsText(geom) FROM feature.{table} WHERE source_id = '2'"));
        Assert.Equal(2L, await database.ScalarAsync<long>($"SELECT count(*) FROM feature.{table} WHERE geom IS NULL"));
    }

    [Fact]
    public async Task Of_records_with_one_key_the_first_is_taken()
    {
        var (placing, _) = await _samples.PublishAsync("twice", Parking,
        [
            Feature(Parking, "1", "A", "POINT (8 49)"), Feature(Parking, "1", "B", "POINT (8 49)", record: 2),
            Feature(Parking, "ä 1", "C", "POINT (8 49)", record: 3),
        ]);

        var rejection = Assert.Single(placing.Rejections);
        Assert.Equal((2, Notices.DuplicateId, "1", true), (rejection.Record, rejection.Code, rejection.Value, rejection.Rejects));
        Assert.Equal("1: A, ~C3~A4~201: C", await database.ScalarAsync<string>(
            """
            SELECT string_agg(substring(_id, 16) || ': ' || name, ', ' ORDER BY _id) FROM feature.parking_facility_1
            WHERE _id LIKE '08999001.twice.%'
            """));
    }

    [Fact]
    public async Task Records_without_key_get_an_id_from_name_and_place()
    {
        Feature Rack(string name, long capacity, string wkt, long record)
        {
            var feature = Feature(Parking, null, name, wkt, 25832, record);
            feature["capacity"] = capacity;
            return feature;
        }

        Feature[] racks =
        [
            Rack("Rathaus", 6, "POINT (515638.229 5370830.304)", 1),
            Rack("Museum", 6, "POINT (515700 5370830)", 2),
            Rack("Museum", 8, "POINT (515700 5370830)", 3),
            Rack("Bahnhof", 8, "POINT (515800 5370830)", 4),
            Rack("Bahnhof", 8, "POINT (515800 5370830)", 5),
        ];
        var (placing, first) = await _samples.PublishAsync("racks", Parking, racks);
        Assert.Equal((5, 0), (placing.Placed, placing.Rejected));
        Assert.Equal(2, placing.Counts[Notices.DuplicateSuspect]);
        Assert.Equal(5L, await database.ScalarAsync<long>(
            """
            SELECT count(DISTINCT source_id) FROM feature.parking_facility_1
            WHERE _dataset = $1 AND id_stability = 'derived' AND _id = '08999001.racks.' || source_id
            """, first.Number));

        // Moved by centimetres, other capacity: the same one. What collides hangs on all values.
        racks[0] = Rack("Rathaus", 10, "POINT (515638.3 5370830.2)", 1);
        var (_, second) = await _samples.PublishAsync("racks", Parking, racks, Request("racks", input: "i2"));
        Assert.Equal(new Difference(5, 0, 1, 0), second.Difference);
    }

    static Feature Town(string key, string wkt)
    {
        var feature = Feature(Units, key, key, wkt);
        feature["unit_level"] = "municipality";
        feature["code"] = key;
        feature["municipality_key"] = key;
        return feature;
    }

    Task<string?> PlaceAsync(string name) => database.ScalarAsync<string>(
        "SELECT ST_AsText(geom) FROM feature.parking_facility_1 WHERE _id = $1", $"08999001.{name}.1");
}
