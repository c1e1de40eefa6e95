using System.Text.Json;

namespace OpenUrbanData.Api.Tests.OData.Query;

/// <summary><c>$search</c>, <c>$compute</c> and <c>$orderby</c> by expressions.</summary>
public sealed class SearchAndComputeTests(StationServer server) : IClassFixture<StationServer>
{
    const string Stations = "/odata/v4/ChargingStation";

    static bool Has(Station one, string text) => (one.Name ?? "").Contains(text, StringComparison.OrdinalIgnoreCase)
        || (one.Operator ?? "").Contains(text, StringComparison.OrdinalIgnoreCase);

    static readonly Dictionary<string, Func<Station, bool>> Searches = new(StringComparer.Ordinal)
    {
        ["nordhof"] = one => Has(one, "nordhof"),
        ["NORDHÖF"] = one => Has(one, "nordhof"),
        ["nord stadt"] = one => Has(one, "nord") && Has(one, "stadt"),
        ["nord AND stadt"] = one => Has(one, "nord") && Has(one, "stadt"),
        ["nord OR 50%_"] = one => Has(one, "nord") || Has(one, "50%_"),
        ["nord NOT stadt"] = one => Has(one, "nord") && !Has(one, "stadt"),
        ["NOT nord"] = one => !Has(one, "nord"),
        ["NOT (nord OR stadt)"] = one => !Has(one, "nord") && !Has(one, "stadt"),
        ["\"Am Süd\""] = one => Has(one, "Am Süd"),
        ["\"Süd Am\""] = _ => false,
        ["stadt (tor OR haus) NOT \"Am Süd\""] = one => Has(one, "stadt") && (Has(one, "tor") || Has(one, "haus")) && !Has(one, "Am Süd"),
        ["50"] = one => Has(one, "50"),
        ["or"] = one => Has(one, "or"),
    };

    public static TheoryData<string> Words => [.. Searches.Keys];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Search_finds_words_in_texts(string search)
    {
        var page = await server.JsonAsync($"{Stations}?$select=id&$count=true&$search={Uri.EscapeDataString(search)}");
        Assert.Equal(StationServer.All.Where(Searches[search]).Select(one => one.Id).Order(StringComparer.Ordinal), Ids(page));
    }

