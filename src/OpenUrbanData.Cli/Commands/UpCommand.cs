using System.CommandLine;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud up</c>: sets up, ingests, serves.</summary>
static class UpCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var http = new HttpOptions();
        var command = new Command("up", "Set up, ingest the catalogue, serve") { new Option<bool>("--no-install") { Description = "Install no packages; the launcher says which are missing" } };
        http.AddTo(command);
        command.Does((parsed, cancellation) => RunAsync(options.Read(parsed), http, parsed, Terminal.Standard, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        ProgramSettings settings, HttpOptions http, ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var linkAge = LinkChecks.Age();
        try
        {
            await using var instance = await Instance.OpenAsync(settings, terminal, cancellation);
            var api = http.Read(parsed, settings, instance.Settings);
            await using var app = HttpOptions.Build(api);
            var ingest = new CatalogIngest(instance, settings, terminal);

            // An instance that has something to show shows it at once, and looks for news while it serves.
            var isNew = (await new RegistryReader(instance.Database).ReadAsync(cancellation)).Datasets.Count == 0;
            if (isNew)
            {
                await ingest.RunAsync(null, cancellation);
            }

            await app.StartAsync(cancellation);
            ShowAddresses(terminal, HttpOptions.Address(app, api));
            if (!isNew)
            {
                await LookForNewsAsync(ingest, terminal, cancellation);
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var schedules = Schedules.FollowAsync(instance, settings, HttpOptions.Address(app, api), linkAge, terminal, stop.Token);
            try
            {
                await HttpOptions.WaitAsync(app, cancellation);
            }
            finally
            {
                await stop.CancelAsync();
                await schedules;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to stop before it served: that is no failure either.
        }

        terminal.Line("Stopped.");
        return 0;
    }

    static async Task LookForNewsAsync(CatalogIngest ingest, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            await ingest.RunAsync(null, cancellation);
        }
        catch (Exception exception) when (Failure.IsForTheOperator(exception) && !cancellation.IsCancellationRequested)
        {
            // What is published can be served although nothing new can be read.
            terminal.Line($"oud: {exception.Message}");
        }
    }

    static void ShowAddresses(Terminal terminal, Uri address)
    {
        var root = address.AbsoluteUri.TrimEnd('/');
        terminal.Line();
        terminal.Line($"Serving {root}   (Ctrl-C stops)");
        terminal.Line($"  portal          {root}/");
        terminal.Line($"  collections     {root}/collections");
        terminal.Line($"  car parks       {root}/collections/parking-facility/items");
        terminal.Line($"  OpenAPI         {root}/api");
        terminal.Line($"  OData           {root}/odata/v4/");
        terminal.Line($"  DCAT-AP         {root}/catalog.ttl");
        terminal.Line();
    }
}
