using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OpenUrbanData.Ingest.Readers;

namespace OpenUrbanData.Ingest.Tests.Readers;

/// <summary>Random tables, written in random dialects, are read back equal.</summary>
public sealed class CsvRoundTripTests
{
    public sealed record Table(string[][] Rows, char Delimiter, char Quote, bool Backslash, string LineEnd, bool Mark);

    public static class Tables
    {
        public static Arbitrary<Table> Any() => Arb.From(
            from columns in Gen.Choose(1, 6)
            from rows in Gen.ArrayOf(Gen.ArrayOf(Cell, columns), 8)
            from delimiter in Gen.Elements(',', ';', '\t', '|')
            from quote in Gen.Elements('"', '\'')
            from backslash in Gen.Elements(true, false)
            from lineEnd in Gen.Elements("\n", "\r\n")
            from mark in Gen.Elements(true, false)
            select new Table(rows, delimiter, quote, backslash, lineEnd, mark));

        static Gen<string> Cell => Gen.Frequency(
            (4, Gen.Elements("", "x", "12,5", "1.234", "Köln", "a;b", "NULL", "it's", "say \"hi\"")),
            (3, Gen.ArrayOf(Gen.Elements("ab ,;|\t\"'\\\n\rß€𝄞".EnumerateRunes().Select(rune => rune.ToString()).ToArray())).Select(string.Concat)));
    }

    [Property(Arbitrary = [typeof(Tables)], MaxTest = 300)]
    public async Task Declared_dialects_are_read_back_equal(Table table)
    {
        var columns = table.Rows[0].Length;
        var text = new StringBuilder();
        foreach (var row in table.Rows.Prepend([.. Enumerable.Range(1, columns).Select(i => $"c{i}")]))
        {
            text.AppendJoin(table.Delimiter, row.Select(cell => Write(cell, table))).Append(table.LineEnd);
        }

        var options = new ReaderOptions { Format = "csv", Delimiter = table.Delimiter, Quote = table.Quote, Escape = table.Backslash ? "backslash" : "double" };
        var bytes = new UTF8Encoding(false).GetBytes((table.Mark ? "\uFEFF" : "") + text);
        var reading = await Reading.OfBytesAsync(bytes, options);
        string?[][] expected = [.. table.Rows.Where(row => !row.All(string.IsNullOrWhiteSpace)).Select(row => row.Select(cell => cell.Length == 0 ? null : cell).ToArray())];
        Assert.Equal(expected, reading.Records.Select(record => record.Values.Cast<string?>().ToArray()));
        Assert.All(reading.Records, record => Assert.Null(record.Defect));
    }

    [Property(Arbitrary = [typeof(Tables)], MaxTest = 200)]
    public async Task What_CsvHelper_writes_is_read_back_equal(Table table)
    {
        await using var text = new StringWriter();
        await using (var writer = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = table.Delimiter.ToString(), NewLine = table.LineEnd }))
        {
            foreach (var row in table.Rows.Prepend([.. table.Rows[0].Select((_, i) => $"c{i + 1}")]))
            {
                foreach (var cell in row)
                {
                    // NULL without quotes means no value in dumps.
                    writer.WriteField(cell, shouldQuote: cell.Length > 0);
                }

                await writer.NextRecordAsync();
            }
        }

        var options = new ReaderOptions { Format = "csv", Delimiter = table.Delimiter, Quote = '"', Escape = "double" };
        var reading = await Reading.OfBytesAsync(new UTF8Encoding(table.Mark).GetBytes(text.ToString()), options);
        string?[][] expected = [.. table.Rows.Where(row => !row.All(string.IsNullOrWhiteSpace)).Select(row => row.Select(cell => cell.Length == 0 ? null : cell).ToArray())];
        Assert.Equal(expected, reading.Records.Select(record => record.Values.Cast<string?>().ToArray()));
    }

    static string Write(string cell, Table table)
    {
        var quote = table.Quote.ToString();
        if (cell.Length == 0 || (cell != "NULL" && !cell.AsSpan().ContainsAny([table.Delimiter, table.Quote, '\\', '\n', '\r', '\uFEFF'])))
        {
            return cell;
        }

        var escaped = table.Backslash
            ? cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(quote, "\\" + quote, StringComparison.Ordinal)
            : cell.Replace(quote, quote + quote, StringComparison.Ordinal);
        return quote + escaped + quote;
    }
}
