using System.Buffers;
using System.Text;
using System.Xml;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Writes RDF/XML: one element per subject, named by its type where that comes first, in the order in which statements come.</summary>
sealed class RdfXmlWriter(IBufferWriter<byte> output) : RdfWriter
{
    readonly StringBuilder _text = new();
    bool _isBegun;
    Term? _subject;
    string _element = "";

    /// <inheritdoc/>
    public override void Write(Statement statement)
    {
        Begin();
        var isFirst = !statement.Subject.Equals(_subject);
        if (isFirst)
        {
            Close();
            _subject = statement.Subject;
            var type = statement is { Predicate.Value: Vocabulary.Type, Object: Term.Iri iri } ? Split(iri.Value) : null;
            _element = type?.Name ?? "rdf:Description";
            _text.Append("  <").Append(_element).Append(type?.Declaration).Append(' ');
            AppendResource(statement.Subject, "rdf:about");
            _text.Append(">\n");
            if (type is not null)
            {
                Send();
                return;
            }
        }

        var (name, declaration) = Split(statement.Predicate.Value)
            ?? throw new RdfException($"RDF/XML cannot say <{statement.Predicate.Value}>: it does not end in a name of XML.");
        _text.Append("    <").Append(name).Append(declaration);
        if (statement.Object is Term.Literal literal)
        {
            AppendAttribute("xml:lang", literal.Language);
            AppendAttribute("rdf:datatype", literal.Datatype);
            _text.Append('>');
            AppendEscaped(literal.Text, isAttribute: false);
            _text.Append("</").Append(name).Append(">\n");
        }
        else
        {
            _text.Append(' ');
            AppendResource(statement.Object, "rdf:resource");
            _text.Append("/>\n");
        }

        Send();
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        Begin();
        Close();
        _text.Append("</rdf:RDF>\n");
        Send();
    }

    void Begin()
    {
        if (_isBegun)
        {
            return;
        }

        _isBegun = true;
        _text.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rdf:RDF xmlns:rdf=\"").Append(Vocabulary.Rdf).Append('"');
        foreach (var (prefix, start) in Vocabulary.Prefixes)
        {
            _text.Append("\n    xmlns:").Append(prefix).Append("=\"").Append(start).Append('"');
        }

        _text.Append(">\n");
    }

    void Close()
    {
        if (_subject is not null)
        {
            _text.Append("  </").Append(_element).Append(">\n");
        }
    }

    // A name of XML and what must be declared for it; null where the IRI does not end in one, or in one that means something else.
    static (string Name, string Declaration)? Split(string iri)
    {
        var start = iri.Length;
        while (start > 0 && XmlConvert.IsNCNameChar(iri[start - 1]))
        {
            start--;
        }

        while (start < iri.Length && !XmlConvert.IsStartNCNameChar(iri[start]))
        {
            start++;
        }

        var (space, local) = (iri[..start], iri[start..]);
        if (local.Length == 0 || space.Length == 0 || space is "http://www.w3.org/2000/xmlns/" or "http://www.w3.org/XML/1998/namespace")
        {
            return null;
        }

        if (space == Vocabulary.Rdf)
        {
            return local == "Description" || XmlAttributes.IsNoNode(local) ? null : ("rdf:" + local, "");
        }

        foreach (var (prefix, known) in Vocabulary.Prefixes)
        {
            if (known == space)
            {
                return ($"{prefix}:{local}", "");
            }
        }

        var declaration = new StringBuilder(" xmlns:n=\"");
        AppendEscaped(declaration, space, isAttribute: true);
        return ("n:" + local, declaration.Append('"').ToString());
    }

    void AppendResource(Term resource, string attribute)
    {
        if (resource is Term.Blank blank)
        {
            _text.Append("rdf:nodeID=\"").Append(XmlConvert.EncodeLocalName(blank.Label)).Append('"');
            return;
        }

        var iri = ((Term.Iri)resource).Value;
        if (IriReference.IndexOfForbidden(iri) is >= 0 and var at)
        {
            throw new RdfException($"The IRI <{iri}> holds {RdfText.Show(iri[at])} and cannot be written.");
        }

        _text.Append(attribute).Append("=\"");
        AppendEscaped(iri, isAttribute: true);
        _text.Append('"');
    }

    void AppendAttribute(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(' ').Append(name).Append("=\"");
            AppendEscaped(value, isAttribute: true);
            _text.Append('"');
        }
    }

    void AppendEscaped(string value, bool isAttribute) => AppendEscaped(_text, value, isAttribute);

    static void AppendEscaped(StringBuilder text, string value, bool isAttribute)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' when isAttribute => text.Append("&quot;"),
                '\r' => text.Append("&#xD;"),
                '\t' or '\n' when isAttribute => text.Append("&#x").Append(character == '\t' ? '9' : 'A').Append(';'),
                _ when Names.IsControl(character) => throw new RdfException($"XML cannot hold {RdfText.Show(character)}."),
                _ => text.Append(character),
            };
        }
    }

    void Send()
    {
        LineWriter.Send(_text, output);
        _text.Clear();
    }
}
