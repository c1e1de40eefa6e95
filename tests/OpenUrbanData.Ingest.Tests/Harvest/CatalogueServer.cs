using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenUrbanData.Ingest.Harvest;

namespace OpenUrbanData.Ingest.Tests.Harvest;

/// <summary>A catalogue on this machine: pages by path and query, with entity tags where they are wanted, and all that was asked for.</summary>
sealed class CatalogueServer : IAsyncDisposable
{
    const string Start = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .\n";

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Task _serving;

    public CatalogueServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Settings that reach it, and wait for nothing.</summary>
    public static HarvestSettings Local { get; } = new()
    {
        Source = new() { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")], RetryDelay = TimeSpan.FromMilliseconds(1) },
    };

    public ConcurrentDictionary<string, string> Pages { get; } = [];

    /// <summary>Lines before the empty one, for paths that do not answer 200.</summary>
    public ConcurrentDictionary<string, string> Heads { get; } = [];

    /// <summary>Whether pages have entity tags.</summary>
    public bool HasTags { get; set; }

    /// <summary>Paths that were asked for; those that answered 304 with it.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public ConcurrentQueue<string> Requests { get; } = [];

    public Uri Address => new(Root, "catalog.ttl");

    public Uri Root => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>A page of a catalogue; a name with <c>!</c> has another title.</summary>
    public static string Page(params string[] names) => Turtle("<http://e.org/> a dcat:Catalog .\n"
        + string.Concat(names.Select(name => $"<http://e.org/{name.TrimEnd('!')}> a dcat:Dataset ; dct:title \"{name.ToUpperInvariant()}\" .\n")));

    public static string Turtle(string text) => Start + text;

    public void Serve(params string[] names) => Pages["/catalog.ttl"] = Page(names);

    /// <summary>Takes what was asked for so far.</summary>
    public string TakeAsked()
    {
        var asked = string.Join(' ', Asked);
        Asked.Clear();
        return asked;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var buffer = new byte[8192];
                var request = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token));
                Requests.Enqueue(request);
                await stream.WriteAsync(Answer(request), _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
        catch (SocketException) when (_stop.IsCancellationRequested)
        {
            // The same.
        }
    }

    byte[] Answer(string request)
    {
        var path = request.Split(' ')[1];
        if (Heads.TryGetValue(path, out var head))
        {
            Asked.Enqueue(path);
            return Encoding.ASCII.GetBytes(head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }

        if (Pages.GetValueOrDefault(path) is not { } page)
        {
            if (path != "/robots.txt")
            {
                Asked.Enqueue(path);
            }

            return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();
        }

        var tag = $"\"{string.GetHashCode(page, StringComparison.Ordinal).ToString("x", CultureInfo.InvariantCulture)}\"";
        if (HasTags && request.Contains("If-None-Match: " + tag, StringComparison.Ordinal))
        {
            Asked.Enqueue(path + "=304");
            return "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"u8.ToArray();
        }

        Asked.Enqueue(path);
        var body = Encoding.UTF8.GetBytes(page);
        return
        [
            .. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/turtle\r\nContent-Length: {body.Length}\r\n{(HasTags ? $"ETag: {tag}\r\n" : "")}Connection: close\r\n\r\n"),
            .. body,
        ];
    }
}
