using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>The statements that every client sends must stay on indexes: over a hundred thousand rows, with the plan that a
/// prepared statement gets.</summary>
public sealed class PlanTests(PlanTests.Rows rows) : IClassFixture<PlanTests.Rows>
{
    const string L = "08999001.trees.";

    static Operand.Place Square { get; } = new(new WKTReader().Read("POLYGON((8 48,8.01 48,8.01 48.01,8 48.01,8 48))"), Crs.Crs84);

    static Property Species { get; } = Trees.Named("species") with { Origin = PropertyOrigin.Computed };

    static FeatureQuery Groups { get; } = new()
    {
        Collection = Trees.All with { Schema = Trees.Schema with { Properties = [Species], Geometry = null }, Datasets = [] },
        From = new Derivation.Grouped(Trees.Query, [new(Species, new Operand.Value(Trees.Named("species")))], []),
        Geometry = false,
        Limit = 11,
    };

    static Filter.Compare Is(Comparison comparison) => new(new Operand.Value(Species), comparison, new Operand.Constant("Species 99"));

    static readonly Dictionary<string, (FeatureQuery Query, string Index)> Cases = new(StringComparer.Ordinal)
    {
        ["first page"] = (Trees.Query, "tree_1_pkey"),
        ["deep page"] = (Trees.Query with { After = new([], 1, L + "5") }, "tree_1_pkey"),
        ["deep page of a data set"] = (
            Trees.Query with { Collection = Trees.OfLinden, After = new([], 1, L + "5") }, "tree_1_pkey"),
        ["item"] = (Trees.Query with { Id = L + "500" }, "tree_1_pkey"),
        ["box"] = (Trees.Query with { Box = new(8, 48, 8.01, 48.01, Crs.Crs84) }, "tree_1_geom_idx"),
        ["box with features without geometry"] = (
            Trees.Query with { Box = new(8, 48, 8.01, 48.01, Crs.Crs84), Collection = Trees.OfLinden }, "tree_1_no_geom"),
        ["town with a data set of its own"] = (
            Trees.Query with { Filter = Trees.Is("municipality_key", Comparison.Equal, "08999002") }, "tree_1_pkey"),
        ["town among others"] = (
            Trees.Query with
            {
                Filter = Trees.Is("municipality_key", Comparison.Equal, "08999099"),
                Collection = Trees.All with { Datasets = [.. Trees.All.Datasets.Select(one => one with { Towns = [] })] },
            },
            "tree_1_municipality_key_idx"),
        ["identifier in a filter"] = (Trees.Query with { Filter = Trees.Is("id", Comparison.Equal, L + "77") }, "tree_1_pkey"),
        ["equality"] = (Where(Trees.Is("species", Comparison.Equal, "Species 77")), "tree_1_by_species"),
        ["equality in a data set"] = (
            Where(Trees.Is("species", Comparison.Equal, "Species 77")) with { Collection = Trees.OfLinden }, "tree_1_by_species"),
        ["equality, deep page"] = (
            Where(Trees.Is("species", Comparison.Equal, "Species 77")) with { Collection = Trees.OfLinden, After = new([], 1, L + "5") }, "tree_1_by_species"),
        ["range"] = (
            Where(new Filter.And([Trees.Is("height", Comparison.Greater, 10L), Trees.Is("height", Comparison.LessOrEqual, 10.01)])), "tree_1_by_height"),
        ["range of a computed constant"] = (
            Where(new Filter.Compare(new Operand.Value(Trees.Named("height")), Comparison.Less,
                new Operand.Arithmetic(new Operand.Constant(1L), ArithmeticOperator.Divide, new Operand.Constant(100L)))),
            "tree_1_by_height"),
        // A short page costs about the same by key.
        ["one of some"] = (Where(new Filter.In(Trees.Named("species"), ["Species 7", "Species 777"])) with { Limit = 1000 }, "tree_1_by_species"),
        ["pattern with a beginning"] = (
            Where(new Filter.Like(new Operand.Value(Trees.Named("species")), new Operand.Constant("Species 77_%"))), "tree_1_by_species"),
        ["beginning"] = (Where(new Filter.Matches(Trees.Named("species"), TextMatch.StartsWith, "Species 777")), "tree_1_by_species"),
        ["groups of one value"] = (Groups with { Filter = Is(Comparison.Equal) }, "tree_1_by_species"),
        ["groups, deep page"] = (
            Groups with { Filter = Is(Comparison.Greater), Sort = [new(Groups.Collection.Schema.Properties[0], false)], After = new(["Species 99"], 0, "") }, "tree_1_by_species"),
        ["computed columns, deep page"] = (
            Trees.Query with { From = new Derivation.Extended(Trees.Query, [ComputedColumn.Of("l", new Operand.Constant("x"))]), After = new([], 1, L + "5") }, "tree_1_pkey"),
        ["absent"] = (Where(new Filter.IsNull(Trees.Named("height"))), "tree_1_by_height"),
        ["order"] = (Trees.Query with { Sort = [new(Trees.Named("height"), false)] }, "tree_1_by_height"),
        ["order, deep page"] = (Trees.Query with { Sort = [new(Trees.Named("height"), false)], After = new(["30"], 1, L + "5") }, "tree_1_by_height"),
        ["order, absent first"] = (Trees.Query with { Sort = [AbsentFirst("height")] }, "tree_1_by_height"),
        ["order, absent first, deep page"] = (
            Trees.Query with { Sort = [AbsentFirst("height")], After = new(["30"], 1, L + "5") }, "tree_1_by_height"),
        ["order, descending"] = (Trees.Query with { Sort = [new(Trees.Named("height"), true)] }, "tree_1_by_height"),
        ["S_INTERSECTS"] = (Where(Near(SpatialRelation.Intersects)), "tree_1_geom_idx"),
        ["S_WITHIN"] = (Where(Near(SpatialRelation.Within)), "tree_1_geom_idx"),
        ["S_EQUALS"] = (Where(Near(SpatialRelation.Equals)), "tree_1_geom_idx"),
        ["S_CONTAINS, turned"] = (
            Where(new Filter.Spatial(SpatialRelation.Contains, Square, new Operand.Shape())), "tree_1_geom_idx"),
        ["S_INTERSECTS in another CRS"] = (
            Where(new Filter.Spatial(SpatialRelation.Intersects, new Operand.Shape(),
                new Operand.Place(new WKTReader().Read("POLYGON((455000 5420000,456000 5420000,456000 5421000,455000 5421000,455000 5420000))"),
                    Crs.All.First(crs => crs.Srid == 25832)))),
            "tree_1_geom_idx"),
        ["distance"] = (
            Where(new Filter.Compare(
                new Operand.Call(FilterFunction.Find("distance")!, [new Operand.Shape(), new Operand.Place(new Point(8.5, 48.5), Crs.Crs84)]),
                Comparison.Less, new Operand.Constant(500L))),
            "tree_1_geom_idx"),
        ["T_INTERSECTS"] = (
            Where(new Filter.Temporal(TemporalRelation.Intersects, new Operand.Value(Trees.Named("seen_at")),
                new Operand.Interval(new Operand.Constant(Instant(1)), new Operand.Constant(Instant(2))))),
            "tree_1_by_seen_at"),
        ["T_BEFORE"] = (
            Where(new Filter.Temporal(TemporalRelation.Before, new Operand.Value(Trees.Named("seen_at")), new Operand.Constant(Instant(1)))),
            "tree_1_by_seen_at"),
        // Any text may hold an identifier: the other feature is found by its key, or first where its condition is the narrower one.
        ["another feature is there"] = (
            Trees.Query with { Filter = new Filter.Leads(Trees.Named("species"), Trees.All, new Filter.And([])) }, "tree_1_pkey"),
        ["another feature is not there"] = (
            Where(new Filter.And([Trees.Is("species", Comparison.Equal, "Species 77"), new Filter.Not(new Filter.Leads(Trees.Named("species"), Trees.All, new Filter.And([])))])),
            "tree_1_by_species"),
        ["condition on another feature"] = (
            Where(new Filter.Leads(Trees.Named("species"), Trees.All, Trees.Is("id", Comparison.Equal, L + "77"))), "tree_1_by_species"),
        ["value of another feature"] = (
            Where(new Filter.Compare(
                new Operand.Led(Trees.Named("species"), Trees.All, new Operand.Value(Trees.Named("height"))), Comparison.Less, new Operand.Value(Trees.Named("height")))),
            "tree_1_pkey"),
        ["datetime"] = (Trees.Query with { Time = new(null, Instant(1)) }, "tree_1_by_valid_from"),
        ["changes"] = (Trees.Query with { ChangedSince = 99_999, Collection = Trees.OfLinden }, "tree_1__dataset__publication_idx"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Uses_the_index(string name)
    {
        var (query, index) = Cases[name];
        var plan = string.Join('\n', await rows.ExplainAsync(FeatureSql.Page(query)));
        Assert.Contains($" {index}", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.True(!IsOrdered(name, index) || !plan.Contains("Sort", StringComparison.Ordinal), plan);
    }

    // Rows that the index gives in the order of the page are never sorted.
    static bool IsOrdered(string name, string index) => name.StartsWith("equality", StringComparison.Ordinal) || name == "order"
        || (index == "tree_1_pkey" && !name.StartsWith("box", StringComparison.Ordinal));

    static SortKey AbsentFirst(string property) => new(new Operand.Value(Trees.Named(property)), Descending: false, AbsentFirst: true);

    static FeatureQuery Where(Filter filter) => Trees.Query with { Filter = filter };

    static Filter.Spatial Near(SpatialRelation relation) => new(relation, new Operand.Shape(), Square);

    static DateTimeOffset Instant(int day) => new(2000, 1, day, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Many trees in a database.</summary>
    public sealed class Rows : IAsyncLifetime
    {
        readonly PostgresDatabase _database = new();

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            if (TestCluster.Missing is not null)
            {
                return;
            }

            await Trees.FillAsync(_database);
            await _database.ExecuteAsync(
                """
                INSERT INTO feature.tree_1 (_dataset, _id, _revision, _publication, _updated_at, geom, municipality_key,
                    species, height, seen_at, valid_from)
                SELECT 1 + i % 2, format('0899900%s.trees.%s', 1 + i % 2, i), 1, i, now(),
                    ST_SetSRID(ST_MakePoint(8 + random(), 48 + random()), 4326), CASE WHEN i % 5000 = 0 THEN '08999099' ELSE '0899900' || (1 + i % 7) END,
                    'Species ' || i % 1000, nullif(i % 5000, 0) / 100.0, '2000-01-01Z'::timestamptz + i * interval '1 hour', '2000-01-01'::date + i % 3000
                FROM generate_series(10, 100000) AS i;
                ANALYZE feature.tree_1;
                """);
            foreach (var property in new[] { "species", "height", "seen_at", "valid_from" })
            {
                await _database.ExecuteAsync(PropertyIndexes.Create("tree_1", Trees.Named(property)));
            }

        }

        public async Task<ImmutableArray<string>> ExplainAsync(SqlStatement statement)
        {
            await using var connection = await _database.Database.Writer.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var explain = new NpgsqlCommand("EXPLAIN " + statement.Text, connection);
            foreach (var value in statement.Parameters)
            {
                explain.Parameters.Add(new() { Value = value });
            }

            await using var reader = await explain.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var lines = ImmutableArray.CreateBuilder<string>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                lines.Add(reader.GetString(0));
            }

            return lines.ToImmutable();
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }
}
