using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>A place in a text that breaks the grammar, or a limit that it meets.</summary>
/// <param name="position">From 1, in UTF-16 characters of the decoded text.</param>
/// <param name="message">What was found and what was expected.</param>
sealed class ODataSyntaxException(int position, string message) : Exception($"at {position}: {message}");

/// <summary>One option of an address, decoded, with the place up to which it was read.</summary>
sealed class ODataText
{
    readonly string _text;
    readonly bool[] _isEncoded;

    ODataText(string text, bool[] isEncoded) => (_text, _isEncoded) = (text, isEncoded);

    /// <summary>The whole text, decoded.</summary>
    public string Text => _text;

    /// <summary>Place of the next character, from 0.</summary>
    public int At { get; set; }

    /// <summary>True at the end.</summary>
    public bool IsEnd => At >= _text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => At < _text.Length ? _text[At] : '\0';

    /// <summary>True where the next character was percent-encoded, so that it separates nothing.</summary>
    public bool IsEncoded => At < _text.Length && _isEncoded[At];

    /// <summary>Decodes a part of an address: percent and UTF-8, in options also <c>+</c> for a blank.</summary>
    public static ODataText Decode(ReadOnlySpan<char> raw, bool isQuery = true)
    {
        var text = new StringBuilder(raw.Length);
        var encoded = new List<bool>(raw.Length);
        Span<byte> bytes = raw.Length <= 768 ? stackalloc byte[256] : new byte[(raw.Length / 3) + 1];
        for (var i = 0; i < raw.Length;)
        {
            var count = 0;
            for (; i + 2 < raw.Length && raw[i] == '%' && byte.TryParse(raw.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]); i += 3)
            {
                count++;
            }

            if (count > 0)
            {
                text.Append(Encoding.UTF8.GetString(bytes[..count]));
                encoded.AddRange(Enumerable.Repeat(true, text.Length - encoded.Count));
            }
            else
            {
                text.Append(raw[i] == '+' && isQuery ? ' ' : raw[i]);
                encoded.Add(false);
                i++;
            }
        }

        return new(text.ToString(), [.. encoded]);
    }

    /// <summary>Takes a character if it comes next.</summary>
    public bool Take(char one)
    {
        if (Next != one || IsEnd)
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Takes what a pattern finds here; null where it finds nothing. The pattern must begin with <c>\G</c>.</summary>
    public string? Take(Regex pattern)
    {
        var match = pattern.Match(_text, At);
        if (!match.Success)
        {
            return null;
        }

        At += match.Length;
        return match.Value;
    }

    /// <summary>Takes a word, in any case, if it comes next and no letter or digit follows.</summary>
    public bool TakeWord(string word, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        if (!_text.AsSpan(At).StartsWith(word, comparison) || (At + word.Length < _text.Length && IsName(_text[At + word.Length])))
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    /// <summary>Takes a character, or says that it was expected.</summary>
    public void Expect(char one)
    {
        if (!Take(one))
        {
            throw Expected($"'{one}'");
        }
    }

    /// <summary>Takes blanks; false where there are none.</summary>
    public bool Blanks()
    {
        var before = At;
        while (Next is ' ' or '\t')
        {
            At++;
        }

        return At > before;
    }

    /// <summary>A separator with the blanks around it.</summary>
    public bool TakeSeparator(char one)
    {
        var before = At;
        Blanks();
        if (!Take(one))
        {
            At = before;
            return false;
        }

        Blanks();
        return true;
    }

    /// <summary>Takes a name: a letter or underscore, then letters, marks, digits (4.01, odataIdentifier); null where there is none.</summary>
    public string? TakeName()
    {
        var end = At;
        while (end < _text.Length && IsName(_text[end]) && (end > At || (!char.IsDigit(_text[end]) && char.GetUnicodeCategory(_text[end]) is not
            (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format))))
        {
            end++;
        }

        var name = end == At || end - At > 128 ? null : _text[At..end];
        At += name?.Length ?? 0;
        return name;
    }

    /// <summary>What to throw where something else should stand.</summary>
    public ODataSyntaxException Expected(string what, int? at = null)
    {
        var place = Math.Min(at ?? At, _text.Length);
        var found = place == _text.Length ? "the end" : $"'{_text.AsSpan(place, Math.Min(20, _text.Length - place))}'";
        return new(place + 1, $"expected {what}, found {found}.");
    }

    /// <summary>What to throw for anything else.</summary>
    public ODataSyntaxException Wrong(string message, int? at = null) => new((at ?? At) + 1, message);

    static bool IsName(char one) => char.IsAsciiLetterOrDigit(one) || one == '_' || (one > 127 && char.GetUnicodeCategory(one) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format);
}
