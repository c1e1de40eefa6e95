namespace OpenUrbanData.Api.Tests.Fuzz;

/// <summary>What made-up requests have found, each as one request.</summary>
public sealed class FoundTests(ApiServer server)
{
    [Theory]
    [InlineData("/collections/parking-facility/changes?since=", 400)]
    [InlineData("/collections/parking-facility/changes?since", 400)]
    [InlineData("/schemas/tree/9.9.9", 404)]
    [InlineData("/nothing.ttl", 404)]
    [InlineData("/assets", 404)]
    public async Task Is_answered_by_a_problem(string address, int status) => await server.ProblemAsync(address, status);

    [Theory]
    [InlineData("/collections/parking-facility/tiles/WebMercatorQuad/0/0/0?filter=updated_at<now()")]
    [InlineData("/collections/parking-facility/items?filter=updated_at<now()")]
    [InlineData("/collections/parking-facility/facets?properties=purpose&filter=updated_at<now()")]
    public async Task Is_kept_by_nobody(string address)
    {
        using var response = await server.SendAsync(address);
        Assert.True(response.IsSuccessStatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task A_page_of_changes_without_room_is_answered()
    {
        using var answer = await server.SendAsync("/odata/v4/ParkingFacility?$deltatoken=0&$top=0");
        Assert.True((int)answer.StatusCode < 500, answer.StatusCode.ToString());
    }
}
