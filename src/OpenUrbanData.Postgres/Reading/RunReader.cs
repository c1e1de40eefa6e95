using System.Collections.Immutable;
using Npgsql;

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
public sealed class RunReader(NpgsqlDataSource source)
{
    /// <summary>The last runs of a data set, newest first.</summary>
    public Task<ImmutableArray<RunSummary>> LastAsync(string datasetId, int limit, CancellationToken cancellation) =>
        throw new NotImplementedException($"{source}");
}
