using System.Text;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Writes phone numbers as E.164 (<c>+4972112345</c>), which the schemas ask for.</summary>
static class PhoneNumber
{
    const int Shortest = 7;
    const int Longest = 15;

    /// <summary>The number in E.164; the text as it is where it is not one number.</summary>
    /// <param name="text">The number as offices write it.</param>
    /// <param name="country">Country code of numbers without one (<c>49</c>).</param>
    public static string Normalise(string text, string country)
    {
        var digits = new StringBuilder(text.Length);
        var international = text.StartsWith('+') || text.StartsWith("00", StringComparison.Ordinal);
        // "+49 (0) 721": the zero in brackets is for callers from inside.
        foreach (var character in international ? text.Replace("(0)", "", StringComparison.Ordinal) : text)
        {
            if (char.IsAsciiDigit(character))
            {
                digits.Append(character);
            }
            else if (character is not ('+' or ' ' or '/' or '-' or '–' or '.' or '(' or ')' or '\u00a0'))
            {
                return text;
            }
        }

        var number = digits.ToString();
        if (text.StartsWith('+'))
        {
            return Valid(number, text);
        }

        if (international)
        {
            return Valid(number[2..], text);
        }

        return number.StartsWith('0') ? Valid(country + number[1..], text) : text;
    }

    /// <summary>Country code by the key of a municipality or publisher.</summary>
    public static string CountryOf(string? key) => key switch
    {
        ['C', 'H', '-', ..] => "41",
        ['A', 'T', '-', ..] => "43",
        _ => "49",
    };

    static string Valid(string number, string text) => number.Length is >= Shortest and <= Longest && number[0] != '0' ? "+" + number : text;
}
