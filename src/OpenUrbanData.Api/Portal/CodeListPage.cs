using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/collections/{collection}/codelists/{property}</c></summary>
static class CodeListPage
{
    /// <summary>The codes as a table.</summary>
    /// <param name="find">Finds the property that the path names.</param>
    public static Action<ApiRequest, PortalPage> Write(Func<ApiRequest, Property> find) => (request, page) =>
    {
        var (collection, property) = (request.CollectionOrCatalogue(), find(request));
        using var frame = page.Frame($"{page.T(property.Title)}: {page.T(Words.CodeList)}", ("/", page.T(Words.SiteTitle)),
            ("/collections", page.T(Words.Collections)), (Links.Collection(collection.Id), page.T(collection.Title)),
            (Links.Collection(collection.Id, "/schema"), page.T(Words.Schema)));
        if (!property.Codes!.IsClosed)
        {
            page.Html.Element("p", page.T("Weitere Werte sind möglich.", "Other values are possible."));
        }

        SchemaPage.Table(page, ["Code", page.T("Bezeichnung", "Title")],
            property.Codes.Values.Select(code => new[] { code, page.Values.Code(property, code) }));
    };
}
