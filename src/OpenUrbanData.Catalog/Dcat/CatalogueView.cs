using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>Which entries a catalogue shows, and by which profile: some profiles contradict each other, so each is a view of the same entries.</summary>
public enum CatalogueView
{
    /// <summary>All entries, by DCAT-AP and DCAT-AP.de.</summary>
    All,

    /// <summary>High-value data sets with the series and services that belong to them (DCAT-AP HVD 3.0.0), for reporting.</summary>
    Hvd,

    /// <summary>Data sets on mobility, with the terms of mobilityDCAT-AP.</summary>
    Mobility,

    /// <summary>Data sets with places, with the terms of GeoDCAT-AP.</summary>
    Geo,
}

/// <summary>What the views show and say beyond the general catalogue.</summary>
public static class CatalogueViews
{
    const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    const string Epsg4326 = "http://www.opengis.net/def/crs/EPSG/0/4326";
    const string Mobility = "https://w3id.org/mobilitydcat-ap/";
    const string Conditions = Mobility + "conditions-for-access-and-usage/licence-provided";

    // The specification says https, its shapes say http: who reads either finds it.
    static readonly ImmutableArray<string> MobilityTerms = ["https://w3id.org/mobilitydcat-ap#", "http://w3id.org/mobilitydcat-ap#"];

