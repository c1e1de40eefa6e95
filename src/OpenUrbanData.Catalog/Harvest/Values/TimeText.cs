using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest.Values;

/// <summary>Dates and times as catalogues write them.</summary>
static class TimeText
{
    // Of several that fit, the first. Day before month: a month before a day cannot be told from it and is read only where the day is beyond 12.
    static readonly ImmutableArray<(string Pattern, string Type)> Patterns =
    [
        ("yyyy-MM-dd", "date"), ("yyyy-MM", "gYearMonth"), ("yyyy", "gYear"),
        ("d.M.yyyy", "date"), ("yyyyMMdd", "date"), ("yyyy/M/d", "date"), ("M/d/yyyy", "date"), ("d/M/yyyy", "date"), ("d-M-yyyy", "date"), ("yyyy-M-d", "date"),
        ("d. MMMM yyyy", "date"), ("d. MMM yyyy", "date"), ("MMMM yyyy", "gYearMonth"), ("M/yyyy", "gYearMonth"),
        .. from day in new[] { "yyyy-MM-dd", "d.M.yyyy", "yyyy/M/d", "yyyyMMdd"}
           from between in new[] { "'T'", " "}
           from time in new[] { "HH:mm:ss", "HH:mm:ss.FFFFFFF", "HH:mm", "HHmmss", "HH'h'mm"}
           from zone in new[] { "", "K", "zz", " 'UTC'", " 'Uhr'" }
           select (day + between + time + zone, "dateTime"),
    ];

    static readonly ImmutableArray<(string Pattern, string Type)> Usual =
        [("yyyy-MM-dd", "date"), ("yyyy-MM-dd'T'HH:mm:ssK", "dateTime"), ("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "dateTime"), ("yyyy", "gYear")];

    static readonly string[] All = [.. Patterns.Select(one => one.Pattern)];
    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>A date, a time, a month or a year in the form of XML Schema.</summary>
    /// <returns>Null where it is none, or none that exists (<c>2024-02-30</c>, year 0).</returns>
    public static Term.Literal? Parse(string text)
    {
        var plain = text.Trim();
        if (plain.Length is < 4 or > 64)
        {
            return null;
        }

        foreach (var (pattern, type) in Usual)
        {
            if (DateTimeOffset.TryParseExact(plain, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            {
                return Write(plain, pattern, type, CultureInfo.InvariantCulture);
            }
        }

        foreach (var culture in (ReadOnlySpan<CultureInfo>)[CultureInfo.InvariantCulture, German])
        {
            if (DateTimeOffset.TryParseExact(plain, All, culture, DateTimeStyles.AssumeUniversal, out _))
            {
                var (pattern, type) = Patterns.First(one => DateTimeOffset.TryParseExact(plain, one.Pattern, culture, DateTimeStyles.AssumeUniversal, out _));
                if (pattern == "M/d/yyyy" && DateTime.TryParseExact(plain, "d/M/yyyy", culture, DateTimeStyles.None, out var other) && other.Day != other.Month)
                {
                    return null; // 3/4/2024 is one of two days
                }

                return Write(plain, pattern, type, culture);
            }
        }

        return DateTimeOffset.TryParseExact(plain, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var http) ? CodeTime(http)
            : DateTimeOffset.TryParseExact(plain, "yyyy-MM-ddK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var zoned)
                ? new(zoned.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Datatype: Vocabulary.Xsd + "date")
                : null;
    }

    /// <summary>The moment of what <see cref="Parse"/> gives; the first one of a day, a month or a year; without zone, UTC.</summary>
    public static DateTimeOffset? Moment(string text) =>
        Parse(text) is { } literal && DateTimeOffset.TryParseExact(
            literal.Text, ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    static Term.Literal? Write(string text, string pattern, string type, CultureInfo culture)
    {
        var time = DateTimeOffset.ParseExact(text, pattern, culture, DateTimeStyles.AssumeUniversal);
        if (time.Year < 1000)
        {
            return null;
        }

        var hasZone = pattern.EndsWith('K') && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 9) || pattern.EndsWith("zz", StringComparison.Ordinal)
            || pattern.EndsWith("'UTC'", StringComparison.Ordinal);
        return new(
            type switch
            {
                "gYear" => time.ToString("yyyy", CultureInfo.InvariantCulture),
                "gYearMonth" => time.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                "date" => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
                    + (!hasZone ? "" : time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture)),
            },
            Datatype: Vocabulary.Xsd + type);
    }

    static Term.Literal CodeTime(DateTimeOffset time) =>
        new(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Datatype: Vocabulary.Xsd + "dateTime");
}
