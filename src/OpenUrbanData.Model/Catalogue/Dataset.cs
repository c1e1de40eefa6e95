using System.Collections.Frozen;
using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Model.Catalogue;

/// <summary>How many features have a value, per property: what publish counted for one data set and one town.</summary>
/// <param name="MunicipalityKey">The town.</param>
/// <param name="Need">Empty for all features; otherwise only those that meet the conditions of a solution's need
/// (<see cref="Solutions.Need.Key"/>).</param>
/// <param name="Features">Features of the town.</param>
/// <param name="Filled">Features with a value, per property, and the counts of <see cref="Solutions.SolutionManifest.Counts"/>
/// by their names; what has no entry is 0.</param>
public sealed record TownStatistics(
    string MunicipalityKey, string Need, long Features, FrozenDictionary<string, long> Filled);

/// <summary>A rectangle in CRS84: longitude before latitude, in degrees.</summary>
/// <remarks>West may exceed East: it then crosses the antimeridian (OGC 17-069r4, 7.15.3).</remarks>
public readonly record struct Extent(double West, double South, double East, double North);

/// <summary>One published body of records as the APIs see it: resolved from its descriptor by the last publish.</summary>
public sealed record Dataset
{
    /// <summary><c>&lt;publisher&gt;.&lt;name&gt;</c>, also the id of its collection.</summary>
    public required string Id { get; init; }

    /// <summary>Number in the store (<c>_dataset</c>), never reused.</summary>
    public required int Number { get; init; }

    /// <summary>Who publishes it.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>Second part of the id.</summary>
    public required string Name { get; init; }

    /// <summary>What it is: a series and a service are described alike.</summary>
    public DatasetKind Kind { get; init; }

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

    /// <summary>The shape of its features; null for a reference data set (links only).</summary>
    public FeatureSchema? Schema { get; init; }

    /// <summary>Name of the feature table, without its database schema; null for a reference data set.</summary>
    public string? Table { get; init; }

    /// <summary>IRI of the licence, from the list of dcat-ap.de.</summary>
    public required string License { get; init; }

    /// <summary>Text that users must quote; null where the licence asks for none.</summary>
    public string? Attribution { get; init; }

    /// <summary>Public address of the source.</summary>
    public required string SourceUrl { get; init; }

    /// <summary>Date of the source file; null where it says none.</summary>
    public DateTimeOffset? SourceDate { get; init; }

    /// <summary>ISO 8601 period of its updates (<c>P1D</c>); null where none is promised.</summary>
    public string? Schedule { get; init; }

    /// <summary><c>complete</c>, <c>partial</c> or <c>unknown</c>.</summary>
    public required string CoverageClaim { get; init; }

    /// <summary>Grows by one whenever the content changes; 0 before the first publication.</summary>
    public long Revision { get; init; }

    /// <summary>Instance-wide number of its last publication or withdrawal.</summary>
    public long Publication { get; init; }

    /// <summary>First publication.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Last publication that changed something.</summary>
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Number of live features.</summary>
    public long Features { get; init; }

    /// <summary>Box around all geometries; null where no feature has one.</summary>
    public Extent? Extent { get; init; }

    /// <summary>Earliest begin of the features' primary interval; null where open or without time.</summary>
    public DateTimeOffset? Begins { get; init; }

    /// <summary>Latest end of the features' primary interval; null where open or without time.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>Properties of which at least one live feature has a value.</summary>
    public FrozenSet<string> Filled { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Counts per town and need; those of all features have an empty need.</summary>
    public ImmutableArray<TownStatistics> Towns { get; init; } = [];

    /// <summary>Observed properties that it has streams of (<c>parking.free_spaces</c>).</summary>
    public ImmutableArray<string> Streams { get; init; } = [];

    /// <summary>Ways to get it elsewhere; only a reference data set has any.</summary>
    public ImmutableArray<ExternalDistribution> Distributions { get; init; } = [];

    /// <summary>Ids of services of others that serve it.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Ids of the series that it belongs to.</summary>
    public ImmutableArray<string> Series { get; init; } = [];

    /// <summary>Where it is; null for everything but a service.</summary>
    public ServiceEndpoint? Endpoint { get; init; }

    /// <summary>The file that it was made of; null where that is not published.</summary>
    public OriginalFile? Original { get; init; }

    /// <summary>Office that owns the data; null where not said.</summary>
    public LocalizedText? Owner { get; init; }

    /// <summary>IRI of its model data set of the Musterdatenkatalog; null for none.</summary>
    public string? Musterdatensatz { get; init; }

    /// <summary>Where it comes from, for what this instance mirrors; null for its own.</summary>
    public MirrorOrigin? Mirror { get; init; }

    /// <summary>What its publisher says for catalogues alone.</summary>
    public EntryStatements Statements { get; init; } = new();

    /// <summary>Sizes of its downloads by ending (<c>csv</c>), measured after a publication; of a large data set they are estimated.</summary>
    public FrozenDictionary<string, long> DownloadBytes { get; init; } = FrozenDictionary<string, long>.Empty;

    /// <summary>SHA-256 of the resolved descriptor, hex.</summary>
    public required string DescriptorHash { get; init; }

    /// <summary>Addresses of others that it names, which are checked now and then.</summary>
    public IEnumerable<CatalogueLink> Links => Distributions.Select(one => new CatalogueLink(one.Link, one.IsFile))
        .Concat(Distributions.Where(one => one.AccessUrl != one.Link).Select(one => new CatalogueLink(one.AccessUrl, IsFile: false)))
        .Concat(Endpoint is null ? [] : [new CatalogueLink(Endpoint.Link, IsFile: false)]);

    /// <summary>The part that the ids of all its features begin with, with the dot at its end.</summary>
    public string IdPrefix => Identity.FeatureId.Prefix(Publisher.IdKey, Name);

    /// <summary>Whether a feature of that identifier is one of its own.</summary>
    public bool Has(string featureId)
    {
        var rest = featureId.AsSpan();
        return Skip(ref rest, Publisher.IdKey) && Skip(ref rest, Name);

        static bool Skip(ref ReadOnlySpan<char> text, string part)
        {
            var isPart = text.Length > part.Length && text[part.Length] == '.' && text.StartsWith(part, StringComparison.Ordinal);
            text = isPart ? text[(part.Length + 1)..] : text;
            return isPart;
        }
    }

    /// <summary>The value that all its features have of a property whose origin is the data set; null for absent.</summary>
    /// <exception cref="ArgumentException">The origin of the property is another one.</exception>
    public string? Constant(Property property) => property.Origin == PropertyOrigin.Dataset
        ? property.Name switch
        {
            "dataset_id" => Id,
            "schema_version" => Schema is null ? null : $"{Schema.Name}/{Schema.Version}",
            "license" => License,
            "attribution" => Attribution,
            "source_url" => SourceUrl,
            _ => null,
        }
        : throw new ArgumentException($"'{property.Name}' is no constant of data sets.", nameof(property));
}
