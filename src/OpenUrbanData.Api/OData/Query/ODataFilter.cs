using System.Collections.Immutable;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using Comparison = OpenUrbanData.Model.Query.Comparison;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>Turns parsed expressions (<c>$filter</c>, <c>$orderby</c>, <c>$compute</c>, <c>$apply</c>) into conditions and values of the
/// query model.</summary>
/// <remarks>OData's comparisons, <c>in</c>, <c>any</c> and <c>all</c> know two truth values: null equals null only, and every other
/// comparison with null is false (URL conventions 5.1.1.1). All else is null where a part of it is, and <c>and</c>, <c>or</c>,
/// <c>not</c> treat null as unknown, as SQL does. So comparisons are told to be never unknown where that matters: below <c>not</c>
/// and where they are values.</remarks>
/// <param name="collection">The entity set.</param>
/// <param name="aliases">Parameter aliases, as the parser read them.</param>
/// <param name="patterns">How large regular expressions may be.</param>
/// <param name="ways">Follows paths to other entities; null where such paths are not supported.</param>
sealed partial class ODataFilter(
    Collection collection, IDictionary<string, SingleValueNode> aliases, TextPatternLimits patterns, ODataWays? ways = null)
{
    /// <summary>What <c>$compute</c> computes, by alias.</summary>
    public IReadOnlyDictionary<string, Operand> Computed { get; init; } = ImmutableDictionary<string, Operand>.Empty;

    // Members of lists, by the names that 'any' and 'all' give them: texts, or objects with their members.
    readonly Dictionary<string, (Operand.Element Member, ImmutableArray<Property> Items)> _members = new(StringComparer.Ordinal);

    /// <summary>A condition.</summary>
    /// <exception cref="ProblemException">400: it can never be; 501: valid OData, not supported here.</exception>
    public Filter Read(SingleValueNode node) => Condition(node, isExact: false);

    /// <summary>A value.</summary>
    /// <exception cref="ProblemException">400: it can never be; 501: valid OData, not supported here.</exception>
    public Operand ReadValue(SingleValueNode node) => Value(node) ?? throw Unsupported("Computing with nothing but null");

    /// <summary>A value that stands in answers.</summary>
    /// <exception cref="ProblemException">400: it can never be; 501: valid OData, not supported here.</exception>
    public Operand ReadColumn(SingleValueNode node) =>
        node.TypeReference is { } type && (type.IsDuration() || type.IsTimeOfDay()) ? throw Unsupported("Computing a duration or a time of day")
        : ReadValue(node) is { Type: not (OperandType.Geometry or OperandType.List or OperandType.Object) } value ? value
        : throw Unsupported("Computing anything but single values");

    /// <summary>True for a name that the entities have already.</summary>
    public bool IsTaken(string name) => collection.Schema.Find(name) is not null || name == ODataNames.Geometry;

    /// <summary>An order: null comes before all values, and after them when it is turned round (protocol 11.2.6.2).</summary>
    /// <exception cref="ProblemException">400: it can never be; 501: valid OData, not supported here.</exception>
    public ImmutableArray<SortKey> ReadOrder(OrderByClause? clause)
    {
        var keys = ImmutableArray.CreateBuilder<SortKey>();
        for (; clause is not null; clause = clause.ThenBy)
        {
            // What is null for all leaves the order to the next key.
            if (Value(clause.Expression) is { } value)
            {
                var isDescending = clause.Direction == OrderByDirection.Descending;
                keys.Add(value.Type is OperandType.Geometry or OperandType.List or OperandType.Object or OperandType.Interval
                    ? throw Unsupported("'$orderby' by anything but single values")
                    : new(value, isDescending, AbsentFirst: !isDescending));
            }
        }

        return keys.ToImmutable();
    }

    Filter Part(QueryNode given, bool isExact)
    {
        switch (Plain(given))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and:
                return new Filter.And([Condition(and.Left, isExact), Condition(and.Right, isExact)]);
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or:
                return new Filter.Or([Condition(or.Left, isExact), Condition(or.Right, isExact)]);
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                return Negated(Condition(not.Operand, isExact: true));
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Has } has:
                // Each member is one bit of its own, and no value is more than one member: what it has is what it is. Null has null.
                return Compare(has, Comparison.Equal, isExact: false);
            case BinaryOperatorNode binary when ComparisonOf(binary.OperatorKind) is { } comparison:
                return Compare(binary, comparison, isExact);
            case InNode one:
                return In(one, isExact);
            case AnyNode any:
                return Any(any, body => Condition(body, isExact: false));
            case AllNode all:
                return new Filter.Not(Any(all, body => new Filter.Not(new Filter.Known(Condition(body, isExact: true)))));
            case ConstantNode { Value: bool value }:
                return value ? new Filter.And([]) : new Filter.Or([]);
            case var other:
                return Value(other) switch
                {
                    null => ODataWays.Unknown,
                    Operand.Truth truth => truth.Condition,

                    // A beginning of a property has an index.
                    Operand.Call { Function.Name: "starts_with", Arguments: [Operand.Value text, Operand.Constant { Literal: string start }] } =>
                        new Filter.Matches(text.Property, TextMatch.StartsWith, start),
                    { Type: OperandType.Boolean } truth => new Filter.Holds(truth),
                    _ => throw Unsupported($"'{other.Kind}' as a condition"),
                };
        }
    }

    // Not twice: the database joins what stands alone or below one 'not'.
    static Filter Negated(Filter filter) => filter is Filter.Not not ? not.Inner : new Filter.Not(filter);

    static Comparison? ComparisonOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equal => Comparison.Equal,
        BinaryOperatorKind.NotEqual => Comparison.NotEqual,
        BinaryOperatorKind.LessThan => Comparison.Less,
        BinaryOperatorKind.LessThanOrEqual => Comparison.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Comparison.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Comparison.GreaterOrEqual,
        _ => null,
    };

    Filter Compare(BinaryOperatorNode node, Comparison comparison, bool isExact)
    {
        if (comparison == Comparison.NotEqual)
        {
            return Negated(Compare(node, Comparison.Equal, isExact: true));
        }

        if (comparison == Comparison.Equal && Existence(node) is { } existence)
        {
            return existence;
        }

        var (left, right) = (Value(node.Left), Value(node.Right));
        if (left is null || right is null)
        {
            return comparison != Comparison.Equal ? new Filter.Or([])
                : (left ?? right) is { } other ? IsAbsent(other)
                : new Filter.And([]);
        }

        if (left is Operand.Constant { Literal: double.NaN } || right is Operand.Constant { Literal: double.NaN })
        {
            return new Filter.Or([]);
        }

        if (left.Type is OperandType.Geometry or OperandType.Object or OperandType.List || right.Type is OperandType.Geometry or OperandType.Object or OperandType.List)
        {
            throw Unsupported("Comparing anything but single values with each other");
        }

        if (comparison == Comparison.Equal && MayBeAbsent(left) && MayBeAbsent(right))
        {
            return new Filter.Compare(left, Comparison.Same, right);
        }

        Filter compare = new Filter.Compare(left, comparison, right);
        return isExact ? new Filter.Known(compare) : compare;
    }

    Filter IsAbsent(Operand operand) => MayBeAbsent(operand) ? new Filter.IsNull(operand) : new Filter.Or([]);

    // At the end of a path the identifier may be absent as well, with all of the entity.
    bool MayBeAbsent(Operand operand) =>
        operand is not (Operand.Constant or Operand.Place) && (operand is not Operand.Value { Property.Role: "id" } || _leaf is { Path.IsEmpty: false });

    Filter In(InNode node, bool isExact)
    {
        var left = Value(node.Left);
        if (node.Right is not CollectionConstantNode constants)
        {
            return In(left, List(node.Right, out _), isExact);
        }

        List<Operand?> all = [.. constants.Collection.Select(ODataLiteral.Of)];
        var isNullAmong = all.Contains(null);
        List<Operand.Constant> members = [.. all.OfType<Operand.Constant>()];
        if (left is null)
        {
            return isNullAmong ? new Filter.And([]) : new Filter.Or([]);
        }

        Filter one = left is Operand.Value { Property.Type: not (PropertyType.Json or PropertyType.TextArray) } value
            ? new Filter.In(value.Property, [.. members.Select(member => member.Literal)])
            : new Filter.Or([.. members.Select(member => new Filter.Compare(left, Comparison.Equal, member))]);
        one = isNullAmong ? new Filter.Or([one, IsAbsent(left)]) : one;
        return isExact ? new Filter.Known(one) : one;
    }

    static Filter In(Operand? member, Operand list, bool isExact)
    {
        // Lists hold no null.
        if (member is null)
        {
            return new Filter.Or([]);
        }

        if (list.Type != OperandType.List || member.Type != OperandType.Text)
        {
            throw Unsupported("'in' with anything but texts and lists of them");
        }

        Filter one = (member, list) is (Operand.Constant { Literal: string text }, Operand.Value value)
            ? new Filter.Has(value.Property, text)
            : new Filter.Array(ArrayRelation.Contains, list, new Operand.List([member]));
        return isExact ? new Filter.Known(one) : one;
    }

    Filter Any(LambdaNode node, Func<SingleValueNode, Filter> condition)
    {
        var list = List(node.Source, out var items);
        var member = new Operand.Element(_members.Count + 1, list.Type == OperandType.List ? OperandType.Text : OperandType.Object);
        if (node.CurrentRangeVariable?.Name is not { } name)
        {
            return new Filter.Any(list, member, new Filter.And([]));
        }

        _members.Add(name, (member, items));
        try
        {
            var met = condition(node.Body);
            return (list, met) is (Operand.Value value, Filter.Compare { Operator: Comparison.Equal, Right: Operand.Constant { Literal: string text } } equal)
                && equal.Left == member
                    ? new Filter.Known(new Filter.Has(value.Property, text))
                    : new Filter.Any(list, member, met);
        }
        finally
        {
            _members.Remove(name);
        }
    }

    QueryNode Plain(QueryNode node) => node switch
    {
        ConvertNode convert => Plain(convert.Source),
        ParameterAliasNode alias => aliases.TryGetValue(alias.Alias, out var value) && value is not null
            ? Plain(value)
            : throw new ProblemException(Problem.InvalidParameters([new(alias.Alias, null, "Must be given, because an expression uses it.")])),
        _ => node,
    };

    static ProblemException Mistake(string value, string expected) => new(Problem.InvalidParameters([new("$filter", value, expected)]));

    static ProblemException Unsupported(string what) => new(Problem.NotImplemented($"{what} is valid OData, but not supported here."));
}
