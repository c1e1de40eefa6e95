using System.Collections.Frozen;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Tests;

/// <summary>Registries without a database.</summary>
static class SampleRegistry
{
    /// <summary>An instance with one data set per canonical schema, all properties filled: what any instance can offer.</summary>
    public static Registry OneOfEach()
    {
        var publisher = new Publisher
        {
            Slug = "town", IdKey = "town", Kind = "municipality", Name = new("Stadt", "Town"), Iri = "https://town.example/",
            ContactName = new("Amt", "Office"), ContactEmail = "opendata@town.example",
        };
        var datasets = SampleData.Schemas.Schemas.Select((schema, index) => new Dataset
        {
            Id = $"town.{schema.Name}", Number = index + 1, Publisher = publisher, Name = schema.Name, Title = schema.Title,
            Description = schema.Description, Schema = schema, Table = schema.Name, License = "http://dcat-ap.de/def/licenses/cc-zero",
            SourceUrl = "https://town.example/", CoverageClaim = "unknown", DescriptorHash = "",
            Filled = schema.Properties.Select(property => property.Name).ToFrozenSet(StringComparer.Ordinal),
        }).ToList();
        return Registry.Empty with
        {
            Datasets = datasets.ToFrozenDictionary(one => one.Id, StringComparer.Ordinal),
            Collections = Registry.Unite(datasets).Where(pair => pair.Value.IsCanonical).ToFrozenDictionary(StringComparer.Ordinal),
        };
    }
}
