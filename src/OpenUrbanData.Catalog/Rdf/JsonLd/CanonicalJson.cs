using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>JSON in the one form that <see href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</see> gives it: entries
/// sorted, no blanks, numbers as ECMAScript writes them.</summary>
static class CanonicalJson
{
    /// <summary>The text.</summary>
    public static string Write(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var entries = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var entry in value.EnumerateObject())
                {
                    entries[entry.Name] = entry.Value;
                }

                text.Append('{');
                foreach (var (name, inner) in entries)
                {
                    AppendComma(text, '{');
                    Append(text, name);
                    text.Append(':');
                    Append(text, inner);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    AppendComma(text, '[');
                    Append(text, item);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                Append(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(Number(double.Parse(value.GetRawText(), CultureInfo.InvariantCulture)));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    static void AppendComma(StringBuilder text, char opening)
    {
        if (text[^1] != opening)
        {
            text.Append(',');
        }
    }

    static void Append(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }

    // ECMAScript, Number::toString: the shortest digits, an exponent only below 1e-6 and from 1e21 on.
    static string Number(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        if (!double.IsFinite(number))
        {
            throw new JsonLdException("invalid JSON literal", "a number is beyond what JSON can carry from one program to another");
        }

        var round = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var mark = round.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(round.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? round : round[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var all = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var digits = all.TrimStart('0');
        var position = whole + exponent - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return (number < 0 ? "-" : "") + Place(digits, position);
    }

    // The point stands so many digits behind the first.
    static string Place(string digits, int position)
    {
        if (position is > 0 and <= 21)
        {
            return digits.Length <= position
                ? digits.PadRight(position, '0')
                : $"{digits.AsSpan(0, position)}.{digits.AsSpan(position)}";
        }

        if (position is > -6 and <= 0)
        {
            return $"0.{new string('0', -position)}{digits}";
        }

        var exponent = position - 1;
        var sign = exponent < 0 ? '-' : '+';
        var rest = digits.Length == 1 ? "" : $".{digits.AsSpan(1)}";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{rest}e{sign}{Math.Abs(exponent)}");
    }
}
