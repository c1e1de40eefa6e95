using System.Collections.Immutable;
using System.Text;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>One run of an ingest, as the public may see it.</summary>
/// <param name="Number">Number of the run.</param>
/// <param name="DatasetId">The data set.</param>
/// <param name="StartedAt">Begin.</param>
/// <param name="FinishedAt">End; null while it runs.</param>
/// <param name="Outcome"><c>running</c>, <c>published</c>, <c>unchanged</c>, <c>observed</c>, <c>stopped</c> or <c>failed</c>.</param>
/// <param name="Report">Counts, codes, lines and property names as JSON, UTF-8; empty while it runs. Never values.</param>
public sealed record RunSummary(
    long Number, string DatasetId, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string Outcome,
    ReadOnlyMemory<byte> Report);

/// <summary>Reads the reports of runs.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
public sealed class RunReader(Database database)
{
    /// <summary>The last runs of a data set, newest first.</summary>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable or too slow.</exception>
    public async Task<ImmutableArray<RunSummary>> LastAsync(string datasetId, int limit, CancellationToken cancellation)
    {
        var sql = new SqlText().Append("SELECT number, dataset_id, started_at, finished_at, outcome, report::text FROM oud.run")
            .Append(" WHERE dataset_id = ").Bind(datasetId).Append(" ORDER BY number DESC LIMIT ").Append(limit);
        try
        {
            await using var command = FeatureReader.Command(sql.ToStatement(), database.Reader.CreateCommand());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var runs = ImmutableArray.CreateBuilder<RunSummary>();
            while (await reader.ReadAsync(cancellation))
            {
                runs.Add(new(reader.GetInt64(0), reader.GetString(1), new(reader.GetDateTime(2)),
                    reader.IsDBNull(3) ? null : new(reader.GetDateTime(3)), reader.GetString(4),
                    reader.IsDBNull(5) ? ReadOnlyMemory<byte>.Empty : Encoding.UTF8.GetBytes(reader.GetString(5))));
            }

            return runs.ToImmutable();
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }
}
