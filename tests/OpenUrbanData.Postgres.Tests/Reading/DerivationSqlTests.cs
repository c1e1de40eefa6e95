using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;
using SortKey = OpenUrbanData.Model.Query.SortKey;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>Rows that are made of others, as golden SQL and run on rows whose answer is known.</summary>
public sealed class DerivationSqlTests(FeatureSqlTests.Rows rows) : IClassFixture<FeatureSqlTests.Rows>
{
    static readonly GroupColumn Count = Column("n", PropertyType.Integer, AggregateFunction.Values);
    static readonly FeatureQuery BySpecies = Group(Trees.Query, ["species"], Count);

    static readonly Dictionary<string, (FeatureQuery Query, string[] Lines)> Cases = new(StringComparer.Ordinal)
    {
        ["groups"] = (BySpecies with { Sort = [By(BySpecies, "species")] },
            ["Acer|1", "Quercus robur|1", "Tilia cordata|2", "Äsculus 50%_|1", "null|1"]),
        ["groups-page-2"] = (BySpecies with { Sort = [By(BySpecies, "n", true), By(BySpecies, "species")], After = new(["1", "Quercus robur"], 0, ""), Limit = 2 },
            ["Äsculus 50%_|1", "null|1"]),
        ["groups-after-absent"] = (BySpecies with { Sort = [By(BySpecies, "species")], After = new([null], 0, "") }, []),
        ["groups-having"] = (BySpecies with { Filter = Compare(BySpecies, "n", Comparison.Greater, 1L) }, ["Tilia cordata|2"]),
        ["groups-of-some"] = (
            Sorted(Group(Trees.Query with { Filter = Trees.Is("height", Comparison.Less, 13L) }, ["species"], Count), "species") with { Limit = 1, Offset = 1 }, ["Äsculus 50%_|1"]),
        ["groups-by-constant"] = (
            Sorted(Group(Trees.Query, ["attribution", "municipality_key"], Count, Column("l", PropertyType.Integer, AggregateFunction.Distinct, "license")), "municipality_key"),
            ["Stadt Linden|08999001|4|1", "null|08999002|2|1"]),
        ["groups-none"] = (Group(Trees.Query, [], Count,
            Column("sum", PropertyType.Integer, AggregateFunction.Sum, "trunks"), Column("high", PropertyType.Number, AggregateFunction.Maximum, "height"),
            Column("first", PropertyType.Date, AggregateFunction.Minimum, "valid_from"), Column("mean", PropertyType.Number, AggregateFunction.Mean, "trunks"),
            Column("kinds", PropertyType.Integer, AggregateFunction.Distinct, "species"), Column("heights", PropertyType.Number, AggregateFunction.Sum, "height")),
            ["6|6|20|2000-01-01|1.2|4|56.25"]),
        ["groups-of-groups"] = (
            Group(Group(Trees.Query, ["municipality_key", "species"], Count), ["municipality_key"], Column("kinds", PropertyType.Integer, AggregateFunction.Values), Column("most", PropertyType.Integer, AggregateFunction.Maximum, "n"))
                with { Limit = 5 },
            ["08999001|4|1", "08999002|2|1"]),
        ["groups-of-nothing"] = (Group(Trees.Query with { Filter = Trees.Is("dataset_id", Comparison.Equal, "nobody.trees") }, [], Count), ["0"]),
        ["extended"] = (
            Extend(Trees.Query with { Filter = Trees.Is("height", Comparison.Greater, 0L) }, "double", PropertyType.Number,
                new Operand.Arithmetic(new Operand.Value(Trees.Named("height")), ArithmeticOperator.Multiply, new Operand.Constant(2L))) is var double_
                ? double_ with { Filter = Compare(double_, "double", Comparison.Greater, 20L), Properties = [double_.Collection.Schema.Find("double")!], Geometry = false }
                : null!,
            ["25", "25", "40"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    static GroupColumn Column(string name, PropertyType type, AggregateFunction function, string? of = null) =>
        new(Computed(name, type), function, of is null ? null : new Operand.Value(Trees.Schema.Find(of) ?? Computed(of, PropertyType.Integer)));

    static Property Computed(string name, PropertyType type) => new() { Name = name, Type = type, Origin = PropertyOrigin.Computed, Title = new(name, name) };

    static FeatureQuery Group(FeatureQuery source, ImmutableArray<string> keys, params ImmutableArray<GroupColumn> columns)
    {
        ImmutableArray<ComputedColumn> groups =
            [.. keys.Select(key => source.Collection.Schema.Find(key)!).Select(key => new ComputedColumn(key with { Origin = PropertyOrigin.Computed, Role = null }, new Operand.Value(key)))];
        return new()
        {
            Collection = source.Collection with
            {
                Schema = source.Collection.Schema with { Properties = [.. groups.Select(key => key.Property), .. columns.Select(column => column.Property)], Geometry = null },
                Datasets = [],
            },
            From = new Derivation.Grouped(source, groups, columns),
            Geometry = false,
        };
    }

    static FeatureQuery Extend(FeatureQuery source, string name, PropertyType type, Operand value)
    {
        var column = new ComputedColumn(Computed(name, type), value);
        return new()
        {
            Collection = source.Collection with { Schema = source.Collection.Schema with { Properties = [.. source.Collection.Schema.Properties, column.Property] } },
            From = new Derivation.Extended(source, [column]),
        };
    }

    static FeatureQuery Sorted(FeatureQuery query, string by) => query with { Sort = [By(query, by)] };

    static SortKey By(FeatureQuery query, string name, bool descending = false) => new(query.Collection.Schema.Find(name)!, descending);

    static Filter.Compare Compare(FeatureQuery query, string name, Comparison comparison, object literal) =>
        new(new Operand.Value(query.Collection.Schema.Find(name)!), comparison, new Operand.Constant(literal));

    static string Line(FeatureRows rows) => string.Join('|', rows.Layout.Columns.Select((column, i) => rows.IsNull(i) ? "null" : column.Property.Type switch
    {
        PropertyType.Text => Encoding.UTF8.GetString(rows.Utf8(i)),
        PropertyType.Integer => rows.Int64(i).ToString(CultureInfo.InvariantCulture),
        PropertyType.Date => rows.Time(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => rows.Double(i).ToString("R", CultureInfo.InvariantCulture),
    }));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Writes_the_golden_statement(string name) => Golden.MatchesAsync(
        $"sql/{name}.sql", FeatureSqlTests.Text(FeatureSql.Page(Cases[name].Query)) + "\n" + FeatureSqlTests.Text(FeatureSql.Count(Cases[name].Query)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Finds_the_rows(string name)
    {
        var (query, expected) = Cases[name];
        await using var found = await rows.Reader.OpenAsync(query, TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await found.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(Line(found));
        }

        Assert.Equal(expected, query.Sort.IsEmpty ? lines.Order(StringComparer.Ordinal) : lines);
        if (query is { After: null, Limit: null })
        {
            Assert.Equal(expected.Length, await rows.Reader.CountAsync(query, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Rows_say_where_the_page_after_them_begins()
    {
        await using var found = await rows.Reader.OpenAsync(BySpecies with { Sort = [By(BySpecies, "n", true), By(BySpecies, "species")], Limit = 1 }, TestContext.Current.CancellationToken);
        Assert.True(await found.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["2", "Tilia cordata"], found.Position.Values);
        Assert.Equal((0, ""), (found.Position.Dataset, found.Position.Id));
    }

    [Fact]
    public async Task Long_aggregations_end_at_their_limit()
    {
        var slow = new FeatureReader(rows.Database.Database, new() { AggregateTimeout = TimeSpan.FromSeconds(1) });
        await rows.Database.ExecuteAsync("CREATE VIEW feature.slow AS SELECT t.* FROM feature.tree_1 AS t, pg_sleep(3); GRANT SELECT ON feature.slow TO PUBLIC");
        var problem = await Assert.ThrowsAsync<Model.Problems.ProblemException>(async () =>
        {
            await using var found = await slow.OpenAsync(
                Group(Trees.Query with { Collection = Trees.All with { Table = "slow" } }, ["species"], Count), TestContext.Current.CancellationToken);
        });
        Assert.Equal("timeout", problem.Problem.Code);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("count")]
    public async Task Regular_expressions_end_at_their_limit(string what)
    {
        var reader = new FeatureReader(rows.Database.Database, new() { PatternTimeout = TimeSpan.FromSeconds(1) });
        await rows.Database.ExecuteAsync(
            "CREATE OR REPLACE VIEW feature.slow_too AS SELECT t.* FROM feature.tree_1 AS t, pg_sleep(3); GRANT SELECT ON feature.slow_too TO PUBLIC");
        var all = Trees.Query with { Collection = Trees.All with { Table = "slow_too" } };
        var matching = all with
        {
            Filter = new Filter.Holds(new Operand.Call(
                FilterFunction.Find("matches")!, [new Operand.Value(Trees.Named("species")), new Operand.Constant("^T")])),
        };
        // Anything else may take longer.
        if (what == "count")
        {
            Assert.Equal(Trees.All.Features, await reader.CountAsync(all with { Filter = new Filter.And([]) }, TestContext.Current.CancellationToken));
        }

        var problem = await Assert.ThrowsAsync<Model.Problems.ProblemException>(async () =>
        {
            if (what == "count")
            {
                await reader.CountAsync(matching, TestContext.Current.CancellationToken);
                return;
            }

            await using var found = await reader.OpenAsync(matching, TestContext.Current.CancellationToken);
        });
        Assert.Equal("timeout", problem.Problem.Code);
    }
}
