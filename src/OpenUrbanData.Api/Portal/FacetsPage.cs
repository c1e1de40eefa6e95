using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/collections/{collection}/facets</c>: how the records spread over the values of properties, as tables with bars.</summary>
static class FacetsPage
{
    const int ShownAtFirst = 4;

    /// <summary>Parameters that are no condition on records.</summary>
    static readonly string[] Shape = ["properties", "limit", "f"];

    /// <summary>Address of the page with what says most about a collection.</summary>
    public static string PathFor(Collection collection)
    {
        var names = Served.Queryables(collection).Where(property => property.Type == PropertyType.Boolean || property.Codes is { Values.IsEmpty: false }
                || property is { Type: PropertyType.Integer or PropertyType.Number, Origin: PropertyOrigin.Record })
            .Where(property => property.Name is not ("id_stability" or "geometry_source" or "geometry_accuracy"))
            .Select(property => property.Name).Take(ShownAtFirst);
        return Links.Collection(collection.Id, "/facets") + Links.Query([("f", "html"), ("properties", string.Join(',', names))]);
    }

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(ApiRequest request, FacetsAnswer answer)
    {
        var page = PortalPage.For(request);
        using (AggregatePage.Frame(page, answer.Collection, page.T("Auswertung", "Evaluation")))
        {
            if (answer.Matched is { } matched)
            {
                page.Html.Element("p", $"{page.Records(matched)}.", ("class", "lead"));
            }

            Choice(request, page, answer);
            foreach (var facet in answer.Facets)
            {
                Table(request, page, facet);
            }

            AggregatePage.Form(request, page, answer.Collection, "count", null);
        }

        await Document.SendAsync(request.Http, Format.Html.MediaType, page.Html.Take(), request.Cancellation);
    }

    // Links, not check boxes: a form would send the parameter once per box.
    static void Choice(ApiRequest request, PortalPage page, FacetsAnswer answer)
    {
        var html = page.Html;
        var chosen = answer.Facets.Select(facet => facet.Property.Name).ToList();
        using (html.Open("details", ("class", "filter"), ("open", chosen.Count == 0 ? "" : null)))
        {
            html.Element("summary", page.T("Eigenschaften wählen", "Choose properties"));
            using (html.Open("ul", ("class", "plain")))
            {
                foreach (var property in Served.Queryables(answer.Collection).Where(one => Served.IsTelling(one) && one.Role != "id"))
                {
                    var isChosen = chosen.Contains(property.Name);
                    var names = isChosen ? chosen.Where(name => name != property.Name) : chosen.Append(property.Name);
                    var list = string.Join(',', names);
                    using (html.Open("li"))
                    {
                        html.Link(request.LocalWith(("properties", list.Length > 0 ? list : null)),
                            $"{(isChosen ? page.T("Weglassen: ", "Remove: ") : page.T("Zeigen: ", "Show: "))}{page.T(property.Title)}");
                    }
                }
            }
        }
    }

    static void Table(ApiRequest request, PortalPage page, Facet facet)
    {
        var html = page.Html;
        var title = page.T(facet.Property.Title);
        html.Element("h2", title);
        var most = facet.Buckets.Select(bucket => bucket.Count).Append(facet.Other).Append(facet.Missing).Max();
        using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)))
        using (html.Open("table"))
        {
            AggregatePage.Head(page, [(title, null), (page.T(Words.Records), "number"), (page.T("Anteil", "Share"), null)]);
            using (html.Open("tbody"))
            {
                foreach (var bucket in facet.Buckets)
                {
                    var text = bucket.Minimum is null ? page.Values.Of(facet.Property, bucket.Value)
                        : page.T($"{page.Values.Of(facet.Property, bucket.Minimum)} bis unter {page.Values.Of(facet.Property, bucket.Maximum)}",
                            $"{page.Values.Of(facet.Property, bucket.Minimum)} to under {page.Values.Of(facet.Property, bucket.Maximum)}");
                    Row(page, text, Records(request, facet.Property, bucket), bucket.Count, most);
                }

                if (facet.More > 0)
                {
                    Row(page, page.T($"{page.Values.Number(facet.More)} weitere", $"{page.Values.Number(facet.More)} others"), null, facet.Other, most);
                }

                if (facet.Missing > 0)
                {
                    Row(page, page.Values.Of(facet.Property, null), null, facet.Missing, most);
                }
            }
        }
    }

    static void Row(PortalPage page, string text, string? href, long count, long most)
    {
        var html = page.Html;
        using (html.Open("tr"))
        {
            using (html.Open("th", ("scope", "row")))
            {
                if (href is null)
                {
                    html.Text(text);
                }
                else
                {
                    html.Link(href, text);
                }
            }

            AggregatePage.Bar(page, count, most);
        }
    }

    // The records behind a value or a bin; no link from a bin where the address has a filter already.
    static string? Records(ApiRequest request, Property property, FacetBucket bucket)
    {
        var (name, text) = bucket switch
        {
            { Value: string value } => (property.Name, value),
            { Value: bool truth } => (property.Name, truth ? "true" : "false"),
            { Minimum: { } minimum, Maximum: { } maximum } when request.Parameters.Given.All(pair => pair.Name != "filter") =>
                ("filter", $"{property.Name} >= {Literal(minimum)} AND {property.Name} < {Literal(maximum)}"),
            _ => ("", ""),
        };
        return text.Length == 0 ? null : request.Links.Local(request.Path[..request.Path.LastIndexOf('/')] + "/items" + Links.Query(
            [.. request.Parameters.Given.Where(pair => !Shape.Contains(pair.Name) && pair.Name != name), (name, text), ("f", "html")]));
    }

    static string Literal(object edge) => edge switch
    {
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"DATE('{day:yyyy-MM-dd}')"),
        DateTimeOffset time => string.Create(CultureInfo.InvariantCulture, $"TIMESTAMP('{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}')"),
        _ => Convert.ToString(edge, CultureInfo.InvariantCulture)!,
    };
}
