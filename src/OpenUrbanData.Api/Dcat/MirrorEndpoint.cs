using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Mirror;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Api.Dcat;

/// <summary><c>/mirror</c>: what other instances must know to mirror data sets of canonical schemas, and what they must remove
/// because it was purged here (docs/federation.md). In pages, by id.</summary>
sealed class MirrorEndpoint(Site site)
{
    /// <summary>JSON only.</summary>
    public Resource Resource() => new("/mirror", new Representation(Format.Json, WriteAsync));

    async Task WriteAsync(ApiRequest request)
    {
        var after = request.Parameters.Text("next") ?? "";
        request.Parameters.Finish();
        if (ETags.IsNotModified(request, request.Snapshot.State, null))
        {
            return;
        }

        var datasets = request.Registry.Datasets;
        var purged = await site.Reader.Purged.DatasetsAsync(request.Cancellation);
        var ids = datasets.Values.Where(dataset => dataset.Schema is { IsLocal: false }).Select(dataset => dataset.Id)
            .Concat(purged.Where(id => !datasets.ContainsKey(id))).Where(id => string.CompareOrdinal(id, after) > 0)
            .Order(StringComparer.Ordinal).Take(site.Options.CataloguePageSize + 1).ToList();
        var page = ids.Take(site.Options.CataloguePageSize).ToList();
        var marks = await site.Reader.Purged.MarksAsync(page, request.Cancellation);
        await Document.SendAsync(request.Http, Format.Json.MediaType, Document.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("datasets");
            foreach (var id in page)
            {
                Offer(request, id, marks[id]).Write(json);
            }

            json.WriteEndArray();
            json.WriteStartArray("links");
            json.WriteLink(request.With(), "self", Format.Json.MediaType);
            if (ids.Count > page.Count)
            {
                json.WriteLink(request.With(("next", page[^1])), "next", Format.Json.MediaType);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }), request.Cancellation);
    }

    static MirrorOffer Offer(ApiRequest request, string id, IEnumerable<PurgeMark> marks) => request.Registry.Datasets.TryGetValue(id, out var dataset)
        ? MirrorOffer.Of(dataset, request.Registry, request.Links.To($"/catalog/{id}"), marks)
        : new() { Id = id, Purged = [.. marks] };
}
