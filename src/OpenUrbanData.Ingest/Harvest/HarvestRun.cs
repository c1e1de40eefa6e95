using System.Buffers;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest.Harvest;

/// <summary>What a run found and did, or would have done.</summary>
/// <param name="Plan">What happens to each record.</param>
/// <param name="Reading">How far the catalogue was read, and what was wrong.</param>
/// <param name="Repairs">Number of repairs that made the pages readable.</param>
public sealed record HarvestReport(HarvestPlan Plan, ReadingResult Reading, long Repairs);

/// <summary>Harvests a catalogue of somebody else: fetches its pages within the rules for addresses, decides, stores.</summary>
/// <param name="store">The store.</param>
/// <param name="settings">Bounds and address rules; <see cref="SourceSettings.CheckPause"/> is the time between two pages.</param>
/// <param name="clock">The time.</param>
public sealed class HarvestRun(HarvestStore store, SourceSettings settings, TimeProvider clock)
{
    const int Batch = 200;

    /// <summary>Harvests.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="address">First page of its catalogue.</param>
    /// <param name="guard">When absence is believed.</param>
    /// <param name="isDry">True to store nothing and only say what would happen.</param>
    /// <param name="cancellation">Ends the run; nothing is stored then.</param>
    /// <exception cref="IngestException">Another run has the source.</exception>
    public async Task<HarvestReport> ExecuteAsync(string source, Uri address, HarvestGuard guard, bool isDry, CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        await using var session = await store.OpenAsync(source, cancellation)
            ?? throw new IngestException(IngestCodes.SourceUnavailable, $"{source}: another run harvests this source now.");
        var known = (await session.KnownAsync(cancellation))
            .Select(one => new KnownRecord(one.Key, one.Hash, Enum.Parse<RecordState>(one.State, ignoreCase: true), one.Since)).ToList();
        var hashes = known.ToDictionary(one => one.Key, one => one.Hash, StringComparer.Ordinal);
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        var limits = new HarvestLimits();
        var reading = new CatalogueReading(address, limits);
        var folder = Directory.CreateTempSubdirectory("oud-harvest-");
        try
        {
            var pages = new SourceArchive(folder.FullName);
            while (reading.Next is { } page)
            {
                if (reading.Pages > 0)
                {
                    await Task.Delay(settings.CheckPause, clock, cancellation);
                }

                SourceFile file;
                try
                {
                    file = (await new HttpSource(page, settings with { MaximumBytes = limits.Page.Bytes }, clock).FetchAsync(pages, null, cancellation)).File;
                }
                catch (IngestException failure)
                {
                    reading.Fail(failure.Message);
                    continue;
                }

                await using (var content = file.Open())
                {
                    foreach (var records in reading.Read(content, null, clock, cancellation).Chunk(Batch))
                    {
                        foreach (var record in records)
                        {
                            found[record.Key] = record.Hash;
                        }

                        if (!isDry)
                        {
                            await session.StageAsync(
                                [
                                    .. records.GroupBy(one => one.Key).Select(one => one.Last()).Where(one => hashes.GetValueOrDefault(one.Key) != one.Hash)
                                        .Select(one => new HarvestedContent(one.Key, one.Hash, RecordDocument.Of(one).Write(), one.Triples)),
                                ],
                                cancellation);
                        }
                    }
                }

                File.Delete(file.Path);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        var result = reading.Finish();
        var now = clock.GetUtcNow();
        var report = new HarvestReport(HarvestDecision.Of(known, found, result.Outcome, result.Unreadable, guard, now), result, reading.Repairs.Total);
        if (!isDry)
        {
            await session.ApplyAsync(
                address.AbsoluteUri, [.. report.Plan.Changes.Select(change => change.Record).Select(Stand)], started, now,
                report.Plan.Outcome.ToString().ToLowerInvariant(), report.Plan.Held, Json(report), cancellation);
        }

        return report;
    }

    static HarvestedStand Stand(KnownRecord record) => new(record.Key, record.Hash, record.State.ToString().ToLowerInvariant(), record.Since);

    static string Json(HarvestReport report) => Write(json =>
    {
        foreach (var step in Enum.GetValues<HarvestStep>())
        {
            json.WriteNumber(step.ToString().ToLowerInvariant(), report.Plan.Count(step));
        }

        json.WriteNumber("pages", report.Reading.Pages);
        json.WriteNumber("repairs", report.Repairs);
        json.WriteStartArray("problems");
        foreach (var problem in report.Reading.Problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("message", Clean(problem.Message));
            json.WriteString("page", problem.Page);
            json.WriteString("key", Clean(problem.Key));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // PostgreSQL stores every character but this one.
    static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}
