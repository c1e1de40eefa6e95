using Npgsql;
using OpenUrbanData.Postgres.Migrations;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Migrations;

public sealed class MigratorTests(PostgresDatabase fixture) : IClassFixture<PostgresDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Numbers_start_at_one_and_have_no_gaps() =>
        Assert.Equal(Enumerable.Range(1, Migrator.All.Count), Migrator.All.Select(migration => migration.Number));

    [Fact]
    public async Task A_migrated_database_needs_nothing() =>
        Assert.Equal(0, await fixture.Database.MigrateAsync(Cancellation));

    [Fact]
    public async Task A_previous_database_gets_only_what_is_missing()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        Migration[] next = [.. Migrator.All, new(9000, "next", "CREATE TABLE oud.next (one integer)")];

        Assert.Equal(1, await Migrator.MigrateAsync(database.Database.Writer, next, Cancellation));
        Assert.Equal(0, await Migrator.MigrateAsync(database.Database.Writer, next, Cancellation));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM oud.next"));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        Migration[] next = [.. Migrator.All, new(9000, "wrong", "CREATE TABLE oud.half (one integer); SELECT 1 / 0")];

        await Assert.ThrowsAsync<PostgresException>(() => Migrator.MigrateAsync(database.Database.Writer, next, Cancellation));
        Assert.Null(await database.ScalarAsync<string>("SELECT to_regclass('oud.half')::text"));
    }

    [Fact]
    public async Task A_newer_database_is_left_alone_with_a_clear_message()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync("INSERT INTO public.oud_migration (number, name) VALUES (9999, 'future')");

        var exception = await Assert.ThrowsAsync<DatabaseException>(() => database.Database.MigrateAsync(Cancellation));
        Assert.Contains("newer version", exception.Message, StringComparison.Ordinal);
        Assert.Contains("9999 (future)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_start_at_once_migrate_once()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        Migration[] next = [.. Migrator.All, new(9000, "next", "CREATE TABLE oud.next (one integer); SELECT pg_sleep(0.2)")];

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Migrator.MigrateAsync(database.Database.Writer, next, Cancellation)));
        Assert.Equal(1, applied.Sum());
    }

    [Fact]
    public async Task The_reading_role_reads_what_is_served_and_nothing_else()
    {
        await using var catalogue = fixture.Database.Reader.CreateCommand("SELECT count(*) FROM oud.dataset");
        Assert.Equal(0L, await catalogue.ExecuteScalarAsync(Cancellation));

        await using var quarantine = fixture.Database.Reader.CreateCommand("SELECT count(*) FROM oud.rejection");
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => quarantine.ExecuteScalarAsync(Cancellation))).SqlState);

        await using var write = fixture.Database.Reader.CreateCommand(
            "SET TRANSACTION READ WRITE; DELETE FROM oud.dataset");
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync(Cancellation))).SqlState);
    }

    [Fact]
    public async Task Tables_made_later_are_readable_too()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync("CREATE TABLE feature.later (one integer)");

        await using var command = database.Database.Reader.CreateCommand("SELECT count(*) FROM feature.later");
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancellation));
    }
}
