using System.Collections.Frozen;
using OpenUrbanData.Catalog.Dcat;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Model.Solutions;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests;

/// <summary>A city with rich parking data, a village with poor ones, and a county with a local table, a series of photographs, plans, a
/// map service, and a link.</summary>
static class Sample
{
    public const string City = "06999000";
    public const string Village = "06998012";

    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    public static CatalogueIdentity Identity { get; } = new() { Root = new("https://daten.example.org/") };

    public static SolutionManifest ParkingFinder { get; } = SolutionManifest.Parse(
        File.ReadAllBytes(RepositoryRoot.Combine("schemas", "solutions", "parking-finder.needs.json")));

    public static FeatureSchema Parking { get; } = SchemaReader.Read(
        "schema.json",
        File.ReadAllBytes(RepositoryRoot.Combine("schemas", "parking-facility", "1.0.0", "schema.json"))).Valid;

    public static Registry Registry { get; } = Unite(CityParking, VillageParking, Budget, Plans, Photographs, Photographs2025, Maps) with
    {
        Links = new[]
        {
            new LinkCheck("https://geo.landkreis.example/2025.tif", Now, Now, null, 200, 123_456, "image/tiff"),
            new LinkCheck("https://www.landkreis.example/gone.pdf", Now, Now, "source_missing", 404, null, null),
        }.ToFrozenDictionary(link => link.Url),
    };

    public static Dataset CityParking => Dataset(1, Publisher("lindenfurt", "municipality", City, "Stadt Lindenfurt"), "parkhaeuser") with
    {
        Title = new("Parkhäuser", "Car parks"),
        Schedule = "PT15M",
        Attribution = "Stadt Lindenfurt, \"Tiefbauamt\"",
        License = "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
        Streams = ["parking.free_spaces"],
        DownloadBytes = new Dictionary<string, long> { ["csv"] = 4_567, ["geojson"] = 8_901 }.ToFrozenDictionary(),
        Statements = new() { Hvd = ["c_b79e35eb"] },
        Begins = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Towns =
        [
            Towns(City, "", 22, ("name", 22), ("capacity", 20), ("has_fee", 20), ("opening_hours", 18), ("max_height", 15)),
            Towns(
                City, ParkingFinder.Needs[0].Key, 20, ("name", 20), ("capacity", 19), ("capacity_disabled", 9), ("has_fee", 20),
                ("opening_hours", 18), ("max_height", 15)),
        ],
    };

    public static Dataset VillageParking => Dataset(2, Publisher("aubach", "municipality", Village, "Gemeinde Aubach"), "parken") with
    {
        Title = new("Parkplätze", "Parking"),
        Original = new("parken.csv", "text/csv", new string('a', 64), 1_234),
        Towns =
        [
            Towns(Village, "", 5, ("name", 5), ("capacity", 5), ("has_fee", 4)),
            Towns(Village, ParkingFinder.Needs[0].Key, 3, ("name", 3), ("capacity", 3), ("has_fee", 1)),
        ],
    };

    static Dataset Budget => Dataset(3, Publisher("landkreis", "county", "06998", "Landkreis"), "haushalt") with
    {
        Title = new("Haushalt\n2026", "Budget 2026"),
        Schema = Parking with { Name = "landkreis.haushalt", IsLocal = true },
        Table = "local_3",
        Themes = ["ECON", "GOVE"],
        Extent = null,
    };

    static Dataset Plans => Dataset(4, Publisher("landkreis", "county", "06998", "Landkreis"), "plaene") with
    {
        Title = new("Bebauungspläne", "Bebauungspläne"),
        SourceUrl = "https://www.landkreis.example/pläne und karten",
        Schema = null,
        Table = null,
    };

    static Dataset Photographs => Entry(5, "luftbilder", DatasetKind.Series) with
    {
        Statements = new() { Hvd = ["c_91185a85"], From = new(2023, 1, 1) },
    };

