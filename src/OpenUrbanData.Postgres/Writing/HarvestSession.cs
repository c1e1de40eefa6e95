namespace OpenUrbanData.Postgres.Writing;

/// <summary>How a record stands.</summary>
/// <param name="Key">Key within its source.</param>
/// <param name="Hash">SHA-256 of its triples and hops.</param>
/// <param name="State"><c>present</c>, <c>missing</c> or <c>orphaned</c>.</param>
/// <param name="Since">When it took the state.</param>
public sealed record HarvestedStand(string Key, string Hash, string State, DateTimeOffset Since);

/// <summary>The content of a record.</summary>
/// <param name="Key">Key within its source.</param>
/// <param name="Hash">SHA-256 of the triples and hops.</param>
/// <param name="Document">JSON of what was taken out of the triples.</param>
/// <param name="Triples">Canonical N-Triples.</param>
/// <param name="Marks">What it may be recognised by elsewhere, as hashes; each once.</param>
public sealed record HarvestedContent(string Key, string Hash, string Document, string Triples, long[] Marks);

/// <summary>A page of the last complete run.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="ETag">Entity tag as the server wrote it; null for none.</param>
/// <param name="LastModified">As the server says; null where it does not.</param>
public sealed record HarvestedPage(string Url, string Sha256, string? ETag, DateTimeOffset? LastModified);

/// <summary>What a run writes.</summary>
public sealed record HarvestResult
{
    /// <summary>Address of the source, which may hold keys.</summary>
    public required string Url { get; init; }

    /// <summary>The address, as everybody may see it.</summary>
    public required string Address { get; init; }

    /// <summary>German and English title; null for the name.</summary>
    public (string De, string En)? Title { get; init; }

    /// <summary>Protocol that was found; null where nothing could be read.</summary>
    public string? Protocol { get; init; }

    /// <summary>Time from run to run; null on demand only.</summary>
    public TimeSpan? Period { get; init; }

    /// <summary>Which source is shown among several: the greater one.</summary>
    public int Priority { get; init; }

    /// <summary>How the records stand now whose content or state is another one; new contents were staged.</summary>
    public required IReadOnlyCollection<HarvestedStand> Stands { get; init; }

    /// <summary>Start of the run.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>End of the run.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary><c>complete</c>, <c>partial</c> or <c>failed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why nothing was withdrawn; null where the run was complete.</summary>
    public string? Held { get; init; }

    /// <summary>JSON of the report, for everybody.</summary>
    public required string Report { get; init; }

    /// <summary>JSON of what the next run may take over where no page has changed; null where it must read anew.</summary>
    public string? Reading { get; init; }

    /// <summary>The pages, in their order; null to keep those that are known.</summary>
    public IReadOnlyCollection<HarvestedPage>? Pages { get; init; } = [];
}

