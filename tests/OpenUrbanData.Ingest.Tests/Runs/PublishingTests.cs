using System.Globalization;

namespace OpenUrbanData.Ingest.Tests.Runs;

public sealed class PublishingTests
{
    const string Parking = """
        municipality: "08999001"
        key: Nr
        geometry: { x: x, y: y }
        mapping: { name: Name, purpose: { constant: car }, facility_type: { constant: other }, capacity: Anzahl }
        """;

    static string Rows(int count, Func<int, string>? line = null) => "Nr;Name;Anzahl;x;y\n" + string.Concat(Enumerable.Range(1, count)
        .Select(i => (line?.Invoke(i) ?? string.Create(CultureInfo.InvariantCulture, $"{i};Haus {i};{i};8.{i:0000};49.{i:0000}")) + "\n"));

    [Fact]
    public async Task Unchanged_input_writes_nothing()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", Rows(20));
        var first = await workshop.IngestAsync();
        var before = await Stored(workshop);

        var same = await workshop.IngestAsync();
        var forced = await workshop.IngestAsync(options: new() { Force = true });
        workshop.Write("muster/daten.csv", Rows(20).Replace(";8.", "; 8.", StringComparison.Ordinal));
        var rewritten = await workshop.IngestAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking + "\nreleased_by: Amt 12");
        var noted = await workshop.IngestAsync();

        Assert.Equal((IngestOutcome.Unchanged, 1L), (noted.Outcome, noted.Revision));
        Assert.Equal((IngestOutcome.Published, 1L), (first.Outcome, first.Revision));
        Assert.Equal((IngestOutcome.Unchanged, 0L), (same.Outcome, same.Records));
        Assert.Equal((IngestOutcome.Unchanged, 20L), (forced.Outcome, forced.Records));
        Assert.Equal((IngestOutcome.Unchanged, 1L), (rewritten.Outcome, rewritten.Revision));
        Assert.Equal(before, await Stored(workshop));

        static Task<string?> Stored(RunWorkshop workshop) => workshop.Database.ScalarAsync<string>(
            "SELECT string_agg(ctid::text || xmin::text || _publication, ',' ORDER BY _id) FROM feature.parking_facility_1");
    }

    [Fact]
    public async Task Only_what_changed_is_touched_and_what_vanished_becomes_a_tombstone()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", Rows(20));
        await workshop.IngestAsync();

        workshop.Write("muster/daten.csv", Rows(19, i => i == 3 ? "3;Neubau;3;8.0003;49.0003" : null!));
        var report = await workshop.IngestAsync();

        Assert.Equal((2L, 0L, 1L, 1L), (report.Revision, report.Difference!.Added, report.Difference.Changed, report.Difference.Removed));
        Assert.Equal("08999001.daten.20", await workshop.Database.ScalarAsync<string>("SELECT id FROM oud.tombstone"));
        Assert.Equal(1L, await workshop.Database.ScalarAsync<long>("SELECT count(*) FROM feature.parking_facility_1 WHERE _revision = 2"));
    }

    [Fact]
    public async Task A_data_set_of_four_rows_may_lose_one()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", Rows(4));
        await workshop.IngestAsync();
        workshop.Write("muster/daten.csv", Rows(3));

        Assert.Equal(IngestOutcome.Published, (await workshop.IngestAsync()).Outcome);
    }

    [Fact]
    public async Task Mass_deletion_is_stopped_and_can_be_forced()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", Rows(100));
        await workshop.IngestAsync();

        workshop.Write("muster/daten.csv", Rows(79));
        var stopped = await workshop.IngestAsync();
        var left = await workshop.Database.ScalarAsync<long>("SELECT count(*) FROM feature.parking_facility_1");
        var forced = await workshop.IngestAsync(options: new() { Force = true });
        workshop.Write("muster/daten.csv", Rows(64));
        var fewer = await workshop.IngestAsync();

        Assert.Equal((IngestOutcome.Stopped, "mass_deletion", 100L), (stopped.Outcome, stopped.Code, left));
        Assert.Contains("--force", stopped.Message!, StringComparison.Ordinal);
        Assert.Equal((IngestOutcome.Published, 79L), (forced.Outcome, forced.Difference!.After));
        Assert.Equal(IngestOutcome.Published, fewer.Outcome);
        Assert.Equal("stopped", await workshop.Database.ScalarAsync<string>("SELECT outcome FROM oud.run WHERE number = $1", stopped.Run!.Value));
    }

    [Theory]
    [InlineData(20, 5, IngestOutcome.Published)]
    [InlineData(100, 6, IngestOutcome.Stopped)]
    [InlineData(200, 6, IngestOutcome.Published)]
    public async Task Rejections_stop_a_run_only_above_the_share_and_the_count(int rows, int broken, IngestOutcome expected)
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0",
            Parking.Replace("facility_type: { constant: other }", "facility_type: Name", StringComparison.Ordinal));
        workshop.Write("muster/daten.csv", Rows(rows, i => i <= broken ? $"{i};;1;8.1;49.1" : null!));

        var report = await workshop.IngestAsync();

        Assert.Equal((expected, (long)broken), (report.Outcome, report.Rejected));
        Assert.Contains(report.Notices, notice => notice is { Code: "missing_required", Property: "facility_type", Rejects: true });
    }

    [Fact]
    public async Task A_calendar_keeps_its_past_over_new_year()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "waste-collection-date/1.0.0", """
            municipality: "08999001"
            key: [Bezirk, Datum]
            mode: { window: date }
            mapping: { area_id: Bezirk, date: Datum, waste_type: { constant: residual } }
            """);
        workshop.Write("muster/daten.csv", "Bezirk;Datum\nA;18.12.2026\nA;31.12.2026\nB;31.12.2026\n");
        await workshop.IngestAsync();

        workshop.Write("muster/daten.csv", "Bezirk;Datum\nA;31.12.2026\nA;14.01.2027\nA;28.01.2027\n");
        var report = await workshop.IngestAsync();

        Assert.Equal(IngestOutcome.Published, report.Outcome);
        Assert.Equal("2026-12-18,2026-12-31,2027-01-14,2027-01-28",
            await workshop.Database.ScalarAsync<string>("SELECT string_agg(date::text, ',' ORDER BY date) FROM feature.waste_collection_date_1"));
    }

    [Fact]
    public async Task A_poll_with_other_free_spaces_keeps_the_revision()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0",
            Parking + "\nstreams: { parking.free_spaces: { from: frei, missing: [\"-1\"] } }");
        string Poll(int free) => $"Nr;Name;Anzahl;x;y;frei\n1;a;10;8.1;49.1;{free}\n2;b;10;8.2;49.2;-1\n";
        workshop.Write("muster/daten.csv", Poll(7));
        var first = await workshop.IngestAsync();

        workshop.Write("muster/daten.csv", Poll(3));
        var second = await workshop.IngestAsync();

        Assert.Equal((IngestOutcome.Observed, first.Revision, first.Publication), (second.Outcome, second.Revision, second.Publication));
        Assert.Equal(3.0, await workshop.Database.ScalarAsync<double>(
            "SELECT value FROM oud.observation_latest WHERE feature_id = '08999001.daten.1'"));
        Assert.Equal("missing", await workshop.Database.ScalarAsync<string>(
            "SELECT quality FROM oud.observation_latest WHERE feature_id = '08999001.daten.2'"));
    }

    [Fact]
    public async Task A_draft_is_withdrawn_and_a_check_changes_nothing()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", Rows(3));

        var check = await workshop.IngestAsync(options: new() { Check = true });
        var tables = await workshop.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname IN ('feature', 'staging')");
        var runs = await workshop.Database.ScalarAsync<long>("SELECT count(*) FROM oud.run");
        await workshop.IngestAsync();
        workshop.Write("muster/daten.yaml", File.ReadAllText(Path.Combine(workshop.Catalog, "muster/daten.yaml")).Replace("published", "draft", StringComparison.Ordinal));
        var draft = await workshop.IngestAsync();

        Assert.Equal((IngestOutcome.Checked, 3L, 3L), (check.Outcome, check.Placed, check.Difference!.Added));
        Assert.Equal((0L, 0L), (tables, runs));
        Assert.Equal(IngestOutcome.Draft, draft.Outcome);
        Assert.Equal("withdrawn", await workshop.Database.ScalarAsync<string>("SELECT state FROM oud.dataset"));
    }

    [Fact]
    public async Task A_local_schema_is_inferred_and_then_pinned()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "local", """
            key: Nr
            mapping: { jahr: { from: "Haushaltsjahr" } }
            publish: [Betrag in €, PLZ, Beschluss, öffentlich, Bezeichnung]
            """);
        workshop.Write("muster/daten.csv",
            "Nr;Haushaltsjahr;Betrag in €;PLZ;Beschluss;öffentlich;Bezeichnung;Sachbearbeiter\n1;2026;1.400;01067;1.2.2026;ja;Straßen;E\n2;2027;-28.701.671;50667;28.2.2026;nein;;F\n");
        var first = await workshop.IngestAsync();
        var pinned = File.ReadAllText(workshop.Dataset().LocalSchemaFile);

        workshop.Write("muster/daten.csv",
            "Nr;Haushaltsjahr;Betrag in €;PLZ;Beschluss;öffentlich;Bezeichnung\n1;2026;viel;x;1.2.2026;ja;Straßen\n2;2027;5;50667;28.2.2026;nein;\n");
        var second = await workshop.IngestAsync();

        Assert.True(first.Outcome == IngestOutcome.Published, string.Join('\n', first.Lines()));
        Assert.Equal(["Sachbearbeiter"], first.DroppedColumns);
        Assert.Equal("bigint,bigint,date,boolean,text,text", await workshop.Database.ScalarAsync<string>(
            """
            SELECT string_agg(data_type, ',' ORDER BY array_position(ARRAY['jahr','betrag_in','Beschluss','oeffentlich','PLZ','Bezeichnung'], column_name::text))
            FROM information_schema.columns WHERE table_schema = 'feature'
              AND column_name IN ('jahr','betrag_in','Beschluss','oeffentlich','PLZ','Bezeichnung')
            """));
        Assert.Equal(pinned, File.ReadAllText(workshop.Dataset().LocalSchemaFile));
        Assert.Contains(second.Notices, notice => notice is { Code: "wrong_type", Property: "betrag_in", Rejects: false });
    }

    [Fact]
    public async Task The_town_of_a_record_is_the_one_whose_area_it_lies_in()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("grenzen", "administrative-unit/1.0.0", """
            municipality: { column: ags }
            key: ags
            geometry: { wkt: geom }
            mapping: { name: name, unit_level: { constant: municipality }, code: ags }
            """);
        workshop.Write("muster/grenzen.csv",
            "ags;name;geom\n08999001;Muster;\"POLYGON((8 49,8.5 49,8.5 49.5,8 49.5,8 49))\"\n08999002;Nachbar;\"POLYGON((8.5 49,9 49,9 49.5,8.5 49.5,8.5 49))\"\n");
        Assert.Equal(IngestOutcome.Published, (await workshop.IngestAsync("grenzen")).Outcome);
        workshop.Describe("daten", "parking-facility/1.0.0", Parking.Replace("\"08999001\"", "{ area: true }", StringComparison.Ordinal));
        workshop.Write("muster/daten.csv", "Nr;Name;Anzahl;x;y\n1;a;1;8.2;49.2\n2;b;1;8.7;49.2\n3;c;1;12;52\n");

        var report = await workshop.IngestAsync();

        Assert.Equal(IngestOutcome.Published, report.Outcome);
        Assert.Equal("08999001,08999002", await workshop.Database.ScalarAsync<string>("SELECT string_agg(municipality_key, ',' ORDER BY _id) FROM feature.parking_facility_1"));
        Assert.Contains(report.Notices, notice => notice is { Code: "municipality_unknown", Rejects: true, Count: 1 });
    }

    [Fact]
    public async Task Progress_tells_every_stage()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", Rows(3000));
        var seen = new List<IngestProgress>();

        await workshop.IngestAsync(progress: new Collector(seen));

        Assert.Equal([IngestStage.Fetching, IngestStage.Reading, IngestStage.Placing, IngestStage.Publishing], seen.Select(one => one.Stage).Distinct());
        Assert.Equal(3000, seen.Max(one => one.Records));
        Assert.Contains(seen, one => one is { Share: 1, RecordsPerSecond: > 0 });
    }

    [Fact]
    public async Task A_missing_column_stops_a_run_before_a_property_is_lost()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", Rows(3));
        await workshop.IngestAsync();

        workshop.Write("muster/daten.csv", Rows(3).Replace("Anzahl", "Anzahl Plätze", StringComparison.Ordinal));
        var stopped = await workshop.IngestAsync();
        var forced = await workshop.IngestAsync(options: new() { Force = true });

        Assert.Equal((IngestOutcome.Stopped, "columns_missing"), (stopped.Outcome, stopped.Code));
        Assert.Contains("'Anzahl'", stopped.Message!, StringComparison.Ordinal);
        Assert.Equal(IngestOutcome.Published, forced.Outcome);
    }

    sealed class Collector(List<IngestProgress> seen) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => seen.Add(value);
    }
}
