using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>A record of another catalogue as it is shown: present or within its time of grace, and no duplicate.</summary>
/// <param name="Source">Name of its source.</param>
/// <param name="Key">Key within the source: its IRI, where it has one.</param>
/// <param name="Document">JSON of what was taken out of the triples.</param>
/// <param name="Triples">N-Triples.</param>
/// <param name="AddedAt">When it first came.</param>
/// <param name="ChangedAt">When this content came.</param>
/// <param name="SourceTitle">What people call the source.</param>
/// <param name="SourceAddress">Address of the source without what may be secret in it; null where that is not known.</param>
public sealed record VisibleRecord(
    string Source, string Key, string Document, string Triples, DateTimeOffset AddedAt, DateTimeOffset ChangedAt, string SourceTitle, string? SourceAddress);

/// <summary>Which records of others are asked for.</summary>
/// <param name="Root">What the addresses of this instance begin with: a record that came back from a harvester of ours is our own.</param>
/// <param name="Since">Only what came, changed or came back then or later; null for all.</param>
/// <param name="IsHvd">True for high-value data sets only.</param>
public sealed record RecordScope(string Root, DateTimeOffset? Since = null, bool IsHvd = false);

/// <summary>Reads the visible records of other catalogues in the order of source and key.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
public sealed class HarvestedReader(Database database)
{
    /// <summary>Records that are read at once by <see cref="AllAsync"/>.</summary>
    const int Batch = 100;

    /// <summary>How many there are, of all kinds and data sets alone.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<(int Records, int Datasets)> CountAsync(RecordScope scope, CancellationToken cancellation)
    {
        // Without a condition on the records themselves their narrow rows in the index are enough.
        var sql = scope.Since is null
            ? new SqlText().Append("SELECT count(*)::integer, count(*) FILTER (WHERE kind = 'dataset')::integer FROM oud.record WHERE source IS NOT NULL AND NOT starts_with(key, ")
                .Bind(scope.Root).Append(scope.IsHvd ? ") AND is_hvd" : ")")
            : Where(new SqlText().Append(
                "SELECT count(*)::integer, count(*) FILTER (WHERE lower(coalesce(h.document ->> 'kind', 'dataset')) = 'dataset')::integer FROM oud.visible_record AS h"), scope);
        var counts = await ReadAsync(sql, row => (row.GetInt32(0), row.GetInt32(1)), cancellation);
        return counts[0];
    }

    /// <summary>Some of them.</summary>
    /// <param name="scope">Which.</param>
    /// <param name="after">Source and key of the one before; null to begin at the first.</param>
    /// <param name="skip">How many to pass over from there, from 0.</param>
    /// <param name="take">Most of them, from 0.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public Task<IReadOnlyList<VisibleRecord>> PageAsync(
        RecordScope scope, (string Source, string Key)? after, int skip, int take, CancellationToken cancellation)
    {
        var sql = Where(new SqlText().Append(
            """
            SELECT h.source, h.key, h.document::text, h.triples, h.added_at, h.changed_at, coalesce(s.title_de, h.source), s.address
            FROM oud.visible_record AS h LEFT JOIN oud.public_harvest_source AS s ON s.name = h.source
            """), scope);
        if (after is var (source, key))
        {
            sql.Append(" AND (h.source, h.key) > (").Bind(source).Append(", ").Bind(key).Append(")");
        }

        sql.Append(" ORDER BY h.source, h.key OFFSET ").Append(skip).Append(" LIMIT ").Append(take);
        return ReadAsync(sql, Record, cancellation);
    }

    /// <summary>All of them, some in memory at a time. A harvest meanwhile is seen from where the reading is.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async IAsyncEnumerable<VisibleRecord> AllAsync(RecordScope scope, [EnumeratorCancellation] CancellationToken cancellation)
    {
        (string Source, string Key)? after = null;
        IReadOnlyList<VisibleRecord> page;
        do
        {
            page = await PageAsync(scope, after, 0, Batch, cancellation);
            foreach (var record in page)
            {
                yield return record;
            }

            after = page.Count > 0 ? (page[^1].Source, page[^1].Key) : null;
        }
        while (page.Count == Batch);
    }

    /// <summary>Those of some ids of the search index, by id.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<FrozenDictionary<string, VisibleRecord>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => ids.Count == 0
        ? FrozenDictionary<string, VisibleRecord>.Empty
        : (await ReadAsync(new SqlText().Append(
            """
            SELECT h.source, h.key, h.document::text, h.triples, h.added_at, h.changed_at, coalesce(s.title_de, h.source), s.address, r.id
            FROM oud.record AS r JOIN oud.visible_record AS h ON h.source = r.source AND h.key = r.key LEFT JOIN oud.public_harvest_source AS s ON s.name = h.source
            WHERE r.id = ANY(
            """).Bind(ids.ToArray()).Append(")"), row => (Id: row.GetString(8), Record: Record(row)), cancellation))
            .ToFrozenDictionary(one => one.Id, one => one.Record, StringComparer.Ordinal);

    /// <summary>Those of some keys that are visible.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<IReadOnlySet<string>> VisibleAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) => keys.Count == 0
        ? new HashSet<string>()
        : (await ReadAsync(new SqlText().Append("SELECT key FROM oud.visible_record WHERE key = ANY(").Bind(keys.ToArray()).Append(")"),
            row => row.GetString(0), cancellation)).ToHashSet(StringComparer.Ordinal);

    static VisibleRecord Record(Npgsql.NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        new(row.GetDateTime(4)), new(row.GetDateTime(5)), row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7));

    static SqlText Where(SqlText sql, RecordScope scope)
    {
        sql.Append(" WHERE NOT starts_with(h.key, ").Bind(scope.Root).Append(")");
        if (scope.Since is { } since)
        {
            sql.Append(" AND CASE h.state WHEN 'present' THEN greatest(h.changed_at, h.since) ELSE h.changed_at END >= ").Bind(since.ToUniversalTime());
        }

        return scope.IsHvd ? sql.Append(" AND EXISTS (SELECT FROM oud.record AS r WHERE r.source = h.source AND r.key = h.key AND r.is_hvd)") : sql;
    }

    async Task<IReadOnlyList<T>> ReadAsync<T>(SqlText sql, Func<Npgsql.NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        try
        {
            await using var command = FeatureReader.Command(sql.ToStatement(), database.Reader.CreateCommand());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            List<T> rows = [];
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }
}
