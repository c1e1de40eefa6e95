using System.Text.Json;
using OpenUrbanData.Catalog.Mirror;
using OpenUrbanData.Ingest.Sources;

namespace OpenUrbanData.Ingest.Mirror;

/// <summary>Everything that an instance offers to those who mirror it: the pages of its <c>/mirror</c>.</summary>
/// <param name="settings">Bounds and address rules.</param>
/// <param name="clock">For time limits and pauses.</param>
sealed class OfferList(SourceSettings settings, TimeProvider clock)
{
    const int MaximumPages = 10_000;

    /// <summary>Fetches all of them.</summary>
    /// <param name="peer">Address of the instance.</param>
    /// <param name="pause">Time between two pages.</param>
    /// <param name="mistakes">Gets what could not be read of single data sets.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>By id.</returns>
    /// <exception cref="IngestException">The list did not come, or not whole: then nothing may be concluded from what is missing.</exception>
    public async Task<Dictionary<string, MirrorOffer>> FetchAsync(string peer, TimeSpan pause, List<string> mistakes, CancellationToken cancellation)
    {
        var offers = new Dictionary<string, MirrorOffer>(StringComparer.Ordinal);
        var folder = Directory.CreateTempSubdirectory("oud-offers-");
        try
        {
            var pages = new SourceArchive(folder.FullName);
            string? token = null;
            for (var number = 0; number < MaximumPages; number++)
            {
                var address = $"{peer}/mirror?f=json" + (token is null ? "" : $"&next={Uri.EscapeDataString(token)}");
                var source = new HttpSource(new(address), settings with { MaximumBytes = settings.PeerPageBytes }, clock);
                var file = (await source.FetchAsync(pages, null, cancellation)).File;
                token = await ReadAsync(file, address, offers, mistakes, cancellation);
                if (token is null)
                {
                    return offers;
                }

                await Task.Delay(pause, clock, cancellation);
            }

            throw new IngestException(IngestCodes.SourceTooLarge, $"{peer}/mirror: more than {MaximumPages} pages.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<string?> ReadAsync(
        SourceFile file, string address, Dictionary<string, MirrorOffer> offers, List<string> mistakes, CancellationToken cancellation)
    {
        try
        {
            await using var bytes = file.Open();
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