    [Fact]
    public async Task Search_is_what_q_searches_and_narrows_with_the_filter()
    {
        var twin = await server.JsonAsync("/collections/charging-station/items?limit=1000&q=nordhof&filter=max_power%20%3E%2020");
        var page = await server.JsonAsync($"{Stations}?$select=id&$search=nordhof&$filter=max_power%20gt%2020");
        Assert.Equal(twin.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetString()), Ids(page));
        Assert.NotEmpty(Ids(page));
        var (_, count) = await server.SendAsync($"{Stations}/$count?$search=nordhof&$filter=max_power%20gt%2020");
        Assert.Equal($"{Ids(page).Count}", count);
    }

    [Fact]
    public async Task Search_works_on_what_the_registry_keeps() =>
        Assert.Equal(["aubach"], (await server.JsonAsync("/odata/v4/Publishers?$search=aubach")).GetProperty("value").EnumerateArray().Select(one => one.GetProperty("slug").GetString()));

    [Theory]
    [InlineData("$search=")]
    [InlineData("$search=AND")]
    [InlineData("$search=a AND")]
    [InlineData("$search=(a")]
    [InlineData("$search=\"a")]
    [InlineData("$compute=max_power mul 2 as name")]
    [InlineData("$compute=max_power mul 2 as a,max_power as a")]
    [InlineData("$compute=max_power mul 2")]
    [InlineData("$compute=nope mul 2 as a")]
    [InlineData("$filter=a gt 2")]
    public async Task Mistakes_are_told(string option)
    {
        var (status, text) = await server.SendAsync($"{Stations}?{option.Replace(" ", "%20", StringComparison.Ordinal)}");
        Assert.True(status == 400, $"{status} {text}");
        Assert.Contains("\"target\":", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Computed_values_stand_in_answers_conditions_and_orders()
    {
        var compute = Uri.EscapeDataString("max_power mul charging_points_count as total,length(name) as letters,max_power gt 20 as fast,toupper(operator) as who,date(source_updated_at) as seen");
        var page = await server.JsonAsync(
            $"{Stations}?$compute={compute}&$filter=total%20gt%20100&$orderby=total%20desc,id&$select=id,total,letters,fast,who,seen&$count=true");
        var expected = StationServer.All.Where(one => one.Power * one.Points > 100)
            .OrderByDescending(one => one.Power * one.Points).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(expected.Select(one => one.Id), Ids(page));
        Assert.Equal(expected.Count, page.GetProperty("@odata.count").GetInt32());
        Assert.EndsWith("#ChargingStation(id,total,letters,fast,who,seen)", page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        foreach (var (one, entity) in expected.Zip(page.GetProperty("value").EnumerateArray()))
        {
            Assert.Equal(one.Power * one.Points, entity.GetProperty("total").GetDouble());
            Assert.Equal(one.Name?.Length, entity.GetProperty("letters") is { ValueKind: not JsonValueKind.Null } letters ? letters.GetInt32() : null);
            Assert.Equal(one.Power > 20, entity.GetProperty("fast").GetBoolean());
            Assert.Equal(one.Operator?.ToUpperInvariant(), entity.GetProperty("who").GetString());
            Assert.Equal(one.Seen?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), entity.GetProperty("seen").GetString());
        }
    }

    [Fact]
    public async Task Computed_values_stand_beside_all_properties_and_in_other_formats()
    {
        var entity = (await server.JsonAsync($"{Stations}?$compute=charging_points_count%20add%201%20as%20more&$top=1")).GetProperty("value")[0];
        Assert.Equal(entity.GetProperty("charging_points_count").GetInt32() + 1, entity.GetProperty("more").GetInt32());
        var (status, csv) = await server.SendAsync($"{Stations}?$compute=charging_points_count%20add%201%20as%20more&$select=name,more&$top=2&$format=csv");
        Assert.Equal(200, status);
        Assert.Contains(",more", csv.Split('\n')[0].TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$apply=filter(max_power gt 20)&$compute=max_power mul 2 as twice&$filter=twice gt 200&$orderby=twice,id", 8)]
    [InlineData("$apply=groupby((status),aggregate($count as n))&$compute=n mul 2 as twice&$filter=twice gt 2&$orderby=twice", 3)]
    public async Task Computed_values_stand_behind_what_apply_makes(string options, int expected)
    {
        var (status, text) = await server.SendAsync($"{Stations}?{options.Replace(" ", "%20", StringComparison.Ordinal)}");
        Assert.True(status == 200, $"{status} {text}");
        var rows = JsonDocument.Parse(text).RootElement.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(expected, rows.Count);
        Assert.All(rows, row => Assert.True(row.GetProperty("twice").GetDouble() > 2, text));
    }

    public static TheoryData<string, Func<Station, object?>, bool> Orders => new()
    {
        { "length(name)", one => (double?)one.Name?.Length, false },
        { "max_power sub charging_points_count desc", one => one.Power - one.Points, true },
        { "tolower(name)", one => one.Name?.ToLowerInvariant(), false },
        { "date(source_updated_at) desc", one => one.Seen?.Date, true },
        { "max_power gt 20", one => one.Power > 20, false },
        { "green_power desc", one => one.IsGreen, true },
        { "connector_types/$count", one => one.Plugs?.Length ?? 0, false },
        { "geo.distance(geometry,geography'POINT(8.42 49)')", one => one.Place is null ? null : Math.Abs(one.Index - 20), false },
        { "price_kwh desc", one => one.Price, true },
        { "valid_to", one => one.To, false },
    };

    [Theory]
    [MemberData(nameof(Orders), DisableDiscoveryEnumeration = true)]
    public async Task Orders_by_any_value_with_null_first_and_pages_that_fit(string order, Func<Station, object?> key, bool isDescending)
    {
        var values = StationServer.All.ToDictionary(one => one.Id, key, StringComparer.Ordinal);
        List<string> seen = [];
        for (string? next = $"{Stations}?$select=id&$orderby={Uri.EscapeDataString(order)}&$top=48"; next is not null;)
        {
            var page = await server.JsonAsync(next, ("Prefer", "odata.maxpagesize=7"));
            seen.AddRange(Ids(page));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(48, seen.Distinct().Count());
        // Null is the least of all.
        var order1 = seen.Select(id => values[id]).ToList();
        var comparer = Comparer<object?>.Create((one, other) => (one, other) switch
        {
            (string text, string another) => string.CompareOrdinal(text, another),
            _ => Comparer<object?>.Default.Compare(one, other),
        });
        Assert.Equal(isDescending ? order1.OrderDescending(comparer) : order1.Order(comparer), order1);
        // Ties are in the order of keys.
        foreach (var (first, second) in seen.Zip(seen.Skip(1)).Where(pair => Equals(values[pair.First], values[pair.Second])))
        {
            Assert.True(string.CompareOrdinal(first, second) < 0, $"{first} {second}");
        }
    }

    static List<string> Ids(JsonElement page) => [.. page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
}
