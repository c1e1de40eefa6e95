using System.Text.Json;
using System.Text.RegularExpressions;
using static OpenUrbanData.Api.OData.Query.ODataBudget;

namespace OpenUrbanData.Api.OData.Query;

/// <content>Literals, lists and JSON in addresses (construction rules 5 and 7).</content>
sealed partial class ODataGrammar
{
    // Literals, or one expression in parentheses.
    void List()
    {
        var before = Text.At;
        Text.Expect('(');
        Text.Blanks();
        if (Text.Take(')'))
        {
            return;
        }

        var count = 0;
        do
        {
            if (!Literal())
            {
                if (count > 0)
                {
                    throw Text.Expected("a literal");
                }

                break;
            }

            _budget.Node(Text);
            Hold(++count, _budget.Limits.MaximumList, "members of a list", Text);
        }
        while (Text.TakeSeparator(','));
        Text.Blanks();
        if (count > 0 && Text.Take(')'))
        {
            return;
        }

        if (count > 1)
        {
            throw Text.Expected("a literal, ',' or ')'");
        }

        Doubt("'in' with an expression");
        Text.At = before;
        Operand();
    }

    bool Literal()
    {
        if (Text.Take(Unquoted()) is { } found)
        {
            // Days and times that no calendar of ours has.
            if (found.StartsWith("0000-", StringComparison.Ordinal) || Far().IsMatch(found))
            {
                Doubt("a year outside 0001 to 9999");
            }
            else if (found.Contains(":60", StringComparison.Ordinal))
            {
                Doubt("a leap second");
            }

            else if (found.StartsWith("binary", StringComparison.OrdinalIgnoreCase))
            {
                Doubt("a binary literal");
            }
            else if (NumbersOfMembers().IsMatch(found))
            {
                Doubt("the number of a member in a list of members");
            }
            else if (found.Contains('+', StringComparison.Ordinal) && (found[0] == '+' || found[^1] == '\''))
            {
                // A sign that says nothing.
                Edit(Text.At - found.Length, found.Replace(",+", ",", StringComparison.Ordinal).Replace("'+", "'", StringComparison.Ordinal).TrimStart('+'));
            }

            return true;
        }

        if (Text.Next == '\'')
        {
            return Text.Take(Quoted()) is not null ? true : throw Text.Wrong("the text has no closing quote.");
        }

        if (Text.Take(Shape()) is not { } shape)
        {
            return false;
        }

        if (shape.Contains("collection(", StringComparison.OrdinalIgnoreCase))
        {
            // Well-known text has another name for it.
            Edit(Text.At - shape.Length, Collection().Replace(shape, "GeometryCollection("));
        }

        if (shape.EndsWith("MultiPoint()'", StringComparison.OrdinalIgnoreCase))
        {
            Edit(Text.At - 3, " EMPTY'");
        }

        // Its coordinates are read by the parser, which goes down once for each parenthesis.
        _budget.Vertices(shape.Count(',') + 1, Text);
        var depth = 0;
        foreach (var one in shape)
        {
            Hold(depth += one == '(' ? 1 : one == ')' ? -1 : 0, 8, "parentheses in each other in a geometry", Text);
        }

        return depth == 0 ? true : throw Text.Wrong("the parentheses of the geometry do not match.");
    }

    // An array after 'in'. The parser takes constants only: a in [b,3] is (a eq (b) or a eq (3)).
    void Array(int begin, int end)
    {
        _budget.Node(Text);
        Text.Expect('[');
        Text.Blanks();
        var members = new List<string>();
        var areConstant = true;
        for (var more = Text.Next != ']'; more; more = Text.TakeSeparator(','))
        {
            Hold(members.Count + 1, _budget.Limits.MaximumList, "members of a list", Text);
            var start = Text.At;
            if (Text.Take(JsonString()) is { } text)
            {
                _budget.Node(Text);
                members.Add($"'{JsonSerializer.Deserialize<string>(text)!.Replace("'", "''", StringComparison.Ordinal)}'");
                continue;
            }

            var isConstant = Literal() && Text.Next is ',' or ']' or ' ';
            if (!isConstant)
            {
                Text.At = start;
                Json();
            }

            areConstant &= isConstant;
            members.Add(Text == _whole ? Edited(start, Text.At) : "");
        }

        Text.Blanks();
        Text.Expect(']');
        if (areConstant || Text != _whole)
        {
            Doubt("a list in JSON");
            return;
        }

        var left = Edited(begin, end);
        Hold(members.Sum(member => left.Length + member.Length), _budget.Limits.MaximumLength, "characters, the list written out", Text);
        Edit(begin, $"({string.Join(" or ", members.Select(member => $"{left} eq ({member})"))})");
    }

    // Arrays and objects in an address.
    void Json()
    {
        _budget.Node(Text);
        _budget.Enter(Nesting.Expression, Text);
        if (Text.Take(JsonString()) is not null)
        {
        }
        else if (Text.Next is not ('[' or '{'))
        {
            Expression();
        }
        else
        {
            var close = Text.Next == '[' ? ']' : '}';
            Doubt(close == ']' ? "a list in JSON" : "an object in JSON");
            Text.At++;
            Text.Blanks();
            for (var more = Text.Next != close; more; more = Text.TakeSeparator(','))
            {
                if (close == '}')
                {
                    _ = Text.Take(JsonString()) ?? throw Text.Expected("a name in double quotes");
                    Text.Blanks();
                    Text.Expect(':');
                    Text.Blanks();
                }

                Json();
            }

            Text.Blanks();
            Text.Expect(close);
        }

        _budget.Leave(Nesting.Expression);
    }

    [GeneratedRegex(
        @"\G(?:null|true|false|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
        + @"|-?(?:0\d{3}|[1-9]\d{3,})-(?:0[1-9]|1[012])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d{1,12})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?"
        + @"|(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d{1,12})?)?|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?[mldf]?|NaN|-?INF"
        + @"|duration'-?P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?'|binary'[\w-]*={0,2}'|[a-z_]\w*(?:\.[a-z_]\w*)+'(?:[a-z_]\w*|[+-]?\d+)(?:,(?:[a-z_]\w*|[+-]?\d+))*')(?![\w.'/])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unquoted();

    [GeneratedRegex(@"^(?:-\d{4,}|\d{5,})-\d\d-")]
    private static partial Regex Far();

    [GeneratedRegex(@"'.*,[+-]?\d|'[+-]?\d.*,")]
    private static partial Regex NumbersOfMembers();

    [GeneratedRegex(@"\G'(?:[^']|'')*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\Ggeo(?:graphy|metry)'(?:SRID=\d{1,5};)?[a-z]+ ?\([-+\d.,a-z() ]*\)'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"(?<!\w)collection\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Collection();

    [GeneratedRegex(@"\G""(?:[^""\\]|\\[""\\/bfnrt]|\\u[0-9a-fA-F]{4})*""")]
    private static partial Regex JsonString();
}
