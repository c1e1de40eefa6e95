using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Takes data back: withdrawal, which leaves tombstones, and purge, which leaves an address that answers 410.</summary>
/// <remarks>A purge leaves tombstones too, ids only: mirrors that follow the changes must learn that a feature is gone.</remarks>
/// <param name="session">The hold on the data set.</param>
/// <param name="purgedAt">When it was removed for good where it comes from; null for now.</param>
sealed class Removal(DatasetSession session, DateTimeOffset? purgedAt = null)
{
    readonly WriterConnection _connection = session.Connection;
    readonly PublishedState? _state = session.State;
    readonly DateTimeOffset _now = session.Clock.GetUtcNow();

    public Task<PublishOutcome?> WithdrawAsync(CancellationToken cancellation) => _state is { IsPublished: true }
        ? WriteAsync("withdraw", (revision, publication) => EmptyAsync(revision, publication, cancellation), cancellation)
        : Task.FromResult<PublishOutcome?>(null);

    public Task<PublishOutcome?> PurgeAsync(string reason, CancellationToken cancellation) =>
        WriteAsync("purge", async (revision, publication) =>
        {
            var difference = await EmptyAsync(revision, publication, cancellation);
            await _connection.ExecuteAsync(CatalogueSql.ForgetRejections, cancellation, session.DatasetId);
            await DropLocalTablesAsync(cancellation);
            await _connection.ExecuteAsync(CatalogueSql.Remember, cancellation, session.DatasetId, null, reason, purgedAt ?? _now, null);
            return difference;
        }, cancellation);

    public Task<PublishOutcome?> PurgeFeatureAsync(string featureId, string reason, CancellationToken cancellation) =>
        WriteAsync("purge", async (revision, publication) =>
        {
            var removed = 0;
            if (_state!.Table is { } table)
            {
                removed = await _connection.ExecuteAsync(PublicationSql.RemoveOne(table), cancellation,
                    _state.Number, revision, publication, _now, featureId);
                await CountAsync(table, cancellation);
            }

            await _connection.ExecuteAsync(
                "DELETE FROM oud.observation_latest WHERE dataset = $1 AND feature_id = $2", cancellation, _state.Number, featureId);
            await _connection.ExecuteAsync(CatalogueSql.ForgetRejections, cancellation, session.DatasetId);
            await _connection.ExecuteAsync(CatalogueSql.Remember, cancellation, session.DatasetId, featureId, reason, purgedAt ?? _now, null);
            await TouchAsync(revision, publication, cancellation);
            return new(_state.Features, 0, 0, removed);
        }, cancellation);

    public Task<PublishOutcome?> PurgeColumnAsync(string name, string reason, CancellationToken cancellation) =>
        WriteAsync("purge", async (revision, publication) =>
        {
            var changed = 0;
            if (_state!.Table is { } table)
            {
                changed = await EmptyColumnAsync(table, name, revision, publication, cancellation);
                await CountAsync(table, cancellation);
            }

            await _connection.ExecuteAsync(CatalogueSql.ForgetRejections, cancellation, session.DatasetId);
            await _connection.ExecuteAsync(CatalogueSql.Remember, cancellation, session.DatasetId, null, reason, purgedAt ?? _now, name);
            await TouchAsync(revision, publication, cancellation);
            return new(_state.Features, 0, changed, 0);
        }, cancellation);

    async Task<PublishOutcome?> WriteAsync(
        string kind, Func<long, long, Task<Difference>> write, CancellationToken cancellation)
    {
        if (_state is not { } before)
        {
            return null;
        }

        await using var transaction = await _connection.BeginAsync(cancellation);
        await _connection.ExecuteAsync(PublicationSql.Lock, cancellation);
        var publication = await _connection.ScalarAsync<long>(PublicationSql.Next, cancellation);
        var revision = before.Revision + 1;
        var difference = await write(revision, publication);
        await _connection.ExecuteAsync(CatalogueSql.NewRevision, cancellation, before.Number, revision, publication, _now, kind,
            difference.Added, difference.Changed, difference.Removed, null, null);
        await RecordIndex.RefreshOwnAsync(_connection, before.Number, null, cancellation);
        await _connection.ExecuteAsync(PublicationSql.Raise, cancellation, publication);
        await _connection.ExecuteAsync(PublicationSql.Notify, cancellation, publication);
        await transaction.CommitAsync(cancellation);
        await session.ReloadAsync(cancellation);
        return new(before.Number, revision, publication, true, difference, 0);
    }

