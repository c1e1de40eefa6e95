using System.Diagnostics;

namespace OpenUrbanData.Cli.Tests;

/// <summary>A program of others that uses what is served, as citizens and offices do.</summary>
static class ClientProgram
{
    /// <summary>Skips the running test where the program is missing; fails it where <c>CI</c> is set, because <c>oud test</c> installs it.</summary>
    public static void SkipIfMissing(string program)
    {
        if (Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            return;
        }

        var missing = $"{program} is missing: './oud test' installs it";
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail(missing);
        }

        Assert.Skip(missing);
    }

    /// <summary>What it prints; it has to end well.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{await errors}");
        return output;
    }
}
