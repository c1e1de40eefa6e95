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
    public async Task Rows_by_copy_hold_what_rows_of_a_statement_hold()
    {
        var query = Trees.Query with { Window = new(new(-180, -90, 180, 90)), Limit = null };
        Assert.NotNull(FeatureSql.Page(query).Literal);
        var narrowed = query with { Filter = new Filter.Not(Trees.Is("species", Comparison.Equal, "none")) };
        Assert.Null(FeatureSql.Page(narrowed).Literal);
        Assert.Equal(await TextsAsync(await rows.Reader.OpenAsync(query, Cancellation)), await TextsAsync(await rows.Reader.OpenTileAsync(query, Cancellation)));
        Assert.Equal(await TextsAsync(await rows.Reader.OpenAsync(narrowed, Cancellation)), await TextsAsync(await rows.Reader.OpenTileAsync(narrowed, Cancellation)));
        await using var none = await rows.Reader.OpenTileAsync(query with { Limit = 0 }, Cancellation);
        Assert.True(none.IsEmpty);
        Assert.False(await none.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task Rows_by_copy_may_be_larger_than_the_buffer_and_fail_as_others()
    {
        var large = string.Concat(Enumerable.Repeat("äöü-", 20_000));
        await rows.Database.ExecuteAsync("UPDATE feature.tree_1 SET source_id = $1 WHERE _id = '08999002.trees.2'", large);
        var query = Trees.Query with { Window = new(new(-180, -90, 180, 90)), Limit = null };
        Assert.Contains(await TextsAsync(await rows.Reader.OpenTileAsync(query, Cancellation)), text => text.Contains(large, StringComparison.Ordinal));
        await rows.Database.ExecuteAsync("UPDATE feature.tree_1 SET source_id = '2' WHERE _id = '08999002.trees.2'");
        var problem = await Assert.ThrowsAsync<Model.Problems.ProblemException>(() =>
            rows.Reader.OpenTileAsync(query with { Collection = Trees.All with { Table = "nowhere_1" } }, Cancellation));
        Assert.Equal(500, problem.Problem.Status);
    }

    // All values as text, row by row.
    static async Task<List<string>> TextsAsync(Model.Rows.FeatureRows cursor)
    {
        await using var read = cursor;
        var texts = new List<string>();
        while (await read.ReadAsync(Cancellation))
        {
            var values = read.Layout.Columns.Select((column, i) => read.IsNull(i) ? "–" : column.Property.Type switch
            {
                Model.Schemas.PropertyType.Text => System.Text.Encoding.UTF8.GetString(read.Utf8(i)),
                Model.Schemas.PropertyType.Integer => $"{read.Int64(i)}",
                Model.Schemas.PropertyType.Number => $"{read.Double(i):R}",
                Model.Schemas.PropertyType.Boolean => $"{read.Boolean(i)}",
                Model.Schemas.PropertyType.Date or Model.Schemas.PropertyType.DateTime => $"{read.Time(i):O}",
                _ => System.Text.Encoding.UTF8.GetString(read.Json(i)),
            });
            texts.Add(string.Join('|', [System.Text.Encoding.UTF8.GetString(read.Id), $"{read.Dataset}", .. values,
                read.IsGeometryNull ? "–" : Convert.ToHexString(read.Wkb)]));
        }

        return texts;
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
