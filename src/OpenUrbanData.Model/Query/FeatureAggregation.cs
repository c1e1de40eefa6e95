using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Query;

/// <summary>Part of the calendar that times are grouped by, in UTC.</summary>
public enum CalendarUnit
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week from Monday (ISO 8601).</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A quarter of a year.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>What features are grouped by. A feature without the value belongs to the group whose key is absent.</summary>
public abstract record GroupKey
{
    /// <summary>The property whose values make the groups; null for places.</summary>
    public abstract Property? Property { get; }

    /// <summary>Each value of a property of one value.</summary>
    public sealed record Value(Property Of) : GroupKey
    {
        /// <inheritdoc/>
        public override Property? Property => Of;
    }

    /// <summary>Each member of a list: a feature belongs to as many groups as its list has different members.</summary>
    public sealed record Member(Property Of) : GroupKey
    {
        /// <inheritdoc/>
        public override Property? Property => Of;
    }

    /// <summary>The part of the calendar that a day or an instant lies in; the key is its first day.</summary>
    public sealed record Period(Property Of, CalendarUnit Unit) : GroupKey
    {
        /// <inheritdoc/>
        public override Property? Property => Of;
    }

    /// <summary>The bin that a number, a day or an instant lies in; the key is its number, as
    /// <see cref="BinEdges"/> counts them.</summary>
    public sealed record Bin(Property Of, BinEdges Edges) : GroupKey
    {
        /// <inheritdoc/>
        public override Property? Property => Of;
    }

    /// <summary>The cell of a square grid that the centroid of the geometry lies in: the tile of that zoom of WebMercatorQuad
    /// (OGC 17-083r4, D.1). The key has two columns: the number of the tile from the west, and from the north.</summary>
    public sealed record Cell(int Zoom) : GroupKey
    {
        /// <summary>Largest zoom: cells of some centimetres.</summary>
        public const int MaximumZoom = 30;

        /// <inheritdoc/>
        public override Property? Property => null;
    }

    GroupKey()
    {
    }
}

/// <summary>What is computed of the values of a group. Absent values are left out.</summary>
public enum AggregateFunction
{
    /// <summary>Number of values.</summary>
    Values,

    /// <summary>Number of different values.</summary>
    Distinct,

    /// <summary>Sum of numbers; absent where there is no value.</summary>
    Sum,

    /// <summary>Arithmetic mean of numbers.</summary>
    Mean,

    /// <summary>Smallest value.</summary>
    Minimum,

    /// <summary>Largest value.</summary>
    Maximum,

    /// <summary>Numbers of values per bin.</summary>
    Histogram,
}

/// <summary>One column that is computed for each group.</summary>
/// <param name="Function">How.</param>
/// <param name="Property">Of which values.</param>
/// <param name="Edges">The bins of a histogram; null for other functions.</param>
public sealed record Measure(AggregateFunction Function, Property Property, BinEdges? Edges = null);

/// <summary>What groups are ordered by.</summary>
public enum AggregateColumn
{
    /// <summary>The key with that number.</summary>
    Key,

    /// <summary>The number of features.</summary>
    Count,

    /// <summary>The measure with that number; no histogram.</summary>
    Measure,
}

/// <summary>One key of the order of groups. Absent values come last in both directions.</summary>
/// <param name="Column">By what.</param>
/// <param name="Number">Place among the keys or measures, from 0; without meaning for the count.</param>
/// <param name="Descending">From large to small.</param>
public sealed record AggregateOrder(AggregateColumn Column, int Number, bool Descending);

/// <summary>What is asked of all features of a query together: the same for every dialect. The number of features is always
/// part of the answer.</summary>
public sealed record FeatureAggregation
{
    /// <summary>Which features; its order, page and shape do not matter.</summary>
    public required FeatureQuery Query { get; init; }

    /// <summary>What they are grouped by; empty for one group of all.</summary>
    public ImmutableArray<GroupKey> Groups { get; init; } = [];

    /// <summary>What is computed of each group.</summary>
    public ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>Order of the groups; the keys break ties.</summary>
    public ImmutableArray<AggregateOrder> Order { get; init; } = [];

    /// <summary>True where the group whose first key is absent comes before all others, whatever the order.</summary>
    public bool AbsentFirst { get; init; }

    /// <summary>Most groups.</summary>
    public required int Limit { get; init; }

    /// <summary>Groups to skip.</summary>
    public int Offset { get; init; }
}

/// <summary>One group of features.</summary>
/// <param name="Keys">Per key its value: string, long, double, bool, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>,
/// the number of a bin as int, a <see cref="GridCell"/>, or null for absent.</param>
/// <param name="Count">Number of features.</param>
/// <param name="Values">Per measure its value: as for keys, decimal for sums of whole numbers, or for a histogram an array of
/// long with one number per bin, before it those below and after it those above all bins.</param>
public sealed record AggregateGroup(ImmutableArray<object?> Keys, long Count, ImmutableArray<object?> Values);
