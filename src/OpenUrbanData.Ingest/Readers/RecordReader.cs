using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Readers;

/// <summary>Turns the bytes of one format into records. One line in <see cref="RecordReaders.All"/> adds a format.</summary>
/// <remarks>A reader holds no state: all of it is in the <see cref="SourceReading"/>. Memory is bounded per record.</remarks>
public abstract class RecordReader
{
    /// <summary>Name in descriptors (<c>reader: { format: csv }</c>).</summary>
    public abstract string Name { get; }

    /// <summary>Grows whenever the same bytes would give other records; part of the hash of a run's input.</summary>
    public abstract int Version { get; }

    /// <summary>Whether the content is of this format; the file name decides nothing that the content can.</summary>
    public abstract bool Recognises(SourceFile file);

    /// <summary>Opens a source: columns, CRS and what was sniffed are known when it returns; records follow on demand.</summary>
    /// <param name="file">The archived bytes.</param>
    /// <param name="options">What the descriptor declares; each value that is null is found out.</param>
    /// <param name="limits">Bounds that a hostile file runs into.</param>
    /// <param name="cancellation">Ends opening; records take their own.</param>
    /// <exception cref="IngestException">The bytes are not of the format, exceed a limit, or an option does not fit.</exception>
    public abstract ValueTask<SourceReading> ReadAsync(
        SourceFile file, ReaderOptions options, ReaderLimits limits, CancellationToken cancellation);
}
