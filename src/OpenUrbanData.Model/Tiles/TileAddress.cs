using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Model.Tiles;

/// <summary>One tile of a set.</summary>
/// <param name="Set">The set.</param>
/// <param name="Zoom">Level, from 0.</param>
/// <param name="Row">Row, from 0 in the north.</param>
/// <param name="Column">Column, from 0 in the west.</param>
/// <remarks>A place belongs to exactly one tile of a level: to the one west and north of which it does not lie
/// (<see cref="Holds"/>). So counts over the tiles of a level add up.</remarks>
public readonly record struct TileAddress(TileMatrixSet Set, int Zoom, int Row, int Column)
{
    /// <summary>Western edge in degrees; belongs to it.</summary>
    public double West { get; } = Set.LongitudeOf(Zoom, Column);

    /// <summary>Northern edge in degrees; belongs to it.</summary>
    public double North { get; } = Set.LatitudeOf(Zoom, Row);

    /// <summary>Eastern edge in degrees; belongs to the neighbour, or lies just behind the last meridian.</summary>
    public double East { get; } = Column + 1 == Set.ColumnsAt(Zoom) ? Math.BitIncrement(180) : Set.LongitudeOf(Zoom, Column + 1);

    /// <summary>Southern edge in degrees; belongs to the neighbour, or lies just behind the last parallel.</summary>
    public double South { get; } = Row + 1 == Set.RowsAt(Zoom)
        ? Math.BitDecrement(Set.LatitudeOf(Zoom, Row + 1))
        : Set.LatitudeOf(Zoom, Row + 1);

    /// <summary>True where the set has such a tile.</summary>
    public static bool Exists(TileMatrixSet set, long zoom, long row, long column) =>
        zoom is >= 0 and <= TileMatrixSet.MaximumZoom
        && row >= 0 && row < set.RowsAt((int)zoom) && column >= 0 && column < set.ColumnsAt((int)zoom);

    /// <summary>True where the place lies in it.</summary>
    public bool Holds(double longitude, double latitude) =>
        longitude >= West && longitude < East && latitude <= North && latitude > South;

    /// <summary>The box around it with a margin on all sides.</summary>
    /// <param name="margin">Part of its width and height.</param>
    public Extent Around(double margin) => new(
        Math.Max(Set.LongitudeOf(Zoom, Column - margin), -180), Math.Max(Set.LatitudeOf(Zoom, Row + 1 + margin), -90),
        Math.Min(Set.LongitudeOf(Zoom, Column + 1 + margin), 180), Math.Min(Set.LatitudeOf(Zoom, Row - margin), 90));
}
