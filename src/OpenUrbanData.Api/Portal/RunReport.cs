using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Portal;

/// <summary>The public report of the last run: what was read, taken and rejected, by code and property; never values.</summary>
static class RunReport
{
    /// <summary>Runs that are looked at: the newest one that read something is shown.</summary>
    public const int Runs = 20;

    static readonly (string Member, LocalizedText Text)[] Numbers =
    [
        ("records", new("Gelesen", "Read")), ("left_out", new("Durch Bedingungen ausgelassen", "Left out by conditions")),
        ("rejected", new("Zurückgewiesen", "Rejected")), ("features", new("Veröffentlicht", "Published")),
        ("added", new("Neu", "New")), ("changed", new("Geändert", "Changed")), ("removed", new("Entfallen", "Vanished")),
    ];

    /// <summary>A section of the page of a data set.</summary>
    public static void Write(PortalPage page, Dataset dataset, ImmutableArray<RunSummary> runs)
    {
        var html = page.Html;
        html.Element("h2", page.T("Datenqualität", "Data quality"), ("id", "quality"));
        if (runs.IsEmpty)
        {
            html.Element("p", page.T("Es liegt kein Bericht vor.", "There is no report."));
            return;
        }

        html.Element("p", $"{page.T("Letzter Lauf", "Last run")}: {page.Values.Time(runs[0].StartedAt)}, {Outcome(page, runs[0].Outcome)}.");
        // A run that found nothing new has read nothing.
        var run = runs.FirstOrDefault(one => one.Outcome == "published", runs[0]);
        if (run.Report.Length > 0)
        {
            using var report = JsonDocument.Parse(run.Report);
            if (report.RootElement.ValueKind == JsonValueKind.Object)
            {
                html.Element("p", $"{page.T("Bericht vom", "Report of")} {page.Values.Time(run.StartedAt)}:");
                Facts(page, report.RootElement);
            }
        }

        html.Element("p", page.T($"Revision {dataset.Revision} des Datensatzes.", $"Revision {dataset.Revision} of the data set."), ("class", "meta"));
    }

    static void Facts(PortalPage page, JsonElement report)
    {
        var html = page.Html;
        using (html.Open("dl", ("class", "facts")))
        {
            foreach (var (member, text) in Numbers)
            {
                if (report.TryGetProperty(member, out var number) && number.TryGetInt64(out var value))
                {
                    Fact(page, page.T(text), page.Values.Number(value));
                }
            }

            if (report.TryGetProperty("notices", out var notices) && notices.ValueKind == JsonValueKind.Array)
            {
                foreach (var notice in notices.EnumerateArray())
                {
                    Notice(page, notice);
                }
            }

            if (report.TryGetProperty("dropped_columns", out var dropped) && dropped.ValueKind == JsonValueKind.Number && dropped.GetInt64() is var columns and > 0)
            {
                Fact(page, page.T("Nicht veröffentlichte Spalten", "Columns not published"), page.Values.Number(columns));
            }
        }
    }

    static void Notice(PortalPage page, JsonElement notice)
    {
        var rejects = notice.TryGetProperty("rejects", out var flag) && flag.ValueKind == JsonValueKind.True;
        var property = notice.TryGetProperty("property", out var name) ? $" ({name.GetString()})" : "";
        Fact(page, rejects ? page.T("Grund der Zurückweisung", "Reason of rejection") : page.T("Hinweis", "Notice"),
            $"{notice.GetProperty("code").GetString()}{property}: {page.Values.Number(notice.GetProperty("count").GetInt64())}");
    }

    static void Fact(PortalPage page, string term, string value)
    {
        using (page.Html.Open("div"))
        {
            page.Html.Element("dt", term);
            page.Html.Element("dd", value);
        }
    }

    static string Outcome(PortalPage page, string outcome) => outcome switch
    {
        "published" => page.T("veröffentlicht", "published"),
        "unchanged" => page.T("unverändert", "unchanged"),
        "observed" => page.T("nur neue Messwerte", "new observations only"),
        "stopped" => page.T("angehalten, die vorige Fassung bleibt", "stopped, the previous revision stays"),
        "failed" => page.T("fehlgeschlagen, die vorige Fassung bleibt", "failed, the previous revision stays"),
        _ => page.T("läuft", "running"),
    };
}
