using System.Globalization;
using NetTopologySuite.IO;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Features;
using OpenUrbanData.Model.Identity;
using OpenUrbanData.Model.Schemas;
using OpenUrbanData.Postgres.Writing;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Postgres.Tests.Writing;

/// <summary>A store with one publisher, and short ways to publish into it.</summary>
sealed class SampleStore(PostgresDatabase database)
{
    public const string Slug = "lindenbrueck";
    public const string Key = "08999001";

    public static SchemaRegistry Schemas { get; } = SchemaRegistry.Load(RepositoryRoot.Combine("schemas")).Registry;

    public static FeatureSchema Parking => Schemas.Newest("parking-facility")!;

    public static FeatureSchema Units => Schemas.Newest("administrative-unit")!;

    public IngestStore Store { get; } = new(database.Database, TimeProvider.System);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The publisher of all samples; the same for each call.</summary>
    public Task<Publisher> PublisherAsync() => Store.Registry.UpsertAsync(
        new Publisher
        {
            Slug = Slug,
            Key = Key,
            IdKey = Key,
            Kind = "municipality",
            Name = new("Stadt Lindenbrück", "City of Lindenbrück"),
            Iri = "https://www.lindenbrueck.example/",
            ContactName = new("Amt", "Office"),
            ContactEmail = "opendata@lindenbrueck.example",
        },
        Cancellation);

    /// <summary>A feature with a key, a name, and what else is said.</summary>
    public static Feature Feature(FeatureSchema schema, string? key, string? name, string? wkt = null, int srid = 4326, long record = 1)
    {
        var feature = new Feature(schema)
        {
            Record = record,
            Line = record + 1,
            SourceId = key,
            Geometry = wkt is null ? null : new WKTReader().Read(wkt),
            SourceSrid = wkt is null ? null : srid,
        };
        feature["name"] = name;
        if (schema.Find("municipality_key") is not null)
        {
            feature["municipality_key"] = Key;
        }

        return feature;
    }

    /// <summary>Features with keys 1 to n, on a line of points.</summary>
    public static IEnumerable<Feature> Numbered(FeatureSchema schema, int count) => Enumerable.Range(1, count).Select(number =>
        Feature(schema, number.ToString(CultureInfo.InvariantCulture), $"Platz {number}",
            string.Create(CultureInfo.InvariantCulture, $"POINT ({8 + number * 1e-5} 49)"), record: number));

    public static PublishRequest Request(string name, string descriptor = "d1", string? input = "i1", PublishRule? rule = null) => new()
    {
        Publisher = Slug,
        Name = name,
        Document = new()
        {
            Title = new("Titel", "Title"),
            Description = new("Beschreibung", "Description"),
            License = "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
            SourceUrl = "https://www.lindenbrueck.example/data.csv",
            CoverageClaim = "complete",
        },
        DescriptorHash = descriptor,
        InputHash = input,
        Rule = rule ?? PublishRule.Snapshot,
    };

    /// <summary>Stages, places and publishes.</summary>
    public async Task<(PlacingReport Placing, PublishOutcome Outcome)> PublishAsync(
        string name, FeatureSchema schema, IEnumerable<Feature> features, PublishRequest? request = null,
        PlacingRules? rules = null)
    {
        await PublisherAsync();
        await using var session = await Store.OpenAsync($"{Slug}.{name}", Cancellation);
        Assert.NotNull(session);
        await using var staging = await session.StageAsync(schema, FeatureId.Prefix(Key, name), Cancellation);
        await CopyAsync(staging, features);
        var placing = await staging.PlaceAsync(rules ?? new(), Cancellation);
        return (placing, await staging.PublishAsync(request ?? Request(name), Cancellation));
    }

    public static async Task CopyAsync(Staging staging, IEnumerable<Feature> features)
    {
        await using var copy = await staging.BeginCopyAsync(Cancellation);
        foreach (var feature in features)
        {
            await copy.WriteAsync(feature, Cancellation);
        }

        await copy.CompleteAsync(Cancellation);
    }

    /// <summary>A schema of a data set's own with columns of all types.</summary>
    public static FeatureSchema Local(string name, params (string Name, PropertyType Type)[] columns)
    {
        (string Name, PropertyType Type)[] all =
        [
            ("source_id", PropertyType.Text), ("id_stability", PropertyType.Text), ("quality_flags", PropertyType.TextArray),
            ("source_values", PropertyType.Json), .. columns,
        ];
        var schema = new FeatureSchema
        {
            Name = $"{Slug}.{name}",
            Version = new(1, 0, 0),
            IsLocal = true,
            Title = new("Eigenes", "Own"),
            Description = new("Eigenes", "Own"),
            Properties =
            [
                new() { Name = "id", Type = PropertyType.Text, Origin = PropertyOrigin.Platform, Role = "id", Sequence = 1, Title = new("id", "id") },
                .. all.Select((column, place) => new Property
                {
                    Name = column.Name, Type = column.Type, Sequence = place + 2, Title = new(column.Name, column.Name),
                }),
            ],
            Geometry = new(["Point", "Polygon"], PropertyLevel.Optional),
            Document = default,
        };
        return schema with { Document = SchemaWriter.Write(schema) };
    }
}
