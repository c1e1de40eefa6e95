using OpenUrbanData.Api.Http;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/conformance</c></summary>
static class ConformancePage
{
    /// <summary>The classes by standard.</summary>
    public static void Write(ApiRequest request, PortalPage page)
    {
        var html = page.Html;
        using var frame = page.Frame(page.T(Words.Conformance), ("/", page.T(Words.SiteTitle)));
        html.Element("p", page.T("Anwendungen erkennen an dieser Liste, was diese Schnittstelle kann.",
            "Applications see from this list what this interface can do."));
        using (html.Open("ul", ("class", "plain codes")))
        {
            foreach (var uri in Conformance.ConformsTo)
            {
                using (html.Open("li"))
                {
                    html.Element("code", uri);
                }
            }
        }
    }
}
