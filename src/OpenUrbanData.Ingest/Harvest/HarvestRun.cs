using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Harvest.Protocols;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest.Harvest;

/// <summary>How far a run has come.</summary>
/// <param name="Pages">Pages that were read.</param>
/// <param name="Records">Records that came.</param>
public readonly record struct HarvestProgress(int Pages, int Records);

/// <summary>What is asked of one run.</summary>
public sealed record HarvestOptions
{
    /// <summary>Store nothing, and only say what would happen.</summary>
    public bool IsDry { get; init; }

    /// <summary>Believe that so many records are gone, and read although no page has changed.</summary>
    public bool IsForced { get; init; }
}

/// <summary>Harvests a catalogue of somebody else: fetches its pages as its server wants it, decides, stores.</summary>
/// <param name="store">The store.</param>
/// <param name="settings">Bounds and rules.</param>
/// <param name="hosts">What all runs of this process together owe to each server.</param>
/// <param name="clock">The time.</param>
public sealed class HarvestRun(HarvestStore store, HarvestSettings settings, HostPaces hosts, TimeProvider clock)
{
    const string Accept =
        "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.9, application/ld+json;q=0.9, application/json;q=0.8, application/geo+json;q=0.8, */*;q=0.1";

    const int Batch = 200;

    /// <summary>Harvests.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="progress">Is told how far it has come; null for nobody.</param>
    /// <param name="cancellation">Ends the run; nothing is stored then.</param>
    /// <exception cref="IngestException">Another run has the source.</exception>
    public async Task<HarvestReport> ExecuteAsync(HarvestSource source, HarvestOptions options, IProgress<HarvestProgress>? progress, CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        await using var session = await store.OpenAsync(source.Name, cancellation)
            ?? throw new IngestException(IngestCodes.SourceBusy, $"{source.Name}: another run harvests this source now.");
        var known = (await session.KnownAsync(cancellation)).ToDictionary(
            one => one.Key, one => new KnownRecord(one.Key, one.Hash, Enum.Parse<RecordState>(one.State, ignoreCase: true), one.Since), StringComparer.Ordinal);
        var address = new PublicAddress(source.Url);
        using var fetcher = new PageFetcher(
            address.Text, settings.Source with { MaximumBytes = settings.Limits.Page.Bytes }, hosts, new(TimeSpan.FromSeconds(1 / source.Rate), source.HeedsRobots), clock);
        await using var supply = new PageSupply(fetcher, Accept);
        var guard = source.Guard with { IsForced = options.IsForced };
        var before = options.IsForced ? null : HarvestReading.Read(await session.ReadingAsync(cancellation), HarvestReading.BasisOf(source, settings));
        // What a source tells of its changes hangs on what it remembers; now and then it is read as a whole.
        var changes = before is { State: { } state, WholeAt: { } whole } && started - whole < settings.Whole ? state : null;
        var isUnchanged = before is { State: null }
            && await supply.AreUnchangedAsync([.. (await session.PagesAsync(cancellation)).Select(page => new KnownPage(page.Url, new(page.Sha256, page.ETag, page.LastModified)))], cancellation);

        HarvestReport report;
        string? protocol = null;
        if (isUnchanged)
        {
            var found = known.Values.Where(one => one.State == RecordState.Present).ToDictionary(one => one.Key, one => one.Hash, StringComparer.Ordinal);
            var result = new ReadingResult(HarvestOutcome.Complete, before!.Pages, before.Announced, before.Unreadable, before.Problems);
            var plan = HarvestDecision.Of(known.Values, found, result.Outcome, result.Unreadable, guard, clock.GetUtcNow(), before.Own);
            report = new(plan, result, before, IsUnchanged: true, fetcher.Requests);
        }
        else
        {
            var reading = new CatalogueReading(
                source.Url, settings.Limits, (source.Protocol ?? (changes is null ? null : before!.Protocol)) is { } name ? CatalogueProtocol.ForName(name) : null, changes);
            var collector = new FindingsCollector(address, settings.Problems);
            var found = await ReadAsync(reading, collector, supply, options.IsDry ? null : session, known, progress, cancellation);
            var result = reading.Finish();
            var plan = HarvestDecision.Of(known.Values, found, result.Outcome, result.Unreadable, guard, clock.GetUtcNow(), collector.Own, result.Withdrawn is { } withdrawn ? withdrawn : null);
            var findings = collector.Finish(result, reading.Repairs);
            findings = result.Withdrawn is null ? findings with { State = result.State, Protocol = reading.Protocol?.Name, WholeAt = started }
                : before! with { State = result.State, Problems = findings.Problems, ProblemCounts = findings.ProblemCounts };
            report = new(plan, result, findings, IsUnchanged: false, fetcher.Requests);
            protocol = report.Reading.Outcome == HarvestOutcome.Failed ? null : reading.Protocol?.Name;
        }

        if (!options.IsDry)
        {
            await session.ApplyAsync(Result(source, address, report, protocol, supply, started), DuplicateSearch.DecideAsync, cancellation);
        }

        return report;
    }

