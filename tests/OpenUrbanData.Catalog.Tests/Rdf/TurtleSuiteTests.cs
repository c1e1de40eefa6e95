using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Rdf;

/// <summary>The suite of <see href="https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-turtle/">RDF 1.1 Turtle</see>.</summary>
public sealed class TurtleSuiteTests
{
    public static IEnumerable<TheoryDataRow<SuiteCase>> Cases => Suite.Cases("rdf-turtle");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Turtle(SuiteCase one) => Suite.Holds(new Turtle(), one);

    [Fact]
    public void Every_case_is_a_test()
    {
        Suite.Path("rdf-turtle", "manifest.json");
        Assert.Equal(313, Cases.Count());
    }
}
