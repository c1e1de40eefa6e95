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
    [InlineData("/catalog.nt", null, "application/n-triples")]
    [InlineData("/catalog.rdf", null, "application/rdf+xml")]
    [InlineData("/catalog", "application/rdf+xml, text/turtle;q=0.5", "application/rdf+xml")]
    [InlineData("/catalog", "application/n-triples", "application/n-triples")]
    [InlineData("/catalog.ttl?modified_since=2020-01-01T00:00:00+01:00", null, "text/turtle")]
    [InlineData("/catalog/datasets/" + SampleData.Parking + ".ttl", null, "text/turtle")]
    [InlineData("/catalog/datasets/" + SampleData.Parking + ".nt", null, "application/n-triples")]
    [InlineData("/catalog/datasets/" + SampleData.Parking + ".rdf", null, "application/rdf+xml")]
    [InlineData("/catalog/datasets/" + SampleData.Parking + ".jsonld", null, "application/ld+json")]
    public async Task Is_served_in_every_form(string address, string? accept, string expected)
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
    public async Task Pages_lead_through_all_data_sets_and_end()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { CataloguePageSize = 1 });
        using var client = ApiServer.ClientOf(app);
        var seen = new List<string>();
        var address = "/catalog.nt";
        while (address is not null)
        {
            var text = await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            seen.AddRange(Objects(text, "http://www.w3.org/ns/dcat#dataset"));
            address = Objects(text, "http://www.w3.org/ns/hydra/core#next").Select(next => new Uri(next).PathAndQuery).SingleOrDefault();
        }

        var all = Objects(
            await (await server.SendAsync("/catalog.nt")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "http://www.w3.org/ns/dcat#dataset");
        Assert.True(seen.Count > 1);
        Assert.Equal(all.Select(one => new Uri(one).AbsolutePath), seen.Select(one => new Uri(one).AbsolutePath));

        static List<string> Objects(string text, string predicate) =>
            [.. text.Split('\n').Where(line => line.Contains($"<{predicate}> <", StringComparison.Ordinal)).Select(line => line.Split('<', '>')[5])];
    }

    [Fact]
    public async Task No_answer_is_empty()
    {
        await server.ProblemAsync("/catalog.ttl?page=2", 404);
        await server.ProblemAsync("/catalog.ttl?page=0", 400);
        await server.ProblemAsync("/catalog.ttl?page=99999999999999", 404);
        await server.ProblemAsync("/catalog.ttl?modified_since=yesterday", 400);
        await server.ProblemAsync("/catalog/datasets/none.here.ttl", 404);
        using var nothing = await server.SendAsync("/catalog.ttl?modified_since=2999-01-01");
        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
    }

    [Fact]
    public async Task An_unchanged_catalogue_is_not_sent_again()
    {
        using var first = await server.SendAsync("/catalog.rdf");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/catalog.rdf");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var again = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
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
