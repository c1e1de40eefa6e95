using System.Collections.Immutable;
using System.IO.Pipelines;

namespace OpenUrbanData.Formats.Tiles;

/// <summary>A vector tile: <c>application/vnd.mapbox-vector-tile</c> (Mapbox Vector Tile Specification 2.1).</summary>
/// <remarks>It is nothing but its layers, one after the other; those without features are left out. What is disposed is the
/// memory of the layers.</remarks>
/// <param name="layers">The layers, the first at the bottom.</param>
public sealed class VectorTile(ImmutableArray<TileLayer> layers) : IDisposable
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/vnd.mapbox-vector-tile";

    /// <summary>Value of the parameter <c>f</c>, and extension of files.</summary>
    public const string Name = "mvt";

    /// <summary>How far lines and areas go on around a tile, as a part of its side. Points do not: each is in one tile.</summary>
    public const double Margin = (double)TileGeometry.Margin / TileGeometry.Extent;

    /// <summary>Number of bytes; 0 where no layer has a feature.</summary>
    public int Length { get; } = layers.Sum(layer => layer.Features > 0 ? layer.TotalLength : 0);

    /// <summary>Writes it from the buffers of the layers, without a copy of the whole.</summary>
    public async Task WriteAsync(PipeWriter output, CancellationToken cancellation)
    {
        foreach (var layer in layers.Where(layer => layer.Features > 0))
        {
            await layer.WriteAsync(output, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var layer in layers)
        {
            layer.Dispose();
        }
    }
}