/// <summary>One run on one source: nobody else runs on it meanwhile. What is staged and not applied is gone at the end.</summary>
public sealed class HarvestSession : IAsyncDisposable
{
    internal const string Staging =
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS incoming
            (key text COLLATE "C" PRIMARY KEY, hash text NOT NULL, document text NOT NULL, triples text NOT NULL, marks text NOT NULL);
        CREATE TEMPORARY TABLE IF NOT EXISTS touched (id bigint PRIMARY KEY);
        TRUNCATE incoming, touched
        """;

    readonly WriterConnection _connection;
    readonly string _name;

    internal HarvestSession(WriterConnection connection, string name) => (_connection, _name) = (connection, name);

    /// <summary>What is known of the source.</summary>
    public async Task<IReadOnlyList<HarvestedStand>> KnownAsync(CancellationToken cancellation) => await _connection.ReadAsync(
        "SELECT key, hash, state, since FROM oud.harvested_record WHERE source = $1",
        row => new HarvestedStand(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)), cancellation, _name);

    /// <summary>What the last complete run found, where it may be taken over; null otherwise.</summary>
    public Task<string?> ReadingAsync(CancellationToken cancellation) =>
        _connection.ScalarAsync<string>("SELECT reading::text FROM oud.harvest_source WHERE name = $1", cancellation, _name);

    /// <summary>The pages of the last complete run, in their order.</summary>
    public async Task<IReadOnlyList<HarvestedPage>> PagesAsync(CancellationToken cancellation) => await _connection.ReadAsync(
        "SELECT url, sha256, etag, last_modified FROM oud.harvest_page WHERE source = $1 ORDER BY position",
        row => new HarvestedPage(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3)),
        cancellation, _name);

    /// <summary>Puts contents aside until the run is decided; of two with one key the later counts.</summary>
    /// <param name="contents">Each key once.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task StageAsync(IReadOnlyCollection<HarvestedContent> contents, CancellationToken cancellation) => contents.Count == 0 ? Task.CompletedTask : _connection.ExecuteAsync(
        """
        INSERT INTO incoming AS i (key, hash, document, triples, marks) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
        ON CONFLICT (key) DO UPDATE SET hash = excluded.hash, document = excluded.document, triples = excluded.triples, marks = excluded.marks
        """,
        cancellation, contents.Select(one => one.Key).ToArray(), contents.Select(one => one.Hash).ToArray(),
        contents.Select(one => one.Document).ToArray(), contents.Select(one => one.Triples).ToArray(),
        contents.Select(one => "{" + string.Join(',', one.Marks.Select(WriterConnection.Number)) + "}").ToArray());

    /// <summary>Writes what was decided, all or nothing.</summary>
    /// <param name="run">What is written.</param>
    /// <param name="decide">Decides which records describe the same thing, while the others can be read; nothing else is written meanwhile.</param>
    /// <param name="cancellation">Ends the wait; then nothing was written.</param>
    public async Task ApplyAsync(HarvestResult run, Func<HarvestDuplicates, CancellationToken, Task> decide, CancellationToken cancellation)
    {
        await using var transaction = await _connection.BeginAsync(cancellation);

        // Duplicates lie in two sources: runs that end at the same time would wait for each other's records.
        await _connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('oud.harvest.apply', 0))", cancellation);
        await WriteSourceAsync(run, cancellation);
        var touched = await WriteRecordsAsync(run, cancellation);
        if (touched > 0)
        {
            var duplicates = new HarvestDuplicates(_connection);
            await decide(duplicates, cancellation);
            await ShowAsync(_connection, duplicates.Changed.Append(_name), cancellation);
        }

        await _connection.ExecuteAsync(
            "INSERT INTO oud.harvest_run (source, started_at, finished_at, outcome, held, report) VALUES ($1, $2, $3, $4, $5, $6::jsonb)",
            cancellation, _name, run.Started, run.Finished, run.Outcome, run.Held, run.Report);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Brings the search index to what the sources hold now.</summary>
    internal static async Task ShowAsync(WriterConnection connection, IEnumerable<string> sources, CancellationToken cancellation)
    {
        var written = 0;
        foreach (var source in sources.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            written += await RecordIndex.RefreshSourceAsync(connection, source, cancellation);
        }

        if (written > 0)
        {
            await connection.ExecuteAsync(PublicationSql.Lock, cancellation);
            await PublicationSql.RaiseAsync(connection, cancellation);
        }
    }

    async Task WriteSourceAsync(HarvestResult run, CancellationToken cancellation)
    {
        await _connection.ExecuteAsync(
            """
            INSERT INTO oud.harvest_source AS s (name, url, address, title_de, title_en, protocol, period, priority, reading) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)
            ON CONFLICT (name) DO UPDATE SET
                url = CASE WHEN $10 <> 'failed' THEN excluded.url ELSE s.url END, address = CASE WHEN $10 <> 'failed' THEN excluded.address ELSE s.address END,
                title_de = coalesce(excluded.title_de, s.title_de), title_en = coalesce(excluded.title_en, s.title_en), protocol = coalesce(excluded.protocol, s.protocol),
                period = excluded.period, priority = excluded.priority,
                reading = CASE WHEN $10 <> 'failed' THEN excluded.reading ELSE s.reading END
            """,
            cancellation, _name, run.Url, run.Address, run.Title?.De, run.Title?.En, run.Protocol, run.Period, run.Priority, run.Reading, run.Outcome);
        if (run.Pages is not { } pages)
        {
            return;
        }

        await _connection.ExecuteAsync("DELETE FROM oud.harvest_page WHERE source = $1", cancellation, _name);
        await _connection.ExecuteAsync(
            """
            INSERT INTO oud.harvest_page (source, position, url, sha256, etag, last_modified)
            SELECT $1, p.position, p.url, p.sha256, p.etag, p.last_modified
            FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) WITH ORDINALITY AS p(url, sha256, etag, last_modified, position)
            """,
            cancellation, _name, pages.Select(one => one.Url).ToArray(), pages.Select(one => one.Sha256).ToArray(), pages.Select(one => one.ETag).ToArray(),
            pages.Select(one => one.LastModified?.ToUniversalTime()).ToArray());
    }

    async Task<int> WriteRecordsAsync(HarvestResult run, CancellationToken cancellation)
    {
        if (run.Stands.Count == 0)
        {
            return 0;
        }

        object[] columns =
        [
            _name, run.Stands.Select(one => one.Key).ToArray(), run.Stands.Select(one => one.Hash).ToArray(), run.Stands.Select(one => one.State).ToArray(),
            run.Stands.Select(one => one.Since.ToUniversalTime()).ToArray(),
        ];
        await _connection.ExecuteAsync("ANALYZE incoming; TRUNCATE touched", cancellation);
        var written = await _connection.ExecuteAsync(
            """
            WITH written AS (
                INSERT INTO oud.harvested_record AS r (source, key, state, since, changed_at, added_at, hash, document, triples)
                SELECT $1, s.key, s.state, s.since, $6, $6, i.hash, i.document::jsonb, i.triples
                FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS s(key, hash, state, since)
                JOIN incoming AS i ON i.key = s.key COLLATE "C" AND i.hash = s.hash
                ON CONFLICT (source, key) DO UPDATE SET changed_at = excluded.changed_at, hash = excluded.hash, document = excluded.document, triples = excluded.triples
                RETURNING id)
            INSERT INTO touched SELECT id FROM written
            """,
            cancellation, [.. columns, run.Finished]);
        await _connection.ExecuteAsync(
            """
            WITH written AS (
                UPDATE oud.harvested_record AS r SET state = s.state, since = s.since
                FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS s(key, hash, state, since)
                WHERE r.source = $1 AND r.key = s.key COLLATE "C" AND (r.state, r.since) IS DISTINCT FROM (s.state, s.since)
                RETURNING id)
            INSERT INTO touched SELECT id FROM written ON CONFLICT DO NOTHING
            """,
            cancellation, columns);
        if (written > 0)
        {
            await _connection.ExecuteAsync(
                """
                DELETE FROM oud.harvest_mark AS m USING oud.harvested_record AS r, incoming AS i WHERE m.record = r.id AND r.source = $1 AND r.key = i.key;
                """,
                cancellation, _name);
            await _connection.ExecuteAsync(
                """
                INSERT INTO oud.harvest_mark (mark, record)
                SELECT DISTINCT m, r.id FROM oud.harvested_record AS r JOIN incoming AS i ON i.key = r.key AND i.hash = r.hash CROSS JOIN LATERAL unnest(i.marks::bigint[]) AS m
                WHERE r.source = $1
                """,
                cancellation, _name);
        }

        return (int)await _connection.ScalarAsync<long>("SELECT count(*) FROM touched", cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.ExecuteAsync("DROP TABLE IF EXISTS incoming, touched; SELECT pg_advisory_unlock_all()", CancellationToken.None);
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }
}
