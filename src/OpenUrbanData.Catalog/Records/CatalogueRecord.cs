using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Records;

/// <summary>A link of a record to what it describes.</summary>
/// <param name="Href">Absolute address of the web.</param>
/// <param name="Relation">Relation (<c>enclosure</c>, <c>items</c>, <c>license</c> …).</param>
/// <param name="Type">Media type; null where not known.</param>
/// <param name="Title">What is there; null for nothing to say.</param>
public sealed record RecordLink(string Href, string Relation, string? Type = null, LocalizedText? Title = null);

/// <summary>A format of a record's data.</summary>
/// <param name="Name">Code of the EU file types or name.</param>
/// <param name="MediaType">IANA media type; null where not known.</param>
public sealed record RecordFormat(string Name, string? MediaType);

/// <summary>Who publishes or answers.</summary>
/// <param name="Organization">Organisation; null where not said.</param>
/// <param name="Name">Office or person; null where not said.</param>
/// <param name="Identifier">IRI; null for none.</param>
/// <param name="Email">Mailbox; null for none.</param>
/// <param name="Url">Page; null for none.</param>
/// <param name="Role"><c>publisher</c> or <c>pointOfContact</c>.</param>
public sealed record RecordParty(LocalizedText? Organization, LocalizedText? Name, string? Identifier, string? Email, string? Url, string Role);

/// <summary>One entry of the catalogue as OGC API Records and pages show it, whoever published it (OGC 20-004r1, 7.2).</summary>
public sealed record CatalogueRecord
{
    /// <summary>Identifier in the search index.</summary>
    public required string Id { get; init; }

    /// <summary><c>dataset</c>, <c>series</c> or <c>service</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Description; null for none.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>Keywords in German, or in whatever language a record of others has.</summary>
    public ImmutableArray<string> KeywordsDe { get; init; } = [];

    /// <summary>Keywords in English, or in whatever language a record of others has.</summary>
    public ImmutableArray<string> KeywordsEn { get; init; } = [];

    /// <summary>Codes of the EU data themes.</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>Name of the publisher; null where not said.</summary>
    public LocalizedText? Publisher { get; init; }

    /// <summary>Publisher and contact.</summary>
    public ImmutableArray<RecordParty> Parties { get; init; } = [];

    /// <summary>Formats of its data.</summary>
    public ImmutableArray<RecordFormat> Formats { get; init; } = [];

    /// <summary>IRI of the licence; null where not said.</summary>
    public string? License { get; init; }

    /// <summary>Text that must be quoted, or another statement on rights; null for none.</summary>
    public string? Rights { get; init; }

    /// <summary>What others call it.</summary>
    public ImmutableArray<string> ExternalIds { get; init; } = [];

    /// <summary>IRIs of standards and schemas that it follows.</summary>
    public ImmutableArray<string> ConformsTo { get; init; } = [];

    /// <summary>Canonical collection that it conforms to; null for none.</summary>
    public string? Schema { get; init; }

    /// <summary>ISO 639-1 codes of the languages of the data.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Keys of the towns that it covers.</summary>
    public ImmutableArray<string> Towns { get; init; } = [];

    /// <summary>True for a high-value data set.</summary>
    public bool IsHvd { get; init; }

    /// <summary>When it was first published; null where not said.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it last changed; null where not said.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Box around its data; null where not said.</summary>
    public Extent? Extent { get; init; }

    /// <summary>Begin of the time that it covers; null where open or not said.</summary>
    public DateTimeOffset? Begins { get; init; }

    /// <summary>End of the time that it covers; null where open or not said.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>Name of the harvested catalogue that it came from; null for an own one.</summary>
    public string? Source { get; init; }

    /// <summary>Its page: here for an own one, at its publisher's for one of others; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>Links to what it describes.</summary>
    public ImmutableArray<RecordLink> Links { get; init; } = [];

    /// <summary>Address of its items with <c>{bbox}</c>, <c>{datetime}</c> and <c>{limit}</c> in it; null where it has none here.</summary>
    public string? ItemsTemplate { get; init; }
}
