using System.Text.RegularExpressions;
using static OpenUrbanData.Api.OData.Query.ODataBudget;

namespace OpenUrbanData.Api.OData.Query;

/// <content>Expressions (construction rules 4 and 5).</content>
sealed partial class ODataGrammar
{
    // Least and most arguments of the functions of the standard.
    static readonly Dictionary<string, (int Least, int Most)> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["concat"] = (2, 2), ["contains"] = (2, 2), ["endswith"] = (2, 2), ["indexof"] = (2, 2), ["length"] = (1, 1), ["matchespattern"] = (2, 2),
        ["startswith"] = (2, 2), ["substring"] = (2, 3), ["tolower"] = (1, 1), ["toupper"] = (1, 1), ["trim"] = (1, 1), ["year"] = (1, 1),
        ["month"] = (1, 1), ["day"] = (1, 1), ["hour"] = (1, 1), ["minute"] = (1, 1), ["second"] = (1, 1), ["fractionalseconds"] = (1, 1),
        ["totalseconds"] = (1, 1), ["date"] = (1, 1), ["time"] = (1, 1), ["totaloffsetminutes"] = (1, 1), ["mindatetime"] = (0, 0),
        ["maxdatetime"] = (0, 0), ["now"] = (0, 0), ["round"] = (1, 1), ["floor"] = (1, 1), ["ceiling"] = (1, 1), ["geo.distance"] = (2, 2),
        ["geo.length"] = (1, 1), ["geo.intersects"] = (2, 2), ["hassubset"] = (2, 2), ["hassubsequence"] = (2, 2), ["isdefined"] = (1, 1),
    };

    static readonly string[] Operators =
        ["and", "or", "eq", "ne", "lt", "le", "gt", "ge", "in", "has", "add", "sub", "mul", "divby", "div", "mod"];

    // Functions that need no parentheses in 4.01, while the parser wants them.
    static readonly HashSet<string> Times = new(StringComparer.OrdinalIgnoreCase) { "now", "mindatetime", "maxdatetime" };

    readonly HashSet<string> _variables = new(StringComparer.Ordinal);

    // Where the operand begins that was read last, without the signs and the 'not' before it: 'in' binds closer.
    int _primary;

    // Operand, then operators and operands: what binds closer is the parser's business.
    void Expression()
    {
        Operand();
        for (var before = Text.At; Text.Blanks(); before = Text.At)
        {
            var start = Text.At;
            if (Operators.FirstOrDefault(word => Text.TakeWord(word)) is not { } found)
            {
                Text.At = before;
                return;
            }

            if (found == "divby")
            {
                // Binds the same, and is never whole.
                Edit(start, "mul 1e0 div");
            }

            if (!Text.Blanks())
            {
                throw Text.Expected("a blank");
            }

            if (found == "in" && Text.Next == '(')
            {
                List();
            }
            else if (found == "in" && Text.Next == '[')
            {
                Array(_primary, before);
            }
            else
            {
                Operand();
            }
        }
    }

    void Operand()
    {
        _budget.Node(Text);
        _budget.Enter(Nesting.Expression, Text);
        var primary = Text.At;
        if (Literal())
        {
        }
        else if (Text.Take('('))
        {
            Text.Blanks();
            Expression();
            Text.Blanks();
            Text.Expect(')');
        }
        else if (Text.Take('-'))
        {
            Text.Blanks();
            Operand();
            primary = _primary;
        }
        else if (Text.Next is '[' or '{')
        {
            Json();
        }
        else if (TakeNot())
        {
            Text.Blanks();
            Operand();
            primary = _primary;
        }
        else
        {
            Path();
        }

        _primary = primary;
        _budget.Leave(Nesting.Expression);
    }

    bool TakeNot()
    {
        var before = Text.At;
        if (Text.TakeWord("not") && Text.Next is ' ' or '\t' or '(')
        {
            return true;
        }

        Text.At = before;
        return false;
    }

    void Path()
    {
        var casts = 0;
        var mayContinue = true;
        if (Text.Take(Root()) is not { } root)
        {
            mayContinue = Step(isFirst: true, ref casts);
        }
        else if (root == "$root/")
        {
            Doubt("$root");
            mayContinue = Step(isFirst: true, ref casts);
        }
        else if (root != "$it")
        {
            Doubt(root);
        }

        while (mayContinue && Text.Take('/'))
        {
            _budget.Node(Text);
            mayContinue = Step(isFirst: false, ref casts);
        }

        _budget.Leave(Nesting.Cast, casts);
    }

    // One step of a path; false where none may follow.
    bool Step(bool isFirst, ref int casts)
    {
        if (Text.Next == '@')
        {
            AliasOrAnnotation(isFirst);
            return true;
        }

        if (!isFirst && Text.Next == '$')
        {
            return Segment();
        }

        var start = Text.At;
        var name = TakeQualifiedName() ?? throw Text.Expected(isFirst ? "a value, a property or a function" : "a name after '/'");
        if (Text.Next == '(')
        {
            return Called(name, start, isFirst);
        }

        if (name.Contains('.', StringComparison.Ordinal))
        {
            // A cast in the path. The first step is followed by another one.
            _budget.Enter(Nesting.Cast, Text);
            casts++;
            if (isFirst && Text.Next != '/')
            {
                throw Text.Expected("'(' or '/'");
            }
        }
        else if (isFirst && Text.Next != '/' && Times.Contains(name) && !_variables.Contains(name) && !_isProperty(name))
        {
            Edit(start, name + "()");
        }

        return true;
    }

    bool Called(string name, int start, bool isFirst)
    {
        var lower = name.ToLowerInvariant();
        if (isFirst && lower is "cast" or "isof")
        {
            Cast();
        }
        else if (isFirst && lower == "case")
        {
            Doubt("'case'");
            Case();
        }
        else if (isFirst && Functions.TryGetValue(name, out var arity))
        {
            if (lower is "isdefined" or "hassubset" or "hassubsequence")
            {
                Doubt($"'{lower}'");
            }

            Call(name, arity.Least, arity.Most);
        }
        else if (!isFirst && lower is "any" or "all")
        {
            Lambda(isAll: lower == "all");
        }
        else if (!isFirst && name == "aggregate")
        {
            Doubt("'aggregate' in an expression");
            InParentheses(() => Aggregate(isNamed: false));
        }
        else
        {
            Arguments(name, start, isResource: false);
            return true;
        }

        return false;
    }

    // $count and $filter below a collection.
    bool Segment()
    {
        if (Text.TakeWord("$count", StringComparison.Ordinal))
        {
            if (Text.Next == '(')
            {
                Doubt("options of '/$count' in an expression");
                Options(OfCount);
            }

            return false;
        }

        if (!Text.TakeWord("$filter", StringComparison.Ordinal))
        {
            throw Text.Expected("$count or $filter");
        }

        Doubt("'/$filter' in a path");
        InParentheses(Expression);
        if (Text.Next == '(')
        {
            Arguments("$filter", Text.At, isResource: false);
        }

        return true;
    }

    void AliasOrAnnotation(bool isFirst)
    {
        Text.Expect('@');
        var name = TakeQualifiedName() ?? throw Text.Expected("a name after '@'");
        if (Text.Take('#'))
        {
            _ = Text.TakeName() ?? throw Text.Expected("the qualifier of the annotation");
        }
        else if (isFirst && _aliases.TryGetValue(name, out var value))
        {
            // Each use counts: aliases of aliases grow quickly, and may go in circles.
            var text = Text;
            (Text, value.At) = (value, 0);
            _budget.Enter(Nesting.Expression, text);
            ParameterValue();
            _budget.Leave(Nesting.Expression);
            Text = text;
            return;
        }
        else if (isFirst && !name.Contains('.', StringComparison.Ordinal) && Text.Next != '/')
        {
            Missing.Add(name);
            return;
        }

        Doubt("annotations in expressions");
    }

    [GeneratedRegex(@"\G(?:\$root/|\$it\b|\$these\b|\$this\b)")]
    private static partial Regex Root();
}
