using System.Text;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Searches in texts as SQL: by code point, and with the index where a beginning is known.</summary>
static class TextSql
{
    /// <summary>Appends that a text holds another.</summary>
    /// <exception cref="ProblemException">The property holds no text.</exception>
    public static void Write(FilterSql filter, Filter.Matches matches)
    {
        if (matches.Property.Type != PropertyType.Text)
        {
            throw new ProblemException(Problem.InvalidParameters(
                [new("filter", matches.Property.Name, "A text can only be searched for in properties that hold text.")]));
        }

        // Not LIKE: nothing in the text has a meaning of its own, and code points are compared.
        var text = SqlValue.Of(matches.Text);
        switch (matches.Match)
        {
            case TextMatch.StartsWith when FilterSql.IsColumn(new Operand.Value(matches.Property)) && matches.Text.Length > 0:
                filter.Sql.Append("(");
                WriteRange(filter, matches.Property, matches.Text);
                filter.Sql.Append(")");
                break;
            case TextMatch.StartsWith:
                filter.WriteProperty(matches.Property);
                filter.Sql.Append(" ^@ ").Bind(text);
                break;
            case TextMatch.EndsWith:
                filter.Sql.Append("right(");
                filter.WriteProperty(matches.Property);
                filter.Sql.Append(", length(").Bind(text).Append(")) = ").Bind(text);
                break;
            default:
                filter.Sql.Append("strpos(");
                filter.WriteProperty(matches.Property);
                filter.Sql.Append(", ").Bind(text).Append(") > 0");
                break;
        }
    }

    /// <summary>Appends that a text is like a pattern (CQL2, 7.4.1).</summary>
    /// <exception cref="ProblemException">One of the two is no text.</exception>
    public static void Write(FilterSql filter, Filter.Like like)
    {
        FilterSql.Require(like.Text, OperandType.Text);
        FilterSql.Require(like.Pattern, OperandType.Text);
        if (like.Pattern is not Operand.Constant { Literal: string pattern })
        {
            filter.Write(like.Text);
            filter.Sql.Append(" LIKE oud.like_pattern(");
            filter.Write(like.Pattern);
            filter.Sql.Append(")");
            return;
        }

        var (start, tail) = Split(pattern);
        var hasRange = start.Length > 0 && FilterSql.IsColumn(like.Text);
        if (hasRange)
        {
            filter.Sql.Append("(");
            WriteRange(filter, ((Operand.Value)like.Text).Property, start);
            if (tail == "%")
            {
                filter.Sql.Append(")");
                return;
            }

            filter.Sql.Append(" AND ");
        }

        filter.Write(like.Text);
        filter.Sql.Append(" LIKE ").Bind(SqlValue.Of(Complete(pattern))).Append(hasRange ? ")" : "");
    }

    /// <summary>The first text, by code point, that does not begin with another one any more; null where there is none.</summary>
    public static string? After(string start)
    {
        var runes = start.EnumerateRunes().ToArray();
        for (var last = runes.Length - 1; last >= 0; last--)
        {
            var next = runes[last].Value + 1;
            if (next <= 0x10FFFF)
            {
                var text = new StringBuilder();
                foreach (var rune in runes.AsSpan(0, last))
                {
                    text.Append(rune.ToString());
                }

                // Surrogates are no characters.
                return text.Append(new Rune(next == 0xD800 ? 0xE000 : next).ToString()).ToString();
            }
        }

        return null;
    }

    // A range instead of a pattern: a prepared statement does not know the pattern when it is planned.
    static void WriteRange(FilterSql filter, Property property, string start)
    {
        filter.WriteProperty(property);
        filter.Sql.Append(" >= ").Bind(SqlValue.Of(start));
        if (After(start) is { } end)
        {
            filter.Sql.Append(" AND ");
            filter.WriteProperty(property);
            filter.Sql.Append(" < ").Bind(end);
        }
    }

    // What stands before the first wildcard, and the pattern from there on.
    static (string Start, string Tail) Split(string pattern)
    {
        var start = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '%' or '_':
                    return (start.ToString(), pattern[i..]);
                case '\\' when i + 1 < pattern.Length:
                    start.Append(pattern[++i]);
                    break;
                default:
                    start.Append(pattern[i]);
                    break;
            }
        }

        return (start.ToString(), "");
    }

    // A lone backslash at the end means itself; PostgreSQL has an error for it.
    static string Complete(string pattern) =>
        (pattern.Length - pattern.TrimEnd('\\').Length) % 2 == 1 ? pattern + "\\" : pattern;
}
