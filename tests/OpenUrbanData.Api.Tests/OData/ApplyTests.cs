using System.Globalization;
using System.Net;
using System.Text.Json;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary><c>$apply</c> over real PostGIS: what comes is what the same rows give when they are computed here.</summary>
public sealed class ApplyTests(ApiServer server)
{
    const string Set = "/odata/v4/ParkingFacility";

    /// <summary>What <see cref="SampleData.Facilities"/> says of one facility.</summary>
    sealed record Facility(string Town, int Index)
    {
        public string? Name => Index % 7 == 3 ? null : $"Parkhaus {(Index % 2 == 0 ? "Süd" : "Nord")} <{Index + 1}>";

        public string Purpose => Index % 3 == 0 ? "bicycle" : "car";

        public long Capacity => Index % 5 * 100;

        public bool HasFee => Index % 2 == 0;

        public DateOnly? From => Town == SampleData.VillageKey && Index is >= 1 and <= SampleData.TimedFeatures ? new DateOnly(2026, Index, 1) : null;
    }

    static readonly Facility[] All =
    [
        .. Enumerable.Range(0, SampleData.CityFeatures).Select(i => new Facility(SampleData.CityKey, i)),
        .. Enumerable.Range(0, SampleData.VillageFeatures).Select(i => new Facility(SampleData.VillageKey, i)),
    ];

    static string Address(string apply, string rest = "") => $"{Set}?$apply={Uri.EscapeDataString(apply)}{rest}";

