using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Op = OpenUrbanData.Model.Cql2.Cql2Operator;
using Token = OpenUrbanData.Model.Cql2.Cql2TokenKind;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Reads CQL2 text by recursive descent. Each method gives null after a mistake, which stands in the budget.</summary>
/// <remarks>More is taken than the grammar demands: comparisons in parentheses as values, ^ more than once, a last comma in lists.</remarks>
sealed partial class Cql2TextParser(string text, Cql2Budget budget)
{
    // Arguments of nodes that are not finished; a stack, so that one list serves all levels.
    readonly List<Cql2Node> _pending = [];
    Cql2Token _token;
    int _previousEnd;

    // Where the last value in parentheses stands.
    (int Start, int End) _parenthesis;

    ReadOnlySpan<char> Current => text.AsSpan(_token.Start, _token.End - _token.Start);

    /// <summary>The whole filter.</summary>
    public Cql2Node? Parse()
    {
        Next();
        if (_token.Kind == Token.End)
        {
            return Fail("the filter is empty");
        }

        var filter = Expression();
        return filter is null || _token.Kind == Token.End ? filter : Fail(AfterExpression());
    }

    Cql2Node? Expression()
    {
        if (!budget.Enter(_token.Start))
        {
            return null;
        }

        var result = Disjunction();
        budget.Leave();
        return result;
    }

    Cql2Node? Disjunction()
    {
        var start = _token.Start;
        var first = Conjunction();
        if (first is null || !Is("OR"))
        {
            return first;
        }

        var mark = Push(first);
        while (Is("OR"))
        {
            Next();
            if (Conjunction() is not { } part)
            {
                return null;
            }

            _pending.Add(part);
        }

        return Operation(Op.Or, start, Take(mark));
    }

    Cql2Node? Conjunction()
    {
        var start = _token.Start;
        var first = Negation();
        if (first is null || !Is("AND"))
        {
            return first;
        }

        var mark = Push(first);
        while (Is("AND"))
        {
            Next();
            if (Negation() is not { } part)
            {
                return null;
            }

            _pending.Add(part);
        }

        return Operation(Op.And, start, Take(mark));
    }

    Cql2Node? Negation()
    {
        if (!Is("NOT"))
        {
            return Comparison();
        }

        var start = _token.Start;
        Next();
        if (!budget.Enter(start))
        {
            return null;
        }

        var inner = Negation();
        budget.Leave();
        return inner is null ? null : Operation(Op.Not, start, [inner]);
    }

    Cql2Node? Comparison()
    {
        var start = _token.Start;
        if (Sum() is not { } left)
        {
            return null;
        }

        if (_token.Kind is >= Token.Equal and <= Token.GreaterOrEqual)
        {
            return Binary(start, left);
        }

        if (_token.Kind != Token.Word)
        {
            return left;
        }

        if (Is("IS"))
        {
            return NullTest(start, left);
        }

        var negationStart = _token.Start;
        var negated = Is("NOT");
        if (negated)
        {
            Next();
        }

        var found =
            Is("LIKE") ? Like(start, left)
            : Is("BETWEEN") ? Between(start, left)
            : Is("IN") ? In(start, left)
            : negated ? Expected("LIKE, BETWEEN or IN after NOT")
            : left;
        return negated && found is not null ? Operation(Op.Not, negationStart, [found]) : found;
    }

    Cql2Node? Binary(int start, Cql2Node left)
    {
        var symbol = Current.ToString();
        var operation = (Op)(_token.Kind - Token.Equal + (int)Op.Equal);
        Next();
        if (_token.Kind == Token.Equal && operation == Op.Equal)
        {
            return Fail("'==' is no operator of CQL2; write '='");
        }

        if (Is("NULL"))
        {
            return Fail($"'{symbol} NULL' is never true; write IS NULL or IS NOT NULL");
        }

        if (Sum() is not { } right)
        {
            return null;
        }

        return _token.Kind is >= Token.Equal and <= Token.GreaterOrEqual
            ? Fail("comparisons cannot be chained; join two of them with AND")
            : Operation(operation, start, [left, right]);
    }

    Cql2Node? NullTest(int start, Cql2Node operand)
    {
        Next();
        var negated = Is("NOT");
        if (negated)
        {
            Next();
        }

        if (!Is("NULL"))
        {
            return Expected(negated ? "NULL" : "NULL or NOT NULL");
        }

        Next();
        var test = Operation(Op.IsNull, start, [operand]);
        return negated && test is not null ? Operation(Op.Not, start, [test]) : test;
    }

    Cql2Node? Like(int start, Cql2Node left)
    {
        Next();
        return Sum() is { } pattern ? Operation(Op.Like, start, [left, pattern]) : null;
    }

    Cql2Node? Between(int start, Cql2Node left)
    {
        Next();
        if (Sum() is not { } least)
        {
            return null;
        }

        if (!Is("AND"))
        {
            return Expected("AND and the upper bound of BETWEEN");
        }

        Next();
        return Sum() is { } greatest ? Operation(Op.Between, start, [left, least, greatest]) : null;
    }

