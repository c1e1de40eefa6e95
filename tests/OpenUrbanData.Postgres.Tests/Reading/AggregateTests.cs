using System.Collections.Immutable;
using System.Globalization;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>Every aggregation as golden SQL, and run on rows whose answer was computed by hand.</summary>
public sealed class AggregateTests(FeatureSqlTests.Rows rows) : IClassFixture<FeatureSqlTests.Rows>
{
    static readonly BinEdges Heights = BinEdges.Equal(0.0, 20.0, 4);

    // Groups as "key,key | count | measure,measure".
    static readonly Dictionary<string, (FeatureAggregation Aggregation, string[] Groups)> Cases = new(StringComparer.Ordinal)
    {
        ["all"] = (Ask(), ["|6|"]),
        ["all-measures"] = (
            Ask() with
            {
                Measures =
                [
                    Of(AggregateFunction.Values, "height"), Of(AggregateFunction.Distinct, "height"), Of(AggregateFunction.Sum, "height"),
                    Of(AggregateFunction.Mean, "height"), Of(AggregateFunction.Minimum, "height"), Of(AggregateFunction.Maximum, "height"),
                ],
            },
            // 12.5 + 8 + 3.25 + 12.5 + 20 = 56.25 of five trees
            ["|6|5,4,56.25,11.25,3.25,20"]),
        ["whole-numbers"] = (
            Ask() with { Measures = [Of(AggregateFunction.Sum, "trunks"), Of(AggregateFunction.Mean, "trunks"), Of(AggregateFunction.Maximum, "trunks")] },
            ["|6|6,1.2,2"]),
        ["times"] = (
            Ask() with
            {
                Measures =
                [
                    Of(AggregateFunction.Minimum, "valid_from"), Of(AggregateFunction.Maximum, "valid_from"), Of(AggregateFunction.Maximum, "seen_at"),
                    Of(AggregateFunction.Minimum, "species"),
                ],
            },
            ["|6|2000-01-01,2024-01-01,2026-02-03T04:05:06.5Z,Acer"]),
        ["by-text"] = (Ask(By("species")), ["Acer|1|", "Quercus robur|1|", "Tilia cordata|2|", "Äsculus 50%_|1|", "-|1|"]),
        ["by-number-and-truth"] = (
            Ask(By("trunks"), By("evergreen")) with { Measures = [Of(AggregateFunction.Sum, "height")] },
            ["1,False|3|45", "1,-|1|3.25", "2,True|1|-", "-,-|1|8"]),
        ["by-constants"] = (
            Ask(By("attribution"), By("license")) with { Measures = [Of(AggregateFunction.Distinct, "dataset_id")] },
            ["Stadt Linden,http://dcat-ap.de/def/licenses/dl-by-de/2.0|4|1", "-,http://dcat-ap.de/def/licenses/cc-zero|2|1"]),
        ["by-member"] = (Ask(new GroupKey.Member(Trees.Named("tags"))), ["alt|1|", "mit \"Zeichen\"|1|", "-|5|"]),
        ["by-year"] = (Ask(new GroupKey.Period(Trees.Named("valid_from"), CalendarUnit.Year)), ["2000-01-01|1|", "2010-01-01|1|", "2024-01-01|1|", "-|3|"]),
        ["by-week-of-instant"] = (Ask(new GroupKey.Period(Trees.Named("seen_at"), CalendarUnit.Week)), ["2026-02-02|1|", "-|5|"]),
        ["by-bin"] = (
            Ask(new GroupKey.Bin(Trees.Named("height"), Heights)) with { AbsentFirst = true }, ["-|1|", "1|1|", "2|1|", "3|2|", "5|1|"]),
        ["histogram"] = (
            Ask(By("dataset_id")) with { Measures = [new(AggregateFunction.Histogram, Trees.Named("height"), Heights)] },
            ["linden.trees|4|0 1 1 1 0 0", "weiler.trees|2|0 0 0 1 0 1"]),
        ["histogram-of-days"] = (
            Ask() with
            {
                Measures = [new(AggregateFunction.Histogram, Trees.Named("valid_from"), BinEdges.Equal(new DateOnly(2000, 1, 2), new DateOnly(2020, 1, 2), 2))],
            },
            ["|6|1 0 1 1"]),
        ["by-cell"] = (Ask(new GroupKey.Cell(3)), ["3/0/3|1|", "3/4/2|3|", "3/7/3|1|", "-|1|"]),
        ["by-cell-of-whole-world"] = (Ask(new GroupKey.Cell(0)), ["0/0/0|5|", "-|1|"]),
        ["order-by-count"] = (
            Ask(By("species")) with { Order = [new(AggregateColumn.Count, 0, true)], AbsentFirst = true, Limit = 3 },
            ["-|1|", "Tilia cordata|2|", "Acer|1|"]),
        ["order-by-measure"] = (
            Ask(By("species")) with
            {
                Measures = [Of(AggregateFunction.Maximum, "height")], Order = [new(AggregateColumn.Measure, 0, true)], Limit = 2, Offset = 1,
            },
            ["Tilia cordata|2|12.5", "Äsculus 50%_|1|8"]),
        ["order-by-key"] = (
            Ask(By("species")) with { Order = [new(AggregateColumn.Key, 0, true)], Limit = 2 }, ["Äsculus 50%_|1|", "Tilia cordata|2|"]),
        ["filtered"] = (
            Ask(By("species")) with
            {
                Query = Trees.Query with
                {
                    Filter = new Filter.And([Trees.Is("license", Comparison.Equal, "http://dcat-ap.de/def/licenses/cc-zero"), Trees.Is("height", Comparison.Greater, 10.0)]),
                    Box = new(-180, 0, 180, 80, Crs.Crs84),
                },
            },
            ["Acer|1|", "Tilia cordata|1|"]),
        ["nothing"] = (
            Ask(By("species")) with { Query = Trees.Query with { Filter = Trees.Is("dataset_id", Comparison.Equal, "nobody.trees") } }, []),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Writes_the_golden_statement(string name) =>
        Golden.MatchesAsync($"aggregates/{name}.sql", FeatureSqlTests.Text(AggregateSql.Groups(Cases[name].Aggregation)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Computes_what_was_computed_by_hand(string name)
    {
        var (aggregation, expected) = Cases[name];
        Assert.Equal(expected, await GroupsAsync(aggregation));
    }

    [Fact]
    public async Task A_page_knows_all_groups_and_the_sum_of_their_counts()
    {
        await using var session = await BeginAsync();
        await using var found = await session.OpenAsync(Ask(By("species")) with { Limit = 2, Offset = 1 });
        Assert.Equal((5, 6), (found.Groups, found.Total));
    }

    [Fact]
    public async Task A_session_asks_one_aggregation_after_the_other()
    {
        await using var session = await BeginAsync();
        for (var i = 0; i < 3; i++)
        {
            await using var found = await session.OpenAsync(Ask());
            Assert.True(await found.ReadAsync());
            Assert.Equal(6, found.Current.Count);
            Assert.False(await found.ReadAsync());
        }
    }

    [Fact]
    public async Task The_time_of_a_session_is_over_at_its_limit()
    {
        var reader = new AggregateReader(rows.Database.Database, new() { AggregateTimeout = TimeSpan.FromMilliseconds(1) });
        await using var session = await reader.BeginAsync(TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(504, (await Assert.ThrowsAsync<ProblemException>(() => session.OpenAsync(Ask()))).Problem.Status);
    }

    internal static string Show(object? value) => value switch
    {
        null => "-",
        long[] counts => string.Join(' ', counts),
        GridCell cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Zoom}/{cell.X}/{cell.Y}"),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    internal static string Show(AggregateGroup group) =>
        $"{string.Join(',', group.Keys.Select(Show))}|{group.Count}|{string.Join(',', group.Values.Select(Show))}";

    static FeatureAggregation Ask(params ImmutableArray<GroupKey> groups) => new() { Query = Trees.Query, Groups = groups, Limit = 100 };

    static GroupKey.Value By(string name) => new(Trees.Named(name));

    static Measure Of(AggregateFunction function, string name) => new(function, Trees.Named(name));

    Task<AggregateSession> BeginAsync() => new AggregateReader(rows.Database.Database, new()).BeginAsync(TestContext.Current.CancellationToken);

    async Task<List<string>> GroupsAsync(FeatureAggregation aggregation)
    {
        await using var session = await BeginAsync();
        await using var found = await session.OpenAsync(aggregation);
        var groups = new List<string>();
        while (await found.ReadAsync())
        {
            groups.Add(Show(found.Current));
        }

        return groups;
    }
}
