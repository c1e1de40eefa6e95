using System.Diagnostics.CodeAnalysis;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>A set of statements in the order in which they were made, each once, grouped by subject and predicate.</summary>
/// <remarks><see href="https://www.w3.org/TR/rdf11-concepts/">RDF 1.1 Concepts</see>. It holds everything in memory:
/// readers and writers work without one.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "RDF calls it a graph.")]
public sealed class Graph
{
    readonly Dictionary<Term, Node> _nodes = [];
    readonly HashSet<Statement> _all = [];

    /// <summary>The resources of which something is said, in the order of their first statement.</summary>
    public IEnumerable<Node> Nodes => _nodes.Values;

    /// <summary>Number of statements.</summary>
    public int Count => _all.Count;

    /// <summary>All statements, by subject and predicate.</summary>
    public IEnumerable<Statement> Statements =>
        from node in _nodes.Values
        from said in node.Statements
        from value in said.Value
        select new Statement(node.Subject, new(said.Key), value);

    /// <summary>The graph of these statements; names of graphs are dropped.</summary>
    public static Graph Of(IEnumerable<Statement> statements)
    {
        var graph = new Graph();
        foreach (var statement in statements)
        {
            graph.Add(statement);
        }

        return graph;
    }

    /// <summary>The resource, of which statements can then be made. What no IRI may hold is escaped.</summary>
    public Node About(string iri) => About(new Term.Iri(IriReference.Escape(iri)));

    /// <summary>The resource, of which statements can then be made.</summary>
    public Node About(Term subject)
    {
        if (!_nodes.TryGetValue(subject, out var node))
        {
            _nodes.Add(subject, node = new(this, subject));
        }

        return node;
    }

    /// <summary>What is said of a resource; null where that is nothing.</summary>
    public Node? Find(Term subject) => _nodes.GetValueOrDefault(subject);

    /// <summary>Whether it was said. The name of its graph does not count.</summary>
    public bool Contains(Statement statement) => _all.Contains(statement with { Graph = null });

    /// <summary>Makes a statement; nothing where it was made before. The name of its graph is dropped.</summary>
    public void Add(Statement statement) => About(statement.Subject).Add(statement.Predicate.Value, statement.Object);

    /// <summary>A resource of which something is said.</summary>
    public sealed class Node
    {
        readonly Graph _graph;
        readonly OrderedDictionary<string, List<Term>> _statements = new(StringComparer.Ordinal);

        internal Node(Graph graph, Term subject) => (_graph, Subject) = (graph, subject);

        /// <summary>The resource.</summary>
        public Term Subject { get; }

        /// <summary>Its IRI; <c>_:</c> and the label of one without name.</summary>
        public string Iri => Subject is Term.Blank blank ? "_:" + blank.Label : ((Term.Iri)Subject).Value;

        /// <summary>What is said, by predicate.</summary>
        public IEnumerable<KeyValuePair<string, IReadOnlyList<Term>>> Statements =>
            _statements.Select(said => KeyValuePair.Create(said.Key, (IReadOnlyList<Term>)said.Value));

        /// <summary>What is said by one predicate, none where nothing is.</summary>
        public IReadOnlyList<Term> this[string predicate] => _statements.GetValueOrDefault(predicate) is { } values ? values : [];

        /// <summary>Says something; nothing where <paramref name="value"/> is null or it was said before.</summary>
        public Node Add(string predicate, Term? value)
        {
            if (value is null || !_graph._all.Add(new(Subject, new(predicate), value)))
            {
                return this;
            }

            if (!_statements.TryGetValue(predicate, out var values))
            {
                _statements.Add(predicate, values = []);
            }

            values.Add(value);
            return this;
        }

        /// <summary>Relates it to another resource; nothing where that is null. What no IRI may hold is escaped.</summary>
        public Node Link(string predicate, string? iri) => Add(predicate, iri is null ? null : new Term.Iri(IriReference.Escape(iri)));

        /// <summary>Says what it is.</summary>
        public Node Is(string type) => Link(Vocabulary.Type, type);
    }
}
