using NetTopologySuite.Geometries;

namespace OpenUrbanData.Ingest.Readers.Geo;

/// <summary>Geometry without height and measure: the store is two-dimensional.</summary>
static class PlaneGeometry
{
    static readonly GeometryFactory Factory = new();

    /// <summary>The same geometry with x and y only.</summary>
    public static Geometry Of(Geometry geometry) => geometry switch
    {
        Point point => point.IsEmpty ? Factory.CreatePoint() : Factory.CreatePoint(new Coordinate(point.X, point.Y)),
        LinearRing ring => Factory.CreateLinearRing(Coordinates(ring)),
        LineString line => Factory.CreateLineString(Coordinates(line)),
        Polygon polygon => Of(polygon),
        MultiPoint points => Factory.CreateMultiPoint([.. points.Geometries.Select(part => (Point)Of(part))]),
        MultiLineString lines => Factory.CreateMultiLineString([.. lines.Geometries.Select(part => (LineString)Of(part))]),
        MultiPolygon polygons => Factory.CreateMultiPolygon([.. polygons.Geometries.Select(part => Of((Polygon)part))]),
        GeometryCollection collection => Factory.CreateGeometryCollection([.. collection.Geometries.Select(Of)]),
        _ => throw new ArgumentException($"{geometry.GeometryType} is no geometry of simple features.", nameof(geometry)),
    };

    static Polygon Of(Polygon polygon) => polygon.IsEmpty
        ? Factory.CreatePolygon()
        : Factory.CreatePolygon(
            Factory.CreateLinearRing(Coordinates(polygon.ExteriorRing)),
            [.. polygon.InteriorRings.Select(ring => Factory.CreateLinearRing(Coordinates(ring)))]);

    static Coordinate[] Coordinates(LineString line) =>
        [.. line.Coordinates.Select(coordinate => new Coordinate(coordinate.X, coordinate.Y))];
}
