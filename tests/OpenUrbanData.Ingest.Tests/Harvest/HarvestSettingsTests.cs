using System.Text.RegularExpressions;
using OpenUrbanData.Ingest.Harvest;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Harvest;

public sealed partial class HarvestSettingsTests
{
    [Fact]
    public void Every_limit_is_a_setting_with_the_default_of_the_program_and_a_row_in_the_document()
    {
        List<string> asked = [];
        var usual = HarvestSettings.Read(name =>
        {
            asked.Add(name);
            return null;
        });
        Assert.Equal(new() { Limits = usual.Limits, Source = usual.Source }, usual);
        Assert.Equal(new(), usual.Limits);
        Assert.Equal(new(), usual.Source);

        // One value for all: each setting reaches something.
        var other = HarvestSettings.Read(name => name == "OUD_CONTACT" ? "a@b.example" : "77");
        Assert.DoesNotContain(typeof(Catalog.Rdf.RdfLimits).GetProperties(), property => Equals(property.GetValue(usual.Limits.Page), property.GetValue(other.Limits.Page)));
        Assert.Equal((77, 77, 77, 77, 77), (other.Limits.Pages, other.Limits.Records, other.Limits.Statements, other.Sources, other.Problems));
        Assert.Equal((77, 77), (other.Source.LongestWait.TotalSeconds, other.Source.LongestCrawlDelay.TotalSeconds));

        var document = File.ReadAllText(RepositoryRoot.Combine("docs", "operations.md"));
        Assert.All(asked.Distinct(), name => Assert.Contains($"`{name}`", document, StringComparison.Ordinal));
        Assert.DoesNotContain(Named().Matches(document).Select(match => match.Value), name => !asked.Contains(name));
    }

    [Theory]
    [InlineData("OUD_RDF_DEPTH", "0", "OUD_RDF_DEPTH=0: expected a whole number from 1.")]
    [InlineData("OUD_RDF_DEPTH", "3000000000", "OUD_RDF_DEPTH=3000000000: expected a whole number from 1 to 2147483647.")]
    [InlineData("OUD_HARVEST_PAGES", "many", "OUD_HARVEST_PAGES=many: expected a whole number from 1.")]
    [InlineData("OUD_CONTACT", "Open (Data)", "OUD_CONTACT=Open (Data): expected a mail address")]
    public void A_wrong_value_is_named(string name, string value, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => HarvestSettings.Read(one => one == name ? value : null)).Message, StringComparison.Ordinal);

    [GeneratedRegex("OUD_(RDF|JSONLD|HARVEST)_[A-Z_]+")]
    private static partial Regex Named();
}
