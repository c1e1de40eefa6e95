using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary><c>/collections/{collection}/items/{id}</c> (OGC 17-069r4, 7.16).</summary>
sealed class ItemEndpoint(Site site)
{
    /// <summary>One representation per encoder, and the page of the portal.</summary>
    /// <param name="page">Writes the page.</param>
    public Resource Resource(Func<ApiRequest, FeatureAnswer, Task> page) => new("/collections/{collection}/items/{id}",
        [.. FeatureFormats.All.Select(pair => new Representation(pair.Format, request => WriteAsync(request, pair.Encoder))),
            new(Format.Html, request => WritePageAsync(request, page))]);

    async Task WriteAsync(ApiRequest request, Encoder encoder)
    {
        var profile = FeatureParameters.Profile(request.Parameters, encoder);
        var query = FeatureParameters.WithFallback(Parse(request), profile);
        request.Parameters.Finish();
        request.Timing.End("parse");
        if (IsNotModified(request, query))
        {
            return;
        }

        await using var rows = await site.Reader.Features.OpenAsync(query, request.Cancellation);
        request.Timing.End("sql");
        if (rows.IsEmpty)
        {
            throw await site.MissingAsync(query.Collection, query.Id!, request.Cancellation);
        }

        var response = request.Http.Response;
        response.ContentType = encoder.ContentType;
        response.Headers["Content-Crs"] = $"<{query.Crs.Uri}>";
        var links = FeatureHeaders.Links(request, query.Collection, encoder, profile);
        if (query.Collection.Datasets.FirstOrDefault(one => one.Mirror is not null && one.Has(query.Id!)) is { Mirror: { } mirror } mirrored)
        {
            links = links.Add(new(mirror.Item(mirrored.Id, query.Id!), "via", encoder.MediaType, request.In(Words.Origin)));
        }

        FeatureHeaders.SetFileName(response, query.Id!, encoder, profile);
        FeatureHeaders.SetLinks(request, query, encoder, links, null);
        request.Timing.Write(response);
        var context = new EncodingContext
        {
            Language = request.Language,
            Profile = profile,
            IsSingle = true,
            Limit = 1,
            Links = links,
            References = FeatureReferences.Style(request, query.Collection, encoder),
            FeatureSchema = request.Links.To(Links.Collection(query.Collection.Id, "/schema")),
        };
        await encoder.WriteAsync(rows, context, response.BodyWriter, request.Cancellation);
    }

    async Task WritePageAsync(ApiRequest request, Func<ApiRequest, FeatureAnswer, Task> page)
    {
        var query = Parse(request);
        FeatureParameters.Profile(request.Parameters, null);
        request.Parameters.Finish();
        request.Timing.End("parse");
        if (IsNotModified(request, query))
        {
            return;
        }

        await using var rows = await site.Reader.Features.OpenAsync(query, request.Cancellation);
        request.Timing.End("sql");
        if (!await rows.ReadAsync(request.Cancellation))
        {
            throw await site.MissingAsync(query.Collection, query.Id!, request.Cancellation);
        }

        await page(request, new(query, rows, 1, _ => ""));
    }

    static FeatureQuery Parse(ApiRequest request) =>
        FeatureParameters.ParseShape(request.Parameters, new() { Collection = request.Collection() }) with { Id = request.Route("id"), Limit = 1 };

    static bool IsNotModified(ApiRequest request, FeatureQuery query)
    {
        if (query.Latest)
        {
            request.Http.Response.Headers.CacheControl = "no-store";
            return false;
        }

        return ETags.IsNotModified(request, request.Snapshot.StateOf(query.Collection), null);
    }
}
