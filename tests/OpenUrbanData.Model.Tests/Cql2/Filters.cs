using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using OpenUrbanData.Model.Cql2;

namespace OpenUrbanData.Model.Tests.Cql2;

/// <summary>Random filters: whatever can be written, whether it makes sense or not.</summary>
public static class Filters
{
    static readonly GeometryFactory Factory = new(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DoubleFactory);

    static readonly Gen<string> Names = Gen.Elements(
        "name", "floors", "eo:cloud_cover", "a.b", "straße", "ΟΔΟΣ", "𐐷x", "date", "AND", "not", "point", "Z", "with blank", "say \"x\"", "9", "-", "'");

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", "'", "''", "\\", "\\\\", "\\'", "'\\", "a\\'b", "a'b''c", "\\%", "100 %", "x\n\ty", "Köln 𐐷", "\"", "{\"op\":1}", "..", "2024-01-31", "\u0001"),
        Gen.Elements("a", "'", "\\", " ", "%", "ä").ListOf().Select(parts => string.Concat(parts)));

    static readonly Gen<double> Numbers = Gen.OneOf(
        Gen.Elements(0.1, -0.5, 1e-300, 1.7976931348623157e308, -1e20, 5e-324, 123456.789, 9007199254740993.0 * 2),
        Gen.Choose(-1_000_000, 1_000_000).Select(number => number / 1024.0),
        Gen.Choose(1, int.MaxValue).Select(number => 1.0 / number));

    static readonly Gen<DateTimeOffset> Instants =
        from day in Gen.Choose(0, 3_652_058)
        from ticks in Gen.OneOf(Gen.Constant(0L), Gen.Choose(0, 86_399).Select(second => second * 10_000_000L), Gen.Choose(0, int.MaxValue).Select(tick => (long)tick))
        select new DateTimeOffset((day * TimeSpan.TicksPerDay) + ticks, TimeSpan.Zero);

    static readonly Gen<DateOnly> Days = Gen.Choose(0, 3_652_058).Select(DateOnly.FromDayNumber);

    /// <summary>Conditions and values.</summary>
    public static Arbitrary<Cql2Node> Arbitrary() => Arb.From(Gen.Sized(size => Node(Math.Min(size, 40) / 4)));

    static Gen<Cql2Node> Node(int size) => size <= 0 ? Leaf() : Gen.Frequency(
        (2, Leaf()),
        (3, Operation(size)),
        (1, from name in Names
            from arguments in Some(size, 0, 3)
            select (Cql2Node)Safe(name, arguments)),
        (1, Some(size, 0, 3).Select(members => (Cql2Node)new Cql2Node.List(members))));

    static Cql2Node.Function Safe(string name, ImmutableArray<Cql2Node> arguments) =>
        new Cql2Node.Function(name is "AND" or "not" or "-" ? "f" : name, arguments);

    static Gen<ImmutableArray<Cql2Node>> Some(int size, int least, int most) =>
        from count in Gen.Choose(least, most)
        from nodes in Node(size / 2).ListOf(count)
        select nodes.ToImmutableArray();

    static Gen<Cql2Node> Operation(int size) =>
        from operation in Gen.Elements(Enum.GetValues<Cql2Operator>())
        from arguments in operation switch
        {
            Cql2Operator.And or Cql2Operator.Or => Some(size, 2, 4),
            Cql2Operator.Not or Cql2Operator.IsNull or Cql2Operator.CaseInsensitive or Cql2Operator.AccentInsensitive => Some(size, 1, 1),
            Cql2Operator.Between => Some(size, 3, 3),
            Cql2Operator.In => from value in Node(size / 2)
                               from members in Some(size, 1, 3)
                               select ImmutableArray.Create(value, new Cql2Node.List(members)),
            _ => Some(size, 2, 2),
        }
        select (Cql2Node)new Cql2Node.Operation(operation, arguments);

    static Gen<Cql2Node> Leaf() => Gen.OneOf(
        Names.Select(name => (Cql2Node)new Cql2Node.Property(name)),
        Texts.Select(text => (Cql2Node)new Cql2Node.Text(text)),
        Gen.Elements(0, 1, -1, 42, long.MinValue, long.MaxValue, 1L << 53, (1L << 53) + 1).Select(number => (Cql2Node)new Cql2Node.Whole(number)),
        Numbers.Where(number => number != Math.Floor(number) || Math.Abs(number) >= 1e19).Select(number => (Cql2Node)new Cql2Node.Number(number)),
        Gen.Elements(true, false).Select(truth => (Cql2Node)new Cql2Node.Truth(truth)),
        Instant(),
        Interval(),
        Shape().Select(shape => (Cql2Node)new Cql2Node.Geometry(shape)),
        Numbers.ListOf(4).Select(bounds => (Cql2Node)new Cql2Node.Box([.. bounds])),
        Numbers.ListOf(6).Select(bounds => (Cql2Node)new Cql2Node.Box([.. bounds])));

    static Gen<Cql2Node> Instant() => Gen.OneOf(
        Days.Select(day => (Cql2Node)new Cql2Node.Date(day)),
        Instants.Select(instant => (Cql2Node)new Cql2Node.Timestamp(instant)));

    static Gen<Cql2Node> Interval() =>
        from begin in End()
        from end in End()
        select (Cql2Node)new Cql2Node.Interval(begin, end);

    static Gen<Cql2Node?> End() => Gen.OneOf(
        Gen.Constant<Cql2Node?>(null),
        Instant().Select(instant => (Cql2Node?)instant),
        Names.Select(name => (Cql2Node?)new Cql2Node.Property(name)),
        Gen.Constant<Cql2Node?>(new Cql2Node.Function("now", [])));

    static Gen<Geometry> Shape() =>
        from dimension in Gen.Choose(2, 3)
        from shape in Gen.OneOf(
            Single(dimension),
            Line(dimension).ListOf(2).Select(lines => (Geometry)Factory.CreateMultiLineString([.. lines.Cast<LineString>()])),
            Point(dimension).ListOf(3).Select(points => (Geometry)Factory.CreateMultiPoint([.. points.Cast<Point>()])),
            Area(dimension).ListOf(2).Select(areas => (Geometry)Factory.CreateMultiPolygon([.. areas.Cast<Polygon>()])),
            Single(dimension).ListOf(2).Select(parts => (Geometry)Factory.CreateGeometryCollection([.. parts])))
        select shape;

    static Gen<Geometry> Single(int dimension) => Gen.OneOf(Point(dimension), Line(dimension), Area(dimension));

    static Gen<Geometry> Point(int dimension) => Positions(1, dimension).Select(position => (Geometry)Factory.CreatePoint(position));

    static Gen<Geometry> Line(int dimension) => Positions(3, dimension).Select(positions => (Geometry)Factory.CreateLineString(positions));

    static Gen<Geometry> Area(int dimension) =>
        from shell in Ring(dimension)
        from holes in Ring(dimension).ListOf(1)
        select (Geometry)Factory.CreatePolygon(shell, [.. holes]);

    static Gen<LinearRing> Ring(int dimension) => Positions(4, dimension).Select(positions =>
    {
        for (var ordinate = 0; ordinate < dimension; ordinate++)
        {
            positions.SetOrdinate(3, ordinate, positions.GetOrdinate(0, ordinate));
        }

        return Factory.CreateLinearRing(positions);
    });

    static Gen<CoordinateSequence> Positions(int count, int dimension) => Numbers.ListOf(count * dimension)
        .Select(numbers => (CoordinateSequence)new PackedDoubleCoordinateSequence([.. numbers], dimension, 0));
}
