using System.Collections.Immutable;
using System.Text;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Rows;

/// <summary>One column of a row.</summary>
/// <param name="Property">The property it holds.</param>
/// <param name="Utf8Name">Its name, prepared for writing.</param>
public sealed record RowColumn(Property Property, ReadOnlyMemory<byte> Utf8Name);

/// <summary>What the rows of an answer hold, in order: the part of an answer that is the same for every row.</summary>
/// <remarks>Columns whose origin is the data set are the same for all rows of one data set
/// (<see cref="FeatureRows.Dataset"/>): an encoder may prepare their bytes once per data set.</remarks>
public sealed class RowLayout
{
    /// <summary>Lays out the answer to a query: the properties wanted, or all that the collection serves, without
    /// the identifier (<see cref="FeatureRows.Id"/>), and behind them what is computed.</summary>
    public RowLayout(FeatureQuery query)
    {
        Datasets = query.Collection.Datasets;
        IEnumerable<Property> wanted = query.Properties is { } chosen ? chosen : query.Collection.Schema.Properties;
        Columns =
        [
            .. wanted
                .Where(property => property.Role != "id" && query.Collection.Serves(property))
                .Concat(query.Computed.Select(column => column.Property))
                .Select(property => new RowColumn(property, Encoding.UTF8.GetBytes(property.Name))),
        ];
        HasIdentifier = !query.IsGrouped;
        HasGeometry = query.Geometry && query.Collection.Schema.Geometry is not null;
        HasFallback = HasGeometry && query.Fallback;
        HasLatest = query.Latest;
        Crs = query.Crs;
        Schema = query.Collection.Schema;
    }

    /// <summary>The shape of the features.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>The data sets that rows may come from.</summary>
    public ImmutableArray<Dataset> Datasets { get; }

    /// <summary>The columns, in the schema's order, and behind them what is computed.</summary>
    public ImmutableArray<RowColumn> Columns { get; }

    /// <summary>True where rows have an identifier; false for groups of features.</summary>
    public bool HasIdentifier { get; }

    /// <summary>True where rows have a geometry (that may be absent).</summary>
    public bool HasGeometry { get; }

    /// <summary>True where rows have the geometry in CRS84 as well.</summary>
    public bool HasFallback { get; }

    /// <summary>True where rows carry latest observations.</summary>
    public bool HasLatest { get; }

    /// <summary>CRS of the geometries.</summary>
    public Crs Crs { get; }
}
