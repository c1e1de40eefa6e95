using Npgsql;

namespace OpenUrbanData.Postgres.Writing;

/// <summary>The catalogues of others and what came from them.</summary>
/// <param name="database">The database.</param>
public sealed class HarvestStore(Database database)
{
    readonly NpgsqlDataSource _source = database.Writer;

    /// <summary>Names and addresses of the sources, by name.</summary>
    public async Task<IReadOnlyList<(string Name, string Url)>> SourcesAsync(CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        return await connection.ReadAsync(
            "SELECT name, url FROM oud.harvest_source ORDER BY name", row => (row.GetString(0), row.GetString(1)), cancellation);
    }

    /// <summary>Takes a source for one run.</summary>
    /// <returns>Null where another run, of this or another process, has it.</returns>
    public async Task<HarvestSession?> OpenAsync(string source, CancellationToken cancellation)
    {
        var connection = await WriterConnection.OpenAsync(_source, cancellation);
        try
        {
            if (await connection.ScalarAsync<bool>(
                "SELECT pg_try_advisory_lock(hashtextextended('oud.harvest:' || $1, 0))", cancellation, source))
            {
                await connection.ExecuteAsync(HarvestSession.Staging, cancellation);
                return new(connection, source);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }
}

/// <summary>How a record stands.</summary>
/// <param name="Key">Key within its source.</param>
/// <param name="Hash">SHA-256 of its triples.</param>
/// <param name="State"><c>present</c>, <c>missing</c> or <c>orphaned</c>.</param>
/// <param name="Since">When it took the state.</param>
public sealed record HarvestedStand(string Key, string Hash, string State, DateTimeOffset Since);

/// <summary>The content of a record.</summary>
/// <param name="Key">Key within its source.</param>
/// <param name="Hash">SHA-256 of the triples.</param>
/// <param name="Document">JSON of what was taken out of the triples.</param>
/// <param name="Triples">Canonical N-Triples.</param>
public sealed record HarvestedContent(string Key, string Hash, string Document, string Triples);

/// <summary>One run on one source: nobody else runs on it meanwhile. What is staged and not applied is gone at the end.</summary>
public sealed class HarvestSession : IAsyncDisposable
{
    internal const string Staging =
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS incoming (key text COLLATE "C" PRIMARY KEY, hash text NOT NULL, document text NOT NULL, triples text NOT NULL);
        TRUNCATE incoming
        """;

    readonly WriterConnection _connection;
    readonly string _name;

    internal HarvestSession(WriterConnection connection, string name) => (_connection, _name) = (connection, name);

    /// <summary>What is known of the source.</summary>
    public async Task<IReadOnlyList<HarvestedStand>> KnownAsync(CancellationToken cancellation) => await _connection.ReadAsync(
        "SELECT key, hash, state, since FROM oud.harvested_record WHERE source = $1",
        row => new HarvestedStand(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)), cancellation, _name);

    /// <summary>Puts contents aside until the run is decided; of two with one key the later counts.</summary>
    /// <param name="contents">Each key once.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task StageAsync(IReadOnlyCollection<HarvestedContent> contents, CancellationToken cancellation) => _connection.ExecuteAsync(
        """
        INSERT INTO incoming AS i (key, hash, document, triples) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
        ON CONFLICT (key) DO UPDATE SET hash = excluded.hash, document = excluded.document, triples = excluded.triples
        """,
        cancellation, contents.Select(one => one.Key).ToArray(), contents.Select(one => one.Hash).ToArray(),
        contents.Select(one => one.Document).ToArray(), contents.Select(one => one.Triples).ToArray());

    /// <summary>Writes what was decided, all or nothing.</summary>
    /// <param name="url">Address of the source.</param>
    /// <param name="stands">How the records stand now; new contents were staged.</param>
    /// <param name="started">Start of the run.</param>
    /// <param name="finished">End of the run.</param>
    /// <param name="outcome"><c>complete</c>, <c>partial</c> or <c>failed</c>.</param>
    /// <param name="held">Why nothing was withdrawn; null where the run was complete.</param>
    /// <param name="report">JSON of the report.</param>
    /// <param name="cancellation">Ends the wait; then nothing was written.</param>
    public async Task ApplyAsync(
        string url, IReadOnlyCollection<HarvestedStand> stands, DateTimeOffset started, DateTimeOffset finished, string outcome, string? held, string report,
        CancellationToken cancellation)
    {
        await using var transaction = await _connection.BeginAsync(cancellation);
        await _connection.ExecuteAsync(
            "INSERT INTO oud.harvest_source (name, url) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET url = excluded.url WHERE $3 <> 'failed'",
            cancellation, _name, url, outcome);
        object[] columns =
        [
            _name, stands.Select(one => one.Key).ToArray(), stands.Select(one => one.Hash).ToArray(), stands.Select(one => one.State).ToArray(),
            stands.Select(one => one.Since.ToUniversalTime()).ToArray(),
        ];
        await _connection.ExecuteAsync(
            """
            INSERT INTO oud.harvested_record AS r (source, key, state, since, changed_at, hash, document, triples)
            SELECT $1, s.key, s.state, s.since, $6, i.hash, i.document::jsonb, i.triples
            FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS s(key, hash, state, since)
            JOIN incoming AS i ON i.key = s.key COLLATE "C" AND i.hash = s.hash
            ON CONFLICT (source, key) DO UPDATE SET changed_at = excluded.changed_at, hash = excluded.hash, document = excluded.document, triples = excluded.triples
            """,
            cancellation, [.. columns, finished]);
        await _connection.ExecuteAsync(
            """
            UPDATE oud.harvested_record AS r SET state = s.state, since = s.since
            FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS s(key, hash, state, since)
            WHERE r.source = $1 AND r.key = s.key COLLATE "C" AND (r.state, r.since) IS DISTINCT FROM (s.state, s.since)
            """,
            cancellation, columns);
        if (await RecordIndex.RefreshSourceAsync(_connection, _name, cancellation) > 0)
        {
            await _connection.ExecuteAsync(PublicationSql.Lock, cancellation);
            await PublicationSql.RaiseAsync(_connection, cancellation);
        }

        await _connection.ExecuteAsync(
            "INSERT INTO oud.harvest_run (source, started_at, finished_at, outcome, held, report) VALUES ($1, $2, $3, $4, $5, $6::jsonb)",
            cancellation, _name, started, finished, outcome, held, report);
        await transaction.CommitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.ExecuteAsync("DROP TABLE IF EXISTS incoming; SELECT pg_advisory_unlock_all()", CancellationToken.None);
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }
}
