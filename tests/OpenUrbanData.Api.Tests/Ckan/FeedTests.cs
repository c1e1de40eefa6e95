using System.Xml.Linq;
using System.Xml.XPath;

namespace OpenUrbanData.Api.Tests.Ckan;

/// <summary>The feed of changes: Atom (RFC 4287), in pages (RFC 5005), with tombstones (RFC 6721).</summary>
public sealed class FeedTests(OutletServer server)
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    async Task<XElement> FeedAsync(string path)
    {
        var (status, text, response) = await server.GetAsync(path);
        Assert.Equal((200, "application/atom+xml"), (status, response.Content.Headers.ContentType!.MediaType));
        return XDocument.Parse(text).Root!;
    }

    [Fact]
    public async Task New_and_withdrawn_entries_of_own_and_of_others_are_there_once_the_latest_first()
    {
        var feed = await FeedAsync("/catalog/feed.atom");
        Validate(feed);
        var entries = feed.Elements(Atom + "entry").ToDictionary(entry => entry.Element(Atom + "id")!.Value.Split("/catalog/")[^1], StringComparer.Ordinal);
        Assert.Equal(
            ["aubach.stellplaetze", "https://nachbar.example/spielplaetze", "https://nachbar.example/verschwunden", "lindenbrueck.abfuhr", "lindenbrueck.inseln", "lindenbrueck.parkhaeuser"],
            entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("withdrawn", Change(entries[OutletServer.Withdrawn]));
        Assert.Equal("withdrawn", Change(entries[OutletServer.Gone]));
        Assert.Equal("new", Change(entries["lindenbrueck.parkhaeuser"]));

        // What was removed for good says why, and nothing of itself.
        Assert.Equal("withdrawn", Change(entries[OutletServer.Removed]));
        Assert.Contains("Enthielt <Namen> von Personen.", entries[OutletServer.Removed].Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Stellplätze", entries[OutletServer.Removed].Value, StringComparison.Ordinal);
        Assert.Equal("Spielplätze  & <Bolzplätze>", entries[OutletServer.Foreign].Element(Atom + "title")!.Value);

        var gone = feed.Elements(Tombstones + "deleted-entry").ToDictionary(one => one.Attribute("ref")!.Value, one => one.Attribute("when")!.Value, StringComparer.Ordinal);
        Assert.Equal(3, gone.Count);
        Assert.Equal("2025-05-01T00:00:00Z", gone[OutletServer.Gone]);
    }

    [Fact]
    public async Task Pages_lead_through_all_entries_and_end()
    {
        await using var app = await ApiServer.StartAsync(server.Database, options => options with { FeedPageSize = 1 });
        using var client = ApiServer.ClientOf(app);
        var seen = new List<(string Id, DateTimeOffset Updated)>();
        var address = "/catalog/feed.atom?lang=en";
        while (address is not null)
        {
            var feed = XDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).Root!;
            Validate(feed);
            seen.AddRange(feed.Elements(Atom + "entry").Select(entry => (entry.Element(Atom + "id")!.Value, DateTimeOffset.Parse(entry.Element(Atom + "updated")!.Value, null))));
            address = feed.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == "next") is { } next ? new Uri(next.Attribute("href")!.Value).PathAndQuery : null;
            Assert.True(seen.Count < 20);
        }

        Assert.Equal(6, seen.Select(one => one.Id).Distinct().Count());
        Assert.Equal(6, seen.Count);
        Assert.Equal(seen.OrderByDescending(one => one.Updated), seen);
    }

    [Fact]
    public async Task An_unchanged_feed_is_not_sent_again_and_a_wrong_place_is_a_mistake()
    {
        var (_, _, first) = await server.GetAsync("/catalog/feed.atom");
        Assert.Equal(304, (await server.GetAsync("/catalog/feed.atom", ("If-None-Match", first.Headers.ETag!.Tag))).Status);
        Assert.Equal(400, (await server.GetAsync("/catalog/feed.atom?after=nichts")).Status);
        Assert.Equal(400, (await server.GetAsync("/catalog/feed.atom?after=eyJWIjpbIngiXSwiRCI6MCwiSSI6ImEifQ")).Status);
    }

    static string Change(XElement entry) => ((XAttribute)((IEnumerable<object>)entry.XPathEvaluate("*[local-name()='category' and contains(@scheme, '#change')]/@term")).Single()).Value;

    // RFC 4287, 4.1: what a feed and an entry must have, and what may be there once only.
    static void Validate(XElement feed)
    {
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Single(feed.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "self");
        foreach (var element in feed.Elements(Atom + "entry").Prepend(feed))
        {
            Assert.True(Uri.IsWellFormedUriString(element.Elements(Atom + "id").Single().Value, UriKind.Absolute));
            Assert.NotEqual("", element.Elements(Atom + "title").Single().Value);
            Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\\.[0-9]+)?Z$", element.Elements(Atom + "updated").Single().Value);
            Assert.NotEqual("", element.Elements(Atom + "author").Single().Elements(Atom + "name").Single().Value);
            Assert.True(element.Elements(Atom + "published").Count() <= 1);
            Assert.All(element.Elements(Atom + "link"), link => Assert.True(Uri.IsWellFormedUriString(link.Attribute("href")!.Value, UriKind.Absolute)));
            Assert.All(element.Elements(Atom + "category"), category => Assert.NotEqual("", category.Attribute("term")!.Value));
        }

        Assert.All(feed.Elements(Atom + "entry"), entry => Assert.Single(entry.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "alternate"));
    }
}
