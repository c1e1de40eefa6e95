using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Union;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Postgres.Reading;

/// <summary>Conditions on geometries as SQL over the feature table <c>t</c>, whose geometries are WGS 84, x before y.</summary>
static class SpatialSql
{
    const int StoreSrid = 4326;

    // Straight lines of one CRS are curves in another: each side of a box becomes this many.
    const int SegmentsPerSide = 32;

    // Shortest length of a degree of latitude, so that the box never cuts the circle.
    const double MetresPerDegree = 110_000;
    const double LastParallel = 89;

    /// <summary>Appends that the geometry intersects a box.</summary>
    public static void WriteBox(SqlText sql, BoundingBox box, bool mayLackGeometry)
    {
        sql.Append("(");
        if (box.Crs.IsGeographic && box.MinX > box.MaxX)
        {
            // It crosses the antimeridian (OGC 17-069r4, 7.15.3).
            WriteIntersects(sql, box with { MaxX = 180 });
            sql.Append(" OR ");
            WriteIntersects(sql, box with { MinX = -180 });
        }
        else
        {
            WriteIntersects(sql, box);
        }

        // OGC 17-069r4, /req/core/fc-bbox-response C; the index also finds absent geometries.
        sql.Append(mayLackGeometry ? " OR t.geom IS NULL)" : ")");
    }

    /// <summary>True where the box holds everything that the collection has, so that nothing is left to ask.</summary>
    public static bool Covers(BoundingBox box, Extent? extent) => extent is not { } all
        || box.Crs.Srid == StoreSrid && all.West <= all.East && box.MinX <= all.West && box.MaxX >= all.East
            && box.MinY <= all.South && box.MaxY >= all.North;

    /// <summary>Appends that the box of the geometry meets a rectangle and is large enough.</summary>
    public static void WriteWindow(SqlText sql, QueryWindow window, Extent? extent)
    {
        var box = window.Box;
        if (!Covers(new(box.West, box.South, box.East, box.North, Crs.Crs84), extent))
        {
            // In the text, so that the plan fits the size of the rectangle: all of a table, or ten of its rows.
            sql.Append(string.Create(CultureInfo.InvariantCulture,
                $" AND t.geom && ST_MakeEnvelope({box.West:R}, {box.South:R}, {box.East:R}, {box.North:R}, {StoreSrid})"));
        }

        if (window.Width > 0)
        {
            sql.Append(" AND ");
            WriteLarge(sql, window);
        }
    }

    /// <summary>Appends that the geometry is at least as wide or as high as the window wants.</summary>
    public static void WriteLarge(SqlText sql, QueryWindow window) =>
        sql.Append("(ST_XMax(t.geom) - ST_XMin(t.geom) >= ").Bind(window.Width)
            .Append(" OR ST_YMax(t.geom) - ST_YMin(t.geom) >= ").Bind(window.Height).Append(")");

    /// <summary>Appends a box.</summary>
    public static void WriteEnvelope(SqlText sql, (double MinX, double MinY, double MaxX, double MaxY) box, int srid)
    {
        // An area of no width meets nothing; its envelope is a line or a point, and does.
        var isFlat = box.MinX == box.MaxX || box.MinY == box.MaxY;
        sql.Append(isFlat ? "ST_Envelope(" : "").Append("ST_MakeEnvelope(").Bind(box.MinX).Append(", ").Bind(box.MinY).Append(", ")
            .Bind(box.MaxX).Append(", ").Bind(box.MaxY).Append(", ").Append(srid).Append(isFlat ? "))" : ")");
    }

    /// <summary>Appends the distance in metres between the geometry and a point.</summary>
    public static void WriteDistance(SqlText sql, Operand.DistanceTo center) =>
        sql.Append("ST_Distance(t.geom::geography, ST_SetSRID(ST_MakePoint(").Bind(center.Longitude).Append(", ")
            .Bind(center.Latitude).Append("), 4326)::geography)");

    /// <summary>Appends how two geometries lie to each other.</summary>
    /// <exception cref="ProblemException">An operand is no geometry, or one that has no place.</exception>
    public static void Write(FilterSql filter, Filter.Spatial spatial)
    {
        FilterSql.Require(spatial.Left, OperandType.Geometry);
        FilterSql.Require(spatial.Right, OperandType.Geometry);

        // All of these ask the index by themselves, whichever side the column is on; nothing can for DISJOINT.
        filter.Sql.Append(spatial.Relation switch
        {
            SpatialRelation.Intersects => "ST_Intersects(",
            SpatialRelation.Disjoint => "NOT ST_Intersects(",
            SpatialRelation.Equals => "ST_Equals(",
            SpatialRelation.Touches => "ST_Touches(",
            SpatialRelation.Crosses => "ST_Crosses(",
            SpatialRelation.Overlaps => "ST_Overlaps(",
            SpatialRelation.Within => "ST_Within(",
            SpatialRelation.Contains => "ST_Contains(",
            _ => throw new ArgumentOutOfRangeException(nameof(spatial), spatial.Relation, "No such relation"),
        });
        filter.Write(spatial.Left);
        filter.Sql.Append(", ");
        filter.Write(spatial.Right);
        filter.Sql.Append(")");
    }

