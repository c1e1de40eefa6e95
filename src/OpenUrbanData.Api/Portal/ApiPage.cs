using OpenUrbanData.Api.Http;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/api</c> for browsers: Swagger UI in the frame of the portal, started by a script of our own (no inline script).</summary>
static class ApiPage
{
    /// <summary>Where the files of Swagger UI are served.</summary>
    public const string Files = "api/ui";

    /// <summary>Serves the files that Swashbuckle brings.</summary>
    public static void UseFiles(WebApplication app) => app.UseWhen(
        // It tries several patterns on every path.
        static http => http.Request.Path.StartsWithSegments("/" + Files, StringComparison.Ordinal),
        branch => branch.UseSwaggerUI(ui => ui.RoutePrefix = Files));

    /// <summary>The whole instance.</summary>
    public static void Write(ApiRequest request, PortalPage page) => Write(page, page.T(Words.ApiDocumentation), "/api?f=json",
        ("/", page.T(Words.SiteTitle)));

    /// <summary>One collection.</summary>
    public static void WriteCollection(ApiRequest request, PortalPage page)
    {
        var collection = request.Collection();
        Write(page, page.T(Words.ApiDocumentation), Links.Collection(collection.Id, "/api?f=json"),
            ("/", page.T(Words.SiteTitle)), (Links.Collection(collection.Id), page.T(collection.Title)));
    }

    static void Write(PortalPage page, string title, string document, params ReadOnlySpan<(string Path, string Text)> trail)
    {
        var html = page.Html;
        using var frame = page.Frame(title, title, WriteViewer, trail);
        using (html.Open("p"))
        {
            html.Text(page.T("Die maschinenlesbare Beschreibung: ", "The machine-readable description: "));
            html.Link(page.Links.Local(document), "OpenAPI 3.0");
        }

        void WriteViewer()
        {
            html.Element("div", "", ("id", "swagger-ui"), ("data-document", page.Links.Local(document)));
            html.Void("link", ("rel", "stylesheet"), ("href", page.Links.Local($"/{Files}/swagger-ui.css")));
            html.Element("script", "", ("src", page.Links.Local($"/{Files}/swagger-ui-bundle.js")), ("defer", ""));
            html.Element("script", "", ("src", page.Links.Local(Assets.All.PathOf("api.js"))), ("defer", ""));
        }
    }
}
