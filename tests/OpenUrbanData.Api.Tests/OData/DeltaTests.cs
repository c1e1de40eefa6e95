using System.Globalization;
using System.Text.Json;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>Links to changes (protocol 11.4, JSON format 15), each test with a database of its own.</summary>
public sealed class DeltaTests
{
    const string Set = "/odata/v4/ParkingFacility";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A client that keeps a copy of what it asked for, by following links only.</summary>
    sealed class Copy(HttpClient client, string version, int pageSize)
    {
        public Dictionary<string, long> Capacities { get; } = new(StringComparer.Ordinal);

        public string Link { get; private set; } = "";

        public int Removed { get; private set; }

        public async Task FollowAsync(string address)
        {
            for (Link = ""; Link.Length == 0;)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.TryAddWithoutValidation("Prefer", $"track-changes, maxpagesize={pageSize.ToString(CultureInfo.InvariantCulture)}");
                request.Headers.TryAddWithoutValidation("OData-MaxVersion", version);
                using var response = await client.SendAsync(request, Cancellation);
                var text = await response.Content.ReadAsStringAsync(Cancellation);
                Assert.True(response.IsSuccessStatusCode, text);
                var page = JsonDocument.Parse(text).RootElement;
                Assert.True(page.GetProperty("value").GetArrayLength() <= pageSize);
                Assert.EndsWith(
                    address.Contains("deltatoken", StringComparison.Ordinal) ? "(id,capacity)/$delta" : "#ParkingFacility(id,capacity)",
                    page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
                foreach (var one in page.GetProperty("value").EnumerateArray())
                {
                    Take(one);
                }

                // A page leads to the next one, or to what comes after, never to both.
                var hasNext = page.TryGetProperty("@odata.nextLink", out var next);
                Assert.NotEqual(hasNext, page.TryGetProperty("@odata.deltaLink", out var delta));
                address = new Uri((hasNext ? next : delta).GetString()!).PathAndQuery;
                Link = hasNext ? "" : address;
            }
        }

        void Take(JsonElement one)
        {
            var isRemoved = one.TryGetProperty("@odata.removed", out var removed);
            var isOldRemoved = one.TryGetProperty("reason", out var reason);
            if (!isRemoved && !isOldRemoved)
            {
                Capacities[one.GetProperty("id").GetString()!] = one.GetProperty("capacity").GetInt64();
                return;
            }

            Assert.Equal(version == "4.0", isOldRemoved);
            Assert.Contains((isOldRemoved ? reason : removed.GetProperty("reason")).GetString(), (string[])["deleted", "changed"]);
            if (isOldRemoved)
            {
                Assert.EndsWith("#ParkingFacility/$deletedEntity", one.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
            }

            Removed++;
            var id = one.GetProperty(isOldRemoved ? "id" : "@odata.id").GetString()!;
            Capacities.Remove(id["ParkingFacility('".Length..^2]);
        }
    }

