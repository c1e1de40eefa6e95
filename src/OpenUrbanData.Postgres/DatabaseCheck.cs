using Npgsql;

namespace OpenUrbanData.Postgres;

/// <summary>Finds out before anything is changed what an administrator has to do, and says it as SQL.</summary>
static class DatabaseCheck
{
    const int OldestServer = 15;

    /// <summary>Version, encoding, privileges and PostGIS.</summary>
    public static async Task WriterAsync(NpgsqlDataSource writer, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(writer, "OUD_DATABASE", cancellation);
        await using var command = new NpgsqlCommand(
            """
            SELECT current_setting('server_version_num')::integer / 10000,
                current_setting('server_encoding'),
                current_database()::text,
                current_user::text,
                has_database_privilege(current_database(), 'CREATE') AND has_schema_privilege('public', 'CREATE'),
                EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'postgis'),
                EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'postgis')
            """,
            connection);
        var (major, encoding, database, user, mayCreate, hasPostGis, canHavePostGis) = await ReadAsync();
        if (major < OldestServer)
        {
            throw new DatabaseException($"PostgreSQL {major} is too old: {OldestServer} or newer is needed.");
        }

        if (encoding != "UTF8")
        {
            throw new DatabaseException($"The database '{database}' is encoded in {encoding}, UTF8 is needed. An administrator runs:\n"
                + $"CREATE DATABASE {Quote("oud")} OWNER {Quote(user)} ENCODING 'UTF8' TEMPLATE template0;");
        }

        if (!mayCreate)
        {
            throw new DatabaseException($"The role '{user}' may not create schemas in '{database}'. An administrator runs:\n"
                + $"GRANT CREATE, CONNECT, TEMPORARY ON DATABASE {Quote(database)} TO {Quote(user)};\n"
                + $"GRANT CREATE, USAGE ON SCHEMA public TO {Quote(user)};   -- in the database {database}");
        }

        if (hasPostGis)
        {
            return;
        }

        if (!canHavePostGis)
        {
            throw new DatabaseException("The server has no PostGIS. Install it there "
                + $"(Debian, Ubuntu: apt-get install postgresql-{major}-postgis-3), then run in the database {database}:\n"
                + "CREATE EXTENSION postgis;");
        }

        try
        {
            await using var create = new NpgsqlCommand("CREATE EXTENSION postgis", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new DatabaseException(
                $"The role '{user}' may not install PostGIS. An administrator runs in the database {database}:\n"
                + "CREATE EXTENSION postgis;", exception);
        }

        async Task<(int, string, string, string, bool, bool, bool)> ReadAsync()
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            return (reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                reader.GetBoolean(4), reader.GetBoolean(5), reader.GetBoolean(6));
        }
    }

    /// <summary>The role of the API has to exist before it is granted anything.</summary>
    /// <param name="writer">Connections of the owner.</param>
    /// <param name="role">Null where the API reads as the owner.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task ReadRoleAsync(NpgsqlDataSource writer, string? role, CancellationToken cancellation)
    {
        if (role is null)
        {
            return;
        }

        await using var command = writer.CreateCommand(
            "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1), current_database()::text");
        command.Parameters.Add(new() { Value = role });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        if (!reader.GetBoolean(0))
        {
            throw new DatabaseException($"The role '{role}' of OUD_DATABASE_READ does not exist. An administrator runs:\n"
                + $"CREATE ROLE {Quote(role)} LOGIN PASSWORD '…';\n"
                + $"GRANT CONNECT ON DATABASE {Quote(reader.GetString(1))} TO {Quote(role)};");
        }
    }

    /// <summary>The API has to see what the owner made: the second address may be another server.</summary>
    public static async Task ReaderAsync(NpgsqlDataSource reader, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(reader, "OUD_DATABASE_READ", cancellation);
        await using var command = new NpgsqlCommand("SELECT to_regclass('oud.instance') IS NOT NULL", connection);
        if (await command.ExecuteScalarAsync(cancellation) is not true)
        {
            throw new DatabaseException("OUD_DATABASE_READ leads to another database than OUD_DATABASE: it has no catalogue.");
        }
    }

    static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, string setting, CancellationToken cancellation)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellation);
        }
        catch (NpgsqlException exception)
        {
            // The driver's messages name host and role, never the password.
            var reason = exception.InnerException is null ? exception.Message : $"{exception.Message}: {exception.InnerException.Message}";
            throw new DatabaseException($"{setting} does not lead to a database: {reason}", exception);
        }
    }

    static string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
