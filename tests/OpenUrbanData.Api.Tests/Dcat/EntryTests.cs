using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Dcat;

/// <summary>An instance with a link, a series, a service, an original and an inventory.</summary>
public sealed class EntryServer : IAsyncLifetime
{
    public const string Plans = "lindenbrueck.plaene";
    public const string Csv = "nr;name\n1;Süd\n";

    readonly PostgresDatabase _database = new();
    readonly DirectoryInfo _archive = Directory.CreateTempSubdirectory("oud-originals-");
    SampleData? _sample;
    WebApplication? _app;
    HttpClient? _client;

    public static DateTimeOffset Checked { get; } = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Csv)));

    public PostgresDatabase Database => _database;

    public HttpClient Client
    {
        get
        {
            _ = _database.Database;
            return _client!;
        }
    }

    public string OriginalFile => Path.Combine(_archive.FullName, Model.Catalogue.OriginalFile.PathOf(Hash));

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        if (TestCluster.Missing is not null)
        {
            return;
        }

        var sample = new SampleData(_database.Database);
        _sample = sample;
        await sample.FillAsync(default);
        await PublishAsync("luftbilder", new() { Kind = DatasetKind.Series });
        await PublishAsync("karten", new()
        {
            Kind = DatasetKind.Service,
            Endpoint = new() { Url = "https://geo.example.org/wms", Formats = ["PNG"], ConformsTo = ["http://www.opengis.net/def/serviceType/ogc/wms"] },
        });
        await PublishAsync("plaene", new()
        {
            Kind = DatasetKind.Reference,
            Series = ["lindenbrueck.luftbilder"],
            Services = ["lindenbrueck.karten"],
            Owner = new("Bauamt", "Building office"),
            Distributions = [new() { Title = new("Plan <1>", "Plan <1>"), AccessUrl = "https://example.org/p.pdf", DownloadUrl = "https://example.org/p.pdf", Format = "PDF" }],
        });
        var registry = sample.Store.Registry;
        await registry.UpsertAsync(SampleData.PublisherOf(SampleData.City, SampleData.CityKey, "Stadt Lindenbrück", "City of Lindenbrück") with { Population = 3_000 }, default);
        await registry.UpsertAsync(SampleData.PublisherOf(SampleData.Village, SampleData.VillageKey, "Gemeinde Aubach", "Village of Aubach") with { Population = 2_000 }, default);
        await registry.UpsertAsync(new InventoryEntry
        {
            Id = "aubach.hunde", Publisher = SampleData.Village, Title = new("Hunde", "Dogs"), Themes = ["GOVE"], Lifecycle = Lifecycle.Withheld,
            Owner = new("Steueramt", "Tax office"), Reason = new("Steuergeheimnis", "Tax secrecy"),
        }, isPublic: true, default);
        await registry.UpsertAsync(new InventoryEntry
        {
            Id = "aubach.geheim", Publisher = SampleData.Village, Title = new("Geheim", "Secret"), Lifecycle = Lifecycle.InReview,
        }, isPublic: false, default);
        await CheckAsync(Checked, 4_711);

        // As ingest writes it.
        await _database.ExecuteAsync(
            $$$"""
            UPDATE oud.dataset SET document = document || '{"original": {"name": "Süd \"1\".csv", "media_type": "text/csv", "sha256": "{{{Hash}}}", "bytes": {{{Encoding.UTF8.GetByteCount(Csv)}}}}}'
            WHERE id = '{{{SampleData.Parking}}}'
            """);
        Directory.CreateDirectory(Path.GetDirectoryName(OriginalFile)!);
        await File.WriteAllTextAsync(OriginalFile, Csv);
        _app = await ApiServer.StartAsync(_database, options => options with { Archive = _archive.FullName });
        _client = ApiServer.ClientOf(_app);
    }

    public Task CheckAsync(DateTimeOffset time, long bytes) => _sample!.Store.Registry.UpsertAsync(
        [new LinkCheck("https://example.org/p.pdf", time, time, null, 200, bytes, "application/pdf")], ["https://example.org/p.pdf"], default);

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        await _database.DisposeAsync();
        _archive.Delete(recursive: true);
    }

    async Task PublishAsync(string name, EntryDocument entry)
    {
        await using var session = await _sample!.Store.OpenAsync($"{SampleData.City}.{name}", default);
        await session!.PublishReferenceAsync(new()
        {
            Publisher = SampleData.City,
            Name = name,
            DescriptorHash = name,
            Document = new()
            {
                Title = new(name, name + " (en)"),
                Description = new("Beschreibung", "Description"),
                License = "http://dcat-ap.de/def/licenses/cc-by/4.0",
                SourceUrl = "https://example.org/",
                CoverageClaim = "unknown",
                Themes = ["REGI"],
                Kind = entry.Kind,
                Series = entry.Series,
                Services = entry.Services,
                Endpoint = entry.Endpoint,
                Distributions = entry.Distributions,
                Owner = entry.Owner,
            },
        }, default);
    }

    sealed record EntryDocument
    {
        public DatasetKind Kind { get; init; }
        public System.Collections.Immutable.ImmutableArray<string> Series { get; init; } = [];
        public System.Collections.Immutable.ImmutableArray<string> Services { get; init; } = [];
        public ServiceEndpoint? Endpoint { get; init; }
        public System.Collections.Immutable.ImmutableArray<ExternalDistribution> Distributions { get; init; } = [];
        public Model.Schemas.LocalizedText? Owner { get; init; }
    }
}

