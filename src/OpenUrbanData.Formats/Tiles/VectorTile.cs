using System.Collections.Immutable;

namespace OpenUrbanData.Formats.Tiles;

/// <summary>A vector tile: <c>application/vnd.mapbox-vector-tile</c> (Mapbox Vector Tile Specification 2.1).</summary>
public static class VectorTile
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/vnd.mapbox-vector-tile";

    /// <summary>Value of the parameter <c>f</c>, and extension of files.</summary>
    public const string Name = "mvt";

    /// <summary>Units of the grid along one side of a tile.</summary>
    public const int Extent = TileGeometry.Extent;

    /// <summary>How far lines and areas go on around a tile, as a part of its side. Points do not: each is in one tile.</summary>
    public const double Margin = (double)TileGeometry.Margin / TileGeometry.Extent;

    /// <summary>Puts layers together, without those that are empty.</summary>
    /// <returns>The tile; empty where no layer has a feature.</returns>
    public static byte[] Of(ImmutableArray<TileLayer> layers)
    {
        var filled = layers.Where(layer => layer.Features > 0).ToList();
        if (filled.Count == 0)
        {
            return [];
        }

        using var tile = new TileBuffer(filled.Sum(layer => layer.Length + 256));
        foreach (var layer in filled)
        {
            layer.WriteTo(tile);
        }

        return tile.Written.ToArray();
    }
}
