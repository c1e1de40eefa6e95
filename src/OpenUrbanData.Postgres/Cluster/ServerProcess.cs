using System.Globalization;

namespace OpenUrbanData.Postgres.Cluster;

/// <summary>What the operating system knows of the server of a data directory.</summary>
static class ServerProcess
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Is any process of the server alive? A backend outlives its killed postmaster for a moment.</summary>
    public static bool IsAlive(string data) =>
        Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Any(process => State(process) is not (null or 'Z') && WorkingDirectory(process) == data);

    /// <summary>Removes the pid file of a server that died but was not buried: in a container without an init process it stays
    /// a zombie, for which PostgreSQL would wait for ever.</summary>
    /// <exception cref="DatabaseException">Processes of the server live on: two servers would spoil the data.</exception>
    public static async Task ForgetDeadAsync(string data, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (IsAlive(data))
        {
            if (time.GetElapsedTime(start) > Patience)
            {
                throw new DatabaseException($"Processes of the PostgreSQL server in {data} live on. End them, then start again.");
            }

            await Task.Delay(Pause, time, cancellation);
        }

        File.Delete(Path.Combine(data, "postmaster.pid"));
    }

    // proc(5): pid (name) state …, and the name may hold anything but ends with the last parenthesis.
    static char? State(string process)
    {
        try
        {
            var status = File.ReadAllText(Path.Combine(process, "stat"));
            return status[status.LastIndexOf(')') + 2];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static string? WorkingDirectory(string process)
    {
        try
        {
            return new DirectoryInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
