using System.Diagnostics;

namespace OpenUrbanData.Ingest.Tests.Runs;

public sealed class FaultTests
{
    const string Parking = """
        municipality: "08999001"
        key: Nr
        geometry: { wkt: geom }
        mapping: { name: Name, purpose: { constant: car }, facility_type: { constant: other }, capacity: Anzahl }
        """;

    const string Good = "Nr;Name;Anzahl;geom\n1;a;1;POINT(8.1 49.1)\n2;b;2;POINT(8.2 49.2)\n";

    static async Task<RunWorkshop> PublishedAsync(string? archive = null)
    {
        var workshop = await RunWorkshop.CreateAsync(archive);
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", Good);
        var report = await workshop.IngestAsync();
        Assert.True(report.Outcome == IngestOutcome.Published, string.Join('\n', report.Lines()));
        return workshop;
    }

    static async Task OldRevisionStaysAsync(RunWorkshop workshop, IngestReport report, string code)
    {
        Assert.Equal((IngestOutcome.Failed, code), (report.Outcome, report.Code));
        Assert.NotEmpty(report.Message!);
        Assert.Equal("a,b", await workshop.Database.ScalarAsync<string>("SELECT string_agg(name, ',' ORDER BY name) FROM feature.parking_facility_1"));
        Assert.Equal("failed", await workshop.Database.ScalarAsync<string>("SELECT outcome FROM oud.run ORDER BY number DESC LIMIT 1"));
        Assert.Equal(0L, await workshop.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'staging'"));
    }

    [Fact]
    public async Task A_column_that_is_not_published_appears_in_no_table_and_no_report()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking + "\npublish: [Hinweis]\nreleased_by: Freigeber GEHEIM-2");
        workshop.Write("muster/daten.csv", "Nr;Name;Anzahl;geom;Hinweis;Sachbearbeiter;Telefon\n"
            + "1;a;1;POINT(8.1 49.1);offen;Erika GEHEIM-1;0721 GEHEIM-1\n2;b;viele;POINT(8.1 x);offen;Max GEHEIM-1;0721 GEHEIM-1\n");

        var report = await workshop.IngestAsync();

        Assert.Equal(IngestOutcome.Published, report.Outcome);
        Assert.Equal(["Sachbearbeiter", "Telefon"], report.DroppedColumns);
        Assert.DoesNotContain("Sachbearbeiter", report.PublicJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("GEHEIM", report.PublicJson() + string.Concat(report.Lines()) + string.Concat(report.Quarantine), StringComparison.Ordinal);
        var tables = (await workshop.Database.ScalarAsync<string[]>(
            "SELECT array_agg(format('%I.%I', schemaname, tablename)) FROM pg_tables WHERE schemaname IN ('oud', 'feature', 'staging')"))!;
        Assert.Contains("feature.parking_facility_1", tables);
        foreach (var table in tables)
        {
            Assert.Equal(0L, await workshop.Database.ScalarAsync<long>($"SELECT count(*) FROM {table} AS t WHERE t::text ~ 'GEHEIM|Sachbearbeiter'"));
        }

        Assert.Equal("{\"Hinweis\": \"offen\"}", await workshop.Database.ScalarAsync<string>("SELECT source_values::text FROM feature.parking_facility_1 WHERE name = 'a'"));
    }

    [Fact]
    public async Task A_public_report_has_codes_and_lines_and_no_values()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", "Nr;Name;Anzahl;geom\n1;a;viele;POINT(8.1 49.1)\n");

        var report = await workshop.IngestAsync();
        var stored = await workshop.Database.ScalarAsync<string>("SELECT report::text FROM oud.run");

        Assert.Contains("\"wrong_type\"", stored!, StringComparison.Ordinal);
        Assert.Contains("\"lines\": [2]", stored!, StringComparison.Ordinal);
        Assert.DoesNotContain("viele", stored!, StringComparison.Ordinal);
        Assert.Equal("viele", Assert.Single(report.Quarantine).Value);
        Assert.Equal("viele", await workshop.Database.ScalarAsync<string>("SELECT value FROM oud.rejection"));
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>Wartungsarbeiten</body></html>", "source_is_web_page")]
    [InlineData("", "source_empty")]
    public async Task Other_things_than_data_leave_the_old_revision(string content, string code)
    {
        await using var workshop = await PublishedAsync();
        workshop.Write("muster/daten.csv", content);

        await OldRevisionStaysAsync(workshop, await workshop.IngestAsync(), code);
    }

