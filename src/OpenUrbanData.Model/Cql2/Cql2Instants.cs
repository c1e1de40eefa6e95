using System.Globalization;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Days and instants as RFC 3339 writes them, years 0001 to 9999.</summary>
static class Cql2Instants
{
    /// <summary>Reads <c>2024-01-31</c>.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || year < 1
            || !TryDigits(text[5..7], out var month) || month is < 1 or > 12
            || !TryDigits(text[8..], out var number) || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new(year, month, number);
        return true;
    }

    /// <summary>Reads <c>2024-01-31T12:00:00.5Z</c>; other zones are taken too. Fractions count to seven digits.</summary>
    public static bool TryTimestamp(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length < 20 || text[10] is not ('T' or 't') || text[13] != ':' || text[16] != ':'
            || !TryDate(text[..10], out var day)
            || !TryDigits(text[11..13], out var hour) || hour > 23
            || !TryDigits(text[14..16], out var minute) || minute > 59
            || !TryDigits(text[17..19], out var second) || second > 59)
        {
            return false;
        }

        var at = 19;
        var fraction = 0L;
        if (text[at] == '.')
        {
            var unit = TimeSpan.TicksPerSecond / 10;
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++, unit /= 10)
            {
                fraction += (text[at] - '0') * unit;
            }

            if (at == 20)
            {
                return false;
            }
        }

        if (!TryZone(text[at..], out var offset))
        {
            return false;
        }

        var ticks = day.ToDateTime(new TimeOnly(hour, minute, second)).Ticks + fraction - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        instant = new(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>Writes <c>2024-01-31</c>.</summary>
    public static string Print(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes <c>2024-01-31T12:00:00.5Z</c>, with as many digits as needed.</summary>
    public static string Print(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    static bool TryZone(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is ['Z' or 'z'])
        {
            return true;
        }

        if (text is not ['+' or '-', _, _, ':', _, _]
            || !TryDigits(text[1..3], out var hours) || hours > 23
            || !TryDigits(text[4..], out var minutes) || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var one in text)
        {
            if (!char.IsAsciiDigit(one))
            {
                return false;
            }

            number = (number * 10) + one - '0';
        }

        return true;
    }
}