    [Theory]
    [InlineData("4.01", 1000)]
    [InlineData("4.01", 3)]
    [InlineData("4.0", 2)]
    public async Task Who_follows_the_links_has_what_is_there(string version, int pageSize)
    {
        TestCluster.SkipIfMissing();
        await using var database = await PostgresDatabase.CreateAsync();
        var sample = new SampleData(database);
        await sample.FillAsync(Cancellation);
        await using var app = await ApiServer.StartAsync(database);
        using var client = ApiServer.ClientOf(app);
        const string large = Set + "?$select=id,capacity&$filter=capacity%20ge%20300";
        var (all, some) = (new Copy(client, version, pageSize), new Copy(client, version, pageSize));
        await all.FollowAsync(Set + "?$select=id,capacity");
        await some.FollowAsync(large);
        Assert.Equal(SampleData.All, all.Capacities.Count);
        Assert.All(some.Capacities.Values, capacity => Assert.True(capacity >= 300));
        Assert.Equal(all.Capacities.Count(pair => pair.Value >= 300), some.Capacities.Count);

        // One vanishes, one grows into the condition, one falls out of it, one has no value any more, one stays in it.
        var changed = SampleData.Facilities(SampleData.CityKey, SampleData.CityFeatures - 1, SampleData.Longitude, SampleData.Latitude).ToList();
        changed[0]["capacity"] = 999L;
        changed[3]["capacity"] = 5L;
        changed[4]["capacity"] = null;
        changed[8]["capacity"] = 301L;
        changed[9]["name"] = "Neuer Name";
        await sample.PublishAsync(SampleData.City, SampleData.CityKey, "parkhaeuser", SampleData.Schemas.Newest("parking-facility")!, changed, "Parkhäuser", Cancellation);
        await UntilAsync(async () => (await JsonAsync(client, Set + "/$count")).GetInt64() == SampleData.All - 1);
        await some.FollowAsync(some.Link);
        Assert.True(some.Removed >= 3);
        var now = (await JsonAsync(client, large + "&$top=1000")).GetProperty("value").EnumerateArray()
            .ToDictionary(one => one.GetProperty("id").GetString()!, one => one.GetProperty("capacity").GetInt64(), StringComparer.Ordinal);
        Assert.Equal(now.OrderBy(pair => pair.Key, StringComparer.Ordinal), some.Capacities.OrderBy(pair => pair.Key, StringComparer.Ordinal));

        // Nothing more happened.
        var before = some.Link;
        var removed = some.Removed;
        await some.FollowAsync(some.Link);
        Assert.Equal((before, removed), (some.Link, some.Removed));
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Links_that_are_too_old_are_gone()
    {
        TestCluster.SkipIfMissing();
        await using var database = await PostgresDatabase.CreateAsync();
        var sample = new SampleData(database);
        await sample.FillAsync(Cancellation);
        await sample.PublishAsync(
            SampleData.City, SampleData.CityKey, "parkhaeuser", SampleData.Schemas.Newest("parking-facility")!,
            SampleData.Facilities(SampleData.CityKey, 3, SampleData.Longitude, SampleData.Latitude), "Parkhäuser", Cancellation);
        await using (var owner = new Npgsql.NpgsqlConnection(database.OwnerConnection))
        {
            await owner.OpenAsync(Cancellation);
            await using var age = new Npgsql.NpgsqlCommand("UPDATE oud.revision SET published_at = published_at - interval '91 days'", owner);
            await age.ExecuteNonQueryAsync(Cancellation);
        }

        await using var app = await ApiServer.StartAsync(database);
        using var client = ApiServer.ClientOf(app);
        using var gone = await client.GetAsync(new Uri(Set + "?$deltatoken=1", UriKind.Relative), Cancellation);
        var text = await gone.Content.ReadAsStringAsync(Cancellation);
        Assert.True((int)gone.StatusCode == 410, text);
        Assert.Equal("expired", JsonDocument.Parse(text).RootElement.GetProperty("error").GetProperty("code").GetString());
        // After the last removal nothing has been forgotten.
        var first = await client.SendAsync(new(HttpMethod.Get, Set + "?$select=id") { Headers = { { "Prefer", "track-changes" } } }, Cancellation);
        var link = JsonDocument.Parse(await first.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("@odata.deltaLink").GetString()!;
        using var fresh = await client.GetAsync(new Uri(link), Cancellation);
        Assert.Equal(200, (int)fresh.StatusCode);
        foreach (var (address, status) in new[]
        {
            (Set + "?$deltatoken=999999", 400), (Set + "?$deltatoken=x", 400), (Set + "?$deltatoken=5&$skiptoken=x", 400), (Set + "?$skiptoken=1.5.", 400),
            (Set + "?$deltatoken=5&$expand=Dataset", 501), ("/odata/v4/Datasets?$deltatoken=5", 501), (link + "&$format=csv", 406),
            (link + "&$format=application/json;metadata=none", 406),
        })
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancellation);
            Assert.Equal((address, status), (address, (int)response.StatusCode));
        }

        await app.StopAsync(Cancellation);
    }

    static async Task<JsonElement> JsonAsync(HttpClient client, string path) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation)).RootElement;

    // The API learns of a publication a moment later.
    static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(20, Cancellation);
        }
    }
}