    Cql2Node? In(int start, Cql2Node left)
    {
        Next();
        if (_token.Kind != Token.Open)
        {
            return Expected("'(' and a list of values after IN");
        }

        return List() switch
        {
            null => null,
            Cql2Node.List { Members: [] } empty => Fail(empty.Position - 1, "IN needs at least one value"),
            { } list => Operation(Op.In, start, [left, list]),
        };
    }

    Cql2Node? Sum()
    {
        var start = _token.Start;
        var left = Product();
        while (left is not null && _token.Kind is Token.Plus or Token.Minus)
        {
            var operation = _token.Kind == Token.Plus ? Op.Add : Op.Subtract;
            Next();
            left = Product() is { } right ? Operation(operation, start, [left, right]) : null;
        }

        return left;
    }

    Cql2Node? Product()
    {
        var start = _token.Start;
        var left = Power();
        while (left is not null && FactorOperator() is { } operation)
        {
            Next();
            left = Power() is { } right ? Operation(operation, start, [left, right]) : null;
        }

        return left;
    }

    Op? FactorOperator() => _token.Kind switch
    {
        Token.Star => Op.Multiply,
        Token.Slash => Op.Divide,
        Token.Percent => Op.Modulo,
        Token.Word when Is("DIV") => Op.WholeDivide,
        _ => null,
    };

    // From the right, as in mathematics: 2^3^2 is 2^9. The grammar knows one ^ only.
    Cql2Node? Power()
    {
        var start = _token.Start;
        var left = Signed();
        if (left is null || _token.Kind != Token.Caret)
        {
            return left;
        }

        if (!budget.Enter(start))
        {
            return null;
        }

        Next();
        var right = Power();
        budget.Leave();
        return right is null ? null : Operation(Op.Power, start, [left, right]);
    }

    // The sign binds closer than ^ (arithmeticFactor): -2^2 is 4.
    Cql2Node? Signed()
    {
        var start = _token.Start;
        if (_token.Kind is not (Token.Minus or Token.Plus))
        {
            return Primary();
        }

        var negative = _token.Kind == Token.Minus;
        Next();
        if (_token.Kind == Token.Number)
        {
            return Number(start, negative);
        }

        if (!negative)
        {
            return Expected("a number after the sign");
        }

        if (_token.Kind is Token.Minus or Token.Plus)
        {
            return Expected("a value after the sign");
        }

        return budget.Accept(new Cql2Node.Whole(-1) { Position = start + 1 }) is { } minus && Primary() is { } operand
            ? Operation(Op.Multiply, start, [minus, operand])
            : null;
    }

    Cql2Node? Number(int start, bool negative)
    {
        var digits = Current;
        Cql2Node node;
        if (ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            && whole <= long.MaxValue + (negative ? 1UL : 0UL))
        {
            node = new Cql2Node.Whole(negative ? unchecked(-(long)whole) : (long)whole) { Position = start + 1 };
        }
        else
        {
            var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (!double.IsFinite(value))
            {
                return Fail($"{Cql2Budget.Short(digits)} is too large a number");
            }

            node = Cql2Node.Numeric(negative ? -value : value, start + 1);
        }

        Next();
        return budget.Accept(node);
    }

    void Next()
    {
        _previousEnd = _token.End;
        _token = Cql2Lexer.Read(text, _token.End);
    }

    bool Is(string word) => _token.Kind == Token.Word && Current.Equals(word, StringComparison.OrdinalIgnoreCase);

    int Push(Cql2Node first)
    {
        _pending.Add(first);
        return _pending.Count - 1;
    }

    ImmutableArray<Cql2Node> Take(int mark)
    {
        var taken = ImmutableArray.Create(CollectionsMarshal.AsSpan(_pending)[mark..]);
        CollectionsMarshal.SetCount(_pending, mark);
        return taken;
    }

    Cql2Node? Operation(Op operation, int start, ImmutableArray<Cql2Node> arguments) =>
        budget.Accept(new Cql2Node.Operation(operation, arguments) { Position = start + 1 });

    Cql2Node? Expected(string what) => Fail($"expected {what}, found {Found()}");

    Cql2Node? Fail(string message) => Fail(_token.Start, message);

    Cql2Node? Fail(int at, string message)
    {
        budget.Fail(at, message);
        return null;
    }

    string Found() => _token.Kind switch
    {
        Token.End => "the end",
        Token.Unclosed => text[_token.Start] == '"' ? "a name without its closing \"" : "a text without its closing '",
        Token.Text or Token.Name => Cql2Budget.Short(Current),
        _ => $"'{Cql2Budget.Short(Current)}'",
    };

    string AfterExpression() => text.AsSpan(_token.Start) switch
    {
        ['!', '=', ..] => "'!=' is no operator of CQL2; write '<>'",
        ['|', '|', ..] => "'||' is no operator of CQL2; write OR, or CONCAT(a,b) for texts",
        ['&', '&', ..] => "'&&' is no operator of CQL2; write AND",
        _ when Is("ILIKE") => "ILIKE is no operator of CQL2; write CASEI(a) LIKE CASEI('…')",
        _ when _token.Kind == Token.Close => "')' closes nothing",
        _ => $"expected AND, OR or the end, found {Found()}",
    };
}
