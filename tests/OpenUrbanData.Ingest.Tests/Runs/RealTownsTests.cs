using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Runs;

/// <summary>What real towns publish, brought in by descriptors alone (catalog/_templates), with the counts that were
/// counted by hand.</summary>
public sealed class RealTownsTests
{
    static readonly Dictionary<string, long> Counts = new(StringComparer.Ordinal)
    {
        ["koeln.stadtteile"] = 86,
        ["koeln.wahllokale"] = 800,
        ["koeln.haushalt-bezirke"] = 252,
        ["muenster.spielplaetze"] = 291,
        ["karlsruhe.parkhaeuser"] = 90,
        ["karlsruhe.fahrradanlagen"] = 809,
        ["freiburg.parkhaeuser"] = 19,
        ["reutlingen.fahrradabstellanlagen"] = 334,
        ["berlin.bezirke"] = 12,
        ["berlin.baumstandorte"] = 3415,
        ["berlin.toiletten-lichtenberg"] = 66,
        ["st-gallen.schulen"] = 33,
        ["st-gallen.wohnviertel"] = 31,
        ["st-gallen.parkplaetze"] = 2768,
        ["st-gallen.toiletten"] = 40,
        ["st-gallen.spielplaetze"] = 47,
        ["st-gallen.kinderbetreuung"] = 120,
        ["st-gallen.gesundheit"] = 88,
        ["st-gallen.ladestationen"] = 16,
        ["bremen.haushalt"] = 10482,
    };

    static string Templates => RepositoryRoot.Combine("catalog", "_templates");

    [Fact]
    public void Every_template_is_right_and_has_a_count_here()
    {
        var catalog = CatalogFolder.Load(Templates, "/nowhere");
        Assert.True(catalog.Errors.IsEmpty, string.Join("\n", catalog.Errors));
        Assert.Equal(Counts.Keys.Order(StringComparer.Ordinal), catalog.Datasets.Select(one => one.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_template_publishes_all_records_of_the_real_file()
    {
        var catalog = CatalogFolder.Load(Templates, SharedData.Path("data"));
        await using var workshop = await RunWorkshop.CreateAsync();
        foreach (var dataset in catalog.Datasets)
        {
            var report = await workshop.Run.ExecuteAsync(dataset, new(), null, TestContext.Current.CancellationToken);
            Assert.True(report.Outcome == IngestOutcome.Published, string.Join('\n', report.Lines()));
            Assert.Equal((dataset.Id, Counts[dataset.Id], 0L), (dataset.Id, report.Placed, report.Rejected));
            if (dataset.Id == "koeln.stadtteile")
            {
                Assert.Equal(1, Assert.Single(report.Notices, notice => notice.Code == "geometry_repaired").Count);
            }
        }

        Assert.Equal(12, await CountAsync("SELECT count(DISTINCT municipality_key) FROM feature.parking_facility_1 f JOIN oud.dataset d ON d.number = f._dataset WHERE d.id = 'karlsruhe.parkhaeuser'"));
        Assert.Equal(9, await CountAsync("SELECT count(DISTINCT municipality_key) FROM feature.parking_facility_1 f JOIN oud.dataset d ON d.number = f._dataset WHERE d.id = 'karlsruhe.fahrradanlagen'"));

        Task<long> CountAsync(string sql) => workshop.Database.ScalarAsync<long>(sql);
    }

    [Fact]
    public async Task Two_polls_with_other_free_spaces_are_one_revision_with_new_latest_values()
    {
        var folder = Directory.CreateTempSubdirectory("oud-polls-").FullName;
        try
        {
            var text = await File.ReadAllTextAsync(SharedData.Path("data/freiburg_parkhaeuser_live.geojson"), TestContext.Current.CancellationToken);
            var file = Path.Combine(folder, "freiburg_parkhaeuser_live.geojson");
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            await using var workshop = await RunWorkshop.CreateAsync();
            var dataset = CatalogFolder.Load(Templates, folder).Datasets.Single(one => one.Id == "freiburg.parkhaeuser");
            var first = await workshop.Run.ExecuteAsync(dataset, new(), null, TestContext.Current.CancellationToken);
            var next = text.Replace("\"obs_free\": \"56\"", "\"obs_free\": \"12\"", StringComparison.Ordinal)
                .Replace("2024-06-10 10:20:00", "2024-06-10 10:25:00", StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, next, TestContext.Current.CancellationToken);
            var second = await workshop.Run.ExecuteAsync(dataset, new(), null, TestContext.Current.CancellationToken);
            Assert.Equal(19, first.Observations);
            Assert.Equal(19, second.Observations);
            Assert.Equal((first.Revision, first.Publication), (second.Revision, second.Publication));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
