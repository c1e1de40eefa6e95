using System.Globalization;
using System.Text;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Reads opening hours in OSM syntax and in the plain German and English of offices, and writes them in OSM
/// syntax (<c>Mo-Fr 08:00-18:00; Sa 09:00-14:00; PH off</c>).</summary>
/// <remarks>All or nothing: a text of which one word is not understood is no opening hours, because a machine would tell
/// people the wrong times. See <see href="https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification">the
/// specification</see>; of it: months, days, holidays, spans of time, <c>off</c>, <c>24/7</c>.</remarks>
static class OpeningHours
{
    /// <summary>Always open.</summary>
    public const string Always = "24/7";

    /// <summary>The text in OSM syntax; null where it is not wholly understood.</summary>
    public static string? Read(string text)
    {
        if (OpeningHoursWords.Split(text) is not { } words)
        {
            return null;
        }

        return words is [{ Kind: WordKind.AllDay }] ? Always : new Parser(words).Rules();
    }

    /// <summary>The spans of one cell that holds no days (<c>8-12 Uhr, 14-18 Uhr</c>), <c>off</c>, or null.</summary>
    public static string? ReadSpans(string text)
    {
        if (OpeningHoursWords.Split(text) is not { } words)
        {
            return null;
        }

        var parser = new Parser(words);
        return parser.Spans() is { } spans && parser.IsAtEnd ? spans : null;
    }

    /// <summary>Puts together what columns by day say.</summary>
    /// <param name="days">Day selector in OSM syntax and the spans of <see cref="ReadSpans"/>, in the order of the week.</param>
    public static string Join(IReadOnlyList<(string Days, string Spans)> days)
    {
        const string wholeDay = "00:00-24:00";
        if (days.All(day => day.Spans == wholeDay) && CoversWeek(days.Select(day => day.Days)))
        {
            return Always;
        }

        return string.Join("; ", days.Select(day => $"{day.Days} {day.Spans}"));
    }

    static bool CoversWeek(IEnumerable<string> selectors)
    {
        var all = string.Join(',', selectors);
        return all is "Mo-Su" or "Mo-Fr,Sa,Su" or "Mo-Sa,Su" or "Mo-Fr,Sa-Su" or "Mo,Tu,We,Th,Fr,Sa,Su"
            || all.StartsWith("Mo-Fr,Sa,Su,", StringComparison.Ordinal);
    }

    ref struct Parser(List<Word> words)
    {
        int _at;

        public readonly bool IsAtEnd => _at == words.Count;

        readonly Word Current => _at < words.Count ? words[_at] : default;

        /// <summary>All rules up to the end; null where something is left.</summary>
        public string? Rules()
        {
            var text = new StringBuilder();
            while (!IsAtEnd)
            {
                if (Skip(WordKind.End) || (text.Length > 0 && Skip(WordKind.And)))
                {
                    continue;
                }

                if (Rule() is not { } rule)
                {
                    return null;
                }

                text.Append(text.Length == 0 ? "" : "; ").Append(rule);
            }

            return text.Length == 0 ? null : text.ToString();
        }

        string? Rule()
        {
            var months = Selector(WordKind.Month);
            if (months is not null)
            {
                Skip(WordKind.Colon);
            }

            var days = Selector(WordKind.Day);
            Skip(WordKind.Colon);
            if (Spans() is not { } spans)
            {
                return null;
            }

            return string.Join(' ', new[] { months, days, spans }.Where(part => part is not null));
        }

        // Mo-Fr,Su,PH or Apr-Oct: names with '-' and ',' between them.
        string? Selector(WordKind kind)
        {
            if (Current.Kind != kind)
            {
                return null;
            }

            var text = new StringBuilder(Name(kind));
            while (Current.Kind is WordKind.To or WordKind.And && _at + 1 < words.Count && words[_at + 1].Kind == kind)
            {
                text.Append(Current.Kind == WordKind.To ? '-' : ',');
                _at++;
                text.Append(Name(kind));
            }

            return text.ToString();
        }

        // A month may have a day behind it: Apr 01.
        string Name(WordKind kind)
        {
            var name = Current.Text;
            _at++;
            if (kind == WordKind.Month && Current is { Kind: WordKind.Time, IsBare: true } && Current.Minutes is >= 60 and <= 31 * 60)
            {
                name += string.Create(CultureInfo.InvariantCulture, $" {Current.Minutes / 60:00}");
                _at++;
            }

            return name;
        }

        /// <summary>Spans of time, <c>off</c> or the whole day; null where none stands here.</summary>
        public string? Spans()
        {
            if (Skip(WordKind.Off))
            {
                return "off";
            }

            if (Skip(WordKind.AllDay))
            {
                return "00:00-24:00";
            }

            var text = new StringBuilder();
            do
            {
                if (Span() is not { } span)
                {
                    return null;
                }

                text.Append(text.Length == 0 ? "" : ",").Append(span);
            }
            while (Current.Kind == WordKind.And && _at + 1 < words.Count && words[_at + 1].Kind is WordKind.Time or WordKind.Sun && Skip(WordKind.And));

            return text.ToString();
        }

        string? Span()
        {
            var open = Skip(WordKind.From);
            if (Moment() is not { } begin)
            {
                return null;
            }

            if (open || Current.Kind == WordKind.Plus)
            {
                Skip(WordKind.Plus);
                return begin + "+";
            }

            if (!Skip(WordKind.To) || Moment() is not { } end || begin == end)
            {
                return null;
            }

            return $"{begin}-{end}";
        }

        string? Moment()
        {
            var word = Current;
            if (word.Kind == WordKind.Sun)
            {
                _at++;
                return word.Text;
            }

            if (word.Kind != WordKind.Time || word.Minutes > 24 * 60)
            {
                return null;
            }

            _at++;
            return string.Create(CultureInfo.InvariantCulture, $"{word.Minutes / 60:00}:{word.Minutes % 60:00}");
        }

        bool Skip(WordKind kind)
        {
            if (Current.Kind != kind)
            {
                return false;
            }

            _at++;
            return true;
        }
    }
}
