using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace OpenUrbanData.Ingest.Mapping;

/// <summary>Cells as text, and which texts mean that there is no value.</summary>
static class CellText
{
    const int LongestMissing = 14;

    // Absent means unknown (schemas/README.md 2.1, rule 5): all of these were seen in real files.
    static readonly FrozenSet<string> Missing = new[]
    {
        "-", "--", "---", "–", "?", "NULL", "<NULL>", "(null)", "N/A", "NA", "#N/A", "#NV", "NaN", "k. A.", "k.A.", "k.A",
        "keine Angabe", "keine Angaben", "unbekannt", "unknown", "0000-00-00", "00.00.0000",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for blanks and for the words that mean: no value.</summary>
    public static bool IsMissing(string text) =>
        text.Length == 0 || (text.Length <= LongestMissing && Missing.Contains(text));

    /// <summary>A cell as text, trimmed; null where it is empty. Numbers are written with a point, days as 2026-11-22.</summary>
    public static string? Of(object? cell)
    {
        switch (cell)
        {
            case null:
                return null;
            case string text:
                text = text.Trim();
                return text.Length == 0 ? null : text;
            case bool flag:
                return flag ? "true" : "false";
            case DateTime time:
                return Of(time);
            case JsonElement json:
                return Of(json);
            case IFormattable number:
                return number.ToString(null, CultureInfo.InvariantCulture);
            default:
                return cell.ToString();
        }
    }

    // Workbooks keep a time of day as a time on their day 0, 30 December 1899.
    static string Of(DateTime time) => time.Year <= 1900
        ? time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture)
        : time.TimeOfDay == TimeSpan.Zero
            ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    static string? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => Of((object?)json.GetString()),
        _ => json.GetRawText(),
    };
}
