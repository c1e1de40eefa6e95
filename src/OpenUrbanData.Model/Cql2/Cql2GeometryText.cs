using System.Collections.Immutable;
using System.Globalization;
using NetTopologySuite.Geometries;
using Token = OpenUrbanData.Model.Cql2.Cql2TokenKind;

namespace OpenUrbanData.Model.Cql2;

/// <summary>Reads geometries (well-known text) and boxes in CQL2 text.</summary>
/// <remarks>Positions have two or three numbers, with or without the letter Z. Points of MULTIPOINT may lack their parentheses.</remarks>
sealed class Cql2GeometryText(string text, Cql2Budget budget)
{
    readonly Cql2Shapes _shapes = new(budget);
    Cql2Token _token;

    /// <summary>True for the words that begin a geometry.</summary>
    public static bool IsGeometry(ReadOnlySpan<char> word) => Kind(word) is not null;

    /// <summary>Reads a geometry or box from its first word and moves the token behind it; null after a mistake.</summary>
    public Cql2Node? Read(ref Cql2Token token)
    {
        _token = token;
        var start = token.Start;
        Cql2Node? node;
        if (Word().Equals("BBOX", StringComparison.OrdinalIgnoreCase))
        {
            node = Box();
        }
        else
        {
            node = Geometry(isMember: false) is { } geometry ? new Cql2Node.Geometry(geometry) { Position = start + 1 } : null;
        }

        token = _token;
        return node is null ? null : budget.Accept(node);
    }

    static OgcGeometryType? Kind(ReadOnlySpan<char> word) => word.Length is < 5 or > 18
        ? null
        : Is(word, "POINT") ? OgcGeometryType.Point
        : Is(word, "LINESTRING") ? OgcGeometryType.LineString
        : Is(word, "POLYGON") ? OgcGeometryType.Polygon
        : Is(word, "MULTIPOINT") ? OgcGeometryType.MultiPoint
        : Is(word, "MULTILINESTRING") ? OgcGeometryType.MultiLineString
        : Is(word, "MULTIPOLYGON") ? OgcGeometryType.MultiPolygon
        : Is(word, "GEOMETRYCOLLECTION") ? OgcGeometryType.GeometryCollection
        : null;

    static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    ReadOnlySpan<char> Word() => _token.Kind == Token.Word ? text.AsSpan(_token.Start, _token.End - _token.Start) : default;

    Geometry? Geometry(bool isMember)
    {
        var kind = Kind(Word());
        if (kind is null || (isMember && kind == OgcGeometryType.GeometryCollection))
        {
            return Expected<Geometry>("POINT, LINESTRING, POLYGON, MULTIPOINT, MULTILINESTRING or MULTIPOLYGON");
        }

        Next();
        var dimension = 0;
        if (Is(Word(), "Z"))
        {
            dimension = 3;
            Next();
        }
        else if (Is(Word(), "M") || Is(Word(), "ZM"))
        {
            return Fail<Geometry>("geometries with measures (M) are not taken");
        }

        if (Is(Word(), "EMPTY"))
        {
            return Fail<Geometry>("an empty geometry is nowhere; expected positions in parentheses");
        }

        _shapes.Begin(dimension);
        return kind switch
        {
            OgcGeometryType.Point => PointText(),
            OgcGeometryType.LineString => Line(),
            OgcGeometryType.Polygon => Polygon(),
            OgcGeometryType.MultiPoint => All(PointOrPosition) is { } points ? Cql2Shapes.Factory.CreateMultiPoint(points) : null,
            OgcGeometryType.MultiLineString => All(Line) is { } lines ? Cql2Shapes.Factory.CreateMultiLineString(lines) : null,
            OgcGeometryType.MultiPolygon => All(Polygon) is { } polygons ? Cql2Shapes.Factory.CreateMultiPolygon(polygons) : null,
            _ => All(() => Geometry(isMember: true)) is { } members ? Cql2Shapes.Factory.CreateGeometryCollection(members) : null,
        };
    }

    Point? PointText() => Take(Token.Open, "'('") && Position() && Take(Token.Close, "')'") ? _shapes.Point() : null;

