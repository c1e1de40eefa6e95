using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>Who answers questions on a record of others.</summary>
/// <param name="Name">Name; null where not said.</param>
/// <param name="Email">Mailbox without <c>mailto:</c>; null where not said.</param>
/// <param name="Url">Page; null where not said.</param>
public sealed record RecordContact(string? Name, string? Email, string? Url);

/// <summary>One way to get the data of a record of others.</summary>
/// <param name="Title">Title; null where it has none.</param>
/// <param name="AccessUrl"><c>dcat:accessURL</c>; null where not said.</param>
/// <param name="DownloadUrl"><c>dcat:downloadURL</c>; null where not said.</param>
/// <param name="Format">Code of the EU file types; what the source wrote where it is none of them; null where not said.</param>
/// <param name="MediaType">IANA media type; null where not said.</param>
/// <param name="License">IRI of the licence; null where not said.</param>
public sealed record RecordFile(LocalizedText? Title, string? AccessUrl, string? DownloadUrl, string? Format, string? MediaType, string? License);

/// <summary>What people search a record of others by, and what a page about it shows: taken out of its triples once, when it came.</summary>
public sealed record RecordFacts
{
    /// <summary>Most files that are taken over; the triples have all.</summary>
    public const int MaximumFiles = 100;

    /// <summary>Title in both languages; null where it has none.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Description in both languages; null where it has none.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>Keywords of any language.</summary>
    public ImmutableArray<string> Keywords { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Codes of the EU data themes.</summary>
    public ImmutableArray<string> Themes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Codes of the EU file types of all its files.</summary>
    public ImmutableArray<string> Formats { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>IRI of the licence: its own, else the first that a file has; null for none.</summary>
    public string? License { get; init; }

    /// <summary>Statement on rights or the text that must be quoted; null for none.</summary>
    public string? Rights { get; init; }

    /// <summary>ISO 639-1 codes of the languages of the data.</summary>
    public ImmutableArray<string> Languages { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>West, south, east, north in degrees of CRS84; null where not said.</summary>
    public ImmutableArray<double>? Extent { get; init; }

    /// <summary>Begin of the time that the data cover; null where open or not said.</summary>
    public DateTimeOffset? Begins { get; init; }

    /// <summary>End of the time that the data cover; null where open or not said.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary><c>dct:issued</c>; null where not said.</summary>
    public DateTimeOffset? Issued { get; init; }

    /// <summary>True where the record says that the regulation on high-value data sets applies.</summary>
    public bool Hvd { get; init; }

    /// <summary>Official keys of the towns that it covers, as the German lists of keys say it.</summary>
    public ImmutableArray<string> Municipalities { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Canonical collection that it conforms to (<c>parking-facility</c>); null for none.</summary>
    public string? Schema { get; init; }

    /// <summary>IRIs of the standards that it follows.</summary>
    public ImmutableArray<string> ConformsTo { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>IRI of the publisher; null where it has none.</summary>
    public string? PublisherIri { get; init; }

    /// <summary>Who answers questions; null where nobody is named.</summary>
    public RecordContact? Contact { get; init; }

    /// <summary>Its page; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>Root of a service (<c>dcat:endpointURL</c>); null for all else.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Ways to get the data; at most <see cref="MaximumFiles"/>.</summary>
    public ImmutableArray<RecordFile> Files { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The box as the catalogue of our own says it; null where not said.</summary>
    [JsonIgnore]
    public Extent? Box => Extent is [var west, var south, var east, var north] ? new(west, south, east, north) : null;
}
