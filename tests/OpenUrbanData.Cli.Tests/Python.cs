using System.Text.Json;

namespace OpenUrbanData.Cli.Tests;

/// <summary>Libraries of the system's Python, of which Debian has some that use what is served.</summary>
static class Python
{
    const string Program = "/usr/bin/python3";

    /// <summary>Skips the running test where the library is missing; fails it where <c>CI</c> is set and <c>oud test</c> installs it.</summary>
    public static void SkipIfMissing(string library, bool isInstalled)
    {
        if (File.Exists(Program) && Try(library))
        {
            return;
        }

        if (isInstalled && Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail($"the Python library {library} is missing: './oud test' installs it");
        }

        Assert.Skip($"the Python library {library} is missing{(isInstalled ? ": './oud test' installs it" : "")}");
    }

    /// <summary>The JSON that a script prints as its last line.</summary>
    public static async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        // Where there is no display.
        Environment.SetEnvironmentVariable("QT_QPA_PLATFORM", "offscreen");
        var output = await ClientProgram.RunAsync(Program, ["-c", script, .. arguments]);
        return JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement;
    }

    static bool Try(string library)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Program, ["-c", $"import {library}"])
        {
            RedirectStandardError = true,
        })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
