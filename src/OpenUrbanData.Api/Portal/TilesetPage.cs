using System.Collections.Immutable;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats.Tiles;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Api.Portal;

/// <summary>Vector tiles for people: what there is, where, and how it looks.</summary>
static class TilesetPage
{
    /// <summary><c>/collections/{collection}/tiles</c> and <c>/tiles</c></summary>
    public static Representation List { get; } = Tileset.Describe(Format.Html, Tileset.AllOf, WriteList);

    /// <summary><c>/collections/{collection}/tiles/{tileMatrixSetId}</c> and <c>/tiles/{tileMatrixSetId}</c></summary>
    public static Representation One { get; } = Tileset.Describe(Format.Html, Tileset.Of, WriteOne);

    static ReadOnlyMemory<byte> WriteList(ApiRequest request, ImmutableArray<Tileset> tilesets)
    {
        var page = PortalPage.For(request);
        using (Frame(page, tilesets[0], page.T(Words.VectorTiles), isOne: false))
        {
            Lead(page);
            using (page.Html.Open("ul", ("class", "plain")))
            {
                foreach (var tileset in tilesets)
                {
                    using (page.Html.Open("li"))
                    {
                        page.Html.Link(page.To(tileset.Path), $"{page.T(tileset.Set.Title)} ({tileset.Set.Id})");
                    }
                }
            }

            page.TileMap(tilesets[0], page.T(tilesets[0].Title), tilesets[0].Layers.Sum(layer => layer.Features));
        }

        return page.Html.Take();
    }

    static ReadOnlyMemory<byte> WriteOne(ApiRequest request, Tileset tileset)
    {
        var page = PortalPage.For(request);
        using (Frame(page, tileset, tileset.Set.Id, isOne: true))
        {
            Lead(page);
            page.Facts(
                (page.T("Kacheln", "Tiles"), page.Links.To(tileset.Template)),
                ("TileJSON", page.Links.To(tileset.Path + (tileset.Selection is null ? "?f=tilejson" : "&f=tilejson"))),
                (page.T("Koordinatensystem", "Coordinate system"), tileset.Set.Crs.Uri),
                (page.T("Aufteilung", "Tile matrix set"), tileset.Set.Uri),
                (page.T("Namensnennung", "Attribution"), tileset.Attribution));
            page.Html.Element("h2", page.T("Ebenen", "Layers"));
            using (page.Html.Open("ul", ("class", "plain")))
            {
                foreach (var layer in tileset.Layers)
                {
                    using (page.Html.Open("li"))
                    {
                        page.Html.Link(page.To(Links.Collection(layer.Id)), page.T(layer.Title));
                        page.Html.Text($" – {layer.Id}, {page.Records(layer.Features)}");
                    }
                }
            }

            page.TileMap(tileset with { Set = TileMatrixSet.WebMercatorQuad }, page.T(tileset.Title), tileset.Layers.Sum(layer => layer.Features));
        }

        return page.Html.Take();
    }

    static PortalPage.PageScope Frame(PortalPage page, Tileset tileset, string here, bool isOne)
    {
        var title = $"{page.T(Words.VectorTiles)}: {page.T(tileset.Title)}";
        return (tileset.Collection, isOne) switch
        {
            (null, false) => page.Frame(title, here, ("/", page.T(Words.SiteTitle))),
            (null, true) => page.Frame(title, here, ("/", page.T(Words.SiteTitle)), ("/tiles", page.T(Words.VectorTiles))),
            ({ } one, false) => page.Frame(title, here, ("/", page.T(Words.SiteTitle)), ("/collections", page.T(Words.Collections)),
                (Links.Collection(one.Id), page.T(one.Title))),
            ({ } one, true) => page.Frame(title, here, ("/", page.T(Words.SiteTitle)), ("/collections", page.T(Words.Collections)),
                (Links.Collection(one.Id), page.T(one.Title)), (Links.Collection(one.Id, "/tiles"), page.T(Words.VectorTiles))),
        };
    }

    static void Lead(PortalPage page) => page.Html.Element("p", page.T(
        $"Kartenkacheln für Anwendungen. Wo zu viele Einträge in einer Kachel liegen, steht ein Punkt für mehrere und sagt mit {TileLayer.CountProperty}, für wie viele.",
        $"Map tiles for applications. Where a tile has too many records, one point stands for several and says with {TileLayer.CountProperty} for how many."),
        ("class", "lead"));
}
