using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/</c></summary>
static class LandingPage
{
    /// <summary>What there is, how much of it, and the three ways to it.</summary>
    public static void Write(ApiRequest request, PortalPage page)
    {
        var registry = request.Registry;
        var html = page.Html;
        page.Forms = PageForms.OfCatalogue(request);
        using var frame = page.Frame(page.T(Words.SiteTitle));
        html.Element("p", page.T(Words.SiteDescription), ("class", "lead"));
        RecordsPage.ShortForm(page);
        using (html.Open("ul", ("class", "numbers")))
        {
            Figure(page, registry.Datasets.Values.Count(one => one.Schema is not null), page.T("Datensätze", "data sets"), "/collections");
            Figure(page, registry.Datasets.Values.Sum(one => one.Features), page.T("Einträge", "records"), "/collections");
            Figure(page, PlaceDocuments.Towns(registry).Count(), page.T("Städte und Gemeinden", "towns"), "/towns");
            Figure(page, registry.Publishers.Count, page.T("Herausgeber", "publishers"), "/publishers");
        }

        html.Element("h2", page.T("Themen, in jeder Stadt gleich", "Topics, the same in every town"));
        CollectionsPage.Cards(page, registry.Collections.Values.Where(one => one.IsCanonical).OrderBy(one => page.T(one.Title), StringComparer.CurrentCulture));
        html.Element("h2", page.T("Für Anwendungen", "For applications"));
        using (html.Open("ul", ("class", "plain")))
        {
            Way(page, "/api?f=html", "OGC API Features", page.T("Karten und Anwendungen, mit OpenAPI-Beschreibung", "maps and apps, with an OpenAPI document"));
            Way(page, Links.Collection(RecordCollection.Id), "OGC API Records", page.T("Suche im Katalog für Programme", "search of the catalogue for programs"));
            Way(page, "/odata/v4/", "OData 4.01", page.T("Excel, Power BI und andere Auswertungen", "Excel, Power BI and other analysis"));
            Way(page, "/api/3/action/package_search", "CKAN", page.T("lesende Schnittstelle für Werkzeuge, die CKAN sprechen", "read-only, for tools that speak CKAN"));
            Way(page, "/catalog.ttl", "DCAT-AP.de", page.T("Metadaten für GovData und andere Portale", "metadata for GovData and other portals"));
        }
    }

    static void Figure(PortalPage page, long number, string what, string path)
    {
        using (page.Html.Open("li"))
        using (page.Html.Open("a", ("href", page.To(path))))
        {
            page.Html.Element("strong", page.Values.Number(number));
            page.Html.Text(" " + what);
        }
    }

    static void Way(PortalPage page, string path, string name, string what)
    {
        using (page.Html.Open("li"))
        {
            page.Html.Link(page.Links.Local(path), name);
            page.Html.Text(" – " + what);
        }
    }
}
