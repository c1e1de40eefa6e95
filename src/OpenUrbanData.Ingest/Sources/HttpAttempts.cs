using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>An answer other than success.</summary>
/// <param name="status">Its status.</param>
/// <param name="retryAfter">How long the server wants to be left alone (RFC 9110, 10.2.3); null where it does not say.</param>
sealed class StatusException(HttpStatusCode status, TimeSpan? retryAfter) : Exception
{
    public HttpStatusCode Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    public static StatusException Of(HttpResponseMessage response, TimeProvider clock) => new(response.StatusCode, response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    });
}

/// <summary>Tries again what may succeed later, within the limits of the operator, and says failures as sentences.</summary>
static class HttpAttempts
{
    /// <summary>Runs attempts.</summary>
    /// <param name="place">The address as messages name it.</param>
    /// <param name="settings">How often, and how long is waited.</param>
    /// <param name="clock">For time limit and pauses.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="IngestException">The last attempt failed, or another one is useless.</exception>
    public static async Task<T> RunAsync<T>(
        string place, SourceSettings settings, TimeProvider clock, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(settings.TransferTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var delay = settings.RetryDelay;
        for (var count = 1; ; count++)
        {
            TimeSpan asked;
            try
            {
                return await attempt(both.Token);
            }
            catch (Exception exception) when (Failure(place, exception) is { } failure && !cancellation.IsCancellationRequested)
            {
                if (count >= settings.Attempts || !failure.IsTransient || limit.IsCancellationRequested)
                {
                    throw failure.Exception;
                }

                asked = (exception as StatusException)?.RetryAfter ?? TimeSpan.Zero;
                if (asked > settings.LongestWait)
                {
                    throw new IngestException(IngestCodes.SourceUnavailable, string.Create(CultureInfo.InvariantCulture,
                        $"{place}: the server wants to be asked again in {asked.TotalSeconds:0} seconds; at most {settings.LongestWait.TotalSeconds:0} are waited."));
                }
            }

            await Task.Delay(asked > delay ? asked : delay, clock, cancellation);
            delay *= 2;
        }
    }

    static (IngestException Exception, bool IsTransient)? Failure(string place, Exception exception) => exception switch
    {
        IngestException own => (own, false),
        HttpRequestException { InnerException: IngestException own } => (own, false),
        StatusException { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } =>
            (new(IngestCodes.SourceMissing, $"{place}: the server says there is no such file (404 or 410)."), false),
        StatusException { Status: var status } => (
            new(IngestCodes.SourceUnavailable, $"{place}: the server answers {(int)status}, expected 200."),
            status == HttpStatusCode.TooManyRequests || (int)status >= 500),
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            (new(IngestCodes.SourceTruncated, $"{place}: the transfer broke off before the announced end."), true),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            (new(IngestCodes.SourceTruncated, $"{place}: the transfer broke off before the announced end."), true),
        InvalidDataException => (new(IngestCodes.SourceTruncated, $"{place}: the packed transfer is broken or cut off."), true),
        HttpRequestException or HttpIOException or SocketException =>
            (new(IngestCodes.SourceUnavailable, $"{place}: cannot be reached. {exception.Message}", exception), true),
        IOException => (new(IngestCodes.SourceTruncated, $"{place}: the transfer broke off. {exception.Message}", exception), true),
        OperationCanceledException =>
            (new(IngestCodes.SourceUnavailable, $"{place}: no answer, or no end, within the time limit."), true),
        _ => null,
    };
}
