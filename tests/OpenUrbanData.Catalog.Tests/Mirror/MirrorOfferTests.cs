using System.Text.Json;
using OpenUrbanData.Catalog.Mirror;

namespace OpenUrbanData.Catalog.Tests.Mirror;

/// <summary>What another instance says of a data set.</summary>
public sealed class MirrorOfferTests
{
    [Fact]
    public void Members_that_another_version_does_not_know_are_empty()
    {
        using var json = JsonDocument.Parse("""{"id": "linden.trees", "is_published": true, "of_tomorrow": 1}""");
        var offer = MirrorOffer.Read(json.RootElement);
        Assert.Empty(offer.Purged);
        Assert.Empty(offer.Municipalities);
        Assert.Empty(offer.Themes);
        Assert.Equal("unknown", offer.CoverageClaim);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id": "linden.trees", "themes": null}""")]
    [InlineData("""{"id": "linden.trees", "features": "many"}""")]
    public void What_is_no_offer_is_refused(string text)
    {
        using var json = JsonDocument.Parse(text);
        Assert.Throws<JsonException>(() => MirrorOffer.Read(json.RootElement));
    }
}
