using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Dcat;

/// <summary>A file format in which whole data sets can be downloaded.</summary>
/// <param name="Extension">Last part of the address (<c>csv</c>).</param>
/// <param name="Title">Its name.</param>
/// <param name="MediaType">IANA media type.</param>
/// <param name="FileType">Code of the EU list of file types; null where the list has none.</param>
public sealed record DownloadFormat(string Extension, string Title, string MediaType, string? FileType)
{
    /// <summary>All that are described; the API names those that it serves.</summary>
    public static ImmutableArray<DownloadFormat> All { get; } =
    [
        new("csv", "CSV", "text/csv", "CSV"),
        new("geojson", "GeoJSON", "application/geo+json", "GEOJSON"),
        new("arrow", "Arrow", "application/vnd.apache.arrow.stream", null),
    ];
}

/// <summary>What the catalogue says of itself and of who runs it.</summary>
public sealed record CatalogueIdentity
{
    /// <summary>Address under which the instance is known, with a slash at its end.</summary>
    public required Uri Root { get; init; }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; init; } = new("Offene Daten", "Open data");

    /// <summary>What is in it.</summary>
    public LocalizedText Description { get; init; } = new(
        "Alle Datensätze, die diese Plattform veröffentlicht.", "All data sets that this platform publishes.");

    /// <summary>Who runs the catalogue.</summary>
    public string Operator { get; init; } = "Open Urban Data";

    /// <summary>Which entries are shown, and by which profile.</summary>
    public CatalogueView View { get; init; }

    /// <summary>Formats in which data sets with features can be downloaded.</summary>
    public ImmutableArray<DownloadFormat> Formats { get; init; } = DownloadFormat.All;

    /// <summary>An address below <see cref="Root"/>.</summary>
    public string At(string path) => Root + path;
}
