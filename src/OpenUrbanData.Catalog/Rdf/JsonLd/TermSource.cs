using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>What a context writes behind a term: an object, or a name or null in its place.</summary>
sealed class TermSource
{
    readonly string _term;

    public TermSource(string term, JsonElement source)
    {
        if (source.ValueKind is not (JsonValueKind.Object or JsonValueKind.String or JsonValueKind.Null))
        {
            throw new JsonLdException("invalid term definition", $"'{term}': an object, a name or null is expected", source);
        }

        (_term, Source) = (term, source);
    }

    /// <summary>As it is written.</summary>
    public JsonElement Source { get; }

    /// <summary>Whether it has an entry.</summary>
    public bool Has(string keyword, out JsonElement value)
    {
        if (Source.ValueKind == JsonValueKind.Object)
        {
            return Source.TryGetProperty(keyword, out value);
        }

        value = Source;
        return keyword == Keyword.Id;
    }

    /// <summary>True or false; null where it has no such entry.</summary>
    public bool? Flag(string keyword, string code) => Has(keyword, out var value) ? TermCreation.IsTrue(value, code) : null;

    /// <summary>Nothing else may stand there (26).</summary>
    public void CheckEntries()
    {
        if (Source.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var entry in Source.EnumerateObject())
        {
            if (entry.Name is not (Keyword.Id or Keyword.Reverse or Keyword.Container or Keyword.Context or Keyword.Direction or Keyword.Index
                or Keyword.Language or Keyword.Nest or Keyword.Prefix or Keyword.Protected or Keyword.Type))
            {
                throw new JsonLdException("invalid term definition", $"'{_term}' has the entry '{entry.Name}'", entry.Value);
            }
        }
    }

    /// <summary>Language, direction and nesting (22 to 24).</summary>
    public TermDefinition AddTexts(TermDefinition definition)
    {
        var hasType = Has(Keyword.Type, out _);
        if (!hasType && Has(Keyword.Language, out var language))
        {
            definition = language.ValueKind is JsonValueKind.String or JsonValueKind.Null
                ? definition with { HasLanguage = true, Language = language.GetString() }
                : throw new JsonLdException("invalid language mapping", $"'{_term}': a language tag or null is expected", language);
        }

        if (!hasType && Has(Keyword.Direction, out var direction))
        {
            definition = definition with { HasDirection = true, Direction = ContextProcessor.DirectionOf(direction) };
        }

        if (Has(Keyword.Nest, out var nest))
        {
            definition = nest.ValueKind == JsonValueKind.String && nest.GetString() is var name && (name == Keyword.Nest || !Keyword.Is(name!))
                ? definition with { Nest = name }
                : throw new JsonLdException("invalid @nest value", $"'{_term}': a name or @nest is expected", nest);
        }

        return definition;
    }

    /// <summary>What collects the values (19.1).</summary>
    public static Containers ContainersOf(JsonElement value)
    {
        JsonElement[] names = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        var containers = Containers.None;
        foreach (var name in names)
        {
            var one = name.ValueKind != JsonValueKind.String ? Containers.None : name.GetString() switch
            {
                Keyword.Graph => Containers.Graph,
                Keyword.Id => Containers.Id,
                Keyword.Index => Containers.Index,
                Keyword.Language => Containers.Language,
                Keyword.List => Containers.List,
                Keyword.Set => Containers.Set,
                Keyword.Type => Containers.Type,
                _ => Containers.None,
            };
            if (one == Containers.None || containers.HasFlag(one))
            {
                throw Invalid(value);
            }

            containers |= one;
        }

        var others = containers & ~Containers.Set;
        var isOne = (others & (others - 1)) == 0;
        var isGraph = others is (Containers.Graph | Containers.Id) or (Containers.Graph | Containers.Index);
        return containers != Containers.None && (isOne || isGraph) && containers != (Containers.List | Containers.Set)
            ? containers
            : throw Invalid(value);
    }

    static JsonLdException Invalid(JsonElement value) =>
        new("invalid container mapping", $"{value.GetRawText()} is no container or no combination of containers", value);
}
