using System.Collections.Immutable;
using OpenUrbanData.Catalog.Mirror;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest.Mirror;

/// <summary>Mirrors the data sets of a peer that are subscribed: each becomes an ordinary data set here, under its own name and publisher, and
/// comes through the same way as any other (<see cref="IngestRun"/>) – whole the first time, then only what changed.</summary>
/// <remarks>
/// What was purged at the peer is purged first. What the peer lists no more stays through the time of grace of its harvested record, which
/// runs on the harvest's own clock: mirroring comes after the harvest of the same source. A peer that does not answer changes nothing; the
/// age of its data is shown.
/// </remarks>
/// <param name="database">The database.</param>
/// <param name="schemas">Canonical schemas; they must be in the store.</param>
/// <param name="settings">What the operator decides.</param>
/// <param name="hosts">What all runs of this process together owe to each server.</param>
/// <param name="clock">The time.</param>
public sealed class MirrorRun(Database database, SchemaRegistry schemas, IngestSettings settings, HostPaces hosts, TimeProvider clock)
{
    // Other data sets find their towns in these areas.
    const string AreasFirst = "administrative-unit";

    /// <summary>Code: the peer does not list the data set for now.</summary>
    public const string NotOffered = "not_offered";

    readonly IngestStore _ingest = new(database, clock);
    readonly MirrorStore _mirrors = new(database);

    /// <summary>Mirrors what a source subscribes.</summary>
    /// <param name="source">The source; it was harvested before.</param>
    /// <param name="cancellation">Ends the run; each data set is as it was, or as the peer says it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<MirrorReport> ExecuteAsync(HarvestSource source, CancellationToken cancellation)
    {
        var mirrored = (await _mirrors.OfAsync(source.Name, cancellation)).ToDictionary(one => one.DatasetId, StringComparer.Ordinal);
        if (source.Mirror.IsEmpty && mirrored.Count == 0)
        {
            return new(source.Name, [], null, []);
        }

        var peer = PeerAddress.Of(source.Url);
        var pause = TimeSpan.FromSeconds(1 / source.Rate);
        var mistakes = new List<string>();
        Dictionary<string, MirrorOffer> offers;
        try
        {
            offers = await new OfferList(settings.Source, hosts, clock).FetchAsync(peer, pause, mistakes, cancellation);
        }
        catch (IngestException failure)
        {
            await _mirrors.FailAsync(mirrored.Keys, failure.Code, cancellation);
            return new(source.Name, [], failure.Message, [.. mistakes]);
        }

        var states = await _mirrors.RecordStatesAsync(source.Name, cancellation);
        var run = new Steps(source, peer, pause, offers, mirrored, states, await new RegistryReader(database).ReadAsync(cancellation));
        foreach (var id in mirrored.Keys.Where(offers.ContainsKey))
        {
            await PurgeAsync(run, mirrored[id], offers[id], cancellation);
        }

        foreach (var offer in offers.Values.Where(run.IsWanted).OrderBy(one => one.Schema?.StartsWith(AreasFirst, StringComparison.Ordinal) != true)
            .ThenBy(one => one.Id, StringComparer.Ordinal))
        {
            await TakeAsync(run, offer, cancellation);
        }

        foreach (var offer in offers.Values.Where(offer => !run.IsWanted(offer) && source.Mirror.Any(rule => rule.Dataset == offer.Id && rule.Takes(offer))))
        {
            run.Refuse(offer.Id, $"The source only mirrors it from {offer.Origin}. Harvest it there, or say 'onward: true'.");
        }

        foreach (var state in mirrored.Values.Where(one => !offers.TryGetValue(one.DatasetId, out var offer) || !run.IsWanted(offer)))
        {
            await LeaveAsync(run, state, cancellation);
        }

        await _mirrors.ConfirmAsync(run.Unchanged, clock.GetUtcNow(), cancellation);
        return new(source.Name, [.. run.Results], null, [.. mistakes]);
    }

