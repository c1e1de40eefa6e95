using System.Diagnostics;
using System.Globalization;

namespace OpenUrbanData.Postgres.Cluster;

/// <summary>The programs of an installed PostgreSQL: <c>initdb</c>, <c>pg_ctl</c>, <c>pg_dump</c> and others.</summary>
/// <param name="Directory">Where they are.</param>
/// <param name="Major">Major version, as 15.</param>
public sealed record PostgresPrograms(string Directory, int Major)
{
    /// <summary>What an administrator installs where <see cref="Find"/> finds nothing.</summary>
    public const string HowToInstall = "PostgreSQL with PostGIS is not installed. Debian, Ubuntu: apt-get install postgresql postgis postgresql-postgis";

    // Debian keeps one directory per major version, so several can live side by side.
    const string Debian = "/usr/lib/postgresql";

    /// <summary>PostgreSQL refuses to run as root; then its programs run as this user.</summary>
    public const string User = "postgres";

    /// <summary>Finds the newest PostgreSQL that has PostGIS.</summary>
    /// <param name="major">Only this major version; null for the newest.</param>
    /// <returns>Null where there is none.</returns>
    public static PostgresPrograms? Find(int? major = null) =>
        Installed()
        .FirstOrDefault(programs => (major is null || programs.Major == major) && programs.HasServer && programs.HasPostGis);

    /// <summary>All that are installed, newest first, with or without PostGIS or server.</summary>
    public static IReadOnlyList<PostgresPrograms> Installed() =>
    [
        .. (System.IO.Directory.Exists(Debian) ? System.IO.Directory.GetDirectories(Debian) : [])
            .Select(At)
            .OfType<PostgresPrograms>()
            .OrderByDescending(programs => programs.Major),
    ];

    /// <summary>False where only the client programs are installed.</summary>
    public bool HasServer => File.Exists(Path.Combine(Directory, "initdb")) && File.Exists(Path.Combine(Directory, "postgres"));

    bool HasPostGis => File.Exists($"/usr/share/postgresql/{Major}/extension/postgis.control");

    static PostgresPrograms? At(string directory)
    {
        var bin = Path.Combine(directory, "bin");
        return int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && File.Exists(Path.Combine(bin, "pg_dump"))
            ? new(bin, major)
            : null;
    }

    /// <summary>Runs a program to its end, as user <see cref="User"/> where this process runs as root.</summary>
    /// <param name="program">Name of a program in <see cref="Directory"/>, or a path.</param>
    /// <param name="arguments">Passed on as they are. Anyone on the machine can read them: no secrets.</param>
    /// <param name="cancellation">Kills the program.</param>
    /// <param name="input">Its standard input.</param>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="DatabaseException">It ended with another code than 0; the message holds what it wrote.</exception>
    public async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation, string input = "")
    {
        var (code, output, error) = await TryRunAsync(program, arguments, cancellation, input);
        return code == 0
            ? output
            : throw new DatabaseException(
                $"{Path.GetFileName(program)} ended with code {code}: {error.Trim()} {output.Trim()}".Trim());
    }

    /// <summary>As <see cref="RunAsync"/>, for programs whose code is an answer.</summary>
    public async Task<(int Code, string Output, string Error)> TryRunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation, string input = "")
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(arguments);
        string[] prefix = Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", "--"]
            : [];
        return await RunLineAsync([.. prefix, Path.Combine(Directory, program), .. arguments], [], input, cancellation);
    }

    /// <summary>Runs a client program to its end, as the user of this process.</summary>
    /// <param name="program">Name of a program in <see cref="Directory"/>.</param>
    /// <param name="arguments">Passed on as they are. Anyone on the machine can read them: no secrets.</param>
    /// <param name="environment">Variables that are added, as PGPASSWORD.</param>
    /// <param name="cancellation">Kills the program.</param>
    /// <exception cref="DatabaseException">It ended with another code than 0; the message holds what it wrote.</exception>
    public async Task RunClientAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(environment);
        var (code, _, error) = await RunLineAsync(
            [Path.Combine(Directory, program), .. arguments], environment, "", cancellation);
        if (code != 0)
        {
            throw new DatabaseException($"{program} ended with code {code}: {error.Trim()}");
        }
    }

    static async Task<(int Code, string Output, string Error)> RunLineAsync(
        string[] line, IEnumerable<KeyValuePair<string, string>> environment, string input, CancellationToken cancellation)
    {

        // The home of root is closed to the user postgres, and its programs complain about it.
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";

        // What the operator's shell says about other servers (PGPORT, PGHOST …) would move this one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
