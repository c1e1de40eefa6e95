using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>The snapshot, and the feed that follows publications.</summary>
public sealed class RegistryTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    const string Document =
        """
        {"title": {"de": "Bäume", "en": "Trees"}, "description": {"de": "d", "en": "e"}, "keywords_de": ["Baum"], "themes": ["ENVI"],
         "license": "http://dcat-ap.de/def/licenses/dl-by-de/2.0", "source_url": "https://www.linden.example/trees.csv",
         "coverage_claim": "complete"}
        """;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_instance_is_an_empty_registry()
    {
        var fresh = await PostgresDatabase.CreateAsync();
        try
        {
            var registry = await new RegistryReader(fresh.Database).ReadAsync(Cancellation);
            Assert.Equal(0, registry.Publication);
            Assert.Empty(registry.Collections);
        }
        finally
        {
            await fresh.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_snapshot_holds_what_the_tables_hold()
    {
        await FillAsync();
        var reader = new RegistryReader(database.Database);
        var registry = await reader.ReadAsync(Cancellation);
        var dataset = registry.Datasets["linden.trees"];
        Assert.Equal("Bäume", dataset.Title.De);
        Assert.Equal(new Extent(8, 49, 9, 50), dataset.Extent);
        Assert.Equal("08999001.trees.", dataset.IdPrefix);
        Assert.Equal(["species"], dataset.Filled);
        var town = Assert.Single(dataset.Towns);
        Assert.Equal((12L, 7L), (town.Features, town.Filled["species"]));
        Assert.False(town.Filled.ContainsKey(""));
        Assert.Equal(["linden.trees", "tree"], registry.Collections.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Linden", registry.Municipalities["08999001"].Name);
        Assert.Same(registry.Schemas[0], (await reader.ReadAsync(Cancellation)).Schemas[0]);
    }

    [Fact]
    public async Task What_an_earlier_version_has_written_lacks_members_and_these_are_empty()
    {
        await FillAsync();
        var dataset = (await new RegistryReader(database.Database).ReadAsync(Cancellation)).Datasets["linden.trees"];
        Assert.Empty(dataset.Services);
        Assert.Empty(dataset.Series);
        Assert.Empty(dataset.Distributions);
        Assert.Empty(dataset.KeywordsEn);
        Assert.False(dataset.Statements.IsHvd);
    }

    [Fact]
    public async Task A_withdrawn_data_set_is_gone_but_its_publication_counts_for_the_collection()
    {
        await FillAsync();
        var registry = await new RegistryReader(database.Database).ReadAsync(Cancellation);
        Assert.False(registry.Datasets.ContainsKey("linden.old-trees"));
        var collection = registry.Collections["tree"];
        Assert.Equal(9, collection.Publication);
        Assert.Equal(5, registry.Collections["linden.trees"].Publication);
        var changes = new ChangesReader(database.Database);
        var deleted = await changes.DeletedAsync(collection, 8, null, 10, Cancellation);
        Assert.Equal(["08999001.old-trees.1", "08999001.old-trees.2"], deleted.Select(one => one.Id));
        Assert.Equal([deleted[1]], await changes.DeletedAsync(collection, 8, deleted[0], 10, Cancellation));
        Assert.Empty(await changes.DeletedAsync(collection, 9, null, 10, Cancellation));
    }

    [Fact]
    public async Task The_feed_follows_publications_and_finds_the_database_again()
    {
        await FillAsync();
        await using var feed = new RegistryFeed(database.Database, TimeProvider.System, NullLogger<RegistryFeed>.Instance);
        await feed.StartAsync(Cancellation);
        Assert.True(feed.IsLive);
        var first = feed.Current.Publication;
        var told = new TaskCompletionSource<Registry>();
        feed.Changed += registry => told.TrySetResult(registry);

        await PublishAsync();
        Assert.Equal(first + 1, (await feed.WaitForAsync(first + 1, Cancellation)).Publication);
        Assert.Equal(first + 1, (await told.Task.WaitAsync(Cancellation)).Publication);

        await using (var admin = await PostgresDatabase.AdminAsync(new NpgsqlConnectionStringBuilder(database.OwnerConnection).Database!))
        await using (var kill = admin.CreateCommand())
        {
            kill.CommandText =
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'oud-read'";
            Assert.NotEqual(0, await kill.ExecuteNonQueryAsync(Cancellation));
        }

        await PublishAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        Assert.Equal(first + 2, (await feed.WaitForAsync(first + 2, patience.Token)).Publication);
        Assert.True(feed.IsLive);
    }

    [Fact]
    public async Task Without_a_database_the_feed_starts_empty_and_is_not_live()
    {
        await using var nobody = Database.Create(new() { Owner = "Host=/nowhere;Username=x;Database=y" });
        await using var feed = new RegistryFeed(nobody, TimeProvider.System, NullLogger<RegistryFeed>.Instance);
        await feed.StartAsync(Cancellation);
        Assert.False(feed.IsLive);
        Assert.Same(Registry.Empty, feed.Current);
    }

    [Fact]
    public async Task What_was_purged_and_what_ran_can_be_asked()
    {
        await database.ExecuteAsync(
            """
            INSERT INTO oud.purged VALUES ('linden.trees', '08999001.trees.7', 'Personal data', now()), ('linden.graves', NULL, 'Law', now());
            INSERT INTO oud.run (dataset_id, started_at, finished_at, outcome, report)
            VALUES ('linden.trees', now(), now(), 'published', '{"added": 3}'), ('linden.trees', now(), NULL, 'running', NULL);
            """);
        var purged = new PurgedReader(database.Database);
        Assert.Equal("Personal data", (await purged.FindAsync("linden.trees", "08999001.trees.7", Cancellation))!.Reason);
        Assert.Null(await purged.FindAsync("linden.trees", "08999001.trees.8", Cancellation));
        Assert.Null(await purged.FindAsync("linden.trees", null, Cancellation));
        Assert.Equal("Law", (await purged.FindAsync("linden.graves", "x.y.z", Cancellation))!.Reason);
        var runs = await new RunReader(database.Database).LastAsync("linden.trees", 5, Cancellation);
        Assert.Equal(["running", "published"], runs.Select(run => run.Outcome));
        Assert.Equal("{\"added\": 3}", System.Text.Encoding.UTF8.GetString(runs[1].Report.Span));
    }

    async Task PublishAsync() => await database.ExecuteAsync(
        """
        UPDATE oud.instance SET publication = publication + 1;
        SELECT pg_notify('oud_publication', publication::text) FROM oud.instance;
        """);

    async Task FillAsync()
    {
        if (await database.ScalarAsync<long>("SELECT count(*) FROM oud.schema") > 0)
        {
            return;
        }

        var schema = await File.ReadAllTextAsync(RepositoryRoot.Combine("schemas", "tree", "1.0.0", "schema.json"), Cancellation);
        await database.ExecuteAsync("INSERT INTO oud.schema VALUES ('tree', '1.0.0', 'draft', false, $1)", schema);
        await database.ExecuteAsync(
            """
            INSERT INTO oud.publisher VALUES ('linden', '08999001',
                '{"slug": "linden", "key": "08999001", "id_key": "08999001", "kind": "municipality", "name": {"de": "Linden", "en": "Linden"},
                  "iri": "https://www.linden.example/", "contact_name": {"de": "Amt", "en": "Office"}, "contact_email": "data@linden.example"}');
            INSERT INTO oud.municipality VALUES ('08999001', 'Linden');
            """);
        await database.ExecuteAsync(
            """
            INSERT INTO oud.dataset (id, publisher, name, state, schema_name, schema_version, table_name, document, descriptor_hash,
                issued_at, modified_at, revision, publication, features, extent, filled)
            VALUES
            ('linden.trees', 'linden', 'trees', 'published', 'tree', '1.0.0', 'tree_1', $1::jsonb, 'h', now(), now(), 2, 5, 12,
                '{8,49,9,50}', '{species}'),
            ('linden.old-trees', 'linden', 'old-trees', 'withdrawn', 'tree', '1.0.0', 'tree_1', $1::jsonb, 'h', now(), now(), 3, 9, 0,
                NULL, '{}')
            """, Document);
        await database.ExecuteAsync(
            """
            INSERT INTO oud.statistic
            SELECT number, '08999001', '', property, 12, s.filled FROM oud.dataset, (VALUES ('', 12), ('species', 7)) AS s(property, filled)
            WHERE id = 'linden.trees';
            INSERT INTO oud.tombstone SELECT number, '08999001.old-trees.' || i, 3, 9, now() FROM oud.dataset, generate_series(1, 2) AS i
            WHERE id = 'linden.old-trees';
            """);
    }
}
