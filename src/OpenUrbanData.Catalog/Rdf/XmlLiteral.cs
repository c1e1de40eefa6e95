using System.Text;
using System.Xml;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>The content of an element as the text of a value of type <c>rdf:XMLLiteral</c>.</summary>
/// <remarks><see href="https://www.w3.org/TR/xml-exc-c14n/">Exclusive XML Canonicalization</see> with comments, as
/// <see href="https://www.w3.org/TR/rdf-syntax-grammar/#parseTypeLiteralPropertyElt">RDF/XML, 7.2.17</see> wants it.</remarks>
sealed class XmlLiteral(RdfLimits limits)
{
    readonly StringBuilder _text = new();

    // Prefixes that are declared in the output, by depth; the last one of a prefix holds.
    readonly List<(int Depth, string Prefix, string Namespace)> _declared = [];

    /// <summary>Takes the content of the element on which the reader stands, up to its end tag.</summary>
    /// <param name="xml">Stands on the start tag, then on the end tag.</param>
    /// <param name="read">Goes to the next node; false at the end.</param>
    public string Read(XmlReader xml, Func<bool> read)
    {
        _text.Clear();
        _declared.Clear();
        var outer = xml.Depth;
        if (xml.IsEmptyElement)
        {
            return "";
        }

        while (read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == outer))
        {
            Append(xml);
            if (_text.Length > limits.LiteralLength)
            {
                throw RdfException.Limit($"A value is longer than {limits.LiteralLength} characters (limit LiteralLength).");
            }

            if (xml.Depth > limits.Depth)
            {
                throw RdfException.Limit($"Nested deeper than {limits.Depth} (limit Depth).");
            }
        }

        return _text.ToString();
    }

    void Append(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                AppendStart(xml);
                break;
            case XmlNodeType.EndElement:
                AppendEnd(xml.Name, xml.Depth);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                AppendText(xml.Value);
                break;
            case XmlNodeType.Comment:
                _text.Append("<!--").Append(xml.Value).Append("-->");
                break;
            case XmlNodeType.ProcessingInstruction:
                _text.Append("<?").Append(xml.Name).Append(xml.Value.Length > 0 ? " " : "").Append(xml.Value).Append("?>");
                break;
        }
    }

    void AppendStart(XmlReader xml)
    {
        var (name, depth, isEmpty) = (xml.Name, xml.Depth, xml.IsEmptyElement);
        SortedDictionary<string, string> used = new(StringComparer.Ordinal) { [xml.Prefix] = xml.NamespaceURI };
        List<(string Namespace, string Local, string Name, string Value)> attributes = [];
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                attributes.Add((xml.NamespaceURI, xml.LocalName, xml.Name, xml.Value));
                if (xml.Prefix.Length > 0)
                {
                    used[xml.Prefix] = xml.NamespaceURI;
                }
            }
        }

        xml.MoveToElement();
        _text.Append('<').Append(name);
        foreach (var (prefix, space) in used)
        {
            var before = _declared.FindLast(declared => declared.Prefix == prefix).Namespace ?? "";
            if (prefix != "xml" && before != space)
            {
                _declared.Add((depth, prefix, space));
                AppendAttribute(prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix, space);
            }
        }

        attributes.Sort((one, other) => string.CompareOrdinal(one.Namespace, other.Namespace) is var order and not 0
            ? order
            : string.CompareOrdinal(one.Local, other.Local));
        attributes.ForEach(attribute => AppendAttribute(attribute.Name, attribute.Value));
        _text.Append('>');
        if (isEmpty)
        {
            AppendEnd(name, depth);
        }
    }

    void AppendEnd(string name, int depth)
    {
        _text.Append("</").Append(name).Append('>');
        _declared.RemoveAll(declared => declared.Depth >= depth);
    }

    void AppendAttribute(string name, string value)
    {
        _text.Append(' ').Append(name).Append("=\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '"' => _text.Append("&quot;"),
                '\t' => _text.Append("&#x9;"),
                '\n' => _text.Append("&#xA;"),
                '\r' => _text.Append("&#xD;"),
                _ => _text.Append(character),
            };
        }

        _text.Append('"');
    }

    void AppendText(string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '\r' => _text.Append("&#xD;"),
                _ => _text.Append(character),
            };
        }
    }
}
