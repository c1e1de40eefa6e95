using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>OData 4.01 over real PostGIS.</summary>
public sealed class ODataTests(ApiServer server)
{
    const string Root = "/odata/v4/";
    const string Set = Root + "ParkingFacility";

    /// <summary>What <see cref="SampleData.Facilities"/> says of one facility.</summary>
    sealed record Facility(bool IsCity, int Index)
    {
        public string? Name => Index % 7 == 3 ? null : $"Parkhaus {(Index % 2 == 0 ? "Süd" : "Nord")} <{Index + 1}>";

        public string Purpose => Index % 3 == 0 ? "bicycle" : "car";

        public long Capacity => Index % 5 * 100;

        public bool HasFee => Index % 2 == 0;

        public bool IsPlaced => Index % 10 != 9;

        public bool ForWomen => Index % 2 == 0;

        public DateOnly? From => !IsCity && Index is >= 1 and <= SampleData.TimedFeatures ? new DateOnly(2026, Index, 1) : null;
    }

    static readonly Facility[] All =
    [
        .. Enumerable.Range(0, SampleData.CityFeatures).Select(i => new Facility(true, i)),
        .. Enumerable.Range(0, SampleData.VillageFeatures).Select(i => new Facility(false, i)),
    ];

    async Task<JsonElement> JsonAsync(string path) => await server.JsonAsync(path);

