using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenUrbanData.Api.Tests.OData;

/// <summary>Checks a document against a JSON Schema (draft 7): the keywords that the schema of CSDL JSON uses, and no others.</summary>
sealed class JsonRules(JsonElement root)
{
    /// <summary>What is wrong, with the place; empty where nothing is.</summary>
    public IEnumerable<string> Check(JsonElement value) => Check(root, value, "");

    IEnumerable<string> Check(JsonElement rule, JsonElement value, string place) =>
        rule.EnumerateObject().SelectMany(keyword => Check(rule, keyword.Name, keyword.Value, value, place));

    IEnumerable<string> Check(JsonElement rule, string keyword, JsonElement argument, JsonElement value, string place)
    {
        switch (keyword)
        {
            case "$schema" or "description" or "default" or "examples" or "definitions" or "properties" or "patternProperties":
                return keyword == "properties" || (keyword == "patternProperties" && !rule.TryGetProperty("properties", out _))
                    ? Members(rule, value, place)
                    : [];
            case "$ref":
                return Check(root.GetProperty("definitions").GetProperty(argument.GetString()!["#/definitions/".Length..]), value, place);
            case "type":
                var types = argument.ValueKind == JsonValueKind.Array ? argument.EnumerateArray().Select(one => one.GetString()!).ToArray() : [argument.GetString()!];
                return types.Any(type => IsOf(type, value)) ? [] : [$"{place}: {value} is no {string.Join(" or ", types)}"];
            case "enum":
                return argument.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{place}: {value} is not in {argument}"];
            case "required":
                return argument.EnumerateArray().Where(name => value.ValueKind == JsonValueKind.Object && !value.TryGetProperty(name.GetString()!, out _))
                    .Select(name => $"{place}: lacks {name}");
            case "pattern":
                return value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, argument.GetString()!) ? [] : [$"{place}: {value} does not match {argument}"];
            case "minimum":
                return value.ValueKind != JsonValueKind.Number || value.GetDouble() >= argument.GetDouble() ? [] : [$"{place}: {value} < {argument}"];
            case "maxLength":
                return value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= argument.GetInt32() ? [] : [$"{place}: longer than {argument}"];
            case "oneOf":
                var fitting = argument.EnumerateArray().Count(one => !Check(one, value, place).Any());
                return fitting == 1 ? [] : [$"{place}: fits {fitting} of the alternatives"];
            case "items":
                return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, index) => Check(argument, item, $"{place}/{index}")) : [];
            case "propertyNames":
                return value.ValueKind == JsonValueKind.Object
                    ? value.EnumerateObject().SelectMany(member => Check(argument, JsonSerializer.SerializeToElement(member.Name), $"{place}/{member.Name}"))
                    : [];
            case "additionalProperties":
                return value.ValueKind == JsonValueKind.Object && argument.ValueKind == JsonValueKind.False
                    ? value.EnumerateObject().Where(member => !Rules(rule, member.Name).Any()).Select(member => $"{place}: may not have {member.Name}")
                    : [];
            default:
                throw new ArgumentOutOfRangeException(nameof(keyword), keyword, "No such keyword is known here");
        }
    }

    IEnumerable<string> Members(JsonElement rule, JsonElement value, string place) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().SelectMany(member => Rules(rule, member.Name).SelectMany(one => Check(one, member.Value, $"{place}/{member.Name}")))
        : [];

    static IEnumerable<JsonElement> Rules(JsonElement rule, string name)
    {
        if (rule.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var own))
        {
            yield return own;
        }

        if (rule.TryGetProperty("patternProperties", out var patterns))
        {
            foreach (var pattern in patterns.EnumerateObject().Where(pattern => Regex.IsMatch(name, pattern.Name)))
            {
                yield return pattern.Value;
            }
        }
    }

    static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type"),
    };
}
