using System.Text;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Rdf;

public sealed class MistakeTests
{
    const string Rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e.org/\">";

    [Theory]
    [InlineData("<http://e.org/s> <http://e.org/p> \"v\" .\n<http://e.org/s> <http://e.org/p q> 1 .", 2, 33, "a blank")]
    [InlineData("@prefix e: <http://e.org/> .\ne:s e:p e:o\ne:s2 e:p e:o .", 3, 1, "Expected is , ; or .")]
    [InlineData("@prefix e: <http://e.org/> .\ne:s e:p x:o .", 2, 9, "'x:' is not declared")]
    [InlineData("@prefix e: <http://e.org/> .\ne:s e:p \"ende", 2, 9, "ends inside a value")]
    [InlineData("@prefix e: <http://e.org/> .\ne:s e:p \"über\n\" .", 2, 14, "line break")]
    [InlineData("@prefix e: <http://e.org/> .\ne:s e:p [ e:q 1 ", 2, 17, "the end of the document")]
    [InlineData("@prefix e: <http://e.org/> .\ne:s e:p \"\\q\" .", 2, 10, "backslash")]
    [InlineData("@prefix e: <http://e.org/> .\ne:s e:p \"𝄞\"@1 .", 2, 12, "@1 is no language tag")]
    [InlineData("  <!DOCTYPE html>\n<html></html>", 1, 1, "HTML page")]
    [InlineData("\n{\"@id\": 1}", 1, 1, "begins as JSON")]
    [InlineData("<?xml version=\"1.0\"?>", 1, 1, "begins as XML")]
    public void Turtle(string text, int line, int column, string said) => Says(new Turtle(), text, line, column, said);

    [Theory]
    [InlineData("<http://e.org/s> <http://e.org/p> <o> .", 1, 35, "relative")]
    [InlineData("# a\n<http://e.org/s> <http://e.org/p> 'x' .", 2, 35, "Expected is <, _: or \"")]
    [InlineData("<http://e.org/s> <http://e.org/p> \"x\" . <http://e.org/s>", 1, 41, "end of the line")]
    [InlineData("<html><body>503", 1, 1, "HTML page")]
    public void N_triples(string text, int line, int column, string said) => Says(new NTriples(), text, line, column, said);

    [Theory]
    [InlineData("", 1, 1, "empty")]
    [InlineData("not found", 1, 1, "Expected is XML, found is 'n'")]
    [InlineData("<!DOCTYPE html><html><body>503</body></html>", 1, 1, "HTML page")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\"><html/>", 2, 1, "HTML page")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>", 2, 1, "document type")]
    [InlineData("<csw:GetRecordsResponse xmlns:csw=\"http://www.opengis.net/cat/csw/2.0.2\"/>", 1, 2, "root is <csw:GetRecordsResponse>")]
    [InlineData("<error>503</error>", 1, 2, "root is <error>")]
    [InlineData(Rdf + "\n<rdf:Description rdf:about='http://e.org/a b'/></rdf:RDF>", 2, 2, "a blank")]
    [InlineData(Rdf + "\n<rdf:Description rdf:about='x'>\n<e:p>text", 3, 10, "Not well-formed XML")]
    [InlineData(Rdf + "\n<e:T>\n <e:p>a & b</e:p></e:T></rdf:RDF>", 3, 10, "Not well-formed XML")]
    [InlineData(Rdf + "\n<e:T>\n <e:p>a<e:T/></e:p></e:T></rdf:RDF>", 3, 9, "either one node or a text")]
    [InlineData(Rdf + "\n<e:T rdf:ID='a'/><e:T rdf:ID='a'/></rdf:RDF>", 2, 19, "stands twice")]
    [InlineData(Rdf + "\n<e:T xml:lang='de_DE'/></rdf:RDF>", 2, 6, "xml:lang=\"de_DE\"")]
    public void Rdf_xml(string text, int line, int column, string said) => Says(new RdfXml(), text, line, column, said);

    [Fact]
    public void Billions_of_laughs_are_not_laughed()
    {
        const string Bomb = "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>" + Rdf + "&c;</rdf:RDF>";
        Assert.Contains("document type", Assert.Throws<RdfException>(() => Reading.Read(new RdfXml(), Bomb)).Message, StringComparison.Ordinal);
        Assert.Contains("document type", Assert.Throws<RdfException>(() => Reading.Mend(new RdfXml(), Bomb)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_bytes_have_their_place()
    {
        byte[] bytes = [.. "@prefix e: <http://e.org/> .\n# ä\ne:s e:p \"M"u8, 0xFC, .. "nchen\" ."u8];
        var mistake = Assert.Throws<RdfException>(() => Reading.Read(new Turtle(), bytes));
        Assert.Equal((3, 11), (mistake.Line, mistake.Column));
        Assert.Contains("FC is not UTF-8", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void Declared_encodings_are_read(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = $"<?xml version=\"1.0\" encoding=\"{name}\"?>{Rdf}<e:T rdf:about='#a' e:p='Münße'/></rdf:RDF>";
        var statements = Reading.Read(new RdfXml(), [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        Assert.Contains(new Term.Literal("Münße"), statements.Select(statement => statement.Object));
    }

    [Fact]
    public void An_unknown_encoding_is_named() => Assert.Contains("'klingon'", Assert.Throws<RdfException>(
        () => Reading.Read(new RdfXml(), "<?xml version='1.0' encoding='klingon'?><a/>")).Message, StringComparison.Ordinal);

    // Every broken file: what the strict reader says, and where; null where the file is RDF and its fault another one.
    [Theory]
    [InlineData("control-char.rdf", "Not well-formed XML", 16)]
    [InlineData("duplicate-identifier.ttl", null, 12)]
    [InlineData("empty-catalogue-200.ttl", null, 2)]
    [InlineData("empty.rdf", "empty", 1)]
    [InlineData("html-error-page.rdf", "HTML page", 1)]
    [InlineData("hydra-next-points-to-itself.ttl", null, 9)]
    [InlineData("iri-with-blank.ttl", "must not hold a blank", 10)]
    [InlineData("latin1-bytes-in-utf8.rdf", "is not UTF-8", 0)]
    [InlineData("truncated.rdf", "Not well-formed XML", 0)]
    [InlineData("unescaped-ampersand.rdf", "Not well-formed XML", 0)]
    public void Broken_files(string name, string? said, int expected)
    {
        var bytes = File.ReadAllBytes(SharedData.Path("standards/dcat/fixtures/broken/" + name));
        var format = RdfFormat.ForName(name)!;
        if (said is null)
        {
            Assert.Equal(expected, Reading.Read(format, bytes).Count);
            return;
        }

        var mistake = Assert.Throws<RdfException>(() => Reading.Read(format, bytes));
        Assert.Contains(said, mistake.Message, StringComparison.Ordinal);
        Assert.True(expected == 0 ? mistake.Line > 0 : mistake.Line == expected, mistake.Message);
    }

    static void Says(RdfFormat format, string text, int line, int column, string said)
    {
        var mistake = Assert.Throws<RdfException>(() => Reading.Read(format, text));
        Assert.Contains(said, mistake.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (mistake.Line, mistake.Column));
    }
}
