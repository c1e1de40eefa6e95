using System.Collections.Immutable;
using System.Security.Cryptography;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>How far a catalogue was read.</summary>
public enum HarvestOutcome
{
    /// <summary>To its end. Only then the absence of a record says something.</summary>
    Complete,

    /// <summary>Not to its end, or not all of it was understood.</summary>
    Partial,

    /// <summary>Not at all.</summary>
    Failed,
}

/// <summary>Reads a catalogue page by page. It fetches nothing: who does asks for <see cref="Next"/> and hands over what came.</summary>
/// <param name="address">Configured address of the catalogue, its first page; http or https.</param>
/// <param name="limits">How much it may ask of us; null for the defaults.</param>
public sealed class CatalogueReading(Uri address, HarvestLimits? limits = null)
{
    readonly Uri _address = address;
    readonly HarvestLimits _limits = limits ?? new();
    readonly HashSet<string> _asked = new(StringComparer.Ordinal) { address.AbsoluteUri };
    readonly HashSet<string> _contents = new(StringComparer.Ordinal);
    readonly Dictionary<string, (string Hash, DateTimeOffset? Modified)> _found = new(StringComparer.Ordinal);
    readonly HashSet<string> _undescribed = new(StringComparer.Ordinal);
    readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);
    readonly List<HarvestProblem> _problems = [];
    long? _announced;
    long _datasets;
    bool _isPartial;

    /// <summary>The page to fetch now; null at the end.</summary>
    public Uri? Next { get; private set; } = address;

    /// <summary>Pages read so far.</summary>
    public int Pages { get; private set; }

    /// <summary>Repairs that made the pages readable.</summary>
    public RdfRepairs Repairs { get; } = new();

    /// <summary>Says that <see cref="Next"/> could not be fetched; the reading ends.</summary>
    public void Fail(string message) => Stop(new(HarvestCodes.PageUnavailable, message, Next?.AbsoluteUri));

    /// <summary>Reads the page at <see cref="Next"/> and moves on.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="mediaType">As the server calls it; null where it does not. What the bytes look like counts more.</param>
    /// <param name="clock">Clock for the limit of time.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Its records; one that came on an earlier page is there again only if it changed since.</returns>
    /// <exception cref="InvalidOperationException">There is no next page.</exception>
    public IReadOnlyList<HarvestedRecord> Read(byte[] content, string? mediaType, TimeProvider clock, CancellationToken cancellation = default)
    {
        var page = Next ?? throw new InvalidOperationException("There is no next page.");
        if (!_contents.Add(Convert.ToHexStringLower(SHA256.HashData(content))))
        {
            Stop(new(HarvestCodes.PagesLoop, "The page is the same as an earlier one, byte for byte.", page.AbsoluteUri));
            return [];
        }

        Graph graph;
        try
        {
            var lost = Repairs.Count(repair => repair.Fault == RdfFault.Statement);
            graph = Graph.Of(Format(content, mediaType, page).Read(new MemoryStream(content, writable: false), new()
            {
                Base = page.AbsoluteUri,
                Limits = _limits.Page,
                Repairs = Repairs,
                BlankPrefix = $"p{Pages}",
                Clock = clock,
                Cancellation = cancellation,
            }));
            lost = Repairs.Count(repair => repair.Fault == RdfFault.Statement) - lost;
            if (lost > 0 || Repairs.Total > Repairs.Count)
            {
                Note(new(HarvestCodes.StatementsLost, $"{lost} statements could not be understood and were left out.", page.AbsoluteUri));
            }
        }
        catch (RdfException mistake)
        {
            Stop(new(HarvestCodes.PageUnreadable, mistake.Message, page.AbsoluteUri));
            return [];
        }

        var extractor = new RecordExtractor(graph, _limits);
        var hydra = HydraPage.Of(graph);
        if (!extractor.IsCatalogue && hydra.Total is null)
        {
            Stop(new(HarvestCodes.NoCatalogue, $"The page holds neither a catalogue nor a data set, but {graph.Count} statements of something else"
                + (graph.Nodes.FirstOrDefault()?[Vocabulary.Type] is [Term.Iri type, ..] ? $", first <{type.Value}>." : "."), page.AbsoluteUri));
            return [];
        }

        Pages++;
        _undescribed.UnionWith(extractor.Undescribed);
        _announced = Max(_announced, hydra.Total);
        var records = Take(extractor, page);
        if (Next is not null)
        {
            Advance(hydra, page);
        }

        return records;
    }

    /// <summary>How far it came. Call it when <see cref="Next"/> is null.</summary>
    /// <exception cref="InvalidOperationException">There is a next page.</exception>
    public ReadingResult Finish()
    {
        if (Next is not null)
        {
            throw new InvalidOperationException("There is a next page.");
        }

        foreach (var missing in _undescribed.Where(iri => !_found.ContainsKey(iri) && !_unreadable.Contains(iri)).Order(StringComparer.Ordinal))
        {
            _unreadable.Add(missing);
            _problems.Add(new(HarvestCodes.RecordMissing, $"The catalogue lists <{missing}> and describes it nowhere.", null, missing));
        }

        if (_announced > _datasets + _unreadable.Count && !_isPartial)
        {
            Note(new(HarvestCodes.FewerThanAnnounced, $"The catalogue announces {_announced} data sets, {_datasets} came."));
        }

        return new(
            Pages == 0 ? HarvestOutcome.Failed : _isPartial ? HarvestOutcome.Partial : HarvestOutcome.Complete,
            Pages, _announced, [.. _unreadable.Order(StringComparer.Ordinal)], [.. _problems]);
    }

    static RdfFormat Format(byte[] content, string? mediaType, Uri page)
    {
        if (content.Length == 0)
        {
            throw new RdfException("The page is empty, expected a catalogue in RDF.");
        }

        var seems = RdfFormat.ForStart(content.AsSpan(0, Math.Min(content.Length, 1000)))
            ?? throw new RdfException("The page is no RDF (perhaps a page for people, or a message of the server), expected a catalogue in "
                + string.Join(", ", RdfFormat.All.Select(format => format.Name)) + ".");
        var named = (mediaType is null ? null : RdfFormat.ForMediaType(mediaType)) ?? RdfFormat.ForName(page.AbsolutePath);
        return seems is Turtle && named is NTriples or NQuads ? named : seems;
    }

    List<HarvestedRecord> Take(RecordExtractor extractor, Uri page)
    {
        List<HarvestedRecord> records = [];
        foreach (var node in extractor.Nodes)
        {
            HarvestedRecord record;
            try
            {
                record = extractor.Extract(node);
            }
            catch (RdfException mistake)
            {
                var key = RecordExtractor.KeyOf(node);
                var problem = new HarvestProblem(HarvestCodes.RecordUnreadable, mistake.Message, page.AbsoluteUri, key);
                if (key is null)
                {
                    Note(problem); // which one it is nobody knows, so none may be missed
                }
                else
                {
                    _unreadable.Add(key);
                    _problems.Add(problem);
                }

                continue;
            }

            if (!_found.TryGetValue(record.Key, out var before))
            {
                _datasets += record.Kind == RecordKind.Service ? 0 : 1;
            }
            else if (before.Hash == record.Hash)
            {
                continue; // the same again: pages of an unstable order overlap
            }
            else
            {
                _problems.Add(new(HarvestCodes.KeyTwice, $"Two different records are called {record.Key}; the one modified last counts.", page.AbsoluteUri, record.Key));
                if (before.Modified > record.Modified || (before.Modified is not null && record.Modified is null))
                {
                    continue;
                }

                records.RemoveAll(one => one.Key == record.Key);
            }

            if (_found.Count >= _limits.Records)
            {
                Stop(new(HarvestCodes.TooMuch, $"The catalogue has more than {_limits.Records} records (limit Records).", page.AbsoluteUri));
                break;
            }

            _found[record.Key] = (record.Hash, record.Modified);
            records.Add(record);
        }

        return records;
    }

    void Advance(HydraPage hydra, Uri page)
    {
        Next = null;
        foreach (var reference in hydra.Next)
        {
            if (!Uri.TryCreate(page, reference, out var next) || next.Scheme is not ("http" or "https"))
            {
                Note(new(HarvestCodes.PageForeign, $"The link to the next page, {reference}, is no address of the web.", page.AbsoluteUri));
                continue;
            }

            // Behind a proxy many name a host that only they can reach; the configured address with the query of the link is what they mean.
            if (!next.Host.Equals(_address.Host, StringComparison.OrdinalIgnoreCase) || next.Port != _address.Port || next.Scheme != _address.Scheme)
            {
                if (next.Query.Length == 0)
                {
                    Note(new(HarvestCodes.PageForeign, $"The link to the next page, {reference}, leads to another host than {_address.Host}.", page.AbsoluteUri));
                    continue;
                }

                next = new UriBuilder(_address) { Query = next.Query, Fragment = "" }.Uri;
            }

            next = new(next.GetLeftPart(UriPartial.Query));
            if (_asked.Add(next.AbsoluteUri))
            {
                Next = next;
                break;
            }
        }

        if (Next is null && hydra.Next.Length > 0 && !_isPartial)
        {
            Note(new(HarvestCodes.PagesLoop, $"The link to the next page, {hydra.Next[0]}, leads to one that was read already.", page.AbsoluteUri));
        }
        else if (Next is not null && Pages >= _limits.Pages)
        {
            Stop(new(HarvestCodes.TooMuch, $"The catalogue has more than {_limits.Pages} pages (limit Pages).", page.AbsoluteUri));
        }
    }

    void Note(HarvestProblem problem)
    {
        _isPartial = true;
        _problems.Add(problem);
    }

    void Stop(HarvestProblem problem)
    {
        Note(problem);
        Next = null;
    }

    static long? Max(long? one, long? other) => one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);
}

/// <summary>What came of reading a catalogue.</summary>
/// <param name="Outcome">How far it was read.</param>
/// <param name="Pages">Pages that were read.</param>
/// <param name="Announced">Number of data sets that it announces; null where it does not.</param>
/// <param name="Unreadable">Keys of records that are there but cannot be taken over: what is known of them stays.</param>
/// <param name="Problems">What was wrong.</param>
public sealed record ReadingResult(
    HarvestOutcome Outcome, int Pages, long? Announced, ImmutableArray<string> Unreadable, ImmutableArray<HarvestProblem> Problems);
