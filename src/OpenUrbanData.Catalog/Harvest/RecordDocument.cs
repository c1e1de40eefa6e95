using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>What is kept of a record of others beside its triples: the JSON of <c>oud.harvested_record.document</c>, which the search index reads.</summary>
/// <remarks>A member that the JSON does not have, because an older version wrote it, is empty: the serializer sets it all the same.</remarks>
public sealed record RecordDocument
{
    static readonly JsonTypeInfo<RecordDocument> Json = StoredJson.Of<RecordDocument>(new JsonStringEnumConverter());

    /// <summary>What it describes.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Its IRI, unchanged; null for a node without name.</summary>
    public string? Iri { get; init; }

    /// <summary>As <see cref="HarvestedRecord.Title"/>.</summary>
    public string? Title { get; init; }

    /// <summary>As <see cref="HarvestedRecord.Publisher"/>.</summary>
    public string? Publisher { get; init; }

    /// <summary>As <see cref="HarvestedRecord.Modified"/>.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>As <see cref="HarvestedRecord.Distributions"/>.</summary>
    public int Distributions { get; init; }

    /// <summary>As <see cref="HarvestedRecord.Identifiers"/>.</summary>
    public ImmutableArray<string> Identifiers { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>As <see cref="HarvestedRecord.OtherIdentifiers"/>.</summary>
    public ImmutableArray<string> OtherIdentifiers { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>As <see cref="HarvestedRecord.Addresses"/>.</summary>
    public ImmutableArray<string> Addresses { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>As <see cref="HarvestedRecord.Licenses"/>.</summary>
    public ImmutableArray<string> Licenses { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>As <see cref="HarvestedRecord.Hops"/>.</summary>
    public ImmutableArray<Hop> Hops { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>As <see cref="HarvestedRecord.Facts"/>.</summary>
    public RecordFacts Facts { get; init => field = value ?? new(); } = new();

    /// <summary>What is kept of a record.</summary>
    public static RecordDocument Of(HarvestedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new()
        {
            Kind = record.Kind,
            Iri = record.Iri,
            Title = record.Title,
            Publisher = record.Publisher,
            Modified = record.Modified,
            Distributions = record.Distributions,
            Identifiers = record.Identifiers,
            OtherIdentifiers = record.OtherIdentifiers,
            Addresses = record.Addresses,
            Licenses = record.Licenses,
            Hops = record.Hops,
            Facts = record.Facts,
        };
    }

    /// <summary>Its JSON, without the character NUL, which PostgreSQL does not store.</summary>
    public string Write() =>
        // An escaped backslash before it would be two characters of a text: those stay.
        string.Join(@"\\", JsonSerializer.Serialize(this, Json).Split(@"\\")
            .Select(part => part.Replace(@"\u0000", "", StringComparison.Ordinal)));

    /// <summary>Reads what <see cref="Write"/> wrote, in this version of the program or an older one.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static RecordDocument Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Json)
        ?? throw new JsonException("The document of a record is null.");
}
