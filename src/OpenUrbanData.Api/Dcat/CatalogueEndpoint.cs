using System.Buffers;
using System.Text;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Catalog.Rdf.JsonLd;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Dcat;

/// <summary>The catalogue for harvesters: DCAT-AP.de as Turtle and JSON-LD, whole and per data set. Browsers are led to the
/// pages of the same things.</summary>
static class CatalogueEndpoint
{
    static readonly Turtle TurtleFormat = new();
    static readonly JsonLdFormat JsonLdFormat = new();
    static readonly Format Turtle = new("ttl", TurtleFormat.MediaType + "; charset=utf-8") { Aliases = ["turtle"] };
    static readonly Format JsonLd = new("jsonld", JsonLdFormat.MediaType) { Aliases = ["json"], AlsoAccepts = ["application/json"] };

    /// <summary>The resources.</summary>
    /// <param name="page">Makes the page of an entry that is no collection, UTF-8.</param>
    /// <param name="pageState">What that page hangs on beside the registry.</param>
    public static IEnumerable<Resource> Resources(
        Func<ApiRequest, Dataset, ReadOnlyMemory<byte>> page, Func<Registry, Dataset, string> pageState) =>
    [
        new("/catalog", All(Turtle), All(JsonLd), new Representation(Format.Html, request => Redirect(request, "/collections"))),
        new("/catalog.ttl", All(Turtle)) { IsNegotiated = false },
        new("/catalog.jsonld", All(JsonLd)) { IsNegotiated = false },
        new("/catalog/{dataset}", One(Turtle), One(JsonLd), Page(page, pageState)),
    ];

    // Made once per publication and address: it is the same for everybody.
    static Representation All(Format format) => Document.Bytes(format, request => request.Snapshot.Document(
        $"{format.Name} {request.Links.Root}",
        () => Write(format, CatalogueGraph.Build(request.Registry, Identity(request)))));

    static Representation One(Format format) => Document.Bytes(
        format, request => Write(format, CatalogueGraph.Build(request.Registry, Entry(request), Identity(request))));

    static Representation Page(Func<ApiRequest, Dataset, ReadOnlyMemory<byte>> page, Func<Registry, Dataset, string> state)
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
        if (ReferenceEquals(format, Turtle))
        {
            return Encoding.UTF8.GetBytes(TurtleFormat.Write(graph));
        }

        var output = new ArrayBufferWriter<byte>();
        JsonLdFormat.Write(graph, output);
        return output.WrittenSpan.ToArray();
    }
}
