using System.Xml;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Reads RDF/XML element by element, with a stack as deep as the document. Where repairs are wanted, an element that cannot be
/// understood is left out with what is in it.</summary>
/// <remarks>Names of the parts are those of <see href="https://www.w3.org/TR/rdf-syntax-grammar/#section-Infoset-Grammar">RDF/XML, 7</see>.</remarks>
sealed partial class RdfXmlReader
{
    readonly RdfText _text;
    readonly XmlReader _xml;
    readonly IXmlLineInfo _place;
    readonly XmlLiteral _literal;
    readonly StatementCount _count;
    readonly Queue<Statement> _ready = [];
    readonly Stack<Element> _open = [];
    readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    bool _isSkipped;
    int _made;

    /// <summary>Begins with the document.</summary>
    public RdfXmlReader(RdfText text)
    {
        _text = text;
        _count = new(text.Reading.Limits);
        _literal = new(text.Reading.Limits);
        _xml = XmlReader.Create(new XmlText(text), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        _place = (IXmlLineInfo)_xml;
    }

    RdfReading Reading => _text.Reading;

    /// <summary>The statements.</summary>
    public IEnumerable<Statement> Read()
    {
        while (Step())
        {
            while (_ready.TryDequeue(out var statement))
            {
                _count.Add(_text);
                yield return statement;
            }
        }
    }

    // The reader of XML looks at values only when they are asked for: everything can throw.
    bool Step()
    {
        try
        {
            if (!Next())
            {
                return false;
            }

            Take();
            return true;
        }
        catch (XmlException fault)
        {
            var end = fault.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
            throw new RdfException(
                $"Not well-formed XML: {(end < 0 ? fault.Message : fault.Message[..end])}", fault.LineNumber, fault.LinePosition, fault);
        }
    }

    bool Next()
    {
        if (_isSkipped)
        {
            _isSkipped = false;
            return !_xml.EOF;
        }

        return _xml.Read();
    }

    void Take()
    {
        try
        {
            TakeNode();
        }
        catch (RdfException mistake) when (
            Reading.Repairs is not null && !mistake.IsLimit && _open.Count > 0 && _xml.NodeType is XmlNodeType.Element or XmlNodeType.Attribute)
        {
            Reading.Repairs.Add(new(RdfFault.Statement, mistake.Line, mistake.Column, mistake.Message, ""));
            _xml.MoveToElement();
            _xml.Skip();
            _isSkipped = true;
        }
    }

    void TakeNode()
    {
        switch (_xml.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = _xml.IsEmptyElement;
                Begin();
                if (isEmpty)
                {
                    End();
                }

                break;
            case XmlNodeType.EndElement:
                End();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                TakeText(_xml.Value);
                break;
        }
    }

    void Begin()
    {
        if (_xml.Depth > Reading.Limits.Depth)
        {
            throw RdfException.Limit($"Nested deeper than {Reading.Limits.Depth} (limit Depth).", _place.LineNumber, _place.LinePosition);
        }

        if (_open.Count == 0)
        {
            BeginDocument();
            return;
        }

        var parent = _open.Peek();
        switch (parent.Kind)
        {
            case ElementKind.Document or ElementKind.Collection:
            case ElementKind.Property when !parent.IsFilled && string.IsNullOrWhiteSpace(parent.Text):
                BeginNode(parent);
                break;
            case ElementKind.Node:
                BeginProperty(parent);
                break;
            default:
                throw Mistake(parent.Kind == ElementKind.Property
                    ? "A property holds either one node or a text; several nodes need several properties."
                    : "The property above has a value already and must be empty.");
        }
    }

    void BeginDocument()
    {
        var start = new Element { Base = Reading.Base };
        var attributes = XmlAttributes.Of(this, start);
        if (_xml.NamespaceURI == Vocabulary.Rdf && _xml.LocalName == "RDF")
        {
            if (attributes.HasSyntax)
            {
                throw Mistake("rdf:RDF must have no attribute of RDF.");
            }

            _open.Push(new() { Kind = ElementKind.Document, Base = attributes.Base, Language = attributes.Language });
            return;
        }

        // One node may stand alone; documents of other kinds would be read as nonsense.
        if (_xml.NamespaceURI.Length == 0 || Markup.IsForeign(_xml.NamespaceURI))
        {
            throw Mistake($"The document is no RDF/XML: its root is <{_xml.Name}>, expected is rdf:RDF.");
        }

        BeginNode(start);
    }

    // 7.2.11
    void BeginNode(Element parent)
    {
        var name = Name();
        if (name.StartsWith(Vocabulary.Rdf, StringComparison.Ordinal) && XmlAttributes.IsNoNode(_xml.LocalName))
        {
            throw Mistake($"<{_xml.Name}> must not be a node.");
        }

        var attributes = XmlAttributes.Of(this, parent);
        if (attributes.HasPropertySyntax || new[] { attributes.Id, attributes.NodeId, attributes.About }.Count(value => value is not null) > 1)
        {
            throw Mistake("A node has at most one of rdf:about, rdf:ID and rdf:nodeID, and none of rdf:resource, rdf:datatype and rdf:parseType.");
        }

        Term subject = attributes.Id is { } id ? Identified(id, attributes)
            : attributes.NodeId is { } node ? Labelled(node)
            : attributes.About is { } about ? new Term.Iri(Iri(about, attributes.Base))
            : New();
        Received(parent, subject);
        if (name != Vocabulary.Rdf + "Description")
        {
            Say(subject, Vocabulary.Type, new Term.Iri(name));
        }

        SayAttributes(subject, attributes);
        _open.Push(new() { Kind = ElementKind.Node, Subject = subject, Base = attributes.Base, Language = attributes.Language });
    }

    // What a node is for the element around it.
    void Received(Element parent, Term subject)
    {
        if (parent.Kind == ElementKind.Property)
        {
            parent.IsFilled = true;
            Say(parent, subject);
        }
        else if (parent.Kind == ElementKind.Collection)
        {
            var cell = New();
            if (parent.Last is null)
            {
                Say(parent, cell);
            }
            else
            {
                Say(parent.Last, Vocabulary.Rest, cell);
            }

            Say(cell, Vocabulary.First, subject);
            parent.Last = cell;
        }
    }

    // 7.2.14
    void BeginProperty(Element parent)
    {
        var name = Name();
        var isSyntax = name.StartsWith(Vocabulary.Rdf, StringComparison.Ordinal);
        if (isSyntax && (_xml.LocalName == "Description" || (_xml.LocalName != "li" && XmlAttributes.IsNoNode(_xml.LocalName))))
        {
            throw Mistake($"<{_xml.Name}> must not be a property.");
        }

        var attributes = XmlAttributes.Of(this, parent);
        if (attributes.About is not null)
        {
            throw Mistake("A property has no rdf:about.");
        }

        var predicate = isSyntax && _xml.LocalName == "li" ? $"{Vocabulary.Rdf}_{++parent.Members}" : name;
        var property = new Element
        {
            Kind = ElementKind.Property,
            Subject = parent.Subject,
            Predicate = predicate,
            Base = attributes.Base,
            Language = attributes.Language,
            Datatype = attributes.Datatype is { } type ? Iri(type, attributes.Base) : null,
            Reified = attributes.Id is { } id ? Identified(id, attributes) : null,
        };
        var hasValue = attributes.Resource is not null || attributes.NodeId is not null || attributes.Properties.Count > 0;
        if (attributes.ParseType is not null ? hasValue || attributes.Datatype is not null
            : attributes.Datatype is not null ? hasValue : attributes.Resource is not null && attributes.NodeId is not null)
        {
            throw Mistake("These attributes exclude each other: rdf:parseType, rdf:datatype, rdf:resource and rdf:nodeID, and the first two exclude properties.");
        }

        switch (attributes.ParseType)
        {
            case null when hasValue:
                Term value = attributes.Resource is { } resource ? new Term.Iri(Iri(resource, attributes.Base))
                    : attributes.NodeId is { } node ? Labelled(node)
                    : New();
                Say(property, value);
                SayAttributes(value, attributes);
                property = property with { Kind = ElementKind.Empty };
                break;
            case null:
                property.Text = property.Datatype is null ? null : "";
                break;
            case "Resource":
                var inner = New();
                Say(property, inner);
                property = property with { Kind = ElementKind.Node, Subject = inner };
                break;
            case "Collection":
                property = property with { Kind = ElementKind.Collection };
                break;
            default:
                var wasEmpty = _xml.IsEmptyElement;
                Say(property, new Term.Literal(_literal.Read(_xml, Next), Datatype: Vocabulary.XmlLiteral));
                property = property with { Kind = ElementKind.Empty };
                _open.Push(property);
                if (!wasEmpty)
                {
                    End();
                }

                return;
        }

        _open.Push(property);
    }

    void End()
    {
        var element = _open.Pop();
        if (element.Kind == ElementKind.Collection)
        {
            var nil = new Term.Iri(Vocabulary.Nil);
            if (element.Last is null)
            {
                Say(element, nil);
            }
            else
            {
                Say(element.Last, Vocabulary.Rest, nil);
            }
        }
        else if (element is { Kind: ElementKind.Property, IsFilled: false })
        {
            var text = element.Pieces?.ToString() ?? element.Text ?? "";
            Say(element, element.Datatype is null ? new Term.Literal(text, element.Language) : new Term.Literal(text, Datatype: element.Datatype));
        }
    }

    void TakeText(string value)
    {
        if (!_open.TryPeek(out var element))
        {
            return;
        }

        if (element is { Kind: ElementKind.Property, IsFilled: false })
        {
            element.Append(value);
            if ((element.Pieces?.Length ?? value.Length) > Reading.Limits.LiteralLength)
            {
                throw RdfException.Limit(
                    $"A value is longer than {Reading.Limits.LiteralLength} characters (limit LiteralLength).", _place.LineNumber, _place.LinePosition);
            }
        }
        else if (!string.IsNullOrWhiteSpace(value))
        {
            var detail = $"Text must not stand here: '{(value.Length > 50 ? value[..50] + "…" : value).Trim()}'.";
            _text.Repair(RdfFault.StrayText, _place.LineNumber, _place.LinePosition, value, "", detail);
        }
    }
}