    // What one run knows and found.
    sealed record Steps(
        HarvestSource Source, string Peer, TimeSpan Pause, Dictionary<string, MirrorOffer> Offers, Dictionary<string, MirrorState> Mirrored,
        IReadOnlyDictionary<string, string> States, Registry Registry)
    {
        public List<MirrorResult> Results { get; } = [];

        public List<string> Unchanged { get; } = [];

        // No hop further unless that is said: two regions that mirror each other would pass the same data on for ever.
        public bool IsWanted(MirrorOffer offer) => Source.Mirror.Any(rule => rule.Takes(offer) && (offer.Origin is null || rule.Onward));

        public void Refuse(string id, string message) => Results.Add(new(id, MirrorStep.Refused, message));
    }

    async Task TakeAsync(Steps run, MirrorOffer offer, CancellationToken cancellation)
    {
        if (OfferCheck.Mistake(offer) is { } mistake)
        {
            run.Refuse(offer.Id, $"{run.Peer}/mirror: {mistake}");
            return;
        }

        var state = run.Mirrored.GetValueOrDefault(offer.Id);
        switch (run.States.GetValueOrDefault(offer.Record!))
        {
            case null:
                run.Refuse(offer.Id, $"Its record {offer.Record} was not harvested from '{run.Source.Name}' yet.");
                return;
            case "orphaned":
                if (state is not null)
                {
                    await LeaveAsync(run, state, cancellation);
                }

                return;
        }

        if (await _mirrors.OwnerAsync(run.Source.Name, offer.Id, offer.Publisher!.Slug, cancellation) is { } owner)
        {
            run.Refuse(offer.Id, owner == "own"
                ? $"'{offer.Publisher.Slug}' is a publisher of this instance: its data are not taken from others."
                : $"'{offer.Publisher.Slug}' is mirrored from '{owner}' already: its data are not taken from two sources.");
            return;
        }

        if (SchemaOf(offer) is not { } schema)
        {
            run.Refuse(offer.Id, $"Its schema {offer.Schema} is not known here, nor another version of the same major number.");
            return;
        }

        var description = offer.DescriptionHash();
        var isWhole = state?.Since is null || state.IssuedAt != offer.IssuedAt || state.Schema != offer.Schema || offer.Publication < state.Since
            || !run.Registry.Datasets.ContainsKey(offer.Id);
        if (!isWhole && state!.Since == offer.Publication && state.Description == description && state.Peer == run.Peer)
        {
            run.Unchanged.Add(offer.Id);
            run.Results.Add(new(offer.Id, MirrorStep.Unchanged));
            return;
        }

        if (state is null)
        {
            // Before the first copy, so that it is never taken for one of our own; what was purged before needs no purge here.
            await _mirrors.WriteAsync(NewState(run, offer), cancellation);
            await _mirrors.RememberAsync(offer.Id, offer.Purged, cancellation);
        }

        var copy = new PeerCopy(run.Peer, offer.Id, offer.Publication, offer.Features)
        {
            Since = isWhole ? null : state!.Since,
            SourceDate = offer.SourceDate,
            Pause = run.Pause,
            Hosts = hosts,
        };
        await CopyAsync(run, offer, schema, copy, description, cancellation);
    }

    async Task CopyAsync(
        Steps run, MirrorOffer offer, FeatureSchema schema, PeerCopy copy, string description, CancellationToken cancellation)
    {
        var ingest = new IngestRun(_ingest, schemas, settings, clock);
        var report = await ingest.ExecuteAsync(Descriptor(copy), new(), null, cancellation);
        if (report.Code == IngestCodes.PeerForgot)
        {
            copy = copy with { Since = null };
            report = await ingest.ExecuteAsync(Descriptor(copy), new(), null, cancellation);
        }

        if (!report.IsGood)
        {
            await _mirrors.FailAsync([offer.Id], report.Code ?? "failed", cancellation);
            run.Results.Add(new(offer.Id, MirrorStep.Failed, $"What is here stays. {report.Message}", report));
            return;
        }

        await _mirrors.WriteAsync(
            NewState(run, offer) with
            {
                Since = copy.Publication,
                IssuedAt = offer.IssuedAt,
                Schema = offer.Schema,
                Description = description,
                CheckedAt = clock.GetUtcNow(),
            },
            cancellation);
        run.Results.Add(new(offer.Id, copy.Since is null ? MirrorStep.Copied : MirrorStep.Updated, null, report));

        DatasetDescriptor Descriptor(PeerCopy of) => MirrorDescriptor.Of(offer, schema, of, run.Source.File, run.Registry.Municipalities);
    }

