using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Formats.Tests;

public sealed class GeoJsonEncoderTests
{
    static readonly GeometryFactory Factory = new();

    [Theory]
    [InlineData("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "[8.1234568,49.5]")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4326", "[49.5,8.1234568]")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/25832", "[8.123,49.5]")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/31467", "[49.5,8.123]")]
    public async Task Coordinates_follow_the_axis_order_of_the_uri(string crs, string expected)
    {
        var text = await FeatureAsync("POINT(8.12345678 49.5)", Crs.Find(crs));
        Assert.Contains($"\"coordinates\":{expected}}}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feature_without_geometry_has_the_member_null() =>
        Assert.Contains("\"geometry\":null", await FeatureAsync(null), StringComparison.Ordinal);

    [Fact]
    public async Task Every_document_is_json()
    {
        var (bytes, _) = await Places.EncodeAsync(
            Encoders.Find("json")!, new MemoryRows(Places.Layout(), Places.Rows), EncodingContext.File);
        using var document = JsonDocument.Parse(bytes);
        var properties = document.RootElement.GetProperty("features")[0].GetProperty("properties");
        Assert.Equal(Places.Rows[0].Values["name"], properties.GetProperty("name").GetString());
        Assert.Equal("Stadt \"Linden\" & Partner", properties.GetProperty("attribution").GetString());
        Assert.False(document.RootElement.GetProperty("features")[2].GetProperty("properties").TryGetProperty("attribution", out _));
    }

    [Fact]
    public async Task A_geometry_larger_than_the_buffer_arrives_whole()
    {
        var line = "LINESTRING(" + string.Join(",", Enumerable.Range(0, 20_000).Select(i =>
            $"{(i / 1e4).ToString(System.Globalization.CultureInfo.InvariantCulture)} 51.1234567")) + ")";
        using var document = JsonDocument.Parse(await FeatureAsync(line));
        Assert.Equal(20_000, document.RootElement.GetProperty("geometry").GetProperty("coordinates").GetArrayLength());
    }

    [Property(MaxTest = 200)]
    public void Geometries_survive_rounded_to_seven_decimals(int[] numbers, byte kind)
    {
        var geometry = Make([.. numbers.Select(number => number % 1_800_000_000 / 1e7 + 0.3e-7)], kind % 7);
        var text = FeatureAsync(geometry.AsText()).GetAwaiter().GetResult();
        using var document = JsonDocument.Parse(text);
        var read = Read(document.RootElement.GetProperty("geometry"));
        Assert.True(Rounded(geometry).EqualsExact(Rounded(read), 0.5e-7), $"{geometry} became {read}");
    }

    static async Task<string> FeatureAsync(string? wkt, Crs? crs = null)
    {
        var rows = new MemoryRows(Places.Layout(crs), [new("08999001.places.1", 0, [], wkt)]);
        var (bytes, _) = await Places.EncodeAsync(Encoders.Find("geojson")!, rows, new() { IsSingle = true });
        return Encoding.UTF8.GetString(bytes);
    }

    static Geometry Make(double[] numbers, int kind)
    {
        Coordinate[] positions = [.. numbers.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new Coordinate(pair[0], pair[1]))];
        var line = positions.Length >= 2 ? Factory.CreateLineString(positions) : Factory.CreateLineString();
        var ring = positions.Length >= 3 ? Factory.CreateLinearRing([.. positions, positions[0]]) : Factory.CreateLinearRing();
        var point = positions.Length > 0 ? Factory.CreatePoint(positions[0]) : Factory.CreatePoint();
        return kind switch
        {
            0 => point,
            1 => line,
            2 => Factory.CreatePolygon(ring),
            3 => Factory.CreateMultiPointFromCoords(positions),
            4 => Factory.CreateMultiLineString(line.IsEmpty ? [] : [line, line]),
            5 => Factory.CreateMultiPolygon(ring.IsEmpty ? [] : [Factory.CreatePolygon(ring)]),
            _ => Factory.CreateGeometryCollection(point.IsEmpty ? [] : [point, line]),
        };
    }

    // Independent of the encoder on purpose: from JSON to WKT to NetTopologySuite.
    static Geometry Read(JsonElement json)
    {
        if (json.TryGetProperty("geometries", out var members))
        {
            return Factory.CreateGeometryCollection([.. members.EnumerateArray().Select(Read)]);
        }

        var coordinates = json.GetProperty("coordinates");
        var body = json.GetProperty("type").GetString() == "Point" && coordinates.GetArrayLength() > 0
            ? $"({Wkt(coordinates)})"
            : Wkt(coordinates);
        return new WKTReader().Read($"{json.GetProperty("type").GetString()!.ToUpperInvariant()} {(body == "()" ? "EMPTY" : body)}");
    }

    static string Wkt(JsonElement coordinates) =>
        coordinates.GetArrayLength() > 0 && coordinates[0].ValueKind == JsonValueKind.Number
            ? $"{coordinates[0].GetRawText()} {coordinates[1].GetRawText()}"
            : $"({string.Join(",", coordinates.EnumerateArray().Select(Wkt))})";

    static Geometry Rounded(Geometry geometry)
    {
        var copy = geometry.Copy();
        copy.Apply(new Rounding());
        return copy;
    }

    sealed class Rounding : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            sequence.SetX(i, Math.Round(sequence.GetX(i), 7));
            sequence.SetY(i, Math.Round(sequence.GetY(i), 7));
        }
    }
}
