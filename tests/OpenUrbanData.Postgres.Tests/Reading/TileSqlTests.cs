using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Tiles;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>Rows and counts of tiles: four trees between 8.4 and 8.5 degrees east, two beside the antimeridian, one nowhere.</summary>
public sealed class TileSqlTests(FeatureSqlTests.Rows rows) : IClassFixture<FeatureSqlTests.Rows>
{
    static readonly TileAddress World = new(TileMatrixSet.WebMercatorQuad, 0, 0, 0);
    static readonly TileAddress Near = new(TileMatrixSet.WebMercatorQuad, 8, 87, 133);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_a_tile_are_asked_by_their_box_in_the_order_of_their_place()
    {
        var query = In(Near);
        await Golden.MatchesAsync("sql/tile.sql", FeatureSql.Page(query).Text + "\n");
        await using var read = await rows.Reader.OpenAsync(query, Cancellation);
        var ids = new List<string>();
        while (await read.ReadAsync(Cancellation))
        {
            ids.Add(System.Text.Encoding.UTF8.GetString(read.Id));
        }

        // East of 8.4375 degrees begins the neighbour; what has no place is in no tile.
        Assert.Equal(["08999001.trees.1"], ids);
    }

    [Fact]
    public async Task Counts_over_the_tiles_of_a_level_are_the_number_of_features_with_a_place()
    {
        var reader = new TileReader(rows.Database.Database);
        foreach (var set in TileMatrixSet.All)
        {
            for (var zoom = 0; zoom < 4; zoom++)
            {
                var sum = 0L;
                for (var row = 0; row < set.RowsAt(zoom); row++)
                {
                    for (var column = 0; column < set.ColumnsAt(zoom); column++)
                    {
                        var tile = new TileAddress(set, zoom, row, column);
                        var cells = await reader.CellsAsync(In(tile), tile, 4, isRest: false, Cancellation);
                        Assert.All(cells, cell => Assert.True(tile.Holds(cell.Longitude, cell.Latitude)));
                        sum += cells.Sum(cell => cell.Count);
                    }
                }

                Assert.Equal(5, sum);
            }
        }
    }

    [Fact]
    public async Task Counts_obey_the_conditions_of_the_query()
    {
        var reader = new TileReader(rows.Database.Database);
        var query = In(World) with { Filter = Trees.Is("species", Comparison.Equal, "Tilia cordata") };
        await Golden.MatchesAsync("sql/tile-cells.sql", TileSql.Cells(query, World, 2, isRest: false).Text + "\n");
        Assert.Equal(2, (await reader.CellsAsync(query, World, 2, isRest: false, Cancellation)).Sum(cell => cell.Count));
        var large = query with { Window = query.Window! with { Width = 1, Height = 1 } };
        await Golden.MatchesAsync("sql/tile-cells-rest.sql", TileSql.Cells(large, World, 2, isRest: true).Text + "\n");
        Assert.Equal(2, (await reader.CellsAsync(large, World, 2, isRest: true, Cancellation)).Sum(cell => cell.Count));
        await Golden.MatchesAsync("sql/tile-large.sql", FeatureSql.Page(large).Text + "\n");
    }

    static FeatureQuery In(TileAddress tile) => Trees.Query with { Window = new(tile.Around(0)) };
}
