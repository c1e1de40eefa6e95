using Npgsql;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>The store as ingest sees it: registry, and one session per data set and run.</summary>
/// <remarks>Order of a run: <see cref="OpenAsync"/>, <see cref="DatasetSession.BeginRunAsync"/>,
/// <see cref="DatasetSession.StageAsync"/>, <see cref="Staging.BeginCopyAsync"/>, <see cref="Staging.PlaceAsync"/>,
/// <see cref="Staging.CompareAsync"/> (guard), <see cref="Staging.PublishAsync"/>, <see cref="DatasetSession.EndRunAsync"/>.</remarks>
public sealed class IngestStore
{
    readonly NpgsqlDataSource _source;
    readonly TimeProvider _clock;

    internal IngestStore(NpgsqlDataSource source, TimeProvider clock)
    {
        _source = source;
        _clock = clock;
        Registry = new(source, clock);
    }

    /// <summary>Publishers, towns, schemas, observed properties, solutions.</summary>
    public RegistryWriter Registry { get; }

    /// <summary>Takes the data set for one run.</summary>
    /// <returns>Null where another run, of this or another process, has it.</returns>
    public Task<DatasetSession?> OpenAsync(string datasetId, CancellationToken cancellation) =>
        DatasetSession.OpenAsync(_source, _clock, datasetId, cancellation);

    /// <summary>Drops what runs that died have left behind: staging tables, and feature tables that no data set uses.</summary>
    /// <returns>Number of tables dropped.</returns>
    public Task<int> CleanAsync(CancellationToken cancellation) => throw new NotImplementedException();
}
