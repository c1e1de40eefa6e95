using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Tiles;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Formats.Tests.Tiles;

/// <summary>Geometries in tiles: where they lie, how they are cut, and that none vanishes.</summary>
public sealed class TileGeometryTests
{
    const double HalfUnit = 0.5 + 1e-6;

    static readonly TileAddress Karlsruhe = new(TileMatrixSet.WebMercatorQuad, 14, 5623, 8574);

    [Theory]
    [InlineData("WebMercatorQuad", 0, 0, 0)]
    [InlineData("WebMercatorQuad", 14, 5623, 8574)]
    [InlineData("WebMercatorQuad", 24, 5757952, 8779776)]
    [InlineData("WorldCRS84Quad", 0, 0, 1)]
    [InlineData("WorldCRS84Quad", 15, 7463, 34303)]
    public void Edges_are_the_same_for_neighbours_and_the_inverse_finds_them(string name, int zoom, int row, int column)
    {
        var set = TileMatrixSet.Find(name)!;
        var tile = new TileAddress(set, zoom, row, column);
        Assert.Equal(column + 0.5, set.ColumnOf(zoom, set.LongitudeOf(zoom, column + 0.5)), 1e-6);
        Assert.Equal(row + 0.5, set.RowOf(zoom, set.LatitudeOf(zoom, row + 0.5)), 1e-6);
        Assert.True(tile.Holds(tile.West, tile.North));
        if (column > 0)
        {
            Assert.Equal(tile.West, new TileAddress(set, zoom, row, column - 1).East);
            Assert.False(new TileAddress(set, zoom, row, column - 1).Holds(tile.West, tile.North));
        }

        if (row > 0)
        {
            Assert.Equal(tile.North, new TileAddress(set, zoom, row - 1, column).South);
            Assert.False(new TileAddress(set, zoom, row - 1, column).Holds(tile.West, tile.North));
        }
    }

    [Fact]
    public void Scales_are_those_of_the_standard()
    {
        // OGC 17-083r4, D.1 and D.2.
        Assert.Equal(559082264.028717, TileMatrixSet.WebMercatorQuad.ScaleDenominator(0), 1e-3);
        Assert.Equal(156543.033928041, TileMatrixSet.WebMercatorQuad.CellSize(0), 1e-6);
        Assert.Equal(279541132.014358, TileMatrixSet.WorldCrs84Quad.ScaleDenominator(0), 1e-3);
        Assert.Equal(0.703125, TileMatrixSet.WorldCrs84Quad.CellSize(0));
        Assert.Equal((2, 1), (TileMatrixSet.WorldCrs84Quad.ColumnsAt(0), TileMatrixSet.WorldCrs84Quad.RowsAt(0)));
    }

    [Fact]
    public void The_last_tiles_hold_the_last_meridian_and_parallel()
    {
        Assert.True(new TileAddress(TileMatrixSet.WorldCrs84Quad, 0, 0, 1).Holds(180, -90));
        Assert.True(new TileAddress(TileMatrixSet.WebMercatorQuad, 1, 1, 1).Holds(180, -85));
        Assert.False(new TileAddress(TileMatrixSet.WebMercatorQuad, 1, 1, 1).Holds(180, -89));
    }

    [Property]
    public bool A_point_lies_in_exactly_one_tile_of_a_level_and_the_range_of_its_place_names_it(int x, int y)
    {
        var (longitude, latitude) = (x * 0.0125 % 180, y * 0.0125 % 85);
        return TileMatrixSet.All.All(set => Enumerable.Range(0, 10).All(zoom =>
        {
            var range = TileRange.Of(set, zoom, new(longitude, latitude, longitude, latitude));
            var holders = from row in Around(range.FirstRow, set.RowsAt(zoom))
                          from column in Around(range.FirstColumn, set.ColumnsAt(zoom))
                          let tile = new TileAddress(set, zoom, row, column)
                          where tile.Holds(longitude, latitude)
                          select tile;
            return holders.Single() is var one && range.Holds(one) && range.FirstRow == range.LastRow;
        }));

        static IEnumerable<int> Around(int place, int count) => Enumerable.Range(place - 1, 3).Where(one => one >= 0 && one < count);
    }

