using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Inventory;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/inventory</c> and <c>/publishers/{publisher}/inventory</c>: what offices have and how far they are with opening it.</summary>
static class InventoryPages
{
    /// <summary>Counts per theme, and the publishers.</summary>
    public static void WriteAll(ApiRequest request, PortalPage page)
    {
        var html = page.Html;
        using var frame = page.Frame(page.T(Words.Inventory), ("/", page.T(Words.SiteTitle)));
        html.Element("p", page.T(
            "Welche Daten es gibt und wie weit ihre Veröffentlichung ist. Was noch nicht veröffentlicht ist, steht hier nur, wo die Stelle es zeigt.",
            "Which data there are and how far their publication is. What is not published yet is here only where its publisher shows it."), ("class", "lead"));
        Counts(page, InventoryReport.Of(InventoryReport.Public(request.Registry)));
        var part = InventoryPart.Of(request);
        ImmutableArray<(Publisher Publisher, InventoryReport Report)> listed = [.. InventoryDocuments.ByPublisher(request.Registry)];
        html.Element("h2", page.T(Words.Publishers));
        using (html.Open("ul", ("class", "plain")))
        {
            foreach (var (publisher, report) in part.Cut(listed))
            {
                using (html.Open("li"))
                {
                    html.Link(page.To(InventoryDocuments.PathOf(publisher)), page.T(publisher.Name));
                    var published = page.Values.Number(report.Total.States[(int)Lifecycle.Published]);
                    var all = page.Values.Number(report.Total.Total);
                    html.Text(page.T($" – {published} von {all} veröffentlicht", $" – {published} of {all} published"));
                }
            }
        }

        part.WriteLinks(request, page, listed.Length);
    }

    /// <summary>One publisher: entries, and what others of similar size publish.</summary>
    public static void WriteOne(ApiRequest request, PortalPage page)
    {
        var publisher = PlaceDocuments.Publisher(request);
        var report = InventoryDocuments.Of(request.Registry, publisher);
        var html = page.Html;
        using var frame = page.Frame($"{page.T(Words.Inventory)}: {page.T(publisher.Name)}", page.T(Words.Inventory),
            ("/", page.T(Words.SiteTitle)), ("/publishers", page.T(Words.Publishers)), ($"/publishers/{publisher.Slug}", page.T(publisher.Name)));
        Counts(page, report);
        var part = InventoryPart.Of(request);
        html.Element("h2", page.T("Die Daten im Einzelnen", "The data one by one"));
        SchemaPage.Table(page,
            [page.T("Kennung", "Id"), page.T("Titel", "Title"), page.T("Stand", "State"), page.T("seit", "since"), page.T("Zuständig", "Owner"), page.T("Begründung", "Reason")],
            part.Cut(report.Entries).Select(entry => new[]
            {
                entry.Id, page.T(entry.Title), page.T(entry.Lifecycle.Title()), entry.Since is { } since ? page.Values.Day(since) : "",
                entry.Owner is { } owner ? page.T(owner) : "", entry.Reason is { } reason ? page.T(reason) : "",
            }), page.T("Die Daten im Einzelnen", "The data one by one"));
        part.WriteLinks(request, page, report.Entries.Length);
        if (PeerComparison.Of(report.Entries, publisher, request.Registry) is { } peers)
        {
            Peers(page, peers);
        }
    }

    static void Counts(PortalPage page, InventoryReport report)
    {
        page.Html.Element("h2", page.T("Stand je Thema", "State per theme"));
        SchemaPage.Table(page,
            [page.T("Thema", "Theme"), page.T("Name", "Name"), .. Enum.GetValues<Lifecycle>().Select(state => page.T(state.Title())), page.T("zusammen", "total")],
            report.Themes.Select(theme => Row(page, theme, page.T(DataThemes.Title(theme.Theme))))
                .Append(Row(page, report.Total with { Theme = "Σ" }, page.T("alle, jedes einmal", "all, each once"))),
            page.T("Stand je Thema", "State per theme"));
    }

    static string[] Row(PortalPage page, ThemeStates states, string title) =>
        [states.Theme.Length == 0 ? "–" : states.Theme, title, .. states.States.Select(count => page.Values.Number(count)), page.Values.Number(states.Total)];

    static void Peers(PortalPage page, PeerComparison peers)
    {
        var html = page.Html;
        html.Element("h2", page.T("Was ähnlich große veröffentlichen", "What others of similar size publish"));
        var from = page.Values.Number(peers.Class.From);
        var size = peers.Class.To is { } to
            ? page.T($"{from} bis unter {page.Values.Number(to)} Einwohner", $"{from} to less than {page.Values.Number(to)} inhabitants")
            : page.T($"ab {from} Einwohner", $"from {from} inhabitants");
        html.Element("p", page.T($"{size}; verglichen mit {page.Values.Number(peers.Peers)} anderen.", $"{size}; compared with {page.Values.Number(peers.Peers)} others."));
        if (peers.Missing.IsEmpty)
        {
            html.Element("p", page.T("Die anderen veröffentlichen nichts, was hier fehlt.", "The others publish nothing that is missing here."));
            return;
        }

        SchemaPage.Table(page,
            [page.T("Thema", "Topic"), page.T("Titel", "Title"), page.T("veröffentlichen es", "publish it"), page.T("hier", "here"), page.T("Beispiele", "Examples")],
            peers.Missing.Select(topic => new[]
            {
                topic.Topic, page.T(topic.Title), page.Values.Number(topic.Peers),
                topic.Here is { } here ? page.T(here.Title()) : page.T("nicht erfasst", "not listed"), string.Join(", ", topic.Examples),
            }), page.T("Was ähnlich große veröffentlichen", "What others of similar size publish"));
    }
}
