using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>Which ways lead from an entity type to others.</summary>
static class ODataNavigations
{
    const string Publishers = "Publishers", Municipalities = "Municipalities", Datasets = "Datasets", Inventory = "Inventory";

    /// <summary>The ways from the entities of a collection that decides about its type.</summary>
    public static ImmutableArray<ODataNavigation> Of(ODataModel model, Collection collection, Registry registry)
    {
        if (model.RegistryOf(collection) is not null)
        {
            return ODataNames.EntitySet(collection.Id) switch
            {
                Publishers => [new("Datasets", Datasets, IsMany: true, Inverse: Dataset("publisher_slug"))],
                Inventory => [new("Publisher", Publishers, IsMany: false, Own: RegistryProperties.Entry.First(property => property.Name == "publisher_slug")) { IsCertain = true }],
                Municipalities => [new("Datasets", Datasets, IsMany: true, Inverse: Dataset("municipality_keys"))],
                _ =>
                [
                    new("Publisher", Publishers, IsMany: false, Own: Dataset("publisher_slug")) { IsCertain = true },
                    new("Municipalities", Municipalities, IsMany: true, Own: Dataset("municipality_keys")),
                ],
            };
        }

        var properties = model.Properties(collection).ToList();
        var taken = properties.Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ways = new List<ODataNavigation>
        {
            new("Dataset", Datasets, IsMany: false, OfDataset: dataset => dataset.Id),
            new("Publisher", Publishers, IsMany: false, OfDataset: dataset => dataset.Publisher.Slug),
        };
        if (properties.Find(property => property.Name == "municipality_key") is { } town)
        {
            ways.Add(new("Municipality", Municipalities, IsMany: false, Own: town));
        }

        ways.AddRange(properties
            .Where(property => property.Type == PropertyType.Text && Http.Served.ReferencedBy(property, registry) is not null)
            .Select(property => new ODataNavigation(
                ODataNames.Navigation(property.Name), ODataNames.EntitySet(property.References!), IsMany: false, Own: property)));

        // Names of columns of local data sets are theirs to choose.
        return [.. ways.Where(way => taken.Add(way.Name))];
    }

    static Property Dataset(string name) => RegistryProperties.Dataset.First(property => property.Name == name);
}
