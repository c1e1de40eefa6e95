using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>One step of a path to another entity.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="Way">The navigation property; it leads to at most one entity.</param>
/// <param name="To">Where it ends.</param>
sealed record ODataStep(Collection From, ODataNavigation Way, Collection To);

/// <summary>Conditions on entities that others lead to (<c>Dataset/revision gt 3</c>, <c>Venue/name eq 'Halle'</c>): asked of the registry, or of
/// other features in the database, they become conditions on what leads there.</summary>
/// <param name="model">The entity model.</param>
/// <param name="now">Time of the request.</param>
/// <param name="mostSteps">Most steps to other features in all expressions of the request.</param>
sealed class ODataWays(ODataModel model, DateTimeOffset now, int mostSteps)
{
    // Of whom nothing is known, not even an identifier.
    static readonly MemoryFeature Nobody = new(null, null!, FrozenDictionary<string, object?>.Empty);

    /// <summary>Null as a condition: 2 is not within 0 and 1, so it is null wherever it is computed.</summary>
    public static Filter Unknown { get; } = new Filter.Compare(
        new Operand.Call(FilterFunction.Find("round_within")!, [new Operand.Constant(2L), new Operand.Constant(0L), new Operand.Constant(1L)]),
        Comparison.Equal, new Operand.Constant(0L));

    static readonly Filter Always = new Filter.And([]);

    int _steps;

    /// <summary>True where an answer depends on entities of other sets because of it.</summary>
    public bool AreUsed { get; private set; }

    /// <summary>The step along a way; null where it leads to any number of entities.</summary>
    public ODataStep? Step(Collection from, string name) =>
        model.Navigations(from).FirstOrDefault(one => one.Name == name) is { IsMany: false } way ? new(from, way, model.Sets[way.Target]) : null;

    /// <summary>The path leads to an entity; never unknown.</summary>
    public Filter Leads(ImmutableArray<ODataStep> path) => Leads(path, Always);

    /// <summary>The condition holds for what the path leads to; where it leads nowhere, all of that is null.</summary>
    /// <param name="path">The steps.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="isExact">True where unknown is not the same as false.</param>
    /// <exception cref="ProblemException">400: too many steps; 501: what has a meaning in the database only is asked of the registry.</exception>
    public Filter Through(ImmutableArray<ODataStep> path, Filter condition, bool isExact)
    {
        if (isExact && !IsKnown(condition))
        {
            var fails = Through(path, new Filter.Known(new Filter.Not(condition)), isExact: false);
            return new Filter.Or([Through(path, new Filter.Known(condition), isExact: false), new Filter.And([new Filter.Not(fails), Unknown])]);
        }

        var leads = Leads(path, condition);
        return path.Any(step => !step.Way.IsCertain) && Holds(Nobody, condition) == true
            ? new Filter.Or([leads, new Filter.Not(Leads(path, Always))])
            : leads;
    }

    /// <summary>A value of the feature that the path leads to; null where no data have such a way.</summary>
    /// <exception cref="ProblemException">400: too many steps; 501: it leads to the registry, which no statement asks.</exception>
    public Operand? Value(ImmutableArray<ODataStep> path, Operand what)
    {
        AreUsed = true;
        Operand? value = what;
        foreach (var step in path.Reverse())
        {
            if (model.RegistryOf(step.To) is not null)
            {
                throw new ProblemException(Problem.NotImplemented(
                    $"A value behind '{step.Way.Name}' beside others, in an order or computed, is valid OData, but not supported here."));
            }

            Count();
            value = value is not null && step.From.Schema.Find(step.Way.Own!.Name) is { } key ? new Operand.Led(key, step.To, value) : null;
        }

        return value;
    }

    Filter Leads(ImmutableArray<ODataStep> path, Filter condition)
    {
        AreUsed = true;
        return path.Reverse().Aggregate(condition, (inner, step) => Leads(step, inner));
    }

    Filter Leads(ODataStep step, Filter condition)
    {
        if (model.RegistryOf(step.To) is not { } set)
        {
            Count();
            // Data that lack the property lead nowhere.
            return step.From.Schema.Find(step.Way.Own!.Name) is { } key ? new Filter.Leads(key, step.To, condition) : new Filter.Or([]);
        }

        if (step.Way.IsCertain && condition == Always)
        {
            return Always;
        }

        var keys = set.Entities.Where(entity => Holds(entity, condition) == true).Select(entity => entity.Id);
        if (step.Way.OfDataset is not { } keyOf)
        {
            return new Filter.Known(new Filter.In(step.Way.Own!, [.. keys]));
        }

        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        var dataset = step.From.Schema.Find("dataset_id") ?? throw new InvalidOperationException($"'{step.From.Id}' does not tell data sets apart.");
        return new Filter.Known(new Filter.In(
            dataset, [.. step.From.Datasets.Where(one => wanted.Contains(keyOf(one))).Select(one => one.Id)]));
    }

    // Each is one more query inside of the statement.
    void Count()
    {
        if (++_steps > mostSteps)
        {
            throw new ProblemException(Problem.InvalidParameters([new("$filter", null, $"At most {mostSteps} steps to other features are taken.")]));
        }
    }

    static bool IsKnown(Filter condition) => condition switch
    {
        Filter.Known or Filter.Leads or Filter.Any or Filter.Compare { Operator: Comparison.Same } => true,
        Filter.Not not => IsKnown(not.Inner),
        _ => false,
    };

    bool? Holds(MemoryFeature entity, Filter condition)
    {
        try
        {
            return new FilterEvaluator(entity, now).Holds(condition);
        }
        catch (ArgumentOutOfRangeException databaseOnly)
        {
            throw new ProblemException(Problem.NotImplemented("A function of this condition on another entity is not supported there."), databaseOnly);
        }
    }
}
