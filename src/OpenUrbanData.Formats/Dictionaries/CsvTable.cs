using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats.Dictionaries;

/// <summary>A whole data set as a file of CSV, for those who describe it: <see cref="CsvwMetadata"/> and <see cref="DataPackage"/>.</summary>
public sealed record CsvTable
{
    /// <summary>What its lines hold.</summary>
    public required RowLayout Layout { get; init; }

    /// <summary>The data set.</summary>
    public required Dataset Dataset { get; init; }

    /// <summary>IRI of the data set.</summary>
    public required string Iri { get; init; }

    /// <summary>Address of the file.</summary>
    public required string Url { get; init; }

    /// <summary>Address of the page of the data set.</summary>
    public required string Page { get; init; }

    /// <summary>What stands before the identifier in the address of a feature, with a slash at its end.</summary>
    public required string Items { get; init; }

    /// <summary>The same of the features that the values of a property identify; null where nothing is served that they do.</summary>
    public required Func<Property, string?> Referenced { get; init; }

    /// <summary>Address of the code list of a property that has one.</summary>
    public required Func<Property, string> CodeList { get; init; }

    /// <summary>Its columns, in order.</summary>
    internal IEnumerable<TableColumn> Columns()
    {
        var names = CsvColumns.FixedNames(Layout);
        foreach (var column in CsvColumns.Of(Layout))
        {
            yield return column switch
            {
                { Content: CsvContent.Id } => new(names.Id, PropertyType.Text, Layout.Schema.WithRole("id")?.Title ?? new("Kennung", "Identifier"))
                {
                    Description = Layout.Schema.WithRole("id")?.Description,
                    IsRequired = true,
                },
                { Content: CsvContent.X } => Coordinate(names.X, new("Längengrad", "Longitude"), 180),
                { Content: CsvContent.Y } => Coordinate(names.Y, new("Breitengrad", "Latitude"), 90),
                { Content: CsvContent.Geometry } => new(names.Geometry, PropertyType.Text, new("Geometrie", "Geometry"))
                {
                    Description = new(
                        "Well-known text (WKT), Länge vor Breite in Grad (CRS84); leer, wo die Geometrie ein Punkt ist.",
                        "Well-known text (WKT), longitude before latitude in degrees (CRS84); empty where the geometry is a point."),
                    IsGeometry = true,
                },
                _ => Of(column.Property!),
            };
        }
    }

    TableColumn Of(Property property) => new(property.Name, property.Type, property.Title)
    {
        Description = property.Description,
        Property = property,
        Unit = property.Unit,
        Minimum = property.Minimum,
        Maximum = property.Maximum,
        IsRequired = property.Level == PropertyLevel.Required && (property.Origin == PropertyOrigin.Record
            || (property.Origin == PropertyOrigin.Dataset && Dataset.Constant(property) is not null)),
    };

    static TableColumn Coordinate(string name, LocalizedText title, double largest) => new(name, PropertyType.Number, title)
    {
        Description = new(
            "In Grad (WGS 84); leer, wo die Geometrie kein Punkt ist.", "In degrees (WGS 84); empty where the geometry is no point."),
        Unit = "deg",
        Minimum = -largest,
        Maximum = largest,
    };
}

/// <summary>A column, as dictionaries describe it.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Title">Name for people.</param>
sealed record TableColumn(string Name, PropertyType Type, LocalizedText Title)
{
    /// <summary>What it means; null where the title says it all.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>The property; null for identifier, coordinates and geometry.</summary>
    public Property? Property { get; init; }

    /// <summary>Unit as UCUM code; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest number; null for no bound.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest number; null for no bound.</summary>
    public double? Maximum { get; init; }

    /// <summary>True where no value is empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True for well-known text.</summary>
    public bool IsGeometry { get; init; }

    /// <summary>All values that it may have; empty where there may be others.</summary>
    public ImmutableArray<string> Values => Property is { Codes: { IsClosed: true, Values: var values } } ? values : [];

    /// <summary>True where a code list of it is served.</summary>
    public bool HasCodes => Property is { Codes.Values.IsEmpty: false };
}
