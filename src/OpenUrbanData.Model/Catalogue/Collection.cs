using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>A data set that is no longer published.</summary>
/// <param name="Number">Number in the store, under which its tombstones are kept.</param>
/// <param name="CollectionId">Canonical collection that it belonged to.</param>
/// <param name="Publication">The publication that withdrew it.</param>
public sealed record WithdrawnDataset(int Number, string CollectionId, long Publication);

/// <summary>What the APIs list: one data set, or all data sets of one canonical schema in one shape.</summary>
public sealed record Collection
{
    /// <summary>Data set id, or schema name (<c>parking-facility</c>, <c>parking-facility-v2</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What is in it.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>The shape of its features; for a canonical collection the newest minor version.</summary>
    public required FeatureSchema Schema { get; init; }

    /// <summary>Name of the feature table.</summary>
    public required string Table { get; init; }

    /// <summary>The data sets whose features it has, by number.</summary>
    public required ImmutableArray<Dataset> Datasets { get; init; }

    /// <summary>Data sets that it had once: their features vanished from it.</summary>
    public ImmutableArray<WithdrawnDataset> Withdrawn { get; init; } = [];

    /// <summary>True where it unites data sets.</summary>
    public required bool IsCanonical { get; init; }

    /// <summary>True where its items are records of the catalogue, not features (<see cref="RecordCollection"/>): they are no data, so nothing but the search
    /// of OGC API Records offers them.</summary>
    public bool IsCatalogue { get; init; }

    /// <summary>Number of live features: the sum that publish counted.</summary>
    public long Features => Datasets.Sum(dataset => dataset.Features);

    /// <summary>Largest publication of its data sets, withdrawn ones included: the state that ETags and changes hang on.</summary>
    public long Publication => Math.Max(
        Datasets.IsEmpty ? 0 : Datasets.Max(dataset => dataset.Publication),
        Withdrawn.IsEmpty ? 0 : Withdrawn.Max(dataset => dataset.Publication));

    /// <summary>Box around all geometries; null where there are none.</summary>
    public Extent? Extent
    {
        get
        {
            Extent? all = null;
            foreach (var one in Datasets.Select(dataset => dataset.Extent).OfType<Extent>())
            {
                all = all is { } box
                    ? new(Math.Min(box.West, one.West), Math.Min(box.South, one.South),
                        Math.Max(box.East, one.East), Math.Max(box.North, one.North))
                    : one;
            }

            return all;
        }
    }

    /// <summary>True where at least one of the data sets has a value of the property (or it is added on the way out).</summary>
    /// <remarks>Live features are never deleted: the property stands in schemas for other ways of exchange.</remarks>
    public bool Serves(Property property) => property.Name != "deleted"
        && (property.Origin != PropertyOrigin.Record || Datasets.Any(dataset => dataset.Filled.Contains(property.Name)));
}
