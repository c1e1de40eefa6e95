using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.OData.Query;

/// <summary>Conditions, orders and computed values along navigation properties to one entity: other features, the registry, and both one after
/// the other. Where a way leads nowhere, all at its end is null.</summary>
public sealed class WayTests(WayTests.Server server) : IClassFixture<WayTests.Server>
{
    /// <summary>A venue; what is not its identifier is absent in some.</summary>
    public sealed record Hall(int Index)
    {
        public string Id => $"{SampleData.CityKey}.hallen.{Index + 1}";

        public string? Name => Index % 3 == 2 ? null : $"Halle {Index}";

        public long? Capacity => Index % 2 == 0 ? 100 * Index : null;

        public bool? HasFee => (Index % 3) switch { 0 => true, 1 => false, _ => null };

        public string[] Features => Index % 2 == 0 ? [] : ["ramp", Name ?? "lift"];
    }

    /// <summary>An event; some have no venue, some one that is not there.</summary>
    public sealed record Show(int Index)
    {
        public string Id => $"{SampleData.CityKey}.termine.{Index + 1}";

        public string? Name => Index % 4 == 3 ? null : $"Halle {Index % 6}";

        public double? Price => Index % 3 == 0 ? null : Index * 10;

        public string? VenueId => Index % 5 == 4 ? null : Index % 7 == 6 ? $"{SampleData.CityKey}.hallen.99" : Halls[Index % 6].Id;

        public Hall? Venue => Halls.FirstOrDefault(hall => hall.Id == VenueId);
    }

    static readonly Hall[] Halls = [.. Enumerable.Range(0, 6).Select(index => new Hall(index))];

    static readonly Show[] Shows = [.. Enumerable.Range(0, 30).Select(index => new Show(index))];

    static readonly Dictionary<string, Func<Show, bool>> Cases = new(StringComparer.Ordinal)
    {
        // There, or not (4.01 Intermediate, 12.3.2).
        ["Venue eq null"] = one => one.Venue is null,
        ["Venue ne null"] = one => one.Venue is not null,
        ["null ne Venue"] = one => one.Venue is not null,
        ["not (Venue eq null)"] = one => one.Venue is not null,
        ["not (Venue ne null) and price_min gt 50"] = one => one.Venue is null && one.Price > 50,
        ["(Venue eq null) eq false or price_min eq null"] = one => one.Venue is not null || one.Price is null,

        // Null equals null only, whatever it is that is absent.
        ["Venue/name eq 'Halle 1'"] = one => one.Venue?.Name == "Halle 1",
        ["Venue/name ne 'Halle 1'"] = one => one.Venue?.Name != "Halle 1",
        ["Venue/name eq null"] = one => one.Venue?.Name is null,
        ["Venue/name ne null"] = one => one.Venue?.Name is not null,
        ["Venue/id eq null"] = one => one.Venue is null,
        ["Venue/id lt '08999001.hallen.3'"] = one => one.Venue?.Index < 2,
        ["not (Venue/id lt '08999001.hallen.3')"] = one => !(one.Venue?.Index < 2),
        ["Venue/capacity gt 150"] = one => one.Venue?.Capacity > 150,
        ["not (Venue/capacity gt 150)"] = one => !(one.Venue?.Capacity > 150),
        ["Venue/name in ('Halle 0','Halle 4',null)"] = one => one.Venue?.Name is null or "Halle 0" or "Halle 4",

        // Functions are null where a part of them is, and so is their 'not'.
        ["contains(Venue/name,'4')"] = one => one.Venue?.Name?.Contains('4', StringComparison.Ordinal) == true,
        ["not contains(Venue/name,'4')"] = one => one.Venue?.Name?.Contains('4', StringComparison.Ordinal) == false,
        ["startswith(Venue/name,'Halle')"] = one => one.Venue?.Name is not null,
        ["not startswith(Venue/name,'Halle 4') or Venue eq null"] = one => one.Venue is null || one.Venue.Name is { } name && name != "Halle 4",
        ["Venue/has_fee"] = one => one.Venue?.HasFee == true,
        ["not Venue/has_fee"] = one => one.Venue?.HasFee == false,
        ["not (Venue/has_fee and price_min gt 50)"] = one => one.Venue?.HasFee == false || !(one.Price > 50),

        // Lists and places of the other feature.
        ["Venue/accessibility_features/any(f: f eq 'ramp')"] = one => one.Venue?.Features.Contains("ramp") == true,
        ["not Venue/accessibility_features/any()"] = one => one.Venue is null || one.Venue.Features.Length == 0,
        ["Venue/accessibility_features/any(f: f eq Venue/name)"] = one => one.Venue?.Features.Any(feature => feature == one.Venue.Name) == true,
        ["Venue/accessibility_features/any(f: f eq name)"] = one => one.Venue?.Features.Contains(one.Name) == true,
        ["Venue/accessibility_features/$count eq 2"] = one => one.Venue?.Features.Length == 2,
        ["geo.distance(Venue/geometry,geography'POINT(8.403 49)') lt 50"] = one => one.Venue?.Index == 3,
        ["Venue/geometry eq null"] = one => one.Venue is null,

        // Two features in one comparison, and values of both.
        ["Venue/name eq name"] = one => one.Venue?.Name == one.Name,
        ["Venue/name ne name"] = one => one.Venue?.Name != one.Name,
        ["Venue/capacity gt price_min mul 2"] = one => one.Venue?.Capacity > one.Price * 2,
        ["not (Venue/capacity gt price_min)"] = one => !(one.Venue?.Capacity > one.Price),
        ["contains(concat(Venue/name,name),'1H')"] = one => one is { Venue.Name: "Halle 1", Name: not null },
        ["(Venue/capacity gt 100) eq (price_min gt 100)"] = one => (one.Venue?.Capacity > 100) == (one.Price > 100),

        // Further ways behind a way, and the registry at the end of it.
        ["Venue/Dataset/id eq 'lindenbrueck.hallen'"] = one => one.Venue is not null,
        ["Venue/Dataset/id ne 'lindenbrueck.hallen'"] = one => one.Venue is null,
        ["Venue/Dataset eq null"] = one => one.Venue is null,
        ["Venue/Dataset/Publisher/slug ne null and Dataset/Publisher/slug eq 'lindenbrueck'"] = one => one.Venue is not null,
        ["not contains(Venue/Dataset/name,'x')"] = one => one.Venue is not null,
        ["contains(Venue/Dataset/attribution,'Linden') or Venue/capacity eq 0"] = one => one.Venue is not null,
        ["Municipality/key lt '1'"] = _ => true,
        ["Municipality/name ne null and Dataset/features gt 10"] = _ => true,
        ["not (Publisher/slug eq 'lindenbrueck')"] = _ => false,
    };

