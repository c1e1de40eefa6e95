using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Records;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/collections/records</c> and <c>/collections/records/items/{id}</c>: the catalogue, and one record of it.</summary>
static class RecordPage
{
    static readonly string Search = Links.Collection(RecordCollection.Id, "/items?f=html");

    /// <summary>What the catalogue is and how to ask it.</summary>
    public static void WriteCatalogue(ApiRequest request, PortalPage page)
    {
        var html = page.Html;
        var catalogue = request.Registry.Records;
        using var frame = page.Frame(page.T(catalogue.Title), ("/", page.T(Words.SiteTitle)));
        html.Element("p", page.T(catalogue.Description), ("class", "lead"));
        html.Element("p", $"{page.Datasets(catalogue.Features)}.");
        RecordsPage.ShortForm(page);
        html.Element("h2", page.T("Für Anwendungen", "For applications"));
        using (html.Open("ul", ("class", "plain")))
        {
            foreach (var (path, text) in new[]
            {
                (Links.Collection(RecordCollection.Id, "/items?f=json"), "OGC API Records (GeoJSON)"), (Links.Collection(RecordCollection.Id, "/schema"), page.T(Words.Schema)),
                (Links.Collection(RecordCollection.Id, "/queryables"), page.T(Words.Queryables)), (Links.Collection(RecordCollection.Id, "/sortables"), page.T(Words.Sortables)),
                (Links.Collection(RecordCollection.Id, "/facets"), page.T(Words.Facets)), ("/catalog.ttl", "DCAT-AP.de (Turtle)"),
            })
            {
                using (html.Open("li"))
                {
                    html.Link(page.Links.Local(path), text);
                }
            }
        }
    }

    /// <summary>The page of a record, UTF-8.</summary>
    public static ReadOnlyMemory<byte> Make(ApiRequest request, CatalogueRecord record)
    {
        var page = PortalPage.For(request);
        Write(page, record);
        return page.Html.Take();
    }

    static void Write(PortalPage page, CatalogueRecord record)
    {
        var html = page.Html;
        using var frame = page.Frame(page.T(record.Title), ("/", page.T(Words.SiteTitle)), (Search, page.T("Daten suchen", "Search for data")));
        if (record.Description is { } description)
        {
            html.Element("p", page.T(description), ("class", "lead"));
        }

        var files = record.Links.Where(link => link.Relation is "enclosure" or "items" or "service" or "related").ToList();
        if (files.Count > 0)
        {
            html.Element("h2", page.T("Wo es die Daten gibt", "Where the data are"));
            LinkList(page, files);
        }

        html.Element("h2", page.T("Angaben", "About"));
        page.Facts(
            (page.T("Art", "Type"), page.T(RecordCollection.Types.Titles[record.Type])),
            (page.T("Herausgeber", "Publisher"), record.Publisher is { } publisher ? page.T(publisher) : null),
            (page.T("Lizenz", "Licence"), record.License is { } license ? Licenses.ShortName(license) : null),
            (page.T("Namensnennung", "Attribution"), record.Rights),
            (page.T("Themen", "Themes"), string.Join(", ", record.Themes.Select(code => page.T(DataThemes.Title(code))))),
            (page.T("Schlagwörter", "Keywords"), string.Join(", ", page.Language == Model.Schemas.Language.German ? record.KeywordsDe : record.KeywordsEn)),
            (page.T("Formate", "Formats"), string.Join(", ", record.Formats.Select(format => format.Name).Distinct(StringComparer.Ordinal))),
            (page.T("Städte und Gemeinden", "Towns"), string.Join(", ", record.Towns.Select(key => page.Values.Of(RecordCollection.Schema.Find("municipality_key")!, key)))),
            (page.T("Zeitraum", "Period"), Period(page, record)),
            (page.T("Veröffentlicht", "Created"), record.Created is { } created ? page.Values.Day(created) : null),
            (page.T("Geändert", "Updated"), record.Updated is { } updated ? page.Values.Day(updated) : null),
            (page.T("Hochwertiger Datensatz der EU", "High-value data set of the EU"), record.IsHvd ? page.T("ja", "yes") : null),
            (page.T("Externe Kennungen", "External identifiers"), string.Join(", ", record.ExternalIds)),
            (page.T("Eingesammelt aus", "Harvested from"), record.Source));
        foreach (var party in record.Parties.Where(party => party.Role == "pointOfContact"))
        {
            html.Element("h2", page.T("Ansprechstelle", "Contact"));
            using (html.Open("p"))
            {
                html.Text(party.Name is { } name ? page.T(name) : party.Organization is { } organization ? page.T(organization) : "");
                if (party.Email is { } email)
                {
                    html.Text(" · ");
                    html.Link("mailto:" + email, email);
                }
            }
        }

        html.Element("h2", page.T("Verweise", "Links"));
        LinkList(page, record.Links.Except(files).Prepend(new(page.Links.To(Links.Collection(RecordCollection.Id)), "collection", null, RecordCollection.Title)));
    }

    static string? Period(PortalPage page, CatalogueRecord record) => record is { Begins: null, Ends: null } ? null
        : $"{(record.Begins is { } begins ? page.Values.Day(begins) : "…")} – {(record.Ends is { } ends ? page.Values.Day(ends) : "…")}";

    static void LinkList(PortalPage page, IEnumerable<RecordLink> links)
    {
        var html = page.Html;
        using (html.Open("ul", ("class", "plain")))
        {
            foreach (var link in links)
            {
                using (html.Open("li"))
                {
                    html.Link(link.Href, link.Title is { } title ? page.T(title) : link.Href, ("rel", link.Relation == "license" ? "license" : "noopener"));
                    html.Element("span", $" {link.Relation}{(link.Type is { } type ? $", {type}" : "")}", ("class", "meta"));
                }
            }
        }
    }
}
