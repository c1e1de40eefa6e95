using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OpenUrbanData.Postgres.Cluster;

namespace OpenUrbanData.Testing;

/// <summary>A PostgreSQL server that lives as long as the test run, with the roles of production.</summary>
/// <remarks><c>OUD_TEST_CLUSTER</c> names the socket directory of a running one (<c>./oud test</c> starts it for all test
/// programs); otherwise each test program starts its own when it first needs one.</remarks>
public static class TestCluster
{
    /// <summary>Role that owns the test databases; not a superuser.</summary>
    public const string Owner = "oud_owner";

    /// <summary>Role that may only read.</summary>
    public const string ReadRole = "oud_read";

    static readonly Lazy<Task<string>> Socket = new(StartAsync);

    /// <summary>Why there is no server here; null where there is one.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>Skips the running test where there is no PostgreSQL with PostGIS; fails it where <c>CI</c> is set.</summary>
    public static void SkipIfMissing()
    {
        if (Missing is null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail(Missing);
        }

        Assert.Skip(Missing);
    }

    /// <summary>Settings of a connection; the server is started if it has to be.</summary>
    public static async Task<NpgsqlConnectionStringBuilder> ConnectionAsync(string role, string database) => new()
    {
        Host = await Socket.Value,
        Username = role,
        Database = database,
        MaxPoolSize = 20,
        IncludeErrorDetail = true,
    };

    static string? FindMissing()
    {
        if (Environment.GetEnvironmentVariable("OUD_TEST_CLUSTER") is { Length: > 0 } || PostgresPrograms.Find() is not null)
        {
            return null;
        }

        return PostgresPrograms.HowToInstall;
    }

    static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("OUD_TEST_CLUSTER") is { Length: > 0 } running)
        {
            return running;
        }

        var programs = PostgresPrograms.Find() ?? throw new InvalidOperationException(Missing);

        // Short, because the path of a socket has 107 characters at most.
        var directory = (await programs.RunAsync("/usr/bin/mktemp", ["-d", "/tmp/oud-test-XXXXXX"], default)).Trim();
        Watch(directory);
        var data = Path.Combine(directory, "data");
        await programs.RunAsync("initdb",
            ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], default);
        await programs.RunAsync("pg_ctl",
        [
            "start", "-w", "-s", "-D", data, "-l", Path.Combine(directory, "log"), "-o",
            $"-k {directory} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off "
            + "-c max_connections=200 -c shared_buffers=128MB -c max_wal_size=2GB -c autovacuum_naptime=10min -c jit=off",
        ], default);
        await using var connection = new NpgsqlConnection($"Host={directory};Username=postgres;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE ROLE {Owner} LOGIN; CREATE ROLE {ReadRole} LOGIN;", connection);
        await command.ExecuteNonQueryAsync();
        return directory;
    }

    // A process of its own ends the server, so that a test program that is killed leaves nothing behind either.
    static void Watch(string directory)
    {
        const string script =
            """
            while kill -0 "$1" 2>/dev/null; do sleep 0.5; done
            cd /
            postmaster=$(head -n 1 "$2/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$postmaster"
            for i in 1 2 3 4 5 6 7 8 9 10; do [ -e "$2/data/postmaster.pid" ] || break; sleep 0.3; done
            rm -rf "$2"
            """;
        using var watcher = Process.Start(new ProcessStartInfo("setsid",
            ["--fork", "sh", "-c", script, "sh", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), directory])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
