using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OpenUrbanData.Cli.Tests;

/// <summary>Stands between a client and the server, and remembers what the client asked.</summary>
sealed class RequestLog : IAsyncDisposable
{
    static readonly string[] OfTheConnection = ["Transfer-Encoding", "Connection", "Keep-Alive", "Content-Length", "Host", "Date"];

    readonly HttpListener _listener = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    readonly ConcurrentQueue<string> _asked = [];
    readonly Uri _server;
    readonly Task _loop;

    /// <summary>Begins to listen.</summary>
    /// <param name="server">Where requests go.</param>
    public RequestLog(Uri server)
    {
        _server = server;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _loop = ListenAsync();
    }

    /// <summary>Where the client is sent; links of answers stay there, because the server builds them from the host that was asked.</summary>
    public Uri Address { get; }

    /// <summary>What was asked: method, path and query, percent-decoded, blanks as blanks.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
        ((IDisposable)_listener).Dispose();
        _client.Dispose();
    }

    async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = ForwardAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task ForwardAsync(HttpListenerContext context)
    {
        var (asked, answer) = (context.Request, context.Response);
        _asked.Enqueue($"{asked.HttpMethod} {Uri.UnescapeDataString(asked.RawUrl!.Replace('+', ' '))}");
        try
        {
            using var request = new HttpRequestMessage(new(asked.HttpMethod), new Uri(_server, asked.RawUrl));
            request.Headers.Host = asked.UserHostName;
            if (asked.HasEntityBody)
            {
                request.Content = new StreamContent(asked.InputStream);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", asked.ContentType);
            }

            foreach (var name in asked.Headers.AllKeys.OfType<string>().Except(OfTheConnection, StringComparer.OrdinalIgnoreCase))
            {
                request.Headers.TryAddWithoutValidation(name, asked.Headers[name]);
            }

            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            answer.StatusCode = (int)response.StatusCode;
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            {
                answer.Headers[name] = string.Join(", ", values);
            }

            if (asked.HttpMethod != "HEAD")
            {
                await response.Content.CopyToAsync(answer.OutputStream);
            }

            answer.Close();
        }
        catch (Exception exception) when (exception is HttpRequestException or HttpListenerException or IOException)
        {
            // The client has gone, or the server: the client sees a broken connection, the test what came of it.
            answer.Abort();
        }
    }
}
