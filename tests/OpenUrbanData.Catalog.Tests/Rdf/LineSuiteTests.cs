using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Rdf;

/// <summary>The suites of <see href="https://w3c.github.io/rdf-tests/rdf/rdf11/">N-Triples and N-Quads</see>.</summary>
public sealed class LineSuiteTests
{
    public static IEnumerable<TheoryDataRow<SuiteCase>> Triples => Suite.Cases("rdf-n-triples");

    public static IEnumerable<TheoryDataRow<SuiteCase>> Quads => Suite.Cases("rdf-n-quads");

    [Theory]
    [MemberData(nameof(Triples))]
    public void N_triples(SuiteCase one) => Suite.Holds(new NTriples(), one);

    [Theory]
    [MemberData(nameof(Quads))]
    public void N_quads(SuiteCase one) => Suite.Holds(new NQuads(), one);

    [Fact]
    public void Every_case_is_a_test()
    {
        Suite.Path("rdf-n-triples", "manifest.json");
        Assert.Equal(70, Triples.Count());
        Assert.Equal(87, Quads.Count());
    }
}
