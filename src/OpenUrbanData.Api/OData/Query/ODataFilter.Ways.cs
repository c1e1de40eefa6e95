using System.Collections.Immutable;
using Microsoft.OData.UriParser;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Query;

/// <content>Paths through navigation properties to one entity of the registry.</content>
sealed partial class ODataFilter
{
    // Of the condition that is read now, between 'and', 'or' and 'not': the way that its paths go, and whether it asks for the entity
    // itself as well.
    (string? Way, bool IsOwn)? _leaf;

    Filter Condition(QueryNode given, bool isExact)
    {
        if (ways is null || Plain(given) is BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or }
            or UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not })
        {
            return Part(given, isExact);
        }

        if (Existence(given) is { } existence)
        {
            return existence;
        }

        var before = _leaf;
        _leaf = (null, false);
        var condition = Part(given, isExact);
        var (way, isOwn) = _leaf.Value;
        _leaf = before is { } outer ? outer with { IsOwn = outer.IsOwn || isOwn || way is not null } : null;
        if (way is null)
        {
            return condition;
        }

        return isOwn || _members.Count > 0
            ? throw Unsupported($"A condition on '{way}' and on something else at once")
            : ways.Target(collection, way, out var found) is { } set ? ways.Through(collection, found!, set, condition)
            : throw Unsupported($"A path through '{way}' in an expression");
    }

    // Dataset eq null
    Filter? Existence(QueryNode given)
    {
        if (Plain(given) is not BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual } node)
        {
            return null;
        }

        var (left, right) = (Plain(node.Left), Plain(node.Right));
        if ((left as SingleNavigationNode ?? right as SingleNavigationNode) is not { } navigation
            || !(left is ConstantNode { Value: null } || right is ConstantNode { Value: null }))
        {
            return null;
        }

        Check(navigation);
        var exists = ways!.Target(collection, navigation.NavigationProperty.Name, out var way) is { } set
            ? ways.Exists(collection, way!, set)
            : throw Unsupported($"'{navigation.NavigationProperty.Name}' in an expression");
        _leaf = _leaf is { } outer ? outer with { IsOwn = true } : null;
        return node.OperatorKind == BinaryOperatorKind.NotEqual ? exists : new Filter.Not(exists);
    }

    // A property at the end of a way.
    Operand.Value Target(SingleNavigationNode navigation, string name, out ImmutableArray<Property> items)
    {
        items = [];
        Check(navigation);
        var way = navigation.NavigationProperty.Name;
        if (_leaf is not { } leaf || (leaf.Way ?? way) != way || ways?.Target(collection, way, out _) is not { } set)
        {
            throw Unsupported($"A path through '{way}' here");
        }

        _leaf = leaf with { Way = way };
        return new(set.Collection.Schema.Find(name)!);
    }

    void Check(SingleNavigationNode navigation)
    {
        if (navigation.Source is not ResourceRangeVariableReferenceNode { Name: var name } || _members.ContainsKey(name))
        {
            throw Unsupported($"A path to '{navigation.NavigationProperty.Name}' over others");
        }
    }
}
