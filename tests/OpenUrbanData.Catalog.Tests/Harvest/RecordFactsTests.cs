using System.Text;
using OpenUrbanData.Catalog.Harvest;

namespace OpenUrbanData.Catalog.Tests.Harvest;

public sealed class RecordFactsTests
{
    const string Prefixes = """
        @prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix dcatap: <http://data.europa.eu/r5r/> . @prefix dcatde: <http://dcat-ap.de/def/dcatde/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

        """;

    [Fact]
    public void What_people_search_by_is_taken_out_of_the_triples()
    {
        var record = Assert.Single(Harvested.Turtle(Prefixes + """
            :a a dcat:Dataset ; dct:title "Bäume"@de, "Trees"@en ; dct:description "Alle." ; dcat:keyword "Baum", "tree"@en ;
              dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI>, <http://e.org/own> ;
              dct:language <http://publications.europa.eu/resource/authority/language/DEU> ; dct:issued "2020-02-03"^^xsd:date ;
              dct:spatial [ dcat:bbox "POLYGON((9 48,9.5 48,9.5 48.25,9 48.25,9 48))" ], <http://dcat-ap.de/def/politicalGeocoding/regionalKey/083350043043> ;
              dct:temporal [ dcat:startDate "2019" ; dcat:endDate "2020-12-31" ] ;
              dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ; dcat:landingPage <http://e.org/page> ;
              dcat:contactPoint [ vcard:fn "Amt" ; vcard:hasEmail <mailto:amt@e.org> ] ; dct:publisher <http://e.org/town> ;
              dct:conformsTo <https://w3id.org/open-urban-data/schemas/tree/1.0.0> ;
              dcat:distribution [ dcat:accessURL <http://e.org/a.csv> ; dct:license <http://dcat-ap.de/def/licenses/cc-zero> ; dct:format "csv" ;
                dcatde:licenseAttributionByText "Stadt" ], [ dcat:accessURL <http://e.org/wms> ; dct:format [ rdfs:label "WMS" ] ], [ dct:format "unknown" ] .
            """).Records);
        var facts = record.Facts;
        Assert.Equal(("Bäume", "Trees", "Alle.", "Alle."), (facts.Title!.De, facts.Title.En, facts.Description!.De, facts.Description.En));
        Assert.Equal(["ENVI"], facts.Themes);
        Assert.Equal(["CSV", "WMS_SRVC"], facts.Formats);
        Assert.Equal(["de"], facts.Languages);
        Assert.Equal([9, 48, 9.5, 48.25], facts.Extent!.Value);
        Assert.Equal(["08335043"], facts.Municipalities);
        Assert.Equal(("2019-01-01", "2020-12-31", "2020-02-03"), ($"{facts.Begins:yyyy-MM-dd}", $"{facts.Ends:yyyy-MM-dd}", $"{facts.Issued:yyyy-MM-dd}"));
        Assert.Equal((true, "tree", "http://dcat-ap.de/def/licenses/cc-zero", "Stadt", "http://e.org/page", "http://e.org/town"),
            (facts.Hvd, facts.Schema, facts.License, facts.Rights, facts.Page, facts.PublisherIri));
        Assert.Equal(new RecordContact("Amt", "amt@e.org", null), facts.Contact);
        Assert.Equal(["http://e.org/a.csv", "http://e.org/wms", null], facts.Files.Select(file => file.AccessUrl));
    }

    [Theory]
    [InlineData("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POLYGON((9 48,10 49,9 48))", "9,48,10,49")]
    [InlineData("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(48 9)", "9,48,9,48")]
    [InlineData("""{"type":"Polygon","coordinates":[[[9,48],[10,48.5],[9,48]]]}""", "9,48,10,48.5")]
    [InlineData("""{"type":"Polygon","coordinates":[[[9,48],""", null)]
    [InlineData("POLYGON((3500000 5400000,3500001 5400001))", null)]
    [InlineData("Stadtgebiet 12 und 13", null)]
    [InlineData("", null)]
    public void Boxes_are_read_from_the_texts_of_places(string text, string? expected) =>
        Assert.Equal(expected, PlaceText.Box(text) is { } box ? string.Join(',', box.Select(one => FormattableString.Invariant($"{one}"))) : null);

    [Fact]
    public void The_document_reads_back_and_has_no_NUL()
    {
        var record = Assert.Single(Harvested.Turtle(":a a dcat:Dataset ; dct:title \"A\\u0000B \\\\u0000\" ; dct:identifier \"1\" .").Records);
        var json = RecordDocument.Of(record).Write();
        var read = RecordDocument.Read(Encoding.UTF8.GetBytes(json));
        Assert.Equal(("AB \\u0000", RecordKind.Dataset, "AB \\u0000"), (read.Title, read.Kind, read.Facts.Title!.De));
        Assert.Contains("\"kind\":\"dataset\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_an_older_version_reads_as_one_that_says_less()
    {
        var read = RecordDocument.Read("""{"kind":"service","iri":"http://e.org/a","facts":{"themes":["ENVI"]}}"""u8);
        Assert.Equal((0, 0, 1), (read.Identifiers.Length, read.Facts.Keywords.Length, read.Facts.Themes.Length));
        Assert.Empty(RecordDocument.Read("""{"kind":"dataset"}"""u8).Facts.Files);
    }
}
