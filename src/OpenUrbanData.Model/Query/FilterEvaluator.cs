using System.Collections.Immutable;
using System.Globalization;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Query;

/// <summary>A feature in memory.</summary>
/// <param name="Dataset">Its data set; null where no property of it is a constant of data sets.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Values">Values by property name: string, long, double, bool, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>,
/// an array of texts as <c>object?[]</c>; null, or no entry, for absent ones.</param>
/// <param name="Shape">Its geometry in CRS84; null where it has none.</param>
public sealed record MemoryFeature(Dataset? Dataset, string Id, IReadOnlyDictionary<string, object?> Values, Geometry? Shape = null);

/// <summary>What a filter means, without a database: with three truth values, null for unknown. Tests hold its SQL to it, and what is
/// kept in memory is filtered by it.</summary>
/// <param name="feature">The feature that is asked about.</param>
/// <param name="now">Time of the request.</param>
/// <param name="others">Finds the feature of a collection with an identifier, which others lead to; null where none do.</param>
public sealed class FilterEvaluator(MemoryFeature feature, DateTimeOffset now = default, Func<Collection, string, MemoryFeature?>? others = null)
{
    readonly Dictionary<int, object?> _elements = [];

    /// <summary>Whether a condition holds for the feature; null where that is unknown, because a value is absent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A condition or function that has a meaning in the database only.</exception>
    public bool? Holds(Filter filter) => filter switch
    {
        Filter.And and => All(and.Parts.Select(Holds)),
        Filter.Or or => !All(or.Parts.Select(part => !Holds(part))),
        Filter.Not not => !Holds(not.Inner),
        Filter.Compare compare => Compare(Value(compare.Left), compare.Operator, Value(compare.Right)),
        Filter.IsNull { Operand: Operand.Interval interval } =>
            interval.Begin is { } begin && Value(begin) is null || interval.End is { } end && Value(end) is null,
        Filter.IsNull isNull => Value(isNull.Operand) is null,
        Filter.In one => Value(new Operand.Value(one.Property)) is { } value
            ? one.Literals.Any(literal => Compare(value, Comparison.Equal, literal) == true)
            : null,
        Filter.Matches matches => Value(new Operand.Value(matches.Property)) is string text ? matches.Match switch
        {
            TextMatch.StartsWith => text.StartsWith(matches.Text, StringComparison.Ordinal),
            TextMatch.EndsWith => text.EndsWith(matches.Text, StringComparison.Ordinal),
            _ => text.Contains(matches.Text, StringComparison.Ordinal),
        } : null,
        Filter.Like like => (Value(like.Text), Value(like.Pattern)) is (string text, string pattern)
            ? MemoryText.IsLike([.. text.EnumerateRunes()], [.. pattern.EnumerateRunes()])
            : null,
        Filter.Has has => Value(new Operand.Value(has.Property)) is object?[] members ? members.Contains(has.Member) : null,
        Filter.Holds holds => (bool?)Value(holds.Truth),
        Filter.Known known => Holds(known.Inner) == true,
        Filter.Any any => Value(any.List) is object?[] list && list.Any(member => Holds(any, member)),
        Filter.Leads leads => Other(leads.Key, leads.Target)?.Holds(leads.Condition) == true,
        Filter.Spatial spatial => (Value(spatial.Left), Value(spatial.Right)) is (Geometry left, Geometry right)
            ? Relate(spatial.Relation, left, right)
            : null,
        Filter.Temporal temporal => Relate(temporal),
        Filter.Array array => (Value(array.Left), Value(array.Right)) is (object?[] left, object?[] right) ? array.Relation switch
        {
            ArrayRelation.Equals => HasAll(left, right) && HasAll(right, left),
            ArrayRelation.Contains => HasAll(left, right),
            ArrayRelation.ContainedBy => HasAll(right, left),
            _ => left.Any(member => member is not null && right.Contains(member)),
        } : null,
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "No case for it"),
    };

    bool Holds(Filter.Any any, object? member)
    {
        _elements[any.Member.Number] = member;
        return Holds(any.Condition) == true;
    }

    /// <summary>Value of an operand; null for absent. Numbers are doubles.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An operand or function that has a meaning in the database only.</exception>
    public object? Value(Operand operand) => operand switch
    {
        Operand.Value { Property: { Origin: PropertyOrigin.Dataset } property } => feature.Dataset?.Constant(property),
        Operand.Value { Property.Role: "id" } => feature.Id,
        Operand.Value value => feature.Values.GetValueOrDefault(value.Property.Name) switch { long whole => (double)whole, var other => other },
        Operand.Member member => (Value(member.Object) as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(member.Property.Name) switch
        {
            long whole => (double)whole,
            var other => other,
        },
        Operand.Element element => _elements[element.Number],
        Operand.Constant constant => constant.Literal is long whole ? (double)whole : constant.Literal,
        Operand.Led led => Other(led.Key, led.Target)?.Value(led.What),
        Operand.Shape => feature.Shape,
        Operand.Place place => place.Geometry,
        Operand.List list => list.Members.Select(Value).ToArray(),
        Operand.Arithmetic arithmetic => (Value(arithmetic.Left), Value(arithmetic.Right)) is (double left, double right)
            ? MemoryNumber.Of(left, arithmetic.Operator, right)
            : null,
        Operand.Folded folded => Value(folded.Text) is string text ? MemoryText.Fold(text, folded.Folding) : null,
        Operand.Truth truth => Holds(truth.Condition),
        Operand.Call call => Call(call.Function.Name, [.. call.Arguments.Select(Value)]),
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand, "No case for it"),
    };

    FilterEvaluator? Other(Property key, Collection target) =>
        Value(new Operand.Value(key)) is string id && others?.Invoke(target, id) is { } other ? new(other, now, others) : null;

    object? Call(string name, ImmutableArray<object?> values) => (name, values) switch
    {
        ("number_or", [var number, var instead]) => number ?? instead,
        (_, var some) when some.Contains(null) => null,
        ("lower", [string text]) => text.ToLowerInvariant(),
        ("upper", [string text]) => text.Replace("ß", "SS", StringComparison.Ordinal).ToUpperInvariant(),
        ("trim", [string text]) => text.Trim(),
        ("concat", [string one, string other]) => one + other,
        ("char_length", [string text]) => (double)text.EnumerateRunes().Count(),
        ("position", [string text, string part]) => (double)MemoryText.Position(text, part),
        ("substring", [string text, double start]) => MemoryText.Part(text, start, double.PositiveInfinity),
        ("substring", [string text, double start, double length]) => MemoryText.Part(text, start, length),
        ("matches", [string text, string pattern]) => MemoryText.Matches(text, pattern),
        ("starts_with", [string text, string part]) => text.StartsWith(part, StringComparison.Ordinal),
        ("ends_with", [string text, string part]) => text.EndsWith(part, StringComparison.Ordinal),
        ("contains", [string text, string part]) => text.Contains(part, StringComparison.Ordinal),
        ("abs", [double number]) => Math.Abs(number),
        ("floor", [double number]) => Math.Floor(number),
        ("ceiling", [double number]) => Math.Ceiling(number),
        ("round", [double number]) => Math.Round(number, MidpointRounding.AwayFromZero),
        ("round_within", [double number, double least, double greatest]) =>
            Math.Round(number, MidpointRounding.AwayFromZero) is var round && round >= least && round <= greatest ? round : null,
        ("number_as_text", [double number]) => number.ToString("R", CultureInfo.InvariantCulture),
        ("year", [var time]) => (double)Instant(time!).Year,
        ("month", [var time]) => (double)Instant(time!).Month,
        ("day", [var time]) => (double)Instant(time!).Day,
        ("hour", [var time]) => (double)Instant(time!).Hour,
        ("minute", [var time]) => (double)Instant(time!).Minute,
        ("second", [var time]) => (double)Instant(time!).Second,
        ("fraction_of_second", [var time]) => Instant(time!).TimeOfDay.Ticks % TimeSpan.TicksPerSecond / (double)TimeSpan.TicksPerSecond,
        ("second_of_day", [var time]) => Instant(time!).TimeOfDay.TotalSeconds,
        ("date_of", [var time]) => DateOnly.FromDateTime(Instant(time!).UtcDateTime),
        ("date_as_text", [DateOnly day]) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ("instant_as_text", [var time]) => Instant(time!).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        ("add_seconds", [var time, double seconds]) => Later(Instant(time!), seconds),
        ("seconds_between", [var first, var second]) => (Instant(second!) - Instant(first!)).TotalSeconds,
        ("now", []) => now,
        ("days_from_now", [double days]) => FromNow(days),
        ("date_from_now", [double days]) => FromNow(days) is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : null,
        ("cardinality", [object?[] list]) => (double)list.Length,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such function"),
    };

    DateTimeOffset? FromNow(double days) => Math.Abs(days) <= 1_000_000 ? Later(now, days * 86_400) : null;

    static DateTimeOffset? Later(DateTimeOffset time, double seconds) =>
        Math.Abs(seconds) <= 1e12 && time.Ticks + (seconds * TimeSpan.TicksPerSecond) is var ticks && ticks >= DateTimeOffset.MinValue.Ticks
        && ticks <= DateTimeOffset.MaxValue.Ticks
            ? time.AddSeconds(seconds)
            : null;

    static bool? All(IEnumerable<bool?> answers)
    {
        bool?[] all = [.. answers];
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    static bool HasAll(object?[] set, object?[] members) => members.All(member => member is not null && set.Contains(member));

    static bool? Compare(object? left, Comparison comparison, object? right)
    {
        int order;
        switch (left, right)
        {
            case (null, _) or (_, null):
                return comparison == Comparison.Same ? left is null && right is null : null;
            case (string one, string other):
                order = MemoryText.Compare(one, other);
                break;
            case (bool one, bool other):
                order = one.CompareTo(other);
                break;
            case (DateOnly or DateTimeOffset, _):
                order = Instant(left).CompareTo(Instant(right));
                break;
            default:
                order = Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture));
                break;
        }

        return comparison switch
        {
            Comparison.Equal or Comparison.Same => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    static bool Relate(SpatialRelation relation, Geometry left, Geometry right) => relation switch
    {
        SpatialRelation.Intersects => left.Intersects(right),
        SpatialRelation.Disjoint => left.Disjoint(right),
        SpatialRelation.Equals => left.EqualsTopologically(right),
        SpatialRelation.Touches => left.Touches(right),
        SpatialRelation.Crosses => left.Crosses(right),
        SpatialRelation.Overlaps => left.Overlaps(right),
        SpatialRelation.Within => left.Within(right),
        _ => left.Contains(right),
    };

    // The definitions of the standard, on the two ends of both times.
    bool? Relate(Filter.Temporal temporal)
    {
        var onlyDays = Operands(temporal.Left).Concat(Operands(temporal.Right)).All(end => end is null or { Type: OperandType.Date });
        var ((a, b), (c, d)) = (Ends(temporal.Left, onlyDays), Ends(temporal.Right, onlyDays));
        bool? Is(object? one, Comparison comparison, object? other) => Compare(one, comparison, other);
        var (equal, less, greater) = (Comparison.Equal, Comparison.Less, Comparison.Greater);
        return temporal.Relation switch
        {
            TemporalRelation.After => Is(a, greater, d),
            TemporalRelation.Before => Is(b, less, c),
            TemporalRelation.Contains => All([Is(a, less, c), Is(b, greater, d)]),
            TemporalRelation.Disjoint => !All([!Is(a, greater, d), !Is(b, less, c)]),
            TemporalRelation.During => All([Is(a, greater, c), Is(b, less, d)]),
            TemporalRelation.Equals => All([Is(a, equal, c), Is(b, equal, d)]),
            TemporalRelation.FinishedBy => All([Is(a, less, c), Is(b, equal, d)]),
            TemporalRelation.Finishes => All([Is(a, greater, c), Is(b, equal, d)]),
            TemporalRelation.Intersects => All([!Is(a, greater, d), !Is(b, less, c)]),
            TemporalRelation.Meets => Is(b, equal, c),
            TemporalRelation.MetBy => Is(a, equal, d),
            TemporalRelation.OverlappedBy => All([Is(a, greater, c), Is(a, less, d), Is(b, greater, d)]),
            TemporalRelation.Overlaps => All([Is(a, less, c), Is(b, greater, c), Is(b, less, d)]),
            TemporalRelation.StartedBy => All([Is(a, equal, c), Is(b, greater, d)]),
            _ => All([Is(a, equal, c), Is(b, less, d)]),
        };
    }

    static Operand?[] Operands(Operand time) => time is Operand.Interval interval ? [interval.Begin, interval.End] : [time];

    // A day ends with its last instant where instants are around; among days it is one point.
    (object? Begin, object? End) Ends(Operand time, bool onlyDays)
    {
        object? Last(object? end) => end is DateOnly day && !onlyDays ? Instant(day).AddDays(1).AddMicroseconds(-1) : end;
        return time is Operand.Interval interval
            ? (interval.Begin is { } begin ? Value(begin) : DateTimeOffset.MinValue,
                interval.End is { } end ? Last(Value(end)) : DateTimeOffset.MaxValue)
            : (Value(time), Last(Value(time)));
    }

    static DateTimeOffset Instant(object time) => time is DateOnly day
        ? new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
        : ((DateTimeOffset)time).ToUniversalTime();
}
