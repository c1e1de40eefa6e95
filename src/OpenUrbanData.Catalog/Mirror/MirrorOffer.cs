using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Catalog.Mirror;

/// <summary>What an instance says of a data set to those who mirror it (<c>/mirror</c>): everything that is needed to publish it under the
/// same name, with the same publisher, licence and source.</summary>
/// <remarks>As JSON it has snake_case names; unknown members are ignored, so that newer instances may say more.</remarks>
public sealed record MirrorOffer
{
    static readonly JsonTypeInfo<MirrorOffer> Json = StoredJson.Of<MirrorOffer>();

    /// <summary><c>&lt;publisher&gt;.&lt;name&gt;</c>, the same in every instance.</summary>
    public required string Id { get; init; }

    /// <summary>False where only <see cref="Purged"/> is left of it; all that follows is absent then.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Its IRI in the catalogue of the instance that publishes it; null for what is not published.</summary>
    public string? Record { get; init; }

    /// <summary>Address of the instance that publishes it, where this one mirrors it; null for its own.</summary>
    public string? Origin { get; init; }

    /// <summary>Name and version of its canonical schema (<c>parking-facility/1.0.0</c>); null for what is not published.</summary>
    public string? Schema { get; init; }

    /// <summary>Publication at this instance; changes are asked for since a number of this kind.</summary>
    public long Publication { get; init; }

    /// <summary>Number of live features.</summary>
    public long Features { get; init; }

    /// <summary>First publication.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Who publishes it; null for what is not published.</summary>
    public Publisher? Publisher { get; init; }

    /// <summary>Towns that its features lie in.</summary>
    public ImmutableArray<Municipality> Municipalities { get; init; } = [];

    /// <summary>Title; null for what is not published.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>What is in it; null for what is not published.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>Keywords in German.</summary>
    public ImmutableArray<string> KeywordsDe { get; init; } = [];

    /// <summary>Keywords in English.</summary>
    public ImmutableArray<string> KeywordsEn { get; init; } = [];

    /// <summary>Codes of the EU data themes.</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>IRI of the licence; null for what is not published.</summary>
    public string? License { get; init; }

    /// <summary>Text that users must quote; null where the licence asks for none.</summary>
    public string? Attribution { get; init; }

    /// <summary>Public address of the source of the data; null for what is not published.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Date of the source file; null where it says none.</summary>
    public DateTimeOffset? SourceDate { get; init; }

    /// <summary>ISO 8601 period of its updates; null where none is promised.</summary>
    public string? Schedule { get; init; }

    /// <summary><c>complete</c>, <c>partial</c> or <c>unknown</c>.</summary>
    public string CoverageClaim { get; init; } = "unknown";

    /// <summary>Office that owns the data; null where not said.</summary>
    public LocalizedText? Owner { get; init; }

    /// <summary>IRI of its model data set of the Musterdatenkatalog; null for none.</summary>
    public string? Musterdatensatz { get; init; }

    /// <summary>What was removed for good, oldest first: who mirrors removes it, too.</summary>
    public ImmutableArray<PurgeMark> Purged { get; init; } = [];

    /// <summary>The offer of a published data set.</summary>
    /// <param name="dataset">The data set; it has a canonical schema.</param>
    /// <param name="registry">What is published.</param>
    /// <param name="record">Its IRI in the catalogue of this instance; what is mirrored keeps the one of its origin.</param>
    /// <param name="purged">What was removed from it for good.</param>
    public static MirrorOffer Of(Dataset dataset, Registry registry, string record, IEnumerable<PurgeMark> purged) => new()
    {
        Id = dataset.Id,
        IsPublished = true,
        Record = dataset.Mirror?.Record ?? record,
        Origin = dataset.Mirror?.Address,
        Schema = $"{dataset.Schema!.Name}/{dataset.Schema.Version}",
        Publication = dataset.Publication,
        Features = dataset.Features,
        IssuedAt = dataset.IssuedAt,
        Publisher = dataset.Publisher,
        Municipalities =
        [
            .. dataset.Towns.Where(town => town.Need.Length == 0).Select(town => registry.Municipalities.GetValueOrDefault(town.MunicipalityKey))
                .OfType<Municipality>().OrderBy(town => town.Key, StringComparer.Ordinal),
        ],
        Title = dataset.Title,
        Description = dataset.Description,
        KeywordsDe = dataset.KeywordsDe,
        KeywordsEn = dataset.KeywordsEn,
        Themes = dataset.Themes,
        License = dataset.License,
        Attribution = dataset.Attribution,
        SourceUrl = dataset.SourceUrl,
        SourceDate = dataset.SourceDate,
        Schedule = dataset.Schedule,
        CoverageClaim = dataset.CoverageClaim,
        Owner = dataset.Owner,
        Musterdatensatz = dataset.Musterdatensatz,
        Purged = [.. purged],
    };

    /// <summary>Reads an offer.</summary>
    /// <exception cref="JsonException">Members have the wrong type, or the id is missing.</exception>
    public static MirrorOffer Read(JsonElement json)
    {
        var offer = json.Deserialize(Json) ?? throw new JsonException("The offer is null; expected an object.");
        return offer with
        {
            Municipalities = Given(offer.Municipalities),
            KeywordsDe = Given(offer.KeywordsDe),
            KeywordsEn = Given(offer.KeywordsEn),
            Themes = Given(offer.Themes),
            Purged = Given(offer.Purged),
            CoverageClaim = offer.CoverageClaim is "complete" or "partial" ? offer.CoverageClaim : "unknown",
        };
    }

    // Members of a list that are null are none.
    static ImmutableArray<T> Given<T>(ImmutableArray<T> list) where T : class => [.. list.Where(one => one is not null)];

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter json) => JsonSerializer.Serialize(json, this, Json);

    /// <summary>SHA-256, hex, of what it says beside its state and its features: another one means that the description is to be published anew.</summary>
    public string DescriptionHash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        this with { Publication = 0, Features = 0, Purged = [], SourceDate = null }, Json)));
}
