using OpenUrbanData.Catalog.Harvest;

namespace OpenUrbanData.Catalog.Tests.Harvest;

public sealed class CatalogueReadingTests
{
    const string One = ":c a dcat:Catalog ; dcat:dataset :a . :a a dcat:Dataset ; dct:title \"A\" ; dct:identifier \"x\" ; dct:publisher [ foaf:name \"Town\" ] .\n";

    [Fact]
    public void Iri_and_identifier_stay_as_they_are()
    {
        var record = Assert.Single(Harvested.Turtle("<HTTPS://E.org:443/ä/../b%2f#x> a dcat:Dataset ; dct:identifier \" urn:X \", \"2\" .").Records);
        Assert.Equal("HTTPS://E.org:443/b%2f#x", record.Iri!.Replace("/ä/..", "", StringComparison.Ordinal));
        Assert.Equal(["urn:X", "2"], record.Identifiers);
        Assert.Contains("\" urn:X \"", record.Triples, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_set_without_name_keeps_its_key_when_labels_change()
    {
        var first = Assert.Single(Harvested.Turtle("_:b1 a dcat:Dataset ; dct:identifier \"7\" ; dct:publisher _:p . _:p foaf:name \"Town\" .").Records);
        var second = Assert.Single(Harvested.Turtle("_:q foaf:name \"Town\" . _:z9 dct:publisher _:q ; dct:identifier \"7\" ; a dcat:Dataset .").Records);
        Assert.Equal(("identifier:7", null), (first.Key, first.Iri));
        Assert.Equal((first.Key, first.Hash), (second.Key, second.Hash));
    }

    [Fact]
    public void A_data_set_does_not_change_because_another_one_or_its_catalogue_record_did()
    {
        var first = Harvested.Turtle(One + ":a dct:relation :b . :b a dcat:Dataset ; dct:title \"B\" .").Records;
        var second = Harvested.Turtle(One + ":a dct:relation :b . :b a dcat:Dataset ; dct:title \"New\" . :r a dcat:CatalogRecord ; foaf:primaryTopic :a ; dct:modified 5 .").Records;
        Assert.Equal(first[0].Hash, second[0].Hash);
        Assert.NotEqual(first[1].Hash, second[1].Hash);
    }

    [Fact]
    public void Every_hop_is_known()
    {
        var (records, _) = Harvested.Turtle(One + ":r3 a dcat:CatalogRecord ; foaf:primaryTopic :a ; dct:source :r2 ; dct:issued '2026-01-02', '2026-01-03' . :r2 a dcat:CatalogRecord ; dct:source :r1, :r3 ; dct:modified '2025' .");
        var at = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            [
                new("http://e.org/r3", at.AddYears(1).AddDays(2), null, "http://e.org/r2"), new("http://e.org/r2", null, at, "http://e.org/r1"),
                new("http://e.org/r1", null, null, null),
            ],
            Assert.Single(records).Hops);
    }

    [Fact]
    public void A_data_set_that_is_listed_and_not_described_is_there_but_unreadable()
    {
        var (records, result) = Harvested.Turtle(One + ":c dcat:dataset :ghost .");
        Assert.Single(records);
        Assert.Equal(HarvestOutcome.Complete, result.Outcome);
        Assert.Equal(["http://e.org/ghost"], result.Unreadable);
        Assert.Equal(HarvestCodes.RecordMissing, Assert.Single(result.Problems).Code);
    }

    [Fact]
    public void One_record_beyond_a_limit_is_left_out_and_the_others_come()
    {
        var reading = new CatalogueReading(new("http://e.org/catalog"), new() { Statements = 5 });
        var page = Harvested.Start + One + ":big a dcat:Dataset ; dct:title \"1\", \"2\", \"3\", \"4\", \"5\", \"6\" .";
        var records = reading.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(page)), "text/turtle", TimeProvider.System, TestContext.Current.CancellationToken).ToList();
        Assert.Equal("http://e.org/a", Assert.Single(records).Key);
        var result = reading.Finish();
        Assert.Equal(HarvestOutcome.Complete, result.Outcome);
        Assert.Equal("http://e.org/big", Assert.Single(result.Unreadable));
    }

    [Fact]
    public void Statements_that_were_lost_make_the_reading_partial()
    {
        var (records, result) = Harvested.Turtle(One + ":b a dcat:Dataset ; dct:title \"un\"quoted\" .\n:c2 a dcat:Dataset .");
        Assert.Contains(records, one => one.Key == "http://e.org/a");
        Assert.Equal(HarvestOutcome.Partial, result.Outcome);
        Assert.Contains(result.Problems, one => one.Code == HarvestCodes.StatementsLost);
    }

    [Fact]
    public void Fewer_data_sets_than_announced_are_not_the_catalogue()
    {
        var (_, result) = Harvested.Turtle(One + ":p a hydra:PagedCollection ; hydra:totalItems 3 .");
        Assert.Equal(HarvestOutcome.Partial, result.Outcome);
        Assert.Equal(HarvestCodes.FewerThanAnnounced, Assert.Single(result.Problems).Code);
    }

    [Fact]
    public void Pages_in_a_circle_end()
    {
        var (_, result) = Harvested.Turtle(
            One + ":p hydra:next <?page=2> .", ":c a dcat:Catalog . :p hydra:nextPage \"?page=3\" .", ":c a dcat:Catalog . :q hydra:next \"/catalog?page=2\" .");
        Assert.Equal((HarvestOutcome.Partial, 3), (result.Outcome, result.Pages));
        Assert.Equal(HarvestCodes.PagesLoop, Assert.Single(result.Problems).Code);
    }

    [Fact]
    public void The_same_page_under_many_addresses_ends()
    {
        var (records, result) = Harvested.Turtle(One + ":p hydra:next <?page=2> .", One + ":p hydra:next <?page=2> .");
        Assert.Single(records);
        Assert.Equal(HarvestOutcome.Partial, result.Outcome);
    }

    [Theory]
    [InlineData("http://internal:8080/catalog?page=2", "http://e.org/catalog?page=2")]
    [InlineData("https://elsewhere.org/next", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("?page=2#x", "http://e.org/catalog?page=2")]
    public void The_next_page_is_never_on_another_host(string link, string? next)
    {
        var reading = new CatalogueReading(new("http://e.org/catalog"));
        _ = reading.Read(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Harvested.Start + One + $":p hydra:next \"{link}\" .")), null, TimeProvider.System, TestContext.Current.CancellationToken)
            .ToList();
        Assert.Equal(next, reading.Next?.AbsoluteUri);
        if (next is null)
        {
            Assert.Equal(HarvestOutcome.Partial, reading.Finish().Outcome);
        }
    }

    [Fact]
    public void A_record_on_two_pages_comes_once()
    {
        var (records, result) = Harvested.Turtle(One + ":p hydra:next <?page=2> .", One + ":b a dcat:Dataset ; dct:title \"B\" .");
        Assert.Equal(["http://e.org/a", "http://e.org/b"], records.Select(one => one.Key));
        Assert.Equal(HarvestOutcome.Complete, result.Outcome);
    }

    [Fact]
    public void The_limit_of_pages_ends_the_reading()
    {
        var reading = new CatalogueReading(new("http://e.org/catalog"), new() { Pages = 1 });
        _ = reading.Read(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Harvested.Start + One + ":p hydra:next <?page=2> .")), null, TimeProvider.System, TestContext.Current.CancellationToken)
            .ToList();
        Assert.Null(reading.Next);
        Assert.Equal(HarvestCodes.TooMuch, Assert.Single(reading.Finish().Problems).Code);
    }
}
