using FsCheck;
using FsCheck.Xunit;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>Random filters over random features: the database and a second, independent meaning of filters agree.</summary>
public sealed class FilterPropertyTests(FilterPropertyTests.Rows rows) : IClassFixture<FilterPropertyTests.Rows>
{
    [Property(MaxTest = 400)]
    public async Task SQL_runs_and_finds_what_the_evaluator_finds(DoNotSize<int> seed)
    {
        var filter = new RandomFilters(seed.Item).Next();
        var expected = rows.Features.Where(feature => new FilterEvaluator(feature).Holds(filter) == true).Select(feature => feature.Id);
        var found = await rows.IdsAsync(filter);
        Assert.True(expected.SequenceEqual(found, StringComparer.Ordinal),
            $"{FeatureSqlTests.Text(FeatureSql.Count(Trees.Query with { Filter = filter }))}\n"
            + $"only expected: {string.Join(' ', expected.Except(found))}\nonly found: {string.Join(' ', found.Except(expected))}");
    }

    [Property(MaxTest = 1000)]
    public void No_constant_stands_in_the_text_of_a_statement(DoNotSize<int> seed)
    {
        var statement = FeatureSql.Page(Trees.Query with { Filter = new RandomFilters(seed.Item, isMarked: true).Next() });
        Assert.DoesNotContain("§", statement.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("918273645", statement.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2917", statement.Text, StringComparison.Ordinal);
    }

    /// <summary>Sixty trees with values from the same pools.</summary>
    public sealed class Rows : IAsyncLifetime
    {
        readonly PostgresDatabase _database = new();

        internal List<MemoryFeature> Features { get; } = [];

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            if (TestCluster.Missing is not null)
            {
                return;
            }

            await Trees.FillAsync(_database);
            await _database.ExecuteAsync("DELETE FROM feature.tree_1");
            var random = new RandomFilters(42);
            foreach (var number in Enumerable.Range(10, 60))
            {
                await AddAsync(random, number);
            }
        }

        public async Task<List<string>> IdsAsync(Filter filter)
        {
            await using var found = await new FeatureReader(_database.Database, new())
                .OpenAsync(Trees.Query with { Filter = filter, Limit = null }, TestContext.Current.CancellationToken);
            var ids = new List<string>();
            while (await found.ReadAsync(TestContext.Current.CancellationToken))
            {
                ids.Add(System.Text.Encoding.UTF8.GetString(found.Id));
            }

            return ids;
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();

        async Task AddAsync(RandomFilters random, int number)
        {
            // One in four values is absent.
            T? Maybe<T>(T value) where T : class => random.Pick(value, value, value, null);
            var dataset = Trees.All.Datasets[number < 40 ? 0 : 1];
            var shape = Maybe(random.Shape());
            var values = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["source_id"] = Maybe(random.Pick(RandomFilters.Texts.AsSpan())),
                ["municipality_key"] = $"0899900{dataset.Number}",
                ["species"] = Maybe(random.Pick(RandomFilters.Texts.AsSpan())),
                ["height"] = Maybe<object>(random.Pick(RandomFilters.Numbers.AsSpan())),
                ["trunks"] = Maybe<object>((long)random.Pick(-3, -1, 0, 1, 2, 5)),
                ["evergreen"] = Maybe<object>(random.Pick(true, false)),
                ["valid_from"] = Maybe<object>(random.Pick(RandomFilters.Days.AsSpan())),
                ["valid_to"] = Maybe<object>(random.Pick(RandomFilters.Days.AsSpan())),
                ["seen_at"] = Maybe<object>(random.Pick(RandomFilters.Instants.AsSpan())),
                ["tags"] = Maybe<object>(random.Pick<object[]>([], ["a"], ["a", "b", "a"], ["ä"], ["b", "c"])),
            };
            Features.Add(new(dataset, $"{dataset.IdPrefix}{number}", values, shape));
            await _database.ExecuteAsync(
                $"""
                INSERT INTO feature.tree_1 (_dataset, _id, _revision, _publication, _updated_at, geom, {string.Join(", ", values.Keys)})
                VALUES ($1, $2, 1, 1, now(), ST_GeomFromWKB($3::bytea, 4326), $4::text, $5::text, $6::text, $7::float8, $8::bigint, $9::boolean,
                    $10::date, $11::date, $12::timestamptz, $13::text[])
                """,
                [dataset.Number, $"{dataset.IdPrefix}{number}", (object?)shape?.ToBinary() ?? DBNull.Value, .. values.Values.Select(Sent)]);
        }

        static object Sent(object? value) => value switch
        {
            null => DBNull.Value,
            DateTimeOffset time => time.UtcDateTime,
            object[] members => members.Cast<string>().ToArray(),
            _ => value,
        };
    }
}
