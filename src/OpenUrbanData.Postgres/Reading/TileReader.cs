using System.Collections.Immutable;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Several features at one place of a tile.</summary>
/// <param name="Longitude">Mean longitude.</param>
/// <param name="Latitude">Mean latitude.</param>
/// <param name="Count">How many.</param>
public readonly record struct TileCell(double Longitude, double Latitude, long Count);

/// <summary>Counts features by place, for tiles with too many of them.</summary>
/// <param name="database">Its <see cref="Database.Reader"/> is asked.</param>
public sealed class TileReader(Database database)
{
    /// <summary>The cells of a tile that have features.</summary>
    /// <param name="query">Which features; its window is that of the tile.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="side">Cells along one side.</param>
    /// <param name="isRest">True for only those that are smaller than the window wants.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>At most <paramref name="side"/> squared.</returns>
    /// <exception cref="Model.Problems.ProblemException">The database is unavailable (503), or the statement took too
    /// long (504).</exception>
    public async Task<ImmutableArray<TileCell>> CellsAsync(
        FeatureQuery query, TileAddress tile, int side, bool isRest, CancellationToken cancellation)
    {
        try
        {
            await using var command = FeatureReader.Command(
                TileSql.Cells(query, tile, side, isRest), database.Reader.CreateCommand());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var cells = ImmutableArray.CreateBuilder<TileCell>();
            while (await reader.ReadAsync(cancellation))
            {
                if (!reader.IsDBNull(3) && !TileSql.IsOutside(reader.GetInt32(3), side) && !TileSql.IsOutside(reader.GetInt32(4), side))
                {
                    cells.Add(new(reader.GetDouble(1), reader.GetDouble(2), reader.GetInt64(0)));
                }
            }

            return cells.ToImmutable();
        }
        catch (Exception exception) when (DriverErrors.Translate(exception, cancellation) is { } problem)
        {
            throw problem;
        }
    }
}
