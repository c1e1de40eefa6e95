using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>Who publishes: a municipality, association, county, state or company.</summary>
public sealed record Publisher
{
    /// <summary>Name in addresses, at most 30 characters.</summary>
    public required string Slug { get; init; }

    /// <summary>Official key (2, 5, 8, 9 or 12 digits; <c>CH-3203</c> abroad); null where there is none.</summary>
    public string? Key { get; init; }

    /// <summary>First part of the ids of its features: the key, else the slug; frozen at the first publication.</summary>
    public required string IdKey { get; init; }

    /// <summary><c>municipality</c>, <c>association</c>, <c>county</c>, <c>state</c>, <c>federal</c> or <c>company</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>IRI that names it in catalogues.</summary>
    public required string Iri { get; init; }

    /// <summary>Name of the office that answers.</summary>
    public required LocalizedText ContactName { get; init; }

    /// <summary>Functional mailbox, never of a person.</summary>
    public required string ContactEmail { get; init; }

    /// <summary>Web page; null for none.</summary>
    public string? Website { get; init; }

    /// <summary>IRI under which GovData knows it, of the list of contributors of dcat-ap.de; null for none.</summary>
    public string? ContributorId { get; init; }

    /// <summary>Inhabitants; null where not said. Only publishers of similar size are compared.</summary>
    public long? Population { get; init; }
}

/// <summary>A town by its official key.</summary>
/// <param name="Key">AGS, or country code and national key.</param>
/// <param name="Name">Name.</param>
public sealed record Municipality(string Key, string Name);
