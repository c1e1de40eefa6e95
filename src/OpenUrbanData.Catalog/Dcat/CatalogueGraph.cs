using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>The catalogue as statements: DCAT-AP 3.0.1 with DCAT-AP.de 3.0, everything in a stable order.</summary>
/// <remarks><see href="https://www.dcat-ap.de/def/dcatde/3.0/spec/">DCAT-AP.de 3.0</see>. Names: a data set is
/// <c>/catalog/{id}</c>; what belongs to it is a part of that address. Everything that is referenced is described in the
/// same document.</remarks>
public static class CatalogueGraph
{
    const string OgcFeatures = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core";
    const string OData = "https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html";
    const string DcatAp = "http://data.europa.eu/r5r/";

    /// <summary>Most towns that a data set is said to cover one by one; beyond, their states stand for them.</summary>
    public const int MaximumPlaces = 50;

    /// <summary>The whole catalogue.</summary>
    public static Graph Build(Registry registry, CatalogueIdentity identity)
    {
        var graph = new Graph();
        ImmutableArray<Dataset> datasets = [.. registry.Datasets.Values.OrderBy(dataset => dataset.Id, StringComparer.Ordinal)];
        AddCatalogue(graph, identity, datasets);
        AddServices(graph, identity, datasets);
        foreach (var dataset in datasets)
        {
            Add(graph, identity, dataset);
        }

        return graph;
    }

    /// <summary>One data set, without the catalogue around it.</summary>
    public static Graph Build(Dataset dataset, CatalogueIdentity identity)
    {
        var graph = new Graph();
        Add(graph, identity, dataset);
        return graph;
    }

    /// <summary>The IRI of a data set.</summary>
    public static string Iri(Dataset dataset, CatalogueIdentity identity) => identity.At($"catalog/{dataset.Id}");

    static void AddCatalogue(Graph graph, CatalogueIdentity identity, ImmutableArray<Dataset> datasets)
    {
        var owner = identity.At("catalog#operator");
        var catalogue = graph.About(identity.At("catalog")).Is(Dcat3 + "Catalog");
        Add(catalogue, Dct + "title", identity.Title);
        Add(catalogue, Dct + "description", identity.Description);
        catalogue
            .Link(Dct + "publisher", owner)
            .Link(Dct + "language", CodeLists.German)
            .Link(Dct + "language", CodeLists.English)
            .Link(Foaf + "homepage", identity.Root.ToString())
            .Link(Dcat3 + "themeTaxonomy", CodeLists.ThemeTaxonomy);
        if (!datasets.IsEmpty)
        {
            catalogue.Add(Dct + "issued", Time(datasets.Min(dataset => dataset.IssuedAt)));
            catalogue.Add(Dct + "modified", Time(datasets.Max(dataset => dataset.ModifiedAt)));
        }

        foreach (var dataset in datasets)
        {
            catalogue.Link(Dcat3 + "dataset", Iri(dataset, identity));
        }

        catalogue.Link(Dcat3 + "service", identity.At("catalog#ogc-api")).Link(Dcat3 + "service", identity.At("catalog#odata"));
        foreach (var dataset in datasets)
        {
            catalogue.Link(Dcat3 + "record", Iri(dataset, identity) + "#record");
        }

        graph.About(owner).Is(Foaf + "Agent").Add(Foaf + "name", new Term.Literal(identity.Operator))
            .Link(Foaf + "homepage", identity.Root.ToString());
        graph.About(identity.Root.ToString()).Is(Foaf + "Document");
        graph.About(CodeLists.ThemeTaxonomy).Is(Skos + "ConceptScheme").Add(Dct + "title", new Term.Literal("Data theme", "en"));
        graph.About(CodeLists.German).Is(Dct + "LinguisticSystem");
        graph.About(CodeLists.English).Is(Dct + "LinguisticSystem");
    }