    [Fact]
    public async Task A_truncated_file_leaves_the_old_revision()
    {
        await using var workshop = await PublishedAsync();
        workshop.Write("muster/daten.csv",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"Nr\":\"1\",\"Name\":\"c\",\"Anzahl\":1,\"geom\":\"POINT(8 49)\"},\"geometry\":null},{\"type\":\"Feat");

        await OldRevisionStaysAsync(workshop, await workshop.IngestAsync(), "format_invalid");
    }

    [Fact]
    public async Task An_internal_address_is_refused()
    {
        await using var workshop = await PublishedAsync();
        workshop.Write("muster/daten.yaml", File.ReadAllText(Path.Combine(workshop.Catalog, "muster/daten.yaml"))
            .Replace("file: daten.csv", "url: \"http://127.0.0.1:5432/daten.csv\"", StringComparison.Ordinal));

        await OldRevisionStaysAsync(workshop, await workshop.IngestAsync(), "source_forbidden");
    }

    [Fact]
    public async Task A_missing_file_and_a_wrong_mapping_leave_the_old_revision()
    {
        await using var workshop = await PublishedAsync();
        File.Delete(Path.Combine(workshop.Catalog, "muster/daten.csv"));
        await OldRevisionStaysAsync(workshop, await workshop.IngestAsync(), "source_missing");

        workshop.Write("muster/daten.csv", Good);
        workshop.Describe("daten", "parking-facility/1.0.0", Parking.Replace("name: Name", "nmae: Name", StringComparison.Ordinal));
        await OldRevisionStaysAsync(workshop, await workshop.IngestAsync(), "descriptor_invalid");

        workshop.Describe("daten", "parking-facilty/1.0.0", Parking);
        var unknown = await workshop.IngestAsync();
        await OldRevisionStaysAsync(workshop, unknown, "descriptor_invalid");
        Assert.Contains("did you mean 'parking-facility/1.0.0'?", unknown.Message!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nul_bytes_and_bytes_of_no_encoding_reject_their_records_at_most()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", "");
        File.WriteAllBytes(Path.Combine(workshop.Catalog, "muster/daten.csv"),
            [.. "Nr;Name;Anzahl;geom\n1;Stra\u00dfe;1;POINT(8.1 49.1)\n2;b"u8, 0, .. ";2;POINT(8.2 49.2)\n3;c"u8, 0xFF, 0xFE, .. ";3;POINT(8.3 49.3)\n"u8]);

        var report = await workshop.IngestAsync();

        Assert.True(report.IsGood, string.Join('\n', report.Lines()));
        Assert.True(report.Placed >= 2, string.Join('\n', report.Lines()));
        Assert.Equal(0L, await workshop.Database.ScalarAsync<long>("SELECT count(*) FROM feature.parking_facility_1 WHERE name LIKE '%' || chr(1) || '%'"));
    }

    [Fact]
    public async Task Broken_geometries_are_repaired_or_left_out_and_said()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking.Replace("mapping: { name: Name,", "mapping: { name: Name, street: Name,", StringComparison.Ordinal));
        workshop.Write("muster/daten.csv", "Nr;Name;Anzahl;geom\n1;bowtie;1;POLYGON((8 49, 8.1 49.1, 8.1 49, 8 49.1, 8 49))\n"
            + "2;empty;1;POINT EMPTY\n3;prosa;1;neben der Kirche\n4;Nullpunkt;1;POINT(0 0)\n5;gut;1;POINT(8 49)\n");

        var report = await workshop.IngestAsync();

