using System.Text.Json;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>Publishes one run in one transaction: old revision or new one, never a mixture (design 4.7, 4.8).</summary>
/// <param name="session">The hold on the data set.</param>
/// <param name="request">What to publish beside features.</param>
/// <param name="state">Staging; null for a reference data set.</param>
/// <param name="comparison">What the staged records change.</param>
sealed class Publication(DatasetSession session, PublishRequest request, StagingState? state, StagedChanges comparison)
{
    /// <summary>From this number of records on, an empty table is loaded without indexes, which are built afterwards.</summary>
    const long BulkFrom = 20_000;

    /// <summary>From this number of touched rows on, the planner's statistics are renewed.</summary>
    const long AnalyzeFrom = 5_000;

    readonly WriterConnection _connection = session.Connection;
    readonly PublishedState? _before = session.State;
    readonly FeatureSchema? _schema = state?.Schema;
    readonly DateTimeOffset _now = session.Clock.GetUtcNow();
    string? _live = comparison.Live;

    public async Task<PublishOutcome> RunAsync(CancellationToken cancellation)
    {
        var difference = comparison.Difference;
        var target = _schema is null ? null : await TargetAsync(cancellation);
        var isNew = _before is not { IsPublished: true };
        var isOther = isNew || _before!.DescriptorHash != request.DescriptorHash
            || _before.SchemaVersion != _schema?.Version.ToString() || _before.SchemaName != _schema?.Name
            || (target is not null && target != _before.Table);
        if (!isOther && difference.IsEmpty)
        {
            return await ObserveOnlyAsync(difference, cancellation);
        }

        await using var transaction = await _connection.BeginAsync(cancellation);
        await _connection.ExecuteAsync(PublicationSql.Lock, cancellation);
        var publication = await _connection.ScalarAsync<long>(PublicationSql.Next, cancellation);
        var revision = (_before?.Revision ?? 0) + (isNew || !difference.IsEmpty ? 1 : 0);
        if (_schema is not null)
        {
            await RegistryWriter.WriteSchemaAsync(_connection, _schema, cancellation);
            target = await FollowAsync(target, cancellation);
        }
        else if (_before is { Table: { } old })
        {
            await _connection.ExecuteAsync(PublicationSql.RemoveAll(old), cancellation, _before.Number, revision, publication, _now);
            await _connection.ExecuteAsync(CatalogueSql.ForgetCounts, cancellation, _before.Number);
        }

        var number = _before?.Number ?? await _connection.ScalarAsync<int>(CatalogueSql.NewDataset, cancellation,
            session.DatasetId, request.Publisher, request.Name, request.DescriptorHash, _now);
        var observations = 0L;
        if (_schema is not null)
        {
            target = await PrepareAsync(target, number, cancellation);
            await WriteFeaturesAsync(target, number, revision, publication, cancellation);
            await DatasetStatistics.WriteAsync(_connection, _schema, target, number, _now, cancellation);
            observations = state!.HasObservations
                ? await _connection.ExecuteAsync(PublicationSql.Observe(state.Table, target), cancellation, number, _now)
                : 0;
        }

        await DescribeAsync(number, target, revision, publication, cancellation);
        if (isNew || !difference.IsEmpty)
        {
            await _connection.ExecuteAsync(CatalogueSql.NewRevision, cancellation, number, revision, publication, _now,
                "publish", difference.Added, difference.Changed, difference.Removed, request.Archive, request.Run);
        }

        await _connection.ExecuteAsync(CatalogueSql.ForgetTombstones, cancellation, number, _now - ChangesReader.Memory);
        await RecordIndex.RefreshOwnAsync(_connection, number, null, cancellation);
        await _connection.ExecuteAsync(PublicationSql.Raise, cancellation, publication);
        await _connection.ExecuteAsync(PublicationSql.Notify, cancellation, publication);
        await transaction.CommitAsync(cancellation);
        return new(number, revision, publication, true, difference, observations);
    }

    async Task<PublishOutcome> ObserveOnlyAsync(Difference difference, CancellationToken cancellation)
    {
        var before = _before!;
        var observations = state is { HasObservations: true } && before.Table is { } table
            ? await _connection.ExecuteAsync(PublicationSql.Observe(state.Table, table), cancellation, before.Number, _now)
            : 0;
        await _connection.ExecuteAsync(CatalogueSql.SameContent, cancellation, before.Number, request.InputHash);
        return new(before.Number, before.Revision, before.Publication, false, difference, observations);
    }

    // The table as it is named before the transaction: null where the number of a new data set is part of the name, or
    // where types have changed and a new table must be built.
    async Task<string?> TargetAsync(CancellationToken cancellation)
    {
        var current = await CurrentAsync(cancellation);
        return current is not null && await FeatureTables.EnsureAsync(_connection, current, _schema!, cancellation)
            ? current
            : null;
    }

    async Task<string?> CurrentAsync(CancellationToken cancellation)
    {
        if (_schema!.IsLocal)
        {
            return _before is { Table: { } own } && _before.SchemaName == _schema.Name ? own : null;
        }

        return await _connection.ScalarAsync<string>(CatalogueSql.TableOfSchema, cancellation,
            _schema.Name, WriterConnection.Number(_schema.Version.Major)) ?? FeatureTables.NameOf(_schema, 0);
    }