    async Task<JsonElement> ErrorAsync(string path, int status)
    {
        using var response = await server.SendAsync(path);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{path}: {(int)response.StatusCode} {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("4.01", Assert.Single(response.Headers.GetValues("OData-Version")));
        return JsonDocument.Parse(text).RootElement.GetProperty("error");
    }

    static string Address(string filter, string rest = "") => $"{Set}?$filter={Uri.EscapeDataString(filter)}{rest}";

    [Fact]
    public async Task Service_document_lists_the_entity_sets()
    {
        var document = await JsonAsync(Root);
        Assert.EndsWith("/odata/v4/$metadata", document.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        var names = document.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("url").GetString()).ToList();
        Assert.Equal("ParkingFacility", names[0]);
        Assert.Contains("Lindenbrueck_Parkhaeuser", names);
        Assert.Contains("Lindenbrueck_Inseln", names);
    }

    [Fact]
    public async Task Metadata_is_csdl_with_types_keys_and_sets()
    {
        using var response = await server.SendAsync(Root + "$metadata", "application/xml");
        Assert.Equal("application/xml", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        XNamespace edm = "http://docs.oasis-open.org/odata/ns/edm";
        var schema = XDocument.Parse(text).Descendants(edm + "Schema").Single(one => one.Attribute("Namespace")!.Value == "OpenUrbanData");
        var type = schema.Elements(edm + "EntityType").Single(one => one.Attribute("Name")!.Value == "ParkingFacility");
        Assert.Equal("id", type.Element(edm + "Key")!.Element(edm + "PropertyRef")!.Attribute("Name")!.Value);
        var types = type.Elements(edm + "Property").ToDictionary(one => one.Attribute("Name")!.Value, one => one.Attribute("Type")!.Value);
        Assert.Equal("Edm.Int64", types["capacity"]);
        Assert.Equal("Edm.Date", types["valid_from"]);
        Assert.Equal("Edm.DateTimeOffset", types["updated_at"]);
        Assert.Equal("Collection(Edm.String)", types["reserved_for"]);
        Assert.DoesNotContain("has_lighting", types.Keys);
        var sets = schema.Descendants(edm + "EntitySet").ToDictionary(one => one.Attribute("Name")!.Value, one => one.Attribute("EntityType")!.Value);
        Assert.Equal("OpenUrbanData.ParkingFacility", sets["Lindenbrueck_Parkhaeuser"]);
    }

    [Fact]
    public async Task Entities_have_every_property_of_their_type_and_an_exact_context()
    {
        var page = await JsonAsync(Set + "?$top=2");
        Assert.EndsWith("/odata/v4/$metadata#ParkingFacility", page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.False(page.TryGetProperty("@odata.nextLink", out _));
        var entity = page.GetProperty("value")[0];
        Assert.Equal("08999001.parkhaeuser.1", entity.GetProperty("id").GetString());
        Assert.Equal("Parkhaus Süd <1>", entity.GetProperty("name").GetString());
        Assert.Equal("Point", entity.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal(SampleData.Longitude, entity.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble(), 7);
        Assert.Equal(JsonValueKind.Null, entity.GetProperty("valid_from").ValueKind);
        Assert.Equal("residents", entity.GetProperty("reserved_for")[0].GetString());
        Assert.EndsWith("Z", entity.GetProperty("updated_at").GetString(), StringComparison.Ordinal);
        Assert.Equal("http://dcat-ap.de/def/licenses/dl-by-de/2.0", entity.GetProperty("license").GetString());
    }

    [Fact]
    public async Task One_data_set_lacks_nothing_of_its_type()
    {
        var canonical = (await JsonAsync(Set + "?$top=1")).GetProperty("value")[0].EnumerateObject().Select(one => one.Name);
        var own = (await JsonAsync(Root + "Lindenbrueck_Parkhaeuser?$top=1")).GetProperty("value")[0].EnumerateObject().Select(one => one.Name);
        Assert.Equal(canonical, own);
    }

    public static TheoryData<string, int> Filters
    {
        get
        {
            var data = new TheoryData<string, int>();
            void Add(string filter, Func<Facility, bool> holds) => data.Add(filter, All.Count(holds));
            Add("capacity eq 200", one => one.Capacity == 200);
            Add("capacity ne 200", one => one.Capacity != 200);
            Add("capacity gt 100 and capacity le 300", one => one.Capacity is > 100 and <= 300);
            Add("200 lt capacity", one => one.Capacity > 200);
            Add("capacity lt 100 or capacity ge 400", one => one.Capacity is < 100 or >= 400);
            Add("max_height eq 2.1", _ => true);
            Add("has_fee", one => one.HasFee);
            Add("not has_fee", one => !one.HasFee);
            Add("has_fee eq false", one => !one.HasFee);
            Add("name eq null", one => one.Name is null);
            Add("name ne null", one => one.Name is not null);
            Add("name ne 'Parkhaus Süd <1>'", one => one.Name != "Parkhaus Süd <1>");
            Add("not (name eq 'Parkhaus Süd <1>')", one => one.Name != "Parkhaus Süd <1>");
            Add("contains(name,'Süd')", one => one.Name?.Contains("Süd", StringComparison.Ordinal) == true);
            Add("startswith(name,'Parkhaus N')", one => one.Name?.StartsWith("Parkhaus N", StringComparison.Ordinal) == true);
            Add("endswith(name,'3>')", one => one.Name?.EndsWith("3>", StringComparison.Ordinal) == true);
            Add("contains(name,'%')", _ => false);
            Add("name eq 'O''Hara'", _ => false);
            Add("purpose in ('bicycle','truck')", one => one.Purpose == "bicycle");
            Add("capacity in (100,400)", one => one.Capacity is 100 or 400);
            Add("not (purpose in ('bicycle'))", one => one.Purpose != "bicycle");
            Add("reserved_for/any(r: r eq 'women')", one => one.ForWomen);
            Add("valid_from ge 2026-06-01", one => one.From >= new DateOnly(2026, 6, 1));
            Add("valid_from eq null and municipality_key eq '08999002'", one => !one.IsCity && one.From is null);
            Add("updated_at gt 2020-01-01T00:00:00Z", _ => true);
            Add("updated_at gt 2999-01-01T00:00:00+01:00", _ => false);
            Add("id eq '08999001.parkhaeuser.1'", one => one is { IsCity: true, Index: 0 });
            Add("dataset_id eq 'lindenbrueck.parkhaeuser' and capacity eq 0", one => one is { IsCity: true, Capacity: 0 });
            Add("geo.distance(geometry,geography'POINT(8.4 49.0)') lt 100", one => one is { IsCity: true, Index: <= 1 });
            Add("geo.distance(geometry,geography'SRID=4326;POINT(8.4 49.0)') ge 1000 and municipality_key eq '08999001'", one => one is { IsCity: true, IsPlaced: true, Index: >= 14 });
            Add("capacity eq -1", _ => false);
            Add("true", _ => true);
            Add("CONTAINS(name,'Süd') AND capacity EQ 0", one => one.Name?.Contains("Süd", StringComparison.Ordinal) == true && one.Capacity == 0);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filter_counts_what_it_says(string filter, int expected)
    {
        var page = await JsonAsync(Address(filter, "&$count=true&$top=0"));
        Assert.Equal(expected, page.GetProperty("@odata.count").GetInt32());
        Assert.Empty(page.GetProperty("value").EnumerateArray());
        var all = await JsonAsync(Address(filter, "&$select=id"));
        Assert.Equal(expected, all.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Count_alone_is_plain_text()
    {
        using var response = await server.SendAsync(Set + "/$count?$filter=capacity%20eq%20200");
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            All.Count(one => one.Capacity == 200).ToString(CultureInfo.InvariantCulture),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Parameter_aliases_are_resolved() => Assert.Equal(
        All.Count(one => one.Capacity == 200),
        (await JsonAsync(Set + "?$filter=capacity%20eq%20@c&@c=200&$count=true")).GetProperty("@odata.count").GetInt32());

    [Fact]
    public async Task Select_names_the_properties_in_context_and_entity()
    {
        var page = await JsonAsync(Set + "?$select=name,capacity&$top=1");
        Assert.EndsWith("#ParkingFacility(name,capacity)", page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        var entity = page.GetProperty("value")[0];
        Assert.Equal(["@odata.id", "name", "capacity"], entity.EnumerateObject().Select(one => one.Name));
        Assert.Equal("ParkingFacility('08999001.parkhaeuser.1')", entity.GetProperty("@odata.id").GetString());
        var withKey = (await JsonAsync(Set + "?$select=capacity,id,geometry&$top=1")).GetProperty("value")[0];
        Assert.Equal(["id", "capacity", "geometry"], withKey.EnumerateObject().Select(one => one.Name));
    }

    [Theory]
    [InlineData("capacity desc,id desc")]
    [InlineData("name")]
    [InlineData("valid_from desc")]
    [InlineData("")]
    public async Task Pages_follow_each_other_without_gap_or_repetition(string order)
    {
        var address = $"{Set}?$select=id,capacity{(order.Length > 0 ? "&$orderby=" + Uri.EscapeDataString(order) : "")}&$count=true";
        var seen = new List<string>();
        for (string? next = address; next is not null;)
        {
            using var response = await server.SendAsync(next, headers: ("Prefer", "odata.maxpagesize=7"));
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            Assert.Equal(SampleData.All, page.GetProperty("@odata.count").GetInt32());
            Assert.True(page.GetProperty("value").GetArrayLength() <= 7);
            seen.AddRange(page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(SampleData.All, seen.Count);
        Assert.Equal(SampleData.All, seen.Distinct().Count());
    }

    [Fact]
    public async Task Top_holds_over_all_pages_and_skip_counts_once()
    {
        var seen = 0;
        string? first = null;
        for (string? next = Set + "?$select=id&$top=10&$skip=3"; next is not null;)
        {
            using var response = await server.SendAsync(next, headers: ("Prefer", "maxpagesize=4"));
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            seen += page.GetProperty("value").GetArrayLength();
            first ??= page.GetProperty("value")[0].GetProperty("id").GetString();
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(10, seen);
        Assert.Equal((await JsonAsync(Set + "?$select=id&$top=4")).GetProperty("value")[3].GetProperty("id").GetString(), first);
    }

    [Fact]
    public async Task Entity_by_key()
    {
        var entity = await JsonAsync(Set + "('08999001.parkhaeuser.A~2F1~20~C3~BC')?$select=id,source_id");
        Assert.EndsWith("#ParkingFacility(id,source_id)/$entity", entity.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal("08999001.parkhaeuser.A~2F1~20~C3~BC", entity.GetProperty("id").GetString());
        var error = await ErrorAsync(Set + "('08999001.parkhaeuser.none')", 404);
        Assert.Equal("not-found", error.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("ParkingFacility?$filter=nope eq 1", 400, "$filter")]
    [InlineData("ParkingFacility?$filter=capacity eq 'x'", 400, "$filter")]
    [InlineData("ParkingFacility?$filter=capacity eq", 400, "$filter")]
    [InlineData("ParkingFacility?$orderby=nope", 400, "$orderby")]
    [InlineData("ParkingFacility?$select=nope", 400, "$select")]
    [InlineData("ParkingFacility?$top=-1", 400, "$top")]
    [InlineData("ParkingFacility?$top=x", 400, "$top")]
    [InlineData("ParkingFacility?$skiptoken=x", 400, "$skiptoken")]
    [InlineData("ParkingFacility?limit=5", 400, "limit")]
    [InlineData("ParkingFacility?$expand=x", 400, "$expand")]
    [InlineData("ParkingFacility?$select=name&$expand=Dataset($select=x)", 400, "$expand")]
    [InlineData("ParkingFacility?$select=x&$expand=Dataset", 400, "$select")]
    [InlineData("ParkingFacility?$filter=soundex(name) eq 'x'", 400, "$filter")]
    [InlineData("ParkingFacility('a')/name", 404, null)]
    [InlineData("ParkingFacility('a')/Dataset", 404, null)]
    [InlineData("Publishers('a')/Datasets", 404, null)]
    [InlineData("Publishers('lindenbrueck')/Datasets('aubach.stellplaetze')", 404, null)]
    [InlineData("$all", 501, null)]
    [InlineData("$crossjoin(Datasets,Publishers)", 501, null)]
    [InlineData("$entity?$id=Datasets('a')", 501, null)]
    [InlineData("Nope", 404, null)]
    [InlineData("http://example.org/x", 404, null)]
    [InlineData("ParkingFacility?$format=xml", 406, null)]
    public async Task Mistakes_are_told_as_odata_errors(string address, int status, string? target)
    {
        var error = await ErrorAsync(Root + address.Replace(" ", "%20", StringComparison.Ordinal), status);
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        if (target is not null)
        {
            Assert.Equal(target, error.GetProperty("details")[0].GetProperty("target").GetString());
        }
    }

    [Fact]
    public async Task Options_need_no_dollar_and_no_case() =>
        Assert.Equal(3, (await JsonAsync(Set + "?TOP=3&$Select=id")).GetProperty("value").GetArrayLength());

    [Fact]
    public async Task Version_follows_the_client_and_unchanged_answers_are_304()
    {
        using var old = await server.SendAsync(Set + "?$top=1", headers: ("OData-MaxVersion", "4.0"));
        Assert.Equal("4.0", Assert.Single(old.Headers.GetValues("OData-Version")));
        Assert.Contains(old.Content.Headers.ContentType!.Parameters, one => one is { Name: "odata.metadata", Value: "minimal" });
        using var same = await server.SendAsync(Set + "?$top=1", headers: [("OData-MaxVersion", "4.0"), ("If-None-Match", old.Headers.ETag!.ToString())]);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task Page_size_is_a_setting_and_cannot_be_got_round()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { ODataPageSize = 5, MaximumLimit = 9 });
        using var client = ApiServer.ClientOf(app);
        foreach (var (prefer, expected) in new[] { ("", 5), ("odata.maxpagesize=0", 5), ("maxpagesize=8", 8), ("maxpagesize=1000", 9) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Set + "?$select=id&$top=100");
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            Assert.Equal(expected, page.GetProperty("value").GetArrayLength());
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
