using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using OpenUrbanData.Model.Features;

namespace OpenUrbanData.Ingest.Validation;

/// <summary>The formats of texts that schemas name; none of the checks allocates.</summary>
static partial class TextFormat
{
    static readonly SearchValues<char> UriCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    static readonly SearchValues<char> Surrogates =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>The code for a text that is not of the format; null for one that is.</summary>
    public static string? Check(string? format, string text) => format switch
    {
        "uri" => IsUri(text) ? null : NoticeCode.InvalidFormatUri,
        "email" => Email().IsMatch(text) ? null : NoticeCode.InvalidFormatEmail,
        "duration" => Duration().IsMatch(text) ? null : NoticeCode.InvalidFormatDuration,
        _ => null,
    };

    /// <summary>True for a date as RFC 3339 writes it.</summary>
    public static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>True for an instant with offset as RFC 3339 writes it.</summary>
    public static bool IsDateTime(string text) =>
        Instant().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);

    /// <summary>True for an absolute URI of RFC 3986; one with an authority needs a host.</summary>
    public static bool IsUri(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == text.Length - 1 || !char.IsAsciiLetter(text[0]) || text.AsSpan().ContainsAnyExcept(UriCharacters))
        {
            return false;
        }

        foreach (var letter in text.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        for (var percent = text.IndexOf('%', StringComparison.Ordinal); percent >= 0; percent = text.IndexOf('%', percent + 1))
        {
            if (percent + 2 >= text.Length || !char.IsAsciiHexDigit(text[percent + 1]) || !char.IsAsciiHexDigit(text[percent + 2]))
            {
                return false;
            }
        }

        var rest = text.AsSpan(colon + 1);
        return !rest.StartsWith("//", StringComparison.Ordinal) ? !text.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            : rest.Length > 2 && rest[2] is not ('/' or '?' or '#');
    }

    /// <summary>The URI with letters outside of ASCII encoded, as browsers do it; null where that makes none either.</summary>
    public static string? RepairedUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0
        && new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri is var encoded && IsUri(encoded) ? encoded : null;

    /// <summary>True where PostgreSQL could not keep the text: it has a NUL or half of a surrogate pair.</summary>
    public static bool HasInvalidCharacters(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return true;
        }

        var first = text.AsSpan().IndexOfAny(Surrogates);
        for (var i = first; i >= 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^[^@\s""(),:;<>[\]\\]+@[^@\s""(),:;<>[\]\\.]+(\.[^@\s""(),:;<>[\]\\.]+)+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Instant();
}