    static void AddServices(Graph graph, CatalogueIdentity identity, ImmutableArray<Dataset> datasets)
    {
        AddService(
            graph, identity, datasets, "catalog#ogc-api", "", "api?f=json", "GEOJSON", OgcFeatures,
            new("OGC API – Features", "OGC API – Features"),
            new(
                "Abfrage einzelner Objekte und ganzer Sammlungen nach OGC API – Features.",
                "Access to features and collections by OGC API – Features."));
        AddService(
            graph, identity, datasets, "catalog#odata", "odata/v4/", "odata/v4/$metadata", "JSON", OData,
            new("OData 4.01", "OData 4.01"),
            new("Abfrage als Tabellen nach OData 4.01.", "Access as tables by OData 4.01."));
        graph.About(OgcFeatures).Is(Dct + "Standard").Add(Dct + "title", new Term.Literal("OGC API - Features - Part 1: Core", "en"));
        graph.About(OData).Is(Dct + "Standard").Add(Dct + "title", new Term.Literal("OData 4.01", "en"));
    }

    static void AddService(
        Graph graph, CatalogueIdentity identity, ImmutableArray<Dataset> datasets, string name, string endpoint,
        string description, string fileType, string standard, LocalizedText title, LocalizedText about)
    {
        var service = graph.About(identity.At(name)).Is(Dcat3 + "DataService");
        Add(service, Dct + "title", title);
        Add(service, Dct + "description", about);
        service
            .Link(Dct + "publisher", identity.At("catalog#operator"))
            .Link(Dcat3 + "endpointURL", identity.At(endpoint))
            .Link(Dcat3 + "endpointDescription", identity.At(description))
            .Link(Dct + "conformsTo", standard)
            .Link(Dct + "accessRights", CodeLists.PublicAccess)
            .Link(Dcatap + "availability", CodeLists.Available)
            .Link(Dct + "format", CodeLists.FileType(fileType));
        foreach (var dataset in datasets.Where(dataset => dataset.Schema is not null))
        {
            service.Link(Dcat3 + "servesDataset", Iri(dataset, identity));
        }

        graph.About(CodeLists.PublicAccess).Is(Dct + "RightsStatement");
        graph.About(CodeLists.FileType(fileType)).Is(Dct + "MediaTypeOrExtent");
    }

    static void Add(Graph graph, CatalogueIdentity identity, Dataset dataset)
    {
        var iri = Iri(dataset, identity);
        var page = dataset.Schema is null ? dataset.SourceUrl : identity.At($"collections/{dataset.Id}");
        var publisher = dataset.Publisher;
        var contact = identity.At($"publishers/{publisher.Slug}#contact");
        var node = graph.About(iri).Is(Dcat3 + "Dataset");
        Add(node, Dct + "title", dataset.Title);
        Add(node, Dct + "description", dataset.Description);
        node.Add(Dct + "identifier", new Term.Literal(iri));
        node.Link(Dct + "publisher", publisher.Iri).Link(Dcat3 + "contactPoint", contact);
        foreach (var (keywords, language) in new[] { (dataset.KeywordsDe, "de"), (dataset.KeywordsEn, "en") })
        {
            foreach (var keyword in keywords)
            {
                node.Add(Dcat3 + "keyword", new Term.Literal(keyword, language));
            }
        }

        foreach (var theme in dataset.Themes)
        {
            node.Link(Dcat3 + "theme", CodeLists.Theme(theme));
            graph.About(CodeLists.Theme(theme)).Is(Skos + "Concept").Add(Skos + "prefLabel", new Term.Literal(theme, "en"));
        }

        var frequency = CodeLists.Frequency(dataset.Schedule);
        node.Link(Dct + "accessRights", CodeLists.PublicAccess)
            .Link(Dct + "accrualPeriodicity", frequency)
            .Add(Dct + "issued", Time(dataset.IssuedAt))
            .Add(Dct + "modified", Time(dataset.ModifiedAt))
            .Link(Dct + "language", CodeLists.German)
            .Link(Dcat3 + "landingPage", page)
            .Link(Dcatap + "availability", CodeLists.Available)
            .Link(Dcatde + "politicalGeocodingLevelURI", CodeLists.Level(publisher.Kind));
        AddPlaces(graph, node, iri, dataset);
        AddPeriod(graph, node, iri, dataset);
        if (dataset.Schema is { IsLocal: false } schema)
        {
            node.Link(Dct + "conformsTo", schema.Iri);
            var standard = graph.About(schema.Iri).Is(Dct + "Standard");
            Add(standard, Dct + "title", schema.Title);
        }

        graph.About(frequency).Is(Dct + "Frequency");
        graph.About(page).Is(Foaf + "Document");
        AddPublisher(graph, publisher, contact);
        AddRecord(graph, iri, dataset);
        Distributions.Add(graph, identity, dataset, node);
    }

