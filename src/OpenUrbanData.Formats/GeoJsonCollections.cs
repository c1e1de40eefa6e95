using System.IO.Pipelines;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Formats;

/// <summary>GeoJSON of features of several collections in one document, one collection after the other, in constant memory. Each feature
/// has the member <c>collection</c>, the identifier of the collection that it was found in.</summary>
/// <param name="output">Where to.</param>
/// <param name="context">What is known of the document; its limit of rows is counted over all collections.</param>
public sealed class GeoJsonCollections(PipeWriter output, EncodingContext context) : IDisposable
{
    readonly Utf8Output _json = new(output);
    long _returned;

    /// <summary>Writes what stands before the features.</summary>
    public void Begin() => _json.Write("{\"type\":\"FeatureCollection\",\"features\":["u8);

    /// <summary>Writes features of one collection, as many as the document has room for.</summary>
    /// <param name="collection">Identifier of the collection.</param>
    /// <param name="rows">One more than there is room for, where there are so many.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>How many are still wanted, 0 where the document is full, and where the rest of the collection begins, null where
    /// nothing is left of it.</returns>
    public async Task<(int Room, Model.Query.PagePosition? Next)> WriteAsync(string collection, FeatureRows rows, CancellationToken cancellation)
    {
        var room = context.Limit is { } limit ? limit - (int)_returned : int.MaxValue;
        var writer = new GeoJsonFeature(_json, rows.Layout);
        // Bytes count over the whole document: where earlier collections have filled it, the caller asks for no other.
        var page = new PageOfRows(rows, context with { Limit = room });
        while (await page.ReadAsync(_json.Written, cancellation))
        {
            _json.Write(_returned++ == 0 ? "\n"u8 : ",\n"u8);
            writer.WriteMembers(rows);
            _json.Write(",\"collection\":"u8);
            JsonText.Write(_json, collection);
            _json.Byte((byte)'}');
            await _json.RowAsync(cancellation);
        }

        var isFull = _json.Written >= context.MaximumBytes || page.Result.Next is not null;
        return (isFull ? 0 : room - (int)page.Result.NumberReturned, page.Result.Next);
    }

    /// <summary>Writes counts and links, and sends all.</summary>
    /// <param name="next">The link to the next page; null where there is none.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async Task EndAsync(Link? next, CancellationToken cancellation)
    {
        _json.Write("\n]"u8);
        GeoJsonEncoder.WriteCounts(_json, context.NumberMatched, _returned);
        GeoJsonEncoder.WriteLinks(_json, context.Links, next);
        _json.Write("}\n"u8);
        await _json.FlushAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
