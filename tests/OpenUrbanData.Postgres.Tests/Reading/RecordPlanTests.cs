using System.Collections.Immutable;
using Npgsql;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>The search of the catalogue stays on its indexes over twenty thousand records, also through the view that it is asked by.</summary>
public sealed class RecordPlanTests(RecordPlanTests.Rows rows) : IClassFixture<RecordPlanTests.Rows>
{
    static readonly FeatureQuery Page = new()
    {
        Collection = RecordCollection.Of(1, 20_000, new(6, 47, 15, 55)), Limit = 11, Geometry = false, Properties = [RecordCollection.Source, RecordCollection.Document],
    };

    static readonly Operand Words = new Operand.Constant("parkhaus,schule nord");

    static readonly Dictionary<string, (FeatureQuery Query, string Index)> Cases = new(StringComparer.Ordinal)
    {
        ["words, best first"] = (
            Page with { Filter = Has(Words), Sort = [new(new Operand.Call(FilterFunction.RecordRank, [Words]), true), new(Named("updated"), true)] }, "record_words"),
        ["words and a filter"] = (Page with { Filter = new Filter.And([Has(Words), new Filter.Compare(new Operand.Value(Named("hvd")), Comparison.Equal, new Operand.Constant(true))]) }, "record_words"),
        ["what changed last"] = (Page with { Sort = [new(Named("updated"), true)] }, "record_modified"),
        ["what changed last, deep page"] = (Page with { Sort = [new(Named("updated"), true)], After = new(["2020-01-01T00:00:00Z"], 0, "bench:500") }, "record_modified"),
        ["title"] = (Page with { Sort = [new(Named("title"), false)] }, "record_title"),
        ["box"] = (Page with { Box = new(9, 50, 9.01, 50.01, Crs.Crs84) }, "record_geom"),
        ["identifier"] = (Page with { Id = "bench:77" }, "record_pkey"),
        ["identifiers"] = (Page with { Filter = new Filter.In(Named("id"), ["bench:77", "bench:78"]) }, "record_pkey"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_search_uses_its_index(string name)
    {
        var (query, index) = Cases[name];
        var plan = string.Join('\n', await rows.ExplainAsync(FeatureSql.Page(query)));
        Assert.True(plan.Contains(index, StringComparison.Ordinal) && !plan.Contains("Seq Scan on record", StringComparison.Ordinal), $"{name}: {index} is not used\n{plan}");
    }

    [Fact]
    public async Task Counts_and_facets_do_not_join_the_documents()
    {
        var plan = string.Join('\n', await rows.ExplainAsync(FeatureSql.Count(Page with { Filter = Has(Words) })));
        Assert.DoesNotContain("harvested_record", plan, StringComparison.Ordinal);
    }

    static Filter.Holds Has(Operand words) => new(new Operand.Call(FilterFunction.RecordHas, [words]));

    static Property Named(string name) => RecordCollection.Schema.Find(name)!;

    /// <summary>Many records in a database.</summary>
    public sealed class Rows : IAsyncLifetime
    {
        readonly PostgresDatabase _database = new();

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            if (TestCluster.Missing is null)
            {
                await _database.ExecuteAsync(
                    """
                    INSERT INTO oud.record (id, key, kind, title, keywords, themes, municipality_keys, formats, external_ids, languages, is_hvd, modified, geom, words, hash)
                    SELECT 'bench:' || i, i::text, 'dataset', 'Titel ' || i, '{}', '{TRAN}', '{}', '{CSV}', ARRAY['x' || i], '{de}', i % 20 = 0, '2010-01-01Z'::timestamptz + i * interval '1 hour',
                        ST_MakeEnvelope(6 + i % 90 / 10.0, 47 + i / 90 / 28.0, 6.05 + i % 90 / 10.0, 47.05 + i / 90 / 28.0, 4326),
                        to_tsvector('german', (ARRAY['Parkhaus','Schule Nord','Spielplatz'])[CASE WHEN i % 200 < 2 THEN 1 + i % 200 ELSE 3 END] || ' Datensatz ' || i), ''
                    FROM generate_series(1, 20000) AS i;
                    ANALYZE oud.record;
                    """);
            }
        }

        public async Task<ImmutableArray<string>> ExplainAsync(SqlStatement statement)
        {
            await using var connection = await _database.Database.Reader.OpenConnectionAsync(TestContext.Current.CancellationToken);
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
