using System.CommandLine;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud ingest</c>: reads sources and publishes what has changed.</summary>
static class IngestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var which = new Argument<string?>("dataset")
        {
            Description = "publisher or publisher/name; without it all data sets",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var force = new Option<bool>("--force") { Description = "Publish although the guard would stop it, and read although nothing has changed" };
        var command = new Command("ingest", "Read sources and publish what has changed") { which, force };
        command.Does(async (parsed, cancellation) =>
        {
            var settings = options.Read(parsed);
            await using var instance = await Instance.OpenAsync(settings, Terminal.Standard, cancellation);
            var ingest = new CatalogIngest(instance, settings, Terminal.Standard) { IsForced = parsed.GetValue(force), IsDetailed = true };
            return await ingest.RunAsync(parsed.GetValue(which), cancellation);
        });
        return command;
    }
}
