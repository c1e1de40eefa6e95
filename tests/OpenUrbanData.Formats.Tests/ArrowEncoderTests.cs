using Apache.Arrow;
using Apache.Arrow.Ipc;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Formats.Tests;

public sealed class ArrowEncoderTests
{
    [Fact]
    public async Task Values_read_back()
    {
        var (bytes, _) = await Places.EncodeAsync(
            Encoders.Find("arrow")!, new MemoryRows(Places.Layout(), Places.Rows), EncodingContext.File);
        using var reader = new ArrowStreamReader(new MemoryStream(bytes));
        using var batch = (await reader.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(6, batch.Length);
        Assert.Equal("08999001.places.1", ((StringArray)batch.Column("id")).GetString(0));
        Assert.Equal(Places.Rows[0].Values["name"], ((StringArray)batch.Column("name")).GetString(0));
        Assert.Equal(1.5, ((DoubleArray)batch.Column("height")).GetValue(0));
        Assert.Equal(1200, ((Int64Array)batch.Column("places")).GetValue(0));
        Assert.True(((BooleanArray)batch.Column("open")).GetValue(0));
        Assert.Equal(new DateTime(2020, 2, 29), ((Date32Array)batch.Column("since")).GetDateTime(0));
        Assert.Equal(Places.Rows[0].Values["seen_at"], ((TimestampArray)batch.Column("seen_at")).GetTimestamp(0)!.Value.UtcDateTime);
        var tags = (StringArray)((ListArray)batch.Column("tags")).GetSlicedValues(0);
        Assert.Equal(["groß", "a|b", "c\"d"], Enumerable.Range(0, tags.Length).Select(i => tags.GetString(i)));
        Assert.Equal(0, ((ListArray)batch.Column("tags")).GetValueLength(2));
        Assert.True(batch.Column("tags").IsNull(3));
        Assert.True(batch.Column("geometry").IsNull(1));
        Assert.Equal(21, ((BinaryArray)batch.Column("geometry")).GetBytes(0).Length);
        Assert.Equal("Stadt \"Linden\" & Partner", ((StringArray)batch.Column("attribution")).GetString(1));
        Assert.True(batch.Column("attribution").IsNull(2));
        Assert.Null(await reader.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/25832", "EPSG:25832")]
    public async Task Geometry_says_its_crs_as_GeoArrow(string crs, string code)
    {
        var (bytes, _) = await Places.EncodeAsync(
            Encoders.Find("arrow")!, new MemoryRows(Places.Layout(Crs.Find(crs)), []), EncodingContext.File);
        using var reader = new ArrowStreamReader(new MemoryStream(bytes));
        var schema = await reader.GetSchema(TestContext.Current.CancellationToken);
        var metadata = schema.GetFieldByName("geometry").Metadata;
        Assert.Equal("geoarrow.wkb", metadata["ARROW:extension:name"]);
        Assert.Equal($$"""{"crs":"{{code}}","crs_type":"authority_code"}""", metadata["ARROW:extension:metadata"]);
    }

    [Fact]
    public async Task Many_rows_are_many_batches()
    {
        var rows = Enumerable.Range(0, ArrowEncoder.BatchRows + 1)
            .Select(i => new MemoryRow($"08999001.places.{i}", 0, []));
        var (bytes, result) = await Places.EncodeAsync(
            Encoders.Find("arrow")!, new MemoryRows(Places.Layout(), rows), EncodingContext.File);
        using var reader = new ArrowStreamReader(new MemoryStream(bytes));
        using var first = await reader.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken);
        using var second = await reader.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ArrowEncoder.BatchRows + 1, result.NumberReturned);
        Assert.Equal([ArrowEncoder.BatchRows, 1], [first!.Length, second!.Length]);
    }
}
