using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary>What is known of an entry of the catalogue, as terms and values.</summary>
static class EntryFacts
{
    /// <summary>The facts that all kinds of entries have; inside a list of terms.</summary>
    public static void Write(PortalPage page, Registry registry, Dataset entry)
    {
        var html = page.Html;
        Fact(page, page.T("Herausgeber", "Publisher"), () => html.Link(page.To($"/publishers/{entry.Publisher.Slug}"), page.T(entry.Publisher.Name)));
        if (entry.Owner is { } owner)
        {
            Fact(page, page.T("Zuständig", "Owner"), () => html.Text(page.T(owner)));
        }

        if (entry.License.Length > 0)
        {
            Fact(page, page.T("Lizenz", "Licence"), () => html.Link(entry.License, Licenses.ShortName(entry.License), ("rel", "license")));
            Fact(page, page.T("Namensnennung", "Attribution"), () => html.Text(entry.Attribution ?? page.T("nicht verlangt", "not asked for")));
        }

        Fact(page, page.T("Letzte Änderung", "Last change"), () => html.Text(page.Values.Time(entry.ModifiedAt)));
        if (entry.Kind is DatasetKind.Dataset or DatasetKind.Reference)
        {
            Fact(page, page.T("Quelle", "Source"), () => page.TextOrLink(entry.SourceUrl));
        }

        if (entry.Mirror is { } mirror)
        {
            Fact(page, page.T("Gespiegelt von", "Mirrored from"), () =>
            {
                html.Link(mirror.Collection(entry.Id), mirror.Address);
                if (mirror.StaleSince is { } stale)
                {
                    html.Text($" – {page.T("zuletzt bestätigt", "last confirmed")} {page.Values.Time(stale)}, "
                        + page.T("seither nicht mehr", "and not since"));
                }
            });
        }

        foreach (var series in entry.Series.Select(registry.Series.GetValueOrDefault).OfType<Dataset>())
        {
            Fact(page, page.T("Reihe", "Series"), () => html.Link(page.To(EntryList.PathOf(series)), page.T(series.Title)));
        }

        if (entry.Kind == DatasetKind.Dataset)
        {
            foreach (var service in entry.Services.Select(registry.Services.GetValueOrDefault).OfType<Dataset>())
            {
                Fact(page, page.T("Dienst", "Service"), () => html.Link(page.To(EntryList.PathOf(service)), page.T(service.Title)));
            }
        }

        if (entry.Musterdatensatz is { } model)
        {
            Fact(page, "Musterdatenkatalog", () => page.TextOrLink(model));
        }

        if (entry.Original is { } original)
        {
            Fact(page, page.T("Originaldatei", "Original file"), () =>
            {
                html.Link(page.Links.Local($"/downloads/{entry.Id}/original"), original.Name);
                html.Text($" ({page.Values.Bytes(original.Bytes)}, SHA-256 {original.Sha256[..12]}…)");
            });
        }

        Fact(page, page.T("Fehler melden", "Report a mistake"),
            () => html.Link(ReportLink.For(page, entry, EntryList.PathOf(entry)), entry.Publisher.ContactEmail));
    }

    /// <summary>One term and its value.</summary>
    public static void Fact(PortalPage page, string term, Action write)
    {
        using (page.Html.Open("div"))
        {
            page.Html.Element("dt", term);
            using (page.Html.Open("dd"))
            {
                write();
            }
        }
    }
}
