using System.Collections.Frozen;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Reading;

/// <summary>A canonical collection of trees with two data sets, as registry and as rows.</summary>
static class Trees
{
    public static FeatureSchema Schema { get; } = new()
    {
        Name = "tree",
        Version = new(1, 0, 0),
        Title = new("Baum", "Tree"),
        Description = new("Bäume", "Trees"),
        Document = ReadOnlyMemory<byte>.Empty,
        Geometry = new(["Point"], PropertyLevel.Expected),
        Properties =
        [
            Make("id", PropertyType.Text, PropertyOrigin.Platform, "id"),
            Make("source_id", PropertyType.Text),
            Make("dataset_id", PropertyType.Text, PropertyOrigin.Dataset),
            Make("schema_version", PropertyType.Text, PropertyOrigin.Dataset),
            Make("municipality_key", PropertyType.Text),
            Make("species", PropertyType.Text),
            Make("height", PropertyType.Number),
            Make("trunks", PropertyType.Integer),
            Make("evergreen", PropertyType.Boolean),
            Make("valid_from", PropertyType.Date, role: "primary-interval-start"),
            Make("valid_to", PropertyType.Date, role: "primary-interval-end"),
            Make("seen_at", PropertyType.DateTime),
            Make("tags", PropertyType.TextArray),
            Make("extra", PropertyType.Json),
            Make("updated_at", PropertyType.DateTime, PropertyOrigin.Platform),
            Make("license", PropertyType.Text, PropertyOrigin.Dataset),
            Make("attribution", PropertyType.Text, PropertyOrigin.Dataset),
            Make("source_url", PropertyType.Text, PropertyOrigin.Dataset),
            Make("never_filled", PropertyType.Text),
        ],
    };

    public static Collection All { get; } = Registry.Unite([Town("linden", 1, 4), Town("weiler", 2, 2)])["tree"];

    public static Collection OfLinden { get; } = Registry.Unite([Town("linden", 1, 4)])["linden.trees"];

    public static FeatureQuery Query { get; } = new() { Collection = All, Limit = 11 };

    public static Property Named(string name) => Schema.Find(name)!;

    public static Filter Is(string property, Comparison comparison, object literal) =>
        new Filter.Compare(new Operand.Value(Named(property)), comparison, new Operand.Constant(literal));

    /// <summary>Creates the table and the rows.</summary>
    public static async Task FillAsync(PostgresDatabase database)
    {
        await database.ExecuteAsync(
            """
            CREATE TABLE feature.tree_1 (
                _dataset integer NOT NULL, _id text COLLATE "C" NOT NULL, _revision bigint NOT NULL, _publication bigint NOT NULL,
                _updated_at timestamptz NOT NULL, geom geometry(Geometry,4326),
                source_id text COLLATE "C", municipality_key text COLLATE "C", species text COLLATE "C", height double precision,
                trunks bigint, evergreen boolean, valid_from date, valid_to date, seen_at timestamptz, tags text[], extra jsonb,
                never_filled text COLLATE "C", PRIMARY KEY (_dataset, _id));
            CREATE INDEX ON feature.tree_1 USING gist (geom);
            CREATE INDEX ON feature.tree_1 (municipality_key);
            CREATE INDEX tree_1_no_geom ON feature.tree_1 (_dataset, _id) WHERE geom IS NULL;
            CREATE INDEX ON feature.tree_1 (_dataset, _publication);
            """);
        await database.ExecuteAsync(
            """"
            INSERT INTO feature.tree_1 VALUES
            (1, '08999001.trees.1', 1, 5, '2026-01-01Z', 'SRID=4326;POINT(8.4 49)', '1', '08999001', 'Tilia cordata', 12.5, 1, false,
                '2000-01-01', NULL, '2026-02-03T04:05:06.5Z', '{alt,"mit \"Zeichen\""}', '{"a": [1, "ü"]}', NULL),
            (1, '08999001.trees.2', 1, 6, '2026-01-01Z', 'SRID=4326;POINT(8.5 49.1)', '2', '08999001', 'Quercus robur', NULL, 2, true,
                '2010-01-01', '2020-01-01', NULL, '{}', NULL, NULL),
            (1, '08999001.trees.3', 1, 7, '2026-01-01Z', NULL, '3', '08999001', 'Äsculus 50%_', 8, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
            (1, '08999001.trees.4', 1, 7, '2026-01-01Z', 'SRID=4326;POINT(179.5 10)', '4', '08999001', NULL, 3.25, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
            (2, '08999002.trees.1', 1, 8, '2026-01-01Z', 'SRID=4326;POINT(8.45 49.05)', '1', '08999002', 'Tilia cordata', 12.5, 1, false, NULL, NULL, NULL, NULL, NULL, NULL),
            (2, '08999002.trees.2', 1, 8, '2026-01-01Z', 'SRID=4326;POINT(-179.5 10)', '2', '08999002', 'Acer', 20, 1, false, '2024-01-01', NULL, NULL, NULL, NULL, NULL);
            INSERT INTO oud.observed_property VALUES ('tree.moisture', '%', 'number', '1 hour');
            """");
    }

    static Dataset Town(string slug, int number, long features) => new()
    {
        Id = $"{slug}.trees",
        Number = number,
        Name = "trees",
        Publisher = new()
        {
            Slug = slug,
            Key = $"0899900{number}",
            IdKey = $"0899900{number}",
            Kind = "municipality",
            Name = new(slug, slug),
            Iri = $"https://www.{slug}.example",
            ContactName = new("Grünamt", "Parks"),
            ContactEmail = $"trees@{slug}.example",
        },
        Title = new("Bäume", "Trees"),
        Description = new("Bäume", "Trees"),
        Schema = Schema,
        Table = "tree_1",
        License = number == 1 ? "http://dcat-ap.de/def/licenses/dl-by-de/2.0" : "http://dcat-ap.de/def/licenses/cc-zero",
        Attribution = number == 1 ? "Stadt Linden" : null,
        SourceUrl = $"https://www.{slug}.example/trees.csv",
        CoverageClaim = "complete",
        DescriptorHash = "0",
        Revision = 1,
        Publication = 6 + number,
        Features = features,
        Extent = new(-179.5, 10, 179.5, 49.1),
        Filled = Schema.Properties.Where(property => property.Origin == PropertyOrigin.Record && property.Name != "never_filled")
            .Select(property => property.Name).ToFrozenSet(StringComparer.Ordinal),
        Towns =
        [
            new($"0899900{number}", "", features, new Dictionary<string, long> { ["geometry"] = number == 1 ? 3 : 2 }
                .ToFrozenDictionary(StringComparer.Ordinal)),
        ],
    };

    static Property Make(
        string name, PropertyType type, PropertyOrigin origin = PropertyOrigin.Record, string? role = null) =>
        new() { Name = name, Type = type, Origin = origin, Role = role, Title = new(name, name) };
}
