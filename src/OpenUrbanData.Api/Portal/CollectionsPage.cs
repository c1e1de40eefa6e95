using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/collections</c></summary>
static class CollectionsPage
{
    /// <summary>Topics first, then the data sets of each publisher.</summary>
    public static void Write(ApiRequest request, PortalPage page)
    {
        var html = page.Html;
        page.Forms = PageForms.OfCatalogue(request);
        using var frame = page.Frame(page.T(Words.Collections), ("/", page.T(Words.SiteTitle)));
        var all = request.Registry.Collections.Values;
        html.Element("h2", page.T("Themen, in jeder Stadt gleich", "Topics, the same in every town"));
        Cards(page, all.Where(one => one.IsCanonical).OrderBy(one => page.T(one.Title), StringComparer.CurrentCulture));
        var own = all.Where(one => !one.IsCanonical).ToLookup(one => one.Datasets[0].Publisher.Slug, StringComparer.Ordinal);
        var others = EntryList.Others(request.Registry).ToLookup(one => one.Publisher.Slug, StringComparer.Ordinal);
        foreach (var publisher in request.Registry.Publishers.Values.Where(one => own.Contains(one.Slug) || others.Contains(one.Slug))
            .OrderBy(one => page.T(one.Name), StringComparer.CurrentCulture))
        {
            html.Element("h2", page.T(publisher.Name));
            Cards(page, own[publisher.Slug].OrderBy(one => page.T(one.Title), StringComparer.CurrentCulture));
            EntryList.Write(page, others[publisher.Slug]);
        }
    }

    /// <summary>Collections as a list of links with their counts.</summary>
    public static void Cards(PortalPage page, IEnumerable<Collection> collections)
    {
        var html = page.Html;
        using (html.Open("ul", ("class", "cards")))
        {
            foreach (var collection in collections)
            {
                using (html.Open("li"))
                {
                    using (html.Open("h3"))
                    {
                        html.Link(page.To(Links.Collection(collection.Id)), page.T(collection.Title));
                    }

                    html.Element("p", Shortened(page.T(collection.Description)));
                    html.Element("p", Counts(page, collection), ("class", "meta"));
                }
            }
        }
    }

    static string Counts(PortalPage page, Collection collection)
    {
        var features = page.Records(collection.Features);
        return collection.IsCanonical
            ? $"{features} · {page.Datasets(collection.Datasets.Length)}"
            : $"{features} · {page.T("Stand", "as of")} {page.Values.Day(collection.Datasets[0].ModifiedAt)}";
    }

    static string Shortened(string text)
    {
        const int Length = 160;
        if (text.Length <= Length)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', Length);
        return text[..(space > 0 ? space : Length)] + " …";
    }
}
