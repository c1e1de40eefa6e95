using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Formats;

/// <summary>Apache Arrow: an IPC stream of record batches, geometry as WKB with the metadata of GeoArrow.</summary>
/// <remarks>Positions are x before y whatever the CRS
/// (<see href="https://geoarrow.org/extension-types.html">GeoArrow, extension types</see>). Absent values are null; lists are
/// lists of texts, objects are JSON.</remarks>
public sealed class ArrowEncoder : Encoder
{
    /// <summary>Most rows of a record batch.</summary>
    public const int BatchRows = 8192;

    /// <summary>Bytes of texts and geometries after which a record batch ends, so that large ones take no more memory.</summary>
    public const int BatchBytes = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public override string Name => "arrow";

    /// <inheritdoc/>
    public override string MediaType => "application/vnd.apache.arrow.stream";

    /// <inheritdoc/>
    public override string Title => "Arrow";

    /// <inheritdoc/>
    public override async Task<EncodingResult> WriteAsync(
        FeatureRows rows, EncodingContext context, PipeWriter output, CancellationToken cancellation)
    {
        var columns = ArrowColumns.Of(rows.Layout);
        var schema = new Schema(columns.Select(column => column.Field), metadata: null);
        using var batchBytes = new MemoryStream();
        using var arrow = new ArrowStreamWriter(batchBytes, schema, leaveOpen: true);
        await arrow.WriteStartAsync(cancellation);
        var page = new PageOfRows(rows, context);
        var (length, bytes) = (0, 0L);
        while (await page.ReadAsync(written: 0, cancellation))
        {
            foreach (var column in columns)
            {
                bytes += column.Append(rows);
            }

            if (++length == BatchRows || bytes >= BatchBytes)
            {
                await WriteBatchAsync(arrow, schema, columns, length, cancellation);
                await FlushAsync(batchBytes, output, cancellation);
                (length, bytes) = (0, 0);
            }
        }

        if (length > 0)
        {
            await WriteBatchAsync(arrow, schema, columns, length, cancellation);
        }

        await arrow.WriteEndAsync(cancellation);
        await FlushAsync(batchBytes, output, cancellation);
        return page.Result;
    }

    static async Task WriteBatchAsync(
        ArrowStreamWriter arrow, Schema schema, ImmutableArray<ArrowColumn> columns, int length,
        CancellationToken cancellation)
    {
        using var batch = new RecordBatch(schema, columns.Select(column => column.Build()), length);
        await arrow.WriteRecordBatchAsync(batch, cancellation);
    }

    // The library writes many small pieces: they are sent together.
    static async Task FlushAsync(MemoryStream bytes, PipeWriter output, CancellationToken cancellation)
    {
        output.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        bytes.SetLength(0);
        var flushed = await output.FlushAsync(cancellation);
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new OperationCanceledException("The reader of the pipe has gone.", cancellation);
        }
    }
}
