using System.Net;
using System.Net.Http.Headers;

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
        return await HttpAttempts.RunAsync(Place, settings, clock, token => FetchOnceAsync(client, archive, known, token), cancellation);
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
            throw StatusException.Of(response, clock);
        }

        name = response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? name;
        var length = response.Content.Headers.ContentLength;
        if (length > settings.MaximumBytes)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"{Place}: the server announces {length} bytes; at most {settings.MaximumBytes} are taken.");
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await using var bytes = Unpacked(Place, response, body);
        var file = await archive.StoreAsync(bytes, Path.GetFileName(name), settings.MaximumBytes, cancellation);
        var state = new SourceState(file.Sha256!, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        return new(file, state, file.Sha256 == known?.Sha256);
    }

    /// <summary>The bytes of an answer without their transfer coding.</summary>
    /// <exception cref="IngestException">It is one that was not asked for.</exception>
    internal static Stream Unpacked(string place, HttpResponseMessage response, Stream body) => response.Content.Headers.ContentEncoding.LastOrDefault() switch
    {
        null or "identity" => body,
        "gzip" or "x-gzip" => new PackedTransfer(body),
        var other => throw new IngestException(IngestCodes.FormatInvalid, $"{place}: the transfer coding '{other}' was not asked for."),
    };

    /// <summary>Asks for packed bytes, and only if they have changed.</summary>
    internal static void Prepare(HttpRequestMessage request, SourceState? known)
    {
        request.Headers.AcceptEncoding.Add(new("gzip"));
        if (known?.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
        {
            request.Headers.IfNoneMatch.Add(parsed);
        }

        request.Headers.IfModifiedSince = known?.LastModified;
    }

    static string NameOf(Uri address) => Path.GetFileName(Uri.UnescapeDataString(address.AbsolutePath)) is { Length: > 0 } name ? name : "download";
}
