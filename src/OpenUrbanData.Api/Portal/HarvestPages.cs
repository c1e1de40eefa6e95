using System.Collections.Immutable;
using System.Xml;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/harvest</c> and <c>/harvest/{source}</c>: which catalogues of others are taken over, how old that is, and for each source what is wrong with
/// its catalogue and what to do.</summary>
sealed class HarvestPages(Site site)
{
    const int Runs = 20;
    const int Duplicates = 100;
    static readonly string[] Steps = ["added", "changed", "restored", "missing", "orphaned"];

    /// <summary>The addresses.</summary>
    public ImmutableArray<Resource> Resources() =>
    [
        new("/harvest",
            new Representation(Format.Json, async request =>
            {
                var (sources, next) = await SourcesAsync(request);
                await SendAsync(request, Format.Json, Document.Write(json => HarvestDocuments.WriteAll(request, json, sources, next)));
            }),
            new Representation(Format.Html, async request =>
            {
                var (sources, next) = await SourcesAsync(request);
                var page = PortalPage.For(request);
                WriteAll(request, page, sources, next);
                await SendAsync(request, Format.Html, page.Html.Take());
            })),
        new("/harvest/{source}",
            new Representation(Format.Json, async request =>
            {
                var report = await ReportAsync(request);
                await SendAsync(request, Format.Json, Document.Write(json => HarvestDocuments.WriteOne(request, json, report)));
            }),
            new Representation(Format.Html, async request =>
            {
                var report = await ReportAsync(request);
                var page = PortalPage.For(request);
                WriteOne(page, report, site.Clock.GetUtcNow());
                await SendAsync(request, Format.Html, page.Html.Take());
            })),
    ];

    async Task<(ImmutableArray<HarvestSourceSummary> Sources, string? Next)> SourcesAsync(ApiRequest request)
    {
        var after = request.Parameters.Text("next") ?? "";
        request.Parameters.Finish();
        var most = site.Options.CataloguePageSize;
        var sources = await site.Reader.Harvests.SourcesAsync(after, most + 1, request.Cancellation);
        return sources.Length > most ? (sources[..most], sources[most - 1].Name) : (sources, null);
    }

    async Task<HarvestReportView> ReportAsync(ApiRequest request)
    {
        request.Parameters.Finish();
        var name = (string)request.Http.Request.RouteValues["source"]!;
        var source = await site.Reader.Harvests.FindAsync(name, request.Cancellation)
            ?? throw new ProblemException(Problem.NotFound($"There is no harvested source '{name}'; /harvest lists them."));
        return new(
            source, await site.Reader.Harvests.RunsAsync(name, Runs, request.Cancellation), await site.Reader.Harvests.DuplicatesAsync(name, Duplicates, request.Cancellation));
    }

    // Runs change without a publication: nothing here has a tag.
    static Task SendAsync(ApiRequest request, Format format, ReadOnlyMemory<byte> bytes)
    {
        request.Http.Response.Headers.CacheControl = "public, no-cache";
        return Document.SendAsync(request.Http, format.MediaType, bytes, request.Cancellation);
    }

    static void WriteAll(ApiRequest request, PortalPage page, ImmutableArray<HarvestSourceSummary> sources, string? next)
    {
        var html = page.Html;
        using var frame = page.Frame(page.T(Words.Harvests), ("/", page.T(Words.SiteTitle)));
        html.Element("p", page.T(
            "Diese Kataloge werden regelmäßig übernommen. Jede Quelle findet hier einen Bericht darüber, was an ihrem Katalog nicht stimmt und was zu tun ist.",
            "These catalogues are taken over regularly. Each source finds a report here on what is wrong with its catalogue and what to do."), ("class", "lead"));
        if (sources.IsEmpty)
        {
            html.Element("p", page.T("Keine.", "None."));
            return;
        }

        using (html.Open("ul", ("class", "plain")))
        {
            foreach (var source in sources)
            {
                using (html.Open("li"))
                {
                    html.Link(page.To($"/harvest/{source.Name}"), page.T(source.Title));
                    html.Text(" – " + page.Datasets(source.Present + source.Missing) + ", " + Standing(page, source));
                }
            }
        }

        if (next is not null)
        {
            html.Link(request.With(("next", next)), page.T("Weitere", "More"));
        }
    }

    static string Standing(PortalPage page, HarvestSourceSummary source) =>
        page.T($"letzter Lauf {page.T(HarvestTexts.Outcome(source.Outcome))}", $"last run {page.T(HarvestTexts.Outcome(source.Outcome))}")
        + (source.CompleteAt is { } complete ? page.T($", vollständig zuletzt {page.Values.Time(complete)}", $", complete last {page.Values.Time(complete)}") : "");

