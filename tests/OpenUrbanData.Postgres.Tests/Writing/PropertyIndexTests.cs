using System.Collections.Immutable;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Writing;

/// <summary>Which properties get an index, and what publish does with them.</summary>
public sealed class PropertyIndexTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    readonly SampleStore _store = new(database);

    [Fact]
    public void Properties_of_a_canonical_schema_come_before_the_common_ones()
    {
        var tree = SampleStore.Schemas.Newest("tree")!;
        Assert.Equal(
            ["valid_from", "valid_to", "tree_number", "species_botanical", "genus", "planted_year", "height", "trunk_circumference"],
            PropertyIndexes.Candidates(tree).Take(PropertyIndexes.Most).Select(one => one.Name));
        Assert.DoesNotContain(PropertyIndexes.Candidates(tree), one => one.Name is "status" or "geometry_source" or "municipality_key");
    }

    [Fact]
    public async Task Filled_properties_of_a_local_schema_get_one_up_to_the_limit()
    {
        var schema = SampleStore.Local("limit", [.. Enumerable.Range(1, 10).Select(number => ($"c{number}", PropertyType.Integer)), ("flag", PropertyType.Boolean), ("name", PropertyType.Text)]);
        var feature = SampleStore.Feature(schema, "1", null);
        foreach (var number in Enumerable.Range(2, 9))
        {
            feature[$"c{number}"] = (long)number;
        }

        feature["flag"] = true;
        await _store.PublishAsync("limit", schema, [feature]);
        Assert.Equal(["c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"], await IndexedAsync("limit"));
    }

    [Fact]
    public async Task A_table_of_before_gets_them_with_the_next_publish_and_a_bulk_load_builds_them()
    {
        var schema = SampleStore.Local("old", ("name", PropertyType.Text), ("year", PropertyType.Integer));
        await _store.PublishAsync("old", schema, SampleStore.Numbered(schema, 20_000));
        Assert.Equal(["name"], await IndexedAsync("old"));
        var table = await TableAsync("old");
        await database.ExecuteAsync($"DROP INDEX feature.{table}_by_name");
        await _store.PublishAsync("old", schema, SampleStore.Numbered(schema, 20_001));
        Assert.Equal(["name"], await IndexedAsync("old"));
    }

    [Fact]
    public async Task A_text_that_no_index_can_hold_drops_it_and_the_publish_succeeds()
    {
        var schema = SampleStore.Local("long", ("name", PropertyType.Text));
        Feature Named(string name) => SampleStore.Feature(schema, "1", name);
        await _store.PublishAsync("long", schema, [Named("short")]);
        Assert.Equal(["name"], await IndexedAsync("long"));
        var random = new Random(1);
        var incompressible = string.Concat(Enumerable.Range(0, 20_000).Select(_ => (char)random.Next('!', '~')));
        var (_, outcome) = await _store.PublishAsync("long", schema, [Named(incompressible)]);
        Assert.True(outcome.IsPublished);
        Assert.Empty(await IndexedAsync("long"));

        // Readers may still see the long one, so it may or may not be back.
        await _store.PublishAsync("long", schema, [Named("short again")]);
        Assert.True((await _store.PublishAsync("long", schema, [Named("and again")])).Outcome.IsPublished);
    }

    [Fact]
    public async Task Names_fit_into_what_the_database_keeps_of_them()
    {
        var name = new string('a', 60);
        var schema = SampleStore.Local("names", (name + "x", PropertyType.Integer), (name + "y", PropertyType.Integer), ("name", PropertyType.Text));
        var feature = SampleStore.Feature(schema, "1", null);
        feature[name + "x"] = 1L;
        feature[name + "y"] = 1L;
        await _store.PublishAsync("names", schema, [feature]);
        await _store.PublishAsync("names", schema, [feature], SampleStore.Request("names", "d2"));
        Assert.Equal([name + "x", name + "y"], await IndexedAsync("names"));
    }

    async Task<string> TableAsync(string name) => (await database.ScalarAsync<string>(
        "SELECT table_name FROM oud.dataset WHERE id = $1", $"{SampleStore.Slug}.{name}"))!;

    async Task<ImmutableArray<string>> IndexedAsync(string name) => [.. (await database.ScalarAsync<string[]>(
        """
        SELECT coalesce(array_agg(a.attname::text ORDER BY x.indexrelid), '{}') FROM pg_index AS x
        JOIN pg_class AS i ON i.oid = x.indexrelid JOIN pg_attribute AS a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
        WHERE x.indrelid = to_regclass('feature.' || $1) AND i.relname LIKE '%\_by\_%'
        """,
        await TableAsync(name)))!];
}
