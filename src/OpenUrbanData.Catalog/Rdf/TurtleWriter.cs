using System.Buffers;
using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Writes Turtle: one block per subject, in the order in which statements come, so that the same statements are the
/// same bytes.</summary>
sealed class TurtleWriter(IBufferWriter<byte> output) : RdfWriter
{
    readonly StringBuilder _text = new();
    bool _isBegun;
    Term? _subject;
    Term.Iri? _predicate;

    /// <inheritdoc/>
    public override void Write(Statement statement)
    {
        Begin();
        var isSame = statement.Subject.Equals(_subject);
        if (isSame && statement.Predicate.Equals(_predicate))
        {
            _text.Append(",\n        ");
        }
        else
        {
            if (isSame)
            {
                _text.Append(" ;\n    ");
            }
            else
            {
                _text.Append(_subject is null ? "\n" : " .\n\n");
                Append(statement.Subject);
                _text.Append(' ');
            }

            if (statement.Predicate.Value == Vocabulary.Type)
            {
                _text.Append('a');
            }
            else
            {
                Append(statement.Predicate);
            }

            _text.Append(' ');
        }

        Append(statement.Object);
        (_subject, _predicate) = (statement.Subject, statement.Predicate);
        Send();
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        Begin();
        _text.Append(_subject is null ? "" : " .\n");
        Send();
    }

    void Begin()
    {
        if (_isBegun)
        {
            return;
        }

        _isBegun = true;
        foreach (var (prefix, start) in Vocabulary.Prefixes)
        {
            _text.Append("@prefix ").Append(prefix).Append(": <").Append(start).Append("> .\n");
        }
    }

    void Append(Term term)
    {
        switch (term)
        {
            case Term.Iri iri when Vocabulary.Shorten(iri.Value) is { } shortened:
                _text.Append(shortened);
                break;
            case Term.Literal { Datatype: { } datatype } literal:
                LineWriter.Append(_text, new Term.Literal(literal.Text));
                _text.Append("^^");
                Append(new Term.Iri(datatype));
                break;
            default:
                LineWriter.Append(_text, term);
                break;
        }
    }

    void Send()
    {
        LineWriter.Send(_text, output);
        _text.Clear();
    }
}
