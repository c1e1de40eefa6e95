using System.Globalization;
using NetTopologySuite.Geometries;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Identity;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Api.Tests;

/// <summary>Two towns with parking facilities, a waste calendar, and a local data set: published through the writing side.</summary>
sealed class SampleData(Database database)
{
    public const string City = "lindenbrueck";
    public const string CityKey = "08999001";
    public const string Village = "aubach";
    public const string VillageKey = "08999002";
    public const int CityFeatures = 130;
    public const int VillageFeatures = 20;

    /// <summary>Facilities of the village with a period: each the first half of a month.</summary>
    public const int TimedFeatures = 12;

    public const int All = CityFeatures + VillageFeatures;
    public const string Parking = "lindenbrueck.parkhaeuser";
    public const string Waste = "lindenbrueck.abfuhr";
    public const string Islands = "lindenbrueck.inseln";

    /// <summary>Longitude and latitude of the first facility of the city.</summary>
    public const double Longitude = 8.4;
    public const double Latitude = 49.0;

    public SampleData(PostgresDatabase database)
        : this(database.Database)
    {
    }

    public static SchemaRegistry Schemas { get; } = SchemaRegistry.Load(RepositoryRoot.Combine("schemas")).Registry;

    public IngestStore Store { get; } = new(database, TimeProvider.System);

    public async Task FillAsync(CancellationToken cancellation)
    {
        await Store.Registry.UpsertAsync(PublisherOf(City, CityKey, "Stadt Lindenbrück", "City of Lindenbrück"), cancellation);
        await Store.Registry.UpsertAsync(PublisherOf(Village, VillageKey, "Gemeinde Aubach", "Village of Aubach"), cancellation);
        await Store.Registry.UpsertAsync([new Municipality(CityKey, "Lindenbrück"), new(VillageKey, "Aubach")], cancellation);
        await Store.Registry.UpsertAsync(Schemas.Schemas, cancellation);
        await PublishAsync(City, CityKey, "parkhaeuser", Schemas.Newest("parking-facility")!, Facilities(CityKey, CityFeatures, Longitude, Latitude), "Parkhäuser und Parkplätze", cancellation);
        await PublishAsync(Village, VillageKey, "stellplaetze", Schemas.Newest("parking-facility")!, Facilities(VillageKey, VillageFeatures, 9.5, 48.5), "Stellplätze", cancellation);
        await PublishAsync(City, CityKey, "abfuhr", Schemas.Newest("waste-collection-date")!, Dates(), "Abfuhrtermine", cancellation);
        await PublishAsync(City, CityKey, "inseln", LocalSchema(), IslandFeatures(), "Inseln", cancellation);
    }

