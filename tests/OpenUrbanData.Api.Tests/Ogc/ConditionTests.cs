namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>Which features are wanted: boxes, times and queryables that other servers get wrong.</summary>
public sealed class ConditionTests(ApiServer server)
{
    const string Items = "/collections/parking-facility/items";

    [Theory]
    [Trait("requirement", "/req/core/fc-time-definition")]
    [InlineData("0000-01-01", 0)]
    [InlineData("0000-01-01/0000-12-31", 0)]
    [InlineData("9999-12-31", 0)]
    [InlineData("9999-12-31T00:00:00Z/..", 0)]
    [InlineData("0000-01-01/9999-12-31", 12)]
    [InlineData("../..", 12)]
    [InlineData("/", 12)]
    [InlineData("2026-03-03T10:00:00.123456789Z", 1)]
    public async Task Years_at_both_ends_are_times(string datetime, int expected) => Assert.Equal(
        expected + SampleData.VillageFeatures - SampleData.TimedFeatures,
        (await server.FeaturesAsync($"/collections/aubach.stellplaetze/items?limit=100&datetime={datetime}")).Count);

    [Theory]
    [InlineData("0000-13-45")]
    [InlineData("9999-12-31x")]
    [InlineData("2026-02-30")]
    [InlineData("2026-01-01T25:00:00Z")]
    [InlineData("2026-01-01T00:00:00+99:00")]
    [InlineData("%20")]
    public async Task Malformed_times_are_rejected(string datetime) => await server.ProblemAsync($"{Items}?datetime={datetime}", 400);

    [Theory]
    [Trait("requirement", "/req/core/fc-bbox-definition")]
    [InlineData("1e999,0,1,1")]
    [InlineData("NaN,0,1,1")]
    [InlineData("Infinity,0,1,1")]
    [InlineData("%20")]
    [InlineData("1,,2,3")]
    [InlineData("0,0,9,1,1,1")]
    [InlineData("8.0;49.0;9.0;50.0")]
    [InlineData("-181,0,1,1")]
    public async Task Boxes_without_finite_numbers_in_range_are_rejected(string box) => await server.ProblemAsync($"{Items}?bbox={box}", 400);

    [Fact]
    public async Task Empty_parameters_are_as_good_as_absent_ones() =>
        Assert.Equal(SampleData.All, (await server.JsonAsync($"{Items}?bbox=&datetime=&capacity=")).GetProperty("numberMatched").GetInt32());

    [Theory]
    [Trait("requirement", "/req/queryables-query-parameters/parameters")]
    [InlineData("capacity=100,200", "capacity=100", "capacity=200")]
    [InlineData("reserved_for=women,families", "reserved_for=women", "reserved_for=families")]
    public async Task Several_values_mean_any_of_them(string both, string first, string second)
    {
        var counts = new List<int>();
        foreach (var condition in new[] { both, first, second })
        {
            counts.Add((await server.JsonAsync($"{Items}?{condition}")).GetProperty("numberMatched").GetInt32());
        }

        Assert.Equal(counts[0], counts[1] + counts[2]);
        Assert.InRange(counts[1], 1, SampleData.All);
    }

    [Fact]
    public async Task A_comma_in_free_text_is_a_comma() => Assert.Empty(await server.FeaturesAsync($"{Items}?name=a,b"));

    [Theory]
    [InlineData("has_fee=yes")]
    [InlineData("has_fee=TRUE")]
    [InlineData("capacity=100,x")]
    [InlineData("capacity=100.5")]
    [InlineData("max_height=NaN")]
    [InlineData("name=%00")]
    public async Task Values_of_another_type_are_rejected(string condition) => await server.ProblemAsync($"{Items}?{condition}", 400);
}
