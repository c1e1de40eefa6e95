using System.Text.Json;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Ingest.Mirror;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests.Federation;

/// <summary>Three instances on real ports, each with a database of its own: a city, a village, and a region that harvests and mirrors both.</summary>
public sealed class FederationTests
{
    const string City = "lindenfurt.parkhaeuser";
    const string Village = "aubach.parken";
    const string Parking = "parking-facility";

    static readonly string[] CityFiles =
    [
        "lindenfurt/publisher.yaml", "lindenfurt/parkhaeuser.yaml", "lindenfurt/toiletten.yaml", "lindenfurt/source/parkhaeuser.csv", "lindenfurt/source/toiletten.xlsx",
    ];

    static readonly string[] VillageFiles = ["aubach/publisher.yaml", "aubach/parken.yaml", "aubach/source/ortsplan.geojson"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_region_mirrors_two_towns_through_changes_purges_absence_and_silence()
    {
        TestCluster.SkipIfMissing();
        var clock = new SettableClock();
        await using var city = await TestInstance.CreateAsync(clock, CityFiles);
        await using var village = await TestInstance.CreateAsync(clock, VillageFiles);
        await using var region = await TestInstance.CreateAsync(clock);
        var fromCity = region.Subscribe("lindenfurt", city, Parking);
        var fromVillage = region.Subscribe("aubach", village, $"{{ dataset: {Village} }}");

        // Whole at first: the same features under the same names, with everything that says whose they are.
        await StepAsync(region, fromCity, City, MirrorStep.Copied);
        await StepAsync(region, fromVillage, Village, MirrorStep.Copied);
        var features = await region.FeaturesAsync(Parking);
        var published = (await city.FeaturesAsync(City)).AddRange(await village.FeaturesAsync(Village));
        Assert.Equal(published.Keys, features.Keys);
        Assert.All(published, pair => Assert.Equal(Content(pair.Value), Content(features[pair.Key])));
        await BelongsToItsOriginAsync(region, city, features.Keys.First(id => id.StartsWith("06999000", StringComparison.Ordinal)));
        Assert.Equal(await CapabilitiesAsync(city), await CapabilitiesAsync(region));

        // The search finds it once, as its publisher describes it.
        Assert.Equal($"{city.Address}/catalog/{City}", await region.Database.ScalarAsync<string>(
            "SELECT string_agg(coalesce(iri, 'own'), ' ') FROM oud.record WHERE schema = $1 AND publisher = 'Stadt Lindenfurt'", Parking));

        // Nothing new: nothing is written.
        var before = await PublicationAsync(region);
        await StepAsync(region, fromCity, City, MirrorStep.Unchanged);
        Assert.Equal(before, await PublicationAsync(region));

        await ChangesArriveAsync(city, region, fromCity);
        await PurgesArriveAsync(city, region, fromCity);
        await AbsenceIsBelievedAsync(city, region, fromCity, clock);
        await SilenceChangesNothingAsync(village, region, fromVillage, clock);
    }

    static async Task ChangesArriveAsync(TestInstance city, TestInstance region, Ingest.Descriptors.HarvestSource source)
    {
        await EditAsync(city, lines =>
        {
            lines[1] = lines[1].Replace(";549;", ";550;", StringComparison.Ordinal);
            lines[2] = lines[2].Replace("P02;", "P99;", StringComparison.Ordinal);
        });
        var result = await StepAsync(region, source, City, MirrorStep.Updated);
        Assert.Equal((1, 1, 1), (result.Ingest!.Difference!.Added, result.Ingest.Difference.Changed, result.Ingest.Difference.Removed));
        Assert.Equal(3, result.Ingest.Records);
        var features = await region.FeaturesAsync(Parking);
        Assert.Equal(550, features["06999000.parkhaeuser.P01"].GetProperty("properties").GetProperty("capacity").GetInt32());
        Assert.True(features.ContainsKey("06999000.parkhaeuser.P99"));
        Assert.Equal(404, (await region.GetAsync($"/collections/{Parking}/items/06999000.parkhaeuser.P02")).Status);

        // What vanished is forgotten at the source: the whole is copied again.
        await EditAsync(city, lines => lines[3] = lines[3].Replace("P03;", "P98;", StringComparison.Ordinal));
        await city.Database.ExecuteAsync("UPDATE oud.revision SET published_at = published_at - interval '91 days' WHERE removed > 0");
        await StepAsync(region, source, City, MirrorStep.Copied);
        Assert.Equal((await city.FeaturesAsync(City)).Keys, (await region.FeaturesAsync(City)).Keys);
    }

    static async Task PurgesArriveAsync(TestInstance city, TestInstance region, Ingest.Descriptors.HarvestSource source)
    {
        const string Feature = "06999000.parkhaeuser.P01";
        Assert.Contains(Feature, Archived(region), StringComparison.Ordinal);
        await city.PurgeAsync(City, new("names a person", Feature));
        await city.PurgeAsync(City, new("private", Property: "operator"));
        var (_, mirror) = await region.RunAsync(source);
        Assert.Equal(2, mirror.Results.Count(result => result.Step == MirrorStep.Purged));
        var (status, text) = await region.GetAsync($"/collections/{Parking}/items/{Feature}");
        Assert.Equal(410, status);
        Assert.Contains("names a person", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Stadtwerke Lindenfurt", (await region.GetAsync($"/collections/{Parking}/items?limit=1000")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Stadtwerke Lindenfurt", Archived(region), StringComparison.Ordinal);
        Assert.DoesNotContain(Feature + "\",\"geometry\":{", Archived(region), StringComparison.Ordinal);

        // Passed on once, and further: who mirrors the region learns of it, too.
        Assert.DoesNotContain((await region.MirrorAsync(source)).Results, result => result.Step == MirrorStep.Purged);
        Assert.Contains("names a person", (await region.GetAsync("/mirror")).Text, StringComparison.Ordinal);
    }

    static async Task AbsenceIsBelievedAsync(TestInstance city, TestInstance region, Ingest.Descriptors.HarvestSource source, SettableClock clock)
    {
        var count = (await region.FeaturesAsync(City)).Count;
        await city.RemoveAsync(City);
        await StepAsync(region, source, City, MirrorStep.Kept);
        Assert.Equal(count, (await region.FeaturesAsync(City)).Count);
        clock.Later(TimeSpan.FromDays(8));
        await StepAsync(region, source, City, MirrorStep.Withdrawn);
        Assert.Equal(404, (await region.GetAsync($"/collections/{City}")).Status);
        Assert.Equal((await region.FeaturesAsync(Village)).Keys, (await region.FeaturesAsync(Parking)).Keys);

        // It comes back as it is published then.
        await city.IngestAsync();
        await StepAsync(region, source, City, MirrorStep.Copied);
        Assert.Equal((await city.FeaturesAsync(City)).Keys, (await region.FeaturesAsync(City)).Keys);

        // Removed for good: at once, and with the reason.
        await city.PurgeAsync(City, new("wrong source"));
        await region.MirrorAsync(source);
        var (status, text) = await region.GetAsync($"/collections/{City}");
        Assert.Equal(410, status);
        Assert.Contains("wrong source", text, StringComparison.Ordinal);
        Assert.DoesNotContain("parkhaeuser", Archived(region), StringComparison.Ordinal);
    }

    static async Task SilenceChangesNothingAsync(TestInstance village, TestInstance region, Ingest.Descriptors.HarvestSource source, SettableClock clock)
    {
        await StepAsync(region, source, Village, MirrorStep.Unchanged);
        var features = (await region.FeaturesAsync(Village)).Keys.ToList();
        await village.StopAsync();
        clock.Later(TimeSpan.FromDays(30));
        for (var run = 0; run < 2; run++)
        {
            var (harvest, mirror) = await region.RunAsync(source);
            Assert.Equal(HarvestOutcome.Failed, harvest.Plan.Outcome);
            Assert.Contains("nothing was mirrored", string.Join('\n', mirror.Lines()), StringComparison.Ordinal);
            Assert.False(mirror.IsGood);
        }

        Assert.Equal(features, (await region.FeaturesAsync(Village)).Keys);
        var stale = (await UntilAsync(region, "stale_since")).GetProperty("mirror").GetProperty("stale_since").GetDateTimeOffset();
        Assert.InRange(clock.GetUtcNow() - stale, TimeSpan.FromDays(30), TimeSpan.FromDays(31));
        Assert.Contains("zuletzt bestätigt", (await region.GetAsync($"/collections/{Village}?f=html&lang=de")).Text, StringComparison.Ordinal);

        await village.StartAsync();
        await StepAsync(region, source, Village, MirrorStep.Unchanged);
        await UntilAsync(region, "stale_since", isThere: false);
    }

    static async Task<JsonElement> UntilAsync(TestInstance region, string member, bool isThere = true)
    {
        for (var attempt = 0; ; attempt++)
        {
            var collection = await region.JsonAsync($"/collections/{Village}");
            if (collection.GetProperty("mirror").TryGetProperty(member, out _) == isThere || attempt > 100)
            {
                Assert.Equal(isThere, collection.GetProperty("mirror").TryGetProperty(member, out _));
                return collection;
            }

            await Task.Delay(50, Cancellation);
        }
    }

    static async Task BelongsToItsOriginAsync(TestInstance region, TestInstance city, string id)
    {
        var collection = await region.JsonAsync($"/collections/{City}?lang=en");
        Assert.Equal(("City of Lindenfurt", "Stadt Lindenfurt", "http://dcat-ap.de/def/licenses/dl-by-de/2.0"),
            (collection.GetProperty("publisher").GetString(), collection.GetProperty("attribution").GetString(), collection.GetProperty("license").GetString()));
        Assert.Equal((city.Address, $"{city.Address}/catalog/{City}"),
            (collection.GetProperty("mirror").GetProperty("origin").GetString(), collection.GetProperty("mirror").GetProperty("record").GetString()));
        Assert.Equal([$"{city.Address}/collections/{City}"], Via(collection));
        var item = await region.JsonAsync($"/collections/{Parking}/items/{id}");
        Assert.Equal([$"{city.Address}/collections/{City}/items/{id}"], Via(item));
        Assert.Equal("06999000", (await region.JsonAsync("/publishers/lindenfurt")).GetProperty("key").GetString());
        Assert.Equal("Lindenfurt", (await region.JsonAsync("/towns/06999000")).GetProperty("name").GetString());
    }

    // What an application can do in the town: the same here as there, but for values that change by the minute, which are not mirrored.
    static async Task<List<string>> CapabilitiesAsync(TestInstance instance)
    {
        var answer = await instance.JsonAsync("/portability/parking-finder/06999000");
        Assert.True(answer.GetProperty("needs").GetProperty("parking").GetProperty("features").GetInt32() > 10, answer.GetRawText());
        return
        [
            .. answer.GetProperty("capabilities").EnumerateArray().Where(one => one.GetProperty("id").GetString() != "live")
                .Select(one => $"{one.GetProperty("id").GetString()} {one.GetProperty("state").GetString()}"),
        ];
    }

    static List<string?> Via(JsonElement document) =>
        [.. document.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "via").Select(link => link.GetProperty("href").GetString())];

