using System.Text.Json;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

/// <summary>All samples, ingested and served in pages of ten data sets, and the pages as files.</summary>
public sealed class CatalogueServer : IAsyncLifetime
{
    readonly DataDirectory _directory = new();
    PostgresDatabase? _database;
    OudProcess? _server;
    Uri? _address;

    /// <summary>Where it serves; the running test is skipped where there is no PostgreSQL.</summary>
    public Uri Address
    {
        get
        {
            TestCluster.SkipIfMissing();
            return _address!;
        }
    }

    public PostgresDatabase Database => _database!;

    public string Data => _directory.Root;

    public async ValueTask InitializeAsync()
    {
        if (TestCluster.Missing is not null)
        {
            return;
        }

        _database = await PostgresDatabase.CreateAsync();
        var (code, output) = await OudProcess.RunAsync(_database, "ingest", "--catalog", RepositoryRoot.Combine("catalog"), "--data", _directory.Root);
        Assert.True(code == 0, output);
        _server = OudProcess.Start(
            new Dictionary<string, string?>
            {
                ["OUD_DATABASE"] = _database.OwnerConnection,
                ["OUD_DATABASE_READ"] = _database.ReaderConnection,
                ["OUD_CATALOG_PAGE_SIZE"] = "10",
            },
            "serve", "--data", _directory.Root, "--port", "0");
        _address = await _server.AddressAsync();
    }

    /// <summary>Pages of the catalogue, fetched by their links, as files.</summary>
    public async Task<string[]> PagesAsync(string query = "")
    {
        using var client = new HttpClient { BaseAddress = Address };
        List<string> files = [];
        for (var next = $"catalog.ttl{query}"; next is not null;)
        {
            var text = await client.GetStringAsync(new Uri(next, UriKind.Relative), TestContext.Current.CancellationToken);
            var file = Path.Combine(_directory.Root, $"{Guid.NewGuid():N}.ttl");
            await File.WriteAllTextAsync(file, text);
            files.Add(file);
            next = text.Split("hydra:next <") is [_, var rest] ? new Uri(rest[..rest.IndexOf('>', StringComparison.Ordinal)]).PathAndQuery.TrimStart('/') : null;
        }

        return [.. files];
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.TerminateAsync();
            _server.Dispose();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _directory.Dispose();
    }
}

/// <summary>The catalogue of all samples as others see it: by the official shapes, and by the scorer that fetches its addresses.</summary>
public sealed class CatalogueTests(CatalogueServer server) : IClassFixture<CatalogueServer>
{
    [Theory]
    [InlineData("dcat-ap-3.0.1-base", "")]
    [InlineData("dcat-ap-3.0.1-full", "")]
    [InlineData("dcat-ap-de-3.0", "")]
    [InlineData("hvd-3.0.0-full", "?view=hvd")]
    [InlineData("geodcat-ap-2.0.0", "?view=geo")]
    [InlineData("mobilitydcat-ap", "?view=mobility")]
    public async Task All_pages_of_all_samples_meet_the_shapes(string profile, string query)
    {
        var pages = await server.PagesAsync(query);
        Assert.True(query.Length > 0 || pages.Length == 3);
        Assert.Contains("violations=0 ", await DcatTool.ValidateAsync(profile, pages), StringComparison.Ordinal);
    }

    // What only links to others cannot be reached: example.org names nothing.
    [Fact]
    public async Task Every_data_set_that_is_served_here_has_405_of_405_points_with_its_addresses_fetched()
    {
        using var json = JsonDocument.Parse(await DcatTool.ScoreAsync("get", await server.PagesAsync()));
        var rows = json.RootElement.GetProperty("rows").EnumerateArray()
            .Select(row => (Id: row.GetProperty("dataset").GetString()!.Split('/')[^1], Total: row.GetProperty("total").GetDouble(), Missing: row.GetProperty("missing").ToString()))
            .ToList();
        Assert.Equal(25, rows.Count);
        Assert.All(rows.Where(row => !row.Id.StartsWith("hohenlinden.", StringComparison.Ordinal)), row => Assert.True(row.Total == 405, $"{row}"));
        Assert.Equal(405, json.RootElement.GetProperty("max").GetDouble());

        // The API and the command line count the same.
        using var client = new HttpClient { BaseAddress = server.Address };
        using var ours = JsonDocument.Parse(await client.GetStringAsync(new Uri("quality?f=json", UriKind.Relative), TestContext.Current.CancellationToken));
        var expected = rows.Select(row => (row.Id, row.Total)).Order().ToList();
        Assert.Equal(expected, Totals(ours));
        var (code, output) = await OudProcess.RunAsync(server.Database, "catalog", "check", "--json", "--min", "405", "--data", server.Data);
        Assert.Equal(1, code);
        using var cli = JsonDocument.Parse(output);
        Assert.Equal(expected, Totals(cli));

        static List<(string, double)> Totals(JsonDocument json) =>
            [.. json.RootElement.GetProperty("scores").EnumerateArray().Select(one => (one.GetProperty("dataset").GetString()!, one.GetProperty("total").GetDouble())).Order()];
    }
}
