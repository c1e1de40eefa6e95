using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Postgres;

/// <summary>What is public of a descriptor after all defaults are filled in: the column <c>oud.dataset.document</c>.</summary>
/// <remarks>Written by publish, read by the registry; private fields of the descriptor never come here.</remarks>
public sealed record DatasetDocument
{
    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What is in it.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>Keywords in German.</summary>
    public ImmutableArray<string> KeywordsDe { get; init; } = [];

    /// <summary>Keywords in English.</summary>
    public ImmutableArray<string> KeywordsEn { get; init; } = [];

    /// <summary>Codes of the EU data themes (<c>TRAN</c>).</summary>
    public ImmutableArray<string> Themes { get; init; } = [];

    /// <summary>IRI of the licence.</summary>
    public required string License { get; init; }

    /// <summary>Text that users must quote; null where the licence asks for none.</summary>
    public string? Attribution { get; init; }

    /// <summary>Public address of the source.</summary>
    public required string SourceUrl { get; init; }

    /// <summary>ISO 8601 period of its updates; null where none is promised.</summary>
    public string? Schedule { get; init; }

    /// <summary><c>complete</c>, <c>partial</c> or <c>unknown</c>.</summary>
    public required string CoverageClaim { get; init; }

    /// <summary>What the claim leaves out; null for nothing.</summary>
    public LocalizedText? CoverageNote { get; init; }

    /// <summary>Observed properties that it has streams of.</summary>
    public ImmutableArray<string> Streams { get; init; } = [];

    /// <summary>What it is.</summary>
    public DatasetKind Kind { get; init; }

    /// <summary>Ways to get it elsewhere.</summary>
    public ImmutableArray<ExternalDistribution> Distributions { get; init; } = [];

    /// <summary>Ids of services of others that serve it.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Ids of the series that it belongs to.</summary>
    public ImmutableArray<string> Series { get; init; } = [];

    /// <summary>Where a service is; null for all else.</summary>
    public ServiceEndpoint? Endpoint { get; init; }

    /// <summary>The file that it was made of; null where that is not published.</summary>
    public OriginalFile? Original { get; init; }

    /// <summary>Office that owns the data; null where not said.</summary>
    public LocalizedText? Owner { get; init; }

    /// <summary>IRI of its model data set of the Musterdatenkatalog; null for none.</summary>
    public string? Musterdatensatz { get; init; }

    /// <summary>What its publisher says for catalogues alone.</summary>
    public EntryStatements Statements { get; init; } = new();
}

/// <summary>The JSON of the catalogue tables.</summary>
static class CatalogueJson
{
    /// <summary>What is public of a descriptor.</summary>
    public static JsonTypeInfo<DatasetDocument> Dataset { get; } = StoredJson.Of<DatasetDocument>();

    /// <summary>A publisher.</summary>
    public static JsonTypeInfo<Publisher> Publisher { get; } = StoredJson.Of<Publisher>();

    /// <summary>An entry before its publication.</summary>
    public static JsonTypeInfo<InventoryEntry> Inventory { get; } = StoredJson.Of<InventoryEntry>();

    /// <summary>Bytes of downloads by format.</summary>
    public static JsonTypeInfo<Dictionary<string, long>> Sizes { get; } = StoredJson.Of<Dictionary<string, long>>();
}
