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

    /// <summary>When the sources were harvested last, by name, and how many runs failed since the last that did not.</summary>
    public async Task<IReadOnlyDictionary<string, (DateTimeOffset Started, int Failures)>> LastRunsAsync(CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        return (await connection.ReadAsync(
            """
            SELECT s.name, r.started_at, (SELECT count(*)::integer FROM oud.harvest_run AS f WHERE f.source = s.name AND f.id > coalesce(
                (SELECT max(g.id) FROM oud.harvest_run AS g WHERE g.source = s.name AND g.outcome <> 'failed'), 0))
            FROM oud.harvest_source AS s CROSS JOIN LATERAL (SELECT started_at FROM oud.harvest_run WHERE source = s.name ORDER BY id DESC LIMIT 1) AS r
            """,
            row => (Name: row.GetString(0), Started: row.GetFieldValue<DateTimeOffset>(1), Failures: row.GetInt32(2)), cancellation))
            .ToDictionary(one => one.Name, one => (one.Started, one.Failures), StringComparer.Ordinal);
    }

    /// <summary>Forgets a source with all its records and runs.</summary>
    /// <returns>False where it is not known.</returns>
    public async Task<bool> ForgetAsync(string source, CancellationToken cancellation)
    {
        await using var connection = await WriterConnection.OpenAsync(_source, cancellation);
        await using var transaction = await connection.BeginAsync(cancellation);

        // What was shown instead of records of others is gone: those are shown now.
        var uncovered = await connection.ReadAsync(
            """
            UPDATE oud.harvested_record AS r SET duplicate_of = NULL, duplicate_rule = NULL, duplicate_value = NULL FROM oud.harvested_record AS k
            WHERE k.id = r.duplicate_of AND k.source = $1 AND r.source <> $1 RETURNING r.source
            """,
            row => row.GetString(0), cancellation, source);
        var isKnown = await connection.ExecuteAsync("DELETE FROM oud.harvest_source WHERE name = $1", cancellation, source) > 0;
        if (isKnown)
        {
            await HarvestSession.ShowAsync(connection, uncovered, cancellation);
            await connection.ExecuteAsync(PublicationSql.Lock, cancellation);
            await PublicationSql.RaiseAsync(connection, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return isKnown;
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