    // Under the lock: another publish may have moved all data sets of the schema to another table since.
    async Task<string?> FollowAsync(string? target, CancellationToken cancellation)
    {
        if (_schema!.IsLocal)
        {
            return target;
        }

        if (_live is not null)
        {
            _live = await _connection.ScalarAsync<string>(CatalogueSql.TableOfDataset, cancellation, session.DatasetId);
        }

        var current = await CurrentAsync(cancellation);
        if (target is null || target == current)
        {
            return target;
        }

        await FeatureTables.CreateAsync(_connection, current!, _schema, cancellation);
        return current;
    }

    async Task<string> PrepareAsync(string? target, int number, CancellationToken cancellation)
    {
        if (target is not null)
        {
            return target;
        }

        var old = await CurrentAsync(cancellation);
        var name = FeatureTables.NameOf(_schema!, number);
        if (old is not null || (await FeatureTables.ColumnsAsync(_connection, name, cancellation)).Count > 0)
        {
            name = await FeatureTables.NextNameAsync(_connection, _schema!, number, cancellation);
        }

        await FeatureTables.CreateAsync(_connection, name, _schema!, cancellation);
        if (old is not null && !_schema!.IsLocal)
        {
            await TableMove.OthersAsync(_connection, old, name, number, _schema, cancellation);
        }

        if (old is not null)
        {
            await FeatureTables.RetireAsync(_connection, old, _now, cancellation);
        }

        return name;
    }

    async Task WriteFeaturesAsync(
        string target, int number, long revision, long publication, CancellationToken cancellation)
    {
        var (difference, changes, staging) = (comparison.Difference, comparison.Changes, state!.Table);
        object[] values = [number, revision, publication, _now];
        if (_live == target && changes is not null)
        {
            await PropertyIndexes.EnsureAsync(_connection, target, _schema!, staging, cancellation);
            await RunAsync(difference.Removed, PublicationSql.Remove(changes, target), values, cancellation);
            await RunAsync(difference.Changed, PublicationSql.Update(staging, changes, target, _schema!), values, cancellation);
            await RunAsync(difference.Added, PublicationSql.Insert(staging, changes, target, _schema!), values, cancellation);
        }
        else
        {
            await LoadAsync(target, values, cancellation);
            if (_live is { } live && changes is not null)
            {
                var columns = await TableMove.CommonAsync(_connection, live, target, cancellation);
                await _connection.ExecuteAsync(
                    PublicationSql.Keep(staging, changes, live, target, columns), cancellation, number);
                await _connection.ExecuteAsync(PublicationSql.BuryRemoved(changes), cancellation, values);
                await LeaveAsync(live, number, cancellation);
            }
        }

        await RunAsync(difference.Added, PublicationSql.Revive(target), [number], cancellation);
        await RunAsync(difference.Removed, CatalogueSql.ForgetObservations(target), [number], cancellation);
        if (difference.Added + difference.Changed + difference.Removed >= AnalyzeFrom)
        {
            await _connection.ExecuteAsync($"ANALYZE feature.{SqlText.Quote(target)}", cancellation);
        }
    }

    // A table of the data set's own is dropped later, whole; of a shared one its rows go now.
    Task LeaveAsync(string table, int number, CancellationToken cancellation) =>
        table.StartsWith("local_", StringComparison.Ordinal)
            ? FeatureTables.RetireAsync(_connection, table, _now, cancellation)
            : _connection.ExecuteAsync($"DELETE FROM feature.{SqlText.Quote(table)} WHERE _dataset = $1", cancellation, number);

    async Task LoadAsync(string target, object[] values, CancellationToken cancellation)
    {
        var isBulk = comparison.Difference.Added >= BulkFrom && !await _connection.ScalarAsync<bool>(
            $"SELECT EXISTS (SELECT FROM feature.{SqlText.Quote(target)})", cancellation);
        if (isBulk)
        {
            await FeatureTables.DropIndexesAsync(_connection, target, cancellation);
        }
        else
        {
            await PropertyIndexes.EnsureAsync(_connection, target, _schema!, state!.Table, cancellation);
        }

        await _connection.ExecuteAsync(PublicationSql.Insert(state!.Table, null, target, _schema!), cancellation, values);
        if (isBulk)
        {
            await FeatureTables.BuildIndexesAsync(_connection, target, _schema!, state.Table, cancellation);
        }
    }

    async Task DescribeAsync(int number, string? target, long revision, long publication, CancellationToken cancellation)
    {
        double[]? extent = null;
        DateTimeOffset? begins = null;
        DateTimeOffset? ends = null;
        if (target is not null)
        {
            extent = await _connection.ScalarAsync<double[]>(PublicationSql.Extent(target), cancellation, number);
            if (PublicationSql.Interval(target, _schema!) is { } interval)
            {
                (begins, ends) = (await _connection.ReadAsync(interval, row => (Time(row, 0), Time(row, 1)), cancellation, number))[0];
            }
        }

        await _connection.ExecuteAsync(CatalogueSql.DescribeDataset, cancellation,
            number, _schema?.Name, _schema?.Version.ToString(), target,
            JsonSerializer.Serialize(request.Document, CatalogueJson.Dataset), request.DescriptorHash,
            request.InputHash, request.SourceDate, _now, revision, publication, extent, begins, ends);
    }

    async Task RunAsync(long rows, string sql, object[] values, CancellationToken cancellation)
    {
        if (rows > 0)
        {
            await _connection.ExecuteAsync(sql, cancellation, values);
        }
    }

    static DateTimeOffset? Time(System.Data.Common.DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
