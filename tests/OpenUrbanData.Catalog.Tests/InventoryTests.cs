using System.Collections.Frozen;
using OpenUrbanData.Catalog.Inventory;
using OpenUrbanData.Model.Catalogue;

namespace OpenUrbanData.Catalog.Tests;

/// <summary>Counts per theme, and what others of similar size publish.</summary>
public sealed class InventoryTests
{
    static InventoryEntry Entry(string id, Lifecycle lifecycle, string? schema = null, string? model = null, params string[] themes) => new()
    {
        Id = id,
        Publisher = id.Split('.')[0],
        Title = new(id, id),
        Lifecycle = lifecycle,
        Schema = schema,
        Musterdatensatz = model,
        Themes = [.. themes],
    };

    [Fact]
    public void An_entry_of_two_themes_counts_in_both_and_once_in_all()
    {
        var report = InventoryReport.Of(
        [
            Entry("a.x", Lifecycle.Published, null, null, "TRAN", "ENVI"), Entry("a.y", Lifecycle.Withheld, null, null, "TRAN"), Entry("a.z", Lifecycle.Identified),
        ]);
        Assert.Equal(["ENVI", "TRAN", ""], report.Themes.Select(theme => theme.Theme));
        Assert.Equal(3, report.Total.Total);
        Assert.Equal([0, 0, 0, 0, 1, 1], report.Themes[1].States);
    }

    [Theory]
    [InlineData(1, 0, 5_000)]
    [InlineData(4_999, 0, 5_000)]
    [InlineData(5_000, 5_000, 10_000)]
    [InlineData(99_999, 50_000, 100_000)]
    [InlineData(3_700_000, 500_000, null)]
    public void Every_number_of_inhabitants_has_a_class(long population, int from, int? to) =>
        Assert.Equal(new PopulationClass(from, to), PopulationClass.Of(population));

    [Fact]
    public void What_peers_publish_is_missing_unless_the_same_topic_is_published_here()
    {
        var (own, near, far, county) = (Publisher("own", 3_000), Publisher("near", 4_000), Publisher("far", 90_000), Publisher("county", 4_000, "county"));
        var registry = Registry.Empty with
        {
            Publishers = new[] { own, near, far, county }.ToFrozenDictionary(one => one.Slug),
            Datasets = new[]
            {
                Dataset(near, "parken", "m/parken", hasSchema: true), Dataset(near, "baeume", "m/baeume"), Dataset(near, "hunde", "m/hunde"),
                Dataset(near, "ohne", null), Dataset(far, "budget", "m/budget"), Dataset(county, "abfall", "m/abfall"),
            }.ToFrozenDictionary(one => one.Id),
        };

        // The trees are published here under another name; the dogs are withheld.
        var peers = PeerComparison.Of(
            [Entry("own.baumkataster", Lifecycle.Published, null, "m/baeume"), Entry("own.hunde", Lifecycle.Withheld, null, "m/hunde")], own, registry);

        Assert.Equal(1, peers!.Peers);
        Assert.Equal([("m/hunde", Lifecycle.Withheld), ("parking-facility", null)], peers.Missing.Select(one => (one.Topic, one.Here)));
        Assert.Equal(["near.parken"], peers.Missing[1].Examples);
        Assert.Null(PeerComparison.Of([], own with { Population = null }, registry));
    }

    [Fact]
    public void A_refusal_is_taken_back_before_anything_is_published()
    {
        Assert.Equal([Lifecycle.InReview, Lifecycle.Cleared], Lifecycles.Between(Lifecycle.Withheld, Lifecycle.Published));
        Assert.Equal([Lifecycle.InReview, Lifecycle.Withheld], Lifecycles.Between(Lifecycle.Published, Lifecycle.Identified));
        Assert.Empty(Lifecycles.Between(Lifecycle.Identified, Lifecycle.Published));
        Assert.Empty(Lifecycles.Between(Lifecycle.Published, Lifecycle.Withheld));
        Assert.All(Enum.GetValues<Lifecycle>(), state => Assert.Equal(state, Lifecycles.Parse(state.Name())));
    }

    static Publisher Publisher(string slug, long population, string kind = "municipality") =>
        Sample.CityParking.Publisher with { Slug = slug, Kind = kind, Population = population };

    static Dataset Dataset(Publisher publisher, string name, string? model, bool hasSchema = false) => Sample.CityParking with
    {
        Id = $"{publisher.Slug}.{name}",
        Name = name,
        Publisher = publisher,
        Musterdatensatz = model,
        Schema = hasSchema ? Sample.Parking : null,
    };
}
