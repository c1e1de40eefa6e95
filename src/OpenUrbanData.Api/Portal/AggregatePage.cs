using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/collections/{collection}/aggregate</c>: one table of groups with a bar each, and a form that builds its address.</summary>
static class AggregatePage
{
    /// <summary>Most groups of a page.</summary>
    const int MaximumRows = 500;

    static readonly string[] Shape = ["group-by", "functions", "zoom", "sortby", "limit", "offset", "properties", "f"];

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(ApiRequest request, AggregateAnswer answer)
    {
        var page = PortalPage.For(request);
        var html = page.Html;
        using (Frame(page, answer.Collection, page.T("Auswertung", "Evaluation")))
        {
            html.Element("p", page.Count(answer.Rows.Groups, new("Gruppe", "group"), new("Gruppen", "groups")) + ".", ("class", "lead"));
            Form(request, page, answer.Collection, answer.FunctionNames.FirstOrDefault() ?? "count", answer.KeyNames.FirstOrDefault());
            using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", page.T("Tabelle der Gruppen", "Table of groups"))))
            using (html.Open("table"))
            {
                Head(page,
                [
                    .. answer.KeyNames.Select((name, place) => (Title(page, answer.Aggregation.Groups[place], name), (string?)null)),
                    .. Measures(answer).Select(one => (Title(page, one.Measure), (string?)"number")),
                    (page.T(Words.Records), "number"), (page.T("Anteil", "Share"), null),
                ]);
                using (html.Open("tbody"))
                {
                    for (var rows = 0; rows < MaximumRows && await answer.Rows.ReadAsync(); rows++)
                    {
                        Row(page, answer, answer.Rows.Current);
                    }
                }
            }

            if (answer.Rows.Groups > answer.Aggregation.Offset + (long)Math.Min(answer.Aggregation.Limit, MaximumRows))
            {
                Pager(request, page, answer);
            }
        }

        await Document.SendAsync(request.Http, Format.Html.MediaType, html.Take(), request.Cancellation);
    }

    /// <summary>The frame of a page below a collection.</summary>
    public static PortalPage.PageScope Frame(PortalPage page, Collection collection, string title)
    {
        return page.Frame($"{page.T(collection.Title)}: {title}", title, ("/", page.T(Words.SiteTitle)), ("/collections", page.T(Words.Collections)),
            (Links.Collection(collection.Id), page.T(collection.Title)));
    }

    /// <summary>A form for one key and one function; conditions of the address stay.</summary>
    public static void Form(ApiRequest request, PortalPage page, Collection collection, string function, string? key)
    {
        var html = page.Html;
        var queryables = Served.Queryables(collection).Where(one => Served.IsTelling(one) && one.Role != "id").ToList();
        html.Element("h2", page.T("Gruppieren und rechnen", "Group and compute"));
        using (html.Open("form", ("method", "get"), ("class", "filter"), ("action", page.Links.Local(Links.Collection(collection.Id, "/aggregate")))))
        {
            html.Void("input", ("type", "hidden"), ("name", "f"), ("value", "html"));
            foreach (var (name, value) in request.Parameters.Given.Where(pair => !Shape.Contains(pair.Name) && pair.Value.Length > 0))
            {
                html.Void("input", ("type", "hidden"), ("name", name), ("value", value));
            }

            Select(page, "group-by", page.T("Gruppieren nach", "Group by"), key, queryables.SelectMany(property => Keys(page, property)));
            Select(page, "functions", page.T("Berechnen", "Compute"), function,
            [
                ("count", page.T("Anzahl der Einträge", "number of records")),
                .. queryables.Where(property => property.Type is PropertyType.Integer or PropertyType.Number).SelectMany(property => new[]
                {
                    ($"sum({property.Name})", $"{page.T("Summe", "sum")}: {page.T(property.Title)}"),
                    ($"mean({property.Name})", $"{page.T("Mittelwert", "mean")}: {page.T(property.Title)}"),
                    ($"min({property.Name})", $"{page.T("kleinster Wert", "smallest value")}: {page.T(property.Title)}"),
                    ($"max({property.Name})", $"{page.T("größter Wert", "largest value")}: {page.T(property.Title)}"),
                }),
            ]);
            html.Element("button", page.T("Berechnen", "Compute"), ("type", "submit"), ("class", "button"));
        }
    }

    /// <summary>The head of a table.</summary>
    public static void Head(PortalPage page, ImmutableArray<(string Text, string? Style)> headings)
    {
        using (page.Html.Open("thead"))
        using (page.Html.Open("tr"))
        {
            foreach (var (text, style) in headings)
            {
                page.Html.Element("th", text, ("scope", "col"), ("class", style));
            }
        }
    }

