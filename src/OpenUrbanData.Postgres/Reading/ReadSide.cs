using Microsoft.Extensions.Logging;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Everything that reads, over the connections of the reading role: what the API is given.</summary>
/// <param name="database">The connections; they are not closed here.</param>
/// <param name="limits">How much a request may ask.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Loggers.</param>
public sealed class ReadSide(Database database, ReadingLimits limits, TimeProvider time, ILoggerFactory log) : IAsyncDisposable
{
    /// <summary>Features.</summary>
    public FeatureReader Features { get; } = new(database, limits);

    /// <summary>How many features lie where in a tile.</summary>
    public TileReader Tiles { get; } = new(database);

    /// <summary>Facets and aggregates.</summary>
    public AggregateReader Aggregates { get; } = new(database, limits);

    /// <summary>What vanished.</summary>
    public ChangesReader Changes { get; } = new(database);

    /// <summary>How many features have fresh values.</summary>
    public FreshnessReader Freshness { get; } = new(database);

    /// <summary>What was removed for good.</summary>
    public PurgedReader Purged { get; } = new(database);

    /// <summary>How entries of the catalogue last changed.</summary>
    public FeedReader LastChanges { get; } = new(database);

    /// <summary>Reports of runs.</summary>
    public RunReader Runs { get; } = new(database);

    /// <summary>What changed in the catalogue.</summary>
    public CatalogueChangesReader CatalogueChanges { get; } = new(database);

    /// <summary>Records of other catalogues.</summary>
    public HarvestedReader Harvested { get; } = new(database);

    /// <summary>Harvested sources and their reports.</summary>
    public HarvestReader Harvests { get; } = new(database);

    /// <summary>The registry, asked for.</summary>
    public RegistryReader Registry { get; } = new(database);

    /// <summary>The registry, kept fresh.</summary>
    public RegistryFeed Feed { get; } = new(database, time, log.CreateLogger<RegistryFeed>());

    /// <summary>Ends listening.</summary>
    public ValueTask DisposeAsync() => Feed.DisposeAsync();
}
