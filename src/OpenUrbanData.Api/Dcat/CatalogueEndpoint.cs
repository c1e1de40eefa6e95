using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Dcat;

/// <summary>The catalogue for harvesters: DCAT-AP.de in every form of RDF, in pages and per data set. Browsers are led to the
/// pages of the same things.</summary>
/// <remarks>Harvesters withdraw what an answer does not name, so none is empty: what has no data set is no 200.</remarks>
static class CatalogueEndpoint
{
    const string Page = "page";
    const string Since = "modified_since";
    const string View = "view";

    static readonly ImmutableArray<string> Views = ["hvd", "mobility", "geo"];

    static readonly ImmutableArray<string> Times = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    static readonly ImmutableArray<Format> Formats =
    [
        new("ttl", "text/turtle; charset=utf-8") { Aliases = ["turtle"] },
        new("nt", "application/n-triples"),
        new("rdf", "application/rdf+xml") { Aliases = ["xml"], AlsoAccepts = ["application/xml", "text/xml"] },
        new("jsonld", "application/ld+json") { Aliases = ["json"], AlsoAccepts = ["application/json"] },
    ];

    /// <summary>The resources.</summary>
    /// <param name="size">Most data sets of a page of the catalogue.</param>
    /// <param name="page">Makes the page of an entry that is no collection, UTF-8.</param>
    /// <param name="pageState">What that page hangs on beside the registry.</param>
    public static IEnumerable<Resource> Resources(
        int size, Func<ApiRequest, Dataset, ReadOnlyMemory<byte>> page, Func<Registry, Dataset, string> pageState) =>
    [
        new("/catalog", [.. Formats.Select(format => All(format, size)), new(Format.Html, RedirectAll)]),
        .. Formats.Select(format => new Resource($"/catalog.{format.Name}", All(format, size)) { IsNegotiated = false }),
        new("/catalog/{dataset}", [.. Formats.Select(One), PageOf(page, pageState)]),
        .. Formats.Select(format => new Resource($"/catalog/datasets/{{dataset}}.{format.Name}", One(format)) { IsNegotiated = false }),
    ];

    static Representation All(Format format, int size) => new(format, request =>
    {
        var parameters = request.Parameters;
        var number = (int)Math.Min(parameters.Whole(Page, 1) ?? 1, int.MaxValue);
        var since = Time(parameters);
        var view = (CatalogueView)(Views.IndexOf(parameters.Word(View, Views) ?? "") + 1);
        parameters.Finish();
        var registry = CatalogueViews.Part(request.Registry, view);
        var page = CataloguePage.Of(registry, number, size, since);
        if (page.Total == 0 && since is not null)
        {
            request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        if (page.Datasets.IsEmpty && (number > 1 || registry.Services.Count == 0))
        {
            throw new ProblemException(Problem.NotFound(page.Total == 0 ? "No such data set is published yet." : $"There is no page {number}; the last is {page.Last}."));
        }

        return ETags.IsNotModified(request, request.Snapshot.State, null)
            ? Task.CompletedTask
            : Document.SendAsync(request.Http, format.MediaType, since is null ? request.Snapshot.Document($"{format.Name} {request.With()}", Make) : Make(),
                request.Cancellation);

        byte[] Make() => Write(format, CatalogueGraph.Build(
            registry, Identity(request) with { View = view }, page,
            to => request.With((Page, to == 1 ? null : to.ToString(CultureInfo.InvariantCulture)))));
    });

    static Representation One(Format format) => Document.Bytes(
        format, request => Write(format, CatalogueGraph.Build(request.Registry, Entry(request), Identity(request))));

    // A blank is a plus sign that was not encoded.
    static DateTimeOffset? Time(ParameterReader parameters)
    {
        if (parameters.Text(Since) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text.Replace(' ', '+'), [.. Times], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        parameters.Reject(Since, text, "Must be a day or a time as in ISO 8601, such as 2026-01-31 or 2026-01-31T12:00:00Z.");
        return null;
    }

    static Task RedirectAll(ApiRequest request)
    {
        _ = (request.Parameters.Text(Page), request.Parameters.Text(Since), request.Parameters.Text(View));
        return Redirect(request, "/collections");
    }

    static Representation PageOf(Func<ApiRequest, Dataset, ReadOnlyMemory<byte>> page, Func<Registry, Dataset, string> state)
    {
        var own = Document.Bytes(Format.Html, request => page(request, Entry(request)),
            request => $"{request.Snapshot.State} {state(request.Registry, Entry(request))}");
        return new(Format.Html, request => Entry(request) is { Schema: not null } dataset
            ? Redirect(request, Links.Collection(dataset.Id))
            : own.AnswerAsync(request));
    }

    static Task Redirect(ApiRequest request, string path)
    {
        request.Parameters.Finish();
        // What the address names is a data set, not a document about it (303, RFC 9110, 15.4.4).
        request.Http.Response.StatusCode = StatusCodes.Status303SeeOther;
        request.Http.Response.Headers.Location = request.Links.To(path);
        return Task.CompletedTask;
    }

    static Dataset Entry(ApiRequest request)
    {
        var id = request.Route("dataset");
        return request.Registry.Entry(id) ?? throw new ProblemException(Problem.NotFound(
            $"There is no data set '{id}'.{ParameterReader.Suggest(id, request.Registry.Datasets.Keys)}"));
    }

    static CatalogueIdentity Identity(ApiRequest request) => new()
    {
        Root = new(request.Links.Root + "/"),
        Title = Words.SiteTitle,
        Description = Words.SiteDescription,
    };

    static byte[] Write(Format format, Graph graph)
    {
        var output = new ArrayBufferWriter<byte>();
        RdfFormat.ForMediaType(format.MediaType)!.Write(graph, output);
        return output.WrittenSpan.ToArray();
    }
}
