using System.CommandLine;
using System.Data.Common;
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

    /// <summary>True for what an operator can do something about; all else is a mistake of the program.</summary>
    public static bool IsForTheOperator(Exception exception) => exception is DatabaseException or DbException or IngestException
        or ProblemException or FormatException or InvalidDataException or IOException or UnauthorizedAccessException;
}
