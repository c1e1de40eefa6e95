using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Harvest;

public sealed class DuplicatesTests
{
    const string Uuid = "0a1b2c3d-0000-4000-8000-123456789abc";

    [Fact]
    public void Of_two_with_the_same_identifier_the_one_modified_last_is_kept()
    {
        var file = File.ReadAllBytes(SharedData.Path("standards/dcat/fixtures/broken/duplicate-identifier.ttl"));
        var (records, result) = Harvested.Of([file], "http://example.org/catalog.ttl");
        Assert.Equal(HarvestOutcome.Complete, result.Outcome);
        var pair = Assert.Single(Duplicates.Of([.. records.Select(one => new SourcedRecord("s", 0, one))]));
        Assert.Equal(("http://example.org/b", "http://example.org/a", DuplicateRule.Identifier, "X-1"), (pair.Kept.Record.Iri, pair.Other.Record.Iri, pair.Rule, pair.Value));
    }

    [Theory]
    [InlineData(":x a dcat:Dataset ; dct:title \"Trees\" .", ":x a dcat:Dataset ; dct:title \"Bäume\" .", DuplicateRule.Iri)]
    [InlineData($":x a dcat:Dataset ; dct:identifier \"{Uuid}\" .", $":y a dcat:Dataset ; <http://www.w3.org/ns/adms#identifier> \"{Uuid}\" .", DuplicateRule.Identifier)]
    [InlineData($":x a dcat:Dataset ; dct:identifier \"{Uuid}\" .", $":y a dcat:Dataset ; <http://www.w3.org/ns/adms#identifier> [ <http://www.w3.org/2004/02/skos/core#notation> \"{Uuid}\" ] .", DuplicateRule.Identifier)]
    [InlineData(":x a dcat:Dataset ; dct:title \"Trees\" .", ":y a dcat:Dataset ; dct:identifier \"http://e.org/x\" .", DuplicateRule.Identifier)]
    [InlineData(":x a dcat:Dataset ; dct:identifier \"1\" ; dct:title \"Trees\" .", ":y a dcat:Dataset ; dct:identifier \"1\" ; dct:title \"trees!\" .", DuplicateRule.Identifier)]
    [InlineData(":x a dcat:Dataset ; dct:identifier \"1\" ; dct:title \"Trees\" .", ":y a dcat:Dataset ; dct:identifier \"1\" ; dct:title \"Parking\" .", null)]
    [InlineData(":x a dcat:Dataset ; dct:title \"Parking of 2024\" ; dcat:landingPage <https://T.org/p/> .", ":y a dcat:Dataset ; dct:title \"Parking of 2024, all\" ; dcat:landingPage \"http://t.org/p\" .", DuplicateRule.Address)]
    [InlineData(":x a dcat:Dataset ; dct:title \"Parking\" ; dcat:landingPage <https://t.org/p> .", ":y a dcat:Dataset ; dct:title \"Trees\" ; dcat:landingPage <https://t.org/p> .", null)]
    [InlineData(":x a dcat:Dataset ; dct:title \"Playgrounds\" ; dcat:landingPage <https://t.org/> .", ":y a dcat:Dataset ; dct:title \"Playgrounds\" ; dcat:landingPage <https://t.org> .", null)]
    [InlineData(":x a dcat:Dataset ; dct:title \"Playgrounds\" ; dct:publisher [ foaf:name \"Town\" ] ; dcat:landingPage <https://t.org/wfs> .", ":y a dcat:Dataset ; dct:title \"Playgrounds\" ; dct:publisher [ foaf:name \"Village\" ] ; dcat:landingPage <https://t.org/wfs> .", null)]
    [InlineData(":x a dcat:Dataset ; dct:title \"Trees, all\" ; dct:publisher [ foaf:name \"Town\" ] .", ":y a dcat:Dataset ; dct:title \"TREES – all\" ; dct:publisher [ foaf:name \"town\" ] .", DuplicateRule.Title)]
    [InlineData(":x a dcat:Dataset ; dct:title \"Trees\" ; dct:publisher [ foaf:name \"Town\" ] .", ":y a dcat:Dataset ; dct:title \"Trees\" ; dct:publisher [ foaf:name \"Village\" ] .", null)]
    [InlineData($":x a dcat:Dataset ; dct:identifier \"{Uuid}\" .", $":y a dcat:DataService ; dct:identifier \"{Uuid}\" .", null)]
    public void Across_sources_the_rule_that_decided_is_known(string one, string other, DuplicateRule? rule)
    {
        SourcedRecord[] records =
        [
            .. Harvested.Turtle(one).Records.Select(record => new SourcedRecord("one", 1, record)),
            .. Harvested.Turtle(other).Records.Select(record => new SourcedRecord("other", 0, record)),
        ];
        Assert.Equal(2, records.Length);
        var found = Duplicates.Of(records);
        Assert.Equal(rule, found.SingleOrDefault()?.Rule);
        Assert.Equal(found, Duplicates.Of([.. records.Reverse()]));
        Assert.All(found, pair => Assert.Equal("one", pair.Kept.Source));
    }

    [Fact]
    public void The_copy_that_came_the_shorter_way_is_kept_among_equals()
    {
        const string Data = ":x a dcat:Dataset ; dct:title \"Trees\" ; dct:modified \"2024-05-01\"^^xsd:date .";
        var direct = Harvested.Turtle(Data).Records[0];
        var far = Harvested.Turtle(Data + ":r a dcat:CatalogRecord ; foaf:primaryTopic :x .").Records[0];
        var pair = Assert.Single(Duplicates.Of([new("a", 0, far), new("b", 0, direct)]));
        Assert.Equal(("b", "a"), (pair.Kept.Source, pair.Other.Source));
    }
}
