using System.Collections.Immutable;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>Defines the terms of one context
/// (<see href="https://www.w3.org/TR/json-ld11-api/#create-term-definition">JSON-LD 1.1 API, 4.2</see>).</summary>
sealed class TermCreation(
    ContextProcessor processor, ActiveContext result, LocalContext.Part local, string? contextBase, ImmutableList<string> remote,
    bool isProtected, bool overrideProtected)
{
    // False while a term is being defined.
    readonly Dictionary<string, bool> _defined = new(StringComparer.Ordinal);

    /// <summary>Defines a term on which another depends, where it stands in this context and is not defined yet.</summary>
    public void DefineFirst(string term)
    {
        if (local.Entries!.ContainsKey(term) && !IsDefined(term))
        {
            Define(term);
        }
    }

    /// <summary>Defines a term and those on which it depends.</summary>
    public void Define(string term)
    {
        var source = local.Entries![term];
        if (_defined.TryGetValue(term, out var done))
        {
            if (!done)
            {
                throw new JsonLdException("cyclic IRI mapping", $"'{term}' depends on itself", source);
            }

            return;
        }

        if (term.Length == 0)
        {
            throw new JsonLdException("invalid term definition", "a term is empty", source);
        }

        processor.Spend(source);
        processor.Enter(source);
        _defined[term] = false;
        CheckName(term, source);
        if (Keyword.Is(term) || !Keyword.HasForm(term))
        {
            Define(term, source);
        }

        processor.Leave();
    }

    internal static bool IsTrue(JsonElement value, string code) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new JsonLdException(code, $"{value.GetRawText()} where true or false is expected", value),
    };

    bool IsDefined(string term) => _defined.TryGetValue(term, out var done) && done;

    // 4 and 5
    static void CheckName(string term, JsonElement source)
    {
        if (!Keyword.Is(term))
        {
            return;
        }

        if (term == Keyword.Type && source.ValueKind == JsonValueKind.Object && source.EnumerateObject().Any()
            && source.EnumerateObject().All(entry => entry.Name == Keyword.Protected
                || (entry.Name == Keyword.Container && entry.Value.ValueKind == JsonValueKind.String && entry.Value.ValueEquals(Keyword.Set))))
        {
            return;
        }

        throw new JsonLdException("keyword redefinition", $"{term} has a meaning already", source);
    }

    // 6 to 28
    void Define(string term, JsonElement source)
    {
        var previous = result.Find(term);
        result.Set(term, null);
        var isSimple = source.ValueKind == JsonValueKind.String;
        var value = new TermSource(term, source);
        var definition = new TermDefinition { IsProtected = value.Flag(Keyword.Protected, "invalid @protected value") ?? isProtected };
        if (value.Has(Keyword.Type, out var type))
        {
            definition = definition with { Type = TypeOf(type) };
        }

        var isReverse = value.Has(Keyword.Reverse, out var reverse);
        var mapped = isReverse ? MapReverse(definition, value, reverse) : Map(term, definition, value, isSimple);
        if (mapped is null)
        {
            _defined[term] = true;
            return;
        }

        if (!isReverse)
        {
            mapped = Complete(term, mapped, value);
        }

        if (!overrideProtected && previous is { IsProtected: true })
        {
            mapped = mapped.Says(previous)
                ? previous
                : throw new JsonLdException("protected term redefinition", $"'{term}' is protected", source);
        }

        result.Set(term, mapped);
        _defined[term] = true;
    }

    // 12
    string TypeOf(JsonElement type)
    {
        if (type.ValueKind == JsonValueKind.String
            && processor.ExpandIri(result, type.GetString()!, documentRelative: false, vocab: true, this) is { } expanded
            && (expanded is Keyword.Id or Keyword.Json or Keyword.None or Keyword.Vocab || IriReference.IsAbsolute(expanded)))
        {
            return expanded;
        }

        throw new JsonLdException("invalid type mapping", $"{type.GetRawText()} is no IRI and none of @id, @json, @none, @vocab", type);
    }

    // 13; null where the term is ignored.
    TermDefinition? MapReverse(TermDefinition definition, TermSource value, JsonElement reverse)
    {
        if (value.Has(Keyword.Id, out _) || value.Has(Keyword.Nest, out _))
        {
            throw new JsonLdException("invalid reverse property", "@reverse and @id or @nest exclude each other", reverse);
        }

        var name = reverse.ValueKind == JsonValueKind.String
            ? reverse.GetString()!
            : throw new JsonLdException("invalid IRI mapping", "a name is expected", reverse);
        if (Keyword.HasForm(name))
        {
            return null;
        }

        var iri = IriOf(name, reverse);
        var containers = Containers.None;
        if (value.Has(Keyword.Container, out var container) && container.ValueKind != JsonValueKind.Null)
        {
            containers = container.ValueKind != JsonValueKind.String ? Containers.None : container.GetString() switch
            {
                Keyword.Set => Containers.Set,
                Keyword.Index => Containers.Index,
                _ => Containers.None,
            };
            if (containers == Containers.None)
            {
                throw new JsonLdException("invalid reverse property", "values of a reverse property are collected by @set or @index only", container);
            }
        }

        value.CheckEntries();
        definition = definition with { Iri = iri, IsReverse = true, Containers = containers };
        return value.Has(Keyword.Index, out var index) ? definition with { Index = IndexOf(definition, index) } : definition;
    }

    // 14 to 18; null where the term is ignored.
    TermDefinition? Map(string term, TermDefinition definition, TermSource value, bool isSimple)
    {
        if (value.Has(Keyword.Id, out var id) && !(id.ValueKind == JsonValueKind.String && id.ValueEquals(term)))
        {
            return id.ValueKind switch
            {
                JsonValueKind.Null => definition,
                JsonValueKind.String when !Keyword.Is(id.GetString()!) && Keyword.HasForm(id.GetString()!) => null,
                JsonValueKind.String => MapName(term, definition, id, isSimple),
                _ => throw new JsonLdException("invalid IRI mapping", $"'{term}': a name or null is expected", id),
            };
        }

        var colon = term.IndexOf(':', 1);
        if (colon > 0)
        {
            var prefix = term[..colon];
            DefineFirst(prefix);
            var iri = result.Find(prefix) is { Iri: { } start } ? processor.Join(start, term.AsSpan(colon + 1)) : term;
            return definition with { Iri = iri };
        }

        if (term.Contains('/', StringComparison.Ordinal))
        {
            var iri = processor.ExpandIri(result, term, documentRelative: false, vocab: true);
            return iri is not null && IriReference.IsAbsolute(iri)
                ? definition with { Iri = iri }
                : throw new JsonLdException("invalid IRI mapping", $"'{term}' is a relative IRI", value.Source);
        }

        if (term == Keyword.Type)
        {
            return definition with { Iri = Keyword.Type };
        }

        return result.Vocabulary is { } vocabulary
            ? definition with { Iri = processor.Join(vocabulary, term) }
            : throw new JsonLdException("invalid IRI mapping", $"'{term}' has no @id, and the context has no @vocab", value.Source);
    }

    // 14.2
    TermDefinition MapName(string term, TermDefinition definition, JsonElement id, bool isSimple)
    {
        var iri = IriOf(id.GetString()!, id, mayBeKeyword: true);
        if (iri == Keyword.Context)
        {
            throw new JsonLdException("invalid keyword alias", "@context has no other names", id);
        }

        var hasColon = term.Length > 2 && term.AsSpan(1, term.Length - 2).Contains(':');
        var hasSlash = term.Contains('/', StringComparison.Ordinal);
        if (hasColon || hasSlash)
        {
            _defined[term] = true;
            if (processor.ExpandIri(result, term, documentRelative: false, vocab: true, this) != iri)
            {
                throw new JsonLdException("invalid IRI mapping", $"'{term}' is no other name for {iri}", id);
            }
        }

        var isPrefix = isSimple && !hasSlash && !term.Contains(':', StringComparison.Ordinal)
            && (iri[^1] is ':' or '/' or '?' or '#' or '[' or ']' or '@' || iri.StartsWith("_:", StringComparison.Ordinal));
        return definition with { Iri = iri, IsPrefix = isPrefix };
    }

    string IriOf(string name, JsonElement place, bool mayBeKeyword = false)
    {
        var iri = processor.ExpandIri(result, name, documentRelative: false, vocab: true, this);
        return iri is not null
            && ((mayBeKeyword && Keyword.Is(iri)) || IriReference.IsAbsolute(iri) || iri.StartsWith("_:", StringComparison.Ordinal))
            ? iri
            : throw new JsonLdException("invalid IRI mapping", $"'{name}' is no IRI", place);
    }

    // 19 to 26
    TermDefinition Complete(string term, TermDefinition definition, TermSource value)
    {
        if (value.Has(Keyword.Container, out var container))
        {
            definition = definition with { Containers = TermSource.ContainersOf(container) };
            if (definition.Containers.HasFlag(Containers.Type))
            {
                definition = definition with { Type = definition.Type ?? Keyword.Id };
                if (definition.Type is not (Keyword.Id or Keyword.Vocab))
                {
                    throw new JsonLdException("invalid type mapping", "values by type are of type @id or @vocab", container);
                }
            }
        }

        if (value.Has(Keyword.Index, out var index))
        {
            definition = definition with { Index = IndexOf(definition, index) };
        }

        if (value.Has(Keyword.Context, out var context))
        {
            definition = definition with { Context = ContextOf(context), ContextBase = contextBase };
        }

        definition = value.AddTexts(definition);
        if (value.Flag(Keyword.Prefix, "invalid @prefix value") is { } isPrefix)
        {
            if (term.AsSpan().ContainsAny(':', '/') || (isPrefix && definition.Iri is { } iri && Keyword.Is(iri)))
            {
                throw new JsonLdException("invalid term definition", $"'{term}' cannot be a prefix", value.Source);
            }

            definition = definition with { IsPrefix = isPrefix };
        }

        value.CheckEntries();
        return definition;
    }

    // 20
    string IndexOf(TermDefinition definition, JsonElement index) =>
        definition.Containers.HasFlag(Containers.Index)
        && index.ValueKind == JsonValueKind.String
        && processor.ExpandIri(result, index.GetString()!, documentRelative: false, vocab: true, this) is { } iri
        && IriReference.IsAbsolute(iri)
            ? index.GetString()!
            : throw new JsonLdException("invalid term definition", "@index is a property and needs the container @index", index);

    // 21; what it says is thrown away, it is read again where it is used.
    LocalContext ContextOf(JsonElement source)
    {
        var context = LocalContext.Of(source);
        try
        {
            processor.Process(result, context, contextBase, remote, overrideProtected: true, propagate: true, validateScoped: false);
        }
        catch (JsonLdException mistake) when (mistake.Code != JsonLdException.Overflow)
        {
            throw new JsonLdException("invalid scoped context", mistake.Message, mistake.Place);
        }

        return context;
    }
}
