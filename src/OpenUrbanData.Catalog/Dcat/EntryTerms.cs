using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>Terms of use, period, access and the marks of high-value data sets: what publishers say of entries, and what follows from their licences.</summary>
static class EntryTerms
{
    const string Legislation = HvdCategory.Legislation;

    /// <summary>Who may have it and how long it stays.</summary>
    public static void AddAccess(Graph graph, Graph.Node node, Dataset entry)
    {
        var access = CodeLists.Access(entry.Statements.Access);
        node.Link(Dct + "accessRights", access);
        AddAvailability(node, entry);
        graph.About(access).Is(Dct + "RightsStatement");
    }

    /// <summary>How long it stays.</summary>
    public static void AddAvailability(Graph.Node node, Dataset entry) =>
        node.Link(Dcatap + "availability", CodeLists.Availability(entry.Statements.Availability));

    /// <summary>Terms of use as a text: what the publisher says, else what the licence asks for; nothing where neither is known.</summary>
    /// <param name="graph">Takes the statements.</param>
    /// <param name="node">What is used.</param>
    /// <param name="entry">The entry that it belongs to.</param>
    /// <param name="license">The licence that holds.</param>
    public static void AddRights(Graph graph, Graph.Node node, Dataset entry, string license)
    {
        if (Rights(entry, license) is not { } text)
        {
            return;
        }

        var iri = license == entry.License ? $"{CatalogueGraph.Bare(node.Iri)}#rights" : $"{node.Iri}-rights";
        node.Link(Dct + "rights", iri);
        CatalogueGraph.Add(graph.About(iri).Is(Dct + "RightsStatement"), Rdfs + "label", text);
    }

    static LocalizedText? Rights(Dataset entry, string license)
    {
        if (entry.Statements.Rights is { } said)
        {
            return said;
        }

        // Another licence than the data set's: the text to quote is not said for it.
        var name = license == entry.License && entry.Attribution is { } quoted ? new(quoted, quoted) : entry.Publisher.Name;
        return HvdLicenses.AsksForNothing(license)
            ? new("Nutzung ohne Bedingungen, auch ohne Nennung der Quelle.", "Use without conditions, also without naming the source.")
            : HvdLicenses.AsksForName(license) || (license == entry.License && entry.Attribution is not null)
                ? new($"Zu nennen ist: {name.De}", $"To be named: {name.En}")
                : null;
    }

    /// <summary>The period that the data are about: what the publisher says, else what was measured; nothing where neither is known.</summary>
    public static void AddPeriod(Graph graph, Graph.Node node, Dataset dataset)
    {
        var (from, to) = Period(dataset);
        if (from is null && to is null)
        {
            return;
        }

        var iri = node.Iri + "#period";
        node.Link(Dct + "temporal", iri);
        graph.About(iri).Is(Dct + "PeriodOfTime")
            .Add(Dcat3 + "startDate", from is { } begins ? Day(begins) : null)
            .Add(Dcat3 + "endDate", to is { } ends ? Day(ends) : null);
    }

    /// <summary>The period that the data are about; null where open or not known.</summary>
    public static (DateOnly? From, DateOnly? To) Period(Dataset dataset) => dataset.Statements is { From: null, To: null }
        ? (DayOf(dataset.Begins), DayOf(dataset.Ends))
        : (dataset.Statements.From, dataset.Statements.To);

    /// <summary>Marks a data set, series or service of high value with the regulation and its categories.</summary>
    public static void AddHvd(Graph graph, Graph.Node node, IEnumerable<string> codes)
    {
        foreach (var category in codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(HvdCategory.Find).OfType<HvdCategory>())
        {
            AddLegislation(graph, node).Link(Dcatap + "hvdCategory", category.Iri);
            graph.About(category.Iri).Is(Skos + "Concept").Add(Skos + "prefLabel", new Term.Literal(category.Title, "en"))
                .Link(Skos + "inScheme", HvdCategory.Scheme);
        }
    }

    /// <summary>Marks a distribution of a high-value data set, and relates its licence to CC BY 4.0.</summary>
    public static void AddHvd(Graph graph, Graph.Node distribution, Dataset dataset, string license)
    {
        if (dataset.Statements.IsHvd)
        {
            AddLegislation(graph, distribution);
            AddMatch(graph, license);
        }
    }

    /// <summary>Relates a licence to CC BY 4.0.</summary>
    public static void AddMatch(Graph graph, string license)
    {
        if (HvdLicenses.Match(license) is var (property, iri))
        {
            graph.About(license).Link(Skos + property, iri);
        }
    }

    /// <summary>Categories of high-value data sets that a service serves, its own included.</summary>
    public static ImmutableArray<string> Served(Dataset? service, IEnumerable<Dataset> datasets) =>
        [.. (service?.Statements.Hvd ?? []).Concat(datasets.SelectMany(dataset => dataset.Statements.Hvd))];

    static Graph.Node AddLegislation(Graph graph, Graph.Node node)
    {
        graph.About(Legislation).Is(Eli + "LegalResource");
        return node.Link(Dcatap + "applicableLegislation", Legislation);
    }

    static DateOnly? DayOf(DateTimeOffset? time) => time is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;

    static Term.Literal Day(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Datatype: Xsd + "date");
}
