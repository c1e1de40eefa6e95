using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary>Pages of problems: the one that ended a request, and what each kind means.</summary>
static class ProblemPages
{
    /// <summary>The page that a browser gets instead of a problem document.</summary>
    public static ReadOnlyMemory<byte> Write(Problem problem, Links links, Language language)
    {
        var page = new PortalPage(links, language, keepsLanguage: false);
        using (page.Frame(Title(page, problem.Code, problem.Title)))
        {
            if (ProblemTexts.All.GetValueOrDefault(problem.Code) is { } text)
            {
                page.Html.Element("p", page.T(text.De, text.En), ("class", "lead"));
            }

            if (problem.Parameters.IsDefaultOrEmpty)
            {
                page.Html.Element("p", problem.Detail, ("lang", "en"));
            }
            else
            {
                Mistakes(page, problem);
            }

            page.Html.Element("p", $"HTTP {problem.Status} · {problem.Code}", ("class", "meta"));
            page.Html.Link(page.To("/"), page.T("Zur Startseite", "Go to the home page"), ("class", "button"));
        }

        return page.Html.Take();
    }

    /// <summary><c>/problems</c></summary>
    public static void WriteAll(ApiRequest request, PortalPage page)
    {
        using var frame = page.Frame(page.T("Fehlermeldungen", "Problems"), ("/", page.T(Words.SiteTitle)));
        foreach (var text in ProblemTexts.All.Values.OrderBy(one => one.Status).ThenBy(one => one.Code, StringComparer.Ordinal))
        {
            page.Html.Element("h2", $"{text.Status} · {text.Code}", ("id", text.Code));
            page.Html.Element("p", page.T(text.De, text.En));
        }
    }

    /// <summary><c>/problems/{code}</c></summary>
    public static void WriteOne(ApiRequest request, PortalPage page)
    {
        var text = ProblemDocuments.Find(request);
        using var frame = page.Frame(Title(page, text.Code, text.Code), ("/", page.T(Words.SiteTitle)), ("/problems", page.T("Fehlermeldungen", "Problems")));
        page.Html.Element("p", page.T(text.De, text.En), ("class", "lead"));
        page.Html.Element("p", $"HTTP {text.Status} · {text.Code}", ("class", "meta"));
    }

    static void Mistakes(PortalPage page, Problem problem)
    {
        using (page.Html.Open("ul", ("lang", "en")))
        {
            foreach (var mistake in problem.Parameters)
            {
                using (page.Html.Open("li"))
                {
                    using (page.Html.Open("code"))
                    {
                        Quote(page.Html, mistake);
                    }

                    page.Html.Text($": {mistake.Expected}");
                }
            }
        }
    }

    // A filter's mistake has a place: the character there is marked, or the end.
    static void Quote(HtmlWriter html, ProblemParameter mistake)
    {
        html.Text(mistake.Value is null ? mistake.Parameter : mistake.Parameter + "=");
        var value = mistake.Value ?? "";
        var at = mistake.Parameter == "filter" ? PlaceOf(mistake.Expected) : 0;
        if (at < 1 || at > value.Length + 1)
        {
            html.Text(value);
            return;
        }

        html.Text(value[..(at - 1)]);
        html.Element("mark", at > value.Length ? "␣" : value[(at - 1)..at]);
        html.Text(value[Math.Min(at, value.Length)..]);
    }

    // "at 17: …"
    static int PlaceOf(string expected) => expected.StartsWith("at ", StringComparison.Ordinal)
        && int.TryParse(expected.AsSpan(3, Math.Max(expected.IndexOf(':', StringComparison.Ordinal) - 3, 0)), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;

    static string Title(PortalPage page, string code, string title) => code switch
    {
        "invalid-parameter" => page.T("Die Adresse enthält Fehler", "The address holds mistakes"),
        "not-found" => page.T("Nicht gefunden", "Not found"),
        "gone" => page.T("Auf Dauer entfernt", "Removed for good"),
        "not-acceptable" => page.T("Format wird nicht angeboten", "Format is not offered"),
        "unavailable" => page.T("Im Augenblick nicht verfügbar", "Not available for the moment"),
        "timeout" => page.T("Die Abfrage dauerte zu lange", "The query took too long"),
        "failed-dependency" => page.T("Wovon es abhängt, ist gescheitert", "What it depends on failed"),
        "internal-error" => page.T("Fehler im Server", "Error in the server"),
        _ => title,
    };
}
