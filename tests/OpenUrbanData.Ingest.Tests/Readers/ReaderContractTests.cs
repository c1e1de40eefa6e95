using OpenUrbanData.Ingest.Readers;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Ingest.Tests.Readers;

/// <summary>What every reader keeps, whatever its format: tried on its fixture, which is named like the reader.</summary>
public sealed class ReaderContractTests
{
    public static TheoryData<string> Names => [.. RecordReaders.All.Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_fixture_is_recognised_by_content_under_any_name(string name)
    {
        var reading = await Reading.OfFileAsync(Fixture(name), name: "download.bin");
        Assert.Equal(name, reading.Reader);
        Assert.NotEmpty(reading.Records);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Records_are_numbered_from_one_and_share_the_columns(string name)
    {
        var reading = await Reading.OfFileAsync(Fixture(name));
        Assert.Equal(Enumerable.Range(1, reading.Records.Count).Select(i => (long)i), reading.Records.Select(record => record.Number));
        Assert.All(reading.Records, record => Assert.Same(reading.Source.Columns, record.Columns));
        Assert.All(reading.Records, record => Assert.Equal(reading.Source.Columns.Names.Count, record.Values.Length));
        Assert.All(reading.Records, record => Assert.DoesNotContain("", record.Values));
        Assert.Equal(reading.Source.Count ?? reading.Records.Count, reading.Records.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Values_are_of_the_agreed_types(string name)
    {
        var reading = await Reading.OfFileAsync(Fixture(name));
        Assert.All(reading.Records.SelectMany(record => record.Values), value =>
            Assert.True(value is null or string or long or double or bool or DateTime or System.Text.Json.JsonElement, $"{value?.GetType()}"));
        Assert.All(reading.Records, record => Assert.True(record.Geometry is null || double.IsNaN(record.Geometry.Coordinate.Z)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_limit_of_records_ends_the_run(string name)
    {
        var limits = new ReaderLimits { Records = 1 };
        var failure = await Reading.FailureAsync(() => Reading.OfFileAsync(Fixture(name), limits: limits));
        Assert.Equal(IngestCodes.SourceTooLarge, failure.Code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_cut_off_file_is_an_error_with_a_code_or_fewer_records_but_never_a_crash(string name)
    {
        var bytes = await File.ReadAllBytesAsync(Fixture(name), TestContext.Current.CancellationToken);
        for (var length = 1; length < bytes.Length; length += Math.Max(1, bytes.Length / 40))
        {
            try
            {
                await Reading.OfBytesAsync(bytes[..length], new() { Format = name });
            }
            catch (IngestException exception)
            {
                Assert.NotEmpty(exception.Code);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Flipped_bytes_are_an_error_with_a_code_or_other_records_but_never_a_crash(string name)
    {
        var bytes = await File.ReadAllBytesAsync(Fixture(name), TestContext.Current.CancellationToken);
        var random = new Random(20261122);
        for (var i = 0; i < 150; i++)
        {
            byte[] broken = [.. bytes];
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            try
            {
                await Reading.OfBytesAsync(broken, new() { Format = name });
            }
            catch (IngestException exception)
            {
                Assert.NotEmpty(exception.Code);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cancelled_reading_stops(string name)
    {
        var file = new OpenUrbanData.Ingest.Sources.SourceFile(Fixture(name), "x");
        var reader = RecordReaders.All.Single(reader => reader.Name == name);
        using var source = new CancellationTokenSource();
        await using var reading = await reader.ReadAsync(file, ReaderOptions.None, ReaderLimits.Default, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading.ReadRecordsAsync(source.Token).ToListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_unknown_format_names_the_known_ones()
    {
        var failure = await Reading.FailureAsync(() => Reading.OfTextAsync("a;b", new() { Format = "dwg" }));
        Assert.Equal(IngestCodes.OptionInvalid, failure.Code);
        Assert.Contains("geojson", failure.Message, StringComparison.Ordinal);
    }

    static string Fixture(string name) => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests/fixtures/readers"), $"{name}.*")
        .SingleOrDefault() ?? throw new InvalidOperationException($"The reader '{name}' has no tests/fixtures/readers/{name}.*");
}
