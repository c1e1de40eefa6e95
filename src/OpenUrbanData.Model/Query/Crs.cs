using System.Collections.Immutable;

namespace OpenUrbanData.Model.Query;

/// <summary>A coordinate reference system that the APIs serve and accept.</summary>
/// <param name="Uri">Its URI, which decides the axis order.</param>
/// <param name="Srid">EPSG code that PostGIS knows it by.</param>
/// <param name="IsNorthingFirst">True where the URI's axis order is latitude or northing first; PostGIS is always x, y.</param>
/// <param name="IsGeographic">True for degrees, false for metres.</param>
/// <remarks>OGC API Features Part 2 (OGC 18-058r1).</remarks>
public sealed record Crs(string Uri, int Srid, bool IsNorthingFirst, bool IsGeographic)
{
    /// <summary>Longitude and latitude on WGS 84: the default everywhere and the CRS of the store.</summary>
    public static Crs Crs84 { get; } = new("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, false, true);

    /// <summary>All of them, in the order in which they are listed.</summary>
    public static ImmutableArray<Crs> All { get; } =
    [
        Crs84,
        Epsg(4326, northingFirst: true, geographic: true),
        Epsg(3857),
        Epsg(4258, northingFirst: true, geographic: true),
        Epsg(25832),
        Epsg(25833),
        Epsg(31467, northingFirst: true),
        Epsg(2056),
        Epsg(31256, northingFirst: true),
    ];

    /// <summary>The one with that URI; null where it is not served.</summary>
    public static Crs? Find(string uri) => All.FirstOrDefault(crs => crs.Uri == uri);

    static Crs Epsg(int code, bool northingFirst = false, bool geographic = false) =>
        new($"http://www.opengis.net/def/crs/EPSG/0/{code}", code, northingFirst, geographic);
}
