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

    /// <summary>Most towns that a data set is said to cover one by one; beyond, their states stand for them.</summary>
    public const int MaximumPlaces = 50;

    /// <summary>The whole catalogue.</summary>
    public static Graph Build(Registry registry, CatalogueIdentity identity)
    {
        var graph = new Graph();
        Add(graph, registry, registry, identity);
        return graph;
    }

    /// <summary>A page of the catalogue: everything that it refers to is described on it.</summary>
    /// <param name="registry">What is published.</param>
    /// <param name="identity">What the catalogue says of itself.</param>
    /// <param name="page">The page.</param>
    /// <param name="address">Address of a page by its number, from 1, and where it begins; null for where its number says.</param>
    public static Graph Build(Registry registry, CatalogueIdentity identity, CataloguePage page, Func<int, string?, string> address)
    {
        var graph = new Graph();
        page.AddPaging(graph, Add(graph, registry, page.Part(registry), identity), address);
        foreach (var statement in page.Foreign.SelectMany(record => record.Graph(identity, page.Mirrored.Contains(record.Key)).Statements))
        {
            graph.Add(statement);
        }

        return graph;
    }

    static Graph.Node Add(Graph graph, Registry whole, Registry registry, CatalogueIdentity identity)
    {
        var datasets = ById(registry.Datasets.Values);

        // A series without a member would be none (DCAT-AP 3.0.1), and all its members may be drafts.
        var named = datasets.SelectMany(dataset => dataset.Series).ToHashSet(StringComparer.Ordinal);
        var series = ById(registry.Series.Values.Where(one => named.Contains(one.Id)));
        var services = ById(registry.Services.Values);
        var catalogue = AddCatalogue(graph, identity, whole, datasets, series, services);
        if (HasOwnServices(identity, datasets))
        {
            AddServices(graph, identity, datasets);
        }

        foreach (var entry in services.Concat(series).Concat(datasets))
        {
            Add(graph, identity, registry, entry);
        }

        CatalogueViews.Finish(graph, identity.View);
        return catalogue;
    }

    /// <summary>A part of the catalogue without links to other parts: what a whole export is made of, part by part.</summary>
    /// <param name="registry">What is published.</param>
    /// <param name="identity">What the catalogue says of itself.</param>
    /// <param name="part">The part.</param>
    public static Graph Build(Registry registry, CatalogueIdentity identity, CataloguePage part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var graph = new Graph();
        Add(graph, registry, part.Part(registry), identity);
        return graph;
    }

    /// <summary>One entry, without the catalogue around it; the services and series that a data set names come with it.</summary>
    public static Graph Build(Registry registry, Dataset entry, CatalogueIdentity identity)
    {
        var graph = new Graph();
        Add(graph, identity, registry, entry);
        foreach (var other in Find(registry.Services, entry.Services).Concat(Find(registry.Series, entry.Series)))
        {
            Add(graph, identity, registry, other);
        }

        return graph;
    }

    /// <summary>The IRI of an entry.</summary>
    public static string Iri(Dataset entry, CatalogueIdentity identity) => identity.At($"catalog/{entry.Id}");

    static ImmutableArray<Dataset> ById(IEnumerable<Dataset> entries) => [.. entries.OrderBy(entry => entry.Id, StringComparer.Ordinal)];

    // Those that are published: a draft may be named, too.
    static IEnumerable<Dataset> Find(IReadOnlyDictionary<string, Dataset> entries, ImmutableArray<string> ids) =>
        ids.Select(id => entries.GetValueOrDefault(id)).OfType<Dataset>();

    static Graph.Node AddCatalogue(Graph graph, CatalogueIdentity identity, Registry whole, ImmutableArray<Dataset> datasets,
        ImmutableArray<Dataset> series, ImmutableArray<Dataset> services)
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
        ImmutableArray<Dataset> all = [.. datasets, .. series, .. services];
        ImmutableArray<Dataset> everywhere = [.. whole.Datasets.Values, .. whole.Services.Values];
        if (!everywhere.IsEmpty)
        {
            catalogue.Add(Dct + "issued", Time(everywhere.Min(entry => entry.IssuedAt)));
            catalogue.Add(Dct + "modified", Time(everywhere.Max(entry => entry.ModifiedAt)));
        }

        foreach (var dataset in datasets)
        {
            catalogue.Link(Dcat3 + "dataset", Iri(dataset, identity));
        }

        // The shapes want dcat:Dataset itself behind dcat:dataset, and harvesters would count a data set without distribution.
        foreach (var one in series)
        {
            catalogue.Link(Dcat3 + "resource", Iri(one, identity));
        }

        if (HasOwnServices(identity, datasets))
        {
            catalogue.Link(Dcat3 + "service", identity.At("catalog#ogc-api")).Link(Dcat3 + "service", identity.At("catalog#odata"));
        }

        foreach (var service in services)
        {
            catalogue.Link(Dcat3 + "service", Iri(service, identity));
        }

        foreach (var entry in all)
        {
            catalogue.Link(Dcat3 + "record", Iri(entry, identity) + "#record");
        }

        graph.About(owner).Is(Foaf + "Agent").Add(Foaf + "name", new Term.Literal(identity.Operator))
            .Link(Foaf + "homepage", identity.Root.ToString());
        graph.About(identity.Root.ToString()).Is(Foaf + "Document");
        graph.About(CodeLists.ThemeTaxonomy).Is(Skos + "ConceptScheme").Add(Dct + "title", new Term.Literal("Data theme", "en"));
        graph.About(CodeLists.German).Is(Dct + "LinguisticSystem");
        graph.About(CodeLists.English).Is(Dct + "LinguisticSystem");
        return catalogue;
    }

    // In a view, services that serve nothing of it are none of its.
    static bool HasOwnServices(CatalogueIdentity identity, ImmutableArray<Dataset> datasets) =>
        identity.View == CatalogueView.All || datasets.Any(dataset => dataset.Schema is not null);

    static void AddServices(Graph graph, CatalogueIdentity identity, ImmutableArray<Dataset> datasets)
    {
        AddService(
            graph, identity, datasets, "catalog#ogc-api", "", "api?f=json", "api", "GEOJSON", OgcFeatures,
            new("OGC API – Features", "OGC API – Features"),
            new(
                "Abfrage einzelner Objekte und ganzer Sammlungen nach OGC API – Features.",
                "Access to features and collections by OGC API – Features."));
        AddService(
            graph, identity, datasets, "catalog#odata", "odata/v4/", "odata/v4/$metadata", "odata", "JSON", OData,
            new("OData 4.01", "OData 4.01"),
            new("Abfrage als Tabellen nach OData 4.01.", "Access as tables by OData 4.01."));
        graph.About(OgcFeatures).Is(Dct + "Standard").Add(Dct + "title", new Term.Literal("OGC API - Features - Part 1: Core", "en"));
        graph.About(OData).Is(Dct + "Standard").Add(Dct + "title", new Term.Literal("OData 4.01", "en"));
    }

    static void AddService(
        Graph graph, CatalogueIdentity identity, ImmutableArray<Dataset> datasets, string name, string endpoint,
        string description, string page, string fileType, string standard, LocalizedText title, LocalizedText about)
    {
        var service = graph.About(identity.At(name)).Is(Dcat3 + "DataService");
        Add(service, Dct + "title", title);
        Add(service, Dct + "description", about);
        service
            .Link(Dct + "publisher", identity.At("catalog#operator"))
            .Link(Dcat3 + "endpointURL", identity.At(endpoint))
            .Link(Dcat3 + "endpointDescription", identity.At(description))
            .Link(Dct + "conformsTo", standard)
            .Link(Dct + "accessRights", CodeLists.Access("public"))
            .Link(Dcatap + "availability", CodeLists.Availability("available"))
            .Link(Dct + "format", CodeLists.FileType(fileType))
            .Link(Foaf + "page", identity.At(page))
            .Link(Dct + "rights", identity.At("catalog#service-rights"));
        ImmutableArray<Dataset> served = [.. datasets.Where(dataset => dataset.Schema is not null)];
        foreach (var dataset in served)
        {
            service.Link(Dcat3 + "servesDataset", Iri(dataset, identity));
        }

        // Those who answer for the data answer for what this service says of them: nobody else is known.
        foreach (var publisher in served.Select(dataset => dataset.Publisher).DistinctBy(one => one.Slug))
        {
            service.Link(Dcat3 + "contactPoint", Contact(publisher, identity));
        }

        foreach (var theme in served.SelectMany(dataset => dataset.Themes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            service.Link(Dcat3 + "theme", CodeLists.Theme(theme));
        }

        EntryTerms.AddHvd(graph, service, EntryTerms.Served(null, served));
        graph.About(identity.At(page)).Is(Foaf + "Document");
        Add(graph.About(identity.At("catalog#service-rights")).Is(Dct + "RightsStatement"), Rdfs + "label",
            new("Es gelten die Lizenzen der einzelnen Datensätze.", "The licences of the single data sets hold."));
        graph.About(CodeLists.Access("public")).Is(Dct + "RightsStatement");
        graph.About(CodeLists.FileType(fileType)).Is(Dct + "MediaTypeOrExtent");
    }

    static void Add(Graph graph, CatalogueIdentity identity, Registry registry, Dataset entry)
    {
        var iri = Iri(entry, identity);
        var publisher = entry.Publisher;
        var contact = Contact(publisher, identity);
        var node = graph.About(iri).Is(Dcat3 + entry.Kind switch
        {
            DatasetKind.Series => "DatasetSeries",
            DatasetKind.Service => "DataService",
            _ => "Dataset",
        });
        Add(node, Dct + "title", entry.Title);
        Add(node, Dct + "description", entry.Description);
        if (entry.Kind != DatasetKind.Service)
        {
            node.Add(Dct + "identifier", new Term.Literal(iri));
        }

        node.Link(Dct + "publisher", publisher.Iri).Link(Dcat3 + "contactPoint", contact);
        AddSubjects(graph, node, entry);
        EntryTerms.AddHvd(graph, node, entry.Statements.Hvd);
        switch (entry.Kind)
        {
            case DatasetKind.Series:
                AddTimes(graph, node, entry);
                AddPlaces(graph, node, iri, entry);
                EntryTerms.AddPeriod(graph, node, entry);
                break;
            case DatasetKind.Service:
                ExternalEntries.AddService(graph, identity, registry, entry, node);
                break;
            default:
                AddDataset(graph, identity, registry, entry, node);
                break;
        }

        AddPublisher(graph, publisher, contact, identity.View);
        AddRecord(graph, iri, entry, identity.View);
        if (entry.Kind is DatasetKind.Dataset or DatasetKind.Reference)
        {
            CatalogueViews.AddTerms(graph, node, entry, identity.View);
        }
    }

    static void AddDataset(Graph graph, CatalogueIdentity identity, Registry registry, Dataset dataset, Graph.Node node)
    {
        var page = dataset.Schema is null ? dataset.SourceUrl : identity.At($"collections/{dataset.Id}");
        EntryTerms.AddAccess(graph, node, dataset);
        AddTimes(graph, node, dataset);
        node.Link(Dct + "language", CodeLists.German)
            .Link(Dcat3 + "landingPage", page)
            .Link(Dcatde + "contributorID", dataset.Publisher.ContributorId)
            .Link(Dcatde + "politicalGeocodingLevelURI", CodeLists.Level(dataset.Publisher.Kind))
            .Link(Dct + "references", dataset.Musterdatensatz);
        AddPlaces(graph, node, node.Iri, dataset);
        EntryTerms.AddPeriod(graph, node, dataset);
        foreach (var series in Find(registry.Series, dataset.Series))
        {
            node.Link(Dcat3 + "inSeries", Iri(series, identity));
        }

        if (dataset.Schema is { IsLocal: false } schema)
        {
            node.Link(Dct + "conformsTo", CatalogueViews.Standard(dataset, identity.View));
            var standard = graph.About(schema.Iri).Is(Dct + "Standard");
            Add(standard, Dct + "title", schema.Title);
        }

        graph.About(page).Is(Foaf + "Document");
        Distributions.Add(graph, identity, registry, dataset, node);
    }

    static void AddSubjects(Graph graph, Graph.Node node, Dataset entry)
    {
        foreach (var (keywords, language) in new[] { (entry.KeywordsDe, "de"), (entry.KeywordsEn, "en") })
        {
            foreach (var keyword in keywords)
            {
                node.Add(Dcat3 + "keyword", new Term.Literal(keyword, language));
            }
        }

        foreach (var theme in entry.Themes)
        {
            node.Link(Dcat3 + "theme", CodeLists.Theme(theme));
            graph.About(CodeLists.Theme(theme)).Is(Skos + "Concept").Add(Skos + "prefLabel", new Term.Literal(theme, "en"));
        }
    }

    static void AddTimes(Graph graph, Graph.Node node, Dataset entry)
    {
        var frequency = CodeLists.Frequency(entry.Schedule);
        node.Link(Dct + "accrualPeriodicity", frequency)
            .Add(Dct + "issued", Time(entry.IssuedAt))
            .Add(Dct + "modified", Time(entry.ModifiedAt));
        graph.About(frequency).Is(Dct + "Frequency");
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
            graph.About(iri + "#extent").Is(Dct + "Location")
                .Add(Dcat3 + "bbox", Wkt(
                    $"POLYGON(({box.West} {box.South},{box.East} {box.South},{box.East} {box.North},{box.West} {box.North},{box.West} {box.South}))"))
                .Add(Dcat3 + "centroid", box.West <= box.East
                    ? Wkt($"POINT({Math.Round((box.West + box.East) / 2, 7)} {Math.Round((box.South + box.North) / 2, 7)})")
                    : null);
        }
    }

    static void AddPublisher(Graph graph, Publisher publisher, string contact, CatalogueView view)
    {
        var agent = graph.About(publisher.Iri).Is(Foaf + "Agent");
        Add(agent, Foaf + "name", publisher.Name);
        agent.Link(Dct + "type", CodeLists.PublisherType(publisher.Kind)).Link(Foaf + "homepage", publisher.Website);
        if (publisher.Website is { } website)
        {
            graph.About(website).Is(Foaf + "Document");
        }

        if (view == CatalogueView.Mobility)
        {
            graph.About("mailto:" + publisher.ContactEmail).Is("http://www.w3.org/2002/07/owl#Thing");
        }

        graph.About(contact).Is(Vcard + "Kind").Is(Vcard + "Organization")
            .Add(Vcard + "fn", new Term.Literal(publisher.ContactName.De, "de"))
            .Link(Vcard + "hasEmail", "mailto:" + publisher.ContactEmail);
    }

    static void AddRecord(Graph graph, string iri, Dataset dataset, CatalogueView view)
    {
        var profile = CatalogueViews.Profile(view);
        graph.About(iri + "#record").Is(Dcat3 + "CatalogRecord")
            .Link(Foaf + "primaryTopic", iri)
            .Add(Dct + "issued", Time(dataset.IssuedAt))
            .Add(Dct + "modified", Time(dataset.ModifiedAt))
            .Link(Dct + "conformsTo", profile.Iri);
        graph.About(profile.Iri).Is(Dct + "Standard").Add(Dct + "title", new Term.Literal(profile.Title, "en"));
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

    static Term.Literal Wkt(FormattableString text) => new(text.ToString(CultureInfo.InvariantCulture), Datatype: Geo + "wktLiteral");

    internal static Term.Literal Time(DateTimeOffset time) => new(
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Datatype: Xsd + "dateTime");

    /// <summary>The IRI of the contact of a publisher.</summary>
    static string Contact(Publisher publisher, CatalogueIdentity identity) => identity.At($"publishers/{publisher.Slug}#contact");

    /// <summary>An IRI without what follows the number sign.</summary>
    internal static string Bare(string iri) => iri.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? iri[..at] : iri;
}
