using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Query;

/// <summary>What an operand is, and so what it may be compared with.</summary>
public enum OperandType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number, whole or not.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>An instant.</summary>
    Instant,

    /// <summary>Two days or instants, either of which may be open.</summary>
    Interval,

    /// <summary>A geometry.</summary>
    Geometry,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object: nothing can be asked of it but whether it is there.</summary>
    Object,
}

/// <summary>What arithmetic does.</summary>
public enum ArithmeticOperator
{
    /// <summary>+</summary>
    Add,

    /// <summary>-</summary>
    Subtract,

    /// <summary>*</summary>
    Multiply,

    /// <summary>/ of numbers, not of whole numbers: 7 / 2 is 3.5.</summary>
    Divide,

    /// <summary>Remainder, with the sign of the first.</summary>
    Modulo,

    /// <summary>Whole quotient, towards zero.</summary>
    WholeDivide,

    /// <summary>^</summary>
    Power,
}

/// <summary>What is made alike before texts are compared.</summary>
public enum TextFolding
{
    /// <summary>Upper and lower case (CQL2 <c>CASEI</c>).</summary>
    Case,

    /// <summary>Letters with and without marks (CQL2 <c>ACCENTI</c>).</summary>
    Accents,
}

/// <summary>A value in a filter.</summary>
public abstract record Operand
{
    /// <summary>What it is.</summary>
    public abstract OperandType Type { get; }

    /// <summary>A property of the feature.</summary>
    public sealed record Value(Property Property) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => TypeOf(Property);
    }

    /// <summary>A member of an object.</summary>
    /// <param name="Object">The object: a property, a member or an element of a list of objects.</param>
    /// <param name="Property">The member; one of <see cref="Property.Items"/>.</param>
    public sealed record Member(Operand Object, Property Property) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => TypeOf(Property);
    }

    /// <summary>The member of a list that a <see cref="Filter.Any"/> speaks of.</summary>
    /// <param name="Number">Which one, where they stand in each other; from 1.</param>
    /// <param name="Type">What it is: text or object.</param>
    public sealed record Element(int Number, OperandType Type) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type { get; } = Type;
    }

    /// <summary>A value of the feature whose identifier a property holds; absent where there is no such feature.</summary>
    /// <param name="Key">Property with the identifier.</param>
    /// <param name="Target">Collection that the other feature is in.</param>
    /// <param name="What">The value, of properties of <paramref name="Target"/>.</param>
    public sealed record Led(Property Key, Collection Target, Operand What) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => What.Type;
    }

    /// <summary>The geometry of the feature.</summary>
    public sealed record Shape : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => OperandType.Geometry;
    }

    /// <summary>A constant: string, long, double, bool, <see cref="DateOnly"/> or <see cref="DateTimeOffset"/>.</summary>
    public sealed record Constant(object Literal) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => Literal switch
        {
            string => OperandType.Text,
            bool => OperandType.Boolean,
            DateOnly => OperandType.Date,
            DateTimeOffset => OperandType.Instant,
            _ => OperandType.Number,
        };
    }

    /// <summary>A geometry, x before y in <paramref name="Crs"/>.</summary>
    public sealed record Place(Geometry Geometry, Crs Crs) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => OperandType.Geometry;
    }

    /// <summary>An interval with both ends: days or instants; null for an open end.</summary>
    public sealed record Interval(Operand? Begin, Operand? End) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => OperandType.Interval;
    }

    /// <summary>A list of operands of one type.</summary>
    public sealed record List(ImmutableArray<Operand> Members) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => OperandType.List;
    }

    /// <summary>Arithmetic on two numbers.</summary>
    public sealed record Arithmetic(Operand Left, ArithmeticOperator Operator, Operand Right) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => OperandType.Number;
    }

    /// <summary>A text of which something is made alike.</summary>
    public sealed record Folded(Operand Text, TextFolding Folding) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => OperandType.Text;
    }

    /// <summary>The result of a function.</summary>
    public sealed record Call(FilterFunction Function, ImmutableArray<Operand> Arguments) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => Function.Returns;
    }

    /// <summary>A condition as a truth value.</summary>
    public sealed record Truth(Filter Condition) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => OperandType.Boolean;
    }

    /// <summary>Distance in metres on the ellipsoid between the geometry of the feature and a point in CRS84.</summary>
    public sealed record DistanceTo(double Longitude, double Latitude) : Operand
    {
        /// <inheritdoc/>
        public override OperandType Type => OperandType.Number;
    }

    Operand()
    {
    }

    static OperandType TypeOf(Property property) => property.Type switch
    {
        PropertyType.Text => OperandType.Text,
        PropertyType.Integer or PropertyType.Number => OperandType.Number,
        PropertyType.Boolean => OperandType.Boolean,
        PropertyType.Date => OperandType.Date,
        PropertyType.DateTime => OperandType.Instant,
        PropertyType.TextArray => OperandType.List,
        _ => OperandType.Object,
    };
}
