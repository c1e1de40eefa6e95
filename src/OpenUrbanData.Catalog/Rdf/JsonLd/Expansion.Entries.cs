using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

sealed partial class Expansion
{
    // 13 and 14
    void ExpandEntries(Place place, JsonElement element)
    {
        List<JsonProperty>? nests = null;
        foreach (var entry in element.EnumerateObject())
        {
            check();
            var name = entry.Name == Keyword.Context ? null : Name(place.Active, entry.Name);
            if (name is null)
            {
                continue;
            }

            if (name == Keyword.Nest)
            {
                RefuseInReverse(place, name, element);
                (nests ??= []).Add(entry);
            }
            else if (Keyword.Is(name))
            {
                RefuseInReverse(place, name, element);
                ExpandKeyword(place, name, entry.Value);
            }
            else if (name.Contains(':', StringComparison.Ordinal))
            {
                ExpandProperty(place, name, entry);
            }
        }

        foreach (var nest in nests ?? [])
        {
            ExpandNest(place, nest);
        }
    }

    static void RefuseInReverse(Place place, string name, JsonElement element)
    {
        if (place.Property == Keyword.Reverse)
        {
            throw new JsonLdException("invalid reverse property map", $"{name} stands in @reverse, where only properties stand", element);
        }
    }

    // 14
    void ExpandNest(Place place, JsonProperty nest)
    {
        var scope = place.Active.Find(nest.Name);
        JsonElement[] values = nest.Value.ValueKind == JsonValueKind.Array ? [.. nest.Value.EnumerateArray()] : [nest.Value];
        foreach (var value in values)
        {
            var isMap = value.ValueKind == JsonValueKind.Object;
            if (!isMap || value.EnumerateObject().Any(entry => Name(place.Active, entry.Name) == Keyword.Value))
            {
                throw new JsonLdException("invalid @nest value", "an object without @value is expected", value);
            }

            var active = scope is { Context: not null }
                ? contexts.ProcessScoped(place.Active, scope, overrideProtected: true, propagate: true)
                : place.Active;
            ExpandEntries(place with { Active = active, Property = nest.Name }, value);
        }
    }

    // 13.5 to 13.14
    void ExpandProperty(Place place, string name, JsonProperty entry)
    {
        var (key, value) = (entry.Name, entry.Value);
        var term = place.Active.Find(key);
        var containers = term?.Containers ?? Containers.None;
        Expanded? expanded;
        if (term?.Type == Keyword.Json)
        {
            var literal = new ExpandedMap();
            literal[Keyword.Value] = new ExpandedJson(value);
            literal[Keyword.Type] = new ExpandedText(Keyword.Json);
            expanded = literal;
        }
        else if (containers.HasFlag(Containers.Language) && value.ValueKind == JsonValueKind.Object)
        {
            expanded = ExpandLanguages(place.Active, term!, value);
        }
        else if ((containers & (Containers.Index | Containers.Type | Containers.Id)) != 0 && value.ValueKind == JsonValueKind.Object)
        {
            expanded = ExpandIndex(place.Active, key, term!, value);
        }
        else
        {
            expanded = Expand(place.Active, key, value);
        }

        if (expanded is null)
        {
            return;
        }

        if (containers.HasFlag(Containers.List) && expanded is not ExpandedMap { IsList: true })
        {
            var list = new ExpandedMap();
            list[Keyword.List] = ExpandedArray.Of(expanded);
            expanded = list;
        }

        if (containers.HasFlag(Containers.Graph) && (containers & (Containers.Id | Containers.Index)) == 0)
        {
            var graphs = new ExpandedArray();
            foreach (var item in ExpandedArray.Of(expanded).Items)
            {
                graphs.Add(GraphOf(item));
            }

            expanded = graphs;
        }

        if (term is { IsReverse: true })
        {
            AddReverse(place.Result, name, expanded, value);
        }
        else
        {
            place.Result.Add(name, expanded);
        }
    }

    static ExpandedMap GraphOf(Expanded content)
    {
        var graph = new ExpandedMap();
        graph[Keyword.Graph] = ExpandedArray.Of(content);
        return graph;
    }

    static void AddReverse(ExpandedMap result, string name, Expanded values, JsonElement element)
    {
        if (result[Keyword.Reverse] is not ExpandedMap reverse)
        {
            result[Keyword.Reverse] = reverse = new();
        }

        foreach (var item in ExpandedArray.Of(values).Items)
        {
            if (item is ExpandedMap { IsValue: true } or ExpandedMap { IsList: true })
            {
                throw new JsonLdException("invalid reverse property value", "a value or a list can be no subject", element);
            }

            reverse.Add(name, item);
        }
    }

