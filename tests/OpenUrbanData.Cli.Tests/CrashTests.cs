using System.Diagnostics;
using System.Globalization;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

public sealed class CrashTests
{
    const int Rows = 4000;
    const int Kills = 10;

    [Fact]
    public async Task Ingest_that_is_killed_at_any_moment_leaves_the_old_or_the_new_revision_whole()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await PostgresDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("oud-crash-").FullName;
        try
        {
            Write(folder, "publisher.yaml", """
                kind: municipality
                name: Muster
                key: "08999001"
                website: https://muster.example.org/
                contact: { name: Digitalamt, email: daten@muster.example.org }
                license: cc-zero
                """);
            Write(folder, "daten.yaml", """
                title: Daten
                description: Daten
                state: published
                schema: parking-facility/1.0.0
                source: { file: daten.csv }
                municipality: "08999001"
                key: nr
                geometry: { x: x, y: y }
                mapping: { name: name, purpose: { constant: car }, facility_type: { constant: other }, capacity: zahl }
                """);
            Version(folder, 0);
            var watch = Stopwatch.StartNew();
            Assert.Equal(0, await Ingest(database, folder).EndAsync());
            var whole = watch.Elapsed;

            var last = 0L;
            for (var version = 1; version <= Kills; version++)
            {
                Version(folder, version);
                using (var oud = Ingest(database, folder))
                {
                    // Most of the first half is the program's own start.
                    await Task.Delay(whole * (0.4 + (0.6 * Random.Shared.NextDouble())), cancellation);
                    await oud.TerminateAsync("-KILL");
                }

                var seen = (await database.ScalarAsync<string>(
                    "SELECT string_agg(DISTINCT name, ',') || ':' || count(*) FROM feature.parking_facility_1"))!.Split(':');
                Assert.Equal(Rows, int.Parse(seen[1], CultureInfo.InvariantCulture));
                var now = long.Parse(seen[0], CultureInfo.InvariantCulture);
                Assert.True(now == last || now == version, $"After the kill of {version} there is {now}; before it was {last}.");
                Assert.Equal(Rows, await database.ScalarAsync<long>("SELECT features FROM oud.dataset"));
                last = now;
            }

            Version(folder, 99);
            using var end = Ingest(database, folder);
            Assert.True(await end.EndAsync() == 0, end.Output);
            Assert.Equal("99", await database.ScalarAsync<string>("SELECT string_agg(DISTINCT name, ',') FROM feature.parking_facility_1"));
            Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'staging'"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static OudProcess Ingest(PostgresDatabase database, string folder) => OudProcess.Start(
        new Dictionary<string, string?> { ["OUD_DATABASE"] = database.OwnerConnection },
        "ingest", "--catalog", folder, "--data", Path.Combine(folder, "_data"));

    static void Write(string folder, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(folder, "muster"));
        File.WriteAllText(Path.Combine(folder, "muster", name), text);
    }

    // All rows say the same number, so that a mixture of two versions would show.
    static void Version(string folder, int version) => Write(folder, "daten.csv", "nr;name;zahl;x;y\n" + string.Concat(
        Enumerable.Range(1, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i};{version};{i};8.{i:00000};49.{i:00000}\n"))));
}
