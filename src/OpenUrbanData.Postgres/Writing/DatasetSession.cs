using Npgsql;
using NpgsqlTypes;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>Something was published.</summary>
    Published,

    /// <summary>Nothing had changed.</summary>
    Unchanged,

    /// <summary>Only observations were new.</summary>
    Observed,

    /// <summary>The guard stopped it.</summary>
    Stopped,

    /// <summary>It broke.</summary>
    Failed,
}

/// <summary>One process's hold on one data set: a connection and the advisory lock on the data set.</summary>
public sealed class DatasetSession : IAsyncDisposable
{
    const string TryLock = "SELECT pg_try_advisory_lock(hashtextextended('oud.dataset:' || $1, 0))";

    // $1 data set, $2 runs whose reports are kept, $3 runs whose quarantine is kept.
    const string ForgetRuns =
        """
        WITH runs AS (SELECT number, row_number() OVER (ORDER BY number DESC) AS age FROM oud.run WHERE dataset_id = $1),
        quarantine AS (DELETE FROM oud.rejection WHERE run IN (SELECT number FROM runs WHERE age > $3))
        DELETE FROM oud.run WHERE number IN (SELECT number FROM runs WHERE age > $2)
        """;

    /// <summary>Runs of a data set whose reports are kept.</summary>
    public const int KeptRuns = 100;

    /// <summary>Runs of a data set whose quarantined values are kept.</summary>
    public const int KeptQuarantines = 5;

    // The server notices within a second that a killed program is gone; until then its lock is held.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    DatasetSession(WriterConnection connection, TimeProvider clock, string datasetId)
    {
        Connection = connection;
        Clock = clock;
        DatasetId = datasetId;
    }

    /// <summary>The data set.</summary>
    public string DatasetId { get; }

    /// <summary>What is published of it; null where it never was.</summary>
    public PublishedState? State { get; private set; }

    internal WriterConnection Connection { get; }

    internal TimeProvider Clock { get; }

