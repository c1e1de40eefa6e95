using System.Globalization;
using OpenUrbanData.Model.Query;

namespace OpenUrbanData.Api.Ogc.Features;

/// <summary>Reads the parameter <c>bbox</c> (OGC 17-069r4, 7.15.3; 18-058r1, 6.3): axis order as the CRS says.</summary>
static class FeatureBox
{
    /// <summary>Reads four numbers, or six of which the heights are ignored: data here are two-dimensional.</summary>
    /// <param name="text">The numbers with commas between them.</param>
    /// <param name="crs">CRS of the numbers.</param>
    /// <param name="mistake">What was expected; null where there is none.</param>
    /// <returns>The box in the order x, y; null for a mistake.</returns>
    public static BoundingBox? Parse(string text, Crs crs, out string? mistake)
    {
        var parts = text.Split(',');
        var numbers = new double[parts.Length];
        mistake = parts.Length is 4 or 6 ? null : "Must be 4 numbers with commas between them (or 6 with heights).";
        for (var i = 0; i < parts.Length && mistake is null; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                mistake = "Must be numbers with a decimal point and commas between them.";
            }
        }

        if (mistake is not null)
        {
            return null;
        }

        double[] low = [numbers[0], numbers[1]];
        var high = parts.Length == 4 ? numbers[2..4] : numbers[3..5];
        if (crs.IsNorthingFirst)
        {
            Array.Reverse(low);
            Array.Reverse(high);
        }

        mistake = parts.Length == 6 && numbers[2] > numbers[5] ? "The lower height must not be above the upper one." : (low[1] > high[1], low[0] > high[0] && !crs.IsGeographic, crs.IsGeographic) switch
        {
            (true, _, _) => "The southern edge must not be north of the northern one.",
            (_, true, _) => "The western edge must not be east of the eastern one.",
            (_, _, true) when low[0] < -180 || high[0] > 180 || low[0] > 180 || high[0] < -180 =>
                "Longitudes must be between -180 and 180.",
            (_, _, true) when low[1] < -90 || high[1] > 90 => "Latitudes must be between -90 and 90.",
            _ => null,
        };
        return mistake is null ? new(low[0], low[1], high[0], high[1], crs) : null;
    }
}
