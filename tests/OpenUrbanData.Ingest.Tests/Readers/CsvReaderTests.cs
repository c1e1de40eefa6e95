using System.Text;
using OpenUrbanData.Ingest.Readers;

namespace OpenUrbanData.Ingest.Tests.Readers;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a\tb\r1\t2\r")]
    [InlineData("a|b\n1|2")]
    [InlineData("sep=;\na;b\n1;2\n")]
    [InlineData("\uFEFFa;b\n1;2\n")]
    [InlineData("'a','b'\n'1','2'\n")]
    [InlineData("\"a\";\"b\"\n\"1\";\"2\"\n")]
    [InlineData("a;b\n\n1;2\n;\n")]
    [InlineData("a;b;\n1;2;\n")]
    public async Task Every_way_to_write_the_same_table_gives_the_same_records(string text)
    {
        var reading = await Reading.OfTextAsync(text);
        Assert.Equal(["a", "b"], reading.Source.Columns.Names);
        Assert.Equal(["1", "2"], Assert.Single(reading.Records).Values);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-1")]
    public async Task Umlauts_survive_every_encoding(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = "Straße;Größe\n" + string.Concat(Enumerable.Repeat("Am Mühlenteich;übergroß\n", 20));
        var reading = await Reading.OfBytesAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        Assert.Equal(["Straße", "Größe"], reading.Source.Columns.Names);
        Assert.All(reading.Column("Größe"), value => Assert.Equal("übergroß", value));
    }

    [Fact]
    public async Task An_umlaut_in_the_last_line_of_a_large_file_still_decides_the_encoding()
    {
        var bytes = Encoding.Latin1.GetBytes("name;ort\n" + string.Concat(Enumerable.Repeat("Abc;Def\n", 100_000)) + "Süd;Köln\n");
        var reading = await Reading.OfBytesAsync(bytes);
        Assert.Equal("windows-1252", reading.Source.Encoding);
        Assert.Equal("Süd", reading.Records[^1]["name"]);
        Assert.NotNull(reading.Note("encoding_assumed"));
    }

    [Fact]
    public async Task Broken_bytes_in_utf8_are_replaced_and_noted()
    {
        var good = Encoding.UTF8.GetBytes("name;ort\n" + string.Concat(Enumerable.Repeat("Süd;Köln\n", 50)));
        var reading = await Reading.OfBytesAsync([.. good, .. "Nord"u8, 0xFF, .. ";Bonn\n"u8]);
        Assert.Equal("utf-8", reading.Source.Encoding);
        Assert.Equal("Nord\uFFFD", reading.Records[^1]["name"]);
        Assert.NotNull(reading.Note("encoding_broken"));
    }

    [Fact]
    public async Task Nul_characters_are_left_out_and_noted()
    {
        var reading = await Reading.OfTextAsync("name;ort\nSü\0d;Köln\n\"No\0rd\";Bonn\n");
        Assert.Equal(["Süd", "Nord"], reading.Column("name"));
        Assert.Equal(2, reading.Note(IngestCodes.TextInvalid)!.Count);
    }

    [Fact]
    public async Task Ragged_rows_are_defects_with_their_line()
    {
        var reading = await Reading.OfTextAsync("a;b;c\n1;2;3\n1;2\n1;2;3;4\n1;2;3;;\n");
        Assert.Equal([null, IngestCodes.RaggedRow, IngestCodes.RaggedRow, null], reading.Records.Select(record => record.Defect));
        Assert.Equal(3, reading.Records[1].Line);
    }

    [Fact]
    public async Task Lines_are_counted_through_cells_with_line_breaks()
    {
        var reading = await Reading.OfTextAsync("a;b\n\"x\r\ny\";1\n\nz;2\n");
        Assert.Equal(["x\r\ny", "z"], reading.Column("a"));
        Assert.Equal([2L, 5L], reading.Records.Select(record => record.Line!.Value));
    }

    [Fact]
    public async Task A_preamble_is_skipped_by_names_by_row_and_by_itself()
    {
        const string Text = "Ladesäulenregister;;\nStand: 01.11.2026;;\n;;\nBetreiber;Straße;Ort\nA;B;C\nD;E;F\n";
        foreach (var options in new[] { ReaderOptions.None, new() { Header = ["straße"] }, new() { HeaderRow = 4 } })
        {
            var reading = await Reading.OfTextAsync(Text, options);
            Assert.Equal(["Betreiber", "Straße", "Ort"], reading.Source.Columns.Names);
            Assert.Equal(2, reading.Records.Count);
            Assert.Equal(5, reading.Records[0].Line);
        }

        var failure = await Reading.FailureAsync(() => Reading.OfTextAsync(Text, new() { Header = ["PLZ"] }));
        Assert.Equal(IngestCodes.OptionInvalid, failure.Code);
    }

    [Fact]
    public async Task Names_are_cleaned_and_made_unique()
    {
        var reading = await Reading.OfTextAsync(" Name ;\"Wert\n 2024\";;Name\n1;2;3;4\n");
        Assert.Equal(["Name", "Wert 2024", "column_3", "Name_2"], reading.Source.Columns.Names);
    }

    [Fact]
    public async Task Backslashes_escape_as_in_a_dump()
    {
        var reading = await Reading.OfTextAsync(@"'a','b','c'" + "\n" + @"'it\'s','x\ny',NULL" + "\n" + @"'\""q\""','\\','NULL'" + "\n");
        Assert.Equal(["it's", "x\ny", null], reading.Records[0].Values);
        Assert.Equal(["\"q\"", "\\", "NULL"], reading.Records[1].Values);
    }

    [Fact]
    public async Task A_path_that_ends_in_a_backslash_is_no_escape()
    {
        var reading = await Reading.OfTextAsync("\"path\";\"n\"\n\"C:\\data\\\";\"1\"\n\"D:\\\";\"2\"\n");
        Assert.Equal([@"C:\data\", @"D:\"], reading.Column("path"));
    }

    [Theory]
    [InlineData("1.234.567", "1.400", ',', '.')]
    [InlineData("1.234,5", "7", ',', '.')]
    [InlineData("12,5", "1,25", ',', null)]
    [InlineData("12.5", "1.25", '.', null)]
    [InlineData("1,234.5", "12", '.', ',')]
    [InlineData("1'234.50", "12", '.', '\'')]
    [InlineData("1 234,50", "12", ',', ' ')]
    [InlineData("1.400", "2.500", '.', null)]
    public async Task Marks_of_numbers_are_found_by_column(string first, string second, char point, char? thousands)
    {
        var reading = await Reading.OfTextAsync($"a;b;c\n\"{first}\";x;y\n\"{second}\";x;y\n");
        Assert.Equal(new NumberMarks(point, thousands), reading.Source.MarksOf("a"));
    }

    [Fact]
    public async Task Declared_marks_win()
    {
        var reading = await Reading.OfTextAsync("a;b\n1.400;x\n", new() { Decimal = ',', Thousands = '.' });
        Assert.Equal(new NumberMarks(',', '.'), reading.Source.MarksOf("a"));
    }

    [Fact]
    public async Task A_quote_that_never_closes_is_an_error_with_its_line()
    {
        var failure = await Reading.FailureAsync(() => Reading.OfTextAsync("a;b\n1;2\n3;\"x\n4;5\n"));
        Assert.Equal(IngestCodes.FormatInvalid, failure.Code);
        Assert.Contains("line 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_instead_of_data_is_named_as_such()
    {
        foreach (var page in new[] { "<!DOCTYPE html><html>", "\n<HTML lang=de>", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\">" })
        {
            var failure = await Reading.FailureAsync(() => Reading.OfTextAsync(page, new() { Format = "csv" }));
            Assert.Equal(IngestCodes.SourceIsWebPage, failure.Code);
        }
    }

    [Fact]
    public async Task An_empty_file_is_named_as_such() =>
        Assert.Equal(IngestCodes.SourceEmpty, (await Reading.FailureAsync(() => Reading.OfTextAsync(""))).Code);
}
