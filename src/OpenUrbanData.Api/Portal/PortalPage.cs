using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Portal;

/// <summary>The frame of all pages: head, navigation, footer; and the words and addresses that pages need.</summary>
/// <param name="links">Addresses.</param>
/// <param name="language">Language.</param>
/// <param name="keepsLanguage">True where the address names the language: links then carry it on.</param>
sealed class PortalPage(Links links, Language language, bool keepsLanguage)
{
    /// <summary>Output.</summary>
    public HtmlWriter Html { get; } = new();

    /// <summary>Language.</summary>
    public Language Language { get; } = language;

    /// <summary>Addresses.</summary>
    public Links Links { get; } = links;

    /// <summary>How values are written.</summary>
    public ValueText Values { get; private init; } = new(language, Registry.Empty);

    /// <summary>Address of the page in the other language; null where it has none.</summary>
    public string? OtherLanguage { get; init; }

    /// <summary>Address of the same resource for programs; null where it has none.</summary>
    public string? AsJson { get; init; }

    /// <summary>Other forms of what it shows, and what it says to search engines.</summary>
    public PageForms Forms { get; set; } = PageForms.None;

    /// <summary>The page of a request.</summary>
    public static PortalPage For(ApiRequest request)
    {
        var other = request.Language == Language.German ? "en" : "de";
        return new(request.Links, request.Language, request.Parameters.Given.Any(pair => pair.Name == "lang"))
        {
            Values = new(request.Language, request.Registry),
            OtherLanguage = request.LocalWith(("lang", other)),
            AsJson = request.LocalWith(("f", "json")),
        };
    }

    /// <summary>A page that is made from the registry alone.</summary>
    public static Representation Of(Action<ApiRequest, PortalPage> write) => Document.Bytes(Format.Html, request =>
    {
        var page = For(request);
        write(request, page);
        return page.Html.Take();
    });

    PageForm Feed => new("application/atom+xml", "/catalog/feed.atom", T("Änderungen am Katalog", "Changes of the catalogue"));

    /// <summary>One of two texts.</summary>
    public string T(string german, string english) => Language == Language.German ? german : english;

    /// <summary>A text in the language of the page.</summary>
    public string T(LocalizedText text) => text.In(Language);

    /// <summary>A number with its noun.</summary>
    public string Count(long number, LocalizedText one, LocalizedText many) => $"{Values.Number(number)} {T(number == 1 ? one : many)}";

    /// <summary>A number of records.</summary>
    public string Records(long number) => Count(number, Words.Record, Words.Records);

    /// <summary>A number of data sets.</summary>
    public string Datasets(long number) => Count(number, Words.Dataset, Words.Datasets);

    /// <summary>Address of another page, in the same language.</summary>
    public string To(string path) => Links.Local(path) + (keepsLanguage
        ? $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={(Language == Language.German ? "de" : "en")}"
        : "");

    /// <summary>Writes everything up to the heading, which is the title; dispose what it returns to close the page.</summary>
    /// <param name="title">Heading and first part of the window title.</param>
    /// <param name="trail">Pages above this one: address without prefix, and text.</param>
    public PageScope Frame(string title, params ReadOnlySpan<(string Path, string Text)> trail) => Frame(title, title, trail);

    /// <summary>The same, with another name of this page in the trail.</summary>
    public PageScope Frame(string title, string here, params ReadOnlySpan<(string Path, string Text)> trail) => Frame(title, here, null, trail);

    /// <summary>The same around a part that brings a main landmark of its own: the frame then has none, and the part comes after it.</summary>
    public PageScope Frame(string title, string here, Action? part, params ReadOnlySpan<(string Path, string Text)> trail)
    {
        Html.Doctype();
        var html = Html.Open("html", ("lang", Language == Language.German ? "de" : "en"));
        Head(title);
        var body = Html.Open("body");
        Html.Link("#inhalt", T("Zum Inhalt springen", "Skip to content"), ("class", "skip"));
        Header();
        var main = part is null
            ? Html.Open("main", ("id", "inhalt"), ("tabindex", "-1"))
            : Html.Open("section", ("id", "inhalt"), ("class", "main"), ("tabindex", "-1"), ("aria-label", title));
        if (trail.Length > 0)
        {
            Trail(here, trail);
        }

        Html.Element("h1", title);
        return new(this, html, body, main, part);
    }

