using System.Globalization;
using OpenUrbanData.Ingest;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Cli;

/// <summary>Runs the data sets of a catalogue one after the other and shows how far each has come.</summary>
sealed class CatalogIngest(Instance instance, ProgramSettings settings, Terminal terminal)
{
    // Other data sets find their towns in these areas.
    const string AreasFirst = "administrative-unit";

    /// <summary>True publishes although the guard would stop it, and reads although nothing has changed.</summary>
    public bool IsForced { get; init; }

    /// <summary>True does everything but publish.</summary>
    public bool IsCheck { get; init; }

    /// <summary>True shows the whole report of each data set, not one line.</summary>
    public bool IsDetailed { get; init; }

    /// <summary>True says nothing of data sets that have not changed: nobody asked.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>Runs what the name means: all, a publisher, or a data set.</summary>
    /// <returns>0 where all ended well, 1 otherwise.</returns>
    /// <exception cref="FormatException">Nothing has that name.</exception>
    public async Task<int> RunAsync(string? which, CancellationToken cancellation)
    {
        var measured = DownloadSizes.Features();
        var folder = CatalogFolder.Load(settings.Catalog, settings.SourceRoot);
        var schemas = await instance.LoadSchemasAsync(settings, cancellation);
        foreach (var error in IsScheduled ? [] : folder.Errors)
        {
            terminal.Line(error.ToString());
        }

        var chosen = folder.Datasets.Where(dataset => IsMeant(dataset, which))
            .OrderBy(dataset => dataset.SchemaName != AreasFirst).ThenBy(dataset => dataset.Id, StringComparer.Ordinal).ToList();
        if (which is not null && chosen.Count == 0 && folder.Errors.IsEmpty)
        {
            throw new FormatException($"There is no data set '{which}' in {settings.Catalog}: expected publisher or publisher/name.");
        }

        var store = new IngestStore(instance.Database, TimeProvider.System);
        await store.CleanAsync(cancellation);
        var run = new IngestRun(store, schemas, Settings(settings), TimeProvider.System);
        var options = new IngestOptions { Force = IsForced, Check = IsCheck };
        var reports = new List<IngestReport>();
        await IngestDisplay.ShowAsync(terminal, async progress =>
        {
            foreach (var dataset in chosen)
            {
                progress.Begin(dataset.Id);
                var report = await run.ExecuteAsync(dataset, options, progress, cancellation);
                reports.Add(report);
                progress.End(Lines(report));
            }
        });
        if (!IsCheck)
        {
            await DownloadSizes.MeasureAsync(instance, measured, cancellation);
        }

        if (!IsScheduled)
        {
            terminal.Line(Summary(reports));
        }

        return folder.Errors.IsEmpty && reports.TrueForAll(report => report.IsGood) ? 0 : 1;
    }

    static bool IsMeant(DatasetDescriptor dataset, string? which) =>
        which is null || dataset.Publisher.Slug == which || dataset.Id == which.Replace('/', '.');

    IEnumerable<string> Lines(IngestReport report) => report switch
    {
        _ when IsDetailed || IsCheck || !report.IsGood => report.Lines(),
        { Outcome: IngestOutcome.Unchanged or IngestOutcome.Draft } => [],
        _ => [string.Create(CultureInfo.InvariantCulture,
            $"{report.DatasetId}: {report.Placed} features, {report.Rejected} rejected, revision {report.Revision} ({report.Duration.TotalSeconds:0.0} s)")],
    };

    static string Summary(List<IngestReport> reports) => reports.Count == 0
        ? "No data set."
        : $"{reports.Count} data sets: " + string.Join(", ", reports.GroupBy(report => report.Outcome).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}")) + ".";

    // What is archived holds columns that are not published: for the operator alone.
    static void MakeArchive(ProgramSettings settings) => Directory.CreateDirectory(
        settings.Archive, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>What the operator decides about runs; makes the archive where there is none.</summary>
    public static IngestSettings Settings(ProgramSettings settings)
    {
        MakeArchive(settings);
        return new() { Archive = settings.Archive, Source = LinkChecks.Sources() };
    }
}
