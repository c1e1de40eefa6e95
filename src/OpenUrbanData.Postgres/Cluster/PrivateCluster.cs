using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OpenUrbanData.Postgres.Cluster;

/// <summary>The PostgreSQL server that the program brings along where no <c>OUD_DATABASE</c> is set (design 6).</summary>
/// <remarks>The first process that opens it owns it; others join. Who leaves last stops the server, so that a long ingest
/// survives the end of the command that started the server. A killed owner leaves a running server, which the next process
/// takes over.</remarks>
public sealed partial class PrivateCluster : IAsyncDisposable
{
    /// <summary>Role that owns the tables; not a superuser.</summary>
    public const string OwnerRole = "oud_owner";

    /// <summary>Role of the API.</summary>
    public const string ReadRole = "oud_read";

    /// <summary>Name of the database.</summary>
    public const string DatabaseName = "oud";

    static readonly TimeSpan RecoveryPatience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan SilencePatience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly ClusterFiles files;
    readonly PostgresPrograms programs;
    readonly ClusterSecret secret;
    readonly TimeProvider time;
    readonly ILogger log;
    FileLock? owner;
    FileLock? user;

    PrivateCluster(ClusterFiles files, PostgresPrograms programs, ClusterSecret secret, TimeProvider time, ILogger log)
    {
        this.files = files;
        this.programs = programs;
        this.secret = secret;
        this.time = time;
        this.log = log;
    }

    /// <summary>Where data goes when nothing is said: /var/lib/open-urban-data as root, otherwise ./data.</summary>
    public static string DefaultDirectory =>
        Environment.IsPrivilegedProcess ? "/var/lib/open-urban-data" : Path.GetFullPath("data");

    /// <summary>Connection of <see cref="OwnerRole"/>, with its password: never to be logged.</summary>
    public string OwnerConnection => Connection(OwnerRole, secret.Owner);

    /// <summary>Connection of <see cref="ReadRole"/>, with its password: never to be logged.</summary>
    public string ReaderConnection => Connection(ReadRole, secret.Reader);

    /// <summary>False where another process owns the server.</summary>
    public bool IsOwner => owner is not null;

    /// <summary>Makes the cluster if there is none, starts it if it does not run, or joins it.</summary>
    /// <param name="directory">The data directory of the program.</param>
    /// <param name="time">Clock of the waits.</param>
    /// <param name="log">Gets a line per step, without secrets.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DatabaseException">PostgreSQL is missing or has another major version, or the server does not start.
    /// The message says what to do.</exception>
    public static async Task<PrivateCluster> OpenAsync(
        string directory, TimeProvider time, ILogger log, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var files = new ClusterFiles(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        var major = await files.MajorAsync(cancellation);
        var programs = PostgresPrograms.Find(major) ?? throw Missing(files, major);
        try
        {
            files.MakeRoot();
            using var gate = await FileLock.TakeAsync(files.GateLock, time, cancellation);
            await files.PrepareAsync(programs, cancellation);
            var secret = await ClusterSecret.OpenAsync(files.Secret, cancellation);
            var cluster = new PrivateCluster(files, programs, secret, time, log);
            await cluster.EnterAsync(cancellation);
            return cluster;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new DatabaseException($"{files.Root} cannot be written: choose another --data, or run as its owner. "
                + exception.Message, exception);
        }
    }

    /// <summary>Leaves the cluster; the last one stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (user is null)
        {
            return;
        }

        using var gate = await FileLock.TakeAsync(files.GateLock, time, CancellationToken.None);
        user.Dispose();
        user = null;

        // An owner that was killed or has left before us leaves the server to whoever comes last.
        owner ??= FileLock.TryTake(files.OwnerLock);
        using (var others = FileLock.TryTake(files.UserLock))
        {
            if (owner is not null && others is not null)
            {
                await StopAsync(CancellationToken.None);
                files.RemoveSocket();
                LogStopped();
            }
        }

        owner?.Dispose();
        owner = null;
    }

