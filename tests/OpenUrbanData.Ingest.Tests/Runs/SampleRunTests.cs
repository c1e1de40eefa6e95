using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Runs;

public sealed class SampleRunTests
{
    [Fact]
    public async Task Every_sample_is_published_and_a_second_run_changes_nothing()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        var catalog = CatalogFolder.Load(RepositoryRoot.Combine("catalog"));
        Assert.True(catalog.Errors.IsEmpty, string.Join("\n", catalog.Errors));
        foreach (var dataset in catalog.Datasets)
        {
            var report = await workshop.Run.ExecuteAsync(dataset, new(), null, TestContext.Current.CancellationToken);
            Assert.True(report.Outcome == (dataset.IsPublished ? IngestOutcome.Published : IngestOutcome.Draft), string.Join('\n', report.Lines()));
            Assert.True(report.Placed > 0 || dataset.Kind != DatasetKind.Dataset || !dataset.IsPublished, string.Join('\n', report.Lines()));
            Assert.Equal(0, report.Rejected);
        }

        foreach (var dataset in catalog.Datasets)
        {
            var report = await workshop.Run.ExecuteAsync(dataset, new(), null, TestContext.Current.CancellationToken);
            Assert.True(report.Outcome is IngestOutcome.Unchanged or IngestOutcome.Draft || dataset.Mapping.Municipality?.FromArea == true, string.Join('\n', report.Lines()));
        }
    }
}
