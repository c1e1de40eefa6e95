using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Rdf;

/// <summary>The suite of <see href="https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-xml/">RDF 1.1 XML Syntax</see>.</summary>
public sealed class RdfXmlSuiteTests
{
    public static IEnumerable<TheoryDataRow<SuiteCase>> Cases => Suite.Cases("rdf-xml");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rdf_xml(SuiteCase one) => Suite.Holds(new RdfXml(), one);

    [Fact]
    public void Every_case_is_a_test()
    {
        Suite.Path("rdf-xml", "manifest.json");
        Assert.Equal(166, Cases.Count());
    }
}
