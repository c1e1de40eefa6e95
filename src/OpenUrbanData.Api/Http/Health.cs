using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Http;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve, that is the database answers and it is not
/// stopping.</summary>
sealed class Health(Site site, IHostApplicationLifetime lifetime)
{
    /// <summary>Both addresses.</summary>
    public IEnumerable<Resource> Resources() =>
    [
        new("/health/live", new Representation(Format.Json, request => AnswerAsync(request, "live"))) { NeedsRegistry = false },
        new("/health/ready", new Representation(Format.Json, ReadyAsync)) { NeedsRegistry = false },
    ];

    async Task ReadyAsync(ApiRequest request)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new ProblemException(Problem.Unavailable("The server is stopping."));
        }

        // Asked each time: a feed that is live until a moment ago says nothing of the next statement.
        await site.Reader.Purged.FindAsync("", null, request.Cancellation);
        await AnswerAsync(request, "ready");
    }

    static Task AnswerAsync(ApiRequest request, string status)
    {
        request.Parameters.Finish();
        request.Http.Response.Headers.CacheControl = "no-store";
        return Document.SendAsync(request.Http, Format.Json.MediaType, Document.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("status", status);
            json.WriteEndObject();
        }), request.Cancellation);
    }
}
