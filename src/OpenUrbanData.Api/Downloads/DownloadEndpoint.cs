using OpenUrbanData.Api.Http;
using OpenUrbanData.Formats;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Downloads;

/// <summary><c>/downloads/{dataset}.{format}</c>: a whole data set, streamed from one state of the database in constant memory.</summary>
/// <remarks>The extension names the format, so nothing is negotiated and addresses can be passed on.</remarks>
sealed class DownloadEndpoint(Site site)
{
    static readonly Format Any = new("any", "*/*") { AlsoAccepts = ["*/*"] };

    /// <summary>The address.</summary>
    public Resource Resource() => new("/downloads/{file}", new Representation(Any, WriteAsync)) { IsNegotiated = false };

    async Task WriteAsync(ApiRequest request)
    {
        var (collection, encoder) = Find(request);
        var profile = request.Parameters.Word("profile", encoder.Profiles);
        request.Parameters.Finish();
        var response = request.Http.Response;
        var dataset = collection.Datasets[0];
        if (ETags.IsNotModified(request, $"{request.Snapshot.StateOf(collection)} {encoder.Name}", dataset.ModifiedAt))
        {
            return;
        }

        response.ContentType = encoder.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{collection.Id}.{encoder.Name}\"";
        response.Headers.Link = $"<{request.Links.To(Links.Collection(collection.Id))}>; rel=\"collection\", <{new Uri(dataset.License).AbsoluteUri}>; rel=\"license\"";
        if (encoder.Name == "csv" && profile is null)
        {
            response.Headers.Link = Microsoft.Extensions.Primitives.StringValues.Concat(response.Headers.Link, DictionaryEndpoint.LinksOf(dataset.Id, request.Links));
        }

        response.Headers.AcceptRanges = "none";
        response.Headers["OUD-Revision"] = dataset.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (HttpMethods.IsHead(request.Http.Request.Method))
        {
            return;
        }

        using var place = site.Exports.Enter();
        Answer.Of(request.Http).WaitsForClient = true;
        await using var rows = await site.OpenSnapshotAsync(new() { Collection = collection }, request.Cancellation);
        request.Timing.End("sql");
        request.Timing.Write(response);
        await response.StartAsync(request.Cancellation);
        await encoder.WriteAsync(
            rows, EncodingContext.File with { Language = request.Language, Profile = profile }, response.BodyWriter, request.Cancellation);
    }

    static (Collection Collection, Encoder Encoder) Find(ApiRequest request)
    {
        var file = request.Route("file");
        var dot = file.LastIndexOf('.');
        if (dot > 0 && Encoders.All.FirstOrDefault(one => one.Name == file[(dot + 1)..]) is { } encoder
            && request.Registry.Collections.GetValueOrDefault(file[..dot]) is { IsCanonical: false } collection)
        {
            return (collection, encoder);
        }

        throw new ProblemException(Problem.NotFound(
            $"There is no file '{file}'. Files are named '<data set>.<format>'; formats are {string.Join(", ", Encoders.All.Select(one => one.Name))}."));
    }
}
