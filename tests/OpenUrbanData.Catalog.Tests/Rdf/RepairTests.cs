using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Rdf;

public sealed class RepairTests
{
    const string Rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e.org/\">\n";

    [Theory]
    [InlineData("<http://e.org/a b> <http://e.org/p> 1 .", RdfFault.IllegalIri, 1, 1, "http://e.org/a b", "http://e.org/a%20b")]
    [InlineData("<s> <p> <  http://e.org/x\t> .", RdfFault.IllegalIri, 1, 9, "  http://e.org/x\t", "http://e.org/x")]
    [InlineData("<s> <p> \"x\"@de_DE .", RdfFault.LanguageTag, 1, 12, "de_DE", "de-DE")]
    [InlineData("<s> <p> \"x\"@ .", RdfFault.LanguageTag, 1, 12, "", "")]
    [InlineData("<s> <p> \"C:\\Daten\" .", RdfFault.Escape, 1, 12, "\\", "\\\\")]
    [InlineData("<s> <p> \"zwei\nZeilen\" .", RdfFault.LineBreak, 1, 14, "zwei", "")]
    [InlineData("<s> <p> \"a\u000Bb\" .", RdfFault.ControlCharacter, 1, 9, "U+000B", "")]
    [InlineData("<s> dct:title \"x\" .", RdfFault.Prefix, 1, 5, "dct", "http://purl.org/dc/terms/")]
    [InlineData("@prefix e: <http://e.org/> .\n<s> <p> e:a/b .", RdfFault.Name, 2, 12, "/", "\\/")]
    [InlineData("<s> <p> \"un\"quoted\" .\n<s> <p> 1 .", RdfFault.Statement, 1, 13, null, "")]
    public void Turtle(string text, RdfFault fault, int line, int column, string? found, string became)
    {
        Assert.Throws<RdfException>(() => Reading.Read(new Turtle(), text.Replace("\u000B", "\\q", StringComparison.Ordinal)));
        var (statements, repairs) = Reading.Mend(new Turtle(), text);
        Holds(statements, repairs, fault, line, column, found, became);
    }

    [Theory]
    [InlineData("<e:T e:p='a &amp; b & c'/>", RdfFault.Ampersand, 2, 21, "&", "&amp;")]
    [InlineData("<e:T><e:p>M&uuml;nchen</e:p></e:T>", RdfFault.Ampersand, 2, 12, "&uuml;", "ü")]
    [InlineData("<e:T><e:p>http://e.org/?a=1&b=2</e:p></e:T>", RdfFault.Ampersand, 2, 28, "&", "&amp;")]
    [InlineData("<e:T><e:p>a < b</e:p></e:T>", RdfFault.Ampersand, 2, 13, "<", "&lt;")]
    [InlineData("<e:T><e:p>a\u000Bb</e:p></e:T>", RdfFault.ControlCharacter, 2, 12, "U+000B", "")]
    [InlineData("<e:T><e:p>a&#11;b</e:p></e:T>", RdfFault.ControlCharacter, 2, 12, "&#11;", "")]
    [InlineData("<e:T><e:p rdf:resource='https://e.org/a b'/></e:T>", RdfFault.IllegalIri, 2, 7, "https://e.org/a b", "https://e.org/a%20b")]
    [InlineData("<e:T><e:p xml:lang='de_DE'>x</e:p></e:T>", RdfFault.LanguageTag, 2, 11, "de_DE", "de-DE")]
    [InlineData("<e:T><e:p><e:A/><e:B/></e:p></e:T>", RdfFault.Statement, 2, 18, null, "")]
    [InlineData("<e:T>stray</e:T>", RdfFault.StrayText, 2, 6, "stray", "")]
    public void Rdf_xml(string content, RdfFault fault, int line, int column, string? found, string became)
    {
        var text = Rdf + content + "</rdf:RDF>";
        Assert.Throws<RdfException>(() => Reading.Read(new RdfXml(), text));
        var (statements, repairs) = Reading.Mend(new RdfXml(), text);
        Holds(statements, repairs, fault, line, column, found, became);
    }

    [Fact]
    public void Blanks_before_the_declaration_are_left_out()
    {
        var (statements, repairs) = Reading.Mend(new RdfXml(), "\n\n<?xml version='1.0'?>\n" + Rdf + "<e:T/></rdf:RDF>");
        Assert.Single(statements);
        Assert.Equal(RdfFault.Declaration, Assert.Single(repairs).Fault);
    }

    [Fact]
    public void Ampersands_in_sections_and_comments_are_right()
    {
        var text = Rdf + "<!-- a & b --><e:T><e:p><![CDATA[a & b < c]]></e:p></e:T></rdf:RDF>";
        var (statements, repairs) = Reading.Mend(new RdfXml(), text);
        Assert.Empty(repairs);
        Assert.Contains(new Term.Literal("a & b < c"), statements.Select(statement => statement.Object));
    }

