using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OpenUrbanData.Catalog.Harvest;
using OpenUrbanData.Catalog.Harvest.Protocols;
using OpenUrbanData.Catalog.Rdf;

namespace OpenUrbanData.Catalog.Tests.Harvest;

/// <summary>How protocols are found, go from page to page, and end, whatever a server answers.</summary>
public sealed class ProtocolTests
{
    [Theory]
    [InlineData("{\"help\": \"x\", \"success\": true, \"result\": {}}", "ckan", "http://e.org/api/3/action/package_search?sort=id+asc&rows=100&start=0")]
    [InlineData("{\"version\": 3}", "ckan", "http://e.org/api/3/action/package_search?sort=id+asc&rows=100&start=0")]
    [InlineData("<!DOCTYPE html><html><head><meta name=\"generator\" content=\"ckan 2.9.5\" /></head>", "ckan", "http://e.org/api/3/action/package_search?sort=id+asc&rows=100&start=0")]
    [InlineData("<!DOCTYPE html><html><head><link rel='alternate' type=\"text/turtle\" href=\"/c.ttl?a=1&amp;b=2\"></head>", null, "http://e.org/c.ttl?a=1&b=2")]
    [InlineData("<html><link rel=alternate type=application/ld+json href=\"http://other.org/x\"></html>", "dcat", null)]
    [InlineData("{\"links\": [{\"rel\": \"conformance\", \"href\": \"/c\"}, {\"rel\": \"data\", \"href\": \"/collections\"}]}", "records", "http://e.org/collections")]
    [InlineData("{\"itemType\": \"record\", \"links\": [{\"rel\": \"items\", \"href\": \"/collections/c/items?f=json\"}]}", "records", "http://e.org/collections/c/items?f=json&limit=100")]
    [InlineData("{\"conformsTo\": \"x\", \"dataset\": []}", "data-json", null)]
    [InlineData("{\"@context\": {\"dataset\": \"http://www.w3.org/ns/dcat#dataset\"}, \"dataset\": []}", "dcat", null)]
    [InlineData("{\"state\": \"0a1b-7\", \"records\": [], \"links\": []}", "oud", "http://e.org/catalog/changes")]
    public void The_first_answer_says_how_the_catalogue_is_offered(string answer, string? protocol, string? next)
    {
        var reading = new CatalogueReading(new("http://e.org/"));
        Assert.Empty(Read(reading, answer));
        Assert.Equal((protocol, next), (reading.Protocol?.Name, reading.Next?.AbsoluteUri));
    }

    [Fact]
    public void Every_protocol_has_a_name_of_its_own_and_is_found_by_it() => Assert.Equal(
        ["oud", "ckan", "records", "data-json", "dcat"],
        CatalogueProtocol.All.Select(one => CatalogueProtocol.ForName(one.Name)!.Name));

    [Fact]
    public void CKAN_is_read_to_its_end_although_it_gives_fewer_rows_than_asked_for()
    {
        var reading = Ckan();
        List<string> asked = [];
        for (var page = 0; reading.Next is { } next; page++)
        {
            asked.Add(next.Query);
            var rows = string.Join(',', Enumerable.Range(page * 2, page == 2 ? 1 : 2).Select(number => $$"""{"id": "{{number}}", "title": "T{{number}}"}"""));
            Assert.NotEmpty(Read(reading, Success($$"""{"count": 5, "results": [{{rows}}]}""")));
        }

        Assert.Equal(["?sort=id+asc&rows=100&start=0", "?sort=id+asc&rows=100&start=2", "?sort=id+asc&rows=100&start=4"], asked);
        Assert.Equal((HarvestOutcome.Complete, 3), (reading.Finish().Outcome, reading.Pages));
    }

    [Fact]
    public void CKAN_without_search_is_read_by_its_list_and_one_page_that_fails_hides_no_other()
    {
        var reading = Ckan();
        reading.Fail("404");
        Assert.Equal("http://e.org/ckan/api/3/action/package_list", reading.Next?.AbsoluteUri);
        Read(reading, Success($$"""["a b", "c", "d"]"""));
        Assert.Equal("http://e.org/ckan/api/3/action/package_show?id=a%20b", reading.Next?.AbsoluteUri);
        Assert.Equal("http://e.org/ckan/dataset/1", Assert.Single(Read(reading, Success($$"""{"id": "1", "name": "a b", "title": "A"}"""))).Key);
        reading.Fail("403");
        Assert.Equal("http://e.org/ckan/dataset/4", Assert.Single(Read(reading, Success($$"""{"id": "4", "name": "d", "title": "D"}"""))).Key);
        Assert.Null(reading.Next);
        Assert.Equal(HarvestOutcome.Partial, reading.Finish().Outcome);
    }

