using System.Collections.Immutable;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>A catalogue of somebody else that is harvested, as <c>catalog/harvest/&lt;name&gt;.yaml</c> says it.</summary>
public sealed record HarvestSource
{
    /// <summary>Name of the file: at most 50 characters, unique. Records, runs and reports are kept under it.</summary>
    public required string Name { get; init; }

    /// <summary>Path of the file, for messages.</summary>
    public required string File { get; init; }

    /// <summary>What people call it.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Address to begin at; http or https, without user and password.</summary>
    public required Uri Url { get; init; }

    /// <summary><c>dcat</c>, <c>ckan</c>, <c>records</c>, <c>data-json</c> or <c>oud</c>; null to find out from what comes.</summary>
    public string? Protocol { get; init; }

    /// <summary>Time from the start of one run to the start of the next; null on demand only. A day where a file does not say.</summary>
    public TimeSpan? Schedule { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Most requests in a second; 1 by default. A longer <c>Crawl-delay</c> of the source holds instead.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>False where the source agreed to be harvested whatever its <c>robots.txt</c> says.</summary>
    public bool HeedsRobots { get; init; } = true;

    /// <summary>Which source is shown of several that bring the same record: the greater one; 0 by default.</summary>
    public int Priority { get; init; }

    /// <summary>When the absence of records is believed: time of grace and limits of shrinking.</summary>
    public HarvestGuard Guard { get; init; } = new();

    /// <summary>What is mirrored, not only listed; empty for nothing.</summary>
    public ImmutableArray<MirrorRule> Mirror { get; init; } = [];
}
