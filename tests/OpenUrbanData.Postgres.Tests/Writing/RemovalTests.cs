using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;
using static OpenUrbanData.Postgres.Tests.Writing.SampleStore;

namespace OpenUrbanData.Postgres.Tests.Writing;

public sealed class RemovalTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    readonly SampleStore _samples = new(database);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Withdrawal_leaves_tombstones_and_can_be_undone_by_a_run()
    {
        var (_, first) = await _samples.PublishAsync("withdrawn", Parking, Numbered(Parking, 3));
        var outcome = await InSessionAsync("withdrawn", session => session.WithdrawAsync(Cancellation));

        Assert.Equal((2, 3), (outcome!.Revision, outcome.Difference.Removed));
        Assert.Equal("withdrawn 0 2", await StateAsync("withdrawn"));
        Assert.Equal(3L, await database.ScalarAsync<long>("SELECT count(*) FROM oud.tombstone WHERE dataset = $1", first.Number));
        Assert.Null(await InSessionAsync("withdrawn", session => session.WithdrawAsync(Cancellation)));

        await _samples.PublishAsync("withdrawn", Parking, Numbered(Parking, 2));
        Assert.Equal("published 2 3", await StateAsync("withdrawn"));
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM oud.tombstone WHERE dataset = $1", first.Number));
    }

    [Fact]
    public async Task A_purged_feature_is_gone_everywhere_and_does_not_come_back()
    {
        var (_, first) = await _samples.PublishAsync("feature", Parking, Numbered(Parking, 3));
        await InSessionAsync("feature", async session =>
        {
            var run = await session.BeginRunAsync(Cancellation);
            await session.EndRunAsync(run, RunOutcome.Published, "{}",
                [new(2, 3, "phone", "wrong_type", "0171\0 …", "No.", false)], Cancellation);
            return await session.PurgeAsync(new("Named a person", "08999001.feature.2"), Cancellation);
        });

        Assert.Equal("published 2 2", await StateAsync("feature"));
        Assert.Equal("08999001.feature.2: Named a person", await database.ScalarAsync<string>(
            "SELECT id || ': ' || reason FROM oud.purged WHERE dataset_id = 'lindenbrueck.feature'"));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM oud.rejection"));
        Assert.Equal(2L, await database.ScalarAsync<long>(
            "SELECT features FROM oud.statistic WHERE dataset = $1 AND property = ''", first.Number));

        var (placing, again) = await _samples.PublishAsync("feature", Parking, Numbered(Parking, 3));
        Assert.Equal(1, placing.Counts[Notices.Purged]);
        Assert.False(again.IsPublished);
    }

    [Fact]
    public async Task A_purged_column_is_empty_in_all_features()
    {
        var local = Local("columns", ("name", PropertyType.Text), ("clerk", PropertyType.Text));
        var (_, first) = await _samples.PublishAsync("columns", local, Enumerable.Range(1, 2).Select(number =>
        {
            var feature = Feature(local, $"{number}", "A");
            feature["clerk"] = "Frau Muster";
            feature.SourceValues = """{"Telefon":"0171","Hinweis":"x"}""";
            return feature;
        }));
        await InSessionAsync("columns", session => session.PurgeAsync(new("Names a person", Property: "clerk"), Cancellation));
        await InSessionAsync("columns", session => session.PurgeAsync(new("Private", Property: "Telefon"), Cancellation));

        Assert.Equal("""- {"Hinweis": "x"} 3""", await database.ScalarAsync<string>(
            $"SELECT concat_ws(' ', coalesce(clerk, '-'), source_values, _revision) FROM feature.local_{first.Number} LIMIT 1"));
        Assert.False(await database.ScalarAsync<bool>("SELECT 'clerk' = ANY(filled) FROM oud.dataset WHERE number = $1", first.Number));
        Assert.Null(await database.ScalarAsync<string>("SELECT input_hash FROM oud.dataset WHERE number = $1", first.Number));

        // Those who mirror learn of it, and no address is gone.
        var purged = new PurgedReader(database.Database);
        Assert.Null(await purged.FindAsync("lindenbrueck.columns", null, Cancellation));
        Assert.Equal(["clerk: Names a person", "Telefon: Private"],
            (await purged.MarksAsync(["lindenbrueck.columns"], Cancellation))["lindenbrueck.columns"].Select(mark => $"{mark.Property}: {mark.Reason}"));
    }

    [Fact]
    public async Task A_purged_data_set_leaves_its_reason_only()
    {
        var local = Local("all", ("name", PropertyType.Text));
        var (_, first) = await _samples.PublishAsync("all", local, [Feature(local, "1", "A")]);
        await InSessionAsync("all", session => session.PurgeAsync(new("By order"), Cancellation));

        Assert.Equal("withdrawn 0 2", await StateAsync("all"));
        Assert.Null(await database.ScalarAsync<string>("SELECT to_regclass($1)::text", $"feature.local_{first.Number}"));
        Assert.Equal("By order", await database.ScalarAsync<string>(
            "SELECT reason FROM oud.purged WHERE dataset_id = 'lindenbrueck.all' AND id IS NULL"));
    }

    async Task<T> InSessionAsync<T>(string name, Func<DatasetSession, Task<T>> act)
    {
        await using var session = await _samples.Store.OpenAsync($"{Slug}.{name}", Cancellation);
        return await act(session!);
    }

    Task<string?> StateAsync(string name) => database.ScalarAsync<string>(
        "SELECT concat_ws(' ', state, features, revision) FROM oud.dataset WHERE id = $1", $"{Slug}.{name}");
}
