using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace OpenUrbanData.Cli;

/// <summary>What the operator sees: live progress in a terminal, plain lines where the output is redirected.</summary>
/// <param name="console">Where it is written.</param>
sealed class Terminal(IAnsiConsole console) : ILogger
{
    /// <summary>The terminal of this process.</summary>
    public static Terminal Standard { get; } = new(AnsiConsole.Console);

    /// <summary>For tables and progress.</summary>
    public IAnsiConsole Console => console;

    /// <summary>False where the output is redirected: then nothing is drawn twice.</summary>
    public bool IsInteractive => console.Profile.Out.IsTerminal && console.Profile.Capabilities.Interactive;

    /// <summary>One line; markup is not interpreted, long lines are not broken.</summary>
    public void Line(string text = "") => console.Profile.Out.Writer.WriteLine(text);

    /// <summary>A line of columns; redirected it is separated by tabs, for programs.</summary>
    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (!IsInteractive)
        {
            Line(string.Join('\t', head));
            foreach (var row in rows)
            {
                Line(string.Join('\t', row));
            }

            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns([.. head.Select(Markup.Escape)]);
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.Write(table);
    }

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <summary>What the parts say while they work, one line each, on the error output: the other is for results.</summary>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            System.Console.Error.WriteLine(formatter(state, exception));
        }
    }
}
