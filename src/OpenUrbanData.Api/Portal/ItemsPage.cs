using System.Collections.Frozen;
using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/collections/{collection}/items</c>: table and map of one page of features.</summary>
static class ItemsPage
{
    /// <summary>Most features that the map gets at once; more come as tiles.</summary>
    const int MapLimit = 2_000;

    /// <summary>Parameters that order or shape the table: tiles do not have them.</summary>
    static readonly FrozenSet<string> Shaping = new[]
    {
        "sortby", "crs", "properties", "exclude-properties", "zoom-level", "max-allowable-offset",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Parameters that are no filter.</summary>
    static readonly FrozenSet<string> Paging = new[] { "f", "lang", "limit", "offset", "next", "profile", "expand" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(ApiRequest request, FeatureAnswer answer)
    {
        var page = PortalPage.For(request);
        var collection = answer.Query.Collection;
        var filter = Links.Query(request.Parameters.Given.Where(pair => !Paging.Contains(pair.Name) && pair.Value.Length > 0)).TrimStart('?');
        using (page.Frame(page.T(collection.Title), page.T(Words.Records), ("/", page.T(Words.SiteTitle)), ("/collections", page.T(Words.Collections)),
            (Links.Collection(collection.Id), page.T(collection.Title))))
        {
            page.Html.Element("p", Summary(page, answer, filter.Length > 0), ("class", "lead"), ("role", "status"));
            DownloadLinks.Write(page, collection, filter);
            Attribution(page, collection);
            FilterForm.Write(request, page, collection);
            page.Html.Element("h2", page.T("Tabelle", "Table"));
            var next = await TableAsync(page, answer, request.Cancellation);
            Pager(request, page, answer, next);
            var label = page.T($"Karte: {page.T(collection.Title)}", $"Map: {page.T(collection.Title)}");
            if (Tileset.HasTiles(collection) && !(answer.NumberMatched <= MapLimit))
            {
                var conditions = request.Parameters.Given.Where(pair => !Paging.Contains(pair.Name) && !Shaping.Contains(pair.Name) && pair.Value.Length > 0);
                page.TileMap(Tileset.Of(collection), label, answer.NumberMatched, Links.Query(conditions).TrimStart('?'));
            }
            else if (collection.Extent is not null)
            {
                var source = $"{Links.Collection(collection.Id, "/items")}?f=json&limit={MapLimit}{(filter.Length > 0 ? "&" + filter : "")}";
                page.Map(page.Links.Local(source), label);
            }
        }

        await Document.SendAsync(request.Http, Format.Html.MediaType, page.Html.Take(), request.Cancellation);
    }

    static string Summary(PortalPage page, FeatureAnswer answer, bool isFiltered) => (answer.NumberMatched, isFiltered) switch
    {
        ({ } count, true) => $"{page.Records(count)} {page.T("zum Filter.", "for this filter.")}",
        ({ } count, false) => $"{page.Records(count)}.",
        _ => page.T("Sehr viele Einträge passen zum Filter.", "Very many records match the filter."),
    };

    static void Attribution(PortalPage page, Collection collection)
    {
        var html = page.Html;
        using (html.Open("p", ("class", "meta")))
        {
            var licenses = collection.Datasets.Select(one => one.License).Distinct(StringComparer.Ordinal).ToList();
            html.Text(page.T(licenses.Count > 1 ? "Lizenzen: " : "Lizenz: ", licenses.Count > 1 ? "Licences: " : "Licence: "));
            for (var i = 0; i < licenses.Count; i++)
            {
                html.Text(i > 0 ? ", " : "");
                html.Link(licenses[i], Licenses.ShortName(licenses[i]), ("rel", "license"));
            }

            var sources = collection.Datasets.Select(one => one.Attribution ?? page.T(one.Publisher.Name)).Distinct(StringComparer.Ordinal).ToList();
            html.Text($" · {page.T("Quelle", "Source")}: {string.Join("; ", sources.Take(5))}{(sources.Count > 5 ? " …" : "")}");
            if (!collection.IsCanonical)
            {
                html.Text(" · ");
                html.Link(page.To(Links.Collection(collection.Id)) + "#quality", page.T("Datenqualität", "Data quality"));
                html.Text(" · ");
                html.Link(ReportLink.For(page, collection.Datasets[0], Links.Collection(collection.Id)), page.T("Fehler melden", "Report a mistake"));
            }
        }
    }

    static async Task<PagePosition?> TableAsync(PortalPage page, FeatureAnswer answer, CancellationToken cancellation)
    {
        var html = page.Html;
        var rows = answer.Rows;
        var columns = Columns(rows.Layout);
        var label = columns.Count > 0 && rows.Layout.Columns[columns[0]].Property is { Name: "name" or "title" };
        PagePosition? last = null;
        var written = 0;
        using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", page.T("Tabelle der Einträge", "Table of records"))))
        using (html.Open("table"))
        {
            Head(page, rows.Layout, columns, label);
            using (html.Open("tbody"))
            {
                while (await rows.ReadAsync(cancellation))
                {
                    if (written == answer.Query.Limit)
                    {
                        return last;
                    }

                    Row(page, answer.Query.Collection, rows, columns, label);
                    last = rows.Position;
                    written++;
                }
            }
        }

        if (written == 0)
        {
            html.Element("p", page.T("Kein Eintrag.", "No record."), ("class", "empty"));
        }

        return null;
    }

    static List<int> Columns(RowLayout layout)
    {
        var all = Enumerable.Range(0, layout.Columns.Length).Where(i => Served.IsTelling(layout.Columns[i].Property)
            && layout.Columns[i].Property.Type != PropertyType.Json).ToList();
        // The name leads, then what is special to the topic: all schemas begin with the same general properties.
        var general = layout.Schema.IsLocal ? null : layout.Schema.Find("quality_flags");
        return
        [
            .. all.OrderBy(i => layout.Columns[i].Property switch
            {
                { Name: "name" or "title" } => 0,
                { Name: "municipality_key" } => 1,
                var property => general is null || property.Sequence > general.Sequence ? 2 : 3,
            }),
        ];
    }

    static void Head(PortalPage page, RowLayout layout, List<int> columns, bool label)
    {
        using (page.Html.Open("thead"))
        using (page.Html.Open("tr"))
        {
            if (!label)
            {
                page.Html.Element("th", page.T("Eintrag", "Record"), ("scope", "col"));
            }

            foreach (var column in columns)
            {
                page.Html.Element("th", page.T(layout.Columns[column].Property.Title), ("scope", "col"),
                    ("class", Style(layout.Columns[column].Property)));
            }
        }
    }

    static void Row(PortalPage page, Collection collection, FeatureRows rows, List<int> columns, bool label)
    {
        var html = page.Html;
        var id = Encoding.UTF8.GetString(rows.Id);
        var href = page.To(Links.Item(collection.Id, id));
        using (html.Open("tr", ("id", id)))
        {
            var name = label ? page.Values.Of(rows, columns[0]) : "";
            using (html.Open("th", ("scope", "row")))
            {
                html.Link(href, name.Length > 0 ? name : id);
            }

            foreach (var column in label ? columns.Skip(1) : columns)
            {
                using (html.Open("td", ("class", Style(rows.Layout.Columns[column].Property))))
                {
                    page.TextOrLink(page.Values.Of(rows, column));
                }
            }
        }
    }

    static string? Style(Property property) => property.Type switch
    {
        PropertyType.Integer or PropertyType.Number => "number",
        PropertyType.Date or PropertyType.DateTime => "date",
        _ => null,
    };

    static void Pager(ApiRequest request, PortalPage page, FeatureAnswer answer, PagePosition? next)
    {
        var isFirst = answer.Query is { After: null, Offset: 0 };
        if (isFirst && next is null)
        {
            return;
        }

        using (page.Html.Open("nav", ("class", "pager"), ("aria-label", page.T("Seiten", "Pages"))))
        {
            if (!isFirst)
            {
                page.Html.Link(request.LocalWith(("next", null), ("offset", null)), page.T("Zum Anfang", "First page"), ("rel", "first"), ("class", "button secondary"));
            }

            if (next is not null)
            {
                page.Html.Link(answer.Next(next), page.T("Weiter", "Next page"), ("rel", "next"), ("class", "button secondary"));
            }
        }
    }
}