    public static TheoryData<string> Filters => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Finds_what_the_condition_says(string filter)
    {
        var expected = Shows.Where(Cases[filter]).Select(one => one.Id).Order(StringComparer.Ordinal);
        Assert.Equal(expected, await server.IdsAsync($"Event?$select=id&$filter={Uri.EscapeDataString(filter)}"));
        using var count = await server.SendAsync($"Event/$count?$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal($"{expected.Count()}", await count.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Parent/Parent eq null", "1,2,3,5")]
    [InlineData("Parent/Parent/name eq 'Halt 1'", "4")]
    [InlineData("Parent/Parent/Parent ne null or Parent/name eq 'Halt 2'", "4")]
    [InlineData("Parent/name lt name", "2,3,4")]
    [InlineData("Parent/Parent/name ne Parent/name", "2,3,4")]
    public async Task Ways_lead_on_in_one_set(string filter, string expected) => Assert.Equal(
        expected, string.Join(',', (await server.IdsAsync($"PublicTransportStop?$select=id&$filter={Uri.EscapeDataString(filter)}")).Select(id => id.Split('.')[^1])));

    [Theory]
    [InlineData("asc")]
    [InlineData("desc")]
    public async Task Pages_go_by_values_of_other_features(string direction)
    {
        var sign = direction == "asc" ? 1 : -1;
        List<string> expected = [.. Shows.Order(Comparer<Show>.Create((a, b) =>
            (sign * Nullable.Compare(a.Venue?.Capacity, b.Venue?.Capacity)) is not 0 and var order ? order : string.CompareOrdinal(a.Id, b.Id))).Select(one => one.Id)];
        Assert.Equal(expected, await server.IdsAsync($"Event?$select=id&$orderby=Venue/capacity%20{direction}", "odata.maxpagesize=4"));
    }

    [Fact]
    public async Task Computed_values_come_from_other_features()
    {
        using var response = await server.SendAsync("Event?$compute=Venue/capacity as places,concat(Venue/name,'!') as called&$select=id,places,called&$filter=places gt 100&$orderby=places desc,id");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal(
            Shows.Where(one => one.Venue?.Capacity > 100).OrderByDescending(one => one.Venue!.Capacity).ThenBy(one => one.Id, StringComparer.Ordinal)
                .Select(one => (one.Id, one.Venue!.Capacity, one.Venue.Name is { } name ? name + "!" : null)),
            JsonDocument.Parse(text).RootElement.GetProperty("value").EnumerateArray().Select(one =>
                (one.GetProperty("id").GetString()!, (long?)one.GetProperty("places").GetInt64(), one.GetProperty("called").GetString())));
    }

    [Theory]
    [InlineData("Event?$filter=Dataset/features gt price_min", 501)]
    [InlineData("Event?$orderby=Dataset/name", 501)]
    [InlineData("Event?$filter=geo.distance(geography'POINT(8 49)',geography'POINT(9 49)') gt Dataset/features", 501)]
    [InlineData("Event?$apply=filter(Venue/name eq 'x')", 501)]
    [InlineData("Event?$filter=Venue eq Venue", 501)]
    [InlineData("Event?$filter=Venue/nobody eq 'x'", 400)]
    [InlineData("Publishers?$filter=Datasets/any(d: d/features gt 1)", 501)]
    public async Task What_is_not_offered_is_told(string address, int status)
    {
        using var response = await server.SendAsync(address);
        Assert.Equal(status, (int)response.StatusCode);
    }