    static void AddPlaces(Graph graph, Graph.Node node, string iri, Dataset dataset)
    {
        ImmutableArray<string> keys = [.. dataset.Towns.Where(town => town.Need.Length == 0).Select(town => town.MunicipalityKey)];
        if (keys.Length > MaximumPlaces)
        {
            keys = [.. keys.Where(key => key.Length == 8 && key.All(char.IsAsciiDigit)).Select(key => key[..2])];
        }

        foreach (var place in keys.DefaultIfEmpty(dataset.Publisher.Key ?? "").Distinct().Order(StringComparer.Ordinal)
            .Select(CodeLists.Place).OfType<string>())
        {
            // 3.0 says dct:spatial, older harvesters read the deprecated term.
            node.Link(Dct + "spatial", place).Link(Dcatde + "politicalGeocodingURI", place);
            graph.About(place).Is(Dct + "Location");
        }

        if (dataset.Extent is { } box)
        {
            node.Link(Dct + "spatial", iri + "#extent");
            graph.About(iri + "#extent").Is(Dct + "Location").Add(Dcat3 + "bbox", new Term.Literal(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"POLYGON(({box.West} {box.South},{box.East} {box.South},{box.East} {box.North},{box.West} {box.North},{box.West} {box.South}))"),
                Datatype: Geo + "wktLiteral"));
        }
    }

    static void AddPeriod(Graph graph, Graph.Node node, string iri, Dataset dataset)
    {
        if (dataset.Begins is null && dataset.Ends is null)
        {
            return;
        }

        node.Link(Dct + "temporal", iri + "#period");
        graph.About(iri + "#period").Is(Dct + "PeriodOfTime")
            .Add(Dcat3 + "startDate", dataset.Begins is { } begins ? Day(begins) : null)
            .Add(Dcat3 + "endDate", dataset.Ends is { } ends ? Day(ends) : null);
    }

    static void AddPublisher(Graph graph, Publisher publisher, string contact)
    {
        var agent = graph.About(publisher.Iri).Is(Foaf + "Agent");
        Add(agent, Foaf + "name", publisher.Name);
        agent.Link(Dct + "type", CodeLists.PublisherType(publisher.Kind)).Link(Foaf + "homepage", publisher.Website);
        if (publisher.Website is { } website)
        {
            graph.About(website).Is(Foaf + "Document");
        }

        graph.About(contact).Is(Vcard + "Kind").Is(Vcard + "Organization")
            .Add(Vcard + "fn", new Term.Literal(publisher.ContactName.De, "de"))
            .Link(Vcard + "hasEmail", "mailto:" + publisher.ContactEmail);
    }

    static void AddRecord(Graph graph, string iri, Dataset dataset)
    {
        graph.About(iri + "#record").Is(Dcat3 + "CatalogRecord")
            .Link(Foaf + "primaryTopic", iri)
            .Add(Dct + "issued", Time(dataset.IssuedAt))
            .Add(Dct + "modified", Time(dataset.ModifiedAt))
            .Link(Dct + "conformsTo", DcatAp);
        graph.About(DcatAp).Is(Dct + "Standard").Add(Dct + "title", new Term.Literal("DCAT-AP 3.0", "en"));
    }

    /// <summary>Says a text in both languages, or once where nobody has translated it.</summary>
    internal static void Add(Graph.Node node, string predicate, LocalizedText text)
    {
        node.Add(predicate, new Term.Literal(text.De, "de"));
        if (text.En != text.De)
        {
            node.Add(predicate, new Term.Literal(text.En, "en"));
        }
    }

    internal static Term.Literal Time(DateTimeOffset time) => new(
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Datatype: Xsd + "dateTime");

    static Term.Literal Day(DateTimeOffset time) => new(
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Datatype: Xsd + "date");
}
