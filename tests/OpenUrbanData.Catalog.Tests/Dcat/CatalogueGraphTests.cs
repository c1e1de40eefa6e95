using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics;
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
    [InlineData("dcat-ap-3.0.1-base")]
    [InlineData("dcat-ap-3.0.1-range")]
    [InlineData("dcat-ap-3.0.1-full")]
    [InlineData("dcat-ap-de-3.0")]
    public async Task Meets_the_shapes(string profile)
    {
        var validator = await ValidatorAsync();
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            // As it is served: with links to other pages.
            var graph = CatalogueGraph.Build(
                Sample.Registry, Sample.Identity, CataloguePage.Of(Sample.Registry, 1, 100, null), to => Sample.Identity.At($"catalog.ttl?page={to}"));
            var turtle = Path.Combine(folder.FullName, "catalog.ttl");
            var jsonLd = Path.Combine(folder.FullName, "catalog.jsonld");
            await File.WriteAllTextAsync(turtle, new Turtle().Write(graph), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(jsonLd, JsonLd(graph), TestContext.Current.CancellationToken);
            foreach (var file in new[] { turtle, jsonLd })
            {
                var (exit, output) = await RunAsync(
                    "node", validator, "validate.mjs", "--profile", profile, "--fail-on", "violation", file);
                Assert.True(exit == 0, output);
                Assert.Contains($"triples={graph.Count} ", output, StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The shared folder may be read-only and has no packages installed, so the tool is copied once and completed.
    static async Task<string> ValidatorAsync()
    {
        var source = SharedData.Path("standards/dcat/validate");
        if (!OnPath("npm"))
        {
            Assert.Skip("Node and npm are missing: DCAT shapes were not checked");
        }

        var target = RepositoryRoot.Combine("artifacts", "dcat-validate");
        if (!File.Exists(Path.Combine(target, "complete")))
        {
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(target, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                await using var from = File.OpenRead(file);
                await using var to = File.Create(copy);
                await from.CopyToAsync(to);
            }

            var (exit, output) = await RunAsync("npm", target, "ci", "--no-audit", "--no-fund", "--loglevel", "error");
            if (exit != 0)
            {
                Assert.Skip($"npm ci failed: DCAT shapes were not checked. {output}");
            }

            await File.WriteAllTextAsync(Path.Combine(target, "complete"), "");
        }

        return target;
    }

    static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    static async Task<(int Exit, string Output)> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DCAT_SHAPES"] = Path.Combine(SharedData.Folder, "standards", "dcat", "shapes");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
