namespace OpenUrbanData.Postgres.Cluster;

/// <summary>A lock on a file that the operating system frees when its holder dies, however it dies.</summary>
/// <remarks>.NET maps <see cref="FileShare"/> to flock(2); children do not inherit it.</remarks>
sealed class FileLock : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly FileStream stream;

    FileLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock, or returns null where another process holds it.</summary>
    /// <param name="path">The file; made if it is missing, never removed.</param>
    /// <param name="shared">True: others may hold it too.</param>
    public static FileLock? TryTake(string path, bool shared = false)
    {
        try
        {
            return new(new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = shared ? FileAccess.Read : FileAccess.ReadWrite,
                Share = shared ? FileShare.Read : FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock.</summary>
    public static async Task<FileLock> TakeAsync(string path, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    /// <summary>Leaves a line for people who look at the file.</summary>
    public void Write(string line)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        stream.SetLength(0);
        writer.WriteLine(line);
        writer.Flush();
    }

    /// <summary>Frees the lock.</summary>
    public void Dispose() => stream.Dispose();
}
