using System.Security.Cryptography;
using System.Text;
using OpenUrbanData.Catalog.Harvest.Protocols;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>Reads a catalogue page by page. It fetches nothing: who does asks for <see cref="Next"/> and hands over what came.</summary>
public sealed class CatalogueReading
{
    const int StartBytes = 65_536;
    readonly Uri _address;
    readonly HarvestLimits _limits;
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    readonly HashSet<string> _contents = new(StringComparer.Ordinal);
    readonly Queue<Uri> _further = [];
    readonly Dictionary<string, (string Hash, DateTimeOffset? Modified)> _found = new(StringComparer.Ordinal);
    readonly HashSet<string> _undescribed = new(StringComparer.Ordinal);
    readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);
    readonly List<HarvestProblem> _problems = [];
    readonly ServiceParts _services = new();
    readonly HashSet<string> _withdrawn = new(StringComparer.Ordinal);
    string? _state;
    long? _announced;
    long _datasets;
    long _ignored;
    bool _countsServices;
    bool _isPartial;

    /// <summary>Begins.</summary>
    /// <param name="address">Configured address of the catalogue; http or https.</param>
    /// <param name="limits">How much it may ask of us; null for the defaults.</param>
    /// <param name="protocol">How it is offered; null to find that out by its first answer.</param>
    /// <param name="since"><see cref="ReadingResult.State"/> of the last complete reading, to be told changes only where the protocol can; null for everything.</param>
    public CatalogueReading(Uri address, HarvestLimits? limits = null, CatalogueProtocol? protocol = null, string? since = null)
    {
        (_address, _limits, Protocol) = (address, limits ?? new(), protocol);
        var changes = since is null ? null : protocol?.Since(address, since, _limits);
        IsIncremental = changes is not null;
        Next = changes ?? protocol?.First(address, _limits) ?? address;
        _asked.Add(Next.AbsoluteUri);
    }

    /// <summary>Whether only changes are read: what does not come is as it was, unless it is said to be withdrawn.</summary>
    public bool IsIncremental { get; private set; }

    /// <summary>How the catalogue is offered; null until that is known.</summary>
    public CatalogueProtocol? Protocol { get; private set; }

    /// <summary>The page to fetch now; null at the end.</summary>
    public Uri? Next { get; private set; }

    /// <summary>Pages read so far.</summary>
    public int Pages { get; private set; }

    /// <summary>Repairs that made the pages readable.</summary>
    public RdfRepairs Repairs { get; } = new();

    /// <summary>Says that <see cref="Next"/> could not be fetched. The reading ends, or goes on elsewhere.</summary>
    public void Fail(string message)
    {
        var page = Next;
        if (Pages == 0 && page is not null && Protocol?.Instead(page, _limits) is { } instead && _asked.Add(instead.AbsoluteUri))
        {
            Next = instead;
            IsIncremental = false;
        }
        else if (_further.TryDequeue(out var next))
        {
            Note(new(HarvestCodes.PageUnavailable, message, page?.AbsoluteUri));
            Next = next;
        }
        else
        {
            Stop(new(HarvestCodes.PageUnavailable, message, page?.AbsoluteUri));
        }
    }

    /// <summary>Reads the page at <see cref="Next"/> and moves on when its last record was taken.</summary>
    /// <param name="content">Its bytes, from their start to their end; it must be able to seek and stays open.</param>
    /// <param name="mediaType">As the server calls it; null where it does not. What the bytes look like counts more.</param>
    /// <param name="clock">Clock for the limit of time.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Its records, read as they are asked for, to be asked for to the end. A key comes again only with other content, which then counts.</returns>
    /// <exception cref="InvalidOperationException">There is no next page.</exception>
    public IEnumerable<HarvestedRecord> Read(Stream content, string? mediaType, TimeProvider clock, CancellationToken cancellation = default)
    {
        var address = Next ?? throw new InvalidOperationException("There is no next page.");
        return ReadPage(content, new()
        {
            Address = address,
            MediaType = mediaType,
            Number = Pages,
            Before = _datasets,
            Limits = _limits,
            Reading = new()
            {
                Base = address.AbsoluteUri,
                Limits = _limits.Page,
                Repairs = Repairs,
                BlankPrefix = $"p{Pages}",
                Clock = clock,
                Cancellation = cancellation,
            },
            Note = Take,
        });
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

        var came = _countsServices ? _found.Count : _datasets;
        if (_announced > came + _ignored + _unreadable.Count && !_isPartial)
        {
            Note(new(HarvestCodes.FewerThanAnnounced, $"The catalogue announces {_announced} data sets, {came} came."));
        }

        return new(
            Pages == 0 && _found.Count == 0 ? HarvestOutcome.Failed : _isPartial ? HarvestOutcome.Partial : HarvestOutcome.Complete,
            Pages, _announced, [.. _unreadable.Order(StringComparer.Ordinal)], [.. _problems])
        {
            State = _isPartial ? null : _state,
            Withdrawn = IsIncremental ? [.. _withdrawn.Where(key => !_found.ContainsKey(key)).Order(StringComparer.Ordinal)] : null,
        };
    }

    IEnumerable<HarvestedRecord> ReadPage(Stream content, PageReading page)
    {
        if (!_contents.Add(Convert.ToHexStringLower(SHA256.HashData(content))))
        {
            Stop(new(HarvestCodes.PagesLoop, "The page is the same as an earlier one, byte for byte.", page.Address.AbsoluteUri));
            yield break;
        }

        content.Position = 0;
        if (Protocol is null && IsElsewhere(content, page))
        {
            yield break;
        }

        var lost = Lost();
        var isCatalogue = false;
        using var parts = Protocol!.Read(content, page).GetEnumerator();
        while (HasNext(parts, page))
        {
            var extractor = new RecordExtractor(parts.Current, _limits);
            isCatalogue |= extractor.Nodes.Length > 0;
            _undescribed.UnionWith(extractor.Undescribed);
            foreach (var node in extractor.Nodes)
            {
                if (Next is not null && Take(extractor, node, page.Address) is { } record)
                {
                    yield return record;
                }
            }
        }

        if (Next is null)
        {
            yield break;
        }

        if (!isCatalogue && page.Otherwise is { } otherwise)
        {
            Stop(new(HarvestCodes.NoCatalogue, $"The page holds neither a catalogue nor a data set, but {otherwise}.", page.Address.AbsoluteUri));
            yield break;
        }

        lost = Lost() - lost;
        if (lost > 0 || Repairs.Total > Repairs.Count)
        {
            Note(new(HarvestCodes.StatementsLost, $"{lost} statements could not be understood and were left out.", page.Address.AbsoluteUri));
        }

        Pages++;
        _ignored += page.Ignored;
        _countsServices |= page.CountsServices;
        _state ??= page.State; // what changed since the first page comes again the next time
        _withdrawn.UnionWith(page.Withdrawn);
        _announced = Max(_announced, page.Total);
        Advance(page);
        if (Next is null)
        {
            foreach (var service in _services.Whole(_limits.Page))
            {
                yield return service;
            }
        }
    }

    int Lost() => Repairs.Count(repair => repair.Fault == RdfFault.Statement);

    bool HasNext(IEnumerator<Graph> parts, PageReading page)
    {
        try
        {
            return Next is not null && parts.MoveNext();
        }
        catch (RdfException mistake)
        {
            Stop(new(HarvestCodes.PageUnreadable, mistake.Message, page.Address.AbsoluteUri));
            return false;
        }
    }

    // Finds the protocol by the first answer. True where what was configured only leads to the catalogue, which is asked for next.
    bool IsElsewhere(Stream content, PageReading page)
    {
        var bytes = new byte[StartBytes];
        var start = Encoding.UTF8.GetString(bytes.AsSpan(0, content.ReadAtLeast(bytes, StartBytes, throwOnEndOfStream: false)));
        content.Position = 0;
        var known = CatalogueProtocol.All.FirstOrDefault(one => one.Recognizes(start));
        if (known is null && SitePage.Catalogue(start) is { } reference && Near(reference, page.Address) is { } catalogue && _asked.Add(catalogue.AbsoluteUri))
        {
            Next = catalogue;
            return true;
        }

        // What nothing recognizes is read as DCAT, which says why it is none.
        Protocol = known ?? CatalogueProtocol.All.OfType<DcatProtocol>().Single();
        if (Protocol.First(_address, _limits) is var first && first.AbsoluteUri != page.Address.AbsoluteUri && page.Address == _address && _asked.Add(first.AbsoluteUri))
        {
            Next = first;
            return true;
        }

        return false;
    }

    HarvestedRecord? Take(RecordExtractor extractor, Graph.Node node, Uri page)
    {
        HarvestedRecord record;
        try
        {
            record = extractor.Extract(node);
        }
        catch (RdfException mistake)
        {
            Take(new(HarvestCodes.RecordUnreadable, mistake.Message, page.AbsoluteUri, RecordExtractor.KeyOf(node)));
            return null;
        }

        if (!_found.TryGetValue(record.Key, out var before))
        {
            _datasets += record.Kind == RecordKind.Service ? 0 : 1;
        }
        else if (before.Hash == record.Hash)
        {
            return null; // the same again: pages of an unstable order overlap
        }
        else if (_services.Add(record))
        {
            return null;
        }
        else
        {
            _problems.Add(new(HarvestCodes.KeyTwice, $"Two different records are called {record.Key}; the one modified last counts.", page.AbsoluteUri, record.Key));
            if (before.Modified > record.Modified || (before.Modified is not null && record.Modified is null))
            {
                return null;
            }
        }

        if (_found.Count >= _limits.Records)
        {
            Stop(new(HarvestCodes.TooMuch, $"The catalogue has more than {_limits.Records} records (limit Records).", page.AbsoluteUri));
            return null;
        }

        _services.Keep(record);
        _found[record.Key] = (record.Hash, record.Modified);
        return record;
    }

    // Which record it is nobody knows without its key, so none may be missed.
    void Take(HarvestProblem problem)
    {
        if (problem.Key is not { } key)
        {
            Note(problem);
            return;
        }

        _unreadable.Add(key);
        _problems.Add(problem);
    }

    void Advance(PageReading reading)
    {
        var page = reading.Address;
        foreach (var further in reading.Further.Take(_limits.Records).Select(one => Near(one, page)))
        {
            if (further is not null && _asked.Add(further.AbsoluteUri))
            {
                _further.Enqueue(further);
            }
        }

        Next = null;
        foreach (var reference in reading.Next)
        {
            if (Near(reference, page) is not { } next)
            {
                Note(new(HarvestCodes.PageForeign, $"The link to the next page, {reference}, is no address of the web, or leads to another host than {_address.Host}.", page.AbsoluteUri));
                continue;
            }

            if (_asked.Add(next.AbsoluteUri))
            {
                Next = next;
                break;
            }
        }

        if (Next is null && reading.Next.Count > 0 && !_isPartial)
        {
            Note(new(HarvestCodes.PagesLoop, $"The link to the next page, {reading.Next[0]}, leads to one that was read already.", page.AbsoluteUri));
        }

        if (Next is null)
        {
            Next = _further.TryDequeue(out var queued) ? queued : null;
        }
        else if (Pages >= _limits.Pages)
        {
            Stop(new(HarvestCodes.TooMuch, $"The catalogue has more than {_limits.Pages} pages (limit Pages).", page.AbsoluteUri));
        }
    }

    // The address that a page refers to; null for one of another host.
    Uri? Near(string reference, Uri page)
    {
        if (!Uri.TryCreate(page, reference, out var next) || next.Scheme is not ("http" or "https"))
        {
            return null;
        }

        // Behind a proxy many name a host that only they can reach; the configured address with the query of the link is what they mean.
        if (!next.Host.Equals(_address.Host, StringComparison.OrdinalIgnoreCase) || next.Port != _address.Port || next.Scheme != _address.Scheme)
        {
            if (next.Query.Length == 0)
            {
                return null;
            }

            next = new UriBuilder(page) { Query = next.Query, Fragment = "" }.Uri;
        }

        return new(next.GetLeftPart(UriPartial.Query));
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
