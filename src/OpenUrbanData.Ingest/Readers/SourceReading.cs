using System.Collections.Immutable;

namespace OpenUrbanData.Ingest.Readers;

/// <summary>An opened source: what is known before the first record, and the records. Dispose it when done.</summary>
/// <param name="reader">The reader that opened it.</param>
/// <param name="columns">All columns of the source.</param>
/// <param name="records">Makes the records from the start, and notes on the reading; may be asked again.</param>
public sealed class SourceReading(
    RecordReader reader,
    SourceColumns columns,
    Func<SourceReading, CancellationToken, IAsyncEnumerable<SourceRecord>> records)
    : IAsyncDisposable
{
    readonly List<SourceNote> _notes = [];

    /// <summary>The reader: its name and version are part of the run's report and input hash.</summary>
    public RecordReader Reader { get; } = reader;

    /// <summary>All columns of the source, in its order.</summary>
    public SourceColumns Columns { get; } = columns;

    /// <summary>CRS of the geometries, declared or as the source says it; null where neither does.</summary>
    public SourceCrs? Crs { get; init; }

    /// <summary>Whether records can carry a geometry of their own (else it comes from columns, by mapping).</summary>
    public bool HasGeometry { get; init; }

    /// <summary>Name of the text encoding (<c>utf-8</c>, <c>windows-1252</c>); null for binary formats.</summary>
    public string? Encoding { get; init; }

    /// <summary>How numbers in text are written, by column; empty where the format has real numbers
    /// (<see cref="MarksOf"/> gives the default then).</summary>
    public ImmutableArray<NumberMarks> Marks { get; init; } = [];

    /// <summary>Number of records where the format knows it in advance; null otherwise.</summary>
    public long? Count { get; init; }

    /// <summary>Share of the source that is read, 0 to 1, for the progress; null where unknown.</summary>
    public Func<double>? Progress { get; init; }

    /// <summary>What a person should know about the reading; complete after the last record.</summary>
    public IReadOnlyList<SourceNote> Notes => _notes;

    /// <summary>Folder of unpacked files, removed at the end; null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>What is held open, closed at the end; null for nothing.</summary>
    public IDisposable? Open { get; init; }

    /// <summary>How numbers in a column are written; the decimal point without a thousands mark where unknown.</summary>
    public NumberMarks MarksOf(string column) =>
        Columns.IndexOf(column) is >= 0 and var index && index < Marks.Length ? Marks[index] : NumberMarks.Point;

    /// <summary>The records from the first on.</summary>
    /// <exception cref="IngestException">While enumerating: broken bytes or an exceeded limit, with the place.</exception>
    public IAsyncEnumerable<SourceRecord> ReadRecordsAsync(CancellationToken cancellation) => records(this, cancellation);

    /// <summary>Adds a note, or counts a repeated one.</summary>
    public void Note(string code, string message)
    {
        var index = _notes.FindIndex(note => note.Code == code);
        if (index < 0)
        {
            _notes.Add(new(code, message, 1));
        }
        else
        {
            _notes[index] = _notes[index] with { Count = _notes[index].Count + 1 };
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Open?.Dispose();
        if (Folder is not null && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Something noticed while reading, for the report: never holds values of records.</summary>
/// <param name="Code">Stable snake_case code (<c>header_repeated</c>, <c>encoding_assumed</c> …).</param>
/// <param name="Message">One sentence, about the first time.</param>
/// <param name="Count">How often.</param>
public sealed record SourceNote(string Code, string Message, long Count);

/// <summary>A coordinate reference system of a source: one of the two is set.</summary>
/// <param name="Srid">EPSG code; null where <paramref name="Text"/> says it.</param>
/// <param name="Text">WKT or PROJ text, as it stands in the source; null where <paramref name="Srid"/> says it.</param>
public sealed record SourceCrs(int? Srid, string? Text)
{
    /// <summary>WGS 84, longitude before latitude.</summary>
    public static SourceCrs Wgs84 { get; } = new(4326, null);

    /// <summary>Reads <c>EPSG:25832</c>, <c>urn:ogc:def:crs:EPSG::25832</c>, <c>http://www.opengis.net/def/crs/EPSG/0/25832</c>,
    /// <c>CRS84</c> in all its spellings, a bare number, or WKT and PROJ text; null for anything else.</summary>
    public static SourceCrs? Parse(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Contains('[', StringComparison.Ordinal) || text.StartsWith('+'))
        {
            return new(null, text);
        }

        if (text.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase))
        {
            return Wgs84;
        }

        var digits = text.AsSpan(text.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1);
        var prefix = text.AsSpan(0, text.Length - digits.Length);
        return (prefix.IsEmpty || prefix.Contains("EPSG", StringComparison.OrdinalIgnoreCase))
            && int.TryParse(digits, out var srid) && srid is > 1000 and < 1_000_000
            ? new(srid, null)
            : null;
    }
}

/// <summary>How numbers in text are written.</summary>
/// <param name="Decimal">Mark before the fraction.</param>
/// <param name="Thousands">Mark between groups of three; null for none.</param>
public readonly record struct NumberMarks(char Decimal, char? Thousands)
{
    /// <summary>Decimal point, no mark for thousands.</summary>
    public static NumberMarks Point { get; } = new('.', null);
}
