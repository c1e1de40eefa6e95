using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>The ways to get a data set: a file per format, the items address of the API, and the original where it is published; for
/// a reference data set what <see cref="ExternalEntries"/> says.</summary>
static class Distributions
{
    /// <summary>Adds them to the data set.</summary>
    public static void Add(Graph graph, CatalogueIdentity identity, Registry registry, Dataset dataset, Graph.Node node)
    {
        if (dataset.Schema is null)
        {
            ExternalEntries.AddDistributions(graph, identity, registry, dataset, node);
            return;
        }

        foreach (var format in identity.Formats)
        {
            var file = identity.At($"downloads/{dataset.Id}.{format.Extension}");
            var distribution = Add(graph, dataset, node, format.Extension, InFormat(dataset.Title, format.Title))
                .Link(Dcat3 + "accessURL", file).Link(Dcat3 + "downloadURL", file)
                .Add(Dcat3 + "byteSize", dataset.DownloadBytes.TryGetValue(format.Extension, out var bytes) ? Bytes(bytes) : null);
            CatalogueGraph.Add(distribution, Dct + "description", new(
                $"Der ganze Datensatz als eine Datei im Format {format.Title}.", $"The whole data set as one file in the format {format.Title}."));
            Format(graph, distribution, format.MediaType, format.FileType);
        }

        // Convention 41 of DCAT-AP.de: with a service there is no downloadURL, and accessURL is its endpointURL.
        var items = Add(graph, dataset, node, "items", InFormat(dataset.Title, "OGC API – Features"))
            .Link(Dcat3 + "accessURL", identity.At(""))
            .Link(Dcat3 + "accessService", identity.At("catalog#ogc-api"))
            .Link(Foaf + "page", identity.At($"collections/{dataset.Id}/items"));
        CatalogueGraph.Add(items, Dct + "description", new(
            "Abfrage in Seiten, mit Filter, Ausschnitt und Sortierung.", "Queries in pages, with filter, area and order."));
        Format(graph, items, "application/geo+json", "GEOJSON");
        graph.About(identity.At($"collections/{dataset.Id}/items")).Is(Foaf + "Document");
        if (dataset.Original is { } original)
        {
            AddOriginal(graph, identity, dataset, node, original);
        }
    }

    static void AddOriginal(Graph graph, CatalogueIdentity identity, Dataset dataset, Graph.Node node, OriginalFile original)
    {
        var file = identity.At($"downloads/{dataset.Id}/original");
        var checksum = $"{node.Iri}#original-checksum";
        var distribution = Add(graph, dataset, node, "original", new($"{dataset.Title.De} (Original)", $"{dataset.Title.En} (original)"))
            .Link(Dcat3 + "accessURL", file).Link(Dcat3 + "downloadURL", file)
            .Add(Dcat3 + "byteSize", Bytes(original.Bytes))
            .Link(Spdx + "checksum", checksum);
        CatalogueGraph.Add(distribution, Dct + "description", new(
            "Die Quelldatei, wie sie kam, mit allen Spalten.", "The source file as it came, with all columns."));
        Format(graph, distribution, original.MediaType, CodeLists.FileTypeOf(original.MediaType));
        graph.About(checksum).Is(Spdx + "Checksum").Link(Spdx + "algorithm", CodeLists.Sha256)
            .Add(Spdx + "checksumValue", new Term.Literal(original.Sha256, Datatype: Xsd + "hexBinary"));
        graph.About(CodeLists.Sha256).Is(Spdx + "ChecksumAlgorithm");
    }

    /// <summary>A size as DCAT-AP 3 writes it.</summary>
    public static Term.Literal Bytes(long bytes) =>
        new(bytes.ToString(System.Globalization.CultureInfo.InvariantCulture), Datatype: Xsd + "nonNegativeInteger");

    /// <summary>Begins a distribution with what all have; the licence may be its own.</summary>
    public static Graph.Node Add(Graph graph, Dataset dataset, Graph.Node owner, string name, LocalizedText title, string? license = null)
    {
        var iri = $"{owner.Iri}#{name}";
        owner.Link(Dcat3 + "distribution", iri);
        license ??= dataset.License;
        graph.About(license).Is(Dct + "LicenseDocument");
        var distribution = graph.About(iri).Is(Dcat3 + "Distribution");
        CatalogueGraph.Add(distribution, Dct + "title", title);
        distribution
            .Link(Dct + "license", license)
            .Add(Dcatde + "licenseAttributionByText", license == dataset.License && dataset.Attribution is { } text ? new Term.Literal(text, "de") : null)
            .Add(Dct + "issued", CatalogueGraph.Time(dataset.IssuedAt))
            .Add(Dct + "modified", CatalogueGraph.Time(dataset.ModifiedAt));
        EntryTerms.AddAvailability(distribution, dataset);
        EntryTerms.AddRights(graph, distribution, dataset, license);
        EntryTerms.AddHvd(graph, distribution, dataset, license);
        if (dataset.Schema is { IsLocal: false } schema && name != "original")
        {
            distribution.Link(Dct + "conformsTo", schema.Iri);
        }

        return distribution;
    }

    /// <summary>Says media type and file type, as far as they are known.</summary>
    public static void Format(Graph graph, Graph.Node distribution, string? mediaType, string? fileType)
    {
        if (mediaType is not null)
        {
            distribution.Link(Dcat3 + "mediaType", CodeLists.MediaType(mediaType));
            graph.About(CodeLists.MediaType(mediaType)).Is(Dct + "MediaType");
        }

        if (fileType is not null)
        {
            distribution.Link(Dct + "format", CodeLists.FileType(fileType));
            graph.About(CodeLists.FileType(fileType)).Is(Dct + "MediaTypeOrExtent");
        }
    }

    static LocalizedText InFormat(LocalizedText title, string format) => new($"{title.De} als {format}", $"{title.En} as {format}");
}
