using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>What a word in opening hours is.</summary>
enum WordKind
{
    /// <summary>Nothing: past the end.</summary>
    None,

    /// <summary>A day of the week or a kind of holiday.</summary>
    Day,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>Sunrise and its like.</summary>
    Sun,

    /// <summary>Up to.</summary>
    To,

    /// <summary>And.</summary>
    And,

    /// <summary>Here a rule ends.</summary>
    End,

    /// <summary>A colon behind days.</summary>
    Colon,

    /// <summary>Open end.</summary>
    Plus,

    /// <summary>From a time on, without end.</summary>
    From,

    /// <summary>Closed.</summary>
    Off,

    /// <summary>Around the clock.</summary>
    AllDay,
}

/// <summary>A word of opening hours.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As OSM writes it, for names.</param>
/// <param name="Minutes">Minutes since midnight, for times.</param>
/// <param name="IsBare">True for a time of hours alone (<c>8</c>).</param>
readonly record struct Word(WordKind Kind, string Text, int Minutes, bool IsBare);

/// <summary>Cuts opening hours into words.</summary>
static partial class OpeningHoursWords
{
    const int LongestText = 500;

    static readonly FrozenDictionary<string, Word> Known = Build();

    /// <summary>The words; null where one is not known.</summary>
    public static List<Word>? Split(string text)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        text = AroundTheClock().Replace(text, " 24/7 ");
        text = SundaysAndHolidays().Replace(text, " So,Feiertag ");
        var words = new List<Word>();
        var last = 0;
        foreach (var match in Piece().EnumerateMatches(text))
        {
            if (!text.AsSpan(last, match.Index - last).IsWhiteSpace())
            {
                return null;
            }

            last = match.Index + match.Length;
            if (Read(text.Substring(match.Index, match.Length)) is not { } word)
            {
                return null;
            }

            // Filling words say nothing.
            if (word.Kind != WordKind.None)
            {
                words.Add(word);
            }
        }

        return text.AsSpan(last).IsWhiteSpace() ? words : null;
    }

    static Word? Read(string piece)
    {
        if (char.IsAsciiDigit(piece[0]) && piece != "24/7")
        {
            return Time(piece);
        }

        return Known.TryGetValue(piece.TrimEnd('.'), out var word) ? word : null;
    }

    static Word? Time(string piece)
    {
        var parts = piece.Split(':', '.');
        var hours = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var minutes = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var bare = parts.Length == 1;
        return minutes < 60 && (hours < 24 || (hours == 24 && minutes == 0) || (bare && hours <= 31))
            ? new Word(WordKind.Time, "", (hours * 60) + minutes, bare)
            : null;
    }

    static FrozenDictionary<string, Word> Build()
    {
        var words = new Dictionary<string, Word>(StringComparer.OrdinalIgnoreCase);
        void Add(WordKind kind, string text, string names)
        {
            foreach (var name in names.Split(' '))
            {
                words.Add(name, new(kind, text, 0, false));
            }
        }

        Add(WordKind.Day, "Mo", "mo montag montags mon monday");
        Add(WordKind.Day, "Tu", "di dienstag dienstags tu tue tuesday");
        Add(WordKind.Day, "We", "mi mittwoch mittwochs we wed wednesday");
        Add(WordKind.Day, "Th", "do donnerstag donnerstags th thu thursday");
        Add(WordKind.Day, "Fr", "fr freitag freitags fri friday");
        Add(WordKind.Day, "Sa", "sa samstag samstags sonnabend sonnabends sat saturday");
        Add(WordKind.Day, "Su", "so sonntag sonntags su sun sunday");
        Add(WordKind.Day, "PH", "ph feiertag feiertags feiertage feiertagen");
        Add(WordKind.Day, "SH", "sh schulferien");
        Add(WordKind.Day, "Mo-Su", "täglich daily");
        var months = "jan:januar feb:februar mar:mär:mrz:märz:march apr:april may:mai jun:juni jul:juli aug:august sep:sept:september oct:okt:oktober nov:november dec:dez:dezember";
        foreach (var month in months.Split(' '))
        {
            var name = char.ToUpperInvariant(month[0]) + month[1..3];
            Add(WordKind.Month, name, month.Replace(':', ' '));
        }

        Add(WordKind.Sun, "sunrise", "sunrise sonnenaufgang");
        Add(WordKind.Sun, "sunset", "sunset sonnenuntergang");
        Add(WordKind.Sun, "dawn", "dawn");
        Add(WordKind.Sun, "dusk", "dusk");
        Add(WordKind.To, "", "- – — bis to");
        Add(WordKind.And, "", ", und u & / and sowie");
        Add(WordKind.End, "", "; | \n");
        Add(WordKind.Colon, "", ":");
        Add(WordKind.Plus, "", "+");
        Add(WordKind.From, "", "ab");
        Add(WordKind.Off, "", "off closed geschlossen zu");
        Add(WordKind.AllDay, "", "24/7");
        Add(WordKind.None, "", "uhr h von an am geöffnet open jeweils");
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex("""rund um die uhr|durchgehend( geöffnet)?|24 ?(h|std\.?|stunden)(?!\w)( geöffnet| täglich)?|ganztägig|ganztags|immer( geöffnet)?|jederzeit|around the clock|always( open)?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AroundTheClock();

    [GeneratedRegex("""sonn- ?(und|u\.|&|/) ?feiertag(e|en|s)?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SundaysAndHolidays();

    [GeneratedRegex("""24/7|[0-9]{1,2}([:.][0-9]{2})?(?![0-9])|\p{L}+\.?|[-–—,;|&/:+]|\n""", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
