using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats.Dictionaries;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Rows;

namespace OpenUrbanData.Api.Downloads;

/// <summary>What the columns of a download mean: <c>/downloads/{dataset}.csv-metadata.json</c>, where readers of CSV on the Web look for it, and
/// <c>/downloads/{dataset}/datapackage.json</c>.</summary>
static class DictionaryEndpoint
{
    static readonly Format Csvw = new("csvw", CsvwMetadata.MediaType);
    static readonly Format Package = new("datapackage", DataPackage.MediaType);

    /// <summary>The addresses.</summary>
    public static IEnumerable<Resource> Resources() =>
    [
        new("/downloads/{dataset}.csv-metadata.json", Document.Json(Csvw, (request, json) => CsvwMetadata.Write(json, Table(request)))) { IsNegotiated = false },
        new("/downloads/{dataset}/datapackage.json", Document.Json(Package, (request, json) => DataPackage.Write(json, Table(request), request.Language)))
        {
            IsNegotiated = false,
        },
    ];

    /// <summary>Path of the CSVW document.</summary>
    public static string CsvwPath(string dataset) => $"/downloads/{dataset}.csv-metadata.json";

    /// <summary>Path of the data package.</summary>
    public static string PackagePath(string dataset) => $"/downloads/{dataset}/datapackage.json";

    /// <summary>What a download of CSV says about itself (CSVW, Model for Tabular Data, 5.2).</summary>
    public static string LinksOf(string dataset, Links links) =>
        $"<{links.To(PackagePath(dataset))}>; rel=\"describedby\"; type=\"{DataPackage.MediaType}\", "
        + $"<{links.To(CsvwPath(dataset))}>; rel=\"describedby\"; type=\"{CsvwMetadata.MediaType}\"";

    static CsvTable Table(ApiRequest request)
    {
        var id = request.Route("dataset");
        if (request.Registry.Collections.GetValueOrDefault(id) is not { IsCanonical: false, Datasets: [var dataset] } collection)
        {
            throw new ProblemException(Problem.NotFound(
                $"There is no data set with columns '{id}'.{ParameterReader.Suggest(id, request.Registry.Datasets.Keys)}"));
        }

        var links = request.Links;
        return new()
        {
            Layout = new RowLayout(new() { Collection = collection }),
            Dataset = dataset,
            Iri = links.To($"/catalog/{id}"),
            Url = links.To($"/downloads/{id}.csv"),
            Page = links.To(Links.Collection(id)),
            Items = links.To(Links.Collection(id, "/items/")),
            Referenced = property => Served.ReferencedBy(property, request.Registry) is { } other ? links.To(Links.Collection(other, "/items/")) : null,
            CodeList = property => links.To(Links.Collection(id, $"/codelists/{Uri.EscapeDataString(property.Name)}")),
        };
    }
}
