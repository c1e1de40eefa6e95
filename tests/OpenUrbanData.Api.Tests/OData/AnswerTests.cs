using System.Net;
using System.Text.Json;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>How answers are negotiated: formats, versions, preferences, tags.</summary>
public sealed class AnswerTests(ApiServer server)
{
    const string Root = "/odata/v4/";
    const string Set = Root + "ParkingFacility";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/json", "application/json; metadata=minimal; streaming=true")]
    [InlineData("*/*", "application/json; metadata=minimal; streaming=true")]
    [InlineData("application/json;odata.metadata=full", "application/json; metadata=full; streaming=true")]
    [InlineData("application/json;metadata=NONE", "application/json; metadata=none; streaming=true")]
    [InlineData("application/json;METADATA=none;odata.streaming=false;ExponentialDecimals=true", "application/json; metadata=none; streaming=true")]
    [InlineData("application/json;charset=utf-8;ieee754compatible=true", "application/json; metadata=minimal; streaming=true; IEEE754Compatible=true; charset=utf-8")]
    [InlineData("application/json;foo=1,application/json;metadata=full;q=0.5", "application/json; metadata=full; streaming=true")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json; metadata=minimal; streaming=true")]
    [InlineData("text/csv", "text/csv; charset=utf-8; header=present")]
    [InlineData("text/csv;q=0.2,application/json", "application/json; metadata=minimal; streaming=true")]
    [InlineData("application/geo+json", "application/geo+json")]
    [InlineData("application/xml", null)]
    [InlineData("application/atom+xml", null)]
    [InlineData("application/json;odata=verbose", null)]
    [InlineData("application/json;metadata=some", null)]
    [InlineData("application/json;charset=utf-16", null)]
    public async Task Formats_are_chosen_by_the_header(string accept, string? type)
    {
        using var response = await server.SendAsync(Set + "?$top=1&$select=id", headers: ("Accept", accept));
        Assert.Equal(type is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Accept", response.Headers.Vary);
        if (type is not null)
        {
            Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        }
    }

    [Theory]
    [InlineData("json", "application/json; metadata=minimal; streaming=true")]
    [InlineData("JSON", "application/json; metadata=minimal; streaming=true")]
    [InlineData("application/json;odata.metadata=full", "application/json; metadata=full; streaming=true")]
    [InlineData("csv", "text/csv; charset=utf-8; header=present")]
    [InlineData("text/csv", "text/csv; charset=utf-8; header=present")]
    [InlineData("arrow", "application/vnd.apache.arrow.stream")]
    [InlineData("geojson", "application/geo+json")]
    [InlineData("json;metadata=full", null)]
    [InlineData("atom", null)]
    [InlineData("xml", null)]
    public async Task The_option_format_beats_the_header(string format, string? type)
    {
        using var response = await server.SendAsync($"{Set}?$top=1&$format={Uri.EscapeDataString(format)}", headers: ("Accept", "application/json;metadata=none"));
        Assert.Equal(type is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK, response.StatusCode);
        if (type is not null)
        {
            Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        }
    }

    [Theory]
    [InlineData("4.0", "4.0")]
    [InlineData("4.01", "4.01")]
    [InlineData("4.02", "4.01")]
    [InlineData("5.0", "4.01")]
    [InlineData("3.0", null)]
    [InlineData("x", null)]
    public async Task The_answer_has_the_greatest_version_that_the_client_takes(string maximum, string? version)
    {
        using var response = await server.SendAsync(Set + "?$top=1&$select=id", headers: ("OData-MaxVersion", maximum));
        Assert.Equal(version is null ? 400 : 200, (int)response.StatusCode);
        Assert.Equal(version ?? "4.01", Assert.Single(response.Headers.GetValues("OData-Version")));
        Assert.Equal(version == "4.0", response.Content.Headers.ContentType!.Parameters.Any(one => one.Name == "odata.metadata"));
    }

    [Fact]
    public async Task Requests_of_unknown_versions_and_for_snapshots_are_refused_also_where_the_answer_is_kept()
    {
        for (var i = 0; i < 3; i++)
        {
            (await server.SendAsync(Set + "?$top=1&$select=id,name")).Dispose();
        }

        foreach (var (name, value, status) in new[]
        {
            ("OData-Version", "4.0", 200), ("OData-Version", "4.01", 200), ("OData-Version", "3.0", 400), ("OData-Version", "5.0", 400),
            ("Isolation", "snapshot", 412), ("OData-Isolation", "snapshot", 412),
        })
        {
            using var response = await server.SendAsync(Set + "?$top=1&$select=id,name", headers: (name, value));
            Assert.Equal((name, value, status), (name, value, (int)response.StatusCode));
        }
    }

    [Fact]
    public async Task Metadata_of_another_version_is_not_there()
    {
        using var current = await server.SendAsync(Set + "?$top=1&$schemaversion=*");
        Assert.Equal(HttpStatusCode.OK, current.StatusCode);
        using var other = await server.SendAsync(Set + "?$top=1&$schemaversion=2");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("maxpagesize=3", "maxpagesize=3")]
    [InlineData("odata.maxpagesize=3", "maxpagesize=3")]
    [InlineData("MaxPageSize=3, maxpagesize=9", "maxpagesize=3")]
    [InlineData("maxpagesize=0", null)]
    [InlineData("maxpagesize=-1", null)]
    [InlineData("maxpagesize=99999999999999", null)]
    [InlineData("maxpagesize=100000000", "maxpagesize=10000")]
    [InlineData("respond-async, return=minimal, wait=10", null)]
    [InlineData("include-annotations=\"display.*,-foo.bar\", maxpagesize=2", "maxpagesize=2, include-annotations=\"-*\"")]
    [InlineData("track-changes", "track-changes")]
    public async Task Preferences_are_followed_where_they_are_known(string prefer, string? applied)
    {
        using var response = await server.SendAsync(Set + "?$select=id", headers: ("Prefer", prefer));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Prefer", response.Headers.Vary);
        Assert.Equal(applied, response.Headers.TryGetValues("Preference-Applied", out var values) ? Assert.Single(values) : null);
    }

    [Fact]
    public async Task Tables_hold_all_that_was_asked_for()
    {
        var all = await TextAsync(Set + "?$format=csv&$select=name,capacity&$filter=capacity%20eq%20200");
        var lines = all.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("id,name,capacity", lines[0]);
        var count = await TextAsync(Set + "/$count?$filter=capacity%20eq%20200");
        Assert.Equal(count, $"{lines.Length - 1}");
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",200", line, StringComparison.Ordinal));
        Assert.Equal(4, (await TextAsync(Set + "?$format=csv&$top=3&$orderby=name%20desc")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("id,official_key,", await TextAsync(Root + "Publishers?$format=csv"), StringComparison.Ordinal);
        Assert.StartsWith("id,name\r\n08999001.parkhaeuser.1,", await TextAsync(Set + "('08999001.parkhaeuser.1')?$format=csv&$select=name"), StringComparison.Ordinal);
        using var head = await server.SendAsync(Set + "?$format=csv", method: HttpMethod.Head);
        Assert.Equal("attachment; filename=\"ParkingFacility.csv\"", head.Content.Headers.ContentDisposition?.ToString());
        using var expanded = await server.SendAsync(Set + "?$format=csv&$expand=Dataset");
        Assert.Equal(HttpStatusCode.NotImplemented, expanded.StatusCode);
        using var missing = await server.SendAsync(Set + "('08999001.parkhaeuser.none')?$format=csv");
        Assert.Equal((HttpStatusCode.NotFound, "application/json"), (missing.StatusCode, missing.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Features_as_geojson_have_pages()
    {
        var ids = new HashSet<string?>();
        for (var address = Set + "?$format=geojson&$count=true&$select=name&$top=25"; address.Length > 0;)
        {
            using var response = await server.SendAsync(address, headers: ("Prefer", "maxpagesize=10"));
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;
            Assert.Equal(SampleData.All, page.GetProperty("numberMatched").GetInt32());
            Assert.All(page.GetProperty("features").EnumerateArray(), feature => Assert.True(ids.Add(feature.GetProperty("id").GetString())));
            address = page.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "next")
                .Select(link => new Uri(link.GetProperty("href").GetString()!).PathAndQuery).FirstOrDefault() ?? "";
        }

        Assert.Equal(25, ids.Count);
    }

    [Fact]
    public async Task Each_way_to_ask_has_its_own_tag_and_gets_304()
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in new[]
        {
            ("Accept", "application/json"), ("Accept", "application/json;metadata=full"), ("Accept", "application/json;metadata=none"),
            ("Accept", "application/json;IEEE754Compatible=true"), ("OData-MaxVersion", "4.0"), ("Prefer", "maxpagesize=2"), ("Prefer", "track-changes"), ("Accept", "text/csv"),
        })
        {
            using var first = await server.SendAsync(Set + "?$select=name", headers: (name, value));
            var tag = first.Headers.ETag!.ToString();
            Assert.True(tags.Add(tag), $"{name}: {value}");
            using var again = await server.SendAsync(Set + "?$select=name", headers: [(name, value), ("If-None-Match", tag)]);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }

        foreach (var address in new[] { "", "$metadata", "Datasets", "ParkingFacility('08999001.parkhaeuser.1')/Dataset", "ParkingFacility('08999001.parkhaeuser.1')/name", "ParkingFacility/$count", "ParkingFacility?$expand=Dataset&$top=1" })
        {
            using var first = await server.SendAsync(Root + address);
            using var again = await server.SendAsync(Root + address, headers: ("If-None-Match", first.Headers.ETag!.ToString()));
            Assert.Equal((address, HttpStatusCode.NotModified), (address, again.StatusCode));
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task Nothing_can_be_changed(string method)
    {
        foreach (var address in new[] { "", "$metadata", "ParkingFacility", "ParkingFacility('08999001.parkhaeuser.1')", "ParkingFacility('08999001.parkhaeuser.1')/name", "ParkingFacility/$count" })
        {
            using var response = await server.SendAsync(Root + address, method: new(method));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
            Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
            var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("error");
            Assert.Equal("method-not-allowed", error.GetProperty("code").GetString());
            Assert.Equal("4.01", Assert.Single(response.Headers.GetValues("OData-Version")));
        }
    }

    [Fact]
    public async Task What_is_computed_and_searched_may_be_nested_in_expand()
    {
        var page = await server.JsonAsync(
            Root + "Publishers?$select=slug&$orderby=slug&$expand=Datasets($search=Inseln%20OR%20Stellplätze;$compute=features%20mul%202%20as%20twice;$select=id,twice;$filter=twice%20gt%201;$orderby=twice%20desc)");
        Assert.EndsWith("#Publishers(slug,Datasets(id,twice))", page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["""[{"id":"aubach.stellplaetze","twice":40}]""", """[{"id":"lindenbrueck.inseln","twice":6}]"""],
            page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("Datasets").GetRawText()));
        // What is not declared is told, also where all is wanted.
        Assert.EndsWith(
            "#ParkingFacility(*,twice)", (await server.JsonAsync(Set + "?$compute=capacity%20mul%202%20as%20twice&$top=1")).GetProperty("@odata.context").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_before_an_address_is_read_are_errors_of_odata_too()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with
        {
            TrustedProxies = ["127.0.0.1"],
            PublicUrl = new("https://data.example.org/api"),
            RateLimits = new() { PointsPerSecond = 1, Burst = 20, Delay = TimeSpan.Zero },
        });
        using var client = ApiServer.ClientOf(app);
        foreach (var root in new[] { Root, "/api" + Root })
        {
            HttpResponseMessage? refused = null;
            for (var i = 1; i <= 60 && refused is null; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{root}ParkingFacility?$top={i}");
                request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.7");
                var response = await client.SendAsync(request, Cancellation);
                refused = response.StatusCode == HttpStatusCode.TooManyRequests ? response : null;
            }

            Assert.NotNull(refused);
            Assert.Equal("4.01", Assert.Single(refused.Headers.GetValues("OData-Version")));
            var error = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("error");
            Assert.Equal("rate-limited", error.GetProperty("code").GetString());
            Assert.Contains(error.GetProperty("details").EnumerateArray(), detail => detail.GetProperty("code").GetString() == "limit");
            Assert.False(error.TryGetProperty("innererror", out _));
        }

        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task An_entity_that_has_changed_since_does_not_match()
    {
        const string address = Set + "('08999001.parkhaeuser.1')?$select=name,purpose";
        using var first = await server.SendAsync(address);
        foreach (var (tag, status) in new[] { (first.Headers.ETag!.ToString(), 200), ("*", 200), ($"\"x\", {first.Headers.ETag}", 200), ("\"x\"", 412) })
        {
            for (var i = 0; i < 3; i++)
            {
                using var response = await server.SendAsync(address, headers: ("If-Match", tag));
                Assert.Equal((tag, status), (tag, (int)response.StatusCode));
            }
        }
    }

    [Fact]
    public async Task Expanded_features_are_read_one_by_one_on_smaller_pages()
    {
        TestCluster.SkipIfMissing();
        await using var database = await PostgresDatabase.CreateAsync();
        var sample = new SampleData(database);
        await sample.FillAsync(Cancellation);
        await sample.PublishAsync(
            SampleData.City, SampleData.CityKey, "haltestellen", SampleData.Schemas.Newest("public-transport-stop")!, Ogc.ReferenceTests.Stops(), "Haltestellen", Cancellation);
        await using var app = await ApiServer.StartAsync(database, options => options with { OData = options.OData with { MaximumExpandedRows = 2 } });
        using var client = ApiServer.ClientOf(app);
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var address = Root + "PublicTransportStop?$select=id,parent_id&$expand=Parent($select=id;$expand=Dataset($select=id))"; address.Length > 0;)
        {
            var page = await JsonAsync(address);
            Assert.EndsWith("#PublicTransportStop(id,parent_id,Parent(id,Dataset(id)))", page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
            var stops = page.GetProperty("value").EnumerateArray().ToList();
            Assert.True(stops.Count <= 2);
            foreach (var stop in stops)
            {
                var parent = stop.GetProperty("Parent");
                Assert.Equal(stop.GetProperty("parent_id").GetString(), parent.ValueKind == JsonValueKind.Null ? null : parent.GetProperty("id").GetString());
                Assert.True(parent.ValueKind == JsonValueKind.Null || parent.GetProperty("Dataset").GetProperty("id").GetString() == "lindenbrueck.haltestellen");
                parents.Add(stop.GetProperty("id").GetString()!, stop.GetProperty("parent_id").GetString());
            }

            address = page.TryGetProperty("@odata.nextLink", out var next) ? new Uri(next.GetString()!).PathAndQuery : "";
        }

        Assert.Contains(parents, pair => pair.Value is not null);
        Assert.Contains(parents, pair => pair.Value is null);
        var (child, above) = parents.First(pair => pair.Value is not null);
        Assert.Equal(above, (await JsonAsync($"{Root}PublicTransportStop('{child}')?$expand=Parent")).GetProperty("Parent").GetProperty("id").GetString());
        Assert.Equal(above, (await JsonAsync($"{Root}PublicTransportStop('{child}')/Parent")).GetProperty("id").GetString());
        using var none = await client.GetAsync(new Uri($"{Root}PublicTransportStop('{above}')/Parent", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
        await app.StopAsync(Cancellation);

        async Task<JsonElement> JsonAsync(string path) =>
            JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation)).RootElement;
    }

    async Task<string> TextAsync(string address)
    {
        using var response = await server.SendAsync(address);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }
}
