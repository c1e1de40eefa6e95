using System.Collections.Immutable;
using System.IO.Pipelines;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Formats;

/// <summary>CSV: RFC 4180 in UTF-8, one line of names, then one line per feature.</summary>
/// <remarks>Points are two columns, <c>longitude</c> and <c>latitude</c> (<c>x</c> and <c>y</c> in metres); other geometries
/// are well-known text in <c>geometry</c>. Lists are joined by <c>|</c>, objects are JSON. The profile <c>excel-de</c> is what
/// German spreadsheets open by double click: byte order mark, semicolon, decimal comma, German titles and dates; texts that
/// a spreadsheet would take for a number, a date or a formula stay text.</remarks>
public sealed class CsvEncoder : Encoder
{
    /// <summary>Name of the profile for German spreadsheets.</summary>
    public const string ExcelDe = "excel-de";

    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override string MediaType => "text/csv";

    /// <inheritdoc/>
    public override string ContentType => "text/csv; charset=utf-8; header=present";

    /// <inheritdoc/>
    public override string Title => "CSV";

    /// <inheritdoc/>
    public override ImmutableArray<string> Profiles => [ExcelDe];

    /// <inheritdoc/>
    public override async Task<EncodingResult> WriteAsync(
        FeatureRows rows, EncodingContext context, PipeWriter output, CancellationToken cancellation)
    {
        using var csv = new Utf8Output(output);
        var line = context.Profile == ExcelDe
            ? new ExcelCsvLine(csv, rows.Layout)
            : new CsvLine(csv, rows.Layout);
        line.WriteHeader();
        var page = new PageOfRows(rows, context);
        while (await page.ReadAsync(written: 0, cancellation))
        {
            line.Write(rows);
            await csv.RowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
        return page.Result;
    }
}
