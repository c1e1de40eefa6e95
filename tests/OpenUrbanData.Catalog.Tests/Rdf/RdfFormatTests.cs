using System.Text;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Rdf;

public sealed class RdfFormatTests
{
    [Theory]
    [InlineData("text/turtle; charset=utf-8", "Turtle")]
    [InlineData("Application/RDF+XML", "RDF/XML")]
    [InlineData("text/xml", "RDF/XML")]
    [InlineData("application/n-triples", "N-Triples")]
    [InlineData("application/n-quads", "N-Quads")]
    [InlineData("application/ld+json;profile=x", "JSON-LD")]
    [InlineData("text/html", null)]
    public void By_media_type(string mediaType, string? name) => Assert.Equal(name, RdfFormat.ForMediaType(mediaType)?.Name);

    [Theory]
    [InlineData("catalog.ttl", "Turtle")]
    [InlineData("a/b.c/catalog.RDF", "RDF/XML")]
    [InlineData("catalog.nt", "N-Triples")]
    [InlineData("catalog.jsonld", "JSON-LD")]
    [InlineData("catalog", null)]
    [InlineData("catalog.csv", null)]
    public void By_name(string file, string? name) => Assert.Equal(name, RdfFormat.ForName(file)?.Name);

    [Theory]
    [InlineData("\uFEFF\n@prefix a: <b> .", "Turtle")]
    [InlineData("# comment\n<a> <b> <c> .", "Turtle")]
    [InlineData("PREFIX a: <b>", "Turtle")]
    [InlineData("<http://e.org/s> <http://e.org/p> \"x\" .", "Turtle")]
    [InlineData("_:a <http://e.org/p> \"x\" .", "Turtle")]
    [InlineData("[] a <http://e.org/T> .", "Turtle")]
    [InlineData("  <?xml version='1.0'?><a/>", "RDF/XML")]
    [InlineData("<rdf:RDF xmlns:rdf='x'>", "RDF/XML")]
    [InlineData("<!-- a --><rdf:RDF>", "RDF/XML")]
    [InlineData("<feed><x/></feed>", "RDF/XML")]
    [InlineData("{\"@context\": {}}", "JSON-LD")]
    [InlineData("[ {\"@id\": \"x\"}]", "JSON-LD")]
    [InlineData("<!DOCTYPE HTML><html>", null)]
    [InlineData("<HTML lang='de'>", null)]
    [InlineData("Not found", null)]
    [InlineData("", null)]
    public void By_content(string start, string? name) => Assert.Equal(name, RdfFormat.ForStart(Encoding.UTF8.GetBytes(start))?.Name);
}
