using System.Collections.Immutable;
using Microsoft.OData.UriParser;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Query;

/// <content>Paths through navigation properties to one entity: of the registry, or another feature.</content>
/// <remarks>A condition between <c>and</c>, <c>or</c> and <c>not</c> that asks for what stands at the end of one path, and for nothing
/// else, is asked there: of the registry, or in a query of its own that the database can join. Any other one, an order or a
/// computed value takes values of other features one by one.</remarks>
sealed partial class ODataFilter
{
    // What the condition that is read now asks for: the path that it goes, and whether it asks for something else as well. Null where
    // values are taken one by one.
    (ImmutableArray<ODataStep> Path, bool IsMixed)? _leaf;

    // True below a condition that is read for the second time, so that none is read a third time.
    bool _takesValues;

    Filter Condition(QueryNode given, bool isExact)
    {
        if (ways is null || _takesValues || Plain(given) is BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or }
            or UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not })
        {
            return Part(given, isExact);
        }

        var outer = _leaf;
        _leaf = ([], false);
        var condition = Part(given, isExact);
        var (path, isMixed) = _leaf.Value;
        _leaf = null;
        if (!path.IsEmpty && (isMixed || _members.Count > 0))
        {
            _takesValues = true;
            condition = Part(given, isExact);
            _takesValues = false;
        }
        else if (!path.IsEmpty)
        {
            condition = ways.Through(path, condition, isExact);
        }

        _leaf = outer is { } other ? other with { IsMixed = other.IsMixed || isMixed || !path.IsEmpty } : null;
        return condition;
    }

    // Dataset eq null; null for any other comparison.
    Filter.Not? Existence(BinaryOperatorNode node)
    {
        var (left, right) = (Plain(node.Left), Plain(node.Right));
        if ((left as SingleNavigationNode ?? right as SingleNavigationNode) is not { } navigation
            || !(left is ConstantNode { Value: null } || right is ConstantNode { Value: null }))
        {
            return null;
        }

        MarkMixed();
        return new Filter.Not(ways!.Leads(Path(navigation)));
    }

    // A property at the end of a path; null where no data have it.
    Operand? Target(SingleNavigationNode navigation, string name, out ImmutableArray<Property> items)
    {
        var path = Path(navigation);
        var schema = path[^1].To.Schema;
        var property = schema.Find(name);
        items = property?.Items ?? [];
        Operand? value = property is not null ? new Operand.Value(property)
            : name == ODataNames.Geometry && schema.Geometry is not null ? new Operand.Shape()
            : null;
        if (_leaf is { } leaf)
        {
            _leaf = (path, leaf.IsMixed || !(leaf.Path.IsEmpty || leaf.Path.SequenceEqual(path)));
            return value;
        }

        return value is null ? null : ways!.Value(path, value);
    }

    ImmutableArray<ODataStep> Path(SingleNavigationNode navigation)
    {
        var name = navigation.NavigationProperty.Name;
        ImmutableArray<ODataStep> before = navigation.Source switch
        {
            ResourceRangeVariableReferenceNode { Name: var variable } when !_members.ContainsKey(variable) => [],
            SingleNavigationNode inner => Path(inner),
            _ => throw Unsupported($"A path to '{name}' that does not begin with the entity"),
        };
        return before.Add(ways?.Step(before is [.., var last] ? last.To : collection, name) ?? throw Unsupported($"'{name}' in an expression here"));
    }

    void MarkMixed() => _leaf = _leaf is { } leaf ? leaf with { IsMixed = true } : null;
}