    async Task EnterAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(files.Data))
        {
            LogMaking(files.Root, programs.Major);
            await ClusterMaker.MakeAsync(files, programs, secret, cancellation);
        }

        owner = FileLock.TryTake(files.OwnerLock);
        owner?.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        try
        {
            if (await IsRunningAsync(cancellation) && !await AnswersAsync(cancellation))
            {
                // Its socket was removed, or it hangs in a shutdown.
                LogNoAnswer();
                await StopAsync(cancellation);
                await ServerProcess.ForgetDeadAsync(files.Data, time, cancellation);
            }

            if (await IsRunningAsync(cancellation))
            {
                LogJoined(files.Root);
            }
            else
            {
                await StartAsync(cancellation);
                LogStarted(files.Root, programs.Major);
            }

            user = FileLock.TryTake(files.UserLock, shared: true)
                ?? throw new DatabaseException($"{files.UserLock} is held by a program that is not ours");
        }
        catch
        {
            owner?.Dispose();
            throw;
        }
    }

    async Task<bool> IsRunningAsync(CancellationToken cancellation) =>
        (await programs.TryRunAsync("pg_ctl", ["status", "-D", files.Data], cancellation)).Code == 0;

    // Code 1: it recovers from a crash and will answer; 2: nothing listens.
    async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var (code, _, _) = await programs.TryRunAsync(
                "pg_isready", ["-q", "-t", "10", "-h", files.Socket, "-d", DatabaseName], cancellation);
            if (code == 0 || time.GetElapsedTime(start) > (code == 1 ? RecoveryPatience : SilencePatience))
            {
                return code == 0;
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    // pg_ctl starts the server in a session of its own, so Ctrl-C in a terminal does not reach it.
    async Task StartAsync(CancellationToken cancellation)
    {
        var (code, _, error) = await programs.TryRunAsync("pg_ctl",
            ["start", "-w", "-s", "-t", "120", "-D", files.Data, "-l", files.Log, "-o", $"-k {files.Socket}"], cancellation);
        if (code != 0)
        {
            throw new DatabaseException(
                $"The private PostgreSQL server does not start: {error.Trim()}\nThe end of {files.Log}:\n{files.LogTail()}");
        }
    }

    async Task StopAsync(CancellationToken cancellation)
    {
        var (code, _, error) = await programs.TryRunAsync(
            "pg_ctl", ["stop", "-w", "-s", "-m", "fast", "-t", "120", "-D", files.Data], cancellation);

        // A server that dies while it is being stopped counts as stopped, whatever pg_ctl thinks of it.
        if (code != 0 && ServerProcess.IsAlive(files.Data))
        {
            throw new DatabaseException($"The private PostgreSQL server does not stop: {error.Trim()}");
        }
    }

    string Connection(string role, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = files.Socket,
        Username = role,
        Password = password,
        Database = DatabaseName,
        MaxPoolSize = 25,
    }.ConnectionString;

    static DatabaseException Missing(ClusterFiles files, int? major)
    {
        var installed = PostgresPrograms.Installed().Where(programs => programs.HasServer).ToList();
        if (major is null)
        {
            return new(installed is [var newest, ..]
                ? $"PostgreSQL {newest.Major} is installed, PostGIS for it is not. Debian, Ubuntu: apt-get install postgresql-{newest.Major}-postgis-3"
                : PostgresPrograms.HowToInstall);
        }

        var others = installed.Count == 0 ? "none" : string.Join(", ", installed.Select(programs => programs.Major));
        return new($"The data in {files.Root} belong to PostgreSQL {major}; installed with PostGIS is: {others}. Nothing was touched. "
            + $"Install postgresql-{major} and postgresql-{major}-postgis-3; to change the version, run './oud backup FILE' with "
            + $"the old one and './oud restore FILE --data DIR' with the new one.");
    }

    [LoggerMessage(2001, LogLevel.Information, "The private cluster in {Directory} is made with PostgreSQL {Major}")]
    partial void LogMaking(string directory, int major);

    [LoggerMessage(2002, LogLevel.Debug, "The private PostgreSQL {Major} in {Directory} has started")]
    partial void LogStarted(string directory, int major);

    [LoggerMessage(2003, LogLevel.Debug, "The running PostgreSQL in {Directory} is used")]
    partial void LogJoined(string directory);

    [LoggerMessage(2004, LogLevel.Warning, "The running PostgreSQL does not answer and is started anew")]
    partial void LogNoAnswer();

    [LoggerMessage(2005, LogLevel.Debug, "The private PostgreSQL has stopped")]
    partial void LogStopped();
}
