using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Pipelines;
using OpenUrbanData.Model.Catalogue;
using OpenUrbanData.Model.Query;
using OpenUrbanData.Model.Rows;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Formats.Tests;

/// <summary>A collection with every type of property, and rows that are hard to write.</summary>
static class Places
{
    public static FeatureSchema Schema { get; } = new()
    {
        Name = "place",
        Version = new(1, 0, 0),
        Title = new("Ort", "Place"),
        Description = new("Orte", "Places"),
        Document = ReadOnlyMemory<byte>.Empty,
        Geometry = new(["Point", "Polygon", "MultiPolygon", "LineString"], PropertyLevel.Expected),
        Properties =
        [
            Make("id", PropertyType.Text, "Kennung") with { Origin = PropertyOrigin.Platform, Role = "id" },
            Make("dataset_id", PropertyType.Text, "Datensatz") with { Origin = PropertyOrigin.Dataset },
            Make("name", PropertyType.Text, "Name"),
            Make("municipality_key", PropertyType.Text, "Gemeindeschlüssel"),
            Make("kind", PropertyType.Text, "Art") with
            {
                Codes = new(true, ["park", "pool"])
                {
                    Titles = new Dictionary<string, LocalizedText> { ["park"] = new("Grünanlage", "Park") }
                        .ToFrozenDictionary(StringComparer.Ordinal),
                },
            },
            Make("height", PropertyType.Number, "Höhe") with { Unit = "m" },
            Make("places", PropertyType.Integer, "Plätze") with { Unit = "{space}" },
            Make("open", PropertyType.Boolean, "Geöffnet"),
            Make("since", PropertyType.Date, "Seit"),
            Make("seen_at", PropertyType.DateTime, "Gesehen"),
            Make("tags", PropertyType.TextArray, "Merkmale"),
            Make("extra", PropertyType.Json, "Weiteres"),
            Make("license", PropertyType.Text, "Lizenz") with { Origin = PropertyOrigin.Dataset },
            Make("attribution", PropertyType.Text, "Quellenvermerk") with { Origin = PropertyOrigin.Dataset },
        ],
    };

    public static Collection Collection { get; } = Registry.Unite([Town("linden", 1, "Stadt \"Linden\" & Partner"), Town("weiler", 2, null)])["place"];

    /// <summary>The layout of a query.</summary>
    public static RowLayout Layout(Crs? crs = null, bool latest = true) =>
        new(new() { Collection = Collection, Crs = crs ?? Crs.Crs84, Latest = latest });

    /// <summary>A layout of points only.</summary>
    public static RowLayout PointLayout() => new(new()
    {
        Collection = Collection with { Schema = Schema with { Geometry = new(["Point"], PropertyLevel.Expected) } },
    });

    public static ImmutableArray<MemoryRow> Rows { get; } =
    [
        new("08999001.places.1", 0, new()
        {
            ["name"] = "Café \"Zur Linde\"; Straße 1,\r\nHof\tlinks \u0001\\",
            ["municipality_key"] = "08212000",
            ["kind"] = "park",
            ["height"] = 1.5,
            ["places"] = 1200L,
            ["open"] = true,
            ["since"] = new DateTime(2020, 2, 29, 0, 0, 0, DateTimeKind.Utc),
            ["seen_at"] = new DateTime(2026, 7, 1, 12, 30, 15, DateTimeKind.Utc).AddMilliseconds(250),
            ["tags"] = """["groß","a|b","c\"d"]""",
            ["extra"] = """{"a": [1, "ü"]}""",
        }, "POINT(8.4037563 49.0068901)", """{"parking.free_spaces":{"value":12,"stale":false}}"""),
        new("08999001.places.2", 0, new() { ["name"] = "=1+1", ["height"] = -0.1 + 0.3, ["kind"] = "pool", ["open"] = false }),
        new("08999002.places.~C3~A4", 1, new() { ["name"] = "24/7", ["height"] = 1e21, ["places"] = -5L, ["tags"] = "[]" },
            "POLYGON((8 49,9 49,9.1234567 50,8 49),(8.1 49.1,8.2 49.1,8.2 49.2,8.1 49.1))"),
        new("08999002.places.4", 1, new() { ["name"] = "+49 721 123-0" }, "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((-0.00000004 2,3 2,3 3,-0.00000004 2)))"),
        new("08999002.places.5", 1, [], "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4),MULTIPOINT(1 2,3 4),MULTILINESTRING((1 2,3 4)))"),
        new("08999002.places.6", 1, [], "LINESTRING EMPTY"),
    ];

    /// <summary>What an encoder writes.</summary>
    public static async Task<(byte[] Bytes, EncodingResult Result)> EncodeAsync(
        Encoder encoder, FeatureRows rows, EncodingContext context)
    {
        var pipe = new Pipe(new(pauseWriterThreshold: 0, resumeWriterThreshold: 0));
        var result = await encoder.WriteAsync(rows, context, pipe.Writer, TestContext.Current.CancellationToken);
        await pipe.Writer.CompleteAsync();
        using var bytes = new MemoryStream();
        await pipe.Reader.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return (bytes.ToArray(), result);
    }

    static Dataset Town(string slug, int number, string? attribution) => new()
    {
        Id = $"{slug}.places",
        Number = number,
        Name = "places",
        Publisher = new()
        {
            Slug = slug,
            IdKey = $"0899900{number}",
            Kind = "municipality",
            Name = new(slug, slug),
            Iri = $"https://www.{slug}.example",
            ContactName = new("Amt", "Office"),
            ContactEmail = $"data@{slug}.example",
        },
        Title = new("Orte", "Places"),
        Description = new("Orte", "Places"),
        Schema = Schema,
        Table = "place_1",
        License = "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
        Attribution = attribution,
        SourceUrl = $"https://www.{slug}.example/places.csv",
        CoverageClaim = "complete",
        DescriptorHash = "0",
        Extent = new(-1, 0, 9.2, 50),
        Filled = Schema.Properties.Select(property => property.Name).ToFrozenSet(StringComparer.Ordinal),
    };

    static Property Make(string name, PropertyType type, string title) =>
        new() { Name = name, Type = type, Title = new(title, name) };
}
