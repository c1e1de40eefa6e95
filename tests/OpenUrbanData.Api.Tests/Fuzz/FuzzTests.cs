using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpenUrbanData.Api.Tests.Fuzz;

/// <summary>Made-up requests over all resources and parameters for as long as one likes: none may end in an error of the server, hang, or
/// be answered by what is not what it says. Not part of a normal run:
/// <c>OUD_FUZZ_MINUTES=10 dotnet run --project tests/OpenUrbanData.Api.Tests -- -explicit only -diagnostics -class "*FuzzTests"</c>.</summary>
public sealed partial class FuzzTests(ApiServer server)
{
    const int Workers = 3;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly ConcurrentDictionary<string, string[]> _found = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, (int Count, string First)> _findings = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<int, int> _statuses = new();
    int _sent;

    [Fact(Explicit = true)]
    public async Task No_request_breaks_the_server()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("OUD_FUZZ_MINUTES") ?? "1", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("OUD_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        var app = await ApiServer.StartAsync(server.Database, options => options with
        {
            Database = options.Database with { StatementTimeout = TimeSpan.FromSeconds(5) },
        });
        try
        {
            var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.First()), Timeout = Patience };
            var paths = await PathsAsync(client);
            Assert.True(paths.Count > 20);
            _found["collectionId"] = ["parking-facility", SampleData.Parking, SampleData.Waste, SampleData.Islands];
            _found["featureId"] = ["08999001.parkhaeuser.1", "08999001.parkhaeuser.A~2F1~20~C3~BC", "08999002.stellplaetze.3"];
            _found["publisher"] = [SampleData.City];
            _found["town"] = [SampleData.CityKey];
            var end = TimeProvider.System.GetTimestamp() + (long)(minutes * 60 * TimeProvider.System.TimestampFrequency);
            await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
            {
                var maker = new RequestMaker(paths, _found, (seed * Workers) + worker);
                while (TimeProvider.System.GetTimestamp() < end && _findings.Count < 200)
                {
                    await TryAsync(client, maker.Next());
                }
            }, TestContext.Current.CancellationToken)));

            // It is still there.
            using var alive = await client.GetAsync(new Uri("/collections/parking-facility/items?limit=1", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(alive.IsSuccessStatusCode);
            client.Dispose();
        }
        finally
        {
            await app.StopAsync(TestContext.Current.CancellationToken);
            await app.DisposeAsync();
        }

        TestContext.Current.SendDiagnosticMessage(
            $"seed {seed}: {_sent} requests, {string.Join(", ", _statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"))}");
        Assert.True(_findings.IsEmpty, $"{_sent} requests\n" + string.Join("\n\n", _findings.OrderByDescending(one => one.Value.Count)
            .Select(one => $"{one.Value.Count} × {one.Key}\n  {one.Value.First}")));
    }

    static async Task<List<(string Path, string[] Parameters)>> PathsAsync(HttpClient client)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api", UriKind.Relative), TestContext.Current.CancellationToken));
        var shared = document.RootElement.GetProperty("components").GetProperty("parameters");
        return
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
                .Where(operation => operation.Value.ValueKind == JsonValueKind.Object && operation.Value.TryGetProperty("parameters", out _))
                .Select(operation => (path.Name, operation.Value.GetProperty("parameters").EnumerateArray()
                    .Select(parameter => parameter.TryGetProperty("$ref", out var reference) ? shared.GetProperty(reference.GetString()!.Split('/')[^1]) : parameter)
                    .Where(parameter => parameter.GetProperty("in").GetString() == "query")
                    .Select(parameter => parameter.GetProperty("name").GetString()!).ToArray()))),
        ];
    }

    async Task TryAsync(HttpClient client, MadeRequest made)
    {
        if (Request(client, made) is not { } request)
        {
            return;
        }

        using var asked = request;
        Interlocked.Increment(ref _sent);
        try
        {
            using var response = await client.SendAsync(asked, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            _statuses.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
            if (Complaint(made, response, body) is { } complaint)
            {
                Note(made, complaint);
            }

            Learn(response, body);
        }
        catch (TaskCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Note(made, $"no answer within {Patience.TotalSeconds:0} s");
        }
        catch (HttpRequestException exception)
        {
            Note(made, "broken answer: " + exception.HttpRequestError);
        }
    }

    static HttpRequestMessage? Request(HttpClient client, MadeRequest made)
    {
        if (!Uri.TryCreate(client.BaseAddress!.GetLeftPart(UriPartial.Authority) + made.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }, out var uri))
        {
            return null;
        }

        var request = new HttpRequestMessage(new(made.Method), uri);
        foreach (var (name, value) in made.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (made.Body is not null)
        {
            request.Content = new StringContent(made.Body);
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", made.BodyType);
        }

        return request;
    }

    static string? Complaint(MadeRequest made, HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        var type = response.Content.Headers.ContentType?.MediaType;
        if (status >= 500 && status is not (501 or 503 or 504))
        {
            return $"{status}";
        }

        if (made.Method == "HEAD" || status is 204 or 304 || response.Content.Headers.ContentEncoding.Count > 0)
        {
            return body.Length > 0 && made.Method == "HEAD" ? "HEAD with a body" : null;
        }

        // What Kestrel itself refuses has no body.
        if (status >= 400 && body.Length == 0)
        {
            return status is 400 or 405 or 413 or 414 or 431 ? null : $"{status} without a body";
        }

        if (status >= 400 && type is not ("application/problem+json" or "text/html") && !made.Target.StartsWith("/odata", StringComparison.Ordinal))
        {
            return $"{status} as {type}";
        }

        if (type is not null && (type.EndsWith("json", StringComparison.Ordinal)))
        {
            return Parse(body) is { } mistake ? $"{status} {type}: {mistake}" : null;
        }

        return type == "text/html" && !body.AsSpan().StartsWith("<!DOCTYPE html>"u8) ? $"{status}: HTML without a head"
            : type is "application/xml" && Xml(body) is { } wrong ? $"{status} {type}: {wrong}"
            : null;
    }

    static string? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = 256 });
            return null;
        }
        catch (JsonException exception)
        {
            return Digits().Replace(exception.Message, "n");
        }
    }

    static string? Xml(byte[] body)
    {
        try
        {
            XDocument.Load(new MemoryStream(body));
            return null;
        }
        catch (System.Xml.XmlException exception)
        {
            return exception.Message;
        }
    }

    // Tokens, tags and identifiers of answers come back in later requests.
    void Learn(HttpResponseMessage response, byte[] body)
    {
        if (response.Headers.ETag is { } tag)
        {
            Remember("If-None-Match", tag.ToString());
        }

        if (body.Length < 100_000 && response.Content.Headers.ContentEncoding.Count == 0)
        {
            foreach (Match match in Token().Matches(System.Text.Encoding.UTF8.GetString(body)))
            {
                Remember(match.Groups[1].Value == "next" ? "next" : "$skiptoken", match.Groups[2].Value);
            }
        }
    }

    void Remember(string name, string value) =>
        _found.AddOrUpdate(name, [value], (_, known) => known.Contains(value) ? known : [.. known.TakeLast(50), value]);

    void Note(MadeRequest made, string complaint)
    {
        var path = made.Target.Split('?')[0];
        var key = $"{made.Method} {string.Join('/', path.Split('/').Take(5))}: {complaint}";
        var full = $"{made.Method} {made.Target}\n  {string.Join(" | ", made.Headers.Select(header => $"{header.Name}: {header.Value}"))}\n  {made.BodyType} {made.Body}";
        _findings.AddOrUpdate(key, (1, full), (_, known) => (known.Count + 1, known.First.Length <= full.Length ? known.First : full));
    }

    [GeneratedRegex(@"(next|skiptoken)=([A-Za-z0-9._-]+)")]
    private static partial Regex Token();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
