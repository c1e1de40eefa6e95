using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

[assembly: AssemblyFixture(typeof(OpenUrbanData.Api.Tests.Ckan.OutletServer))]

namespace OpenUrbanData.Api.Tests.Ckan;

/// <summary>An instance with data sets of its own, one that was withdrawn and one that was removed for good, and records of somebody else, one of which is gone.</summary>
public sealed class OutletServer : IAsyncLifetime
{
    public const string Foreign = "https://nachbar.example/spielplaetze";
    public const string Gone = "https://nachbar.example/verschwunden";
    public const string Withdrawn = "lindenbrueck.inseln";
    public const string Removed = "aubach.stellplaetze";

    readonly PostgresDatabase _database = new();
    WebApplication? _app;
    HttpClient? _client;

    public PostgresDatabase Database => _database;

    public HttpClient Client
    {
        get
        {
            _ = _database.Database;
            return _client!;
        }
    }

    static DateTimeOffset Long { get; } = new(2019, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        if (TestCluster.Missing is not null)
        {
            return;
        }

        var sample = new SampleData(_database);
        await sample.FillAsync(default);
        await using (var session = await sample.Store.OpenAsync(Withdrawn, default))
        {
            await session!.WithdrawAsync(default);
        }

        await using (var session = await sample.Store.OpenAsync(Removed, default))
        {
            await session!.PurgeAsync(new("Enthielt <Namen> von Personen."), default);
        }

        await HarvestAsync("present");
        _app = await ApiServer.StartAsync(_database);
        _client = ApiServer.ClientOf(_app);
    }

    /// <summary>Harvests the catalogue of the neighbours; their second record is gone.</summary>
    /// <param name="state">State of the first.</param>
    public async Task HarvestAsync(string state)
    {
        await using var session = await new HarvestStore(_database.Database).OpenAsync("nachbar", default);
        HarvestedContent[] contents = [Content(Foreign, "Spielplätze \u0001 & <Bolzplätze>"), Content(Gone, "Verschwunden")];
        await session!.StageAsync(contents, default);
        await session.ApplyAsync(
            new()
            {
                Url = "https://nachbar.example/catalog", Address = "https://nachbar.example/catalog",
                Stands = [new(Foreign, contents[0].Hash, state, Long.AddYears(5)), new(Gone, contents[1].Hash, "orphaned", Long.AddYears(6))],
                Started = Long, Finished = Long.AddYears(4), Outcome = "complete", Report = "{}",
            },
            (_, _) => Task.CompletedTask, default);
    }

    static HarvestedContent Content(string iri, string title)
    {
        var turtle = $$"""
            @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
            <{{iri}}> a dcat:Dataset ; dct:title "{{title.Replace("\u0001", "\\u0001", StringComparison.Ordinal)}}"@de, "Playgrounds"@en ; dct:description "Alle"@de ; dct:identifier "N-1" ;
                dcat:keyword "Kinder", "play"@en ; dcat:theme <http://publications.europa.eu/resource/authority/data-theme/SOCI> ;
                dct:publisher [ a foaf:Agent ; foaf:name "Nachbarstadt Süd" ] ; dcat:contactPoint [ a vcard:Kind ; vcard:fn "Grünamt" ; vcard:hasEmail <mailto:gruen@nachbar.example> ] ;
                dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "2019-01-01" ] ;
                dcat:distribution [ a dcat:Distribution ; dct:title "CSV" ; dcat:accessURL <https://nachbar.example/s.csv> ; dct:license <http://dcat-ap.de/def/licenses/cc-zero> ;
                    dct:format <http://publications.europa.eu/resource/authority/file-type/WFS_SRVC> ; dcat:byteSize "12.0"^^<http://www.w3.org/2001/XMLSchema#decimal> ] .
            """;
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(turtle));
        var triples = RdfFormat.ForMediaType("application/n-triples")!.Write(Graph.Of(RdfFormat.ForMediaType("text/turtle")!.Read(bytes, new())));
        return new(iri, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(triples))), new RecordDocument
        {
            Kind = RecordKind.Dataset, Iri = iri, Title = title, Publisher = "Nachbarstadt Süd", Modified = Long, Identifiers = ["N-1"],
            Facts = new()
            {
                Title = new(title, "Playgrounds"), Description = new("Alle", "All"), Keywords = ["Kinder", "play"], Themes = ["SOCI"], Formats = ["WFS_SRVC"],
                License = "http://dcat-ap.de/def/licenses/cc-zero", Extent = [8.0, 48.0, 8.2, 48.1],
            },
        }.Write(), triples, []);
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

    public async Task<(int Status, string Text, HttpResponseMessage Response)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    /// <summary>The result of an action of the CKAN API.</summary>
    public async Task<JsonElement> ResultAsync(string call)
    {
        var (status, text, _) = await GetAsync("/api/3/action/" + call);
        Assert.True(status == 200, $"{call}: {status} {text}");
        var answer = JsonDocument.Parse(text).RootElement;
        Assert.True(answer.GetProperty("success").GetBoolean());
        Assert.EndsWith("help_show?name=" + call.Split('?')[0], answer.GetProperty("help").GetString(), StringComparison.Ordinal);
        return answer.GetProperty("result");
    }
}
