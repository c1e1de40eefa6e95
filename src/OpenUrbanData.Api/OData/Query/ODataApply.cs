using System.Collections.Immutable;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>Reads <c>$apply</c> (<see href="https://docs.oasis-open.org/odata/odata-data-aggregation-ext/v4.0/">Data Aggregation 4.0</see>):
/// <c>filter</c>, <c>compute</c>, <c>groupby</c>, <c>aggregate</c> and <c>identity</c>, one after the other.</summary>
/// <remarks>Each step is parsed by itself against the type that the steps before it leave: the parser would take the names of one step
/// only, and know no types of them.</remarks>
sealed class ODataApply(ODataRows rows, ODataAddress address, AggregateLimits limits)
{
    const string Option = "$apply";

    ODataRows _rows = rows;

    /// <summary>Rows of what the request says; null where it says nothing.</summary>
    /// <param name="address">The address.</param>
    /// <param name="model">The entity model.</param>
    /// <param name="set">The entity set.</param>
    /// <param name="entities">Entities that the address leads to.</param>
    /// <param name="isSingle">True for one entity.</param>
    /// <param name="limits">How much may be asked.</param>
    /// <exception cref="ProblemException">400 or 501.</exception>
    public static ODataRows? Read(
        ODataAddress address, ODataModel model, string set, FeatureQuery entities, bool isSingle, AggregateLimits limits)
    {
        if (address.Options.FirstOrDefault(one => one.Name == Option).Value is not { } apply)
        {
            return null;
        }

        if (isSingle)
        {
            throw Mistake(apply, "Is for sets, not for one entity.");
        }

        if (model.RegistryOf(entities.Collection) is not null)
        {
            throw Unsupported($"$apply on '{set}'");
        }

        var rows = ODataRows.Of(entities, model.Properties(entities.Collection), model.Parsing, model.Parsing.EntityContainer.FindEntitySet(set));
        var steps = new ODataApply(rows, address, limits);
        var applied = steps.Apply(apply);
        return address.Options.FirstOrDefault(one => one.Name == "$compute").Value is { } compute ? steps.Compute(compute) : applied;
    }

    // What comes out of the steps.
    ODataRows Apply(string apply)
    {
        var grammar = address.Grammar(Option)!;
        if (grammar.NotOffered is { } what)
        {
            throw Unsupported(what);
        }

        List<string> steps = [.. grammar.Steps];
        if (steps.Count > limits.MaximumTransformations)
        {
            throw Mistake(apply, $"At most {limits.MaximumTransformations} transformations are taken.");
        }

        foreach (var step in steps.Where(step => step != "identity"))
        {
            Add(step);
        }

        return _rows;
    }

    // What $compute adds to what has come out of the steps.
    ODataRows Compute(string compute)
    {
        var parser = _rows.Parser(address.Options.Where(one => one.Name.StartsWith('@')).Append(("$compute", compute)));
        var mistakes = new List<ProblemParameter>();
        if (address.Parse("$compute", parser.ParseCompute, mistakes) is not { } clause)
        {
            throw new ProblemException(Problem.InvalidParameters(mistakes));
        }

        AddColumns(clause.ComputedItems, new(_rows.Query.Collection, parser.ParameterAliasNodes, address.Filters.Patterns));
        return _rows;
    }

    void Add(string step)
    {
        var parser = _rows.Parser(address.Options.Where(one => one.Name.StartsWith('@')).Append((Option, step)));
        var mistakes = new List<ProblemParameter>();
        if (address.Parse(Option, parser.ParseApply, mistakes) is not { } clause)
        {
            throw new ProblemException(Problem.InvalidParameters(mistakes));
        }

        var values = new ODataFilter(_rows.Query.Collection, parser.ParameterAliasNodes, address.Filters.Patterns);
        switch (clause.Transformations.Single())
        {
            case FilterTransformationNode filter:
                _rows = _rows with { Query = _rows.Where(values.Read(filter.FilterClause.Expression)) };
                break;
            case ComputeTransformationNode compute:
                AddColumns(compute.Expressions, values);
                break;
            case GroupByTransformationNode group:
                Group([.. group.GroupingProperties], group.ChildTransformations as AggregateTransformationNode, values, step);
                break;
            case AggregateTransformationNode aggregate:
                Group([], aggregate, values, step);
                break;
            case var other:
                throw Unsupported($"'{other.Kind}' in $apply");
        }
    }

    void AddColumns(IEnumerable<ComputeExpression> expressions, ODataFilter values)
    {
        var columns = ImmutableArray.CreateBuilder<ComputedColumn>();
        foreach (var expression in expressions)
        {
            var (value, type) = Value(expression.Expression, values);
            columns.Add(new(ODataRows.Computed(expression.Alias, type), value));
        }

        CheckNames(columns.Select(column => column.Property.Name), [.. _rows.Names]);
        _rows = _rows.Extend(columns.ToImmutable());
    }

