using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary>A form that builds the address of a filtered and sorted page: the same parameters that programs use.</summary>
static class FilterForm
{
    /// <summary>Most towns in the choice; with more, the key is typed.</summary>
    const int MaximumTowns = 500;

    /// <summary>Conditions that the form does not show and must not lose.</summary>
    static readonly string[] Kept = ["bbox", "bbox-crs", "datetime", "filter-lang", "filter-crs", "lang"];

    /// <summary>The form.</summary>
    public static void Write(ApiRequest request, PortalPage page, Collection collection)
    {
        var html = page.Html;
        var given = request.Parameters.Given.Where(pair => pair.Value.Length > 0).ToLookup(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        var choices = Served.Queryables(collection).Where(one => one is { Type: PropertyType.Text, Origin: PropertyOrigin.Record, Codes.Values.IsEmpty: false }
            && one.Name != "id_stability").ToList();
        var isUsed = choices.Select(one => one.Name).Concat(["municipality_key", "sortby", "filter", "q"]).Any(given.Contains);
        using (html.Open("details", ("class", "filter"), ("open", isUsed ? "" : null)))
        {
            html.Element("summary", page.T("Filtern und sortieren", "Filter and sort"));
            using (html.Open("form", ("method", "get"), ("action", page.Links.Local(request.Path))))
            {
                html.Void("input", ("type", "hidden"), ("name", "f"), ("value", "html"));
                foreach (var (name, value) in Kept.SelectMany(name => given[name].Select(value => (name, value))))
                {
                    html.Void("input", ("type", "hidden"), ("name", name), ("value", value));
                }

                Input(page, "q", "search", page.T("Wörter suchen", "Search for words"), given["q"].FirstOrDefault(), null);
                Towns(request, page, collection, given["municipality_key"].FirstOrDefault());
                foreach (var property in choices)
                {
                    Select(page, property.Name, page.T(property.Title), given[property.Name].FirstOrDefault(),
                        property.Codes!.Values.Select(code => (code, page.Values.Code(property, code))));
                }

                Input(page, "filter", "text", page.T("Bedingung in CQL2", "Condition in CQL2"), given["filter"].FirstOrDefault(),
                    "municipality_key = '05315000' AND updated_at > TIMESTAMP('2026-01-01T00:00:00Z')");
                Select(page, "sortby", page.T("Sortieren nach", "Sort by"), given["sortby"].FirstOrDefault(),
                    Served.Sortables(collection).Where(one => one.Origin == PropertyOrigin.Record).SelectMany(one => new[]
                    {
                        (one.Name, $"{page.T(one.Title)} ↑"), ("-" + one.Name, $"{page.T(one.Title)} ↓"),
                    }));
                html.Element("button", page.T("Anwenden", "Apply"), ("type", "submit"), ("class", "button"));
            }
        }
    }

    static void Towns(ApiRequest request, PortalPage page, Collection collection, string? chosen)
    {
        var towns = collection.Datasets.SelectMany(one => one.Towns).Where(one => one.MunicipalityKey.Length > 0).Select(one => one.MunicipalityKey).Distinct(StringComparer.Ordinal)
            .Select(key => (key, Name: request.Registry.Municipalities.GetValueOrDefault(key)?.Name ?? key))
            .OrderBy(town => town.Name, StringComparer.CurrentCulture).Take(MaximumTowns).ToList();
        if (towns.Count > 1 && collection.Schema.Find("municipality_key") is { } property)
        {
            Select(page, property.Name, page.T("Stadt oder Gemeinde", "Town"), chosen, towns);
        }
    }

    static void Input(PortalPage page, string name, string type, string label, string? value, string? example)
    {
        using (page.Html.Open("label"))
        {
            page.Html.Element("span", label);
            page.Html.Void("input", ("type", type), ("name", name), ("value", value), ("placeholder", example), ("spellcheck", "false"), ("autocomplete", "off"));
        }
    }

    static void Select(PortalPage page, string name, string label, string? chosen, IEnumerable<(string Value, string Text)> options)
    {
        var html = page.Html;
        using (html.Open("label"))
        {
            html.Element("span", label);
            using (html.Open("select", ("name", name)))
            {
                html.Element("option", page.T("– alle –", "– any –"), ("value", ""));
                foreach (var (value, text) in options)
                {
                    html.Element("option", text, ("value", value), ("selected", value == chosen ? "" : null));
                }
            }
        }
    }
}