    [Property]
    public Property Vertices_lie_within_half_a_unit_of_where_they_belong() => Prop.ForAll(
        Gen.Choose(-2000, 6000).Two().ListOf(8).ToArbitrary(), units =>
        {
            var line = units.Where(one => one.Item1 is > -60 and < 4150 && one.Item2 is > -60 and < 4150).Distinct().ToList();
            if (line.Count < 3)
            {
                return true;
            }

            // A third of a unit beside the grid, so that rounding has something to do.
            var places = line.Select(one => Place(Karlsruhe, one.Item1 + 0.33, one.Item2 - 0.41)).ToArray();
            var wkt = new LineString(places).AsText();
            var layer = TileLayerTests.Only(TileLayerTests.EncodeAsync(Karlsruhe, "p", "name", new MemoryRow("1", 0, [], wkt)).Result);
            var vertices = layer.Features.Single().Parts.Single();
            return vertices.Zip(line).All(pair => Math.Abs(pair.First.X - (pair.Second.Item1 + 0.33)) <= HalfUnit
                && Math.Abs(pair.First.Y - (pair.Second.Item2 - 0.41)) <= HalfUnit) && vertices.Count == line.Count;
        });

    [Property]
    public Property Areas_keep_their_size_their_winding_and_their_place() => Prop.ForAll(
        Gen.Choose(-300, 4400).Two().ArrayOf(7).ToArbitrary(), units =>
        {
            var shape = new MultiPoint([.. units.Select(one => new Point(one.Item1, one.Item2))]).ConvexHull() as Polygon;
            var inside = new Envelope(-64, 4160, -64, 4160);
            var expected = shape?.Intersection(new GeometryFactory().ToGeometry(inside));
            if (expected is null || expected.Area < 100)
            {
                return true;
            }

            // Both windings come in.
            var ring = units[0].Item1 % 2 == 0 ? shape!.Shell.Coordinates : [.. shape!.Shell.Coordinates.Reverse()];
            var wkt = new Polygon(new LinearRing([.. ring.Select(one => Place(Karlsruhe, one.X, one.Y))])).AsText();
            var tile = TileLayerTests.EncodeAsync(Karlsruhe, "p", "name", new MemoryRow("1", 0, [], wkt)).Result;
            var part = TileLayerTests.Only(tile).Features.Single().Parts.Single();
            var area = Area(part);
            var decoded = new Polygon(new LinearRing([.. part.Append(part[0]).Select(one => new Coordinate(one.X, one.Y))]));
            return area > 0 && Math.Abs(area - expected.Area) <= 1 + expected.Length && decoded.IsValid
                && decoded.EnvelopeInternal.MinX >= -64 && decoded.EnvelopeInternal.MaxY <= 4160;
        });

    [Fact]
    public async Task Holes_are_wound_against_their_shell()
    {
        var shell = Ring(0, 0, 1000, 1000);
        var hole = Ring(100, 100, 500, 500);
        foreach (var inner in new[] { hole, [.. hole.Reverse()] })
        {
            var wkt = new Polygon(new(shell), [new LinearRing(inner)]).AsText();
            var feature = TileLayerTests.Only(await TileLayerTests.EncodeAsync(Karlsruhe, "p", "name", new MemoryRow("1", 0, [], wkt))).Features.Single();
            Assert.Equal(3, feature.Type);
            Assert.Equal([1_000_000.0, -160_000.0], feature.Parts.Select(Area));
        }
    }

    [Fact]
    public async Task A_line_that_leaves_and_comes_back_has_two_parts()
    {
        Coordinate[] places = [Place(Karlsruhe, 100, 100), Place(Karlsruhe, 100, -500), Place(Karlsruhe, 300, -500), Place(Karlsruhe, 300, 100)];
        var feature = TileLayerTests.Only(await TileLayerTests.EncodeAsync(Karlsruhe, "p", "name", new MemoryRow("1", 0, [], new LineString(places).AsText()))).Features.Single();
        Assert.Equal([[(100, 100), (100, -64)], [(300, -64), (300, 100)]], feature.Parts);
    }