    // 13.7
    ExpandedArray ExpandLanguages(ActiveContext active, TermDefinition term, JsonElement map)
    {
        var direction = term.HasDirection ? term.Direction : active.Direction;
        var result = new ExpandedArray();
        foreach (var entry in map.EnumerateObject())
        {
            var language = Name(active, entry.Name) == Keyword.None ? null : entry.Name;
            JsonElement[] texts = entry.Value.ValueKind == JsonValueKind.Array ? [.. entry.Value.EnumerateArray()] : [entry.Value];
            foreach (var text in texts.Where(text => text.ValueKind != JsonValueKind.Null))
            {
                if (text.ValueKind != JsonValueKind.String)
                {
                    throw new JsonLdException("invalid language map value", $"{text.ValueKind} where a text is expected", text);
                }

                var value = new ExpandedMap();
                value[Keyword.Value] = new ExpandedJson(text);
                AddTexts(value, language, direction);
                result.Add(value);
            }
        }

        return result;
    }

    // 13.8
    ExpandedArray ExpandIndex(ActiveContext active, string key, TermDefinition term, JsonElement map)
    {
        var result = new ExpandedArray();
        foreach (var entry in map.EnumerateObject())
        {
            var inside = active;
            if ((term.Containers & (Containers.Id | Containers.Type)) != 0)
            {
                inside = active.Previous ?? active;
            }

            if (term.Containers.HasFlag(Containers.Type) && inside.Find(entry.Name) is { Context: not null } type)
            {
                inside = contexts.ProcessScoped(inside, type, overrideProtected: false, propagate: false);
            }

            // A single value is read as an array of it, so that lists in lists stay lists.
            var values = entry.Value.ValueKind == JsonValueKind.Array
                ? ExpandArray(inside, key, entry.Value, fromMap: true)
                : ExpandedArray.Of(Expand(inside, key, entry.Value, fromMap: true));
            foreach (var item in values.Items)
            {
                var node = term.Containers.HasFlag(Containers.Graph) && item is not ExpandedMap { IsGraph: true }
                    ? GraphOf(item)
                    : (ExpandedMap)item;
                AddIndex(active, term, node, entry);
                result.Add(node);
            }
        }

        return result;
    }

    // 13.8.3.7.2 to 13.8.3.7.5
    void AddIndex(ActiveContext active, TermDefinition term, ExpandedMap node, JsonProperty entry)
    {
        var name = Name(active, entry.Name);
        if (name == Keyword.None)
        {
            return;
        }

        if (term is { Index: { } index } && index != Keyword.Index)
        {
            var property = Name(active, index)!;
            using var text = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(entry.Name));
            var values = ExpandedArray.Of(ExpandValue(active, index, text.RootElement.Clone()));
            values.Add(node[property]);
            node[property] = values;
            if (node.IsValue)
            {
                throw new JsonLdException("invalid value object", $"a value cannot have the property {property}", entry.Value);
            }
        }
        else if (term.Containers.HasFlag(Containers.Index))
        {
            if (!node.Has(Keyword.Index))
            {
                node[Keyword.Index] = new ExpandedText(entry.Name);
            }
        }
        else if (node.IsValue || node.IsList)
        {
            throw new JsonLdException("invalid value object", "what stands in a map by name or type must be a node", entry.Value);
        }
        else if (term.Containers.HasFlag(Containers.Id))
        {
            if (!node.Has(Keyword.Id))
            {
                node[Keyword.Id] = new ExpandedText(
                    iris.Expand(active, entry.Name, documentRelative: true, vocab: false), entry.Value);
            }
        }
        else
        {
            var types = ExpandedArray.Of(new ExpandedText(name, entry.Value));
            types.Add(node[Keyword.Type]);
            node[Keyword.Type] = types;
        }
    }

    /// <summary>Where entries are expanded.</summary>
    /// <param name="Active">What names mean.</param>
    /// <param name="TypeScoped">What names of types mean.</param>
    /// <param name="InputType">Last type of the element.</param>
    /// <param name="Property">The name before the element.</param>
    /// <param name="Result">What becomes of it.</param>
    readonly record struct Place(
        ActiveContext Active, ActiveContext TypeScoped, string? InputType, string? Property, ExpandedMap Result);
}