    internal static async Task<DatasetSession?> OpenAsync(
        NpgsqlDataSource source, TimeProvider clock, string datasetId, CancellationToken cancellation)
    {
        var connection = await WriterConnection.OpenAsync(source, cancellation);
        try
        {
            for (var waited = TimeSpan.Zero; ; waited += Pause)
            {
                if (await connection.ScalarAsync<bool>(TryLock, cancellation, datasetId))
                {
                    var session = new DatasetSession(connection, clock, datasetId);
                    await session.ReloadAsync(cancellation);
                    return session;
                }

                if (waited >= Patience)
                {
                    await connection.DisposeAsync();
                    return null;
                }

                await Task.Delay(Pause, clock, cancellation);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>True where a feature, a column or all of the data set was removed for good once: its source may hold it still.</summary>
    public Task<bool> WasPurgedAsync(CancellationToken cancellation) =>
        Connection.ScalarAsync<bool>(CatalogueSql.WasPurged, cancellation, DatasetId);

    /// <summary>Name of the harvested catalogue that the data set is mirrored from; null for one of our own.</summary>
    public Task<string?> MirroredFromAsync(CancellationToken cancellation) => Connection.ScalarAsync<string>(
        "SELECT source FROM oud.mirror WHERE dataset_id = $1", cancellation, DatasetId);

    /// <summary>Opens a run row with outcome <c>running</c>.</summary>
    /// <returns>Its number.</returns>
    public Task<long> BeginRunAsync(CancellationToken cancellation) => Connection.ScalarAsync<long>(
        "INSERT INTO oud.run (dataset_id, started_at, outcome) VALUES ($1, $2, 'running') RETURNING number",
        cancellation, DatasetId, Clock.GetUtcNow());

    /// <summary>Closes a run row.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="report">Public report as JSON, without values; null for none.</param>
    /// <param name="rejections">For the operator; the caller cuts them to its limit.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task EndRunAsync(
        long run, RunOutcome outcome, string? report, IReadOnlyCollection<Rejection> rejections,
        CancellationToken cancellation)
    {
        await using var transaction = await Connection.BeginAsync(cancellation);
        if (rejections.Count > 0)
        {
            await using var copy = await Connection.Inner.BeginBinaryImportAsync(
                "COPY oud.rejection (run, record, line, property, code, value, message, rejects) FROM STDIN (FORMAT BINARY)",
                cancellation);
            foreach (var one in rejections)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(run, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(one.Record, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(one.Line, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(WithoutNul(one.Property), NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(one.Code, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(WithoutNul(one.Value), NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(WithoutNul(one.Message), NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(one.Rejects, NpgsqlDbType.Boolean, cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        await Connection.ExecuteAsync(
            "UPDATE oud.run SET finished_at = $2, outcome = $3, report = $4::jsonb WHERE number = $1",
            cancellation, run, Clock.GetUtcNow(), Name(outcome), report);
        await Connection.ExecuteAsync(ForgetRuns, cancellation, DatasetId, KeptRuns, KeptQuarantines);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Creates the staging table of a run.</summary>
    /// <param name="schema">Shape of the features.</param>
    /// <param name="idPrefix">What all ids begin with: <see cref="Model.Identity.FeatureId.Prefix"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Staging> StageAsync(FeatureSchema schema, string idPrefix, CancellationToken cancellation) =>
        Staging.CreateAsync(this, schema, idPrefix, cancellation);

    /// <summary>Publishes a reference data set, a series or a service: description and links, no features; those of before become
    /// tombstones.</summary>
    public async Task<PublishOutcome> PublishReferenceAsync(PublishRequest request, CancellationToken cancellation)
    {
        var nothing = new StagedChanges(request.Rule, null, null, new(State?.Features ?? 0, 0, 0, State?.Features ?? 0));
        var outcome = await new Publication(this, request, null, nothing).RunAsync(cancellation);
        await ReloadAsync(cancellation);
        return outcome;
    }

    /// <summary>Withdraws the data set: its features become tombstones.</summary>
    /// <returns>Null where it is not published.</returns>
    public Task<PublishOutcome?> WithdrawAsync(CancellationToken cancellation) =>
        new Removal(this).WithdrawAsync(cancellation);

    /// <summary>Removes data for good, from tables and quarantine. Addresses of what is gone answer 410; a feature does not come back
    /// with later runs.</summary>
    /// <param name="mark">What, why, and when it was removed where it comes from.</param>
    /// <param name="cancellation">Ends the wait; then nothing was removed.</param>
    /// <returns>Null where the data set never was published.</returns>
    public Task<PublishOutcome?> PurgeAsync(PurgeMark mark, CancellationToken cancellation)
    {
        var removal = new Removal(this, mark.At);
        return mark switch
        {
            { FeatureId: { } feature } => removal.PurgeFeatureAsync(feature, mark.Reason, cancellation),
            { Property: { } property } => removal.PurgeColumnAsync(property, mark.Reason, cancellation),
            _ => removal.PurgeAsync(mark.Reason, cancellation),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // The pool keeps the connection: without this it would keep the lock.
            await Connection.ExecuteAsync("SELECT pg_advisory_unlock_all()", CancellationToken.None);
        }
        catch (Exception broken) when (broken is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the lock with it.
        }

        await Connection.DisposeAsync();
    }

    internal async Task ReloadAsync(CancellationToken cancellation)
    {
        var rows = await Connection.ReadAsync(CatalogueSql.State, row => new PublishedState
        {
            Number = row.GetInt32(0),
            IsPublished = row.GetBoolean(1),
            SchemaName = Text(row, 2),
            SchemaVersion = Text(row, 3),
            Table = Text(row, 4),
            DescriptorHash = row.GetString(5),
            InputHash = Text(row, 6),
            Revision = row.GetInt64(7),
            Publication = row.GetInt64(8),
            Features = row.GetInt64(9),
        }, cancellation, DatasetId);
        State = rows.SingleOrDefault();
    }

    static string? Text(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    static string? WithoutNul(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    static string Name(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Published => "published",
        RunOutcome.Unchanged => "unchanged",
        RunOutcome.Observed => "observed",
        RunOutcome.Stopped => "stopped",
        RunOutcome.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome"),
    };
}
