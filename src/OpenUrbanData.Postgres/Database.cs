using Npgsql;
using OpenUrbanData.Postgres.Migrations;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Postgres;

/// <summary>The two ways into the database: ingest writes as the owner of the tables, the API reads.</summary>
public sealed class Database : IAsyncDisposable
{
    const int PreparedStatements = 100;
    const int ReadBufferSize = 32 * 1024;

    Database(NpgsqlDataSource writer, NpgsqlDataSource reader, string? readRole)
    {
        Writer = writer;
        Reader = reader;
        ReadRole = readRole;
    }

    /// <summary>Connections of the owner of the tables, with geometries of NetTopologySuite.</summary>
    public NpgsqlDataSource Writer { get; }

    /// <summary>Connections that can only read. A statement ends after <see cref="DatabaseSettings.StatementTimeout"/>.</summary>
    public NpgsqlDataSource Reader { get; }

    /// <summary>Role of <see cref="Reader"/>; null where it is the owner in read-only transactions.</summary>
    public string? ReadRole { get; }

    /// <summary>Builds the connections; opens none.</summary>
    /// <exception cref="DatabaseException">A setting is not a connection string.</exception>
    public static Database Create(DatabaseSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var owner = DatabaseSettings.Parse(settings.Owner, "OUD_DATABASE");
        var read = settings.Reader is null ? null : DatabaseSettings.Parse(settings.Reader, "OUD_DATABASE_READ");
        var reader = new NpgsqlConnectionStringBuilder((read ?? owner).ConnectionString);
        reader.Options = string.Join(' ', ((string?[])
        [
            reader.Options,
            FormattableString.Invariant($"-c statement_timeout={(long)settings.StatementTimeout.TotalMilliseconds}"),
            "-c default_transaction_read_only=on",
        ]).Where(option => !string.IsNullOrEmpty(option)));

        // The server ends the statement first and says so; the driver's limit is for a server that is gone.
        reader.CommandTimeout = (int)settings.StatementTimeout.TotalSeconds + 5;
        reader.ApplicationName ??= "oud-read";

        // The same few statements over and over: planned once per connection. Rows are read in long runs.
        reader.MaxAutoPrepare = PreparedStatements;
        reader.AutoPrepareMinUsages = 2;
        reader.NoResetOnClose = true;
        reader.ReadBufferSize = ReadBufferSize;
        owner.ApplicationName ??= "oud";
        return new(Build(owner), Build(reader), read?.Username);
    }

    /// <summary>Builds the connections, checks that the server can be used, and migrates.</summary>
    /// <exception cref="DatabaseException">The server does not answer, or an administrator has to do something first: the
    /// message holds the exact SQL.</exception>
    public static async Task<Database> OpenAsync(DatabaseSettings settings, CancellationToken cancellation)
    {
        var database = Create(settings);
        try
        {
            await DatabaseCheck.WriterAsync(database.Writer, cancellation);
            await DatabaseCheck.ReadRoleAsync(database.Writer, database.ReadRole, cancellation);
            await database.MigrateAsync(cancellation);
            await DatabaseCheck.ReaderAsync(database.Reader, cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Applies what is missing of the layout and lets the reading role read all but quarantined values.</summary>
    /// <returns>How many migrations were applied.</returns>
    /// <exception cref="DatabaseException">The database is newer than the program.</exception>
    public async Task<int> MigrateAsync(CancellationToken cancellation)
    {
        var applied = await Migrator.MigrateAsync(Writer, cancellation);
        await RecordIndex.RenewAsync(Writer, cancellation);
        if (ReadRole is not null)
        {
            await Grants.GiveAsync(Writer, ReadRole, cancellation);
        }

        return applied;
    }

    /// <summary>Closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await Reader.DisposeAsync();
    }

    static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder connection)
    {
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        builder.UseNetTopologySuite();
        return builder.Build();
    }
}
