using System.Globalization;
using Npgsql;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Migrations;

namespace OpenUrbanData.Testing;

/// <summary>A fixture: a database of its own, migrated and empty, on the cluster of the test run.</summary>
/// <remarks>For a class: <c>IClassFixture&lt;PostgresDatabase&gt;</c>; for an assembly:
/// <c>[assembly: AssemblyFixture(typeof(PostgresDatabase))]</c>. Without PostgreSQL and PostGIS the tests that ask for
/// <see cref="Database"/> are skipped, and fail where <c>CI</c> is set.</remarks>
public sealed class PostgresDatabase : IAsyncLifetime
{
    static readonly SemaphoreSlim TemplateGate = new(1, 1);
    static string? template;
    static int count;

    Database? database;
    NpgsqlConnectionStringBuilder? owner;
    NpgsqlConnectionStringBuilder? reader;

    /// <summary>Both ways into the database.</summary>
    public Database Database => Required(database);

    /// <summary>Connection of the owner, for <c>OUD_DATABASE</c>.</summary>
    public string OwnerConnection => Required(owner).ConnectionString;

    /// <summary>Connection of the reading role, for <c>OUD_DATABASE_READ</c>.</summary>
    public string ReaderConnection => Required(reader).ConnectionString;

    /// <summary>A further database, for a test that needs more than its fixture's. The caller disposes it.</summary>
    public static async Task<PostgresDatabase> CreateAsync()
    {
        var created = new PostgresDatabase();
        await created.InitializeAsync();
        Required(created.database);
        return created;
    }

    /// <summary>Runs statements as the owner.</summary>
    public async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Command(Database.Writer, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first value of a query, read as the owner; default where there is none or it is null.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Command(Database.Writer, sql, values);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Creates the database.</summary>
    public async ValueTask InitializeAsync()
    {
        if (TestCluster.Missing is not null)
        {
            return;
        }

        await TemplateGate.WaitAsync();
        try
        {
            template ??= await TemplateAsync();
        }
        finally
        {
            TemplateGate.Release();
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"t{Environment.ProcessId}_{Interlocked.Increment(ref count)}");
        await using (var admin = await AdminAsync("postgres"))
        {
            await RunAsync(admin, $"CREATE DATABASE {name} TEMPLATE {template} OWNER {TestCluster.Owner} STRATEGY file_copy");
        }

        owner = await TestCluster.ConnectionAsync(TestCluster.Owner, name);
        reader = await TestCluster.ConnectionAsync(TestCluster.ReadRole, name);
        database = Database.Create(new() { Owner = owner.ConnectionString, Reader = reader.ConnectionString });
    }

    /// <summary>Drops the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (database is null)
        {
            return;
        }

        await database.DisposeAsync();
        await using var admin = await AdminAsync("postgres");
        await RunAsync(admin, $"DROP DATABASE {owner!.Database} WITH (FORCE)");
    }

    /// <summary>A connection of the superuser, without pool.</summary>
    /// <param name="name">Name of the database.</param>
    public static async Task<NpgsqlConnection> AdminAsync(string name)
    {
        var settings = await TestCluster.ConnectionAsync("postgres", name);
        settings.Pooling = false;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    // Made once per cluster and set of migrations, whichever test program comes first.
    static async Task<string> TemplateAsync()
    {
        var name = $"template_{Migrator.Fingerprint}";
        await using var admin = await AdminAsync("postgres");
        await RunAsync(admin, "SELECT pg_advisory_lock(41)");
        await using var exists = new NpgsqlCommand($"SELECT 1 FROM pg_database WHERE datname = '{name}'", admin);
        if (await exists.ExecuteScalarAsync() is not null)
        {
            return name;
        }

        var unfinished = name + "_unfinished";
        await RunAsync(admin, $"DROP DATABASE IF EXISTS {unfinished}");
        await RunAsync(admin, $"CREATE DATABASE {unfinished} OWNER {TestCluster.Owner}");
        await using (var inside = await AdminAsync(unfinished))
        {
            await RunAsync(inside, "CREATE EXTENSION postgis");
        }

        var migrating = await TestCluster.ConnectionAsync(TestCluster.Owner, unfinished);
        migrating.Pooling = false;
        await using (var made = Database.Create(new()
        {
            Owner = migrating.ConnectionString,
            Reader = $"{migrating.ConnectionString};Username={TestCluster.ReadRole}",
        }))
        {
            await made.MigrateAsync(default);
        }

        await RunAsync(admin, $"ALTER DATABASE {unfinished} RENAME TO {name}");
        return name;
    }

    static T Required<T>(T? value) where T : class
    {
        TestCluster.SkipIfMissing();
        return value ?? throw new InvalidOperationException("The fixture was not initialised");
    }

    static NpgsqlCommand Command(NpgsqlDataSource source, string sql, object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