    /// <summary>Closes main, writes the footer, closes the document.</summary>
    public readonly struct PageScope(PortalPage page, HtmlWriter.Scope html, HtmlWriter.Scope body, HtmlWriter.Scope main, Action? part) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            main.Dispose();
            part?.Invoke();
            page.Footer();
            body.Dispose();
            html.Dispose();
        }
    }

    /// <summary>Links to the other forms, one per line.</summary>
    public void WriteForms()
    {
        using (Html.Open("ul", ("class", "plain")))
        {
            foreach (var form in Forms.Forms.Where(form => form.Relation != "item"))
            {
                using (Html.Open("li"))
                {
                    Html.Link(Links.Local(form.Path), form.Title);
                }
            }
        }
    }

    /// <summary>A list of terms and values; entries without value are left out.</summary>
    public void Facts(params ReadOnlySpan<(string Term, string? Value)> facts)
    {
        using (Html.Open("dl", ("class", "facts")))
        {
            foreach (var (term, value) in facts)
            {
                if (!string.IsNullOrEmpty(value))
                {
                    using (Html.Open("div"))
                    {
                        Html.Element("dt", term);
                        using (Html.Open("dd"))
                        {
                            TextOrLink(value);
                        }
                    }
                }
            }
        }
    }

    /// <summary>A text; a link where it is a web address.</summary>
    public void TextOrLink(string value)
    {
        if (value.StartsWith("https://", StringComparison.Ordinal) || value.StartsWith("http://", StringComparison.Ordinal))
        {
            Html.Link(value, value, ("rel", "noopener"));
        }
        else
        {
            Html.Text(value);
        }
    }

    /// <summary>A map of features at an address that answers GeoJSON; nothing where the map bundle was not built.</summary>
    /// <param name="source">Address of the features.</param>
    /// <param name="label">What it shows, for screen readers.</param>
    public void Map(string source, string label) => WriteMap(label, ("data-source", source));

    /// <summary>A map of vector tiles, for any number of features; nothing where the map bundle was not built.</summary>
    /// <param name="tileset">In Web Mercator.</param>
    /// <param name="label">What it shows, for screen readers.</param>
    /// <param name="count">Features on it; null where nobody counted.</param>
    /// <param name="filter">Parameters that narrow it, without question mark; empty for none.</param>
    public void TileMap(Tileset tileset, string label, long? count, string filter = "")
    {
        if (tileset.Extent is not { } box)
        {
            return;
        }

        var template = Links.Local(tileset.TileJsonTemplate);
        var separator = template.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        WriteMap(label,
            ("data-tiles", filter.Length > 0 ? $"{template}{separator}{filter}" : template),
            ("data-layers", string.Join(',', tileset.Layers.Select(layer => layer.Id))),
            ("data-bounds", FormattableString.Invariant($"{box.West},{box.South},{box.East},{box.North}")),
            ("data-zoom", Tileset.LastUsefulZoom.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("data-count", count is { } number ? Records(number) : null),
            ("data-collections", Links.Local("/collections/")));
    }

    void WriteMap(string label, params (string Name, string? Value)[] data)
    {
        if (!Assets.All.Has("map.js"))
        {
            return;
        }

        using (Html.Open("section", ("class", "map-section"), ("aria-labelledby", "map-heading")))
        {
            Html.Element("h2", T("Karte", "Map"), ("id", "map-heading"));
            using (Html.Open("div",
            [
                ("class", "map"), .. data, ("data-label", label), ("data-language", T("de", "en")),
                ("data-worker", Links.Local(Assets.All.PathOf("map-worker.js"))),
            ]))
            {
                Html.Element("p", T("Die Karte braucht JavaScript. Alle Angaben stehen auch in der Tabelle.",
                    "The map needs JavaScript. All information is in the table, too."), ("class", "map-note"));
            }
        }

        if (Assets.All.Has("map.css"))
        {
            Html.Void("link", ("rel", "stylesheet"), ("href", Links.Local(Assets.All.PathOf("map.css"))));
        }

        Html.Element("script", "", ("type", "module"), ("src", Links.Local(Assets.All.PathOf("map.js"))));
    }

    void Head(string title)
    {
        using (Html.Open("head"))
        {
            Html.Void("meta", ("charset", "utf-8"));
            Html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            Html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
            Html.Element("title", $"{title} · {T(Words.SiteTitle)}");
            Html.Void("link", ("rel", "stylesheet"), ("href", Links.Local(Assets.All.PathOf("portal.css"))));
            Html.Void("link", ("rel", "icon"), ("type", "image/svg+xml"), ("href", Links.Local(Assets.All.PathOf("icon.svg"))));
            var search = Links.Local(Http.Links.Collection(RecordCollection.Id, "/items"));
            Html.Void("link", ("rel", "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog"), ("type", "application/geo+json"), ("href", search));
            Html.Void("link", ("rel", "search"), ("type", "text/html"), ("href", search + "?f=html"), ("title", T("Daten suchen", "Search for data")));
            if (AsJson is { } json)
            {
                Html.Void("link", ("rel", "alternate"), ("type", "application/json"), ("href", json));
            }

            foreach (var form in Forms.Forms.Append(Feed))
            {
                Html.Void("link", ("rel", "alternate"), ("type", form.Type), ("title", form.Title), ("href", Links.Local(form.Path)));
            }

            if (Forms.StructuredData is { } data)
            {
                Html.JsonLd(data);
            }
        }
    }

    void Header()
    {
        using (Html.Open("header", ("class", "site")))
        {
            Html.Link(To("/"), T(Words.SiteTitle), ("class", "brand"));
            using (Html.Open("nav", ("aria-label", T("Hauptmenü", "Main menu"))))
            {
                Html.Link(To(Http.Links.Collection(RecordCollection.Id, "/items?f=html")), T("Suche", "Search"));
                Html.Link(To("/collections"), T("Daten", "Data"));
                Html.Link(To("/towns"), T("Städte", "Towns"));
                Html.Link(To("/publishers"), T("Herausgeber", "Publishers"));
                Html.Link(To("/api?f=html"), T("Schnittstelle", "API"));
            }

            if (OtherLanguage is { } other)
            {
                Html.Link(other, T("English", "Deutsch"), ("class", "language"), ("lang", T("en", "de")), ("hreflang", T("en", "de")));
            }
        }
    }

    void Trail(string here, ReadOnlySpan<(string Path, string Text)> trail)
    {
        using (Html.Open("nav", ("class", "trail"), ("aria-label", T("Pfad", "Breadcrumb"))))
        using (Html.Open("ol"))
        {
            foreach (var (path, text) in trail)
            {
                using (Html.Open("li"))
                {
                    Html.Link(To(path), text);
                }
            }

            Html.Element("li", here, ("aria-current", "page"));
        }
    }

    void Footer()
    {
        using (Html.Open("footer", ("class", "site")))
        {
            Html.Link(To("/"), T("Startseite", "Home"));
            Html.Link(To("/inventory"), T(Words.Inventory));
            Html.Link(To("/harvest"), T(Words.Harvests));
            Html.Link(To("/conformance"), T(Words.Conformance));
            Html.Link(To("/api?f=html"), T(Words.ApiDocumentation));
            if (AsJson is { } json)
            {
                Html.Link(json, T("Diese Seite als JSON", "This page as JSON"));
            }
        }
    }
}
