using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>An entry of the catalogue that is new, another one, or gone.</summary>
/// <param name="Id">Id in the index of the catalogue; pages are ordered by it.</param>
/// <param name="Source">Name of the source; null for an own one.</param>
/// <param name="Key">Of an own one its id, otherwise its key within the source.</param>
/// <param name="IsGone">Whether it is gone.</param>
/// <param name="Record">The record, where it came from another catalogue and is not gone.</param>
public sealed record CatalogueChange(string Id, string? Source, string Key, bool IsGone, VisibleRecord? Record);

/// <summary>Reads what changed in the catalogue since a publication: own entries and visible records of others.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
public sealed class CatalogueChangesReader(Database database)
{
    /// <summary>What tells the publications of this database from those of another one; hexadecimal digits.</summary>
    /// <exception cref="ProblemException">The database is unavailable or too slow.</exception>
    public async Task<string> HistoryAsync(CancellationToken cancellation) =>
        (await ReadAsync(new SqlText().Append("SELECT history FROM oud.instance"), row => row.GetString(0), cancellation))[0];

    /// <summary>A page of what changed, by id.</summary>
    /// <param name="since">The publication that the client has; null for all entries, none of which is gone.</param>
    /// <param name="after">Id of the last one of the page before; empty for the first page.</param>
    /// <param name="limit">Most of them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ProblemException">The database is unavailable or too slow.</exception>
    public Task<IReadOnlyList<CatalogueChange>> PageAsync(long? since, string after, int limit, CancellationToken cancellation)
    {
        // What an own entry says hangs on its data, too, so its publication counts beside that of its row.
        var sql = new SqlText().Append(
            """
            WITH page AS (
                SELECT * FROM (
                    SELECT r.id, r.source, r.key, false AS is_gone FROM oud.record AS r LEFT JOIN oud.dataset AS d ON r.source IS NULL AND d.id = r.id
                    WHERE
            """).Append(" r.id > ").Bind(after);
        if (since is { } known)
        {
            // Of two sources with the same record one may have taken the place of the other.
            sql.Append(" AND greatest(r.publication, d.publication) > ").Bind(known)
                .Append(" UNION ALL SELECT g.id, g.source, g.key, true FROM oud.record_gone AS g WHERE g.publication > ").Bind(known).Append(" AND g.id > ").Bind(after)
                .Append(" AND NOT EXISTS (SELECT FROM oud.record AS r WHERE r.key = g.key AND (r.source IS NULL) = (g.source IS NULL))");
        }

        sql.Append(") AS entries ORDER BY id LIMIT ").Append(limit).Append(
            """
            )
            SELECT p.id, p.source, p.key, p.is_gone, h.document::text, h.triples, h.added_at, h.changed_at, coalesce(s.title_de, p.source), s.address
            FROM page AS p LEFT JOIN oud.visible_record AS h ON NOT p.is_gone AND h.source = p.source AND h.key = p.key
            LEFT JOIN oud.public_harvest_source AS s ON s.name = p.source ORDER BY p.id
            """);
        return ReadAsync(
            sql,
            row => new CatalogueChange(
                row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetString(2), row.GetBoolean(3),
                row.IsDBNull(5) ? null : new VisibleRecord(
                    row.GetString(1), row.GetString(2), row.GetString(4), row.GetString(5), new(row.GetDateTime(6)), new(row.GetDateTime(7)), row.GetString(8),
                    row.IsDBNull(9) ? null : row.GetString(9))),
            cancellation);
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
