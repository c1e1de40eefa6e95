namespace OpenUrbanData.Postgres.Cluster;

/// <summary>Makes a cluster: all of it in a directory beside, which is renamed when it is whole.</summary>
static class ClusterMaker
{
    /// <summary>Runs <c>initdb</c> and makes roles, database and extension.</summary>
    public static async Task MakeAsync(
        ClusterFiles files, PostgresPrograms programs, ClusterSecret secret, CancellationToken cancellation)
    {
        files.RemoveUnfinished();
        await programs.RunAsync("initdb",
            ["-D", files.Unfinished, "-U", "postgres", "-A", "reject", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"],
            cancellation);

        // Single-user mode has no network and no socket: nobody can come in before the passwords are set.
        await SingleUserAsync("postgres",
        [
            $"ALTER ROLE postgres PASSWORD '{secret.Superuser}'",
            $"CREATE ROLE {PrivateCluster.OwnerRole} LOGIN PASSWORD '{secret.Owner}'",
            $"CREATE ROLE {PrivateCluster.ReadRole} LOGIN PASSWORD '{secret.Reader}'",
            $"CREATE DATABASE {PrivateCluster.DatabaseName} OWNER {PrivateCluster.OwnerRole}",
            $"REVOKE CONNECT ON DATABASE {PrivateCluster.DatabaseName} FROM PUBLIC",
            $"GRANT CONNECT ON DATABASE {PrivateCluster.DatabaseName} TO {PrivateCluster.ReadRole}",
        ]);
        await SingleUserAsync(PrivateCluster.DatabaseName, ["CREATE EXTENSION postgis"]);
        await programs.RunAsync("/usr/bin/tee", [Path.Combine(files.Unfinished, "pg_hba.conf")], cancellation,
            "local all all scram-sha-256\n");
        await programs.RunAsync("/usr/bin/tee", ["-a", Path.Combine(files.Unfinished, "postgresql.conf")], cancellation, Settings());
        Directory.Move(files.Unfinished, files.Data);

        async Task SingleUserAsync(string database, string[] statements)
        {
            var (code, _, error) = await programs.TryRunAsync("postgres",
                ["--single", "-D", files.Unfinished, "-c", "log_min_error_statement=panic", "-c", "log_checkpoints=off", database],
                cancellation, string.Join('\n', statements) + "\n");
            if (code != 0 || error.Contains("ERROR:", StringComparison.Ordinal) || error.Contains("FATAL:", StringComparison.Ordinal))
            {
                throw new DatabaseException($"The private cluster could not be made: {error.Trim()}");
            }
        }
    }

    /// <summary>Settings that suit the machine: a village has one core and 1 GB (design 1).</summary>
    static string Settings()
    {
        // What a container is allowed, or the machine has.
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
        var buffers = Math.Clamp(memory / 16, 48, 2048);
        return FormattableString.Invariant(
            $"""

            # Set by Open Urban Data when the cluster was made; change what you like.
            listen_addresses = ''
            max_connections = 60
            shared_buffers = {buffers}MB
            effective_cache_size = {Math.Max(memory / 2, 128)}MB
            work_mem = {(memory < 4096 ? 4 : 16)}MB
            maintenance_work_mem = {Math.Clamp(memory / 16, 32, 512)}MB
            max_wal_size = {(memory < 4096 ? 512 : 2048)}MB
            wal_level = minimal
            max_wal_senders = 0
            max_worker_processes = 4
            max_parallel_workers = 2
            max_parallel_workers_per_gather = {(Environment.ProcessorCount > 2 ? 2 : 0)}
            autovacuum_max_workers = 2
            random_page_cost = 1.1
            jit = off
            lc_messages = 'C'
            log_checkpoints = off
            # Values of records never reach the log.
            log_min_error_statement = panic
            log_error_verbosity = terse

            """);
    }
}
