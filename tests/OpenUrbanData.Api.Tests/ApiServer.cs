using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using OpenUrbanData.Postgres;
using OpenUrbanData.Testing;

[assembly: AssemblyFixture(typeof(OpenUrbanData.Api.Tests.ApiServer))]

namespace OpenUrbanData.Api.Tests;

/// <summary>The API on real Kestrel over a real database with <see cref="SampleData"/>: one for all tests that only read.</summary>
public sealed class ApiServer : IAsyncLifetime
{
    readonly PostgresDatabase _database = new();
    WebApplication? _app;
    HttpClient? _client;

    /// <summary>Its database.</summary>
    public PostgresDatabase Database => _database;

    /// <summary>A client that keeps compressed answers as they are and follows no redirects.</summary>
    public HttpClient Client
    {
        get
        {
            // Skips, or fails on the build server, where there is no PostgreSQL.
            _ = _database.Database;
            return _client!;
        }
    }

    /// <summary>Patterns of all routes.</summary>
    public IEnumerable<string> Routes
    {
        get
        {
            _ = _database.Database;
            return ((IEndpointRouteBuilder)_app!).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Select(endpoint => endpoint.RoutePattern.RawText!);
        }
    }

    public static HttpClient ClientOf(WebApplication app) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.First()) };

    /// <summary>Starts an API over a database.</summary>
    public static Task<WebApplication> StartAsync(PostgresDatabase database, Func<ApiOptions, ApiOptions>? change = null) =>
        StartAsync(new DatabaseSettings { Owner = database.OwnerConnection, Reader = database.ReaderConnection }, change);

    /// <summary>Starts an API over a database.</summary>
    public static async Task<WebApplication> StartAsync(DatabaseSettings database, Func<ApiOptions, ApiOptions>? change = null)
    {
        var options = new ApiOptions { Database = database, Port = 0, ShutdownTimeout = TimeSpan.FromSeconds(2) };
        var app = ApiApplication.Build(change?.Invoke(options) ?? options, builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
        await app.StartAsync();
        return app;
    }

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        if (TestCluster.Missing is not null)
        {
            return;
        }

        await new SampleData(_database.Database).FillAsync(default);
        _app = await StartAsync(_database);
        _client = ClientOf(_app);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    /// <summary>Sends a request.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string path, string? accept = null, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The JSON of an answer that must be 200.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await SendAsync(path);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The problem of an answer that must have that status.</summary>
    public async Task<JsonElement> ProblemAsync(string path, int status)
    {
        using var response = await SendAsync(path);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Features of an answer.</summary>
    public async Task<List<JsonElement>> FeaturesAsync(string path) => [.. (await JsonAsync(path)).GetProperty("features").EnumerateArray()];
}