    [Fact]
    public void Bytes_of_windows_1252_become_its_characters()
    {
        var (statements, repairs) = Reading.Mend(new Turtle(), [.. "<s> <p> \"ä M"u8, 0xFC, .. "nchen "u8, 0x80, .. "\" ."u8]);
        Assert.Equal(new Term.Literal("ä München €"), Assert.Single(statements).Object);
        Assert.Equal([(RdfFault.WrongBytes, 1L, 13L), (RdfFault.WrongBytes, 1L, 20L)], repairs.Select(repair => (repair.Fault, repair.Line, repair.Column)));
    }

    [Fact]
    public void A_wrong_line_costs_no_other_line()
    {
        var (statements, repairs) = Reading.Mend(
            new NTriples(), "<http://e.org/s> <http://e.org/p> \"a\" .\nnonsense\n<http://e.org/s> <rel> \"b\" .\n");
        Assert.Equal([new("http://e.org/p"), new("https://e.org/dir/rel")], statements.Select(statement => statement.Predicate));
        Assert.Equal([(RdfFault.Statement, 2L), (RdfFault.RelativeIri, 3L)], repairs.Select(repair => (repair.Fault, repair.Line)));
    }

    [Theory]
    [InlineData("@prefix e: <http://e.org/> .\n<s> <p> [ e:q 1 ")]
    [InlineData("<s> <p> \"ende")]
    public void What_is_cut_off_is_not_repaired(string text) => Assert.Throws<RdfException>(() => Reading.Mend(new Turtle(), text));

    [Fact]
    public void Xml_that_is_cut_off_is_not_repaired() =>
        Assert.Throws<RdfException>(() => Reading.Mend(new RdfXml(), Rdf + "<e:T><e:p>x</e:p></e:T>"));

    [Fact]
    public void All_are_counted_and_the_first_ones_kept()
    {
        var repairs = new RdfRepairs(2);
        var text = string.Concat(Enumerable.Range(0, 10).Select(i => $"<s> <p> <http://e.org/a {i}> .\n"));
        Assert.Equal(10, Reading.Read(new Turtle(), text, new() { Base = Reading.Base, Repairs = repairs }).Count);
        Assert.Equal((2, 10L), (repairs.Count, repairs.Total));
        Assert.DoesNotContain(repairs, repair => repair.Line > 2);
    }

    // Real files: as many triples as two other readers found (manifest), and what had to be repaired.
    [Theory]
    [InlineData("bremen-one-dataset.ttl", 52, 0)]
    [InlineData("bremen-transparenzportal.rdf", 6747, 0)]
    [InlineData("dcatde-multi-namespaces.rdf", 135, 1)]
    [InlineData("gob-es-one-dataset.ttl", 30, 0)]
    [InlineData("london-deri-literals.ttl", 17, 0)]
    [InlineData("oreme-geonetwork-catalog.rdf", 45, 0)]
    [InlineData("oreme-geonetwork-record.rdf", 42, 15)]
    [InlineData("rostock-ckan-page1.rdf", 17714, 0)]
    [InlineData("rostock-one-dataset-govde.rdf", 208, 0)]
    [InlineData("se-nap-trafficdata-original.rdf", 33, 0)]
    [InlineData("semic-bee-series-combined.ttl", 41, 2)]
    [InlineData("synthetic-bnodes.rdf", 143, 0)]
    [InlineData("broken/control-char.rdf", 208, 1)]
    [InlineData("broken/iri-with-blank.ttl", 52, 1)]
    [InlineData("broken/latin1-bytes-in-utf8.rdf", 208, 10)]
    [InlineData("broken/unescaped-ampersand.rdf", 208, 1)]
    public void Real_files(string name, int triples, int repaired)
    {
        var bytes = File.ReadAllBytes(SharedData.Path("standards/dcat/fixtures/" + name));
        var (statements, repairs) = Reading.Mend(RdfFormat.ForName(name)!, bytes);
        Assert.Equal((triples, repaired), (Graph.Of(statements).Count, (int)repairs.Total));
        if (repaired == 0)
        {
            Assert.Equal(statements, Reading.Read(RdfFormat.ForName(name)!, bytes));
        }

        // What is read can be written again, in every format, and says the same.
        foreach (var format in RdfFormat.All)
        {
            Assert.True(RdfCanon.AreIsomorphic(statements, Reading.Read(format, format.Write(Graph.Of(statements)))), format.Name);
        }
    }

    static void Holds(List<Statement> statements, RdfRepairs repairs, RdfFault fault, int line, int column, string? found, string became)
    {
        Assert.NotEmpty(statements);
        var repair = Assert.Single(repairs);
        Assert.Equal((fault, line, column, became), (repair.Fault, repair.Line, repair.Column, repair.Became));
        Assert.Equal(found ?? repair.Found, repair.Found);
    }
}
