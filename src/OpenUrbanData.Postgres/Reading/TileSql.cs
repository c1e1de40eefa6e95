using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Tiles;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Counts the features of a tile per cell of a grid: one pass over the rows, however many there are. Pure.</summary>
static class TileSql
{
    /// <summary>Per cell that has any: how many features, and the mean of their places.</summary>
    /// <param name="query">Which features; its window is that of the tile.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="side">Cells along one side of the tile.</param>
    /// <param name="isRest">True for only those that are smaller than the window wants.</param>
    /// <remarks>A feature counts in the tile that holds the middle of its box, so that counts over the tiles of a level add up.
    /// The edges of the cells are computed here once, not the projection per row: <c>width_bucket</c> only compares.</remarks>
    public static SqlStatement Cells(FeatureQuery query, TileAddress tile, int side, bool isRest)
    {
        var isPoint = query.Collection.Schema.Geometry?.Types is ["Point"];
        var x = isPoint ? "ST_X(t.geom)" : "((ST_XMin(t.geom) + ST_XMax(t.geom)) / 2)";
        var y = isPoint ? "ST_Y(t.geom)" : "((ST_YMin(t.geom) + ST_YMax(t.geom)) / 2)";
        // Each coordinate is taken out of the geometry once: OFFSET keeps the planner from writing it where it is used.
        var sql = new SqlText()
            .Append("SELECT count(*), avg(t.lon), avg(t.lat), width_bucket(t.lon, ").Bind(Columns(tile, side))
            .Append(") AS x, width_bucket(-t.lat, ").Bind(Rows(tile, side)).Append($") AS y FROM (SELECT {x} AS lon, {y} AS lat");
        var window = query.Window!;
        FeatureSql.WriteFromWhere(sql, query with { Window = window with { Width = 0, Height = 0 } }, DatasetScope.Of(query));
        if (isRest)
        {
            sql.Append(" AND NOT ");
            SpatialSql.WriteLarge(sql, window);
        }

        // Features without geometry are nowhere.
        return sql.Append(" OFFSET 0) AS t GROUP BY x, y HAVING count(t.lon) > 0 ORDER BY y, x").ToStatement();
    }

    /// <summary>Number of the cells outside the grid: before the first edge, or behind the last.</summary>
    public static bool IsOutside(int bucket, int side) => bucket < 1 || bucket > side;

    static double[] Columns(TileAddress tile, int side)
    {
        var edges = new double[side + 1];
        for (var i = 1; i < side; i++)
        {
            edges[i] = tile.Set.LongitudeOf(tile.Zoom, tile.Column + ((double)i / side));
        }

        (edges[0], edges[side]) = (tile.West, tile.East);
        return edges;
    }

    // Negative: a place on an edge belongs to the cell south of it, and buckets hold their smaller edge.
    static double[] Rows(TileAddress tile, int side)
    {
        var edges = new double[side + 1];
        for (var i = 1; i < side; i++)
        {
            edges[i] = -tile.Set.LatitudeOf(tile.Zoom, tile.Row + ((double)i / side));
        }

        (edges[0], edges[side]) = (-tile.North, -tile.South);
        return edges;
    }
}
