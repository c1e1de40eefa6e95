using System.Text;
using System.Text.Json;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Catalog.Rdf.JsonLd;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Rdf.JsonLd;

public sealed class ContextLibraryTests
{
    const string Fixtures = "standards/dcat/fixtures/";

    [Theory]
    [InlineData("project-open-data-v1.1-catalog", "http://project-open-data.cio.gov/v1.1/schema/catalog.jsonld")]
    [InlineData("dcat-ap-3.0.1", "https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld")]
    [InlineData("dcat-ap-hvd-3.0.0", "https://semiceu.github.io/DCAT-AP/releases/3.0.0-hvd/context/hvd.jsonld")]
    [InlineData("semic-examples-3.0.0", "https://semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/3.0.0/html/examples/context.jsonld")]
    public void Bundled_contexts_say_what_the_originals_say(string file, string address)
    {
        using var original = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path($"{Fixtures}contexts/{file}.jsonld")));
        var iris = new IriExpansion(new());
        var contexts = new ContextProcessor(ContextLibrary.Bundled, new(), iris);
        Compare(original.RootElement.GetProperty("@context"), contexts.Process(new(), ContextLibrary.Bundled.Load(address, default), null));

        // Two of the originals break the rules of 1.1 (names with a colon whose prefix is declared nowhere) and cannot be processed themselves.
        void Compare(JsonElement expected, ActiveContext found)
        {
            foreach (var entry in expected.EnumerateObject().Where(entry => entry.Name[0] != '@'))
            {
                var isMap = entry.Value.ValueKind == JsonValueKind.Object;
                var iri = isMap ? entry.Value.GetProperty("@id").GetString()! : entry.Value.GetString()!;
                Assert.Equal((entry.Name, iris.Expand(found, iri, false, true)), (entry.Name, iris.Expand(found, entry.Name, false, true)));
                if (isMap)
                {
                    var term = found.Find(entry.Name)!;
                    Assert.Equal((entry.Name, Type(entry.Value)), (entry.Name, term.Type));
                    if (entry.Value.TryGetProperty("@context", out var inner))
                    {
                        Compare(inner, contexts.Process(found, term.Context!, null));
                    }
                }
            }
        }

        static string? Type(JsonElement term) => term.TryGetProperty("@type", out var type) ? type.GetString() : null;
    }

    [Theory]
    [InlineData("dcatde-refimp-simple-v11.jsonld", 21, 1, 1)]
    [InlineData("dcatde-refimp-simple.jsonld", 21, 1, 1)]
    [InlineData("evian-arcgishub-datajson.json", 353, 8, 34)]
    [InlineData("pod-inline-context.jsonld", 61, 1, 4)]
    [InlineData("rostock-one-dataset-govde.derived.jsonld", 208, 1, 9)]
    [InlineData("semic-bee-series-combined.jsonld", 41, 4, 2)]
    [InlineData("synthetic-bnodes.jsonld", 94, 3, 5)]
    [InlineData("synthetic-hydra-pagedcollection-1.jsonld", 79, 3, 3)]
    [InlineData("synthetic-hydra-pagedcollection-2.jsonld", 41, 1, 1)]
    [InlineData("synthetic-hydra-partialcollectionview-1.jsonld", 80, 3, 3)]
    [InlineData("synthetic-hydra-partialcollectionview-2.jsonld", 41, 1, 1)]
    public void Catalogues_of_others_are_read_whole(string file, int statements, int datasets, int distributions)
    {
        using var input = File.OpenRead(SharedData.Path(Fixtures + file));
        var graph = Graph.Of(new JsonLdFormat().Read(input, new() { Base = $"http://example.invalid/{file}" }));
        Assert.Equal((statements, datasets, distributions), (graph.Count, Count("Dataset"), Count("Distribution")));

        int Count(string name) => graph.Nodes.Count(node => node[Vocabulary.Type].Contains(new Term.Iri(Vocabulary.Dcat3 + name)));
    }

    [Fact]
    public void A_context_that_many_nodes_name_is_read_once()
    {
        const string Address = "https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld";
        var node = $$"""{"@context": "{{Address}}", "@type": "Dataset", "title": "x"}""";
        var text = $"[{string.Join(',', Enumerable.Repeat(node, 5000))}]";
        var read = new JsonLdFormat().Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), new() { Limits = new() { JsonLdTerms = 6000 } });
        Assert.Equal(10_000, read.Count());
    }

    [Fact]
    public void What_a_document_adds_to_a_context_stays_with_its_node()
    {
        const string Address = "https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld";
        var text = $$"""
            [{"@context": ["{{Address}}", {"own": "urn:own"}], "@id": "urn:a", "own": 1},
             {"@context": "{{Address}}", "@id": "urn:b", "own": 2},
             {"@context": ["{{Address}}"], "@id": "urn:c", "own": 3}]
            """;
        Assert.Equal(new Term.Iri("urn:a"), Assert.Single(new JsonLdFormat().Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), new())).Subject);
    }
}
