using System.Globalization;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Ingest;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Harvest;
using OpenUrbanData.Ingest.Mirror;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Cli;

/// <summary>Harvests the sources of a catalogue and tells what came of it.</summary>
sealed class CatalogueHarvest
{
    const int MostShown = 50;
    static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];
    static readonly TimeSpan ProgressPause = TimeSpan.FromSeconds(10);
    readonly ProgramSettings _settings;
    readonly Terminal _terminal;
    readonly Instance _instance;
    readonly HarvestStore _store;
    readonly HostPaces _hosts = new(TimeProvider.System);
    readonly HarvestRun _run;

    /// <summary>Prepares.</summary>
    /// <param name="instance">The database.</param>
    /// <param name="settings">Where things are.</param>
    /// <param name="harvest">What the operator decides; with the addresses of this instance.</param>
    /// <param name="terminal">Takes what is told.</param>
    public CatalogueHarvest(Instance instance, ProgramSettings settings, HarvestSettings harvest, Terminal terminal)
    {
        (_instance, _settings, _terminal, Settings) = (instance, settings, terminal, harvest);
        _store = new(instance.Database);
        _run = new(_store, harvest, _hosts, TimeProvider.System);
    }

    /// <summary>What the operator decides.</summary>
    public HarvestSettings Settings { get; }

    /// <summary>What the operator decides, by the settings of the environment.</summary>
    /// <param name="own">Address under which this instance is reached; null to take it from the settings.</param>
    /// <exception cref="FormatException">A setting is wrong.</exception>
    public static HarvestSettings Read(Uri? own)
    {
        var read = HarvestSettings.Read(SharedOptions.Setting);
        own ??= new(SharedOptions.Setting("OUD_PUBLIC_URL") ?? $"http://localhost:{SharedOptions.Setting("OUD_PORT") ?? "8080"}/");
        return read with
        {
            Source = read.Source with { AllowedNetworks = LinkChecks.Sources().AllowedNetworks },
            // Without a public address the links have the name that the client knows this machine by.
            Own = own.IsLoopback ? [.. Loopback.Select(host => new UriBuilder(own) { Host = host }.Uri)] : [own],
        };
    }

    /// <summary>The sources that have a file, and with it those that were harvested from the command line. Mistakes in files are told.</summary>
    public async Task<IReadOnlyList<HarvestSource>> SourcesAsync(CancellationToken cancellation)
    {
        var folder = CatalogFolder.Load(_settings.Catalog, _settings.SourceRoot);
        var mistakes = folder.Errors.Where(error => Path.GetFileName(Path.GetDirectoryName(error.File)) == CatalogFolder.HarvestFolder);
        foreach (var error in mistakes)
        {
            _terminal.Line(error.ToString());
        }

        return
        [
            .. folder.Harvests,
            .. (await _store.SourcesAsync(cancellation)).Where(one => !folder.Harvests.Any(source => source.Name == one.Name)).Select(one => OfAddress(one.Name, one.Url)),
        ];
    }

    /// <summary>A source without file.</summary>
    public static HarvestSource OfAddress(string name, string url) => new() { Name = name, File = "", Title = new("", ""), Url = new(url), Schedule = null };

    /// <summary>Harvests sources, several at once, and tells of each.</summary>
    /// <returns>True where all were complete.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<HarvestSource> sources, HarvestOptions options, CancellationToken cancellation)
    {
        var bad = 0;
        await Parallel.ForEachAsync(sources, new ParallelOptions { MaxDegreeOfParallelism = Settings.Sources, CancellationToken = cancellation }, async (source, cancelled) =>
        {
            try
            {
                if (!await RunAsync(source, options, isBrief: sources.Count > 1, cancelled))
                {
                    Interlocked.Increment(ref bad);
                }
            }
            catch (Exception exception) when (Failure.IsForTheOperator(exception) && !cancelled.IsCancellationRequested)
            {
                _terminal.Line($"oud: {exception.Message}");
                Interlocked.Increment(ref bad);
            }
        });
        return bad == 0;
    }

    /// <summary>What is to be harvested again and again.</summary>
    public async Task<IReadOnlyList<ScheduledJob>> JobsAsync(CancellationToken cancellation)
    {
        var last = await _store.LastRunsAsync(cancellation);
        return
        [
            .. from source in CatalogFolder.Load(_settings.Catalog, _settings.SourceRoot).Harvests
               where source.Schedule is not null
               let run = last.TryGetValue(source.Name, out var known) ? known : ((DateTimeOffset Started, int Failures)?)null
               select new ScheduledJob(source.Name, source.Schedule!.Value, run?.Started, run?.Failures ?? 0, cancelled => RunScheduledAsync(source, cancelled)),
        ];
    }

    async Task<bool> RunScheduledAsync(HarvestSource source, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(source, new(), isBrief: true, cancellation);
        }
        catch (IngestException busy) when (busy.Code == IngestCodes.SourceBusy)
        {
            return true; // another process does it
        }
    }

    async Task<bool> RunAsync(HarvestSource source, HarvestOptions options, bool isBrief, CancellationToken cancellation)
    {
        var report = await _run.ExecuteAsync(source, options, new ProgressLines(source.Name, _terminal), cancellation);
        lock (_terminal)
        {
            Tell(source.Name, report, options.IsDry, isBrief);
        }

        var isMirrored = options.IsDry || await MirrorAsync(source, cancellation);

        // A partial run has done what it could; to try again soon helps only where the source could not be reached.
        return isMirrored && (report.Plan.Outcome == HarvestOutcome.Complete || (isBrief && report.Plan.Outcome == HarvestOutcome.Partial));
    }

    // What is subscribed comes with the records: their times of grace are its own.
    async Task<bool> MirrorAsync(HarvestSource source, CancellationToken cancellation)
    {
        // A source without a file says nothing of what is wanted: another --catalog must not withdraw anything.
        if (source.File.Length == 0 || (source.Mirror.IsEmpty && (await new MirrorStore(_instance.Database).OfAsync(source.Name, cancellation)).Count == 0))
        {
            return true;
        }

        var ingest = CatalogIngest.Settings(_settings) with { Source = Settings.Source };
        var run = new MirrorRun(_instance.Database, await _instance.LoadSchemasAsync(_settings, cancellation), ingest, _hosts, TimeProvider.System);
        var report = await run.ExecuteAsync(source, cancellation);
        lock (_terminal)
        {
            foreach (var line in report.Lines())
            {
                _terminal.Line(line);
            }
        }

        return report.IsGood;
    }

    void Tell(string name, HarvestReport report, bool isDry, bool isBrief)
    {
        var plan = report.Plan;
        var steps = Enum.GetValues<HarvestStep>().Where(step => plan.Count(step) > 0).ToList();
        var head = string.Create(CultureInfo.InvariantCulture,
            $"{name}: {plan.Outcome.ToString().ToLowerInvariant()}{(report.IsUnchanged ? ", nothing has changed" : "")}, {report.Findings.Pages} pages, {report.Requests} requests, {report.Findings.Repairs} repairs{(report.Findings.Own > 0 ? $", {report.Findings.Own} records of our own left out" : "")}{(isDry ? "; nothing was stored" : "")}");
        _terminal.Line(isBrief && steps.Count > 0 ? head + ": " + string.Join(", ", steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{plan.Count(step)} {step.ToString().ToLowerInvariant()}"))) : head);
        if (plan.Held is { } held)
        {
            _terminal.Line($"{name}: nothing is withdrawn. {held}" + (report.Reading.Outcome == HarvestOutcome.Complete ? " If that is right, run again with --force." : ""));
        }

        if (!isBrief)
        {
            _terminal.Table(["step", "records"], steps.Select(step => new[] { step.ToString().ToLowerInvariant(), plan.Count(step).ToString(CultureInfo.InvariantCulture) }));
        }

        if (isDry)
        {
            foreach (var change in plan.Changes.Where(one => one.Step is not (HarvestStep.Unchanged or HarvestStep.Kept)).Take(MostShown))
            {
                _terminal.Line($"{change.Step.ToString().ToLowerInvariant()}\t{change.Record.Key}");
            }
        }

        foreach (var problem in report.Reading.Problems.Take(isBrief ? 3 : MostShown))
        {
            _terminal.Line($"{problem.Code}\t{problem.Page ?? problem.Key}\t{problem.Message}");
        }
    }

    // A line now and then: a catalogue of many pages takes hours at one request in a second.
    sealed class ProgressLines(string name, Terminal terminal) : IProgress<HarvestProgress>
    {
        DateTimeOffset _next = TimeProvider.System.GetUtcNow() + ProgressPause;

        public void Report(HarvestProgress value)
        {
            if (TimeProvider.System.GetUtcNow() is var now && now >= _next)
            {
                _next = now + ProgressPause;
                terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{name}: {value.Records} records of {value.Pages} pages so far"));
            }
        }
    }
}
