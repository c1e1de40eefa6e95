using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Harvest;

/// <summary>A page of a catalogue and what saves fetching it again.</summary>
/// <param name="Url">Its address.</param>
/// <param name="State">What came of the last fetch.</param>
public sealed record KnownPage(string Url, SourceState State);

/// <summary>Gives a reading its pages. First it finds out whether all of them are what they were: then nothing has to be read.</summary>
sealed class PageSupply(PageFetcher fetcher, string accept) : IAsyncDisposable
{
    // Beyond, pages of servers that do not say what has changed are fetched a second time rather than kept open.
    const int MostKept = 64;

    readonly Dictionary<string, FetchedPage> _fetched = new(StringComparer.Ordinal);
    readonly Dictionary<string, IngestException> _failed = new(StringComparer.Ordinal);
    readonly List<KnownPage> _given = [];

    /// <summary>The pages that were given, in their order.</summary>
    public IReadOnlyList<KnownPage> Given => _given;

    /// <summary>Whether all pages are as they were. One that is not ends the question.</summary>
    /// <param name="pages">Those of the last complete run; none means no.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<bool> AreUnchangedAsync(IReadOnlyList<KnownPage> pages, CancellationToken cancellation)
    {
        foreach (var page in pages)
        {
            FetchedPage fetched;
            try
            {
                fetched = await fetcher.FetchAsync(new(page.Url), accept, page.State, cancellation);
            }
            catch (IngestException failure)
            {
                _failed[page.Url] = failure;
                return false;
            }

            var isSame = fetched.State.Sha256 == page.State.Sha256;
            if (fetched.Content is not null && _fetched.Count < MostKept)
            {
                _fetched[page.Url] = fetched;
            }
            else
            {
                await fetched.DisposeAsync();
            }

            if (!isSame)
            {
                return false;
            }
        }

        return pages.Count > 0;
    }

    /// <summary>A page with its content.</summary>
    /// <exception cref="IngestException">It cannot be had.</exception>
    public async Task<FetchedPage> TakeAsync(Uri address, CancellationToken cancellation)
    {
        if (_failed.Remove(address.AbsoluteUri, out var failure))
        {
            throw failure;
        }

        var page = _fetched.Remove(address.AbsoluteUri, out var fetched) ? fetched : await fetcher.FetchAsync(address, accept, null, cancellation);
        _given.Add(new(address.AbsoluteUri, page.State));
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var page in _fetched.Values)
        {
            await page.DisposeAsync();
        }
    }
}