    static void WriteOne(PortalPage page, HarvestReportView view, DateTimeOffset now)
    {
        var (source, html) = (view.Source, page.Html);
        using var frame = page.Frame(page.T(source.Title), ("/", page.T(Words.SiteTitle)), ("/harvest", page.T(Words.Harvests)));
        using (html.Open("dl", ("class", "facts")))
        {
            Fact(page, page.T("Adresse", "Address"), source.Address ?? "–");
            Fact(page, page.T("Protokoll", "Protocol"), source.Protocol ?? "–");
            Fact(page, page.T("Abruf", "Harvested"), source.Period is { } period ? page.T("alle ", "every ") + XmlConvert.ToString(period) : page.T("auf Anforderung", "on demand"));
            Fact(page, page.T("Letzter Lauf", "Last run"), source.StartedAt is { } started ? $"{page.Values.Time(started)}, {page.T(HarvestTexts.Outcome(source.Outcome))}" : "–");
            Fact(page, page.T("Stand der Einträge", "State of the records"), source.CompleteAt is { } complete
                ? page.T($"{page.Values.Time(complete)} (vor {page.Values.Number((long)(now - complete).TotalHours)} Stunden)", $"{page.Values.Time(complete)} ({page.Values.Number((long)(now - complete).TotalHours)} hours ago)")
                : page.T("nie vollständig gelesen", "never read completely"));
            Fact(page, page.T("Einträge", "Records"), page.Values.Number(source.Present));
            Fact(page, page.T("Zurzeit fehlend, noch gezeigt", "Missing now, still shown"), page.Values.Number(source.Missing));
            Fact(page, page.T("Verwaist, nicht mehr gezeigt", "Orphaned, not shown any more"), page.Values.Number(source.Orphaned));
            Fact(page, page.T("Als Dublette gezeigt", "Shown as duplicate"), page.Values.Number(source.Duplicates));
        }

        if (view.Newest is { Held: { } held })
        {
            html.Element("p", page.T("Es wurde nichts zurückgezogen: ", "Nothing was withdrawn: ") + held);
        }

        Findings(page, page.T("Was nicht stimmt", "What is wrong"), view.ProblemFindings());
        Findings(page, page.T("Was Einträgen fehlt", "What records lack"), view.Findings("quality"));
        Findings(page, page.T("Was repariert wurde", "What was mended"), [.. view.Findings("record_repairs"), .. view.Findings("faults")]);
        if (!view.Duplicates.IsEmpty)
        {
            html.Element("h2", page.T("Dubletten", "Duplicates"));
            SchemaPage.Table(page, [page.T("Eintrag", "Record"), page.T("gezeigt wird", "shown instead"), page.T("aus", "of"), page.T("weil", "because"), page.T("gemeinsam", "in common")],
                view.Duplicates.Select(one => new[] { one.Key, one.KeptKey, one.KeptSource, page.T(HarvestTexts.Rule(one.Rule)), one.Value }), page.T("Dubletten", "Duplicates"));
        }

        html.Element("h2", page.T("Läufe", "Runs"));
        SchemaPage.Table(page, [page.T("Beginn", "Start"), page.T("Ergebnis", "Outcome"), page.T("neu", "added"), page.T("geändert", "changed"), page.T("wieder da", "restored"), page.T("fehlend", "missing"), page.T("verwaist", "orphaned")],
            view.Runs.Select(run => (string[])
            [
                page.Values.Time(run.StartedAt), page.T(HarvestTexts.Outcome(run.Outcome)),
                .. Steps.Select(step => page.Values.Number(HarvestReportView.Step(run, step))),
            ]), page.T("Läufe", "Runs"));
    }

    static void Findings(PortalPage page, string heading, ImmutableArray<FindingView> findings)
    {
        if (findings.IsEmpty)
        {
            return;
        }

        var html = page.Html;
        html.Element("h2", heading);
        foreach (var finding in findings)
        {
            var text = HarvestTexts.For(finding.Code);
            using (html.Open("details"))
            {
                html.Element("summary", $"{page.T(text.Title)}: {page.Values.Number(finding.Count)}");
                html.Element("p", page.T(text.Advice));
                using (html.Open("ul"))
                {
                    foreach (var example in finding.Examples)
                    {
                        html.Element("li", example);
                    }
                }
            }
        }
    }

    static void Fact(PortalPage page, string name, string value)
    {
        page.Html.Element("dt", name);
        page.Html.Element("dd", value);
    }
}
