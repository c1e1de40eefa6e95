using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;
using OpenUrbanData.Api.Ogc.Features;
using OpenUrbanData.Api.Ogc.OpenApi;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>The OpenAPI document (17-069r4, 9; requirements class oas30).</summary>
public sealed class OpenApiTests(ApiServer server)
{
    [Theory]
    [InlineData(OpenApiSpecVersion.OpenApi3_0, "open-urban-data.json")]
    [InlineData(OpenApiSpecVersion.OpenApi3_1, "open-urban-data-3.1.json")]
    public async Task Committed_document_is_what_the_schemas_give(OpenApiSpecVersion version, string name)
    {
        var document = ApiDocument.Write(
            new() { Database = new() { Owner = "Host=none" } }, SampleRegistry.OneOfEach(), null, "http://localhost:8080", Language.English, version, isIndented: true);
        var path = RepositoryRoot.Combine("openapi", name);
        if (Environment.GetEnvironmentVariable("BLESS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, document, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(path), $"openapi/{name} does not exist: BLESS=1 writes it");
        var committed = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.True(committed == Encoding.UTF8.GetString(document), $"openapi/{name} differs: BLESS=1 rewrites it");
    }

    [Fact]
    [Trait("requirement", "/req/oas30/completeness")]
    public void Every_route_is_a_path_and_every_path_is_a_route()
    {
        // What is no part of the interface: files of pages, OData's own paths beside its two entries, and the answer to all else.
        string[] others = ["assets/{}/{}", "odata/v4/{}", "odata/v4/$batch", "{}"];
        string[] odata = ["odata/v4", "odata/v4/$metadata"];
        var routes = server.Routes.Select(Shape).Except(others).ToHashSet();
        var paths = RegistryPaths.All.Concat(RecordPaths.All).Select(path => path.Path).Concat(CollectionPaths.All.Select(path => "/collections/{collectionId}" + path.Path))
            .Select(Shape).Where(path => !path.StartsWith("odata/v4", StringComparison.Ordinal)).ToHashSet();
        Assert.Equal("", string.Join(", ", routes.Except(paths)));
        Assert.Equal("", string.Join(", ", paths.Except(routes)));

        static string Shape(string path) => string.Join('/', path.Trim('/').Split('/').Select(part => part.StartsWith('{') ? "{}" : part));
    }

    [Theory]
    [InlineData("/api", null, "3.0")]
    [InlineData("/api", "application/vnd.oai.openapi+json;version=3.0, application/openapi+json;version=3.0, application/json", "3.0")]
    [InlineData("/api", "application/vnd.oai.openapi+json;version=3.1", "3.1")]
    [InlineData("/api", "application/openapi+json; version=\"3.1\"", "3.1")]
    [InlineData("/api", "application/vnd.oai.openapi+json", "3.0")]
    [InlineData("/api?f=openapi31", null, "3.1")]
    [InlineData("/collections/parking-facility/api?f=openapi31", null, "3.1")]
    public async Task Version_is_chosen_by_f_or_accept(string path, string? accept, string version)
    {
        using var response = await server.SendAsync(path, accept);
        Assert.Equal($"application/vnd.oai.openapi+json; version={version}", response.Content.Headers.ContentType?.ToString());
        var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.StartsWith(version, document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_not_acceptable()
    {
        using var response = await server.SendAsync("/api", "application/vnd.oai.openapi+json;version=2.0");
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Fact]
    [Trait("requirement", "/req/oas30/oas-definition-1")]
    [Trait("requirement", "/req/oas30/oas-impl")]
    public async Task Document_is_3_0_without_remote_references_and_with_limit()
    {
        using var response = await server.SendAsync("/api");
        Assert.Equal("application/vnd.oai.openapi+json", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var document = JsonDocument.Parse(text).RootElement;
        Assert.StartsWith("3.0.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"$ref\":\"http", text, StringComparison.Ordinal);
        var limit = document.GetProperty("components").GetProperty("parameters").GetProperty("limit");
        Assert.Equal(10, limit.GetProperty("schema").GetProperty("default").GetInt32());
        Assert.Equal(10_000, limit.GetProperty("schema").GetProperty("maximum").GetInt32());
        Assert.Equal("form", limit.GetProperty("style").GetString());
        Assert.False(limit.GetProperty("explode").GetBoolean());
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_operation_has_a_summary_and_failures()
    {
        var document = await server.JsonAsync("/api");
        foreach (var reference in References(document))
        {
            Resolve(document, reference);
        }

        var ids = new HashSet<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var operation = path.Value.TryGetProperty("get", out var get) ? get : path.Value.GetProperty("post");
            Assert.True(ids.Add(operation.GetProperty("operationId").GetString()!), path.Name);
            Assert.NotEqual("", operation.GetProperty("summary").GetString());
            Assert.True(operation.GetProperty("responses").TryGetProperty("400", out _));
        }
    }

    [Fact]
    [Trait("requirement", "/req/oas30/completeness")]
    public async Task Every_path_without_parts_answers()
    {
        var document = await server.JsonAsync("/api");
        foreach (var path in document.GetProperty("paths").EnumerateObject()
            .Where(path => !path.Name.Contains('{', StringComparison.Ordinal) && path.Value.TryGetProperty("get", out var get)
                && !(get.TryGetProperty("parameters", out var parameters) ? parameters : JsonDocument.Parse("[]").RootElement).EnumerateArray().Any(one => one.TryGetProperty("$ref", out var reference)
                    && Resolve(document, reference.GetString()!) is { ValueKind: JsonValueKind.Object } parameter && parameter.TryGetProperty("required", out var isRequired)
                    && isRequired.GetBoolean() && parameter.GetProperty("name").GetString() is "id" or "name" or "q")))
        {
            using var response = await server.SendAsync(path.Name + (path.Name.EndsWith("/changes", StringComparison.Ordinal) && path.Name != "/catalog/changes" ? "?since=0" : ""));
            Assert.True(response.IsSuccessStatusCode, path.Name);
        }
    }

    [Fact]
    public async Task Queryables_are_typed_parameters()
    {
        var document = await server.JsonAsync("/api");
        var parameters = document.GetProperty("paths").GetProperty("/collections/parking-facility/items").GetProperty("get").GetProperty("parameters")
            .EnumerateArray().Select(one => one.TryGetProperty("$ref", out var reference) ? Resolve(document, reference.GetString()!) : one)
            .Where(one => !FeatureParameters.Names.Contains(one.GetProperty("name").GetString()!)).ToDictionary(one => one.GetProperty("name").GetString()!);
        Assert.Equal("integer", parameters["capacity"].GetProperty("schema").GetProperty("type").GetString());
        Assert.Contains("car", parameters["purpose"].GetProperty("schema").GetProperty("enum").EnumerateArray().Select(one => one.GetString()));
        var queryables = (await server.JsonAsync("/collections/parking-facility/queryables")).GetProperty("properties").EnumerateObject().Select(one => one.Name).ToHashSet();
        Assert.Subset(queryables, parameters.Keys.ToHashSet());
    }

    [Fact]
    public async Task Beyond_the_setting_paths_are_templated_and_each_collection_has_its_own_document()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { MaximumTypedCollections = 1 });
        using var client = ApiServer.ClientOf(app);
        var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
        Assert.True(document.GetProperty("paths").TryGetProperty("/collections/{collectionId}/items", out _));
        Assert.False(document.GetProperty("paths").TryGetProperty($"/collections/{SampleData.Parking}/items", out _));
        var own = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/collections/{SampleData.Parking}/api", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
        Assert.True(own.GetProperty("paths").TryGetProperty($"/collections/{SampleData.Parking}/items", out _));
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    static JsonElement Resolve(JsonElement place, string reference)
    {
        foreach (var part in reference.TrimStart('#', '/').Split('/'))
        {
            Assert.True(place.TryGetProperty(part.Replace("~1", "/", StringComparison.Ordinal), out place), reference);
        }

        return place;
    }

    static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(one => one is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
            ? [one.Value.GetString()!]
            : References(one.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
