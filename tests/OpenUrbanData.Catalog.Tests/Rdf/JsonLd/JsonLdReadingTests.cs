using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenUrbanData.Catalog.Rdf;
using OpenUrbanData.Catalog.Rdf.JsonLd;

namespace OpenUrbanData.Catalog.Tests.Rdf.JsonLd;

public sealed class JsonLdReadingTests
{
    const string Title = Vocabulary.Dct + "title";

    [Fact]
    public void Mistakes_name_line_column_and_pointer()
    {
        var mistake = Refused("{\n  \"@graph\": [\n    {\"@id\": \"urn:a\", \"urn:p/q\": [1, {\"@id\": 7}]}\n  ]\n}");
        Assert.Equal((3, 45), (mistake.Line, mistake.Column));
        Assert.Contains("invalid @id value", mistake.Detail, StringComparison.Ordinal);
        Assert.Contains("(at /@graph/0/urn:p~1q/1/@id)", mistake.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"@id\": \"urn:ä\", \"x\": }", 1, 23, "no JSON")]
    [InlineData("[\n{\"@id\": \"urn:a\"},\n{\"@id\": \"urn:b\"", 3, 16, "no JSON")]
    [InlineData("", 1, 1, "no JSON")]
    [InlineData("\n  <!DOCTYPE html><html>", 2, 3, "HTML page")]
    [InlineData("<http://a> <http://b> <http://c> .", 1, 1, "expected is JSON")]
    [InlineData("7", 1, 1, "Number where an object")]
    [InlineData("{\n\"urn:p\": \"\\ud800 and more\"}", 2, 11, "half a character")]
    public void What_is_no_document_is_refused(string text, long line, long column, string detail)
    {
        var mistake = Refused(text);
        Assert.Equal((line, column), (mistake.Line, mistake.Column));
        Assert.Contains(detail, mistake.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Contexts_are_never_fetched()
    {
        var mistake = Refused("{\n\"@context\": \"https://schema.org/\", \"name\": \"x\"}");
        Assert.Contains("https://schema.org/", mistake.Detail, StringComparison.Ordinal);
        Assert.Equal(2, mistake.Line);
        Assert.Contains(
            "https://example.org/a/ctx", Refused("{\"@context\": \"../ctx\"}", new() { Base = "https://example.org/a/b/c" }).Detail, StringComparison.Ordinal);
    }

    public static TheoryData<string, RdfLimits, string> TooMuch => new()
    {
        { "{\"urn:p\": \"0123456789\"}", new() { JsonLdBytes = 16 }, "JsonLdBytes" },
        { "{\"urn:p\": \"0123456789\"}", new() { Bytes = 16 }, "Bytes" },
        { "{\"urn:p\": [[[[]]]]}", new() { Depth = 4 }, "Depth" },
        { "{\"urn:p\": [1, 2, 3]}", new() { Statements = 2 }, "Statements" },
        { "{\"urn:p\": \"0123456789\"}", new() { LiteralLength = 9 }, "LiteralLength" },
        { "{\"urn:property\": 1}", new() { NameLength = 8 }, "NameLength" },
        { "{\"@context\": {\"a\": \"urn:abc:\"}, \"a:defgh\": 1}", new() { NameLength = 8 }, "NameLength" },
        { "{\"@context\": {\"a\": \"urn:a:\"}, \"@graph\": [{\"@id\": \"a:b\"}, {\"@id\": \"a:c\"}]}", new() { JsonLdCharacters = 8 }, "JsonLdCharacters" },
        { "[{\"@context\": {\"a\": \"urn:a\"}}, {\"@context\": {\"a\": \"urn:a\"}}]", new() { JsonLdTerms = 3 }, "limit JsonLdTerms" },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void Documents_are_bounded(string text, RdfLimits limits, string limit) =>
        Assert.Contains(limit, Refused(text, new() { Limits = limits }).Detail, StringComparison.Ordinal);

    [Fact]
    public void Time_is_bounded()
    {
        var items = string.Join(',', Enumerable.Repeat("{\"urn:p\": 1}", 5000));
        var mistake = Refused($"[{items}]", new() { Clock = new Hurried(), Limits = new() { Time = TimeSpan.FromHours(1) } });
        Assert.Contains("limit Time", mistake.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_that_depend_on_each_other_end_before_the_stack_does()
    {
        var terms = Enumerable.Range(0, 100_000).Select(i => $"\"t{i}\": \"t{i + 1}:x\"");
        Assert.Contains("depend on each other", Refused($"{{\"@context\": {{{string.Join(',', terms)}}}}}").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_grow_with_each_term_end()
    {
        var terms = Enumerable.Range(1, 100_000).Select(i => $"\"t{i}\": \"t{i - 1}:0123456789abcdefghijklmnopqrstuvwxyz/\"");
        Assert.Contains(
            "NameLength", Refused($"{{\"@context\": {{\"t0\": \"urn:/\", {string.Join(',', terms)}}}}}").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Scoped_contexts_in_scoped_contexts_are_read_in_time()
    {
        var context = "{}";
        for (var i = 0; i < 120; i++)
        {
            context = $"{{\"p\": {{\"@id\": \"urn:p\", \"@context\": {context}}}, \"q\": {{\"@id\": \"urn:q\", \"@context\": {{}}}}}}";
        }

        var value = string.Concat(Enumerable.Repeat("{\"p\": ", 100)) + "1" + new string('}', 100);
        Assert.Equal(100, Read($"{{\"@context\": {context}, \"p\": {value}}}").Count(statement => statement.Object is Term.Blank));
    }

    [Fact]
    public void A_context_that_names_itself_ends()
    {
        var library = new ContextLibrary(_ => Encoding.UTF8.GetBytes("{\"@context\": [\"https://example.org/b\", \"https://example.org/a\"]}"));
        var mistake = Assert.Throws<RdfException>(() => Read("{\"@context\": \"https://example.org/a\"}", format: new() { Contexts = library }));
        Assert.Equal("context overflow", Assert.IsType<JsonLdException>(mistake.InnerException).Code);
    }

    [Fact]
    public void Repairs_are_recorded_with_their_place()
    {
        var text = """
            [{"@id": "https://example.org/a b#c#d",
              "http://purl.org/dc/terms/title": [{"@value": "Sa\ud800tz", "@language": "de_DE"}, {"@value": "x", "@language": "??"}],
              "http://purl.org/dc/terms/relation": {"@id": "elsewhere"}}]
            """;
        var repairs = new RdfRepairs();
        var statements = Read(text, new() { Repairs = repairs });
        var subject = new Term.Iri("https://example.org/a%20b#c%23d");
        Assert.Equal(
            [
                new(subject, new(Title), new Term.Literal("Sa\uFFFDtz", "de-DE")),
                new Statement(subject, new(Title), new Term.Literal("x")),
            ],
            statements);
        Assert.Equal(
            [(RdfFault.Escape, 2), (RdfFault.IllegalIri, 1), (RdfFault.LanguageTag, 2), (RdfFault.LanguageTag, 2), (RdfFault.RelativeIri, 3)],
            repairs.Select(repair => (repair.Fault, repair.Line)));
    }

    [Fact]
    public void Wrong_bytes_are_refused_or_taken_for_Windows_1252()
    {
        byte[] bytes = [.. "[{\"urn:p\": \"M"u8, 0xFC, .. "nster\"}]"u8];
        Assert.Equal(1, Assert.Throws<RdfException>(() => Read(bytes)).Line);
        var repairs = new RdfRepairs();
        Assert.Equal(new Term.Literal("Münster"), Assert.Single(Read(bytes, new() { Repairs = repairs })).Object);
        Assert.Equal(RdfFault.WrongBytes, Assert.Single(repairs).Fault);
    }

    [Fact]
    public void A_reading_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => Read("[]", new() { Cancellation = cancellation.Token }));
    }

    [Fact]
    public void Labels_of_several_documents_stay_apart()
    {
        var statement = Assert.Single(Read("{\"@id\": \"_:x\", \"urn:p\": {\"@id\": \"_:g1\"}}", new() { BlankPrefix = "d7" }));
        Assert.Equal((new Term.Blank("d7x"), new Term.Blank("d7g1_")), (statement.Subject, statement.Object));
    }

    [Fact]
    public void Numbers_keep_their_digits()
    {
        var values = Read("{\"urn:p\": [12345678901234567890, 1.5, 100.0, 1e21, -0, true]}").Select(statement => (Term.Literal)statement.Object);
        Assert.Equal(["12345678901234567890", "1.5E0", "100", "1.0E21", "0", "true"], values.Select(value => value.Text));
    }

    public static IEnumerable<TheoryDataRow<int>> Seeds => Enumerable.Range(0, 10).Select(seed => new TheoryDataRow<int>(seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_stands_where_it_does_not_belong_is_a_mistake_or_repaired(int seed)
    {
        var random = new Random(seed);
        foreach (var one in JsonLdSuite.Cases("toRdf").Select(row => row.Data))
        {
            var bytes = File.ReadAllBytes(JsonLdSuite.Locate(one.Input));
            if (Damaged(bytes, random) is not { } damaged)
            {
                continue;
            }

            foreach (var repairs in (RdfRepairs?[])[null, new()])
            {
                try
                {
                    var format = new JsonLdFormat { Contexts = JsonLdSuite.Contexts };
                    var read = Read(damaged, new() { Base = JsonLdSuite.Address + one.Input, Repairs = repairs }, format);
                    Assert.True(RdfCanon.AreIsomorphic(read, Read(Written(format, read))), $"{one} {Encoding.UTF8.GetString(damaged)}");
                }
                catch (RdfException)
                {
                    // A mistake, which is as good.
                }
            }
        }
    }

    static readonly string[] Strange =
    [
        "null", "true", "1", "-1e400", "\"\"", "\"@id\"", "\"@none\"", "\"_:x\"", "\"_:\"", "\" \"", "\"a b:c\"", "\"urn:x\"", "[]", "[[]]", "{}", "[null, [1, {}]]",
        "{\"@value\": 1}", "{\"@value\": null, \"@type\": \"@json\"}", "{\"@list\": [[], {\"@list\": null}]}", "{\"@set\": null}", "{\"@id\": \"@x\"}",
        "{\"@graph\": null}", "{\"@reverse\": {\"urn:p\": [null, {}]}}", "{\"@context\": null, \"@index\": \"i\"}", "{\"@none\": [{\"@id\": 1}]}", "{\"@type\": [\"@id\", null]}",
        "{\"@included\": []}", "{\"@nest\": {\"@nest\": []}}", "{\"@language\": null}", "{\"@id\": \"urn:x\", \"@container\": []}",
    ];

    static byte[]? Damaged(byte[] bytes, Random random)
    {
        var root = JsonNode.Parse(bytes);
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            List<JsonNode> parents = [];
            Collect(root, parents);
            if (parents.Count == 0)
            {
                return null;
            }

            var parent = parents[random.Next(parents.Count)];
            var strange = JsonNode.Parse(Strange[random.Next(Strange.Length)]);
            if (parent is JsonArray array)
            {
                array.Insert(random.Next(array.Count + 1), strange);
            }
            else if (parent is JsonObject map)
            {
                var keyword = "@" + ((string[])["id", "type", "value", "list", "set", "context", "graph", "reverse", "nest", "index", "container"])[random.Next(11)];
                map[map.Count > 0 && random.Next(2) == 0 ? map.ElementAt(random.Next(map.Count)).Key : keyword] = strange;
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(root);

        static void Collect(JsonNode? node, List<JsonNode> parents)
        {
            if (node is JsonObject or JsonArray)
            {
                parents.Add(node);
                foreach (var child in node is JsonArray array ? array : ((JsonObject)node).Select(entry => entry.Value))
                {
                    Collect(child, parents);
                }
            }
        }
    }

    static byte[] Written(RdfFormat format, List<Statement> statements)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = format.Write(output);
        statements.ForEach(writer.Write);
        writer.Finish();
        return output.WrittenSpan.ToArray();
    }

    static RdfException Refused(string text, RdfReading? reading = null) => Assert.Throws<RdfException>(() => Read(text, reading));

    static List<Statement> Read(string text, RdfReading? reading = null, JsonLdFormat? format = null) =>
        Read(Encoding.UTF8.GetBytes(text), reading, format);

    static List<Statement> Read(byte[] bytes, RdfReading? reading = null, JsonLdFormat? format = null) =>
        [.. (format ?? new()).Read(new MemoryStream(bytes), reading ?? new())];

    sealed class Hurried : TimeProvider
    {
        long _asked;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _asked++ * 1500;
    }
}
