using System.Text.Json;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests.Ogc;

/// <summary>References to features and their profiles (OGC 23-058r2, 9 and 14): platforms that belong to a stop.</summary>
public sealed class ReferenceTests
{
    const string Collection = "/collections/public-transport-stop";
    const string Stop = SampleData.CityKey + ".haltestellen.1";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("requirement", "/req/references/role-reference")]
    [Trait("requirement", "/req/profile-references/rel-as-key")]
    [Trait("requirement", "/req/profile-references/rel-as-uri")]
    [Trait("requirement", "/req/profile-references/rel-as-link")]
    public async Task A_reference_is_an_identifier_an_address_or_a_link()
    {
        TestCluster.SkipIfMissing();
        await using var database = await PostgresDatabase.CreateAsync();
        var sample = new SampleData(database);
        await sample.FillAsync(Cancellation);
        await sample.PublishAsync(SampleData.City, SampleData.CityKey, "haltestellen", SampleData.Schemas.Newest("public-transport-stop")!, Stops(), "Haltestellen", Cancellation);
        await using var app = await ApiServer.StartAsync(database);
        using var client = ApiServer.ClientOf(app);

        var parent = (await JsonAsync(Collection + "/schema")).GetProperty("properties").GetProperty("parent_id");
        Assert.Equal("reference", parent.GetProperty("x-ogc-role").GetString());
        Assert.Equal("public-transport-stop", parent.GetProperty("x-ogc-collectionId").GetString());

        Assert.Equal(Stop, (await ParentAsync("", "rel-as-key")).GetString());
        Assert.Equal(Stop, (await ParentAsync("?profile=rel-as-key", "rel-as-key")).GetString());
        var address = (await ParentAsync("?profile=rel-as-uri", "rel-as-uri")).GetString()!;
        Assert.EndsWith($"{Collection}/items/{Stop}", address, StringComparison.Ordinal);
        Assert.Equal(address, (await ParentAsync("?profile=rel-as-link,jsonfg", "rel-as-link")).GetProperty("href").GetString());
        Assert.Equal(Stop, (await JsonAsync(new Uri(address).AbsolutePath)).GetProperty("id").GetString());
        var page = await JsonAsync(Collection + "/items?profile=rel-as-link");
        Assert.Contains("\"parent_id\":{\"href\":", page.GetRawText(), StringComparison.Ordinal);
        var csv = await client.GetStringAsync(new Uri(Collection + "/items?f=csv&profile=rel-as-link", UriKind.Relative), Cancellation);
        Assert.Contains(Stop, csv, StringComparison.Ordinal);
        await app.StopAsync(Cancellation);

        async Task<JsonElement> ParentAsync(string query, string profile)
        {
            var item = await JsonAsync($"{Collection}/items/{SampleData.CityKey}.haltestellen.2{query}");
            Assert.Contains(item.GetProperty("links").EnumerateArray(), link => link.GetProperty("rel").GetString() == "profile"
                && link.GetProperty("href").GetString() == "http://www.opengis.net/def/profile/OGC/0/" + profile);
            return item.GetProperty("properties").GetProperty("parent_id");
        }

        async Task<JsonElement> JsonAsync(string path) =>
            JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation)).RootElement;
    }

    internal static IEnumerable<Feature> Stops()
    {
        foreach (var (id, level, parent) in new[] { ("1", "stop_place", null), ("2", "platform", Stop) })
        {
            var feature = new Feature(SampleData.Schemas.Newest("public-transport-stop")!)
            {
                Record = 1, SourceId = id, Geometry = new Point(SampleData.Longitude, SampleData.Latitude), SourceSrid = 4326,
            };
            feature["municipality_key"] = SampleData.CityKey;
            feature["name"] = "Markt";
            feature["stop_level"] = level;
            feature["parent_id"] = parent;
            yield return feature;
        }
    }
}
