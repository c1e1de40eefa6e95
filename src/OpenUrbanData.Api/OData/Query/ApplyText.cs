using System.Text.RegularExpressions;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>The outer form of <c>$apply</c>: where its transformations begin and end, and which of them are not supported.</summary>
static partial class ApplyText
{
    static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase) { "filter", "compute", "groupby", "aggregate", "identity" };

    /// <summary>Transformations of Data Aggregation 4.0 that are not supported.</summary>
    static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "addnested", "ancestors", "bottomcount", "bottompercent", "bottomsum", "concat", "descendants", "expand", "join", "nest", "orderby",
        "outerjoin", "search", "skip", "top", "topcount", "toppercent", "topsum", "traverse",
    };

    /// <summary>The transformations, in their order: parts between slashes that stand in no parentheses and no text.</summary>
    public static List<string> Split(string apply)
    {
        var steps = new List<string>();
        var (begin, depth, isText) = (0, 0, false);
        for (var i = 0; i < apply.Length; i++)
        {
            switch (apply[i])
            {
                case '\'':
                    isText = !isText;
                    break;
                case '(' when !isText:
                    depth++;
                    break;
                case ')' when !isText:
                    depth--;
                    break;
                case '/' when !isText && depth == 0:
                    steps.Add(apply[begin..i]);
                    begin = i + 1;
                    break;
            }
        }

        steps.Add(apply[begin..]);
        return steps;
    }

    /// <summary>What of a transformation is valid OData and not supported; null where there is nothing of the kind.</summary>
    public static string? Unsupported(string step)
    {
        var name = Name().Match(step).Value.Trim();
        if (Others.Contains(name) || (name.Contains('.', StringComparison.Ordinal) && !Known.Contains(name)))
        {
            return $"The transformation '{name}' in $apply";
        }

        var bare = Texts().Replace(step, "''");
        return name.ToLowerInvariant() switch
        {
            "groupby" => OfGroups(bare),
            "aggregate" when From().IsMatch(bare) => "'from' in aggregate",
            _ => null,
        };
    }

    static string? OfGroups(string step)
    {
        var open = step.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !step.TrimEnd().EndsWith(')'))
        {
            return null;
        }

        // groupby((keys),transformations): what follows the first comma outside of parentheses.
        var inner = step[(open + 1)..step.LastIndexOf(')')];
        var (depth, comma) = (0, -1);
        for (var i = 0; i < inner.Length && comma < 0; i++)
        {
            depth += inner[i] switch { '(' => 1, ')' => -1, _ => 0 };
            comma = depth == 0 && inner[i] == ',' ? i : -1;
        }

        var keys = comma < 0 ? inner : inner[..comma];
        if (Rollup().IsMatch(keys))
        {
            return "'rollup' in groupby";
        }

        if (comma < 0)
        {
            return null;
        }

        var steps = Split(inner[(comma + 1)..]);
        var name = Name().Match(steps[0]).Value.Trim();
        return Others.Contains(name) || (Known.Contains(name) && (steps.Count > 1 || !name.Equals("aggregate", StringComparison.OrdinalIgnoreCase)))
                ? $"'{name}{(steps.Count > 1 ? "/…" : "")}' inside of groupby"
            : From().IsMatch(steps[0]) ? "'from' in aggregate"
            : null;
    }

    [GeneratedRegex(@"^\s*[\w.]+")]
    private static partial Regex Name();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\sfrom\s", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    [GeneratedRegex(@"\brollup(recursive)?\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Rollup();
}
