using OpenUrbanData.Ingest.Descriptors;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>Brings the bytes of a data set into the archive.</summary>
public abstract class Source
{
    /// <summary>Where the bytes come from, for messages: a path or an address without credentials.</summary>
    public abstract string Place { get; }

    /// <summary>The source that a descriptor names.</summary>
    /// <exception cref="IngestException">It lies below <c>--source-root</c>, which is not set, or has no source at all.</exception>
    public static Source Of(SourceDescriptor descriptor, SourceSettings settings, TimeProvider clock) => descriptor switch
    {
        { MissingRoot: { } missing } => throw new IngestException(IngestCodes.SourceMissing,
            $"source.file: '{missing}' lies below the source root, which is not set. Give --source-root DIR."),
        { Peer: { } peer } => new PeerSource(peer, settings, clock),
        { File: { } file } => new FileSource(file, descriptor.Root ?? Path.GetDirectoryName(file)!, settings),
        { Url: { } url } => new HttpSource(new(url), settings, clock),
        _ => throw new IngestException(IngestCodes.SourceMissing, "source: there is neither 'file' nor 'url'."),
    };

    /// <summary>Fetches the bytes, or finds that they have not changed. They are archived when this returns.</summary>
    /// <param name="archive">Takes the bytes before anything reads them.</param>
    /// <param name="known">What the last fetch gave; null for the first.</param>
    /// <param name="cancellation">Ends the fetch; nothing half done stays.</param>
    /// <exception cref="IngestException">There is nothing there, it may not be reached, is too large or was cut off.</exception>
    public abstract Task<SourceFetch> FetchAsync(SourceArchive archive, SourceState? known, CancellationToken cancellation);
}

/// <summary>What is kept of a fetch, to ask for changes only.</summary>
/// <param name="Sha256">Hash of the bytes.</param>
/// <param name="ETag">Entity tag as the server wrote it; null for none.</param>
/// <param name="LastModified">Time of the bytes at the source; null where it does not say.</param>
public sealed record SourceState(string Sha256, string? ETag, DateTimeOffset? LastModified);

/// <summary>The result of a fetch.</summary>
/// <param name="File">The archived bytes.</param>
/// <param name="State">What the next fetch is given.</param>
/// <param name="IsUnchanged">Whether the bytes are those of the last fetch.</param>
public sealed record SourceFetch(SourceFile File, SourceState State, bool IsUnchanged);
