using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Counts features by the age of their latest observations: asked at question time, because values age.</summary>
public sealed class FreshnessReader(Database database)
{
    /// <summary>Number of features that match and have a fresh value of at least one of the observed properties.</summary>
    /// <param name="collection">Where the features are.</param>
    /// <param name="datasets">The data sets of it that count.</param>
    /// <param name="filter">The features that count; null for all.</param>
    /// <param name="observedProperties">Names of observed properties.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable (503), or the statement took too
    /// long (504).</exception>
    public async Task<long> CountAsync(
        Collection collection, ImmutableArray<Dataset> datasets, Filter? filter, ImmutableArray<string> observedProperties,
        CancellationToken cancellation)
    {
        try
        {
            await using var command = FeatureReader.Command(
                Statement(collection, datasets, filter, observedProperties), database.Reader.CreateCommand());
            return (long)(await command.ExecuteScalarAsync(cancellation))!;
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }

    internal static SqlStatement Statement(
        Collection collection, ImmutableArray<Dataset> datasets, Filter? filter, ImmutableArray<string> observedProperties)
    {
        var sql = new SqlText().Append("SELECT count(*) FROM feature.").Name(collection.Table)
            .Append(" AS t WHERE t._dataset = ANY(").Bind(datasets.Select(dataset => dataset.Number).ToArray()).Append(")");
        if (filter is not null)
        {
            sql.Append(" AND ");
            new FilterSql(sql, datasets).Write(filter);
        }

        // Fresh by the same rule as 'stale' in the latest values of features.
        return sql.Append(
            " AND EXISTS (SELECT FROM oud.observation_latest AS o"
            + " LEFT JOIN oud.observed_property AS p ON p.name = o.observed_property"
            + " WHERE o.dataset = t._dataset AND o.feature_id = t._id AND o.observed_property = ANY(")
            .Bind(observedProperties.ToArray())
            .Append(") AND o.quality IN ('valid', 'provisional', 'estimated')"
            + " AND (p.max_age IS NULL OR o.phenomenon_time + p.max_age >= now()))")
            .ToStatement();
    }
}
