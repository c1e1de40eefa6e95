using System.Text;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Harvest;

/// <summary>Reads catalogues as a run does, with pages from memory.</summary>
static class Harvested
{
    public const string Start = """
        @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix hydra: <http://www.w3.org/ns/hydra/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <http://e.org/> .

        """;

    public static (List<HarvestedRecord> Records, ReadingResult Result) Of(IReadOnlyList<byte[]> pages, string address) => Of(pages, address, out _);

    public static (List<HarvestedRecord> Records, ReadingResult Result) Of(IReadOnlyList<byte[]> pages, string address, out RdfRepairs repairs)
    {
        var reading = new CatalogueReading(new(address));
        List<HarvestedRecord> records = [];
        for (var page = 0; reading.Next is not null; page++)
        {
            if (page < pages.Count)
            {
                records.AddRange(reading.Read(new MemoryStream(pages[page]), null, TimeProvider.System, TestContext.Current.CancellationToken));
            }
            else
            {
                reading.Fail("404");
            }
        }

        repairs = reading.Repairs;
        return (records, reading.Finish());
    }

    public static (List<HarvestedRecord> Records, ReadingResult Result) Turtle(params string[] pages) =>
        Of([.. pages.Select(page => Encoding.UTF8.GetBytes(Start + page))], "http://e.org/catalog");
}
