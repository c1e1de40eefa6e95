using System.Text.Json;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Quality;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Quality;

public sealed class QualityScoreTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Graph Read(string file)
    {
        using var input = File.OpenRead(file);
        return Graph.Of(RdfFormat.ForName(file)!.Read(input, new() { Base = "http://e.org/" }));
    }

    // Catalogues of real portals, and the good and the bad example of the scorer: every data set, every dimension.
    [Theory]
    [InlineData("validate/examples/good.ttl", "assume")]
    [InlineData("validate/examples/broken.ttl", "assume")]
    [InlineData("validate/examples/broken.ttl", "skip")]
    [InlineData("fixtures/rostock-ckan-page1.rdf", "assume")]
    [InlineData("fixtures/bremen-transparenzportal.rdf", "skip")]
    [InlineData("fixtures/se-nap-trafficdata-original.rdf", "assume")]
    [InlineData("fixtures/synthetic-bnodes.rdf", "assume")]
    [InlineData("fixtures/gob-es-one-dataset.ttl", "assume")]
    public async Task Counts_as_the_official_scorer_does(string file, string http)
    {
        var path = SharedData.Path("standards/dcat/" + file);
        using var json = JsonDocument.Parse(await DcatTool.ScoreAsync(http, path));
        var graph = Read(path);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var id = row.GetProperty("dataset").GetString()!;

            // Nodes without name have other labels there.
            if (graph.Find(new Term.Iri(id)) is null)
            {
                continue;
            }

            var score = QualityScore.Of(graph, new Term.Iri(id), http == "skip" ? null : url => url.StartsWith("http", StringComparison.Ordinal) && !url.Any(char.IsWhiteSpace));
            var expected = row.GetProperty("dims").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetInt32());
            Assert.True(
                expected.All(one => score.Dimensions.Single(dimension => dimension.Dimension.ToString().Equals(one.Key, StringComparison.OrdinalIgnoreCase)).Points == one.Value),
                $"{id}: {row} {string.Join(' ', score.Dimensions)} {string.Join(' ', score.Violations)}");
            Assert.Equal(row.GetProperty("total").GetInt32(), score.Total);
            Assert.Equal(score.Maximum - score.Total, score.Lost.Sum(metric => metric.Points));
        }

        Assert.Equal(json.RootElement.GetProperty("max").GetInt32(), QualityScore.Of(graph, new Term.Iri("http://e.org/none"), http == "skip" ? null : _ => true).Maximum);
    }

    [Fact]
    public async Task Scores_our_own_catalogue_as_the_official_scorer_does()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("oud-mqa-").FullName, "catalog.ttl");
        await File.WriteAllTextAsync(file, new Turtle().Write(CatalogueGraph.Build(Sample.Registry, Sample.Identity)), Cancellation);
        using var json = JsonDocument.Parse(await DcatTool.ScoreAsync("skip", file));
        foreach (var row in json.RootElement.GetProperty("rows").EnumerateArray())
        {
            var id = row.GetProperty("dataset").GetString()!.Split('/')[^1];
            var graph = CatalogueGraph.Build(Sample.Registry, Sample.Registry.Datasets[id], Sample.Identity);
            Assert.Equal((id, row.GetProperty("total").GetInt32()), (id, QualityScore.Of(graph, new Term.Iri(row.GetProperty("dataset").GetString()!), null).Total));
        }
    }

    [Fact]
    public void Says_what_is_missing_and_what_to_do()
    {
        var score = QualityScore.Of(Sample.Registry, Sample.VillageParking with { KeywordsDe = [], KeywordsEn = [] }, Sample.Identity);
        Assert.Equal(["keywordAvailability", "temporalAvailability"], score.Lost.Select(metric => metric.Id));
        Assert.Equal(355, score.Total);
        Assert.Equal("excellent", score.Rating);
        Assert.Contains("'temporal: {", score.Lost[1].Advice.De, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_of_others_count_as_the_last_check_found_them()
    {
        var dataset = Sample.Registry.Datasets["landkreis.luftbilder-jahr2025"];
        var known = QualityScore.Of(Sample.Registry, dataset, Sample.Identity);
        Assert.DoesNotContain(known.Lost, metric => metric.Id == "downloadUrlStatusCode");
        Assert.Contains(known.Lost, metric => metric.Id == "formatMediaTypeMachineInterpretable");
        var unknown = QualityScore.Of(Sample.Registry with { Links = Registry.Empty.Links }, dataset, Sample.Identity);
        Assert.Contains(unknown.Lost, metric => metric.Id == "downloadUrlStatusCode");
    }

    [Fact]
    public void Violations_name_place_value_and_expectation()
    {
        var graph = Graph.Of(new Turtle().Read(new MemoryStream("""
            @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
            <http://e.org/d> a dcat:Dataset ; dct:title "T" ; dct:issued "2020", "2021" ; dct:publisher <http://e.org/a>, <http://e.org/b> ; dcat:distribution <http://e.org/x> .
            <http://e.org/x> a dcat:Distribution ; dcat:accessURL <http://e.org/> ; dct:modified "gestern" .
            """u8.ToArray()), new()));
        var violations = QualityScore.Of(graph, new Term.Iri("http://e.org/d"), null).Violations;
        Assert.Equal(
            ["dct:publisher stands there 2 times, once is allowed.", "dct:description is missing.",
                "dct:issued stands there 2 times, once is allowed.", "dct:modified: 'gestern' is wrong, expected a day, time, month or year with its data type."],
            violations.Select(one => one.English));
        Assert.Equal(["http://e.org/d", "http://e.org/d", "http://e.org/d", "http://e.org/x"], violations.Select(one => one.Subject));
    }
}
