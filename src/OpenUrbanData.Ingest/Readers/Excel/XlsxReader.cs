using System.Globalization;
using System.Runtime.CompilerServices;
using OpenUrbanData.Ingest.Readers.Archives;
using OpenUrbanData.Ingest.Readers.Text;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Excel;

/// <summary>Excel workbooks (.xlsx, .xlsm): one sheet, with dates and leading zeros as the number formats show them.</summary>
/// <remarks>A forward reader of our own: the packages hold all shared strings, or the whole sheet, in memory.</remarks>
public sealed class XlsxReader : RecordReader
{
    /// <inheritdoc/>
    public override string Name => "xlsx";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool Recognises(SourceFile file)
    {
        var names = PackedFile.NamesOf(file);
        return names.Any(name => name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase))
            && names.Any(name => name.Contains("worksheets/", StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override ValueTask<SourceReading> ReadAsync(
        SourceFile file, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation)
    {
        if (!PackedFile.IsZip(file))
        {
            throw new IngestException(IngestCodes.FormatInvalid, file.Head.Span.StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0])
                ? $"{file.Name}: an Excel file of before 2007, or one with a password. Save it as .xlsx without password."
                : $"{file.Name}: this is not an .xlsx workbook.");
        }

        var book = Workbook.Open(file, options.Sheet, limits, cancellation);
        try
        {
            var header = FindHeader(book, file.Name, options, limits, out var cells);
            var columns = HeaderRow.Columns([.. cells.Select(ToText)]);
            var reading = new SourceReading(this, columns, (reading, token) => ReadRecordsAsync(book, file.Name, columns, header, limits, reading, token))
            {
                Crs = SourceCrs.Parse(options.Crs),
                Open = book,
            };
            if (options.Sheet is null && book.Others.Count > 0)
            {
                reading.Note("sheet_assumed", $"{file.Name}: the sheet '{book.Sheet}' is read; there are also {string.Join(", ", book.Others.Take(20))}.");
            }

            if (header > 1)
            {
                reading.Note("preamble_skipped", $"{file.Name}: {header - 1} rows above the header are not read.");
            }

            return ValueTask.FromResult(reading);
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }

    static async IAsyncEnumerable<SourceRecord> ReadRecordsAsync(
        Workbook book,
        string name,
        SourceColumns columns,
        long header,
        ReaderLimits limits,
        SourceReading reading,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var rows = new SheetRows(book, name, limits);
        long number = 0;
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (rows.Row <= header)
            {
                continue;
            }

            var values = new object?[columns.Names.Count];
            for (var i = 0; i < rows.Cells.Count; i++)
            {
                if (i < values.Length)
                {
                    values[i] = rows.Cells[i];
                }
                else if (rows.Cells[i] is not null)
                {
                    reading.Note("cells_outside_header", $"{name}, row {rows.Row}: values right of the header are not read.");
                }
            }

            if (!Array.Exists(values, value => value is not (null or string) || value is string text && !string.IsNullOrWhiteSpace(text)))
            {
                continue;
            }

            if (HeaderRow.IsRepeated(columns, values))
            {
                reading.Note("header_repeated", $"{name}, row {rows.Row}: the header stands among the data and is not read.");
                continue;
            }

            if (++number > limits.Records)
            {
                throw new IngestException(IngestCodes.SourceTooLarge, $"{name}, row {rows.Row}: more than {limits.Records} records.");
            }

            yield return new(columns, values) { Number = number, Line = rows.Row };
        }
    }

    // The row's own number of the header: rows without values are not among those looked at.
    static long FindHeader(Workbook book, string name, ReaderOptions options, ReaderLimits limits, out List<object?> header)
    {
        using var rows = new SheetRows(book, name, limits);
        var found = new List<(long Row, List<object?> Cells)>();
        while (found.Count < limits.PreambleRows && rows.Read() && !(options.HeaderRow < rows.Row))
        {
            found.Add((rows.Row, [.. rows.Cells]));
        }

        if (options.HeaderRow is { } declared)
        {
            header = found.Find(one => one.Row == declared).Cells ?? throw new IngestException(
                IngestCodes.OptionInvalid, $"{name}: reader.header_row: row {declared} of the sheet '{book.Sheet}' has no values.");
            return declared;
        }

        var index = HeaderRow.Find([.. found.Select(one => one.Cells.Select(ToText).ToArray())], options, $"{name}, sheet '{book.Sheet}'");
        header = found[index].Cells;
        return found[index].Row;
    }

    static string? ToText(object? value) => value is DateTime date
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture);
}
