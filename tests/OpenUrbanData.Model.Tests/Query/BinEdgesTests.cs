using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Model.Tests.Query;

/// <summary>Bins of histograms.</summary>
public sealed class BinEdgesTests
{
    [Theory]
    [InlineData(0, 400, 5, true, "0 100 200 300 400 500")]
    [InlineData(0, 9, 10, true, "0 1 2 3 4 5 6 7 8 9 10")]
    [InlineData(3, 4, 10, true, "3 4 5")]
    [InlineData(0, 24, 10, true, "0 5 10 15 20 25")]
    [InlineData(0, 24, 10, false, "0 2.5 5 7.5 10 12.5 15 17.5 20 22.5 25")]
    [InlineData(0.3, 1.3, 10, false, "0.3 0.4 0.5 0.6 0.7 0.8 0.9 1 1.1 1.2 1.3 1.4")]
    [InlineData(-5, 5, 2, false, "-5 0 5 10")]
    [InlineData(2.1, 2.1, 10, false, "2 2.25")]
    [InlineData(0, 0, 10, false, "0 1")]
    [InlineData(7, 7, 10, true, "7 8")]
    public void Numbers_get_round_edges(double smallest, double largest, int bins, bool whole, string edges) =>
        Assert.Equal(edges, Show(BinEdges.Round(smallest, largest, bins, whole)));

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", 12, "2026-01-01 2026-02-01 2026-03-01 2026-04-01 2026-05-01 2026-06-01 2026-07-01 2026-08-01 2026-09-01 2026-10-01 2026-11-01 2026-12-01 2027-01-01")]
    [InlineData("2026-02-10", "2026-11-30", 4, "2026-01-01 2026-04-01 2026-07-01 2026-10-01 2027-01-01")]
    [InlineData("2026-05-06", "2026-05-08", 5, "2026-05-06 2026-05-07 2026-05-08 2026-05-09")]
    [InlineData("2026-05-06", "2026-05-20", 5, "2026-05-04 2026-05-11 2026-05-18 2026-05-25")]
    [InlineData("1804-02-10", "2026-11-30", 3, "1800-01-01 1900-01-01 2000-01-01 2100-01-01")]
    [InlineData("9999-12-31", "9999-12-31", 3, "9999-12-30 9999-12-31")]
    [InlineData("0001-01-01", "9999-12-31", 3, "0001-01-01 1000-01-01 2000-01-01 3000-01-01 4000-01-01 5000-01-01 6000-01-01 7000-01-01 8000-01-01 9000-01-01 9999-12-31")]
    public void Days_get_the_calendars_edges(string smallest, string largest, int bins, string edges) =>
        Assert.Equal(edges, Show(BinEdges.Round(Day(smallest), Day(largest), bins)));

    [Fact]
    public void Instants_get_the_clocks_edges()
    {
        var begin = new DateTimeOffset(2026, 5, 6, 8, 17, 0, TimeSpan.Zero);
        Assert.Equal(["08:00", "09:00", "10:00", "11:00"],
            BinEdges.Round(begin, begin.AddHours(2), 4).Edges.Select(edge => ((DateTimeOffset)edge).ToString("HH:mm", CultureInfo.InvariantCulture)));
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), BinEdges.Round(begin, begin.AddDays(100), 4).Edges[0]);
    }

    [Fact]
    public void Equal_edges_are_exact_at_both_ends()
    {
        Assert.Equal("0 2.5 5 7.5 10", Show(BinEdges.Equal(0.0, 10.0, 4)));
        Assert.Equal("2000-01-01 2000-01-02", Show(BinEdges.Equal(Day("2000-01-01"), Day("2000-01-02"), 4)));
        Assert.Throws<ArgumentException>(() => BinEdges.Equal(1.0, 1.0, 4));
        Assert.Throws<ArgumentException>(() => BinEdges.Equal(1.0, Day("2000-01-01"), 4));
    }

    [Property(MaxTest = 1000)]
    public void Any_numbers_lie_inside_rising_finite_edges(NormalFloat one, NormalFloat other, PositiveInt bins, bool whole)
    {
        var (smallest, largest) = (Math.Min(one.Get, other.Get), Math.Max(one.Get, other.Get));
        if (whole)
        {
            (smallest, largest) = (Math.Floor(smallest), Math.Floor(largest));
        }

        var count = (bins.Get % 100) + 1;
        var edges = BinEdges.Round(smallest, largest, count, whole).Edges.Cast<double>().ToList();
        Assert.Equal(edges.Order().Distinct(), edges);
        Assert.All(edges, edge => Assert.True(double.IsFinite(edge)));
        Assert.InRange(edges.Count, 2, count + 2);
        Assert.True(edges[0] <= smallest && (largest < edges[^1] || edges[^1] == double.MaxValue), $"{smallest} {largest} in {string.Join(' ', edges)}");
    }

    [Property(MaxTest = 1000)]
    public void Any_times_lie_inside_rising_edges(DateTime one, DateTime other, PositiveInt bins)
    {
        var (begin, end) = one < other ? (one, other) : (other, one);
        var count = (bins.Get % 100) + 1;
        var days = BinEdges.Round(DateOnly.FromDateTime(begin), DateOnly.FromDateTime(end), count).Edges.Cast<DateOnly>().ToList();
        Assert.Equal(days.Order().Distinct(), days);
        Assert.True(days.Count >= 2 && days[0] <= DateOnly.FromDateTime(begin) && DateOnly.FromDateTime(end) <= days[^1]);
        var instants = BinEdges.Round(new DateTimeOffset(begin.Ticks, TimeSpan.Zero), new DateTimeOffset(end.Ticks, TimeSpan.Zero), count)
            .Edges.Cast<DateTimeOffset>().ToList();
        Assert.Equal(instants.Order().Distinct(), instants);
        Assert.True(instants.Count >= 2 && instants[0].Ticks <= begin.Ticks && end.Ticks <= instants[^1].Ticks);
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Show(BinEdges edges) => string.Join(' ', edges.Edges.Select(edge =>
        edge is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(edge, CultureInfo.InvariantCulture)));
}
