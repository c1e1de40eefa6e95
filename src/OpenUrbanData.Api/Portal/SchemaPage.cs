using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary>Schema, queryables and sortables of a collection as tables.</summary>
static class SchemaPage
{
    /// <summary><c>/collections/{collection}/schema</c></summary>
    public static void WriteSchema(ApiRequest request, PortalPage page) => Write(request, page, Words.Schema, Served.Properties);

    /// <summary><c>/collections/{collection}/queryables</c></summary>
    public static void WriteQueryables(ApiRequest request, PortalPage page) => Write(request, page, Words.Queryables, Served.Queryables);

    /// <summary><c>/collections/{collection}/sortables</c></summary>
    public static void WriteSortables(ApiRequest request, PortalPage page) => Write(request, page, Words.Sortables, Served.Sortables);

    /// <summary>Properties as a table.</summary>
    public static void Table(PortalPage page, IEnumerable<Property> properties) => Table(page,
        [page.T("Bezeichnung", "Title"), page.T("Name", "Name"), page.T("Art", "Type"), page.T("Bedeutung", "Meaning")],
        properties, property => Row(page, property));

    /// <summary>Texts as a table; the first column is a name in code.</summary>
    /// <param name="page">The page.</param>
    /// <param name="headings">Heads of the columns.</param>
    /// <param name="rows">The texts.</param>
    /// <param name="label">What the table is, where a page has several; null otherwise.</param>
    public static void Table(PortalPage page, string[] headings, IEnumerable<string[]> rows, string? label = null) => Table(page, headings, rows, row =>
    {
        using (page.Html.Open("tr"))
        {
            using (page.Html.Open("th", ("scope", "row")))
            {
                page.Html.Element("code", row[0]);
            }

            foreach (var cell in row.Skip(1))
            {
                page.Html.Element("td", cell);
            }
        }
    }, label);

    static void Table<T>(PortalPage page, string[] headings, IEnumerable<T> rows, Action<T> write, string? label = null)
    {
        var html = page.Html;
        using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", label ?? page.T("Tabelle", "Table"))))
        using (html.Open("table", ("class", "properties")))
        {
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                foreach (var heading in headings)
                {
                    html.Element("th", heading, ("scope", "col"));
                }
            }

            using (html.Open("tbody"))
            {
                foreach (var row in rows)
                {
                    write(row);
                }
            }
        }
    }

    static void Write(ApiRequest request, PortalPage page, LocalizedText title, Func<Collection, ImmutableArray<Property>> choose)
    {
        var collection = request.CollectionOrCatalogue();
        using var frame = page.Frame($"{page.T(collection.Title)}: {page.T(title)}", ("/", page.T(Words.SiteTitle)),
            ("/collections", page.T(Words.Collections)), (Links.Collection(collection.Id), page.T(collection.Title)));
        Table(page, choose(collection));
    }

    static void Row(PortalPage page, Property property)
    {
        var html = page.Html;
        using (html.Open("tr"))
        {
            html.Element("th", page.T(property.Title), ("scope", "row"));
            using (html.Open("td"))
            {
                html.Element("code", property.Name);
            }

            html.Element("td", Kind(page, property));
            using (html.Open("td"))
            {
                html.Text(property.Description is { } description ? page.T(description) : "");
                if (property.Codes is { Values: { IsEmpty: false } codes })
                {
                    html.Element("p", string.Join(", ", codes.Select(code => page.Values.Code(property, code))), ("class", "meta"));
                }
            }
        }
    }

    static string Kind(PortalPage page, Property property)
    {
        var kind = property.Type switch
        {
            PropertyType.Integer => page.T("ganze Zahl", "whole number"),
            PropertyType.Number => page.T("Zahl", "number"),
            PropertyType.Boolean => page.T("ja oder nein", "yes or no"),
            PropertyType.Date => page.T("Tag", "day"),
            PropertyType.DateTime => page.T("Zeitpunkt", "instant"),
            PropertyType.TextArray => page.T("Liste", "list"),
            PropertyType.Json => page.T("Objekt", "object"),
            _ => "Text",
        };
        return property.Unit is { } unit && !unit.StartsWith('{') && unit != "1" ? $"{kind}, {unit}" : kind;
    }
}
