using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Mapping;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Ingest.Validation;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Identity;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest;

/// <summary>Brings one data set from its source into the store.</summary>
/// <remarks><c>descriptor ─ source ─ reader ─ mapping ─ schema validation ─ staging (COPY) ─ placing (SQL) ─ guard ─ publish</c>
/// (design 4). Nothing before publish is visible, and publish is one transaction: whenever a run ends or dies, the old or
/// the new revision is whole.</remarks>
/// <param name="store">The store.</param>
/// <param name="schemas">Canonical schemas; they must be in the store.</param>
/// <param name="settings">What the operator decides.</param>
/// <param name="clock">The time.</param>
public sealed class IngestRun(IngestStore store, SchemaRegistry schemas, IngestSettings settings, TimeProvider clock)
{
    /// <summary>Grows whenever the same input would give another outcome for a reason outside of reader and mapping.</summary>
    public const int Version = 1;

    readonly SourceArchive _archive = new(settings.Archive);
    readonly InventoryList _inventory = new(store.Registry, schemas);

    /// <summary>Runs a data set. Whatever is wrong with it is in the report; the old revision then stays.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellation">Ends the run; nothing of it stays.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<IngestReport> ExecuteAsync(
        DatasetDescriptor dataset, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        var meter = new ProgressMeter(dataset.Id, progress, settings.ProgressInterval, clock);
        var notices = new NoticeCounts(settings.Notices, settings.Lines);
        var report = new IngestReport { DatasetId = dataset.Id, Outcome = IngestOutcome.Failed };
        DatasetSession? session = null;
        long? run = null;
        try
        {
            session = await store.OpenAsync(dataset.Id, cancellation) ?? throw new IngestException("dataset_busy",
                $"Another ingest of {dataset.Id} is running. Wait until it has ended, then run again.");
            run = options.Check ? null : await session.BeginRunAsync(cancellation);
            report = report with { Run = run, Revision = session.State?.Revision ?? 0, Publication = session.State?.Publication ?? 0 };
            report = await RunAsync(dataset, options, session, report, meter, notices, cancellation);
        }
        catch (Exception exception) when (Reason(exception) is { } reason && !cancellation.IsCancellationRequested)
        {
            report = report with { Outcome = IngestOutcome.Failed, Code = reason.Code, Message = reason.Message };
        }
        catch
        {
            // Cancelled, or a mistake of the program: the run ends in the store, too.
            await EndAsync(session, run, report with { Code = "interrupted" }, notices, CancellationToken.None);
            throw;
        }