    async Task<Difference> EmptyAsync(long revision, long publication, CancellationToken cancellation)
    {
        var removed = _state!.Table is { } table
            ? await _connection.ExecuteAsync(
                PublicationSql.RemoveAll(table), cancellation, _state.Number, revision, publication, _now)
            : 0;
        await _connection.ExecuteAsync(CatalogueSql.ForgetCounts, cancellation, _state.Number);
        await _connection.ExecuteAsync(
            CatalogueSql.WithdrawDataset, cancellation, _state.Number, revision, publication, _now);
        return new(_state.Features, 0, 0, removed);
    }

    // All tables of the data set's own, also those that were replaced and wait to be dropped.
    async Task DropLocalTablesAsync(CancellationToken cancellation)
    {
        var name = $"local_{WriterConnection.Number(_state!.Number)}";
        await _connection.ExecuteAsync(
            "UPDATE oud.dataset SET table_name = NULL WHERE number = $1 AND table_name LIKE 'local\\_%'", cancellation, _state.Number);
        foreach (var table in await _connection.ReadAsync(
            """
            SELECT format('feature.%I', relname) FROM pg_class
            WHERE relnamespace = 'feature'::regnamespace AND relkind = 'r' AND relname ~ ('^' || $1 || '(_r[0-9]+)?$')
            """,
            row => row.GetString(0), cancellation, name))
        {
            await _connection.ExecuteAsync($"DROP TABLE {table}", cancellation);
        }
    }

    async Task<int> EmptyColumnAsync(
        string table, string name, long revision, long publication, CancellationToken cancellation)
    {
        var columns = await FeatureTables.ColumnsAsync(_connection, table, cancellation);
        var changed = 0;
        if (!name.StartsWith('_') && name != "geom" && columns.ContainsKey(name))
        {
            changed += await _connection.ExecuteAsync(
                $"""
                UPDATE feature.{SqlText.Quote(table)} SET {SqlText.Quote(name)} = NULL,
                    _revision = $2, _publication = $3, _updated_at = $4
                WHERE _dataset = $1 AND {SqlText.Quote(name)} IS NOT NULL
                """,
                cancellation, _state!.Number, revision, publication, _now);
        }

        if (columns.ContainsKey("source_values"))
        {
            changed += await _connection.ExecuteAsync(
                $"""
                UPDATE feature.{SqlText.Quote(table)} SET source_values = nullif(source_values - $5, '{"{}"}'::jsonb),
                    _revision = $2, _publication = $3, _updated_at = $4
                WHERE _dataset = $1 AND source_values ? $5
                """,
                cancellation, _state!.Number, revision, publication, _now, name);
        }

        return changed;
    }

    async Task CountAsync(string table, CancellationToken cancellation)
    {
        if (await RegistryWriter.SchemaOfAsync(_connection, _state!.Number, cancellation) is { } schema)
        {
            await DatasetStatistics.WriteAsync(_connection, schema, table, _state.Number, _now, cancellation);
        }
    }

    // The next run must read its input again: what was purged may be in it still, and so it is in the original.
    Task<int> TouchAsync(long revision, long publication, CancellationToken cancellation) => _connection.ExecuteAsync(
        """
        UPDATE oud.dataset SET revision = $2, publication = $3, modified_at = $4, input_hash = NULL, document = document - 'original',
            features = (SELECT coalesce(sum(features), 0) FROM oud.statistic WHERE dataset = $1 AND need = '' AND property = ''),
            filled = ARRAY(SELECT DISTINCT property FROM oud.statistic
                WHERE dataset = $1 AND need = '' AND property <> '' AND filled > 0 ORDER BY property)
        WHERE number = $1
        """,
        cancellation, _state!.Number, revision, publication, _now);
}
