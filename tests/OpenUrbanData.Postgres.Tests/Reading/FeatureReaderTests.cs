using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NetTopologySuite.IO;
using Npgsql;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>The cursor over real rows, and what failures become.</summary>
public sealed class FeatureReaderTests(FeatureSqlTests.Rows trees) : IClassFixture<FeatureSqlTests.Rows>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static FeatureQuery Slow => Trees.Query with { Collection = Trees.All with { Table = "slow_1" } };

    [Theory]
    [InlineData(11, "together with others")]
    [InlineData(100, "alone")]
    public async Task Every_type_reads_as_it_was_written(int limit, string asked)
    {
        Assert.Equal(limit > RoundTrips.MaximumRows, asked == "alone");
        await using var rows = await trees.Reader.OpenAsync(Trees.Query with { Limit = limit }, Cancellation);
        Assert.False(rows.IsEmpty);
        Assert.True(await rows.ReadAsync(Cancellation));
        Assert.Equal("08999001.trees.1", Text(rows.Id));
        Assert.Equal(0, rows.Dataset);
        Assert.Equal("Tilia cordata", Text(rows.Utf8(Column(rows, "species"))));
        Assert.Equal(12.5, rows.Double(Column(rows, "height")));
        Assert.Equal(1, rows.Int64(Column(rows, "trunks")));
        Assert.False(rows.Boolean(Column(rows, "evergreen")));
        Assert.Equal(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc), rows.Time(Column(rows, "valid_from")));
        Assert.Equal(new DateTime(2026, 2, 3, 4, 5, 6, 500, DateTimeKind.Utc), rows.Time(Column(rows, "seen_at")));
        Assert.Equal("""["alt","mit \"Zeichen\""]""", Text(rows.Json(Column(rows, "tags"))));
        Assert.Equal("""{"a": [1, "ü"]}""", Text(rows.Json(Column(rows, "extra"))));
        Assert.True(rows.IsNull(Column(rows, "valid_to")));
        Assert.Equal("tree/1.0.0", Text(rows.Utf8(Column(rows, "schema_version"))));
        Assert.Equal("Stadt Linden", Text(rows.Utf8(Column(rows, "attribution"))));
        var wkb = rows.Wkb.ToArray();
        Assert.Equal(21, wkb.Length);
        Assert.Equal("POINT (8.4 49)", new WKBReader().Read(wkb).AsText());
        Assert.True(rows.Latest.IsEmpty);
        Assert.Equal(("08999001.trees.1", 1), (rows.Position.Id, rows.Position.Dataset));
        Assert.True(await rows.ReadAsync(Cancellation));
        Assert.Equal("[]", Text(rows.Json(Column(rows, "tags"))));
        Assert.True(await rows.ReadAsync(Cancellation));
        Assert.True(rows.IsGeometryNull);
        Assert.True(await rows.ReadAsync(Cancellation));
        Assert.True(await rows.ReadAsync(Cancellation));
        Assert.Equal(1, rows.Dataset);
        Assert.True(rows.IsNull(Column(rows, "attribution")));
    }

    [Fact]
    public async Task Columns_that_no_data_set_fills_are_not_read()
    {
        await using var rows = await trees.Reader.OpenAsync(Trees.Query, Cancellation);
        Assert.DoesNotContain(rows.Layout.Columns, column => column.Property.Name == "never_filled");
    }

    [Fact]
    public async Task Nothing_found_is_known_before_the_first_row()
    {
        await using var rows = await trees.Reader.OpenAsync(Trees.Query with { Id = "08999001.trees.77" }, Cancellation);
        Assert.True(rows.IsEmpty);
        Assert.False(await rows.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task Other_crs_come_transformed()
    {
        var query = Trees.Query with { Crs = Crs.Find("http://www.opengis.net/def/crs/EPSG/0/25832")!, Limit = 1 };
        await using var rows = await trees.Reader.OpenAsync(query, Cancellation);
        await rows.ReadAsync(Cancellation);
        var point = new WKBReader().Read(rows.Wkb.ToArray()).Coordinate;
        Assert.Equal(await trees.Database.ScalarAsync<double>("SELECT ST_X(ST_Transform('SRID=4326;POINT(8.4 49)'::geometry, 25832))"), point.X, 0.001);
        Assert.InRange(point.Y, 5_400_000, 5_500_000);
    }

    [Theory]
    [InlineData(5_000, "of a trip's room")]
    [InlineData(100_000, "asked for again alone")]
    public async Task Values_larger_than_the_buffer_are_whole_and_stay_valid_for_the_row(int pieces, string because)
    {
        var large = string.Concat(Enumerable.Repeat("äöü-", pieces));
        Assert.Equal(large.Length > RowCopy.MaximumBytes, because.EndsWith("alone", StringComparison.Ordinal));
        await trees.Database.ExecuteAsync("UPDATE feature.tree_1 SET source_id = $1 WHERE _id = '08999002.trees.2'", large);
        await using var rows = await trees.Reader.OpenAsync(Trees.Query with { Id = "08999002.trees.2" }, Cancellation);
        await rows.ReadAsync(Cancellation);
        Assert.Equal("08999002.trees.2" + large + "Acer", Together(rows));
    }

    [Fact]
    public async Task Rows_of_data_sets_that_are_newer_than_the_registry_are_skipped()
    {
        var known = Trees.All.Datasets[1];
        var query = Trees.Query with { Collection = Trees.All with { Datasets = [known, known with { Number = 77 }] } };
        await using var rows = await trees.Reader.OpenAsync(query, Cancellation);
        var ids = new List<string>();
        while (await rows.ReadAsync(Cancellation))
        {
            ids.Add(Text(rows.Id));
        }

        Assert.Equal(["08999002.trees.1", "08999002.trees.2"], ids);
    }

    [Fact]
    public async Task Latest_observations_come_as_json_and_say_whether_they_are_stale()
    {
        await DatasetAsync();
        await trees.Database.ExecuteAsync(
            """
            INSERT INTO oud.observation_latest VALUES
            (1, '08999001.trees.2', 'tree.moisture', '', 31.5, NULL, '2026-01-01Z', '2026-01-01Z', 'valid'),
            (1, '08999001.trees.2', 'tree.moisture', 'deep', NULL, 'wet', now(), now(), 'estimated')
            """);
        await using var rows = await trees.Reader.OpenAsync(
            Trees.Query with { Latest = true, Id = "08999001.trees.2" }, Cancellation);
        await rows.ReadAsync(Cancellation);
        using var latest = JsonDocument.Parse(rows.Latest.ToArray());
        var moisture = latest.RootElement.GetProperty("tree.moisture");
        Assert.Equal(31.5, moisture.GetProperty("value").GetDouble());
        Assert.Equal("2026-01-01T00:00:00Z", moisture.GetProperty("phenomenon_time").GetString());
        Assert.True(moisture.GetProperty("stale").GetBoolean());
        var deep = latest.RootElement.GetProperty("tree.moisture/deep");
        Assert.Equal("wet", deep.GetProperty("code").GetString());
        Assert.False(deep.GetProperty("stale").GetBoolean());
    }

    [Fact]
    public async Task A_snapshot_is_only_given_at_the_revision_of_the_registry()
    {
        await DatasetAsync();
        var query = Trees.Query with { Collection = Trees.OfLinden, Limit = null };
        await trees.Database.ExecuteAsync("UPDATE oud.dataset SET revision = 2");
        Assert.Null(await trees.Reader.OpenSnapshotAsync(query, Cancellation));
        await trees.Database.ExecuteAsync("UPDATE oud.dataset SET revision = 1");
        await using var rows = await trees.Reader.OpenSnapshotAsync(query, Cancellation);
        Assert.True(await rows!.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task A_statement_past_its_time_is_504()
    {
        await SlowAsync();
        await using var impatient = Database.Create(new()
        {
            Owner = trees.Database.OwnerConnection,
            Reader = trees.Database.ReaderConnection,
            StatementTimeout = TimeSpan.FromMilliseconds(100),
        });
        var failure = await Assert.ThrowsAsync<ProblemException>(() =>
            new FeatureReader(impatient, new()).OpenAsync(Slow, Cancellation));
        Assert.Equal(504, failure.Problem.Status);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_statement()
    {
        await SlowAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var opening = trees.Reader.OpenAsync(Slow, leaving.Token);
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'SELECT t.%slow_1%' AND state = 'active')");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        await UntilAsync("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE 'SELECT t.%slow_1%' AND state = 'active')");
    }

    [Fact]
    public async Task A_backend_that_dies_on_the_way_is_503_and_the_next_query_works()
    {
        await trees.Database.ExecuteAsync(
            """
            CREATE TABLE feature.many_1 AS SELECT t.* FROM feature.tree_1 AS t, generate_series(1, 100000);
            GRANT SELECT ON feature.many_1 TO PUBLIC;
            """);
        var query = Trees.Query with { Collection = Trees.All with { Table = "many_1" }, Limit = null };
        await using var rows = await trees.Reader.OpenAsync(query, Cancellation);
        await rows.ReadAsync(Cancellation);
        await using (var admin = await PostgresDatabase.AdminAsync(new NpgsqlConnectionStringBuilder(trees.Database.OwnerConnection).Database!))
        await using (var kill = admin.CreateCommand())
        {
            kill.CommandText = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT t.%many_1%'";
            await kill.ExecuteNonQueryAsync(Cancellation);
        }

        var failure = await Assert.ThrowsAsync<ProblemException>(async () =>
        {
            while (await rows.ReadAsync(Cancellation))
            {
            }
        });
        Assert.Equal(503, failure.Problem.Status);
        Assert.NotNull(failure.Problem.RetryAfter);
        Assert.Equal(2, await trees.Reader.CountAsync(
            Trees.Query with { Filter = Trees.Is("height", Comparison.Equal, 12.5) }, Cancellation));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_503()
    {
        await using var nobody = Database.Create(new() { Owner = "Host=/nowhere;Username=x;Database=y" });
        var failure = await Assert.ThrowsAsync<ProblemException>(() =>
            new FeatureReader(nobody, new()).OpenAsync(Trees.Query, Cancellation));
        Assert.Equal(503, failure.Problem.Status);
    }

    [Fact]
    public async Task A_value_that_no_text_can_hold_is_400()
    {
        var query = Trees.Query with { Filter = Trees.Is("species", Comparison.Equal, "a\0b") };
        Assert.Equal(400, (await Assert.ThrowsAsync<ProblemException>(() =>
            trees.Reader.OpenAsync(query, Cancellation))).Problem.Status);
    }

    static string Together(FeatureRows rows)
    {
        var id = rows.Id;
        var source = rows.Utf8(Column(rows, "source_id"));
        var species = rows.Utf8(Column(rows, "species"));
        return Text(id) + Text(source) + Text(species);
    }

    static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    static int Column(FeatureRows rows, string name) =>
        rows.Layout.Columns.Select(column => column.Property.Name).ToList().IndexOf(name);

    async Task DatasetAsync() => await trees.Database.ExecuteAsync(
        """
        INSERT INTO oud.publisher VALUES ('linden', '08999001', '{}') ON CONFLICT DO NOTHING;
        INSERT INTO oud.dataset (id, publisher, name, state, document, descriptor_hash, issued_at, modified_at)
        VALUES ('linden.trees', 'linden', 'trees', 'published', '{}', '0', now(), now()) ON CONFLICT DO NOTHING;
        """);

    async Task SlowAsync() => await trees.Database.ExecuteAsync(
        """
        CREATE OR REPLACE VIEW feature.slow_1 AS SELECT t.* FROM feature.tree_1 AS t, (SELECT pg_sleep(20) OFFSET 0) AS s;
        GRANT SELECT ON feature.slow_1 TO PUBLIC;
        """);

    // Only the superuser sees what others run.
    async Task UntilAsync(string condition)
    {
        await using var admin = await PostgresDatabase.AdminAsync(new NpgsqlConnectionStringBuilder(trees.Database.OwnerConnection).Database!);
        await using var ask = new NpgsqlCommand(condition, admin);
        for (var waited = Stopwatch.StartNew(); await ask.ExecuteScalarAsync(Cancellation) is not true;)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(10), condition);
            await Task.Delay(50, Cancellation);
        }
    }
}