    /// <summary>Two cells: a number of records, and a bar that shows it beside the largest one.</summary>
    public static void Bar(PortalPage page, long count, long most)
    {
        var html = page.Html;
        html.Element("td", page.Values.Number(count), ("class", "number"));
        using (html.Open("td"))
        {
            // The number stands beside it.
            html.Element("meter", "", ("aria-hidden", "true"), ("min", "0"), ("max", Math.Max(most, 1).ToString(CultureInfo.InvariantCulture)),
                ("value", count.ToString(CultureInfo.InvariantCulture)));
        }
    }

    static IEnumerable<(string Value, string Text)> Keys(PortalPage page, Property property) =>
        property.Type is PropertyType.Date or PropertyType.DateTime
            ? [($"{property.Name}:year", $"{page.T(property.Title)} ({page.T("Jahr", "year")})"), ($"{property.Name}:month", $"{page.T(property.Title)} ({page.T("Monat", "month")})")]
            : [(property.Name, page.T(property.Title))];

    static void Select(PortalPage page, string name, string label, string? chosen, IEnumerable<(string Value, string Text)> options)
    {
        var html = page.Html;
        using (html.Open("label"))
        {
            html.Element("span", label);
            using (html.Open("select", ("name", name)))
            {
                foreach (var (value, text) in options)
                {
                    html.Element("option", text, ("value", value), ("selected", value == chosen ? "" : null));
                }
            }
        }
    }

    // Histograms have no place in a row; facets show them.
    static IEnumerable<(Measure Measure, int Place)> Measures(AggregateAnswer answer) =>
        answer.Aggregation.Measures.Select((measure, place) => (measure, place)).Where(one => one.measure.Edges is null);

    static void Row(PortalPage page, AggregateAnswer answer, AggregateGroup group)
    {
        var html = page.Html;
        using (html.Open("tr"))
        {
            for (var i = 0; i < group.Keys.Length; i++)
            {
                var text = (answer.Aggregation.Groups[i].Property, group.Keys[i]) switch
                {
                    (_, GridCell cell) => string.Create(CultureInfo.InvariantCulture, $"{cell.CentreLatitude:0.#####}, {cell.Longitude:0.#####}"),
                    ({ } property, var value) => page.Values.Of(property, value),
                    _ => page.T("ohne Ort", "without place"),
                };
                html.Element(i == 0 ? "th" : "td", text, ("scope", i == 0 ? "row" : null));
            }

            foreach (var (measure, place) in Measures(answer))
            {
                var isNumber = measure.Function is AggregateFunction.Values or AggregateFunction.Distinct;
                html.Element("td", group.Values[place] switch
                {
                    null => "–",
                    long number when isNumber => page.Values.Number(number),
                    double mean => page.Values.Of(measure.Property, Math.Round(mean, 2)),
                    var value => page.Values.Of(measure.Property, value),
                }, ("class", "number"));
            }

            Bar(page, group.Count, answer.Rows.Total);
        }
    }

    static string Title(PortalPage page, GroupKey key, string name) => key.Property is { } property ? page.T(property.Title) : name;

    static string Title(PortalPage page, Measure measure) => measure.Function switch
    {
        AggregateFunction.Values => $"{page.T("Anzahl", "number")}: {page.T(measure.Property.Title)}",
        AggregateFunction.Distinct => $"{page.T("verschiedene", "different")}: {page.T(measure.Property.Title)}",
        AggregateFunction.Sum => $"{page.T("Summe", "sum")}: {page.T(measure.Property.Title)}",
        AggregateFunction.Mean => $"{page.T("Mittelwert", "mean")}: {page.T(measure.Property.Title)}",
        AggregateFunction.Minimum => $"{page.T("kleinster Wert", "smallest value")}: {page.T(measure.Property.Title)}",
        _ => $"{page.T("größter Wert", "largest value")}: {page.T(measure.Property.Title)}",
    };

    static void Pager(ApiRequest request, PortalPage page, AggregateAnswer answer)
    {
        var next = answer.Aggregation.Offset + Math.Min(answer.Aggregation.Limit, MaximumRows);
        using (page.Html.Open("nav", ("class", "pager"), ("aria-label", page.T("Seiten", "Pages"))))
        {
            page.Html.Link(request.LocalWith(("offset", next.ToString(CultureInfo.InvariantCulture))), page.T("Weiter", "Next page"),
                ("rel", "next"), ("class", "button secondary"));
        }
    }
}