    static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
    };

    static string Line(params IEnumerable<object?> values) => string.Join('|', values.Select(Text));

    static string Line(JsonElement row) => string.Join('|', row.EnumerateObject().Where(one => !one.Name.Contains('@', StringComparison.Ordinal))
        .Select(one => one.Value.ValueKind switch
        {
            JsonValueKind.Number => Text(one.Value.GetDouble()),
            JsonValueKind.Null => "null",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => one.Value.GetString()!,
        }));

    async Task<List<string>> LinesAsync(string address)
    {
        var lines = new List<string>();
        for (string? next = address; next is not null;)
        {
            var page = await server.JsonAsync(next);
            lines.AddRange(page.GetProperty("value").EnumerateArray().Select(Line));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        return lines;
    }

    static IEnumerable<string> GroupsOf<TKey>(Func<Facility, TKey> key, Func<TKey, List<Facility>, IEnumerable<object?>> row, Func<Facility, bool>? where = null) => All
        .Where(where ?? (_ => true)).GroupBy(key).Select(group => Line(row(group.Key, [.. group])));

    static readonly Dictionary<string, (string Options, Func<IEnumerable<string>> Expected, bool IsOrdered)> Cases = new(StringComparer.Ordinal)
    {
        ["aggregate($count as n)"] = ("", () => [Line(All.Length)], true),
        ["groupby((purpose),aggregate($count as n))"] = ("", () => GroupsOf(one => one.Purpose, (key, group) => [key, group.Count]).Order(StringComparer.Ordinal), true),
        ["groupby((purpose))"] = ("", () => ["bicycle", "car"], true),
        ["groupby((purpose,has_fee),aggregate(capacity with sum as total,capacity with min as low,capacity with max as high,capacity with average as mean,capacity with countdistinct as sizes))"] =
            ("", () => GroupsOf(one => (one.Purpose, one.HasFee), (key, group) =>
                [key.Purpose, key.HasFee, group.Sum(one => one.Capacity), group.Min(one => one.Capacity), group.Max(one => one.Capacity),
                    group.Average(one => one.Capacity), group.Select(one => one.Capacity).Distinct().Count()]), false),
        ["filter(capacity gt 100)/groupby((purpose),aggregate($count as n))"] =
            ("", () => GroupsOf(one => one.Purpose, (key, group) => [key, group.Count], one => one.Capacity > 100), false),
        ["groupby((capacity),aggregate($count as n))/filter(n gt 30 or capacity eq 0)"] =
            ("", () => GroupsOf(one => one.Capacity, (key, group) => [key, group.Count], one => one.Capacity == 0), false),
        ["groupby((name),aggregate($count as n))/filter(n gt 1)"] =
            ("", () => All.GroupBy(one => one.Name).Where(group => group.Count() > 1).Select(group => Line(group.Key, group.Count())), false),
        ["groupby((valid_from),aggregate($count as n))"] =
            ("&$orderby=n%20desc", () => GroupsOf(one => one.From, (key, group) => [key, group.Count]), false),
        ["groupby((municipality_key,dataset_id,license),aggregate(capacity with sum as s))"] =
            ("", () => GroupsOf(one => one.Town, (key, group) =>
                [key, key == SampleData.CityKey ? SampleData.Parking : "aubach.stellplaetze", "http://dcat-ap.de/def/licenses/dl-by-de/2.0", group.Sum(one => one.Capacity)]), false),
        ["identity/filter(has_fee)/identity/aggregate($count as n,capacity with max as m)"] = ("", () => [Line(All.Count(one => one.HasFee), 400)], true),
        ["filter(capacity eq 4711)/aggregate($count as n,capacity with sum as s,valid_from with min as first)"] = ("", () => [Line(0, null, null)], true),
        ["filter(capacity eq 4711)/groupby((purpose),aggregate($count as n))"] = ("", () => [], true),
        ["aggregate(valid_from with min as first,valid_from with max as last,name with max as text)"] =
            ("", () => [Line(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 1), All.Select(one => one.Name).OfType<string>().Max(StringComparer.Ordinal))], true),
        ["groupby((purpose,capacity),aggregate($count as n))/groupby((purpose),aggregate(n with max as most,$count as sizes))"] =
            ("", () => All.GroupBy(one => one.Purpose).Select(group => Line(group.Key, group.GroupBy(one => one.Capacity).Max(one => one.Count()), 5)), false),
        ["groupby((purpose,capacity),aggregate($count as n))/aggregate(n with sum as all)"] = ("", () => [Line(All.Length)], true),
        ["aggregate(license with countdistinct as licenses,dataset_id with countdistinct as sets)"] = ("", () => [Line(1, 2)], true),
        ["groupby((capacity),aggregate($count as n,name with countdistinct as names))"] =
            ("&$filter=capacity%20ge%20200&$orderby=capacity%20desc", () => GroupsOf(
                one => one.Capacity, (key, group) => [key, group.Count, group.Select(one => one.Name).OfType<string>().Distinct().Count()],
                one => one.Capacity >= 200).Reverse().OrderByDescending(line => line, StringComparer.Ordinal), true),
        ["groupby((capacity, purpose),aggregate($count as n)) / filter( n gt 0 )"] =
            ("&$top=3&$skip=1&$orderby=capacity%20desc,purpose", () => All.GroupBy(one => (one.Capacity, one.Purpose))
                .OrderByDescending(group => group.Key.Capacity).ThenBy(group => group.Key.Purpose, StringComparer.Ordinal).Skip(1).Take(3)
                .Select(group => Line(group.Key.Capacity, group.Key.Purpose, group.Count())), true),
        ["compute(capacity div 200 as size)/groupby((size),aggregate($count as n))"] =
            ("", () => GroupsOf(one => one.Capacity / 200, (key, group) => [key, group.Count]), false),
        ["filter(capacity gt 0)/compute(capacity mul 2 as double,year(valid_from) as year)/groupby((year),aggregate(double with sum as s,double with max as m))"] =
            ("", () => GroupsOf(one => one.From?.Year, (key, group) => [key, group.Sum(one => one.Capacity * 2), group.Max(one => one.Capacity * 2)], one => one.Capacity > 0), false),
        ["aggregate(capacity mul 2 with sum as s,capacity add max_height with average as a)"] =
            ("", () => [Line(All.Sum(one => one.Capacity * 2), All.Average(one => one.Capacity + 2.1m))], true),
        ["groupby((purpose),aggregate(capacity with sum as s,$count as n))/compute(s div n as mean,n sub 1 as less)/filter(less gt 0)/compute(less add 1 as again)"] =
            ("", () => GroupsOf(one => one.Purpose, (key, group) =>
                [key, group.Sum(one => one.Capacity), group.Count, group.Sum(one => one.Capacity) / group.Count, group.Count - 1, group.Count]), false),
        ["compute(capacity gt 100 as large,valid_from ne null as timed)/groupby((large,timed),aggregate($count as n))"] =
            ("", () => GroupsOf(one => (one.Capacity > 100, one.From is not null), (key, group) => [key.Item1, key.Item2, group.Count]), false),
        ["compute(valid_from gt 2026-06-01 as late)/groupby((late),aggregate($count as n))"] =
            ("", () => GroupsOf(one => one.From > new DateOnly(2026, 6, 1), (key, group) => [key, group.Count]), false),
        ["compute(toupper(name) as big)/filter(startswith(big,'PARKHAUS SÜD <1'))/groupby((big))"] = ("&$orderby=big%20desc", () =>
            GroupsOf(one => one.Name?.ToUpperInvariant(), (key, _) => [key], one => one.Name?.StartsWith("Parkhaus Süd <1", StringComparison.Ordinal) == true)
                .OrderDescending(StringComparer.Ordinal), true),
        ["compute(capacity add 1 as a)/compute(a add 1 as b)/filter(a gt 300)/aggregate(b with min as least,a with min as low)"] = ("", () => [Line(302, 301)], true),
        ["groupby((capacity),aggregate($count as n,capacity with sum as s))"] =
            ("&$compute=s div n as mean&$filter=mean gt 300&$select=mean,capacity", () => [Line(400, 400)], true),
        ["groupby((capacity),aggregate($count as n))/compute(concat('x','y') as text)/filter(contains(text,'xy') and capacity lt 100)"] = ("", () => [Line(0, 30, "xy")], true),
        ["groupby((capacity),aggregate($count as a_name_that_is_longer_than_any_name_of_a_column_of_the_database_may_be,$count as a_name_that_is_longer_than_any_name_of_a_column_of_the_database_may_be_2))"] =
            ("&$top=1", () => [Line(0, 30, 30)], true),
        ["compute(capacity divby 400 as part)/filter(part in [1,part sub 0] and valid_from ne null)/aggregate(part with max as m)"] =
            ("", () => [Line(All.Where(one => one.From is not null).Max(one => one.Capacity / 400m))], true),
        ["groupby((id),aggregate(capacity with sum as s))/filter(startswith(id,'08999002') and s gt 300)"] =
            ("", () => All.Where(one => one.Town == SampleData.VillageKey && one.Capacity > 300)
                .Select(one => Line($"08999002.stellplaetze.{(one.Index == 1 ? "A~2F1~20~C3~BC" : one.Index + 1)}", one.Capacity)), false),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Apply_gives_what_the_rows_give(string apply)
    {
        var (rest, expected, isOrdered) = Cases[apply];
        var lines = await LinesAsync(Address(apply, rest));
        IEnumerable<string> wanted = expected();
        Assert.Equal(isOrdered ? wanted : wanted.Order(StringComparer.Ordinal), isOrdered ? lines : lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Groups_have_context_transient_id_and_types_of_what_metadata_does_not_know()
    {
        var page = await server.JsonAsync(Address("groupby((purpose),aggregate($count as n,capacity with sum as s,capacity with average as a))", "&$count=true"));
        Assert.EndsWith("/odata/v4/$metadata#ParkingFacility(purpose,n,s,a)", page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, page.GetProperty("@odata.count").GetInt64());
        var row = page.GetProperty("value")[0];
        Assert.Equal(
            ["@odata.id", "purpose", "n@odata.type", "n", "s@odata.type", "s", "a@odata.type", "a"],
            row.EnumerateObject().Select(one => one.Name));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("@odata.id").ValueKind);
        Assert.Equal(["Decimal", "Int64", "Double"], new[] { "n", "s", "a" }.Select(name => row.GetProperty(name + "@odata.type").GetString()));
    }

    [Theory]
    [InlineData("none", "purpose n", "51")]
    [InlineData("minimal", "@odata.id purpose n@odata.type n", "51")]
    [InlineData("full", "@odata.id purpose@odata.type purpose n@odata.type n", "51")]
    [InlineData("minimal;IEEE754Compatible=true", "@odata.id purpose n@odata.type n", "\"51\"")]
    public async Task Metadata_of_groups_is_as_much_as_was_asked_for(string level, string members, string count)
    {
        using var response = await server.SendAsync(Address("groupby((purpose),aggregate($count as n))"), $"application/json;odata.metadata={level}");
        var row = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("value")[0];
        Assert.Equal(members, string.Join(' ', row.EnumerateObject().Select(one => one.Name)));
        Assert.Equal(count, row.GetProperty("n").GetRawText());
    }

    [Fact]
    public async Task Groups_as_csv_are_all_of_them_without_an_identifier()
    {
        using var response = await server.SendAsync(Address("groupby((capacity),aggregate($count as n,max_height with sum as h))", "&$format=csv"), headers: ("Prefer", "maxpagesize=2"));
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("capacity,n,h\r\n0,30,63\r\n100,30,63\r\n200,30,63\r\n300,30,63\r\n400,30,63\r\n",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var some = await server.SendAsync(Address("groupby((capacity))", "&$format=csv&$top=1&$skip=1"));
        Assert.Equal("capacity\r\n100\r\n", await some.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var entities = await server.SendAsync(Address("compute(capacity mul 2 as double)", "&$format=csv&$select=id,double&$top=1&$filter=double gt 0"));
        Assert.Equal("id,double\r\n08999001.parkhaeuser.10,800\r\n", await entities.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Selected_columns_are_those_of_the_context()
    {
        var page = await server.JsonAsync(Address("groupby((purpose),aggregate($count as n))", "&$select=n"));
        Assert.EndsWith("#ParkingFacility(n)", page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal([Line(All.Count(one => one.Purpose == "bicycle")), Line(All.Count(one => one.Purpose == "car"))], page.GetProperty("value").EnumerateArray().Select(Line));
    }

    [Theory]
    [InlineData("groupby((capacity,purpose,has_fee),aggregate($count as n))", "", 20)]
    [InlineData("groupby((capacity,purpose,has_fee),aggregate($count as n,capacity with average as a))", "&$orderby=n%20desc,a", 20)]
    [InlineData("groupby((name),aggregate($count as n))", "&$orderby=name%20desc", 112)]
    [InlineData("groupby((valid_from),aggregate($count as n))", "&$orderby=valid_from%20desc", 13)]
    [InlineData("filter(capacity gt 0)", "&$select=id", 120)]
    public async Task Pages_of_groups_follow_each_other_without_gap_or_repetition(string apply, string rest, int groups)
    {
        var seen = new List<string>();
        for (string? next = Address(apply, rest + "&$count=true"); next is not null;)
        {
            using var response = await server.SendAsync(next, headers: ("Prefer", "odata.maxpagesize=4"));
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            Assert.Equal(groups, page.GetProperty("@odata.count").GetInt32());
            Assert.True(page.GetProperty("value").GetArrayLength() <= 4);
            seen.AddRange(page.GetProperty("value").EnumerateArray().Select(Line));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(groups, seen.Count);
        Assert.Equal(groups, seen.Distinct().Count());
        Assert.Equal(seen, await LinesAsync(Address(apply, rest)));
    }

    [Fact]
    public async Task Filter_alone_leaves_entities()
    {
        var page = await server.JsonAsync(Address("filter(capacity eq 200)", "&$count=true&$top=1"));
        Assert.EndsWith("#ParkingFacility", page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal(30, page.GetProperty("@odata.count").GetInt32());
        Assert.Equal("Point", page.GetProperty("value")[0].GetProperty("geometry").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Computed_columns_of_entities_stand_behind_the_others()
    {
        var page = await server.JsonAsync(Address("filter(capacity gt 0)/compute(capacity mul 2 as double)/filter(double ge 800)", "&$count=true&$top=2&$orderby=double desc,id desc"));
        Assert.EndsWith("#ParkingFacility(*,double)", page.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal(30, page.GetProperty("@odata.count").GetInt32());
        var entity = page.GetProperty("value")[0];
        Assert.Equal(800, entity.GetProperty("double").GetInt64());
        Assert.Equal("Int64", entity.GetProperty("double@odata.type").GetString());
        Assert.Equal(400, entity.GetProperty("capacity").GetInt64());
        Assert.Equal("08999002.stellplaetze.5", entity.GetProperty("id").GetString());
        Assert.Equal("Point", entity.GetProperty("geometry").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Count_of_groups_alone_is_plain_text()
    {
        using var response = await server.SendAsync($"{Set}/$count?$apply={Uri.EscapeDataString("groupby((capacity))")}");
        Assert.Equal("5", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Aliases_stand_for_values() => Assert.Equal(
        [Line(30)], await LinesAsync(Address("filter(capacity eq @c)/aggregate($count as n)", "&@c=200")));

    [Fact]
    public async Task Unchanged_groups_are_304()
    {
        var address = Address("groupby((purpose),aggregate($count as n))");
        using var first = await server.SendAsync(address);
        using var same = await server.SendAsync(address, headers: ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Theory]
    [InlineData("concat(aggregate($count as n),identity)", "", 501)]
    [InlineData("topcount(2,capacity)", "", 501)]
    [InlineData("filter(has_fee)/bottomsum(10,capacity)", "", 501)]
    [InlineData("groupby((rollup($all,purpose)),aggregate($count as n))", "", 501)]
    [InlineData("groupby((purpose),topcount(2,capacity))", "", 501)]
    [InlineData("groupby((purpose),filter(has_fee)/aggregate($count as n))", "", 501)]
    [InlineData("groupby((purpose),aggregate($count as n)/filter(n gt 1))", "", 501)]
    [InlineData("join(x as y)", "", 501)]
    [InlineData("My.custom(x=1)", "", 501)]
    [InlineData("aggregate(capacity with My.median as m)", "", 501)]
    [InlineData("aggregate(capacity with sum from name with average as s)", "", 501)]
    [InlineData("aggregate(has_fee with max as m)", "", 501)]
    [InlineData("groupby((geometry))", "", 501)]
    [InlineData("groupby((Dataset/license))", "", 501)]
    [InlineData("groupby((purpose))", "&$search=x", 501)]
    [InlineData("groupby((purpose))", "&$deltatoken=1", 501)]
    [InlineData("groupby((purpose))", "&$expand=Dataset", 400)]
    [InlineData("nope(x)", "", 400)]
    [InlineData("groupby((nope))", "", 400)]
    [InlineData("groupby((purpose)", "", 400)]
    [InlineData("aggregate(capacity with sum)", "", 400)]
    [InlineData("aggregate(name with sum as s)", "", 400)]
    [InlineData("aggregate(capacity with sum as capacity)", "", 400)]
    [InlineData("aggregate($count as n,capacity with sum as n)", "", 400)]
    [InlineData("groupby((purpose))/filter(capacity gt 1)", "", 400)]
    [InlineData("groupby((purpose))/groupby((capacity))", "", 400)]
    [InlineData("groupby((purpose))", "&$filter=capacity%20gt%201", 400)]
    [InlineData("groupby((purpose))", "&$orderby=capacity", 400)]
    [InlineData("groupby((purpose))", "&$skiptoken=x", 400)]
    [InlineData("", "", 400)]
    [InlineData("identity/identity/identity/identity/identity/identity/identity/identity/identity/identity/identity", "", 400)]
    public async Task What_is_not_supported_is_501_and_what_is_no_odata_400(string apply, string rest, int status)
    {
        using var response = await server.SendAsync(Address(apply, rest));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{apply}: {(int)response.StatusCode} {text}");
        Assert.NotEmpty(JsonDocument.Parse(text).RootElement.GetProperty("error").GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("Publishers?$apply=aggregate($count%20as%20n)", 501)]
    [InlineData("ParkingFacility('08999001.parkhaeuser.1')/Dataset?$apply=identity", 400)]
    [InlineData("Datasets('lindenbrueck.parkhaeuser')/Municipalities?$apply=identity", 501)]
    [InlineData("ParkingFacility('08999001.parkhaeuser.1')?$apply=identity", 400)]
    public async Task Apply_is_for_sets_of_features(string address, int status)
    {
        using var response = await server.SendAsync("/odata/v4/" + address);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Number_of_aggregates_is_a_setting()
    {
        await using var app = await ApiServer.StartAsync(
            server.Database, options => options with { Aggregates = new() { MaximumAggregates = 2, MaximumTransformations = 2 } });
        using var client = ApiServer.ClientOf(app);
        foreach (var (apply, status) in new[]
        {
            ("groupby((purpose),aggregate($count as n))", HttpStatusCode.OK),
            ("groupby((purpose,capacity),aggregate($count as n))", HttpStatusCode.BadRequest),
            ("identity/aggregate($count as n)", HttpStatusCode.OK),
            ("identity/identity/aggregate($count as n)", HttpStatusCode.BadRequest),
        })
        {
            using var response = await client.GetAsync(Address(apply), TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == status, apply);
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
