using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Dcat;

/// <summary>An instance with data sets of its own and records of two other catalogues, one of which names nothing and says things of others.</summary>
public sealed class UnionServer : IAsyncLifetime
{
    public const string Portal = """
        @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dcatap: <http://data.europa.eu/r5r/> .
        <https://land.example/catalog> a dcat:Catalog ; dcat:dataset <https://land.example/d/1>, <https://land.example/d/2>, <https://land.example/d/3>, <https://land.example/d/4> ;
            dcat:service <https://land.example/s/1> .
        <https://land.example/d/1> a dcat:Dataset ; dct:title "Eins"@de ; dct:description "Eins"@de ; dct:identifier "urn:uuid:eins" ;
            dct:publisher [ a foaf:Agent ; foaf:name "Land" ] ; dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://land.example/a b.csv> ] .
        <https://land.example/d/2> a dcat:Dataset ; dct:title "Zwei"@de ; dct:description "Zwei"@de ; dct:publisher [ a foaf:Agent ; foaf:name "Land" ] ;
            dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> .
        <https://land.example/d/3> a dcat:Dataset ; dct:title "Drei, im Rest seiner Frist"@de ; dct:description "Drei"@de .
        <https://land.example/d/4> a dcat:Dataset ; dct:title "Vier, verwaist"@de ; dct:description "Vier"@de .
        <https://land.example/s/1> a dcat:DataService ; dct:title "Dienst"@de ; dcat:endpointURL <https://land.example/wms> .
        <https://land.example/r/1> a dcat:CatalogRecord ; foaf:primaryTopic <https://land.example/d/1> ; dct:modified "2026-01-02T00:00:00Z"^^xsd:dateTime ; dct:source <https://stadt.example/r/1> .
        <https://stadt.example/r/1> a dcat:CatalogRecord ; foaf:primaryTopic <https://land.example/d/1> ; dct:modified "2025-12-31T00:00:00Z"^^xsd:dateTime .
        """;

    readonly PostgresDatabase _database = new();
    WebApplication? _app;
    HttpClient? _client;

    public static DateTimeOffset Harvested { get; } = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public HttpClient Client
    {
        get
        {
            _ = _database.Database;
            return _client!;
        }
    }

    public Uri Address => new(_app!.Urls.First());

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        if (TestCluster.Missing is not null)
        {
            return;
        }

        await new SampleData(_database.Database).FillAsync(default);
        _app = await ApiServer.StartAsync(_database, options => options with { CataloguePageSize = 2 });
        _client = ApiServer.ClientOf(_app);
        await HarvestAsync("land", Portal, new() { ["https://land.example/d/3"] = "missing", ["https://land.example/d/4"] = "orphaned" });
        await HarvestAsync("ohnenamen", $"""
            @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            <https://o.example/c> a dcat:Catalog ; dcat:dataset _:a, <https://o.example/d> , <{Address}catalog/lindenbrueck.abfuhr> .
            _:a a dcat:Dataset ; dct:identifier "o-1" ; dct:title "Ohne Namen"@de ; dct:description "x"@de ; dct:publisher [ a foaf:Agent ; foaf:name "Ohne" ] .
            <https://o.example/d> a dcat:Dataset ; dct:title "Mit fremdem Wort"@de ; dct:description "x"@de ; dct:relation <{Address}collections> .
            <{Address}collections> dct:title "Gekapert"@de .
            <{Address}catalog/lindenbrueck.abfuhr> a dcat:Dataset ; dct:title "Zurückgekommen"@de ; dct:description "x"@de .
            """);
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

