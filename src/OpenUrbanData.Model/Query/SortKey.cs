using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Query;

/// <summary>One key of the order of features.</summary>
/// <param name="By">What they are ordered by: one value.</param>
/// <param name="Descending">From large to small.</param>
/// <param name="AbsentFirst">True where features without the value come before all others, false where they come after them,
/// in either direction.</param>
public sealed record SortKey(Operand By, bool Descending, bool AbsentFirst = false)
{
    /// <summary>Orders by a property; features without it come last.</summary>
    public SortKey(Property property, bool descending)
        : this(new Operand.Value(property), descending)
    {
    }

    /// <summary>The property; null for an order by anything else.</summary>
    public Property? Property => (By as Operand.Value)?.Property;

    /// <summary>What the values are.</summary>
    public PropertyType Type => ComputedColumn.TypeOf(By);
}
