using System.Collections.Immutable;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>One data set as <c>catalog/&lt;publisher&gt;/&lt;name&gt;.yaml</c> says it.</summary>
/// <remarks><see cref="ReleasedBy"/>, <see cref="ReleasedOn"/> and <see cref="LegalCheck"/> are for the office alone: no
/// database, response, log or made file ever holds them (<see cref="PublicDocument"/>).</remarks>
public sealed record DatasetDescriptor
{
    /// <summary>Who publishes it.</summary>
    public required PublisherDescriptor Publisher { get; init; }

    /// <summary>Name of the file without <c>.yaml</c>: second part of the id.</summary>
    public required string Name { get; init; }

    /// <summary><c>&lt;publisher&gt;.&lt;name&gt;</c>.</summary>
    public string Id => $"{Publisher.Slug}.{Name}";

    /// <summary>Path of the file.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 over both files, hex: changes with everything that is written in them.</summary>
    public required string Hash { get; init; }

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What is in it.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>Keywords in German.</summary>
    public ImmutableArray<string> KeywordsDe { get; init; } = [];

    /// <summary>Keywords in English.</summary>
    public ImmutableArray<string> KeywordsEn { get; init; } = [];

    /// <summary>Codes of the EU data themes; empty: that of the schema.</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>What it is.</summary>
    public DatasetKind Kind { get; init; }

    /// <summary>False for a draft, which is served nowhere, and for an entry of the inventory alone.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>How far its office is with it; null where the descriptor says only published or draft.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>Office that owns the data, never a person; null where not said.</summary>
    public LocalizedText? Owner { get; init; }

    /// <summary>Why it is in that state; null where not said.</summary>
    public LocalizedText? Reason { get; init; }

    /// <summary>IRI of its model data set of the Musterdatenkatalog; null for none.</summary>
    public string? Musterdatensatz { get; init; }

    /// <summary>The series that it belongs to.</summary>
    public ImmutableArray<NamedEntry> Series { get; init; } = [];

    /// <summary>Services of others that serve it.</summary>
    public ImmutableArray<NamedEntry> Services { get; init; } = [];

    /// <summary>Ways to get it elsewhere; only a reference data set has any.</summary>
    public ImmutableArray<ExternalDistribution> Distributions { get; init; } = [];

    /// <summary>Where a service is; null for all else.</summary>
    public ServiceEndpoint? Endpoint { get; init; }

    /// <summary>True where a person chose to publish the source file as it came.</summary>
    public bool PublishesOriginal { get; init; }

    /// <summary>What it says for catalogues alone.</summary>
    public EntryStatements Statements { get; init; } = new();

    /// <summary>False where too little is said of it to ingest it: an entry of the inventory need not have more than a title.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>IRI of the licence.</summary>
    public required string License { get; init; }

    /// <summary>Text that users must quote; null for none.</summary>
    public string? Attribution { get; init; }

    /// <summary>Private: who released it; null where not noted.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>Private: when it was released; null where not noted.</summary>
    public string? ReleasedOn { get; init; }

    /// <summary>Private: what was checked; null where not noted.</summary>
    public string? LegalCheck { get; init; }

    /// <summary><c>complete</c>, <c>partial</c> or <c>unknown</c>.</summary>
    public string CoverageClaim { get; init; } = "unknown";

    /// <summary>What the claim leaves out; null for nothing.</summary>
    public LocalizedText? CoverageNote { get; init; }

    /// <summary>ISO 8601 period of its updates; null where none is promised.</summary>
    public string? Schedule { get; init; }

    /// <summary>Canonical schema (<c>parking-facility</c>); null for a local one and where nothing is ingested.</summary>
    public string? SchemaName { get; init; }

    /// <summary>Its version; null where <see cref="SchemaName"/> is.</summary>
    public SchemaVersion? SchemaVersion { get; init; }

    /// <summary>True where the columns make the schema, which is then pinned beside the descriptor.</summary>
    public bool IsLocal => Kind == DatasetKind.Dataset && SchemaName is null;

    /// <summary>Where the local schema is pinned.</summary>
    public string LocalSchemaFile => Path.ChangeExtension(File, ".schema.json");

    /// <summary>Where the bytes come from.</summary>
    public required SourceDescriptor Source { get; init; }

    /// <summary>What the reader must know and cannot sniff.</summary>
    public ReaderOptions Reader { get; init; } = ReaderOptions.None;

    /// <summary>How records become features.</summary>
    public required MappingDescriptor Mapping { get; init; }

    /// <summary>When a publication is stopped.</summary>
    public GuardDescriptor Guard { get; init; } = new();
}

/// <summary>Another entry of the catalogue, as a descriptor names it.</summary>
/// <param name="Line">Line on which it stands.</param>
/// <param name="Id"><c>&lt;publisher&gt;.&lt;name&gt;</c>.</param>
public sealed record NamedEntry(long Line, string Id);

/// <summary>Where the bytes come from.</summary>
/// <param name="File">Absolute path of a local file; null for none.</param>
/// <param name="Url">Address to fetch, or, beside a file, the public address that it came from; null for none.</param>
public sealed record SourceDescriptor(string? File, string? Url)
{
    /// <summary>The path below <c>--source-root</c> that the file names, where that folder is not set; null otherwise.</summary>
    public string? MissingRoot { get; init; }

    /// <summary>What is copied from another instance instead; null for files and addresses.</summary>
    public PeerCopy? Peer { get; init; }

    /// <summary>Folder that the file must lie in, links followed; null where there is no file.</summary>
    public string? Root { get; init; }
}

/// <summary>What is copied of a data set of another instance; no descriptor can say it.</summary>
/// <param name="Address">Address of the instance, without a slash at its end.</param>
/// <param name="Dataset">Id of the data set, the same there and here.</param>
/// <param name="Publication">Its publication there when the copy was decided on.</param>
/// <param name="Features">Its number of features there at that time.</param>
public sealed record PeerCopy(string Address, string Dataset, long Publication, long Features)
{
    /// <summary>Publication that is here already, so that only changes since are copied; null for the whole.</summary>
    public long? Since { get; init; }

    /// <summary>Date of the source file; null where the peer says none.</summary>
    public DateTimeOffset? SourceDate { get; init; }

    /// <summary>Time between two requests.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>What all runs together owe to its server.</summary>
    public required HostPaces Hosts { get; init; }
}

/// <summary>When a publication is stopped: each time both the share and the count must be exceeded (design 4.6).</summary>
public sealed record GuardDescriptor
{
    /// <summary>Share of records that may be rejected, 0 to 1.</summary>
    public double RejectedShare { get; init; } = 0.05;

    /// <summary>Number of records that may be rejected.</summary>
    public long RejectedCount { get; init; } = 5;

    /// <summary>Share of features that may vanish in one run, 0 to 1.</summary>
    public double VanishedShare { get; init; } = 0.2;

    /// <summary>Number of features that may vanish in one run.</summary>
    public long VanishedCount { get; init; } = 10;
}
