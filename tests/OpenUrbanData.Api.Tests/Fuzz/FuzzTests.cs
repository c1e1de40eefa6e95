using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpenUrbanData.Api.Tests.Fuzz;

/// <summary>Made-up requests over all resources and parameters for as long as one likes: none may end in an error of the server, hang, or
/// be answered by what is not what it says. Not part of a normal run:
/// <c>OUD_FUZZ_MINUTES=10 OUD_FUZZ_PATH=/odata dotnet run --project tests/OpenUrbanData.Api.Tests -- -explicit only -diagnostics -class "*FuzzTests"</c>.</summary>
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
        var only = Environment.GetEnvironmentVariable("OUD_FUZZ_PATH") ?? "";
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
                    var request = maker.Next();
                    if (request.Target.StartsWith(only, StringComparison.Ordinal))
                    {
                        await TryAsync(client, request);
                    }
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

    /// <summary>Buffers are used again and again, and answers are kept: nothing of one may be seen in another.</summary>
    [Theory(Explicit = true)]
    [InlineData(0)]
    [InlineData(64)]
    public async Task The_same_address_gives_the_same_bytes_whatever_else_is_asked(int cacheMegabytes)
    {
        string[] addresses =
        [
            "/", "/collections", "/collections/parking-facility/items?limit=1000", "/collections/parking-facility/items?limit=7&f=csv", "/collections/parking-facility/items?f=html&lang=en",
            "/collections/parking-facility/items?limit=100&profile=jsonfg", "/collections/lindenbrueck.inseln/items", "/collections/parking-facility/items?filter=capacity>100&limit=50", "/collections/parking-facility/changes?since=0",
            "/collections/parking-facility/changes?since=0&limit=3", "/collections/parking-facility/changes?since=0&next=eyJWIjpbXSwiRCI6MSwiSSI6IjA4OTk5MDAxLnBhcmtoYWV1c2VyLjEyMCJ9", "/collections/lindenbrueck.abfuhr/changes?since=0",
            "/collections/parking-facility/facets?properties=purpose,capacity,name&limit=100", "/collections/parking-facility/aggregate?group-by=name&functions=mean(capacity)", "/collections/parking-facility/tiles/WebMercatorQuad/0/0/0",
            "/odata/v4/ParkingFacility?$top=50", "/search?collections=parking-facility&limit=20", "/downloads/lindenbrueck.parkhaeuser.geojson", "/downloads/lindenbrueck.parkhaeuser.csv", "/api", "/catalog.ttl",
        ];
        var minutes = double.Parse(Environment.GetEnvironmentVariable("OUD_FUZZ_MINUTES") ?? "1", CultureInfo.InvariantCulture);
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { CacheBytes = cacheMegabytes * 1024L * 1024 });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.None })
        {
            BaseAddress = new(app.Urls.First()), Timeout = Patience,
        };
        var expected = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var address in addresses)
        {
            using var first = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(first.IsSuccessStatusCode || address.StartsWith("/downloads", StringComparison.Ordinal), address);
            expected[address] = await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        }

        var end = TimeProvider.System.GetTimestamp() + (long)(minutes * 60 * TimeProvider.System.TimestampFrequency);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            while (TimeProvider.System.GetTimestamp() < end && _findings.IsEmpty)
            {
                var address = addresses[random.Next(addresses.Length)];
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
                if (random.Next(3) == 0)
                {
                    request.Headers.TryAddWithoutValidation("Accept-Encoding", random.Next(2) == 0 ? "gzip" : "br");
                }

                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                if (random.Next(50) == 0)
                {
                    // A client that leaves.
                    continue;
                }

                var body = Unpack(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentEncoding.FirstOrDefault());
                Interlocked.Increment(ref _sent);
                if (!body.AsSpan().SequenceEqual(expected[address]))
                {
                    var place = body.AsSpan().CommonPrefixLength(expected[address]);
                    _findings[address] = (1, $"{response.Content.Headers.ContentEncoding.FirstOrDefault()} {response.StatusCode}: {body.Length} bytes instead of {expected[address].Length}, different from {place}: "
                        + System.Text.Encoding.UTF8.GetString(body.AsSpan(Math.Max(0, place - 60), Math.Min(160, body.Length - Math.Max(0, place - 60)))));
                }
            }
        }, TestContext.Current.CancellationToken)));
        TestContext.Current.SendDiagnosticMessage($"{_sent} answers");
        Assert.True(_findings.IsEmpty, string.Join("\n", _findings.Select(one => $"{one.Key}: {one.Value.First}")));
    }

    static byte[] Unpack(byte[] body, string? coding)
    {
        using Stream stream = coding switch
        {
            "gzip" => new System.IO.Compression.GZipStream(new MemoryStream(body), System.IO.Compression.CompressionMode.Decompress),
            "br" => new System.IO.Compression.BrotliStream(new MemoryStream(body), System.IO.Compression.CompressionMode.Decompress),
            _ => new MemoryStream(body),
        };
        var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
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
