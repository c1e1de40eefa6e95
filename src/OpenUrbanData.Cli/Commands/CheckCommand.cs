using System.CommandLine;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud check</c>: everything that ingest does but publishing, with a report for people.</summary>
static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var which = new Argument<string?>("dataset")
        {
            Description = "publisher or publisher/name; without it all data sets",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("check", "Do everything but publish, and say which records would be refused and why") { which };
        command.Does(async (parsed, cancellation) =>
        {
            var settings = options.Read(parsed);
            await using var instance = await Instance.OpenAsync(settings, Terminal.Standard, cancellation);
            var ingest = new CatalogIngest(instance, settings, Terminal.Standard) { IsCheck = true };
            return await ingest.RunAsync(parsed.GetValue(which), cancellation);
        });
        return command;
    }
}
