using System.Globalization;
using Npgsql;

namespace OpenUrbanData.Postgres.Cluster;

/// <summary>Whole contents of a database as one file, by the programs pg_dump and pg_restore.</summary>
/// <remarks>Roles, grants and the extension are not in it: the database that is restored into has its own.</remarks>
public static class DatabaseDump
{
    /// <summary>Writes the file in one snapshot; readers and writers are not disturbed.</summary>
    /// <exception cref="DatabaseException">PostgreSQL's programs are missing or older than the server, or fail.</exception>
    public static async Task WriteAsync(string ownerConnection, string file, CancellationToken cancellation) =>
        await (await ProgramsAsync(ownerConnection, cancellation)).RunClientAsync("pg_dump",
        [
            "--format=custom", "--no-owner", "--no-privileges", "--no-comments", "--extension=plpgsql", "--exclude-schema=staging",
            "--exclude-table-data=oud.rejection", "--no-password", $"--file={file}",
        ], Variables(ownerConnection), cancellation);

    /// <summary>Replaces what is in the database by the file, in one transaction: it fails as a whole or not at all.</summary>
    /// <exception cref="DatabaseException">PostgreSQL's programs are missing or older than the server, or fail.</exception>
    public static async Task ReadAsync(string ownerConnection, string file, CancellationToken cancellation)
    {
        var programs = await ProgramsAsync(ownerConnection, cancellation);
        await using (var source = NpgsqlDataSource.Create(ownerConnection))
        await using (var command = source.CreateCommand(
            "DROP SCHEMA IF EXISTS oud, feature, staging CASCADE; DROP TABLE IF EXISTS public.oud_migration"))
        {
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellation);
        }

        var database = new NpgsqlConnectionStringBuilder(ownerConnection).Database ?? "";
        await programs.RunClientAsync("pg_restore",
        [
            "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-comments", "--no-password",
            $"--dbname={database}", file,
        ], Variables(ownerConnection), cancellation);
        await using var made = NpgsqlDataSource.Create(ownerConnection);
        await using var staging = made.CreateCommand("CREATE SCHEMA IF NOT EXISTS staging; ANALYZE");
        staging.CommandTimeout = 0;
        await staging.ExecuteNonQueryAsync(cancellation);
    }

    static async Task<PostgresPrograms> ProgramsAsync(string connection, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var opened = await source.OpenConnectionAsync(cancellation);
        var major = opened.PostgreSqlVersion.Major;
        return PostgresPrograms.Installed().Where(programs => programs.Major >= major).MinBy(programs => programs.Major)
            ?? throw new DatabaseException($"The server is PostgreSQL {major}; its programs are not installed here. "
                + $"Debian, Ubuntu: apt-get install postgresql-client-{major}");
    }

    // The command line is readable by everyone on the machine, the environment is not.
    static Dictionary<string, string> Variables(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = settings.Host ?? "localhost",
            ["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture),
            ["PGAPPNAME"] = "oud-backup",
        };
        Set("PGDATABASE", settings.Database);
        Set("PGUSER", settings.Username);
        Set("PGPASSWORD", settings.Password);
        Set("PGSSLROOTCERT", settings.RootCertificate);
        Set("PGSSLMODE", settings.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => mode.ToString().ToLowerInvariant(),
        });
        return variables;

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                variables[name] = value;
            }
        }
    }
}