    [Theory]
    [InlineData("{\"success\": false, \"error\": {\"message\": \"Access denied\", \"__type\": \"Authorization Error\"}}", "Access denied")]
    [InlineData("{\"success\": true, \"result\": {\"count\": 3}}", "result/results")]
    [InlineData("{\"success\": true, \"result\": {\"count\": 3, \"results\": [{\"id\": 1}, {\"id\": ", "not all of it")]
    [InlineData("", "no JSON")]
    [InlineData("<html>Bad gateway</html>", "no JSON")]
    public void What_is_no_answer_of_the_protocol_says_why(string answer, string part)
    {
        var reading = Ckan();
        Read(reading, answer);
        var result = reading.Finish();
        Assert.NotEqual(HarvestOutcome.Complete, result.Outcome);
        Assert.Contains(part, Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_record_is_a_problem_and_the_others_come()
    {
        var reading = new CatalogueReading(new("http://e.org/"), new() { RecordBytes = 2000, Statements = 20 }, CatalogueProtocol.ForName("ckan"));
        var large = new string('x', 3000);
        var many = string.Join(',', Enumerable.Range(0, 30).Select(number => $$"""{"name": "{{number}}"}"""));
        var records = Read(reading, Success($$"""{"count": 5, "results": [{"id": "1"}, {"id": "2", "tags": [{{many}}]}, 7, {"id": "3", "a": ["{{large[..900]}}", "{{large[..900]}}", "{{large[..900]}}"]}, {"id": "4"}]}"""));
        Assert.Equal(["http://e.org/dataset/1", "http://e.org/dataset/4"], records.Select(one => one.Key));
        var result = reading.Finish();
        Assert.Equal(HarvestOutcome.Partial, result.Outcome); // of two of them nobody knows which ones they are
        Assert.Equal(["http://e.org/dataset/2"], result.Unreadable);
        Assert.Equal(
            [HarvestCodes.RecordUnreadable, HarvestCodes.RecordUnreadable, HarvestCodes.RecordUnreadable], result.Problems.Select(one => one.Code));
    }

    public static TheoryData<string, string, HarvestLimits, string> Hostile => new()
    {
        { "deep JSON", Success($$"""{"results": [{"id": "1", "a": {{new string('[', 300)}}{{new string(']', 300)}} }]}"""), new(), "limit Depth" },
        { "one huge text", Success($$"""{"results": [{"id": "{{new string('x', 200_000)}}"}]}"""), new() { RecordBytes = 1000 }, "limit RecordBytes" },
        { "a huge member beside the list", $$"""{"help": {{new string(' ', 200_000)}}"{{new string('x', 200_000)}}", "success": true}""", new() { RecordBytes = 1000 }, "limit RecordBytes" },
        { "a page that is too large", Success($$"""{"results": [{{new string(' ', 50_000)}}]}"""), new() { Page = new() { Bytes = 20_000 } }, "limit Bytes" },
        { "many records", Success($$"""{"results": [{{string.Join(',', Enumerable.Range(0, 20).Select(one => $"{{\"id\": {one}}}"))}}]}"""), new() { Records = 10 }, "limit Records" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_answers_end_at_a_limit_that_is_named(string what, string answer, HarvestLimits limits, string limit)
    {
        var reading = new CatalogueReading(new("http://e.org/"), limits, CatalogueProtocol.ForName("ckan"));
        Read(reading, answer);
        Assert.Null(reading.Next);
        var result = reading.Finish();
        Assert.True(result.Outcome != HarvestOutcome.Complete, what);
        Assert.Contains(result.Problems, one => one.Message.Contains(limit, StringComparison.Ordinal));
    }

    [Fact]
    public void Entities_of_XML_are_not_expanded()
    {
        var reading = new CatalogueReading(new("http://e.org/c.rdf"));
        Read(reading, "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
            + "xmlns:dcat=\"http://www.w3.org/ns/dcat#\" xmlns:dct=\"http://purl.org/dc/terms/\"><dcat:Dataset rdf:about=\"http://e.org/a\"><dct:title>&b;</dct:title></dcat:Dataset></rdf:RDF>");
        Assert.NotEqual(HarvestOutcome.Complete, reading.Finish().Outcome);
    }

    [Fact]
    public void Pages_without_end_end_at_the_limit()
    {
        var reading = new CatalogueReading(new("http://e.org/items"), new() { Pages = 5 }, CatalogueProtocol.ForName("records"));
        var pages = 0;
        for (; reading.Next is not null; pages++)
        {
            Read(reading, $$"""{"type": "FeatureCollection", "features": [{"id": "r{{pages}}", "properties": {"title": "T"} }], "links": [{"rel": "next", "href": "?offset={{pages + 1}}"} ]}""");
        }

        Assert.Equal(5, pages);
        Assert.Equal(HarvestCodes.TooMuch, Assert.Single(reading.Finish().Problems).Code);
    }

    [Fact]
    public void Pages_in_a_circle_end_with_every_protocol()
    {
        var reading = new CatalogueReading(new("http://e.org/items"), protocol: CatalogueProtocol.ForName("records"));
        for (var page = 0; reading.Next is not null; page++)
        {
            Read(reading, $$"""{"type": "FeatureCollection", "features": [{"id": "r{{page}}", "properties": {"title": "T"} }], "links": [{"rel": "next", "href": "?page={{(page + 1) % 3}}"}]}""");
        }

        Assert.Equal(HarvestCodes.PagesLoop, Assert.Single(reading.Finish().Problems).Code);
        Assert.Equal(4, reading.Pages);
    }

    [Fact]
    public void An_instance_tells_what_changed_and_what_is_gone()
    {
        var reading = new CatalogueReading(new("http://e.org/catalog"), protocol: CatalogueProtocol.ForName("oud"), since: "0a1b-7");
        Assert.Equal("http://e.org/catalog/changes?since=0a1b-7", reading.Next?.AbsoluteUri);
        var first = Read(reading, """
            {"state": "0a1b-9", "records": [{"key": "http://e.org/catalog/a", "triples": "<http://e.org/catalog/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .\n"},
              {"key": "http://e.org/catalog/b", "gone": true}], "links": [{"rel": "next", "href": "?since=0a1b-7&next=b"}]}
            """);
        Assert.Equal("http://e.org/catalog/a", Assert.Single(first).Key);
        Assert.Empty(Read(reading, """{"state": "0a1b-10", "records": [{"key": "http://e.org/catalog/c", "triples": "nonsense"}], "links": []}"""));
        var result = reading.Finish();
        Assert.Equal((HarvestOutcome.Complete, "0a1b-9"), (result.Outcome, result.State));
        Assert.Equal(["http://e.org/catalog/b"], result.Withdrawn!.Value);
        Assert.Equal(["http://e.org/catalog/c"], result.Unreadable);

        var now = DateTimeOffset.UnixEpoch;
        KnownRecord[] known = [.. "abcd".Select(name => new KnownRecord($"http://e.org/catalog/{name}", "old", RecordState.Present, now))];
        var plan = HarvestDecision.Of(known, first.ToDictionary(one => one.Key, one => one.Hash), result.Outcome, result.Unreadable, new(), now, withdrawn: [.. result.Withdrawn!.Value]);
        Assert.Equal([HarvestStep.Changed, HarvestStep.Orphaned, HarvestStep.Kept, HarvestStep.Kept], plan.Changes.Select(change => change.Step));
    }

    [Fact]
    public void A_state_that_the_instance_does_not_know_leads_to_everything()
    {
        var reading = new CatalogueReading(new("http://e.org/"), protocol: CatalogueProtocol.ForName("oud"), since: "0a1b-7");
        reading.Fail("410");
        Assert.Equal("http://e.org/catalog/changes", reading.Next?.AbsoluteUri);
        Read(reading, """{"state": "ffff-1", "records": [], "links": []}""");
        Assert.Null(reading.Finish().Withdrawn);
    }

    [Fact]
    public void Many_that_are_withdrawn_at_once_are_not_believed()
    {
        var now = DateTimeOffset.UnixEpoch;
        KnownRecord[] known = [.. Enumerable.Range(0, 20).Select(number => new KnownRecord($"k{number}", "a", RecordState.Present, now))];
        var plan = HarvestDecision.Of(known, new Dictionary<string, string>(), HarvestOutcome.Complete, [], new(), now, withdrawn: [.. known.Take(10).Select(one => one.Key)]);
        Assert.Equal((HarvestOutcome.Partial, 20), (plan.Outcome, plan.Count(HarvestStep.Kept)));
    }

    /// <summary>Any JSON where the protocols look for something.</summary>
    public static class Jsons
    {
        static readonly string[] Names =
        [
            "id", "name", "title", "notes", "extras", "key", "value", "resources", "url", "format", "size", "hash", "tags", "groups", "organization", "spatial", "language", "license_id", "modified", "type",
            "properties", "geometry", "coordinates", "time", "interval", "links", "href", "rel", "themes", "concepts", "contacts", "emails", "roles", "identifier", "description", "distribution", "accessURL",
            "publisher", "temporal", "keyword", "externalIds", "issued", "byteSize", "theme", "mediaType", "license", "updated", "@id",
        ];

        static readonly string[] Texts =
        [
            "\"\"", "\" \"", "\"a\"", "\"http://\"", "\"javascript:alert(1)\"", "\"http://e.org/a b\"", "\"2024-02-30\"", "\"31.12.2024\"", "\"<p>x</p>\"", "\"\\u0000\"", "\"\\ud800\"", "\"{\\\"a\\\"\"",
            "\"[\\\"x\\\"]\"", "\"1,5 MB\"", "\"a@b.de\"", "\"POINT(1 2)\"", "\"../..\"", "\"R/P\"", "\"//\"", "\"%zz\"", "\"publisher\"", "1e400", "-1", "null", "true", "\"1,2,3,4\"", "\"..\"",
        ];

        static Gen<string> Value(int depth) => depth == 0 ? Gen.Elements(Texts) : Gen.Frequency(
            (3, Gen.Elements(Texts)), (3, Object(depth - 1)), (1, from items in Gen.ListOf(Value(depth - 1), 3) select $"[{string.Join(',', items)}]"));

        static Gen<string> Object(int depth) => from count in Gen.Choose(0, 12)
                                                from names in Gen.ListOf(Gen.Elements(Names), count)
                                                from values in Gen.ListOf(Value(depth), count)
                                                select $"{{{string.Join(',', names.Distinct().Zip(values, (name, value) => $"\"{name}\":{value}"))}}}";

