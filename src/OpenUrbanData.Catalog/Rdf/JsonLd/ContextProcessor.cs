using System.Collections.Immutable;
using System.Text.Json;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>Reads contexts (<see href="https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm">JSON-LD 1.1 API,
/// 4.1</see>). One for each document: it counts what the document asks for.</summary>
sealed class ContextProcessor(ContextLibrary library, RdfLimits limits, IriExpansion expansion)
{
    readonly Dictionary<(ActiveContext, LocalContext, bool, bool), ActiveContext> _scoped = [];
    readonly Dictionary<(ActiveContext, string), ActiveContext> _named = [];
    long _work;
    int _depth;

    /// <summary>What names mean after a context.</summary>
    /// <param name="active">What they mean before.</param>
    /// <param name="local">The context.</param>
    /// <param name="contextBase">Address of the document in which it stands; null where that has none.</param>
    /// <param name="overrideProtected">Whether it may change protected terms.</param>
    /// <param name="propagate">Whether it holds for the nodes below.</param>
    public ActiveContext Process(
        ActiveContext active, LocalContext local, string? contextBase, bool overrideProtected = false, bool propagate = true) =>
        Process(active, local, contextBase, [], overrideProtected, propagate, validateScoped: true);

    /// <summary>The same for the context of a term or a type, which is needed again and again.</summary>
    public ActiveContext ProcessScoped(ActiveContext active, TermDefinition term, bool overrideProtected, bool propagate)
    {
        var key = (active, term.Context!, overrideProtected, propagate);
        if (!_scoped.TryGetValue(key, out var result))
        {
            result = Process(active, term.Context!, term.ContextBase, overrideProtected, propagate);
            _scoped.Add(key, result);
        }

        return result;
    }

    internal ActiveContext Process(
        ActiveContext active, LocalContext local, string? contextBase, ImmutableList<string> remote, bool overrideProtected,
        bool propagate, bool validateScoped)
    {
        // Each node of a catalogue may name the same context.
        var key = local.Parts is [{ Source.ValueKind: JsonValueKind.String }] && remote.IsEmpty && propagate && !overrideProtected && validateScoped
            ? (active, Resolve(local.Parts[0].Source, contextBase))
            : default;
        if (key.active is not null && _named.TryGetValue(key, out var known))
        {
            return known;
        }

        var result = active.Copy();
        if (!(local.Propagates ?? propagate))
        {
            propagate = false;
            result.Previous ??= active;
        }

        foreach (var part in local.Parts)
        {
            Spend(part.Source);
            if (part.Source.ValueKind == JsonValueKind.Null)
            {
                if (!overrideProtected && result.ProtectedTerms > 0)
                {
                    throw new JsonLdException(
                        "invalid context nullification", "null would remove terms that are protected", part.Source);
                }

                result = new()
                {
                    Base = active.OriginalBase,
                    OriginalBase = active.OriginalBase,
                    Previous = propagate ? null : result,
                };
            }
            else if (part.Source.ValueKind == JsonValueKind.String)
            {
                result = ProcessNamed(result, part.Source, contextBase, remote, overrideProtected, validateScoped);
            }
            else if (part.Entries is not null)
            {
                Define(result, part, contextBase, remote, overrideProtected);
            }
            else
            {
                throw new JsonLdException(
                    "invalid local context", $"{part.Source.ValueKind} where an object, an address or null is expected", part.Source);
            }
        }

        if (key.active is not null)
        {
            _named.Add(key, result);
        }

        return result;
    }

    /// <summary>Counts a term or a context; a document must not keep the reader busy with them.</summary>
    internal void Spend(JsonElement place)
    {
        if (++_work > limits.JsonLdTerms)
        {
            throw new JsonLdException(
                JsonLdException.Overflow, $"the contexts of the document define more than {limits.JsonLdTerms} terms (limit JsonLdTerms)", place);
        }
    }

    /// <summary>Counts one thing that is read inside another.</summary>
    internal void Enter(JsonElement place)
    {
        if (++_depth > limits.Depth)
        {
            throw new JsonLdException(JsonLdException.Overflow, $"terms depend on each other over more than {limits.Depth} steps (limit Depth)", place);
        }
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    internal void Leave() => _depth--;

    internal string? ExpandIri(ActiveContext active, string value, bool documentRelative, bool vocab, TermCreation? defining = null) =>
        expansion.Expand(active, value, documentRelative, vocab, defining);

    internal string Join(string start, ReadOnlySpan<char> rest) => expansion.Join(start, rest);

    // 5.2
    ActiveContext ProcessNamed(
        ActiveContext result, JsonElement name, string? contextBase, ImmutableList<string> remote, bool overrideProtected, bool validateScoped)
    {
        var address = Resolve(name, contextBase);
        if (!validateScoped && remote.Contains(address))
        {
            return result;
        }

        if (remote.Count >= limits.JsonLdContexts)
        {
            throw new JsonLdException(
                JsonLdException.Overflow, $"contexts name each other over more than {limits.JsonLdContexts} steps (limit JsonLdContexts), the last is {address}", name);
        }

        return Process(result, library.Load(address, name), address, remote.Add(address), overrideProtected, propagate: true, validateScoped);
    }

    static string Resolve(JsonElement name, string? contextBase)
    {
        var address = name.GetString()!;
        if (contextBase is not null)
        {
            return IriReference.Resolve(contextBase, address);
        }

        return IriReference.IsAbsolute(address)
            ? address
            : throw new JsonLdException("loading document failed", $"the context '{address}' is relative, and the document has no address", name);
    }

    // 5.4 to 5.13
    void Define(ActiveContext result, LocalContext.Part part, string? contextBase, ImmutableList<string> remote, bool overrideProtected)
    {
        CheckVersion(part.Entries!);
        if (part.Entries!.TryGetValue(Keyword.Import, out var import))
        {
            part = part.Over(Import(import, contextBase));
        }

        var entries = part.Entries!;
        if (entries.TryGetValue(Keyword.Base, out var start) && remote.IsEmpty)
        {
            result.Base = BaseOf(result, start);
        }

        if (entries.TryGetValue(Keyword.Vocab, out var vocabulary))
        {
            result.Vocabulary = VocabularyOf(result, vocabulary);
        }

        if (entries.TryGetValue(Keyword.Language, out var language))
        {
            result.Language = language.ValueKind is JsonValueKind.String or JsonValueKind.Null
                ? language.GetString()
                : throw new JsonLdException("invalid default language", "a language tag or null is expected", language);
        }

        if (entries.TryGetValue(Keyword.Direction, out var direction))
        {
            result.Direction = DirectionOf(direction);
        }

        if (entries.TryGetValue(Keyword.Propagate, out var propagate) && propagate.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw new JsonLdException("invalid @propagate value", "true or false is expected", propagate);
        }

        var isProtected = entries.TryGetValue(Keyword.Protected, out var protection) && TermCreation.IsTrue(
            protection, "invalid @protected value");
        var creation = new TermCreation(this, result, part, contextBase, remote, isProtected, overrideProtected);
        foreach (var term in entries.Keys)
        {
            if (term is not (Keyword.Base or Keyword.Direction or Keyword.Import or Keyword.Language or Keyword.Propagate
                or Keyword.Protected or Keyword.Version or Keyword.Vocab))
            {
                creation.Define(term);
            }
        }
    }

    // 5.5
    static void CheckVersion(Dictionary<string, JsonElement> entries)
    {
        if (entries.TryGetValue(Keyword.Version, out var version)
            && !(version.ValueKind == JsonValueKind.Number && version.TryGetDouble(out var number) && number is 1.1))
        {
            throw new JsonLdException("invalid @version value", $"{version.GetRawText()} where 1.1 is expected", version);
        }
    }

    // 5.6
    LocalContext.Part Import(JsonElement import, string? contextBase)
    {
        if (import.ValueKind != JsonValueKind.String)
        {
            throw new JsonLdException("invalid @import value", "an address is expected", import);
        }

        var imported = library.Load(Resolve(import, contextBase), import);
        if (imported.Source.ValueKind != JsonValueKind.Object)
        {
            throw new JsonLdException("invalid remote context", "what is imported is not one context", import);
        }

        return imported.Parts[0].Entries!.ContainsKey(Keyword.Import)
            ? throw new JsonLdException("invalid context entry", "what is imported imports again", import)
            : imported.Parts[0];
    }

    // 5.7
    static string? BaseOf(ActiveContext result, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!;
            if (IriReference.IsAbsolute(text))
            {
                return text;
            }

            if (result.Base is { } start)
            {
                return IriReference.Resolve(start, text);
            }
        }

        throw new JsonLdException("invalid base IRI", $"{value.GetRawText()} is no address, and none is known to which it could be relative", value);
    }

    // 5.8
    string? VocabularyOf(ActiveContext result, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String
            && expansion.Expand(result, value.GetString()!, documentRelative: true, vocab: true) is { } expanded
            && (IriReference.IsAbsolute(expanded) || expanded.StartsWith("_:", StringComparison.Ordinal)))
        {
            return expanded;
        }

        throw new JsonLdException("invalid vocab mapping", $"{value.GetRawText()} is no IRI", value);
    }

    internal static string? DirectionOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is "ltr" or "rtl" ? value.GetString()
        : throw new JsonLdException("invalid base direction", "ltr, rtl or null is expected", value);
}
