using System.Collections.Immutable;
using System.Text;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>SQL with positional parameters.</summary>
/// <param name="Text">The text; parameters are <c>$1</c>, <c>$2</c> …</param>
/// <param name="Parameters">Their values: string, int, long, double, bool, <see cref="DateOnly"/>,
/// <see cref="DateTime"/> in UTC, bytes of a geometry, or an array of these.</param>
public sealed record SqlStatement(string Text, ImmutableArray<object> Parameters)
{
    /// <summary>True where texts are held against a regular expression, which has a time limit of its own.</summary>
    public bool HasPattern { get; init; }

    /// <summary>The text with its parameters in it, where all of them are numbers of data sets; null otherwise: what clients send
    /// never stands in the text.</summary>
    public string? Literal
    {
        get
        {
            var text = Text;
            // From the last one, so that $1 is not taken for the beginning of $10.
            for (var i = Parameters.Length; i > 0; i--)
            {
                if (Parameters[i - 1] is not (int or int[]))
                {
                    return null;
                }

                var value = Parameters[i - 1] is int[] numbers
                    ? $"'{{{string.Join(',', numbers)}}}'::int[]"
                    : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Parameters[i - 1]}");
                text = text.Replace($"${i}", value, StringComparison.Ordinal);
            }

            return text;
        }
    }
}

/// <summary>Puts a statement together.</summary>
sealed class SqlText
{
    readonly StringBuilder _text = new();
    readonly ImmutableArray<object>.Builder _parameters = ImmutableArray.CreateBuilder<object>();

    /// <summary>Appends SQL as it is: only texts of this project.</summary>
    public SqlText Append(string sql)
    {
        _text.Append(sql);
        return this;
    }

    /// <summary>Appends a number as it is.</summary>
    public SqlText Append(long number)
    {
        _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Appends a quoted identifier.</summary>
    public SqlText Name(string identifier)
    {
        _text.Append(Quote(identifier));
        return this;
    }

    /// <summary>Appends the place of a value that is sent beside the text.</summary>
    public SqlText Bind(object value)
    {
        _parameters.Add(value);
        return Append("$").Append(_parameters.Count);
    }

    /// <summary>True once texts are held against a regular expression.</summary>
    public bool HasPattern { get; set; }

    /// <summary>The statement.</summary>
    public SqlStatement ToStatement() => new(_text.ToString(), _parameters.ToImmutable()) { HasPattern = HasPattern };

    /// <summary>Quotes an identifier.</summary>
    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
