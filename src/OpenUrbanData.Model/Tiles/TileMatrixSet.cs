using System.Collections.Immutable;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Tiles;

/// <summary>A way to cut the world into tiles: each zoom level has twice as many columns and rows as the one before.</summary>
/// <remarks>OGC Two Dimensional Tile Matrix Set 2.0 (OGC 17-083r4), Annex D. Tiles are addressed from the north-west corner.
/// The arithmetic is ours: the formula of EPSG:3857 is exact, and the other set is linear in degrees.</remarks>
public sealed record TileMatrixSet
{
    /// <summary>Last zoom level: one unit of the grid of a tile is then less than a millimetre.</summary>
    public const int MaximumZoom = 24;

    /// <summary>Width and height of a tile in pixels, by which scales are defined.</summary>
    public const int TileSize = 256;

    const double EarthRadius = 6378137;
    const double MetresPerPixel = 0.00028;
    const double MetresPerDegree = Math.PI * EarthRadius / 180;

    /// <summary>Web Mercator, one tile at level 0: what web maps use.</summary>
    public static TileMatrixSet WebMercatorQuad { get; } = new()
    {
        Id = "WebMercatorQuad",
        Title = new("Web-Mercator, Quadrate", "Google Maps Compatible for the World"),
        Crs = Crs.Find("http://www.opengis.net/def/crs/EPSG/0/3857")!,
        ScaleSet = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
        Columns = 1,
        IsMercator = true,
    };

    /// <summary>Longitude and latitude, two tiles at level 0.</summary>
    public static TileMatrixSet WorldCrs84Quad { get; } = new()
    {
        Id = "WorldCRS84Quad",
        Title = new("Länge und Breite, Quadrate", "CRS84 for the World"),
        Crs = Crs.Crs84,
        ScaleSet = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleCRS84Quad",
        Columns = 2,
    };

    /// <summary>All of them, the usual one first.</summary>
    public static ImmutableArray<TileMatrixSet> All { get; } = [WebMercatorQuad, WorldCrs84Quad];

    /// <summary>Name, also in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>CRS of its coordinates.</summary>
    public required Crs Crs { get; init; }

    /// <summary>URI of the well-known scale set.</summary>
    public required string ScaleSet { get; init; }

    /// <summary>True for Web Mercator, false for degrees.</summary>
    public bool IsMercator { get; init; }

    /// <summary>URI in the register of OGC.</summary>
    public string Uri => $"http://www.opengis.net/def/tilematrixset/OGC/1.0/{Id}";

    /// <summary>Columns of level 0.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows of level 0.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Upper left corner, x before y, in the units of the CRS.</summary>
    public (double X, double Y) Origin => IsMercator ? (-Math.PI * EarthRadius, Math.PI * EarthRadius) : (-180, 90);

    /// <summary>The one of that name; null where there is none.</summary>
    public static TileMatrixSet? Find(string id) => All.FirstOrDefault(set => set.Id == id);

    /// <summary>Columns of a level.</summary>
    public int ColumnsAt(int zoom) => Columns << zoom;

    /// <summary>Rows of a level.</summary>
    public int RowsAt(int zoom) => Rows << zoom;

    /// <summary>Width of a pixel in the units of the CRS.</summary>
    public double CellSize(int zoom) => (IsMercator ? 2 * Math.PI * EarthRadius : 360) / (TileSize * (double)ColumnsAt(zoom));

    /// <summary>Scale denominator for pixels of 0.28 mm.</summary>
    public double ScaleDenominator(int zoom) => CellSize(zoom) * (IsMercator ? 1 : MetresPerDegree) / MetresPerPixel;

    /// <summary>Column at a longitude: the whole part counts tiles from the west.</summary>
    public double ColumnOf(int zoom, double longitude) => (longitude + 180) * ColumnsAt(zoom) / 360;

    /// <summary>Row at a latitude: the whole part counts tiles from the north; infinite at the poles of Web Mercator.</summary>
    public double RowOf(int zoom, double latitude)
    {
        if (!IsMercator)
        {
            return (90 - latitude) * RowsAt(zoom) / 180;
        }

        var sine = Math.Sin(latitude * (Math.PI / 180));
        return (0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * RowsAt(zoom);
    }

    /// <summary>Longitude at a column: the inverse of <see cref="ColumnOf"/>, the same number for both neighbours of an edge.</summary>
    public double LongitudeOf(int zoom, double column) => column * 360 / ColumnsAt(zoom) - 180;

    /// <summary>Latitude at a row: the inverse of <see cref="RowOf"/>, the same number for both neighbours of an edge.</summary>
    public double LatitudeOf(int zoom, double row) => IsMercator
        ? Math.Atan(Math.Sinh(Math.PI * (1 - 2 * row / RowsAt(zoom)))) * (180 / Math.PI)
        : 90 - row * 180 / RowsAt(zoom);
}
