using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>Random filters on trees. Constants come from small pools, so that filters find something; with a mark, every
/// constant is one that no statement of ours would hold by itself.</summary>
sealed class RandomFilters(int seed, bool isMarked = false)
{
    public static ImmutableArray<string> Texts { get; } =
        ["", "a", "A", "ä", "Ä", "b%", "b_c", @"a\", "ß", "SS", "Straße", "STRASSE", "zoë", "Zoe", "😀", "\uFFFD", " a ", "ab", "e\u0301", "é"];

    public static ImmutableArray<double> Numbers { get; } = [-2.5, -1, 0, 0.5, 1, 2, 2.5, 3.25, 7, 10, 1e10];

    public static ImmutableArray<DateOnly> Days { get; } = [new(1999, 12, 31), new(2000, 1, 1), new(2000, 1, 2), new(2000, 6, 15)];

    public static ImmutableArray<DateTimeOffset> Instants { get; } =
    [
        At(0), At(12), At(24), At(24).AddMicroseconds(-1), At(36).AddMilliseconds(500), At(24 * 166),
    ];

    public static ImmutableArray<string> Members { get; } = ["a", "b", "ä", "c"];

    static readonly ImmutableArray<string> Patterns = ["%", "a%", "_", "A_%", "%\\", @"b\%", @"%\_%", "Stra%", "", "%ß%", "z_ë", "\\"];

    static readonly ImmutableArray<string> Expressions = ["a", "^[aä]", "S+", "(?:b|z).$", @"\s", "^.{1,2}$", @"\w\W?", "ß|%", "(tr)a", "^$", @"\u00e4", "[^a-z]"];

    static readonly ImmutableArray<Operand> TextProperties = [Value("species"), Value("source_id"), Value("attribution"), Value("municipality_key")];

    readonly Random _random = new(seed);

    // The member of a list that a text may be, and how many lists stand in each other.
    Operand? _text;
    int _lists;

    public Filter Next(int depth = 3)
    {
        if (depth > 0 && _random.Next(3) > 0)
        {
            return _random.Next(6) switch
            {
                0 => new Filter.Not(Next(depth - 1)),
                4 => new Filter.Known(Next(depth - 1)),
                5 => Any(depth - 1),
                1 => new Filter.And([.. Many(() => Next(depth - 1))]),
                2 => new Filter.Or([.. Many(() => Next(depth - 1))]),
                _ => new Filter.Compare(new Operand.Truth(Next(depth - 1)), Pick(Comparison.Equal, Comparison.NotEqual), Boolean()),
            };
        }

        return _random.Next(15) switch
        {
            0 => new Filter.Compare(Text(2), Comparator(), Text(2)),
            1 or 2 => new Filter.Compare(Number(2), Comparator(), Number(2)),
            3 => new Filter.Compare(Time(), Comparator(), Time()),
            4 => new Filter.IsNull(Pick(Text(1), Number(1), Time(), new Operand.Shape(), Value("tags"), Value("extra"), Interval())),
            5 => In(),
            6 => new Filter.Matches(((Operand.Value)Pick(TextProperties.AsSpan())).Property, Pick(Enum.GetValues<TextMatch>()), Constant(Texts)),
            7 => new Filter.Like(Text(1), _random.Next(3) == 0 ? Text(1) : new Operand.Constant(Constant(Patterns))),
            8 => new Filter.Has(Trees.Named("tags"), Constant(Members)),
            9 => new Filter.Holds(_random.Next(2) == 0
                ? Boolean()
                : Call(Pick("starts_with", "ends_with", "contains"), Text(1), Text(1))),
            10 or 11 => new Filter.Temporal(Pick(Enum.GetValues<TemporalRelation>()), Period(), Period()),
            12 => new Filter.Array(Pick(Enum.GetValues<ArrayRelation>()), List(), List()),
            13 => new Filter.Holds(Call("matches", Text(1), new Operand.Constant(isMarked ? "§" : Pick(Expressions.AsSpan())))),
            _ => new Filter.Spatial(Pick(Enum.GetValues<SpatialRelation>()), Place(), Place()),
        };
    }

    /// <summary>A simple geometry on whole coordinates, where all libraries agree.</summary>
    public Geometry Shape()
    {
        var (x, y) = (_random.Next(5), _random.Next(5));
        var (width, height) = (1 + _random.Next(3), 1 + _random.Next(3));
        return _random.Next(3) switch
        {
            0 => new Point(x, y),
            1 => new LineString([new(x, y), new(x + width, y + (_random.Next(2) * height))]),
            _ => new Polygon(new([new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height), new(x, y)])),
        };
    }

    /// <summary>One of some.</summary>
    public T Pick<T>(params ReadOnlySpan<T> some) => some[_random.Next(some.Length)];

    // Conditions on members of a list, in each other: the inner one may name the outer member.
    Filter.Any Any(int depth)
    {
        var member = new Operand.Element(++_lists, OperandType.Text);
        var outer = _text;
        _text = _random.Next(3) > 0 ? member : _text;
        var condition = _random.Next(3) == 0 ? Next(depth) : new Filter.Compare(Text(2), Comparator(), Text(2));
        (_text, _lists) = (outer, _lists - 1);
        return new(List(), member, condition);
    }

