using System.Globalization;
using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Writes a graph as <see href="https://www.w3.org/TR/turtle/">RDF 1.1 Turtle</see>: one block per resource, in
/// the order of the graph, so that the same graph is the same bytes.</summary>
public static class TurtleWriter
{
    /// <summary>Media type.</summary>
    public const string MediaType = "text/turtle";

    /// <summary>The document.</summary>
    public static string Write(Graph graph)
    {
        var text = new StringBuilder();
        foreach (var (prefix, start) in Vocabulary.Prefixes)
        {
            text.Append("@prefix ").Append(prefix).Append(": <").Append(start).Append("> .\n");
        }

        foreach (var node in graph.Nodes)
        {
            text.Append('\n');
            Append(text, node.Subject);
            var first = true;
            foreach (var (predicate, values) in node.Statements)
            {
                text.Append(first ? " " : " ;\n    ");
                first = false;
                if (predicate == Vocabulary.Type)
                {
                    text.Append('a');
                }
                else
                {
                    AppendIri(text, predicate);
                }

                for (var i = 0; i < values.Count; i++)
                {
                    text.Append(i == 0 ? " " : ",\n        ");
                    Append(text, values[i]);
                }
            }

            text.Append(" .\n");
        }

        return text.ToString();
    }

    static void Append(StringBuilder text, Term term)
    {
        switch (term)
        {
            case Term.Iri iri:
                AppendIri(text, iri.Value);
                break;
            case Term.Blank blank:
                text.Append("_:").Append(blank.Label);
                break;
            case Term.Literal literal:
                text.Append('"');
                AppendEscaped(text, literal.Text);
                text.Append('"');
                if (literal.Language is { } language)
                {
                    text.Append('@').Append(language);
                }
                else if (literal.Datatype is { } datatype)
                {
                    text.Append("^^");
                    AppendIri(text, datatype);
                }

                break;
        }
    }

    static void AppendIri(StringBuilder text, string iri)
    {
        if (Vocabulary.Shorten(iri) is { } shortened)
        {
            text.Append(shortened);
            return;
        }

        text.Append('<').Append(iri).Append('>');
    }

    static void AppendEscaped(StringBuilder text, string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }
    }
}
