using System.Collections.Immutable;
using Npgsql;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>The statements that every client sends must stay on indexes: over a hundred thousand rows, with the plan that a
/// prepared statement gets.</summary>
public sealed class PlanTests(PlanTests.Rows rows) : IClassFixture<PlanTests.Rows>
{
    const string L = "08999001.trees.";

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
        Assert.True(name.StartsWith("box", StringComparison.Ordinal) || index != "tree_1_pkey" || !plan.Contains("Sort", StringComparison.Ordinal), plan);
    }

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
                INSERT INTO feature.tree_1 (_dataset, _id, _revision, _publication, _updated_at, geom, municipality_key)
                SELECT 1 + i % 2, format('0899900%s.trees.%s', 1 + i % 2, i), 1, i, now(),
                    ST_SetSRID(ST_MakePoint(8 + random(), 48 + random()), 4326), CASE WHEN i % 5000 = 0 THEN '08999099' ELSE '0899900' || (1 + i % 7) END
                FROM generate_series(10, 100000) AS i;
                ANALYZE feature.tree_1;
                """);
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
