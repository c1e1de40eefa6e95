using System.Net;
using System.Text.Json;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Dcat;

/// <summary>Whether a solution runs in a town, over what publish has counted.</summary>
public sealed class PortabilityTests : IAsyncLifetime
{
    PostgresDatabase? _database;
    Microsoft.AspNetCore.Builder.WebApplication? _app;
    HttpClient? _client;

    public async ValueTask InitializeAsync()
    {
        if (TestCluster.Missing is not null)
        {
            return;
        }

        _database = await PostgresDatabase.CreateAsync();
        var sample = new SampleData(_database);
        await sample.FillAsync(default);
        await sample.Store.Registry.UpsertAsync(SampleData.Schemas.ObservedProperties.Values.ToList(), default);
        var facilities = SampleData.Facilities(SampleData.CityKey, 20, 8.4, 49).Select((feature, i) =>
        {
            feature["status"] = i == 19 ? "closed" : "active";
            feature["purpose"] = i < 2 ? "bicycle" : "car";
            feature["name"] = $"Parkhaus {i}";
            if (i is >= 2 and < 14)
            {
                var time = i < 8 ? TimeProvider.System.GetUtcNow() : TimeProvider.System.GetUtcNow().AddDays(-1);
                feature.Observations.Add(new("parking.free_spaces", "", i, null, time, "valid"));
            }

            return feature;
        });
        await sample.PublishAsync(
            SampleData.City, SampleData.CityKey, "parkhaeuser", SampleData.Schemas.Newest("parking-facility")!, facilities, "Parkhäuser", default);
        await sample.Store.Registry.UpsertSolutionAsync(
            File.ReadAllBytes(RepositoryRoot.Combine("schemas", "solutions", "parking-finder.needs.json")), default);
        _app = await ApiServer.StartAsync(_database);
        _client = ApiServer.ClientOf(_app);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    async Task<HttpResponseMessage> SendAsync(string path, string accept = "application/json")
    {
        Assert.SkipWhen(TestCluster.Missing is not null, TestCluster.Missing ?? "");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return await _client!.SendAsync(request, TestContext.Current.CancellationToken);
    }

    async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await SendAsync(path);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    [Fact]
    public async Task The_city_is_measured_over_the_cars_that_are_open()
    {
        var answer = await JsonAsync($"/portability/parking-finder/{SampleData.CityKey}");
        Assert.Equal(17, answer.GetProperty("needs").GetProperty("parking").GetProperty("features").GetInt32());
        var states = answer.GetProperty("capabilities").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!);
        Assert.Equal("works", states["map"].GetProperty("state").GetString());
        Assert.Equal("works", states["size"].GetProperty("state").GetString());
        Assert.Equal("off", states["open-now"].GetProperty("state").GetString());
        Assert.Equal("incomplete_data", states["open-now"].GetProperty("reason").GetString());
        // 6 of 17 have a value that is not stale.
        Assert.Equal("works", states["live"].GetProperty("state").GetString());
        Assert.Equal(0.3529, states["live"].GetProperty("measured").GetProperty("parking.free_spaces").GetDouble());
        Assert.Equal("partial", answer.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_town_without_usable_data_is_blocked_with_the_reason()
    {
        // The village's facilities have no status, so that none of them meets the need.
        var answer = await JsonAsync($"/portability/parking-finder/{SampleData.VillageKey}");
        Assert.Equal("blocked", answer.GetProperty("verdict").GetString());
        var nowhere = await JsonAsync("/portability/parking-finder/05315000");
        Assert.Equal("no_dataset", nowhere.GetProperty("capabilities")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Solutions_name_the_towns_that_have_data_for_them()
    {
        var all = await JsonAsync("/solutions");
        Assert.Equal("parking-finder", all.GetProperty("solutions")[0].GetProperty("id").GetString());
        var one = await JsonAsync("/solutions/parking-finder");
        Assert.Equal("1.0", one.GetProperty("manifest").GetProperty("contract").GetString());
        Assert.Equal(["Aubach", "Lindenbrück"], one.GetProperty("towns").EnumerateArray().Select(town => town.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("/solutions")]
    [InlineData("/solutions/parking-finder")]
    [InlineData("/portability/parking-finder/" + SampleData.CityKey)]
    public async Task Pages_are_there_for_people(string address)
    {
        using var response = await SendAsync(address, "text/html");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Parkplatzfinder", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/solutions")]
    [InlineData("/solutions/parking-finder")]
    [InlineData("/portability/parking-finder/" + SampleData.CityKey)]
    public async Task Unknown_parameters_are_400(string address)
    {
        using var response = await SendAsync(address + "?unbekannt=1");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/portability/nothing/" + SampleData.CityKey)]
    [InlineData("/portability/parking-finder/x")]
    [InlineData("/solutions/nothing")]
    public async Task What_is_not_there_is_404(string address)
    {
        using var response = await SendAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
