namespace OpenUrbanData.Ingest.Readers;

/// <summary>Bounds of every reader: a file beyond them ends the run with <see cref="IngestCodes.SourceTooLarge"/>.</summary>
public sealed record ReaderLimits
{
    /// <summary>The defaults.</summary>
    public static ReaderLimits Default { get; } = new();

    /// <summary>Records of one source.</summary>
    public long Records { get; init; } = 100_000_000;

    /// <summary>Bytes of one record: a CSV row, a GeoJSON feature, a geometry.</summary>
    public int RecordBytes { get; init; } = 16 << 20;

    /// <summary>Columns of a source, and cells of one row.</summary>
    public int Columns { get; init; } = 4096;

    /// <summary>Depth of nested JSON and of nested geometry collections.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Entries of an archive.</summary>
    public int ArchiveEntries { get; init; } = 10_000;

    /// <summary>Bytes that an archive unpacks to, those of the entries that are read.</summary>
    public long ArchiveBytes { get; init; } = 8L << 30;

    /// <summary>How many bytes one packed byte may become, from the first <see cref="ArchiveRatioFrom"/> unpacked bytes on.</summary>
    public int ArchiveRatio { get; init; } = 200;

    /// <summary>Unpacked bytes from which on <see cref="ArchiveRatio"/> holds: small files of one repeated letter are harmless.</summary>
    public long ArchiveRatioFrom { get; init; } = 64L << 20;

    /// <summary>Shared strings of a workbook, kept on disk above <see cref="SharedStringBytesInMemory"/>.</summary>
    public long SharedStrings { get; init; } = 50_000_000;

    /// <summary>Bytes of shared strings of a workbook that are held in memory; the rest is spooled to a temporary file.</summary>
    public int SharedStringBytesInMemory { get; init; } = 8 << 20;

    /// <summary>Rows without any value that may follow one another in a worksheet before it counts as ended.</summary>
    public int EmptyRows { get; init; } = 10_000;

    /// <summary>Rows of a text file or worksheet among which the header is looked for.</summary>
    public int PreambleRows { get; init; } = 200;
}
