using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Identity;
using OpenUrbanData.Model.Problems;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;
using static OpenUrbanData.Postgres.Tests.Writing.SampleStore;

namespace OpenUrbanData.Postgres.Tests.Writing;

public sealed class SessionTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    readonly SampleStore _samples = new(database);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_data_set_has_one_run_at_a_time()
    {
        await using (var first = await _samples.Store.OpenAsync("lindenbrueck.one", Cancellation))
        {
            Assert.NotNull(first);
            Assert.Null(await _samples.Store.OpenAsync("lindenbrueck.one", Cancellation));
            await using var other = await _samples.Store.OpenAsync("lindenbrueck.other", Cancellation);
            Assert.NotNull(other);
        }

        await using var next = await _samples.Store.OpenAsync("lindenbrueck.one", Cancellation);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_run_that_dies_leaves_the_old_revision_and_its_leftovers_are_dropped()
    {
        await _samples.PublishAsync("dies", Parking, Numbered(Parking, 3));
        var session = await _samples.Store.OpenAsync("lindenbrueck.dies", Cancellation);
        await session!.BeginRunAsync(Cancellation);
        var staging = await session.StageAsync(Parking, FeatureId.Prefix(Key, "dies"), Cancellation);
        await CopyAsync(staging, Numbered(Parking, 10));
        await database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY staging%' AND pid <> pg_backend_pid()");
        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => staging.PlaceAsync(new(), Cancellation));
        await staging.DisposeAsync();
        await session.DisposeAsync();

        Assert.Equal(1, await _samples.Store.CleanAsync(Cancellation));
        Assert.Equal("failed", await database.ScalarAsync<string>("SELECT outcome FROM oud.run WHERE dataset_id = 'lindenbrueck.dies'"));
        var (_, outcome) = await _samples.PublishAsync("dies", Parking, Numbered(Parking, 4), Request("dies", input: "i2"));
        Assert.Equal(new Difference(3, 1, 0, 0), outcome.Difference);
    }

    [Fact]
    public async Task A_run_that_dies_at_any_moment_leaves_one_whole_revision()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var samples = new SampleStore(own);
        var random = new Random(20261122);
        await samples.PublishAsync("torn", Parking, Numbered(Parking, 3000));
        for (var round = 1; round <= 10; round++)
        {
            var run = Task.Run(async () =>
            {
                var features = Numbered(Parking, 3000 + round).Select(feature =>
                {
                    feature["description"] = $"round {round}";
                    return feature;
                });
                await samples.PublishAsync("torn", Parking, features, Request("torn", input: $"r{round}"));
            }, Cancellation);
            await Task.Delay(random.Next(0, 400), Cancellation);
            await own.ExecuteAsync(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                """);
            try
            {
                await run;
            }
            catch (Exception died) when (died is Npgsql.NpgsqlException or InvalidOperationException or ObjectDisposedException or IOException)
            {
            }

            Npgsql.NpgsqlConnection.ClearAllPools();
            Assert.Equal("t t 1", await own.ScalarAsync<string>(
                """
                SELECT concat_ws(' ', count(*) = min(d.features), max(f._revision) = min(d.revision), count(DISTINCT coalesce(description, '-')))
                FROM feature.parking_facility_1 AS f JOIN oud.dataset AS d ON d.number = f._dataset
                """));
        }

        await samples.Store.CleanAsync(Cancellation);
        Assert.Equal(0L, await own.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relnamespace = 'staging'::regnamespace"));
        await samples.PublishAsync("torn", Parking, Numbered(Parking, 5), Request("torn", input: "last"));
    }

    [Fact]
    public async Task Reports_and_quarantine_of_old_runs_are_forgotten()
    {
        await using var session = await _samples.Store.OpenAsync("lindenbrueck.runs", Cancellation);
        for (var round = 0; round < DatasetSession.KeptRuns + 3; round++)
        {
            var run = await session!.BeginRunAsync(Cancellation);
            await session.EndRunAsync(run, RunOutcome.Unchanged, null, [new(1, null, "name", "wrong_type", "x", "A text.", true)], Cancellation);
        }

        Assert.Equal((long)DatasetSession.KeptRuns, await database.ScalarAsync<long>("SELECT count(*) FROM oud.run WHERE dataset_id = 'lindenbrueck.runs'"));
        Assert.Equal((long)DatasetSession.KeptQuarantines, await database.ScalarAsync<long>(
            "SELECT count(*) FROM oud.rejection WHERE run IN (SELECT number FROM oud.run WHERE dataset_id = 'lindenbrueck.runs')"));
    }

    [Fact]
    public async Task A_copy_that_is_not_completed_leaves_no_record()
    {
        await using var session = await _samples.Store.OpenAsync("lindenbrueck.half", Cancellation);
        await using var staging = await session!.StageAsync(Parking, FeatureId.Prefix(Key, "half"), Cancellation);
        await using (var copy = await staging.BeginCopyAsync(Cancellation))
        {
            await copy.WriteAsync(Numbered(Parking, 1).Single(), Cancellation);
        }

        Assert.Equal(0, (await staging.CompareAsync(PublishRule.Snapshot, Cancellation)).Added);
    }

    [Fact]
    public async Task Values_of_all_types_arrive_as_they_are()
    {
        var local = Local("types",
            ("t", PropertyType.Text), ("i", PropertyType.Integer), ("n", PropertyType.Number), ("b", PropertyType.Boolean),
            ("d", PropertyType.Date), ("z", PropertyType.DateTime), ("a", PropertyType.TextArray), ("j", PropertyType.Json),
            ("name", PropertyType.Text));
        var feature = Feature(local, "1", "Größe\0 „🌳“");
        feature["t"] = "";
        feature["i"] = long.MinValue;
        feature["n"] = -0.1;
        feature["b"] = true;
        feature["d"] = new DateOnly(1899, 12, 31);
        feature["z"] = new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2));
        feature["a"] = new[] { "x,y", "\"", "" };
        feature["j"] = """{"a":"\\u0000b\u0000","ü":[1.50]}""";
        var (_, outcome) = await _samples.PublishAsync("types", local, [feature]);

        Assert.Equal("Größe „🌳“|-9223372036854775808|-0.1|t|1899-12-31|2026-03-29 01:30:00|x,y;\";|{\"a\": \"\\\\u0000b\", \"ü\": [1.50]}",
            await database.ScalarAsync<string>(
                $"""
                SELECT concat_ws('|', name, i, n, b, d, z AT TIME ZONE 'UTC', array_to_string(a, ';'), j) FROM feature.local_{outcome.Number}
                """));
    }

    [Fact]
    public async Task A_value_of_a_wrong_type_is_a_mistake_of_the_program()
    {
        await using var session = await _samples.Store.OpenAsync("lindenbrueck.wrong", Cancellation);
        await using var staging = await session!.StageAsync(Parking, FeatureId.Prefix(Key, "wrong"), Cancellation);
        await using var copy = await staging.BeginCopyAsync(Cancellation);
        var feature = Feature(Parking, "1", "A");
        feature["capacity"] = "7";
        await Assert.ThrowsAsync<ArgumentException>(async () => await copy.WriteAsync(feature, Cancellation));
        await copy.WriteAsync(Feature(Parking, "2", "B"), Cancellation);
        Assert.Equal(1, await copy.CompleteAsync(Cancellation));
    }

    [Fact]
    public async Task The_latest_observation_is_kept_without_a_new_revision()
    {
        Feature With(double free, string time)
        {
            var feature = Feature(Parking, "1", "A", "POINT (8 49)");
            feature.Observations.Add(new("parking.free_spaces", "", free, null,
                DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), "valid"));
            return feature;
        }

        var (_, first) = await _samples.PublishAsync("stream", Parking, [With(10, "2026-11-22T10:00:00Z")]);
        var (_, second) = await _samples.PublishAsync("stream", Parking, [With(7, "2026-11-22T10:05:00Z")], Request("stream", input: "i2"));
        var (_, third) = await _samples.PublishAsync("stream", Parking, [With(99, "2026-11-22T09:00:00Z")], Request("stream", input: "i3"));

        Assert.Equal((1, 1, 0), (first.Observations, second.Observations, third.Observations));
        Assert.Equal((first.Revision, first.Publication), (third.Revision, third.Publication));
        Assert.Equal("08999001.stream.1 parking.free_spaces 7", await database.ScalarAsync<string>(
            "SELECT concat_ws(' ', feature_id, observed_property, value) FROM oud.observation_latest WHERE dataset = $1", first.Number));

        await _samples.PublishAsync("stream", Parking, [Feature(Parking, "2", "B", "POINT (8 49)")], Request("stream", input: "i4"));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM oud.observation_latest WHERE dataset = $1", first.Number));
    }

    [Fact]
    public async Task Counts_are_kept_per_town_property_and_need()
    {
        await _samples.Store.Registry.UpsertSolutionAsync(await File.ReadAllBytesAsync(
            SharedData.Path("schemas/solutions/parking-finder.needs.json"), Cancellation), Cancellation);
        var features = Numbered(Parking, 4).ToArray();
        foreach (var (feature, purpose) in features.Zip(new[] { "car", "car", "bicycle", "car" }))
        {
            feature["purpose"] = purpose;
            feature["status"] = "active";
        }

        features[0]["capacity"] = 12L;
        features[3]["municipality_key"] = "08999002";
        var (_, outcome) = await _samples.PublishAsync("counts", Parking, features);
        Assert.Equal("08999001 all 3, 08999001 need 2, 08999002 all 1, 08999002 need 1", await database.ScalarAsync<string>(
            """
            SELECT string_agg(concat_ws(' ', municipality_key, CASE need WHEN '' THEN 'all' ELSE 'need' END, features), ', '
                ORDER BY municipality_key, need) FROM oud.statistic WHERE dataset = $1 AND property = ''
            """, outcome.Number));
        Assert.Equal(1L, await database.ScalarAsync<long>(
            "SELECT filled FROM oud.statistic WHERE dataset = $1 AND need <> '' AND property = 'capacity'", outcome.Number));
    }

    [Fact]
    public async Task The_id_key_of_a_publisher_is_frozen_by_its_first_publication()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var samples = new SampleStore(own);
        var publisher = await samples.PublisherAsync();
        Assert.Equal("lindenbrueck", (await samples.Store.Registry.UpsertAsync(publisher with { IdKey = SampleStore.Slug }, Cancellation)).IdKey);
        await samples.PublishAsync("any", Parking, Numbered(Parking, 1));
        Assert.Equal(Key, (await samples.Store.Registry.UpsertAsync(publisher with { IdKey = SampleStore.Slug }, Cancellation)).IdKey);
        await Assert.ThrowsAsync<ProblemException>(() =>
            samples.Store.Registry.UpsertAsync(publisher with { Slug = "other" }, Cancellation));
    }

    [Fact]
    public async Task The_registry_writes_only_what_differs()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var registry = new SampleStore(own).Store.Registry;
        async Task WriteAsync()
        {
            await registry.UpsertAsync([new Model.Catalogue.Municipality(Key, "Lindenbrück")], Cancellation);
            await registry.UpsertAsync(Schemas.Schemas, Cancellation);
            await registry.UpsertAsync(Schemas.ObservedProperties.Values, Cancellation);
        }

        await WriteAsync();
        var publication = await own.ScalarAsync<long>("SELECT publication FROM oud.instance");
        await WriteAsync();
        Assert.Equal(publication, await own.ScalarAsync<long>("SELECT publication FROM oud.instance"));
        Assert.True(publication >= 2);
    }

    [Fact]
    public async Task A_reference_data_set_has_a_description_and_no_table()
    {
        await _samples.PublisherAsync();
        await using var session = await _samples.Store.OpenAsync("lindenbrueck.links", Cancellation);
        var first = await session!.PublishReferenceAsync(Request("links"), Cancellation);
        var second = await session.PublishReferenceAsync(Request("links"), Cancellation);
        Assert.Equal((true, false), (first.IsPublished, second.IsPublished));
        Assert.Null(await database.ScalarAsync<string>("SELECT table_name FROM oud.dataset WHERE id = 'lindenbrueck.links'"));
    }

    [Fact]
    public async Task A_data_set_that_becomes_a_reference_loses_its_features()
    {
        var (_, first) = await _samples.PublishAsync("became", Parking, Numbered(Parking, 2));
        await using var session = await _samples.Store.OpenAsync("lindenbrueck.became", Cancellation);
        var second = await session!.PublishReferenceAsync(Request("became", descriptor: "d2"), Cancellation);
        Assert.Equal((2, 2), (second.Revision, second.Difference.Removed));
        Assert.Equal("0 2", await database.ScalarAsync<string>(
            "SELECT concat_ws(' ', features, (SELECT count(*) FROM oud.tombstone WHERE dataset = number)) FROM oud.dataset WHERE number = $1",
            first.Number));
    }
}
