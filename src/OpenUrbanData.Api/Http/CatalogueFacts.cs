using System.Collections.Immutable;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Quality;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Http;

/// <summary>What the catalogue says of itself for a request, and how good it is.</summary>
static class CatalogueFacts
{
    /// <summary>What the catalogue says of itself.</summary>
    public static CatalogueIdentity Identity(ApiRequest request) => new()
    {
        Root = new(request.Links.Root + "/"),
        Title = Words.SiteTitle,
        Description = Words.SiteDescription,
    };

    /// <summary>How good the metadata of a data set are.</summary>
    public static QualityScore Quality(ApiRequest request, Dataset dataset) => QualityScore.Of(request.Registry, dataset, Identity(request));

    /// <summary>All data sets with their scores, by id.</summary>
    public static ImmutableArray<(Dataset Dataset, QualityScore Score)> Qualities(ApiRequest request) =>
    [
        .. request.Registry.Datasets.Values.OrderBy(dataset => dataset.Id, StringComparer.Ordinal).Select(dataset => (dataset, Quality(request, dataset))),
    ];
}
