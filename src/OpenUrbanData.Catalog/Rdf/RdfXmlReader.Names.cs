using System.Xml;

namespace OpenUrbanData.Catalog.Rdf;

/// <content>Statements, names and places.</content>
sealed partial class RdfXmlReader
{
    // Documents repeat their names: most are made once.
    const int MostNames = 1024;
    readonly Dictionary<(string Namespace, string Local), string> _names = [];

    void SayAttributes(Term subject, XmlAttributes attributes)
    {
        foreach (var (name, value) in attributes.Properties)
        {
            Say(subject, name, name == Vocabulary.Type ? new Term.Iri(Iri(value, attributes.Base)) : new Term.Literal(value, attributes.Language));
        }
    }

    void Say(Term subject, string predicate, Term value) => _ready.Enqueue(new(subject, new(predicate), value));

    // With what rdf:ID says of the statement itself (7.3).
    void Say(Element property, Term value)
    {
        Say(property.Subject!, property.Predicate!, value);
        if (property.Reified is { } statement)
        {
            Say(statement, Vocabulary.Type, new Term.Iri(Vocabulary.Rdf + "Statement"));
            Say(statement, Vocabulary.Rdf + "subject", property.Subject!);
            Say(statement, Vocabulary.Rdf + "predicate", new Term.Iri(property.Predicate!));
            Say(statement, Vocabulary.Rdf + "object", value);
        }
    }

    string Name()
    {
        if (_xml.NamespaceURI.Length == 0)
        {
            throw Mistake($"<{_xml.Name}> has no namespace.");
        }

        var parts = (_xml.NamespaceURI, _xml.LocalName);
        if (!_names.TryGetValue(parts, out var name))
        {
            name = Iri(_xml.NamespaceURI + _xml.LocalName, null);
            if (_names.Count < MostNames)
            {
                _names.Add(parts, name);
            }
        }

        return name;
    }

    Term.Iri Identified(string id, XmlAttributes attributes)
    {
        var iri = Iri("#" + Checked(id, "rdf:ID"), attributes.Base);
        _count.Add(_text);
        return _ids.Add(iri) ? new(iri) : throw Mistake($"rdf:ID=\"{id}\" stands twice in the document.");
    }

    Term.Blank Labelled(string label) => new(Reading.BlankPrefix + Names.Labelled(Checked(label, "rdf:nodeID")));

    string Checked(string name, string attribute)
    {
        try
        {
            return XmlConvert.VerifyNCName(name);
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException)
        {
            throw Mistake($"{attribute}=\"{name}\" is no name of XML.");
        }
    }

    /// <summary>The IRI of an attribute or name, absolute.</summary>
    public string Iri(string written, string? start)
    {
        if (written.Length > Reading.Limits.NameLength)
        {
            throw RdfException.Limit(
                $"An IRI is longer than {Reading.Limits.NameLength} characters (limit NameLength).", _place.LineNumber, _place.LinePosition);
        }

        if (IriReference.IndexOfForbidden(written) is >= 0 and var at)
        {
            var escaped = IriReference.Escape(written.Trim());
            _text.Repair(
                RdfFault.IllegalIri, _place.LineNumber, _place.LinePosition, written, escaped,
                $"An IRI must not hold {RdfText.Show(written[at])}: '{(written.Length > 100 ? written[..100] + "…" : written)}'.");
            written = escaped;
        }

        return IriReference.IsAbsolute(written) ? written
            : start is not null ? IriReference.Resolve(start, written)
            : throw Mistake($"'{written}' is relative, and the document has no base.");
    }

    /// <summary>A language of the document; null where it says that there is none.</summary>
    public string? Language(string written)
    {
        if (written.Length == 0 || Names.IsLanguage(written))
        {
            return written.Length == 0 ? null : written;
        }

        var mended = written.Trim().Replace('_', '-').Trim('-');
        var became = Names.IsLanguage(mended) ? mended : null;
        _text.Repair(
            RdfFault.LanguageTag, _place.LineNumber, _place.LinePosition, written, became ?? "",
            $"xml:lang=\"{written}\" is no language tag; expected are letters, then groups of letters and digits behind hyphens.");
        return became;
    }

    /// <summary>The reader of XML, on the element that is looked at.</summary>
    public XmlReader Xml => _xml;

    /// <summary>A mistake at the place of the reader.</summary>
    public RdfException Mistake(string detail) => new(detail, _place.LineNumber, _place.LinePosition);

    Term.Blank New() => new($"{Reading.BlankPrefix}g{++_made}");
}
