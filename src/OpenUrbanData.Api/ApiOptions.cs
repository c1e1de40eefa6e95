using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api;

/// <summary>What an operator may set of the API. Every limit has a default that suits a village and a city.</summary>
public sealed record ApiOptions
{
    /// <summary>Where the database is; the API uses the reading connection only. Settings <c>OUD_DATABASE</c> and
    /// <c>OUD_DATABASE_READ</c>.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>Time limits of statements. Settings <c>OUD_STATEMENT_TIMEOUT</c> (default 30) and <c>OUD_EXPORT_TIMEOUT</c> (default
    /// 3600), seconds.</summary>
    public ReadingLimits Reading { get; init; } = new();

    /// <summary>Address under which clients reach the instance (<c>https://data.example.org/api</c>); null where a trusted proxy
    /// forwards it, or where clients are on the same machine. Setting <c>OUD_PUBLIC_URL</c>.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Address to listen on; default 127.0.0.1: reachable from this machine only. Setting <c>OUD_LISTEN</c>.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Port to listen on, 0 for any free one; default 8080. Setting <c>OUD_PORT</c>.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) of proxies whose <c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c> and
    /// <c>-Prefix</c> are believed; default none. Setting <c>OUD_TRUSTED_PROXIES</c>, separated by commas.</summary>
    public ImmutableArray<string> TrustedProxies { get; init; } = [];

    /// <summary>Features of a page where the client does not say; default 10. Setting <c>OUD_DEFAULT_LIMIT</c>.</summary>
    public int DefaultLimit { get; init; } = 10;

    /// <summary>Most features of a page; a larger <c>limit</c> is cut to it. Default 10,000. Setting <c>OUD_MAXIMUM_LIMIT</c>.</summary>
    public int MaximumLimit { get; init; } = 10_000;

    /// <summary>Bytes, before compression, after which a page of features ends with a link to the next one, whatever its <c>limit</c>;
    /// default 16 MiB. Tables and whole data sets are not cut. Setting <c>OUD_MAXIMUM_PAGE_BYTES</c>.</summary>
    public long MaximumPageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most collections of one search; default 50. Setting <c>OUD_MAXIMUM_SEARCH_COLLECTIONS</c>.</summary>
    public int MaximumSearchCollections { get; init; } = 50;

    /// <summary>How large a filter may be: levels of operations in each other (default 64, setting <c>OUD_FILTER_DEPTH</c>), operations,
    /// values and members of lists (2,000, <c>OUD_FILTER_NODES</c>), vertices of all its geometries (10,000,
    /// <c>OUD_FILTER_VERTICES</c>), steps to compare the edges of one of them (2,000,000, <c>OUD_FILTER_STEPS</c>); characters of a regular expression (256, <c>OUD_PATTERN_LENGTH</c>), the same with its repetitions written
    /// out (1,000, <c>OUD_PATTERN_SIZE</c>), groups in each other (20, <c>OUD_PATTERN_DEPTH</c>). Its length is that of the request line or body.</summary>
    public Cql2Limits Filters { get; init; } = Cql2Limits.Default;

    /// <summary>Most features that a page of the portal lists; default 500. Setting <c>OUD_MAXIMUM_PAGE_ROWS</c>.</summary>
    public int MaximumPageRows { get; init; } = 500;

    /// <summary>Features of a page of changes where the client does not say; default 1,000. Setting <c>OUD_DEFAULT_CHANGES</c>.</summary>
    public int DefaultChanges { get; init; } = 1_000;

    /// <summary>Features of a page of the portal where the reader does not say; default 25. Setting <c>OUD_DEFAULT_PAGE_ROWS</c>.</summary>
    public int DefaultPageRows { get; init; } = 25;

    /// <summary>Entities of an OData page where the client does not say (<c>Prefer: maxpagesize</c>); default 1,000. Setting
    /// <c>OUD_ODATA_PAGE_SIZE</c>.</summary>
    public int ODataPageSize { get; init; } = 1_000;

    /// <summary>Most data sets of a page of the DCAT catalogue; default 100. Setting <c>OUD_CATALOG_PAGE_SIZE</c>.</summary>
    public int CataloguePageSize { get; init; } = 100;

    /// <summary>Most data sets of an answer of the CKAN API; a larger <c>rows</c> or <c>limit</c> is cut to it. Default 1,000, as in CKAN. Setting
    /// <c>OUD_CKAN_MAXIMUM_ROWS</c>.</summary>
    public int CkanMaximumRows { get; init; } = 1_000;

