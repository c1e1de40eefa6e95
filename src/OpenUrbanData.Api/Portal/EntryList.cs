using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary>Entries of the catalogue as a list of links, whether they are collections or not.</summary>
static class EntryList
{
    /// <summary>The list, by title; nothing where it would be empty.</summary>
    public static void Write(PortalPage page, IEnumerable<Dataset> entries)
    {
        var html = page.Html;
        var all = entries.OrderBy(one => page.T(one.Title), StringComparer.CurrentCulture).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return;
        }

        using (html.Open("ul", ("class", "cards")))
        {
            foreach (var entry in all)
            {
                using (html.Open("li"))
                {
                    using (html.Open("h3"))
                    {
                        html.Link(page.To(PathOf(entry)), page.T(entry.Title));
                    }

                    html.Element("p", page.T(entry.Description));
                    html.Element("p", $"{Kind(page, entry)} · {page.T("Stand", "as of")} {page.Values.Day(entry.ModifiedAt)}", ("class", "meta"));
                }
            }
        }
    }

    /// <summary>All of a registry that are no collections.</summary>
    public static IEnumerable<Dataset> Others(Registry registry) =>
        registry.Datasets.Values.Where(one => one.Schema is null).Concat(registry.Series.Values).Concat(registry.Services.Values);

    /// <summary>Path of the page of an entry.</summary>
    public static string PathOf(Dataset entry) => entry.Schema is null ? $"/catalog/{entry.Id}" : Links.Collection(entry.Id);

    static string Kind(PortalPage page, Dataset entry) => entry.Kind switch
    {
        DatasetKind.Series => page.T("Reihe", "Series"),
        DatasetKind.Service => page.T("Dienst", "Service"),
        DatasetKind.Reference => page.T("Daten anderswo", "Data elsewhere"),
        _ => page.Records(entry.Features),
    };
}
