using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats;

/// <summary>What a column of CSV holds.</summary>
enum CsvContent
{
    /// <summary>The identifier.</summary>
    Id,

    /// <summary>A property.</summary>
    Property,

    /// <summary>First coordinate of a point.</summary>
    X,

    /// <summary>Second coordinate of a point.</summary>
    Y,

    /// <summary>Well-known text of what is no point.</summary>
    Geometry,

    /// <summary>Latest observations.</summary>
    Latest,
}

/// <summary>A column of CSV.</summary>
/// <param name="Content">What it holds.</param>
/// <param name="Property">The property; null for other columns.</param>
readonly record struct CsvColumn(CsvContent Content, Property? Property = null);

/// <summary>Which columns CSV has: what lines hold, and what descriptions of the file say.</summary>
static class CsvColumns
{
    /// <summary>The columns, in order.</summary>
    public static IEnumerable<CsvColumn> Of(RowLayout layout)
    {
        if (layout.HasIdentifier)
        {
            yield return new(CsvContent.Id);
        }

        foreach (var column in layout.Columns)
        {
            yield return new(CsvContent.Property, column.Property);
        }

        if (HasPoints(layout))
        {
            yield return new(CsvContent.X);
            yield return new(CsvContent.Y);
        }

        if (HasShapes(layout))
        {
            yield return new(CsvContent.Geometry);
        }

        if (layout.HasLatest)
        {
            yield return new(CsvContent.Latest);
        }
    }

    /// <summary>Names of the columns that are no properties: identifier, both coordinates, geometry, observations.</summary>
    public static (string Id, string X, string Y, string Geometry, string Latest) FixedNames(RowLayout layout) => layout.Crs.IsGeographic
        ? ("id", "longitude", "latitude", "geometry", "latest")
        : ("id", "x", "y", "geometry", "latest");

    /// <summary>True where there are columns for points.</summary>
    public static bool HasPoints(RowLayout layout) => HasAnyGeometry(layout) && MayBe(layout, "Point");

    /// <summary>True where there is a column for other geometries.</summary>
    public static bool HasShapes(RowLayout layout) => HasAnyGeometry(layout) && !IsAlways(layout, "Point");

    // Calendars and budgets get no empty columns.
    static bool HasAnyGeometry(RowLayout layout) =>
        layout.HasGeometry && layout.Datasets.Any(dataset => dataset.Extent is not null);

    static bool MayBe(RowLayout layout, string type) =>
        layout.Schema.Geometry is { Types: var types } && (types.IsEmpty || types.Contains(type));

    static bool IsAlways(RowLayout layout, string type) =>
        layout.Schema.Geometry is { Types: { IsEmpty: false } types } && types.All(one => one == type);
}
