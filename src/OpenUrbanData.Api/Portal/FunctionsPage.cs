using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/functions</c></summary>
static class FunctionsPage
{
    /// <summary>The functions as a table.</summary>
    public static void Write(ApiRequest request, PortalPage page)
    {
        using var frame = page.Frame(page.T(Words.Functions), ("/", page.T(Words.SiteTitle)));
        page.Html.Element("p", page.T("Diese Funktionen dürfen in CQL2-Filtern stehen.", "These functions may stand in CQL2 filters."));
        SchemaPage.Table(page, [page.T("Name", "Name"), page.T("Gibt", "Gives"), page.T("Bedeutung", "Meaning")],
            FilterFunction.All.Select(one => new[]
            {
                $"{one.Name}({string.Join(", ", one.Arguments.Select(argument => argument.Name))})", Kind(page, one.Returns), page.T(one.Description),
            }));
    }

    static string Kind(PortalPage page, OperandType type) => type switch
    {
        OperandType.Text => "Text",
        OperandType.Number => page.T("Zahl", "number"),
        OperandType.Boolean => page.T("ja oder nein", "yes or no"),
        OperandType.Date or OperandType.Instant => page.T("Zeitpunkt", "instant"),
        OperandType.Geometry => page.T("Geometrie", "geometry"),
        _ => page.T("Liste", "list"),
    };
}
