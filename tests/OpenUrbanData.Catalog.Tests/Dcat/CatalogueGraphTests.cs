using System.Buffers;
using System.Collections.Frozen;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Catalog.Rdf.JsonLd;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Dcat;

public sealed class CatalogueGraphTests
{
    static byte[] JsonLd(Graph graph)
    {
        var output = new ArrayBufferWriter<byte>();
        new JsonLdFormat().Write(graph, output);
        return output.WrittenSpan.ToArray();
    }

    [Fact]
    public Task Writes_the_golden_catalogue_as_turtle() =>
        Golden.MatchesAsync("catalog.ttl", new Turtle().Write(CatalogueGraph.Build(Sample.Registry, Sample.Identity)));

    [Fact]
    public Task Writes_the_golden_catalogue_as_json_ld() =>
        Golden.MatchesAsync("catalog.jsonld", JsonLd(CatalogueGraph.Build(Sample.Registry, Sample.Identity)));

    [Fact]
    public void An_instance_without_data_has_a_catalogue_too() =>
        Assert.Contains("dcat:Catalog", new Turtle().Write(CatalogueGraph.Build(Registry.Empty, Sample.Identity)), StringComparison.Ordinal);

    [Fact]
    public void A_data_set_of_many_towns_names_their_states()
    {
        var towns = Enumerable.Range(0, CatalogueGraph.MaximumPlaces + 1)
            .Select(i => new TownStatistics($"0821{i:0000}", "", 1, FrozenDictionary<string, long>.Empty));
        var text = new Turtle().Write(CatalogueGraph.Build(Registry.Empty, Sample.CityParking with { Towns = [.. towns] }, Sample.Identity));
        Assert.Contains("stateKey/08>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("municipalityKey", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_brings_the_services_and_series_that_it_names()
    {
        var text = new Turtle().Write(CatalogueGraph.Build(Sample.Registry, Sample.Registry.Datasets["landkreis.luftbilder-jahr2025"], Sample.Identity));
        Assert.Contains("dcat:DatasetSeries", text, StringComparison.Ordinal);
        Assert.Contains("dcat:endpointURL <https://geo.landkreis.example/wms>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("entwurf", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_without_published_member_is_not_listed()
    {
        var text = new Turtle().Write(CatalogueGraph.Build(Sample.Registry with { Datasets = FrozenDictionary<string, Dataset>.Empty }, Sample.Identity));
        Assert.DoesNotContain("DatasetSeries", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Distributions_keep_their_names_when_their_order_changes()
    {
        var dataset = Sample.Registry.Datasets["landkreis.luftbilder-jahr2025"];
        var turned = dataset with { Distributions = [.. dataset.Distributions.Reverse()] };
        Assert.Equal(Lines(dataset), Lines(turned));

        static IEnumerable<string> Lines(Dataset dataset) => new Turtle().Write(CatalogueGraph.Build(Sample.Registry, dataset, Sample.Identity))
            .Split('\n').Where(line => line.StartsWith('<') && line.Contains("#link-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("dcat-ap-3.0.1-base", CatalogueView.All)]
    [InlineData("dcat-ap-3.0.1-range", CatalogueView.All)]
    [InlineData("dcat-ap-3.0.1-full", CatalogueView.All)]
    [InlineData("dcat-ap-3.0.0-full", CatalogueView.All)]
    [InlineData("dcat-ap-3.0.1-deprecated", CatalogueView.All)]
    [InlineData("dcat-ap-de-3.0", CatalogueView.All)]
    [InlineData("hvd-3.0.0-base", CatalogueView.Hvd)]
    [InlineData("hvd-3.0.0-usagenotes", CatalogueView.Hvd)]
    [InlineData("hvd-3.0.0-full", CatalogueView.Hvd)]
    [InlineData("geodcat-ap-2.0.0", CatalogueView.Geo)]
    [InlineData("dcat-ap-de-3.0", CatalogueView.Geo)]
    [InlineData("mobilitydcat-ap", CatalogueView.Mobility)]
    [InlineData("dcat-ap-de-3.0", CatalogueView.Mobility)]
    public async Task Meets_the_shapes(string profile, CatalogueView view)
    {
        using var folder = new TemporaryFolder();
        var registry = CatalogueViews.Part(Sample.Registry, view);

        // As it is served: with links to other pages.
        var graph = CatalogueGraph.Build(
            registry, Sample.Identity with { View = view }, CataloguePage.Of(registry, 1, 100, null), (to, _) => Sample.Identity.At($"catalog.ttl?page={to}"));
        var file = folder.File("catalog.ttl");
        await File.WriteAllTextAsync(file, new Turtle().Write(graph), TestContext.Current.CancellationToken);
        Assert.Contains($"triples={graph.Count} ", await DcatTool.ValidateAsync(profile, file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_the_same_for_the_validator_in_every_form()
    {
        using var folder = new TemporaryFolder();
        var graph = CatalogueGraph.Build(Sample.Registry, Sample.Identity);
        foreach (var format in RdfFormat.All.Where(format => format is not NQuads))
        {
            var file = folder.File($"catalog.{format.Endings[0]}");
            await File.WriteAllTextAsync(file, format.Write(graph), TestContext.Current.CancellationToken);
            Assert.Contains($"triples={graph.Count} ", await DcatTool.ValidateAsync("dcat-ap-3.0.1-base", file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_view_shows_only_what_belongs_to_it_and_says_by_which_profile()
    {
        var hvd = Text(CatalogueView.Hvd);
        Assert.Contains("catalog/landkreis.luftbilder-jahr2025>", hvd, StringComparison.Ordinal);
        Assert.Contains("dcat:DatasetSeries", hvd, StringComparison.Ordinal);
        Assert.DoesNotContain("aubach", hvd, StringComparison.Ordinal);
        var mobility = Text(CatalogueView.Mobility);
        Assert.Contains("mobility-theme/parking-service-and-rest-area-information>", mobility, StringComparison.Ordinal);
        Assert.DoesNotContain("luftbilder", mobility, StringComparison.Ordinal);
        var geo = Text(CatalogueView.Geo);
        Assert.Contains("crs/OGC/1.3/CRS84", geo, StringComparison.Ordinal);
        Assert.DoesNotContain("haushalt", geo, StringComparison.Ordinal);

        static string Text(CatalogueView view)
        {
            var registry = CatalogueViews.Part(Sample.Registry, view);
            return new Turtle().Write(CatalogueGraph.Build(registry, Sample.Identity with { View = view }));
        }
    }

    sealed class TemporaryFolder : IDisposable
    {
        readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oud-dcat-");

        public string File(string name) => Path.Combine(_folder.FullName, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
