using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats.Tiles;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Api.Ogc.Tiles;

/// <summary>Makes the layers of a tile within its limits. Nothing is left out silently: where there is too much, small things are
/// counted per place, and a point with <see cref="TileLayer.CountProperty"/> stands for them.</summary>
sealed class TileMaker(Site site)
{
    /// <summary>Level from which lines and areas are as exact as the grid.</summary>
    const int ExactZoom = 14;

    /// <summary>A quarter of a pixel, where a tile is 512 pixels wide.</summary>
    const double Tolerance = 2;

    /// <summary>Most places along one side of a tile that counts are given for.</summary>
    const int MostCells = 64;

    /// <summary>Makes the layer of one collection.</summary>
    /// <param name="query">Which features, and which of their properties.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="layers">Layers that share the limits of the tile.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<TileLayer> LayerAsync(FeatureQuery query, TileAddress tile, int layers, CancellationToken cancellation)
    {
        var mostFeatures = Math.Max(1, site.Options.MaximumTileFeatures / layers);
        var mostBytes = site.Options.MaximumTileBytes / layers;
        var isPoint = query.Collection.Schema.Geometry!.Types is ["Point"];
        var window = new QueryWindow(tile.Around(isPoint ? 0 : VectorTile.Margin));
        query = query with { Window = window, Limit = mostFeatures + 1 };
        if (!IsSurelyTooMuch(query, mostFeatures) && await ReadAsync(query) is { } all)
        {
            return all;
        }

        // The largest square of cells within the limit.
        var side = Math.Clamp((int)Math.Sqrt(mostFeatures), 1, MostCells);
        if (!isPoint)
        {
            var large = query with { Window = window with { Width = (tile.East - tile.West) / side, Height = (tile.North - tile.South) / side } };
            if (await ReadAsync(large) is { } some)
            {
                await CountAsync(some, large, isRest: true);
                return some;
            }
        }

        var counted = Begin();
        await CountAsync(counted, query, isRest: false);
        return counted;

        TileLayer Begin() => new(query.Collection.Id, tile, tile.Zoom < ExactZoom ? Tolerance : 0) { HasId = query.Properties?.Any(property => property.Role == "id") ?? true };

        async Task<TileLayer?> ReadAsync(FeatureQuery part)
        {
            var layer = Begin();
            try
            {
                await using var rows = await site.Reader.Features.OpenTileAsync(part, cancellation);
                for (var read = 0; await rows.ReadAsync(cancellation); read++)
                {
                    if (read == mostFeatures || layer.Length > mostBytes)
                    {
                        layer.Dispose();
                        return null;
                    }

                    layer.Add(rows);
                }

                return layer;
            }
            catch
            {
                layer.Dispose();
                throw;
            }
        }

        async Task CountAsync(TileLayer layer, FeatureQuery part, bool isRest)
        {
            foreach (var cell in await site.Reader.Tiles.CellsAsync(part, tile, side, isRest, cancellation))
            {
                layer.AddCount(cell.Longitude, cell.Latitude, cell.Count);
            }
        }
    }

    // Publish has counted: nothing need be read to know.
    static bool IsSurelyTooMuch(FeatureQuery query, int mostFeatures) => (query with { Window = null }).IsWhole
        && query is { Window.Box: var box, Collection.Extent: { } extent } && query.Collection.Features > mostFeatures
        && box.West <= extent.West && box.East >= extent.East && box.South <= extent.South && box.North >= extent.North;
}
