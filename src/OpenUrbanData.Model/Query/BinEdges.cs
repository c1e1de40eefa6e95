using System.Collections.Immutable;

namespace OpenUrbanData.Model.Query;

/// <summary>Where bins begin and end: rising edges, one more than bins. A bin holds its lower edge and not its upper one.</summary>
/// <remarks>Bins count from 1; 0 is below the first, and one more than their number is at or above the last edge.</remarks>
public sealed class BinEdges : IEquatable<BinEdges>
{
    static readonly double[] RoundSteps = [1, 2, 2.5, 5, 10];
    static readonly int[] Months = [1, 3, 12, 24, 60, 120, 300, 600, 1200, 6000, 12000];
    static readonly TimeSpan[] Spans =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7),
    ];

    BinEdges(IEnumerable<object> edges) => Edges = [.. edges];

    /// <summary>All double, all <see cref="DateOnly"/> or all <see cref="DateTimeOffset"/> in UTC.</summary>
    public ImmutableArray<object> Edges { get; }

    /// <summary>Number of bins.</summary>
    public int Count => Edges.Length - 1;

    /// <summary>Bins of one width, exactly from low to high.</summary>
    /// <param name="low">Lower edge of the first: double, <see cref="DateOnly"/> or <see cref="DateTimeOffset"/>.</param>
    /// <param name="high">Upper edge of the last, of the same type and larger.</param>
    /// <param name="bins">Their number; fewer where the type is not fine enough for so many.</param>
    /// <exception cref="ArgumentException">The types differ, or high is not larger than low.</exception>
    public static BinEdges Equal(object low, object high, int bins) => Rising(low, high, (low, high) switch
    {
        (double from, double to) => Enumerable.Range(0, bins + 1).Select(i => (object)Between(from, to, (double)i / bins)),
        (DateOnly from, DateOnly to) => Enumerable.Range(0, bins + 1)
            .Select(i => (object)from.AddDays((int)((to.DayNumber - from.DayNumber) * (long)i / bins))),
        (DateTimeOffset from, DateTimeOffset to) => Enumerable.Range(0, bins + 1)
            .Select(i => (object)new DateTimeOffset(from.UtcTicks + (long)((Int128)(to.UtcTicks - from.UtcTicks) * i / bins), TimeSpan.Zero)),
        _ => throw new ArgumentException($"Two numbers, days or instants are expected, not {low} and {high}.", nameof(high)),
    });

    /// <summary>Bins between given edges.</summary>
    /// <param name="edges">At least two of one type, each larger than the one before it.</param>
    public static BinEdges At(IEnumerable<object> edges) => new(edges);

    /// <summary>About so many bins with round edges that hold all values from the smallest to the largest.</summary>
    /// <param name="smallest">Smallest value: a number, <see cref="DateOnly"/> or <see cref="DateTimeOffset"/>.</param>
    /// <param name="largest">Largest value, of the same type.</param>
    /// <param name="bins">Most bins, plus one where rounding needs it.</param>
    /// <param name="wholeNumbers">True where no value has a fraction: no bin is then narrower than 1.</param>
    /// <exception cref="ArgumentException">The types differ.</exception>
    public static BinEdges Round(object smallest, object largest, int bins, bool wholeNumbers = false) => (smallest, largest) switch
    {
        (double from, double to) => RoundNumbers(from, to, bins, wholeNumbers),
        (DateOnly from, DateOnly to) => RoundDays(from, to, bins),
        (DateTimeOffset from, DateTimeOffset to) => RoundInstants(from.UtcDateTime, to.UtcDateTime, bins),
        _ => throw new ArgumentException($"Two numbers, days or instants are expected, not {smallest} and {largest}.", nameof(largest)),
    };

    /// <inheritdoc/>
    public bool Equals(BinEdges? other) => other is not null && Edges.SequenceEqual(other.Edges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BinEdges);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Edges.Length, Edges[0], Edges[^1]);

    static BinEdges Rising(object low, object high, IEnumerable<object> edges)
    {
        if (low.GetType() != high.GetType() || Comparer<object>.Default.Compare(low, high) >= 0)
        {
            throw new ArgumentException($"The upper edge {high} must be larger than the lower edge {low}.", nameof(high));
        }

        return new(edges.Prepend(low).Append(high).Distinct());
    }

    // Not low + width * i: the width of very large numbers is infinite.
    static double Between(double low, double high, double part) => Math.Clamp((low * (1 - part)) + (high * part), low, high);

    static BinEdges RoundNumbers(double smallest, double largest, int bins, bool wholeNumbers)
    {
        var width = (largest / bins) - (smallest / bins);
        if (width <= 0)
        {
            // One value: one bin as wide as a tenth of it.
            width = smallest == 0 ? 1 : Math.Abs(smallest) / 10;
        }

        width = wholeNumbers ? Math.Max(width, 1) : width;

        var exponent = (int)Math.Floor(Math.Log10(width));
        var magnitude = Math.Pow(10, exponent);
        var step = RoundSteps.Select(round => round * magnitude)
            .FirstOrDefault(round => round >= width && !(wholeNumbers && round % 1 > 0), width);

        // Multiples of 0.1 are no neat doubles before they are rounded; beyond 15 digits nothing is neat.
        var digits = Math.Clamp(1 - exponent, 0, 15);
        double Neat(double value) => Math.Abs(value) < 1e15 ? Math.Round(value, digits) : value;
        var first = Math.Floor(smallest / step);
        first += Neat((first + 1) * step) <= smallest ? 1 : Neat(first * step) > smallest ? -1 : 0;
        var edges = new List<object>();
        if (double.IsFinite(first) && Neat(first * step) <= smallest)
        {
            for (var i = 0; i <= bins + 1; i++)
            {
                var edge = Neat((first + i) * step);
                if (edges.Count == 0 || (edge > (double)edges[^1] && double.IsFinite(edge)))
                {
                    edges.Add(edge);
                }

                if (edge > largest)
                {
                    return new(edges);
                }
            }
        }

        // Numbers too large, too small or too near to each other for round edges.
        var end = Math.Min(Math.BitIncrement(largest), double.MaxValue);
        return new([smallest < end ? smallest : Math.BitDecrement(end), end]);
    }

    static BinEdges RoundDays(DateOnly smallest, DateOnly largest, int bins)
    {
        foreach (var days in new[] { 1, 7 })
        {
            // Weeks begin on Monday: so does the calendar of DateOnly.
            var first = smallest.DayNumber / days * days;
            if ((largest.DayNumber - first) / days < bins)
            {
                var last = DateOnly.MaxValue.DayNumber;
                return new(Enumerable.Range(0, ((largest.DayNumber - first) / days) + 2).Select(i => Math.Min(first + (i * days), last))
                    .Prepend(Math.Min(first, last - 1)).Distinct().Select(day => (object)DateOnly.FromDayNumber(day)));
            }
        }

        return new(RoundMonths(smallest.Year, smallest.Month, largest.Year, largest.Month, bins).Select(day => (object)day).Distinct());
    }

    static BinEdges RoundInstants(DateTime smallest, DateTime largest, int bins)
    {
        foreach (var span in Spans)
        {
            var first = smallest.Ticks / span.Ticks * span.Ticks;
            if ((largest.Ticks - first) / span.Ticks < bins)
            {
                return new(Enumerable.Range(0, (int)((largest.Ticks - first) / span.Ticks) + 2)
                    .Select(i => Math.Min(first + (i * span.Ticks), DateTime.MaxValue.Ticks)).Distinct()
                    .Select(ticks => (object)new DateTimeOffset(ticks, TimeSpan.Zero)));
            }
        }

        return new(RoundMonths(smallest.Year, smallest.Month, largest.Year, largest.Month, bins)
            .Select(day => (object)new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)).Distinct());
    }

    static IEnumerable<DateOnly> RoundMonths(int fromYear, int fromMonth, int toYear, int toMonth, int bins)
    {
        var (from, to) = ((fromYear * 12) + fromMonth - 1, (toYear * 12) + toMonth - 1);
        var step = Months.First(months => (to / months) - (from / months) < bins || months == Months[^1]);
        // The last edge is the end of the calendar where the next one lies beyond it: 9999-12-31 is a common « for ever ».
        for (var month = from / step * step; ; month += step)
        {
            var edge = month / 12 > 9999 ? DateOnly.MaxValue : new DateOnly(Math.Max(month / 12, 1), (month % 12) + 1, 1);
            yield return edge;
            if (month > to)
            {
                yield break;
            }
        }
    }
}
