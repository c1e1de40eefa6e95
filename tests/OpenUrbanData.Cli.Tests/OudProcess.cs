using System.Diagnostics;
using System.Text;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

/// <summary>The program as its users run it: a process of its own.</summary>
public sealed class OudProcess : IDisposable
{
    readonly Process _process;
    readonly StringBuilder _output = new();

    OudProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static OudProcess Start(params string[] arguments) => Start([], arguments);

    public static OudProcess Start(Dictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "oud.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in (string[])["OUD_DATABASE", "OUD_DATABASE_READ", "OUD_DATA", "OUD_CATALOG", "OUD_ROOT"])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return (await process.EndAsync(), process.Output);
    }

    /// <summary>Runs a command to its end, on a database of the test run.</summary>
    public static async Task<(int Code, string Output)> RunAsync(PostgresDatabase database, params string[] arguments)
    {
        using var process = Start(
            new Dictionary<string, string?>
            {
                ["OUD_DATABASE"] = database.OwnerConnection,
                ["OUD_DATABASE_READ"] = database.ReaderConnection,
            },
            arguments);
        return (await process.EndAsync(), process.Output);
    }

    /// <summary>Waits for a line that contains the text, and returns it.</summary>
    public async Task<string> LineAsync(string text)
    {
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            if (Output.Split('\n').FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } line)
            {
                return line;
            }

            if (_process.HasExited)
            {
                break;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"'{text}' did not come. The output:\n{Output}");
    }

    /// <summary>The address that it says it serves.</summary>
    public async Task<Uri> AddressAsync() => new((await LineAsync("Serving http")).Split(' ')[1]);

    /// <summary>Ends it as a terminal, systemd or a container does.</summary>
    public async Task<int> TerminateAsync(string signal = "-TERM")
    {
        using (var kill = Process.Start("kill", [signal, $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        return await EndAsync();
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    void Append(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }
        }
    }
}
