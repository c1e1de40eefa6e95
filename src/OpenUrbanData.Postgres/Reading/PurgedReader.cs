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
        var sql = new SqlText().Append("SELECT reason, purged_at FROM oud.purged WHERE dataset_id = ").Bind(datasetId);
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
}
