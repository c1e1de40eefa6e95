using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Harvest.Protocols;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Harvest;

/// <summary>Catalogues of real publishers, and broken ones: what is in them comes out, what is wrong is said.</summary>
public sealed class FixtureTests
{
    const string Folder = "standards/dcat/fixtures/";

    [Theory]
    [InlineData("bremen-one-dataset.ttl", 1, 2, 0)]
    [InlineData("bremen-transparenzportal.rdf", 153, 237, 0)]
    [InlineData("dcatde-multi-namespaces.rdf", 1, 2, 0)]
    [InlineData("dcatde-refimp-simple-v11.jsonld", 1, 1, 0)]
    [InlineData("dcatde-refimp-simple.jsonld", 1, 1, 0)]
    [InlineData("evian-arcgishub-datajson.json", 8, 34, 0)]
    [InlineData("gob-es-one-dataset.ttl", 1, 1, 0)]
    [InlineData("london-deri-literals.ttl", 1, 0, 0)]
    [InlineData("oreme-geonetwork-catalog.rdf", 1, 1, 0)]
    [InlineData("oreme-geonetwork-record.rdf", 1, 0, 0)]
    [InlineData("pod-inline-context.jsonld", 1, 4, 0)]
    [InlineData("rostock-ckan-page1.rdf", 100, 773, 0)]
    [InlineData("rostock-one-dataset-govde.derived.jsonld", 1, 9, 0)]
    [InlineData("rostock-one-dataset-govde.rdf", 1, 9, 0)]
    [InlineData("se-nap-trafficdata-original.rdf", 1, 1, 0)]
    [InlineData("semic-bee-series-combined.jsonld", 4, 2, 1)]
    [InlineData("synthetic-bnodes.jsonld", 3, 5, 0)]
    [InlineData("synthetic-bnodes.rdf", 3, 5, 1)]
    [InlineData("synthetic-hydra-pagedcollection-1.jsonld", 3, 3, 0)]
    [InlineData("synthetic-hydra-pagedcollection-2.jsonld", 1, 1, 0)]
    [InlineData("synthetic-hydra-partialcollectionview-1.jsonld", 3, 3, 0)]
    [InlineData("synthetic-hydra-partialcollectionview-2.jsonld", 1, 1, 0)]
    public void Counts_are_those_of_the_manifest(string file, int datasets, int distributions, int services)
    {
        var (records, _) = Harvested.Of([Bytes(file)], "https://e.org/" + file);
        Assert.Equal(
            (datasets, distributions, services),
            (records.Count(one => one.Kind == RecordKind.Dataset), records.Sum(one => one.Distributions), records.Count(one => one.Kind == RecordKind.Service)));
        Assert.All(records, one => Assert.NotEmpty(one.Triples));
    }

