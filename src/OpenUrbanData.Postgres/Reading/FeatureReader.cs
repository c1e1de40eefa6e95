using Npgsql;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Reads features.</summary>
/// <param name="source">Connections of the role that reads.</param>
/// <param name="limits">How much a request may ask.</param>
public sealed class FeatureReader(NpgsqlDataSource source, ReadingLimits limits)
{
    /// <summary>Starts a query and awaits its first row, so that a failing statement is still a problem document.</summary>
    /// <remarks>A page asks for one row more than it shows (<see cref="FeatureQuery.Limit"/> + 1 is the caller's).</remarks>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable (503), the statement took too long
    /// (504), or a mistake of ours (500).</exception>
    public Task<FeatureRows> OpenAsync(FeatureQuery query, CancellationToken cancellation) =>
        throw new NotImplementedException($"{source} {limits}");

    /// <summary>Starts a query over whole data sets in one snapshot, with the longer time limit.</summary>
    /// <returns>Null where one of the data sets has another revision than the query's collection says: take the newer
    /// registry and ask again.</returns>
    /// <exception cref="Model.Problems.ProblemException">As <see cref="OpenAsync"/>.</exception>
    public Task<FeatureRows?> OpenSnapshotAsync(FeatureQuery query, CancellationToken cancellation) =>
        throw new NotImplementedException($"{source} {limits}");

    /// <summary>Counts the features that match, whatever the page; without asking where publish has counted them.</summary>
    /// <exception cref="Model.Problems.ProblemException">As <see cref="OpenAsync"/>.</exception>
    public Task<long> CountAsync(FeatureQuery query, CancellationToken cancellation) =>
        throw new NotImplementedException($"{source} {limits}");
}
