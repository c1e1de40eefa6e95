namespace OpenUrbanData.Postgres.Writing;

/// <summary>A record of others, as it is compared.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Source">Name of its source.</param>
/// <param name="Priority">Of the source.</param>
/// <param name="Key">Key within its source.</param>
/// <param name="Document">JSON of what was taken out of its triples.</param>
public sealed record ComparedRecord(long Id, string Source, int Priority, string Key, string Document);

/// <summary>A record that is shown as another one.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kept">Number of the one that is shown.</param>
/// <param name="Rule">What decided.</param>
/// <param name="Value">What both have in common.</param>
public sealed record DuplicateStand(long Id, long Kept, string Rule, string Value);

/// <summary>The records that may be duplicates because of what a run changed, of all sources.</summary>
public sealed class HarvestDuplicates
{
    /// <summary>Records that may share a mark; more share the address of a portal, which says nothing.</summary>
    public const int MostSharing = 50;

    readonly WriterConnection _connection;
    readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>Sources of records that became duplicates or ceased to be.</summary>
    internal IReadOnlyCollection<string> Changed => _changed;

    internal HarvestDuplicates(WriterConnection connection) => _connection = connection;

    /// <summary>Numbers of shown records and marks that at least two of them share, for all that hang together with what changed.</summary>
    public async Task<IReadOnlyList<(long Record, long Mark)>> SharedAsync(CancellationToken cancellation)
    {
        // From one to the next by what they share, and by what was decided before: that may no longer hold.
        await _connection.ExecuteAsync(
            """
            ANALYZE touched;
            CREATE TEMPORARY TABLE near (id bigint PRIMARY KEY) ON COMMIT DROP
            """,
            cancellation);
        await _connection.ExecuteAsync(
            """
            INSERT INTO near
            WITH RECURSIVE reached(id) AS (
                SELECT id FROM touched
                UNION
                SELECT further.id FROM reached CROSS JOIN LATERAL (
                    SELECT o.record AS id FROM oud.harvest_mark AS m JOIN oud.harvest_mark AS o ON o.mark = m.mark
                    WHERE m.record = reached.id AND (SELECT count(*) FROM (SELECT FROM oud.harvest_mark AS c WHERE c.mark = m.mark LIMIT $1) AS counted) < $1
                    UNION ALL SELECT r.id FROM oud.harvested_record AS r WHERE r.duplicate_of = reached.id
                    UNION ALL SELECT r.duplicate_of FROM oud.harvested_record AS r WHERE r.id = reached.id AND r.duplicate_of IS NOT NULL) AS further)
            SELECT id FROM reached
            """,
            cancellation, MostSharing + 1);
        return await _connection.ReadAsync(
            """
            WITH pair AS (
                SELECT m.mark, m.record, count(*) OVER (PARTITION BY m.mark) AS sharing
                FROM near AS n JOIN oud.harvested_record AS r ON r.id = n.id AND r.state <> 'orphaned' JOIN oud.harvest_mark AS m ON m.record = n.id)
            SELECT record, mark FROM pair WHERE sharing BETWEEN 2 AND $1
            """,
            row => (row.GetInt64(0), row.GetInt64(1)), cancellation, MostSharing);
    }

    /// <summary>Records by their numbers.</summary>
    public async Task<IReadOnlyList<ComparedRecord>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellation) => await _connection.ReadAsync(
        """
        SELECT r.id, r.source, s.priority, r.key, r.document::text FROM oud.harvested_record AS r JOIN oud.harvest_source AS s ON s.name = r.source
        WHERE r.id = ANY($1)
        """,
        row => new ComparedRecord(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.GetString(4)), cancellation, ids.ToArray());

    /// <summary>Writes what was decided; all others that hang together with what changed are no duplicates.</summary>
    public async Task WriteAsync(IReadOnlyCollection<DuplicateStand> stands, CancellationToken cancellation) => _changed.UnionWith(await _connection.ReadAsync(
        """
        UPDATE oud.harvested_record AS r SET duplicate_of = d.kept, duplicate_rule = d.rule, duplicate_value = d.value
        FROM near AS n LEFT JOIN unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) AS d(id, kept, rule, value) ON d.id = n.id
        WHERE r.id = n.id AND (r.duplicate_of, r.duplicate_rule, r.duplicate_value) IS DISTINCT FROM (d.kept, d.rule, d.value)
        RETURNING r.source
        """,
        row => row.GetString(0), cancellation, stands.Select(one => one.Id).ToArray(), stands.Select(one => one.Kept).ToArray(), stands.Select(one => one.Rule).ToArray(),
        stands.Select(one => one.Value).ToArray()));
}
