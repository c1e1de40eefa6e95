using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Testing;

namespace OpenUrbanData.Catalog.Tests.Rdf;

/// <summary>Random graphs, written and read, say the same; random damage is a mistake or repaired, never a crash.</summary>
public sealed class RoundTripTests
{
    static readonly RdfFormat[] Formats = [.. RdfFormat.All];

    public sealed record Document(Statement[] Statements)
    {
        public override string ToString() => string.Join('\n', Statements);
    }

    public static class Documents
    {
        static readonly string[] Texts =
            ["", "x", " a\tb ", "zwei\nZeilen\r\n", "\"'''\"\"\"", "\\n\\", "<&>]]>", "Münße 𝄞 €", "\u007F\u0085\u2028", "1", "true", "_:a", "http://e.org/a b", "-- é̈"];

        static readonly string[] Iris =
        [
            "http://e.org/a", "http://e.org/ns#b", "urn:x:c1", "http://e.org/ä/ö?q=1&r=%20", "http://purl.org/dc/terms/title", "http://www.w3.org/ns/dcat#Dataset",
            "http://e.org/a.b-c_d", "http://e.org/'()*;,~@!$", "mailto:a@e.org", Vocabulary.Nil, "http://e.org/𝄞x",
        ];

        public static Arbitrary<Document> Any() => Arb.From(
            Gen.ArrayOf(One).Select(statements => new Document(statements)));

        static Gen<Term.Iri> Iri => Gen.Elements(Iris).Select(iri => new Term.Iri(iri));

        // Those that every format can say: RDF/XML wants a name at the end.
        static Gen<Term.Iri> Predicate => Gen.Elements(
            Vocabulary.Type, Vocabulary.Dct + "title", "http://e.org/ns#b", "http://e.org/a.b-c_d", "http://e.org/?a&b=p", Vocabulary.First)
            .Select(iri => new Term.Iri(iri));

        static Gen<Term> Blank => Gen.Elements("a", "g1", "g1_", "1", "b.c", "x-y", "ä", "_x0041_").Select(Term (label) => new Term.Blank(label));

        static Gen<Term> Literal =>
            from text in Gen.Elements(Texts)
            from language in Gen.Elements("de", "en-GB", "zh-Hans-CN")
            from datatype in Gen.Elements(Vocabulary.Integer, Vocabulary.XmlLiteral, "http://e.org/type#t", Vocabulary.String)
            from kind in Gen.Choose(0, 2)
            select (Term)new Term.Literal(text, kind == 1 ? language : null, kind == 2 ? datatype : null);

        static Gen<Term> Resource => Gen.OneOf(Iri.Select(Term (iri) => iri), Blank);

        static Gen<Statement> One =>
            from subject in Resource
            from predicate in Predicate
            from value in Gen.OneOf(Resource, Literal)
            select new Statement(subject, predicate, value);
    }

    [Property(Arbitrary = [typeof(Documents)], MaxTest = 300)]
    public void Every_format_says_the_same_again(Document document)
    {
        foreach (var format in Formats)
        {
            var bytes = Written(format, document.Statements);
            var again = Reading.Read(format, bytes, new());
            Assert.True(RdfCanon.AreIsomorphic(document.Statements, again), $"{format.Name}\n{Encoding.UTF8.GetString(bytes)}");

            // What is right needs no repair, and is not changed by the wish for it.
            var (mended, repairs) = Reading.Mend(format, bytes);
            Assert.Empty(repairs);
            Assert.Equal(again, mended);
        }
    }

    [Property(Arbitrary = [typeof(Documents)], MaxTest = 50)]
    public void Borders_of_what_the_network_brings_do_not_count(Document document)
    {
        foreach (var format in Formats)
        {
            var bytes = Written(format, document.Statements);
            Assert.Equal(Reading.Read(format, bytes), format.Read(new Trickle(bytes), new() { Base = Reading.Base }));
        }
    }

    [Property(Arbitrary = [typeof(Documents)], MaxTest = 100)]
    public void The_canonical_form_is_one(Document document, int seed)
    {
        var random = new Random(seed);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var other = document.Statements.ToArray();
        random.Shuffle(other);
        other = [.. other.Select(statement => statement with { Subject = Renamed(statement.Subject), Object = Renamed(statement.Object) })];
        Assert.Equal(RdfCanon.Write(document.Statements), RdfCanon.Write(other));
        var (removed, added) = RdfCanon.Difference(document.Statements, other);
        Assert.Empty(removed);
        Assert.Empty(added);

        Term Renamed(Term term) => term is Term.Blank { Label: var label }
            ? new Term.Blank(names.TryGetValue(label, out var name) ? name : names[label] = $"n{random.Next()}")
            : term;
    }

    public static IEnumerable<TheoryDataRow<int>> Seeds => Enumerable.Range(0, 40).Select(seed => new TheoryDataRow<int>(seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Damage_is_a_mistake_or_repaired(int seed)
    {
        var random = new Random(seed);
        foreach (var name in (string[])["bremen-one-dataset.ttl", "rostock-one-dataset-govde.rdf", "synthetic-bnodes.rdf", "pod-inline-context.jsonld", "semic-bee-series-combined.jsonld"])
        {
            var bytes = File.ReadAllBytes(SharedData.Path("standards/dcat/fixtures/" + name)).ToList();
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveRange(at, Math.Min(random.Next(1, 50), bytes.Count - at));
                        break;
                    case 2:
                        bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 50), bytes.Count - at)));
                        break;
                    default:
                        bytes.Insert(at, (byte)"<>\"'&;.,[]()\\@^:#\n"[random.Next(18)]);
                        break;
                }
            }

            foreach (var repairs in (RdfRepairs?[])[null, new RdfRepairs()])
            {
                try
                {
                    var statements = Reading.Read(RdfFormat.ForName(name)!, [.. bytes], new() { Base = Reading.Base, Repairs = repairs });
                    if (repairs is not null)
                    {
                        Reading.Read(new NTriples(), Written(new NTriples(), statements));
                    }
                }
                catch (RdfException mistake)
                {
                    Assert.True(mistake.Line > 0, mistake.Message);
                }
            }
        }
    }

    static byte[] Written(RdfFormat format, IEnumerable<Statement> statements)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = format.Write(output);
        foreach (var statement in statements)
        {
            writer.Write(statement);
        }

        writer.Finish();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Brings a byte at a time.</summary>
    sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
