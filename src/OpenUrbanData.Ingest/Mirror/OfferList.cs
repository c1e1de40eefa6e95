using System.Text.Json;
using OpenUrbanData.Catalog.Mirror;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Mirror;

/// <summary>Everything that an instance offers to those who mirror it: the pages of its <c>/mirror</c>.</summary>
/// <param name="settings">Bounds and address rules.</param>
/// <param name="hosts">What all runs together owe to each server.</param>
/// <param name="clock">For time limits and pauses.</param>
sealed class OfferList(SourceSettings settings, HostPaces hosts, TimeProvider clock)
{
    const int MaximumPages = 10_000;

    /// <summary>Fetches all of them.</summary>
    /// <param name="peer">Address of the instance.</param>
    /// <param name="pause">Time between two requests.</param>
    /// <param name="mistakes">Gets what could not be read of single data sets.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>By id.</returns>
    /// <exception cref="IngestException">The list did not come, or not whole: then nothing may be concluded from what is missing.</exception>
    public async Task<Dictionary<string, MirrorOffer>> FetchAsync(string peer, TimeSpan pause, List<string> mistakes, CancellationToken cancellation)
    {
        var offers = new Dictionary<string, MirrorOffer>(StringComparer.Ordinal);
        using var fetcher = new PageFetcher(
            $"{peer}/mirror", settings with { MaximumBytes = settings.PeerPageBytes }, hosts, new(pause, HeedsRobots: false), clock);
        string? token = null;
        for (var number = 0; number < MaximumPages; number++)
        {
            var address = $"{peer}/mirror?f=json" + (token is null ? "" : $"&next={Uri.EscapeDataString(token)}");
            await using var fetched = await fetcher.FetchAsync(new(address), "application/json", null, cancellation);
            token = await ReadAsync(fetched.Content!, address, offers, mistakes, cancellation);
            if (token is null)
            {
                return offers;
            }
        }

        throw new IngestException(IngestCodes.SourceTooLarge, $"{peer}/mirror: more than {MaximumPages} pages.");
    }

    static async Task<string?> ReadAsync(
        Stream bytes, string address, Dictionary<string, MirrorOffer> offers, List<string> mistakes, CancellationToken cancellation)
    {
        try
        {
            using var page = await JsonDocument.ParseAsync(bytes, default, cancellation);
            foreach (var one in page.RootElement.GetProperty("datasets").EnumerateArray())
            {
                try
                {
                    var offer = MirrorOffer.Read(one);
                    offers[offer.Id] = offer;
                }
                catch (JsonException exception)
                {
                    mistakes.Add($"{address}: a data set cannot be read: {exception.Message}");
                }
            }

            foreach (var link in page.RootElement.GetProperty("links").EnumerateArray())
            {
                if (link.GetProperty("rel").ValueEquals("next"))
                {
                    return PeerAddress.Token(link.GetProperty("href").GetString() ?? "") ?? throw Invalid(address, null);
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Invalid(address, exception);
        }
    }

    static IngestException Invalid(string address, Exception? inner) => new(IngestCodes.FormatInvalid,
        $"{address}: this is no answer of an Open Urban Data instance; expected an object with 'datasets' and 'links'.", inner);
}
