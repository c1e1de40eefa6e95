using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>All that the APIs know without asking for features: one immutable snapshot per publication (design 5.8).</summary>
public sealed record Registry
{
    /// <summary>An instance in which nothing is published.</summary>
    public static Registry Empty { get; } = new()
    {
        Publication = 0,
        Publishers = FrozenDictionary<string, Publisher>.Empty,
        Municipalities = FrozenDictionary<string, Municipality>.Empty,
        Schemas = [],
        Datasets = FrozenDictionary<string, Dataset>.Empty,
        Collections = FrozenDictionary<string, Collection>.Empty,
        Solutions = FrozenDictionary<string, ReadOnlyMemory<byte>>.Empty,
    };

    /// <summary>Instance-wide number of the last publication.</summary>
    public required long Publication { get; init; }

    /// <summary>By slug.</summary>
    public required FrozenDictionary<string, Publisher> Publishers { get; init; }

    /// <summary>By key.</summary>
    public required FrozenDictionary<string, Municipality> Municipalities { get; init; }

    /// <summary>All versions of all canonical schemas, by name and version.</summary>
    public required ImmutableArray<FeatureSchema> Schemas { get; init; }

    /// <summary>Data sets by id, those that are links only too.</summary>
    public required FrozenDictionary<string, Dataset> Datasets { get; init; }

    /// <summary>Series by id: what several data sets have in common.</summary>
    public FrozenDictionary<string, Dataset> Series { get; init; } = FrozenDictionary<string, Dataset>.Empty;

    /// <summary>Services of others by id.</summary>
    public FrozenDictionary<string, Dataset> Services { get; init; } = FrozenDictionary<string, Dataset>.Empty;

    /// <summary>What the last checks found, by address.</summary>
    public FrozenDictionary<string, LinkCheck> Links { get; init; } = FrozenDictionary<string, LinkCheck>.Empty;

    /// <summary>Data that are not published and whose publishers show that, by id.</summary>
    public ImmutableArray<InventoryEntry> Inventory { get; init; } = [];

    /// <summary>By id: the canonical ones and one per data set that has features.</summary>
    public required FrozenDictionary<string, Collection> Collections { get; init; }

    /// <summary>The catalogue itself as a collection; it is not one of <see cref="Collections"/>.</summary>
    public Collection Records { get; init; } = RecordCollection.Of(0, 0, null);

    /// <summary>Manifests of solutions (solution-needs 1.0.0), by id: JSON, UTF-8.</summary>
    public required FrozenDictionary<string, ReadOnlyMemory<byte>> Solutions { get; init; }

    /// <summary>The data set, series or service of an id; null where there is none.</summary>
    public Dataset? Entry(string id) => Datasets.GetValueOrDefault(id) ?? Series.GetValueOrDefault(id) ?? Services.GetValueOrDefault(id);

    /// <summary>Builds the collections from data sets: one per data set with a table, one per canonical schema and
    /// major version that at least one data set follows.</summary>
    /// <param name="datasets">The published data sets.</param>
    /// <param name="withdrawn">Those that were published once; null for none.</param>
    public static FrozenDictionary<string, Collection> Unite(
        IEnumerable<Dataset> datasets, IEnumerable<WithdrawnDataset>? withdrawn = null)
    {
        var gone = (withdrawn ?? []).ToLookup(dataset => dataset.CollectionId, StringComparer.Ordinal);
        var collections = new Dictionary<string, Collection>(StringComparer.Ordinal);
        ImmutableArray<Dataset> all =
            [.. datasets.Where(dataset => dataset is { Schema: not null, Table: not null }).OrderBy(dataset => dataset.Number)];
        foreach (var dataset in all)
        {
            collections[dataset.Id] = new()
            {
                Id = dataset.Id,
                Title = dataset.Title,
                Description = dataset.Description,
                Schema = dataset.Schema!,
                Table = dataset.Table!,
                Datasets = [dataset],
                IsCanonical = false,
            };
        }

        foreach (var group in all.Where(dataset => !dataset.Schema!.IsLocal).GroupBy(dataset => dataset.Schema!.CollectionId))
        {
            var newest = group.MaxBy(dataset => dataset.Schema!.Version)!;
            collections[group.Key] = new()
            {
                Id = group.Key,
                Title = newest.Schema!.Title,
                Description = newest.Schema.Description,
                Schema = newest.Schema,
                Table = newest.Table!,
                Datasets = [.. group],
                Withdrawn = [.. gone[group.Key]],
                IsCanonical = true,
            };
        }

        return collections.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
