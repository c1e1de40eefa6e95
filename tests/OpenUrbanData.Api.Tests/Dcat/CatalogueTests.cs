using System.Net;

namespace OpenUrbanData.Api.Tests.Dcat;

/// <summary>The catalogue for harvesters.</summary>
public sealed class CatalogueTests(ApiServer server)
{
    [Theory]
    [InlineData("/catalog.ttl", null, "text/turtle")]
    [InlineData("/catalog.jsonld", null, "application/ld+json")]
    [InlineData("/catalog", null, "text/turtle")]
    [InlineData("/catalog", "application/ld+json", "application/ld+json")]
    [InlineData("/catalog?f=jsonld", "text/html", "application/ld+json")]
    [InlineData("/catalog/" + SampleData.Parking, "text/turtle", "text/turtle")]
    public async Task Is_served_in_both_forms(string address, string? accept, string expected)
    {
        using var response = await server.SendAsync(address, accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(response.Headers.ETag);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Parkhäuser und Parkplätze", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_download_and_page_that_it_names_here_answers()
    {
        var graph = (await server.JsonAsync("/catalog.jsonld")).GetProperty("@graph");
        var addresses = graph.EnumerateArray()
            .SelectMany(node => node.EnumerateObject())
            .Where(one => one.Name is "dcat:downloadURL" or "dcat:landingPage" or "dcat:endpointDescription" or "dcat:accessURL")
            .SelectMany(one => one.Value.EnumerateArray())
            .Select(value => value.GetProperty("@id").GetString()!)
            .Distinct()
            .ToList();
        Assert.True(addresses.Count > 10);
        foreach (var address in addresses)
        {
            using var response = await server.SendAsync(new Uri(address).PathAndQuery);
            Assert.True(response.IsSuccessStatusCode, $"{address}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task Browsers_are_led_to_the_page_of_the_data_set()
    {
        using var response = await server.SendAsync($"/catalog/{SampleData.Parking}", "text/html");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.EndsWith($"/collections/{SampleData.Parking}", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        await server.ProblemAsync("/catalog/none.here", 404);
    }
}
