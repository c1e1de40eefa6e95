using Microsoft.AspNetCore.Http.Features;

namespace OpenUrbanData.Api.Http;

/// <summary>The outermost step of every exchange: answers from memory what is there, and finishes what the rest has answered.</summary>
/// <param name="site">Settings and readers.</param>
sealed class Edge(Site site)
{
    readonly string _freshness = Freshness.For(site.Options.MaximumAge);
    readonly bool _isRootKnown = site.Options.PublicUrl is not null;
    readonly AnswerCache _cache = site.Answers;

    /// <summary>Takes one exchange.</summary>
    public Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var coding = Codings.Choose(request.Headers.AcceptEncoding.ToString());
        var isGet = HttpMethods.IsGet(request.Method);
        if ((!isGet && !HttpMethods.IsHead(request.Method)) || request.Headers.Range.Count > 0 || _cache.Current() is not { } current)
        {
            return AnswerAsync(http, next, coding, null);
        }

        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var key = AnswerKey.Of(http, target, _isRootKnown, coding);
        return _cache.Send(http, key, current)
            ?? AnswerAsync(http, next, coding, isGet && _cache.Admits(key) ? key : null);
    }

    async Task AnswerAsync(HttpContext http, RequestDelegate next, Coding coding, AnswerKey? kept)
    {
        using var answer = new Answer(http, site.SlowClients, coding, _freshness);
        if (kept is not null)
        {
            answer.Keep(_cache.Largest);
        }

        await next(http);
        if (http.RequestAborted.IsCancellationRequested)
        {
            // What was left out must not look whole to whoever still reads.
            http.Abort();
            return;
        }

        answer.Prepare();
        if (kept is { } key && answer.State is { } state)
        {
            // Before it is sent: whoever has read it and asks again finds it.
            Keep(http, key, state, answer.Kept);
        }

        await answer.CompleteAsync();
    }

    void Keep(HttpContext http, AnswerKey key, AnswerState state, byte[]? body)
    {
        var response = http.Response;
        var isNotModified = response.StatusCode == StatusCodes.Status304NotModified && http.Request.Headers.IfNoneMatch.Count > 0;
        if (response.StatusCode == StatusCodes.Status204NoContent)
        {
            // An empty tile.
            body = [];
        }
        else if (response.StatusCode != StatusCodes.Status200OK)
        {
            body = null;
        }

        if (response.Headers.ETag.Count > 0 && response.Headers.CacheControl != "no-store" && (isNotModified || body is not null))
        {
            _cache.Keep(new(key, response, state, body));
        }
    }
}
