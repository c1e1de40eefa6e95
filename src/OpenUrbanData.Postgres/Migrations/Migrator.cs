using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace OpenUrbanData.Postgres.Migrations;

/// <summary>Brings a database to the newest layout: numbered SQL files of this assembly, each in one transaction.</summary>
/// <remarks>The table <c>public.oud_migration</c> says what has been applied. An advisory lock lets several programs
/// start at once.</remarks>
public static class Migrator
{
    // Any constant will do; all programs of Open Urban Data use the same.
    const long Lock = 0x6f75645f6d696772;

    /// <summary>All migrations, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load();

    /// <summary>A short name for the sum of all migrations: it changes when any of them does.</summary>
    public static string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(All.Select(migration => migration.Sql)))))[..12];

    /// <summary>Applies what is missing.</summary>
    /// <param name="owner">Connections of the role that owns the tables.</param>
    /// <param name="cancellation">Ends the wait; the migration at work is rolled back.</param>
    /// <returns>How many migrations were applied; 0 where the database was up to date.</returns>
    /// <exception cref="DatabaseException">The database was made by a newer version of the program, or an applied
    /// migration has another name here.</exception>
    public static Task<int> MigrateAsync(NpgsqlDataSource owner, CancellationToken cancellation) =>
        MigrateAsync(owner, All, cancellation);

    /// <summary>Applies what is missing of a list of migrations.</summary>
    /// <param name="owner">Connections of the role that owns the tables.</param>
    /// <param name="migrations">In order of their numbers.</param>
    /// <param name="cancellation">Ends the wait; the migration at work is rolled back.</param>
    /// <returns>How many migrations were applied; 0 where the database was up to date.</returns>
    /// <exception cref="DatabaseException">The database was made by a newer version of the program, or an applied
    /// migration has another name here.</exception>
    public static async Task<int> MigrateAsync(
        NpgsqlDataSource owner, IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(migrations);
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, "SELECT pg_advisory_lock($1)", cancellation, Lock);
        try
        {
            await ExecuteAsync(connection,
                """
                CREATE TABLE IF NOT EXISTS public.oud_migration (
                    number integer PRIMARY KEY,
                    name text NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT now()
                )
                """,
                cancellation);
            var applied = await AppliedAsync(connection, cancellation);
            Check(applied, migrations);
            var count = 0;
            foreach (var migration in migrations.Where(migration => !applied.ContainsKey(migration.Number)))
            {
                await ApplyAsync(connection, migration, cancellation);
                count++;
            }

            return count;
        }
        finally
        {
            await ExecuteAsync(connection, "SELECT pg_advisory_unlock($1)", CancellationToken.None, Lock);
        }
    }

    static void Check(SortedDictionary<int, string> applied, IReadOnlyList<Migration> migrations)
    {
        var newest = migrations.Count == 0 ? 0 : migrations[^1].Number;
        foreach (var (number, name) in applied)
        {
            if (number > newest)
            {
                throw new DatabaseException(
                    $"The database was made by a newer version of Open Urban Data: it has migration {number:0000} ({name}), "
                    + $"this program knows {newest:0000} at most. Nothing was changed. Run the newer version.");
            }

            var known = migrations.FirstOrDefault(migration => migration.Number == number);
            if (known is not null && known.Name != name)
            {
                throw new DatabaseException(
                    $"The database was made by another version of Open Urban Data: its migration {number:0000} is "
                    + $"'{name}', this program has '{known.Name}'. Nothing was changed.");
            }
        }
    }

    static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, migration.Sql, cancellation);
        await ExecuteAsync(connection,
            "INSERT INTO public.oud_migration (number, name) VALUES ($1, $2)", cancellation, migration.Number, migration.Name);
        await transaction.CommitAsync(cancellation);
    }

    static async Task<SortedDictionary<int, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var applied = new SortedDictionary<int, string>();
        await using var command = new NpgsqlCommand("SELECT number, name FROM public.oud_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return applied;
    }

    static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        // An index over millions of rows or the wait for another program may take longer than any default.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    static Migration[] Load()
    {
        const string prefix = "OpenUrbanData.Postgres.Migrations.";
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource =>
                {
                    using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
                    var name = resource[prefix.Length..^".sql".Length];
                    return new Migration(
                        int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name[5..], text.ReadToEnd());
                }),
        ];
    }
}
