using System.Collections.Immutable;

namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>What names mean at one place of a document
/// (<see href="https://www.w3.org/TR/json-ld11-api/#dfn-active-context">JSON-LD 1.1 API, 4.1</see>). Nobody changes it after
/// <see cref="ContextProcessor"/> has returned it.</summary>
sealed class ActiveContext
{
    // Documents use few names many times.
    const int MostNames = 4096;

    Dictionary<string, string?>? _names;

    /// <summary>What relative addresses are resolved to; null where there is nothing.</summary>
    public string? Base { get; set; }

    /// <summary>The same as the document began.</summary>
    public string? OriginalBase { get; init; }

    /// <summary>Begins names that are no terms.</summary>
    public string? Vocabulary { get; set; }

    /// <summary>Language of texts.</summary>
    public string? Language { get; set; }

    /// <summary>Direction of texts.</summary>
    public string? Direction { get; set; }

    /// <summary>What holds again from the next node on.</summary>
    public ActiveContext? Previous { get; set; }

    /// <summary>The terms.</summary>
    public ImmutableDictionary<string, TermDefinition> Terms { get; set; } =
        ImmutableDictionary.Create<string, TermDefinition>(StringComparer.Ordinal);

    /// <summary>How many terms are protected.</summary>
    public int ProtectedTerms { get; set; }

    /// <summary>One to be changed.</summary>
    public ActiveContext Copy()
    {
        var copy = (ActiveContext)MemberwiseClone();
        copy._names = null;
        return copy;
    }

    /// <summary>What it says of a term; null where that is nothing.</summary>
    public TermDefinition? Find(string? term) => term is null ? null : Terms.GetValueOrDefault(term);

    /// <summary>Says something of a term, or nothing any more.</summary>
    public void Set(string term, TermDefinition? definition)
    {
        if (Find(term) is { IsProtected: true })
        {
            ProtectedTerms--;
        }

        Terms = definition is null ? Terms.Remove(term) : Terms.SetItem(term, definition);
        if (definition is { IsProtected: true })
        {
            ProtectedTerms++;
        }
    }

    /// <summary>A name of a property or of a type, expanded; only for contexts that do not change any more.</summary>
    public string? ExpandName(string value, IriExpansion expansion)
    {
        if (_names is not null && _names.TryGetValue(value, out var known))
        {
            return known;
        }

        var expanded = expansion.Expand(this, value, documentRelative: false, vocab: true);
        _names ??= new(StringComparer.Ordinal);
        if (_names.Count < MostNames)
        {
            _names[value] = expanded;
        }

        return expanded;
    }
}
