using System.Collections.Immutable;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using Op = OpenUrbanData.Model.Cql2.Cql2Operator;

namespace OpenUrbanData.Model.Cql2;

/// <summary>One fitting of a filter to a collection. Each method gives null after a mistake.</summary>
sealed partial class Cql2Binding(Func<string, Operand?> queryables, Crs crs, IEnumerable<string> names, Cql2Limits limits)
{
    /// <summary>The first mistake; null for none so far.</summary>
    public Cql2Mistake? Mistake { get; private set; }

    /// <summary>The node as a condition.</summary>
    public Filter? Condition(Cql2Node node)
    {
        switch (node)
        {
            case Cql2Node.Operation operation when IsCondition(operation.Operator):
                return Predicate(operation);
            case Cql2Node.Property or Cql2Node.Function or Cql2Node.Truth:
                return Value(node) switch
                {
                    null => null,
                    { Type: OperandType.Boolean } truth => new Filter.Holds(truth),
                    var other => Fail<Filter>(node, $"{Say(node, other)}; expected a condition such as {Name(node).Trim('\'')} = …"),
                };
            default:
                return Fail<Filter>(node, "a value alone is no condition; expected a comparison, or something that is true or false");
        }
    }

    static bool IsCondition(Op operation) => operation is <= Op.IsNull or >= Op.SpatialIntersects;

    Filter? Predicate(Cql2Node.Operation operation)
    {
        var arguments = operation.Arguments;
        switch (operation.Operator)
        {
            case Op.And or Op.Or:
                return Conditions(arguments) is { IsDefault: false } parts
                    ? operation.Operator == Op.And ? new Filter.And(parts) : new Filter.Or(parts)
                    : null;
            case Op.Not:
                return Condition(arguments[0]) is { } inner ? new Filter.Not(inner) : null;
            case <= Op.GreaterOrEqual:
                return Value(arguments[0]) is { } left && Value(arguments[1]) is { } right
                    ? Compare(arguments[0], left, (Comparison)(operation.Operator - Op.Equal), arguments[1], right)
                    : null;
            case Op.Like:
                return Like(arguments[0], arguments[1]);
            case Op.Between:
                return Between(arguments);
            case Op.In:
                return In(arguments[0], (Cql2Node.List)arguments[1]);
            case Op.IsNull:
                return IsNull(arguments[0]);
            case <= Op.SpatialContains:
                return Geometry(operation, 0) is { } first && Geometry(operation, 1) is { } second
                    ? new Filter.Spatial((SpatialRelation)(operation.Operator - Op.SpatialIntersects), first, second)
                    : null;
            case <= Op.TemporalStarts:
                return Time(arguments[0], mayBeInterval: true) is { } begin && Time(arguments[1], mayBeInterval: true) is { } end
                    ? new Filter.Temporal((TemporalRelation)(operation.Operator - Op.TemporalAfter), begin, end)
                    : null;
            default:
                return Array(operation);
        }
    }

    ImmutableArray<Filter> Conditions(ImmutableArray<Cql2Node> nodes)
    {
        var parts = ImmutableArray.CreateBuilder<Filter>(nodes.Length);
        foreach (var node in nodes)
        {
            if (Condition(node) is not { } part)
            {
                return default;
            }

            parts.Add(part);
        }

        return parts.MoveToImmutable();
    }

    Filter.Compare? Compare(Cql2Node leftNode, Operand left, Comparison comparison, Cql2Node rightNode, Operand right) =>
        Align(leftNode, ref left, rightNode, ref right) ? new(left, comparison, right) : null;

    // Makes both sides comparable: a text beside a day or an instant is one, a day beside an instant is its first moment.
    bool Align(Cql2Node leftNode, ref Operand left, Cql2Node rightNode, ref Operand right)
    {
        if (left.Type is OperandType.Date or OperandType.Instant)
        {
            return AlignTime(left.Type, leftNode, left, rightNode, ref right);
        }

        if (right.Type is OperandType.Date or OperandType.Instant)
        {
            return AlignTime(right.Type, rightNode, right, leftNode, ref left);
        }

        if (left.Type != right.Type)
        {
            return Fail(rightNode, $"{Say(leftNode, left)}, but {Say(rightNode, right)}");
        }

        return left.Type switch
        {
            OperandType.Geometry => Fail(leftNode, "geometries are compared with S_EQUALS and the other spatial functions"),
            OperandType.List => Fail(leftNode, "lists are compared with A_EQUALS and the other functions for arrays"),
            OperandType.Interval => Fail(leftNode, "intervals are compared with T_EQUALS and the other temporal functions"),
            OperandType.Object => Fail(leftNode, $"{Say(leftNode, left)}: only IS NULL can be asked of it"),
            _ => true,
        };
    }

    bool AlignTime(OperandType type, Cql2Node timeNode, Operand time, Cql2Node otherNode, ref Operand other)
    {
        if (AsTime(otherNode, other, type) is { } aligned)
        {
            other = aligned;
            return true;
        }

        return Fail(otherNode, other is Operand.Constant { Literal: string text }
            ? $"{Say(timeNode, time)}, but '{Cql2Budget.Short(text)}' is none; expected {Example(type)}"
            : $"{Say(timeNode, time)}, but {Say(otherNode, other)}");
    }