        Assert.True(report is { Outcome: IngestOutcome.Published, Placed: 5, Rejected: 0 }, string.Join('\n', report.Lines()));
        Assert.Equal("bowtie,gut", await workshop.Database.ScalarAsync<string>(
            "SELECT string_agg(name, ',' ORDER BY name) FROM feature.parking_facility_1 WHERE geom IS NOT NULL AND ST_IsValid(geom)"));
        Assert.Superset(new HashSet<string> { "geometry_repaired", "geometry_empty", "geometry_unreadable", "geometry_invalid" },
            report.Notices.Select(one => one.Code).ToHashSet());
    }

    [Fact]
    public async Task Of_records_with_the_same_key_the_first_is_kept()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Parking);
        workshop.Write("muster/daten.csv", Good + "1;c;3;POINT(8.3 49.3)\n");

        var report = await workshop.IngestAsync();

        Assert.Equal((IngestOutcome.Published, 2L, 1L), (report.Outcome, report.Placed, report.Rejected));
        var notice = Assert.Single(report.Notices);
        Assert.Equal(("duplicate_id", true, 4L), (notice.Code, notice.Rejects, Assert.Single(notice.Lines)));
        Assert.Equal("a", await workshop.Database.ScalarAsync<string>("SELECT name FROM feature.parking_facility_1 WHERE _id LIKE '%.1'"));
    }

    [Fact]
    public async Task The_second_of_two_ingests_waits_or_says_so()
    {
        await using var workshop = await PublishedAsync();
        workshop.Write("muster/daten.csv", Good + "3;c;3;POINT(8.3 49.3)\n");

        var both = await Task.WhenAll(workshop.IngestAsync(), workshop.IngestAsync());

        Assert.Contains(both, one => one is { Outcome: IngestOutcome.Published, Revision: 2 });
        Assert.All(both, one => Assert.True(one.Outcome is IngestOutcome.Published or IngestOutcome.Unchanged || one.Code == "dataset_busy", string.Join('\n', one.Lines())));
        Assert.Equal(3L, await workshop.Database.ScalarAsync<long>("SELECT count(*) FROM feature.parking_facility_1"));

        await using var held = await workshop.Store.OpenAsync("muster.daten", TestContext.Current.CancellationToken);
        var busy = await workshop.IngestAsync();
        Assert.Equal((IngestOutcome.Failed, "dataset_busy"), (busy.Outcome, busy.Code));
        Assert.Contains("muster.daten", busy.Message!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_the_old_revision_and_the_next_one_works()
    {
        await using var workshop = await PublishedAsync();
        workshop.Write("muster/daten.csv", "Nr;Name;Anzahl;geom\n" + string.Concat(Enumerable.Range(1, 50_000).Select(i => $"{i};x;1;POINT(8 49)\n")));
        using var cancelling = new CancellationTokenSource();
        var progress = new Cancelling(cancelling);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workshop.Run.ExecuteAsync(workshop.Dataset(), new(), progress, cancelling.Token));

        Assert.Equal(2L, await workshop.Database.ScalarAsync<long>("SELECT count(*) FROM feature.parking_facility_1"));
        Assert.Equal("failed", await workshop.Database.ScalarAsync<string>("SELECT outcome FROM oud.run ORDER BY number DESC LIMIT 1"));
        Assert.Equal(IngestOutcome.Published, (await workshop.IngestAsync()).Outcome);
    }

    [Fact]
    public async Task A_full_disk_of_the_archive_leaves_the_old_revision()
    {
        var folder = Directory.CreateTempSubdirectory("oud-full-").FullName;
        if (!Environment.IsPrivilegedProcess || !await ShellAsync("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder))
        {
            Directory.Delete(folder);
            Assert.Skip("A small file system can only be mounted by root.");
        }

        try
        {
            await using var workshop = await PublishedAsync(Directory.CreateDirectory(Path.Combine(folder, "archive")).FullName);
            workshop.Write("muster/daten.csv", Good + string.Concat(Enumerable.Range(3, 40_000).Select(i => $"{i};x;1;POINT(8 49)\n")));

            var report = await workshop.IngestAsync();
            await OldRevisionStaysAsync(workshop, report, "archive_failed");
            Assert.Contains(folder, report.Message!, StringComparison.Ordinal);

            workshop.Write("muster/daten.csv", Good + "3;c;3;POINT(8.3 49.3)\n");
            Assert.Equal(IngestOutcome.Published, (await workshop.IngestAsync()).Outcome);
        }
        finally
        {
            await ShellAsync("umount", folder);
            Directory.Delete(folder);
        }
    }

    static async Task<bool> ShellAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }

    sealed class Cancelling(CancellationTokenSource source) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            if (value.Stage == IngestStage.Placing)
            {
                source.Cancel();
            }
        }
    }
}
