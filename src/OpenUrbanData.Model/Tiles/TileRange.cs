using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Model.Tiles;

/// <summary>The tiles of one level that a box meets: the limits of a tile set (OGC 17-083r4, 6.3).</summary>
/// <param name="Zoom">Level.</param>
/// <param name="FirstRow">Northernmost row.</param>
/// <param name="LastRow">Southernmost row.</param>
/// <param name="FirstColumn">Westernmost column.</param>
/// <param name="LastColumn">Easternmost column.</param>
public readonly record struct TileRange(int Zoom, int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    /// <summary>The range of a box; a box over the antimeridian takes all columns.</summary>
    public static TileRange Of(TileMatrixSet set, int zoom, Extent box)
    {
        var (west, east) = box.West > box.East ? (-180, 180) : (box.West, box.East);
        return new(zoom, RowHolding(set, zoom, box.North), RowHolding(set, zoom, box.South),
            ColumnHolding(set, zoom, west), ColumnHolding(set, zoom, east));
    }

    /// <summary>True where the tile is one of them.</summary>
    public bool Holds(TileAddress tile) => tile.Zoom == Zoom && tile.Row >= FirstRow && tile.Row <= LastRow
        && tile.Column >= FirstColumn && tile.Column <= LastColumn;

    // The formulas round: beside an edge the comparison with the edge decides, as it does in TileAddress.
    static int RowHolding(TileMatrixSet set, int zoom, double latitude)
    {
        var row = (int)Math.Clamp(Math.Floor(set.RowOf(zoom, latitude)), 0, set.RowsAt(zoom) - 1);
        return row + 1 < set.RowsAt(zoom) && latitude <= set.LatitudeOf(zoom, row + 1) ? row + 1
            : row > 0 && latitude > set.LatitudeOf(zoom, row) ? row - 1
            : row;
    }

    static int ColumnHolding(TileMatrixSet set, int zoom, double longitude)
    {
        var column = (int)Math.Clamp(Math.Floor(set.ColumnOf(zoom, longitude)), 0, set.ColumnsAt(zoom) - 1);
        return column + 1 < set.ColumnsAt(zoom) && longitude >= set.LongitudeOf(zoom, column + 1) ? column + 1
            : column > 0 && longitude < set.LongitudeOf(zoom, column) ? column - 1
            : column;
    }
}
