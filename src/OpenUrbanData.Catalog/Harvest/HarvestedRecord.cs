using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>What a record of a catalogue describes.</summary>
public enum RecordKind
{
    /// <summary><c>dcat:Dataset</c>.</summary>
    [JsonStringEnumMemberName("dataset")]
    Dataset,

    /// <summary><c>dcat:DatasetSeries</c>.</summary>
    [JsonStringEnumMemberName("series")]
    Series,

    /// <summary><c>dcat:DataService</c>.</summary>
    [JsonStringEnumMemberName("service")]
    Service,
}

/// <summary>One entry of the catalogue of somebody else, as it came.</summary>
public sealed record HarvestedRecord
{
    /// <summary>What it is known by within its source from run to run: its IRI; where it has none, its identifier, its landing page or its content, told
    /// apart by <c>identifier:</c>, <c>page:</c> and <c>content:</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What it describes.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Its IRI, unchanged; null for a node without name.</summary>
    public required string? Iri { get; init; }

    /// <summary><c>dct:identifier</c>, unchanged.</summary>
    public ImmutableArray<string> Identifiers { get; init; } = [];

    /// <summary>Identifiers of others on the way here (<c>adms:identifier</c>).</summary>
    public ImmutableArray<string> OtherIdentifiers { get; init; } = [];

    /// <summary>German title, else the one without language, else English, else any; null where it has none.</summary>
    public string? Title { get; init; }

    /// <summary>Name of the publisher, else its IRI; null where it has none.</summary>
    public string? Publisher { get; init; }

    /// <summary><c>dct:modified</c>, the latest; null where it is none.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Addresses of the data: of landing pages and of files.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>Number of its distributions that are described as <c>dcat:Distribution</c>; those of older classes count only in
    /// <see cref="Addresses"/>.</summary>
    public int Distributions { get; init; }

    /// <summary>Licences of the distributions and of the record itself, as IRI or as text; empty where none is said.</summary>
    public ImmutableArray<string> Licenses { get; init; } = [];

    /// <summary>The catalogue records about it and those they came from (<c>dct:source</c>), the latest first: one per hop.</summary>
    public ImmutableArray<Hop> Hops { get; init; } = [];

    /// <summary>What people search it by, and what a page about it shows.</summary>
    public RecordFacts Facts { get; init; } = new();

    /// <summary>All that is said of it, mended, as canonical N-Triples that every form of RDF can say. Catalogue records are not part: they change with every run.</summary>
    public required string Triples { get; init; }

    /// <summary>SHA-256 of <see cref="Triples"/>: equal for equal content, whatever the order and the labels of nodes without name.</summary>
    public required string Hash { get; init; }

    /// <summary>What was mended in it, the first hundred. <see cref="Triples"/> and all else are what came of that.</summary>
    public ImmutableArray<RecordRepair> Repairs { get; init; } = [];
}

/// <summary>A catalogue on the way of a record: what its <c>dcat:CatalogRecord</c> says.</summary>
/// <param name="Record">IRI of the catalogue record.</param>
/// <param name="Issued">When the catalogue took the record in; null where it does not say.</param>
/// <param name="Modified">When it last changed there; null where it does not say.</param>
/// <param name="Source">IRI of the catalogue record it came from; null at the origin.</param>
public sealed record Hop(string Record, DateTimeOffset? Issued, DateTimeOffset? Modified, string? Source);

/// <summary>Why something could not be taken over, or not all of it.</summary>
/// <param name="Code">Stable code, one of <see cref="HarvestCodes"/>.</param>
/// <param name="Message">What is wrong, for the operator and the source.</param>
/// <param name="Page">Address of the page; null where it concerns the whole run.</param>
/// <param name="Key">Key of the record; null where it concerns the page.</param>
public sealed record HarvestProblem(string Code, string Message, string? Page = null, string? Key = null);

/// <summary>Codes of <see cref="HarvestProblem"/>.</summary>
public static class HarvestCodes
{
    /// <summary>A page could not be fetched.</summary>
    public const string PageUnavailable = "page_unavailable";

    /// <summary>A page is no RDF: HTML, empty, cut off.</summary>
    public const string PageUnreadable = "page_unreadable";

    /// <summary>A page is readable but holds neither catalogue nor data set.</summary>
    public const string NoCatalogue = "no_catalogue";

    /// <summary>Statements could not be understood and were left out.</summary>
    public const string StatementsLost = "statements_lost";

    /// <summary>The links from page to page do not end.</summary>
    public const string PagesLoop = "pages_loop";

    /// <summary>A link to the next page leads to another host or is no address.</summary>
    public const string PageForeign = "page_foreign";

    /// <summary>More pages or records than the limits allow.</summary>
    public const string TooMuch = "too_much";

    /// <summary>Fewer data sets came than the catalogue announces.</summary>
    public const string FewerThanAnnounced = "fewer_than_announced";

    /// <summary>A record cannot be taken over.</summary>
    public const string RecordUnreadable = "record_unreadable";

    /// <summary>The catalogue lists a data set and describes it nowhere.</summary>
    public const string RecordMissing = "record_missing";

    /// <summary>Two records of the source have the same key.</summary>
    public const string KeyTwice = "key_twice";
}
