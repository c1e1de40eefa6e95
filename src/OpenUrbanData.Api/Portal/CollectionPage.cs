using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/collections/{collection}</c></summary>
static class CollectionPage
{
    /// <summary>The page asks the database for the last run of a data set.</summary>
    public static Representation Representation(Site site) => new(Format.Html, async request =>
    {
        var collection = request.Collection();
        request.Parameters.Finish();
        var runs = collection.IsCanonical ? [] : await site.Reader.Runs.LastAsync(collection.Id, RunReport.Runs, request.Cancellation);
        request.Http.Response.Headers.CacheControl = "public, no-cache";
        var page = PortalPage.For(request);
        page.Forms = collection.IsCanonical ? PageForms.None : PageForms.Of(request, collection.Datasets[0]);
        Write(request, page, collection, runs);
        await Document.SendAsync(request.Http, Format.Html.MediaType, page.Html.Take(), request.Cancellation);
    });

    static void Write(ApiRequest request, PortalPage page, Collection collection, ImmutableArray<RunSummary> runs)
    {
        var html = page.Html;
        using var frame = page.Frame(page.T(collection.Title), ("/", page.T(Words.SiteTitle)), ("/collections", page.T(Words.Collections)));
        html.Element("p", page.T(collection.Description), ("class", "lead"));
        DownloadLinks.Write(page, collection, "");
        using (html.Open("p", ("class", "actions")))
        {
            html.Link(page.To(Links.Collection(collection.Id, "/items?f=html")), page.T("Ansehen: Tabelle und Karte", "View: table and map"), ("class", "button secondary"));
            html.Link(page.To(FacetsPage.PathFor(collection)), page.T("Auswerten", "Evaluate"), ("class", "button secondary"));
        }

        if (collection.IsCanonical)
        {
            Members(page, collection);
        }
        else
        {
            Facts(page, request.Registry, collection);
            RunReport.Write(page, collection.Datasets[0], runs);
            QualityPages.WritePart(request, page, collection.Datasets[0]);
        }

        html.Element("h2", page.T("Eigenschaften", "Properties"));
        SchemaPage.Table(page, Served.Properties(collection));
        html.Element("h2", page.T("Für Anwendungen", "For applications"));
        ProgramLinks(page, collection);
        page.WriteForms();
    }

    static void Members(PortalPage page, Collection collection)
    {
        page.Html.Element("h2", page.T("Datensätze", "Data sets"));
        using (page.Html.Open("ul", ("class", "plain")))
        {
            foreach (var dataset in collection.Datasets.OrderBy(one => page.T(one.Publisher.Name), StringComparer.CurrentCulture))
            {
                using (page.Html.Open("li"))
                {
                    page.Html.Link(page.To(Links.Collection(dataset.Id)), page.T(dataset.Title));
                    page.Html.Text($" – {page.T(dataset.Publisher.Name)}, {page.Values.Number(dataset.Features)}");
                    page.Html.Text($" · {dataset.Attribution ?? page.T(dataset.Publisher.Name)} · ");
                    page.Html.Link(dataset.License, Licenses.ShortName(dataset.License), ("rel", "license"));
                }
            }
        }
    }

    static void Facts(PortalPage page, Registry registry, Collection collection)
    {
        var html = page.Html;
        var dataset = collection.Datasets[0];
        html.Element("h2", page.T("Angaben", "About"));
        using (html.Open("dl", ("class", "facts")))
        {
            EntryFacts.Write(page, registry, dataset);
            EntryFacts.Fact(page, page.T("Einträge", "Records"), () => html.Text(page.Values.Number(dataset.Features)));
            EntryFacts.Fact(page, page.T("Vollständigkeit", "Coverage"), () => html.Text(Coverage(page, dataset)));
            if (!collection.Schema.IsLocal)
            {
                EntryFacts.Fact(page, page.T("Thema", "Topic"), () => html.Link(page.To(Links.Collection(collection.Schema.CollectionId)), page.T(collection.Schema.Title)));
            }
        }
    }

    static string Coverage(PortalPage page, Dataset dataset) => dataset.CoverageClaim switch
    {
        "complete" => page.T("vollständig nach Angabe des Herausgebers", "complete, as the publisher says"),
        "partial" => page.T("teilweise", "partial"),
        _ => page.T("unbekannt", "unknown"),
    };

    static void ProgramLinks(PortalPage page, Collection collection)
    {
        var html = page.Html;
        using (html.Open("ul", ("class", "plain")))
        {
            foreach (var (rest, text) in new[]
            {
                ("/items?f=json", "GeoJSON (OGC API Features)"), ("/schema", page.T(Words.Schema)), ("/queryables", page.T(Words.Queryables)),
                ("/sortables", page.T(Words.Sortables)), (Tileset.HasTiles(collection) ? "/tiles" : "", page.T(Words.VectorTiles)), ($"/changes?since={collection.Publication}", page.T(Words.Changes)),
            })
            {
                if (rest.Length == 0)
                {
                    continue;
                }

                using (html.Open("li"))
                {
                    html.Link(page.To(Links.Collection(collection.Id, rest)), text);
                }
            }
        }
    }
}
