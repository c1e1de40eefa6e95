using OpenUrbanData.Ingest.Descriptors;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Descriptors;

/// <summary>Links, series, services and entries of the inventory, as descriptors say them.</summary>
public sealed class EntryTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("oud-entries-").FullName;

    public EntryTests() => Write("publisher", """
        kind: municipality
        name: Muster
        key: "08999001"
        website: https://muster.example.org/
        contact: { name: Digitalamt, email: daten@muster.example.org }
        license: cc-zero
        population: 12000
        inventory: public
        """);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "muster"));
        File.WriteAllText(Path.Combine(_folder, "muster", name + ".yaml"), text);
    }

    string Messages() => string.Concat(CatalogFolder.Load(_folder).Errors
        .Select(error => error.ToString().Replace(_folder + "/", "", StringComparison.Ordinal) + "\n"));

    [Fact]
    public void A_reference_data_set_has_links_and_needs_no_schema()
    {
        Write("karten", "kind: service\ntitle: Karten\ndescription: x\nstate: published\nendpoint: { url: https://geo.example.org/wms, conforms_to: [wms] }\n");
        Write("reihe", "kind: series\ntitle: Reihe\ndescription: x\nstate: published\n");
        Write("plan", """
            kind: reference
            title: Pläne
            description: x
            state: published
            series: reihe
            services: [muster.karten]
            distributions:
              - { download_url: "https://example.org/p.pdf", format: PDF, conforms_to: xplangml, license: cc-by/4.0 }
              - { title: Seite, access_url: "https://example.org/p" }
            """);

        var catalog = CatalogFolder.Load(_folder);

        Assert.Empty(catalog.Errors);
        Assert.Equal(12000, catalog.Publishers[0].ToPublisher().Population);
        Assert.True(catalog.Publishers[0].ShowsInventory);
        var plan = catalog.Datasets.Single(one => one.Name == "plan");
        var document = PublicDocument.Of(plan, null);
        Assert.Equal(DatasetKind.Reference, document.Kind);
        Assert.Equal(["muster.reihe"], document.Series);
        Assert.Equal(["muster.karten"], document.Services);
        Assert.Equal("https://example.org/p.pdf", document.SourceUrl);
        Assert.Equal("https://example.org/p.pdf", document.Distributions[0].AccessUrl);
        Assert.Equal("Pläne", document.Distributions[0].Title.De);
        Assert.Equal("http://dcat-ap.de/def/licenses/cc-by/4.0", document.Distributions[0].License);
        Assert.Equal(KnownStandard.All.Single(one => one.Code == "xplangml").Iri, document.Distributions[0].ConformsTo.Single());
        Assert.Equal("https://example.org/p", document.Distributions[1].Link);
        var service = PublicDocument.Of(catalog.Datasets.Single(one => one.Name == "karten"), null);
        Assert.Equal("http://www.opengis.net/def/serviceType/ogc/wms", service.Endpoint!.ConformsTo.Single());
    }

    [Fact]
    public void An_entry_of_the_inventory_needs_a_title_alone()
    {
        Write("laternen", "title: Laternen\nlifecycle: in_review\nmusterdatensatz: verkehr/strassenbeleuchtung\nowner: Bauamt\n");
        Write("hunde", "title: Hunde\nlifecycle: withheld\nreason: { de: Steuergeheimnis, en: Tax secrecy }\n");

        var catalog = CatalogFolder.Load(_folder);

        Assert.Empty(catalog.Errors);
        var lights = catalog.Datasets.Single(one => one.Name == "laternen");
        Assert.False(lights.IsPublished);
        Assert.False(lights.IsComplete);
        var entry = PublicDocument.Entry(lights, null);
        Assert.Equal(Lifecycle.InReview, entry.Lifecycle);
        Assert.Equal("https://musterdatenkatalog.de/def/musterdatensatz/verkehr/strassenbeleuchtung", entry.Musterdatensatz);
        Assert.Equal("Tax secrecy", PublicDocument.Entry(catalog.Datasets.Single(one => one.Name == "hunde"), null).Reason!.En);
    }

    [Fact]
    public async Task Mistakes_name_place_value_and_expectation()
    {
        Write("a-dienst", "kind: service\ntitle: x\ndescription: x\nstate: published\nmapping: { a: b }\nsource: { url: https://example.org/ }\n");
        Write("b-dienst", "kind: service\ntitle: x\ndescription: x\nstate: published\nendpoint: { page: nirgends, formats: WMS, conforms_to: wsm }\n");
        Write("c-verweis", "kind: reference\ntitle: x\ndescription: x\nstate: published\nendpoint: { url: https://example.org/ }\n");
        Write("d-verweis", """
            kind: reference
            title: x
            description: x
            state: published
            distributions:
              - https://example.org/
              - { format: pdf, media_type: PDF }
              - { download_url: "ftp://example.org/x" }
              - { download_url: "https://user:pw@example.org/x" }
              - { download_url: "https://example.org/x" }
              - { download_url: "https://example.org/x" }
            """);
        Write("e-verweis", "kind: reference\ntitle: x\ndescription: x\nstate: published\nsource: { file: x.csv }\n");
        Write("f-liste", "title: x\nlifecycle: witheld\n");
        Write("g-liste", "title: x\nlifecycle: withheld\nstate: published\nmusterdatensatz: https://example.org/x\n");
        Write("h-daten", "kind: sereis\ntitle: x\ndescription: x\nschema: local\nsource: { url: https://example.org/ }\noriginal: yes\n");

        await Golden.MatchesAsync("descriptors/entries.txt", Messages());
    }

    [Fact]
    public async Task Names_of_other_entries_must_be_there()
    {
        Write("karten", "kind: service\ntitle: Karten\ndescription: x\nstate: published\nendpoint: { url: https://geo.example.org/wms }\n");
        Write("luftbilder", "kind: series\ntitle: x\ndescription: x\nstate: published\n");
        Write("plan", """
            kind: reference
            title: x
            description: x
            state: published
            series:
              - karten
              - luftbild
            services: anderswo.dienst
            """);

        await Golden.MatchesAsync("descriptors/names.txt", Messages());
        Assert.Equal(["karten", "luftbilder"], CatalogFolder.Load(_folder).Datasets.Select(one => one.Name));
    }

    [Fact]
    public async Task A_series_without_data_set_is_a_mistake()
    {
        Write("luftbilder", "kind: series\ntitle: x\ndescription: x\nstate: published\n");

        await Golden.MatchesAsync("descriptors/empty-series.txt", Messages());
    }
}
