using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>The ways to get a data set: a file per format, and the items address of the API; for a reference data set the
/// address of its source.</summary>
static class Distributions
{
    /// <summary>Adds them to the data set.</summary>
    public static void Add(Graph graph, CatalogueIdentity identity, Dataset dataset, Graph.Node node)
    {
        if (dataset.Schema is null)
        {
            Add(graph, dataset, node, "source", dataset.Title).Link(Dcat3 + "accessURL", dataset.SourceUrl);
            return;
        }

        foreach (var format in identity.Formats)
        {
            var file = identity.At($"downloads/{dataset.Id}.{format.Extension}");
            Format(
                graph,
                Add(graph, dataset, node, format.Extension, InFormat(dataset.Title, format.Title))
                    .Link(Dcat3 + "accessURL", file).Link(Dcat3 + "downloadURL", file),
                format.MediaType,
                format.FileType);
        }

        // Convention 41 of DCAT-AP.de: with a service there is no downloadURL, and accessURL is its endpointURL.
        Format(
            graph,
            Add(graph, dataset, node, "items", InFormat(dataset.Title, "OGC API – Features"))
                .Link(Dcat3 + "accessURL", identity.At(""))
                .Link(Dcat3 + "accessService", identity.At("catalog#ogc-api"))
                .Link(Foaf + "page", identity.At($"collections/{dataset.Id}/items")),
            "application/geo+json",
            "GEOJSON");
        graph.About(identity.At($"collections/{dataset.Id}/items")).Is(Foaf + "Document");
    }

    static Graph.Node Add(Graph graph, Dataset dataset, Graph.Node owner, string name, LocalizedText title)
    {
        var iri = $"{owner.Iri}#{name}";
        owner.Link(Dcat3 + "distribution", iri);
        graph.About(dataset.License).Is(Dct + "LicenseDocument");
        var distribution = graph.About(iri).Is(Dcat3 + "Distribution");
        CatalogueGraph.Add(distribution, Dct + "title", title);
        distribution
            .Link(Dct + "license", dataset.License)
            .Add(Dcatde + "licenseAttributionByText", dataset.Attribution is { } text ? new Term.Literal(text, "de") : null)
            .Add(Dct + "issued", CatalogueGraph.Time(dataset.IssuedAt))
            .Add(Dct + "modified", CatalogueGraph.Time(dataset.ModifiedAt))
            .Link(Dcatap + "availability", CodeLists.Available);
        if (dataset.Schema is { IsLocal: false } schema)
        {
            distribution.Link(Dct + "conformsTo", schema.Iri);
        }

        return distribution;
    }

    static void Format(Graph graph, Graph.Node distribution, string mediaType, string? fileType)
    {
        distribution.Link(Dcat3 + "mediaType", CodeLists.MediaType(mediaType));
        graph.About(CodeLists.MediaType(mediaType)).Is(Dct + "MediaType");
        if (fileType is not null)
        {
            distribution.Link(Dct + "format", CodeLists.FileType(fileType));
            graph.About(CodeLists.FileType(fileType)).Is(Dct + "MediaTypeOrExtent");
        }
    }

    static LocalizedText InFormat(LocalizedText title, string format) => new($"{title.De} als {format}", $"{title.En} as {format}");
}
