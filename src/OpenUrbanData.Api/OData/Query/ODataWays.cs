using System.Collections.Frozen;
using OpenUrbanData.Api.OData.Model;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Query;

/// <summary>Conditions on entities of the registry that others lead to (<c>Dataset/revision gt 3</c>): asked of the registry, they
/// become conditions on what leads there.</summary>
/// <param name="model">The entity model.</param>
/// <param name="now">Time of the request.</param>
sealed class ODataWays(ODataModel model, DateTimeOffset now)
{
    static readonly MemoryFeature Nobody = new(null, "", FrozenDictionary<string, object?>.Empty);

    // 2 is not within 0 and 1: null wherever it is computed.
    static readonly Filter Unknown = new Filter.Compare(
        new Operand.Call(FilterFunction.Find("round_within")!, [new Operand.Constant(2L), new Operand.Constant(0L), new Operand.Constant(1L)]),
        Comparison.Equal, new Operand.Constant(0L));

    /// <summary>True where an answer depends on the registry because of it.</summary>
    public bool AreUsed { get; private set; }

    /// <summary>The set in memory that a way leads to; null where it leads to the database, or to any number of entities.</summary>
    public RegistrySet? Target(Collection collection, string name, out ODataNavigation? way)
    {
        way = model.Navigations(collection).FirstOrDefault(one => one.Name == name);
        return way is { IsMany: false } ? model.RegistryOf(model.Sets[way.Target]) : null;
    }

    /// <summary>The way leads somewhere.</summary>
    public Filter Exists(Collection collection, ODataNavigation way, RegistrySet set)
    {
        AreUsed = true;
        return way.IsCertain ? new Filter.And([]) : new Filter.Known(Leads(collection, way, set.Entities));
    }

    /// <summary>The condition holds for what the way leads to; where it leads nowhere, all of that is null.</summary>
    public Filter Through(Collection collection, ODataNavigation way, RegistrySet set, Filter condition)
    {
        AreUsed = true;
        var answers = set.Entities.ToLookup(entity => new FilterEvaluator(entity, now).Holds(condition));
        var missing = way.IsCertain ? false : new FilterEvaluator(Nobody, now).Holds(condition);
        Filter holds = new Filter.Known(Leads(collection, way, answers[true]));
        Filter? unknown = answers[null].Any() ? new Filter.Known(Leads(collection, way, answers[null])) : null;
        if (missing != false)
        {
            var nowhere = new Filter.Not(Exists(collection, way, set));
            if (missing == true)
            {
                holds = new Filter.Or([holds, nowhere]);
            }
            else
            {
                unknown = unknown is null ? nowhere : new Filter.Or([unknown, nowhere]);
            }
        }

        return unknown is null ? holds : new Filter.Or([holds, new Filter.And([unknown, Unknown])]);
    }

    static Filter.In Leads(Collection collection, ODataNavigation way, IEnumerable<MemoryFeature> targets)
    {
        var keys = targets.Select(target => target.Id);
        if (way.OfDataset is not { } keyOf)
        {
            return new(way.Own!, [.. keys]);
        }

        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        return new(Property(collection), [.. collection.Datasets.Where(dataset => wanted.Contains(keyOf(dataset))).Select(dataset => dataset.Id)]);
    }

    static Property Property(Collection collection) => collection.Schema.Find("dataset_id")
        ?? throw new InvalidOperationException($"'{collection.Id}' does not tell data sets apart.");
}
