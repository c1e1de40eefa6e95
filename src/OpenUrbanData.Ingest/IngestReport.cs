using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest;

/// <summary>How a run ended, for people.</summary>
public enum IngestOutcome
{
    /// <summary>Something changed and is published.</summary>
    Published,

    /// <summary>Nothing has changed; nothing was written.</summary>
    Unchanged,

    /// <summary>Only streams have new values; the revision stays.</summary>
    Observed,

    /// <summary>The guard stopped it; the old revision stays.</summary>
    Stopped,

    /// <summary>It could not be done; the old revision stays.</summary>
    Failed,

    /// <summary>Everything was tried and nothing published (<c>check</c>).</summary>
    Checked,

    /// <summary>A draft or an entry of the inventory: not published, and withdrawn if it was before.</summary>
    Draft,
}

/// <summary>What a run found and did. <see cref="PublicJson"/> may be shown to everybody; the rest is for the operator.</summary>
public sealed record IngestReport
{
    /// <summary>The data set.</summary>
    public required string DatasetId { get; init; }

    /// <summary>How it ended.</summary>
    public required IngestOutcome Outcome { get; init; }

    /// <summary>Number of the run; null for a check.</summary>
    public long? Run { get; init; }

    /// <summary>Why it was stopped or failed, as a code; null where it was not.</summary>
    public string? Code { get; init; }

    /// <summary>Why, and what to do, for the operator; null where it ended well.</summary>
    public string? Message { get; init; }

    /// <summary>Name of the reader; null where none was reached.</summary>
    public string? Format { get; init; }

    /// <summary>Records read.</summary>
    public long Records { get; init; }

    /// <summary>Records that a condition left out.</summary>
    public long LeftOut { get; init; }

    /// <summary>Records or features quarantined.</summary>
    public long Rejected { get; init; }

    /// <summary>Features that were placed.</summary>
    public long Placed { get; init; }

    /// <summary>What was wrong, counted.</summary>
    public ImmutableArray<NoticeCount> Notices { get; init; } = [];

    /// <summary>What the reader noticed.</summary>
    public ImmutableArray<SourceNote> SourceNotes { get; init; } = [];

    /// <summary>What a person should look at: likely personal data, missing columns.</summary>
    public ImmutableArray<SourceNote> Warnings { get; init; } = [];

    /// <summary>Columns whose values stayed behind, by name.</summary>
    public ImmutableArray<string> DroppedColumns { get; init; } = [];

    /// <summary>What changed, or would change; null where that point was not reached.</summary>
    public Difference? Difference { get; init; }

    /// <summary>Revision after the run; 0 where never published.</summary>
    public long Revision { get; init; }

    /// <summary>Publication after the run; 0 where never published.</summary>
    public long Publication { get; init; }

    /// <summary>Streams with new values.</summary>
    public long Observations { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>For the operator only: the first notices with their values.</summary>
    public ImmutableArray<Rejection> Quarantine { get; init; } = [];

    /// <summary>True where the data set is as the source says it, or as near as was asked.</summary>
    public bool IsGood => Outcome is not (IngestOutcome.Stopped or IngestOutcome.Failed);

    /// <summary>Counts, codes, lines and names as JSON: never a value, a message of the machine or a path.</summary>
    public string PublicJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Mapping.Json.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("outcome", OutcomeName);
            Text(json, "code", Code);
            Text(json, "format", Format);
            json.WriteNumber("records", Records);
            json.WriteNumber("left_out", LeftOut);
            json.WriteNumber("rejected", Rejected);
            json.WriteNumber("placed", Placed);
            if (Difference is { } difference)
            {
                json.WriteNumber("added", difference.Added);
                json.WriteNumber("changed", difference.Changed);
                json.WriteNumber("removed", difference.Removed);
                json.WriteNumber("features", difference.After);
            }

            json.WriteNumber("observations", Observations);
            json.WriteNumber("seconds", Math.Round(Duration.TotalSeconds, 3));
            WriteNotices(json);
            WriteNotes(json, "source_notes", SourceNotes);
            WriteNotes(json, "warnings", Warnings);
            // Names of columns that stay behind may say whom a record is about: they are for the operator (Lines).
            json.WriteNumber("dropped_columns", DroppedColumns.Length);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    string OutcomeName => Outcome.ToString().ToLowerInvariant();

    /// <summary>The report as an operator reads it, one finding per line.</summary>
    public IEnumerable<string> Lines()
    {
        var invariant = CultureInfo.InvariantCulture;
        yield return string.Create(invariant, $"{DatasetId}: {OutcomeName} in {Duration.TotalSeconds:0.0} s");
        if (Message is not null)
        {
            yield return $"  {Code}: {Message}";
        }

        if (Records > 0 || Format is not null)
        {
            yield return string.Create(invariant,
                $"  {Records} records ({Format}), {LeftOut} left out by conditions, {Rejected} rejected, {Placed} features");
        }

        if (Difference is { } difference)
        {
            yield return string.Create(invariant,
                $"  {difference.Added} new, {difference.Changed} changed, {difference.Removed} vanished; {difference.Before} before, {difference.After} after");
        }

        if (Observations > 0)
        {
            yield return string.Create(invariant, $"  {Observations} new values of streams");
        }

        foreach (var notice in Notices)
        {
            var lines = string.Join(", ", notice.Lines.Take(5));
            yield return string.Create(invariant,
                $"  {(notice.Rejects ? "rejected" : "noticed ")} {notice.Count,7} × {notice.Code}{(notice.Property is null ? "" : $" in {notice.Property}")}, line {lines}{(notice.Count > 5 ? " …" : "")}");
        }

        foreach (var note in SourceNotes.Concat(Warnings))
        {
            yield return string.Create(invariant, $"  {note.Code}{(note.Count > 1 ? $" ({note.Count} ×)" : "")}: {note.Message}");
        }

        if (!DroppedColumns.IsEmpty)
        {
            var place = Warnings.Any(note => note.Code == Originals.HasMore) ? "published in the original file only" : "not published";
            yield return $"  {place}: {string.Join(", ", DroppedColumns)}";
        }
    }

    static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    void WriteNotices(Utf8JsonWriter json)
    {
        json.WriteStartArray("notices");
        foreach (var notice in Notices)
        {
            json.WriteStartObject();
            json.WriteString("code", notice.Code);
            Text(json, "property", notice.Property);
            json.WriteBoolean("rejects", notice.Rejects);
            json.WriteNumber("count", notice.Count);
            json.WriteStartArray("lines");
            foreach (var line in notice.Lines)
            {
                json.WriteNumberValue(line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteNotes(Utf8JsonWriter json, string name, ImmutableArray<SourceNote> notes)
    {
        json.WriteStartArray(name);
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("code", note.Code);
            json.WriteString("message", note.Message);
            json.WriteNumber("count", note.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
