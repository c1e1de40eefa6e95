using OpenUrbanData.Model.Cql2;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Model.Tests.Cql2;

/// <summary>Every predicate of the standard's abstract test suite can be read, fitted and written. Their counts are checked
/// against PostGIS elsewhere.</summary>
public sealed class OfficialPredicatesTests
{
    [Fact]
    [Trait("requirement", "/conf/cql2-text/validate")]
    [Trait("requirement", "/conf/cql2-json/validate")]
    public void Each_predicate_fits_and_survives_text_and_JSON()
    {
        var predicates = Rows("expected-counts.tsv").Select(row => row[3]).ToList();
        Assert.Equal(274, predicates.Count);
        Assert.All(predicates, Survives);
    }

    [Fact]
    [Trait("requirement", "/conf/basic-cql2/logical")]
    public void Each_combination_fits_and_survives_text_and_JSON()
    {
        var combinations = Rows("combinations.tsv").Select(row =>
            $"(NOT ({row[1]}) AND {row[0]}) OR ({row[2]} and {row[3]}) or not ({row[0]} OR {row[1]})").ToList();
        Assert.Equal(77, combinations.Count);
        Assert.All(combinations, Survives);
    }

    static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(SharedData.Path($"standards/cql2/{file}")).Skip(1).Select(line => line.Split('\t'));

    static void Survives(string predicate)
    {
        var filter = Places.Parse(predicate);
        Places.Bind(predicate);
        Assert.Equal(filter, Places.Parse(Cql2Text.Print(filter)));
        Assert.Equal(filter, Places.ParseJson(Cql2Json.Print(filter)));
    }
}
