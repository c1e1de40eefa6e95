using System.CommandLine;
using System.Globalization;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Cli.Commands;

/// <summary><c>oud list</c>: what the catalogue describes and what of it is published.</summary>
static class ListCommand
{
    static readonly string[] Head = ["data set", "state", "schema", "features", "revision", "changed", "last run"];

    /// <summary>The command.</summary>
    public static Command Create(SharedOptions options)
    {
        var command = new Command("list", "List the data sets: described, published, with counts and the last run");
        command.Does((parsed, cancellation) => RunAsync(options.Read(parsed), Terminal.Standard, cancellation));
        return command;
    }

    static async Task<int> RunAsync(ProgramSettings settings, Terminal terminal, CancellationToken cancellation)
    {
        var folder = CatalogFolder.Load(settings.Catalog, settings.SourceRoot);
        await using var instance = await Instance.OpenAsync(settings, terminal, cancellation);
        var registry = await new RegistryReader(instance.Database).ReadAsync(cancellation);
        var runs = new RunReader(instance.Database);
        var rows = new List<string[]>();
        foreach (var id in folder.Datasets.Select(dataset => dataset.Id).Union(registry.Datasets.Keys)
            .Union(registry.Series.Keys).Union(registry.Services.Keys).Order(StringComparer.Ordinal))
        {
            var described = folder.Datasets.FirstOrDefault(dataset => dataset.Id == id);
            var published = registry.Entry(id);
            var last = (await runs.LastAsync(id, 1, cancellation)).FirstOrDefault();
            rows.Add(
            [
                id,
                State(described, published is not null),
                published?.Schema is { } schema ? $"{schema.Name}/{schema.Version}" : described?.SchemaName ?? "",
                published?.Features.ToString(CultureInfo.InvariantCulture) ?? "",
                published?.Revision.ToString(CultureInfo.InvariantCulture) ?? "",
                published?.ModifiedAt.ToString("u", CultureInfo.InvariantCulture) ?? "",
                last?.Outcome ?? "",
            ]);
        }

        terminal.Table(Head, rows);
        foreach (var error in folder.Errors)
        {
            terminal.Line(error.ToString());
        }

        return folder.Errors.IsEmpty ? 0 : 1;
    }

    static string State(DatasetDescriptor? described, bool isPublished) => (described, isPublished) switch
    {
        (null, _) => "published, without descriptor",
        ({ IsPublished: false }, true) => "published, now a draft: remove it",
        ({ IsPublished: false, Lifecycle: { } lifecycle }, false) => lifecycle.Name(),
        ({ IsPublished: false }, false) => "draft",
        (_, true) => "published",
        (_, false) => "not ingested yet",
    };
}
