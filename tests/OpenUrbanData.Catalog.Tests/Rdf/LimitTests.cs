using Microsoft.Extensions.Time.Testing;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Rdf;

public sealed class LimitTests
{
    const string Rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e.org/\">\n";

    static readonly Turtle Turtle = new();
    static readonly RdfXml Xml = new();

    [Fact]
    public void Bytes()
    {
        const string Text = "<s> <p> 1 .\n<s> <p> 2 .\n";
        Assert.Equal(2, Read(Turtle, Text, new() { Bytes = 24 }).Count);
        Exceeds("limit Bytes", Turtle, Text, new() { Bytes = 23 });
        Exceeds("limit Bytes", Xml, Rdf + "</rdf:RDF>", new() { Bytes = 50 });
    }

    [Fact]
    public void Statements()
    {
        Exceeds("limit Statements", Turtle, "<s> <p> 1, 2, 3 .", new() { Statements = 2 });
        Exceeds("limit Statements", new NTriples(), "<a:s> <a:p> \"1\" .\n<a:s> <a:p> \"2\" .", new() { Statements = 1 });
        Exceeds("limit Statements", Xml, Rdf + "<e:T e:a='1' e:b='2'/></rdf:RDF>", new() { Statements = 2 });
    }

    [Fact]
    public void Depth()
    {
        Assert.Equal(4, Read(Turtle, "<s> <p> [ <p> [ <p> [ <p> 1 ] ] ] .", new() { Depth = 3 }).Count);
        Exceeds("limit Depth", Turtle, "<s> <p> [ <p> [ <p> [ <p> 1 ] ] ] .", new() { Depth = 2 });
        Exceeds("limit Depth", Turtle, new string('(', 1_000_000), new());
        Exceeds("limit Depth", Turtle, "<s> <p> " + string.Concat(Enumerable.Repeat("[<p> ", 100_000)), new());
        Exceeds("limit Depth", Xml, Rdf + string.Concat(Enumerable.Repeat("<e:T><e:p>", 10_000)), new());
        Exceeds("limit Depth", Xml, Rdf + "<e:T><e:p rdf:parseType='Literal'>" + string.Concat(Enumerable.Repeat("<a>", 10_000)), new());
    }

    [Theory]
    [InlineData("<s> <p> \"{0}\" .")]
    [InlineData("<s> <p> '''{0}''' .")]
    public void Length_of_values(string pattern)
    {
        Assert.Single(Read(Turtle, pattern.Replace("{0}", new string('x', 50_000), StringComparison.Ordinal), new() { LiteralLength = 50_000 }));
        Exceeds("limit LiteralLength", Turtle, pattern.Replace("{0}", new string('x', 50_001), StringComparison.Ordinal), new() { LiteralLength = 50_000 });
    }

    [Theory]
    [InlineData("<e:T><e:p>{0}</e:p></e:T>")]
    [InlineData("<e:T><e:p><![CDATA[{0}]]></e:p></e:T>")]
    [InlineData("<e:T e:p='{0}'/>")]
    [InlineData("<!--{0}-->")]
    [InlineData("<?a {0}?>")]
    [InlineData("<e:T><e:p rdf:parseType='Literal'>{0}</e:p></e:T>")]
    [InlineData("<e:T><e:p>{0}<!-- -->{0}<!-- -->{0}</e:p></e:T>")]
    public void Length_of_pieces_of_xml(string pattern)
    {
        var text = Rdf + pattern.Replace("{0}", new string('x', 5000), StringComparison.Ordinal) + "</rdf:RDF>";
        Read(Xml, text, new());
        Exceeds("limit LiteralLength", Xml, text, new() { LiteralLength = 4900 });
    }

    [Fact]
    public void Length_of_names()
    {
        var name = new string('x', 300);
        Exceeds("limit NameLength", Turtle, $"<http://e.org/{name}> <p> 1 .", new() { NameLength = 200 });
        Exceeds("limit NameLength", Turtle, $"@prefix e: <http://e.org/> . e:{name} <p> 1 .", new() { NameLength = 200 });
        Exceeds("limit NameLength", Turtle, $"<s> <p> {new string('1', 300)} .", new() { NameLength = 200 });
        Exceeds("limit NameLength", Xml, Rdf + $"<e:T rdf:about='{name}'/></rdf:RDF>", new() { NameLength = 200 });
    }

    [Fact]
    public void Prefixes() =>
        Exceeds("limit Prefixes", Turtle, string.Concat(Enumerable.Range(0, 11).Select(i => $"@prefix p{i}: <http://e.org/> .\n")), new() { Prefixes = 10 });

    [Fact]
    public void Time()
    {
        var clock = new FakeTimeProvider();
        var statements = Turtle.Read(
            new MemoryStream([.. "<s> <p> 1 .\n"u8, .. new byte[40_000].Select(_ => (byte)'\n')]),
            new() { Base = Reading.Base, Clock = clock, Limits = new() { Time = TimeSpan.FromMinutes(1) } }).GetEnumerator();
        Assert.True(statements.MoveNext());
        clock.Advance(TimeSpan.FromSeconds(61));
        var mistake = Assert.Throws<RdfException>(() => statements.MoveNext());
        Assert.Contains("limit Time", mistake.Message, StringComparison.Ordinal);
        Assert.True(mistake.IsLimit);
    }

    [Fact]
    public void A_cancelled_reading_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => Reading.Read(Turtle, "<s> <p> 1 .", new() { Base = Reading.Base, Cancellation = source.Token }));
    }

    [Fact]
    public void A_limit_is_not_repaired() => Assert.True(Assert.Throws<RdfException>(() => Reading.Read(
        Turtle, "<s> <p> 1, 2, 3 .\n<s> <p> 4 .", new() { Base = Reading.Base, Repairs = new(), Limits = new() { Statements = 2 } })).IsLimit);

    static List<Statement> Read(RdfFormat format, string text, RdfLimits limits) =>
        Reading.Read(format, text, new() { Base = Reading.Base, Limits = limits });

    static void Exceeds(string limit, RdfFormat format, string text, RdfLimits limits)
    {
        var mistake = Assert.Throws<RdfException>(() => Read(format, text, limits));
        Assert.Contains(limit, mistake.Message, StringComparison.Ordinal);
        Assert.True(mistake.IsLimit);
    }
}
