using System.Collections.Immutable;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using Op = OpenUrbanData.Model.Cql2.Cql2Operator;

namespace OpenUrbanData.Model.Cql2;

/// <content>Values: properties, constants, functions, arithmetic, intervals, lists.</content>
sealed partial class Cql2Binding
{
    Operand? Value(Cql2Node node)
    {
        switch (node)
        {
            case Cql2Node.Property property:
                return queryables(property.Name) ?? Unknown(property);
            case Cql2Node.Text text:
                return new Operand.Constant(text.Value);
            case Cql2Node.Whole whole:
                return new Operand.Constant(whole.Value);
            case Cql2Node.Number number:
                return new Operand.Constant(number.Value);
            case Cql2Node.Truth truth:
                return new Operand.Constant(truth.Value);
            case Cql2Node.Date date:
                return new Operand.Constant(date.Value);
            case Cql2Node.Timestamp timestamp:
                return new Operand.Constant(timestamp.Value);
            case Cql2Node.Interval interval:
                return Interval(interval);
            case Cql2Node.Geometry geometry:
                return Cql2Places.Place(geometry.Value, crs, limits.MaximumSteps, out var place) is { } bound ? bound : Fail<Operand>(node, place);
            case Cql2Node.Box box:
                return Cql2Places.Place(box.Bounds.AsSpan(), crs, out var rectangle) is { } area ? area : Fail<Operand>(node, rectangle);
            case Cql2Node.List list:
                return Members(list);
            case Cql2Node.Function function:
                return Call(function);
            case Cql2Node.Operation operation when Cql2Operators.IsArithmetic(operation.Operator):
                return Arithmetic(operation);
            case Cql2Node.Operation { Operator: Op.CaseInsensitive or Op.AccentInsensitive } folded:
                return Folded(folded);
            default:
                return Condition(node) is { } condition ? new Operand.Truth(condition) : null;
        }
    }

    Operand.Arithmetic? Arithmetic(Cql2Node.Operation operation)
    {
        if (Number(operation.Arguments[0]) is not { } left || Number(operation.Arguments[1]) is not { } right)
        {
            return null;
        }

        return operation.Operator is Op.Divide or Op.Modulo or Op.WholeDivide && right is Operand.Constant { Literal: 0L }
            ? Fail<Operand.Arithmetic>(operation.Arguments[1], "nothing can be divided by zero")
            : new(left, (ArithmeticOperator)(operation.Operator - Op.Add), right);
    }

    Operand? Number(Cql2Node node) => Value(node) switch
    {
        null => null,
        { Type: OperandType.Number } number => number,
        var other => Fail<Operand>(node, $"{Say(node, other)}; arithmetic takes numbers"),
    };

    Operand.Folded? Folded(Cql2Node.Operation folded)
    {
        var node = folded.Arguments[0];
        return Value(node) switch
        {
            null => null,
            { Type: OperandType.Text } text => new(text, Folding(folded.Operator)),
            var other => Fail<Operand.Folded>(node, $"{Say(node, other)}; {Cql2Operators.UpperName(folded.Operator)} takes texts"),
        };
    }

    static TextFolding Folding(Op operation) => operation == Op.CaseInsensitive ? TextFolding.Case : TextFolding.Accents;

