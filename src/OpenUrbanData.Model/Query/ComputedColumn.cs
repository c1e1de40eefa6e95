using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Query;

/// <summary>A value that is computed for each feature, and stands in rows like one of its properties.</summary>
/// <param name="Property">Name and type.</param>
/// <param name="Value">How it is computed. Conditions and orders that name it hold this operand themselves.</param>
public sealed record ComputedColumn(Property Property, Operand Value)
{
    /// <summary>A column of that name.</summary>
    public static ComputedColumn Of(string name, Operand value) =>
        new(new() { Name = name, Type = TypeOf(value), Origin = PropertyOrigin.Computed, Title = new(name, name) }, value);

    /// <summary>The type of a property that holds such values: one value, a list of texts or an object.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No property can hold it.</exception>
    public static PropertyType TypeOf(Operand value) => (value, value.Type) switch
    {
        (Operand.Value one, _) => one.Property.Type,
        (_, OperandType.Text) => PropertyType.Text,
        (_, OperandType.Number) => PropertyType.Number,
        (_, OperandType.Boolean) => PropertyType.Boolean,
        (_, OperandType.Date) => PropertyType.Date,
        (_, OperandType.Instant) => PropertyType.DateTime,
        (_, OperandType.List) => PropertyType.TextArray,
        (_, OperandType.Object) => PropertyType.Json,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Type, "No property holds it"),
    };
}
