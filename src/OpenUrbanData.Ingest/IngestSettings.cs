using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest;

/// <summary>What the operator decides about runs.</summary>
public sealed record IngestSettings
{
    /// <summary>Folder of the archive: raw bytes under their hash, and what servers said of them.</summary>
    public required string Archive { get; init; }

    /// <summary>Bounds and rules for fetching.</summary>
    public SourceSettings Source { get; init; } = SourceSettings.Default;

    /// <summary>Bounds for reading.</summary>
    public ReaderLimits Reader { get; init; } = ReaderLimits.Default;

    /// <summary>Notices of one run that are kept with their values for the operator; counts are always whole.</summary>
    public int Notices { get; init; } = 10_000;

    /// <summary>Lines that the public report names per notice code and property.</summary>
    public int Lines { get; init; } = 20;

    /// <summary>How far outside its town a record may lie before it is flagged, in metres.</summary>
    public double TownMargin { get; init; } = 2000;

    /// <summary>Time between two progress reports.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(250);
}

/// <summary>What is asked of one run.</summary>
public sealed record IngestOptions
{
    /// <summary>Publish although the guard would stop it, and read although nothing has changed.</summary>
    public bool Force { get; init; }

    /// <summary>Everything but publish: nothing that is served changes, and no run is recorded.</summary>
    public bool Check { get; init; }
}