    /// <summary>Appends a geometry of a request in the CRS of the store: not the column is transformed, so its index holds.</summary>
    /// <exception cref="ProblemException">A coordinate is no number.</exception>
    public static void Write(SqlText sql, Operand.Place place)
    {
        var geometry = Usable(place);
        var wkb = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false).Write(geometry);
        if (place.Crs.Srid == StoreSrid)
        {
            sql.Append("ST_GeomFromWKB(").Bind(wkb).Append(", ").Append(StoreSrid).Append(")");
            return;
        }

        var envelope = geometry.EnvelopeInternal;
        var step = Math.Max(envelope.Width, envelope.Height) / SegmentsPerSide;
        sql.Append("ST_Transform(ST_Segmentize(ST_GeomFromWKB(").Bind(wkb).Append(", ").Append(place.Crs.Srid).Append("), ")
            .Bind(step > 0 ? step : 1.0).Append("), ").Append(StoreSrid).Append(")");
    }

    /// <summary>The point of which an operand is the distance to the feature, in CRS84; null for any other operand.</summary>
    public static Operand.DistanceTo? Center(Operand operand) => operand switch
    {
        Operand.DistanceTo center => center,
        Operand.Call { Function.Name: "distance", Arguments: [Operand.Shape, Operand.Place { Geometry: Point { IsEmpty: false } point, Crs.Srid: StoreSrid }] } =>
            new(point.X, point.Y),
        Operand.Call { Function.Name: "distance", Arguments: [Operand.Place { Geometry: Point { IsEmpty: false } point, Crs.Srid: StoreSrid }, Operand.Shape] } =>
            new(point.X, point.Y),
        _ => null,
    };

    /// <summary>The box around a circle of metres; null where it would cross a pole or the antimeridian.</summary>
    public static (double MinX, double MinY, double MaxX, double MaxY)? Around(Operand.DistanceTo center, double metres)
    {
        var height = Math.Max(metres, 0) / MetresPerDegree;
        var (south, north) = (center.Latitude - height, center.Latitude + height);
        if (!(south >= -LastParallel && north <= LastParallel))
        {
            return null;
        }

        var width = height / Math.Cos(Math.Max(Math.Abs(south), Math.Abs(north)) * Math.PI / 180);
        var (west, east) = (center.Longitude - width, center.Longitude + width);
        return west >= -180 && east <= 180 ? (west, south, east, north) : null;
    }

    // What people draw crosses itself at times, and GEOS has errors for that and for parts of collections that overlap.
    static Geometry Usable(Operand.Place place)
    {
        var geometry = place.Geometry.Copy();
        if (geometry.Coordinates.Any(one => !double.IsFinite(one.X) || !double.IsFinite(one.Y)))
        {
            throw new ProblemException(Problem.InvalidParameters([new("filter", null, "Coordinates that are numbers are expected.")]));
        }

        if (place.Crs.Srid == StoreSrid)
        {
            geometry.Apply(new Grid());
        }

        var valid = geometry.IsValid ? geometry : new GeometryFixer(geometry) { KeepCollapsed = true, KeepMulti = false }.GetResult();
        return valid.GetType() == typeof(GeometryCollection) ? UnaryUnionOp.Union(valid) ?? valid : valid;
    }

    static void WriteIntersects(SqlText sql, BoundingBox box)
    {
        var rectangle = (box.MinX, box.MinY, box.MaxX, box.MaxY);
        sql.Append("ST_Intersects(t.geom, ");
        if (box.Crs.Srid == StoreSrid)
        {
            WriteEnvelope(sql, rectangle, box.Crs.Srid);
        }
        else
        {
            var step = Math.Max(box.MaxX - box.MinX, box.MaxY - box.MinY) / SegmentsPerSide;
            sql.Append("ST_Transform(ST_Segmentize(");
            WriteEnvelope(sql, rectangle, box.Crs.Srid);
            sql.Append(", ").Bind(step > 0 ? step : 1.0).Append("), ").Append(StoreSrid).Append(")");
        }

        sql.Append(")");
    }

    /// <summary>Brings coordinates to the grid of the store (migration 0001), so that a place that was copied from a source with
    /// more digits still touches and equals what was stored from it.</summary>
    sealed class Grid : IEntireCoordinateSequenceFilter
    {
        const double CellsPerDegree = 1e7;

        /// <inheritdoc/>
        public bool Done => false;

        /// <inheritdoc/>
        public bool GeometryChanged => true;

        /// <inheritdoc/>
        public void Filter(CoordinateSequence seq)
        {
            for (var i = 0; i < seq.Count; i++)
            {
                seq.SetOrdinate(i, 0, Math.Round(seq.GetX(i) * CellsPerDegree) / CellsPerDegree);
                seq.SetOrdinate(i, 1, Math.Round(seq.GetY(i) * CellsPerDegree) / CellsPerDegree);
            }
        }
    }
}
