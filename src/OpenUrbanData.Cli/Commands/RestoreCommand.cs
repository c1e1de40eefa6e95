using System.CommandLine;
using OpenUrbanData.Cli.Backups;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud restore</c>: an instance from a backup, with its revision numbers.</summary>
static class RestoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var file = new Argument<string>("file") { Description = "File that 'oud backup' wrote" };
        var replace = new Option<bool>("--replace") { Description = "Replace an instance that has published something" };
        var command = new Command("restore", "Restore database, archive and catalogue from a backup") { file, replace };
        command.Does(async (parsed, cancellation) =>
        {
            var (content, catalog) = await Restoration.RunAsync(options.Read(parsed), Path.GetFullPath(parsed.GetRequiredValue(file)),
                parsed.GetValue(replace), Terminal.Standard, cancellation);
            Terminal.Standard.Line($"Restored publication {content.Publication} of {content.CreatedAt:u}: {content.Datasets} data sets, "
                + $"{content.ArchivedFiles} archived files; the catalogue is in {catalog}");
            return 0;
        });
        return command;
    }
}