    public async Task PublishAsync(
        string publisher, string key, string name, FeatureSchema schema, IEnumerable<Feature> features, string title, CancellationToken cancellation)
    {
        await using var session = await Store.OpenAsync($"{publisher}.{name}", cancellation);
        Assert.NotNull(session);
        await using var staging = await session.StageAsync(schema, FeatureId.Prefix(key, name), cancellation);
        await using (var copy = await staging.BeginCopyAsync(cancellation))
        {
            foreach (var feature in features)
            {
                await copy.WriteAsync(feature, cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        await staging.PlaceAsync(new(), cancellation);
        var run = await session.BeginRunAsync(cancellation);
        await staging.PublishAsync(new()
        {
            Publisher = publisher,
            Name = name,
            Document = new()
            {
                Title = new(title, title + " (en)"),
                Description = new($"{title} der Stadt <b>Lindenbrück</b> & Umgebung.", $"{title} of the city."),
                License = "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
                Attribution = "Stadt Lindenbrück",
                SourceUrl = "https://www.lindenbrueck.example/data.csv",
                CoverageClaim = "complete",
            },
            DescriptorHash = "d1",
            Run = run,
        }, cancellation);
        await session.EndRunAsync(run, RunOutcome.Published, """{"records":150,"rejected":2,"codes":["missing_location"]}""", [], cancellation);
    }

    /// <summary>Facilities on a line to the east; every tenth has no geometry but a street.</summary>
    public static IEnumerable<Feature> Facilities(string key, int count, double longitude, double latitude)
    {
        var schema = Schemas.Newest("parking-facility")!;
        for (var i = 0; i < count; i++)
        {
            var feature = new Feature(schema)
            {
                Record = i + 1,
                SourceId = i == 1 ? "A/1 ü" : (i + 1).ToString(CultureInfo.InvariantCulture),
                Geometry = i % 10 == 9 ? null : new Point(longitude + (i * 0.001), latitude),
                SourceSrid = i % 10 == 9 ? null : 4326,
            };
            feature["municipality_key"] = key;
            feature["name"] = i % 7 == 3 ? null : $"Parkhaus {(i % 2 == 0 ? "Süd" : "Nord")} <{i + 1}>";
            feature["street"] = "Ringstraße";
            feature["purpose"] = i % 3 == 0 ? "bicycle" : "car";
            feature["facility_type"] = "multi_storey";
            feature["capacity"] = (long)(i % 5 * 100);
            feature["max_height"] = 2.1;
            feature["has_fee"] = i % 2 == 0;
            if (key == VillageKey && i is >= 1 and <= TimedFeatures)
            {
                feature["valid_from"] = new DateOnly(2026, i, 1);
                feature["valid_to"] = new DateOnly(2026, i, 15);
            }

            feature["reserved_for"] = new[] { "residents", i % 2 == 0 ? "women" : "families" };
            yield return feature;
        }
    }

    static IEnumerable<Feature> Dates()
    {
        var schema = Schemas.Newest("waste-collection-date")!;
        for (var i = 0; i < 12; i++)
        {
            var feature = new Feature(schema) { Record = i + 1, SourceId = $"w{i}" };
            feature["municipality_key"] = CityKey;
            feature["date"] = new DateOnly(2026, i + 1, 1);
            feature["waste_type"] = "residual";
            feature["area_id"] = "1";
            yield return feature;
        }
    }

    static IEnumerable<Feature> IslandFeatures()
    {
        var schema = LocalSchema();
        foreach (var (id, longitude) in new[] { ("west", -179.5), ("east", 179.5), ("zero", 0.0) })
        {
            var feature = new Feature(schema) { Record = 1, SourceId = id, Geometry = new Point(longitude, -17), SourceSrid = 4326 };
            feature["betrag"] = 1234.5;
            feature["name"] = id;
            yield return feature;
        }
    }

    static FeatureSchema LocalSchema() => new()
    {
        Name = Islands,
        Version = new(1, 0, 0),
        IsLocal = true,
        Title = new("Inseln", "Islands"),
        Description = new("Inseln", "Islands"),
        Properties =
        [
            new() { Name = "id", Type = PropertyType.Text, Origin = PropertyOrigin.Platform, Role = "id", Title = new("Kennung", "id") },
            .. new (string Name, PropertyType Type, PropertyOrigin Origin)[]
            {
                ("source_id", PropertyType.Text, PropertyOrigin.Record), ("id_stability", PropertyType.Text, PropertyOrigin.Record),
                ("dataset_id", PropertyType.Text, PropertyOrigin.Dataset), ("license", PropertyType.Text, PropertyOrigin.Dataset),
                ("attribution", PropertyType.Text, PropertyOrigin.Dataset), ("source_url", PropertyType.Text, PropertyOrigin.Dataset),
                ("updated_at", PropertyType.DateTime, PropertyOrigin.Platform), ("quality_flags", PropertyType.TextArray, PropertyOrigin.Record),
                ("source_values", PropertyType.Json, PropertyOrigin.Record), ("name", PropertyType.Text, PropertyOrigin.Record),
                ("betrag", PropertyType.Number, PropertyOrigin.Record),
            }.Select(one => new Property { Name = one.Name, Type = one.Type, Origin = one.Origin, Title = new(one.Name, one.Name) }),
        ],
        Geometry = new(["Point"], PropertyLevel.Optional),
        Document = System.Text.Encoding.UTF8.GetBytes(LocalDocument),
    };

    const string LocalDocument = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://w3id.org/open-urban-data/schemas/lindenbrueck.inseln/1.0.0/schema.json",
        "title":"Inseln","x-oud-version":"1.0.0","x-oud-local":true,"type":"object","required":["id"],"properties":{
        "id":{"title":"Kennung","type":"string","x-ogc-role":"id","x-oud-level":"required","x-ogc-propertySeq":1},
        "source_id":{"title":"source id","type":"string","x-ogc-propertySeq":2},
        "id_stability":{"title":"id stability","type":"string","x-ogc-propertySeq":3},
        "dataset_id":{"title":"dataset","type":"string","x-ogc-propertySeq":4},
        "license":{"title":"license","type":"string","format":"uri","x-ogc-propertySeq":5},
        "attribution":{"title":"attribution","type":"string","x-ogc-propertySeq":6},
        "source_url":{"title":"source","type":"string","format":"uri","x-ogc-propertySeq":7},
        "updated_at":{"title":"updated","type":"string","format":"date-time","x-ogc-propertySeq":8},
        "quality_flags":{"title":"flags","type":"array","items":{"type":"string"},"x-ogc-propertySeq":9},
        "source_values":{"title":"source values","type":"object","x-ogc-propertySeq":10},
        "name":{"title":"Name","type":"string","x-ogc-propertySeq":11},
        "betrag":{"title":"Betrag","type":"number","x-ogc-propertySeq":12},
        "geometry":{"x-ogc-role":"primary-geometry","format":"geometry-point","x-oud-geometryTypes":["Point"],"x-ogc-propertySeq":13}}}
        """;

    public static Publisher PublisherOf(string slug, string key, string de, string en) => new()
    {
        Slug = slug,
        Key = key,
        IdKey = key,
        Kind = "municipality",
        Name = new(de, en),
        Iri = $"https://www.{slug}.example/",
        ContactName = new("Amt für Digitales", "Digital office"),
        ContactEmail = $"opendata@{slug}.example",
    };
}
