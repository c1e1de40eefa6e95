using System.Diagnostics;

namespace OpenUrbanData.Testing;

/// <summary>The validator of DCAT shapes and the scorer of metadata quality in the shared folder: programs of Node.</summary>
public static class DcatTool
{
    static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>Validates files as one graph by a profile: without any violation but those named.</summary>
    /// <param name="profile">One of its profiles.</param>
    /// <param name="files">Pages of one catalogue.</param>
    /// <returns>What the program prints.</returns>
    public static async Task<string> ValidateAsync(string profile, params string[] files)
    {
        var (exit, output) = await RunAsync("node", await FolderAsync(), ["validate.mjs", "--profile", profile, "--fail-on", "violation", .. files]);
        Assert.True(exit == 0, output);
        return output;
    }

    /// <summary>Scores files as one catalogue.</summary>
    /// <param name="http"><c>skip</c>, <c>assume</c> or <c>get</c>.</param>
    /// <param name="files">Pages of one catalogue.</param>
    /// <returns>The JSON that it prints.</returns>
    public static async Task<string> ScoreAsync(string http, params string[] files)
    {
        // It ends before all of a long output has passed a pipe.
        var answer = Path.GetTempFileName();
        try
        {
            var (exit, output) = await RunAsync("sh", await FolderAsync(), ["-c", "node \"$@\" > \"$0\"", answer, "mqa.mjs", "--http", http, "--json", .. files]);
            Assert.True(exit == 0, output);
            return await File.ReadAllTextAsync(answer);
        }
        finally
        {
            File.Delete(answer);
        }
    }

    // The shared folder may be read-only and has no packages installed, so the tool is copied once and completed. Test projects run at the
    // same time: each completes a copy of its own, and the first that is whole stays.
    static async Task<string> FolderAsync()
    {
        var source = SharedData.Path("standards/dcat/validate");
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "npm"))))
        {
            Assert.Skip("Node and npm are missing: the catalogue was not validated");
        }

        var target = RepositoryRoot.Combine("artifacts", "dcat-validate");
        await Gate.WaitAsync();
        try
        {
            if (!File.Exists(Path.Combine(target, "complete")))
            {
                await CompleteAsync(source, target);
            }
        }
        finally
        {
            Gate.Release();
        }

        return target;
    }

    static async Task CompleteAsync(string source, string target)
    {
        var copy = $"{target}-{Environment.ProcessId}";
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            await using var input = File.OpenRead(file);
            await using var output = File.Create(to);
            await input.CopyToAsync(output);
        }

        var (exit, text) = await RunAsync("npm", copy, ["ci", "--no-audit", "--no-fund", "--loglevel", "error"]);
        if (exit != 0)
        {
            Directory.Delete(copy, recursive: true);
            Assert.Skip($"npm ci failed: the catalogue was not validated. {text}");
        }

        await File.WriteAllTextAsync(Path.Combine(copy, "complete"), "");
        if (Directory.Exists(target) && !File.Exists(Path.Combine(target, "complete")))
        {
            Directory.Delete(target, recursive: true);
        }

        if (!Directory.Exists(target))
        {
            Directory.Move(copy, target);
        }
        else
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    static async Task<(int Exit, string Output)> RunAsync(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DCAT_SHAPES"] = Path.Combine(SharedData.Folder, "standards", "dcat", "shapes");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
