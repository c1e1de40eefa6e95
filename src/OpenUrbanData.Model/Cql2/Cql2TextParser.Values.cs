using System.Collections.Immutable;
using Op = OpenUrbanData.Model.Cql2.Cql2Operator;
using Token = OpenUrbanData.Model.Cql2.Cql2TokenKind;

namespace OpenUrbanData.Model.Cql2;

/// <content>Values: literals, properties, functions, lists, days, instants and intervals.</content>
sealed partial class Cql2TextParser
{
    Cql2Node? Primary()
    {
        switch (_token.Kind)
        {
            case Token.Number:
                return Number(_token.Start, negative: false);
            case Token.Text:
                var text = new Cql2Node.Text(Cql2Quotes.ReadText(Current)) { Position = _token.Start + 1 };
                Next();
                return budget.Accept(text);
            case Token.Name:
                return Named(Cql2Quotes.ReadName(Current));
            case Token.Open:
                return Parenthesis();
            case Token.Word:
                return Word();
            default:
                return Expected("a value");
        }
    }

    Cql2Node? Word()
    {
        var start = _token.Start;
        if (!IsCallNext())
        {
            if (Is("TRUE") || Is("FALSE"))
            {
                var value = Is("TRUE");
                Next();
                return budget.Accept(new Cql2Node.Truth(value) { Position = start + 1 });
            }

            if (Cql2GeometryText.IsGeometry(Current) && IsDimensionNext())
            {
                return Geometry();
            }

            return IsOperatorWord() ? Reserved() : Named(Current.ToString());
        }

        if (Cql2Operators.TryFind(Current, out var operation))
        {
            return Cql2Operators.IsCalled(operation) ? Call(operation) : Reserved();
        }

        return
            Cql2GeometryText.IsGeometry(Current) || Is("BBOX") ? Geometry()
            : Is("DATE") ? Instant(isDay: true)
            : Is("TIMESTAMP") ? Instant(isDay: false)
            : Is("INTERVAL") ? Interval()
            : Cql2Quotes.IsReserved(Current) ? Reserved()
            : Named(Current.ToString());
    }

    // POINT, DATE and the like are names of properties where nothing in parentheses follows.
    bool IsOperatorWord() =>
        Is("AND") || Is("OR") || Is("NOT") || Is("LIKE") || Is("BETWEEN") || Is("IN") || Is("IS") || Is("NULL") || Is("DIV");

    Cql2Node? Reserved() =>
        Is("NULL")
            ? Fail("NULL is no value; write IS NULL or IS NOT NULL")
            : Fail($"expected a value, found the word {Current}; a property of that name is written \"{Current}\"");

    bool IsCallNext()
    {
        var at = Cql2Lexer.SkipBlanks(text, _token.End);
        return at < text.Length && text[at] == '(';
    }

    bool IsDimensionNext()
    {
        var next = Cql2Lexer.Read(text, _token.End);
        var word = text.AsSpan(next.Start, next.End - next.Start);
        return next.Kind == Token.Word && word is "Z" or "z" or "M" or "m" or "ZM" or "zm" or "EMPTY" or "empty" or "Empty";
    }

    // A property, or a function where its arguments follow.
    Cql2Node? Named(string name)
    {
        var start = _token.Start;
        if (name.Length == 0)
        {
            return Fail("a name has at least one character; texts are written in single quotes");
        }

        Next();
        if (_token.Kind == Token.Open && Cql2Operators.TryFind(name, out _))
        {
            return Fail(start, $"{name} is an operator of CQL2, it cannot be a function as well");
        }

        return _token.Kind == Token.Open
            ? Arguments(start, null) is { IsDefault: false } arguments
                ? budget.Accept(new Cql2Node.Function(name, arguments) { Position = start + 1 })
                : null
            : budget.Accept(new Cql2Node.Property(name) { Position = start + 1 });
    }

    Cql2Node? Call(Op operation)
    {
        var start = _token.Start;
        Next();
        var arguments = Arguments(start, operation);
        if (arguments.IsDefault)
        {
            return null;
        }

        var (least, _) = Cql2Operators.Arguments(operation);
        return arguments.Length == least
            ? Operation(operation, start, arguments)
            : Fail(start, $"{Cql2Operators.UpperName(operation)} takes {(least == 1 ? "one argument" : "two arguments")}, found {arguments.Length}");
    }

