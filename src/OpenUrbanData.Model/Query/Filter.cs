using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Query;

/// <summary>How two values are compared.</summary>
public enum Comparison
{
    /// <summary>=</summary>
    Equal,

    /// <summary>&lt;&gt;</summary>
    NotEqual,

    /// <summary>&lt;</summary>
    Less,

    /// <summary>&lt;=</summary>
    LessOrEqual,

    /// <summary>&gt;</summary>
    Greater,

    /// <summary>&gt;=</summary>
    GreaterOrEqual,
}

/// <summary>Where a text must stand in another.</summary>
public enum TextMatch
{
    /// <summary>Anywhere.</summary>
    Contains,

    /// <summary>At the beginning.</summary>
    StartsWith,

    /// <summary>At the end.</summary>
    EndsWith,
}

/// <summary>A value in a filter.</summary>
public abstract record Operand
{
    /// <summary>A property of the feature.</summary>
    public sealed record Value(Property Property) : Operand;

    /// <summary>A constant: string, long, double, bool, <see cref="DateOnly"/> or <see cref="DateTimeOffset"/>.</summary>
    public sealed record Constant(object Literal) : Operand;

    /// <summary>Distance in metres on the ellipsoid between the geometry of the feature and a point in CRS84.</summary>
    public sealed record DistanceTo(double Longitude, double Latitude) : Operand;

    Operand()
    {
    }
}

/// <summary>Which features are wanted: a tree of conditions, the same for every dialect (design 5.1).</summary>
/// <remarks>A comparison with an absent value is unknown, as in SQL; only <see cref="IsNull"/> sees it.</remarks>
public abstract record Filter
{
    /// <summary>All of them hold.</summary>
    public sealed record And(ImmutableArray<Filter> Parts) : Filter;

    /// <summary>At least one holds.</summary>
    public sealed record Or(ImmutableArray<Filter> Parts) : Filter;

    /// <summary>It does not hold.</summary>
    public sealed record Not(Filter Inner) : Filter;

    /// <summary>The comparison holds.</summary>
    public sealed record Compare(Operand Left, Comparison Operator, Operand Right) : Filter;

    /// <summary>The value is absent.</summary>
    public sealed record IsNull(Property Property) : Filter;

    /// <summary>The value is one of the constants.</summary>
    public sealed record In(Property Property, ImmutableArray<object> Literals) : Filter;

    /// <summary>The text holds another one; compares by code point.</summary>
    public sealed record Matches(Property Property, TextMatch Match, string Text) : Filter;

    /// <summary>The array holds the text.</summary>
    public sealed record Has(Property Property, string Member) : Filter;

    Filter()
    {
    }
}
