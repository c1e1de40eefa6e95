using System.Text.Json;
using NetTopologySuite.Geometries;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Reads a GeoJSON geometry in CQL2 JSON. Each method gives null after a mistake, which stands in the budget.</summary>
ref struct Cql2GeometryJson(Utf8JsonReader reader, Cql2Budget budget)
{
    delegate T? Part<T>(ref Cql2GeometryJson json);

    readonly Cql2Shapes _shapes = new(budget);
    Utf8JsonReader _reader = reader;

    readonly int At => (int)_reader.TokenStartIndex;

    /// <summary>Reads the geometry whose object begins at the current token.</summary>
    public Geometry? Read() => Geometry(isMember: false);

    Geometry? Geometry(bool isMember)
    {
        var start = At;
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return Fail<Geometry>("expected a GeoJSON geometry");
        }

        string? type = null;
        Utf8JsonReader coordinates = default;
        Utf8JsonReader geometries = default;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_reader.ValueTextEquals("type"u8))
            {
                _reader.Read();
                if (_reader.TokenType != JsonTokenType.String)
                {
                    return Fail<Geometry>("expected the type of the geometry");
                }

                type = _reader.GetString();
            }
            else if (_reader.ValueTextEquals("coordinates"u8))
            {
                coordinates = _reader;
                _reader.Skip();
            }
            else
            {
                if (_reader.ValueTextEquals("geometries"u8))
                {
                    geometries = _reader;
                }

                _reader.Skip();
            }
        }

        // The members stand in any order, so the positions are read when the type is known.
        var end = _reader;
        _reader = type == "GeometryCollection" ? geometries : coordinates;
        if (_reader.TokenType == JsonTokenType.None)
        {
            budget.Fail(start, type == "GeometryCollection" ? "the collection has no geometries" : "the geometry has no coordinates");
            return null;
        }

        _reader.Read();
        _shapes.Begin(0);
        Geometry? geometry = type switch
        {
            "Point" => Point(),
            "LineString" => Line(),
            "Polygon" => Polygon(),
            "MultiPoint" => All("positions", static (ref Cql2GeometryJson json) => json.Point()) is { } points
                ? Cql2Shapes.Factory.CreateMultiPoint(points)
                : null,
            "MultiLineString" => All("lines", static (ref Cql2GeometryJson json) => json.Line()) is { } lines
                ? Cql2Shapes.Factory.CreateMultiLineString(lines)
                : null,
            "MultiPolygon" => All("polygons", static (ref Cql2GeometryJson json) => json.Polygon()) is { } polygons
                ? Cql2Shapes.Factory.CreateMultiPolygon(polygons)
                : null,
            "GeometryCollection" when !isMember =>
                All("geometries", static (ref Cql2GeometryJson json) => json.Geometry(isMember: true)) is { } members
                    ? Cql2Shapes.Factory.CreateGeometryCollection(members)
                    : null,
            _ => null,
        };

        if (geometry is null)
        {
            budget.Fail(start, $"expected a geometry of GeoJSON, found the type '{Cql2Budget.Short(type)}'");
        }

        _reader = end;
        return geometry;
    }

    Polygon? Polygon() => All("rings", static (ref Cql2GeometryJson json) => json.Ring()) is [var shell, .. var holes]
        ? Cql2Shapes.Factory.CreatePolygon(shell, holes)
        : null;

    LinearRing? Ring()
    {
        var start = At;
        return Positions() ? _shapes.Ring(start) : null;
    }

    LineString? Line()
    {
        var start = At;
        return Positions() ? _shapes.Line(start) : null;
    }

    Point? Point() => Position() ? _shapes.Point() : null;

    bool Positions()
    {
        if (!Open("positions"))
        {
            return false;
        }

        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Position())
            {
                return false;
            }
        }

        return true;
    }

    bool Position()
    {
        var start = At;
        if (!Open("two or three numbers"))
        {
            return false;
        }

        Span<double> position = stackalloc double[3];
        var count = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == 3 || _reader.TokenType != JsonTokenType.Number || !_reader.TryGetDouble(out var number) || !double.IsFinite(number))
            {
                return Fail<Geometry>(count == 3 ? "a position has two or three numbers" : "expected a finite number") is not null;
            }

            // Zero without a sign.
            position[count++] = number + 0d;
        }

        if (count >= 2)
        {
            return _shapes.Add(start, position[..count]);
        }

        budget.Fail(start, "a position has two or three numbers");
        return false;
    }

    // One or more of them in an array; null after a mistake.
    T[]? All<T>(string what, Part<T> read)
        where T : class
    {
        List<T> all = [];
        if (!Open(what))
        {
            return null;
        }

        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (read(ref this) is not { } one)
            {
                return null;
            }

            all.Add(one);
        }

        return all.Count > 0 ? [.. all] : Fail<T[]>("an empty geometry is nowhere");
    }

    bool Open(string what)
    {
        if (_reader.TokenType == JsonTokenType.StartArray)
        {
            return true;
        }

        Fail<Geometry>($"expected an array of {what}");
        return false;
    }

    readonly T? Fail<T>(string message)
        where T : class
    {
        budget.Fail(At, message);
        return null;
    }
}