/// <summary>Links, series, services, originals and the inventory over HTTP.</summary>
public sealed class EntryTests(EntryServer server) : IClassFixture<EntryServer>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Response)> GetAsync(string path, string accept = "text/html", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        var response = await server.Client.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), response);
    }

    [Fact]
    public async Task They_are_in_the_catalogue_and_are_no_collections()
    {
        var (_, catalogue, _) = await GetAsync("/catalog.ttl");
        Assert.Contains("dcat:DatasetSeries", catalogue, StringComparison.Ordinal);
        Assert.Contains("<https://geo.example.org/wms>", catalogue, StringComparison.Ordinal);
        Assert.Contains("dcat:byteSize", catalogue, StringComparison.Ordinal);
        Assert.Contains($"/downloads/{SampleData.Parking}/original>", catalogue, StringComparison.Ordinal);
        Assert.Contains($"\"{EntryServer.Hash}\"^^xsd:hexBinary", catalogue, StringComparison.Ordinal);

        var (_, collections, _) = await GetAsync("/collections", "application/json");
        Assert.DoesNotContain(EntryServer.Plans, collections, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/collections/{EntryServer.Plans}")).Status);
    }

    [Theory]
    [InlineData("/catalog/lindenbrueck.plaene", "Plan &lt;1&gt;", "4,7 kB", "/catalog/lindenbrueck.karten", "/catalog/lindenbrueck.luftbilder", "Bauamt", "erreichbar, geprüft am")]
    [InlineData("/catalog/lindenbrueck.luftbilder", "Datensätze der Reihe", "/catalog/lindenbrueck.plaene")]
    [InlineData("/catalog/lindenbrueck.karten", "OGC Web Map Service", "/catalog/lindenbrueck.plaene")]
    [InlineData("/collections", "/catalog/lindenbrueck.plaene", "/catalog/lindenbrueck.karten", "/catalog/lindenbrueck.luftbilder")]
    [InlineData("/publishers/lindenbrueck", "/catalog/lindenbrueck.plaene", "/publishers/lindenbrueck/inventory")]
    [InlineData("/collections/lindenbrueck.parkhaeuser", "/downloads/lindenbrueck.parkhaeuser/original", "Originaldatei")]
    [InlineData("/inventory?lang=en", "Inventory", "withheld", "/publishers/aubach/inventory?lang=en")]
    [InlineData("/inventory", "Bestandsaufnahme", "zurückgehalten")]
    [InlineData("/publishers/aubach/inventory", "Steuergeheimnis", "Steueramt", "bis unter 5.000 Einwohner", "waste-collection-date", "nicht erfasst")]
    public async Task Pages_show_them(string path, params string[] texts)
    {
        var (status, text, _) = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.All(texts, one => Assert.Contains(one, WebUtility.HtmlDecode(text).Replace("<1>", "&lt;1&gt;", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.DoesNotContain("Geheim", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_entry_has_its_own_document()
    {
        var (status, text, _) = await GetAsync($"/catalog/{EntryServer.Plans}", "text/turtle");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("dcat:accessService", text, StringComparison.Ordinal);
        Assert.Contains("DataService", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/catalog/lindenbrueck.karten", "text/turtle")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/catalog/lindenbrueck.nichts", "text/turtle")).Status);
    }

    [Fact]
    public async Task The_inventory_as_json_counts_and_compares()
    {
        var all = JsonDocument.Parse((await GetAsync("/inventory", "application/json")).Text).RootElement;
        Assert.Equal(1, all.GetProperty("states").GetProperty("withheld").GetInt32());
        Assert.Equal(0, all.GetProperty("states").GetProperty("in_review").GetInt32());
        var village = JsonDocument.Parse((await GetAsync("/publishers/aubach/inventory", "application/json")).Text).RootElement;
        Assert.Equal(["aubach.hunde", "aubach.stellplaetze"], village.GetProperty("entries").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        var peers = village.GetProperty("peers");
        Assert.Equal((0, 5000, 1), (peers.GetProperty("population_from").GetInt32(), peers.GetProperty("population_below").GetInt32(), peers.GetProperty("publishers").GetInt32()));
        Assert.Equal(["waste-collection-date"], peers.GetProperty("missing").EnumerateArray().Select(one => one.GetProperty("topic").GetString()));
    }

    [Fact]
    public async Task Long_inventories_come_in_parts()
    {
        var path = "/publishers/lindenbrueck/inventory?limit=2&lang=en";
        var seen = new List<string>();
        for (var part = 0; part < 10 && path is not null; part++)
        {
            var document = JsonDocument.Parse((await GetAsync(path, "application/json")).Text).RootElement;
            var entries = document.GetProperty("entries").EnumerateArray().Select(one => one.GetProperty("id").GetString()!).ToList();
            Assert.Equal(entries.Count, document.GetProperty("numberReturned").GetInt32());
            Assert.Equal(4, document.GetProperty("numberMatched").GetInt32());
            seen.AddRange(entries);
            path = document.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "next")
                .Select(link => new Uri(link.GetProperty("href").GetString()!).PathAndQuery).SingleOrDefault();
        }

        Assert.Equal(4, seen.Distinct().Count());
        Assert.Equal(4, seen.Count);
        Assert.Contains("rel=\"next\"", (await GetAsync("/inventory?limit=1")).Text, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", (await GetAsync("/inventory?limit=1&offset=1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("/inventory?limit=0", "application/json")).Status);
        Assert.Equal("[]", JsonDocument.Parse((await GetAsync("/inventory?offset=99", "application/json")).Text).RootElement.GetProperty("publishers").GetRawText());
    }

    [Fact]
    public async Task The_original_is_sent_as_it_came()
    {
        var path = $"/downloads/{SampleData.Parking}/original";
        var (status, text, response) = await GetAsync(path, "*/*");
        Assert.Equal((HttpStatusCode.OK, EntryServer.Csv), (status, text));
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("Süd \"1\".csv", response.Content.Headers.ContentDisposition!.FileNameStar);
        var head = (await GetAsync(path, "*/*", HttpMethod.Head)).Response;
        Assert.Equal(Encoding.UTF8.GetByteCount(EntryServer.Csv), head.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/downloads/{SampleData.Waste}/original", "*/*")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/downloads/nobody.here/original", "*/*")).Status);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.TryAddWithoutValidation("If-None-Match", response.Headers.ETag!.ToString());
        using var same = await server.Client.SendAsync(again, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    // RFC 9110, 14: one part as it is, however the whole would be packed; what cannot be a part of this file is the whole, or 416.
    [Theory]
    [InlineData("bytes=0-2", null, 206, "bytes 0-2/15", "nr;")]
    [InlineData("bytes=3-", null, 206, "bytes 3-14/15", "name\n1;Süd\n")]
    [InlineData("bytes=-2", null, 206, "bytes 13-14/15", "d\n")]
    [InlineData("bytes=-99", null, 206, "bytes 0-14/15", EntryServer.Csv)]
    [InlineData("bytes=3-999", "same", 206, "bytes 3-14/15", "name\n1;Süd\n")]
    [InlineData("bytes=3-5", "\"other\"", 200, null, EntryServer.Csv)]
    [InlineData("bytes=3-5", "Sat, 21 Nov 2026 10:00:00 GMT", 200, null, EntryServer.Csv)]
    [InlineData("bytes=0-1,4-5", null, 200, null, EntryServer.Csv)]
    [InlineData("lines=1-2", null, 200, null, EntryServer.Csv)]
    [InlineData("bytes=5-3", null, 200, null, EntryServer.Csv)]
    [InlineData("bytes=15-", null, 416, "bytes */15", null)]
    [InlineData("bytes=-0", null, 416, "bytes */15", null)]
    public async Task A_part_of_the_original_can_be_asked_for(string range, string? ifRange, int status, string? part, string? content)
    {
        var path = $"/downloads/{SampleData.Parking}/original";
        var whole = (await GetAsync(path, "*/*")).Response;
        Assert.Equal("bytes", whole.Headers.AcceptRanges.Single());
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Range", range);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        if (ifRange is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Range", ifRange == "same" ? whole.Headers.ETag!.ToString() : ifRange);
        }

        using var response = await server.Client.SendAsync(request, Cancellation);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(part, response.Content.Headers.ContentRange?.ToString());
        if (content is not null)
        {
            Assert.Equal(content, await response.Content.ReadAsStringAsync(Cancellation));
            Assert.Equal(Encoding.UTF8.GetByteCount(content), response.Content.Headers.ContentLength);
            Assert.Equal(whole.Headers.ETag, response.Headers.ETag);
        }
    }

    [Fact]
    public async Task A_machine_without_the_archive_says_so()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { Archive = null });
        using var client = ApiServer.ClientOf(app);
        using var response = await client.GetAsync($"/downloads/{SampleData.Parking}/original", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("OUD_ARCHIVE", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_check_that_finds_the_same_changes_the_page_and_no_document_for_harvesters()
    {
        var document = (await GetAsync($"/catalog/{EntryServer.Plans}", "text/turtle")).Response.Headers.ETag!.Tag;
        var page = (await GetAsync($"/catalog/{EntryServer.Plans}")).Response.Headers.ETag!.Tag;
        await server.CheckAsync(EntryServer.Checked.AddDays(1), 4_711);
        for (var i = 0; i < 100 && (await GetAsync($"/catalog/{EntryServer.Plans}")).Response.Headers.ETag!.Tag == page; i++)
        {
            await Task.Delay(50, Cancellation);
        }

        Assert.NotEqual(page, (await GetAsync($"/catalog/{EntryServer.Plans}")).Response.Headers.ETag!.Tag);
        Assert.Equal(document, (await GetAsync($"/catalog/{EntryServer.Plans}", "text/turtle")).Response.Headers.ETag!.Tag);
    }
}
