using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Harvest.Protocols;

/// <summary>Reads members of JSON as sources write them: numbers as texts, one value where a list is meant, empty texts for nothing.</summary>
static class JsonFields
{
    /// <summary>A member; undefined where the element is no object or has none of the name.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Its items; itself where it is one value; none where it is null or absent.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray(),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [element],
    };

    /// <summary>Its text, also that of a number and of a truth value; null for nothing, for blanks, for objects and lists.</summary>
    public static string? Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Decode(element) is var text && string.IsNullOrWhiteSpace(text) ? null : text,
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>The text of a member.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name).Text();

    /// <summary>The whole number of a member, also one that is written as text; null for none.</summary>
    public static long? Whole(this JsonElement element) =>
        long.TryParse(element.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The texts of a member that is a list, one text, or a list written as text (<c>["a", "b"]</c>, <c>{a,b}</c>).</summary>
    public static IEnumerable<string> Texts(this JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String && element.Text()?.Trim() is ['[' or '{', .., ']' or '}'] list)
        {
            if (Parse(list) is { ValueKind: JsonValueKind.Array } parsed)
            {
                return parsed.Items().Select(item => item.Text()).OfType<string>();
            }

            if (list[0] == '{' && !list.Contains(':', StringComparison.Ordinal))
            {
                return list[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => one.Trim('"'));
            }
        }

        return element.Items().Select(item => item.Text()).OfType<string>();
    }

    /// <summary>A text as JSON; undefined where it is none.</summary>
    public static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // A text with half a character escaped in it is none for the framework; the half is left out later.
    static string Decode(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var raw = element.GetRawText();
            var text = new StringBuilder(raw.Length);
            for (var i = 1; i < raw.Length - 1; i++)
            {
                if (raw[i] != '\\')
                {
                    text.Append(raw[i]);
                    continue;
                }

                i++;
                text.Append(raw[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'u' => (char)Convert.ToUInt16(raw.Substring(i + 1, 4), 16), var other => other });
                i += raw[i] == 'u' ? 4 : 0;
            }

            return text.ToString();
        }
    }
}
