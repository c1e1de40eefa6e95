using Npgsql;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>The store as ingest sees it: registry, and one session per data set and run.</summary>
/// <remarks>Order of a run: <see cref="OpenAsync"/>, <see cref="DatasetSession.BeginRunAsync"/>,
/// <see cref="DatasetSession.StageAsync"/>, <see cref="Staging.BeginCopyAsync"/>, <see cref="Staging.PlaceAsync"/>,
/// <see cref="Staging.CompareAsync"/> (guard), <see cref="Staging.PublishAsync"/>, <see cref="DatasetSession.EndRunAsync"/>.</remarks>
public sealed class IngestStore(Database database, TimeProvider clock)
{
    // Readers that still hold the registry of before a switch of tables have this long.
    static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    readonly NpgsqlDataSource _source = database.Writer;

    /// <summary>Publishers, towns, schemas, observed properties, solutions.</summary>
    public RegistryWriter Registry { get; } = new(database.Writer, clock);

    /// <summary>Takes the data set for one run.</summary>
    /// <returns>Null where another run, of this or another process, has it.</returns>
    public Task<DatasetSession?> OpenAsync(string datasetId, CancellationToken cancellation) =>
        DatasetSession.OpenAsync(_source, clock, datasetId, cancellation);

    /// <summary>Drops what runs that died have left behind, and feature tables that were replaced an hour ago; runs
    /// whose program is gone are closed as failed.</summary>
    /// <returns>Number of tables dropped.</returns>
    public async Task<int> CleanAsync(CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        List<string> tables =
        [
            .. await connection.ReadAsync(StagingSql.Leftovers, row => row.GetString(0), cancellation),
            .. await FeatureTables.RetiredAsync(connection, clock.GetUtcNow() - Grace, cancellation),
        ];
        foreach (var table in tables)
        {
            await connection.ExecuteAsync($"DROP TABLE IF EXISTS {table}", cancellation);
        }

        // A run that is alive holds the lock of its data set.
        await connection.ExecuteAsync(
            """
            UPDATE oud.run SET outcome = 'failed', finished_at = $1
            WHERE outcome = 'running' AND dataset_id IN (
                SELECT dataset_id FROM (SELECT DISTINCT dataset_id FROM oud.run WHERE outcome = 'running') AS r
                WHERE pg_try_advisory_xact_lock(hashtextextended('oud.dataset:' || dataset_id, 0)))
            """,
            cancellation, clock.GetUtcNow());
        return tables.Count;
    }
}
