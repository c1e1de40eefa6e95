using System.CommandLine;
using OpenUrbanData.Cli;
using OpenUrbanData.Cli.Commands;

var options = new SharedOptions();
var root = new RootCommand("Open Urban Data: messy municipal files in, standard interfaces out.")
{
    UpCommand.Create(options),
    ServeCommand.Create(options),
    IngestCommand.Create(options),
    CheckCommand.Create(options),
    ListCommand.Create(options),
    InventoryCommand.Create(options),
    CatalogCommand.Create(options),
    HarvestCommand.Create(options),
    FollowCommand.Create(options),
    RemoveCommand.Create(options),
    PurgeCommand.Create(options),
    SchemaCommand.Create(options),
    BackupCommand.Create(options),
    RestoreCommand.Create(options),
};
options.AddTo(root);
return await root.Parse(args).InvokeAsync(new()
{
    // What Failure knows is one line; anything else is our mistake and shows its trace.
    EnableDefaultExceptionHandler = true,

    // Ctrl-C and SIGTERM cancel the token; requests, ingest and database then have this long to end cleanly.
    ProcessTerminationTimeout = TimeSpan.FromMinutes(2),
});
