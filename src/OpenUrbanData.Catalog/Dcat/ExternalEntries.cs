using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>What the catalogue says of things elsewhere: services of others, and files and pages of reference data sets. Sizes and types
/// are those that the last check of the links found.</summary>
static class ExternalEntries
{
    /// <summary>Adds what makes a service one.</summary>
    public static void AddService(Graph graph, CatalogueIdentity identity, Registry registry, Dataset entry, Graph.Node node)
    {
        var endpoint = entry.Endpoint!;
        node.Link(Dcat3 + "endpointURL", endpoint.Url)
            .Link(Dcat3 + "endpointDescription", endpoint.DescriptionUrl)
            .Link(Foaf + "page", endpoint.Page)
            .Link(Dct + "license", entry.License);
        EntryTerms.AddAccess(graph, node, entry);
        EntryTerms.AddRights(graph, node, entry, entry.License);
        graph.About(entry.License).Is(Dct + "LicenseDocument");
        if (endpoint.Page is { } page)
        {
            graph.About(page).Is(Foaf + "Document");
        }

        AddStandards(graph, node, endpoint.ConformsTo);
        foreach (var format in endpoint.Formats)
        {
            node.Link(Dct + "format", CodeLists.FileType(format));
            graph.About(CodeLists.FileType(format)).Is(Dct + "MediaTypeOrExtent");
        }

        ImmutableArray<Dataset> served =
            [.. registry.Datasets.Values.Where(dataset => dataset.Services.Contains(entry.Id)).OrderBy(dataset => dataset.Id, StringComparer.Ordinal)];
        foreach (var dataset in served)
        {
            node.Link(Dcat3 + "servesDataset", CatalogueGraph.Iri(dataset, identity));
        }

        var codes = EntryTerms.Served(entry, served);
        if (!codes.IsEmpty)
        {
            EntryTerms.AddHvd(graph, node, codes);
            EntryTerms.AddMatch(graph, entry.License);
        }
    }

    /// <summary>Adds the distributions of a reference data set; its page where it names neither file nor service.</summary>
    public static void AddDistributions(Graph graph, CatalogueIdentity identity, Registry registry, Dataset dataset, Graph.Node node)
    {
        foreach (var one in dataset.Distributions)
        {
            var check = registry.Links.GetValueOrDefault(one.Link) is { IsGood: true } good ? good : null;
            var distribution = Distributions.Add(graph, dataset, node, NameOf(one), one.Title, one.License)
                .Link(Dcat3 + "accessURL", one.AccessUrl).Link(Dcat3 + "downloadURL", one.DownloadUrl)
                .Add(Dcat3 + "byteSize", one.DownloadUrl is not null && check?.Bytes is { } bytes ? Distributions.Bytes(bytes) : null);
            if (one.Description is { } description)
            {
                CatalogueGraph.Add(distribution, Dct + "description", description);
            }

            Distributions.Format(graph, distribution, one.MediaType ?? check?.MediaType, one.Format);
            AddStandards(graph, distribution, one.ConformsTo);
        }

        // Convention 41 of DCAT-AP.de: accessURL is the endpointURL, and there is no downloadURL.
        foreach (var service in dataset.Services.Select(registry.Services.GetValueOrDefault).OfType<Dataset>())
        {
            var distribution = Distributions.Add(graph, dataset, node, $"service-{service.Id}",
                new($"{dataset.Title.De}: {service.Title.De}", $"{dataset.Title.En}: {service.Title.En}"), service.License)
                .Link(Dcat3 + "accessURL", service.Endpoint!.Url)
                .Link(Dcat3 + "accessService", CatalogueGraph.Iri(service, identity));
            Distributions.Format(graph, distribution, null, service.Endpoint.Formats.FirstOrDefault());
        }

        if (dataset.Distributions.IsEmpty && dataset.Services.IsEmpty)
        {
            Distributions.Add(graph, dataset, node, "source", dataset.Title).Link(Dcat3 + "accessURL", dataset.SourceUrl);
        }
    }

    /// <summary>The name of a distribution: made of its address, so that the order in the descriptor does not matter.</summary>
    public static string NameOf(ExternalDistribution one) => $"link-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.Link)))[..12]}";

    static void AddStandards(Graph graph, Graph.Node node, ImmutableArray<string> standards)
    {
        foreach (var iri in standards)
        {
            node.Link(Dct + "conformsTo", iri);
            var standard = graph.About(iri).Is(Dct + "Standard");
            if (KnownStandard.Find(iri) is { } known)
            {
                standard.Add(Dct + "title", new Term.Literal(known.Title, "en"));
            }
        }
    }
}
