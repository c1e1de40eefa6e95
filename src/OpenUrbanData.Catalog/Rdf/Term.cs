namespace OpenUrbanData.Catalog.Rdf;

/// <summary>A node of a graph: a resource by its name, a resource without name, or a value.</summary>
/// <remarks><see href="https://www.w3.org/TR/rdf11-concepts/#section-triples">RDF 1.1 Concepts, 3</see>. Equal terms are
/// the same term of RDF, with the data type <c>xsd:string</c> left out.</remarks>
public abstract record Term
{
    /// <summary>A resource.</summary>
    /// <param name="Value">Its IRI, absolute in what readers return.</param>
    public sealed record Iri(string Value) : Term;

    /// <summary>A resource without name. What we publish has none: their labels change between runs, and harvesters take
    /// that for a change.</summary>
    /// <param name="Label">Tells it apart within one document, without <c>_:</c>.</param>
    public sealed record Blank(string Label) : Term;

    /// <summary>A value.</summary>
    /// <param name="Text">Its lexical form.</param>
    /// <param name="Language">BCP 47 tag; null where it has a data type.</param>
    /// <param name="Datatype">IRI of the data type; null for a string and for a text with a language.</param>
    public sealed record Literal(string Text, string? Language = null, string? Datatype = null) : Term
    {
        /// <summary>IRI of the data type; null for a string and for a text with a language.</summary>
        public string? Datatype { get; } = Datatype == Vocabulary.String ? null : Datatype;

        /// <summary>The data type that RDF says it has, never null.</summary>
        public string Type => Language is not null ? Vocabulary.LanguageString : Datatype ?? Vocabulary.String;
    }

    Term()
    {
    }
}

/// <summary>One statement: a triple, or a quad where it stands in a named graph.</summary>
/// <param name="Subject">Of what something is said: a resource, never a value.</param>
/// <param name="Predicate">What is said.</param>
/// <param name="Object">The value or the other resource.</param>
/// <param name="Graph">Name of the graph; null for the default graph.</param>
public readonly record struct Statement(Term Subject, Term.Iri Predicate, Term Object, Term? Graph = null);
