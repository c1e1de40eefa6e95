using System.Globalization;
using System.Text;
using FsCheck.Xunit;

namespace OpenUrbanData.Formats.Tests;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1.5, "1.5")]
    [InlineData(-1.05, "-1.05")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(1e21, "1E+21")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(123456789012345, "123456789012345")]
    public void Numbers_are_written_in_their_shortest_form(double value, string expected) => Assert.Equal(expected, Shortest(value));

    [Theory]
    [InlineData(8.4037563, 7, "8.4037563")]
    [InlineData(8.40375634, 7, "8.4037563")]
    [InlineData(49.0, 7, "49")]
    [InlineData(-0.00000004, 7, "0")]
    [InlineData(-0.5, 7, "-0.5")]
    [InlineData(-180, 7, "-180")]
    [InlineData(5428123.4567, 3, "5428123.457")]
    public void Coordinates_are_rounded_and_have_no_zeros_at_their_end(double value, int decimals, string expected)
    {
        Span<byte> text = stackalloc byte[32];
        Assert.Equal(expected, Encoding.ASCII.GetString(text[..Numbers.Fixed(value, decimals, text)]));
    }

    [Property]
    public void Every_finite_number_reads_back(double value)
    {
        if (double.IsFinite(value))
        {
            Assert.Equal(value, double.Parse(Shortest(value), CultureInfo.InvariantCulture));
        }
    }

    [Property]
    public void Decimals_read_back(int value, byte decimals)
    {
        var number = value / Math.Pow(10, decimals % 8);
        Assert.Equal(number, double.Parse(Shortest(number), CultureInfo.InvariantCulture));
    }

    static string Shortest(double value)
    {
        Span<byte> text = stackalloc byte[32];
        return Encoding.ASCII.GetString(text[..Numbers.Shortest(value, text)]);
    }
}
