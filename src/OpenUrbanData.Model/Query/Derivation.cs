using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Query;

/// <summary>A column that is computed of all rows of a group. Absent values are left out.</summary>
/// <param name="Property">Name and type of the column; its origin is <see cref="PropertyOrigin.Computed"/>.</param>
/// <param name="Function">How; no histogram.</param>
/// <param name="Value">Of which values; null for the number of rows, where the function is <see cref="AggregateFunction.Values"/>.</param>
public sealed record GroupColumn(Property Property, AggregateFunction Function, Operand? Value);

/// <summary>What the rows of a query are made of, where they are not features as they are kept: rows of another query, which may
/// be made of others in turn. The collection of the query describes what comes out of it.</summary>
/// <remarks>OData's <c>$apply</c> (Data Aggregation 4.0, 3) and <c>$compute</c>. Conditions, order and page of a query with a
/// derivation are asked of the derived rows.</remarks>
public abstract record Derivation
{
    /// <summary>Where the rows come from; its conditions hold, its order, page and selection do not matter.</summary>
    public abstract FeatureQuery Source { get; }

    /// <summary>The same rows with more columns.</summary>
    public sealed record Extended(FeatureQuery Of, ImmutableArray<ComputedColumn> Columns) : Derivation
    {
        /// <inheritdoc/>
        public override FeatureQuery Source => Of;
    }

    /// <summary>One row for each group: its keys, then what is computed of it. Rows without a value of a key make a group of their
    /// own. No keys: one row, also where there is nothing.</summary>
    public sealed record Grouped(FeatureQuery Of, ImmutableArray<ComputedColumn> Keys, ImmutableArray<GroupColumn> Columns) : Derivation
    {
        /// <inheritdoc/>
        public override FeatureQuery Source => Of;
    }

    Derivation()
    {
    }
}
