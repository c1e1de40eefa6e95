using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace OpenUrbanData.Api.Http;

/// <summary>How long the stages of a request took, sent as <c>Server-Timing</c> (W3C) so that slowness has a name.</summary>
sealed class ServerTiming
{
    readonly List<(string Stage, TimeSpan Time)> _stages = new(4);
    long _since = Stopwatch.GetTimestamp();

    /// <summary>The one of this exchange.</summary>
    public static ServerTiming Of(HttpContext http) => Answer.Of(http).Timing;

    /// <summary>Ends a stage: the time since the end of the one before belongs to it.</summary>
    /// <param name="stage">Name: <c>queue</c>, <c>parse</c>, <c>sql</c> (until the first row is there).</param>
    public void End(string stage)
    {
        var now = Stopwatch.GetTimestamp();
        _stages.Add((stage, Stopwatch.GetElapsedTime(_since, now)));
        _since = now;
    }

    /// <summary>Sets the header; before the first byte.</summary>
    public void Write(HttpResponse response)
    {
        if (_stages.Count == 0)
        {
            return;
        }

        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[128]);
        foreach (var (stage, time) in _stages)
        {
            // Milliseconds with one digit, without the work of a format.
            var (whole, tenth) = Math.DivRem((time.Ticks + (TimeSpan.TicksPerMillisecond / 20)) / (TimeSpan.TicksPerMillisecond / 10), 10);
            text.AppendLiteral(stage == _stages[0].Stage ? "" : ", ");
            text.AppendLiteral(stage);
            text.AppendLiteral(";dur=");
            text.AppendFormatted(whole);
            text.AppendLiteral(".");
            text.AppendFormatted(tenth);
        }

        response.Headers["Server-Timing"] = text.ToStringAndClear();
    }
}
