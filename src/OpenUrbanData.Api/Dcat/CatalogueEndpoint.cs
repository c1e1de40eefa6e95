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
    public static IEnumerable<Resource> Resources() =>
    [
        new("/catalog", All(Turtle), All(JsonLd), Redirect(_ => "/collections")),
        new("/catalog.ttl", All(Turtle)) { IsNegotiated = false },
        new("/catalog.jsonld", All(JsonLd)) { IsNegotiated = false },
        new("/catalog/{dataset}", One(Turtle), One(JsonLd), Redirect(
            request => Dataset(request) is { Schema: not null } dataset ? Links.Collection(dataset.Id) : "/collections")),
    ];

    // Made once per publication and address: it is the same for everybody.
    static Representation All(Format format) => Document.Bytes(format, request => request.Snapshot.Document(
        $"{format.Name} {request.Links.Root}",
        () => Write(format, CatalogueGraph.Build(request.Registry, Identity(request)))));

    static Representation One(Format format) => Document.Bytes(
        format, request => Write(format, CatalogueGraph.Build(Dataset(request), Identity(request))));

    static Representation Redirect(Func<ApiRequest, string> path) => new(Format.Html, request =>
    {
        request.Parameters.Finish();
        // What the address names is a data set, not a document about it (303, RFC 9110, 15.4.4).
        request.Http.Response.StatusCode = StatusCodes.Status303SeeOther;
        request.Http.Response.Headers.Location = request.Links.To(path(request));
        return Task.CompletedTask;
    });

    static Dataset Dataset(ApiRequest request)
    {
        var id = request.Route("dataset");
        return request.Registry.Datasets.GetValueOrDefault(id) ?? throw new ProblemException(Problem.NotFound(
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
