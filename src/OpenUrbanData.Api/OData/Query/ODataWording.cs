using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>Says expressions in words that the parser knows, where 4.01 has others for the same.</summary>
/// <remarks><c>now</c> without parentheses is <c>now()</c>; <c>a divby b</c> is <c>a mul 1e0 div b</c>, which binds the same and is never
/// whole; <c>a in [b,3]</c> with anything but constants is <c>(a eq (b) or a eq (3))</c>; a collection of geometries has another name in
/// well-known text. What the words stand in has been read by <see cref="ODataGrammar"/> before.</remarks>
static partial class ODataWording
{
    // A list beyond this is left to the parser: each member repeats what stands before it.
    const int MostMembers = 100;

    static readonly FrozenSet<string> Options =
        new[] { "$filter", "$orderby", "$compute", "$apply", "$expand", "$select" }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Times = new[] { "now", "mindatetime", "maxdatetime" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> Constants = new[] { "null", "true", "false", "INF", "NaN" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text of an option, or of a parameter alias, as the parser knows it.</summary>
    /// <param name="option">As <c>$filter</c>, or an alias.</param>
    /// <param name="text">Decoded.</param>
    /// <param name="isProperty">True where a name is that of a property.</param>
    public static string Of(string option, string text, Func<string, bool> isProperty)
    {
        if (!(Options.Contains(option) || option.StartsWith('@')) || !Suspect().IsMatch(text))
        {
            return text;
        }

        List<string> tokens = [.. Token().Matches(text).Select(match => match.Value)];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Times.Contains(tokens[i]) && Next(tokens, i) is not "(" and not "/" and not ":" && Before(tokens, i) is not "/" && !isProperty(tokens[i]))
            {
                tokens[i] += "()";
            }
            else if (tokens[i].Equals("divby", StringComparison.OrdinalIgnoreCase) && IsOperator(tokens, i))
            {
                tokens[i] = "mul 1e0 div";
            }
            else if (tokens[i].StartsWith("geography'", StringComparison.OrdinalIgnoreCase))
            {
                tokens[i] = Collection().Replace(tokens[i], "GeometryCollection(");
            }
        }

        // From the last one, so that a list in a list is a list of constants no more.
        for (var i = tokens.Count - 1; i > 0; i--)
        {
            if (tokens[i].Equals("in", StringComparison.OrdinalIgnoreCase) && IsOperator(tokens, i))
            {
                i = WriteOut(tokens, i);
            }
        }

        return string.Concat(tokens);
    }

    // Between blanks, as operators are.
    static bool IsOperator(List<string> tokens, int at) => at > 1 && at + 2 < tokens.Count && IsBlank(tokens[at - 1]) && IsBlank(tokens[at + 1]);

    static bool IsBlank(string token) => string.IsNullOrWhiteSpace(token);

    static string? Next(List<string> tokens, int at) => tokens.Skip(at + 1).FirstOrDefault(token => !IsBlank(token));

    static string? Before(List<string> tokens, int at) => at > 0 ? tokens[at - 1] : null;

    // Where to go on.
    static int WriteOut(List<string> tokens, int at)
    {
        var open = at + 2;
        var close = tokens[open] == "[" ? Closing(tokens, open) : -1;
        var begin = BeginOfPrimary(tokens, at - 2);
        if (close < 0 || begin < 0 || Members(tokens, open, close) is not { Count: <= MostMembers } members || members.TrueForAll(IsConstant)
            || members.Exists(member => member.Contains("[") || member.TrueForAll(IsBlank)))
        {
            return at;
        }

        var left = string.Concat(tokens[begin..(at - 1)]);
        var written = new StringBuilder("(").AppendJoin(" or ", members.Select(member => $"{left} eq ({string.Concat(member.Select(Text))})")).Append(')');
        tokens.RemoveRange(begin, close + 1 - begin);
        tokens.Insert(begin, written.ToString());
        return begin;
    }

    // Texts in arrays are those of JSON.
    static string Text(string token) => token[0] == '"' && JsonSerializer.Deserialize<string>(token) is { } text
        ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : token;

    static int Closing(List<string> tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += tokens[i] switch { "(" or "[" => 1, ")" or "]" => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    // A path, a call or what stands in parentheses: all that touches, without blanks outside of parentheses.
    static int BeginOfPrimary(List<string> tokens, int end)
    {
        var depth = 0;
        for (var i = end; i >= 0; i--)
        {
            depth += tokens[i] switch { ")" or "]" => 1, "(" or "[" => -1, _ => 0 };
            if (depth < 0 || depth == 0 && (IsBlank(tokens[i]) || tokens[i] is "," or ":"))
            {
                return i < end ? i + 1 : -1;
            }
        }

        return depth == 0 ? 0 : -1;
    }

    static List<List<string>> Members(List<string> tokens, int open, int close)
    {
        List<List<string>> members = [[]];
        var depth = 0;
        foreach (var token in tokens[(open + 1)..close])
        {
            depth += token switch { "(" or "[" => 1, ")" or "]" => -1, _ => 0 };
            if (depth == 0 && token == ",")
            {
                members.Add([]);
            }
            else
            {
                members[^1].Add(token);
            }
        }

        return members;
    }

    static bool IsConstant(List<string> member)
    {
        var parts = member.Where(token => !IsBlank(token)).ToList();
        return parts switch
        {
            ["-", var number] => char.IsAsciiDigit(number[0]) || Constants.Contains(number),
            [var one] => one.Contains('\'', StringComparison.Ordinal) || one[0] == '"' || char.IsAsciiDigit(one[0]) || Constants.Contains(one),
            _ => false,
        };
    }

    [GeneratedRegex(@"\b(?:now|mindatetime|maxdatetime|divby|in|collection)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Suspect();

    // Texts, with the type before them; numbers, days and instants; names; blanks; anything else.
    [GeneratedRegex(@"[\w.]*'(?:[^']|'')*'|""(?:[^""\\]|\\.)*""|[0-9][\w.:+-]*|[@$]?[\p{L}_][\w.]*|\s+|.", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<!\w)collection\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Collection();
}
