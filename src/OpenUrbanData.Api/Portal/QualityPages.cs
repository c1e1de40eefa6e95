using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Quality;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Portal;

/// <summary>How good metadata are by the method of data.europa.eu: <c>/quality</c>, <c>/catalog/{dataset}/quality</c>, and the part about it on
/// the page of a data set.</summary>
static class QualityPages
{
    /// <summary>Path of the score of a data set.</summary>
    public static string PathOf(Dataset dataset) => $"/catalog/{dataset.Id}/quality";

    /// <summary>JSON of all scores and their mean.</summary>
    public static void WriteAll(ApiRequest request, Utf8JsonWriter json)
    {
        var all = CatalogueFacts.Qualities(request);
        json.WriteStartObject();
        json.WriteNumber("datasets", all.Length);
        if (Mean(all) is { } mean)
        {
            json.WriteNumber("mean", Math.Round(mean, 2));
            json.WriteNumber("maximum", all[0].Score.Maximum);
            json.WriteString("rating", QualityScore.RatingOf(mean, all[0].Score.Maximum));
        }

        json.WriteStartArray("scores");
        foreach (var (dataset, score) in all)
        {
            json.WriteStartObject();
            json.WriteString("dataset", dataset.Id);
            json.WriteString("title", request.In(dataset.Title));
            QualityJson.Write(json, score, request.Language);
            json.WriteString("href", request.Links.To(PathOf(dataset)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>JSON of the score of one data set.</summary>
    public static void WriteOne(ApiRequest request, Utf8JsonWriter json)
    {
        var dataset = Find(request);
        json.WriteStartObject();
        json.WriteString("dataset", dataset.Id);
        json.WriteString("title", request.In(dataset.Title));
        QualityJson.Write(json, CatalogueFacts.Quality(request, dataset), request.Language);
        json.WriteEndObject();
    }

    /// <summary>The page of all scores.</summary>
    public static void WriteAll(ApiRequest request, PortalPage page)
    {
        var all = CatalogueFacts.Qualities(request);
        var html = page.Html;
        var title = page.T("Qualität der Metadaten", "Quality of metadata");
        using var frame = page.Frame(title, ("/", page.T(Words.SiteTitle)));
        html.Element("p", page.T(
            "So viele von 405 Punkten bekommt jeder Datensatz nach dem Verfahren von data.europa.eu, und was ihm noch fehlt.",
            "As many of 405 points does each data set get by the method of data.europa.eu, and what it still lacks."), ("class", "lead"));
        if (Mean(all) is { } mean)
        {
            html.Element("p", page.T(
                $"Im Mittel {mean.ToString("0.#", CultureInfo.CurrentCulture)} Punkte bei {all.Length} Datensätzen.",
                $"On average {mean.ToString("0.#", CultureInfo.CurrentCulture)} points with {all.Length} data sets."));
        }

        using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)))
        using (html.Open("table"))
        {
            html.Element("caption", title);
            Head(page, [(page.T("Datensatz", "Data set"), null), (page.T("Punkte", "Points"), "number"), (page.T("Bewertung", "Rating"), null), (page.T("Was fehlt", "What is missing"), null)]);
            using (html.Open("tbody"))
            {
                foreach (var (dataset, score) in all)
                {
                    using (html.Open("tr"))
                    {
                        using (html.Open("th", ("scope", "row")))
                        {
                            html.Link(page.To(PathOf(dataset)), page.T(dataset.Title));
                            html.Text($" – {page.T(dataset.Publisher.Name)}");
                        }

                        html.Element("td", page.Values.Number(score.Total), ("class", "number"));
                        html.Element("td", page.T(score.RatingText));
                        html.Element("td", string.Join(", ", score.Lost.Select(metric => page.T(metric.Title))));
                    }
                }
            }
        }
    }

    /// <summary>The page of one score.</summary>
    public static void WriteOne(ApiRequest request, PortalPage page)
    {
        var dataset = Find(request);
        using var frame = page.Frame(
            page.T($"Qualität der Metadaten: {dataset.Title.De}", $"Quality of metadata: {dataset.Title.En}"),
            ("/", page.T(Words.SiteTitle)), ("/quality", page.T("Qualität der Metadaten", "Quality of metadata")), (EntryList.PathOf(dataset), page.T(dataset.Title)));
        WriteScore(page, CatalogueFacts.Quality(request, dataset));
    }

    /// <summary>The part of the page of a data set.</summary>
    public static void WritePart(ApiRequest request, PortalPage page, Dataset dataset)
    {
        page.Html.Element("h2", page.T("Qualität der Metadaten", "Quality of metadata"), ("id", "quality"));
        WriteScore(page, CatalogueFacts.Quality(request, dataset));
    }

    static void WriteScore(PortalPage page, QualityScore score)
    {
        var html = page.Html;
        html.Element("p", page.T(
            $"{score.Total} von {score.Maximum} Punkten nach dem Verfahren von data.europa.eu: {score.RatingText.De}.",
            $"{score.Total} of {score.Maximum} points by the method of data.europa.eu: {score.RatingText.En}."));
        using (html.Open("table"))
        {
            html.Element("caption", page.T("Punkte je Bereich", "Points per dimension"));
            Head(page, [(page.T("Bereich", "Dimension"), null), (page.T("Punkte", "Points"), "number"), (page.T("möglich", "possible"), "number")]);
            using (html.Open("tbody"))
            {
                foreach (var one in score.Dimensions)
                {
                    using (html.Open("tr"))
                    {
                        html.Element("th", page.T(QualityMetric.Name(one.Dimension)), ("scope", "row"));
                        html.Element("td", page.Values.Number(one.Points), ("class", "number"));
                        html.Element("td", page.Values.Number(one.Maximum), ("class", "number"));
                    }
                }
            }
        }

        if (score.Lost.IsEmpty)
        {
            return;
        }

        html.Element("p", page.T("Was noch fehlt, und was dafür zu tun ist:", "What is still missing, and what to do about it:"));
        using (html.Open("ul"))
        {
            foreach (var metric in score.Lost)
            {
                using (html.Open("li"))
                {
                    html.Element("strong", page.T(metric.Title));
                    html.Text(page.T($" ({metric.Points} Punkte): ", $" ({metric.Points} points): ") + page.T(metric.Advice));
                }
            }

            foreach (var violation in score.Violations)
            {
                html.Element("li", $"{violation.Subject}: {page.T(violation.German, violation.English)}");
            }
        }
    }

    static void Head(PortalPage page, ReadOnlySpan<(string Text, string? Class)> columns)
    {
        using (page.Html.Open("thead"))
        using (page.Html.Open("tr"))
        {
            foreach (var (text, name) in columns)
            {
                page.Html.Element("th", text, ("scope", "col"), ("class", name));
            }
        }
    }

    static double? Mean(ImmutableArray<(Dataset Dataset, QualityScore Score)> all) =>
        all.IsEmpty ? null : all.Average(one => one.Score.Total);

    static Dataset Find(ApiRequest request)
    {
        var id = request.Route("dataset");
        return request.Registry.Datasets.GetValueOrDefault(id) ?? throw new ProblemException(Problem.NotFound(
            $"There is no data set '{id}'.{ParameterReader.Suggest(id, request.Registry.Datasets.Keys)}"));
    }
}