    /// <summary>Harvests a document as ingest does, and has the server know it.</summary>
    public async Task HarvestAsync(string source, string turtle, Dictionary<string, string>? states = null)
    {
        var reading = new CatalogueReading(new($"https://{source}.example/catalog.ttl"), new());
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(turtle));
        var records = reading.Read(content, "text/turtle", TimeProvider.System).ToList();
        await using var session = await new HarvestStore(_database.Database).OpenAsync(source, default);
        await session!.StageAsync([.. records.Select(one => new HarvestedContent(one.Key, one.Hash, RecordDocument.Of(one).Write(), one.Triples, []))], default);
        await session.ApplyAsync(
            new()
            {
                Url = $"https://{source}.example/catalog.ttl?key=secret",
                Address = $"https://{source}.example/catalog.ttl",
                Title = ($"Portal {source}", $"Portal {source}"),
                Stands = [.. records.Select(one => new HarvestedStand(one.Key, one.Hash, states?.GetValueOrDefault(one.Key) ?? "present", Harvested))],
                Started = Harvested,
                Finished = Harvested,
                Outcome = "complete",
                Report = "{}",
            },
            (_, _) => Task.CompletedTask, default);
        await TestWait.UntilAsync(async () => (await Client.GetStringAsync("/downloads/catalog.nt")).Contains(records[^1].Title!, StringComparison.Ordinal)
            || states is not null);
    }
}

static class TestWait
{
    // The server learns of a publication by a notification.
    public static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        for (var i = 0; i < 100 && !await isTrue(); i++)
        {
            await Task.Delay(50);
        }
    }
}

/// <summary>Own data sets and those of other catalogues as one.</summary>
public sealed class UnionTests(UnionServer server) : IClassFixture<UnionServer>
{
    const string Dcat = "http://www.w3.org/ns/dcat#";
    const string Dct = "http://purl.org/dc/terms/";
    const string Hydra = "http://www.w3.org/ns/hydra/core#";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    async Task<Graph> GraphAsync(string path)
    {
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var content = await response.Content.ReadAsStreamAsync(Cancellation);
        return Graph.Of(RdfFormat.ForMediaType(response.Content.Headers.ContentType!.MediaType!)!.Read(content, new()));
    }

    async Task<List<Graph>> PagesAsync(string predicate = "next")
    {
        List<Graph> pages = [];
        for (var next = "/catalog.nt"; next is not null;)
        {
            var page = await GraphAsync(next);
            pages.Add(page);
            next = page.Nodes.SelectMany(node => node[Hydra + predicate])
                .Select(link => new Uri(link is Term.Iri iri ? iri.Value : ((Term.Literal)link).Text).PathAndQuery).SingleOrDefault();
        }

        return pages;
    }

    static List<string> Listed(Graph graph) => [.. graph.Nodes.SelectMany(node => node[Dcat + "dataset"]).Cast<Term.Iri>().Select(one => one.Value)];

