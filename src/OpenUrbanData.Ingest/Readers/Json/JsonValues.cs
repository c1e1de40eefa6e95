using System.Text.Json;

namespace OpenUrbanData.Ingest.Readers.Json;

/// <summary>Turns JSON objects into columns and values: nested objects become columns named <c>outer.inner</c>.</summary>
static class JsonValues
{
    /// <summary>The columns and values of an object, nested ones by their path. Arrays stay JSON.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Flatten(JsonElement element, string prefix = "")
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            if (element.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                yield return (prefix.Length == 0 ? "value" : prefix, element);
            }

            yield break;
        }

        foreach (var member in element.EnumerateObject())
        {
            var name = prefix.Length == 0 ? member.Name : $"{prefix}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in Flatten(member.Value, name))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (name, member.Value);
            }
        }
    }

    /// <summary>The members of an object as they are.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement element) =>
        element.EnumerateObject().Select(member => (member.Name, member.Value));

    /// <summary>The value of a cell: string, long, double, bool, an array as <see cref="JsonElement"/>; null for null and "".</summary>
    public static object? ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is { Length: > 0 } text ? Clean(text) : null,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array or JsonValueKind.Object => element.Clone(),
        _ => null,
    };

    // No text of PostgreSQL holds NUL, and no person meant one.
    static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
}
