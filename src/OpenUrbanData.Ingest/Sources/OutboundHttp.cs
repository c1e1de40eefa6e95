using System.Net;
using System.Net.Sockets;

namespace OpenUrbanData.Ingest.Sources;

/// <summary>Sends requests to addresses that others wrote, and only to those of the public internet (design 8).</summary>
/// <remarks>Names are resolved once and the connection goes to exactly the addresses that were checked, so that a name
/// cannot change its meaning in between; each redirect is checked like the first address.</remarks>
/// <param name="place">The address as messages name it, without credentials.</param>
/// <param name="settings">Bounds and address rules.</param>
sealed class OutboundHttp(string place, SourceSettings settings) : IDisposable
{
    HttpClient? _client;

    /// <summary>Sends a request and those that it is redirected to; the caller disposes the answer, of which the head is there.</summary>
    /// <param name="method">Method.</param>
    /// <param name="address">Where to; http or https.</param>
    /// <param name="prepare">Sets headers of each request; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="IngestException">The address may not be reached, or redirects do not end.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">No answer within the time limit.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri address, Action<HttpRequestMessage>? prepare, CancellationToken cancellation)
    {
        _client ??= new(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        var target = address;
        for (var redirects = 0; redirects <= settings.Redirects; redirects++)
        {
            if (target.Scheme is not ("http" or "https"))
            {
                throw new IngestException(IngestCodes.SourceForbidden, $"{place}: leads to {target.Scheme}:, only http and https are fetched.");
            }

            using var request = new HttpRequestMessage(method, target);
            request.Headers.UserAgent.ParseAdd(settings.UserAgent);
            prepare?.Invoke(request);
            using var answer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            answer.CancelAfter(settings.AnswerTimeout);
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, answer.Token);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            target = new(target, location);
        }

        throw new IngestException(IngestCodes.SourceForbidden, $"{place}: more than {settings.Redirects} redirects.");
    }

    /// <inheritdoc/>
    public void Dispose() => _client?.Dispose();

    SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = settings.AnswerTimeout,
        MaxResponseHeadersLength = 64,
        ConnectCallback = ConnectAsync,
    };

    async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation);
        if (addresses.FirstOrDefault(one => !AddressRules.Allows(one, settings.AllowedNetworks)) is { } closed)
        {
            throw new IngestException(IngestCodes.SourceForbidden,
                $"{place}: {host} is {closed}, an internal address. The setting OUD_ALLOWED_NETWORKS allows its network if that is meant.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
