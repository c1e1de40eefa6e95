using System.Buffers.Text;
using System.Globalization;

namespace OpenUrbanData.Formats;

/// <summary>Numbers as text, faster than the general way for those that open data are made of: few decimals.</summary>
static class Numbers
{
    // Up to here whole numbers are exact in a double, with room for the digits that follow.
    const double LargestFast = 1e15;
    const int MostTriedDecimals = 4;

    static ReadOnlySpan<double> Powers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    static ReadOnlySpan<ulong> WholePowers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary>Writes the shortest text that reads back as the same number.</summary>
    /// <returns>Bytes written.</returns>
    public static int Shortest(double value, Span<byte> text)
    {
        // A quotient of two exact numbers is rounded as the text of it would be: where it is the value, its digits are right.
        for (var decimals = 0; decimals <= MostTriedDecimals; decimals++)
        {
            var scaled = Math.Round(value * Powers[decimals]);
            if (Math.Abs(scaled) >= LargestFast)
            {
                break;
            }

            if (scaled / Powers[decimals] == value)
            {
                return Digits((long)scaled, decimals, text);
            }
        }

        value.TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    /// <summary>Writes a number rounded to at most 7 decimals, without zeros at its end.</summary>
    /// <returns>Bytes written.</returns>
    public static int Fixed(double value, int decimals, Span<byte> text)
    {
        var scaled = Math.Round(value * Powers[decimals]);
        if (!(Math.Abs(scaled) < LargestFast))
        {
            value.TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
            return written;
        }

        var whole = (long)scaled;
        while (decimals > 0 && whole % 10 == 0)
        {
            whole /= 10;
            decimals--;
        }

        return Digits(whole, decimals, text);
    }

    // Two digits at a time: half the divisions, and by constants.
    static ReadOnlySpan<byte> Pairs =>
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"u8
        + "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Writes a whole number from 0 to 99 as two digits.</summary>
    public static void Two(int value, Span<byte> text) => Pairs.Slice(2 * value, 2).CopyTo(text);

    static int Digits(long scaled, int decimals, Span<byte> text)
    {
        if (decimals == 0)
        {
            Utf8Formatter.TryFormat(scaled, text, out var whole);
            return whole;
        }

        var start = 0;
        if (scaled < 0)
        {
            text[start++] = (byte)'-';
            scaled = -scaled;
        }

        var (before, after) = Math.DivRem((ulong)scaled, WholePowers[decimals]);
        Utf8Formatter.TryFormat(before, text[start..], out var written);
        var at = start + written;
        text[at] = (byte)'.';

        // Fewer than 8 digits: 32 bits are enough.
        var rest = (uint)after;
        var place = at + decimals;
        for (; place - at >= 2; place -= 2)
        {
            (rest, var pair) = Math.DivRem(rest, 100);
            Two((int)pair, text[(place - 1)..]);
        }

        if (place > at)
        {
            text[place] = (byte)('0' + rest);
        }

        return at + decimals + 1;
    }
}
