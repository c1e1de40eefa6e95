using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Records;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/collections/records/items</c>: the search over the whole catalogue. Results come before the facets, on the page as for keyboards and screen
/// readers; a link at the top leads to them.</summary>
static class RecordsPage
{
    const int DescriptionLength = 240;

    /// <summary>Conditions that have no facet, with their names; the form must not lose them.</summary>
    static readonly ImmutableArray<(string Name, LocalizedText Title)> Others =
    [
        ("bbox", new("Ausschnitt", "Area")), ("datetime", new("Zeitraum", "Period")), ("filter", new("Bedingung", "Condition")), ("ids", new("Kennungen", "Identifiers")),
        ("externalIds", new("Externe Kennungen", "External identifiers")), ("keywords", new("Schlagwörter", "Keywords")), ("hvd", new("Hochwertiger Datensatz", "High-value data set")),
    ];

    static readonly ImmutableArray<string> Silent = ["bbox-crs", "filter-lang", "filter-crs", "lang"];

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(ApiRequest request, RecordsAnswer answer)
    {
        var page = PortalPage.For(request);
        var html = page.Html;
        using (page.Frame(page.T("Daten suchen", "Search for data"), ("/", page.T(Words.SiteTitle))))
        {
            Form(request, page, answer);
            Chosen(request, page, answer);
            html.Element("p", Summary(request, page, answer), ("class", "lead"), ("role", "status"));
            using (html.Open("p", ("class", "to-facets")))
            {
                html.Link("#eingrenzen", page.T("Ergebnisse eingrenzen", "Narrow the results"));
            }

            using (html.Open("div", ("class", "found")))
            {
                using (html.Open("section", ("aria-label", page.T("Ergebnisse", "Results"))))
                {
                    Results(page, answer);
                    Pager(request, page, answer);
                }

                using (html.Open("section", ("class", "facets"), ("id", "eingrenzen"), ("aria-labelledby", "eingrenzen-titel")))
                {
                    html.Element("h2", page.T("Eingrenzen", "Narrow down"), ("id", "eingrenzen-titel"));
                    foreach (var facet in answer.Facets.Where(one => !one.Facet.Buckets.IsEmpty))
                    {
                        Facet(request, page, facet);
                    }
                }
            }
        }

        await Document.SendAsync(request.Http, Format.Html.MediaType, html.Take(), request.Cancellation);
    }

    /// <summary>A short form that leads to the search.</summary>
    public static void ShortForm(PortalPage page)
    {
        var html = page.Html;
        using (html.Open("form", ("role", "search"), ("class", "search"), ("method", "get"), ("action", page.Links.Local(Links.Collection(RecordCollection.Id, "/items")))))
        {
            Input(page, "");
            html.Void("input", ("type", "hidden"), ("name", "f"), ("value", "html"));
            html.Void("input", ("type", "hidden"), ("name", "lang"), ("value", page.T("de", "en")));
            html.Element("button", page.T("Suchen", "Search"), ("type", "submit"), ("class", "button"));
        }
    }

    static void Form(ApiRequest request, PortalPage page, RecordsAnswer answer)
    {
        var html = page.Html;
        using (html.Open("form", ("role", "search"), ("class", "search"), ("method", "get"), ("action", page.Links.Local(request.Path))))
        {
            Input(page, Given(request, "q"));
            using (html.Open("label"))
            {
                html.Element("span", page.T("Reihenfolge", "Order"));
                using (html.Open("select", ("name", "sortby")))
                {
                    foreach (var (value, text) in new[]
                    {
                        ("", page.T("Passendes zuerst, sonst Neues", "best match, else newest")), ("-updated", page.T("Neues zuerst", "newest first")),
                        ("title", page.T("Titel A–Z", "title A–Z")), ("publisher,title", page.T("Herausgeber", "publisher")),
                    })
                    {
                        html.Element("option", text, ("value", value), ("selected", value == Given(request, "sortby") ? "" : null));
                    }
                }
            }

            html.Void("input", ("type", "hidden"), ("name", "f"), ("value", "html"));
            foreach (var (name, value) in request.Parameters.Given.Where(pair => pair.Value.Length > 0 && IsCondition(answer, pair.Name)))
            {
                html.Void("input", ("type", "hidden"), ("name", name), ("value", value));
            }

            html.Element("button", page.T("Suchen", "Search"), ("type", "submit"), ("class", "button"));
        }
    }

    static void Input(PortalPage page, string q)
    {
        using (page.Html.Open("label", ("class", "words")))
        {
            page.Html.Element("span", page.T("Wörter, mit Kommas zwischen Alternativen", "Words, with commas between alternatives"));
            page.Html.Void("input", ("type", "search"), ("name", "q"), ("value", q), ("placeholder", page.T("Parkhaus, Bäume", "car park, trees")),
                ("autocomplete", "off"), ("enterkeyhint", "search"));
        }
    }

    // What is chosen, each with a link that takes it back.
    static void Chosen(ApiRequest request, PortalPage page, RecordsAnswer answer)
    {
        var html = page.Html;
        List<(string Name, string Title, string Text)> chosen =
        [
            .. answer.Facets.Where(facet => Given(request, facet.Name).Length > 0)
                .Select(facet => (facet.Name, page.T(facet.Facet.Property.Title), TextOf(request, page, facet, Given(request, facet.Name)))),
            .. Others.Where(other => Given(request, other.Name).Length > 0).Select(other => (other.Name, page.T(other.Title), Given(request, other.Name))),
        ];
        if (chosen.Count == 0)
        {
            return;
        }

        using (html.Open("ul", ("class", "chosen"), ("aria-label", page.T("Gewählte Filter", "Chosen filters"))))
        {
            foreach (var (name, title, text) in chosen)
            {
                using (html.Open("li"))
                {
                    html.Link(request.LocalWith((name, null), ("next", null), ("offset", null)), $"{title}: {text} ✕",
                        ("aria-label", page.T($"Filter entfernen: {title}: {text}", $"Remove filter: {title}: {text}")));
                }
            }
        }
    }

