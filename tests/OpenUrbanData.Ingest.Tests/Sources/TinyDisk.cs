using System.Diagnostics;

namespace OpenUrbanData.Ingest.Tests.Sources;

/// <summary>A file system of one megabyte, to be filled.</summary>
static class TinyDisk
{
    public static async Task<bool> MountAsync(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        return await RunAsync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], cancellation);
    }

    public static Task<bool> UnmountAsync(string folder, CancellationToken cancellation) => RunAsync("umount", [folder], cancellation);

    static async Task<bool> RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
