using System.Collections.Immutable;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>Namespaces that documents abbreviate, and the terms of RDF itself.</summary>
public static class Vocabulary
{
    /// <summary><c>rdf:type</c>, <c>a</c> in Turtle.</summary>
    public const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    /// <summary>RDF itself.</summary>
    public const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    /// <summary><c>rdf:first</c>: the head of a list.</summary>
    public const string First = Rdf + "first";

    /// <summary><c>rdf:rest</c>: the tail of a list.</summary>
    public const string Rest = Rdf + "rest";

    /// <summary><c>rdf:nil</c>: the empty list.</summary>
    public const string Nil = Rdf + "nil";

    /// <summary><c>rdf:langString</c>: data type of texts with a language.</summary>
    public const string LanguageString = Rdf + "langString";

    /// <summary><c>rdf:XMLLiteral</c>.</summary>
    public const string XmlLiteral = Rdf + "XMLLiteral";

    /// <summary><c>xsd:string</c>.</summary>
    public const string String = Xsd + "string";

    /// <summary><c>xsd:integer</c>.</summary>
    public const string Integer = Xsd + "integer";

    /// <summary><c>xsd:decimal</c>.</summary>
    public const string Decimal = Xsd + "decimal";

    /// <summary><c>xsd:double</c>.</summary>
    public const string Double = Xsd + "double";

    /// <summary><c>xsd:boolean</c>.</summary>
    public const string Boolean = Xsd + "boolean";

    /// <summary>DCAT 3.</summary>
    public const string Dcat3 = "http://www.w3.org/ns/dcat#";

    /// <summary>DCAT-AP.</summary>
    public const string Dcatap = "http://data.europa.eu/r5r/";

    /// <summary>DCAT-AP.de.</summary>
    public const string Dcatde = "http://dcat-ap.de/def/dcatde/";

    /// <summary>Dublin Core terms.</summary>
    public const string Dct = "http://purl.org/dc/terms/";

    /// <summary>European Legislation Identifier.</summary>
    public const string Eli = "http://data.europa.eu/eli/ontology#";

    /// <summary>FOAF.</summary>
    public const string Foaf = "http://xmlns.com/foaf/0.1/";

    /// <summary>GeoSPARQL.</summary>
    public const string Geo = "http://www.opengis.net/ont/geosparql#";

    /// <summary>Hydra.</summary>
    public const string Hydra = "http://www.w3.org/ns/hydra/core#";

    /// <summary>RDF Schema.</summary>
    public const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";

    /// <summary>SKOS.</summary>
    public const string Skos = "http://www.w3.org/2004/02/skos/core#";

    /// <summary>SPDX.</summary>
    public const string Spdx = "http://spdx.org/rdf/terms#";

    /// <summary>vCard.</summary>
    public const string Vcard = "http://www.w3.org/2006/vcard/ns#";

    /// <summary>XML Schema data types.</summary>
    public const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    /// <summary>Prefixes in the order in which documents declare them.</summary>
    public static ImmutableArray<(string Prefix, string Namespace)> Prefixes { get; } =
    [
        ("dcat", Dcat3),
        ("dcatap", Dcatap),
        ("dcatde", Dcatde),
        ("dct", Dct),
        ("foaf", Foaf),
        ("geo", Geo),
        ("hydra", Hydra),
        ("rdfs", Rdfs),
        ("skos", Skos),
        ("spdx", Spdx),
        ("vcard", Vcard),
        ("xsd", Xsd),
    ];

    /// <summary>The name with a prefix; null where none fits or the rest is no plain name.</summary>
    public static string? Shorten(string iri)
    {
        foreach (var (prefix, start) in Prefixes)
        {
            if (iri.StartsWith(start, StringComparison.Ordinal) && iri.Length > start.Length
                && iri.AsSpan(start.Length).IndexOfAnyExcept(Plain) < 0)
            {
                return $"{prefix}:{iri.AsSpan(start.Length)}";
            }
        }

        return null;
    }

    static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
