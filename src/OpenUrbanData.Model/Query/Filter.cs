using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
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

    /// <summary>Equal, or both absent; never unknown.</summary>
    Same,
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

/// <summary>How two geometries lie to each other (CQL2, 7.9 and 7.10; OGC 06-103r4, 6.1.15).</summary>
public enum SpatialRelation
{
    /// <summary>They share at least one point.</summary>
    Intersects,

    /// <summary>They share no point.</summary>
    Disjoint,

    /// <summary>They are the same set of points.</summary>
    Equals,

    /// <summary>They share points, but none of their interiors.</summary>
    Touches,

    /// <summary>They share some, but not all, inner points, and these have a lower dimension.</summary>
    Crosses,

    /// <summary>They share some, but not all, inner points, of their own dimension.</summary>
    Overlaps,

    /// <summary>The first lies in the second.</summary>
    Within,

    /// <summary>The second lies in the first.</summary>
    Contains,
}

/// <summary>How two times lie to each other (CQL2, 7.11): instants and intervals with both ends.</summary>
public enum TemporalRelation
{
    /// <summary>The first begins after the second ended.</summary>
    After,

    /// <summary>The first ended before the second begins.</summary>
    Before,

    /// <summary>The first begins before, and ends after the second.</summary>
    Contains,

    /// <summary>They share no instant.</summary>
    Disjoint,

    /// <summary>The first begins after, and ends before the second.</summary>
    During,

    /// <summary>Same begin and same end.</summary>
    Equals,

    /// <summary>Same end, and the first begins after the second.</summary>
    FinishedBy,

    /// <summary>Same end, and the first begins before the second.</summary>
    Finishes,

    /// <summary>They share an instant.</summary>
    Intersects,

    /// <summary>The first ends where the second begins.</summary>
    Meets,

    /// <summary>The first begins where the second ends.</summary>
    MetBy,

    /// <summary>The second begins before, and ends within the first.</summary>
    OverlappedBy,

    /// <summary>The first begins before, and ends within the second.</summary>
    Overlaps,

    /// <summary>Same begin, and the second ends before the first.</summary>
    StartedBy,

    /// <summary>Same begin, and the first ends before the second.</summary>
    Starts,
}

/// <summary>How two lists, taken as sets, lie to each other (CQL2, 7.12).</summary>
public enum ArrayRelation
{
    /// <summary>The same members.</summary>
    Equals,

    /// <summary>The first has all members of the second.</summary>
    Contains,

    /// <summary>The second has all members of the first.</summary>
    ContainedBy,

    /// <summary>They share a member.</summary>
    Overlaps,
}

/// <summary>Which features are wanted: a tree of conditions, the same for every dialect (design 5.1).</summary>
/// <remarks>A condition on an absent value is unknown, as in SQL; only <see cref="IsNull"/> sees it.</remarks>
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
    public sealed record IsNull(Operand Operand) : Filter
    {
        /// <summary>The property is absent.</summary>
        public IsNull(Property property)
            : this(new Operand.Value(property))
        {
        }
    }

    /// <summary>The value is one of the constants. Lists of other operands become <see cref="Or"/>.</summary>
    public sealed record In(Property Property, ImmutableArray<object> Literals) : Filter;

    /// <summary>The text holds another one; compares by code point.</summary>
    public sealed record Matches(Property Property, TextMatch Match, string Text) : Filter;

    /// <summary>The text is like a pattern: <c>%</c> any characters, <c>_</c> one character, <c>\</c> takes the next one
    /// as it is (CQL2, 7.4.1).</summary>
    public sealed record Like(Operand Text, Operand Pattern) : Filter;

    /// <summary>The array holds the text.</summary>
    public sealed record Has(Property Property, string Member) : Filter;

    /// <summary>It holds; false, not unknown, where it does not or where that is unknown (two truth values, as OData compares).</summary>
    public sealed record Known(Filter Inner) : Filter;

    /// <summary>At least one member of a list meets a condition that names it as <see cref="Operand.Element"/> with that number.
    /// Never unknown: an absent list has no members.</summary>
    public sealed record Any(Operand List, Operand.Element Member, Filter Condition) : Filter;

    /// <summary>The feature whose identifier a property holds is there, and meets a condition of its own. Never unknown.</summary>
    /// <param name="Key">Property with the identifier.</param>
    /// <param name="Target">Collection that the other feature is in.</param>
    /// <param name="Condition">What it must meet, on properties of <paramref name="Target"/>.</param>
    public sealed record Leads(Property Key, Collection Target, Filter Condition) : Filter;

    /// <summary>The truth value is true: a property, a function or a constant.</summary>
    public sealed record Holds(Operand Truth) : Filter;

    /// <summary>Two geometries lie to each other in that way.</summary>
    public sealed record Spatial(SpatialRelation Relation, Operand Left, Operand Right) : Filter;

    /// <summary>Two times lie to each other in that way.</summary>
    public sealed record Temporal(TemporalRelation Relation, Operand Left, Operand Right) : Filter;

    /// <summary>Two lists lie to each other in that way.</summary>
    public sealed record Array(ArrayRelation Relation, Operand Left, Operand Right) : Filter;

    Filter()
    {
    }
}
