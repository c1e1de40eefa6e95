using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>A catalogue of somebody else that is harvested, as everybody may see it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Address">Its address without keys; null where nobody knows.</param>
/// <param name="Protocol">What it speaks; null where it was never read.</param>
/// <param name="Period">Time from run to run; null on demand only.</param>
/// <param name="Present">Records that the last run that says something of them brought.</param>
/// <param name="Missing">Records within their time of grace.</param>
/// <param name="Orphaned">Records that are kept and not shown.</param>
/// <param name="Duplicates">Records that are shown as those of another source, or another one of this.</param>
/// <param name="StartedAt">Start of the last run; null for none.</param>
/// <param name="Outcome"><c>complete</c>, <c>partial</c> or <c>failed</c> of the last run; null for none.</param>
/// <param name="CompleteAt">End of the last complete run; null for none.</param>
public sealed record HarvestSourceSummary(
    string Name, LocalizedText Title, string? Address, string? Protocol, TimeSpan? Period, long Present, long Missing, long Orphaned, long Duplicates,
    DateTimeOffset? StartedAt, string? Outcome, DateTimeOffset? CompleteAt);

/// <summary>A run on a source.</summary>
/// <param name="StartedAt">Begin.</param>
/// <param name="FinishedAt">End.</param>
/// <param name="Outcome"><c>complete</c>, <c>partial</c> or <c>failed</c>.</param>
/// <param name="Held">Why nothing was withdrawn; null where the run was complete.</param>
/// <param name="Report">JSON, UTF-8: counts per step, problems, repairs, what records lack.</param>
public sealed record HarvestRunSummary(DateTimeOffset StartedAt, DateTimeOffset FinishedAt, string Outcome, string? Held, ReadOnlyMemory<byte> Report);

/// <summary>A record of a source that is shown as another one.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Rule">What decided that they are the same.</param>
/// <param name="Value">What both have in common.</param>
/// <param name="KeptSource">Source of the one that is shown.</param>
/// <param name="KeptKey">Key of the one that is shown.</param>
public sealed record DuplicateSummary(string Key, string Rule, string Value, string KeptSource, string KeptKey);

/// <summary>Reads what everybody may see of harvested sources.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
public sealed class HarvestReader(Database database)
{
    /// <summary>Sources by name.</summary>
    /// <param name="after">Name behind which they begin; empty for all.</param>
    /// <param name="limit">Most of them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public Task<ImmutableArray<HarvestSourceSummary>> SourcesAsync(string after, int limit, CancellationToken cancellation) => ReadAsync(
        new SqlText().Append("SELECT * FROM oud.public_harvest WHERE name > ").Bind(after).Append(" ORDER BY name LIMIT ").Append(limit), Source, cancellation);

    /// <summary>A source; null where there is none of that name.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<HarvestSourceSummary?> FindAsync(string name, CancellationToken cancellation) =>
        (await ReadAsync(new SqlText().Append("SELECT * FROM oud.public_harvest WHERE name = ").Bind(name), Source, cancellation)).FirstOrDefault();

    /// <summary>The last runs on a source, newest first.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public Task<ImmutableArray<HarvestRunSummary>> RunsAsync(string source, int limit, CancellationToken cancellation) => ReadAsync(
        new SqlText().Append("SELECT started_at, finished_at, outcome, held, report::text FROM oud.public_harvest_run WHERE source = ").Bind(source)
            .Append(" ORDER BY id DESC LIMIT ").Append(limit),
        row => new HarvestRunSummary(Time(row, 0)!.Value, Time(row, 1)!.Value, row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), Encoding.UTF8.GetBytes(row.GetString(4))), cancellation);

    /// <summary>Records of a source that are shown as others, by key.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public Task<ImmutableArray<DuplicateSummary>> DuplicatesAsync(string source, int limit, CancellationToken cancellation) => ReadAsync(
        new SqlText().Append(
            """
            SELECT r.key, r.duplicate_rule, r.duplicate_value, k.source, k.key FROM oud.harvested_record AS r JOIN oud.harvested_record AS k ON k.id = r.duplicate_of
            WHERE r.state <> 'orphaned' AND r.source = 
            """).Bind(source).Append(" ORDER BY r.key LIMIT ").Append(limit),
        row => new DuplicateSummary(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)), cancellation);

    static HarvestSourceSummary Source(DbDataReader row) => new(
        row.GetString(0), new(row.GetString(1), row.GetString(2)), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : TimeSpan.FromSeconds(row.GetInt64(5)), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9),
        Time(row, 10), row.IsDBNull(11) ? null : row.GetString(11), Time(row, 12));

    static DateTimeOffset? Time(DbDataReader row, int column) => row.IsDBNull(column) ? null : new(row.GetDateTime(column));

    async Task<ImmutableArray<T>> ReadAsync<T>(SqlText sql, Func<DbDataReader, T> make, CancellationToken cancellation)
    {
        try
        {
            await using var command = FeatureReader.Command(sql.ToStatement(), database.Reader.CreateCommand());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = ImmutableArray.CreateBuilder<T>();
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(make(reader));
            }

            return rows.ToImmutable();
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }
}
