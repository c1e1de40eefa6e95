using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OpenUrbanData.Postgres.Cluster;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Cluster;

/// <summary>One data directory for all tests of the class, because making a cluster takes seconds.</summary>
public sealed class ClusterDirectory : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("oud-cluster-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

public sealed class PrivateClusterTests(ClusterDirectory directory) : IClassFixture<ClusterDirectory>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    string PidFile => Path.Combine(directory.Root, "postgres", "data", "postmaster.pid");

    Task<PrivateCluster> OpenAsync()
    {
        TestCluster.SkipIfMissing();
        return PrivateCluster.OpenAsync(directory.Root, TimeProvider.System, NullLogger.Instance, Cancellation);
    }

    static async Task<T?> ScalarAsync<T>(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync(Cancellation);
    }

    [Fact]
    public async Task Serves_utf8_in_code_point_order_on_a_socket_only()
    {
        await using var cluster = await OpenAsync();

        Assert.Equal("UTF8 C.UTF-8", await ScalarAsync<string>(cluster.OwnerConnection,
            "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate FROM pg_database WHERE datname = current_database()"));
        Assert.Equal("", await ScalarAsync<string>(cluster.OwnerConnection, "SHOW listen_addresses"));
        Assert.False(await ScalarAsync<bool>(cluster.OwnerConnection,
            "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
        Assert.Equal("3", (await ScalarAsync<string>(cluster.ReaderConnection, "SELECT postgis_lib_version()"))![..1]);
    }

    [Fact]
    public async Task Passwords_are_needed_and_kept_from_others()
    {
        await using var cluster = await OpenAsync();
        var wrong = new NpgsqlConnectionStringBuilder(cluster.OwnerConnection) { Password = "wrong", Pooling = false };

        Assert.Equal("28P01", (await Assert.ThrowsAsync<PostgresException>(
            () => ScalarAsync<int>(wrong.ConnectionString, "SELECT 1"))).SqlState);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(directory.Root, "secret")));
    }

    [Fact]
    public async Task A_second_program_joins_and_the_last_one_stops_the_server()
    {
        var first = await OpenAsync();
        var second = await OpenAsync();
        Assert.True(first.IsOwner);
        Assert.False(second.IsOwner);

        await first.DisposeAsync();
        Assert.Equal(1, await ScalarAsync<int>(second.OwnerConnection, "SELECT 1"));

        await second.DisposeAsync();
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task A_guest_that_leaves_first_stops_nothing()
    {
        await using var first = await OpenAsync();
        await (await OpenAsync()).DisposeAsync();

        Assert.Equal(1, await ScalarAsync<int>(first.OwnerConnection, "SELECT 1"));
    }

    [Fact]
    public async Task A_killed_server_is_recovered()
    {
        var killed = await OpenAsync();
        await ScalarAsync<object>(killed.OwnerConnection, "CREATE TABLE IF NOT EXISTS public.kept AS SELECT 1 AS one");
        using (var server = Process.GetProcessById(int.Parse((await File.ReadAllLinesAsync(PidFile, Cancellation))[0], CultureInfo.InvariantCulture)))
        {
            server.Kill();
        }

        // What is left looks like the rest of a crashed machine: a pid file, a socket, and no server.
        await using var recovered = await OpenAsync();
        Assert.Equal(1, await ScalarAsync<int>(recovered.OwnerConnection, "SELECT one FROM public.kept"));
        await killed.DisposeAsync();
    }

    [Fact]
    public async Task Another_major_version_is_left_alone_with_a_clear_message()
    {
        TestCluster.SkipIfMissing();
        using var old = new ClusterDirectory();
        var data = Directory.CreateDirectory(Path.Combine(old.Root, "postgres", "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "9\n", Cancellation);

        var exception = await Assert.ThrowsAsync<DatabaseException>(() =>
            PrivateCluster.OpenAsync(old.Root, TimeProvider.System, NullLogger.Instance, Cancellation));
        Assert.Contains("belong to PostgreSQL 9", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was touched", exception.Message, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(old.Root, "postgres")], Directory.GetFileSystemEntries(old.Root));
    }

    [Fact]
    public async Task A_cluster_that_was_left_half_made_is_made_anew()
    {
        TestCluster.SkipIfMissing();
        using var half = new ClusterDirectory();
        var unfinished = Path.Combine(half.Root, "postgres", "data.unfinished");
        Directory.CreateDirectory(unfinished);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), "15\n", Cancellation);

        await using var cluster = await PrivateCluster.OpenAsync(half.Root, TimeProvider.System, NullLogger.Instance, Cancellation);
        Assert.Equal(1, await ScalarAsync<int>(cluster.OwnerConnection, "SELECT 1"));
        Assert.False(Directory.Exists(unfinished));
    }
}