    [Theory]
    [InlineData("geo2france-csw-dcat-page-1.xml", HarvestCodes.PageUnreadable, "GetRecordsResponse")]
    [InlineData("geo2france-csw-geodcatap-page-1.xml", HarvestCodes.PageUnreadable, "GetRecordsResponse")]
    [InlineData("geoide-csw-iso19139-page-1.xml", HarvestCodes.PageUnreadable, "GetRecordsResponse")]
    [InlineData("geoide-csw-iso19139-single.xml", HarvestCodes.PageUnreadable, "GetRecord")]
    [InlineData("broken/empty.rdf", HarvestCodes.PageUnreadable, "empty")]
    [InlineData("broken/html-error-page.rdf", HarvestCodes.PageUnreadable, "no RDF")]
    [InlineData("broken/truncated.rdf", HarvestCodes.PageUnreadable, "Line 134")]
    public void What_is_no_catalogue_or_cut_off_fails_and_says_why(string file, string code, string part)
    {
        var (records, result) = Harvested.Of([Bytes(file)], "https://e.org/" + file);
        Assert.Empty(records);
        Assert.Equal(HarvestOutcome.Failed, result.Outcome);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken/control-char.rdf", RdfFault.ControlCharacter)]
    [InlineData("broken/iri-with-blank.ttl", RdfFault.IllegalIri)]
    [InlineData("broken/latin1-bytes-in-utf8.rdf", RdfFault.WrongBytes)]
    [InlineData("broken/unescaped-ampersand.rdf", RdfFault.Ampersand)]
    [InlineData("semic-bee-series-combined.ttl", RdfFault.Name)]
    public void What_can_be_repaired_is_and_the_place_is_known(string file, RdfFault fault)
    {
        var (records, result) = Harvested.Of([Bytes(file)], "https://e.org/" + file, out var repairs);
        Assert.NotEmpty(records);
        Assert.NotEqual(HarvestOutcome.Failed, result.Outcome);
        Assert.Contains(repairs, repair => repair.Fault == fault && repair.Line > 0);
        Assert.All(records, one => Assert.DoesNotContain(one.Triples, letter => char.IsControl(letter) && letter != '\n'));
    }

    // What was known before stays, whatever is wrong with the page: decided as a run does.
    [Theory]
    [InlineData("broken/empty.rdf", HarvestOutcome.Failed, "The page is empty")]
    [InlineData("broken/html-error-page.rdf", HarvestOutcome.Failed, "The page is no RDF")]
    [InlineData("broken/truncated.rdf", HarvestOutcome.Failed, "Line 134")]
    [InlineData("geo2france-csw-dcat-page-1.xml", HarvestOutcome.Failed, "GetRecordsResponse")]
    [InlineData("geo2france-csw-geodcatap-page-1.xml", HarvestOutcome.Failed, "GetRecordsResponse")]
    [InlineData("geoide-csw-iso19139-page-1.xml", HarvestOutcome.Failed, "GetRecordsResponse")]
    [InlineData("geoide-csw-iso19139-single.xml", HarvestOutcome.Failed, "GetRecord")]
    [InlineData("broken/empty-catalogue-200.ttl", HarvestOutcome.Partial, "The source is empty")]
    [InlineData("broken/hydra-next-points-to-itself.ttl", HarvestOutcome.Partial, "leads to one that was read already")]
    [InlineData("broken/duplicate-identifier.ttl", HarvestOutcome.Partial, "10 of 10 records did not come")]
    [InlineData("broken/control-char.rdf", HarvestOutcome.Partial, "ControlCharacter")]
    [InlineData("broken/iri-with-blank.ttl", HarvestOutcome.Partial, "IllegalIri")]
    [InlineData("broken/latin1-bytes-in-utf8.rdf", HarvestOutcome.Partial, "WrongBytes")]
    [InlineData("broken/unescaped-ampersand.rdf", HarvestOutcome.Partial, "Ampersand")]
    [InlineData("semic-bee-series-combined.ttl", HarvestOutcome.Partial, "Name")]
    public void What_is_broken_says_why_and_withdraws_nothing(string file, HarvestOutcome outcome, string said)
    {
        var now = DateTimeOffset.UnixEpoch;
        var address = file.Contains("hydra", StringComparison.Ordinal) ? "http://example.org/catalog.ttl?page=1" : "https://e.org/" + file;
        var (records, result) = Harvested.Of([Bytes(file)], address, out var repairs);
        var known = Enumerable.Range(0, 10).Select(number => new KnownRecord($"http://known.org/{number}", "a", RecordState.Present, now)).ToList();
        var plan = HarvestDecision.Of(known, records.ToDictionary(one => one.Key, one => one.Hash), result.Outcome, result.Unreadable, new(), now.AddDays(30));
        Assert.Equal(outcome, plan.Outcome);
        Assert.All(known, before => Assert.Equal(before, plan.Changes.Single(change => change.Record.Key == before.Key).Record));
        Assert.Contains(
            result.Problems.Select(one => one.Message).Concat(repairs.Select(one => one.Fault.ToString())).Append(plan.Held ?? ""),
            one => one.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_document_read_as_data_json_and_as_DCAT_has_the_same_data_sets()
    {
        var dcat = new CatalogueReading(new("https://e.org/data.json"), protocol: CatalogueProtocol.ForName("dcat"));
        var (records, _) = Harvested.Of([Bytes("evian-arcgishub-datajson.json")], "https://e.org/data.json");
        var others = dcat.Read(new MemoryStream(Bytes("evian-arcgishub-datajson.json")), null, TimeProvider.System, TestContext.Current.CancellationToken).ToList();
        Assert.Equal(8, records.Count);
        Assert.Equal(others.Select(one => (one.Key, one.Title, one.Distributions, one.Modified)), records.Select(one => (one.Key, one.Title, one.Distributions, one.Modified)));
    }

    [Fact]
    public async Task What_is_mended_in_real_catalogues_is_known()
    {
        var lines = from file in new[] { "bremen-transparenzportal.rdf", "rostock-ckan-page1.rdf", "evian-arcgishub-datajson.json", "gob-es-one-dataset.ttl", "london-deri-literals.ttl",
                "oreme-geonetwork-record.rdf", "dcatde-multi-namespaces.rdf", "se-nap-trafficdata-original.rdf" }
            from repair in Harvested.Of([Bytes(file)], "https://e.org/" + file).Records.SelectMany(one => one.Repairs)
            group repair by (File: file, repair.Code, repair.Property) into same
            orderby same.Key.File, same.Key.Code, same.Key.Property
            select $"{same.Key.File} {same.Key.Code} {same.Key.Property} {same.Count()}: {Line(same.First().Found)} -> {Line(same.First().Became)}\n";
        await Golden.MatchesAsync("harvest/repairs.txt", string.Concat(lines));

        static string Line(string text) => text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_comes_out_of_real_catalogues_can_be_written_in_every_form()
    {
        foreach (var file in new[] { "bremen-transparenzportal.rdf", "oreme-geonetwork-record.rdf", "evian-arcgishub-datajson.json" })
        {
            foreach (var record in Harvested.Of([Bytes(file)], "https://e.org/" + file).Records)
            {
                var graph = Graph.Of(new NTriples().Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(record.Triples)), new()));
                foreach (var format in RdfFormat.All)
                {
                    var again = Graph.Of(format.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(format.Write(graph))), new() { Base = "http://x.org/" }));
                    Assert.Equal(record.Hash, RdfCanon.Hash(again.Statements));
                }
            }
        }
    }

