using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck.Xunit;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Formats.Tests;

public sealed class CsvEncoderTests
{
    [Property(MaxTest = 200)]
    public void Any_text_reads_back(string[] names)
    {
        string[] texts = [.. names.Select(name => WithoutLoneSurrogates(name ?? ""))];
        var rows = texts.Select((text, i) => new MemoryRow($"08999001.places.{i}", 0, new() { ["name"] = text }));
        var (bytes, _) = Places.EncodeAsync(Encoders.Find("csv")!, new MemoryRows(Places.Layout(), rows), EncodingContext.File)
            .GetAwaiter().GetResult();
        var lines = Parse(Encoding.UTF8.GetString(bytes));
        var column = Array.IndexOf(lines[0], "name");
        Assert.Equal(texts, lines.Skip(1).Select(line => line[column]));
    }

    [Fact]
    public async Task Points_have_their_own_columns_and_no_other_geometry()
    {
        var (bytes, _) = await Places.EncodeAsync(
            Encoders.Find("csv")!, new MemoryRows(Places.PointLayout(), [Places.Rows[0], Places.Rows[1]]), EncodingContext.File);
        var lines = Parse(Encoding.UTF8.GetString(bytes));
        Assert.Equal(["longitude", "latitude"], lines[0][^2..]);
        Assert.Equal(["8.4037563", "49.0068901"], lines[1][^2..]);
        Assert.Equal(["", ""], lines[2][^2..]);
    }

    [Fact]
    public async Task A_collection_without_any_geometry_has_no_columns_for_it()
    {
        var calendar = Places.Collection with { Datasets = [Places.Collection.Datasets[0] with { Extent = null }] };
        var (bytes, _) = await Places.EncodeAsync(
            Encoders.Find("csv")!, new MemoryRows(new(new() { Collection = calendar }), [Places.Rows[1]]), EncodingContext.File);
        var lines = Parse(Encoding.UTF8.GetString(bytes));
        Assert.Equal("attribution", lines[0][^1]);
        Assert.Equal(lines[0].Length, lines[1].Length);
    }

    [Fact]
    public async Task The_profile_for_german_spreadsheets_is_as_the_golden_file() =>
        await Golden.MatchesAsync("places-excel-de.csv", await ExcelAsync());

    [Fact]
    public async Task A_column_of_the_source_makes_no_formula_of_its_heading()
    {
        var named = Places.Collection.Schema.Properties.First(property => property.Name == "name");
        var schema = Places.Collection.Schema with
        {
            Properties = Places.Collection.Schema.Properties.Replace(named, named with { Title = new("=cmd|'/C calc'!A0", "x") }),
        };
        var (bytes, _) = await Places.EncodeAsync(Encoders.Find("csv")!,
            new MemoryRows(new(new() { Collection = Places.Collection with { Schema = schema } }), []), new() { Profile = CsvEncoder.ExcelDe });
        Assert.Contains(";'=cmd|'/C calc'!A0;", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    // Spreadsheets evaluate ="…" only where it is not quoted again, and never anything that came from the data.
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("+1\"", "\"'+1\"\"\"")]
    [InlineData("08212000", "=\"08212000\"")]
    [InlineData("1-2", "=\"1-2\"")]
    [InlineData("1E5", "=\"1E5\"")]
    [InlineData("Haus 5", "Haus 5")]
    [InlineData("a;b", "\"a;b\"")]
    public async Task Texts_stay_texts_in_the_profile(string text, string expected)
    {
        var (bytes, _) = await Places.EncodeAsync(Encoders.Find("csv")!,
            new MemoryRows(Places.Layout(), [new("x.places.1", 0, new() { ["name"] = text })]), new() { Profile = CsvEncoder.ExcelDe });
        Assert.StartsWith($"x.places.1;linden.places;{expected};", Encoding.UTF8.GetString(bytes).Split("\r\n")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LibreOffice_opens_the_profile_with_umlauts_keys_and_numbers_intact()
    {
        if (!File.Exists("/usr/bin/soffice"))
        {
            Assert.Skip("LibreOffice is missing: apt install libreoffice-calc");
        }

        var folder = Directory.CreateTempSubdirectory("oud-excel").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "places.csv"), await ExcelAsync(), TestContext.Current.CancellationToken);

            // Semicolon, quote, UTF-8, German: what LibreOffice proposes to a German user for this file.
            using var soffice = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/soffice",
            [
                $"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=CSV:59,34,76,1,,1031,false,true",
                "--convert-to", "fods", "--outdir", folder, Path.Combine(folder, "places.csv"),
            ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await soffice.WaitForExitAsync(TestContext.Current.CancellationToken);
            var sheet = await File.ReadAllTextAsync(Path.Combine(folder, "places.fods"), TestContext.Current.CancellationToken);
            Assert.Contains("<text:p>Gemeindeschlüssel</text:p>", sheet, StringComparison.Ordinal);
            Assert.Contains("office:string-value=\"08212000\"", sheet, StringComparison.Ordinal);
            Assert.Contains("office:value-type=\"float\" office:value=\"1.5\"", sheet, StringComparison.Ordinal);
            Assert.Contains("office:value-type=\"float\" office:value=\"1200\"", sheet, StringComparison.Ordinal);
            Assert.Contains("office:date-value=\"2020-02-29\"", sheet, StringComparison.Ordinal);
            Assert.Contains("office:string-value=\"24/7\"", sheet, StringComparison.Ordinal);
            Assert.Contains("<text:p>&apos;=1+1</text:p>", sheet, StringComparison.Ordinal);
            Assert.Contains("Grünanlage", sheet, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<byte[]> ExcelAsync()
    {
        var (bytes, _) = await Places.EncodeAsync(Encoders.Find("csv")!,
            new MemoryRows(Places.Layout(), Places.Rows), new() { Profile = CsvEncoder.ExcelDe });
        return bytes;
    }

    static string WithoutLoneSurrogates(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // RFC 4180, read by its grammar.
    /// <summary>Reads with CsvHelper: a reader that is not ours.</summary>
    static List<string[]> Parse(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", IgnoreBlankLines = false });
        var lines = new List<string[]>();
        while (parser.Read())
        {
            lines.Add([.. parser.Record!]);
        }

        return lines;
    }
}