        report = report with
        {
            Duration = meter.Elapsed,
            Records = meter.Records,
            Notices = notices.ToArray(),
            Quarantine = [.. notices.Kept],
        };
        await EndAsync(session, run, report, notices, cancellation);
        return report;
    }

    async Task<IngestReport> RunAsync(DatasetDescriptor dataset, IngestOptions options, DatasetSession session,
        IngestReport report, ProgressMeter meter, NoticeCounts notices, CancellationToken cancellation)
    {
        if (dataset.Source.Peer is null && await session.MirroredFromAsync(cancellation) is { } mirrored)
        {
            throw new IngestException(IngestCodes.DatasetMirrored,
                $"{dataset.File}: '{dataset.Id}' is mirrored from '{mirrored}' already. Take it out of 'mirror' there, or give this one another name.");
        }

        var isListed = await _inventory.CheckAsync(dataset, session.State?.IsPublished == true, cancellation);
        if (!dataset.IsPublished && !options.Check)
        {
            await _inventory.ListAsync(dataset, cancellation);
            var withdrawn = session.State?.IsPublished == true ? await session.WithdrawAsync(cancellation) : null;
            return Outcome(report, IngestOutcome.Draft, withdrawn);
        }

        report = await ReadAsync(dataset, options, session, report, meter, notices, cancellation);
        if (isListed && !options.Check && report.IsGood)
        {
            await store.Registry.ForgetInventoryAsync(dataset.Id, cancellation);
        }

        return report;
    }

    async Task<IngestReport> ReadAsync(DatasetDescriptor dataset, IngestOptions options, DatasetSession session,
        IngestReport report, ProgressMeter meter, NoticeCounts notices, CancellationToken cancellation)
    {
        if (options.Check && (dataset.Kind != DatasetKind.Dataset || !dataset.IsComplete))
        {
            return report with { Outcome = IngestOutcome.Checked };
        }

        var publisher = await PublisherAsync(dataset, options, cancellation);
        if (dataset.Kind != DatasetKind.Dataset)
        {
            return Outcome(report, null, await session.PublishReferenceAsync(Request(dataset, null, null, null, null, report.Run), cancellation));
        }

        // 1 source: the bytes, archived before anything reads them.
        meter.Begin(IngestStage.Fetching);
        var fetch = await FetchAsync(dataset, cancellation);
        var reader = RecordReaders.Choose(fetch.File, dataset.Reader);

        // 2 reader: columns and CRS are known, records come on demand.
        await using var source = await reader.ReadAsync(fetch.File, dataset.Reader, settings.Reader, cancellation);
        report = report with { Format = reader.Name };
        meter.Begin(dataset.IsLocal ? IngestStage.Inferring : IngestStage.Reading);
        var local = dataset.IsLocal ? await PinnedSchema.ResolveAsync(dataset, source, schemas, pins: !options.Check, cancellation) : null;
        var schema = local?.Schema ?? Canonical(dataset);

        // 3 unchanged? Then the last run has already said everything.
        var input = InputHash(dataset, fetch.File, reader, schema);
        if (!options.Force && !options.Check && input is not null && session.State is { IsPublished: true } state && state.InputHash == input)
        {
            return report with { Outcome = IngestOutcome.Unchanged };
        }

        // 4 mapping, made ready for these columns.
        FeatureMapping mapping = dataset.Source.Peer is null
            ? RecordMapping.Compile(dataset, schema, source, schemas.ObservedProperties)
            : PeerMapping.Compile(schema, source, FeatureId.Prefix(publisher.IdKey, dataset.Name));
        var (original, originalWarning) = await Originals.OfAsync(dataset, fetch.File, reader, mapping, session, cancellation);
        report = report with { DroppedColumns = mapping.DroppedColumns, Warnings = Warnings(mapping, local?.Warning, originalWarning) };
        if (!options.Force && PublishGuard.Columns(dataset, mapping, reader.Name is not ("json" or "geojson")) is { } columns)
        {
            return report with { Outcome = IngestOutcome.Stopped, Code = columns.Code, Message = columns.Message };
        }

        // 5 records: read, mapped, validated, staged, one after the other.
        meter.Begin(IngestStage.Reading);
        await using var staging = await session.StageAsync(schema, FeatureId.Prefix(publisher.IdKey, dataset.Name), cancellation);
        var mapped = new MappedRecords();
        await StageAsync(staging, source, mapping, schema, mapped, meter, notices, cancellation);
        if (dataset.Mapping.Publishing.Mode == PublishMode.Changes)
        {
            await staging.MentionAsync(PeerMapping.IdsAsync(source, cancellation), cancellation);
        }

        report = report with
        {
            LeftOut = mapped.LeftOut,
            SourceNotes = [.. source.Notes],
            Warnings = Warnings(mapping, local?.Warning, originalWarning, mapped.PersonalMailboxes),
        };

        // 6 placing: coordinates, towns, ids, by PostGIS.
        meter.Begin(IngestStage.Placing);
        var placed = await staging.PlaceAsync(
            new() { MunicipalityByArea = dataset.Mapping.Municipality?.FromArea == true, TownMargin = settings.TownMargin, RejectionLimit = settings.Notices },
            cancellation);
        notices.Add(placed.Rejections, placed.Counts);
        var difference = await staging.CompareAsync(dataset.Mapping.Publishing, cancellation);
        report = report with { Placed = placed.Placed, Rejected = notices.Rejected + placed.Rejected, Difference = difference };

        // 7 guard: an accident must not be published.
        var stop = PublishGuard.Rejected(dataset.Guard, report.Rejected, Math.Max(meter.Records - mapped.LeftOut, placed.Placed + report.Rejected))
            ?? PublishGuard.Vanished(dataset.Guard, difference);
        if (stop is { } why && !options.Force)
        {
            return report with { Outcome = IngestOutcome.Stopped, Code = why.Code, Message = why.Message };
        }

        if (options.Check)
        {
            return report with { Outcome = IngestOutcome.Checked };
        }

        // 8 publish: one transaction, and only what has changed.
        meter.Begin(IngestStage.Publishing);
        var request = Request(dataset, schema, input, fetch, original, report.Run);
        return Outcome(report, null, await staging.PublishAsync(request, cancellation));
    }

    static async Task StageAsync(Staging staging, SourceReading source, FeatureMapping mapping, FeatureSchema schema,
        MappedRecords mapped, ProgressMeter meter, NoticeCounts notices, CancellationToken cancellation)
    {
        var validator = new FeatureValidator(schema, mapping.SetLater);
        var found = new List<Rejection>();
        await using var copy = await staging.BeginCopyAsync(cancellation);
        await foreach (var record in source.ReadRecordsAsync(cancellation).WithCancellation(cancellation))
        {
            mapped.Clear();
            mapping.Map(record, mapped);
            notices.Add(mapped.Rejections, mapped.Rejections.Exists(notice => notice.Rejects));
            foreach (var feature in mapped.Features)
            {
                await TakeAsync(feature);
            }

            meter.Rejected = notices.Rejected;
            meter.Read(source.Progress);
        }

        foreach (var feature in mapping.Complete())
        {
            await TakeAsync(feature);
        }

        meter.Tell(1);
        await copy.CompleteAsync(cancellation);

        async ValueTask TakeAsync(Feature feature)
        {
            found.Clear();
            var isValid = validator.Validate(feature, found);
            notices.Add(found, !isValid);
            if (isValid)
            {
                await copy.WriteAsync(feature, cancellation);
            }
        }
    }

    async Task<Publisher> PublisherAsync(DatasetDescriptor dataset, IngestOptions options, CancellationToken cancellation)
    {
        var publisher = dataset.Publisher.ToPublisher();
        if (options.Check)
        {
            return publisher;
        }

        if (!dataset.Publisher.Municipalities.IsEmpty)
        {
            await store.Registry.UpsertAsync(dataset.Publisher.Municipalities, cancellation);
        }

        return await store.Registry.UpsertAsync(publisher, cancellation);
    }

    async Task<SourceFetch> FetchAsync(DatasetDescriptor dataset, CancellationToken cancellation)
    {
        var states = new SourceStates(_archive);
        var fetch = await Source.Of(dataset.Source, settings.Source, clock).FetchAsync(_archive, states.Find(dataset.Id), cancellation);
        states.Keep(dataset.Id, fetch.State);
        return fetch;
    }

    FeatureSchema Canonical(DatasetDescriptor dataset)
    {
        var reference = $"{dataset.SchemaName}/{dataset.SchemaVersion}";
        return schemas.Find(reference) ?? throw new IngestException(IngestCodes.DescriptorInvalid,
            $"{dataset.File}: schema: there is no {reference}{NearestName.Hint(reference, schemas.Schemas.Select(schema => $"{schema.Name}/{schema.Version}"))}");
    }

    // Towns by area depend on the areas that are in the store, so such a run never ends early.
    static string? InputHash(DatasetDescriptor dataset, SourceFile file, RecordReader reader, FeatureSchema schema) =>
        dataset.Mapping.Municipality?.FromArea == true || file.Sha256 is not { } bytes
            ? null
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{Version} {bytes} {dataset.Hash} {reader.Name} {reader.Version} {RecordMapping.Version} {Convert.ToHexString(SHA256.HashData(schema.Document.Span))}"))));

    static PublishRequest Request(
        DatasetDescriptor dataset, FeatureSchema? schema, string? input, SourceFetch? fetch, OriginalFile? original, long? run)
    {
        var document = PublicDocument.Of(dataset, schema) with { Original = original };
        return new()
        {
            Publisher = dataset.Publisher.Slug,
            Name = dataset.Name,
            Document = document,
            DescriptorHash = PublicDocument.HashOf(document),
            InputHash = input,
            SourceDate = fetch?.State.LastModified,
            Archive = fetch?.File.Sha256,
            Run = run,
            Rule = dataset.Mapping.Publishing,
        };
    }

    static IngestReport Outcome(IngestReport report, IngestOutcome? outcome, PublishOutcome? published) => published is null
        ? report with { Outcome = outcome ?? IngestOutcome.Unchanged }
        : report with
        {
            Outcome = outcome ?? (published.IsPublished ? IngestOutcome.Published
                : published.Observations > 0 ? IngestOutcome.Observed : IngestOutcome.Unchanged),
            Difference = published.Difference,
            Revision = published.Revision,
            Publication = published.Publication,
            Observations = published.Observations,
        };

    static ImmutableArray<SourceNote> Warnings(FeatureMapping mapping, SourceNote? local, SourceNote? original, long mailboxes = 0)
    {
        var warnings = ImmutableArray.CreateBuilder<SourceNote>();
        if (!mapping.PersonalColumns.IsEmpty)
        {
            warnings.Add(new("personal_data_likely",
                $"The columns {string.Join(", ", mapping.PersonalColumns)} are published and may hold data of persons; check them.", mapping.PersonalColumns.Length));
        }

        if (mailboxes > 0)
        {
            warnings.Add(new("personal_mailbox_likely", "Mail addresses look like those of persons; expected functional mailboxes.", mailboxes));
        }

        if (!mapping.MissingColumns.IsEmpty)
        {
            warnings.Add(new("column_missing", $"The source has no column {string.Join(", ", mapping.MissingColumns.Keys)}.", mapping.MissingColumns.Count));
        }

        warnings.AddRange(new[] { local, original }.OfType<SourceNote>());
        return warnings.DrainToImmutable();
    }

    static async Task EndAsync(DatasetSession? session, long? run, IngestReport report, NoticeCounts notices, CancellationToken cancellation)
    {
        if (session is null)
        {
            return;
        }

        await using (session)
        {
            if (run is not { } number)
            {
                return;
            }

            try
            {
                await session.EndRunAsync(number, OutcomeOf(report), report.PublicJson(), notices.Kept, cancellation);
            }
            catch (Exception exception) when (report.Outcome == IngestOutcome.Failed && exception is DbException or InvalidOperationException)
            {
                // The server went away; what it was is in the report already, and the next start closes the run.
            }
        }
    }

    static RunOutcome OutcomeOf(IngestReport report) => report.Outcome switch
    {
        IngestOutcome.Published => RunOutcome.Published,
        IngestOutcome.Draft when report.Difference is not null => RunOutcome.Published,
        IngestOutcome.Observed => RunOutcome.Observed,
        IngestOutcome.Stopped => RunOutcome.Stopped,
        IngestOutcome.Failed => RunOutcome.Failed,
        _ => RunOutcome.Unchanged,
    };

    // What an operator can act on; anything else is a mistake of the program and is thrown.
    static (string Code, string Message)? Reason(Exception exception) => exception switch
    {
        IngestException ingest => (ingest.Code, ingest.Message),
        ProblemException problem => (problem.Problem.Code.Replace('-', '_'), problem.Problem.Detail),
        DatabaseException database => ("database_failed", database.Message),
        DbException database => ("database_failed", $"The database failed: {database.Message}"),
        IOException io => ("io_failed", io.Message),
        _ => null,
    };
}
