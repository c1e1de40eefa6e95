using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary>Ways to take data along: Excel first, because most people who come here want that.</summary>
static class DownloadLinks
{
    /// <summary>The links.</summary>
    /// <param name="page">The page.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="query">Query of the page that narrows the items, without question mark; empty for all.</param>
    public static void Write(PortalPage page, Collection collection, string query)
    {
        var html = page.Html;
        using (html.Open("ul", ("class", "downloads"), ("aria-label", page.T("Herunterladen", "Download"))))
        {
            Link("csv&profile=excel-de", page.T("Für Excel", "For Excel (German)"), "button");
            foreach (var encoder in Encoders.All)
            {
                Link(encoder.Aliases is [var alias, ..] ? alias : encoder.Name, encoder.Title, "button secondary");
            }
        }

        void Link(string format, string text, string style)
        {
            var rest = $"/items?f={format}{(query.Length > 0 ? "&" + query : "")}";
            using (html.Open("li"))
            {
                html.Link(page.Links.Local(Links.Collection(collection.Id, rest)), text, ("class", style));
            }
        }
    }
}
