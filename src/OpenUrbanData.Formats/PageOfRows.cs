using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Formats;

/// <summary>The rows of one document: counts them, ends at a limit of rows or bytes, and then looks whether there is one more.</summary>
sealed class PageOfRows(FeatureRows rows, EncodingContext context)
{
    readonly int? _limit = context.IsSingle ? 1 : context.Limit;
    long _returned;
    PagePosition? _next;

    /// <summary>What was written; known after the last row.</summary>
    public EncodingResult Result => new(_returned, _next);

    /// <summary>Moves to the next row of the document.</summary>
    /// <param name="written">Bytes written so far; 0 where the document has no place for a next link, so that it must hold all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public ValueTask<bool> ReadAsync(long written, CancellationToken cancellation)
    {
        if (_returned == _limit || (written >= context.MaximumBytes && _returned > 0))
        {
            return LookAheadAsync(cancellation);
        }

        var reading = rows.ReadAsync(cancellation);
        if (!reading.IsCompletedSuccessfully)
        {
            return AwaitAsync(reading);
        }

        var any = reading.Result;
        _returned += any ? 1 : 0;
        return new(any);
    }

    async ValueTask<bool> AwaitAsync(ValueTask<bool> reading)
    {
        var any = await reading;
        _returned += any ? 1 : 0;
        return any;
    }

    async ValueTask<bool> LookAheadAsync(CancellationToken cancellation)
    {
        // The position is that of the last row written, so it is taken before the surplus row.
        var last = _returned > 0 ? rows.Position : null;
        _next = await rows.ReadAsync(cancellation) ? last : null;
        return false;
    }
}
