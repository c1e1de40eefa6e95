namespace OpenUrbanData.Api.OData.Answers;

/// <summary>Query options as they were written. The parser adds to what was selected whatever was expanded, and context and next links have
/// to repeat what was said.</summary>
static class OptionText
{
    /// <summary>Splits at a separator, outside of quotes and parentheses.</summary>
    public static IEnumerable<string> Split(string text, char separator)
    {
        var (start, depth, isQuoted) = (0, 0, false);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            isQuoted ^= character == '\'';
            if (isQuoted)
            {
                continue;
            }

            depth += character is '(' or '[' or '{' ? 1 : character is ')' or ']' or '}' ? -1 : 0;
            if (character == separator && depth == 0)
            {
                yield return text[start..at].Trim();
                start = at + 1;
            }
        }

        yield return text[start..].Trim();
    }

    /// <summary>Options of the member of <c>$expand</c> with that name, by name without dollar, in lower case; empty where it has none.</summary>
    public static IReadOnlyList<(string Name, string Value)> Nested(string? expand, string navigation)
    {
        foreach (var member in Split(expand ?? "", ','))
        {
            var open = member.IndexOf('(', StringComparison.Ordinal);
            var path = (open < 0 ? member : member[..open]).Split('/')[0].Trim();
            if (open >= 0 && member.EndsWith(')') && path.Equals(navigation, StringComparison.OrdinalIgnoreCase))
            {
                return [.. Split(member[(open + 1)..^1], ';').Select(Pair)];
            }
        }

        return [];
    }

    /// <summary>Value of an option of such a list; null where it is not there.</summary>
    public static string? Value(IReadOnlyList<(string Name, string Value)> options, string name) =>
        options.FirstOrDefault(option => option.Name == name).Value;

    /// <summary>True where <c>$select</c> names the property itself.</summary>
    public static bool Selects(string? select, string name) =>
        Split(select ?? "", ',').Any(member => member.Equals(name, StringComparison.OrdinalIgnoreCase));

    static (string Name, string Value) Pair(string option)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? option : option[..equals];
        return (name.Trim().TrimStart('$').ToLowerInvariant(), equals < 0 ? "" : option[(equals + 1)..].Trim());
    }
}