    /// <summary>Publishers or entries of a page of the inventory where the client does not say; default 100, at most <see cref="MaximumLimit"/>. Setting
    /// <c>OUD_INVENTORY_PAGE_SIZE</c>.</summary>
    public int InventoryPageSize { get; init; } = 100;

    /// <summary>Most entries of a page of the feed of changes; default 100. Setting <c>OUD_FEED_PAGE_SIZE</c>.</summary>
    public int FeedPageSize { get; init; } = 100;

    /// <summary>Most requests of an OData batch; default 100. Its size is <see cref="MaximumRequestBody"/>. Setting
    /// <c>OUD_MAXIMUM_BATCH_REQUESTS</c>.</summary>
    public int MaximumBatchRequests { get; init; } = 100;

    /// <summary>Time that counting the matches of a filter may take; after that an answer has no count. Default 500 ms.
    /// Setting <c>OUD_COUNT_BUDGET</c>, milliseconds.</summary>
    public TimeSpan CountBudget { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Most whole data sets that are sent at once; others get 503. Each holds one of the database connections, of which
    /// there are 100. Default 50. Setting <c>OUD_MAXIMUM_EXPORTS</c>.</summary>
    public int MaximumExports { get; init; } = 50;

    /// <summary>Most requests at once; others are refused by closing the connection. Default 1,000.
    /// Setting <c>OUD_MAXIMUM_CONNECTIONS</c>.</summary>
    public int MaximumConnections { get; init; } = 1_000;

    /// <summary>Most bytes of a request line; default 16 KiB. Setting <c>OUD_MAXIMUM_REQUEST_LINE</c>.</summary>
    public int MaximumRequestLine { get; init; } = 16 * 1024;

    /// <summary>Most bytes of a request body (OData batches); default 1 MiB. Setting <c>OUD_MAXIMUM_REQUEST_BODY</c>.</summary>
    public long MaximumRequestBody { get; init; } = 1024 * 1024;

    /// <summary>How long caches may use an answer to a program without asking; zero to be asked each time. Default 60 s. Pages are
    /// asked for each time. Setting <c>OUD_MAX_AGE</c>, seconds.</summary>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Memory for finished answers, which are sent again while the data are the same; 0 for none. Default 32 MB.
    /// Setting <c>OUD_CACHE_MB</c>.</summary>
    public long CacheBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Largest answer that is kept there, before it is packed; default 2 MiB: a full tile. Setting <c>OUD_CACHE_ANSWER_KB</c>.</summary>
    public int MaximumCachedAnswer { get; init; } = 2 * 1024 * 1024;

    /// <summary>Most bytes of an answer that wait in memory for a client that reads slowly; from then on the statement waits too.
    /// Default 512 KiB: a page of a thousand points fits. Setting <c>OUD_ANSWER_BUFFER_KB</c>.</summary>
    public int AnswerBuffer { get; init; } = 512 * 1024;

    /// <summary>Most features of a vector tile; with more, small ones are counted per place. Default 20,000.
    /// Setting <c>OUD_MAXIMUM_TILE_FEATURES</c>.</summary>
    public int MaximumTileFeatures { get; init; } = 20_000;

    /// <summary>Bytes of a vector tile, not packed, beyond which small features are counted per place; default 4 MiB.
    /// Setting <c>OUD_MAXIMUM_TILE_BYTES</c>.</summary>
    public int MaximumTileBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most collections in one vector tile; default 50. Setting <c>OUD_MAXIMUM_TILE_LAYERS</c>.</summary>
    public int MaximumTileLayers { get; init; } = 50;

    /// <summary>Slowest rate at which a client must take what is sent, and send what it says, bytes in a second; slower ones are cut
    /// off. Default 1,024; 0 for any. Setting <c>OUD_MINIMUM_RATE</c>. How long an answer may wait for its client in all is the time limit
    /// of statements.</summary>
    public int MinimumRate { get; init; } = 1_024;

    /// <summary>Time that a client may stand still before <see cref="MinimumRate"/> counts, more than 1 s; default 10 s. Setting <c>OUD_PATIENCE</c>,
    /// seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much one client may ask.</summary>
    public RateLimits RateLimits { get; init; } = new();

    /// <summary>Time that running requests get when the server stops; default 20 s. Setting <c>OUD_SHUTDOWN_SECONDS</c>.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Canonical and local data sets whose paths the OpenAPI document lists one by one, typed; default 100. With more,
    /// it has templated paths and each collection its own document at <c>/collections/{c}/api</c>.
    /// Setting <c>OUD_MAXIMUM_TYPED_COLLECTIONS</c>.</summary>
    public int MaximumTypedCollections { get; init; } = 100;

    /// <summary>Folder of the archive of sources, for original files that are published; null where this machine has none: they then
    /// answer 404. Setting <c>OUD_ARCHIVE</c>; default of the command line: <c>archive</c> below the data directory.</summary>
    public string? Archive { get; init; }

    /// <summary>Limits of facets and aggregates.</summary>
    public AggregateLimits Aggregates { get; init; } = new();

    /// <summary>Limits of OData requests.</summary>
    public ODataLimits OData { get; init; } = new();

    /// <summary>Reads the settings by their names.</summary>
    /// <param name="setting">Value of a setting; null or empty where it is not set.</param>
    /// <exception cref="FormatException">A setting is missing or has a wrong value; the message names it.</exception>
    public static ApiOptions Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        string? Text(string name) => setting(name) is { Length: > 0 } text ? text : null;
        int Number(string name, int fallback, int minimum) => Text(name) is not { } text
            ? fallback
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum
                ? value
                : throw new FormatException($"{name}={text}: expected a whole number from {minimum}.");
        var database = new DatabaseSettings
        {
            Owner = Text("OUD_DATABASE") ?? Text("OUD_DATABASE_READ")
                ?? throw new FormatException("OUD_DATABASE is missing: a connection to PostgreSQL with PostGIS."),
            Reader = Text("OUD_DATABASE_READ"),
            StatementTimeout = TimeSpan.FromSeconds(Number("OUD_STATEMENT_TIMEOUT", 30, 1)),
        };
        var defaults = new ApiOptions { Database = database };
        return defaults with
        {
            Reading = new()
            {
                ExportTimeout = TimeSpan.FromSeconds(Number("OUD_EXPORT_TIMEOUT", 3600, 1)),
                AggregateTimeout = TimeSpan.FromSeconds(Number("OUD_AGGREGATE_TIMEOUT", 10, 1)),
                PatternTimeout = TimeSpan.FromSeconds(Number("OUD_PATTERN_TIMEOUT", (int)defaults.Reading.PatternTimeout.TotalSeconds, 1)),
                RoundTrips = Number("OUD_ROUND_TRIPS", defaults.Reading.RoundTrips, 0),
            },
            PublicUrl = Text("OUD_PUBLIC_URL") is not { } url ? null
                : Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
                : throw new FormatException($"OUD_PUBLIC_URL={url}: expected an address as https://data.example.org."),
            Archive = Text("OUD_ARCHIVE"),
            Listen = Text("OUD_LISTEN") ?? defaults.Listen,
            Port = Number("OUD_PORT", defaults.Port, 0),
            TrustedProxies =
                List(Text("OUD_TRUSTED_PROXIES") ?? ""),
            DefaultLimit = Number("OUD_DEFAULT_LIMIT", defaults.DefaultLimit, 1),
            MaximumLimit = Number("OUD_MAXIMUM_LIMIT", defaults.MaximumLimit, 1),
            MaximumPageBytes = Number("OUD_MAXIMUM_PAGE_BYTES", (int)defaults.MaximumPageBytes, 1024),
            MaximumSearchCollections = Number("OUD_MAXIMUM_SEARCH_COLLECTIONS", defaults.MaximumSearchCollections, 1),
            Filters = new()
            {
                MaximumLength = Number("OUD_MAXIMUM_REQUEST_BODY", (int)defaults.MaximumRequestBody, 1024),
                MaximumDepth = Number("OUD_FILTER_DEPTH", defaults.Filters.MaximumDepth, 1),
                MaximumNodes = Number("OUD_FILTER_NODES", defaults.Filters.MaximumNodes, 1),
                MaximumVertices = Number("OUD_FILTER_VERTICES", defaults.Filters.MaximumVertices, 1),
                MaximumSteps = Number("OUD_FILTER_STEPS", defaults.Filters.MaximumSteps, 1),
                Patterns = new()
                {
                    MaximumLength = Number("OUD_PATTERN_LENGTH", defaults.Filters.Patterns.MaximumLength, 0),
                    MaximumSize = Number("OUD_PATTERN_SIZE", defaults.Filters.Patterns.MaximumSize, 0),
                    MaximumDepth = Number("OUD_PATTERN_DEPTH", defaults.Filters.Patterns.MaximumDepth, 0),
                },
            },
            DefaultPageRows = Number("OUD_DEFAULT_PAGE_ROWS", defaults.DefaultPageRows, 1),
            MaximumPageRows = Number("OUD_MAXIMUM_PAGE_ROWS", defaults.MaximumPageRows, 1),
            DefaultChanges = Number("OUD_DEFAULT_CHANGES", defaults.DefaultChanges, 1),
            CataloguePageSize = Number("OUD_CATALOG_PAGE_SIZE", defaults.CataloguePageSize, 1),
            CkanMaximumRows = Number("OUD_CKAN_MAXIMUM_ROWS", defaults.CkanMaximumRows, 1),
            InventoryPageSize = Number("OUD_INVENTORY_PAGE_SIZE", defaults.InventoryPageSize, 1),
            FeedPageSize = Number("OUD_FEED_PAGE_SIZE", defaults.FeedPageSize, 1),
            ODataPageSize = Number("OUD_ODATA_PAGE_SIZE", defaults.ODataPageSize, 1),
            MaximumBatchRequests = Number("OUD_MAXIMUM_BATCH_REQUESTS", defaults.MaximumBatchRequests, 1),
            CountBudget = TimeSpan.FromMilliseconds(Number("OUD_COUNT_BUDGET", (int)defaults.CountBudget.TotalMilliseconds, 1)),
            MaximumExports = Number("OUD_MAXIMUM_EXPORTS", defaults.MaximumExports, 0),
            MaximumConnections = Number("OUD_MAXIMUM_CONNECTIONS", defaults.MaximumConnections, 1),
            MaximumRequestLine = Number("OUD_MAXIMUM_REQUEST_LINE", defaults.MaximumRequestLine, 1024),
            MaximumRequestBody = Number("OUD_MAXIMUM_REQUEST_BODY", (int)defaults.MaximumRequestBody, 1024),
            MaximumAge = TimeSpan.FromSeconds(Number("OUD_MAX_AGE", (int)defaults.MaximumAge.TotalSeconds, 0)),
            CacheBytes = Number("OUD_CACHE_MB", (int)(defaults.CacheBytes >> 20), 0) * 1024L * 1024,
            MaximumCachedAnswer = Number("OUD_CACHE_ANSWER_KB", defaults.MaximumCachedAnswer >> 10, 1) * 1024,
            AnswerBuffer = Number("OUD_ANSWER_BUFFER_KB", defaults.AnswerBuffer >> 10, 0) * 1024,
            MinimumRate = Number("OUD_MINIMUM_RATE", defaults.MinimumRate, 0),
            Patience = TimeSpan.FromSeconds(Number("OUD_PATIENCE", (int)defaults.Patience.TotalSeconds, 2)),
            RateLimits = ReadRateLimits(),
            ShutdownTimeout = TimeSpan.FromSeconds(Number("OUD_SHUTDOWN_SECONDS", 20, 0)),
            MaximumTileFeatures = Number("OUD_MAXIMUM_TILE_FEATURES", defaults.MaximumTileFeatures, 1),
            MaximumTileBytes = Number("OUD_MAXIMUM_TILE_BYTES", defaults.MaximumTileBytes, 1024),
            MaximumTileLayers = Number("OUD_MAXIMUM_TILE_LAYERS", defaults.MaximumTileLayers, 1),
            Aggregates = AggregateLimits.Read(Number),
            OData = ODataLimits.Read(Number),
            MaximumTypedCollections = Number("OUD_MAXIMUM_TYPED_COLLECTIONS", defaults.MaximumTypedCollections, 0),
        };

        RateLimits ReadRateLimits()
        {
            var limits = defaults.RateLimits;
            var isOff = Text("OUD_RATE_LIMIT") == "off";
            return new()
            {
                PointsPerSecond = isOff ? limits.PointsPerSecond : Number("OUD_RATE_LIMIT", limits.PointsPerSecond, 1),
                Burst = Number("OUD_RATE_BURST", limits.Burst, 20),
                Exempt = isOff ? ["0.0.0.0/0", "::/0"] : Text("OUD_RATE_EXEMPT") is { } exempt ? List(exempt) : limits.Exempt,
                MaximumClients = Number("OUD_RATE_CLIENTS", limits.MaximumClients, 1),
                Places = Number("OUD_MAXIMUM_WORKING", limits.Places, 1),
                Delay = TimeSpan.FromMilliseconds(Number("OUD_REFUSAL_DELAY", (int)limits.Delay.TotalMilliseconds, 0)),
                MaximumDelayed = Number("OUD_REFUSALS", limits.MaximumDelayed, 0),
            };
        }

        static ImmutableArray<string> List(string text) =>
            [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }
}
