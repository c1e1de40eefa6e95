using System.Text.Json;
using NetTopologySuite.Geometries;

namespace OpenUrbanData.Ingest.Readers.Json;

/// <summary>Reads a geometry of GeoJSON (RFC 7946, 3.1) as x and y; further ordinates are left out.</summary>
/// <remarks>It repairs nothing but an open ring: whether a polygon is valid is asked where it can be made valid.</remarks>
public static class GeoJsonGeometry
{
    static readonly GeometryFactory Factory = new();

    /// <summary>The geometry; null where the element is null or no geometry can be read from it.</summary>
    /// <param name="element">A geometry object, or null.</param>
    /// <param name="error">What is wrong; null where nothing is.</param>
    public static Geometry? Read(JsonElement element, out string? error)
    {
        error = null;
        if (element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        try
        {
            return ReadObject(element, 0);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            error = exception.Message;
            return null;
        }
    }

    /// <summary>Reads JSON text, as some tables have it in a cell.</summary>
    /// <inheritdoc cref="Read(JsonElement, out string?)"/>
    public static Geometry? Read(string json, out string? error)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, out error);
        }
        catch (JsonException exception)
        {
            error = exception.Message;
            return null;
        }
    }

    static Geometry ReadObject(JsonElement element, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String || depth > 8)
        {
            throw new FormatException("a geometry is an object with type and coordinates");
        }

        if (type.ValueEquals("GeometryCollection"))
        {
            return Factory.CreateGeometryCollection(
                [.. element.GetProperty("geometries").EnumerateArray().Select(part => ReadObject(part, depth + 1))]);
        }

        var coordinates = element.GetProperty("coordinates");
        return type.GetString() switch
        {
            "Point" => coordinates.GetArrayLength() == 0 ? Factory.CreatePoint() : Factory.CreatePoint(Position(coordinates)),
            "MultiPoint" => Factory.CreateMultiPointFromCoords(Positions(coordinates)),
            "LineString" => Factory.CreateLineString(Positions(coordinates)),
            "MultiLineString" => Factory.CreateMultiLineString(
                [.. coordinates.EnumerateArray().Select(line => Factory.CreateLineString(Positions(line)))]),
            "Polygon" => ReadPolygon(coordinates),
            "MultiPolygon" => Factory.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(ReadPolygon)]),
            var other => throw new FormatException($"'{other}' is not a type of geometry"),
        };
    }

    static Polygon ReadPolygon(JsonElement rings)
    {
        var all = rings.EnumerateArray().Select(Ring).ToArray();
        return all.Length == 0 ? Factory.CreatePolygon() : Factory.CreatePolygon(all[0], all[1..]);
    }

    static LinearRing Ring(JsonElement element)
    {
        var positions = Positions(element);
        return Factory.CreateLinearRing(positions.Length > 2 && !positions[0].Equals2D(positions[^1]) ? [.. positions, positions[0].Copy()] : positions);
    }

    static Coordinate[] Positions(JsonElement element)
    {
        var positions = new Coordinate[element.GetArrayLength()];
        var i = 0;
        foreach (var position in element.EnumerateArray())
        {
            positions[i++] = Position(position);
        }

        return positions;
    }

    static Coordinate Position(JsonElement element) => element.GetArrayLength() >= 2
        ? new(element[0].GetDouble(), element[1].GetDouble())
        : throw new FormatException("a position has two numbers at least");
}
