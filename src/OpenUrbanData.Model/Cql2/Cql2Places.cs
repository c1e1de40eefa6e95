using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.Operation.Valid;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Gives written geometries their CRS: x before y, in range, without heights.</summary>
sealed class Cql2Places
{
    readonly Crs _crs;
    string? _mistake;

    Cql2Places(Crs crs) => _crs = crs;

    /// <summary>A geometry whose coordinates are in the CRS and its axis order; null with the mistake.</summary>
    public static Operand.Place? Place(Geometry geometry, Crs crs, int maximumSteps, out string? mistake)
    {
        var places = new Cql2Places(crs);
        var flat = places.Flat(geometry);
        if (places._mistake is null && Cql2Intricacy.IsTooMuch(flat, maximumSteps))
        {
            places._mistake = "too many edges of the geometry pass each other; expected a simpler one";
        }

        if (places._mistake is null && new IsValidOp(flat).ValidationError is { } error)
        {
            places._mistake = string.Create(
                CultureInfo.InvariantCulture, $"the geometry is not valid: {error.Message} at {error.Coordinate.X} {error.Coordinate.Y}");
        }

        mistake = places._mistake;
        return mistake is null ? new(flat, crs) : null;
    }

    /// <summary>A box in the CRS and its axis order, four numbers or six; null with the mistake.</summary>
    /// <remarks>In degrees, west may lie east of east: the box crosses the antimeridian (OGC 17-069r4, 7.15.3).</remarks>
    public static Operand.Place? Place(ReadOnlySpan<double> bounds, Crs crs, out string? mistake)
    {
        var places = new Cql2Places(crs);
        var half = bounds.Length / 2;
        var (west, south) = places.Ordered(bounds[0], bounds[1]);
        var (east, north) = places.Ordered(bounds[half], bounds[half + 1]);
        if (places._mistake is null && south > north)
        {
            places._mistake = string.Create(CultureInfo.InvariantCulture, $"the lower bound {south} of the box is above its upper bound {north}");
        }

        if (places._mistake is null && west > east && !crs.IsGeographic)
        {
            places._mistake = string.Create(CultureInfo.InvariantCulture, $"the left bound {west} of the box is right of its right bound {east}");
        }

        mistake = places._mistake;
        if (mistake is not null)
        {
            return null;
        }

        if (west > east)
        {
            // A half without width would be no rectangle.
            west = west == 180 ? -180 : west;
            east = east == -180 ? 180 : east;
        }

        var area = west <= east
            ? Rectangle(west, south, east, north)
            : Cql2Shapes.Factory.BuildGeometry([Rectangle(west, south, 180, north), Rectangle(-180, south, east, north)]);
        return new(area, crs);
    }

    // A box without width or height is a line, without both a point: polygons without area are not valid.
    static Geometry Rectangle(double west, double south, double east, double north) =>
        Cql2Shapes.Factory.ToGeometry(new Envelope(west, east, south, north));

    Geometry Flat(Geometry geometry) => geometry switch
    {
        Point point => Cql2Shapes.Factory.CreatePoint(Flat(point.CoordinateSequence)),
        LinearRing ring => Cql2Shapes.Factory.CreateLinearRing(Flat(ring.CoordinateSequence)),
        LineString line => Cql2Shapes.Factory.CreateLineString(Flat(line.CoordinateSequence)),
        Polygon polygon => Cql2Shapes.Factory.CreatePolygon(
            (LinearRing)Flat(polygon.ExteriorRing), Array.ConvertAll(polygon.InteriorRings, hole => (LinearRing)Flat(hole))),
        MultiPoint points => Cql2Shapes.Factory.CreateMultiPoint(Flat<Point>(points)),
        MultiLineString lines => Cql2Shapes.Factory.CreateMultiLineString(Flat<LineString>(lines)),
        MultiPolygon polygons => Cql2Shapes.Factory.CreateMultiPolygon(Flat<Polygon>(polygons)),
        _ => Cql2Shapes.Factory.CreateGeometryCollection(Flat<Geometry>((GeometryCollection)geometry)),
    };

    T[] Flat<T>(GeometryCollection collection)
        where T : Geometry => Array.ConvertAll(collection.Geometries, one => (T)Flat(one));

    PackedDoubleCoordinateSequence Flat(CoordinateSequence sequence)
    {
        var flat = new double[2 * sequence.Count];
        for (var i = 0; i < sequence.Count; i++)
        {
            (flat[2 * i], flat[(2 * i) + 1]) = Ordered(sequence.GetOrdinate(i, 0), sequence.GetOrdinate(i, 1));
        }

        return new(flat, 2, 0);
    }

    // x before y, and noted where they are out of range.
    (double X, double Y) Ordered(double first, double second)
    {
        var (x, y) = _crs.IsNorthingFirst ? (second, first) : (first, second);
        if (_crs.IsGeographic && (Math.Abs(x) > 180 || Math.Abs(y) > 90))
        {
            var order = _crs.IsNorthingFirst ? "latitude, longitude" : "longitude, latitude";
            _mistake ??= string.Create(
                CultureInfo.InvariantCulture,
                $"{first} {second} is no place on Earth: degrees in the order {order} are expected ({_crs.Uri})");
        }

        return (x, y);
    }
}