    Filter.In In()
    {
        var property = Trees.Named(Pick("species", "attribution", "height", "trunks", "valid_from", "seen_at", "evergreen"));
        return new(property, [.. Many<object>(() => property.Type switch
        {
            PropertyType.Text => Constant(Texts),
            PropertyType.Boolean => _random.Next(2) == 0,
            PropertyType.Date => _random.Next(2) == 0 ? Day() : Instant(),
            PropertyType.DateTime => _random.Next(2) == 0 ? Day() : Instant(),
            _ => Literal().Literal,
        })]);
    }

    Operand Text(int depth) => depth == 0 || _random.Next(2) == 0
        ? _random.Next(2) == 0 ? _text ?? Pick(TextProperties.AsSpan()) : new Operand.Constant(Constant(Texts))
        : _random.Next(6) switch
        {
            0 => new Operand.Folded(Text(depth - 1), TextFolding.Case),
            1 => new Operand.Folded(Text(depth - 1), TextFolding.Accents),
            2 => Call("concat", Text(depth - 1), Text(depth - 1)),
            3 => Call("trim", Text(depth - 1)),
            4 => Call("substring", Text(depth - 1), Whole(), Whole()),
            _ => Call(Pick("lower", "upper"), Text(depth - 1)),
        };

    Operand Number(int depth) => depth == 0 || _random.Next(2) == 0
        ? Leaf()
        : _random.Next(9) switch
        {
            6 => Call("number_or", Number(depth - 1), Number(depth - 1)),
            7 => Call("seconds_between", Time(), Time()),
            8 => Call("round_within", Number(depth - 1), new Operand.Constant(-2L), new Operand.Constant(2L)),
            0 => Call(Pick("abs", "floor", "ceiling", "round"), Number(depth - 1)),
            1 => Call("char_length", Text(1)),
            2 => Call("position", Text(1), Text(0)),
            3 => Call(Pick("year", "month", "day", "hour", "minute", "second", "second_of_day", "fraction_of_second"), Time()),
            4 => Call("cardinality", Value("tags")),
            _ => Arithmetic(depth),
        };

    // Remainders of results would need more digits than the second calculation has.
    Operand.Arithmetic Arithmetic(int depth)
    {
        var operation = Pick(Enum.GetValues<ArithmeticOperator>());
        var inner = operation is ArithmeticOperator.Modulo or ArithmeticOperator.WholeDivide ? 0 : depth - 1;
        return new(Number(inner), operation, Number(inner));
    }

    Operand Leaf() => _random.Next(3) == 0 ? Literal() : Value(Pick("height", "trunks"));

    Operand.Constant Literal()
    {
        var number = isMarked ? 918273645 + _random.Next(3) + 0.5 * _random.Next(2) : Pick(Numbers.AsSpan());
        return Math.Floor(number) == number && _random.Next(2) == 0 ? new((long)number) : new(number);
    }

    Operand Boolean() => _random.Next(2) == 0 ? Value("evergreen") : new Operand.Constant(_random.Next(2) == 0);

    Operand.Constant Whole() => new((long)Pick(-2, 0, 1, 2, 3));

    Operand Time() => _random.Next(6) switch
    {
        4 => Call("add_seconds", Value("seen_at"), new Operand.Constant(Pick(-86_400L, 60L, 3_600L))),
        5 => Call("date_of", Value("seen_at")),
        0 => new Operand.Constant(Day()),
        1 => new Operand.Constant(Instant()),
        2 => Value(Pick("valid_from", "valid_to")),
        _ => Value("seen_at"),
    };

    Operand.Interval Interval() => new(_random.Next(4) == 0 ? null : Time(), _random.Next(4) == 0 ? null : Time());

    Operand Period() => _random.Next(2) == 0 ? Interval() : Time();

    Operand List() => _random.Next(2) == 0
        ? Value("tags")
        : new Operand.List([.. Many<Operand>(() => _random.Next(3) == 0 ? Pick(TextProperties.AsSpan()) : new Operand.Constant(Constant(Members)))]);

    Operand Place() => _random.Next(2) == 0 ? new Operand.Shape() : new Operand.Place(Shape(), Crs.Crs84);

    DateOnly Day() => isMarked ? new DateOnly(2917, 5, 4) : Pick(Days.AsSpan());

    DateTimeOffset Instant() => isMarked ? new DateTimeOffset(2917, 5, 4, 3, 2, 1, TimeSpan.Zero) : Pick(Instants.AsSpan());

    string Constant(ImmutableArray<string> pool) => isMarked ? "§" + Pick(pool.AsSpan()) + "§" : Pick(pool.AsSpan());

    Comparison Comparator() => Pick(Enum.GetValues<Comparison>());

    T[] Many<T>(Func<T> make) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => make())];

    static Operand.Value Value(string property) => new(Trees.Named(property));

    static Operand.Call Call(string name, params ReadOnlySpan<Operand> arguments) => new(FilterFunction.Find(name)!, [.. arguments]);

    static DateTimeOffset At(int hour) => new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour);
}
