using System.Text.Json;
using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Readers.Excel;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Readers;

public sealed class OtherReadersTests
{
    [Fact]
    public async Task Geojson_finds_crs_and_columns_wherever_they_stand()
    {
        var reading = await Reading.OfFileAsync(Fixture("geojson.geojson"));
        Assert.Equal(new SourceCrs(25832, null), reading.Source.Crs);
        Assert.Equal(["id", "name", "adresse.ort", "tags", "plaetze"], reading.Source.Columns.Names);
        Assert.Equal("a.1", reading.Records[0]["id"]);
        Assert.Equal("Köln", reading.Records[0]["adresse.ort"]);
        Assert.Equal(JsonValueKind.Array, Assert.IsType<JsonElement>(reading.Records[0]["tags"]).ValueKind);
        Assert.Equal(3L, reading.Records[1]["plaetze"]);
        Assert.Equal(356000, reading.Records[0].Geometry!.Coordinate.X);
        Assert.Null(reading.Records[1].Geometry);
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}""", null)]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", null)]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}""", null)]
    [InlineData("""{"type":"Point","coordinates":[]}""", null)]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}""", null)]
    [InlineData("""{"type":"Point","coordinates":["a",2]}""", IngestCodes.GeometryUnreadable)]
    [InlineData("""{"type":"Point","coordinates":[1]}""", IngestCodes.GeometryUnreadable)]
    [InlineData("""{"type":"Circle","coordinates":[1,2]}""", IngestCodes.GeometryUnreadable)]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0]]]}""", IngestCodes.GeometryUnreadable)]
    [InlineData("""{"coordinates":[1,2]}""", IngestCodes.GeometryUnreadable)]
    [InlineData("7", IngestCodes.GeometryUnreadable)]
    public async Task Broken_geometries_are_defects_of_their_record_only(string geometry, string? defect)
    {
        var reading = await Reading.OfTextAsync(
            $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{{{geometry}}}},{"type":"Feature","properties":{"a":2},"geometry":null}]}""");
        Assert.Equal([defect, null], reading.Records.Select(record => record.Defect));
    }

    [Theory]
    [InlineData("EPSG:25832", 25832)]
    [InlineData("urn:ogc:def:crs:EPSG::31467", 31467)]
    [InlineData("urn:ogc:def:crs:EPSG:9.9:2056", 2056)]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/3857", 3857)]
    [InlineData("http://www.opengis.net/gml/srs/epsg.xml#25833", 25833)]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", 4326)]
    [InlineData("OGC:CRS84", 4326)]
    [InlineData("4258", 4258)]
    [InlineData("Gauß-Krüger", null)]
    [InlineData("", null)]
    public void Names_of_crs_are_read_in_all_spellings(string text, int? srid) => Assert.Equal(srid, SourceCrs.Parse(text)?.Srid);

    [Fact]
    public async Task An_unknown_crs_is_an_error_unless_one_is_declared()
    {
        const string Text = """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:x:soldner"}},"features":[{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}}]}""";
        Assert.Equal(IngestCodes.FormatInvalid, (await Reading.FailureAsync(() => Reading.OfTextAsync(Text))).Code);
    }

    [Theory]
    [InlineData("{\"type\":\"Feature\",\"id\":7,\"properties\":{\"a\":1},\"geometry\":null}")]
    [InlineData("{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":null}\n{\"type\":\"Feature\",\"properties\":{\"a\":2},\"geometry\":null}\n")]
    public async Task Single_features_and_lines_of_features_are_read(string text)
    {
        var reading = await Reading.OfTextAsync(text);
        Assert.Equal("geojson", reading.Reader);
        Assert.Equal(1L, reading.Records[0]["a"]);
    }

    [Fact]
    public async Task Json_finds_the_records_or_asks_for_them()
    {
        var reading = await Reading.OfFileAsync(Fixture("json.json"));
        Assert.Equal(["1", "2"], reading.Column("id"));
        Assert.Equal(true, reading.Records[1]["frei"]);
        var nested = await Reading.OfTextAsync("""{"a":{"b":[{"x":1},{"x":2}]}}""", new() { Records = "/a/b" });
        Assert.Equal([1L, 2L], nested.Column("x"));
        var lines = await Reading.OfTextAsync("{\"x\":1}\n{\"x\":2}\n");
        Assert.Equal([1L, 2L], lines.Column("x"));
        var failure = await Reading.FailureAsync(() => Reading.OfTextAsync("""{"a":[{"x":1}],"b":[{"y":1}]}"""));
        Assert.Contains("/a or /b", failure.Message, StringComparison.Ordinal);
        Assert.Equal(IngestCodes.OptionInvalid, (await Reading.FailureAsync(() => Reading.OfTextAsync("[{\"x\":1}]", new() { Records = "/z" }))).Code);
    }

    [Fact]
    public async Task Xlsx_shows_dates_times_and_leading_zeros_as_the_sheet_does()
    {
        var reading = await Reading.OfFileAsync(Fixture("xlsx.xlsx"), new() { Sheet = "Daten" });
        Assert.Equal(["Name", "Größe in m²", "Schlüssel", "Sitzung", "Beginn", "offen", "Tage"], reading.Source.Columns.Names);
        Assert.Equal(["Parkplatz & Rad", 1.5, "08212000", new DateTime(2020, 1, 1), "18:00", true, 2L], reading.Records[0].Values);
        Assert.Equal(new DateTime(2020, 6, 18, 12, 0, 0), reading.Records[1]["Sitzung"]);
        Assert.Equal(4, reading.Records[0].Line);
    }

    [Fact]
    public async Task Xlsx_names_its_sheets_where_the_declared_one_is_missing()
    {
        var failure = await Reading.FailureAsync(() => Reading.OfFileAsync(Fixture("xlsx.xlsx"), new() { Sheet = "Tabelle1" }));
        Assert.Contains("Daten, Deckblatt", failure.Message, StringComparison.Ordinal);
        Assert.NotNull((await Reading.OfFileAsync(Fixture("xlsx.xlsx"))).Note("sheet_assumed"));
    }

    [Fact]
    public void Shared_strings_beyond_the_limit_lie_on_the_disk()
    {
        var xml = "<sst>" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"<si><t>Wort {i} ß</t></si>")) + "</sst>";
        using var strings = SharedStrings.Read(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml)), "x", new() { SharedStringBytesInMemory = 1000 }, TestContext.Current.CancellationToken);
        Assert.InRange(strings.Spooled, 900, 999);
        Assert.Equal("Wort 0 ß", strings[0]);
        Assert.Equal("Wort 999 ß", strings[999]);
        Assert.Equal("Wort 500 ß", strings[500]);
        Assert.Null(strings[1000]);
    }

    [Fact]
    public async Task Shapefile_reads_text_by_its_language_byte_and_keeps_codes()
    {
        var reading = await Reading.OfFileAsync(Fixture("shapefile.zip"));
        Assert.Equal(["00200", "00201"], reading.Column("NUMMER"));
        Assert.Equal(["Sülz", "Höhenberg"], reading.Column("NAME"));
        Assert.Equal(12.5, reading.Records[0]["FLAECHE"]);
        Assert.StartsWith("PROJCS", reading.Source.Crs!.Text, StringComparison.Ordinal);
        Assert.Equal(356000.5, reading.Records[0].Geometry!.Coordinate.X);
    }

    [Fact]
    public async Task Geopackage_reads_booleans_and_a_broken_geometry_is_a_defect()
    {
        var reading = await Reading.OfFileAsync(Fixture("geopackage.gpkg"));
        Assert.Equal(["fid", "name", "frei"], reading.Source.Columns.Names);
        Assert.Equal([true, false], reading.Column("frei"));
        Assert.Equal([null, IngestCodes.GeometryUnreadable], reading.Records.Select(record => record.Defect));
        Assert.Equal(IngestCodes.OptionInvalid, (await Reading.FailureAsync(() => Reading.OfFileAsync(Fixture("geopackage.gpkg"), new() { Layer = "x" }))).Code);
    }

    static string Fixture(string name) => Path.Combine(RepositoryRoot.Path, "tests/fixtures/readers", name);
}
