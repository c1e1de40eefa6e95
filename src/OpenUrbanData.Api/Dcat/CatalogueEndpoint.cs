using System.Buffers;
using System.Buffers.Text;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Api.Dcat;

/// <summary>The catalogue for harvesters: DCAT-AP.de in every form of RDF, in pages and per data set. Browsers are led to the
/// pages of the same things.</summary>
/// <remarks>Harvesters withdraw what an answer does not name, so none is empty: what has no data set is no 200.</remarks>
sealed class CatalogueEndpoint(Site site)
{
    const string Page = "page";
    const string Since = "modified_since";
    const string View = "view";
    const string After = "after";

    const int FlushAtBytes = 32 * 1024;

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
    /// <param name="page">Makes the page of an entry that is no collection, UTF-8.</param>
    /// <param name="pageState">What that page hangs on beside the registry.</param>
    public IEnumerable<Resource> Resources(
        Func<ApiRequest, Dataset, ReadOnlyMemory<byte>> page, Func<Registry, Dataset, string> pageState) =>
    [
        new("/catalog", [.. Formats.Select(All), new(Format.Html, RedirectAll)]),
        .. Formats.Select(format => new Resource($"/catalog.{format.Name}", All(format)) { IsNegotiated = false }),
        new("/catalog/{dataset}", [.. Formats.Select(One), PageOf(page, pageState)]),
        .. Formats.Select(format => new Resource($"/catalog/datasets/{{dataset}}.{format.Name}", One(format)) { IsNegotiated = false }),
        .. Formats.Select(format => new Resource($"/downloads/catalog.{format.Name}", new Representation(format, request => ExportAsync(request, format))) { IsNegotiated = false }),
    ];

