using System.Globalization;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;
using SortKey = OpenUrbanData.Model.Query.SortKey;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>Every query as golden SQL, and run on rows whose answer is known.</summary>
public sealed class FeatureSqlTests(FeatureSqlTests.Rows rows) : IClassFixture<FeatureSqlTests.Rows>
{
    const string L = "08999001.trees.";
    const string W = "08999002.trees.";

    static readonly Dictionary<string, (FeatureQuery Query, string[] Ids)> Cases = new(StringComparer.Ordinal)
    {
        ["page-1"] = (Trees.Query with { Limit = 3 }, [L + "1", L + "2", L + "3"]),
        ["page-2"] = (Trees.Query with { Limit = 3, After = new([], 1, L + "3") }, [L + "4", W + "1", W + "2"]),
        ["page-2-of-data-set"] = (
            Trees.Query with { Collection = Trees.OfLinden, After = new([], 1, L + "3") }, [L + "4"]),
        ["offset"] = (Trees.Query with { Limit = 2, Offset = 4 }, [W + "1", W + "2"]),
        ["all"] = (Trees.Query with { Limit = null }, [L + "1", L + "2", L + "3", L + "4", W + "1", W + "2"]),
        ["id"] = (Trees.Query with { Id = W + "2" }, [W + "2"]),
        ["id-of-nobody"] = (Trees.Query with { Id = "00000000.trees.1" }, []),
        ["properties"] = (
            Trees.Query with { Properties = [Trees.Named("species"), Trees.Named("license")], Geometry = false, Limit = 1 }, [L + "1"]),
        ["sort-descending"] = (
            Trees.Query with { Sort = [new(Trees.Named("height"), true)] }, [W + "2", L + "1", W + "1", L + "3", L + "4", L + "2"]),
        ["sort-after-value"] = (
            Trees.Query with { Sort = [new(Trees.Named("height"), true)], After = new(["12.5"], 1, L + "1") },
            [W + "1", L + "3", L + "4", L + "2"]),
        ["sort-after-absent"] = (
            Trees.Query with
            {
                Sort = [new(Trees.Named("valid_from"), false), new(Trees.Named("species"), true)],
                After = new([null, "Äsculus 50%_"], 1, L + "3"),
            },
            [W + "1", L + "4"]),
        ["sort-by-constant"] = (
            Trees.Query with { Sort = [new(Trees.Named("attribution"), false)], After = new([null], 2, W + "1") }, [W + "2"]),
        ["sort-absent-first"] = (Trees.Query with { Sort = [AbsentFirst("height")] }, [L + "2", L + "4", L + "3", L + "1", W + "1", W + "2"]),
        ["sort-absent-first-offset"] = (Trees.Query with { Sort = [AbsentFirst("height")], Limit = 3, Offset = 1 }, [L + "4", L + "3", L + "1"]),
        ["sort-absent-first-descending"] = (
            Trees.Query with { Sort = [AbsentFirst("height") with { Descending = true }] }, [L + "2", W + "2", L + "1", W + "1", L + "3", L + "4"]),
        ["sort-absent-first-after-absent"] = (
            Trees.Query with { Sort = [AbsentFirst("species"), AbsentFirst("height")], After = new([null, "3"], 1, L + "1"), Limit = 4 },
            [L + "4", W + "2", L + "2", L + "1"]),
        ["sort-absent-first-after-value"] = (
            Trees.Query with { Sort = [AbsentFirst("height")], After = new(["12.5"], 1, L + "1") }, [W + "1", W + "2"]),
        ["sort-by-function"] = (
            Trees.Query with
            {
                Sort = [new(Length("species"), true, AbsentFirst: false), new(Lower("species"), false)],
                After = new(["13", "quercus robur"], 1, L + "2"),
            },
            [L + "1", W + "1", L + "3", W + "2", L + "4"]),
        ["computed"] = (
            Trees.Query with { Properties = [], Geometry = false, Limit = 1, Computed = [ComputedColumn.Of("l", Length("species")), ComputedColumn.Of("s", Lower("species"))] },
            [L + "1"]),
        ["bbox"] = (Trees.Query with { Box = new(8, 48, 8.46, 50, Crs.Crs84) }, [L + "1", L + "3", W + "1"]),
        ["bbox-antimeridian"] = (Trees.Query with { Box = new(179, 0, -179, 20, Crs.Crs84) }, [L + "3", L + "4", W + "2"]),
        ["bbox-utm"] = (
            Trees.Query with { Box = new(455_000, 5_420_000, 470_000, 5_440_000, Crs.Find("http://www.opengis.net/def/crs/EPSG/0/25832")!) },
            [L + "1", L + "2", L + "3", W + "1"]),
        ["bbox-of-everything"] = (Trees.Query with { Box = new(-180, -90, 180, 90, Crs.Crs84), Limit = 1 }, [L + "1"]),
        ["time"] = (
            Trees.Query with { Time = new(new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero)) },
            [L + "1", L + "3", L + "4", W + "1"]),
        ["bbox-point"] = (Trees.Query with { Box = new(8.4, 49, 8.4, 49, Crs.Crs84) }, [L + "1", L + "3"]),
        ["bbox-line"] = (Trees.Query with { Box = new(8.4, 48, 8.4, 50, Crs.Crs84) }, [L + "1", L + "3"]),
        ["changed-since"] = (Trees.Query with { ChangedSince = 6 }, [L + "3", L + "4", W + "1", W + "2"]),
        ["crs"] = (Trees.Query with { Crs = Crs.Find("http://www.opengis.net/def/crs/EPSG/0/3857")!, Limit = 1 }, [L + "1"]),
        ["latest"] = (Trees.Query with { Latest = true, Limit = 1 }, [L + "1"]),
        ["filter-town"] = (Where(Trees.Is("municipality_key", Comparison.Equal, "08999002")), [W + "1", W + "2"]),
        ["filter-constant"] = (
            Where(Trees.Is("license", Comparison.Equal, "http://dcat-ap.de/def/licenses/cc-zero")), [W + "1", W + "2"]),
        ["page-2-of-some-data-sets"] = (
            Where(new Filter.In(Trees.Named("dataset_id"), ["linden.trees", "weiler.trees"])) with
            {
                Collection = Trees.All with { Datasets = [.. Trees.All.Datasets, Trees.All.Datasets[1] with { Id = "x.trees", Number = 9 }] },
                After = new([], 1, L + "3"),
                Limit = 2,
                Offset = 1,
            },
            [W + "1", W + "2"]),
        ["filter-town-of-some"] = (
            Where(Trees.Is("municipality_key", Comparison.Equal, "08999001")) with
            {
                Collection = Trees.All with { Datasets = [Trees.All.Datasets[0] with { Features = 5 }] },
            },
            [L + "1", L + "2", L + "3", L + "4"]),
        ["filter-no-data-set"] = (Where(Trees.Is("dataset_id", Comparison.Equal, "nobody.trees")), []),
        ["filter-constant-inside-or"] = (
            Where(new Filter.Or(
                [new Filter.Not(Trees.Is("attribution", Comparison.Equal, "Stadt Linden")), Trees.Is("trunks", Comparison.Equal, 2L)])),
            [L + "2"]),
        ["filter-constant-with-column"] = (
            Where(new Filter.Compare(new Operand.Value(Trees.Named("attribution")), Comparison.Greater, new Operand.Value(Trees.Named("species")))),
            [L + "2"]),
        ["filter-numbers"] = (
            Where(new Filter.And(
                [Trees.Is("height", Comparison.GreaterOrEqual, 12L), Trees.Is("trunks", Comparison.Less, 1.5), Trees.Is("evergreen", Comparison.Equal, false)])),
            [L + "1", W + "1", W + "2"]),
        ["filter-not"] = (Where(new Filter.Not(Trees.Is("species", Comparison.Equal, "Tilia cordata"))), [L + "2", L + "3", W + "2"]),
        ["filter-null"] = (Where(new Filter.IsNull(Trees.Named("species"))), [L + "4"]),
        ["filter-in"] = (Where(new Filter.In(Trees.Named("species"), ["Acer", "Quercus robur"])), [L + "2", W + "2"]),
        ["filter-in-numbers"] = (Where(new Filter.In(Trees.Named("height"), [20L, 3.25])), [L + "4", W + "2"]),
        ["filter-contains"] = (Where(new Filter.Matches(Trees.Named("species"), TextMatch.Contains, "%_")), [L + "3"]),
        ["filter-starts"] = (Where(new Filter.Matches(Trees.Named("species"), TextMatch.StartsWith, "Tilia")), [L + "1", W + "1"]),
        ["filter-ends"] = (Where(new Filter.Matches(Trees.Named("species"), TextMatch.EndsWith, "robur")), [L + "2"]),
        ["filter-has"] = (Where(new Filter.Has(Trees.Named("tags"), "alt")), [L + "1"]),
        ["filter-date-and-instant"] = (
            Where(Trees.Is("valid_from", Comparison.Less, new DateTimeOffset(2000, 1, 1, 0, 0, 1, TimeSpan.Zero))), [L + "1"]),
        ["filter-instant-and-day"] = (Where(Trees.Is("seen_at", Comparison.Greater, new DateOnly(2026, 2, 3))), [L + "1"]),
        ["filter-id"] = (Where(new Filter.In(Trees.Named("id"), [L + "2", L + "4"])), [L + "2", L + "4"]),
        ["filter-updated"] = (Where(Trees.Is("updated_at", Comparison.Less, new DateOnly(2026, 1, 1))), []),
        ["filter-distance"] = (
            Where(new Filter.Compare(new Operand.DistanceTo(8.4, 49), Comparison.LessOrEqual, new Operand.Constant(7000L))),
            [L + "1", W + "1"]),
        ["filter-distance-far"] = (
            Where(new Filter.Compare(new Operand.DistanceTo(8.4, 49), Comparison.Greater, new Operand.Constant(7000L))),
            [L + "2", L + "4", W + "2"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    static SortKey AbsentFirst(string property) => new(new Operand.Value(Trees.Named(property)), Descending: false, AbsentFirst: true);

    static Operand.Call Length(string property) => new Operand.Call(FilterFunction.Find("char_length")!, [new Operand.Value(Trees.Named(property))]);

    static Operand.Call Lower(string property) => new Operand.Call(FilterFunction.Find("lower")!, [new Operand.Value(Trees.Named(property))]);

    [Fact]
    public async Task Computed_values_stand_behind_the_properties()
    {
        var query = Trees.Query with
        {
            Properties = [Trees.Named("species")],
            Limit = null,
            Computed =
            [
                ComputedColumn.Of("letters", Length("species")), ComputedColumn.Of("who", new Operand.Value(Trees.Named("attribution"))),
                ComputedColumn.Of("small", Lower("species")), ComputedColumn.Of("tall", new Operand.Truth(Trees.Is("height", Comparison.Greater, 10L))),
            ],
        };
        await using var found = await rows.Reader.OpenAsync(query, TestContext.Current.CancellationToken);
        Assert.Equal(["species", "letters", "who", "small", "tall"], found.Layout.Columns.Select(column => column.Property.Name));
        Assert.True(await found.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(13, found.Double(1));
        Assert.Equal("Stadt Linden"u8, found.Utf8(2));
        Assert.Equal("tilia cordata"u8, found.Utf8(3));
        Assert.True(found.Boolean(4));
        Assert.True(await found.ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(found.IsNull(4));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Writes_the_golden_statement(string name) =>
        Golden.MatchesAsync($"sql/{name}.sql", Text(FeatureSql.Page(Cases[name].Query)) + "\n" + Text(FeatureSql.Count(Cases[name].Query)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Finds_the_rows(string name)
    {
        var (query, expected) = Cases[name];
        Assert.Equal(expected, await rows.IdsAsync(query));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Counts_what_all_pages_hold(string name)
    {
        var whole = Cases[name].Query with { Limit = null, Offset = 0, After = null };
        var count = 0;
        await using var found = await rows.Reader.OpenAsync(whole, TestContext.Current.CancellationToken);
        while (await found.ReadAsync(TestContext.Current.CancellationToken))
        {
            count++;
        }

        Assert.Equal(count, await rows.Reader.CountAsync(Cases[name].Query, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1, false, "height")]
    [InlineData(2, true, "height")]
    [InlineData(2, false, "species")]
    [InlineData(1, true, "valid_from")]
    [InlineData(4, false, "seen_at")]
    [InlineData(3, true, "evergreen")]
    [InlineData(1, false, "attribution")]
    [InlineData(1, true, "updated_at")]
    [InlineData(2, true, "id")]
    public async Task Pages_by_key_give_the_same_rows_as_one_statement(int limit, bool descending, string property)
    {
        var key = new SortKey(Trees.Named(property), descending);
        var function = new SortKey(Lower("species"), !descending, AbsentFirst: descending);
        foreach (var order in new SortKey[][] { [key], [key with { AbsentFirst = true }], [key, function], [function, key with { AbsentFirst = true }] })
        {
            await CheckPagesAsync(Trees.Query with { Sort = [.. order], Limit = null }, limit);
        }
    }

    async Task CheckPagesAsync(FeatureQuery query, int limit)
    {
        var whole = await PositionsAsync(query);
        var paged = new List<PagePosition>();
        for (var page = await PositionsAsync(query with { Limit = limit }); page.Count > 0;
            page = await PositionsAsync(query with { Limit = limit, After = paged[^1] }))
        {
            paged.AddRange(page);
        }

        Assert.Equal(6, whole.Count);
        Assert.Equal(whole.Select(one => one.Id), paged.Select(one => one.Id));
    }

    [Fact]
    public void Count_of_constants_and_whole_collections_needs_no_statement()
    {
        Assert.Equal(6, FeatureSql.KnownCount(Trees.Query));
        Assert.Equal(2, FeatureSql.KnownCount(Cases["filter-constant"].Query));
        Assert.Equal(0, FeatureSql.KnownCount(Cases["filter-no-data-set"].Query));
        Assert.Equal(2, FeatureSql.KnownCount(Cases["filter-town"].Query));
        Assert.Equal(4, FeatureSql.KnownCount(Cases["filter-town-of-some"].Query));
        Assert.Null(FeatureSql.KnownCount(Cases["filter-null"].Query));
        Assert.Null(FeatureSql.KnownCount(Cases["bbox"].Query));
    }

    [Fact]
    public void A_constant_that_no_column_can_hold_is_the_clients_mistake() =>
        Assert.Equal(400, Assert.Throws<ProblemException>(() =>
            FeatureSql.Page(Where(Trees.Is("height", Comparison.Equal, "high")))).Problem.Status);

    [Fact]
    public void A_position_of_another_order_is_the_clients_mistake() =>
        Assert.Equal(400, Assert.Throws<ProblemException>(() =>
            FeatureSql.Page(Trees.Query with { After = new(["x"], 1, "y") })).Problem.Status);

    [Fact]
    public void Identifiers_are_quoted() => Assert.Contains("FROM feature.\"a\"\"b\" AS t",
        FeatureSql.Page(Trees.Query with { Collection = Trees.All with { Table = "a\"b" } }).Text, StringComparison.Ordinal);

    static FeatureQuery Where(Filter filter) => Trees.Query with { Filter = filter };

    async Task<List<PagePosition>> PositionsAsync(FeatureQuery query)
    {
        await using var found = await rows.Reader.OpenAsync(query, TestContext.Current.CancellationToken);
        var positions = new List<PagePosition>();
        while (await found.ReadAsync(TestContext.Current.CancellationToken))
        {
            positions.Add(found.Position);
        }

        return positions;
    }

    internal static string Text(SqlStatement statement) => statement.Text + "\n" + string.Concat(statement.Parameters.Select((value, place) =>
        string.Create(CultureInfo.InvariantCulture, $"-- ${place + 1} {Show(value)}\n")));

    static string Show(object value) => value switch
    {
        byte[] bytes => "Byte[] " + Convert.ToHexString(bytes),
        Array list => $"{value.GetType().Name} [{string.Join(", ", list.Cast<object?>().Select(one => one is null ? "null" : Show(one)))}]",
        DateTime time => "DateTime " + time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => "DateOnly " + day.ToString("O", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.GetType().Name} {value}"),
    };

    /// <summary>The trees in a database.</summary>
    public sealed class Rows : IAsyncLifetime
    {
        readonly PostgresDatabase _database = new();

        public PostgresDatabase Database => _database;

        public FeatureReader Reader => new(_database.Database, new());

        public Task<List<string>> IdsAsync(Filter filter) => IdsAsync(Trees.Query with { Filter = filter, Limit = null });

        public async Task<List<string>> IdsAsync(FeatureQuery query)
        {
            await using var found = await Reader.OpenAsync(query, TestContext.Current.CancellationToken);
            var ids = new List<string>();
            while (await found.ReadAsync(TestContext.Current.CancellationToken))
            {
                ids.Add(System.Text.Encoding.UTF8.GetString(found.Id));
            }

            return ids;
        }

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            if (TestCluster.Missing is null)
            {
                await Trees.FillAsync(_database);
            }
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }
}
