using System.CommandLine;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud serve</c>: the API alone, over what has been ingested.</summary>
static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var http = new HttpOptions();
        var command = new Command("serve", "Serve what has been ingested, and ingest nothing");
        http.AddTo(command);
        command.Does(async (parsed, cancellation) =>
        {
            // With a reading connection alone nothing can be migrated, and nothing has to be: the owner's instance does it.
            var onlyReads = SharedOptions.Setting("OUD_DATABASE") is null && SharedOptions.Setting("OUD_DATABASE_READ") is not null;
            await using var instance = onlyReads
                ? null
                : await Instance.OpenAsync(options.Read(parsed), Terminal.Standard, cancellation);
            var settings = http.Read(parsed, options.Read(parsed), instance?.Settings);
            await using var app = HttpOptions.Build(settings);
            await app.StartAsync(cancellation);
            Terminal.Standard.Line($"Serving {HttpOptions.Address(app, settings)}");
            await HttpOptions.WaitAsync(app, cancellation);
            return 0;
        });
        return command;
    }
}
