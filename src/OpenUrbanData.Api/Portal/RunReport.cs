using System.Collections.Immutable;
using System.Text.Json;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Portal;

/// <summary>The public report of the last run: what was read, taken and rejected, by code and property; never values.</summary>
static class RunReport
{
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

        var run = runs[0];
        html.Element("p", $"{page.T("Bericht des letzten Laufs", "Report of the last run")}, {page.Values.Time(run.StartedAt)}: {Outcome(page, run.Outcome)}.");
        if (run.Report.Length > 0)
        {
            using var report = JsonDocument.Parse(run.Report);
            if (report.RootElement.ValueKind == JsonValueKind.Object)
            {
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
            foreach (var member in report.EnumerateObject())
            {
                var value = member.Value.ValueKind switch
                {
                    JsonValueKind.Number when member.Value.TryGetInt64(out var whole) => page.Values.Number(whole),
                    JsonValueKind.String => member.Value.GetString()!,
                    JsonValueKind.Array when member.Value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) =>
                        string.Join(", ", member.Value.EnumerateArray().Select(one => one.GetString())),
                    _ => "",
                };
                if (value.Length > 0)
                {
                    using (html.Open("div"))
                    {
                        html.Element("dt", member.Name.Replace('_', ' '));
                        html.Element("dd", value);
                    }
                }
            }
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
