using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary><c>/collections/{collection}/items</c> in all formats (OGC 17-069r4, 7.15).</summary>
sealed class ItemsEndpoint(Site site, CountCache counts)
{
    /// <summary>One representation per encoder, and the page of the portal.</summary>
    /// <param name="page">Writes the page.</param>
    public Resource Resource(Func<ApiRequest, FeatureAnswer, Task> page) => new("/collections/{collection}/items",
        [.. FeatureFormats.All.Select(pair => new Representation(pair.Format, request => WriteAsync(request, pair.Encoder))),
            new(Format.Html, request => WritePageAsync(request, page))]);

    /// <summary>The same with parameters in a body: <c>/collections/{collection}/search</c>, because POST to the items would make one
    /// (OGC 20-002).</summary>
    public Resource Search() => new("/collections/{collection}/search",
        [.. FeatureFormats.All.Select(pair => new Representation(pair.Format, request => WriteAsync(request, pair.Encoder)))]) { TakesBody = true };

    async Task WriteAsync(ApiRequest request, Encoder encoder)
    {
        var collection = request.Collection();
        // A format without a place for a next link gives all: a table that silently ends after ten rows misleads.
        int? defaultLimit = encoder.CarriesLinks ? site.Options.DefaultLimit : null;
        var query = FeatureParameters.ParsePage(request, collection, site.Options, defaultLimit, site.Options.MaximumLimit);
        var profile = FeatureParameters.Profile(request.Parameters, encoder);
        query = FeatureParameters.WithFallback(query, profile);
        request.Parameters.Finish();
        request.Timing.End("parse");
        if (IsNotModified(request, query))
        {
            return;
        }

        var http = request.Http;
        http.Response.ContentType = encoder.ContentType;
        http.Response.Headers["Content-Crs"] = $"<{query.Crs.Uri}>";
        FeatureHeaders.SetFileName(http.Response, collection.Id, encoder, profile);
        if (HttpMethods.IsHead(http.Request.Method) && query.Limit is null)
        {
            return;
        }

        using var place = query.Limit is null ? site.Exports.Enter() : null;
        Answer.Of(http).WaitsForClient = place is not null;
        var matched = counts.Known(query);
        var countsLater = matched is null && encoder.CarriesLinks && query.Limit is not null;
        var counting = countsLater ? Task.FromResult<long?>(null) : counts.CountAsync(query, request.Cancellation);
        await using var rows = await OpenAsync(query, request.Cancellation);
        matched = await counting;
        if (countsLater)
        {
            // Headers must wait as long as the count does.
            Answer.Of(http).Hold(2 * Encoder.CountAtBytes);
        }
        else if (matched is null)
        {
            // The next answer may hold the count.
            ETags.Withdraw(http);
        }

        request.Timing.End("sql");
        var links = FeatureHeaders.Links(request, collection, encoder, profile);
        FeatureHeaders.SetLinks(request, query, encoder, links, matched);
        request.Timing.Write(http.Response);
        var context = new EncodingContext
        {
            Language = request.Language,
            Profile = profile,
            Limit = query.Limit,
            MaximumBytes = query.Limit is null ? null : site.Options.MaximumPageBytes,
            NumberMatched = matched,
            Count = countsLater ? page => CountAsync(request, query, page) : null,
            Links = links,
            References = FeatureReferences.Style(request, collection, encoder),
            FeatureSchema = request.Links.To(Http.Links.Collection(collection.Id, "/schema")),
            Next = position => FeatureHeaders.Next(request, PageToken.Write(position), encoder.MediaType),
        };
        // From here a failure breaks the connection: no document that looks whole (style.md 6.2).
        await http.Response.StartAsync(request.Cancellation);
        await encoder.WriteAsync(rows, context, http.Response.BodyWriter, request.Cancellation);
    }

    // A first page that is also the last one was counted while it was written.
    async ValueTask<long?> CountAsync(ApiRequest request, FeatureQuery query, EncodingResult? page)
    {
        var matched = page is { Next: null, NumberReturned: var returned } && query is { After: null, Offset: 0 }
            ? returned
            : await counts.CountAsync(query, request.Cancellation);
        if (matched is { } number)
        {
            FeatureHeaders.SetMatched(request, number);
        }
        else
        {
            ETags.Withdraw(request.Http);
        }

        return matched;
    }

    async Task WritePageAsync(ApiRequest request, Func<ApiRequest, FeatureAnswer, Task> page)
    {
        var collection = request.Collection();
        // The map of the page asks for geometries itself.
        var query = FeatureParameters.ParsePage(
            request, collection, site.Options, site.Options.DefaultPageRows, site.Options.MaximumPageRows) with { Geometry = false };
        FeatureParameters.Profile(request.Parameters, null);
        request.Parameters.Finish();
        request.Timing.End("parse");
        if (IsNotModified(request, query))
        {
            return;
        }

        var counting = counts.CountAsync(query, request.Cancellation);
        await using var rows = await OpenAsync(query, request.Cancellation);
        var matched = await counting;
        if (matched is null)
        {
            ETags.Withdraw(request.Http);
        }

        request.Timing.End("sql");
        await page(request, new(query, rows, matched,
            position => request.LocalWith(("next", PageToken.Write(position)), ("offset", null))));
    }

    /// <summary>Latest values move between publications, so answers with them have no tag.</summary>
    public static bool IsNotModified(ApiRequest request, FeatureQuery query)
    {
        if (query.Latest)
        {
            request.Http.Response.Headers.CacheControl = "no-store";
            return false;
        }

        return ETags.IsNotModified(request, request.Snapshot.StateOf(query.Collection), Served.ModifiedAt(query.Collection));
    }

    async Task<FeatureRows> OpenAsync(FeatureQuery query, CancellationToken cancellation)
    {
        if (query.Limit is { } limit)
        {
            // The surplus row tells that there is a next page.
            return await site.Reader.Features.OpenAsync(query with { Limit = limit + 1 }, cancellation);
        }

        return await site.OpenSnapshotAsync(query, cancellation);
    }
}
