using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenUrbanData.Ingest.Descriptors;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>The features of a data set of another instance, through its OGC API: whole, or what changed since a publication.</summary>
/// <remarks>The pages become one file of GeoJSON, which is archived when all of them have come: a copy that breaks off leaves nothing. What
/// vanished at the peer is a feature there that has an identifier and nothing else. Links of the peer are followed by their token only:
/// they cannot lead elsewhere. robots.txt is for those who come unasked; whoever offers <c>/mirror</c> wants to be mirrored.</remarks>
/// <param name="copy">What is copied.</param>
/// <param name="settings">Bounds and address rules.</param>
/// <param name="clock">For time limits and pauses.</param>
public sealed class PeerSource(PeerCopy copy, SourceSettings settings, TimeProvider clock) : Source
{
    const int Depth = 64;

    long _rows;

    /// <inheritdoc/>
    public override string Place { get; } = $"{copy.Address}/collections/{copy.Dataset}";

    /// <inheritdoc/>
    public override async Task<SourceFetch> FetchAsync(SourceArchive archive, SourceState? known, CancellationToken cancellation)
    {
        using var fetcher = new PageFetcher(
            Place, settings with { MaximumBytes = settings.PeerPageBytes }, copy.Hosts, new(copy.Pause, HeedsRobots: false), clock);
        using var limit = new CancellationTokenSource(settings.TransferTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await using var merged = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            await merged.WriteAsync("{\"type\":\"FeatureCollection\",\"features\":["u8.ToArray(), both.Token);
            await CopyAsync(merged, fetcher, both.Token);
            await merged.WriteAsync("\n]}\n"u8.ToArray(), both.Token);
            merged.Position = 0;
            var file = await archive.StoreAsync(merged, $"{copy.Dataset}.geojson", settings.MaximumBytes, both.Token);
            return new(file, new(file.Sha256!, null, copy.SourceDate), file.Sha256 == known?.Sha256);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new IngestException(IngestCodes.SourceUnavailable, $"{Place}: the copy did not end within {settings.TransferTimeout}.");
        }
    }

    async Task CopyAsync(FileStream merged, PageFetcher fetcher, CancellationToken cancellation)
    {
        var size = settings.PeerPage;
        string? token = null;
        while (true)
        {
            JsonDocument page;
            try
            {
                page = await PageAsync(Address(size, token), fetcher, cancellation);
            }
            catch (IngestException large) when (large.Code == IngestCodes.SourceTooLarge && size > 1)
            {
                // Boundaries weigh more than points.
                size = Math.Max(1, size / 10);
                continue;
            }

            using (page)
            {
                token = await WriteAsync(page.RootElement, merged, cancellation);
            }

            if (token is null)
            {
                break;
            }
        }

        if (copy.Since is null && _rows != copy.Features && await IsSameAsync(fetcher, cancellation))
        {
            throw new IngestException(IngestCodes.SourceTruncated,
                $"{Place}: {_rows} features came, {copy.Features} are announced for publication {copy.Publication}. Nothing was changed.");
        }
    }

    string Address(int size, string? token)
    {
        var next = token is null ? "" : $"&next={Uri.EscapeDataString(token)}";
        return copy.Since is { } since
            ? string.Create(CultureInfo.InvariantCulture, $"{Place}/changes?f=json&since={since}&limit={size}{next}")
            : string.Create(CultureInfo.InvariantCulture, $"{Place}/items?f=geojson&limit={size}{next}");
    }

    async Task<JsonDocument> PageAsync(string address, PageFetcher fetcher, CancellationToken cancellation)
    {
        try
        {
            await using var fetched = await fetcher.FetchAsync(new(address), "application/geo+json, application/json", null, cancellation);
            var page = await JsonDocument.ParseAsync(fetched.Content!, new() { MaxDepth = Depth }, cancellation);
            return page.RootElement.ValueKind == JsonValueKind.Object ? page : throw Invalid("an object");
        }
        catch (IngestException gone) when (gone.Code == IngestCodes.SourceMissing && copy.Since is not null)
        {
            throw new IngestException(IngestCodes.PeerForgot, $"{Place}: the peer does not remember what vanished since publication {copy.Since}.", gone);
        }
        catch (JsonException exception)
        {
            throw new IngestException(IngestCodes.FormatInvalid, $"{Place}: a page is no JSON. {exception.Message}", exception);
        }
    }

    async Task<string?> WriteAsync(JsonElement page, FileStream merged, CancellationToken cancellation)
    {
        var features = page;
        if (copy.Since is not null)
        {
            foreach (var one in Array(page, "deleted"))
            {
                var id = one.ValueKind == JsonValueKind.Object && one.TryGetProperty("id", out var member) && member.ValueKind == JsonValueKind.String
                    ? member.GetRawText()
                    : throw Invalid("'deleted' with the 'id' of each feature");
                await WriteAsync($$"""{"type":"Feature","id":{{id}},"geometry":null,"properties":null}""", merged, cancellation);
            }

            // While more of the deleted ones follow, none of the changed do.
            features = page.TryGetProperty("changed", out var changed) ? changed : default;
        }

        if (features.ValueKind != JsonValueKind.Undefined)
        {
            foreach (var feature in Array(features, "features"))
            {
                await WriteAsync(feature.ValueKind == JsonValueKind.Object ? feature.GetRawText() : throw Invalid("features that are objects"), merged, cancellation);
            }
        }

        return Next(page);
    }

    async Task WriteAsync(string feature, FileStream merged, CancellationToken cancellation)
    {
        if (_rows++ >= settings.PeerRows)
        {
            throw new IngestException(IngestCodes.SourceTooLarge,
                $"{Place}: more than {settings.PeerRows} features. Raise OUD_PEER_ROWS if so many are meant to be mirrored.");
        }

        await merged.WriteAsync(Encoding.UTF8.GetBytes(_rows == 1 ? "\n" + feature : ",\n" + feature), cancellation);
        if (merged.Position > settings.MaximumBytes)
        {
            throw new IngestException(IngestCodes.SourceTooLarge, $"{Place}: more than {settings.MaximumBytes} bytes.");
        }
    }

    JsonElement.ArrayEnumerator Array(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw Invalid($"a list '{name}'");

    string? Next(JsonElement page)
    {
        foreach (var link in Array(page, "links"))
        {
            if (link.ValueKind == JsonValueKind.Object && link.TryGetProperty("rel", out var relation) && relation.ValueEquals("next")
                && link.TryGetProperty("href", out var href) && href.ValueKind == JsonValueKind.String)
            {
                return PeerAddress.Token(href.GetString()!) ?? throw Invalid("a link 'next' with the parameter 'next'");
            }
        }

        return null;
    }

    // Features that were published while pages came belong to the next copy of changes; only a count of the same publication is a check.
    async Task<bool> IsSameAsync(PageFetcher fetcher, CancellationToken cancellation)
    {
        var since = copy.Publication.ToString(CultureInfo.InvariantCulture);
        using var page = await PageAsync($"{Place}/changes?f=json&limit=1&since={since}", fetcher, cancellation);
        return page.RootElement.TryGetProperty("publication", out var publication) && publication.TryGetInt64(out var number) && number == copy.Publication;
    }

    IngestException Invalid(string expected) => new(IngestCodes.FormatInvalid, $"{Place}: this is no answer of an Open Urban Data instance; expected {expected}.");
}
