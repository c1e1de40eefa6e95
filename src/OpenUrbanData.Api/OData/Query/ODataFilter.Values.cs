using System.Collections.Immutable;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Query;

/// <content>Values: paths, constants, arithmetic. Durations and times of day are numbers of seconds.</content>
sealed partial class ODataFilter
{
    // Null for what is null whatever the entity.
    Operand? Value(QueryNode given)
    {
        switch (Plain(given))
        {
            case ConstantNode constant:
                return ODataLiteral.Of(constant);
            case SingleValuePropertyAccessNode access:
                return Member(access.Source, access.Property.Name, out _);
            case SingleValueOpenPropertyAccessNode { Source: ResourceRangeVariableReferenceNode, Name: var alias } when Computed.TryGetValue(alias, out var computed):
                MarkMixed();
                return computed;
            case SingleComplexNode access:
                return Member(access.Source, access.Property.Name, out _);
            case NonResourceRangeVariableReferenceNode { Name: var name }:
                return _members[name].Member;
            case ResourceRangeVariableReferenceNode { Name: var name } when _members.TryGetValue(name, out var known):
                return known.Member;
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Negate } negate:
                return Value(negate.Operand) is { } number ? Negative(number) : null;
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply
                or BinaryOperatorKind.Divide or BinaryOperatorKind.Modulo } arithmetic:
                return Arithmetic(arithmetic);
            case CountNode { FilterClause: null, SearchClause: null } count:
                return Call("number_or", Call("cardinality", List(count.Source, out _)), new Operand.Constant(0L));
            case SingleValueFunctionCallNode call:
                return Function(call);
            case BinaryOperatorNode or UnaryOperatorNode or InNode or LambdaNode:
                return new Operand.Truth(Condition(given, isExact: true));
            case var other:
                throw Unsupported($"'{other.Kind}' in an expression");
        }
    }

    static Operand.Call Call(string name, params ReadOnlySpan<Operand> arguments) => new(FilterFunction.Find(name)!, [.. arguments]);

    static Operand Negative(Operand number) => number switch
    {
        Operand.Constant { Literal: long whole and not long.MinValue } => new Operand.Constant(-whole),
        Operand.Constant { Literal: double one } => new Operand.Constant(-one),
        _ => new Operand.Arithmetic(new Operand.Constant(0L), ArithmeticOperator.Subtract, number),
    };

    Operand? Arithmetic(BinaryOperatorNode node)
    {
        if (Value(node.Left) is not { } left || Value(node.Right) is not { } right)
        {
            return null;
        }

        var isTime = left.Type is OperandType.Date or OperandType.Instant;
        switch (node.OperatorKind)
        {
            case BinaryOperatorKind.Subtract when isTime && right.Type is OperandType.Date or OperandType.Instant:
                return Call("seconds_between", right, left);
            case BinaryOperatorKind.Add or BinaryOperatorKind.Subtract when isTime:
                var later = Call("add_seconds", left, node.OperatorKind == BinaryOperatorKind.Subtract ? Negative(right) : right);
                return left.Type == OperandType.Date ? Call("date_of", later) : later;
            case BinaryOperatorKind.Divide:
                var isWhole = IsWhole(node.Left) && IsWhole(node.Right);
                return new Operand.Arithmetic(left, isWhole ? ArithmeticOperator.WholeDivide : ArithmeticOperator.Divide, right);
            default:
                return new Operand.Arithmetic(left, node.OperatorKind switch
                {
                    BinaryOperatorKind.Add => ArithmeticOperator.Add,
                    BinaryOperatorKind.Subtract => ArithmeticOperator.Subtract,
                    BinaryOperatorKind.Multiply => ArithmeticOperator.Multiply,
                    _ => ArithmeticOperator.Modulo,
                }, right);
        }
    }

    // Of the expression as it was written: what the parser converts it to is another matter.
    bool IsWhole(QueryNode given) => Plain(given) is SingleValueNode { TypeReference: { } type } && type.IsIntegral();

    // A property of the entity, or a member of an object; null where no data of this set have it.
    Operand? Member(QueryNode source, string name, out ImmutableArray<Property> items)
    {
        if (source is SingleNavigationNode navigation)
        {
            return Target(navigation, name, out items);
        }

        items = [];
        var (holder, members) = Holder(source);
        if (holder is null)
        {
            MarkMixed();
        }

        if (holder is null && name == ODataNames.Geometry && collection.Schema.Geometry is not null)
        {
            return new Operand.Shape();
        }

        var property = holder is null ? collection.Schema.Find(name) : members.FirstOrDefault(one => one.Name == name);
        if (property is null)
        {
            return null;
        }

        items = property.Items;
        return holder is null ? new Operand.Value(property) : new Operand.Member(holder, property);
    }

    // What a path begins with: null for the entity itself.
    (Operand? Object, ImmutableArray<Property> Items) Holder(QueryNode source)
    {
        switch (source)
        {
            case ResourceRangeVariableReferenceNode { Name: var name }:
                return _members.TryGetValue(name, out var known) ? known : default;
            case SingleComplexNode complex:
                return Member(complex.Source, complex.Property.Name, out var items) is { } inner
                    ? (inner, items)
                    : throw Unsupported($"'{complex.Property.Name}', which the data of this entity set do not have yet,");
            case var other:
                throw Unsupported($"A path through '{other.Kind}' in an expression");
        }
    }

    Operand List(QueryNode source, out ImmutableArray<Property> items)
    {
        var (holder, name) = source switch
        {
            CollectionPropertyAccessNode access => (access.Source, access.Property.Name),
            CollectionComplexNode access => ((QueryNode)access.Source, access.Property.Name),
            CollectionNavigationNode navigation => throw Unsupported($"'{navigation.NavigationProperty.Name}' in an expression"),
            _ => throw Unsupported($"'{source.Kind}' as a list"),
        };
        return Member(holder, name, out items) ?? new Operand.List([]);
    }
}
