using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Catalog.Harvest;

/// <summary>Places as catalogues write them: WKT, with the IRI of a CRS before it or not, and GeoJSON. Of GML nothing is understood but its numbers in
/// <c>lowerCorner</c> and <c>upperCorner</c>.</summary>
static partial class PlaceText
{
    // Those that write latitude first.
    const string Epsg4326 = "EPSG/0/4326";

    /// <summary>The box around a place: west, south, east, north; null where it is not understood or not on Earth.</summary>
    public static ImmutableArray<double>? Box(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 1_000_000)
        {
            return null;
        }

        var points = text.StartsWith('{') ? Json(text) : Numbers(text);
        if (points.Count == 0)
        {
            return null;
        }

        var isSwapped = text.Contains(Epsg4326, StringComparison.Ordinal) || text.Contains("def:crs:EPSG::4326", StringComparison.Ordinal);
        var (x, y) = isSwapped ? (points.Select(point => point.Y).ToList(), points.Select(point => point.X).ToList())
            : (points.Select(point => point.X).ToList(), points.Select(point => point.Y).ToList());
        return x.Min() >= -180 && x.Max() <= 180 && y.Min() >= -90 && y.Max() <= 90 ? [x.Min(), y.Min(), x.Max(), y.Max()] : null;
    }

    static List<(double X, double Y)> Numbers(string text) =>
    [
        .. from Match pair in Pair().Matches(text[Math.Max(text.IndexOf('>', StringComparison.Ordinal), 0)..])
           select (Number(pair.Groups[1].ValueSpan), Number(pair.Groups[2].ValueSpan)),
    ];

    static double Number(ReadOnlySpan<char> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    static List<(double X, double Y)> Json(string text)
    {
        List<(double, double)> points = [];
        try
        {
            using var document = JsonDocument.Parse(text);
            Add(document.RootElement, points);
        }
        catch (JsonException)
        {
            points.Clear(); // no GeoJSON: not understood
        }

        return points;
    }

    static void Add(JsonElement element, List<(double X, double Y)> points)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject().Where(member => member.Name is "coordinates" or "geometries" or "geometry"))
                {
                    Add(member.Value, points);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() >= 2 && element[0].ValueKind == JsonValueKind.Number && element[1].ValueKind == JsonValueKind.Number:
                points.Add((element[0].GetDouble(), element[1].GetDouble()));
                break;
            case JsonValueKind.Array:
                foreach (var member in element.EnumerateArray())
                {
                    Add(member, points);
                }

                break;
        }
    }

    [GeneratedRegex(@"(-?\d{1,9}(?:\.\d+)?(?:[eE][-+]?\d{1,3})?)[ ]+(-?\d{1,9}(?:\.\d+)?(?:[eE][-+]?\d{1,3})?)")]
    private static partial Regex Pair();
}