    static readonly FrozenDictionary<string, string> Themes = new Dictionary<string, string>
    {
        ["parking-facility"] = "parking-service-and-rest-area-information",
        ["charging-station"] = "filling-and-charging-stations",
        ["public-transport-stop"] = "public-transport-scheduled-transport",
        ["roadwork"] = "road-work-information",
        ["counting-site"] = "real-time-traffic-data",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, string> InspireThemes = new Dictionary<string, string>
    {
        ["administrative-unit"] = "au", ["environmental-station"] = "ef",
    }.ToFrozenDictionary();

    /// <summary>What a view shows of what is published.</summary>
    public static Registry Part(Registry registry, CatalogueView view)
    {
        if (view == CatalogueView.All)
        {
            return registry;
        }

        var datasets = registry.Datasets.Where(one => view switch
        {
            CatalogueView.Hvd => one.Value.Statements.IsHvd,
            CatalogueView.Mobility => one.Value.Themes.Contains("TRAN", StringComparer.Ordinal),
            _ => one.Value.Extent is not null,
        }).ToFrozenDictionary(StringComparer.Ordinal);
        var named = datasets.Values.SelectMany(dataset => dataset.Services).ToHashSet(StringComparer.Ordinal);
        return registry with
        {
            Datasets = datasets,
            Services = registry.Services.Where(one => named.Contains(one.Key) || (view == CatalogueView.Hvd && one.Value.Statements.IsHvd))
                .ToFrozenDictionary(StringComparer.Ordinal),
            Series = view == CatalogueView.Hvd
                ? registry.Series.Where(one => one.Value.Statements.IsHvd).ToFrozenDictionary(StringComparer.Ordinal)
                : registry.Series,
        };
    }

    /// <summary>The IRIs of the profiles that the catalogue records of a view follow, with their names.</summary>
    internal static (string Iri, string Title) Profile(CatalogueView view) => view switch
    {
        CatalogueView.Hvd => ("http://data.europa.eu/r5r/hvd/", "DCAT-AP HVD 3.0"),
        CatalogueView.Mobility => ("https://w3id.org/mobilitydcat-ap", "mobilityDCAT-AP"),
        CatalogueView.Geo => ("http://data.europa.eu/930/", "GeoDCAT-AP 2.0"),
        _ => (Dcatap, "DCAT-AP 3.0"),
    };

    /// <summary>Says of a data set what the profile of the view wants beyond.</summary>
    internal static void AddTerms(Graph graph, Graph.Node node, Dataset dataset, CatalogueView view)
    {
        if (view == CatalogueView.Geo)
        {
            AddGeo(graph, node, dataset);
        }
        else if (view == CatalogueView.Mobility)
        {
            AddMobility(graph, node, dataset);
        }
    }

    /// <summary>Says what the profile wants of everything that is on a page.</summary>
    internal static void Finish(Graph graph, CatalogueView view)
    {
        if (view != CatalogueView.Mobility)
        {
            return;
        }

        // Its shapes take licences and access rights for statements of rights.
        foreach (var node in graph.Nodes.Where(node => IsA(node, "LicenseDocument") || IsA(node, "RightsStatement")).ToList())
        {
            node.Link(Dct + "type", HvdLicenses.IsFreeEnough(node.Iri) ? Conditions + "-free-of-charge" : Conditions);
        }

        static bool IsA(Graph.Node node, string type) => node[Vocabulary.Type].Contains(new Term.Iri(Dct + type));
    }

    /// <summary>What a data set conforms to: in mobilityDCAT-AP only systems of coordinates may stand there.</summary>
    internal static string? Standard(Dataset dataset, CatalogueView view) =>
        dataset.Schema is { IsLocal: false } schema && view != CatalogueView.Mobility ? schema.Iri : null;

    static void AddGeo(Graph graph, Graph.Node node, Dataset dataset)
    {
        // Files and pages have CRS84 unless asked otherwise.
        if (dataset.Schema is not null)
        {
            AddCrs(graph, node, Crs84, "CRS84");
        }

        node.Link(Dct + "type", CodeLists.Geospatial);
        graph.About(CodeLists.Geospatial).Is(Skos + "Concept").Add(Skos + "prefLabel", new Term.Literal("geospatial data", "en"));
        if (dataset.Schema is { IsLocal: false } schema && InspireThemes.GetValueOrDefault(schema.Name) is { } code)
        {
            // Not dcat:theme: DCAT-AP.de allows no other list there.
            var theme = "http://inspire.ec.europa.eu/theme/" + code;
            node.Link(Dct + "subject", theme);
            graph.About(theme).Is(Skos + "Concept").Add(Skos + "prefLabel", new Term.Literal(code, "en"));
        }
    }

    static void AddMobility(Graph graph, Graph.Node node, Dataset dataset)
    {
        foreach (var terms in MobilityTerms)
        {
            node.Link(terms + "mobilityTheme", Mobility + "mobility-theme/" + ThemeOf(dataset));
        }

        if (dataset is { Extent: not null, Schema: not null })
        {
            AddCrs(graph, node, Epsg4326, "EPSG:4326");
        }

        var external = dataset.Distributions.ToLookup(one => $"{node.Iri}#{ExternalEntries.NameOf(one)}");
        foreach (var distribution in node[Dcat3 + "distribution"].Select(graph.Find).OfType<Graph.Node>())
        {
            foreach (var terms in MobilityTerms)
            {
                distribution.Link(terms + "mobilityDataStandard", Mobility + "mobility-data-standard/" + StandardOf(external[distribution.Iri].FirstOrDefault()));
            }
        }

        var record = graph.About(node.Iri + "#record").Link(Dct + "language", CodeLists.German);
        record.Add(Dct + "created", record[Dct + "issued"].Count > 0 ? record[Dct + "issued"][0] : null);
    }

    static string ThemeOf(Dataset dataset) => dataset.Schema is { IsLocal: false } schema && Themes.GetValueOrDefault(schema.Name) is { } theme ? theme
        : dataset.Distributions.Select(StandardOf).Any(standard => standard is "gtfs" or "gtfs-rt") ? "public-transport-scheduled-transport"
        : dataset.Distributions.Select(StandardOf).Contains("gbfs") ? "sharing-and-hiring-services"
        : "other";

    static string StandardOf(ExternalDistribution? distribution) => distribution?.ConformsTo.Select(KnownStandard.Find).FirstOrDefault(one => one is not null)?.Code switch
    {
        "gtfs" => "gtfs",
        "gtfs-realtime" => "gtfs-rt",
        "gbfs" => "gbfs",
        _ => "other",
    };

    static void AddCrs(Graph graph, Graph.Node node, string iri, string name)
    {
        node.Link(Dct + "conformsTo", iri);
        graph.About(iri).Is(Dct + "Standard").Add(Dct + "title", new Term.Literal(name, "en"))
            .Link(Dct + "type", "http://inspire.ec.europa.eu/glossary/SpatialReferenceSystem");
    }
}
