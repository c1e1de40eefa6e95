using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Readers.Geo;
using OpenUrbanData.Ingest.Readers.Json;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Reads the geometry of a row from columns.</summary>
sealed class GeometryPlan(GeometryColumns rule, int column, int yColumn)
{
    /// <summary>Levels of parentheses in well-known text; a collection of multipolygons has four.</summary>
    const int MaximumDepth = 16;

    static readonly GeometryFactory Factory = new();

    readonly WKTReader _wkt = new();

    /// <summary>The geometry, x before y; null where the cells are empty.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isReadable">False where the cells hold something else.</param>
    public Geometry? Read(object?[] row, out bool isReadable)
    {
        isReadable = true;
        if (rule.Notation == GeometryNotation.Coordinates)
        {
            return Point(row[column], row[yColumn], ref isReadable);
        }

        if (CellText.Of(row[column]) is not { } text || CellText.IsMissing(text))
        {
            return null;
        }

        var geometry = rule.Notation switch
        {
            GeometryNotation.Wkt => Wkt(text),
            GeometryNotation.Ewkb => Ewkb(text),
            GeometryNotation.GeoJson => GeoJsonGeometry.Read(text, out _),
            GeometryNotation.LatLon => Pair(text, latitudeFirst: true),
            _ => Pair(text, latitudeFirst: false),
        };
        isReadable = geometry is not null;
        return geometry;
    }

    static Point? Point(object? x, object? y, ref bool isReadable)
    {
        var (hasX, hasY) = (Coordinate(x, out var first), Coordinate(y, out var second));
        if (hasX is true && hasY is true)
        {
            return Factory.CreatePoint(new Coordinate(first, second));
        }

        isReadable = hasX is null && hasY is null;
        return null;
    }

    // null: the cell is empty. Thousands marks are not asked for: in coordinates a single mark is always a fraction.
    static bool? Coordinate(object? cell, out double number)
    {
        number = 0;
        switch (cell)
        {
            case null:
                return null;
            case double real:
                number = real;
                return double.IsFinite(real);
            case long whole:
                number = whole;
                return true;
        }

        if (CellText.Of(cell) is not { } text || CellText.IsMissing(text))
        {
            return null;
        }

        return NumberText.TryRead(text, NumberMarks.Point, out number, out var behind, out _) && behind is "" or "°" or "m";
    }

    Geometry? Wkt(string text)
    {
        // PostGIS writes "SRID=25832;POINT(…)".
        var srid = 0;
        if (text.StartsWith("SRID=", StringComparison.OrdinalIgnoreCase) && text.IndexOf(';', StringComparison.Ordinal) is > 0 and var end)
        {
            _ = int.TryParse(text.AsSpan(5, end - 5), out srid);
            text = text[(end + 1)..];
        }

        // The package's reader calls itself for each level: without this, one cell could end the program.
        if (DepthOf(text) > MaximumDepth)
        {
            return null;
        }

        try
        {
            var geometry = _wkt.Read(text);
            geometry.SRID = srid;
            return geometry;
        }
        catch (Exception exception) when (exception is ParseException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    static int DepthOf(string text)
    {
        var (depth, deepest) = (0, 0);
        foreach (var character in text)
        {
            depth += character switch { '(' => 1, ')' => -1, _ => 0 };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    static Geometry? Ewkb(string text)
    {
        try
        {
            var bytes = Convert.FromHexString(text.StartsWith("\\x", StringComparison.Ordinal) ? text.AsSpan(2) : text);
            var geometry = WkbGeometry.Read(bytes, out var srid);
            geometry.SRID = srid;
            return geometry;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static Point? Pair(string text, bool latitudeFirst)
    {
        var parts = text.Trim('(', ')', '[', ']', ' ').Split([", ", ";", " "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != 2)
        {
            parts = text.Split(',', StringSplitOptions.TrimEntries);
        }

        if (parts.Length != 2 || Coordinate(parts[0].TrimEnd(','), out var first) is not true || Coordinate(parts[1], out var second) is not true)
        {
            return null;
        }

        return Factory.CreatePoint(latitudeFirst ? new Coordinate(second, first) : new Coordinate(first, second));
    }
}
