using System.Buffers;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Cuts CQL2 text into tokens, one at a time and without copies.</summary>
static class Cql2Lexer
{
    // Blanks of the grammar (annex B).
    static readonly SearchValues<char> Blanks = SearchValues.Create(
        "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000");

    /// <summary>The token that begins at or after a place.</summary>
    public static Cql2Token Read(string text, int from)
    {
        var start = SkipBlanks(text, from);
        if (start == text.Length)
        {
            return new(Cql2TokenKind.End, start, start);
        }

        var first = text[start];
        var second = start + 1 < text.Length ? text[start + 1] : '\0';
        return first switch
        {
            '\'' => Text(text, start),
            '"' => Name(text, start),
            '(' => One(Cql2TokenKind.Open, start),
            ')' => One(Cql2TokenKind.Close, start),
            ',' => One(Cql2TokenKind.Comma, start),
            '=' => One(Cql2TokenKind.Equal, start),
            '<' => second switch
            {
                '>' => Two(Cql2TokenKind.NotEqual, start),
                '=' => Two(Cql2TokenKind.LessOrEqual, start),
                _ => One(Cql2TokenKind.Less, start),
            },
            '>' => second == '=' ? Two(Cql2TokenKind.GreaterOrEqual, start) : One(Cql2TokenKind.Greater, start),
            '+' => One(Cql2TokenKind.Plus, start),
            '-' => One(Cql2TokenKind.Minus, start),
            '*' => One(Cql2TokenKind.Star, start),
            '/' => One(Cql2TokenKind.Slash, start),
            '%' => One(Cql2TokenKind.Percent, start),
            '^' => One(Cql2TokenKind.Caret, start),
            '.' when char.IsAsciiDigit(second) => Number(text, start),
            _ when char.IsAsciiDigit(first) => Number(text, start),
            _ => Word(text, start),
        };
    }

    /// <summary>The place after the blanks.</summary>
    public static int SkipBlanks(string text, int from)
    {
        while (from < text.Length && (text[from] == ' ' || Blanks.Contains(text[from])))
        {
            from++;
        }

        return from;
    }

    /// <summary>True where a name can be written without quotes.</summary>
    public static bool IsWord(string name)
    {
        if (name.Length == 0)
        {
            return false;
        }

        var token = Word(name, 0);
        return token.Kind == Cql2TokenKind.Word && token.End == name.Length;
    }

    /// <summary>Length of the character if a name may begin with it; 0 otherwise.</summary>
    static int StartLength(string text, int at)
    {
        var one = text[at];
        if (char.IsAsciiLetter(one) || one is '_' or ':')
        {
            return 1;
        }

        if (char.IsHighSurrogate(one))
        {
            // Planes 1 to 14; the text holds whole pairs only.
            return one <= '\udb7f' ? 2 : 0;
        }

        return one is >= '\u00c0' and not '\u00d7' and not '\u00f7' and <= '\u02ff'
            or >= '\u0370' and <= '\u1ffe' and not '\u037e'
            or >= '\u200c' and <= '\u200d'
            or >= '\u2070' and <= '\u218f'
            or >= '\u2c00' and <= '\u2fef'
            or >= '\u3001' and <= '\ud7ff'
            or >= '\uf900' and <= '\ufdcf'
            or >= '\ufdf0' and <= '\ufffd' && !Blanks.Contains(one)
                ? 1
                : 0;
    }

    static int PartLength(string text, int at) =>
        text[at] is '.' or >= '0' and <= '9' or >= '\u0300' and <= '\u036f' or '\u203f' or '\u2040' ? 1 : StartLength(text, at);

    static Cql2Token Word(string text, int start)
    {
        var end = start + StartLength(text, start);
        if (end == start)
        {
            return One(Cql2TokenKind.Unknown, start);
        }

        while (end < text.Length && PartLength(text, end) is > 0 and var length)
        {
            end += length;
        }

        return new(Cql2TokenKind.Word, start, end);
    }

    static Cql2Token Number(string text, int start)
    {
        var end = SkipDigits(text, start);
        if (end < text.Length && text[end] == '.')
        {
            end = SkipDigits(text, end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1;
            if (digits < text.Length && text[digits] is '+' or '-')
            {
                digits++;
            }

            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                end = SkipDigits(text, digits);
            }
        }

        return new(Cql2TokenKind.Number, start, end);
    }

    static int SkipDigits(string text, int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
        {
            from++;
        }

        return from;
    }

    // '' is a quote in the text. A backslash takes a quote into it as well; two of them before a quote are one backslash,
    // so that a text can end with one. Elsewhere a backslash is a backslash, as patterns need it.
    static Cql2Token Text(string text, int start)
    {
        var backslashes = 0;
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                backslashes++;
                continue;
            }

            if (text[at] == '\'' && backslashes % 2 == 0)
            {
                if (at + 1 == text.Length || text[at + 1] != '\'')
                {
                    return new(Cql2TokenKind.Text, start, at + 1);
                }

                at++;
            }

            backslashes = 0;
        }

        return new(Cql2TokenKind.Unclosed, start, text.Length);
    }

    static Cql2Token Name(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 == text.Length || text[at + 1] != '"')
                {
                    return new(Cql2TokenKind.Name, start, at + 1);
                }

                at++;
            }
        }

        return new(Cql2TokenKind.Unclosed, start, text.Length);
    }

    static Cql2Token One(Cql2TokenKind kind, int start) => new(kind, start, start + 1);

    static Cql2Token Two(Cql2TokenKind kind, int start) => new(kind, start, start + 2);
}
