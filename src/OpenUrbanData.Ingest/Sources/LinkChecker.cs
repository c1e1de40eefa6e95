using System.Buffers;
using System.Net;
using System.Net.Sockets;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>Asks whether an address of others still answers, and how large and of which type it is.</summary>
/// <param name="settings">Bounds and address rules: the same as for sources.</param>
/// <param name="clock">The time.</param>
public sealed class LinkChecker(SourceSettings settings, TimeProvider clock)
{
    /// <summary>Checks one address. It never throws for what the other side does.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<LinkCheck> CheckAsync(CatalogueLink link, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        using var limit = new CancellationTokenSource(settings.AnswerTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var client = new OutboundHttp(link.Url, settings);
            return await AskAsync(client, link, now, both.Token);
        }
        catch (Exception exception) when (Code(exception) is { } code && !cancellation.IsCancellationRequested)
        {
            return new(link.Url, now, now, code, null, null, null);
        }
    }

    async Task<LinkCheck> AskAsync(OutboundHttp client, CatalogueLink link, DateTimeOffset now, CancellationToken cancellation)
    {
        var address = new Uri(link.Url);
        using (var head = await client.SendAsync(HttpMethod.Head, address, null, cancellation))
        {
            if (head.IsSuccessStatusCode && head.Content.Headers.ContentLength is > 0 and var length)
            {
                return Found(link, head, length, now);
            }
        }

        // Many servers know no HEAD, or say no length.
        using var answer = await client.SendAsync(HttpMethod.Get, address, null, cancellation);
        var bytes = answer.IsSuccessStatusCode
            ? answer.Content.Headers.ContentLength ?? await CountAsync(answer, cancellation)
            : null;
        return Found(link, answer, bytes, now);
    }

    static LinkCheck Found(CatalogueLink link, HttpResponseMessage answer, long? bytes, DateTimeOffset now)
    {
        var type = answer.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();
        var code = answer.StatusCode switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => IngestCodes.SourceMissing,
            _ when !answer.IsSuccessStatusCode => IngestCodes.SourceUnavailable,
            // Portals answer 200 with a page of regret where a file was.
            _ when link.IsFile && type is "text/html" or "application/xhtml+xml" => IngestCodes.SourceIsWebPage,
            _ => null,
        };
        return new(link.Url, now, now, code, (int)answer.StatusCode, code is null ? bytes : null, code is null ? type : null);
    }

    async Task<long?> CountAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
            long total = 0;
            while (await body.ReadAsync(buffer, cancellation) is var read && read > 0)
            {
                if ((total += read) > settings.MaximumCountedBytes)
                {
                    return null;
                }
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static string? Code(Exception exception) => exception switch
    {
        IngestException own => own.Code,
        HttpRequestException { InnerException: IngestException own } => own.Code,
        HttpRequestException or SocketException or IOException or OperationCanceledException or UriFormatException => IngestCodes.SourceUnavailable,
        _ => null,
    };
}