    [Fact]
    public void An_empty_catalogue_is_complete_and_holds_nothing()
    {
        var (records, result) = Harvested.Of([Bytes("broken/empty-catalogue-200.ttl")], "https://e.org/catalog.ttl");
        Assert.Empty(records);
        Assert.Equal(HarvestOutcome.Complete, result.Outcome);
    }

    [Fact]
    public void A_page_that_names_itself_as_the_next_ends_the_reading()
    {
        var (records, result) = Harvested.Of([Bytes("broken/hydra-next-points-to-itself.ttl")], "http://example.org/catalog.ttl?page=1");
        Assert.Single(records);
        Assert.Equal(HarvestOutcome.Partial, result.Outcome);
        Assert.Equal(HarvestCodes.PagesLoop, Assert.Single(result.Problems).Code);
    }

    [Theory]
    [InlineData("pagedcollection")]
    [InlineData("partialcollectionview")]
    public void Both_ways_of_paging_are_followed_to_the_end(string kind)
    {
        var (records, result) = Harvested.Of(
            [Bytes($"synthetic-hydra-{kind}-1.jsonld"), Bytes($"synthetic-hydra-{kind}-2.jsonld")], "http://data.test.org/catalog.jsonld");
        Assert.Equal(["1", "2", "3", "4"], records.SelectMany(one => one.Identifiers).Order(StringComparer.Ordinal));
        Assert.Equal((HarvestOutcome.Complete, 2, 4L), (result.Outcome, result.Pages, result.Announced));
    }

    [Fact]
    public void The_first_of_three_pages_alone_is_not_the_catalogue()
    {
        var reading = new CatalogueReading(new("https://www.opendata-hro.de/catalog.rdf"));
        _ = reading.Read(
            new MemoryStream(Bytes("rostock-ckan-page1.rdf")), "application/rdf+xml", TimeProvider.System, TestContext.Current.CancellationToken).ToList();
        Assert.Equal("https://www.opendata-hro.de/catalog.rdf?page=2", reading.Next?.AbsoluteUri);
        reading.Fail("503");
        Assert.Equal(HarvestOutcome.Partial, reading.Finish().Outcome);
    }

    [Fact]
    public void The_same_data_set_in_two_formats_has_the_same_hash()
    {
        var one = Assert.Single(Harvested.Of([Bytes("rostock-one-dataset-govde.rdf")], "https://e.org/a.rdf").Records);
        var other = Assert.Single(Harvested.Of([Bytes("rostock-one-dataset-govde.derived.jsonld")], "https://e.org/b.jsonld").Records);
        Assert.Equal((one.Key, one.Hash), (other.Key, other.Hash));
    }

    static byte[] Bytes(string file) => File.ReadAllBytes(SharedData.Path(Folder + file));
}