        public static Arbitrary<string> Any() => Arb.From(Object(4));
    }

    [Property(Arbitrary = [typeof(Jsons)], MaxTest = 500)]
    public void Whatever_a_record_says_it_is_read_or_a_problem_and_can_be_written(string json)
    {
        foreach (var (protocol, page) in new[]
            {
                ("ckan", Success($$"""{"count": 1, "results": [{{json}}]}""")), ("data-json", $$"""{"dataset": [{{json}}]}"""),
                ("records", $$"""{"type": "FeatureCollection", "features": [{{json}}]}"""),
            })
        {
            var reading = new CatalogueReading(new("http://e.org/items"), protocol: CatalogueProtocol.ForName(protocol));
            var records = Read(reading, page);
            Assert.True(records.Count == 1 || reading.Finish().Problems.Length > 0);
            foreach (var record in records)
            {
                var graph = Graph.Of(new NTriples().Read(new MemoryStream(Encoding.UTF8.GetBytes(record.Triples)), new()));
                var again = Graph.Of(new Turtle().Read(new MemoryStream(Encoding.UTF8.GetBytes(new Turtle().Write(graph))), new()));
                Assert.Equal(record.Hash, RdfCanon.Hash(again.Statements));
                Assert.NotEmpty(RecordDocument.Of(record).Write());
            }
        }
    }

    static string Success(string result) => "{\"help\": \"h\", \"success\": true, \"result\": " + result + "}";

    static CatalogueReading Ckan() => new(new("http://e.org/ckan/"), protocol: CatalogueProtocol.ForName("ckan"));

    static List<HarvestedRecord> Read(CatalogueReading reading, string page) =>
        [.. reading.Read(new MemoryStream(Encoding.UTF8.GetBytes(page)), null, TimeProvider.System, TestContext.Current.CancellationToken)];
}
