using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Identity;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>All publishers and data sets of a folder <c>catalog/</c>, with the mistakes of those that cannot be read.</summary>
/// <param name="Publishers">In the order of their slugs.</param>
/// <param name="Datasets">In the order of their ids, drafts too.</param>
/// <param name="Harvests">Catalogues of others, in the order of their names.</param>
/// <param name="Errors">Mistakes: the files that have one are not among the others; all the rest is.</param>
public sealed record CatalogFolder(
    ImmutableArray<PublisherDescriptor> Publishers, ImmutableArray<DatasetDescriptor> Datasets, ImmutableArray<HarvestSource> Harvests,
    ImmutableArray<DescriptorError> Errors)
{
    /// <summary>Name of the file that makes a folder a publisher.</summary>
    public const string PublisherFile = "publisher.yaml";

    /// <summary>Name of the folder of the catalogues of others; no publisher is called so.</summary>
    public const string HarvestFolder = "harvest";

    /// <summary>Most bytes of a descriptor: the largest real ones have some kilobytes.</summary>
    public const long MaximumFileSize = 1 << 20;

    /// <summary>Reads a folder: each sub-folder but <c>harvest</c> is a publisher, each <c>*.yaml</c> in it but publisher.yaml a data set.
    /// Folders and files whose names begin with <c>_</c> or <c>.</c> are ignored.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="sourceRoot">Folder that <c>@/</c> in <c>source.file</c> means; null for none.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static CatalogFolder Load(string directory, string? sourceRoot = null)
    {
        var publishers = ImmutableArray.CreateBuilder<PublisherDescriptor>();
        var datasets = ImmutableArray.CreateBuilder<DatasetDescriptor>();
        var errors = new List<DescriptorError>();
        foreach (var folder in Named(Directory.GetDirectories(directory)))
        {
            var slug = Path.GetFileName(folder);
            if (slug == HarvestFolder)
            {
                continue;
            }

            var file = Path.Combine(folder, PublisherFile);
            if (!Slug.IsValid(slug, Slug.PublisherLength))
            {
                errors.Add(new(folder, 1, "", $"'{slug}' is no name of a publisher; expected lower-case words with hyphens, at most {Slug.PublisherLength} characters."));
            }
            else if (!File.Exists(file))
            {
                errors.Add(new(file, 1, "", "This file is missing; expected it in every folder of the catalogue (folders that begin with '_' are ignored)."));
            }
            else if (ReadText(file, errors) is { } text && PublisherReader.Read(slug, file, text, errors) is { } publisher)
            {
                publishers.Add(publisher);
                AddDatasets(publisher, text, folder, sourceRoot, datasets, errors);
            }
        }

        foreach (var same in publishers.Where(one => one.Key is not null).GroupBy(one => one.Key).Where(group => group.Count() > 1))
        {
            errors.Add(new(same.Last().File, 1, "key",
                $"'{same.Key}' is the key of {string.Join(" and ", same.Select(one => one.Slug))}; expected one publisher per key, because feature ids begin with it."));
        }

        CheckNames(datasets, errors);
        return new(publishers.DrainToImmutable(), datasets.DrainToImmutable(), ReadHarvests(directory, errors),
            [.. errors.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line)]);
    }

    static void AddDatasets(PublisherDescriptor publisher, string publisherText, string folder, string? sourceRoot,
        ImmutableArray<DatasetDescriptor>.Builder datasets, List<DescriptorError> errors)
    {
        foreach (var file in Named(Directory.GetFiles(folder, "*.yaml")))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (Path.GetFileName(file) == PublisherFile)
            {
                continue;
            }

            if (!Slug.IsValid(name, Slug.NameLength))
            {
                errors.Add(new(file, 1, "", $"'{name}' is no name of a data set; expected lower-case words with hyphens, at most {Slug.NameLength} characters."));
            }
            else if (ReadText(file, errors) is { } text
                && DatasetReader.Read(publisher, publisherText, name, file, text, sourceRoot, errors) is { } dataset)
            {
                datasets.Add(dataset);
            }
        }
    }

    static ImmutableArray<HarvestSource> ReadHarvests(string directory, List<DescriptorError> errors)
    {
        var folder = Path.Combine(directory, HarvestFolder);
        var sources = ImmutableArray.CreateBuilder<HarvestSource>();
        foreach (var file in Directory.Exists(folder) ? Named(Directory.GetFiles(folder, "*.yaml")) : [])
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!Slug.IsValid(name, Slug.NameLength))
            {
                errors.Add(new(file, 1, "", $"'{name}' is no name of a source; expected lower-case words with hyphens, at most {Slug.NameLength} characters."));
            }
            else if (ReadText(file, errors) is { } text && HarvestReader.Read(name, file, text, errors) is { } source)
            {
                sources.Add(source);
            }
        }

        return sources.DrainToImmutable();
    }

    // Entries name each other, so this is known only when all are read. Those with a mistake of their own are left alone.
    static void CheckNames(ImmutableArray<DatasetDescriptor>.Builder datasets, List<DescriptorError> errors)
    {
        var kinds = datasets.ToDictionary(dataset => dataset.Id, dataset => dataset.Kind, StringComparer.Ordinal);
        var broken = errors.Select(error => Path.GetFullPath(error.File)).ToHashSet(StringComparer.Ordinal);
        foreach (var dataset in datasets)
        {
            foreach (var (key, names, kind) in new[] { ("series", dataset.Series, DatasetKind.Series), ("services", dataset.Services, DatasetKind.Service) })
            {
                foreach (var (line, id) in names.Where(name => kinds.GetValueOrDefault(name.Id, (DatasetKind)(-1)) != kind))
                {
                    var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(dataset.File)!, "..", id.Replace('.', Path.DirectorySeparatorChar) + ".yaml"));
                    if (!broken.Contains(file))
                    {
                        errors.Add(new(dataset.File, line, key,
                            $"'{id}' is no entry with 'kind: {kind.ToString().ToLowerInvariant()}'{NearestName.Hint(id, kinds.Where(one => one.Value == kind).Select(one => one.Key), $"; expected the name of one, or publisher.name.")}"));
                    }
                }
            }
        }

        var byId = datasets.ToDictionary(dataset => dataset.Id, StringComparer.Ordinal);
        errors.AddRange(datasets.SelectMany(dataset => StatementsReader.CheckServices(dataset, byId)));
        var members = datasets.SelectMany(dataset => dataset.Series).Select(name => name.Id).ToHashSet(StringComparer.Ordinal);
        var mayTell = errors.Count == 0;
        foreach (var empty in datasets.Where(one => mayTell && one.Kind == DatasetKind.Series && !members.Contains(one.Id)))
        {
            errors.Add(new(empty.File, 1, "kind", $"No data set belongs to this series; expected 'series: {empty.Name}' in at least one."));
        }

        var files = errors.Select(error => error.File).ToHashSet(StringComparer.Ordinal);
        foreach (var wrong in datasets.Where(dataset => files.Contains(dataset.File)).ToList())
        {
            datasets.Remove(wrong);
        }
    }

    static IEnumerable<string> Named(IEnumerable<string> paths) =>
        paths.Where(path => Path.GetFileName(path)[0] is not ('_' or '.')).Order(StringComparer.Ordinal);

    static string? ReadText(string file, List<DescriptorError> errors)
    {
        if (new FileInfo(file).Length <= MaximumFileSize)
        {
            return File.ReadAllText(file);
        }

        errors.Add(new(file, 1, "", $"The file is larger than {MaximumFileSize} bytes; expected a descriptor."));
        return null;
    }
}
