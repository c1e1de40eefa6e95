using System.Globalization;
using OpenUrbanData.Ingest;
using Spectre.Console;

namespace OpenUrbanData.Cli;

/// <summary>How far an ingest is: a live bar per data set in a terminal, now and then a line where the output is redirected.</summary>
abstract class IngestDisplay : IProgress<IngestProgress>
{
    /// <summary>Shows the work of an action.</summary>
    public static Task ShowAsync(Terminal terminal, Func<IngestDisplay, Task> work) => terminal.IsInteractive
        ? terminal.Console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new Bars(context, terminal)))
        : work(new PlainLines(terminal));

    /// <summary>A data set begins.</summary>
    public abstract void Begin(string dataset);

    /// <inheritdoc/>
    public abstract void Report(IngestProgress value);

    /// <summary>The data set that began last has ended.</summary>
    public abstract void End(IEnumerable<string> lines);

    static string Text(IngestProgress progress)
    {
        var invariant = CultureInfo.InvariantCulture;
        var text = $"{progress.DatasetId}: {progress.Stage.ToString().ToLowerInvariant()}";
        if (progress.Records > 0)
        {
            text += string.Create(invariant, $", {progress.Records:N0} records, {progress.Rejected:N0} rejected");
        }

        if (progress.RecordsPerSecond > 0)
        {
            text += string.Create(invariant, $", {progress.RecordsPerSecond:N0}/s");
        }

        return progress.TimeLeft is { TotalSeconds: >= 1 } left ? text + string.Create(invariant, $", {left.TotalSeconds:N0} s left") : text;
    }

    sealed class Bars(ProgressContext context, Terminal terminal) : IngestDisplay
    {
        ProgressTask? _task;

        public override void Begin(string dataset) => _task = context.AddTask(Markup.Escape(dataset), maxValue: 1).IsIndeterminate();

        public override void Report(IngestProgress value)
        {
            _task!.Description = Markup.Escape(Text(value));
            _task.IsIndeterminate = value.Share is null;
            _task.Value = value.Share ?? 0;
        }

        public override void End(IEnumerable<string> lines)
        {
            _task!.Value = 1;
            _task.StopTask();
            foreach (var line in lines)
            {
                // Through the console, which keeps lines above the bar.
                terminal.Console.WriteLine(line);
            }
        }
    }

    sealed class PlainLines(Terminal terminal) : IngestDisplay
    {
        static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

        long _told;

        public override void Begin(string dataset) => _told = TimeProvider.System.GetTimestamp();

        public override void Report(IngestProgress value)
        {
            if (TimeProvider.System.GetElapsedTime(_told) >= Pause)
            {
                _told = TimeProvider.System.GetTimestamp();
                terminal.Line(Text(value));
            }
        }

        public override void End(IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                terminal.Line(line);
            }
        }
    }
}
