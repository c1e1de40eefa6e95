using System.Globalization;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary>Reads the parameter <c>datetime</c> (OGC 17-069r4, 7.15.4).</summary>
static class FeatureTime
{
    /// <summary>What is expected.</summary>
    public const string Expected =
        "Must be an instant or an interval of RFC 3339 as '2026-05-01', '2026-05-01T08:00:00Z', '2026-05-01/2026-05-31', '2026-05-01/..' or '../2026-05-31'.";

    static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <summary>Reads an instant, a day or an interval of them.</summary>
    /// <param name="text">The text; ends may be open (<c>..</c> or empty).</param>
    /// <param name="interval">What it means; a day is all of it in UTC.</param>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string text, out TimeInterval? interval)
    {
        interval = null;
        var parts = text.Split('/');
        if (parts.Length == 1)
        {
            if (IsOpen(text) || !TryRead(text, out var begin, out var end))
            {
                return false;
            }

            interval = new(begin, end);
            return true;
        }

        if (parts.Length != 2 || !TryReadEnd(parts[0], out var from, out _) || !TryReadEnd(parts[1], out _, out var to) || from > to)
        {
            return false;
        }

        // QGIS writes open ends as the years 0000 and 9999.
        interval = new(from == DateTimeOffset.MinValue ? null : from, to >= LastDay ? null : to);
        return true;
    }

    static readonly DateTimeOffset LastDay = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    static bool IsOpen(string text) => text is "" or "..";

    static bool TryReadEnd(string text, out DateTimeOffset? begin, out DateTimeOffset? end)
    {
        begin = end = null;
        if (IsOpen(text))
        {
            return true;
        }

        var isRead = TryRead(text, out var first, out var last);
        (begin, end) = (first, last);
        return isRead;
    }

    static bool TryRead(string text, out DateTimeOffset begin, out DateTimeOffset end)
    {
        // The year 0000 is no date of .NET or PostgreSQL: it is read as another leap year, and comes before all others.
        var isYearZero = text.StartsWith("0000-", StringComparison.Ordinal);
        var readable = isYearZero ? "2000" + text[4..] : text;
        if (DateOnly.TryParseExact(readable, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            begin = new(day, TimeOnly.MinValue, TimeSpan.Zero);
            // The last microsecond: what PostgreSQL can tell apart.
            end = begin.AddMicroseconds(MicrosecondsPerDay - 1);
        }
        // A blank is a plus sign that was not percent-encoded.
        else if (DateTimeOffset.TryParseExact(Shorten(readable.ToUpperInvariant().Replace(' ', '+')), Instants, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var instant))
        {
            begin = end = instant.ToUniversalTime();
        }
        else
        {
            begin = end = default;
            return false;
        }

        if (isYearZero)
        {
            begin = end = DateTimeOffset.MinValue;
        }

        return true;
    }

    // A fraction may have any number of digits; .NET knows seven, PostgreSQL six.
    static string Shorten(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var end = point < 0 ? -1 : text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') + point + 1;
        return end > point + MostDigits + 1 ? text[..(point + MostDigits + 1)] + text[end..] : text;
    }

    const int MostDigits = 7;
    const long MicrosecondsPerDay = 24L * 60 * 60 * 1_000_000;
}
