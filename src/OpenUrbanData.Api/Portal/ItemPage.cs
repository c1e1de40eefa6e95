using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/collections/{collection}/items/{id}</c></summary>
static class ItemPage
{
    /// <summary>Writes the page of the row that has been read.</summary>
    public static Task WriteAsync(ApiRequest request, FeatureAnswer answer)
    {
        var page = PortalPage.For(request);
        var html = page.Html;
        var rows = answer.Rows;
        var collection = answer.Query.Collection;
        var id = Encoding.UTF8.GetString(rows.Id);
        var values = Enumerable.Range(0, rows.Layout.Columns.Length)
            .Select(i => (rows.Layout.Columns[i].Property, Text: page.Values.Of(rows, i))).Where(pair => pair.Text.Length > 0).ToList();
        var name = values.FirstOrDefault(pair => pair.Property.Name is "name" or "title").Text ?? id;
        var path = Links.Item(collection.Id, id);
        var dataset = rows.Layout.Datasets[rows.Dataset];
        var itemsPath = Links.Collection(collection.Id, "/items?f=html");
        using (page.Frame(name, ("/", page.T(Words.SiteTitle)), (Links.Collection(collection.Id), page.T(collection.Title)),
            (itemsPath, page.T("Einträge", "Records"))))
        {
            using (html.Open("p", ("class", "actions")))
            {
                html.Link(ReportLink.For(page, dataset, path), page.T("Fehler melden", "Report a mistake"), ("class", "button secondary"));
                html.Link(page.Links.Local(path) + "?f=json", "GeoJSON", ("class", "button secondary"));
            }

            List(page, values.Where(pair => pair.Property.Origin == PropertyOrigin.Record && pair.Property.Name is not ("source_values" or "quality_flags")));
            if (!rows.IsGeometryNull)
            {
                page.Map(page.Links.Local(path) + "?f=json", name);
            }

            html.Element("h2", page.T("Herkunft", "Origin"));
            List(page, values.Where(pair => pair.Property.Origin != PropertyOrigin.Record || pair.Property.Name is "quality_flags" or "source_values"));
            using (html.Open("p", ("class", "meta")))
            {
                html.Text($"{page.T("Kennung", "Identifier")}: ");
                html.Element("code", id);
                html.Text($" · {page.T("Datensatz", "Data set")}: ");
                html.Link(page.To(Links.Collection(dataset.Id)), page.T(dataset.Title));
                html.Text($" · {page.T("Lizenz", "Licence")}: ");
                html.Link(dataset.License, Licenses.ShortName(dataset.License), ("rel", "license"));
                html.Text($" · {dataset.Attribution ?? page.T(dataset.Publisher.Name)}");
                if (dataset.Mirror is { } mirror)
                {
                    html.Text($" · {page.T("gespiegelt von", "mirrored from")} ");
                    html.Link(mirror.Item(dataset.Id, id), mirror.Address, ("rel", "via"));
                }
            }
        }

        return Document.SendAsync(request.Http, Format.Html.MediaType, html.Take(), request.Cancellation);
    }

    static void List(PortalPage page, IEnumerable<(Property Property, string Text)> values)
    {
        var html = page.Html;
        using (html.Open("dl", ("class", "facts")))
        {
            foreach (var (property, text) in values)
            {
                using (html.Open("div"))
                {
                    html.Element("dt", page.T(property.Title));
                    using (html.Open("dd"))
                    {
                        page.TextOrLink(text);
                    }
                }
            }
        }
    }
}
