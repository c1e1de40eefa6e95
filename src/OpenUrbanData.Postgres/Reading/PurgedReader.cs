using Npgsql;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Why an address answers 410.</summary>
/// <param name="Reason">Text for people.</param>
/// <param name="PurgedAt">When it was removed.</param>
public sealed record Purged(string Reason, DateTimeOffset PurgedAt);

/// <summary>Knows what was removed for good.</summary>
public sealed class PurgedReader(NpgsqlDataSource source)
{
    /// <summary>Why a data set, or a feature of it, is gone; null where it was never purged.</summary>
    /// <param name="datasetId">The data set.</param>
    /// <param name="featureId">The feature; null for the data set itself. A feature is also gone with its data set.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Purged?> FindAsync(string datasetId, string? featureId, CancellationToken cancellation) =>
        throw new NotImplementedException($"{source}");
}
