using System.CommandLine;
using OpenUrbanData.Ingest;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Postgres;

namespace OpenUrbanData.Cli;

/// <summary>Says failures that an operator can do something about as sentences on the error output, code 1.</summary>
static class Failure
{
    /// <summary>Sets what a command does.</summary>
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                return await action(parsed, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // The shell's code of Ctrl-C.
                return 130;
            }
            catch (Exception exception) when (IsForTheOperator(exception))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"oud: {exception.Message}");
                return 1;
            }
        });

    static bool IsForTheOperator(Exception exception) =>
        exception is DatabaseException or IngestException or ProblemException or FormatException or IOException or UnauthorizedAccessException;
}