    Point? PointOrPosition() => _token.Kind == Token.Open ? PointText() : Position() ? _shapes.Point() : null;

    LineString? Line()
    {
        var start = _token.Start;
        return Positions() ? _shapes.Line(start) : null;
    }

    LinearRing? Ring()
    {
        var start = _token.Start;
        return Positions() ? _shapes.Ring(start) : null;
    }

    Polygon? Polygon() => All(Ring) is [var shell, .. var holes] ? Cql2Shapes.Factory.CreatePolygon(shell, holes) : null;

    // One or more of them in parentheses; null after a mistake.
    T[]? All<T>(Func<T?> read)
        where T : class
    {
        if (!Take(Token.Open, "'('"))
        {
            return null;
        }

        List<T> all = [];
        while (read() is { } one)
        {
            all.Add(one);
            if (_token.Kind != Token.Comma)
            {
                return Take(Token.Close, "',' or ')'") ? [.. all] : null;
            }

            Next();
        }

        return null;
    }

    bool Positions()
    {
        if (!Take(Token.Open, "'('"))
        {
            return false;
        }

        while (Position())
        {
            if (_token.Kind != Token.Comma)
            {
                return Take(Token.Close, "',' or ')'");
            }

            Next();
        }

        return false;
    }

    bool Position()
    {
        var start = _token.Start;
        Span<double> position = stackalloc double[3];
        var count = 0;
        while (_token.Kind is Token.Number or Token.Minus or Token.Plus)
        {
            if (count == 3)
            {
                Fail<Geometry>("a position has two or three numbers");
                return false;
            }

            if (!Number(out position[count++]))
            {
                return false;
            }
        }

        if (count >= 2)
        {
            return _shapes.Add(start, position[..count]);
        }

        Expected<Geometry>(count == 0 ? "a position such as 7.1 50.7" : "the second number of the position");
        return false;
    }

    Cql2Node.Box? Box()
    {
        var start = _token.Start;
        Next();
        if (!Take(Token.Open, "'('"))
        {
            return null;
        }

        var bounds = ImmutableArray.CreateBuilder<double>(6);
        while (true)
        {
            if (!Number(out var bound))
            {
                return null;
            }

            bounds.Add(bound);
            if (_token.Kind == Token.Comma && bounds.Count < 6)
            {
                Next();
            }
            else if (_token.Kind == Token.Close && bounds.Count is 4 or 6)
            {
                Next();
                return new(bounds.ToImmutable()) { Position = start + 1 };
            }
            else
            {
                return Expected<Cql2Node.Box>(bounds.Count switch
                {
                    4 => "')', or ',' and two more numbers: a box has four or six",
                    6 => "')' after the six numbers of the box",
                    _ => "',' and the next number: a box has four or six",
                });
            }
        }
    }

    bool Number(out double value)
    {
        value = 0;
        var start = _token.Start;
        var negative = _token.Kind == Token.Minus;
        if (negative || _token.Kind == Token.Plus)
        {
            Next();
        }

        if (_token.Kind != Token.Number)
        {
            return Expected<object>("a number") is not null;
        }

        value = double.Parse(text.AsSpan(_token.Start, _token.End - _token.Start), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            budget.Fail(start, "the number is too large");
            return false;
        }

        // Zero has no sign here, so that it is written the same by all.
        value = negative && value != 0 ? -value : value;
        Next();
        return true;
    }

    bool Take(Token kind, string what)
    {
        if (_token.Kind == kind)
        {
            Next();
            return true;
        }

        Expected<object>(what);
        return false;
    }

    void Next() => _token = Cql2Lexer.Read(text, _token.End);

    T? Expected<T>(string what)
        where T : class
    {
        var found = _token.Kind == Token.End
            ? "the end"
            : $"'{Cql2Budget.Short(text.AsSpan(_token.Start, _token.End - _token.Start))}'";
        return Fail<T>($"expected {what}, found {found}");
    }

    T? Fail<T>(string message)
        where T : class
    {
        budget.Fail(_token.Start, message);
        return null;
    }
}
