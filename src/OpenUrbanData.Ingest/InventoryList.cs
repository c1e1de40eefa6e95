using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Writing;

namespace OpenUrbanData.Ingest;

/// <summary>Keeps the inventory in step with the descriptors: what is on the way to publication is listed there.</summary>
/// <param name="registry">Where it is kept.</param>
/// <param name="schemas">Canonical schemas, for their themes.</param>
sealed class InventoryList(RegistryWriter registry, SchemaRegistry schemas)
{
    /// <summary>Finds out whether the state of a descriptor may follow the one that the store knows.</summary>
    /// <returns>True where the data set has an entry.</returns>
    /// <exception cref="IngestException">It may not.</exception>
    public async Task<bool> CheckAsync(DatasetDescriptor dataset, bool isPublished, CancellationToken cancellation)
    {
        var entry = await registry.LifecycleOfAsync(dataset.Id, cancellation);
        Lifecycle? before = isPublished ? Lifecycle.Published : entry;
        Lifecycle? after = dataset.IsPublished ? Lifecycle.Published : dataset.Lifecycle;
        return before is { } from && after is { } to && Lifecycles.Between(from, to) is { IsEmpty: false } between
            ? throw new IngestException(IngestCodes.LifecycleInvalid,
                $"{dataset.File}: lifecycle: '{to.Name()}' cannot follow '{from.Name()}'; expected {string.Join(" or ", between.Select(one => one.Name()))} first.")
            : entry is not null;
    }

    /// <summary>Writes the entry of a data set that is not published; a mere draft has none.</summary>
    public async Task ListAsync(DatasetDescriptor dataset, CancellationToken cancellation)
    {
        if (dataset.Lifecycle is null)
        {
            await registry.ForgetInventoryAsync(dataset.Id, cancellation);
            return;
        }

        if (dataset.Publisher.ShowsInventory)
        {
            await registry.UpsertAsync(dataset.Publisher.ToPublisher(), cancellation);
        }

        await registry.UpsertAsync(PublicDocument.Entry(dataset, schemas.Find($"{dataset.SchemaName}/{dataset.SchemaVersion}")), dataset.Publisher.ShowsInventory, cancellation);
    }
}
