using OpenUrbanData.Api.Http;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/towns</c> and <c>/towns/{town}</c>: what a place has, whoever publishes it, and which solutions run there.</summary>
static class TownPages
{
    /// <summary>All towns with data, by name.</summary>
    public static void WriteAll(ApiRequest request, PortalPage page)
    {
        var html = page.Html;
        using var frame = page.Frame(page.T(Words.Towns), ("/", page.T(Words.SiteTitle)));
        var counts = request.Registry.Datasets.Values.SelectMany(one => one.Towns).Where(one => one is { Need: "", MunicipalityKey.Length: > 0, Features: > 0 })
            .CountBy(one => one.MunicipalityKey).ToDictionary(StringComparer.Ordinal);
        using (html.Open("ul", ("class", "cards")))
        {
            foreach (var town in PlaceDocuments.Towns(request.Registry))
            {
                using (html.Open("li"))
                {
                    using (html.Open("h2", ("class", "h3")))
                    {
                        html.Link(page.To($"/towns/{Uri.EscapeDataString(town.Key)}"), town.Name);
                    }

                    html.Element("p", $"{town.Key} · {page.Datasets(counts.GetValueOrDefault(town.Key))}", ("class", "meta"));
                }
            }
        }
    }

    /// <summary>One town.</summary>
    public static void WriteOne(ApiRequest request, PortalPage page)
    {
        var town = PlaceDocuments.Town(request);
        var html = page.Html;
        using var frame = page.Frame(town.Name, ("/", page.T(Words.SiteTitle)), ("/towns", page.T(Words.Towns)));
        html.Element("p", $"{page.T("Amtlicher Gemeindeschlüssel", "Official municipality key")}: {town.Key}", ("class", "meta"));
        html.Element("h2", page.T("Daten", "Data"));
        using (html.Open("ul", ("class", "cards")))
        {
            foreach (var (dataset, features) in PlaceDocuments.DatasetsOf(request.Registry, town.Key))
            {
                using (html.Open("li"))
                {
                    using (html.Open("h3"))
                    {
                        html.Link(page.To(PlaceDocuments.ItemsOf(dataset, town.Key)), page.T(dataset.Title));
                    }

                    html.Element("p", $"{page.Records(features)} · {page.T(dataset.Publisher.Name)}", ("class", "meta"));
                }
            }
        }

        var solutions = PlaceDocuments.Solutions(request.Registry).ToList();
        if (solutions.Count == 0)
        {
            return;
        }

        html.Element("h2", page.T("Was hier läuft", "What runs here"));
        using (html.Open("ul", ("class", "plain")))
        {
            foreach (var solution in solutions)
            {
                using (html.Open("li"))
                {
                    html.Link(page.Links.Local($"/portability/{solution.Id}/{Uri.EscapeDataString(town.Key)}"), page.T(solution.Title));
                }
            }
        }
    }
}
