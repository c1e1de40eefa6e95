using System.Collections.Immutable;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Ingest.Descriptors;

/// <summary>Who publishes, as <c>catalog/&lt;slug&gt;/publisher.yaml</c> says it.</summary>
public sealed record PublisherDescriptor
{
    /// <summary>Name of the folder: at most 30 characters, unique.</summary>
    public required string Slug { get; init; }

    /// <summary>Path of the file, for messages.</summary>
    public required string File { get; init; }

    /// <summary><c>municipality</c>, <c>association</c>, <c>county</c>, <c>state</c>, <c>federal</c> or <c>company</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Official key (2, 5, 8, 9 or 12 digits; <c>CH-3203</c> abroad); null where there is none.</summary>
    public string? Key { get; init; }

    /// <summary>First part of the ids of its features where another instance has frozen it; null: the key, else the slug.</summary>
    public string? IdKey { get; init; }

    /// <summary>IRI that names it in catalogues; its web page where the file gives none.</summary>
    public required string Iri { get; init; }

    /// <summary>Web page; null for none.</summary>
    public string? Website { get; init; }

    /// <summary>Office that answers.</summary>
    public required LocalizedText ContactName { get; init; }

    /// <summary>Functional mailbox, never of a person.</summary>
    public required string ContactEmail { get; init; }

    /// <summary>IRI under which GovData knows it; null for none.</summary>
    public string? ContributorId { get; init; }

    /// <summary>IRI of the licence of its data sets that name none; null where each must.</summary>
    public string? License { get; init; }

    /// <summary>Text that users of its data must quote; null for none.</summary>
    public string? Attribution { get; init; }

    /// <summary>Towns that it covers; the name is the key where the file gives none.</summary>
    public ImmutableArray<Municipality> Municipalities { get; init; } = [];

    /// <summary>Language of its data, a BCP 47 tag.</summary>
    public string Language { get; init; } = "de";

    /// <summary>Inhabitants; null where not said.</summary>
    public long? Population { get; init; }

    /// <summary>True where everybody may see the entries of its inventory that are not published.</summary>
    public bool ShowsInventory { get; init; }

    /// <summary>As the catalogue knows it. The id key is a proposal: the one of the first publication holds.</summary>
    public Publisher ToPublisher() => new()
    {
        Slug = Slug,
        Key = Key,
        IdKey = IdKey ?? Key ?? Slug,
        Kind = Kind,
        Name = Name,
        Iri = Iri,
        ContactName = ContactName,
        ContactEmail = ContactEmail,
        Website = Website,
        ContributorId = ContributorId,
        Population = Population,
    };
}
