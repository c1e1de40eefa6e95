using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>A file on the web, asked for only if it has changed.</summary>
/// <param name="address">Where the file is; http or https.</param>
/// <param name="settings">Bounds and address rules.</param>
/// <param name="clock">For time limits and the pauses between tries.</param>
public sealed class HttpSource(Uri address, SourceSettings settings, TimeProvider clock) : Source
{
    /// <inheritdoc/>
    public override string Place { get; } = address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    /// <inheritdoc/>
    public override async Task<SourceFetch> FetchAsync(
        SourceArchive archive, SourceState? known, CancellationToken cancellation)
    {
        using var client = new OutboundHttp(Place, settings);
        using var limit = new CancellationTokenSource(settings.TransferTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var delay = settings.RetryDelay;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await FetchOnceAsync(client, archive, known, both.Token);
            }
            catch (Exception exception) when (Failure(exception) is { } failure && !cancellation.IsCancellationRequested)
            {
                if (attempt >= settings.Attempts || !failure.IsTransient || limit.IsCancellationRequested)
                {
                    throw failure.Exception;
                }
            }

            await Task.Delay(delay, clock, cancellation);
            delay *= 2;
        }
    }

    async Task<SourceFetch> FetchOnceAsync(
        OutboundHttp client, SourceArchive archive, SourceState? known, CancellationToken cancellation)
    {
        var name = NameOf(address);
        var kept = known is null ? null : archive.Find(known.Sha256, name);
        using var response = await client.SendAsync(
            HttpMethod.Get, address, request => Prepare(request, kept is null ? null : known), cancellation);
        if (response.StatusCode == HttpStatusCode.NotModified && kept is not null)
        {
            return new(kept, known!, IsUnchanged: true);
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new StatusException(response.StatusCode);
        }

        name = response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? name;
        var length = response.Content.Headers.ContentLength;
        if (length > settings.MaximumBytes)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"{Place}: the server announces {length} bytes; at most {settings.MaximumBytes} are taken.");
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await using var bytes = response.Content.Headers.ContentEncoding.LastOrDefault() switch
        {
            null or "identity" => body,
            "gzip" or "x-gzip" => new PackedTransfer(body),
            var other => throw new IngestException(IngestCodes.FormatInvalid, $"{Place}: the transfer coding '{other}' was not asked for."),
        };
        var file = await archive.StoreAsync(bytes, Path.GetFileName(name), settings.MaximumBytes, cancellation);
        var state = new SourceState(file.Sha256!, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        return new(file, state, file.Sha256 == known?.Sha256);
    }

    static void Prepare(HttpRequestMessage request, SourceState? known)
    {
        request.Headers.AcceptEncoding.Add(new("gzip"));
        if (known?.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
        {
            request.Headers.IfNoneMatch.Add(parsed);
        }

        request.Headers.IfModifiedSince = known?.LastModified;
    }

    (IngestException Exception, bool IsTransient)? Failure(Exception exception) => exception switch
    {
        IngestException own => (own, false),
        HttpRequestException { InnerException: IngestException own } => (own, false),
        StatusException { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } =>
            (new(IngestCodes.SourceMissing, $"{Place}: the server says there is no such file (404 or 410)."), false),
        StatusException { Status: var status } => (
            new(IngestCodes.SourceUnavailable, $"{Place}: the server answers {(int)status}, expected 200."),
            status == HttpStatusCode.TooManyRequests || (int)status >= 500),
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            (new(IngestCodes.SourceTruncated, $"{Place}: the transfer broke off before the announced end."), true),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            (new(IngestCodes.SourceTruncated, $"{Place}: the transfer broke off before the announced end."), true),
        InvalidDataException => (new(IngestCodes.SourceTruncated, $"{Place}: the packed transfer is broken or cut off."), true),
        HttpRequestException or HttpIOException or SocketException =>
            (new(IngestCodes.SourceUnavailable, $"{Place}: cannot be reached. {exception.Message}", exception), true),
        IOException => (new(IngestCodes.SourceTruncated, $"{Place}: the transfer broke off. {exception.Message}", exception), true),
        OperationCanceledException =>
            (new(IngestCodes.SourceUnavailable, $"{Place}: no answer, or no end, within the time limit."), true),
        _ => null,
    };

    static string NameOf(Uri address) => Path.GetFileName(Uri.UnescapeDataString(address.AbsolutePath)) is { Length: > 0 } name ? name : "download";

    sealed class StatusException(HttpStatusCode status) : Exception
    {
        public HttpStatusCode Status { get; } = status;
    }
}
