using System.Globalization;
using Microsoft.Net.Http.Headers;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Http;

/// <summary>The part of a file that an answer holds (RFC 9110, 14).</summary>
/// <param name="Offset">Bytes before it.</param>
/// <param name="Length">Its bytes.</param>
readonly record struct ByteRange(long Offset, long Length)
{
    /// <summary>Chooses the part that the request asks for, and says so in status and headers; all of the file where it asks for none.</summary>
    /// <remarks>Several parts at once are answered with the whole file, as RFC 9110 allows: nobody needs them here, and they would be a lever for attacks.
    /// The tag of the file must be set before, so that <c>If-Range</c> can be compared.</remarks>
    /// <param name="http">The exchange.</param>
    /// <param name="size">Bytes of the file.</param>
    /// <exception cref="ProblemException">416: the file has no such part.</exception>
    public static ByteRange Begin(HttpContext http, long size)
    {
        var response = http.Response;
        response.Headers.AcceptRanges = "bytes";
        if (!HttpMethods.IsGet(http.Request.Method) || !RangeHeaderValue.TryParse(http.Request.Headers.Range.ToString(), out var asked)
            || asked.Unit != "bytes" || asked.Ranges.Count != 1 || !IsSameFile(http))
        {
            return new(0, size);
        }

        var one = asked.Ranges.First();
        var first = one.From ?? Math.Max(0, size - one.To!.Value);
        var last = one.From is null ? size - 1 : Math.Min(one.To ?? long.MaxValue, size - 1);
        if (first > last)
        {
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{size}");
            throw new ProblemException(Problem.RangeNotSatisfiable($"The file has {size} bytes; '{http.Request.Headers.Range}' begins behind them."));
        }

        response.StatusCode = StatusCodes.Status206PartialContent;
        response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {first}-{last}/{size}");
        return new(first, last - first + 1);
    }

    // The client has a part already: of this file, or of an older one of which no part fits to these (RFC 9110, 13.1.5). Dates are too coarse to tell.
    static bool IsSameFile(HttpContext http) =>
        http.Request.Headers.IfRange.Count == 0 || http.Request.Headers.IfRange == http.Response.Headers.ETag;
}
