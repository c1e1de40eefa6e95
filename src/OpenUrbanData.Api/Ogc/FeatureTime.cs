using System.Globalization;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc;

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
            if (!TryRead(text, out var begin, out var end) || begin is null)
            {
                return false;
            }

            interval = new(begin, end);
            return true;
        }

        if (parts.Length != 2 || !TryRead(parts[0], out var from, out _) || !TryRead(parts[1], out _, out var to) || from > to)
        {
            return false;
        }

        interval = new(from, to);
        return true;
    }

    static bool TryRead(string text, out DateTimeOffset? begin, out DateTimeOffset? end)
    {
        begin = end = null;
        // QGIS writes open ends as the years 0000 and 9999; the first is no date of .NET or PostgreSQL.
        if (text is "" or ".." || text.StartsWith("0000-", StringComparison.Ordinal) || text.StartsWith("9999-12-31", StringComparison.Ordinal))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            begin = new(day, TimeOnly.MinValue, TimeSpan.Zero);
            // The last microsecond: what PostgreSQL can tell apart.
            end = begin.Value.AddDays(1).AddMicroseconds(-1);
            return true;
        }

        // A blank is a plus sign that was not percent-encoded.
        var upper = text.ToUpperInvariant().Replace(' ', '+');
        if (!DateTimeOffset.TryParseExact(upper, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return false;
        }

        begin = end = instant.ToUniversalTime();
        return true;
    }
}
