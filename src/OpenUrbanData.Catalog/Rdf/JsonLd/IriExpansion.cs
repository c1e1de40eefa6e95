namespace OpenUrbanData.Catalog.Rdf.JsonLd;

/// <summary>What a name stands for (<see href="https://www.w3.org/TR/json-ld11-api/#iri-expansion">JSON-LD 1.1 API, 5.2</see>).</summary>
sealed class IriExpansion(RdfLimits limits)
{
    long _characters;

    /// <summary>The IRI, keyword or label; null where the name has the form of a keyword and is none, or stands for nothing.</summary>
    /// <param name="active">What names mean.</param>
    /// <param name="value">The name.</param>
    /// <param name="documentRelative">Whether it may be relative to the document.</param>
    /// <param name="vocab">Whether it may be a term.</param>
    /// <param name="defining">The context that is being read, in which terms may stand that are not defined yet.</param>
    public string? Expand(ActiveContext active, string value, bool documentRelative, bool vocab, TermCreation? defining = null)
    {
        if (Keyword.Is(value))
        {
            return value;
        }

        if (Keyword.HasForm(value))
        {
            return null;
        }

        defining?.DefineFirst(value);
        if (active.Find(value) is { } term && (vocab || (term.Iri is not null && Keyword.Is(term.Iri))))
        {
            return term.Iri;
        }

        var colon = value.Length > 1 ? value.IndexOf(':', 1) : -1;
        if (colon > 0)
        {
            var prefix = value[..colon];
            if (prefix == "_" || value.AsSpan(colon + 1).StartsWith("//"))
            {
                return value;
            }

            defining?.DefineFirst(prefix);
            if (active.Find(prefix) is { Iri: { } start, IsPrefix: true })
            {
                return Join(start, value.AsSpan(colon + 1));
            }

            if (IriReference.IsAbsolute(value))
            {
                return value;
            }
        }

        if (vocab && active.Vocabulary is { } vocabulary)
        {
            return Join(vocabulary, value);
        }

        return documentRelative && active.Base is { } start2 ? Count(IriReference.Resolve(start2, value)) : value;
    }

    /// <summary>One after the other.</summary>
    /// <exception cref="RdfException">What a document makes of short names is longer than the limits allow.</exception>
    public string Join(string start, ReadOnlySpan<char> rest)
    {
        if (start.Length + rest.Length > limits.NameLength)
        {
            throw RdfException.Limit(
                $"A name of the document stands for an IRI of {start.Length + rest.Length} characters; at most {limits.NameLength} (limit NameLength).");
        }

        return Count(string.Concat(start, rest));
    }

    // A short name may stand for a long IRI: a small document must not fill the memory.
    string Count(string made)
    {
        _characters += made.Length;
        return _characters <= limits.JsonLdCharacters
            ? made
            : throw RdfException.Limit(
                $"The names of the document stand for IRIs of more than {limits.JsonLdCharacters} characters together (limit JsonLdCharacters).");
    }
}
