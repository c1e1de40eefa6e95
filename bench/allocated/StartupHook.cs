using System.Globalization;

/// <summary>Tells bench/allocation.sh how many bytes the server has allocated since it started: the runtime's own count, in a file that is
/// written anew several times a second.</summary>
static class StartupHook
{
    /// <summary>Called by the runtime before the program.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("OUD_BENCH_ALLOCATED") is { } file)
        {
            new Thread(() => Write(file)) { IsBackground = true }.Start();
        }
    }

    static void Write(string file)
    {
        using var never = new ManualResetEvent(false);
        do
        {
            File.WriteAllText(file + ".new", GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture));
            File.Move(file + ".new", file, overwrite: true);
        }
        while (!never.WaitOne(200));
    }
}
