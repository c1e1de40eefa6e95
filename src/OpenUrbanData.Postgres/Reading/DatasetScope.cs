using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Identity;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Which data sets can have matching features, and what is left to ask of their features: all that the
/// registry answers does not reach the database (design 6).</summary>
/// <param name="Datasets">The data sets, by number.</param>
/// <param name="IsWhole">True where it is all of the collection.</param>
/// <param name="Conditions">Conditions on features, all of which must hold.</param>
/// <param name="Implied">Conditions that hold for all features of these data sets, as publish has counted. They are asked
/// all the same, because a publish may come in between, but no plan should hang on them.</param>
sealed record DatasetScope(
    ImmutableArray<Dataset> Datasets, bool IsWhole, ImmutableArray<Filter> Conditions, ImmutableArray<Filter> Implied)
{
    const string Town = "municipality_key";

    /// <summary>The scope of a query.</summary>
    public static DatasetScope Of(FeatureQuery query)
    {
        var all = query.Collection.Datasets;
        if (query.From is not null)
        {
            // What it is made of has a scope of its own; nobody has counted the rest.
            return new(all, true, [.. Flatten(query.Filter)], []);
        }

        if (query.Filter is null)
        {
            // Nearly all requests.
            return query is { Id: { } one, Collection.IsCatalogue: false } ? OfFeature(one, all) : new(all, true, [], []);
        }

        IEnumerable<Dataset> datasets = all;
        var hasPrefixes = !query.Collection.IsCatalogue;
        if (query.Id is { } id && hasPrefixes)
        {
            var prefix = FeatureId.PrefixOf(id);
            datasets = datasets.Where(dataset => dataset.IdPrefix == prefix);
        }

        var conditions = ImmutableArray.CreateBuilder<Filter>();
        foreach (var condition in Flatten(query.Filter))
        {
            if (ConstantFilter.IsConstant(condition))
            {
                datasets = datasets.Where(dataset => ConstantFilter.Holds(condition, dataset) == true);
                continue;
            }

            conditions.Add(condition);
            if (hasPrefixes && Values(condition) is var (property, values))
            {
                datasets = datasets.Where(dataset => CanHave(dataset, property, values));
            }
        }

        ImmutableArray<Dataset> left = [.. datasets];
        var implied = conditions.Where(condition => Towns(condition) is { } towns
            && left.All(dataset => CountOf(dataset, towns) == dataset.Features)).ToImmutableArray();
        return new(left, left.Length == all.Length, [.. conditions.Except(implied)], implied);
    }

    static DatasetScope OfFeature(string id, ImmutableArray<Dataset> all)
    {
        var left = all.RemoveAll(dataset => !dataset.Has(id));
        return new(left, left.Length == all.Length, [], []);
    }

    /// <summary>The number of features that meet all conditions, as publish counted them; null where it did not.</summary>
    public long? Count()
    {
        if (Conditions.IsEmpty)
        {
            return Datasets.Sum(dataset => dataset.Features);
        }

        return Conditions is [var condition] && Implied.IsEmpty && Towns(condition) is { } towns
            ? Datasets.Sum(dataset => CountOf(dataset, towns))
            : null;
    }

    // The towns that a condition asks for; null for any other condition.
    static ImmutableArray<string>? Towns(Filter condition) =>
        Values(condition) is ({ Name: Town }, var values) && values.All(value => value is string)
            ? [.. values.Cast<string>().Distinct(StringComparer.Ordinal)]
            : null;

    static long? CountOf(Dataset dataset, ImmutableArray<string> towns) => dataset.Towns.IsEmpty && dataset.Features > 0
        ? null
        : dataset.Towns.Where(town => town.Need.Length == 0 && towns.Contains(town.MunicipalityKey)).Sum(town => town.Features);

    static IEnumerable<Filter> Flatten(Filter? filter) => filter switch
    {
        null => [],
        Filter.And and => and.Parts.SelectMany(Flatten),
        _ => [filter],
    };

    static (Property Property, ImmutableArray<object> Values)? Values(Filter condition) => condition switch
    {
        Filter.Compare { Left: Operand.Value left, Operator: Comparison.Equal, Right: Operand.Constant right } =>
            (left.Property, [right.Literal]),
        Filter.Compare { Left: Operand.Constant left, Operator: Comparison.Equal, Right: Operand.Value right } =>
            (right.Property, [left.Literal]),
        Filter.In one => (one.Property, one.Literals),
        _ => null,
    };

    // Publish counts features per town, and identifiers begin with their data set.
    static bool CanHave(Dataset dataset, Property property, ImmutableArray<object> values) => property switch
    {
        { Role: "id" } => values.Any(value =>
            value is string id && id.StartsWith(dataset.IdPrefix, StringComparison.Ordinal)),
        { Name: Town } when !dataset.Towns.IsEmpty => values.Any(value =>
            dataset.Towns.Any(town => town.Need.Length == 0 && town.MunicipalityKey.Equals(value))),
        _ => true,
    };
}
