using System.CommandLine;
using OpenUrbanData.Ingest;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud purge</c>: removes data for good: from tables, quarantine and archive (design 4.9).</summary>
static class PurgeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var dataset = DatasetArgument.Create();
        var feature = new Option<string?>("--feature") { Description = "Only this feature", HelpName = "ID" };
        var column = new Option<string?>("--column") { Description = "Only the values of this property or published column", HelpName = "NAME" };
        var reason = new Option<string>("--reason")
        {
            Description = "What the purged addresses say (answer 410)",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "Removed for good.",
        };
        var command = new Command("purge", "Remove a data set, a feature or a column for good, from every revision and from the archive")
        {
            dataset, feature, column, reason,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(feature) is not null && result.GetValue(column) is not null)
            {
                result.AddError("--feature and --column exclude each other.");
            }
        });
        command.Does(async (parsed, cancellation) =>
        {
            var settings = options.Read(parsed);
            var id = DatasetArgument.Read(parsed.GetRequiredValue(dataset));
            await using var instance = await Instance.OpenAsync(settings, Terminal.Standard, cancellation);
            await using var session = await DatasetArgument.OpenAsync(instance, id, cancellation);
            var mark = new PurgeMark(parsed.GetRequiredValue(reason), parsed.GetValue(feature), parsed.GetValue(column));
            var (outcome, files) = await new Purge(instance.Database, settings.Archive).ExecuteAsync(session, mark, cancellation);
            Terminal.Standard.Line(outcome is null
                ? $"{id}: there was nothing of it"
                : $"{id}: {outcome.Difference.Removed} features removed, {outcome.Difference.Changed} changed, revision {outcome.Revision}");
            Terminal.Standard.Line($"{id}: {files} files removed from the archive");
            Terminal.Standard.Line(parsed.GetValue(feature) is null
                ? "Change or remove the descriptor, or the next ingest brings it back."
                : "Later runs do not bring the feature back.");
            return 0;
        });
        return command;
    }
}
