using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/publishers</c> and <c>/publishers/{publisher}</c></summary>
static class PublisherPages
{
    /// <summary>All publishers by name.</summary>
    public static void WriteAll(ApiRequest request, PortalPage page)
    {
        var html = page.Html;
        using var frame = page.Frame(page.T(Words.Publishers), ("/", page.T(Words.SiteTitle)));
        var counts = request.Registry.Datasets.Values.CountBy(one => one.Publisher.Slug).ToDictionary(StringComparer.Ordinal);
        using (html.Open("ul", ("class", "cards")))
        {
            foreach (var publisher in request.Registry.Publishers.Values.OrderBy(one => page.T(one.Name), StringComparer.CurrentCulture))
            {
                using (html.Open("li"))
                {
                    using (html.Open("h2", ("class", "h3")))
                    {
                        html.Link(page.To($"/publishers/{publisher.Slug}"), page.T(publisher.Name));
                    }

                    html.Element("p", $"{Kind(page, publisher)} · {page.Datasets(counts.GetValueOrDefault(publisher.Slug))}", ("class", "meta"));
                }
            }
        }
    }

    /// <summary>One publisher and its data sets.</summary>
    public static void WriteOne(ApiRequest request, PortalPage page)
    {
        var publisher = PlaceDocuments.Publisher(request);
        var html = page.Html;
        using var frame = page.Frame(page.T(publisher.Name), ("/", page.T(Words.SiteTitle)), ("/publishers", page.T(Words.Publishers)));
        page.Facts((page.T("Art", "Kind"), Kind(page, publisher)), (page.T("Amtlicher Schlüssel", "Official key"), publisher.Key),
            (page.T("Ansprechstelle", "Contact"), page.T(publisher.ContactName)), ("Web", publisher.Website));
        using (html.Open("p"))
        {
            html.Link($"mailto:{publisher.ContactEmail}", publisher.ContactEmail);
        }

        html.Element("h2", page.T("Datensätze", "Data sets"));
        CollectionsPage.Cards(page, request.Registry.Collections.Values
            .Where(one => !one.IsCanonical && one.Datasets[0].Publisher.Slug == publisher.Slug).OrderBy(one => page.T(one.Title), StringComparer.CurrentCulture));
        EntryList.Write(page, EntryList.Others(request.Registry).Where(one => one.Publisher.Slug == publisher.Slug));
        using (html.Open("p"))
        {
            html.Link(page.To(InventoryDocuments.PathOf(publisher)), page.T(Words.Inventory));
        }
    }

    static string Kind(PortalPage page, Publisher publisher) => publisher.Kind switch
    {
        "municipality" => page.T("Stadt oder Gemeinde", "municipality"),
        "association" => page.T("Verband", "association"),
        "county" => page.T("Landkreis", "county"),
        "state" => page.T("Land", "state"),
        "federal" => page.T("Bund", "federal"),
        _ => page.T("Unternehmen", "company"),
    };
}
