using System.Collections.Immutable;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Ingest.Harvest;

/// <summary>Something that occurred several times.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Count">How often.</param>
/// <param name="Examples">Where, the first ones.</param>
public sealed record Finding(string Code, long Count, ImmutableArray<string> Examples);

/// <summary>What a whole reading found beside the records. Everybody may read it: nothing of the operator's stands in it.</summary>
/// <param name="Pages">Pages that were read.</param>
/// <param name="Announced">Number of data sets that the catalogue announces; null where it does not.</param>
/// <param name="Problems">What was wrong, the first ones.</param>
/// <param name="ProblemCounts">All of it, by code; without examples.</param>
/// <param name="Repairs">Number of repairs that made the pages readable.</param>
/// <param name="Faults">What was repaired, by kind, with what stood there.</param>
/// <param name="RecordRepairs">What was repaired in records, by <see cref="RepairCodes"/>, with key, property and what stood there.</param>
/// <param name="Quality">What records lack, with keys of records.</param>
/// <param name="Own">Records that came from this instance and were left out.</param>
/// <param name="Unreadable">Keys of records that are there and could not be taken over.</param>
public sealed record HarvestFindings(
    int Pages, long? Announced, ImmutableArray<HarvestProblem> Problems, ImmutableArray<Finding> ProblemCounts, long Repairs, ImmutableArray<Finding> Faults,
    ImmutableArray<Finding> RecordRepairs, ImmutableArray<Finding> Quality, long Own, ImmutableArray<string> Unreadable)
{
    /// <summary>As <see cref="ReadingResult.State"/>: by it the next run asks for changes only.</summary>
    public string? State { get; init; }

    /// <summary>Protocol that the source was read by; null where nothing was read.</summary>
    public string? Protocol { get; init; }

    /// <summary>When the source was last read as a whole; what else stands here is of then, but for the problems.</summary>
    public DateTimeOffset? WholeAt { get; init; }
}

/// <summary>Collects what a reading finds.</summary>
/// <param name="address">Address of the source, whose secrets are kept.</param>
/// <param name="most">Examples per finding, and problems.</param>
sealed class FindingsCollector(PublicAddress address, int most)
{
    const int Repaired = 5;
    readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);
    const int RecordsRepaired = 20;
    readonly SortedDictionary<string, (long Count, List<string> Examples)> _quality = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, (long Count, List<string> Examples)> _repairs = new(StringComparer.Ordinal);

    /// <summary>Records of our own that were left out.</summary>
    public long Own { get; set; }

    /// <summary>Notes that a page could not be had.</summary>
    /// <param name="page">Its address.</param>
    /// <param name="code">Why: one of <see cref="IngestCodes"/>.</param>
    public void Fail(Uri page, string code) => _failures[page.AbsoluteUri] = code;

    /// <summary>Looks at a record that is taken over.</summary>
    public void Look(HarvestedRecord record)
    {
        foreach (var repair in record.Repairs)
        {
            var property = repair.Property[(repair.Property.LastIndexOfAny(['/', '#']) + 1)..];
            Add(_repairs, repair.Code, RecordsRepaired, $"{record.Key} {property}: {repair.Found} → {repair.Became}");
        }

        Note(record, QualityCodes.TitleMissing, record.Title is null);
        if (record.Kind == RecordKind.Series)
        {
            return; // it has data sets instead of data
        }

        Note(record, QualityCodes.PublisherMissing, record.Publisher is null);
        Note(record, QualityCodes.LicenseMissing, record.Licenses.IsEmpty && record.Distributions > 0);
        Note(record, QualityCodes.LicenseUnknown, !record.Licenses.IsEmpty && !record.Licenses.Any(KnownLicenses.Contains));
        Note(record, QualityCodes.AddressMissing, record.Kind == RecordKind.Dataset && record.Addresses.IsEmpty);
        Note(record, QualityCodes.AddressInvalid, record.Addresses.Any(one => !Uri.TryCreate(one, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "ftp")));
        Note(record, QualityCodes.IriMissing, record.Iri is null);
    }

    /// <summary>All of it.</summary>
    public HarvestFindings Finish(ReadingResult result, RdfRepairs repairs) => new(
        result.Pages, result.Announced,
        [.. result.Problems.Take(most).Select(one => one with { Message = Public(one), Page = address.Of(one.Page), Key = address.Hide(one.Key) })],
        [.. result.Problems.GroupBy(one => one.Code, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new Finding(group.Key, group.LongCount(), []))],
        repairs.Total,
        [
            .. repairs.GroupBy(one => one.Fault).OrderBy(group => group.Key).Select(group => new Finding(
                group.Key.ToString(), group.LongCount(),
                [.. group.Take(Repaired).Select(one => FormattableString.Invariant($"{one.Line}:{one.Column} {address.Hide(one.Found)} → {address.Hide(one.Became)}"))])),
        ],
        Findings(_repairs), Findings(_quality),
        Own, result.Unreadable);

    // What the network said names addresses and settings of the operator; the code says enough.
    string Public(HarvestProblem problem) => problem.Code != HarvestCodes.PageUnavailable ? address.Hide(problem.Message) ?? ""
        : _failures.GetValueOrDefault(problem.Page ?? "") switch
        {
            IngestCodes.SourceMissing => "The server says that there is no such page (404 or 410).",
            IngestCodes.RobotsForbid => "The robots.txt of the server forbids this address.",
            IngestCodes.SourceTruncated => "The transfer broke off.",
            IngestCodes.SourceTooLarge => "The page is too large.",
            IngestCodes.SourceForbidden => "The address, or one that it leads to, may not be asked for.",
            _ => "The server is not reached, answers too late, or not with 200.",
        };

    void Note(HarvestedRecord record, string code, bool isTrue)
    {
        if (isTrue)
        {
            Add(_quality, code, most, record.Key);
        }
    }

    void Add(SortedDictionary<string, (long Count, List<string> Examples)> findings, string code, int kept, string example)
    {
        var (count, examples) = findings.TryGetValue(code, out var known) ? known : (0, []);
        if (examples.Count < Math.Min(kept, most))
        {
            examples.Add(address.Hide(example) ?? "");
        }

        findings[code] = (count + 1, examples);
    }

    static ImmutableArray<Finding> Findings(SortedDictionary<string, (long Count, List<string> Examples)> findings) =>
        [.. findings.Select(one => new Finding(one.Key, one.Value.Count, [.. one.Value.Examples]))];
}

/// <summary>Codes of what records lack.</summary>
public static class QualityCodes
{
    /// <summary>No title.</summary>
    public const string TitleMissing = "title_missing";

    /// <summary>No publisher.</summary>
    public const string PublisherMissing = "publisher_missing";

    /// <summary>Data without licence: nobody may use them.</summary>
    public const string LicenseMissing = "license_missing";

    /// <summary>A licence that is in no list.</summary>
    public const string LicenseUnknown = "license_unknown";

    /// <summary>No address of data or page.</summary>
    public const string AddressMissing = "address_missing";

    /// <summary>An address that is none.</summary>
    public const string AddressInvalid = "address_invalid";

    /// <summary>No IRI: other catalogues cannot refer to the record.</summary>
    public const string IriMissing = "iri_missing";
}
