using System.Globalization;
using Microsoft.OData.UriParser;
using Microsoft.Spatial;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>Turns the parsed <c>$filter</c> into the filter of the query model.</summary>
/// <remarks>OData knows two truth values: a comparison with null is false, and true for <c>ne</c> (URL conventions
/// 5.1.1.1). SQL knows three. Where it matters, below <c>not</c> and for <c>ne</c>, absent values are named.</remarks>
sealed class ODataFilter(Collection collection, IDictionary<string, SingleValueNode> aliases)
{
    /// <summary>The condition.</summary>
    /// <exception cref="ProblemException">501: valid OData, not supported here.</exception>
    public Filter Read(SingleValueNode node) => Condition(node, isNegated: false);

    /// <summary>A value, as <c>$compute</c> and <c>aggregate</c> name them.</summary>
    /// <exception cref="ProblemException">501: valid OData, not supported here.</exception>
    public Operand ReadValue(SingleValueNode node) => Operand(Plain(node));

    Filter Condition(QueryNode given, bool isNegated)
    {
        switch (Plain(given))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and:
                return new Filter.And([Condition(and.Left, isNegated), Condition(and.Right, isNegated)]);
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or:
                return new Filter.Or([Condition(or.Left, isNegated), Condition(or.Right, isNegated)]);
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                return new Filter.Not(Condition(not.Operand, isNegated: true));
            case BinaryOperatorNode binary:
                return Compare(binary, isNegated);
            case InNode { Right: CollectionConstantNode list } one:
                return Known(Property(one.Left), isNegated, property => new Filter.In(
                    property, [.. list.Collection.Select(value => Literal(ODataMembers.ValueOf(value))).OfType<object>()]));
            case SingleValueFunctionCallNode call:
                return Call(call);
            case AnyNode any:
                return Any(any);
            case SingleValuePropertyAccessNode truth:
                return Known(Property(truth), isNegated, property => new Filter.Compare(
                    new Operand.Value(property), Comparison.Equal, new Operand.Constant(true)));
            case ConstantNode { Value: bool value }:
                return value ? new Filter.And([]) : new Filter.Or([]);
            case var other:
                throw Unsupported($"'{other.Kind}' in $filter");
        }
    }

    Filter Compare(BinaryOperatorNode binary, bool isNegated)
    {
        var comparison = binary.OperatorKind switch
        {
            BinaryOperatorKind.Equal => Comparison.Equal,
            BinaryOperatorKind.NotEqual => Comparison.NotEqual,
            BinaryOperatorKind.LessThan => Comparison.Less,
            BinaryOperatorKind.LessThanOrEqual => Comparison.LessOrEqual,
            BinaryOperatorKind.GreaterThan => Comparison.Greater,
            BinaryOperatorKind.GreaterThanOrEqual => Comparison.GreaterOrEqual,
            var other => throw Unsupported($"The operator '{other}' in $filter"),
        };
        var (left, right) = (Plain(binary.Left), Plain(binary.Right));
        if (left is ConstantNode { Value: null } || right is ConstantNode { Value: null })
        {
            return CompareWithNull(left is ConstantNode { Value: null } ? right : left, comparison);
        }

        var compare = new Filter.Compare(Operand(left), comparison, Operand(right));
        List<Filter> absent = [.. new[] { compare.Left, compare.Right }.OfType<Operand.Value>().Select(one => new Filter.IsNull(one.Property))];
        if (absent.Count == 0)
        {
            return compare;
        }

        return comparison == Comparison.NotEqual
            ? new Filter.Or([compare, .. absent])
            : isNegated ? new Filter.And([.. absent.Select(one => new Filter.Not(one)), compare]) : compare;
    }

    Filter CompareWithNull(QueryNode operand, Comparison comparison)
    {
        if (operand is ConstantNode)
        {
            throw Unsupported("Comparing null with a constant");
        }

        var absent = new Filter.IsNull(Property(operand));
        return comparison switch
        {
            Comparison.Equal => absent,
            Comparison.NotEqual => new Filter.Not(absent),
            _ => new Filter.Or([]),
        };
    }

    // Below 'not' an absent value must give false before it is turned round.
    static Filter Known(Property property, bool isNegated, Func<Property, Filter> make) => isNegated
        ? new Filter.And([new Filter.Not(new Filter.IsNull(property)), make(property)])
        : make(property);

    Filter.Matches Call(SingleValueFunctionCallNode call)
    {
        var match = call.Name switch
        {
            "contains" => TextMatch.Contains,
            "startswith" => TextMatch.StartsWith,
            "endswith" => TextMatch.EndsWith,
            var other => throw Unsupported($"The function '{other}' in $filter"),
        };
        var arguments = call.Parameters.Select(Plain).ToList();
        return arguments is [var text, ConstantNode { Value: string part }]
            ? new(Property(text), match, part)
            : throw Unsupported($"'{call.Name}' with anything but a property and a text");
    }

    Filter Any(AnyNode any)
    {
        if (any.Source is not CollectionPropertyAccessNode { Property.Name: var name })
        {
            throw Unsupported("'any' over anything but a property");
        }

        if (any.Body is BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Equal } equal
            && Plain(equal.Left) is NonResourceRangeVariableReferenceNode && Plain(equal.Right) is ConstantNode { Value: string member })
        {
            return new Filter.Has(Find(name), member);
        }

        // any() alone asks whether there are members: an absent list has none.
        return any.Body is ConstantNode { Value: true }
            ? new Filter.Not(new Filter.IsNull(Find(name)))
            : throw Unsupported("'any' with anything but 'member eq text'");
    }

    Operand Operand(QueryNode node) => node switch
    {
        SingleValueFunctionCallNode { Name: "geo.distance" } distance => Distance(distance),
        ConstantNode { Value: not null } constant => new Operand.Constant(Literal(ODataMembers.ValueOf(constant))!),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Negate } negate
            when Plain(negate.Operand) is ConstantNode { Value: { } value } => new Operand.Constant(Literal(value) switch
            {
                long whole => -whole,
                double number => -number,
                _ => throw Unsupported("A minus before anything but a number"),
            }),
        SingleValuePropertyAccessNode => new Operand.Value(Property(node)),
        SingleValueFunctionCallNode call => throw Unsupported($"The function '{call.Name}' in $filter"),
        _ => throw Unsupported($"'{node.Kind}' in a comparison"),
    };

    static Operand.DistanceTo Distance(SingleValueFunctionCallNode call)
    {
        var arguments = call.Parameters.Select(argument => argument is ConvertNode convert ? convert.Source : argument).ToList();
        var point = arguments.OfType<ConstantNode>().Select(one => one.Value).OfType<GeographyPoint>().FirstOrDefault();
        if (arguments.Count != 2 || point is null
            || !arguments.OfType<SingleValuePropertyAccessNode>().Any(one => one.Property.Name == ODataNames.Geometry))
        {
            throw Unsupported("'geo.distance' with anything but 'geometry' and a point");
        }

        return new(point.Longitude, point.Latitude);
    }

    Property Property(QueryNode node) => node is SingleValuePropertyAccessNode { Property.Name: var name }
        ? Find(name)
        : throw Unsupported($"'{node.Kind}' where a property is expected");

    Property Find(string name) => name == ODataNames.Geometry
        ? throw Unsupported("Comparing 'geometry' by anything but 'geo.distance'")
        : collection.Schema.Find(name) ?? throw Unsupported($"'{name}', which the data of this entity set do not have yet,");

    QueryNode Plain(QueryNode node) => node switch
    {
        ConvertNode convert => Plain(convert.Source),
        ParameterAliasNode alias => aliases.TryGetValue(alias.Alias, out var value) && value is not null
            ? Plain(value)
            : throw new ProblemException(Problem.InvalidParameters([new(alias.Alias, null, "Must be given, because $filter uses it.")])),
        _ => node,
    };

    static object? Literal(object? value) => value switch
    {
        null => null,
        string or bool or long or double or DateTimeOffset or DateOnly => value,
        int whole => (long)whole,
        short whole => (long)whole,
        byte whole => (long)whole,
        sbyte whole => (long)whole,
        float number => (double)number,
        decimal number => (double)number,
        Guid guid => guid.ToString(),
        // The parser's own type for days, which its next version replaces by DateOnly.
        _ when DateOnly.TryParseExact(
            value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw Unsupported($"A value of type '{value.GetType().Name}' in $filter"),
    };

    static ProblemException Unsupported(string what) => new(Problem.NotImplemented($"{what} is valid OData, but not supported here."));
}
