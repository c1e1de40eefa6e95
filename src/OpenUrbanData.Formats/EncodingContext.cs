using System.Collections.Immutable;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats;

/// <summary>A link of a document.</summary>
/// <param name="Href">Absolute address.</param>
/// <param name="Relation">Relation (<c>self</c>, <c>alternate</c>, <c>next</c> …).</param>
/// <param name="Type">Media type; null for unknown.</param>
/// <param name="Title">Text for people; null for none.</param>
/// <param name="Method">POST where the body of the request is to be sent again to that address; null for GET.</param>
public sealed record Link(string Href, string Relation, string? Type = null, string? Title = null, string? Method = null);

/// <summary>How values that identify features of other collections are written (OGC 23-058r2, 14).</summary>
/// <param name="IsLink">True for objects with <c>href</c> (profile <c>rel-as-link</c>), false for addresses (<c>rel-as-uri</c>).</param>
/// <param name="AddressOf">What stands before the identifier in the address, with a slash at its end; null for a property whose values
/// identify nothing that is served.</param>
public sealed record ReferenceStyle(bool IsLink, Func<Property, string?> AddressOf);

/// <summary>What an encoder must know of an answer besides its rows.</summary>
public sealed record EncodingContext
{
    /// <summary>Nothing but the rows: a whole data set as a file.</summary>
    public static EncodingContext File { get; } = new();

    /// <summary>Language of titles and marks.</summary>
    public Language Language { get; init; } = Language.German;

    /// <summary>Variant of the format (<see cref="Encoder.Profiles"/>); null for the plain one.</summary>
    public string? Profile { get; init; }

    /// <summary>How GeoJSON writes references; null for the identifiers alone (profile <c>rel-as-key</c>), as all other formats do.</summary>
    public ReferenceStyle? References { get; init; }

    /// <summary>True for one feature instead of a collection: the document is the feature itself.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Most features of the document, from 0; null for all rows.</summary>
    public int? Limit { get; init; }

    /// <summary>Bytes after which a document with a place for a next link ends, with the feature that passes them; null for any number.</summary>
    public long? MaximumBytes { get; init; }

    /// <summary>Features that match in all; null where nobody counted.</summary>
    public long? NumberMatched { get; init; }

    /// <summary>Counts the matches where <see cref="NumberMatched"/> is not known yet; null where nobody does. It is called once: after
    /// the last feature, with the page, or with null before more than <see cref="Encoder.CountAtBytes"/> have been written.</summary>
    public Func<EncodingResult?, ValueTask<long?>>? Count { get; init; }

    /// <summary>Links that are known before the first row, in order; <c>next</c> is added where there is one.</summary>
    public ImmutableArray<Link> Links { get; init; } = [];

    /// <summary>Makes the link to the page after a position; null where the document must have none.</summary>
    public Func<PagePosition, Link>? Next { get; init; }

    /// <summary>Address of the features' schema (JSON-FG <c>featureSchema</c>); null for none.</summary>
    public string? FeatureSchema { get; init; }
}
