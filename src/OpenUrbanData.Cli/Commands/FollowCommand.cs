using System.CommandLine;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud follow</c>: what <c>oud up</c> does beside serving, for an instance that is served by others.</summary>
static class FollowCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var command = new Command("follow", "Ingest and harvest by schedule, beside 'serve', until it is stopped");
        command.Does(async (parsed, cancellation) =>
        {
            var linkAge = LinkChecks.Age();
            var settings = options.Read(parsed);
            await using var instance = await Instance.OpenAsync(settings, Terminal.Standard, cancellation);
            Terminal.Standard.Line("Ingesting and harvesting by schedule (Ctrl-C stops)");
            await new CatalogIngest(instance, settings, Terminal.Standard).RunAsync(null, cancellation);
            await Schedules.FollowAsync(instance, settings, null, linkAge, Terminal.Standard, cancellation);
            return 0;
        });
        return command;
    }
}