    Operand.Call? Call(Cql2Node.Function node)
    {
        if (FilterFunction.Find(node.Name) is not { } function)
        {
            var hint = NearestName.Hint(node.Name, FilterFunction.All.Select(one => one.Name), "; /functions lists all");
            return Fail<Operand.Call>(node, $"there is no function '{Cql2Budget.Short(node.Name)}'{hint}");
        }

        var most = function.Arguments.Length;
        var least = function.Arguments.Count(argument => !argument.IsOptional);
        if (node.Arguments.Length < least || node.Arguments.Length > most)
        {
            var wanted = least == most ? $"{most}" : $"{least} to {most}";
            var list = string.Join(", ", function.Arguments.Select(argument => argument.Name));
            return Fail<Operand.Call>(node, $"{function.Name}({list}) takes {wanted} arguments, found {node.Arguments.Length}");
        }

        var arguments = ImmutableArray.CreateBuilder<Operand>(node.Arguments.Length);
        for (var i = 0; i < node.Arguments.Length; i++)
        {
            if (Argument(function, function.Arguments[i], node.Arguments[i]) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        if (function.Name == "matches" && arguments[1] is Operand.Constant { Literal: string text } && TextPattern.ForDatabase(text, limits.Patterns, out var mistake) is null)
        {
            return Fail<Operand.Call>(node.Arguments[1], mistake!);
        }

        return new(function, arguments.MoveToImmutable());
    }

    Operand? Argument(FilterFunction function, FunctionArgument wanted, Cql2Node node)
    {
        if (Value(node) is not { } operand)
        {
            return null;
        }

        var fitting = wanted.Type is OperandType.Date or OperandType.Instant ? AsTime(node, operand, wanted.Type)
            : operand.Type == wanted.Type ? operand
            : null;
        return fitting ?? Fail<Operand>(node, $"{Say(node, operand)}, but '{wanted.Name}' of {function.Name} is {Kind(wanted.Type)}");
    }

    Operand.Interval? Interval(Cql2Node.Interval node)
    {
        Operand? begin = null;
        Operand? end = null;
        if ((node.Begin is { } first && (begin = Time(first, mayBeInterval: false)) is null)
            || (node.End is { } last && (end = Time(last, mayBeInterval: false)) is null))
        {
            return null;
        }

        return Start(begin) is { } from && Start(end) is { } to && (to < from)
            ? Fail<Operand.Interval>(node, "the interval ends before it begins")
            : new(begin, end);
    }

    // The first moment of a constant; null for others. Days that begin on the same day are in order.
    static DateTimeOffset? Start(Operand? operand) => (operand as Operand.Constant)?.Literal switch
    {
        DateOnly day => Midnight(day),
        DateTimeOffset instant => instant,
        _ => null,
    };

    Operand? Time(Cql2Node node, bool mayBeInterval)
    {
        if (Value(node) is not { } operand)
        {
            return null;
        }

        if (operand.Type == OperandType.Interval && mayBeInterval)
        {
            return operand;
        }

        // As it is written: a day stays a day.
        var time = operand is Operand.Constant { Literal: string text } ? Instant(text) : operand;
        return time is { Type: OperandType.Date or OperandType.Instant }
            ? time
            : Fail<Operand>(node, $"{Say(node, operand)}; expected a day, an instant{(mayBeInterval ? " or an interval" : "")}");
    }

    // The operand as a day or an instant beside something of that type; null where it is none.
    static Operand? AsTime(Cql2Node node, Operand operand, OperandType beside)
    {
        var time = operand is Operand.Constant { Literal: string text } && node is Cql2Node.Text ? Instant(text) : operand;
        return time switch
        {
            Operand.Constant { Literal: DateOnly day } when beside == OperandType.Instant => new Operand.Constant(Midnight(day)),
            { Type: OperandType.Date or OperandType.Instant } => time,
            _ => null,
        };
    }

    static Operand.Constant? Instant(string text) =>
        Cql2Instants.TryDate(text, out var day) ? new(day)
        : Cql2Instants.TryTimestamp(text, out var instant) ? new(instant)
        : null;

    static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    Operand.List? Members(Cql2Node.List list)
    {
        var members = ImmutableArray.CreateBuilder<Operand>(list.Members.Length);
        foreach (var node in list.Members)
        {
            if (Value(node) is not { } member)
            {
                return null;
            }

            if (member.Type is OperandType.Geometry or OperandType.List or OperandType.Interval or OperandType.Object)
            {
                return Fail<Operand.List>(node, $"{Say(node, member)}; lists hold texts, numbers, truth values, days or instants");
            }

            if (members.Count > 0 && members[0].Type != member.Type)
            {
                return Fail<Operand.List>(node, $"{Say(node, member)}, but the members before are {Kinds(members[0].Type)}");
            }

            members.Add(member);
        }

        return new(members.MoveToImmutable());
    }

    Operand? Unknown(Cql2Node.Property property) => Fail<Operand>(
        property,
        $"there is no property '{Cql2Budget.Short(property.Name)}'{NearestName.Hint(property.Name, names, "; texts are written in single quotes")}");

    // What a value is, for messages: 'floors' is a number.
    static string Say(Cql2Node node, Operand operand) => $"{Name(node)} is {Kind(operand.Type)}";

    static string Name(Cql2Node node) => node switch
    {
        Cql2Node.Property property => $"'{Cql2Budget.Short(property.Name)}'",
        Cql2Node.Function function => $"{Cql2Budget.Short(function.Name)}(…)",
        Cql2Node.Geometry geometry => geometry.Value.GeometryType.ToUpperInvariant(),
        _ => Cql2Budget.Short(Cql2Text.Print(node)),
    };

    static string Kind(OperandType type) => type switch
    {
        OperandType.Text => "a text",
        OperandType.Number => "a number",
        OperandType.Boolean => "true or false",
        OperandType.Date => "a day",
        OperandType.Instant => "an instant",
        OperandType.Interval => "an interval",
        OperandType.Geometry => "a geometry",
        OperandType.List => "a list",
        _ => "an object",
    };

    static string Kinds(OperandType? type) => type switch
    {
        OperandType.Text => "texts",
        OperandType.Number => "numbers",
        OperandType.Boolean => "truth values",
        OperandType.Date => "days",
        _ => "instants",
    };

    static string Example(OperandType type) =>
        type == OperandType.Date ? "a day such as DATE('2024-01-31')" : "an instant such as TIMESTAMP('2024-01-31T12:00:00Z')";

    T? Fail<T>(Cql2Node node, string? message)
        where T : class
    {
        Fail(node, message);
        return null;
    }

    bool Fail(Cql2Node node, string? message)
    {
        Mistake ??= new(node.Position, message!);
        return false;
    }
}
