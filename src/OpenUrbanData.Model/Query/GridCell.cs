namespace OpenUrbanData.Model.Query;

/// <summary>A tile of WebMercatorQuad as a cell of a grid (OGC 17-083r4, D.1).</summary>
/// <param name="Zoom">Zoom, from 0.</param>
/// <param name="X">Number from the west, from 0.</param>
/// <param name="Y">Number from the north, from 0.</param>
public readonly record struct GridCell(int Zoom, long X, long Y)
{
    /// <summary>Latitude at which the grid ends, north and south; what lies beyond belongs to the outermost cells.</summary>
    public const double LastLatitude = 85.0511287798066;

    double Cells => Math.ScaleB(1, Zoom);

    /// <summary>Western edge, longitude in degrees.</summary>
    public double West => (X / Cells * 360) - 180;

    /// <summary>Eastern edge, longitude in degrees.</summary>
    public double East => ((X + 1) / Cells * 360) - 180;

    /// <summary>Northern edge, latitude in degrees.</summary>
    public double North => Latitude(Y);

    /// <summary>Southern edge, latitude in degrees.</summary>
    public double South => Latitude(Y + 1);

    /// <summary>Longitude of the centre in degrees.</summary>
    public double Longitude => ((X + 0.5) / Cells * 360) - 180;

    /// <summary>Latitude of the centre in degrees.</summary>
    public double CentreLatitude => Latitude(Y + 0.5);

    double Latitude(double y) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y / Cells)))) * 180 / Math.PI;
}