    // The arguments in parentheses; default after a mistake.
    ImmutableArray<Cql2Node> Arguments(int start, Op? operation)
    {
        if (!budget.Enter(start))
        {
            return default;
        }

        Next();
        var mark = _pending.Count;
        while (_token.Kind != Token.Close)
        {
            var first = _token.Start;
            if (Expression() is not { } argument)
            {
                return default;
            }

            // For A_CONTAINS and the like, ('a') is a list.
            var isList = _parenthesis == (first, _previousEnd) && operation is { } one && Cql2Operators.IsArray(one);
            if ((isList ? budget.Accept(new Cql2Node.List([argument]) { Position = first + 1 }) : argument) is not { } accepted)
            {
                return default;
            }

            _pending.Add(accepted);
            if (_token.Kind == Token.Comma)
            {
                Next();
                if (_token.Kind == Token.Close)
                {
                    Expected("another argument");
                    return default;
                }
            }
            else if (_token.Kind != Token.Close)
            {
                Expected("',' or ')'");
                return default;
            }
        }

        budget.Leave();
        Next();
        return Take(mark);
    }

    // One value in parentheses is that value; a list has a comma, or nothing in it.
    Cql2Node? Parenthesis()
    {
        var start = _token.Start;
        Next();
        if (_token.Kind == Token.Close)
        {
            Next();
            return budget.Accept(new Cql2Node.List([]) { Position = start + 1 });
        }

        if (Expression() is not { } inner)
        {
            return null;
        }

        switch (_token.Kind)
        {
            case Token.Close:
                Next();
                _parenthesis = (start, _previousEnd);
                return inner;
            case Token.Comma:
                return Members(start, inner);
            default:
                return Expected("')'");
        }
    }

    Cql2Node? List()
    {
        var start = _token.Start;
        Next();
        if (_token.Kind == Token.Close)
        {
            Next();
            return budget.Accept(new Cql2Node.List([]) { Position = start + 1 });
        }

        return Expression() is { } first ? Members(start, first) : null;
    }

    // The rest of a list after its first member.
    Cql2Node? Members(int start, Cql2Node first)
    {
        var mark = Push(first);
        while (_token.Kind == Token.Comma)
        {
            Next();
            if (_token.Kind == Token.Close)
            {
                // A list of one in a place where parentheses alone would be none: ('a',).
                break;
            }

            if (Expression() is not { } member)
            {
                return null;
            }

            _pending.Add(member);
        }

        if (_token.Kind != Token.Close)
        {
            return Expected("',' or ')' in the list");
        }

        Next();
        return budget.Accept(new Cql2Node.List(Take(mark)) { Position = start + 1 });
    }

    Cql2Node? Instant(bool isDay)
    {
        var start = _token.Start;
        var word = Current.ToString().ToUpperInvariant();
        Next();
        Next();
        if (_token.Kind != Token.Text)
        {
            return Expected(isDay ? "a day such as '2024-01-31'" : "an instant such as '2024-01-31T12:00:00Z'");
        }

        var value = InstantText(start);
        if (value is null)
        {
            return null;
        }

        if (value is Cql2Node.Date != isDay)
        {
            return Fail(isDay
                ? "DATE takes a day such as '2024-01-31'; an instant is written TIMESTAMP('…')"
                : "TIMESTAMP takes an instant such as '2024-01-31T12:00:00Z'; a day is written DATE('…')");
        }

        Next();
        if (_token.Kind != Token.Close)
        {
            return Expected($"')' after the text of {word}");
        }

        Next();
        return value;
    }

    Cql2Node? Interval()
    {
        var start = _token.Start;
        Next();
        Next();
        if (!budget.Enter(start) || !IntervalEnd(out var begin))
        {
            return null;
        }

        if (_token.Kind != Token.Comma)
        {
            return Expected("',' and the end of the interval");
        }

        Next();
        if (!IntervalEnd(out var end))
        {
            return null;
        }

        if (_token.Kind != Token.Close)
        {
            return Expected("')' after the end of the interval");
        }

        budget.Leave();
        Next();
        return budget.Accept(new Cql2Node.Interval(begin, end) { Position = start + 1 });
    }

    // A text with a day, an instant or two dots; a property or function; DATE and TIMESTAMP as well, which many write.
    bool IntervalEnd(out Cql2Node? bound)
    {
        bound = null;
        if (_token.Kind == Token.Text)
        {
            if (Current is not "'..'")
            {
                bound = InstantText(_token.Start);
                if (bound is null)
                {
                    return false;
                }
            }

            Next();
            return true;
        }

        var start = _token.Start;
        bound = _token.Kind is Token.Word or Token.Name ? Primary() : Expected("a day, an instant, '..' or a property");
        if (bound is null or Cql2Node.Property or Cql2Node.Function or Cql2Node.Date or Cql2Node.Timestamp)
        {
            return bound is not null;
        }

        Fail(start, "the ends of an interval are days, instants, '..', properties or functions");
        return false;
    }

    Cql2Node? InstantText(int start)
    {
        var written = Cql2Quotes.ReadText(Current);
        return Cql2Budget.Instant(written, start + 1) is { } node
            ? budget.Accept(node)
            : Fail($"'{Cql2Budget.Short(written)}' is neither a day (2024-01-31) nor an instant (2024-01-31T12:00:00Z)");
    }

    Cql2Node? Geometry() => new Cql2GeometryText(text, budget).Read(ref _token);
}