    Filter? Like(Cql2Node textNode, Cql2Node patternNode)
    {
        if (Value(textNode) is not { } text)
        {
            return null;
        }

        return text.Type != OperandType.Text ? Fail<Filter>(textNode, $"{Say(textNode, text)}; LIKE compares texts")
            : Pattern(patternNode) is { } pattern ? new Filter.Like(text, pattern)
            : null;
    }

    // A pattern is written out (patternExpression), so that it is known to be one.
    Operand? Pattern(Cql2Node node)
    {
        switch (node)
        {
            case Cql2Node.Text { Value: var text }:
                // A last backslash would take nothing: it stands for itself.
                var backslashes = text.Length - text.AsSpan().TrimEnd('\\').Length;
                return new Operand.Constant(backslashes % 2 == 0 ? text : text + '\\');
            case Cql2Node.Operation { Operator: Op.CaseInsensitive or Op.AccentInsensitive } folded:
                return Pattern(folded.Arguments[0]) is { } inner ? new Operand.Folded(inner, Folding(folded.Operator)) : null;
            default:
                return Fail<Operand>(node, "expected a pattern as text, such as 'A%', or CASEI or ACCENTI of one");
        }
    }

    Filter.And? Between(ImmutableArray<Cql2Node> arguments)
    {
        if (Value(arguments[0]) is not { } value || Value(arguments[1]) is not { } least || Value(arguments[2]) is not { } greatest)
        {
            return null;
        }

        return Compare(arguments[0], value, Comparison.GreaterOrEqual, arguments[1], least) is { } from
            && Compare(arguments[0], value, Comparison.LessOrEqual, arguments[2], greatest) is { } to
                ? new([from, to])
                : null;
    }

    Filter? In(Cql2Node valueNode, Cql2Node.List list)
    {
        if (Value(valueNode) is not { } value)
        {
            return null;
        }

        var members = ImmutableArray.CreateBuilder<Filter>(list.Members.Length);
        var literals = value is Operand.Value ? ImmutableArray.CreateBuilder<object>(list.Members.Length) : null;
        foreach (var node in list.Members)
        {
            if (Value(node) is not { } member || Compare(valueNode, value, Comparison.Equal, node, member) is not { } equal)
            {
                return null;
            }

            members.Add(equal);
            if (literals is not null && Literal((Operand.Value)value, equal.Right) is { } literal)
            {
                literals.Add(literal);
            }
            else
            {
                literals = null;
            }
        }

        return literals is not null ? new Filter.In(((Operand.Value)value).Property, literals.MoveToImmutable())
            : members.Count == 1 ? members[0]
            : new Filter.Or(members.MoveToImmutable());
    }

    // The constant in the type of the property, where it has one there: lists of constants are of one type.
    static object? Literal(Operand.Value value, Operand member) => (value.Property.Type, (member as Operand.Constant)?.Literal) switch
    {
        (PropertyType.Number, long whole) => (double)whole,
        (PropertyType.Text, string text) => text,
        (PropertyType.Integer, long whole) => whole,
        (PropertyType.Number, double number) => number,
        (PropertyType.Boolean, bool truth) => truth,
        (PropertyType.Date, DateOnly day) => day,
        (PropertyType.DateTime, DateTimeOffset instant) => instant,
        _ => null,
    };

    // What is written out is there.
    Filter? IsNull(Cql2Node node) => Value(node) switch
    {
        null => null,
        Operand.Constant or Operand.Place or Operand.List or Operand.Interval => new Filter.Holds(new Operand.Constant(false)),
        var operand => new Filter.IsNull(operand),
    };

    Operand? Geometry(Cql2Node.Operation operation, int index)
    {
        var node = operation.Arguments[index];
        return Value(node) switch
        {
            null => null,
            { Type: OperandType.Geometry } geometry => geometry,
            var other => Fail<Operand>(node, $"{Say(node, other)}; {Cql2Operators.UpperName(operation.Operator)} takes geometries"),
        };
    }

    Filter.Array? Array(Cql2Node.Operation operation)
    {
        if (List(operation, 0) is not { } left || List(operation, 1) is not { } right)
        {
            return null;
        }

        var (first, second) = (MemberType(left), MemberType(right));
        if (first is not null && second is not null && first != second)
        {
            return Fail<Filter.Array>(operation.Arguments[1], $"the first list holds {Kinds(first)}, the second holds {Kinds(second)}");
        }

        return new((ArrayRelation)(operation.Operator - Op.ArrayEquals), left, right);
    }

    Operand? List(Cql2Node.Operation operation, int index)
    {
        var node = operation.Arguments[index];
        return Value(node) switch
        {
            null => null,
            { Type: OperandType.List } list => list,
            var other => Fail<Operand>(
                node, $"{Say(node, other)}; {Cql2Operators.UpperName(operation.Operator)} takes lists such as ('a','b')"),
        };
    }

    // What the members are; null where there is none. Properties hold lists of texts only.
    static OperandType? MemberType(Operand list) => list is Operand.List { Members: var members }
        ? members.IsEmpty ? null : members[0].Type
        : OperandType.Text;
}
