using System.CommandLine;
using OpenUrbanData.Cli.Backups;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud backup</c>: everything that cannot be made again, in one file.</summary>
static class BackupCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var file = new Argument<string>("file") { Description = "File to write (.tar.gz); replaced when the backup is whole" };
        var command = new Command("backup", "Write database, archive and catalogue to one file, while the instance runs") { file };
        command.Does(async (parsed, cancellation) =>
        {
            var settings = options.Read(parsed);
            await using var instance = await Instance.OpenAsync(settings, Terminal.Standard, cancellation);
            var content = await Backup.WriteAsync(instance, settings, Path.GetFullPath(parsed.GetRequiredValue(file)), TimeProvider.System, cancellation);
            Terminal.Standard.Line($"{parsed.GetRequiredValue(file)}: publication {content.Publication}, {content.Datasets} data sets, "
                + $"{content.ArchivedFiles} archived files, {content.CatalogFiles} files of the catalogue");
            return 0;
        });
        return command;
    }
}
