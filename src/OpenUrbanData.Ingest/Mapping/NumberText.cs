using System.Globalization;
using OpenUrbanData.Ingest.Readers;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Reads numbers as people write them: <c>1.234,5</c>, <c>2,00 m</c>, <c>ca. 30</c>, <c>-28.701.671</c>.</summary>
static class NumberText
{
    static readonly string[] Prefixes = ["ca.", "ca", "circa", "etwa", "rund", "~", "≈"];

    /// <summary>Reads a number with what stands behind it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">How the column writes numbers; a text that cannot be meant so is judged by itself.</param>
    /// <param name="number">The number.</param>
    /// <param name="unit">What stands behind it, trimmed; empty for nothing.</param>
    /// <param name="isVague">True for "ca. 30".</param>
    /// <returns>False where no number begins here, or its groups make no sense.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, NumberMarks marks, out double number, out ReadOnlySpan<char> unit, out bool isVague)
    {
        text = text.Trim();
        number = 0;
        unit = default;
        isVague = false;
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !StartsWithLetter(text[prefix.Length..], prefix))
            {
                text = text[prefix.Length..].TrimStart();
                isVague = true;
                break;
            }
        }

        var negative = text is ['-' or '−', ..];
        if (negative || text is ['+', ..])
        {
            text = text[1..].TrimStart();
        }

        var length = NumberLength(text);
        unit = text[length..].Trim();
        var digits = text[..length].TrimEnd(" .,'’\u00a0\u202f");
        if (digits.IsEmpty || digits.Length > 40 || !TryValue(digits, marks, out number))
        {
            return false;
        }

        number = negative ? -number : number;
        return true;
    }

    static bool StartsWithLetter(ReadOnlySpan<char> rest, string prefix) =>
        char.IsLetter(prefix[^1]) && rest is [var first, ..] && char.IsLetter(first);

    static int NumberLength(ReadOnlySpan<char> text)
    {
        var i = 0;
        for (; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var grouping = text[i] is '.' or ',' or '\'' or '’' or ' ' or '\u00a0' or '\u202f';
            if (grouping && ((i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) || (i == 0 && text.Length > 1 && char.IsAsciiDigit(text[1]))))
            {
                continue;
            }

            if (text[i] is 'e' or 'E' && i > 0 && i + 1 < text.Length
                && (char.IsAsciiDigit(text[i + 1]) || (text[i + 1] is '+' or '-' && i + 2 < text.Length && char.IsAsciiDigit(text[i + 2]))))
            {
                i++;
                continue;
            }

            break;
        }

        // "30." and "30,": the mark belongs to the number's sentence, not to a unit.
        return i < text.Length && i > 0 && text[i] is '.' or ',' ? i + 1 : i;
    }

    static bool TryValue(ReadOnlySpan<char> digits, NumberMarks marks, out double number)
    {
        var (points, commas, others) = (digits.Count('.'), digits.Count(','), digits.IndexOfAny("'’ \u00a0\u202f") >= 0);
        if (points + commas == 0 && !others)
        {
            return Parse(digits, out number);
        }

        char? fraction = (points, commas) switch
        {
            (0, 0) => null,
            ( > 0, > 0) => digits.LastIndexOf('.') > digits.LastIndexOf(',') ? '.' : ',',
            (1, 0) => IsGroup(digits, '.', marks) ? null : '.',
            (0, 1) => IsGroup(digits, ',', marks) ? null : ',',
            // Many of one kind are groups, but the last may be a fraction in hand-made files: 28.123.35.
            ( > 1, 0) => GroupsOfThree(digits, '.') ? null : '.',
            _ => GroupsOfThree(digits, ',') ? null : ',',
        };

        Span<char> plain = stackalloc char[digits.Length];
        var length = 0;
        var last = fraction is { } mark ? digits.LastIndexOf(mark) : -1;
        for (var i = 0; i < digits.Length; i++)
        {
            if (i == last)
            {
                plain[length++] = '.';
            }
            else if (char.IsAsciiDigit(digits[i]) || digits[i] is 'e' or 'E' or '+' or '-')
            {
                plain[length++] = digits[i];
            }
        }

        number = 0;
        return GroupsMakeSense(last < 0 ? digits : digits[..last]) && Parse(plain[..length], out number);
    }

    // One mark with three digits behind it: thousands where the column says so, otherwise a fraction.
    static bool IsGroup(ReadOnlySpan<char> digits, char mark, NumberMarks marks)
    {
        var behind = digits.Length - digits.IndexOf(mark) - 1;
        return behind == 3 && digits.IndexOf(mark) is > 0 and <= 3 && (marks.Thousands == mark || (marks.Decimal != mark && mark == '.'));
    }

    static bool GroupsOfThree(ReadOnlySpan<char> digits, char mark)
    {
        var rest = digits[(digits.IndexOf(mark) + 1)..];
        while (true)
        {
            var next = rest.IndexOf(mark);
            if ((next < 0 ? rest.Length : next) != 3)
            {
                return false;
            }

            if (next < 0)
            {
                return true;
            }

            rest = rest[(next + 1)..];
        }
    }

    // "1 2 3" and "12.34.56" are no numbers: between marks stand three digits.
    static bool GroupsMakeSense(ReadOnlySpan<char> whole)
    {
        var run = 0;
        var marksSeen = false;
        foreach (var character in whole)
        {
            if (char.IsAsciiDigit(character))
            {
                run++;
            }
            else if (character is 'e' or 'E' or '+' or '-')
            {
                return true;
            }
            else
            {
                if (marksSeen ? run != 3 : run is 0 or > 3)
                {
                    return false;
                }

                (marksSeen, run) = (true, 0);
            }
        }

        return !marksSeen || run == 3;
    }

    static bool Parse(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);
}