    static MirrorState NewState(Steps run, MirrorOffer offer) => new()
    {
        DatasetId = offer.Id,
        Source = run.Source.Name,
        Record = offer.Record!,
        Origin = offer.Origin?.TrimEnd('/') ?? run.Peer,
        Peer = run.Peer,
    };

    // The same version, else the newest one of the same major number: what it lacks is left out and said, what it asks for is validated.
    FeatureSchema? SchemaOf(MirrorOffer offer)
    {
        var parts = offer.Schema!.Split('/');
        return schemas.Find(offer.Schema) ?? (parts.Length == 2 && SchemaVersion.TryParse(parts[1], out var version)
            ? schemas.Schemas.LastOrDefault(schema => schema.Name == parts[0] && schema.Version.Major == version.Major)
            : null);
    }

    // What the peer does not list, or nobody wants any more.
    async Task LeaveAsync(Steps run, MirrorState state, CancellationToken cancellation)
    {
        if (!run.Registry.Datasets.ContainsKey(state.DatasetId))
        {
            return;
        }

        var isListed = run.Offers.TryGetValue(state.DatasetId, out var offer) && offer.IsPublished;
        var isOrphaned = run.States.GetValueOrDefault(state.Record) is null or "orphaned";
        if (!isListed && !isOrphaned)
        {
            await _mirrors.FailAsync([state.DatasetId], NotOffered, cancellation);
            run.Results.Add(new(state.DatasetId, MirrorStep.Kept, "The source does not list it for now; it stays through the time of grace."));
            return;
        }

        await using var session = await _ingest.OpenAsync(state.DatasetId, cancellation);
        if (session is null)
        {
            run.Results.Add(new(state.DatasetId, MirrorStep.Failed, "Another run is at work on it."));
            return;
        }

        await session.WithdrawAsync(cancellation);
        await _mirrors.WriteAsync(state with { Since = null, Code = null }, cancellation);
        run.Results.Add(new(state.DatasetId, MirrorStep.Withdrawn, isOrphaned
            ? "It was missing at the source for longer than the time of grace."
            : "Nothing under 'mirror' names it any more."));
    }

    async Task PurgeAsync(Steps run, MirrorState state, MirrorOffer offer, CancellationToken cancellation)
    {
        var done = (await new PurgedReader(database).MarksAsync([offer.Id], cancellation))[offer.Id].Select(Identity).ToHashSet();
        ImmutableArray<PurgeMark> marks = [.. offer.Purged.Where(mark => mark.At is not null && !done.Contains(Identity(mark))).OrderBy(mark => mark.At)];
        if (marks.IsEmpty)
        {
            return;
        }

        await using var session = await _ingest.OpenAsync(offer.Id, cancellation);
        if (session is null)
        {
            run.Results.Add(new(offer.Id, MirrorStep.Failed, "Something of it is to be purged, but another run is at work on it."));
            return;
        }

        var purge = new Purge(database, settings.Archive);
        foreach (var mark in marks)
        {
            if ((await purge.ExecuteAsync(session, mark, cancellation)).Outcome is null)
            {
                await _mirrors.RememberAsync(offer.Id, [mark], cancellation);
            }

            run.Results.Add(new(offer.Id, MirrorStep.Purged, $"As at the source, {MirrorReport.What(mark)}: {mark.Reason}"));
        }

        if (session.State is not { IsPublished: true })
        {
            // Gone as a whole: the next copy, if there is one, is whole; and so that no search finds it, its record goes at once.
            run.Mirrored[offer.Id] = state with { Since = null };
            if (!offer.IsPublished)
            {
                await _mirrors.ForgetRecordAsync(run.Source.Name, state.Record, cancellation);
            }
        }
    }

    static (string? Feature, string? Property, long? At) Identity(PurgeMark mark) => (mark.FeatureId, mark.Property, mark.At?.UtcTicks);
}
