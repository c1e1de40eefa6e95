using System.Text;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Texts and names in the quotes of CQL2 text.</summary>
static class Cql2Quotes
{
    // Words that a property or function of that name must not be written as.
    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Reserved = new HashSet<string>(
        [
            "and", "or", "not", "like", "between", "in", "is", "null", "true", "false", "div", "casei", "accenti", "date", "timestamp",
            "interval", "bbox", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for the words of the language; they are names only in quotes.</summary>
    public static bool IsReserved(ReadOnlySpan<char> word) => Reserved.Contains(word) || Cql2Operators.TryFind(word, out _);

    /// <summary>The text between quotes, with what they escape.</summary>
    public static string ReadText(ReadOnlySpan<char> quoted)
    {
        var inner = quoted[1..^1];
        if (!inner.ContainsAny('\'', '\\'))
        {
            return inner.ToString();
        }

        var text = new StringBuilder(inner.Length);
        for (var at = 0; at < inner.Length; at++)
        {
            var run = 0;
            while (at + run < inner.Length && inner[at + run] == '\\')
            {
                run++;
            }

            var atQuote = at + run == inner.Length || inner[at + run] == '\'';
            text.Append('\\', run == 0 ? 0 : atQuote ? run / 2 : run);
            at += run;
            if (at == inner.Length)
            {
                break;
            }

            text.Append(inner[at]);
            if (inner[at] == '\'' && run % 2 == 0)
            {
                // The second of two quotes.
                at++;
            }
        }

        return text.ToString();
    }

    /// <summary>Writes a text so that it is read back.</summary>
    public static void WriteText(StringBuilder output, string text)
    {
        output.Append('\'');
        var backslashes = 0;
        foreach (var one in text)
        {
            if (one == '\\')
            {
                backslashes++;
            }
            else
            {
                if (one == '\'')
                {
                    output.Append('\\', backslashes).Append('\'');
                }

                backslashes = 0;
            }

            output.Append(one);
        }

        output.Append('\\', backslashes).Append('\'');
    }

    /// <summary>The name between quotes.</summary>
    public static string ReadName(ReadOnlySpan<char> quoted) => quoted[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal);

    /// <summary>Writes a name, in quotes where it needs them.</summary>
    public static void WriteName(StringBuilder output, string name)
    {
        if (Cql2Lexer.IsWord(name) && !IsReserved(name))
        {
            output.Append(name);
        }
        else
        {
            output.Append('"').Append(name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
    }
}
