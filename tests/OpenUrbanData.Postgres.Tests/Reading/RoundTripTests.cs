using System.Text;
using Npgsql;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>What several requests ask at the same moment travels together, and everybody gets what is his.</summary>
public sealed class RoundTripTests(FeatureSqlTests.Rows trees) : IClassFixture<FeatureSqlTests.Rows>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_gets_his_own_also_beside_one_that_fails()
    {
        var reader = new FeatureReader(trees.Database.Database, new() { RoundTrips = 1 });
        await using var holder = new NpgsqlConnection(trees.Database.OwnerConnection);
        await holder.OpenAsync(Cancellation);
        await using var transaction = await holder.BeginTransactionAsync(Cancellation);
        await using (var command = new NpgsqlCommand("LOCK feature.tree_1 IN ACCESS EXCLUSIVE MODE", holder))
        {
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        // The first one travels and waits for the table, the others wait for the next trip.
        string[] ids = ["08999001.trees.1", "08999001.trees.2", "08999001.trees.77", "08999001.trees.\0", "08999002.trees.1", "08999001.trees.4"];
        var asked = ids.Select(id => IdAsync(reader, Trees.Query with { Id = id, Limit = 1 })).ToList();
        var page = PageAsync(reader, Trees.Query with { Collection = Trees.OfLinden, Limit = 3 });
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var left = reader.OpenAsync(Trees.Query with { Id = "08999001.trees.1" }, leaving.Token);
        // One trip of each collection, and no more than that.
        Assert.Equal(2, await WorkingAsync());
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.DoesNotContain(asked, one => one.IsCompleted);
        await transaction.RollbackAsync(Cancellation);

        Assert.Equal(["08999001.trees.1", "08999001.trees.2", "nothing", "400", "08999002.trees.1", "08999001.trees.4"], await Task.WhenAll(asked));
        Assert.Equal("08999001.trees.1 08999001.trees.2 08999001.trees.3", await page);
    }

    [Fact]
    public async Task Many_at_once_get_the_same_as_one_after_the_other()
    {
        var (together, alone) = (new FeatureReader(trees.Database.Database, new() { RoundTrips = 2 }), new FeatureReader(trees.Database.Database, new() { RoundTrips = 0 }));
        FeatureQuery[] queries =
        [
            .. Enumerable.Range(1, 4).Select(number => Trees.Query with { Id = $"08999001.trees.{number}", Limit = 1 }),
            .. Enumerable.Range(1, 4).Select(number => Trees.Query with { Limit = number }),
            .. Enumerable.Range(1, 4).Select(number => Trees.Query with { Limit = 2, After = new([], 1, $"08999001.trees.{number}") }),
        ];
        var expected = new List<string>();
        foreach (var query in queries)
        {
            expected.Add(await PageAsync(alone, query));
        }

        for (var round = 0; round < 20; round++)
        {
            Assert.Equal(expected, await Task.WhenAll(queries.Select(query => Task.Run(() => PageAsync(together, query)))));
        }
    }

    // How many statements wait for the table; only an administrator sees those of others.
    async Task<long> WorkingAsync()
    {
        await using var admin = await PostgresDatabase.AdminAsync(new NpgsqlConnectionStringBuilder(trees.Database.OwnerConnection).Database!);
        await using var ask = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT t.%tree_1%' AND state = 'active'", admin);
        var working = 0L;
        for (var attempt = 0; attempt < 100 && working < 2; attempt++)
        {
            await Task.Delay(50, Cancellation);
            working = (long)(await ask.ExecuteScalarAsync(Cancellation))!;
        }

        return working;
    }

    static async Task<string> IdAsync(FeatureReader reader, FeatureQuery query)
    {
        try
        {
            var page = await PageAsync(reader, query);
            return page.Length == 0 ? "nothing" : page;
        }
        catch (ProblemException failure)
        {
            return $"{failure.Problem.Status}";
        }
    }

    static async Task<string> PageAsync(FeatureReader reader, FeatureQuery query)
    {
        await using var rows = await reader.OpenAsync(query, Cancellation);
        var ids = new List<string>();
        while (await rows.ReadAsync(Cancellation))
        {
            ids.Add(Encoding.UTF8.GetString(rows.Id));
        }

        Assert.Equal(rows.IsEmpty, ids.Count == 0);
        return string.Join(' ', ids);
    }
}