    public static TheoryData<string, int> Sizes => new()
    {
        { Nested("Venue/has_fee", "is_free"), 400 },
        { Nested("is_free", "is_free"), 200 },
        { "Venue/name eq '0'" + string.Concat(Enumerable.Range(1, 19).Select(i => $" or Venue/name eq '{i}'")), 200 },
        { "Venue/name eq '0'" + string.Concat(Enumerable.Range(1, 20).Select(i => $" or Venue/name eq '{i}'")), 400 },
    };

    // Each level must not make twice as much of the one below it.
    static string Nested(string inner, string outer) => Enumerable.Range(0, 28).Aggregate(inner, (filter, _) => $"{outer} eq ({filter} eq {inner})");

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Conditions_in_each_other_and_steps_have_bounds(string filter, int status)
    {
        using var response = await server.SendAsync("Event?$top=1&$filter=" + filter);
        Assert.True((int)response.StatusCode == status, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_publication_changes_the_tag_of_what_asks_for_other_features()
    {
        const string alone = "Event?$top=1", asking = "Event?$top=1&$filter=Venue/name ne 'x'";
        var before = (await TagAsync(alone), await TagAsync(asking));
        await server.PublishAsync("weitere-hallen");
        for (var tries = 0; await TagAsync(asking) == before.Item2; tries++)
        {
            Assert.True(tries < 600, "The tag stays.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(before.Item1, await TagAsync(alone));

        async Task<string> TagAsync(string address)
        {
            using var response = await server.SendAsync(address);
            return response.Headers.ETag!.Tag;
        }
    }

    /// <summary>An API over events, their venues, and stops with stops above them.</summary>
    public sealed class Server : IAsyncLifetime
    {
        readonly PostgresDatabase _database = new();
        WebApplication? _app;
        HttpClient? _client;

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            if (TestCluster.Missing is not null)
            {
                return;
            }

            await new SampleData(_database.Database).FillAsync(default);
            await PublishAsync("hallen");
            await PublishAsync("termine", "event", Shows.Length, (feature, i) =>
            {
                feature["name"] = Shows[i].Name;
                feature["starts_at"] = new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero).AddDays(i);
                feature["price_min"] = Shows[i].Price;
                feature["is_free"] = Shows[i].Price is null;
                feature["venue_id"] = Shows[i].VenueId;
            });
            string?[] parents = [null, "1", "1", "2", null];
            await PublishAsync("haltestellen", "public-transport-stop", parents.Length, (feature, i) =>
            {
                feature["name"] = $"Halt {i + 1}";
                feature["stop_level"] = "platform";
                feature["parent_id"] = parents[i] is { } parent ? $"{SampleData.CityKey}.haltestellen.{parent}" : null;
            });
            _app = await ApiServer.StartAsync(_database);
            _client = ApiServer.ClientOf(_app);
        }

        /// <summary>Publishes the venues under a name.</summary>
        public Task PublishAsync(string name) => PublishAsync(name, "culture-leisure-venue", Halls.Length, (feature, i) =>
        {
            feature["name"] = Halls[i].Name;
            feature["venue_type"] = "museum";
            feature["capacity"] = Halls[i].Capacity;
            feature["has_fee"] = Halls[i].HasFee;
            feature["accessibility_features"] = Halls[i].Features;
        });

        Task PublishAsync(string name, string schema, int count, Action<Feature, int> fill) => new SampleData(_database.Database).PublishAsync(
            SampleData.City, SampleData.CityKey, name, SampleData.Schemas.Newest(schema)!,
            Enumerable.Range(0, count).Select(i =>
            {
                var feature = new Feature(SampleData.Schemas.Newest(schema)!)
                {
                    Record = i + 1, SourceId = (i + 1).ToString(CultureInfo.InvariantCulture), Geometry = new Point(8.4 + (i * 0.001), 49), SourceSrid = 4326,
                };
                feature["municipality_key"] = SampleData.CityKey;
                fill(feature, i);
                return feature;
            }),
            name, default);

        public async ValueTask DisposeAsync()
        {
            _client?.Dispose();
            if (_app is not null)
            {
                await _app.StopAsync();
                await _app.DisposeAsync();
            }

            await _database.DisposeAsync();
        }

        /// <summary>The answer to an address below the service root.</summary>
        public Task<HttpResponseMessage> SendAsync(string address, string? prefer = null)
        {
            _ = _database.Database;
            var request = new HttpRequestMessage(HttpMethod.Get, address.StartsWith("http", StringComparison.Ordinal) ? address : "/odata/v4/" + address.Replace(" ", "%20", StringComparison.Ordinal));
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
            return _client!.SendAsync(request, TestContext.Current.CancellationToken);
        }

        /// <summary>Identifiers of all entities of a set, page by page.</summary>
        public async Task<List<string>> IdsAsync(string address, string? prefer = null)
        {
            var ids = new List<string>();
            for (string? next = address; next is not null;)
            {
                using var response = await SendAsync(next, prefer);
                var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.True(response.IsSuccessStatusCode, text);
                var page = JsonDocument.Parse(text).RootElement;
                ids.AddRange(page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
                next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
            }

            return ids;
        }
    }
}
