using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>The records of one run between mapping and publish: an unlogged table that ends with the run.</summary>
public sealed class Staging : IAsyncDisposable
{
    readonly DatasetSession _session;
    readonly StagingState _state;
    StagedChanges? _comparison;

    Staging(DatasetSession session, StagingState state)
    {
        _session = session;
        _state = state;
    }

    internal static async Task<Staging> CreateAsync(
        DatasetSession session, FeatureSchema schema, string idPrefix, CancellationToken cancellation)
    {
        // The name holds the server process that owns it, so that leftovers of dead ones are known.
        var process = await session.Connection.ScalarAsync<int>("SELECT pg_backend_pid()", cancellation);
        var state = new StagingState(session.Connection, $"run_{process}", schema, idPrefix);
        await DropAsync(state, cancellation);
        await session.Connection.ExecuteAsync(StagingSql.Create(state.Table, schema), cancellation);
        return new(session, state);
    }

    /// <summary>Opens the COPY into the table; one at a time.</summary>
    public Task<StagingCopy> BeginCopyAsync(CancellationToken cancellation) => StagingCopy.BeginAsync(_state, cancellation);

    /// <summary>Transforms, repairs and checks geometries, finds towns, makes ids unique.</summary>
    /// <exception cref="Model.Problems.ProblemException">A CRS is unknown to PostGIS.</exception>
    public Task<PlacingReport> PlaceAsync(PlacingRules rules, CancellationToken cancellation)
    {
        _comparison = null;
        return new Placing(_state, _session.DatasetId, rules).RunAsync(cancellation);
    }

    /// <summary>Says which features the source names, new, changed or gone, for <see cref="PublishMode.Changes"/>: what is named and not
    /// staged is withdrawn.</summary>
    /// <param name="ids">Ids of features; they may repeat.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task MentionAsync(IAsyncEnumerable<string> ids, CancellationToken cancellation)
    {
        var connection = _state.Connection;
        var table = StagingSql.Mentions(_state.Name);
        await connection.ExecuteAsync($"DROP TABLE IF EXISTS {table}; CREATE UNLOGGED TABLE {table} (id text COLLATE \"C\" NOT NULL)", cancellation);
        await using (var copy = await connection.Inner.BeginBinaryImportAsync($"COPY {table} (id) FROM STDIN (FORMAT BINARY)", cancellation))
        {
            await foreach (var id in ids.WithCancellation(cancellation))
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(id, NpgsqlTypes.NpgsqlDbType.Text, cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        await connection.ExecuteAsync($"ANALYZE {table}", cancellation);
        _comparison = null;
    }

    /// <summary>Counts what publish would change; for the guard and for <c>check</c>.</summary>
    public async Task<Difference> CompareAsync(PublishRule rule, CancellationToken cancellation)
    {
        _comparison = await StagedChanges.MakeAsync(_state, _session.State, rule, cancellation);
        return _comparison.Difference;
    }

    /// <summary>Publishes features, description and observations in one transaction; writes nothing where nothing changed.</summary>
    public async Task<PublishOutcome> PublishAsync(PublishRequest request, CancellationToken cancellation)
    {
        if (_comparison?.Rule != request.Rule)
        {
            await CompareAsync(request.Rule, cancellation);
        }

        var outcome = await new Publication(_session, request, _state, _comparison!).RunAsync(cancellation);
        await _session.ReloadAsync(cancellation);
        _comparison = null;
        return outcome;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await DropAsync(_state, CancellationToken.None);
        }
        catch (Exception broken) when (broken is Npgsql.NpgsqlException or InvalidOperationException)
        {
            // The connection is gone: the next run drops what is left.
        }
    }

    static Task<int> DropAsync(StagingState state, CancellationToken cancellation) =>
        state.Connection.ExecuteAsync(StagingSql.Drop(state.Name), cancellation);
}
