using System.Globalization;
using System.Net;
using OpenUrbanData.Model.Problems;

namespace OpenUrbanData.Api.Http;

/// <summary>Who may ask how much, and when it is whose turn: a bucket of points and a fair queue per client (docs/operations.md).</summary>
/// <remarks>What is answered from memory never comes here.</remarks>
sealed class Admission
{
    /// <summary>Work that costs a point.</summary>
    static readonly TimeSpan Point = TimeSpan.FromMilliseconds(10);

    readonly RateLimits _limits;
    readonly TrustedProxies _exempt;
    readonly Clients _clients;
    readonly FairQueue _queue;
    readonly TimeProvider _clock;
    readonly string _policy;
    int _refused;

    /// <summary>Reads the settings.</summary>
    public Admission(Site site)
    {
        _limits = site.Options.RateLimits;
        _clock = site.Clock;
        _exempt = new(_limits.Exempt);
        _clients = new(_limits.PointsPerSecond, _limits.Burst, _limits.MaximumClients, _clock);
        _queue = new(_limits.Places, Math.Max(1, _limits.Places / 8), _clock);
        _policy = string.Create(CultureInfo.InvariantCulture, $"\"points\";q={_limits.Burst};w={_limits.Burst / _limits.PointsPerSecond}");
    }

    /// <summary>Takes one exchange.</summary>
    public Task AdmitAsync(HttpContext http, RequestDelegate next)
    {
        var cost = CostOf(http.Request);
        var address = http.Connection.RemoteIpAddress;
        return cost == 0 || address is null || _exempt.Contains(address) ? next(http) : AdmitAsync(http, next, address, cost);
    }

    /// <summary>What asking costs before it is known how long it takes; 0 for what needs no work.</summary>
    public static int CostOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (HttpMethods.IsOptions(request.Method) || path.StartsWith("/assets/", StringComparison.Ordinal)
            || path.StartsWith("/health/", StringComparison.Ordinal) || path.StartsWith("/api/ui", StringComparison.Ordinal) || path == "/robots.txt")
        {
            return 0;
        }

        if (path.StartsWith("/downloads/", StringComparison.Ordinal))
        {
            return 20;
        }

        return path.EndsWith("/facets", StringComparison.Ordinal) || path.EndsWith("/aggregate", StringComparison.Ordinal)
            || path.EndsWith("/search", StringComparison.Ordinal) || IsApplied(request) ? 5
            : HttpMethods.IsPost(request.Method) || (request.QueryString.Value is { } query && query.Contains("filter=", StringComparison.Ordinal)) ? 2
            : 1;
    }

    // Groups of OData.
    static bool IsApplied(HttpRequest request) => request.QueryString.Value is { } query && query.Contains("apply=", StringComparison.OrdinalIgnoreCase);

    async Task AdmitAsync(HttpContext http, RequestDelegate next, IPAddress address, int cost)
    {
        var left = _clients.Take(address, cost, out var client);
        if (left < 0)
        {
            await RefuseAsync(http, -left);
        }

        if (left < _limits.Burst / 2)
        {
            // Early enough to slow down.
            Tell(http.Response, left, 1);
        }

        var since = _clock.GetTimestamp();
        var entering = _queue.EnterAsync(client, http.RequestAborted);
        if (!entering.IsCompletedSuccessfully)
        {
            await entering;
            ServerTiming.Of(http).End("queue");
            since = _clock.GetTimestamp();
        }

        using var turn = new Turn(this, client, since);
        Answer.Of(http).Turn = turn;
        await next(http);
    }

    // Whoever asks on and on is answered slowly: refusing costs work, too.
    async Task RefuseAsync(HttpContext http, double missing)
    {
        var seconds = (int)Math.Clamp(Math.Ceiling(missing / _limits.PointsPerSecond), 1, 3600);
        if (Interlocked.Increment(ref _refused) <= _limits.MaximumDelayed)
        {
            try
            {
                await Task.Delay(_limits.Delay, _clock, http.RequestAborted);
            }
            finally
            {
                Interlocked.Decrement(ref _refused);
            }
        }
        else
        {
            Interlocked.Decrement(ref _refused);
        }

        Tell(http.Response, 0, seconds);
        throw new ProblemException(Problem.RateLimited(
            $"Your address has spent its points. The next request is taken in {seconds} s; files below /downloads hold whole data sets.", seconds) with
        {
            Limits = [new("points", _limits.Burst, "points"), new("points-per-second", _limits.PointsPerSecond, "points/s")],
        });
    }

    // draft-ietf-httpapi-ratelimit-headers.
    void Tell(HttpResponse response, double left, int seconds)
    {
        response.Headers["RateLimit-Policy"] = _policy;
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"points\";r={(long)left};t={seconds}");
    }

    /// <summary>A request's place in the queue.</summary>
    public sealed class Turn(Admission admission, Client client, long since) : IDisposable
    {
        int _ended;

        /// <summary>Gives the place back and takes points for the time: the work is done, or from now on the client is waited for.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                admission._queue.Leave(client);
                admission._clients.Charge(client, admission._clock.GetElapsedTime(since) / Point);
            }
        }
    }
}
