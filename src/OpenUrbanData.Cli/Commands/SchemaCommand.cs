using System.CommandLine;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud schema list|show|diff</c>: the canonical schemas.</summary>
static class SchemaCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Create(SharedOptions options) => new("schema", "Canonical schemas")
    {
        List(options), Show(options),
    };

    static Command List(SharedOptions options)
    {
        var command = new Command("list", "List names, versions and status");
        command.Does((parsed, _) =>
        {
            Terminal.Standard.Table(["schema", "status", "properties", "title"], Instance.LoadSchemas(options.Read(parsed)).Schemas
                .Select(schema => (string[])[$"{schema.Name}/{schema.Version}", schema.Status.ToString().ToLowerInvariant(),
                    $"{schema.Properties.Length}", schema.Title.En]));
            return Task.FromResult(0);
        });
        return command;
    }

    static Command Show(SharedOptions options)
    {
        var name = new Argument<string>("schema") { Description = "Name, or name/version; without version the newest" };
        var command = new Command("show", "Show the properties of a schema") { name };
        command.Does((parsed, _) =>
        {
            var schema = Find(Instance.LoadSchemas(options.Read(parsed)), parsed.GetRequiredValue(name));
            Terminal.Standard.Line($"{schema.Name}/{schema.Version} ({schema.Status.ToString().ToLowerInvariant()}): {schema.Title.De} · {schema.Title.En}");
            Terminal.Standard.Line(schema.Description.En);
            Terminal.Standard.Line();
            Terminal.Standard.Table(["property", "type", "title"], schema.Properties
                .Select(property => (string[])[property.Name, property.Type.ToString().ToLowerInvariant(), property.Title.En]));
            return Task.FromResult(0);
        });
        return command;
    }

    static FeatureSchema Find(SchemaRegistry registry, string reference) =>
        (reference.Contains('/', StringComparison.Ordinal) ? registry.Find(reference) : registry.Newest(reference))
        ?? throw new FormatException($"There is no schema '{reference}'. 'oud schema list' shows them.");
}