    static string Summary(ApiRequest request, PortalPage page, RecordsAnswer answer)
    {
        var q = Given(request, "q");
        var found = answer.NumberMatched is { } count ? page.Datasets(count) : page.T("Sehr viele Datensätze", "Very many data sets");
        return q.Length == 0 ? $"{found}." : page.T($"{found} zu „{q}“.", $"{found} for “{q}”.");
    }

    static void Results(PortalPage page, RecordsAnswer answer)
    {
        var html = page.Html;
        if (answer.Records.IsEmpty)
        {
            html.Element("p", page.T(
                "Nichts gefunden. Mehrere Wörter stehen hintereinander so im Text; Kommas trennen Alternativen. Zusammengesetzte Wörter werden an ihrem Anfang gefunden.",
                "Nothing found. Several words stand one after the other in the text; commas separate alternatives. German compounds are found by their beginnings."), ("class", "empty"));
            return;
        }

        using (html.Open("ul", ("class", "results")))
        {
            foreach (var record in answer.Records)
            {
                using (html.Open("li"))
                {
                    using (html.Open("h2", ("class", "h3")))
                    {
                        html.Link(PathOf(page, record), page.T(record.Title));
                    }

                    if (record.Description is { } description)
                    {
                        html.Element("p", Shortened(page.T(description)));
                    }

                    html.Element("p", string.Join(" · ", About(page, record).Where(part => part.Length > 0)), ("class", "meta"));
                }
            }
        }
    }

    // Own entries have pages with more on them.
    static string PathOf(PortalPage page, CatalogueRecord record) => record is { Source: null, Page: { } own } && own.StartsWith(page.Links.Root + "/", StringComparison.Ordinal)
        ? page.To(own[page.Links.Root.Length..])
        : page.To(Links.Item(RecordCollection.Id, record.Id) + "?f=html");

    static IEnumerable<string> About(PortalPage page, CatalogueRecord record) =>
    [
        record.Type == "dataset" ? "" : page.T(RecordCollection.Types.Titles[record.Type]),
        record.Publisher is { } publisher ? page.T(publisher) : "",
        record.Updated is { } updated ? $"{page.T("Stand", "as of")} {page.Values.Day(updated)}" : "",
        string.Join(", ", record.Formats.Select(format => format.Name).Distinct(StringComparer.Ordinal).Take(6)),
        record.License is { } license ? Licenses.ShortName(license) : "",
        record.Source is { } source ? page.T($"aus dem Katalog {source}", $"from the catalogue {source}") : "",
    ];

    static void Facet(ApiRequest request, PortalPage page, RecordFacet facet)
    {
        var html = page.Html;
        var chosen = Given(request, facet.Name);
        html.Element("h3", page.T(facet.Facet.Property.Title), ("id", "facet-" + facet.Name));
        using (html.Open("ul", ("class", "plain"), ("aria-labelledby", "facet-" + facet.Name)))
        {
            foreach (var bucket in facet.Facet.Buckets)
            {
                var value = (string)bucket.Value!;
                var isChosen = value == chosen;
                using (html.Open("li"))
                {
                    html.Link(request.LocalWith((facet.Name, isChosen ? null : value), ("next", null), ("offset", null)), TextOf(request, page, facet, value),
                        ("aria-current", isChosen ? "true" : null), ("rel", "nofollow"));
                    html.Element("span", page.Values.Number(bucket.Count), ("class", "count"));
                }
            }

            if (facet.Facet.More > 0)
            {
                html.Element("li", page.T($"und {page.Values.Number(facet.Facet.More)} weitere", $"and {page.Values.Number(facet.Facet.More)} more"), ("class", "meta"));
            }
        }
    }

    static string TextOf(ApiRequest request, PortalPage page, RecordFacet facet, string value) => facet.Name switch
    {
        "license" => Licenses.ShortName(value),
        "publisher" => request.Registry.Publishers.Values.FirstOrDefault(publisher => publisher.Name.De == value) is { } publisher ? page.T(publisher.Name) : value,
        "schema" => request.Registry.Collections.GetValueOrDefault(value) is { } collection ? page.T(collection.Title) : value,
        _ => page.Values.Of(facet.Facet.Property, value),
    };

    static void Pager(ApiRequest request, PortalPage page, RecordsAnswer answer)
    {
        var isFirst = answer.Query is { After: null, Offset: 0 };
        if (isFirst && answer.Next is null)
        {
            return;
        }

        using (page.Html.Open("nav", ("class", "pager"), ("aria-label", page.T("Seiten", "Pages"))))
        {
            if (!isFirst)
            {
                page.Html.Link(request.LocalWith(("next", null), ("offset", null)), page.T("Zum Anfang", "First page"), ("rel", "first"), ("class", "button secondary"));
            }

            if (answer.Next is { } next)
            {
                page.Html.Link(next, page.T("Weiter", "Next page"), ("rel", "next"), ("class", "button secondary"));
            }
        }
    }

    static bool IsCondition(RecordsAnswer answer, string name) =>
        answer.Facets.Any(facet => facet.Name == name) || Others.Any(other => other.Name == name) || Silent.Contains(name);

    static string Given(ApiRequest request, string name) => request.Parameters.Given.FirstOrDefault(pair => pair.Name == name).Value ?? "";

    static string Shortened(string text)
    {
        if (text.Length <= DescriptionLength)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', DescriptionLength);
        return text[..(space > 0 ? space : DescriptionLength)] + " …";
    }
}
