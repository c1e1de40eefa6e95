using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Ingest.Sources;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Readers;

/// <summary>What towns really publish, with the counts that were counted by hand.</summary>
public sealed class RealFilesTests
{
    [Theory]
    [InlineData("koeln_wahllokale.csv", "csv", 800, "utf-8")]
    [InlineData("koeln_bundestagswahl2013_stimmbezirke.csv", "csv", 1024, "utf-8")]
    [InlineData("koeln_haushalt_bezirke.csv", "csv", 252, "utf-8")]
    [InlineData("koeln_defibrillatoren_stadt.csv", "csv", 25, "utf-8")]
    [InlineData("koeln_defibrillatoren_community.csv", "csv", 145, "utf-8")]
    [InlineData("muenster_spielplaetze.csv", "csv", 291, "windows-1252")]
    [InlineData("muenster_radzaehlstelle_300037926_2025-07.csv", "csv", 2888, "utf-8")]
    [InlineData("freiburg_haushalt_2017_2018.csv", "csv", 363, "windows-1252")]
    [InlineData("reutlingen_fahrradabstellanlagen.csv", "csv", 334, "utf-8")]
    [InlineData("berlin_stadtbaeume_pflanzstandorte.csv", "csv", 3415, "utf-8")]
    [InlineData("stgallen_kindergarten.csv", "csv", 72, "utf-8")]
    [InlineData("stgallen_wohnviertel.csv", "csv", 31, "utf-8")]
    [InlineData("stgallen_points_of_interest.csv", "csv", 4929, "utf-8")]
    [InlineData("bremen_haushalt_2016.xlsx", "xlsx", 10482, null)]
    [InlineData("berlin_bezirke.gpkg", "geopackage", 12, null)]
    [InlineData("koeln_ampelanlagen_shp.zip", "shapefile", 986, "windows-1252")]
    [InlineData("stgallen_schulen.csv", "geojson", 33, "utf-8")]
    [InlineData("karlsruhe_parkhaeuser.geojson", "geojson", 90, "utf-8")]
    [InlineData("karlsruhe_fahrradanlagen.geojson", "geojson", 809, "utf-8")]
    [InlineData("karlsruhe_wahlbezirke_ltw2016.geojson", "geojson", 188, "utf-8")]
    [InlineData("freiburg_parkhaeuser_live.geojson", "geojson", 19, "utf-8")]
    [InlineData("koeln_osm_kindergarten.geojson", "geojson", 246, "utf-8")]
    [InlineData("koeln_osm_recycling.geojson", "geojson", 1044, "utf-8")]
    [InlineData("berlin_lichtenberg_toiletten.json", "json", 66, "utf-8")]
    [InlineData("berlin_strassenfeste_2014.json", "json", 309, "utf-8")]
    [InlineData("koeln_open311_requests.json", "json", 46, "utf-8")]
    [InlineData("karlsruhe_oparl_organizations.json", "json", 97, "utf-8")]
    public async Task Gives_every_record_without_being_told_anything(string file, string reader, int count, string? encoding)
    {
        var reading = await Reading.OfFileAsync(SharedData.Path($"data/{file}"));
        Assert.Equal(reader, reading.Reader);
        Assert.Equal(encoding, reading.Source.Encoding);
        Assert.Equal(count, reading.Records.Count);
        Assert.DoesNotContain(reading.Records, record => record.Defect is not null);
    }

    [Fact]
    public async Task Ragged_rows_with_empty_surplus_are_whole_and_the_prose_below_the_table_is_not()
    {
        var reading = await Reading.OfFileAsync(SharedData.Path("data/muenster_luftqualitaet_denw260.csv"));
        Assert.Equal(17_459 + 62, reading.Records.Count(record => record.Defect is null));
        Assert.Equal(IngestCodes.RaggedRow, Assert.Single(reading.Records, record => record.Defect is not null).Defect);
    }