    [Fact]
    public async Task What_is_smaller_than_the_grid_becomes_a_point_in_one_tile_only()
    {
        var house = new Polygon(new([new(8.4, 49), new(8.4001, 49), new(8.4001, 49.0001), new(8.4, 49)])).AsText();
        var road = "LINESTRING(8.4 49, 8.4001 49.0001)";
        foreach (var wkt in new[] { house, road })
        {
            var found = new List<DecodedFeature>();
            for (var row = 0; row < 8; row++)
            {
                for (var column = 0; column < 8; column++)
                {
                    var tile = await TileLayerTests.EncodeAsync(new(TileMatrixSet.WebMercatorQuad, 3, row, column), "p", "name", new MemoryRow("1", 0, [], wkt));
                    found.AddRange(tile.Length == 0 ? [] : TileLayerTests.Only(tile).Features);
                }
            }

            Assert.Equal(1, Assert.Single(found).Type);
        }
    }

    [Fact]
    public async Task What_is_thinner_than_the_grid_becomes_a_line()
    {
        Coordinate[] ring = [Place(Karlsruhe, 10, 10), Place(Karlsruhe, 900, 10), Place(Karlsruhe, 900, 10.3), Place(Karlsruhe, 10, 10.3), Place(Karlsruhe, 10, 10)];
        var feature = TileLayerTests.Only(await TileLayerTests.EncodeAsync(Karlsruhe, "p", "name", new MemoryRow("1", 0, [], new Polygon(new(ring)).AsText()))).Features.Single();
        Assert.Equal(2, feature.Type);
        Assert.Contains((900, 10), feature.Parts[0]);
    }

    [Fact]
    public async Task Spikes_that_rounding_makes_are_removed()
    {
        Coordinate[] ring =
        [
            Place(Karlsruhe, 0, 0), Place(Karlsruhe, 500, 0), Place(Karlsruhe, 500.2, -300), Place(Karlsruhe, 500.4, 0),
            Place(Karlsruhe, 1000, 0), Place(Karlsruhe, 1000, 1000), Place(Karlsruhe, 0, 1000), Place(Karlsruhe, 0, 0),
        ];
        var feature = TileLayerTests.Only(await TileLayerTests.EncodeAsync(Karlsruhe, "p", "name", new MemoryRow("1", 0, [], new Polygon(new(ring)).AsText()))).Features.Single();
        Assert.Equal(4, feature.Parts.Single().Count);
        Assert.Equal(1_000_000, Area(feature.Parts.Single()));
    }

    [Fact]
    public async Task The_poles_do_no_harm()
    {
        var wkt = "POLYGON((-180 -90, 180 -90, 180 90, -180 90, -180 -90))";
        var feature = TileLayerTests.Only(await TileLayerTests.EncodeAsync(Karlsruhe, "p", "name", new MemoryRow("1", 0, [], wkt))).Features.Single();
        Assert.Equal(4224.0 * 4224, Area(feature.Parts.Single()));
    }

    static Coordinate[] Ring(double left, double top, double right, double bottom) =>
    [
        Place(Karlsruhe, left, top), Place(Karlsruhe, right, top), Place(Karlsruhe, right, bottom), Place(Karlsruhe, left, bottom),
        Place(Karlsruhe, left, top),
    ];

    static Coordinate Place(TileAddress tile, double x, double y) => new(
        tile.Set.LongitudeOf(tile.Zoom, tile.Column + (x / 4096)), tile.Set.LatitudeOf(tile.Zoom, tile.Row + (y / 4096)));

    static double Area(List<(int X, int Y)> ring) => ring.Zip(ring.Skip(1).Append(ring[0]))
        .Sum(edge => ((double)edge.First.X * edge.Second.Y) - ((double)edge.Second.X * edge.First.Y)) / 2;
}
