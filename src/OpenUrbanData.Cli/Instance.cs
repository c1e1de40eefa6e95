using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Cluster;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Cli;

/// <summary>The database that this call works with: a private one, or the one that <c>OUD_DATABASE</c> names.</summary>
sealed class Instance : IAsyncDisposable
{
    readonly PrivateCluster? _cluster;

    Instance(PrivateCluster? cluster, DatabaseSettings settings, Database database)
    {
        _cluster = cluster;
        Settings = settings;
        Database = database;
    }

    /// <summary>How the database is reached; holds passwords.</summary>
    public DatabaseSettings Settings { get; }

    /// <summary>Both ways into it, migrated.</summary>
    public Database Database { get; }

    /// <summary>Opens the database, starts the private one if there is no other.</summary>
    public static async Task<Instance> OpenAsync(ProgramSettings settings, Terminal terminal, CancellationToken cancellation)
    {
        var (cluster, database) = await ConnectAsync(settings, terminal, cancellation);
        try
        {
            if (database.Reader is null)
            {
                terminal.Line("OUD_DATABASE_READ is not set: the API reads as the owner, in read-only transactions.");
            }

            return new(cluster, database, await Database.OpenAsync(database, cancellation));
        }
        catch when (cluster is not null)
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connections without looking at what is in the database; for <c>restore</c>.</summary>
    public static async Task<(PrivateCluster? Cluster, DatabaseSettings Settings)> ConnectAsync(
        ProgramSettings settings, Terminal terminal, CancellationToken cancellation)
    {
        if (SharedOptions.Setting("OUD_DATABASE") is { } owner)
        {
            return (null, new() { Owner = owner, Reader = SharedOptions.Setting("OUD_DATABASE_READ") });
        }

        var cluster = await PrivateCluster.OpenAsync(settings.Data, TimeProvider.System, terminal, cancellation);
        return (cluster, new() { Owner = cluster.OwnerConnection, Reader = cluster.ReaderConnection });
    }

    /// <summary>Writes the canonical schemas and the needs of the solutions of the program into the catalogue.</summary>
    /// <exception cref="InvalidDataException">A schema has mistakes; the message lists them.</exception>
    public async Task<SchemaRegistry> LoadSchemasAsync(ProgramSettings settings, CancellationToken cancellation)
    {
        var registry = LoadSchemas(settings);
        var store = new IngestStore(Database, TimeProvider.System);
        await store.Registry.UpsertAsync(registry.Schemas, cancellation);
        await store.Registry.UpsertAsync([.. registry.ObservedProperties.Values], cancellation);
        foreach (var manifest in Solutions(settings))
        {
            await store.Registry.UpsertSolutionAsync(await File.ReadAllBytesAsync(manifest, cancellation), cancellation);
        }

        return registry;
    }

    // Each solution of the program says what it needs, so that /portability can answer for every town.
    static IEnumerable<string> Solutions(ProgramSettings settings)
    {
        var folder = Path.Combine(settings.Schemas, "solutions");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.needs.json").Order(StringComparer.Ordinal) : [];
    }

    /// <summary>Reads the canonical schemas of the program.</summary>
    /// <exception cref="InvalidDataException">A schema has mistakes; the message lists them.</exception>
    public static SchemaRegistry LoadSchemas(ProgramSettings settings)
    {
        var (registry, mistakes) = SchemaRegistry.Load(settings.Schemas);
        return mistakes.IsEmpty ? registry : throw new InvalidDataException(string.Join('\n', mistakes));
    }

    /// <summary>Closes the connections and leaves the private cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}
