using System.Security.Cryptography;
using Npgsql;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Postgres.Reading;

namespace OpenUrbanData.Ingest.Tests.Runs;

/// <summary>Links, series, services, originals and the inventory, from descriptor to registry.</summary>
public sealed class EntryRunTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    const string Csv = "nr;name;lon;lat;telefon\n1;Mitte;8.40001;49.00001;0721 1\n2;Nord;8.40002;49.00002;0721 2\n";

    const string Mapping = """
        municipality: "08999001"
        key: nr
        geometry: { x: lon, y: lat }
        mapping: { name: name }
        """;

    static Task<Registry> RegistryAsync(RunWorkshop workshop) => new RegistryReader(workshop.Database.Database).ReadAsync(Cancellation);

    static void ShowInventory(RunWorkshop workshop, bool isPublic) => workshop.Write("muster/publisher.yaml", $$"""
        kind: municipality
        name: Muster
        key: "08999001"
        website: https://muster.example.org/
        contact: { name: Digitalamt, email: daten@muster.example.org }
        license: cc-zero
        inventory: {{(isPublic ? "public" : "private")}}
        """);

    [Fact]
    public async Task References_series_and_services_are_in_the_registry_and_are_no_collections()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Write("muster/karten.yaml", "kind: service\ntitle: Karten\ndescription: x\nstate: published\nendpoint: { url: https://geo.example.org/wms, formats: PNG, conforms_to: wms }\n");
        workshop.Write("muster/reihe.yaml", "kind: series\ntitle: Reihe\ndescription: x\nstate: published\n");
        workshop.Write("muster/plan.yaml", "kind: reference\ntitle: Plan\ndescription: x\nstate: published\nseries: reihe\nservices: karten\nowner: Bauamt\ndistributions: [ { download_url: https://example.org/p.pdf, format: PDF } ]\n");

        foreach (var name in new[] { "karten", "reihe", "plan" })
        {
            Assert.Equal(IngestOutcome.Checked, (await workshop.IngestAsync(name, new() { Check = true })).Outcome);
            Assert.Equal(IngestOutcome.Published, (await workshop.IngestAsync(name)).Outcome);
            Assert.Equal(IngestOutcome.Unchanged, (await workshop.IngestAsync(name)).Outcome);
        }

        var registry = await RegistryAsync(workshop);
        Assert.Equal(["muster.plan"], registry.Datasets.Keys);
        Assert.Equal(["muster.reihe"], registry.Series.Keys);
        Assert.Equal(["muster.karten"], registry.Services.Keys);
        Assert.Empty(registry.Collections);
        var plan = registry.Datasets["muster.plan"];
        Assert.Equal(("PDF", "https://example.org/p.pdf"), (plan.Distributions[0].Format, plan.Distributions[0].DownloadUrl));
        Assert.Equal(["muster.reihe"], plan.Series);
        Assert.Equal("Bauamt", plan.Owner!.De);
        Assert.Equal("https://geo.example.org/wms", registry.Services["muster.karten"].Endpoint!.Link);
    }

    [Fact]
    public async Task An_original_is_published_only_where_a_person_chose_it_and_the_check_names_its_other_columns()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Write("muster/daten.csv", Csv);
        workshop.Describe("daten", "parking-facility/1.0.0", Mapping);
        await workshop.IngestAsync();
        Assert.Null((await RegistryAsync(workshop)).Datasets["muster.daten"].Original);

        workshop.Describe("daten", "parking-facility/1.0.0", Mapping + "\noriginal: publish");
        var check = await workshop.IngestAsync(options: new() { Check = true });
        var warning = Assert.Single(check.Warnings, note => note.Code == "original_has_more");
        Assert.Contains("1 columns that are neither mapped", warning.Message, StringComparison.Ordinal);
        Assert.Contains("  published in the original file only: telefon", check.Lines());
        Assert.DoesNotContain("telefon", check.PublicJson(), StringComparison.Ordinal);
        Assert.Equal(IngestOutcome.Published, (await workshop.IngestAsync()).Outcome);

        var dataset = (await RegistryAsync(workshop)).Datasets["muster.daten"];
        var hash = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Csv)));
        Assert.Equal(new("daten.csv", "text/csv", hash, Csv.Length), dataset.Original);
        Assert.Equal(1, dataset.Revision);
        Assert.Contains(hash, await new ArchiveReader(workshop.Database.Database).OfAsync("muster.daten", Cancellation));
    }

    [Fact]
    public async Task The_original_follows_its_source_although_no_feature_changes()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Write("muster/daten.csv", Csv);
        workshop.Describe("daten", "parking-facility/1.0.0", Mapping + "\noriginal: publish");
        await workshop.IngestAsync();
        workshop.Write("muster/daten.csv", Csv.Replace("0721", "0722", StringComparison.Ordinal));
        Assert.Equal(IngestOutcome.Published, (await workshop.IngestAsync()).Outcome);

        var dataset = (await RegistryAsync(workshop)).Datasets["muster.daten"];
        Assert.Equal(1, dataset.Revision);
        var archives = await new ArchiveReader(workshop.Database.Database).AllAsync(Cancellation);
        Assert.Contains(dataset.Original!.Sha256, archives);
        Assert.Equal(2, archives.Count);
    }

    [Fact]
    public async Task After_a_purge_the_original_is_gone_and_does_not_come_back()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Write("muster/daten.csv", Csv);
        workshop.Describe("daten", "parking-facility/1.0.0", Mapping + "\noriginal: publish");
        await workshop.IngestAsync();
        await using (var session = (await workshop.Store.OpenAsync("muster.daten", Cancellation))!)
        {
            await session.PurgeAsync(new("Asked for.", "08999001.daten.1"), Cancellation);
        }

        Assert.Null((await RegistryAsync(workshop)).Datasets["muster.daten"].Original);
        var report = await workshop.IngestAsync();
        Assert.Single(report.Warnings, note => note.Code == "original_withheld");
        Assert.Null((await RegistryAsync(workshop)).Datasets["muster.daten"].Original);
    }

    [Fact]
    public async Task The_inventory_is_seen_where_the_publisher_says_so_only()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Write("muster/hunde.yaml", "title: Hunde\nlifecycle: withheld\nowner: Steueramt\nreason: Steuergeheimnis\n");
        Assert.Equal(IngestOutcome.Draft, (await workshop.IngestAsync("hunde")).Outcome);
        Assert.Empty((await RegistryAsync(workshop)).Inventory);

        // Not even by a statement of the role that the API has.
        await using (var reader = NpgsqlDataSource.Create(workshop.Database.ReaderConnection))
        await using (var command = reader.CreateCommand("SELECT * FROM oud.inventory"))
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        ShowInventory(workshop, true);
        await workshop.IngestAsync("hunde");
        var entry = Assert.Single((await RegistryAsync(workshop)).Inventory);
        Assert.Equal((Lifecycle.Withheld, "Steueramt", "Steuergeheimnis"), (entry.Lifecycle, entry.Owner!.De, entry.Reason!.De));
        Assert.NotNull(entry.Since);

        ShowInventory(workshop, false);
        await workshop.IngestAsync("hunde");
        Assert.Empty((await RegistryAsync(workshop)).Inventory);
    }

    [Fact]
    public async Task What_is_published_leaves_the_list_of_what_is_not()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        ShowInventory(workshop, true);
        workshop.Write("muster/daten.csv", Csv);
        workshop.Write("muster/daten.yaml", "title: Parken\nlifecycle: cleared\n");
        await workshop.IngestAsync();
        Assert.Equal(["muster.daten"], (await RegistryAsync(workshop)).Inventory.Select(one => one.Id));

        workshop.Describe("daten", "parking-facility/1.0.0", Mapping + "\nlifecycle: published");
        Assert.Equal(IngestOutcome.Published, (await workshop.IngestAsync()).Outcome);
        var registry = await RegistryAsync(workshop);
        Assert.Empty(registry.Inventory);
        Assert.Equal(["muster.daten"], registry.Datasets.Keys);

        // Back into review: withdrawn and listed.
        workshop.Write("muster/daten.yaml", "title: Parken\nlifecycle: in_review\n");
        await workshop.IngestAsync();
        registry = await RegistryAsync(workshop);
        Assert.Empty(registry.Datasets);
        Assert.Equal(["muster.daten"], registry.Inventory.Select(one => one.Id));
    }

    [Fact]
    public async Task A_state_that_cannot_follow_stops_the_run()
    {
        await using var workshop = await RunWorkshop.CreateAsync();
        workshop.Write("muster/daten.csv", Csv);
        workshop.Write("muster/daten.yaml", "title: Parken\nlifecycle: withheld\nreason: geheim\n");
        await workshop.IngestAsync();

        workshop.Describe("daten", "parking-facility/1.0.0", Mapping);
        var report = await workshop.IngestAsync();
        Assert.Equal((IngestOutcome.Failed, "lifecycle_invalid"), (report.Outcome, report.Code));
        Assert.Contains("'published' cannot follow 'withheld'; expected in_review or cleared first", report.Message, StringComparison.Ordinal);
        Assert.Empty((await RegistryAsync(workshop)).Datasets);

        workshop.Write("muster/daten.yaml", "title: Parken\nlifecycle: cleared\n");
        await workshop.IngestAsync();
        workshop.Describe("daten", "parking-facility/1.0.0", Mapping);
        Assert.Equal(IngestOutcome.Published, (await workshop.IngestAsync()).Outcome);

        workshop.Write("muster/daten.yaml", "title: Parken\nlifecycle: identified\n");
        Assert.Equal("lifecycle_invalid", (await workshop.IngestAsync()).Code);
        Assert.Single((await RegistryAsync(workshop)).Datasets);
    }
}
