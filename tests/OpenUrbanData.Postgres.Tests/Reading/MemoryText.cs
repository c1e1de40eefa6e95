using System.Globalization;
using System.Text;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Postgres.Tests.Reading;

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

    public static bool IsLike(ReadOnlySpan<Rune> text, ReadOnlySpan<Rune> pattern)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        switch (pattern[0].Value)
        {
            case '%':
                for (var skipped = 0; skipped <= text.Length; skipped++)
                {
                    if (IsLike(text[skipped..], pattern[1..]))
                    {
                        return true;
                    }
                }

                return false;
            case '_':
                return !text.IsEmpty && IsLike(text[1..], pattern[1..]);
            case '\\' when pattern.Length > 1:
                return !text.IsEmpty && text[0] == pattern[1] && IsLike(text[1..], pattern[2..]);
            default:
                return !text.IsEmpty && text[0] == pattern[0] && IsLike(text[1..], pattern[1..]);
        }
    }
}
