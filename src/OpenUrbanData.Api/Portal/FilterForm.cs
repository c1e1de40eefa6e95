using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary>A form that builds the address of a filtered and sorted page: the same parameters that programs use.</summary>
static class FilterForm
{
    /// <summary>Most towns in the choice; with more, the key is typed.</summary>
    const int MaximumTowns = 500;

    /// <summary>The form.</summary>
    public static void Write(ApiRequest request, PortalPage page, Collection collection)
    {
        var html = page.Html;
        var given = request.Parameters.Given.Where(pair => pair.Value.Length > 0).ToLookup(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        var choices = Served.Queryables(collection).Where(one => one is { Type: PropertyType.Text, Origin: PropertyOrigin.Record, Codes.Values.IsEmpty: false }
            && one.Name != "id_stability").ToList();
        var isUsed = choices.Any(one => given.Contains(one.Name)) || given.Contains("municipality_key") || given.Contains("sortby");
        using (html.Open("details", ("class", "filter"), ("open", isUsed ? "" : null)))
        {
            html.Element("summary", page.T("Filtern und sortieren", "Filter and sort"));
            using (html.Open("form", ("method", "get"), ("action", page.Links.Local(request.Path))))
            {
                html.Void("input", ("type", "hidden"), ("name", "f"), ("value", "html"));
                if (given["lang"].FirstOrDefault() is { } language)
                {
                    html.Void("input", ("type", "hidden"), ("name", "lang"), ("value", language));
                }

                Towns(request, page, collection, given["municipality_key"].FirstOrDefault());
                foreach (var property in choices)
                {
                    Select(page, property.Name, page.T(property.Title), given[property.Name].FirstOrDefault(),
                        property.Codes!.Values.Select(code => (code, page.Values.Code(property, code))));
                }

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
