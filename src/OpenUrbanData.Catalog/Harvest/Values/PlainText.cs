using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Catalog.Harvest.Values;

/// <summary>Texts as people read them: without the marks of HTML and without control characters.</summary>
static partial class PlainText
{
    /// <summary>The same without what no document may hold: control characters other than tab and line breaks, and halves of characters.</summary>
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            var one = text[i];
            var isPair = char.IsHighSurrogate(one) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if ((one < ' ' && one is not ('\t' or '\n' or '\r')) || one is '\u007F' or '\uFFFE' or '\uFFFF' || (char.IsSurrogate(one) && !isPair))
            {
                clean ??= new StringBuilder(text.Length).Append(text, 0, i);
                continue;
            }

            clean?.Append(one);
            if (isPair)
            {
                i++;
                clean?.Append(text[i]);
            }
        }

        return clean?.ToString() ?? text;
    }

    /// <summary>Whether the text has marks of HTML in it.</summary>
    public static bool HasMarkup(string text) => text.Contains('<', StringComparison.Ordinal) && Mark().IsMatch(text);

    /// <summary>The text without its marks: ends of paragraphs and lines become line breaks, entities their characters; scripts and styles are left out.</summary>
    public static string WithoutMarkup(string text)
    {
        var plain = Without(Without(text, "script"), "style");
        plain = Break().Replace(plain, "\n");
        plain = Point().Replace(plain, "\n- ");
        return Narrow(WebUtility.HtmlDecode(Mark().Replace(plain, "")));
    }

    static string Without(string text, string element)
    {
        var start = text.IndexOf("<" + element, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return text;
        }

        var rest = new StringBuilder(text.Length);
        var from = 0;
        while (start >= 0)
        {
            rest.Append(text, from, start - from);
            var end = text.IndexOf("</" + element, start, StringComparison.OrdinalIgnoreCase);
            from = end < 0 || text.IndexOf('>', end) is not (>= 0 and var close) ? text.Length : close + 1;
            start = from < text.Length ? text.IndexOf("<" + element, from, StringComparison.OrdinalIgnoreCase) : -1;
        }

        return rest.Append(text, from, text.Length - from).ToString();
    }

    // Of several blanks one is left, of several line breaks two.
    static string Narrow(string text)
    {
        var narrow = new StringBuilder(text.Length);
        var (breaks, isBlank) = (0, false);
        foreach (var one in text)
        {
            if (char.IsWhiteSpace(one))
            {
                breaks += one == '\n' ? 1 : 0;
                isBlank = true;
                continue;
            }

            if (isBlank && narrow.Length > 0)
            {
                narrow.Append(breaks switch { 0 => " ", 1 => "\n", _ => "\n\n" });
            }

            (breaks, isBlank) = (0, false);
            narrow.Append(one);
        }

        return narrow.ToString();
    }

    const int Time = 1000;
    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex("""</?(?:a|abbr|b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|o:p|object|ol|p|pre|s|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>]*|/)?>|<!--[^<>]*-->""", Options, Time)]
    private static partial Regex Mark();

    [GeneratedRegex("""<br\s?/?>|</(?:p|div|h[1-6]|tr|ul|ol|table|blockquote|pre)\s?>""", Options, Time)]
    private static partial Regex Break();

    [GeneratedRegex("""<li(?:\s[^<>]*)?>""", Options, Time)]
    private static partial Regex Point();
}
