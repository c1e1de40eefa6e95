using System.Collections.Immutable;
using OpenUrbanData.Catalog.Inventory;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.OData.Model;

/// <summary>An entity set whose entities are kept in memory, because the registry is: publishers, towns, data sets.</summary>
/// <remarks>It looks like any collection, so that the same options are read and the same documents are written; only its rows come from
/// <see cref="RegistryRows"/> instead of the database.</remarks>
sealed class RegistrySet
{
    readonly Lazy<ImmutableArray<MemoryFeature>> _entities;

    RegistrySet(
        string id, string type, LocalizedText title, LocalizedText description, ImmutableArray<Property> properties,
        Func<IEnumerable<MemoryFeature>> entities)
    {
        Collection = new()
        {
            Id = id,
            Title = title,
            Description = description,
            Schema = new()
            {
                Name = type, Version = new(1, 0, 0), Status = SchemaStatus.Stable, Title = title, Description = description, Properties = properties,
                Document = default,
            },
            Table = "",
            Datasets = [],
            IsCanonical = true,
        };
        _entities = new(() => [.. entities().OrderBy(entity => entity.Id, StringComparer.Ordinal)]);
    }

    /// <summary>What it looks like; it has no data sets and no table.</summary>
    public Collection Collection { get; }

    /// <summary>All entities, by key.</summary>
    public ImmutableArray<MemoryFeature> Entities => _entities.Value;

    /// <summary>The sets of a registry.</summary>
    public static ImmutableArray<RegistrySet> Of(Registry registry) =>
    [
        new("publishers", "publisher", new("Herausgeber", "Publishers"), new("Wer Daten veröffentlicht.", "Who publishes data."),
            RegistryProperties.Publisher, () => registry.Publishers.Values.Select(Entity)),
        new("municipalities", "municipality", new("Städte und Gemeinden", "Towns"),
            new("Orte mit amtlichem Schlüssel.", "Places with their official key."),
            RegistryProperties.Municipality, () => registry.Municipalities.Values.Select(Entity)),
        new("datasets", "dataset", new("Datensätze", "Data sets"),
            new("Veröffentlichte Datensätze, Reihen und Dienste mit ihren Metadaten.", "Published data sets, series and services with their metadata."),
            RegistryProperties.Dataset, () => registry.Datasets.Values.Concat(registry.Series.Values).Concat(registry.Services.Values).Select(dataset => Entity(dataset, registry))),
        new("inventory", "inventory-entry", new("Bestand", "Inventory"),
            new("Daten, die es gibt, und wie weit sie veröffentlicht sind.", "Data that exist, and how far they are published."),
            RegistryProperties.Entry, () => InventoryReport.Public(registry).Select(Entity)),
    ];

    static MemoryFeature Entity(Publisher publisher) => Entity(
        publisher.Slug,
        ("official_key", publisher.Key),
        ("kind", publisher.Kind),
        ("name_de", publisher.Name.De),
        ("name_en", publisher.Name.En),
        ("iri", publisher.Iri),
        ("contact_name_de", publisher.ContactName.De),
        ("contact_name_en", publisher.ContactName.En),
        ("contact_email", publisher.ContactEmail),
        ("website", publisher.Website));

    static MemoryFeature Entity(Municipality town) => Entity(town.Key, ("name", town.Name));

    static MemoryFeature Entity(InventoryEntry entry) => Entity(
        entry.Id,
        ("publisher_slug", entry.Publisher),
        ("title_de", entry.Title.De),
        ("title_en", entry.Title.En),
        ("themes", List(entry.Themes)),
        ("lifecycle", entry.Lifecycle.Name()),
        ("since", entry.Since),
        ("owner_de", entry.Owner?.De),
        ("owner_en", entry.Owner?.En),
        ("reason_de", entry.Reason?.De),
        ("reason_en", entry.Reason?.En),
        ("schema", entry.Schema),
        ("model_dataset", entry.Musterdatensatz));

    static MemoryFeature Entity(Dataset dataset, Registry registry) => Entity(
        dataset.Id,
        ("kind", dataset.Kind.ToString().ToLowerInvariant()),
        ("publisher_slug", dataset.Publisher.Slug),
        ("name", dataset.Name),
        ("title_de", dataset.Title.De),
        ("title_en", dataset.Title.En),
        ("description_de", dataset.Description.De),
        ("description_en", dataset.Description.En),
        ("keywords_de", List(dataset.KeywordsDe)),
        ("keywords_en", List(dataset.KeywordsEn)),
        ("themes", List(dataset.Themes)),
        ("entity_set", registry.Collections.ContainsKey(dataset.Id) ? ODataNames.EntitySet(dataset.Id) : null),
        ("schema", dataset.Schema?.Iri),
        ("municipality_keys", List(dataset.Towns.Where(town => town.Need.Length == 0).Select(town => town.MunicipalityKey))),
        ("features", dataset.Features),
        ("west", dataset.Extent?.West),
        ("south", dataset.Extent?.South),
        ("east", dataset.Extent?.East),
        ("north", dataset.Extent?.North),
        ("begins", dataset.Begins),
        ("ends", dataset.Ends),
        ("license", dataset.License),
        ("attribution", dataset.Attribution),
        ("source_url", dataset.SourceUrl),
        ("source_date", dataset.SourceDate),
        ("hvd_categories", List(dataset.Statements.Hvd.IsDefaultOrEmpty ? [] : dataset.Statements.Hvd.Select(code => HvdCategory.Find(code)?.Iri ?? code))),
        ("access", dataset.Statements.Access),
        ("availability", dataset.Statements.Availability),
        ("rights_de", dataset.Statements.Rights?.De),
        ("rights_en", dataset.Statements.Rights?.En),
        ("owner_de", dataset.Owner?.De),
        ("owner_en", dataset.Owner?.En),
        ("covers_from", dataset.Statements.From),
        ("covers_to", dataset.Statements.To),
        ("series", List(dataset.Series)),
        ("services", List(dataset.Services)),
        ("endpoint_url", dataset.Endpoint?.Url),
        ("endpoint_description_url", dataset.Endpoint?.DescriptionUrl),
        ("distribution_urls", List(dataset.Distributions.Select(one => one.Link))),
        ("original_file", dataset.Original?.Name),
        ("model_dataset", dataset.Musterdatensatz),
        ("mirror_of", dataset.Mirror?.Record),
        ("schedule", dataset.Schedule),
        ("coverage_claim", dataset.CoverageClaim),
        ("streams", List(dataset.Streams)),
        ("revision", dataset.Revision),
        ("publication", dataset.Publication),
        ("issued_at", dataset.IssuedAt),
        ("modified_at", dataset.ModifiedAt));

    static MemoryFeature Entity(string key, params (string Name, object? Value)[] values) =>
        new(null, key, values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal));

    // Absent and empty are the same, as in features.
    static object?[]? List(IEnumerable<string> members)
    {
        object?[] all = [.. members.Distinct(StringComparer.Ordinal)];
        return all.Length == 0 ? null : all;
    }
}
