using System.Runtime.CompilerServices;
using System.Text;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers.Text;

/// <summary>Text tables: comma, semicolon, tab or bar, quoted or not, in any encoding.</summary>
/// <remarks>RFC 4180 is the exception in practice: what differs is sniffed and can be declared.</remarks>
public sealed class CsvReader : RecordReader
{
    const int SampleChars = 1 << 18;

    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    public override bool Recognises(SourceFile file)
    {
        var head = file.Head.Span;
        var start = head.IndexOfAnyExcept(" \t\r\n\uFEFF"u8);
        return start >= 0
            && head[start] is not ((byte)'{' or (byte)'[' or (byte)'<')
            && (head[..Math.Min(2, head.Length)].ContainsAny((byte)0xFE, (byte)0xFF) || Controls(head) < head.Length * 0.1 || IsWide(head));

        // UTF-16 without a mark: every second byte of Western text is zero.
        static bool IsWide(ReadOnlySpan<byte> bytes) => bytes.Length > 8 && bytes.Count((byte)0) < bytes.Length * 0.6
            && ((bytes[1] == 0 && bytes[3] == 0) || (bytes[0] == 0 && bytes[2] == 0));
    }

    /// <inheritdoc/>
    public override ValueTask<SourceReading> ReadAsync(
        SourceFile file, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation)
    {
        var encoding = TextEncodings.Find(file, options.Encoding, cancellation);
        var (sample, isWhole) = Sample(file, encoding.Encoding);
        var separator = Separator(ref sample);
        var dialect = CsvDialect.Sniff(sample, isWhole, options with { Delimiter = options.Delimiter ?? separator });
        var rows = dialect.Rows(sample, isWhole, limits.PreambleRows);
        var header = HeaderRow.Find(rows, options, file.Name);
        var columns = HeaderRow.Columns(rows[header]);
        if (columns.Names.Count > limits.Columns)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"{file.Name}: {columns.Names.Count} columns; at most {limits.Columns} are read.");
        }

        var marks = new NumberMarkSniffer(columns.Names.Count, options);
        rows.Skip(header + 1).ToList().ForEach(marks.Add);
        var table = new Table(file, encoding.Encoding, dialect, columns, header, separator is not null, limits);
        var reading = new SourceReading(this, columns, (reading, token) => ReadRecordsAsync(table, reading, token))
        {
            Crs = SourceCrs.Parse(options.Crs),
            Encoding = encoding.Name,
            Marks = marks.Find(),
            Progress = () => table.Progress,
        };
        if (encoding.Note is var (code, message))
        {
            reading.Note(code, message);
        }

        if (header > 0)
        {
            reading.Note("preamble_skipped", $"{file.Name}: {header} rows above the header are not read.");
        }

        return ValueTask.FromResult(reading);
    }

    static async IAsyncEnumerable<SourceRecord> ReadRecordsAsync(
        Table table, SourceReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        await using var stream = table.File.Open();
        using var decoder = new StreamReader(stream, table.Encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);
        if (table.HasSeparator)
        {
            await decoder.ReadLineAsync(cancellation);
        }

        using var text = new DelimitedText(decoder, table.Dialect, table.Limits.RecordBytes);
        var above = table.HasSeparator ? 1 : 0;
        long row = 0, number = 0;
        while (text.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (row++ <= table.Header)
            {
                continue;
            }

            if (MakeRecord(table, text, reading, number + 1, text.Line + above) is not { } record)
            {
                continue;
            }

            table.Progress = (double)stream.Position / stream.Length;
            if (++number > table.Limits.Records)
            {
                throw new IngestException(IngestCodes.SourceTooLarge,
                    $"{table.File.Name}, line {record.Line}: more than {table.Limits.Records} records.");
            }

            yield return record;
        }
    }

    static SourceRecord? MakeRecord(Table table, DelimitedText text, SourceReading reading, long number, long line)
    {
        var (columns, cells, name) = (table.Columns, text.Cells, table.File.Name);
        if (cells.Count > table.Limits.Columns)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"{name}, line {line}: {cells.Count} cells; at most {table.Limits.Columns} are read.");
        }

        if (text.IsUnclosed)
        {
            throw new IngestException(IngestCodes.FormatInvalid,
                $"{name}, line {line}: a quote ({table.Dialect.Quote}) is opened and never closed.");
        }

        var values = new object?[columns.Names.Count];
        var filled = false;
        var defect = cells.Count < values.Length ? IngestCodes.RaggedRow : null;
        for (var i = 0; i < cells.Count; i++)
        {
            var isFilled = !string.IsNullOrWhiteSpace(cells[i]);
            filled |= isFilled;
            if (i < values.Length)
            {
                values[i] = cells[i];
            }
            else if (isFilled)
            {
                // A delimiter too many at the end of the line is harmless, a value there is not.
                defect = IngestCodes.RaggedRow;
            }
        }

        if (text.Nuls > 0)
        {
            reading.Note(IngestCodes.TextInvalid, $"{name}, line {line}: NUL characters are left out.");
        }

        if (!filled)
        {
            reading.Note("row_empty", $"{name}, line {line}: rows without any value are not read.");
            return null;
        }

        if (HeaderRow.IsRepeated(columns, values))
        {
            reading.Note("header_repeated", $"{name}, line {line}: the header stands among the data and is not read.");
            return null;
        }

        if (defect is not null)
        {
            reading.Note(defect, $"{name}, line {line}: {cells.Count} cells where the header has {values.Length}.");
        }

        return new(columns, values) { Number = number, Line = line, Defect = defect };
    }

    static (string Text, bool IsWhole) Sample(SourceFile file, Encoding encoding)
    {
        using var stream = file.Open();
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[SampleChars];
        var read = reader.ReadBlock(buffer);
        return (new(buffer, 0, read), read < buffer.Length);
    }

    // Excel's own hint: a first line that reads sep=;
    static char? Separator(ref string sample)
    {
        if (sample.Length < 5 || !sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (mark, end) = (sample[4], sample.IndexOf('\n', StringComparison.Ordinal));
        sample = end < 0 ? "" : sample[(end + 1)..];
        return mark;
    }

    static int Controls(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var one in bytes)
        {
            count += one is < 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C) ? 1 : 0;
        }

        return count;
    }

    sealed record Table(
        SourceFile File,
        Encoding Encoding,
        CsvDialect Dialect,
        SourceColumns Columns,
        int Header,
        bool HasSeparator,
        ReaderLimits Limits)
    {
        public double Progress { get; set; }
    }
}