    async Task<Dictionary<string, string>> ReadAsync(
        CatalogueReading reading, FindingsCollector collector, PageSupply supply, HarvestSession? session, Dictionary<string, KnownRecord> known,
        IProgress<HarvestProgress>? progress, CancellationToken cancellation)
    {
        var own = new OwnRecords(settings.Own);
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        while (reading.Next is { } address)
        {
            FetchedPage page;
            try
            {
                page = await supply.TakeAsync(address, cancellation);
            }
            catch (IngestException failure)
            {
                collector.Fail(address, failure.Code);
                reading.Fail(failure.Message);
                continue;
            }

            await using (page)
            {
                foreach (var records in reading.Read(page.Content!, page.MediaType, clock, cancellation).Chunk(Batch))
                {
                    Dictionary<string, HarvestedContent> contents = new(StringComparer.Ordinal);
                    foreach (var record in records)
                    {
                        if (own.Contains(record))
                        {
                            collector.Own++;
                            continue;
                        }

                        collector.Look(record);
                        var hash = found[record.Key] = HashOf(record);
                        if (known.GetValueOrDefault(record.Key)?.Hash != hash)
                        {
                            contents[record.Key] = new(record.Key, hash, RecordDocument.Of(record).Write(), record.Triples, Duplicates.MarksOf(record));
                        }
                    }

                    if (session is not null)
                    {
                        await session.StageAsync(contents.Values, cancellation);
                    }

                    progress?.Report(new(reading.Pages, found.Count));
                }
            }
        }

        return found;
    }

    HarvestResult Result(HarvestSource source, PublicAddress address, HarvestReport report, string? protocol, PageSupply supply, DateTimeOffset started)
    {
        // After a failure all is as it was before; after a part of the pages, what the others hold is not known.
        var isComplete = report.Plan.Outcome == HarvestOutcome.Complete;
        return new()
        {
            Url = source.Url.AbsoluteUri,
            Address = address.Text,
            Title = source.Title is { De.Length: > 0 } title ? (title.De, title.En) : null,
            Protocol = protocol,
            Period = source.Schedule,
            Priority = source.Priority,
            Stands =
            [
                .. report.Plan.Changes.Where(change => change.Step is not (HarvestStep.Unchanged or HarvestStep.Kept or HarvestStep.StillMissing)).Select(change =>
                    new HarvestedStand(change.Record.Key, change.Record.Hash, change.Record.State.ToString().ToLowerInvariant(), change.Record.Since)),
            ],
            Started = started,
            Finished = clock.GetUtcNow(),
            Outcome = report.Plan.Outcome.ToString().ToLowerInvariant(),
            Held = report.Plan.Held,
            Report = report.Write(),
            Reading = isComplete ? report.WriteReading(HarvestReading.BasisOf(source, settings)) : null,
            Pages = report.IsUnchanged || report.Plan.Outcome == HarvestOutcome.Failed ? null : isComplete ? [.. supply.Given.Select(Page)] : [],
        };
    }

    static HarvestedPage Page(KnownPage page) => new(page.Url, page.State.Sha256, page.State.ETag, page.State.LastModified);

    // A record that comes another way than before has the same triples and other hops.
    static string HashOf(HarvestedRecord record) => record.Hops.IsEmpty ? record.Hash
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', record.Hops.Select(hop => hop.Record).Prepend(record.Hash)))));
}
