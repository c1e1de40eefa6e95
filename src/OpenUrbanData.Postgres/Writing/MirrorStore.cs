using Npgsql;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>A data set that is mirrored, and how far.</summary>
public sealed record MirrorState
{
    /// <summary>Id of the data set, the same as at its origin.</summary>
    public required string DatasetId { get; init; }

    /// <summary>Name of the harvested catalogue that it comes with.</summary>
    public required string Source { get; init; }

    /// <summary>Its IRI in the catalogue of the instance that publishes it.</summary>
    public required string Record { get; init; }

    /// <summary>Address of that instance.</summary>
    public required string Origin { get; init; }

    /// <summary>Address that it is copied from.</summary>
    public required string Peer { get; init; }

    /// <summary>Publication of the peer that is here; null: the next copy is whole.</summary>
    public long? Since { get; init; }

    /// <summary>First publication at the peer; null where not known yet.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Name and version of the schema at the peer; null where not known yet.</summary>
    public string? Schema { get; init; }

    /// <summary>SHA-256 of what the peer says of it; null where not known yet.</summary>
    public string? Description { get; init; }

    /// <summary>When the peer last confirmed what is here; null for never.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Why it is not confirmed or not copied; null where it is.</summary>
    public string? Code { get; init; }
}

/// <summary>Which data sets are mirrored, from where and how far.</summary>
/// <param name="database">The database.</param>
public sealed class MirrorStore(Database database)
{
    readonly NpgsqlDataSource _source = database.Writer;

    /// <summary>What is mirrored from a source, by id.</summary>
    public async Task<IReadOnlyList<MirrorState>> OfAsync(string source, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        return await connection.ReadAsync(
            """
            SELECT dataset_id, source, record, origin, peer, since, issued_at, schema, description, checked_at, code
            FROM oud.mirror WHERE source = $1 ORDER BY dataset_id
            """,
            row => new MirrorState
            {
                DatasetId = row.GetString(0),
                Source = row.GetString(1),
                Record = row.GetString(2),
                Origin = row.GetString(3),
                Peer = row.GetString(4),
                Since = row.IsDBNull(5) ? null : row.GetInt64(5),
                IssuedAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
                Schema = row.IsDBNull(7) ? null : row.GetString(7),
                Description = row.IsDBNull(8) ? null : row.GetString(8),
                CheckedAt = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
                Code = row.IsDBNull(10) ? null : row.GetString(10),
            }, cancellation, source);
    }

    /// <summary>Who else than a source has a data set, or its publisher: <c>own</c>, or the name of another source.</summary>
    /// <returns>Null where nobody has.</returns>
    public async Task<string?> OwnerAsync(string source, string datasetId, string publisher, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        return await connection.ScalarAsync<string>(
            """
            SELECT owner FROM (
                SELECT coalesce(m.source, 'own') AS owner FROM oud.dataset AS d LEFT JOIN oud.mirror AS m ON m.dataset_id = d.id
                WHERE d.publisher = $3 OR d.id = $2
                UNION ALL SELECT source FROM oud.mirror WHERE dataset_id = $2) AS x
            WHERE owner <> $1 ORDER BY owner = 'own' DESC, owner LIMIT 1
            """,
            cancellation, source, datasetId, publisher);
    }

    /// <summary>Writes how far a data set is mirrored; it counts as confirmed while it has no code.</summary>
    public async Task WriteAsync(MirrorState state, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        await using var transaction = await connection.BeginAsync(cancellation);
        await connection.ExecuteAsync(
            """
            INSERT INTO oud.mirror (dataset_id, source, record, origin, peer, since, issued_at, schema, description, checked_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (dataset_id) DO UPDATE SET record = excluded.record, origin = excluded.origin, peer = excluded.peer, since = excluded.since,
                issued_at = excluded.issued_at, schema = excluded.schema, description = excluded.description, checked_at = excluded.checked_at
            """,
            cancellation, state.DatasetId, state.Source, state.Record, state.Origin, state.Peer, state.Since, state.IssuedAt?.ToUniversalTime(), state.Schema,
            state.Description, state.CheckedAt?.ToUniversalTime());
        await JudgeAsync(connection, [state.DatasetId], state.Code, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Notes that data sets could not be confirmed: what is here stays, and its age is shown.</summary>
    /// <param name="datasets">Ids.</param>
    /// <param name="code">Why.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task FailAsync(IReadOnlyCollection<string> datasets, string code, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        await using var transaction = await connection.BeginAsync(cancellation);
        await JudgeAsync(connection, datasets, code, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Notes that a peer confirmed data sets as they are here.</summary>
    /// <param name="datasets">Ids.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task ConfirmAsync(IReadOnlyCollection<string> datasets, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        await using var transaction = await connection.BeginAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE oud.mirror SET checked_at = $2 WHERE dataset_id = ANY($1)", cancellation, datasets.ToArray(), now.ToUniversalTime());
        await JudgeAsync(connection, datasets, null, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>State of each harvested record of a source, by its IRI: <c>present</c>, <c>missing</c> or <c>orphaned</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RecordStatesAsync(string source, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (iri, state) in await connection.ReadAsync(
            "SELECT coalesce(document ->> 'iri', key), state FROM oud.harvested_record WHERE source = $1",
            row => (row.GetString(0), row.GetString(1)), cancellation, source))
        {
            states[iri] = state;
        }

        return states;
    }

    /// <summary>Remembers what was removed for good elsewhere before any of it came here.</summary>
    public async Task RememberAsync(string datasetId, IReadOnlyCollection<PurgeMark> marks, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        foreach (var mark in marks.Where(mark => mark.At is not null))
        {
            await connection.ExecuteAsync(
                CatalogueSql.Remember, cancellation, datasetId, mark.FeatureId, mark.Reason, mark.At!.Value.ToUniversalTime(), mark.Property);
        }
    }

    /// <summary>Removes a harvested record that its source has no more, because the data set was removed for good.</summary>
    public async Task ForgetRecordAsync(string source, string iri, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        await using var transaction = await connection.BeginAsync(cancellation);
        await connection.ExecuteAsync(
            "DELETE FROM oud.harvested_record WHERE source = $1 AND coalesce(document ->> 'iri', key) = $2 AND state <> 'present'", cancellation, source, iri);
        await connection.ExecuteAsync(PublicationSql.Lock, cancellation);
        await RecordIndex.RefreshSourceAsync(connection, source, cancellation);
        await PublicationSql.RaiseAsync(connection, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // The APIs are told only when a data set becomes stale, or fresh again: not with every run that finds nothing new.
    static async Task JudgeAsync(WriterConnection connection, IReadOnlyCollection<string> datasets, string? code, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(PublicationSql.Lock, cancellation);
        var ids = datasets.ToArray();
        var turned = await connection.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM oud.mirror WHERE dataset_id = ANY($1) AND checked_at IS NOT NULL AND (stale_since IS NULL) <> ($2::text IS NULL))", cancellation, ids, code);
        await connection.ExecuteAsync(
            """
            UPDATE oud.mirror SET code = $2, stale_since = CASE WHEN $2::text IS NOT NULL THEN coalesce(stale_since, checked_at) END
            WHERE dataset_id = ANY($1)
            """,
            cancellation, ids, code);
        if (turned)
        {
            await PublicationSql.RaiseAsync(connection, cancellation);
        }
    }
}