    [Theory]
    [InlineData("next")]
    [InlineData("nextPage")]
    public async Task Pages_go_on_from_our_own_to_those_of_others_and_name_each_once(string predicate)
    {
        var pages = await PagesAsync(predicate);
        var all = pages.SelectMany(Listed).ToList();
        Assert.Equal(all.Distinct(), all);
        Assert.Equal(4, all.Count(one => one.StartsWith(server.Address.ToString(), StringComparison.Ordinal) && !one.Contains("genid", StringComparison.Ordinal)));
        Assert.Equal(["https://land.example/d/1", "https://land.example/d/2", "https://land.example/d/3"], all.Where(one => one.Contains("land.example", StringComparison.Ordinal)));
        Assert.Contains("https://o.example/d", all);
        Assert.All(pages, page => Assert.Contains(new Term.Literal($"{all.Count}", Datatype: Vocabulary.Integer), page.Nodes.SelectMany(node => node[Hydra + "totalItems"])));
        Assert.Contains(pages, page => page.Nodes.Any(node => node[Dcat + "service"].Contains(new Term.Iri("https://land.example/s/1"))));

        // What the number alone says is the same.
        for (var number = 1; number <= pages.Count; number++)
        {
            Assert.Equal(Listed(pages[number - 1]), Listed(await GraphAsync($"/catalog.nt?page={number}")));
        }

        using var beyond = await server.Client.GetAsync(new Uri($"/catalog.nt?page={pages.Count + 1}", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    [Theory]
    [InlineData("ttl")]
    [InlineData("nt")]
    [InlineData("rdf")]
    [InlineData("jsonld")]
    public async Task The_whole_as_one_file_says_what_all_pages_say(string format)
    {
        var whole = await GraphAsync($"/downloads/catalog.{format}");
        var pages = (await PagesAsync()).SelectMany(page => page.Statements)
            .Where(said => !said.Predicate.Value.StartsWith(Hydra, StringComparison.Ordinal) && said.Object is not Term.Iri { Value: Hydra + "Collection" or Hydra + "PartialCollectionView" or Hydra + "PagedCollection" })
            .ToHashSet();
        Assert.True(pages.SetEquals(whole.Statements));
    }

    [Fact]
    public async Task Names_and_identifiers_stay_and_each_hop_has_a_record()
    {
        var graph = await GraphAsync("/downloads/catalog.ttl");
        Assert.Equal([new Term.Literal("urn:uuid:eins")], graph.Find(new Term.Iri("https://land.example/d/1"))![Dct + "identifier"]);
        var own = graph.Nodes.Single(node => node[Vocabulary.Foaf + "primaryTopic"].Contains(new Term.Iri("https://land.example/d/1")) && node.Iri.Contains("#record-", StringComparison.Ordinal));
        Assert.Contains(own[Dct + "description"], text => ((Term.Literal)text).Text == "Übernommen aus: Portal land");
        Assert.Equal("2026-11-01T12:00:00Z", ((Term.Literal)Assert.Single(own[Dct + "modified"])).Text);
        Assert.Equal([new Term.Iri("https://land.example/r/1")], own[Dct + "source"]);
        var land = graph.Find(new Term.Iri("https://land.example/r/1"))!;
        Assert.Equal([new Term.Iri("https://stadt.example/r/1")], land[Dct + "source"]);
        Assert.Equal("2025-12-31T00:00:00Z", ((Term.Literal)Assert.Single(graph.Find(new Term.Iri("https://stadt.example/r/1"))![Dct + "modified"])).Text);
        Assert.DoesNotContain("secret", new Turtle().Write(graph), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_others_can_break_or_overwrite_the_catalogue()
    {
        var graph = await GraphAsync("/downloads/catalog.nt");
        Assert.DoesNotContain(graph.Statements, said => said.Subject is Term.Blank || said.Object is Term.Blank);
        Assert.DoesNotContain(graph.Statements, said => said.Object is Term.Literal { Text: "Gekapert" or "Zurückgekommen" or "Vier, verwaist" });
        Assert.Contains(graph.Statements, said => said.Object is Term.Literal { Text: "Drei, im Rest seiner Frist" });
        Assert.Contains(graph.Nodes.SelectMany(node => node[Dcat + "accessURL"]), one => one is Term.Iri { Value: "https://land.example/a%20b.csv" });

        // Two publishers without name are two.
        Assert.Equal(2, graph.Nodes.Count(node => node[Vocabulary.Foaf + "name"].Contains(new Term.Literal("Land"))));
        Assert.Contains(graph.Statements, said => said.Object is Term.Literal { Text: var text } && text.Contains("1 statements were left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task High_value_data_sets_of_others_are_in_the_view_and_changes_are_those_that_came_here()
    {
        Assert.Equal(["https://land.example/d/2"], Listed(await GraphAsync("/catalog.nt?view=hvd")));
        Assert.Contains("https://land.example/d/1", Listed(await GraphAsync("/catalog.nt?modified_since=2026-11-01T12:00:00Z&page=3")).Concat(Listed(await GraphAsync("/catalog.nt?modified_since=2026-11-01T12:00:00Z&page=4"))));
        using var wrong = await server.Client.GetAsync(new Uri("/catalog.nt?after=%C3%A4", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_harvest_changes_the_tag()
    {
        using var first = await server.Client.GetAsync(new Uri("/catalog.ttl", UriKind.Relative), Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/catalog.ttl");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var again = await server.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        await server.HarvestAsync("neu", """
            @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
            <https://neu.example/c> a dcat:Catalog ; dcat:dataset <https://neu.example/d> .
            <https://neu.example/d> a dcat:Dataset ; dct:title "Ganz neu"@de ; dct:description "x"@de .
            """);
        using var then = await server.Client.GetAsync(new Uri("/catalog.ttl", UriKind.Relative), Cancellation);
        Assert.NotEqual(first.Headers.ETag, then.Headers.ETag);
    }
}
