using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;
using static OpenUrbanData.Postgres.Tests.Writing.SampleStore;

namespace OpenUrbanData.Postgres.Tests.Writing;

public sealed class RecordIndexTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    readonly SampleStore _samples = new(database);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_row_of_an_entry_follows_it_its_publisher_and_its_towns()
    {
        await _samples.PublishAsync("parkhaeuser", Parking, Numbered(Parking, 3), Request("parkhaeuser") with
        {
            Document = Request("parkhaeuser").Document with
            {
                Title = new("Parkhäuser in der Innenstadt", "Car parks of the city centre"), Themes = ["TRAN"], KeywordsDe = ["Verkehr"],
            },
        });
        Assert.Equal("dataset|Parkhäuser in der Innenstadt|Stadt Lindenbrück|08999001|parking-facility|CSV,GEOJSON|TRAN|LINESTRING|f", await database.ScalarAsync<string>(
            """
            SELECT concat_ws('|', kind, title, publisher, municipality_keys[1], schema, array_to_string(formats, ','), themes[1], GeometryType(geom), is_hvd)
            FROM oud.record WHERE id = 'lindenbrueck.parkhaeuser' AND source IS NULL
            """));
        Assert.True(await FindsAsync("Parkhaus", "lindenbrueck.parkhaeuser"));
        Assert.False(await FindsAsync("Oberlinden", "lindenbrueck.parkhaeuser"));

        await _samples.Store.Registry.UpsertAsync([new Municipality(Key, "Oberlinden")], Cancellation);
        Assert.True(await FindsAsync("Oberlinden", "lindenbrueck.parkhaeuser"));
        await _samples.Store.Registry.UpsertAsync((await _samples.PublisherAsync()) with { Name = new("Landkreis Auen", "County of Auen") }, Cancellation);
        Assert.True(await FindsAsync("county of auen", "lindenbrueck.parkhaeuser"));
        await _samples.PublisherAsync();

        await using var session = await _samples.Store.OpenAsync("lindenbrueck.parkhaeuser", Cancellation);
        await session!.WithdrawAsync(Cancellation);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM oud.record WHERE id = 'lindenbrueck.parkhaeuser'"));
    }

    // OGC 20-004r1, /req/record-core-query-parameters/q-response
    [Theory]
    [InlineData("baum", true)] // the stem of Bäume
    [InlineData("BÄUMEN", true)]
    [InlineData("Straßen", true)]
    [InlineData("strassen", true)]
    [InlineData("tree", true)]
    [InlineData("alter baum", true)] // one after the other, in German stems
    [InlineData("baum alter", false)]
    [InlineData("Kataster,nirgends", true)] // the beginning of a compound, or the other term
    [InlineData("Allee", false)] // known limit: Lindenallee is not taken apart
    [InlineData("und", false)] // says nothing
    [InlineData("\\'", false)] // no operator of the query language reaches it
    [InlineData("x' | 'baum", false)]
    [InlineData("!nirgends", false)]
    public async Task A_search_finds_stems_of_both_languages_and_beginnings(string q, bool isFound)
    {
        await _samples.PublishAsync("baeume", Parking, Numbered(Parking, 1), Request("baeume") with
        {
            Document = Request("baeume").Document with
            {
                Title = new("Alte Bäume: Katasterauszug", "Old trees"), Description = new("Die Lindenallee und die Straße.", "Streets."),
            },
        });
        Assert.Equal(isFound, await FindsAsync(q, "lindenbrueck.baeume"));
    }

    [Fact]
    public async Task Rows_of_a_source_are_its_visible_records_and_a_run_raises_the_publication_only_where_they_change()
    {
        var store = new HarvestStore(database.Database);
        await using var session = await store.OpenAsync("nachbar", Cancellation);
        HarvestedContent[] contents =
        [
            new("https://nachbar.example/1", "h1", """
                {"kind":"Dataset","iri":"https://nachbar.example/1","title":"Spielplätze","publisher":"Nachbarstadt","identifiers":["N-1"],"modified":"2025-05-05T10:00:00Z",
                 "facts":{"keywords":["Kinder"],"themes":["SOCI"],"formats":["CSV"],"extent":[9.1,48.2,9.3,48.4],"begins":"2024-01-01T00:00:00Z","hvd":true}}
                """, "", []),
            new("https://nachbar.example/2", "h2", """{"kind":"service","title":null,"modified":"gestern","facts":{"extent":[200,0,1,1],"keywords":"kein Feld"}}""", "", []),
        ];
        await session!.StageAsync(contents, Cancellation);
        await ApplyAsync(session, "present");
        Assert.Equal("Spielplätze N-1 t 2025 | https://nachbar.example/2 - f -", await database.ScalarAsync<string>(
            """
            SELECT string_agg(concat_ws(' ', title, coalesce((SELECT e FROM unnest(external_ids) AS e WHERE e LIKE 'N%'), '-'), is_hvd, coalesce(extract(year FROM modified)::text, '-')), ' | ' ORDER BY key)
            FROM oud.record WHERE source = 'nachbar'
            """));
        Assert.Equal("POLYGON((9.1 48.2,9.1 48.4,9.3 48.4,9.3 48.2,9.1 48.2))", await database.ScalarAsync<string>("SELECT ST_AsText(geom) FROM oud.record WHERE key = 'https://nachbar.example/1'"));
        var before = await PublicationAsync();

        await ApplyAsync(session, "missing");
        Assert.Equal((before, 2), (await PublicationAsync(), await RowsAsync()));
        await ApplyAsync(session, "orphaned");
        Assert.Equal((before + 1, 0), (await PublicationAsync(), await RowsAsync()));
        await ApplyAsync(session, "present");
        await database.ExecuteAsync("UPDATE oud.harvested_record SET duplicate_of = (SELECT id FROM oud.harvested_record WHERE key LIKE '%/1') WHERE key LIKE '%/2'");
        await ApplyAsync(session, "missing");
        Assert.Equal((before + 3, 1), (await PublicationAsync(), await RowsAsync()));
    }

    [Fact]
    public async Task Another_version_of_the_program_makes_all_rows_anew()
    {
        await _samples.PublishAsync("neu", Parking, Numbered(Parking, 1));
        Assert.False(await RecordIndex.RenewAsync(database.Database.Writer, Cancellation));
        await database.ExecuteAsync("UPDATE oud.instance SET record_index = 'older'; UPDATE oud.record SET title = 'alt', hash = 'alt'");
        await database.Database.MigrateAsync(Cancellation);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM oud.record WHERE title = 'alt'"));
        Assert.False(await RecordIndex.RenewAsync(database.Database.Writer, Cancellation));
    }

    Task<bool> FindsAsync(string q, string id) => database.ScalarAsync<bool>(
        "SELECT coalesce(bool_or(words @@ oud.search($1)), false) FROM oud.record WHERE id = $2", q.Split(','), id);

    Task<long> PublicationAsync() => database.ScalarAsync<long>("SELECT publication FROM oud.instance");

    async Task<int> RowsAsync() => (int)await database.ScalarAsync<long>("SELECT count(*) FROM oud.record WHERE source = 'nachbar'");

    static Task ApplyAsync(HarvestSession session, string state) => session.ApplyAsync(
        new()
        {
            Url = "https://nachbar.example/catalog",
            Address = "https://nachbar.example/catalog",
            Stands = [new("https://nachbar.example/1", "h1", state, DateTimeOffset.UnixEpoch), new("https://nachbar.example/2", "h2", state, DateTimeOffset.UnixEpoch)],
            Started = DateTimeOffset.UnixEpoch,
            Finished = DateTimeOffset.UnixEpoch,
            Outcome = "complete",
            Report = "{}",
        },
        (_, _) => Task.CompletedTask, Cancellation);
}
