using OpenUrbanData.Ingest.Descriptors;

namespace OpenUrbanData.Ingest.Tests.Descriptors;

/// <summary>What descriptors say for catalogues, and what the regulation demands of data sets of high value.</summary>
public sealed class StatementsTests : IDisposable
{
    const string Publisher = """
        kind: municipality
        name: Muster
        website: https://muster.example.org/
        contact: { name: Amt, email: daten@muster.example.org }
        license: dl-zero-de/2.0
        contributor_id: openNRW
        """;

    const string Dataset = """
        title: Grenzen
        description: Grenzen
        state: published
        schema: administrative-unit/1.0.0
        source: { file: a.csv }
        """;

    const string Reference = """
        kind: reference
        title: Luftbilder
        description: Luftbilder
        state: published
        hvd: Orthoimagery
        """;

    const string Service = """
        kind: service
        title: Karten
        description: Karten
        state: published
        endpoint: { url: https://geo.example.org/wms, page: https://geo.example.org/ }
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("oud-catalog-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    CatalogFolder Load(params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "muster")).FullName;
        foreach (var (name, text) in files.Prepend(("publisher", Publisher)))
        {
            File.WriteAllText(Path.Combine(folder, name + ".yaml"), text);
        }

        return CatalogFolder.Load(_folder);
    }

    [Fact]
    public void They_come_into_what_is_published()
    {
        var catalog = Load(("grenzen", Dataset + "\n" + """
            hvd: [Administrative units, c_b79e35eb]
            temporal: { from: 2024-02-29 }
            rights: { de: Nur mit Dank, en: With thanks only }
            availability: stable
            """));

        var dataset = Assert.Single(catalog.Datasets);
        Assert.Empty(catalog.Errors);
        var said = PublicDocument.Of(dataset, null).Statements;
        Assert.Equal(["c_9427236f", "c_b79e35eb"], said.Hvd);
        Assert.Equal((new DateOnly(2024, 2, 29), null), (said.From, said.To));
        Assert.Equal(("With thanks only", "stable", "public"), (said.Rights!.En, said.Availability, said.Access));
        Assert.Equal("http://dcat-ap.de/def/contributors/openNRW", dataset.Publisher.ToPublisher().ContributorId);
    }

    [Theory]
    [InlineData("hvd: Administrativ units", "grenzen.yaml:6: hvd: 'Administrativ units' is no category", "Administrative units")]
    [InlineData("hvd: Mobility\nlicense: cc-by-sa/4.0", "grenzen.yaml:7: license: 'http://dcat-ap.de/def/licenses/cc-by-sa/4.0' is not as free as CC BY 4.0", "cc-by/4.0, cc-zero")]
    [InlineData("hvd: Mobility\naccess: restricted", "grenzen.yaml:7: access: 'restricted' contradicts 'hvd'", "expected public")]
    [InlineData("temporal: { from: 2024-13-01 }", "grenzen.yaml:6: temporal.from: '2024-13-01' is no day", "2026-01-31")]
    [InlineData("temporal: { from: 2024-02-01, to: 2024-01-31 }", "grenzen.yaml:6: temporal.to: '2024-01-31' is before 'from'", "2024-02-01 or later")]
    [InlineData("temporal: { }", "grenzen.yaml:6: temporal.from: This key is missing", "a day, or 'to'")]
    [InlineData("availability: forever", "grenzen.yaml:6: availability: 'forever' is not one of", "stable")]
    public void A_mistake_names_place_value_and_expectation(string lines, string expected, string alsoExpected)
    {
        var catalog = Load(("grenzen", Dataset + "\n" + lines));

        Assert.Empty(catalog.Datasets);
        var error = Assert.Single(catalog.Errors).ToString();
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains(alsoExpected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("distributions: [{ access_url: https://e.org/ }]\nservices: karten", Service, "hvd: This reference data set names no file", "'download_url'")]
    [InlineData("distributions: [{ download_url: https://e.org/a.tif }]", Service, "hvd: This reference data set names no service", "needs an API")]
    [InlineData("distributions: [{ download_url: https://e.org/a.tif, license: cc-by-nd/4.0 }]\nservices: karten", Service, "cc-by-nd/4.0' is not as free", "cc-by/4.0")]
    [InlineData("distributions: [{ download_url: https://e.org/a.tif }]\nservices: karten", Draft, "services: No service of these is published", "muster.karten")]
    [InlineData("distributions: [{ download_url: https://e.org/a.tif }]\nservices: karten", Undocumented, "services: 'muster.karten' has no documentation", "endpoint: { page: … }")]
    [InlineData("distributions: [{ download_url: https://e.org/a.tif }]\nservices: karten", Unfree, "services: The licence of 'muster.karten'", "cc-by/4.0")]
    public void A_data_set_of_high_value_needs_an_api_a_file_and_a_free_licence(string lines, string service, string expected, string alsoExpected)
    {
        var catalog = Load(("luftbilder", Reference + "\n" + lines), ("karten", service));

        Assert.DoesNotContain(catalog.Datasets, one => one.Name == "luftbilder");
        var error = Assert.Single(catalog.Errors).ToString();
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains(alsoExpected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_data_set_with_file_service_and_licence_may_be_of_high_value()
    {
        var catalog = Load(("luftbilder", Reference + "\ndistributions: [{ download_url: https://e.org/a.tif }]\nservices: karten"), ("karten", Service));

        Assert.Empty(catalog.Errors);
        Assert.Equal(2, catalog.Datasets.Length);
    }

    const string Draft = """
        kind: service
        title: Karten
        description: Karten
        state: draft
        endpoint: { url: https://geo.example.org/wms, page: https://geo.example.org/ }
        """;

    const string Undocumented = """
        kind: service
        title: Karten
        description: Karten
        state: published
        endpoint: { url: https://geo.example.org/wms }
        """;

    const string Unfree = Service + "\nlicense: other-closed";
}
