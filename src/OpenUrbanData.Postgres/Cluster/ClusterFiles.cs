using System.Security.Cryptography;
using System.Text;

namespace OpenUrbanData.Postgres.Cluster;

/// <summary>Where the private cluster keeps what, and who may touch it.</summary>
/// <param name="Root">The data directory of the program, absolute. Everything but <see cref="Server"/> belongs to the user
/// who runs the program.</param>
sealed record ClusterFiles(string Root)
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>What the server's user owns: as root that is <see cref="PostgresPrograms.User"/>.</summary>
    public string Server { get; } = Path.Combine(Root, "postgres");

    /// <summary>The server's data directory.</summary>
    public string Data { get; } = Path.Combine(Root, "postgres", "data");

    /// <summary>A data directory that is not finished: a crash leaves it, the next start removes it.</summary>
    public string Unfinished { get; } = Path.Combine(Root, "postgres", "data.unfinished");

    /// <summary>What the server writes before and beside its statements.</summary>
    public string Log { get; } = Path.Combine(Root, "postgres", "log");

    /// <summary>Passwords of the roles, mode 0600.</summary>
    public string Secret { get; } = Path.Combine(Root, "secret");

    /// <summary>Held by the process that owns the cluster and stops it; holds its process id.</summary>
    public string OwnerLock { get; } = Path.Combine(Root, "cluster.lock");

    /// <summary>Held shared by every process that uses the cluster.</summary>
    public string UserLock { get; } = Path.Combine(Root, "cluster.users");

    /// <summary>Held while the cluster is made, started or stopped.</summary>
    public string GateLock { get; } = Path.Combine(Root, "cluster.gate");

    /// <summary>Directory of the socket. Short, because the path of a socket has 107 characters at most; the hash of the
    /// data path tells clusters apart.</summary>
    public string Socket { get; } = Path.Combine(
        Environment.IsPrivilegedProcess && Directory.Exists("/run") ? "/run" : "/tmp",
        "oud-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..12]);

    /// <summary>Major version of the cluster; null where there is none yet.</summary>
    public async Task<int?> MajorAsync(CancellationToken cancellation)
    {
        var version = Path.Combine(Data, "PG_VERSION");
        return File.Exists(version) && int.TryParse(await File.ReadAllTextAsync(version, cancellation), out var major) ? major : null;
    }

    /// <summary>Makes <see cref="Root"/>. Others cannot look into it; as root the server's user has to pass through.</summary>
    public void MakeRoot()
    {
        if (!Directory.Exists(Root))
        {
            Directory.CreateDirectory(Root, OwnerOnly);
        }

        if (Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(Root, File.GetUnixFileMode(Root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    /// <summary>Removes the directory of the socket, which is empty once the server has stopped.</summary>
    public void RemoveSocket()
    {
        try
        {
            Directory.Delete(Socket);
        }
        catch (IOException)
        {
            // Something is left in it: the next start makes do with it.
        }
    }

    /// <summary>Makes the directories that the server's user needs.</summary>
    /// <exception cref="DatabaseException">The server's user cannot reach them, or another user holds one.</exception>
    public async Task PrepareAsync(PostgresPrograms programs, CancellationToken cancellation)
    {
        foreach (var directory in (string[])[Server, Socket])
        {
            Directory.CreateDirectory(directory);
            if (Environment.IsPrivilegedProcess)
            {
                await GiveAsync(directory, cancellation);
            }

            try
            {
                // Fails where another user made it: then nothing in it can be trusted.
                File.SetUnixFileMode(directory, OwnerOnly);
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new DatabaseException($"{directory} belongs to another user. Remove it or choose another --data.", exception);
            }
        }

        if (Environment.IsPrivilegedProcess
            && (await programs.TryRunAsync("/usr/bin/test", ["-w", Server], cancellation)).Code != 0)
        {
            throw new DatabaseException($"The user {PostgresPrograms.User} cannot enter {Root}, because a directory above is closed to "
                + "other users. Choose another --data, for example /var/lib/open-urban-data.");
        }
    }

    /// <summary>Removes what a crash left of a cluster that was being made.</summary>
    public void RemoveUnfinished()
    {
        if (Directory.Exists(Unfinished))
        {
            Directory.Delete(Unfinished, recursive: true);
        }
    }

    /// <summary>The last lines of the server's log, for messages.</summary>
    public string LogTail() => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(5)) : "";

    // .NET has no chown.
    static async Task GiveAsync(string directory, CancellationToken cancellation)
    {
        using var process = System.Diagnostics.Process.Start(
            "chown", ["--no-dereference", $"{PostgresPrograms.User}:{PostgresPrograms.User}", directory]);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new DatabaseException($"{directory} cannot be given to the user {PostgresPrograms.User}");
        }
    }
}
