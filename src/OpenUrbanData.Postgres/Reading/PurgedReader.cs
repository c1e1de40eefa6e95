using System.Collections.Immutable;
using Npgsql;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Why an address answers 410.</summary>
/// <param name="Reason">Text for people.</param>
/// <param name="PurgedAt">When it was removed.</param>
public sealed record Purged(string Reason, DateTimeOffset PurgedAt);

/// <summary>Knows what was removed for good.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
public sealed class PurgedReader(Database database)
{
    /// <summary>Why a data set, or a feature of it, is gone; null where it was never purged.</summary>
    /// <param name="datasetId">The data set.</param>
    /// <param name="featureId">The feature; null for the data set itself. A feature is also gone with its data set.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<Purged?> FindAsync(string datasetId, string? featureId, CancellationToken cancellation)
    {
        var sql = new SqlText().Append("SELECT reason, purged_at FROM oud.purged WHERE property IS NULL AND dataset_id = ").Bind(datasetId);
        sql.Append(" AND (id IS NULL");
        if (featureId is not null)
        {
            sql.Append(" OR id = ").Bind(featureId);
        }

        sql.Append(") ORDER BY purged_at DESC LIMIT 1");
        try
        {
            await using var command = FeatureReader.Command(sql.ToStatement(), database.Reader.CreateCommand());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await reader.ReadAsync(cancellation) ? new(reader.GetString(0), new(reader.GetDateTime(1))) : null;
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }

    /// <summary>Ids of all data sets of which something was removed for good, in order.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public Task<ImmutableArray<string>> DatasetsAsync(CancellationToken cancellation) => ReadAsync(
        new SqlText().Append("SELECT DISTINCT dataset_id FROM oud.purged ORDER BY dataset_id"), row => row.GetString(0), cancellation);

    /// <summary>Everything that was removed for good from some data sets, oldest first.</summary>
    /// <param name="datasets">Ids of the data sets.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<ILookup<string, PurgeMark>> MarksAsync(IEnumerable<string> datasets, CancellationToken cancellation)
    {
        var sql = new SqlText().Append("SELECT dataset_id, reason, id, property, purged_at FROM oud.purged WHERE dataset_id = ANY(")
            .Bind(datasets.ToArray()).Append(") ORDER BY purged_at, id, property");
        var marks = await ReadAsync(sql, row => (Dataset: row.GetString(0), Mark: new PurgeMark(
            row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), new(row.GetDateTime(4)))), cancellation);
        return marks.ToLookup(one => one.Dataset, one => one.Mark, StringComparer.Ordinal);
    }

    async Task<ImmutableArray<T>> ReadAsync<T>(SqlText sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        try
        {
            await using var command = FeatureReader.Command(sql.ToStatement(), database.Reader.CreateCommand());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var all = ImmutableArray.CreateBuilder<T>();
            while (await reader.ReadAsync(cancellation))
            {
                all.Add(read(reader));
            }

            return all.ToImmutable();
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }
}
