using System.Collections.Immutable;
using NetTopologySuite.IO;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace OpenUrbanData.Model.Cql2;

/// <summary>A filter as it was written, without a schema: the same tree for CQL2 text and CQL2 JSON.</summary>
/// <remarks>Two nodes are equal where they say the same; their positions do not count.</remarks>
public abstract record Cql2Node
{
    /// <summary>Where it was written, from 1: characters of a text, bytes of JSON; 0 where it was not read from anything.</summary>
    public int Position { get; init; }

    /// <summary>Levels of nodes in each other, from 1.</summary>
    internal virtual int Height => 1;

    /// <summary>A finite number: a whole one wherever it is.</summary>
    public static Cql2Node Numeric(double value, int position = 0) =>
        Math.Floor(value) == value && value is >= long.MinValue and < -(double)long.MinValue
            ? new Whole((long)value) { Position = position }
            : new Number(value) { Position = position };

    /// <summary>Whether both say the same, wherever they were written.</summary>
    public virtual bool Equals(Cql2Node? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>As CQL2 text.</summary>
    public sealed override string ToString() => Cql2Text.Print(this);

    /// <summary>An operator and what it works on; as many arguments as the operator takes.</summary>
    public sealed record Operation(Cql2Operator Operator, ImmutableArray<Cql2Node> Arguments) : Cql2Node
    {
        internal override int Height { get; } = HeightAbove(Arguments.AsSpan());

        /// <inheritdoc/>
        public bool Equals(Operation? other) =>
            other is not null && Operator == other.Operator && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Operator, Arguments.Length);
    }

    /// <summary>A function and its arguments. Names are compared without case.</summary>
    public sealed record Function(string Name, ImmutableArray<Cql2Node> Arguments) : Cql2Node
    {
        internal override int Height { get; } = HeightAbove(Arguments.AsSpan());

        /// <inheritdoc/>
        public bool Equals(Function? other) =>
            other is not null
            && Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase)
            && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() =>
            HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(Name), Arguments.Length);
    }

    /// <summary>A property, by its name as it was written, without quotes.</summary>
    public sealed record Property(string Name) : Cql2Node;

    /// <summary>A text.</summary>
    public sealed record Text(string Value) : Cql2Node;

    /// <summary>A whole number.</summary>
    public sealed record Whole(long Value) : Cql2Node;

    /// <summary>A finite number that is not whole, or too large for <see cref="Whole"/>.</summary>
    public sealed record Number(double Value) : Cql2Node;

    /// <summary>True or false.</summary>
    public sealed record Truth(bool Value) : Cql2Node;

    /// <summary>A day.</summary>
    public sealed record Date(DateOnly Value) : Cql2Node;

    /// <summary>An instant, in UTC.</summary>
    public sealed record Timestamp(DateTimeOffset Value) : Cql2Node;

    /// <summary>An interval between days, instants, properties or functions; null for an open end.</summary>
    public sealed record Interval(Cql2Node? Begin, Cql2Node? End) : Cql2Node
    {
        internal override int Height { get; } = 1 + Math.Max(Begin?.Height ?? 0, End?.Height ?? 0);

        /// <inheritdoc/>
        public bool Equals(Interval? other) => other is not null && Equals(Begin, other.Begin) && Equals(End, other.End);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Begin, End);
    }

    /// <summary>A geometry, its coordinates in the order in which they were written.</summary>
    public sealed record Geometry(Shape Value) : Cql2Node
    {
        static readonly WKBWriter Wkb = new(ByteOrder.LittleEndian, handleSRID: false, emitZ: true);

        /// <inheritdoc/>
        public bool Equals(Geometry? other) =>
            other is not null && Wkb.Write(Value).AsSpan().SequenceEqual(Wkb.Write(other.Value));

        /// <inheritdoc/>
        public override int GetHashCode() => Value.NumPoints;
    }

    /// <summary>A box: four numbers, or six with heights, in the order in which they were written.</summary>
    public sealed record Box(ImmutableArray<double> Bounds) : Cql2Node
    {
        /// <inheritdoc/>
        public bool Equals(Box? other) => other is not null && Bounds.AsSpan().SequenceEqual(other.Bounds.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Bounds.Length;
    }

    /// <summary>A list.</summary>
    public sealed record List(ImmutableArray<Cql2Node> Members) : Cql2Node
    {
        internal override int Height { get; } = HeightAbove(Members.AsSpan());

        /// <inheritdoc/>
        public bool Equals(List? other) => other is not null && Members.AsSpan().SequenceEqual(other.Members.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Members.Length;
    }

    Cql2Node()
    {
    }

    static int HeightAbove(ReadOnlySpan<Cql2Node> nodes)
    {
        var highest = 0;
        foreach (var node in nodes)
        {
            highest = Math.Max(highest, node.Height);
        }

        return highest + 1;
    }
}
