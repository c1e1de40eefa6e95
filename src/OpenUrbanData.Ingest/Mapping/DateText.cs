using System.Collections.Immutable;
using System.Globalization;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Reads days and times as sources write them, without guessing between day and month: of numbers with
/// points and slashes the day comes first, as everywhere in Europe.</summary>
static class DateText
{
    /// <summary>Pattern for seconds since 1970.</summary>
    public const string EpochSeconds = "epoch_s";

    /// <summary>Pattern for milliseconds since 1970.</summary>
    public const string EpochMilliseconds = "epoch_ms";

    // Years before are slips (0201-05-01) or stand-ins for "none" (0001-01-01).
    const int FirstYear = 1000;

    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    static readonly string[] Days =
    [
        "yyyy-MM-dd", "yyyy-M-d", "d.M.yyyy", "d.M.yy", "d. MMMM yyyy", "yyyyMMdd", "yyyy/M/d", "d/M/yyyy",
    ];

    static readonly string[] Times = DaysAndTimes(Days);

    static readonly string[] Iso = [.. DaysAndTimes(["yyyy-MM-dd"]), "yyyy-MM-dd"];

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="formats">.NET patterns and the two epochs; empty for the usual notations. ISO 8601 is always read.</param>
    /// <param name="time">The time; with offset where the text or an epoch says one, otherwise unspecified.</param>
    /// <returns>False where the text is no time in one of these notations.</returns>
    public static bool TryRead(string text, ImmutableArray<string> formats, out ReadTime time)
    {
        time = default;
        // Exports wrap dates in a second pair of quotes.
        text = text.Trim(' ', '\'', '"');
        if (text.EndsWith(" Uhr", StringComparison.OrdinalIgnoreCase))
        {
            text = text[..^4].TrimEnd();
        }

        foreach (var format in formats)
        {
            if (format is EpochSeconds or EpochMilliseconds)
            {
                if (TryEpoch(text, format == EpochMilliseconds, out time))
                {
                    return true;
                }
            }
            else if (TryExact(text, [format], out time))
            {
                return true;
            }
        }

        if (TryOffset(text, out time))
        {
            return true;
        }

        return formats.IsDefaultOrEmpty ? TryExact(text, Days, out time) || TryExact(text, Times, out time) : TryExact(text, Iso, out time);
    }

    /// <summary>Seconds or milliseconds since 1970.</summary>
    public static bool TryEpoch(string text, bool milliseconds, out ReadTime time)
    {
        time = default;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var since = milliseconds ? number : number * 1000;
        if (since is < -30_000_000_000_000 or > 253_402_300_799_000)
        {
            return false;
        }

        time = new(DateTime.UnixEpoch.AddMilliseconds(since), TimeSpan.Zero);
        return true;
    }

    static bool TryOffset(string text, out ReadTime time)
    {
        time = default;
        // Only texts that end so can have an offset; the exact parser would otherwise take the machine's zone.
        if (text.Length < 17 || text[^1] is not ('Z' or 'z') && text.AsSpan(10).IndexOfAny('+', '-') < 0)
        {
            return false;
        }

        if (!DateTimeOffset.TryParseExact(text.Replace(' ', 'T'), OffsetFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)
            && !DateTimeOffset.TryParseExact(text, OffsetFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out read))
        {
            return false;
        }

        time = new(read.DateTime, read.Offset);
        return read.Year >= FirstYear;
    }

    static readonly string[] OffsetFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz",
    ];

    static bool TryExact(string text, string[] formats, out ReadTime time)
    {
        time = default;
        if (!DateTime.TryParseExact(text, formats, German, DateTimeStyles.AllowInnerWhite, out var read)
            && !DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out read))
        {
            return false;
        }

        time = new(DateTime.SpecifyKind(read, DateTimeKind.Unspecified), null);
        return read.Year >= FirstYear;
    }

    static string[] DaysAndTimes(string[] days)
    {
        string[] betweens = [" ", "'T'", ", ", " - "];
        string[] times = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF"];
        return [.. days.SelectMany(day => betweens.SelectMany(between => times.Select(time => day + between + time)))];
    }
}

/// <summary>A time as it was read.</summary>
/// <param name="Local">Day and time.</param>
/// <param name="Offset">Its offset from UTC; null where the source says none.</param>
readonly record struct ReadTime(DateTime Local, TimeSpan? Offset)
{
    /// <summary>The instant.</summary>
    /// <param name="zone">Zone of a time without offset.</param>
    /// <param name="isDoubtful">True where the zone had this hour twice (the first is taken) or not at all (the hour after it).</param>
    /// <remarks>The year 9999 stands for "for ever" and has no instants beyond its end: they stop there.</remarks>
    public DateTimeOffset ToInstant(TimeZoneInfo zone, out bool isDoubtful)
    {
        isDoubtful = false;
        if (Local.Year == 9999)
        {
            return new DateTimeOffset(Local, TimeSpan.Zero);
        }

        if (Offset is { } offset)
        {
            return new DateTimeOffset(Local, offset).ToUniversalTime();
        }

        if (zone.IsAmbiguousTime(Local))
        {
            isDoubtful = true;
            return new DateTimeOffset(Local, zone.GetAmbiguousTimeOffsets(Local).Max()).ToUniversalTime();
        }

        if (zone.IsInvalidTime(Local))
        {
            isDoubtful = true;
            return new DateTimeOffset(Local, zone.GetUtcOffset(Local.AddHours(-2))).ToUniversalTime();
        }

        return new DateTimeOffset(Local, zone.GetUtcOffset(Local)).ToUniversalTime();
    }

    /// <summary>The day in a zone: that of the source where it says no offset.</summary>
    public DateOnly ToDay(TimeZoneInfo zone) =>
        DateOnly.FromDateTime(Offset is { } offset ? TimeZoneInfo.ConvertTime(new DateTimeOffset(Local, offset), zone).DateTime : Local);
}
