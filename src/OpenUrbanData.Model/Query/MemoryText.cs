using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Model.Query;

/// <summary>What texts mean in filters, by code point.</summary>
static class MemoryText
{
    public static int Compare(string one, string other) =>
        one.EnumerateRunes().Select(rune => rune.Value).ToArray().AsSpan()
            .SequenceCompareTo(other.EnumerateRunes().Select(rune => rune.Value).ToArray());

    public static string Fold(string text, TextFolding folding) => folding == TextFolding.Case
        ? text.Replace("ß", "ss", StringComparison.Ordinal).ToLowerInvariant()
        : string.Concat(text.Normalize(NormalizationForm.FormD).EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)).Normalize(NormalizationForm.FormC);

    public static int Position(string text, string part)
    {
        var place = text.IndexOf(part, StringComparison.Ordinal);
        return place < 0 ? 0 : text[..place].EnumerateRunes().Count() + 1;
    }

    /// <summary>Part of a text; null for a length below 0.</summary>
    public static string? Part(string text, double start, double length)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        var first = start < 0 ? runes.Length + Math.Ceiling(start) : Math.Floor(start) - 1;
        var skipped = (int)Math.Clamp(first, 0, runes.Length);
        return length < 0 ? null : string.Concat(runes.Skip(skipped).Take((int)Math.Min(Math.Floor(length), runes.Length)));
    }

    /// <summary>Whether a text matches a pattern; unknown for one that is none.</summary>
    public static object? Matches(string text, string pattern) => TextPattern.ForMemory(pattern, TextPatternLimits.None, out _) is { } known
        ? Regex.IsMatch(text, known, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
        : null;

    // One star is gone back to at most: the time is text × pattern, whatever the pattern.
    public static bool IsLike(ReadOnlySpan<Rune> text, ReadOnlySpan<Rune> pattern)
    {
        var (place, part, star, resumed) = (0, 0, -1, 0);
        while (place < text.Length)
        {
            var isEscaped = part + 1 < pattern.Length && pattern[part].Value == '\\';
            if (part < pattern.Length && pattern[part].Value == '%')
            {
                (star, resumed) = (part++, place);
            }
            else if (part < pattern.Length && (isEscaped
                ? text[place] == pattern[part + 1]
                : pattern[part].Value == '_' || text[place] == pattern[part]))
            {
                part += isEscaped ? 2 : 1;
                place++;
            }
            else if (star >= 0)
            {
                (part, place) = (star + 1, ++resumed);
            }
            else
            {
                return false;
            }
        }

        return pattern[part..].IndexOfAnyExcept(new Rune('%')) < 0;
    }
}
