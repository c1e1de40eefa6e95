using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Portability;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Solutions;

namespace OpenUrbanData.Api.Portal;

/// <summary>Pages of solutions and of the answer whether one runs in a town.</summary>
static class SolutionPages
{
    /// <summary>All solutions.</summary>
    public static void WriteAll(PortalPage page, IEnumerable<SolutionManifest> solutions)
    {
        var html = page.Html;
        using var frame = page.Frame(page.T("Anwendungen", "Solutions"), ("/", page.T(Words.SiteTitle)));
        using (html.Open("ul", ("class", "cards")))
        {
            foreach (var solution in solutions)
            {
                using (html.Open("li"))
                using (html.Open("h2", ("class", "h3")))
                {
                    html.Link(page.To($"/solutions/{solution.Id}"), page.T(solution.Title));
                }
            }
        }
    }

    /// <summary>One solution and the towns that have data for it.</summary>
    public static void WriteOne(PortalPage page, SolutionManifest solution, IEnumerable<Municipality> towns)
    {
        var html = page.Html;
        using var frame = page.Frame(
            page.T(solution.Title), ("/", page.T(Words.SiteTitle)), ("/solutions", page.T("Anwendungen", "Solutions")));
        html.Element("h2", page.T("Läuft sie hier?", "Does it run here?"));
        using (html.Open("ul", ("class", "plain")))
        {
            foreach (var town in towns)
            {
                using (html.Open("li"))
                {
                    html.Link(page.To($"/portability/{solution.Id}/{Uri.EscapeDataString(town.Key)}"), town.Name);
                }
            }
        }
    }

    /// <summary>The answer for one town.</summary>
    public static ReadOnlyMemory<byte> WriteAnswer(ApiRequest request, PortabilityAnswer answer)
    {
        var page = PortalPage.For(request);
        Write(page, answer);
        return page.Html.Take();
    }

    static void Write(PortalPage page, PortabilityAnswer answer)
    {
        var html = page.Html;
        var solution = answer.Manifest;
        using var frame = page.Frame(
            $"{page.T(solution.Title)}: {answer.Town.Name}", ("/", page.T(Words.SiteTitle)),
            ("/solutions", page.T("Anwendungen", "Solutions")), ($"/solutions/{solution.Id}", page.T(solution.Title)));
        html.Element("p", Verdict(page, answer));
        using (html.Open("div", ("class", "table-scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", page.T("Funktionen", "Functions"))))
        using (html.Open("table"))
        {
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                html.Element("th", page.T("Funktion", "Function"), ("scope", "col"));
                html.Element("th", page.T("Ergebnis", "Result"), ("scope", "col"));
                html.Element("th", page.T("Gemessen / nötig", "Measured / needed"), ("scope", "col"));
            }

            using (html.Open("tbody"))
            {
                foreach (var one in answer.Capabilities)
                {
                    using (html.Open("tr"))
                    {
                        html.Element("th", one.Capability.Id, ("scope", "row"));
                        html.Element("td", State(page, one));
                        html.Element("td", string.Join(", ", one.Measures.Select(measure => Text(page, measure))));
                    }
                }
            }
        }
    }

    static string Verdict(PortalPage page, PortabilityAnswer answer)
    {
        var score = string.Create(CultureInfo.InvariantCulture, $"{answer.Working}/{answer.Capabilities.Length}");
        return answer.Verdict switch
        {
            Catalog.Portability.Verdict.Full => page.T($"Läuft hier ganz ({score} Funktionen).", $"Runs here in full ({score} functions)."),
            Catalog.Portability.Verdict.Partial => page.T($"Läuft hier teilweise ({score} Funktionen).", $"Runs here in part ({score} functions)."),
            _ => page.T("Läuft hier nicht.", "Does not run here."),
        };
    }

    static string State(PortalPage page, CapabilityAnswer one) => one.State switch
    {
        CapabilityState.Works => page.T("geht", "works"),
        CapabilityState.Degraded => page.T("nur, wo Angaben da sind", "only where data are"),
        _ => $"{page.T("geht nicht", "off")}: {Reason(page, one.Reason)}",
    };

    static string Reason(PortalPage page, string? reason) => reason switch
    {
        "no_dataset" => page.T("keine Daten", "no data"),
        "none_exist" => page.T("gibt es hier nicht", "there are none here"),
        "licence" => page.T("Lizenz erlaubt es nicht", "the licence does not allow it"),
        "stale_data" => page.T("Daten zu alt", "data too old"),
        "version" => page.T("andere Fassung des Schemas", "another version of the schema"),
        "too_few_features" => page.T("zu wenige Einträge", "too few records"),
        "incomplete_data" => page.T("Angaben fehlen", "values are missing"),
        "no_fresh_values" => page.T("keine aktuellen Werte", "no fresh values"),
        "short_history" => page.T("keine lange Reihe", "history too short"),
        "short_horizon" => page.T("reicht nicht weit genug voraus", "does not reach far enough ahead"),
        _ => reason ?? "",
    };

    static string Text(PortalPage page, Measure measure)
    {
        var isShare = measure.Needed <= 1;
        return $"{measure.Name} {Number(measure.Measured)} / {Number(measure.Needed)}";

        string Number(double value) => isShare
            ? page.Values.Number((long)Math.Floor((value * 100) + 1e-6)) + " %"
            : page.Values.Number((long)value);
    }
}