    void Group(ImmutableArray<GroupByPropertyNode> nodes, AggregateTransformationNode? aggregate, ODataFilter values, string step)
    {
        var keys = ImmutableArray.CreateBuilder<ComputedColumn>();
        foreach (var node in nodes)
        {
            if (node.ChildTransformations.Count > 0 || node.Expression is null)
            {
                throw Unsupported($"Grouping by a path, as '{node.Name}/…',");
            }

            var (value, type) = Value(node.Expression, values);
            // Titles and codes stay with a key.
            keys.Add(new(value is Operand.Value { Property: var own }
                ? own with { Name = node.Name, Origin = PropertyOrigin.Computed, Role = null }
                : ODataRows.Computed(node.Name, type), value));
        }

        ImmutableArray<GroupColumn> columns = [.. aggregate?.AggregateExpressions.Select(one => Column(one, values)) ?? []];
        if (keys.Count + columns.Length > limits.MaximumAggregates)
        {
            throw Mistake(step, $"At most {limits.MaximumAggregates} properties and aggregates are taken.");
        }

        // Aliases may repeat what is left behind, but not what $metadata says something else of.
        CheckNames(keys.Select(key => key.Property.Name).Concat(columns.Select(column => column.Property.Name)), []);
        CheckNames(columns.Select(column => column.Property.Name), [.. _rows.DeclaredNames]);
        _rows = _rows.Group(keys.ToImmutable(), columns);
    }

    static GroupColumn Column(AggregateExpressionBase given, ODataFilter values)
    {
        if (given is not AggregateExpression expression)
        {
            throw Unsupported("Aggregating over another entity set");
        }

        var method = expression.MethodDefinition.MethodKind;
        if (method == AggregationMethod.VirtualPropertyCount)
        {
            return new(ODataRows.Computed(expression.Alias, PropertyType.Integer), AggregateFunction.Values, null);
        }

        var (value, type) = Value(expression.Expression, values);
        var isNumber = type is PropertyType.Integer or PropertyType.Number;
        var (function, result) = method switch
        {
            AggregationMethod.CountDistinct => (AggregateFunction.Distinct, PropertyType.Integer),
            AggregationMethod.Sum when isNumber => (AggregateFunction.Sum, type),
            AggregationMethod.Average when isNumber => (AggregateFunction.Mean, PropertyType.Number),
            AggregationMethod.Min when type != PropertyType.Boolean => (AggregateFunction.Minimum, type),
            AggregationMethod.Max when type != PropertyType.Boolean => (AggregateFunction.Maximum, type),
            AggregationMethod.Custom => throw Unsupported($"The aggregation method '{expression.MethodDefinition.MethodLabel}'"),
            AggregationMethod.Min or AggregationMethod.Max => throw Unsupported($"'{method}' of truth values"),
            _ => throw Mistake(expression.Alias, $"'{method}' is of numbers."),
        };
        return new(ODataRows.Computed(expression.Alias, result), function, value);
    }

    // Truth values are conditions here; what they say of absent values the filter knows.
    static (Operand Value, PropertyType Type) Value(SingleValueNode node, ODataFilter values)
    {
        var kind = node.TypeReference.IsPrimitive() ? node.TypeReference.PrimitiveKind() : EdmPrimitiveTypeKind.None;
        if (kind == EdmPrimitiveTypeKind.Boolean && node is not SingleValuePropertyAccessNode)
        {
            return (new Operand.Truth(values.Read(node)), PropertyType.Boolean);
        }

        var value = values.ReadValue(node);
        PropertyType? type = value is Operand.Value { Property.Type: var own } ? own : kind switch
        {
            EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte or EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Int32
                or EdmPrimitiveTypeKind.Int64 => PropertyType.Integer,
            EdmPrimitiveTypeKind.Single or EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Decimal => PropertyType.Number,
            EdmPrimitiveTypeKind.Boolean => PropertyType.Boolean,
            EdmPrimitiveTypeKind.Date => PropertyType.Date,
            EdmPrimitiveTypeKind.DateTimeOffset => PropertyType.DateTime,
            EdmPrimitiveTypeKind.String => PropertyType.Text,
            _ => null,
        };
        return type is not (null or PropertyType.TextArray or PropertyType.Json) ? (value, type.Value)
            : throw Unsupported("Computing with anything but single values");
    }

    static void CheckNames(IEnumerable<string> names, HashSet<string> taken)
    {
        foreach (var name in names)
        {
            if (!taken.Add(name))
            {
                throw Mistake(name, "A name that nothing else has is expected.");
            }
        }
    }

    static ProblemException Mistake(string value, string expected) => new(Problem.InvalidParameters([new(Option, value, expected)]));

    static ProblemException Unsupported(string what) => new(Problem.NotImplemented($"{what} is valid OData, but not supported here."));
}
