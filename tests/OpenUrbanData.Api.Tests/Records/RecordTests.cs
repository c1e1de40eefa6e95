using System.Net;
using System.Text.Json;
using OpenUrbanData.Catalog.Dcat;

namespace OpenUrbanData.Api.Tests.Records;

/// <summary>OGC API Records 1.0 (OGC 20-004r1) over own and harvested records.</summary>
public sealed class RecordTests(RecordServer server) : IClassFixture<RecordServer>
{
    const string Items = "/collections/records/items";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("requirement", "/req/record-core-query-parameters/q-response")]
    [InlineData("q=parkhaus", "Parkhäuser und Parkplätze")]
    [InlineData("q=SPIELPLATZ,parkplatz", "Parkhäuser und Parkplätze,Spielplätze")]
    [InlineData("q=map%20service", "Kartendienst")]
    [InlineData("q=service%20map", "")]
    [InlineData("q=Nachbarstadt", "Spielplätze")]
    [InlineData("q=Kinder&type=series", "")]
    [InlineData("type=series,service", "Kartendienst,Luftbilder")]
    [InlineData("ids=lindenbrueck.parkhaeuser,aubach.karten,nix.da", "Kartendienst,Parkhäuser und Parkplätze")]
    [InlineData("externalIds=N-1,https://nachbar.example/luftbilder", "Luftbilder,Spielplätze")]
    [InlineData("bbox=8.05,48.05,8.06,48.06&q=Spielplatz,Parkhaus", "Spielplätze")]
    [InlineData("bbox=120,10,121,11&type=dataset", "Abfuhrtermine")] // has no geometry, as fc-bbox-response asks; the islands are on both sides of the antimeridian
    [InlineData("datetime=../2018-12-31&ids=lindenbrueck.abfuhr,lindenbrueck.parkhaeuser", "Parkhäuser und Parkplätze")]
    [InlineData("datetime=2019-06-01&q=Spielplatz", "Spielplätze")]
    [InlineData("datetime=2021-06-01&q=Spielplatz", "")]
    [InlineData("filter=title%20LIKE%20'%25platz%25'%20OR%20type='series'", "Luftbilder")]
    [InlineData("filter=A_CONTAINS(formats,('WFS_SRVC'))%20AND%20hvd=true", "Spielplätze")]
    [InlineData("filter=S_INTERSECTS(geometry,POINT(8.1%2048.05))%20AND%20source='nachbar'", "Spielplätze")]
    [InlineData("filter={\"op\":\"=\",\"args\":[{\"property\":\"publisher\"},\"Nachbarstadt\"]}&filter-lang=cql2-json", "Spielplätze")]
    [InlineData("municipality_key=08999002&source=nachbar", "Spielplätze")]
    [InlineData("keywords=Kinder", "Spielplätze")]
    [InlineData("license=https://licence.example/own", "Spielplätze")]
    [InlineData("schema=parking-facility", "Parkhäuser und Parkplätze,Stellplätze")]
    [InlineData("freshness=older", "Luftbilder,Spielplätze")]
    [InlineData("freshness=month", "")]
    [InlineData("freshness=week&type=service", "Kartendienst")]
    public async Task Conditions_hold_together(string query, string titles) =>
        Assert.Equal(titles, string.Join(',', (await FoundAsync(query + "&limit=100")).Select(Title).Order(StringComparer.Ordinal)));

    [Fact]
    [Trait("requirement", "/req/record-core/mandatory-properties-record")]
    [Trait("requirement", "/req/json/record-content")]
    public async Task Every_record_has_the_shape_of_the_standard()
    {
        var collection = await server.JsonAsync(Items + "?limit=100");
        Assert.Equal(7, collection.GetProperty("numberMatched").GetInt32());
        Assert.Equal(7, collection.GetProperty("numberReturned").GetInt32());
        foreach (var record in collection.GetProperty("features").EnumerateArray())
        {
            RecordShape.Check(record);
            var alone = await server.JsonAsync($"{Items}/{Uri.EscapeDataString(record.GetProperty("id").GetString()!)}");
            RecordShape.Check(alone);
            Assert.Equal(record.GetProperty("properties").GetRawText(), alone.GetProperty("properties").GetRawText());
        }
    }

    [Fact]
    public async Task A_record_of_others_keeps_its_names_and_gives_no_address_on_that_is_none()
    {
        var record = Assert.Single(await FoundAsync("q=Spielplatz"));
        Assert.StartsWith("nachbar:", record.GetProperty("id").GetString(), StringComparison.Ordinal);
        var properties = record.GetProperty("properties");
        Assert.Equal([RecordServer.Foreign, "N-1"], properties.GetProperty("externalIds").EnumerateArray().Select(one => one.GetProperty("value").GetString()));
        Assert.Equal("other", properties.GetProperty("license").GetString());
        Assert.Equal(["2019-05-01T00:00:00Z", "2020-05-01T00:00:00Z"], record.GetProperty("time").GetProperty("interval").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("Polygon", record.GetProperty("geometry").GetProperty("type").GetString());
        var links = record.GetProperty("links").EnumerateArray().Select(one => $"{one.GetProperty("rel").GetString()} {one.GetProperty("href").GetString()}").ToList();
        Assert.Contains("enclosure https://nachbar.example/s.csv", links);
        Assert.Contains("license https://licence.example/own", links);
        Assert.Contains($"canonical {RecordServer.Foreign}", links);
        var text = record.GetRawText();
        Assert.DoesNotContain("leerzeichen", text, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_record_leads_to_its_files_and_items()
    {
        var record = await server.JsonAsync($"{Items}/{RecordServer.Own}?lang=en");
        Assert.Equal("Parkhäuser und Parkplätze (en)", Title(record));
        Assert.Equal("DL-DE-BY-2.0", record.GetProperty("properties").GetProperty("license").GetString());
        foreach (var link in record.GetProperty("links").EnumerateArray().Where(one => one.GetProperty("rel").GetString() is "enclosure" or "items" or "about" or "describedby" or "collection"))
        {
            using var response = await server.Client.GetAsync(new Uri(new Uri(link.GetProperty("href").GetString()!).PathAndQuery, UriKind.Relative), Cancellation);
            Assert.True(response.IsSuccessStatusCode, link.GetRawText());
            Assert.Equal(link.GetProperty("type").GetString(), response.Content.Headers.ContentType!.MediaType);
        }

        var template = record.GetProperty("linkTemplates")[0];
        var address = template.GetProperty("uriTemplate").GetString()!.Replace("{bbox}", "8,48,9,50", StringComparison.Ordinal)
            .Replace("{datetime}", "..%2F2030-01-01", StringComparison.Ordinal).Replace("{limit}", "1", StringComparison.Ordinal);
        Assert.Equal(1, (await server.JsonAsync(new Uri(address).PathAndQuery)).GetProperty("numberReturned").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("sortby=title")]
    [InlineData("sortby=-updated,publisher")]
    [InlineData("q=der,all,karte,stadt")]
    [InlineData("q=der,all,karte,stadt&properties=title&facets=type")]
    public async Task Pages_have_each_record_once(string query)
    {
        var all = (await FoundAsync(query + "&limit=100")).Select(one => one.GetProperty("id").GetString()).ToList();
        List<string?> paged = [];
        var next = $"{Items}?{query}&limit=2";
        while (next is not null)
        {
            var page = await server.JsonAsync(next);
            Assert.Equal(all.Count, page.GetProperty("numberMatched").GetInt32());
            paged.AddRange(page.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
            next = page.GetProperty("links").EnumerateArray().Where(one => one.GetProperty("rel").GetString() == "next")
                .Select(one => new Uri(one.GetProperty("href").GetString()!).PathAndQuery).SingleOrDefault();
        }

        Assert.True(all.Count > 3);
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task Words_in_titles_count_more_than_words_in_descriptions()
    {
        var titles = (await FoundAsync("q=Lindenbrück,Spielplätze")).Select(Title).ToList();
        Assert.Equal("Spielplätze", titles[0]);
        Assert.True(titles.Count > 3);
    }

    [Fact]
    public async Task Facets_count_what_their_parameters_find()
    {
        var facets = (await server.JsonAsync(Items + "?q=der,spielplatz,karte&limit=1&facets=themes,municipality_key,publisher,formats,license,schema,freshness,type,source")).GetProperty("facets");
        Assert.Equal(9, facets.EnumerateObject().Count());
        foreach (var facet in facets.EnumerateObject())
        {
            foreach (var bucket in facet.Value.GetProperty("buckets").EnumerateArray())
            {
                var found = await server.JsonAsync($"{Items}?q=der,spielplatz,karte&limit=1&{facet.Name}={Uri.EscapeDataString(bucket.GetProperty("value").GetString()!)}");
                Assert.True(found.GetProperty("numberMatched").GetInt32() == bucket.GetProperty("count").GetInt32(), $"{facet.Name} {bucket.GetRawText()}");
            }
        }

        // The index knows the formats in which data sets are served.
        var own = (await server.JsonAsync($"{Items}?ids={RecordServer.Own}&facets=formats")).GetProperty("facets").GetProperty("formats").GetProperty("buckets");
        Assert.Equal(DownloadFormat.All.Select(format => format.FileType).OfType<string>().Order(), own.EnumerateArray().Select(one => one.GetProperty("value").GetString()!).Order());
    }

    [Fact]
    [Trait("requirement", "/req/records-api/catalog-response")]
    public async Task The_catalogue_is_a_collection_of_records()
    {
        var listed = (await server.JsonAsync("/collections")).GetProperty("collections").EnumerateArray().Single(one => one.GetProperty("itemType").GetString() == "record");
        var alone = await server.JsonAsync("/collections/records");
        foreach (var document in new[] { listed, alone })
        {
            Assert.Equal(("records", "Collection", 7), (document.GetProperty("id").GetString(), document.GetProperty("type").GetString(), document.GetProperty("itemCount").GetInt32()));
            var relations = document.GetProperty("links").EnumerateArray().Select(one => one.GetProperty("rel").GetString()).ToList();
            Assert.Superset(
                new HashSet<string?> { "self", "items", "http://www.opengis.net/def/rel/ogc/1.0/queryables", "http://www.opengis.net/def/rel/ogc/1.0/sortables" }, relations.ToHashSet());
        }

        using var response = await server.Client.GetAsync(new Uri("/collections/records", UriKind.Relative), Cancellation);
        Assert.Equal("application/ogc-catalog+json", response.Content.Headers.ContentType!.MediaType);
        var queryables = (await server.JsonAsync("/collections/records/queryables")).GetProperty("properties");
        Assert.All(["id", "type", "title", "description", "keywords", "created", "updated", "externalIds", "geometry"], name => Assert.True(queryables.TryGetProperty(name, out _), name));
        Assert.False(queryables.TryGetProperty("document", out _));
    }

    [Theory]
    [InlineData("?nix=1", "nix")]
    [InlineData("?type=map", "type")]
    [InlineData("?freshness=never", "freshness")]
    [InlineData("?facets=title", "facets")]
    [InlineData("?properties=nix", "properties")]
    [InlineData("?sortby=keywords", "sortby")]
    [InlineData("?q=,", "q")]
    [InlineData("?crs=http://www.opengis.net/def/crs/EPSG/0/25832", "crs")]
    [InlineData("?filter=document='x'", "filter")]
    [InlineData("?filter=record_has('x')", "filter")]
    [InlineData("?next=abc", "next")]
    public async Task Mistakes_name_their_parameter(string query, string parameter)
    {
        var problem = await server.JsonAsync(Items + query, 400);
        Assert.Equal(parameter, problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task What_is_not_there_is_404_and_records_are_no_features()
    {
        await server.JsonAsync(Items + "/nix", 404);
        await server.JsonAsync("/records/nachbar:0000", 404);
        await server.JsonAsync("/collections/records/changes?since=0", 404);
        await server.JsonAsync("/collections/records/tiles", 404);
        await server.JsonAsync("/downloads/records.csv", 404);
        Assert.DoesNotContain("ecords", (await server.JsonAsync("/odata/v4/")).GetProperty("value").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_conditional_and_a_harvest_changes_the_tag()
    {
        var tag = await TagAsync(null, HttpStatusCode.OK);
        Assert.Equal(tag, await TagAsync(tag, HttpStatusCode.NotModified));
        var records = RecordServer.Records();
        await server.HarvestAsync([records[0] with { Modified = records[0].Modified!.Value.AddDays(1) }, records[1]]);
        try
        {
            for (var attempt = 0; attempt < 100 && await TagAsync(null, HttpStatusCode.OK) == tag; attempt++)
            {
                await Task.Delay(50, Cancellation);
            }

            Assert.NotEqual(tag, await TagAsync(tag, HttpStatusCode.OK));
        }
        finally
        {
            await server.HarvestAsync(records);
        }
    }

    async Task<string> TagAsync(string? known, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Items + "?q=spielplatz");
        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        using var response = await server.Client.SendAsync(request, Cancellation);
        Assert.Equal(status, response.StatusCode);
        return response.Headers.ETag!.ToString();
    }

    async Task<List<JsonElement>> FoundAsync(string query) =>
        [.. (await server.JsonAsync($"{Items}?{query}")).GetProperty("features").EnumerateArray()];

    static string Title(JsonElement record) => record.GetProperty("properties").GetProperty("title").GetString()!;
}
