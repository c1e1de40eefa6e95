using Npgsql;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests;

public sealed class DatabaseTests(PostgresDatabase fixture) : IClassFixture<PostgresDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_reading_role_the_owner_reads_in_read_only_transactions()
    {
        await using var database = await Database.OpenAsync(new() { Owner = fixture.OwnerConnection }, Cancellation);
        Assert.Null(database.ReadRole);

        await using var write = database.Reader.CreateCommand("DELETE FROM oud.dataset");
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction,
            (await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync(Cancellation))).SqlState);
    }

    [Fact]
    public async Task A_statement_of_the_reader_ends_at_its_limit()
    {
        await using var database = Database.Create(new()
        {
            Owner = fixture.OwnerConnection,
            Reader = fixture.ReaderConnection,
            StatementTimeout = TimeSpan.FromMilliseconds(100),
        });

        await using var slow = database.Reader.CreateCommand("SELECT pg_sleep(5)");
        Assert.Equal(PostgresErrorCodes.QueryCanceled,
            (await Assert.ThrowsAsync<PostgresException>(() => slow.ExecuteNonQueryAsync(Cancellation))).SqlState);
    }

    [Fact]
    public async Task A_missing_reading_role_is_answered_with_the_statements_that_make_it()
    {
        var reader = new NpgsqlConnectionStringBuilder(fixture.ReaderConnection) { Username = "town's reader" };
        var exception = await Assert.ThrowsAsync<DatabaseException>(() => Database.OpenAsync(
            new() { Owner = fixture.OwnerConnection, Reader = reader.ConnectionString }, Cancellation));

        Assert.Contains("CREATE ROLE \"town's reader\" LOGIN PASSWORD", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_PostGIS_is_answered_with_the_statement_that_installs_it()
    {
        var owner = new NpgsqlConnectionStringBuilder(fixture.OwnerConnection);
        await using var admin = await PostgresDatabase.AdminAsync(owner.Database!);
        await using (var make = new NpgsqlCommand($"CREATE DATABASE {owner.Database}_bare OWNER {owner.Username}", admin))
        {
            await make.ExecuteNonQueryAsync(Cancellation);
        }

        owner.Database += "_bare";
        owner.Pooling = false;
        var exception = await Assert.ThrowsAsync<DatabaseException>(() =>
            Database.OpenAsync(new() { Owner = owner.ConnectionString }, Cancellation));
        Assert.Contains("CREATE EXTENSION postgis;", exception.Message, StringComparison.Ordinal);

        await using var drop = new NpgsqlCommand($"DROP DATABASE {owner.Database}", admin);
        await drop.ExecuteNonQueryAsync(Cancellation);
    }

    [Fact]
    public async Task An_unreachable_server_is_named_without_its_password()
    {
        var exception = await Assert.ThrowsAsync<DatabaseException>(() => Database.OpenAsync(
            new() { Owner = "postgres://anna:hidden@127.0.0.1:1/oud" }, Cancellation));

        Assert.StartsWith("OUD_DATABASE does not lead to a database", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://anna:p%40ss%3Aw@db.example.org:5433/oud%20two?sslmode=verify-full&application_name=town",
        "db.example.org", 5433, "anna", "p@ss:w", "oud two")]
    [InlineData("postgresql:///oud?host=/run/postgresql&user=anna", "/run/postgresql", 5432, "anna", null, "oud")]
    [InlineData("Host=db.example.org;Username=anna;Password=p;Database=oud", "db.example.org", 5432, "anna", "p", "oud")]
    public void Both_spellings_of_a_connection_are_read(
        string text, string host, int port, string user, string? password, string database)
    {
        var parsed = DatabaseSettings.Parse(text, "OUD_DATABASE");

        Assert.Equal((host, port, user, password, database),
            (parsed.Host, parsed.Port, parsed.Username, parsed.Password, parsed.Database));
    }

    [Theory]
    [InlineData("postgres://anna:hidden@db:port/oud")]
    [InlineData("postgres://anna:hidden@db/oud?unknown=1")]
    [InlineData("Host=db;Pasword=hidden")]
    [InlineData("hidden")]
    public void What_is_no_connection_is_rejected_without_repeating_it(string text)
    {
        var exception = Assert.Throws<DatabaseException>(() => DatabaseSettings.Parse(text, "OUD_DATABASE"));

        Assert.Contains("OUD_DATABASE", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", exception.ToString(), StringComparison.Ordinal);
    }
}
