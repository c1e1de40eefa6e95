using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>Requests as Excel and Power BI send them (<c>OData.Feed</c>): version 4.0, JSON named first for all documents, steps of a query folded
/// into options, next links followed.</summary>
public sealed class PowerQueryTests(ApiServer server)
{
    const string Root = "/odata/v4";
    const string Accept = "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,"
        + "application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    async Task<(HttpResponseMessage Response, string Text)> SendAsync(string address)
    {
        var response = await server.SendAsync(address, headers: [("Accept", Accept), ("OData-MaxVersion", "4.0"), ("MaxDataServiceVersion", "3.0"), ("Prefer", "odata.maxpagesize=50")]);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {(int)response.StatusCode} {text}");
        Assert.Equal("4.0", Assert.Single(response.Headers.GetValues("OData-Version")));
        return (response, text);
    }

    async Task<List<JsonElement>> RowsAsync(string address, string context)
    {
        var rows = new List<JsonElement>();
        for (; address.Length > 0;)
        {
            var (response, text) = await SendAsync(address);
            Assert.Equal("application/json; odata.metadata=minimal; odata.streaming=true", response.Content.Headers.ContentType?.ToString());
            var page = JsonDocument.Parse(text).RootElement;
            // An address that is not exactly that one is refused by Excel.
            Assert.Equal($"{server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{Root}/$metadata{context}", page.GetProperty("@odata.context").GetString());
            rows.AddRange(page.GetProperty("value").EnumerateArray());
            address = page.TryGetProperty("@odata.nextLink", out var next) ? new Uri(next.GetString()!).PathAndQuery : "";
        }

        return rows;
    }

    [Fact]
    public async Task Navigator_reads_the_service_document_and_the_metadata_as_xml()
    {
        var (_, service) = await SendAsync(Root);
        var document = JsonDocument.Parse(service).RootElement;
        Assert.EndsWith(Root + "/$metadata", document.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.All(document.GetProperty("value").EnumerateArray(), one => Assert.Equal("EntitySet", one.GetProperty("kind").GetString()));
        var (response, metadata) = await SendAsync(Root + "/$metadata");
        Assert.Equal("application/xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("4.0", XDocument.Parse(metadata).Root!.Attribute("Version")!.Value);
    }

    [Theory]
    [InlineData("", "#ParkingFacility", SampleData.All)]
    [InlineData("?$top=1000", "#ParkingFacility", SampleData.All)]
    [InlineData("?$top=200&$skip=0", "#ParkingFacility", SampleData.All)]
    [InlineData("?$select=id%2Cname%2Ccapacity", "#ParkingFacility(id,name,capacity)", SampleData.All)]
    [InlineData("?$filter=capacity%20eq%20200&$select=id%2Ccapacity", "#ParkingFacility(id,capacity)", 30)]
    [InlineData("?$filter=capacity%20gt%20100%20and%20municipality_key%20eq%20%2708999001%27&$orderby=name%20desc&$select=name%2Ccapacity&$top=7", "#ParkingFacility(name,capacity)", 7)]
    [InlineData("?$filter=name%20ne%20null&$orderby=capacity%20desc%2Cname&$top=60", "#ParkingFacility", 60)]
    [InlineData("?$filter=startswith(name%2C%20%27Parkhaus%27)%20and%20not%20(capacity%20eq%200)&$select=id", "#ParkingFacility(id)", 103)]
    [InlineData("?$expand=Dataset&$top=5", "#ParkingFacility", 5)]
    [InlineData("?$expand=Dataset(%24select%3Dtitle_de)%2CMunicipality(%24select%3Dname)&$select=id%2CDataset%2CMunicipality&$top=5", "#ParkingFacility(id,Dataset,Municipality,Dataset(title_de),Municipality(name))", 5)]
    [InlineData("?$expand=*&$top=2", "#ParkingFacility", 2)]
    public async Task Folded_steps_give_the_same_rows_and_an_exact_context(string options, string context, int expected)
    {
        var rows = await RowsAsync(Root + "/ParkingFacility" + options, context);
        Assert.Equal(expected, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain(row.EnumerateObject(), member => member.Name is "@odata.type" or "@odata.readLink"));
    }

    [Fact]
    public async Task Rows_are_counted_on_their_own()
    {
        var (response, text) = await SendAsync(Root + "/ParkingFacility/$count?$filter=capacity%20eq%20200");
        Assert.Equal(("text/plain", "30"), (response.Content.Headers.ContentType?.MediaType, text));
    }

    [Fact]
    public async Task Expanded_columns_of_a_publisher_hold_whole_tables()
    {
        var rows = await RowsAsync(Root + "/Publishers?$expand=Datasets($expand=Municipalities)&$select=slug%2CDatasets", "#Publishers(slug,Datasets)");
        Assert.Equal(["aubach", "lindenbrueck"], rows.Select(row => row.GetProperty("slug").GetString()));
        Assert.Equal(3, rows[1].GetProperty("Datasets").GetArrayLength());
    }
}
