using System.Text;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Catalog.Rdf;
using static OpenUrbanData.Catalog.Rdf.Vocabulary;

namespace OpenUrbanData.Catalog.Tests.Dcat;

public sealed class CataloguePageTests
{
    static Graph Build(int number, int size)
    {
        var page = CataloguePage.Of(Sample.Registry, number, size, null);
        return CatalogueGraph.Build(Sample.Registry, Sample.Identity, page, (to, _) => Sample.Identity.At($"catalog?page={to}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void All_pages_together_say_what_the_whole_says(int size)
    {
        var last = CataloguePage.Of(Sample.Registry, 1, size, null).Last;
        var pages = Enumerable.Range(1, last).SelectMany(number => Build(number, size).Statements)
            .Where(said => !IsHydra(said.Predicate) && !IsHydra(said.Object))
            .ToHashSet();
        Assert.True(pages.SetEquals(CatalogueGraph.Build(Sample.Registry, Sample.Identity).Statements));

        static bool IsHydra(Term term) => term is Term.Iri { Value: var iri } && iri.StartsWith(Hydra, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_describes_every_data_set_that_it_refers_to()
    {
        for (var number = 1; number <= CataloguePage.Of(Sample.Registry, 1, 1, null).Last; number++)
        {
            var graph = Build(number, 1);
            var referred = graph.Statements.Where(said => said.Predicate.Value is Dcat3 + "dataset" or Dcat3 + "servesDataset" or Dcat3 + "inSeries"
                or Dcat3 + "accessService" or Dcat3 + "distribution" or Dcat3 + "record" or Dct + "publisher" or Dcat3 + "contactPoint").ToList();
            Assert.NotEmpty(referred);
            Assert.All(referred, said => Assert.NotNull(graph.Find(said.Object)));
        }
    }

    [Fact]
    public void Both_vocabularies_lead_to_the_next_page()
    {
        var first = Build(1, 1);
        var last = CataloguePage.Of(Sample.Registry, 1, 1, null).Last;
        var page = first.Find(new Term.Iri(Sample.Identity.At("catalog?page=1")))!;
        Assert.Equal([new Term.Iri(Sample.Identity.At("catalog?page=2"))], page[Hydra + "next"]);
        Assert.Equal([new Term.Literal(Sample.Identity.At("catalog?page=2"))], page[Hydra + "nextPage"]);
        Assert.Equal([new Term.Literal($"{Sample.Registry.Datasets.Count}", Datatype: Integer)], page[Hydra + "totalItems"]);
        Assert.Empty(page[Hydra + "previous"]);
        Assert.Equal([page.Subject], first.Find(new Term.Iri(Sample.Identity.At("catalog")))![Hydra + "view"]);
        var end = Build(last, 1).Find(new Term.Iri(Sample.Identity.At($"catalog?page={last}")))!;
        Assert.Empty(end[Hydra + "next"]);
        Assert.Empty(end[Hydra + "nextPage"]);
        Assert.NotEmpty(end[Hydra + "previousPage"]);
    }

    [Fact]
    public void Only_what_changed_since_is_counted()
    {
        var newest = Sample.Registry.Datasets.Values.Max(dataset => dataset.ModifiedAt);
        Assert.Equal(
            Sample.Registry.Datasets.Values.Count(dataset => dataset.ModifiedAt == newest), CataloguePage.Of(Sample.Registry, 1, 100, newest).Total);
        Assert.Equal(0, CataloguePage.Of(Sample.Registry, 1, 100, newest.AddSeconds(1)).Total);
        Assert.Empty(CataloguePage.Of(Sample.Registry, int.MaxValue, int.MaxValue, null).Datasets);
    }

    [Fact]
    public void Every_form_says_the_same_without_nodes_that_have_no_name()
    {
        var graph = Build(1, 100);
        Assert.DoesNotContain(graph.Statements, said => said.Subject is Term.Blank || said.Object is Term.Blank);
        foreach (var format in RdfFormat.All)
        {
            using var input = new MemoryStream(Encoding.UTF8.GetBytes(format.Write(graph)));
            Assert.True(format.Read(input, new()).ToHashSet().SetEquals(graph.Statements), format.Name);
        }
    }
}
