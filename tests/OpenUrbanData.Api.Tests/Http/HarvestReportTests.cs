using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using OpenUrbanData.Api.Portal;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Http;

/// <summary>What a source learns of its catalogue, by the reading role.</summary>
public sealed class HarvestReportTests : IAsyncLifetime
{
    readonly PostgresDatabase _database = new();
    WebApplication? _app;
    HttpClient? _client;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    HttpClient Client => _client ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.ExecuteAsync(
            """
            INSERT INTO oud.harvest_source (name, url, address, title_de, title_en, protocol, period)
                SELECT 's' || n, 'http://e.org/?key=s3cret', 'http://e.org/?key=…', 'Stadt ' || n, 'Town ' || n, 'dcat', '1 day' FROM generate_series(1, 3) AS n;
            INSERT INTO oud.harvested_record (source, key, state, since, changed_at, hash, document, triples)
                SELECT 's1', 'http://e.org/' || n, CASE WHEN n > 3 THEN 'orphaned' ELSE 'present' END, now(), now(), '', '{}', '' FROM generate_series(1, 4) AS n;
            UPDATE oud.harvested_record SET duplicate_of = (SELECT id FROM oud.harvested_record WHERE key = 'http://e.org/1'), duplicate_rule = 'identifier', duplicate_value = 'urn:x'
                WHERE key = 'http://e.org/2';
            INSERT INTO oud.harvest_run (source, started_at, finished_at, outcome, held, report) VALUES
                ('s1', '2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z', 'complete', NULL, '{"steps":{"added":4},"quality":[{"code":"license_missing","count":2,"examples":["http://e.org/<1>"]}],
                    "record_repairs":[{"code":"date","count":1,"examples":["http://e.org/2 issued: 1.2.2024 → 2024-02-01"]}],"faults":[{"code":"IllegalIri","count":1,"examples":["3:4 a b → a%20b"]}]}'),
                ('s1', '2026-01-02T00:00:00Z', '2026-01-02T00:01:00Z', 'failed', 'The source could not be read.', '{"steps":{"kept":4},"quality":[],"record_repairs":[],"faults":[],
                    "problem_counts":[{"code":"page_unavailable","count":1,"examples":[]}],"problems":[{"code":"page_unavailable","message":"Gone.","page":"http://e.org/?key=…"}]}');
            """);
        _app = await ApiServer.StartAsync(_database, options => options with { CataloguePageSize = 2 });
        _client = ApiServer.ClientOf(_app);
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

    [Fact]
    public async Task A_source_reads_what_is_wrong_where_and_what_to_do()
    {
        var report = await JsonAsync("/harvest/s1?lang=de");
        Assert.Equal(("Stadt 1", "failed", "2026-01-01T00:01:00+00:00"), (Text(report, "title"), Text(report, "last_outcome"), Text(report, "complete_at")));
        Assert.Equal("""{"present":3,"missing":0,"orphaned":1,"duplicates":1}""", report.GetProperty("records").GetRawText());
        var problem = report.GetProperty("problems")[0];
        Assert.Equal(("page_unavailable", "Eine Seite war nicht zu bekommen"), (Text(problem, "code"), Text(problem, "title")));
        Assert.Equal("http://e.org/?key=… – Gone.", problem.GetProperty("examples")[0].GetString());
        Assert.Equal(("license_missing", 2), (Text(report.GetProperty("quality")[0], "code"), report.GetProperty("quality")[0].GetProperty("count").GetInt32()));
        Assert.Equal(["date", "IllegalIri"], report.GetProperty("repairs").EnumerateArray().Select(one => Text(one, "code")));
        Assert.Equal(("http://e.org/2", "identifier", "http://e.org/1"), (Text(report.GetProperty("duplicates")[0], "key"), Text(report.GetProperty("duplicates")[0], "rule"), Text(report.GetProperty("duplicates")[0], "shown_key")));
        Assert.Equal(["failed", "complete"], report.GetProperty("runs").EnumerateArray().Select(one => Text(one, "outcome")));

        foreach (var (language, words) in new[] { ("de", "Keine Lizenz"), ("en", "No licence") })
        {
            var page = await Client.GetStringAsync($"/harvest/s1?f=html&lang={language}", Cancellation);
            Assert.Contains(words, page, StringComparison.Ordinal);
            Assert.Contains("http://e.org/&lt;1&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync("/harvest/none", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Sources_are_listed_in_pages_also_those_that_never_answered()
    {
        var first = await JsonAsync("/harvest");
        Assert.Equal(["s1", "s2"], first.GetProperty("sources").EnumerateArray().Select(one => Text(one, "name")));
        var next = first.GetProperty("links").EnumerateArray().Single(link => Text(link, "rel") == "next");
        var second = await JsonAsync(new Uri(Text(next, "href")!).PathAndQuery);
        Assert.Equal(["s3"], second.GetProperty("sources").EnumerateArray().Select(one => Text(one, "name")));
        Assert.DoesNotContain(second.GetProperty("links").EnumerateArray(), link => Text(link, "rel") == "next");
        Assert.Contains("Weitere", await Client.GetStringAsync("/harvest?f=html&lang=de", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_of_a_report_has_texts()
    {
        var codes = new[] { typeof(HarvestCodes), typeof(RepairCodes) }.SelectMany(type => type.GetFields()).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Empty(codes.Except(HarvestTexts.Codes));
    }

    static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    async Task<JsonElement> JsonAsync(string path) => JsonSerializer.Deserialize<JsonElement>(await Client.GetStringAsync(path, Cancellation));
}
