using System.Text;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Harvest.Protocols;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Harvest;

/// <summary>What records of each protocol become, statement by statement, with what was mended: golden/harvest.</summary>
public sealed class ProtocolGoldenTests
{
    [Theory]
    [InlineData("ckan", "https://data.example.org/ckan/api/3/action/package_search?sort=id+asc&rows=100&start=0")]
    [InlineData("data-json", "https://hub.example.org/data.json")]
    [InlineData("records", "https://records.example.org/collections/c/items?limit=100")]
    public async Task Records_become_statements(string protocol, string address)
    {
        var reading = new CatalogueReading(new(address), protocol: CatalogueProtocol.ForName(protocol));
        Assert.Equal(address, reading.Next?.AbsoluteUri);
        var text = new StringBuilder();
        await using (var page = File.OpenRead(RepositoryRoot.Combine("tests", "OpenUrbanData.Catalog.Tests", "Harvest", "Samples", protocol + ".json")))
        {
            foreach (var record in reading.Read(page, "application/json", TimeProvider.System, TestContext.Current.CancellationToken))
            {
                text.Append("# ").Append(record.Kind).Append(' ').Append(record.Key).Append('\n').Append(record.Triples);
                foreach (var repair in record.Repairs)
                {
                    text.Append("# ").Append(repair.Code).Append(' ').Append(repair.Property).Append(": ").Append(Line(repair.Found)).Append(" -> ").Append(Line(repair.Became)).Append('\n');
                }
            }
        }

        text.Append("# next ").Append(reading.Next?.AbsoluteUri ?? "none").Append('\n');
        while (reading.Next is not null)
        {
            reading.Fail("not asked");
        }

        var result = reading.Finish();
        text.Append("# ").Append(result.Outcome).Append(", announced ").Append(result.Announced).Append('\n');
        foreach (var problem in result.Problems)
        {
            text.Append("# ").Append(problem.Code).Append(' ').Append(problem.Key).Append(": ").Append(problem.Message).Append('\n');
        }

        await Golden.MatchesAsync($"harvest/{protocol}.nt", text.ToString());
    }

    static string Line(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal);
}
