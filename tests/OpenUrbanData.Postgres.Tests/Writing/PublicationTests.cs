using Npgsql;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;
using static OpenUrbanData.Postgres.Tests.Writing.SampleStore;

namespace OpenUrbanData.Postgres.Tests.Writing;

public sealed class PublicationTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    readonly SampleStore _samples = new(database);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_publish_writes_features_revision_counts_and_description()
    {
        var (placing, outcome) = await _samples.PublishAsync("first", Parking, Numbered(Parking, 3));

        Assert.Equal((3, 0), (placing.Placed, placing.Rejected));
        Assert.Equal((1, true), (outcome.Revision, outcome.IsPublished));
        Assert.Equal(new Difference(0, 3, 0, 0), outcome.Difference);
        Assert.Equal("08999001.first.1,08999001.first.2,08999001.first.3", await database.ScalarAsync<string>(
            "SELECT string_agg(_id, ',' ORDER BY _id) FROM feature.parking_facility_1 WHERE _dataset = $1", outcome.Number));
        Assert.Equal("1 source Platz 1 POINT(8.00001 49)", await database.ScalarAsync<string>(
            "SELECT concat_ws(' ', source_id, id_stability, name, ST_AsText(geom)) FROM feature.parking_facility_1 WHERE _id = '08999001.first.1'"));
        Assert.Equal("published 3 {8.00001,49,8.00003,49} 1", await database.ScalarAsync<string>(
            "SELECT concat_ws(' ', state, features, extent, revision) FROM oud.dataset WHERE id = 'lindenbrueck.first'"));
        Assert.Equal(3L, await database.ScalarAsync<long>(
            "SELECT filled FROM oud.statistic WHERE dataset = $1 AND municipality_key = $2 AND need = '' AND property = 'name'",
            outcome.Number, Key));
        Assert.Equal("Title", await database.ScalarAsync<string>(
            "SELECT document->'title'->>'en' FROM oud.dataset WHERE number = $1", outcome.Number));
        Assert.Equal("3 0 0 3 publish", await database.ScalarAsync<string>(
            "SELECT concat_ws(' ', added, changed, removed, features, kind) FROM oud.revision WHERE dataset = $1", outcome.Number));
    }

    [Fact]
    public async Task Only_what_differs_is_touched_and_what_vanished_leaves_a_tombstone()
    {
        await _samples.PublishAsync("difference", Parking, Numbered(Parking, 4));
        var second = Numbered(Parking, 5).Where(feature => feature.SourceId != "2").ToArray();
        second[1]["name"] = "Anders";
        var (_, outcome) = await _samples.PublishAsync("difference", Parking, second, Request("difference", input: "i2"));

        Assert.Equal(new Difference(4, 1, 1, 1), outcome.Difference);
        Assert.Equal("1=1 3=2 4=1 5=2", await database.ScalarAsync<string>(
            "SELECT string_agg(source_id || '=' || _revision, ' ' ORDER BY _id) FROM feature.parking_facility_1 WHERE _dataset = $1",
            outcome.Number));
        Assert.Equal($"08999001.difference.2 2 {outcome.Publication}", await database.ScalarAsync<string>(
            "SELECT concat_ws(' ', id, revision, publication) FROM oud.tombstone WHERE dataset = $1", outcome.Number));
        Assert.Equal(4L, await database.ScalarAsync<long>("SELECT features FROM oud.dataset WHERE number = $1", outcome.Number));

        // What comes back is no tombstone any more.
        await _samples.PublishAsync("difference", Parking, Numbered(Parking, 5), Request("difference", input: "i3"));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM oud.tombstone WHERE dataset = $1", outcome.Number));
    }

    [Fact]
    public async Task Unchanged_input_writes_no_row()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var samples = new SampleStore(own);
        await samples.PublishAsync("same", Parking, Numbered(Parking, 100));
        const string changes = "SELECT string_agg(concat_ws(' ', t.xmin, t), '|') FROM oud.dataset AS t";
        var stamps = await own.ScalarAsync<string>("SELECT string_agg(xmin::text, ',' ORDER BY _id) FROM feature.parking_facility_1");
        var before = await own.ScalarAsync<string>(changes);

        var (_, outcome) = await samples.PublishAsync("same", Parking, Numbered(Parking, 100));

        Assert.False(outcome.IsPublished);
        Assert.Equal(1, outcome.Revision);
        Assert.Equal(before, await own.ScalarAsync<string>(changes));
        Assert.Equal(stamps, await own.ScalarAsync<string>("SELECT string_agg(xmin::text, ',' ORDER BY _id) FROM feature.parking_facility_1"));
    }

    [Fact]
    public async Task Flags_and_source_dates_alone_make_no_revision()
    {
        await _samples.PublishAsync("dates", Parking, Numbered(Parking, 2));
        var later = Numbered(Parking, 2).ToArray();
        later[0]["source_updated_at"] = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
        later[1].Flags.Add("parsed_from_text");

        var (_, outcome) = await _samples.PublishAsync("dates", Parking, later);
        Assert.False(outcome.IsPublished);
    }

    [Fact]
    public async Task A_new_description_is_published_without_a_new_revision()
    {
        var (_, first) = await _samples.PublishAsync("title", Parking, Numbered(Parking, 2));
        var (_, second) = await _samples.PublishAsync("title", Parking, Numbered(Parking, 2), Request("title", descriptor: "d2"));

        Assert.True(second.IsPublished);
        Assert.Equal(first.Revision, second.Revision);
        Assert.True(second.Publication > first.Publication);
    }

    [Fact]
    public async Task A_window_keeps_the_past_over_new_year()
    {
        var waste = Schemas.Newest("waste-collection-date")!;
        var date = waste.WithRole("primary-instant")!.Name;
        Feature Day(string day)
        {
            var feature = Feature(waste, day, null);
            feature[date] = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
            return feature;
        }

        var request = Request("waste", rule: new(PublishMode.Window, date));
        await _samples.PublishAsync("waste", waste, [Day("2026-12-01"), Day("2026-12-15"), Day("2026-12-29")], request);
        var (_, next) = await _samples.PublishAsync("waste", waste,
            [Day("2026-12-22"), Day("2027-01-05"), Day("2027-01-12")], request with { InputHash = "i2" });
        Assert.Equal(new Difference(3, 3, 0, 1), next.Difference);

        Assert.Equal("2026-12-01 2026-12-15 2026-12-22 2027-01-05 2027-01-12", await database.ScalarAsync<string>(
            "SELECT string_agg(source_id, ' ' ORDER BY source_id) FROM feature.waste_collection_date_1 WHERE _dataset = $1", next.Number));
    }

    [Fact]
    public async Task Append_withdraws_nothing()
    {
        var request = Request("append", rule: new(PublishMode.Append));
        await _samples.PublishAsync("append", Parking, Numbered(Parking, 2), request);
        var (_, next) = await _samples.PublishAsync("append", Parking, Numbered(Parking, 3).Skip(2), request);

        Assert.Equal(new Difference(2, 1, 0, 0), next.Difference);
        Assert.Equal(3L, await database.ScalarAsync<long>("SELECT features FROM oud.dataset WHERE number = $1", next.Number));
    }

    [Fact]
    public async Task A_further_column_is_added_in_place()
    {
        var (_, first) = await _samples.PublishAsync("column", Local("column", ("name", PropertyType.Text)),
            [Feature(Local("column", ("name", PropertyType.Text)), "1", "A")]);
        var wider = Local("column", ("name", PropertyType.Text), ("places", PropertyType.Integer));
        var feature = Feature(wider, "1", "A");
        feature["places"] = 7L;
        var (_, second) = await _samples.PublishAsync("column", wider, [feature], Request("column", descriptor: "d2"));

        Assert.Equal(new Difference(1, 0, 1, 0), second.Difference);
        Assert.Equal(7L, await database.ScalarAsync<long>($"SELECT places FROM feature.local_{first.Number}"));
    }

    [Fact]
    public async Task A_changed_type_builds_a_new_table_and_switches()
    {
        var text = Local("type", ("name", PropertyType.Text), ("places", PropertyType.Text));
        var feature = Feature(text, "1", "A");
        feature["places"] = "7";
        var (_, first) = await _samples.PublishAsync("type", text, [feature, Feature(text, "2", "B")]);
        var number = Local("type", ("name", PropertyType.Text), ("places", PropertyType.Integer));
        feature = Feature(number, "1", "A");
        feature["places"] = 7L;
        var (_, second) = await _samples.PublishAsync("type", number, [feature], Request("type", descriptor: "d2"));

        Assert.Equal(new Difference(2, 0, 1, 1), second.Difference);
        var table = await database.ScalarAsync<string>("SELECT table_name FROM oud.dataset WHERE number = $1", first.Number);
        Assert.Equal($"local_{first.Number}_r2", table);
        Assert.Equal("1 7 2", await database.ScalarAsync<string>($"SELECT concat_ws(' ', source_id, places, _revision) FROM feature.{table}"));
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM oud.tombstone WHERE dataset = $1", first.Number));

        // The old table serves those who still read by the registry of before, for an hour.
        Assert.Equal(2L, await database.ScalarAsync<long>($"SELECT count(*) FROM feature.local_{first.Number}"));
        await _samples.Store.CleanAsync(Cancellation);
        Assert.Equal(2L, await database.ScalarAsync<long>($"SELECT count(*) FROM feature.local_{first.Number}"));
        await database.ExecuteAsync($"COMMENT ON TABLE feature.local_{first.Number} IS 'unused since 2026-01-01T00:00:00Z'");
        await _samples.Store.CleanAsync(Cancellation);
        Assert.Null(await database.ScalarAsync<string>($"SELECT to_regclass('feature.local_{first.Number}')::text"));
    }

    [Fact]
    public async Task A_changed_type_of_a_canonical_schema_takes_other_data_sets_along()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var samples = new SampleStore(own);
        var (_, other) = await samples.PublishAsync("other", Parking, Numbered(Parking, 2).Select(feature =>
        {
            feature["capacity"] = 5L;
            return feature;
        }));
        var draft = Parking with
        {
            Properties = [.. Parking.Properties.Select(property =>
                property.Name == "capacity" ? property with { Type = PropertyType.Number } : property)],
            Document = System.Text.Encoding.UTF8.GetBytes("{}"),
        };
        var (_, mine) = await samples.PublishAsync("mine", draft, Numbered(draft, 3));

        Assert.Equal("parking_facility_1_r2", await own.ScalarAsync<string>(
            "SELECT string_agg(DISTINCT table_name, ',') FROM oud.dataset"));
        Assert.Equal($"{other.Number}: 5, {mine.Number}: ", await own.ScalarAsync<string>(
            """
            SELECT string_agg(d || ': ' || c, ', ' ORDER BY d) FROM (
                SELECT _dataset AS d, coalesce(min(capacity)::text, '') AS c FROM feature.parking_facility_1_r2 GROUP BY 1) AS x
            """));
    }

    [Fact]
    public async Task A_data_set_that_follows_another_schema_leaves_the_old_table()
    {
        var local = Local("moved", ("name", PropertyType.Text));
        var (_, first) = await _samples.PublishAsync("moved", local, [Feature(local, "1", "A"), Feature(local, "2", "B")]);
        var (_, second) = await _samples.PublishAsync("moved", Parking, Numbered(Parking, 1), Request("moved", descriptor: "d2"));

        Assert.Equal(new Difference(2, 0, 1, 1), second.Difference);
        Assert.Equal("parking_facility_1", await database.ScalarAsync<string>(
            "SELECT table_name FROM oud.dataset WHERE number = $1", first.Number));
        Assert.Equal(2L, second.Revision);
    }

    [Fact]
    public async Task Publications_become_visible_in_order()
    {
        await using var own = await PostgresDatabase.CreateAsync();
        var samples = new SampleStore(own);
        await samples.PublisherAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(number =>
            samples.PublishAsync($"set{number}", Parking, Numbered(Parking, 200 * number))));

        var numbers = outcomes.Select(one => one.Outcome.Publication).Order().ToArray();
        Assert.Equal(numbers.Distinct(), numbers);
        Assert.Equal(numbers[^1], await own.ScalarAsync<long>("SELECT publication FROM oud.instance"));
        foreach (var (_, outcome) in outcomes)
        {
            Assert.Equal(outcome.Publication, await own.ScalarAsync<long>(
                "SELECT max(_publication) FROM feature.parking_facility_1 WHERE _dataset = $1", outcome.Number));
        }
    }

    [Fact]
    public async Task A_publish_is_announced()
    {
        await using var connection = await database.Database.Writer.OpenConnectionAsync(Cancellation);
        var heard = new TaskCompletionSource<string>();
        connection.Notification += (_, notification) => heard.TrySetResult(notification.Payload);
        await using (var listen = new NpgsqlCommand("LISTEN oud_publication", connection))
        {
            await listen.ExecuteNonQueryAsync(Cancellation);
        }

        await _samples.PublisherAsync();
        var (_, outcome) = await _samples.PublishAsync("heard", Parking, Numbered(Parking, 1));
        await connection.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        Assert.True(long.Parse(await heard.Task, System.Globalization.CultureInfo.InvariantCulture) <= outcome.Publication);
    }

    [Fact]
    public async Task Many_features_are_loaded_without_indexes_which_exist_afterwards()
    {
        var local = Local("bulk", ("name", PropertyType.Text), ("municipality_key", PropertyType.Text));
        var (_, outcome) = await _samples.PublishAsync("bulk", local, Numbered(local, 25_000));

        Assert.Equal(25_000L, await database.ScalarAsync<long>($"SELECT count(*) FROM feature.local_{outcome.Number}"));
        Assert.Equal(string.Join(' ', new[] { "by_name", "geom", "no_geom", "pkey", "publication", "town" }.Select(index => $"local_{outcome.Number}_{index}")),
            await database.ScalarAsync<string>(
                "SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE tablename = $1", $"local_{outcome.Number}"));
    }
}
