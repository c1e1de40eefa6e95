using System.Globalization;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>Numbers and truth values as RDF writes them
/// (<see href="https://www.w3.org/TR/json-ld11-api/#data-round-tripping">JSON-LD 1.1 API, 8.6</see>).</summary>
static class JsonLdNumber
{
    // Beyond, JSON numbers count as floating.
    const double Largest = 1e21;

    /// <summary>The value of a number or truth value.</summary>
    /// <param name="value">As JSON.</param>
    /// <param name="datatype">As the document says; null where it says none.</param>
    public static Term.Literal Of(JsonElement value, string? datatype)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return new(value.ValueKind == JsonValueKind.True ? "true" : "false", Datatype: datatype ?? Vocabulary.Boolean);
        }

        var raw = value.GetRawText();
        var number = double.Parse(raw, CultureInfo.InvariantCulture);
        if (number % 1 != 0 || Math.Abs(number) >= Largest || datatype == Vocabulary.Double)
        {
            return new(Double(number), Datatype: datatype ?? Vocabulary.Double);
        }

        // Digits without point or exponent stay as they are: doubles hold 53 bits only.
        var isPlain = raw.AsSpan().IndexOfAny('.', 'e', 'E') < 0;
        var text = isPlain && number != 0 ? raw : number == 0 ? "0" : number.ToString("F0", CultureInfo.InvariantCulture);
        return new(text, Datatype: datatype ?? Vocabulary.Integer);
    }

    // Canonical xsd:double, at most 15 digits behind the point.
    static string Double(double number)
    {
        if (!double.IsFinite(number))
        {
            return number > 0 ? "INF" : "-INF";
        }

        var text = number.ToString("E15", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = text.AsSpan(0, mark).TrimEnd('0');
        var exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}{(mantissa[^1] == '.' ? "0" : "")}E{exponent}");
    }
}
