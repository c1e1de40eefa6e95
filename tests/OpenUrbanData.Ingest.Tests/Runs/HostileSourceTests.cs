using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenUrbanData.Ingest.Tests.Readers;

namespace OpenUrbanData.Ingest.Tests.Runs;

/// <summary>Servers and files that are broken or made to do harm, as whole runs: a clear message, and what was published stays.</summary>
public sealed class HostileSourceTests : IAsyncDisposable
{
    const string Good = "Nr;Name;Anzahl;geom\n1;a;1;POINT(8.1 49.1)\n2;b;2;POINT(8.2 49.2)\n";

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Task _serving;
    byte[] _answer = [];

    public HostileSourceTests()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    [Fact]
    public async Task A_truncated_download_leaves_the_old_revision()
    {
        await using var workshop = await PublishedAsync();

        // All that came is good data: only the announced length tells that more was meant.
        Answer(Good.Replace(";b;", ";c;", StringComparison.Ordinal), announced: 1000);

        await OldRevisionStaysAsync(workshop, await IngestAsync(workshop), "source_truncated", "daten.csv");
        Answer(Good.Replace(";b;", ";c;", StringComparison.Ordinal));
        Assert.Equal(IngestOutcome.Published, (await IngestAsync(workshop)).Outcome);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>Wartungsarbeiten</body></html>")]
    [InlineData("\n  <html lang=\"de\"><head><title>Fehler 500</title></head></html>")]
    public async Task An_error_page_that_says_200_leaves_the_old_revision(string page)
    {
        await using var workshop = await PublishedAsync();
        Answer(page, type: "text/html");

        await OldRevisionStaysAsync(workshop, await IngestAsync(workshop), "source_is_web_page", "daten.csv");
    }

    [Fact]
    public async Task A_workbook_that_unpacks_to_a_thousand_times_its_size_leaves_the_old_revision()
    {
        await using var workshop = await PublishedAsync();
        Answer(await Workbook.OfSheetAsync(async sheet =>
        {
            await sheet.WriteAsync(Encoding.UTF8.GetBytes("<worksheet><sheetData>" + Row(1, "Nr", "Name", "Anzahl", "geom") + Row(2, "1", "c", "1", "POINT(8 49)")), Cancellation);
            await WriteSpacesAsync(sheet);
            await sheet.WriteAsync("</sheetData></worksheet>"u8.ToArray(), Cancellation);
        }));

        await OldRevisionStaysAsync(workshop, await IngestAsync(workshop), "source_too_large", "packed byte");
    }

    [Fact]
    public async Task A_packed_shapefile_that_unpacks_to_a_thousand_times_its_size_leaves_the_old_revision()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "oud-shp-*").Length;
        await using var workshop = await PublishedAsync();
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["a.shp", "a.shx", "a.dbf"])
            {
                await using var part = await zip.CreateEntry(name).OpenAsync(Cancellation);
                await WriteSpacesAsync(part);
            }
        }

        Answer(made.ToArray());

        await OldRevisionStaysAsync(workshop, await IngestAsync(workshop), "source_too_large", "packed byte");
        Assert.InRange(Directory.GetDirectories(Path.GetTempPath(), "oud-shp-*").Length, 0, before);
    }

    [Fact]
    public async Task A_workbook_that_claims_a_billion_cells_is_published_with_those_it_has()
    {
        await using var workshop = await PublishedAsync();
        Answer(await Workbook.OfSheetAsync(sheet => sheet.WriteAsync(Encoding.UTF8.GetBytes(
            "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>" + Row(1, "Nr", "Name", "Anzahl", "geom")
            + Row(2, "1", "a", "1", "POINT(8.1 49.1)") + Row(1_048_576, "2", "c", "2", "POINT(8.2 49.2)") + "</sheetData></worksheet>"), Cancellation).AsTask()));

        var report = await IngestAsync(workshop);

        Assert.True(report is { Outcome: IngestOutcome.Published, Records: 2, Placed: 2 }, string.Join('\n', report.Lines()));
        Assert.Equal("a,c", await NamesAsync(workshop));
    }

    [Fact]
    public async Task A_workbook_with_more_columns_than_any_table_leaves_the_old_revision()
    {
        await using var workshop = await PublishedAsync();
        var cells = Enumerable.Repeat("1", 5000).ToArray();
        Answer(await Workbook.OfSheetAsync(sheet => sheet.WriteAsync(Encoding.UTF8.GetBytes(
            "<worksheet><sheetData>" + Row(1, "Nr", "Name", "Anzahl", "geom") + Row(2, cells) + "</sheetData></worksheet>"), Cancellation).AsTask()));

        await OldRevisionStaysAsync(workshop, await IngestAsync(workshop), "source_too_large", "4096");
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]:5432/")]
    public async Task A_server_that_leads_to_an_internal_address_leaves_the_old_revision(string target)
    {
        await using var workshop = await PublishedAsync();
        _answer = Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        await OldRevisionStaysAsync(workshop, await IngestAsync(workshop), "source_forbidden", "OUD_ALLOWED_NETWORKS");
    }

    static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    static async Task WriteSpacesAsync(Stream stream)
    {
        var spaces = new byte[1 << 20];
        spaces.AsSpan().Fill((byte)' ');
        for (var i = 0; i < 100; i++)
        {
            await stream.WriteAsync(spaces, Cancellation);
        }
    }

    static Task<string?> NamesAsync(RunWorkshop workshop) =>
        workshop.Database.ScalarAsync<string>("SELECT string_agg(name, ',' ORDER BY name) FROM feature.parking_facility_1");

    static async Task OldRevisionStaysAsync(RunWorkshop workshop, IngestReport report, string code, string told)
    {
        Assert.True(report.Outcome == IngestOutcome.Failed && report.Code == code, string.Join('\n', report.Lines()));
        Assert.Contains(told, report.Message!, StringComparison.Ordinal);
        Assert.Equal("a,b", await NamesAsync(workshop));
        Assert.Equal($"failed {code}", await workshop.Database.ScalarAsync<string>(
            "SELECT outcome || ' ' || (report ->> 'code') FROM oud.run ORDER BY number DESC LIMIT 1"));
        Assert.Equal(0L, await workshop.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'staging'"));
        Assert.Equal(1L, await workshop.Database.ScalarAsync<long>("SELECT revision FROM oud.dataset"));
    }

    async Task<RunWorkshop> PublishedAsync()
    {
        var workshop = await RunWorkshop.CreateAsync();
        workshop.Write("muster/daten.yaml", $$"""
            title: Daten
            description: Test
            state: published
            schema: parking-facility/1.0.0
            source: { url: "http://127.0.0.1:{{((IPEndPoint)_listener.LocalEndpoint).Port}}/daten.csv" }
            municipality: "08999001"
            key: Nr
            geometry: { wkt: geom }
            mapping: { name: Name, purpose: { constant: car }, facility_type: { constant: other }, capacity: Anzahl }
            """);
        Answer(Good);
        var report = await IngestAsync(workshop);
        Assert.True(report.Outcome == IngestOutcome.Published, string.Join('\n', report.Lines()));
        return workshop;
    }

    static Task<IngestReport> IngestAsync(RunWorkshop workshop)
    {
        var settings = new IngestSettings
        {
            Archive = workshop.Archive,
            Source = new() { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")], RetryDelay = TimeSpan.FromMilliseconds(1) },
        };
        return new IngestRun(workshop.Store, RunWorkshop.Schemas, settings, TimeProvider.System).ExecuteAsync(workshop.Dataset(), new(), null, Cancellation);
    }

    void Answer(string text, int? announced = null, string type = "text/csv") => Answer(Encoding.UTF8.GetBytes(text), announced, type);

    void Answer(byte[] bytes, int? announced = null, string type = "application/octet-stream") => _answer =
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {announced ?? bytes.Length}\r\nConnection: close\r\n\r\n"), .. bytes];

    // A server of a few lines: only so can an answer be broken on purpose.
    async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var buffer = new byte[8192];
                var request = "";
                while (!request.EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _stop.Token) is var read && read > 0)
                {
                    request += Encoding.ASCII.GetString(buffer, 0, read);
                }

                await stream.WriteAsync(_answer, _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
            }
        }
    }
}