    // Everything but when this instance published it.
    static string Content(JsonElement feature)
    {
        var properties = feature.GetProperty("properties").EnumerateObject().Where(member => member.Name is not ("updated_at" or "source_updated_at"))
            .Select(member => $"{member.Name}={member.Value.GetRawText()}");
        return $"{feature.GetProperty("geometry").GetRawText()} {string.Join(' ', properties)}";
    }

    static async Task<MirrorResult> StepAsync(TestInstance region, Ingest.Descriptors.HarvestSource source, string dataset, MirrorStep step)
    {
        var (harvest, mirror) = await region.RunAsync(source);
        Assert.True(harvest.Plan.Outcome == HarvestOutcome.Complete, string.Join('\n', harvest.Reading.Problems));
        var result = mirror.Results.SingleOrDefault(result => result.DatasetId == dataset);
        Assert.True(result?.Step == step, $"{step}: {string.Join('\n', mirror.Lines())}\n{string.Join('\n', result?.Ingest?.Lines() ?? [])}");
        return result!;
    }

    static async Task EditAsync(TestInstance city, Action<string[]> edit)
    {
        var file = Path.Combine(city.Catalog, "lindenfurt", "source", "parkhaeuser.csv");
        var lines = await File.ReadAllLinesAsync(file, System.Text.Encoding.Latin1, Cancellation);
        edit(lines);
        await File.WriteAllLinesAsync(file, lines, System.Text.Encoding.Latin1, Cancellation);
        await city.IngestAsync();
    }

    static Task<long> PublicationAsync(TestInstance instance) => instance.Database.ScalarAsync<long>("SELECT publication FROM oud.instance");

    static string Archived(TestInstance instance) => string.Concat(Directory.EnumerateFiles(instance.Archive, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file).Length == 64).Select(File.ReadAllText));
}
