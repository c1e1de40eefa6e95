using System.Text.Json;
using System.Text.RegularExpressions;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Cli.Tests;

/// <summary>Programs of others use what is served: GDAL reads the same counts and coordinates as from the source files, a
/// spreadsheet the same keys and numbers.</summary>
public sealed partial class ClientTests(SampleServer server) : IClassFixture<SampleServer>
{
    // As ogr2ogr says it: degrees with nine decimals, so that the platform's seven are what is measured.
    static readonly string[] ToDegrees = ["-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=9", "-lco", "RFC7946=NO"];

    [Fact]
    public async Task The_layers_are_the_collections_with_titles_and_counts()
    {
        ClientProgram.SkipIfMissing("ogrinfo");
        var layers = await ClientProgram.RunAsync("ogrinfo", "-ro", $"OAPIF:{server.Address}");
        Assert.Contains("parking-facility", layers, StringComparison.Ordinal);
        Assert.Contains("lindenfurt.spielplaetze", layers, StringComparison.Ordinal);

        var layer = await ClientProgram.RunAsync("ogrinfo", "-ro", "-so", $"OAPIF:{server.Address}", "lindenfurt.spielplaetze");
        var source = await ClientProgram.RunAsync("ogrinfo", "-ro", "-so", "-al", $"/vsizip/{Sample("lindenfurt/source/spielplaetze.zip/Spielplaetze")}");
        Assert.Equal(Count(source), Count(layer));
        Assert.Contains("Geometry: ", layer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lindenfurt.spielplaetze", "SPIELPL_ID", "/vsizip/", "lindenfurt/source/spielplaetze.zip/Spielplaetze")]
    [InlineData("lindenfurt.stadtteile", "NR", "/vsizip/", "lindenfurt/source/stadtteile.zip/Stadtteile")]
    [InlineData("aubach.gemeindegebiet", "ags", "", "aubach/source/gemeindegebiet.geojson")]
    [InlineData("lindenfurt.parkhaeuser", "Nr", "", "lindenfurt/source/parkhaeuser.csv",
        "-s_srs", "EPSG:25832", "-oo", "X_POSSIBLE_NAMES=Rechtswert", "-oo", "Y_POSSIBLE_NAMES=Hochwert")]
    [InlineData("aubach.parken", "nr", "", "aubach/source/ortsplan.geojson", "-where", "art IN ('Parkplatz', 'Fahrradständer')")]
    public Task Samples_arrive_in_a_geopackage_where_their_sources_are(string collection, string key, string prefix, string file, params string[] options) =>
        SameAsSourceAsync(collection, key, prefix + Sample(file), options);

    [Theory]
    [InlineData("koeln.stadtteile", "STT_NR", "koeln_stadtteile.shp", "-makevalid")]
    [InlineData("freiburg.parkhaeuser", "park_id", "freiburg_parkhaeuser_live.geojson")]
    [InlineData("karlsruhe.parkhaeuser", "id", "karlsruhe_parkhaeuser.geojson")]
    [InlineData("berlin.bezirke", "name", "berlin_bezirke.gpkg")]
    public Task Real_data_arrive_in_a_geopackage_where_their_sources_are(string collection, string key, string file, params string[] options) =>
        SameAsSourceAsync(collection, key, SharedData.Path("data/" + file), options);

    [Fact]
    public async Task Umlauts_keys_and_decimal_commas_survive_a_spreadsheet()
    {
        ClientProgram.SkipIfMissing("soffice");
        var file = server.NewFile("csv");
        using (var client = new HttpClient())
        {
            var bytes = await client.GetByteArrayAsync(
                new Uri(server.Address, "/collections/lindenfurt.parkhaeuser/items?f=csv&profile=excel-de"), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }

        // Into a workbook as a German office opens it (tokens: semicolon, quote, UTF-8, from line 1, detect numbers), and out again as values.
        var folder = Path.GetDirectoryName(file)!;
        string[] quiet = [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to"];
        await ClientProgram.RunAsync("soffice", [.. quiet, "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, "--infilter=CSV:59,34,76,1,,1031,false,true,false", file]);
        var book = Path.ChangeExtension(file, "xlsx");
        Assert.True(File.Exists(book));
        File.Delete(file);
        await ClientProgram.RunAsync("soffice", [.. quiet, "csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,false,false", "--outdir", folder, book]);
        var rows = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Select(line => line.Split(';').Select(cell => cell.Trim('"')).ToArray()).ToArray();

        Assert.True(rows.Length == 19, string.Join('\n', rows.Select(row => string.Join(';', row))));
        var row = rows[2];
        Assert.Contains("Tiefgarage Schloßplatz", row);
        Assert.Contains("06999000", row);
        Assert.Contains("36999", row);

        // A number in the workbook: written with a comma, computed as 2.2.
        Assert.Contains("2.2", row);
        Assert.Contains(rows[0], title => title.Contains("Gemeindeschlüssel", StringComparison.Ordinal));
    }

    static string Sample(string file) => RepositoryRoot.Combine("catalog", file);

    static string Count(string ogrinfo) => FeatureCount.Match(ogrinfo).Value;

    async Task SameAsSourceAsync(string collection, string key, string source, string[] options)
    {
        ClientProgram.SkipIfMissing("ogr2ogr");
        var (package, served, expected) = (server.NewFile("gpkg"), server.NewFile("geojson"), server.NewFile("geojson"));
        await ClientProgram.RunAsync("ogr2ogr", "-f", "GPKG", package, $"OAPIF:{server.Address}", collection);
        await ClientProgram.RunAsync("ogr2ogr", [.. ToDegrees, served, package]);
        await ClientProgram.RunAsync("ogr2ogr", [.. ToDegrees, .. options, expected, source]);

        var (here, there) = (await ReadAsync(served, "source_id"), await ReadAsync(expected, key));
        Assert.NotEmpty(there);
        Assert.Equal(there.Keys.Order(StringComparer.Ordinal), here.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, points) in there)
        {
            // Both ways round: no point is lost, and none is new.
            Assert.True(Farthest(points, here[id]) < 1 && Farthest(here[id], points) < 1,
                $"{collection} {id} is {Farthest(points, here[id]):0.00} m away from its source");
        }
    }

    static async Task<Dictionary<string, List<(double X, double Y)>>> ReadAsync(string file, string key)
    {
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        return document.RootElement.GetProperty("features").EnumerateArray().ToDictionary(
            feature => feature.GetProperty("properties").GetProperty(key).ToString(),
            feature => feature.GetProperty("geometry") is { ValueKind: JsonValueKind.Object } geometry
                ? Points(geometry.GetProperty("coordinates")).ToList() : []);
    }

    static IEnumerable<(double X, double Y)> Points(JsonElement coordinates) => coordinates[0].ValueKind == JsonValueKind.Number
        ? [(coordinates[0].GetDouble(), coordinates[1].GetDouble())]
        : coordinates.EnumerateArray().SelectMany(Points);

    // Metres from the point of the one that is farthest from all points of the other.
    static double Farthest(List<(double X, double Y)> from, List<(double X, double Y)> to) =>
        from.Count == 0 || to.Count == 0 ? from.Count == to.Count ? 0 : double.PositiveInfinity : from.Max(a => to.Min(b => Metres(a, b)));

    static double Metres((double X, double Y) a, (double X, double Y) b)
    {
        const double degree = 111_320;
        return double.Hypot((a.X - b.X) * degree * Math.Cos(a.Y * Math.PI / 180), (a.Y - b.Y) * degree);
    }

    [GeneratedRegex(@"Feature Count: \d+")]
    static partial Regex FeatureCount { get; }
}
