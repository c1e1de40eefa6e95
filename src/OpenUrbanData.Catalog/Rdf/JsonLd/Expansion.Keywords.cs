using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

sealed partial class Expansion
{
    // 13.4
    void ExpandKeyword(Place place, string keyword, JsonElement value)
    {
        var result = place.Result;
        if (result.Has(keyword) && keyword is not (Keyword.Included or Keyword.Type or Keyword.Reverse))
        {
            throw new JsonLdException("colliding keywords", $"{keyword} is said twice", value);
        }

        switch (keyword)
        {
            case Keyword.Id:
                result[keyword] = value.ValueKind == JsonValueKind.String
                    ? new ExpandedText(iris.Expand(place.Active, value.GetString()!, documentRelative: true, vocab: false), value)
                    : throw new JsonLdException("invalid @id value", $"{value.ValueKind} where an IRI is expected", value);
                break;
            case Keyword.Type:
                AddTypes(place, value);
                break;
            case Keyword.Graph:
                result[keyword] = ExpandedArray.Of(Expand(place.Active, Keyword.Graph, value));
                break;
            case Keyword.Included:
                AddIncluded(place, value);
                break;
            case Keyword.Value:
                AddValue(place, value);
                break;
            case Keyword.Language:
                result[keyword] = Text(value, "invalid language-tagged string");
                break;
            case Keyword.Direction:
                result[keyword] = value.ValueKind == JsonValueKind.String && value.GetString() is "ltr" or "rtl"
                    ? new ExpandedText(value.GetString(), value)
                    : throw new JsonLdException("invalid base direction", "ltr or rtl is expected", value);
                break;
            case Keyword.Index:
                result[keyword] = Text(value, "invalid @index value");
                break;
            case Keyword.List:
                if (place.Property is not (null or Keyword.Graph))
                {
                    result[keyword] = ExpandedArray.Of(Expand(place.Active, place.Property, value));
                }

                break;
            case Keyword.Set:
                result[keyword] = Expand(place.Active, place.Property, value) ?? new ExpandedText(null);
                break;
            case Keyword.Reverse:
                AddReverse(place, value);
                break;
        }
    }

    static ExpandedText Text(JsonElement value, string code) => value.ValueKind == JsonValueKind.String
        ? new(value.GetString(), value)
        : throw new JsonLdException(code, $"{value.ValueKind} where a text is expected", value);

    // 13.4.4
    void AddTypes(Place place, JsonElement value)
    {
        var isArray = value.ValueKind == JsonValueKind.Array;
        JsonElement[] names = isArray ? [.. value.EnumerateArray()] : [value];
        var types = new ExpandedArray();
        types.Add(place.Result[Keyword.Type]);
        var isOne = !isArray && types.Items.Count == 0;
        foreach (var name in names)
        {
            types.Add(name.ValueKind == JsonValueKind.String
                ? new ExpandedText(iris.Expand(place.TypeScoped, name.GetString()!, documentRelative: true, vocab: true), name)
                : throw new JsonLdException("invalid type value", $"{name.ValueKind} where the name of a type is expected", name));
        }

        place.Result[Keyword.Type] = isOne ? types.Items[0] : types;
    }

    // 13.4.6
    void AddIncluded(Place place, JsonElement value)
    {
        var included = new ExpandedArray();
        included.Add(place.Result[Keyword.Included]);
        var expanded = Expand(place.Active, null, value);
        if (expanded is null || ExpandedArray.Of(expanded).Items.Any(item => item is not ExpandedMap { IsValue: false, IsList: false }))
        {
            throw new JsonLdException("invalid @included value", "only nodes can be included", value);
        }

        included.Add(expanded);
        place.Result[Keyword.Included] = included;
    }

    // 13.4.7
    static void AddValue(Place place, JsonElement value)
    {
        if (place.InputType != Keyword.Json && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            throw new JsonLdException("invalid value object value", $"{value.ValueKind} where a text, number or truth value is expected", value);
        }

        place.Result[Keyword.Value] = new ExpandedJson(value);
    }

    // 13.4.13
    void AddReverse(Place place, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new JsonLdException("invalid @reverse value", $"{value.ValueKind} where an object is expected", value);
        }

        if (Expand(place.Active, Keyword.Reverse, value) is not ExpandedMap expanded)
        {
            return;
        }

        foreach (var (name, values) in expanded.Entries)
        {
            if (name == Keyword.Reverse)
            {
                foreach (var (twice, nodes) in ((ExpandedMap)values).Entries)
                {
                    place.Result.Add(twice, nodes);
                }
            }
            else
            {
                AddReverse(place.Result, name, values, value);
            }
        }
    }
}
