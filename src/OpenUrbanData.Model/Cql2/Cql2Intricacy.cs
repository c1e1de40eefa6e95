using NetTopologySuite.Geometries;

namespace OpenUrbanData.Model.Cql2;

/// <summary>How much work the shape of a geometry makes: a few thousand vertices can keep a computer busy for seconds where every
/// edge passes every other one, or every ring lies in every other one.</summary>
static class Cql2Intricacy
{
    /// <summary>True where checking and comparing the geometry would take more steps than it may; itself takes no more.</summary>
    public static bool IsTooMuch(Geometry geometry, int maximumSteps)
    {
        if ((long)geometry.NumPoints * geometry.NumPoints <= maximumSteps)
        {
            return false;
        }

        List<LineString> lines = [];
        Collect(geometry, lines);
        var steps = 0L;
        return RingsExceed(lines, maximumSteps, ref steps) || EdgesExceed(lines, maximumSteps, ref steps);
    }

    static void Collect(Geometry geometry, List<LineString> lines)
    {
        switch (geometry)
        {
            case LineString line:
                lines.Add(line);
                break;
            case Polygon polygon:
                lines.Add(polygon.ExteriorRing);
                lines.AddRange(polygon.InteriorRings);
                break;
            case GeometryCollection collection:
                foreach (var member in collection.Geometries)
                {
                    Collect(member, lines);
                }

                break;
        }
    }

    // Lines whose boxes meet are compared vertex by vertex.
    static bool RingsExceed(List<LineString> lines, int maximumSteps, ref long steps)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (lines[i].EnvelopeInternal.Intersects(lines[j].EnvelopeInternal)
                    && (steps += lines[i].NumPoints + lines[j].NumPoints) > maximumSteps)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A sweep from west to east: each edge meets those that begin before it ends.
    static bool EdgesExceed(List<LineString> lines, int maximumSteps, ref long steps)
    {
        List<(double West, double East)> edges = [];
        foreach (var line in lines)
        {
            var sequence = line.CoordinateSequence;
            for (var i = 1; i < sequence.Count; i++)
            {
                var (one, other) = (sequence.GetX(i - 1), sequence.GetX(i));
                edges.Add((Math.Min(one, other), Math.Max(one, other)));
            }
        }

        edges.Sort();
        for (var i = 0; i < edges.Count; i++)
        {
            for (var j = i + 1; j < edges.Count && edges[j].West <= edges[i].East; j++)
            {
                if (++steps > maximumSteps)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
