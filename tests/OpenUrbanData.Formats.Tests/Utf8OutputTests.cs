using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace OpenUrbanData.Formats.Tests;

/// <summary>Instants and days are put together by hand, two digits at a time.</summary>
public sealed class Utf8OutputTests
{
    public static TheoryData<long> Ticks =>
    [
        0, DateTime.MaxValue.Ticks, new DateTime(2024, 2, 29, 23, 59, 59).Ticks, new DateTime(1899, 12, 31).Ticks + 1,
        new DateTime(2026, 11, 22, 20, 15, 0).Ticks + 500_000, new DateTime(2026, 1, 1).Ticks + 9_999_999,
        .. Enumerable.Range(1, 50).Select(i => DateTime.MaxValue.Ticks / 51 * i),
    ];

    [Theory]
    [MemberData(nameof(Ticks))]
    public async Task Instants_and_days_are_what_the_general_formatter_writes(long ticks)
    {
        var value = new DateTime(ticks, DateTimeKind.Utc);
        var pipe = new Pipe();
        using var output = new Utf8Output(pipe.Writer);

        output.Instant(value);
        output.Byte((byte)' ');
        output.Day(value);
        await output.FlushAsync(CancellationToken.None);

        await pipe.Writer.CompleteAsync();
        var read = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var culture = CultureInfo.InvariantCulture;
        Assert.Equal(
            $"{value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", culture)} {value.ToString("yyyy-MM-dd", culture)}",
            Encoding.UTF8.GetString(read.Buffer));
    }
}
