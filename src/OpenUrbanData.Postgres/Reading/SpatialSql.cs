using System.Globalization;
using OpenUrbanData.Model.Catalogue;
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

    /// <summary>The box around a circle of metres; null where it would cross a pole or the antimeridian.</summary>
    public static (double MinX, double MinY, double MaxX, double MaxY)? Around(Operand.DistanceTo center, object radius)
    {
        var metres = Convert.ToDouble(radius, CultureInfo.InvariantCulture);
        var height = Math.Max(metres, 0) / MetresPerDegree;
        var (south, north) = (center.Latitude - height, center.Latitude + height);
        if (south < -LastParallel || north > LastParallel)
        {
            return null;
        }

        var width = height / Math.Cos(Math.Max(Math.Abs(south), Math.Abs(north)) * Math.PI / 180);
        var (west, east) = (center.Longitude - width, center.Longitude + width);
        return west < -180 || east > 180 ? null : (west, south, east, north);
    }

    static void WriteIntersects(SqlText sql, BoundingBox box)
    {
        var rectangle = (box.MinX, box.MinY, box.MaxX, box.MaxY);
        sql.Append("ST_Intersects(t.geom, ");
        if (box.Crs.Srid == StoreSrid)
        {
            WriteEnvelope(sql, rectangle, StoreSrid);
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
}
