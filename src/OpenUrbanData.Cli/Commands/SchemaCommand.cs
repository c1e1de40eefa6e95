using System.CommandLine;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud schema list|show|diff</c>: the canonical schemas.</summary>
static class SchemaCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Create(SharedOptions options) => new("schema", "Canonical schemas")
    {
        List(options), Show(options), Diff(options),
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

    static Command Diff(SharedOptions options)
    {
        var name = new Argument<string>("schema") { Description = "Name of the schema" };
        var older = new Argument<string>("older") { Description = "Older version, or a schema.json" };
        var newer = new Argument<string>("newer") { Description = "Newer version, or a schema.json" };
        var command = new Command("diff", "Compare two versions and compute the version that the newer one must have") { name, older, newer };
        command.Does((parsed, _) =>
        {
            var registry = Instance.LoadSchemas(options.Read(parsed));
            var one = Version(registry, parsed.GetRequiredValue(name), parsed.GetRequiredValue(older));
            var other = Version(registry, parsed.GetRequiredValue(name), parsed.GetRequiredValue(newer));
            var diff = SchemaDiff.Compare(one, other);
            foreach (var change in diff.Changes)
            {
                Terminal.Standard.Line(change.ToString());
            }

            var smallest = diff.NextAfter(one.Version);
            var isEnough = other.Version.CompareTo(smallest) >= 0;
            Terminal.Standard.Line($"{one.Name}: {one.Version} → {other.Version}; the changes ask for {smallest} at least"
                + (isEnough ? "" : ": the newer version's number is too small"));
            return Task.FromResult(isEnough ? 0 : 1);
        });
        return command;
    }

    // A file is how an author asks before the version is in the registry.
    static FeatureSchema Version(SchemaRegistry registry, string name, string text) => File.Exists(text)
        ? SchemaReader.Read(text, File.ReadAllBytes(text), SchemaStatus.Draft).Valid
        : Find(registry, $"{name}/{text}");

    static FeatureSchema Find(SchemaRegistry registry, string reference) =>
        (reference.Contains('/', StringComparison.Ordinal) ? registry.Find(reference) : registry.Newest(reference))
        ?? throw new FormatException($"There is no schema '{reference}'. 'oud schema list' shows them.");
}
