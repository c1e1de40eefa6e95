using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>Replaces the names of a document by what they stand for
/// (<see href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithm">JSON-LD 1.1 API, 5.1</see>). One for each document.
/// Step numbers are those of the standard.</summary>
/// <param name="contexts">Reads the contexts.</param>
/// <param name="iris">Expands the names.</param>
/// <param name="documentAddress">To which the addresses of contexts are relative; null where the document has none.</param>
/// <param name="isStrict">Whether data types must be well-formed IRIs, not only absolute ones.</param>
/// <param name="check">Called again and again: throws when time is over.</param>
sealed partial class Expansion(ContextProcessor contexts, IriExpansion iris, string? documentAddress, bool isStrict, Action check)
{
    /// <summary>What the names mean after the context of an element.</summary>
    public ActiveContext Process(ActiveContext active, JsonElement context) => contexts.Process(active, LocalContext.Of(context), documentAddress);

    /// <summary>Expands an element; null where nothing is left of it.</summary>
    /// <param name="active">What names mean.</param>
    /// <param name="property">The name before it; null at the top.</param>
    /// <param name="element">The element.</param>
    /// <param name="fromMap">Whether it stands in a map by index, name or type.</param>
    public Expanded? Expand(ActiveContext active, string? property, JsonElement element, bool fromMap = false)
    {
        check();
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Array:
                return ExpandArray(active, property, element, fromMap);
            case JsonValueKind.Object:
                return ExpandMap(active, property, element, fromMap);
            default:
                if (property is null or Keyword.Graph)
                {
                    return null;
                }

                return ExpandValue(
                    active.Find(property) is { Context: not null } term
                        ? contexts.ProcessScoped(active, term, overrideProtected: true, propagate: true)
                        : active,
                    property, element);
        }
    }

    /// <summary>A name of a property or a type.</summary>
    public string? Name(ActiveContext active, string value) => active.ExpandName(value, iris);

    // 5
    ExpandedArray ExpandArray(ActiveContext active, string? property, JsonElement element, bool fromMap)
    {
        var result = new ExpandedArray();
        var isList = active.Find(property) is { } term && term.Containers.HasFlag(Containers.List);
        foreach (var item in element.EnumerateArray())
        {
            var expanded = Expand(active, property, item, fromMap);
            if (isList && expanded is ExpandedArray)
            {
                var list = new ExpandedMap();
                list[Keyword.List] = expanded;
                expanded = list;
            }

            result.Add(expanded);
        }

        return result;
    }

    // 7 to 20
    Expanded? ExpandMap(ActiveContext active, string? property, JsonElement element, bool fromMap)
    {
        var scope = active.Find(property);
        if (active.Previous is { } previous && !fromMap && !KeepsContext(active, element))
        {
            active = previous;
        }

        if (scope is { Context: not null })
        {
            active = contexts.ProcessScoped(active, scope, overrideProtected: true, propagate: true);
        }

        if (element.TryGetProperty(Keyword.Context, out var context))
        {
            active = Process(active, context);
        }

        var typeScoped = active;
        active = ApplyTypes(active, element, out var inputType);
        var result = new ExpandedMap();
        ExpandEntries(new(active, typeScoped, inputType, property, result), element);
        return Finish(result, property, element);
    }

    // 7: a value or a reference is no new node.
    bool KeepsContext(ActiveContext active, JsonElement element)
    {
        var count = 0;
        var isReference = false;
        foreach (var entry in element.EnumerateObject())
        {
            count++;
            var name = Name(active, entry.Name);
            if (name == Keyword.Value)
            {
                return true;
            }

            isReference = name == Keyword.Id;
        }

        return count == 1 && isReference;
    }

    // 11 and 12
    ActiveContext ApplyTypes(ActiveContext active, JsonElement element, out string? inputType)
    {
        inputType = null;
        List<JsonProperty>? types = null;
        foreach (var entry in element.EnumerateObject())
        {
            if (Name(active, entry.Name) == Keyword.Type)
            {
                (types ??= []).Add(entry);
            }
        }

        if (types is null)
        {
            return active;
        }

        types.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        var typeScoped = active;
        foreach (var entry in types)
        {
            foreach (var type in Strings(entry.Value).Order(StringComparer.Ordinal))
            {
                if (typeScoped.Find(type) is { Context: not null } term)
                {
                    active = contexts.ProcessScoped(active, term, overrideProtected: false, propagate: false);
                }
            }
        }

        inputType = Strings(types[0].Value).LastOrDefault() is { } last ? Name(active, last) : null;
        return active;
    }

    static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };

    // 15 to 20
    Expanded? Finish(ExpandedMap result, string? property, JsonElement element)
    {
        if (result.IsValue)
        {
            if (!CheckValue(result, element))
            {
                return null;
            }
        }
        else if (result[Keyword.Type] is { } type and not ExpandedArray)
        {
            result[Keyword.Type] = ExpandedArray.Of(type);
        }
        else if (result.IsList || result.Has(Keyword.Set))
        {
            if (result.Entries.Count > (result.Has(Keyword.Index) ? 2 : 1))
            {
                throw new JsonLdException("invalid set or list object", "@list and @set stand alone or with @index", element);
            }

            if (result[Keyword.Set] is { } set)
            {
                return set is ExpandedText { Value: null } ? null : set;
            }
        }

        if (result.Entries.Count == 1 && result.Has(Keyword.Language))
        {
            return null;
        }

        return Free(property)
            && (result.Entries.Count == 0 || result.IsValue || result.IsList || (result.Entries.Count == 1 && result.Has(Keyword.Id)))
                ? null
                : result;

        static bool Free(string? property) => property is null or Keyword.Graph;
    }

    // 15; false where the value is null.
    bool CheckValue(ExpandedMap result, JsonElement element)
    {
        foreach (var key in result.Entries.Keys)
        {
            if (key is not (Keyword.Value or Keyword.Direction or Keyword.Index or Keyword.Language or Keyword.Type))
            {
                throw new JsonLdException("invalid value object", $"a value has the entry {key}", element);
            }
        }

        var type = result[Keyword.Type];
        if (type is not null && (result.Has(Keyword.Language) || result.Has(Keyword.Direction)))
        {
            throw new JsonLdException("invalid value object", "a value has a type or a language and direction, not both", element);
        }

        if (type is ExpandedText { Value: Keyword.Json })
        {
            return true;
        }

        var value = ((ExpandedJson)result[Keyword.Value]!).Value;
        if (value.ValueKind == JsonValueKind.Null)
        {
            return false;
        }

        if (value.ValueKind != JsonValueKind.String && result.Has(Keyword.Language))
        {
            throw new JsonLdException("invalid language-tagged value", $"{value.GetRawText()} has a language and is no text", element);
        }

        if (type is not null && !(type is ExpandedText { Value: { } name } && IriReference.IsAbsolute(name) && (!isStrict || IriReference.IndexOfForbidden(name) < 0)))
        {
            throw new JsonLdException("invalid typed value", "the type of a value is no absolute IRI", element);
        }

        return true;
    }

    // 5.3
    ExpandedMap ExpandValue(ActiveContext active, string property, JsonElement value)
    {
        var term = active.Find(property);
        var result = new ExpandedMap();
        if (term?.Type is Keyword.Id or Keyword.Vocab && value.ValueKind == JsonValueKind.String)
        {
            result[Keyword.Id] = new ExpandedText(
                iris.Expand(active, value.GetString()!, documentRelative: true, vocab: term.Type == Keyword.Vocab), value);
            return result;
        }

        result[Keyword.Value] = new ExpandedJson(value);
        if (term?.Type is { } type and not (Keyword.Id or Keyword.Vocab or Keyword.None))
        {
            result[Keyword.Type] = new ExpandedText(type);
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            AddTexts(result, term is { HasLanguage: true } ? term.Language : active.Language, term is { HasDirection: true } ? term.Direction : active.Direction);
        }

        return result;
    }

    static void AddTexts(ExpandedMap value, string? language, string? direction)
    {
        if (language is not null)
        {
            value[Keyword.Language] = new ExpandedText(language);
        }

        if (direction is not null)
        {
            value[Keyword.Direction] = new ExpandedText(direction);
        }
    }
}
