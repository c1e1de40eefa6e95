using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest;

/// <summary>What a purge did.</summary>
/// <param name="Outcome">What changed; null where the data set never was published.</param>
/// <param name="Files">Files removed from the archive.</param>
public sealed record PurgeReport(PublishOutcome? Outcome, int Files);

/// <summary>Removes data for good: from tables, quarantine and archive (design 4.9).</summary>
/// <param name="database">The database.</param>
/// <param name="archive">Folder of the archive.</param>
public sealed class Purge(Database database, string archive)
{
    /// <summary>Removes what the mark says. Of the archive go all sources of the data set, and those that no revision names: fetches of
    /// runs that published nothing.</summary>
    /// <param name="session">The hold on the data set.</param>
    /// <param name="mark">What, and why.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="IngestException">A file cannot be removed.</exception>
    public async Task<PurgeReport> ExecuteAsync(DatasetSession session, PurgeMark mark, CancellationToken cancellation)
    {
        var archives = new ArchiveReader(database);
        var itsOwn = await archives.OfAsync(session.DatasetId, cancellation);
        var outcome = await session.PurgeAsync(mark, cancellation);
        var all = await archives.AllAsync(cancellation);
        var files = new SourceArchive(archive);
        new SourceStates(files).Forget(session.DatasetId);
        return new(outcome, files.List().Select(file => file.Sha256).Where(hash => itsOwn.Contains(hash) || !all.Contains(hash))
            .ToList().Count(files.Purge));
    }
}