    static Dataset Photographs2025 => Entry(6, "luftbilder-jahr2025", DatasetKind.Reference) with
    {
        Series = ["landkreis.luftbilder"],
        Services = ["landkreis.karten", "landkreis.entwurf"],
        Musterdatensatz = "https://musterdatenkatalog.de/def/musterdatensatz/geobasisdaten/luftbild",
        Attribution = "Landkreis",
        Statements = new() { Hvd = ["c_91185a85"], From = new(2025, 1, 1), To = new(2025, 12, 31), Availability = "stable" },
        Distributions =
        [
            new()
            {
                Title = new("Luftbilder 2025 als GeoTIFF", "Aerial photographs 2025 as GeoTIFF"),
                Description = new("Bodenauflösung 20 cm", "Ground resolution 20 cm"),
                AccessUrl = "https://geo.landkreis.example/2025",
                DownloadUrl = "https://geo.landkreis.example/2025.tif",
                Format = "GEOTIFF",
                ConformsTo = ["https://www.landkreis.example/spec"],
            },
            new()
            {
                Title = new("Übersicht", "Overview"),
                AccessUrl = "https://www.landkreis.example/gone.pdf",
                DownloadUrl = "https://www.landkreis.example/gone.pdf",
                Format = "PDF",
                MediaType = "application/pdf",
                License = "http://dcat-ap.de/def/licenses/cc-by/4.0",
            },
        ],
    };

    static Dataset Maps => Entry(7, "karten", DatasetKind.Service) with
    {
        Endpoint = new()
        {
            Url = "https://geo.landkreis.example/wms",
            DescriptionUrl = "https://geo.landkreis.example/wms?request=GetCapabilities&service=WMS",
            Page = "https://geo.landkreis.example/",
            Formats = ["PNG", "JPEG"],
            ConformsTo = ["http://www.opengis.net/def/serviceType/ogc/wms"],
        },
    };

    static Dataset Entry(int number, string name, DatasetKind kind) => Dataset(number, Publisher("landkreis", "county", "06998", "Landkreis"), name) with
    {
        Kind = kind,
        Schema = null,
        Table = null,
        Extent = null,
        Features = 0,
        Themes = ["REGI"],
    };

    public static Registry Unite(params ReadOnlySpan<Dataset> datasets)
    {
        Dataset[] entries = [.. datasets];
        Dataset[] all = [.. entries.Where(entry => entry.Kind is DatasetKind.Dataset or DatasetKind.Reference)];
        return Registry.Empty with
        {
            Publication = 7,
            Datasets = all.ToFrozenDictionary(dataset => dataset.Id),
            Collections = Registry.Unite(all),
            Series = entries.Where(entry => entry.Kind == DatasetKind.Series).ToFrozenDictionary(entry => entry.Id),
            Services = entries.Where(entry => entry.Kind == DatasetKind.Service).ToFrozenDictionary(entry => entry.Id),
            Schemas = [Parking],
        };
    }

    static TownStatistics Towns(string key, string need, long features, params ReadOnlySpan<(string, long)> filled) =>
        new(key, need, features, filled.ToArray().ToFrozenDictionary(one => one.Item1, one => one.Item2));

    static Publisher Publisher(string slug, string kind, string key, string name) => new()
    {
        Slug = slug,
        Kind = kind,
        Key = key,
        IdKey = key,
        Name = new(name, name),
        Iri = $"https://www.{slug}.example/",
        Website = $"https://www.{slug}.example/",
        ContactName = new("Digitales", "Digital office"),
        ContactEmail = $"daten@{slug}.example",
        ContributorId = slug == "landkreis" ? "http://dcat-ap.de/def/contributors/govData" : null,
    };

    static Dataset Dataset(int number, Publisher publisher, string name) => new()
    {
        Id = $"{publisher.Slug}.{name}",
        Number = number,
        Publisher = publisher,
        Name = name,
        Title = new(name, name),
        Description = new("Ein Datensatz.", "A data set."),
        KeywordsDe = ["Parken", "Verkehr"],
        KeywordsEn = ["parking"],
        Themes = ["TRAN"],
        Schema = Parking,
        Table = "parking_facility_1",
        License = "http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
        SourceUrl = $"https://www.{publisher.Slug}.example/{name}.csv",
        CoverageClaim = "complete",
        Revision = 1,
        Publication = number,
        IssuedAt = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
        ModifiedAt = new(2026, 11, 20, 6, 30, 0, TimeSpan.Zero),
        Features = 5,
        Extent = new(9.1, 50.25, 9.3, 50.5),
        DescriptorHash = "00",
    };
}
