using System.Text.Json;
using OpenUrbanData.Catalog.Mirror;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>What clients see when data sets change: new tags, changes, tombstones, 410. Each test has a database of its own.</summary>
public sealed class LifeTests
{
    const string Items = $"/collections/{SampleData.Parking}/items";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_publish_ends_304_and_shows_in_changes()
    {
        TestCluster.SkipIfMissing();
        await using var database = await PostgresDatabase.CreateAsync();
        var sample = new SampleData(database);
        await sample.FillAsync(Cancellation);
        await using var app = await ApiServer.StartAsync(database);
        using var client = ApiServer.ClientOf(app);
        using var first = await SendAsync(client, Items, null);
        for (var i = 0; i < 3; i++)
        {
            // Kept in memory from now on.
            (await SendAsync(client, Items, null)).Dispose();
        }

        using var same = await SendAsync(client, Items, first.Headers.ETag!.ToString());
        Assert.Equal(304, (int)same.StatusCode);
        var since = (await JsonAsync(client, $"/collections/{SampleData.Parking}/changes?since=0&limit=1")).GetProperty("publication").GetInt64();

        var changed = SampleData.Facilities(SampleData.CityKey, SampleData.CityFeatures - 1, SampleData.Longitude, SampleData.Latitude).ToList();
        changed[0]["capacity"] = 999L;
        await sample.PublishAsync(SampleData.City, SampleData.CityKey, "parkhaeuser", SampleData.Schemas.Newest("parking-facility")!, changed, "Parkhäuser", Cancellation);
        await UntilAsync(async () =>
        {
            using var now = await SendAsync(client, Items, first.Headers.ETag!.ToString());
            return (int)now.StatusCode == 200;
        });
        Assert.Contains("999", await client.GetStringAsync(new Uri(Items, UriKind.Relative), Cancellation), StringComparison.Ordinal);
        var changes = await JsonAsync(client, $"/collections/{SampleData.Parking}/changes?since={since}");
        Assert.Equal(["08999001.parkhaeuser.1"], changes.GetProperty("changed").GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal([$"08999001.parkhaeuser.{SampleData.CityFeatures}"], changes.GetProperty("deleted").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        using var gone = await SendAsync(client, $"{Items}/08999001.parkhaeuser.{SampleData.CityFeatures}", null);
        Assert.Equal(404, (int)gone.StatusCode);

        // Tombstones are kept for 90 days: a list that may lack some is none, and who has nothing needs none.
        await database.ExecuteAsync("UPDATE oud.revision SET published_at = published_at - interval '91 days' WHERE removed > 0");
        using var forgotten = await SendAsync(client, $"/collections/{SampleData.Parking}/changes?since={since}&limit=5", null);
        Assert.Equal(410, (int)forgotten.StatusCode);
        Assert.Contains("/problems/expired", await forgotten.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var whole = await SendAsync(client, $"/collections/{SampleData.Parking}/changes?since=0&limit=5", null);
        Assert.Equal(200, (int)whole.StatusCode);
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task What_was_purged_answers_410_with_the_reason()
    {
        TestCluster.SkipIfMissing();
        await using var database = await PostgresDatabase.CreateAsync();
        var sample = new SampleData(database);
        await sample.FillAsync(Cancellation);
        await using (var session = await sample.Store.OpenAsync(SampleData.Parking, Cancellation))
        {
            await session!.PurgeAsync(new("names a person", "08999001.parkhaeuser.1"), Cancellation);
        }

        await using (var session = await sample.Store.OpenAsync(SampleData.Waste, Cancellation))
        {
            await session!.PurgeAsync(new("wrong source"), Cancellation);
        }

        await using var app = await ApiServer.StartAsync(database);
        using var client = ApiServer.ClientOf(app);
        foreach (var (address, reason) in new[]
        {
            ($"{Items}/08999001.parkhaeuser.1", "names a person"), ("/collections/parking-facility/items/08999001.parkhaeuser.1", "names a person"),
            ($"{Items}/08999001.parkhaeuser.1?f=csv", "names a person"), ($"/collections/{SampleData.Waste}", "wrong source"),
            ($"/collections/{SampleData.Waste}/items", "wrong source"), ($"/downloads/{SampleData.Waste}.csv", "wrong source"),
        })
        {
            using var response = await SendAsync(client, address, null);
            Assert.True((int)response.StatusCode == 410, address);
            Assert.Contains(reason, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        // Who mirrors the data learns what to remove, and of the rest all that is needed to publish it under the same name.
        var offers = (await JsonAsync(client, "/mirror")).GetProperty("datasets").EnumerateArray().Select(MirrorOffer.Read).ToDictionary(offer => offer.Id);
        Assert.Equal(["aubach.stellplaetze", SampleData.Waste, SampleData.Parking], offers.Keys);
        var parking = offers[SampleData.Parking];
        Assert.Equal((true, "08999001", "parking-facility", (long)SampleData.CityFeatures - 1, "http://dcat-ap.de/def/licenses/dl-by-de/2.0"),
            (parking.IsPublished, parking.Publisher!.IdKey, parking.Schema!.Split('/')[0], parking.Features, parking.License));
        Assert.Equal([new("08999001", "Lindenbrück")], parking.Municipalities);
        Assert.Equal(("names a person", "08999001.parkhaeuser.1"), (parking.Purged.Single().Reason, parking.Purged.Single().FeatureId));
        var waste = offers[SampleData.Waste];
        Assert.Equal((false, "wrong source", null), (waste.IsPublished, waste.Purged.Single().Reason, waste.Publisher));

        await app.StopAsync(Cancellation);
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return await client.SendAsync(request, Cancellation);
    }

    static async Task<JsonElement> JsonAsync(HttpClient client, string path) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation)).RootElement;

    static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(15));
        while (!await condition())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