    [Fact]
    public async Task Single_quotes_with_backslashes_give_28_columns_and_the_repeated_header_is_counted()
    {
        var reading = await Reading.OfFileAsync(SharedData.Path("data/berlin_stadtbaeume_pflanzstandorte.csv"));
        Assert.Equal(28, reading.Source.Columns.Names.Count);
        Assert.Equal("Tilia cordata \" Greenspire\"", reading.Records[0]["baumartbot"]);
        Assert.Null(reading.Records[0]["reserviert_bis"]);
        Assert.Equal(2, reading.Note("header_repeated")!.Count);
    }

    [Fact]
    public async Task Thousands_dots_are_told_from_decimal_points()
    {
        var reading = await Reading.OfFileAsync(SharedData.Path("data/koeln_haushalt_bezirke.csv"));
        Assert.Equal(new NumberMarks(',', '.'), reading.Source.MarksOf("Plan 2012"));
        var points = await Reading.OfFileAsync(SharedData.Path("data/koeln_wahllokale.csv"));
        Assert.Equal(NumberMarks.Point, points.Source.MarksOf("KOORX"));
    }

    [Fact]
    public async Task Projected_coordinates_in_geojson_keep_their_crs()
    {
        var reading = await Reading.OfFileAsync(SharedData.Path("data/freiburg_parkhaeuser_live.geojson"));
        Assert.Equal(new SourceCrs(25832, null), reading.Source.Crs);
        Assert.InRange(reading.Records[0].Geometry!.Coordinate.X, 400_000, 430_000);
    }

    [Fact]
    public async Task Three_lines_of_muenster_are_empty()
    {
        var reading = await Reading.OfFileAsync(SharedData.Path("data/muenster_spielplaetze.csv"));
        Assert.Equal(3, reading.Note("row_empty")!.Count);
        Assert.Contains("ü", string.Concat(reading.Column("Name")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bremen_keeps_leading_zeros_and_dotted_keys()
    {
        var reading = await Reading.OfFileAsync(SharedData.Path("data/bremen_haushalt_2016.xlsx"));
        Assert.Equal(9, reading.Source.Columns.Names.Count);
        Assert.Contains("Haushaltssoll 14. Mt. 2016", reading.Source.Columns.Names);
        Assert.Equal("0010.11904-9", reading.Records[0]["Haushaltsstelle"]);
        Assert.Equal("011", reading.Records[0]["BKZ"]);
        Assert.Equal(20L, reading.Records[0]["Anschlag 2016"]);
    }

    [Fact]
    public async Task A_loose_shapefile_is_archived_whole_and_hands_its_projection_on()
    {
        var folder = Directory.CreateTempSubdirectory("oud-archive-");
        try
        {
            var path = SharedData.Path("data/koeln_stadtteile.shp");
            var source = new FileSource(path, SharedData.Path("data"), SourceSettings.Default);
            var fetch = await source.FetchAsync(new(folder.FullName), null, TestContext.Current.CancellationToken);
            var reading = await Reading.OfFileAsync(fetch.File.Path, name: fetch.File.Name);
            Assert.Equal("shapefile", reading.Reader);
            Assert.Equal(86, reading.Records.Count);
            Assert.Equal("windows-1252", reading.Source.Encoding);
            Assert.Contains("False_Easting\",2500000", reading.Source.Crs!.Text, StringComparison.Ordinal);
            Assert.Equal("202", Assert.Single(reading.Records, record => !record.Geometry!.IsValid)["STT_NR"]);
            Assert.Contains("Sülz", reading.Column("STT_NAME"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Geopackage_of_berlin_gives_districts_in_its_own_crs()
    {
        var reading = await Reading.OfFileAsync(SharedData.Path("data/berlin_bezirke.gpkg"));
        Assert.Equal(new SourceCrs(25833, null), reading.Source.Crs);
        Assert.Contains("Mitte", reading.Column("namgem"));
        Assert.All(reading.Records, record => Assert.IsType<NetTopologySuite.Geometries.MultiPolygon>(record.Geometry));
    }
}
