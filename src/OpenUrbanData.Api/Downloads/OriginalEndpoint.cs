using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using OpenUrbanData.Api.Http;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Downloads;

/// <summary><c>/downloads/{dataset}/original</c>: the file that a data set was made of, as it came, where its publisher chose to publish it.</summary>
/// <remarks>The file comes from the archive of sources, under the hash that the registry names: no name of a request is part of a path.</remarks>
sealed class OriginalEndpoint(Site site)
{
    static readonly Format Any = new("any", "*/*") { AlsoAccepts = ["*/*"] };

    /// <summary>The address.</summary>
    public Resource Resource() => new("/downloads/{dataset}/original", new Representation(Any, WriteAsync)) { IsNegotiated = false };

    async Task WriteAsync(ApiRequest request)
    {
        request.Parameters.Finish();
        var (dataset, original) = Find(request);
        var response = request.Http.Response;
        if (ETags.IsNotModified(request, $"{original.Sha256} {original.Name} {original.MediaType}", null))
        {
            return;
        }

        await using var file = Open(dataset, original);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(original.Name);
        response.ContentType = original.MediaType;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.Link = $"<{request.Links.To(Links.Collection(dataset.Id))}>; rel=\"collection\", <{new Uri(dataset.License).AbsoluteUri}>; rel=\"license\"";
        var part = ByteRange.Begin(request.Http, original.Bytes);
        response.ContentLength = part.Length;
        if (HttpMethods.IsHead(request.Http.Request.Method))
        {
            return;
        }

        Answer.Of(request.Http).WaitsForClient = true;
        file.Position = part.Offset;
        await StreamCopyOperation.CopyToAsync(file, response.Body, part.Length, request.Cancellation);
    }

    static (Dataset Dataset, OriginalFile Original) Find(ApiRequest request)
    {
        var id = request.Route("dataset");
        if (request.Registry.Datasets.GetValueOrDefault(id) is not { } dataset)
        {
            throw new ProblemException(Problem.NotFound(
                $"There is no data set '{id}'.{ParameterReader.Suggest(id, request.Registry.Datasets.Keys)}"));
        }

        return (dataset, dataset.Original ?? throw new ProblemException(Problem.NotFound(
            $"The original file of '{id}' is not published; '/downloads/{id}.csv' has its data.")));
    }

    FileStream Open(Dataset dataset, OriginalFile original)
    {
        var path = site.Options.Archive is { } archive ? Path.Combine(archive, OriginalFile.PathOf(original.Sha256)) : null;
        return path is not null && File.Exists(path)
            ? new(path, new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan })
            : throw new ProblemException(Problem.NotFound(
                $"The original file of '{dataset.Id}' is not on this machine; its operator finds the setting OUD_ARCHIVE in docs/operations.md."));
    }
}
