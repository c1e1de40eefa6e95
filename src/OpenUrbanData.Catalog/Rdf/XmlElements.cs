using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>What an element of RDF/XML is.</summary>
enum ElementKind
{
    /// <summary><c>rdf:RDF</c>: holds nodes.</summary>
    Document,

    /// <summary>Describes a resource: holds properties.</summary>
    Node,

    /// <summary>Holds a text or a node.</summary>
    Property,

    /// <summary>A property that holds nodes, the members of a list.</summary>
    Collection,

    /// <summary>A property whose value is known already.</summary>
    Empty,
}

/// <summary>An element that is open.</summary>
sealed record Element
{
    /// <summary>What it is.</summary>
    public ElementKind Kind { get; init; }

    /// <summary>Address to which relative IRIs in it are resolved.</summary>
    public string? Base { get; init; }

    /// <summary>Language of the texts in it.</summary>
    public string? Language { get; init; }

    /// <summary>The resource that it describes, or that has the property.</summary>
    public Term? Subject { get; init; }

    /// <summary>The property.</summary>
    public string? Predicate { get; init; }

    /// <summary>Data type of the text in it.</summary>
    public string? Datatype { get; init; }

    /// <summary>The name that the statement gets.</summary>
    public Term.Iri? Reified { get; init; }

    /// <summary>Whether a node came.</summary>
    public bool IsFilled { get; set; }

    /// <summary>The text that came, while it is one piece.</summary>
    public string? Text { get; set; }

    /// <summary>The text that came, where it is several pieces.</summary>
    public StringBuilder? Pieces { get; private set; }

    /// <summary>The last cell of a list.</summary>
    public Term? Last { get; set; }

    /// <summary>How many <c>rdf:li</c> came.</summary>
    public int Members { get; set; }

    /// <summary>Takes a piece of text.</summary>
    public void Append(string value)
    {
        if (string.IsNullOrEmpty(Text) && Pieces is null)
        {
            Text = value;
            return;
        }

        Pieces ??= new(Text);
        Pieces.Append(value);
        // What is not blank stays not blank: that is all that is asked of it.
        Text = string.IsNullOrWhiteSpace(Text) ? value : Text;
    }
}

/// <summary>The attributes of an element of RDF/XML.</summary>
sealed class XmlAttributes
{
    static readonly HashSet<string> Core = new(StringComparer.Ordinal)
    {
        "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "aboutEach", "aboutEachPrefix", "bagID",
    };

    /// <summary><c>rdf:ID</c>.</summary>
    public string? Id { get; private set; }

    /// <summary><c>rdf:nodeID</c>.</summary>
    public string? NodeId { get; private set; }

    /// <summary><c>rdf:about</c>.</summary>
    public string? About { get; private set; }

    /// <summary><c>rdf:resource</c>.</summary>
    public string? Resource { get; private set; }

    /// <summary><c>rdf:datatype</c>.</summary>
    public string? Datatype { get; private set; }

    /// <summary><c>rdf:parseType</c>.</summary>
    public string? ParseType { get; private set; }

    /// <summary><c>xml:base</c>, resolved; else that of the element around.</summary>
    public string? Base { get; private set; }

    /// <summary><c>xml:lang</c>; else that of the element around.</summary>
    public string? Language { get; private set; }

    /// <summary>Properties that are written as attributes.</summary>
    public List<(string Name, string Value)> Properties { get; } = [];

    /// <summary>Whether one stands there that belongs to properties only.</summary>
    public bool HasPropertySyntax => (Resource ?? Datatype ?? ParseType) is not null;

    /// <summary>Whether any stands there that RDF/XML gives a meaning.</summary>
    public bool HasSyntax => HasPropertySyntax || (Id ?? NodeId ?? About) is not null;

    /// <summary>Whether no node and no attribute may be called so (6.2.2 and <c>rdf:li</c>).</summary>
    public static bool IsNoNode(string local) => local == "li" || Core.Contains(local);

    /// <summary>Those of the element on which the reader stands.</summary>
    public static XmlAttributes Of(RdfXmlReader reader, Element parent)
    {
        var xml = reader.Xml;
        var attributes = new XmlAttributes { Base = parent.Base, Language = parent.Language };
        if (!xml.HasAttributes)
        {
            return attributes;
        }

        // The base first: it holds for its neighbours.
        if (xml.GetAttribute("base", "http://www.w3.org/XML/1998/namespace") is { } start)
        {
            attributes.Base = reader.Iri(start, parent.Base);
        }

        while (xml.MoveToNextAttribute())
        {
            attributes.Take(reader);
        }

        xml.MoveToElement();
        return attributes;
    }

    void Take(RdfXmlReader reader)
    {
        var xml = reader.Xml;
        var (space, local, value) = (xml.NamespaceURI, xml.LocalName, xml.Value);
        if (space == "http://www.w3.org/XML/1998/namespace")
        {
            Language = local == "lang" ? reader.Language(value) : Language;
            return;
        }

        // Names that begin with xml are reserved (6.1.4).
        if (space == "http://www.w3.org/2000/xmlns/" || (space.Length == 0 && local.StartsWith("xml", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        if (space.Length == 0 && local is not ("ID" or "about" or "resource" or "parseType" or "type"))
        {
            throw reader.Mistake($"The attribute {local} has no namespace.");
        }

        if (space != Vocabulary.Rdf && space.Length > 0)
        {
            Properties.Add((reader.Iri(space + local, null), value));
            return;
        }

        switch (local)
        {
            case "ID":
                Id = value;
                break;
            case "nodeID":
                NodeId = value;
                break;
            case "about":
                About = value;
                break;
            case "resource":
                Resource = value;
                break;
            case "datatype":
                Datatype = value;
                break;
            case "parseType":
                ParseType = value;
                break;
            case var _ when local == "Description" || IsNoNode(local):
                throw reader.Mistake($"rdf:{local} must not be an attribute.");
            default:
                Properties.Add((Vocabulary.Rdf + local, value));
                break;
        }
    }
}
