using System.CommandLine;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud remove</c>: withdraws a data set; its features become tombstones, its addresses answer 404.</summary>
static class RemoveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var dataset = DatasetArgument.Create();
        var command = new Command("remove", "Withdraw a data set; ingest brings it back") { dataset };
        command.Does(async (parsed, cancellation) =>
        {
            var id = DatasetArgument.Read(parsed.GetRequiredValue(dataset));
            await using var instance = await Instance.OpenAsync(options.Read(parsed), Terminal.Standard, cancellation);
            var registry = new IngestStore(instance.Database, TimeProvider.System).Registry;
            if (await registry.LifecycleOfAsync(id, cancellation) is { } lifecycle)
            {
                await registry.ForgetInventoryAsync(id, cancellation);
                Terminal.Standard.Line($"{id}: removed from the inventory, where it was '{lifecycle.Name()}'");
                return 0;
            }

            await using var session = await DatasetArgument.OpenAsync(instance, id, cancellation);
            var outcome = await session.WithdrawAsync(cancellation);
            Terminal.Standard.Line(outcome is not null
                ? $"{id}: withdrawn, {outcome.Difference.Removed} features removed, revision {outcome.Revision}"
                : $"{id}: was withdrawn before");
            return 0;
        });
        return command;
    }
}

/// <summary>The name of a data set on the command line.</summary>
static class DatasetArgument
{
    /// <summary>The argument.</summary>
    public static Argument<string> Create() => new("dataset") { Description = "Data set as publisher/name or publisher.name" };

    /// <summary>The id, for either spelling.</summary>
    public static string Read(string text)
    {
        var parts = text.Split('/', '.');
        return parts.Length == 2 && parts.All(part => part.Length > 0)
            ? $"{parts[0]}.{parts[1]}"
            : throw new FormatException($"'{text}' is no data set: expected publisher/name.");
    }

    /// <summary>Takes a published data set.</summary>
    public static async Task<DatasetSession> OpenAsync(Instance instance, string id, CancellationToken cancellation)
    {
        var session = await new IngestStore(instance.Database, TimeProvider.System).OpenAsync(id, cancellation)
            ?? throw new DatabaseException($"{id}: another run is at work on it. Try again when it has ended.");
        if (session.State is null)
        {
            await session.DisposeAsync();
            throw new DatabaseException($"{id}: was never published. 'oud list' shows what there is.");
        }

        return session;
    }
}
