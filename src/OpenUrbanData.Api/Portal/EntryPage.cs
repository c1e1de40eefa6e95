using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Portal;

/// <summary><c>/catalog/{dataset}</c> of what is no collection: links to data elsewhere, series, services.</summary>
static class EntryPage
{
    /// <summary>What the page hangs on beside the registry: the times of the checks that it names.</summary>
    public static string State(Registry registry, Dataset entry) =>
        string.Join(' ', entry.Links.Select(link => registry.Links.GetValueOrDefault(link.Url)?.CheckedAt.ToUnixTimeSeconds()));

    /// <summary>The page of a request, UTF-8.</summary>
    public static ReadOnlyMemory<byte> Make(ApiRequest request, Dataset entry)
    {
        var page = PortalPage.For(request);
        page.Forms = PageForms.Of(request, entry);
        Write(request, page, request.Registry, entry);
        return page.Html.Take();
    }

    static void Write(ApiRequest request, PortalPage page, Registry registry, Dataset entry)
    {
        var html = page.Html;
        using var frame = page.Frame(page.T(entry.Title), ("/", page.T(Words.SiteTitle)), ("/collections", page.T(Words.Collections)));
        html.Element("p", page.T(entry.Description), ("class", "lead"));
        switch (entry.Kind)
        {
            case DatasetKind.Series:
                html.Element("h2", page.T("Datensätze der Reihe", "Data sets of the series"));
                EntryList.Write(page, registry.Datasets.Values.Where(one => one.Series.Contains(entry.Id)));
                break;
            case DatasetKind.Service:
                Endpoint(page, registry, entry.Endpoint!);
                html.Element("h2", page.T("Datensätze, die der Dienst liefert", "Data sets that the service delivers"));
                EntryList.Write(page, registry.Datasets.Values.Where(one => one.Services.Contains(entry.Id)));
                break;
            default:
                html.Element("h2", page.T("Wo es die Daten gibt", "Where the data are"));
                Distributions(page, registry, entry);
                break;
        }

        html.Element("h2", page.T("Angaben", "About"));
        using (html.Open("dl", ("class", "facts")))
        {
            EntryFacts.Write(page, registry, entry);
        }

        if (entry.Kind == DatasetKind.Reference)
        {
            QualityPages.WritePart(request, page, entry);
        }

        html.Element("h2", page.T("Für Anwendungen", "For applications"));
        page.WriteForms();
    }

    static void Distributions(PortalPage page, Registry registry, Dataset entry)
    {
        var html = page.Html;
        using (html.Open("ul", ("class", "cards")))
        {
            foreach (var one in entry.Distributions)
            {
                using (html.Open("li"))
                {
                    using (html.Open("h3"))
                    {
                        html.Link(one.Link, page.T(one.Title), ("rel", "noopener"));
                    }

                    if (one.Description is { } description)
                    {
                        html.Element("p", page.T(description));
                    }

                    var check = registry.Links.GetValueOrDefault(one.Link);
                    html.Element("p", string.Join(" · ", new[]
                    {
                        one.Format ?? one.MediaType ?? check?.MediaType,
                        check?.Bytes is { } bytes ? page.Values.Bytes(bytes) : null,
                        LinkText(page, check),
                    }.OfType<string>()), ("class", "meta"));
                }
            }

            foreach (var service in entry.Services.Select(registry.Services.GetValueOrDefault).OfType<Dataset>())
            {
                using (html.Open("li"))
                {
                    using (html.Open("h3"))
                    {
                        html.Link(page.To($"/catalog/{service.Id}"), page.T(service.Title));
                    }

                    html.Element("p", string.Join(" · ", service.Endpoint!.Formats.Prepend(page.T("Dienst", "Service"))), ("class", "meta"));
                }
            }
        }
    }

    static void Endpoint(PortalPage page, Registry registry, ServiceEndpoint endpoint) => page.Facts(
        (page.T("Adresse", "Address"), endpoint.Url),
        (page.T("Beschreibung für Programme", "Description for programs"), endpoint.DescriptionUrl),
        (page.T("Dokumentation", "Documentation"), endpoint.Page),
        (page.T("Formate", "Formats"), string.Join(", ", endpoint.Formats)),
        ("Standards", string.Join(", ", endpoint.ConformsTo.Select(iri => KnownStandard.Find(iri)?.Title ?? iri))),
        (page.T("Letzte Prüfung", "Last check"), LinkText(page, registry.Links.GetValueOrDefault(endpoint.Link))));

    static string? LinkText(PortalPage page, LinkCheck? check)
    {
        if (check is null)
        {
            return null;
        }

        var day = page.Values.Day(check.IsGood ? check.CheckedAt : check.Since);
        return check.Code switch
        {
            null => page.T($"erreichbar, geprüft am {day}", $"answers, checked on {day}"),
            "source_missing" => page.T($"seit {day} nicht mehr vorhanden", $"gone since {day}"),
            "source_is_web_page" => page.T($"seit {day} kommt statt der Datei eine Webseite", $"a web page instead of the file since {day}"),
            _ => page.T($"seit {day} nicht erreichbar", $"not reachable since {day}"),
        };
    }
}
