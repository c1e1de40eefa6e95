using System.Text.Json;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>What the service is made of: types, enumerations, ways between entities, sets of the registry.</summary>
public sealed class ODataModelTests(ApiServer server)
{
    const string Root = "/odata/v4/";

    [Theory]
    [InlineData("purpose eq 'bicycle'")]
    [InlineData("'bicycle' eq purpose")]
    [InlineData("purpose in ('bicycle')")]
    [InlineData("purpose in ('bicycle','bus')")]
    [InlineData("purpose eq OpenUrbanData.ParkingFacility_purpose'bicycle'")]
    [InlineData("purpose ne 'car'")]
    [InlineData("purpose has OpenUrbanData.ParkingFacility_purpose'bicycle'")]
    [InlineData("purpose has 'bicycle'")]
    [InlineData("not (purpose has OpenUrbanData.ParkingFacility_purpose'car')")]
    [InlineData("purpose eq @p&@p='bicycle'")]
    [InlineData("purpose in (OpenUrbanData.ParkingFacility_purpose'bicycle')")]
    [InlineData("purpose lt OpenUrbanData.ParkingFacility_purpose'bus'")]
    [InlineData("not (purpose eq 'car')")]
    [InlineData("startswith(cast(purpose,Edm.String),'bi')")]
    public async Task Members_of_an_enumeration_are_written_as_texts(string filter)
    {
        var page = await server.JsonAsync($"{Root}ParkingFacility?$top=200&$select=id,purpose&$filter={filter.Replace(" ", "%20", StringComparison.Ordinal)}");
        var purposes = page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("purpose").GetString()).ToList();
        Assert.Equal(SampleData.Facilities("", SampleData.CityFeatures, 0, 0).Concat(SampleData.Facilities("", SampleData.VillageFeatures, 0, 0)).Count(one => (string?)one["purpose"] == "bicycle"), purposes.Count);
        Assert.All(purposes, purpose => Assert.Equal("bicycle", purpose));
    }

    [Fact]
    public async Task Members_of_an_enumeration_are_no_texts()
    {
        using var response = await server.SendAsync($"{Root}ParkingFacility?$filter=startswith(purpose,'bi')");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("Publishers", "slug")]
    [InlineData("Municipalities", "key")]
    [InlineData("Datasets", "id")]
    public async Task Registry_sets_answer_like_any_other(string set, string key)
    {
        var page = await server.JsonAsync(Root + set + "?$count=true");
        var keys = page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty(key).GetString()!).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(keys.Count, page.GetProperty("@odata.count").GetInt32());
        var one = await server.JsonAsync($"{Root}{set}('{keys[1]}')?$select={key}");
        Assert.Equal(keys[1], one.GetProperty(key).GetString());
        var filtered = await server.JsonAsync($"{Root}{set}?$filter={key}%20gt%20'{keys[0]}'&$orderby={key}%20desc");
        Assert.Equal(keys.Skip(1).Reverse(), filtered.GetProperty("value").EnumerateArray().Select(row => row.GetProperty(key).GetString()!));
    }

    [Theory]
    [InlineData("features gt 15 and features lt 100", "aubach.stellplaetze")]
    [InlineData("startswith(title_de,'Insel')", "lindenbrueck.inseln")]
    [InlineData("entity_set eq 'Lindenbrueck_Inseln'", "lindenbrueck.inseln")]
    [InlineData("publisher_slug eq 'aubach'", "aubach.stellplaetze")]
    [InlineData("municipality_keys/any(k: k eq '08999002')", "aubach.stellplaetze")]
    [InlineData("coverage_claim eq 'complete' and id eq 'lindenbrueck.abfuhr'", "lindenbrueck.abfuhr")]
    [InlineData("issued_at lt 2020-01-01T00:00:00Z", "")]
    [InlineData("west gt 9", "aubach.stellplaetze")]
    public async Task Data_sets_are_filtered_in_memory(string filter, string expected)
    {
        var page = await server.JsonAsync($"{Root}Datasets?$select=id&$filter={filter.Replace(" ", "%20", StringComparison.Ordinal)}");
        Assert.Equal(expected, string.Join(' ', page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("id").GetString())));
    }

    [Theory]
    [InlineData("features desc")]
    [InlineData("title_de")]
    [InlineData("begins desc,features")]
    [InlineData("modified_at desc")]
    public async Task Pages_of_data_sets_follow_each_other(string order)
    {
        var whole = (await server.JsonAsync($"{Root}Datasets?$select=id&$orderby={Uri.EscapeDataString(order)}")).GetProperty("value").EnumerateArray().Select(Id).ToList();
        var seen = new List<string>();
        for (string? next = $"{Root}Datasets?$select=id&$orderby={Uri.EscapeDataString(order)}"; next is not null;)
        {
            using var response = await server.SendAsync(next, headers: ("Prefer", "maxpagesize=1"));
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            seen.AddRange(page.GetProperty("value").EnumerateArray().Select(Id));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(whole, seen);
        Assert.Equal(4, seen.Count);

        static string Id(JsonElement one) => one.GetProperty("id").GetString()!;
    }

    [Theory]
    [InlineData("Dataset/id eq 'aubach.stellplaetze'", 20)]
    [InlineData("Dataset/title_de eq 'Stellplätze'", 20)]
    [InlineData("not (Dataset/title_de eq 'Stellplätze')", 130)]
    [InlineData("Dataset/features gt 100 and capacity eq 0", 26)]
    [InlineData("Publisher/kind eq 'municipality'", 150)]
    [InlineData("Publisher/slug in ('aubach','x')", 20)]
    [InlineData("Municipality/name eq 'Aubach'", 20)]
    [InlineData("startswith(Municipality/name,'Lin')", 130)]
    [InlineData("Municipality ne null", 150)]
    [InlineData("Municipality eq null", 0)]
    [InlineData("not (Municipality eq null)", 150)]
    [InlineData("Dataset ne null", 150)]
    [InlineData("null eq Dataset", 0)]
    [InlineData("Dataset/attribution ne null or capacity lt 0", 150)]
    [InlineData("Dataset/keywords_de/any(k: k eq 'x')", 0)]
    [InlineData("contains(Publisher/website,'x')", 0)]
    [InlineData("not contains(Publisher/website,'x')", 0)]
    [InlineData("Publisher/website eq null", 150)]
    [InlineData("Dataset/modified_at lt now()", 150)]
    [InlineData("(Dataset/features gt 100) eq has_fee", 75)]
    [InlineData("year(Dataset/issued_at) gt 2000 and Dataset/municipality_keys/any(k: k eq '08999002')", 20)]
    public async Task Conditions_follow_ways_to_the_registry(string filter, int expected)
    {
        var page = await server.JsonAsync($"{Root}ParkingFacility?$count=true&$top=0&$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(expected, page.GetProperty("@odata.count").GetInt32());
    }

    [Theory]
    [InlineData("Publisher/official_key eq '08999002'", "aubach.stellplaetze")]
    [InlineData("Publisher eq null", "")]
    [InlineData("Publisher/kind eq 'municipality' and features lt 5", "lindenbrueck.inseln")]
    public async Task Conditions_follow_ways_within_the_registry(string filter, string expected)
    {
        var page = await server.JsonAsync($"{Root}Datasets?$select=id&$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(expected, string.Join(' ', page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("id").GetString())));
    }

    [Theory]
    [InlineData("name eq Dataset/title_de")]
    [InlineData("Dataset/title_de eq Publisher/name_de")]
    [InlineData("reserved_for/any(r: r eq Dataset/title_de)")]
    [InlineData("Dataset/keywords_de/any(k: k eq name)")]
    public async Task Conditions_on_two_entities_at_once_are_not_supported(string filter)
    {
        using var response = await server.SendAsync($"{Root}ParkingFacility?$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(System.Net.HttpStatusCode.NotImplemented, response.StatusCode);
    }
}
