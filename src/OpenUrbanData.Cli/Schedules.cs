using System.Xml;
using OpenUrbanData.Ingest;
using OpenUrbanData.Ingest.Descriptors;

namespace OpenUrbanData.Cli;

/// <summary>What the program does by itself while it runs: ingests data sets and harvests sources by their schedules, and checks links.</summary>
static class Schedules
{
    // A data set that says PT1S means "always"; its source would hear nothing else from us.
    static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Does it until it is cancelled.</summary>
    /// <param name="instance">The database.</param>
    /// <param name="settings">Where things are.</param>
    /// <param name="own">Address under which this instance is reached; null where the settings say it.</param>
    /// <param name="linkAge">Age from which on a link is checked again; zero for never.</param>
    /// <param name="terminal">Takes what is told.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task FollowAsync(Instance instance, ProgramSettings settings, Uri? own, TimeSpan linkAge, Terminal terminal, CancellationToken cancellation)
    {
        var harvest = new CatalogueHarvest(instance, settings, CatalogueHarvest.Read(own), terminal);
        var ingest = new CatalogIngest(instance, settings, terminal) { IsScheduled = true };
        var started = TimeProvider.System.GetUtcNow();

        // Every data set was looked at when the program started: its period runs from there.
        Task<IReadOnlyList<ScheduledJob>> Datasets(CancellationToken cancelled) => Task.FromResult<IReadOnlyList<ScheduledJob>>(
        [
            .. from dataset in CatalogFolder.Load(settings.Catalog, settings.SourceRoot).Datasets
               where dataset is { IsPublished: true, Schedule: not null }
               let period = XmlConvert.ToTimeSpan(dataset.Schedule!)
               select new ScheduledJob(dataset.Id, period > Shortest ? period : Shortest, started, 0, async token => await ingest.RunAsync(dataset.Id, token) == 0),
        ]);

        void Say(string text) => terminal.Line($"oud: {text}");
        using var ingests = new Scheduler(Datasets, 1, Say, TimeProvider.System);
        using var harvests = new Scheduler(harvest.JobsAsync, harvest.Settings.Sources, Say, TimeProvider.System);
        await Task.WhenAll(ingests.FollowAsync(cancellation), harvests.FollowAsync(cancellation), LinkChecks.FollowAsync(instance, linkAge, terminal, cancellation));
    }
}
