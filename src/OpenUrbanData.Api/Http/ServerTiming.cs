using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OpenUrbanData.Api.Http;

/// <summary>How long the stages of a request took, sent as <c>Server-Timing</c> (W3C) so that slowness has a name.</summary>
sealed class ServerTiming
{
    static readonly object Key = new();
    readonly StringBuilder _text = new();
    long _since = Stopwatch.GetTimestamp();

    /// <summary>The one of this exchange.</summary>
    public static ServerTiming Of(HttpContext http)
    {
        if (http.Items[Key] is not ServerTiming timing)
        {
            http.Items[Key] = timing = new();
        }

        return timing;
    }

    /// <summary>Ends a stage: the time since the end of the one before belongs to it.</summary>
    /// <param name="stage">Name: <c>queue</c>, <c>parse</c>, <c>sql</c> (until the first row is there).</param>
    public void End(string stage)
    {
        var now = Stopwatch.GetTimestamp();
        var milliseconds = Stopwatch.GetElapsedTime(_since, now).TotalMilliseconds;
        _since = now;
        _text.Append(_text.Length > 0 ? ", " : "").Append(stage).Append(";dur=")
            .Append(CultureInfo.InvariantCulture, $"{milliseconds:0.0}");
    }

    /// <summary>Sets the header; before the first byte.</summary>
    public void Write(HttpResponse response)
    {
        if (_text.Length > 0)
        {
            response.Headers["Server-Timing"] = _text.ToString();
        }
    }
}
