using System.Net;
using System.Security.Cryptography;
using System.Buffers;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>How a source wants to be asked.</summary>
/// <param name="Pause">Time between two requests; a longer <c>Crawl-delay</c> holds instead.</param>
/// <param name="HeedsRobots">False where the source agreed to be harvested whatever its <c>robots.txt</c> says.</param>
public sealed record FetchManners(TimeSpan Pause, bool HeedsRobots = true);

/// <summary>A page as it came.</summary>
/// <param name="Content">Its bytes, gone when this is disposed; null where the server says that they are the known ones.</param>
/// <param name="MediaType">As the server calls it; null where it does not.</param>
/// <param name="State">What the next fetch is given.</param>
public sealed record FetchedPage(FileStream? Content, string? MediaType, SourceState State) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Fetches the pages of one source one after the other, over one connection, as its server wants it: <c>robots.txt</c>, pauses, and only what
/// has changed.</summary>
/// <param name="place">The source as messages name it, without credentials.</param>
/// <param name="settings">Bounds and address rules.</param>
/// <param name="hosts">What all runs together owe to each server.</param>
/// <param name="manners">How the source wants to be asked.</param>
/// <param name="clock">The time.</param>
public sealed class PageFetcher(string place, SourceSettings settings, HostPaces hosts, FetchManners manners, TimeProvider clock) : IDisposable
{
    const int Buffer = 81_920;
    readonly OutboundHttp _client = new(place, settings);

    /// <summary>Requests that were sent, those for <c>robots.txt</c> left out.</summary>
    public int Requests { get; private set; }

    /// <summary>Fetches a page into a file without name.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="accept">Media types in the form of the header.</param>
    /// <param name="known">What the last fetch gave; null to have the bytes in any case.</param>
    /// <param name="cancellation">Ends the fetch.</param>
    /// <exception cref="IngestException">It may not be asked for, cannot be had, or is too large.</exception>
    public Task<FetchedPage> FetchAsync(Uri address, string accept, SourceState? known, CancellationToken cancellation)
    {
        var name = address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        return HttpAttempts.RunAsync(name, settings, clock, async token =>
        {
            try
            {
                return await FetchOnceAsync(name, address, accept, known, token);
            }
            catch (StatusException status) when (status.RetryAfter is { } time && time <= settings.LongestWait)
            {
                hosts.Rest(address, time); // other runs shall not ask meanwhile either
                throw;
            }
        }, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    async Task<FetchedPage> FetchOnceAsync(string name, Uri address, string accept, SourceState? known, CancellationToken cancellation)
    {
        var pause = manners.Pause;
        if (manners.HeedsRobots)
        {
            var rules = await hosts.RulesAsync(address, _client, cancellation);
            if (!rules.Allows(address))
            {
                throw new IngestException(IngestCodes.RobotsForbid,
                    $"{name}: the robots.txt of the server forbids this address. Ask the source; if it agrees, 'robots: agreed' in the file of the source says so.");
            }

            var delay = rules.CrawlDelay < settings.LongestCrawlDelay ? rules.CrawlDelay.Value : rules.CrawlDelay is null ? TimeSpan.Zero : settings.LongestCrawlDelay;
            pause = delay > pause ? delay : pause;
        }

        await hosts.TurnAsync(address, pause, cancellation);
        Requests++;
        using var response = await _client.SendAsync(
            HttpMethod.Get, address, request =>
            {
                request.Headers.Accept.ParseAdd(accept);
                HttpSource.Prepare(request, known);
            },
            cancellation);
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
        {
            return new(null, null, known);
        }

        if (!response.IsSuccessStatusCode)
        {
            throw StatusException.Of(response, clock);
        }

        if (response.Content.Headers.ContentLength is { } length && length > settings.MaximumBytes)
        {
            throw TooLarge(name);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await using var bytes = HttpSource.Unpacked(name, response, body);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        });
        try
        {
            var hash = await CopyAsync(name, bytes, file, cancellation);
            file.Position = 0;
            return new(file, response.Content.Headers.ContentType?.MediaType,
                new(hash, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    async Task<string> CopyAsync(string name, Stream bytes, FileStream file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            long total = 0;
            while (await bytes.ReadAsync(buffer, cancellation) is var read && read > 0)
            {
                if ((total += read) > settings.MaximumBytes)
                {
                    throw TooLarge(name);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    IngestException TooLarge(string name) => new(IngestCodes.SourceTooLarge,
        $"{name}: more than {settings.MaximumBytes} bytes; the setting OUD_RDF_BYTES allows more.");
}
