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
sealed record DatasetScope(ImmutableArray<Dataset> Datasets, bool IsWhole, ImmutableArray<Filter> Conditions)
{
    const string Town = "municipality_key";

    /// <summary>The scope of a query.</summary>
    public static DatasetScope Of(FeatureQuery query)
    {
        var all = query.Collection.Datasets;
        IEnumerable<Dataset> datasets = all;
        if (query.Id is { } id)
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
            if (Values(condition) is var (property, values))
            {
                datasets = datasets.Where(dataset => CanHave(dataset, property, values));
            }
        }

        ImmutableArray<Dataset> left = [.. datasets];
        return new(left, left.Length == all.Length, conditions.ToImmutable());
    }

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
