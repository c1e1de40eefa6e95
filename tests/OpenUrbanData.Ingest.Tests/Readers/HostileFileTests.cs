using System.IO.Compression;
using System.Text;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Readers.Geo;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Readers;

/// <summary>Files that are made, or broken, to fill memory or disk: each ends with a clear message.</summary>
public sealed class HostileFileTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_of_two_gigabytes_fails_at_the_limit_in_constant_memory()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var file = File.Create(path))
            {
                await file.WriteAsync("a;b\n1;\"x"u8.ToArray(), Cancellation);
                file.SetLength(2L << 30);   // sparse: the rest reads as NUL
            }

            var before = GC.GetTotalAllocatedBytes();
            var failure = await Reading.FailureAsync(() => Reading.OfFileAsync(path, new() { Format = "csv", Encoding = "utf-8" }));
            Assert.Equal(IngestCodes.SourceTooLarge, failure.Code);

            // Whole it would be 4 GB of characters; tests beside this one are counted, too.
            Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 30);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("a;b\n", "x")]
    [InlineData("a;b\n", "x;")]
    [InlineData("a;b\n1;\"", "x\n")]
    public async Task Endless_rows_of_any_kind_fail_at_a_limit(string start, string repeated)
    {
        var text = new StringBuilder(start);
        while (text.Length < 3_000_000)
        {
            text.Append(repeated);
        }

        var limits = new ReaderLimits { RecordBytes = 1 << 20 };
        var failure = await Reading.FailureAsync(() => Reading.OfBytesAsync(Encoding.UTF8.GetBytes(text.ToString()), new() { Delimiter = ';' }, limits: limits));
        Assert.Equal(IngestCodes.SourceTooLarge, failure.Code);
    }

    [Fact]
    public async Task Too_many_columns_fail()
    {
        var header = string.Join(';', Enumerable.Range(1, 5000).Select(i => $"c{i}"));
        Assert.Equal(IngestCodes.SourceTooLarge, (await Reading.FailureAsync(() => Reading.OfTextAsync(header + "\n1\n"))).Code);
    }

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":\"")]
    [InlineData("[{\"a\":\"")]
    public async Task A_value_larger_than_the_limit_fails(string start)
    {
        var bytes = Encoding.UTF8.GetBytes(start + new string('x', 3_000_000));
        var failure = await Reading.FailureAsync(() => Reading.OfBytesAsync(bytes, limits: new() { RecordBytes = 1 << 20 }));
        Assert.Equal(IngestCodes.SourceTooLarge, failure.Code);
    }

    [Fact]
    public async Task An_object_whose_members_are_larger_than_the_limit_together_fails()
    {
        var text = "{" + string.Join(',', Enumerable.Range(1, 2000).Select(i => $"\"m{i}\":\"{new string('x', 1000)}\"")) + "}";
        var failure = await Reading.FailureAsync(() =>
            Reading.OfBytesAsync(Encoding.UTF8.GetBytes(text), new() { Format = "json" }, limits: new() { RecordBytes = 1 << 20 }));
        Assert.Equal(IngestCodes.SourceTooLarge, failure.Code);
    }

    [Fact]
    public async Task Deep_nesting_fails()
    {
        var text = "[{\"a\":" + new string('[', 100_000);
        Assert.Equal(IngestCodes.FormatInvalid, (await Reading.FailureAsync(() => Reading.OfTextAsync(text))).Code);
    }

    [Fact]
    public async Task A_zip_bomb_fails_while_it_unpacks()
    {
        var bytes = await Workbook.OfSheetAsync(async sheet =>
        {
            await sheet.WriteAsync("<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>a</t></is></c></row><row r=\"2\"><c t=\"inlineStr\"><is><t>"u8.ToArray(), Cancellation);
            var spaces = new byte[1 << 20];
            spaces.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 100; i++)
            {
                await sheet.WriteAsync(spaces, Cancellation);
            }
        });
        var failure = await Reading.FailureAsync(() => Reading.OfBytesAsync(bytes, limits: new() { RecordBytes = int.MaxValue }));
        Assert.Equal(IngestCodes.SourceTooLarge, failure.Code);
        Assert.Contains("packed byte", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_that_claims_a_billion_cells_is_read_by_its_values()
    {
        var bytes = await Workbook.OfSheetAsync(sheet => sheet.WriteAsync(
            """
            <worksheet><dimension ref="A1:XFD1048576"/><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>
            <row r="1048576" spans="1:16384"><c r="A1048576" t="inlineStr"><is><t>last</t></is></c><c r="XFD1048576" s="1"/></row>
            </sheetData></worksheet>
            """u8.ToArray(), Cancellation).AsTask());
        var reading = await Reading.OfBytesAsync(bytes);
        Assert.Equal("last", Assert.Single(reading.Records)["name"]);
    }

    [Fact]
    public async Task A_billion_real_cells_run_into_the_limits()
    {
        var row = Encoding.ASCII.GetBytes("<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 5000)) + "</row>");
        var bytes = await Workbook.OfSheetAsync(async sheet =>
        {
            await sheet.WriteAsync("<worksheet><sheetData>"u8.ToArray(), Cancellation);
            for (var i = 0; i < 20; i++)
            {
                await sheet.WriteAsync(row, Cancellation);
            }
        });
        Assert.Equal(IngestCodes.SourceTooLarge, (await Reading.FailureAsync(() => Reading.OfBytesAsync(bytes))).Code);
    }

    [Fact]
    public async Task Entities_and_document_types_are_refused()
    {
        var bytes = await Workbook.OfSheetAsync(sheet => sheet.WriteAsync(
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>"u8.ToArray(), Cancellation).AsTask());
        Assert.Equal(IngestCodes.FormatInvalid, (await Reading.FailureAsync(() => Reading.OfBytesAsync(bytes))).Code);
    }

    [Fact]
    public async Task Names_inside_an_archive_are_never_paths()
    {
        var fixture = Path.Combine(RepositoryRoot.Path, "tests/fixtures/readers/shapefile.zip");
        using var copy = new MemoryStream(await File.ReadAllBytesAsync(fixture, Cancellation));
        using var made = new MemoryStream();
        using (var from = new ZipArchive(copy))
        using (var to = new ZipArchive(made, ZipArchiveMode.Create))
        {
            foreach (var entry in from.Entries)
            {
                await using var source = await entry.OpenAsync(Cancellation);
                await using var target = await to.CreateEntry(entry.FullName.Replace("Ordner/", "../../../../tmp/escaped/", StringComparison.Ordinal)).OpenAsync(Cancellation);
                await source.CopyToAsync(target, Cancellation);
            }
        }

        var reading = await Reading.OfBytesAsync(made.ToArray());
        Assert.Equal(2, reading.Records.Count);
        Assert.False(Directory.Exists("/tmp/escaped"));
    }

    [Fact]
    public void A_geometry_that_claims_two_billion_points_allocates_nothing()
    {
        byte[] wkb = [1, 2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F];
        Assert.Throws<FormatException>(() => WkbGeometry.Read(wkb, out _));
        byte[] nested = [.. Enumerable.Repeat<byte[]>([1, 7, 0, 0, 0, 1, 0, 0, 0], 5000).SelectMany(bytes => bytes)];
        Assert.Throws<FormatException>(() => WkbGeometry.Read(nested, out _));
    }

    [Fact]
    public async Task Random_bytes_are_of_no_format()
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        bytes[0] = 7;
        Assert.Equal(IngestCodes.FormatUnknown, (await Reading.FailureAsync(() => Reading.OfBytesAsync(bytes))).Code);
    }

    [Fact]
    public async Task An_archive_of_too_many_entries_or_bytes_fails()
    {
        var fixture = Path.Combine(RepositoryRoot.Path, "tests/fixtures/readers/shapefile.zip");
        foreach (var limits in new ReaderLimits[] { new() { ArchiveEntries = 3 }, new() { ArchiveBytes = 200 } })
        {
            var failure = await Reading.FailureAsync(() => Reading.OfFileAsync(fixture, limits: limits));
            Assert.Equal(IngestCodes.SourceTooLarge, failure.Code);
        }
    }

    [Fact]
    public async Task Too_many_shared_strings_fail_and_formatted_emptiness_ends_a_sheet()
    {
        var fixture = Path.Combine(RepositoryRoot.Path, "tests/fixtures/readers/xlsx.xlsx");
        var failure = await Reading.FailureAsync(() => Reading.OfFileAsync(fixture, limits: new() { SharedStrings = 3 }));
        Assert.Equal(IngestCodes.SourceTooLarge, failure.Code);
        var rows = "<worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>a</v></c></row><row><c t=\"str\"><v>1</v></c></row>"
            + string.Concat(Enumerable.Repeat("<row><c s=\"1\"/></row>", 101)) + "<row><c t=\"str\"><v>2</v></c></row></sheetData></worksheet>";
        var bytes = await Workbook.OfSheetAsync(sheet => sheet.WriteAsync(Encoding.UTF8.GetBytes(rows), Cancellation).AsTask());
        Assert.Equal(2, (await Reading.OfBytesAsync(bytes, limits: new() { EmptyRows = 101 })).Records.Count);
        Assert.Single((await Reading.OfBytesAsync(bytes, limits: new() { EmptyRows = 100 })).Records);
    }

    [Fact]
    public async Task The_header_is_looked_for_among_the_first_rows_only()
    {
        var text = string.Concat(Enumerable.Repeat("note\n", 10)) + "Name;Ort\nA;B\n";
        Assert.Single((await Reading.OfTextAsync(text, new() { Header = ["Ort"] })).Records);
        var failure = await Reading.FailureAsync(() => Reading.OfBytesAsync(
            Encoding.UTF8.GetBytes(text), new() { Header = ["Ort"] }, limits: new() { PreambleRows = 10 }));
        Assert.Equal(IngestCodes.OptionInvalid, failure.Code);
    }

    [Fact]
    public async Task Unpacked_shapefiles_are_removed()
    {
        var file = new SourceFile(Path.Combine(RepositoryRoot.Path, "tests/fixtures/readers/shapefile.zip"), "x.zip");
        var reading = await new ShapefileReader().ReadAsync(file, ReaderOptions.None, ReaderLimits.Default, Cancellation);
        var folder = reading.Folder!;
        Assert.True(Directory.Exists(folder));
        await reading.DisposeAsync();
        Assert.False(Directory.Exists(folder));
    }
}
