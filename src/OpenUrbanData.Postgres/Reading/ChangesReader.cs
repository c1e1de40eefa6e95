using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>A feature that is gone.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Dataset">Number of its data set.</param>
/// <param name="Publication">Publication that withdrew it.</param>
/// <param name="DeletedAt">When.</param>
public sealed record DeletedFeature(string Id, int Dataset, long Publication, DateTimeOffset DeletedAt);

/// <summary>Reads what vanished from collections. What is new or changed is a query with
/// <see cref="Model.Query.FeatureQuery.ChangedSince"/>.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
public sealed class ChangesReader(Database database)
{
    /// <summary>How long it is remembered that a feature existed (design 4.7).</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromDays(90);

    /// <summary>Features withdrawn after a publication, in the order (data set, identifier).</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="since">The publication that the client has.</param>
    /// <param name="after">Last one of the page before; null for the first page.</param>
    /// <param name="limit">Most of them.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<ImmutableArray<DeletedFeature>> DeletedAsync(
        Collection collection, long since, DeletedFeature? after, int limit, CancellationToken cancellation)
    {
        try
        {
            await using var command = FeatureReader.Command(
                Statement(collection, since, after, limit), database.Reader.CreateCommand());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var deleted = ImmutableArray.CreateBuilder<DeletedFeature>();
            while (await reader.ReadAsync(cancellation))
            {
                deleted.Add(new(reader.GetString(1), reader.GetInt32(0), reader.GetInt64(2), new(reader.GetDateTime(3))));
            }

            return deleted.ToImmutable();
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }

    /// <summary>True where features that vanished after a publication may have been forgotten, so that their list would not be whole.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="since">The publication that the client has.</param>
    /// <param name="now">Time of now.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<bool> HasForgottenAsync(Collection collection, long since, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var statement = new SqlText().Append("SELECT EXISTS (SELECT FROM oud.revision WHERE dataset = ANY(").Bind(Numbers(collection))
                .Append(") AND publication > ").Bind(since).Append(" AND published_at < ").Bind((now - Memory).UtcDateTime)
                .Append(" AND (removed > 0 OR kind <> 'publish'))").ToStatement();
            await using var command = FeatureReader.Command(statement, database.Reader.CreateCommand());
            return (bool)(await command.ExecuteScalarAsync(cancellation))!;
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }

    static int[] Numbers(Collection collection) =>
        [.. collection.Datasets.Select(dataset => dataset.Number), .. collection.Withdrawn.Select(dataset => dataset.Number)];

    internal static SqlStatement Statement(Collection collection, long since, DeletedFeature? after, int limit)
    {
        var sql = new SqlText().Append("SELECT dataset, id, publication, deleted_at FROM oud.tombstone WHERE dataset = ANY(")
            .Bind(Numbers(collection)).Append(") AND publication > ").Bind(since);
        if (after is not null)
        {
            sql.Append(" AND (dataset, id) > (").Bind(after.Dataset).Append(", ").Bind(after.Id).Append(")");
        }

        return sql.Append(" ORDER BY dataset, id LIMIT ").Append(limit).ToStatement();
    }
}
