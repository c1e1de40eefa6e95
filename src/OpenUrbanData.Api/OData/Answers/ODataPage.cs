using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Api.OData.Answers;

/// <summary>A page of entities, or of their addresses, as one document (JSON format 12, 13).</summary>
/// <param name="exchange">The exchange.</param>
/// <param name="shape">What of the entities is written.</param>
/// <param name="limit">Most entities.</param>
/// <param name="mostBytes">Bytes after which the page ends, with the entity that passes them.</param>
sealed class ODataPage(ODataExchange exchange, ODataShape shape, int limit, long mostBytes)
{
    readonly ODataValues _values = new(exchange.Format.IsIeee754, isFull: false, exchange.IsOld);

    /// <summary>Context address; with no metadata it is not written.</summary>
    public required string Context { get; init; }

    /// <summary>Value of <c>@odata.count</c>; null for none.</summary>
    public long? Count { get; init; }

    /// <summary>True for addresses instead of entities.</summary>
    public bool IsReferences { get; init; }

    /// <summary>Makes the link to the page after so many entities, the last of them at a position; null where all that was asked for
    /// has been written.</summary>
    public required Func<PagePosition, int, string?> Next { get; init; }

    /// <summary>Makes the link at the end of the last page; null for none.</summary>
    public Func<(string Name, string Address)?>? Last { get; init; }

    /// <summary>Writes the document.</summary>
    /// <param name="rows">The rows: one more than <c>limit</c> where there is a next page.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task WriteAsync(FeatureRows rows, PipeWriter output, CancellationToken cancellation)
    {
        if (ODataRelated.NeedsDatabase(exchange.Model, shape))
        {
            await WriteWithHolesAsync(rows, output, cancellation);
            return;
        }

        await using var json = new Utf8JsonWriter(output, ODataRelated.Json);
        WriteHead(json);
        var place = await WriteEntitiesAsync(rows, json, new(exchange, null, limit), output, cancellation);
        json.WriteEndArray();
        WriteEnd(json, place);
    }

    /// <summary>What stands before the entities.</summary>
    public void WriteHead(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (exchange.Format.Metadata != MetadataLevel.None)
        {
            json.WriteString("@odata.context"u8, Context);
        }

        if (Count is { } matched)
        {
            json.WritePropertyName("@odata.count"u8);
            _values.WriteInt64(json, matched);
        }

        json.WriteStartArray("value"u8);
    }

    // Of a bounded number of rows, so that their connection is free before the next one is needed.
    async Task WriteWithHolesAsync(FeatureRows rows, PipeWriter output, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var related = new ODataRelated(exchange, buffer, limit);
        await using (var json = new Utf8JsonWriter(buffer, ODataRelated.Json))
        {
            WriteHead(json);
            var place = await WriteEntitiesAsync(rows, json, related, null, cancellation);
            json.WriteEndArray();
            WriteEnd(json, place);
        }

        await rows.DisposeAsync();
        await output.WriteAsync(await related.FillAsync(cancellation), cancellation);
    }

    async Task<(PagePosition? More, int Written)> WriteEntitiesAsync(
        FeatureRows rows, Utf8JsonWriter json, ODataRelated related, PipeWriter? output, CancellationToken cancellation)
    {
        var writer = new ODataEntityWriter(exchange, rows, shape, related);
        PagePosition? last = null;
        var written = 0;
        var isFull = limit == 0;
        while (await rows.ReadAsync(cancellation))
        {
            if (isFull)
            {
                return (last, written);
            }

            if (IsReferences)
            {
                ODataRelated.WriteReference(json, shape.Set, rows);
            }
            else
            {
                writer.Write(json);
            }

            written++;
            isFull = written == limit || json.BytesCommitted + json.BytesPending >= mostBytes;
            last = isFull ? rows.Position : null;
            if (output is not null && output.UnflushedBytes + json.BytesPending >= Formats.Encoder.FlushAtBytes)
            {
                await json.FlushAsync(cancellation);
                await output.FlushAsync(cancellation);
            }
        }

        return (null, written);
    }

    void WriteEnd(Utf8JsonWriter json, (PagePosition? More, int Written) place)
    {
        if (place.More is { } position)
        {
            if (Next(position, place.Written) is { } next)
            {
                json.WriteString("@odata.nextLink"u8, next);
            }
        }
        else if (Last?.Invoke() is { } link)
        {
            json.WriteString(link.Name, link.Address);
        }

        json.WriteEndObject();
    }
}