    Representation All(Format format) => new(format, async request =>
    {
        var parameters = request.Parameters;
        var number = (int)Math.Min(parameters.Whole(Page, 1) ?? 1, int.MaxValue);
        var since = Time(parameters);
        var view = ViewOf(parameters);
        var after = Position(parameters);
        parameters.Finish();
        if (ETags.IsNotModified(request, State(request), null))
        {
            return;
        }

        var (registry, mirrored) = await OwnAsync(request, view);
        var page = await PageAsync(request, CataloguePage.Of(registry, number, site.Options.CataloguePageSize, since), since, view, after) with { Mirrored = mirrored };
        if (page is { Total: 0, Others: 0 } && since is not null)
        {
            ETags.Withdraw(request.Http);
            request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        if (page is { Datasets.IsEmpty: true, Foreign.IsEmpty: true } && (number > 1 || registry.Services.Count == 0))
        {
            throw new ProblemException(Problem.NotFound(page.Total == 0 ? "No such data set is published yet." : $"There is no page {number}; the last is {page.Last}."));
        }

        // Pages with records of others are many: they are made for each request.
        await Document.SendAsync(
            request.Http, format.MediaType,
            since is null && page.Foreign.IsEmpty ? request.Snapshot.Document($"{format.Name} {request.Registry.Publication} {request.With()}", Make) : Make(),
            request.Cancellation);

        byte[] Make() => Write(format, CatalogueGraph.Build(registry, CatalogueFacts.Identity(request) with { View = view }, page, (to, from) => request.With(
            (Page, to == 1 ? null : to.ToString(CultureInfo.InvariantCulture)), (After, from))));
    });

    // Everything as one document, part by part: own entries in parts of a page, then record after record.
    async Task ExportAsync(ApiRequest request, Format format)
    {
        var view = ViewOf(request.Parameters);
        request.Parameters.Finish();
        if (ETags.IsNotModified(request, State(request), null))
        {
            return;
        }

        var (registry, mirrored) = await OwnAsync(request, view);
        var identity = CatalogueFacts.Identity(request) with { View = view };
        await using var records = (view is CatalogueView.All or CatalogueView.Hvd
            ? site.Reader.Harvested.AllAsync(Scope(request, null, view), request.Cancellation) : AsyncEnumerable.Empty<VisibleRecord>()).GetAsyncEnumerator(request.Cancellation);
        var hasRecord = await records.MoveNextAsync();
        if (!hasRecord && registry.Datasets.Count == 0 && registry.Services.Count == 0)
        {
            throw new ProblemException(Problem.NotFound("No such data set is published yet."));
        }

        var response = request.Http.Response;
        response.ContentType = format.MediaType;
        response.Headers.ContentDisposition = $"attachment; filename=\"catalog.{format.Name}\"";
        if (HttpMethods.IsHead(request.Http.Request.Method))
        {
            return;
        }

        using var place = site.Exports.Enter();
        Answer.Of(request.Http).WaitsForClient = true;
        await response.StartAsync(request.Cancellation);
        var output = response.BodyWriter;
        var writer = RdfFormat.ForMediaType(format.MediaType)!.Write(output);
        var page = CataloguePage.Of(registry, 1, site.Options.CataloguePageSize, null);
        do
        {
            await WriteAsync(CatalogueGraph.Build(registry, identity, page));
            page = CataloguePage.Of(registry, page.Number + 1, page.Size, null);
        }
        while (!page.Datasets.IsEmpty);
        for (; hasRecord; hasRecord = await records.MoveNextAsync())
        {
            var record = Foreign(records.Current);
            await WriteAsync(record.Graph(identity, mirrored.Contains(record.Key)));
        }

        writer.Finish();
        await output.FlushAsync(request.Cancellation);

        async Task WriteAsync(Graph graph)
        {
            foreach (var statement in graph.Statements)
            {
                writer.Write(statement);
            }

            writer.Flush();
            if (output.UnflushedBytes >= FlushAtBytes)
            {
                await output.FlushAsync(request.Cancellation);
            }
        }
    }

    // A harvest raises the publication, too.
    static string State(ApiRequest request) => $"{request.Snapshot.State} {request.Registry.Publication}";

    static CatalogueView ViewOf(ParameterReader parameters) => (CatalogueView)(Views.IndexOf(parameters.Word(View, Views) ?? "") + 1);

    static RecordScope Scope(ApiRequest request, DateTimeOffset? since, CatalogueView view) => new(request.Links.Root + "/", since, view == CatalogueView.Hvd);

    // What is mirrored is shown as the record that its publisher wrote, while that is there.
    async Task<(Registry Own, IReadOnlySet<string> Mirrored)> OwnAsync(ApiRequest request, CatalogueView view)
    {
        var copies = request.Registry.Datasets.Values.Where(dataset => dataset.Mirror is not null).ToList();
        var visible = await site.Reader.Harvested.VisibleAsync([.. copies.Select(dataset => dataset.Mirror!.Record)], request.Cancellation);
        var registry = visible.Count == 0 ? request.Registry : request.Registry with
        {
            Datasets = request.Registry.Datasets.Where(one => one.Value.Mirror is not { } mirror || !visible.Contains(mirror.Record))
                .ToFrozenDictionary(StringComparer.Ordinal),
        };
        return (CatalogueViews.Part(registry, view), visible);
    }

    async Task<CataloguePage> PageAsync(
        ApiRequest request, CataloguePage own, DateTimeOffset? since, CatalogueView view, (string Source, string Key)? after)
    {
        if (view is CatalogueView.Mobility or CatalogueView.Geo)
        {
            return own; // their terms are not known of others
        }

        var scope = Scope(request, since, view);
        var (records, datasets) = await site.Reader.Harvested.CountAsync(scope, request.Cancellation);
        var free = own.Size - own.Datasets.Length;
        var skip = after is null ? Math.Max(0, ((own.Number - 1L) * own.Size) - own.Total) : 0;
        var rows = free > 0 && skip < records
            ? await site.Reader.Harvested.PageAsync(scope, after, (int)skip, free, request.Cancellation)
            : [];
        return own with
        {
            Total = own.Total + datasets,
            Others = records - datasets,
            Foreign = [.. rows.Select(Foreign)],
            After = after is var (source, key) ? Token(source, key) : null,
            NextAfter = rows.Count > 0 ? Token(rows[^1].Source, rows[^1].Key) : null,
        };
    }

    internal static ForeignRecord Foreign(VisibleRecord row) => new(
        row.Source, row.SourceTitle, row.SourceAddress, row.Key, RecordDocument.Read(Encoding.UTF8.GetBytes(row.Document)), row.Triples, row.AddedAt, row.ChangedAt);

    static string Token(string source, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{source}\n{key}"));

    static (string Source, string Key)? Position(ParameterReader parameters)
    {
        if (parameters.Text(After) is not { } text)
        {
            return null;
        }

        if (Base64Url.IsValid(text) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) is var place && !place.Contains('\0', StringComparison.Ordinal)
            && place.Split('\n', 2) is [var source, var key])
        {
            return (source, key);
        }

        parameters.Reject(After, text, "Must be the value of a link to the next page.");
        return null;
    }

    static Representation One(Format format) => Document.Bytes(
        format, request => Write(format, CatalogueGraph.Build(request.Registry, Entry(request), CatalogueFacts.Identity(request))));

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
        _ = (request.Parameters.Text(Page), request.Parameters.Text(Since), request.Parameters.Text(View), request.Parameters.Text(After));
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

    static byte[] Write(Format format, Graph graph)
    {
        var output = new ArrayBufferWriter<byte>();
        RdfFormat.ForMediaType(format.MediaType)!.Write(graph, output);
        return output.WrittenSpan.ToArray();
    }
}
