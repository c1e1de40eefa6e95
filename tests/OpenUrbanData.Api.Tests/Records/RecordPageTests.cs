using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpenUrbanData.Api.Tests.Records;

/// <summary>The pages of the search, and how other pages lead to it (OGC 20-004r1, classes HTML and Autodiscovery).</summary>
public sealed partial class RecordPageTests(RecordServer server) : IClassFixture<RecordServer>
{
    const string Search = "/collections/records/items?f=html";

    [Theory]
    [InlineData("de", "Daten suchen", "1 Datensatz zu „spielplatz“.", "Spielplätze", "Eingrenzen")]
    [InlineData("en", "Search for data", "1 data set for “spielplatz”.", "Playgrounds", "Narrow down")]
    public async Task A_search_shows_results_and_facets_in_both_languages(string language, string title, string summary, string result, string facets)
    {
        var page = await PageAsync($"{Search}&q=spielplatz&lang={language}");
        Assert.Equal(title, Text(page, "h1"));
        Assert.Equal(summary, page.Descendants("p").Single(one => (string?)one.Attribute("role") == "status").Value);
        var main = page.Descendants("main").Single();
        Assert.Equal([result, facets], main.Descendants("h2").Select(one => one.Value));
        Assert.Contains("<b>", main.Value, StringComparison.Ordinal); // of a description, as text
        Assert.All(main.Descendants("input").Concat(main.Descendants("select")).Where(one => (string?)one.Attribute("type") != "hidden"), field => Assert.Equal("label", field.Parent!.Name.LocalName));
        Assert.All(main.Descendants("ul").Where(one => one.Attribute("aria-labelledby") is not null),
            list => Assert.Single(page.Descendants(), one => (string?)one.Attribute("id") == list.Attribute("aria-labelledby")!.Value));
        var ids = page.Descendants().Select(one => (string?)one.Attribute("id")).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(ids.Contains("eingrenzen"), page.Descendants("a").Any(one => (string?)one.Attribute("href") == "#eingrenzen"));
    }

    [Fact]
    public async Task A_chosen_facet_can_be_taken_back_and_stays_in_the_form()
    {
        var page = await PageAsync(Search + "&type=dataset&freshness=older&lang=de");
        var chosen = page.Descendants("ul").Single(one => (string?)one.Attribute("class") == "chosen").Descendants("a").ToList();
        Assert.Equal(["Aktualität: älter ✕", "Art: Datensatz ✕"], chosen.Select(one => one.Value));
        Assert.DoesNotContain("freshness", chosen[0].Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.Contains("type=dataset", chosen[0].Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("input"), one => (string?)one.Attribute("name") == "freshness" && (string?)one.Attribute("value") == "older");
        Assert.Contains(page.Descendants("a"), one => (string?)one.Attribute("aria-current") == "true");
    }

    [Fact]
    public async Task The_page_of_a_record_of_others_names_its_source_and_all_links()
    {
        var id = (await server.JsonAsync("/collections/records/items?q=spielplatz")).GetProperty("features")[0].GetProperty("id").GetString()!;
        var page = await PageAsync($"/records/{id}?f=html&lang=de");
        Assert.Equal("Spielplätze", Text(page, "h1"));
        var links = page.Descendants("main").Single().Descendants("a").Select(one => one.Attribute("href")!.Value).ToList();
        Assert.Superset(new HashSet<string> { "https://nachbar.example/s.csv", "https://nachbar.example/page", "https://licence.example/own", "mailto:gruen@nachbar.example" }, links.ToHashSet());
        Assert.Contains("nachbar", page.Descendants("dd").Select(one => one.Value));
    }

    [Theory]
    [Trait("requirement", "/req/autodiscovery/links")]
    [InlineData("/?f=html")]
    [InlineData("/collections?f=html")]
    [InlineData(Search)]
    [InlineData("/collections/records?f=html")]
    public async Task Every_page_leads_to_the_catalogue(string path)
    {
        var head = (await PageAsync(path)).Descendants("head").Single();
        var link = head.Elements("link").Single(one => (string?)one.Attribute("rel") == "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog");
        await server.JsonAsync(link.Attribute("href")!.Value);
        Assert.Contains(head.Elements("link"), one => (string?)one.Attribute("rel") == "search");
    }

    [Fact]
    public async Task Nothing_found_says_how_to_search() =>
        Assert.Contains("Kommas", (await PageAsync(Search + "&q=nirgendwo&lang=de")).Descendants("main").Single().Value, StringComparison.Ordinal);

    static string Text(XElement page, string name) => page.Descendants(name).Single().Value;

    async Task<XElement> PageAsync(string path)
    {
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, path);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // Well-formed but for elements without content and attributes without value.
        return XElement.Parse(Void().Replace(html["<!DOCTYPE html>".Length..], "<$1$2/>"));
    }

    [GeneratedRegex("<(meta|link|input)([^>]*)>")]
    private static partial Regex Void();
}
