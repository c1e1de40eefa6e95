using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Writes N-Triples and N-Quads in their canonical form: one blank between terms, escapes only where they must be.</summary>
/// <remarks><see href="https://www.w3.org/TR/rdf-canon/#canonical-quads">RDFC-1.0, 5</see>.</remarks>
sealed class LineWriter(IBufferWriter<byte> output, bool withGraphs) : RdfWriter
{
    readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public override void Write(Statement statement)
    {
        _line.Clear();
        Append(_line, withGraphs ? statement : statement with { Graph = null });
        Send(_line, output);
    }

    /// <summary>Sends the text as UTF-8. A character may lie on both sides of a border of the builder's pieces.</summary>
    public static void Send(StringBuilder text, IBufferWriter<byte> output)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        foreach (var chunk in text.GetChunks())
        {
            encoder.Convert(chunk.Span, output, flush: false, out _, out _);
        }

        encoder.Convert(default, output, flush: true, out _, out _);
    }

    /// <summary>Appends the line of a statement with its line break.</summary>
    public static void Append(StringBuilder line, Statement statement)
    {
        Append(line, statement.Subject);
        line.Append(' ');
        Append(line, statement.Predicate);
        line.Append(' ');
        Append(line, statement.Object);
        if (statement.Graph is not null)
        {
            line.Append(' ');
            Append(line, statement.Graph);
        }

        line.Append(" .\n");
    }

    /// <summary>Appends a term.</summary>
    public static void Append(StringBuilder line, Term term)
    {
        switch (term)
        {
            case Term.Iri iri:
                AppendIri(line, iri.Value);
                break;
            case Term.Blank blank:
                line.Append("_:").Append(blank.Label);
                break;
            case Term.Literal literal:
                line.Append('"');
                AppendEscaped(line, literal.Text);
                line.Append('"');
                if (literal.Language is { } language)
                {
                    line.Append('@').Append(language);
                }
                else if (literal.Datatype is { } datatype)
                {
                    line.Append("^^");
                    AppendIri(line, datatype);
                }

                break;
        }
    }

    /// <summary>Appends an IRI in angle brackets.</summary>
    /// <exception cref="RdfException">It holds what no IRI may hold.</exception>
    public static void AppendIri(StringBuilder line, string iri)
    {
        if (IriReference.IndexOfForbidden(iri) is >= 0 and var at)
        {
            throw new RdfException($"The IRI <{iri}> holds {RdfText.Show(iri[at])} and cannot be written.");
        }

        line.Append('<').Append(iri).Append('>');
    }

    /// <summary>Appends the text of a value, escaped.</summary>
    public static void AppendEscaped(StringBuilder line, string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => line.Append("\\\""),
                '\\' => line.Append("\\\\"),
                '\n' => line.Append("\\n"),
                '\r' => line.Append("\\r"),
                '\t' => line.Append("\\t"),
                '\b' => line.Append("\\b"),
                '\f' => line.Append("\\f"),
                < ' ' or '\u007F' => line.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
                _ => line.Append(character),
            };
        }
    }
}
