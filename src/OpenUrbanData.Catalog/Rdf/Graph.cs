using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>What a statement says of its subject: a resource or a value.</summary>
/// <remarks>There are no blank nodes: their labels change between runs, and harvesters take that for a change.</remarks>
public abstract record Term
{
    /// <summary>A resource.</summary>
    public sealed record Iri(string Value) : Term;

    /// <summary>A value.</summary>
    /// <param name="Text">Its lexical form.</param>
    /// <param name="Language">BCP 47 tag; null where it has a data type.</param>
    /// <param name="Datatype">IRI of the data type; null for a string.</param>
    public sealed record Literal(string Text, string? Language = null, string? Datatype = null) : Term;

    Term()
    {
    }
}

/// <summary>A set of statements in the order in which they were made, each once, grouped by subject and predicate.</summary>
/// <remarks><see href="https://www.w3.org/TR/rdf11-concepts/">RDF 1.1 Concepts</see>.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "RDF calls it a graph.")]
public sealed class Graph
{
    readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);

    /// <summary>The resources of which something is said, in the order of their first statement.</summary>
    public IEnumerable<Node> Nodes => _nodes.Values;

    /// <summary>Number of statements.</summary>
    public int Count => _nodes.Values.Sum(node => node.Statements.Sum(statement => statement.Value.Count));

    /// <summary>The resource, of which statements can then be made.</summary>
    public Node About(string iri)
    {
        iri = Escape(iri);
        if (!_nodes.TryGetValue(iri, out var node))
        {
            _nodes.Add(iri, node = new(iri));
        }

        return node;
    }

    // IRIs must not hold these; a blank in a source address must not break the catalogue of everybody.
    static string Escape(string iri)
    {
        if (!iri.Any(IsForbidden))
        {
            return iri;
        }

        var text = new StringBuilder(iri.Length + 8);
        foreach (var character in iri)
        {
            _ = IsForbidden(character)
                ? text.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture))
                : text.Append(character);
        }

        return text.ToString();

        static bool IsForbidden(char character) =>
            character is <= ' ' or '<' or '>' or '"' or '{' or '}' or '|' or '^' or '`' or '\\';
    }

    /// <summary>A resource of which something is said.</summary>
    public sealed class Node
    {
        readonly Dictionary<string, List<Term>> _statements = new(StringComparer.Ordinal);
        readonly List<string> _order = [];

        internal Node(string iri) => Iri = iri;

        /// <summary>Its name.</summary>
        public string Iri { get; }

        /// <summary>What is said, by predicate.</summary>
        public IEnumerable<KeyValuePair<string, IReadOnlyList<Term>>> Statements =>
            _order.Select(predicate => KeyValuePair.Create(predicate, (IReadOnlyList<Term>)_statements[predicate]));

        /// <summary>Says something; nothing where <paramref name="value"/> is null or it was said before.</summary>
        public Node Add(string predicate, Term? value)
        {
            if (value is null)
            {
                return this;
            }

            if (!_statements.TryGetValue(predicate, out var values))
            {
                _statements.Add(predicate, values = []);
                _order.Add(predicate);
            }

            if (!values.Contains(value))
            {
                values.Add(value);
            }

            return this;
        }

        /// <summary>Relates it to another resource; nothing where that is null.</summary>
        public Node Link(string predicate, string? iri) => Add(predicate, iri is null ? null : new Term.Iri(Escape(iri)));

        /// <summary>Says what it is.</summary>
        public Node Is(string type) => Link(Vocabulary.Type, type);
    }
}
